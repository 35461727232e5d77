"""Ways to find a page: the timeline, the list from A to Z, the search page."""

from __future__ import annotations

from typing import Any

from plugins.core.dutch import format_period, index_key, parse_period, slugify
from plugins.core.finding.search_records import FACETS
from plugins.core.texts.documents import by_period
from plugins.core.texts.header import SourceRef
from plugins.core.texts.page_texts import PageDraft
from plugins.pages.page_views import PageViews, View
from plugins.support.search_index import INDEX
from plugins.views.source_views import source_view

__all__ = ["a_to_z", "search", "timeline"]

CONTACT = "/contact/"


def timeline(views: PageViews, draft: PageDraft) -> View:
    """What happened since the start, from the register and from stories, by period."""
    run = views.run
    items: list[tuple[Any, str, View]] = []
    for record in run.site.registers["tijdlijn"].values():
        period = parse_period(record["periode"])
        if period:
            source = source_view(run, SourceRef(record["bron"], record["plaats"]))
            items.append(
                (
                    period,
                    record["tekst"],
                    {"text": record["tekst"], "url": record["link"], "source": source},
                )
            )
    for item in run.site.of_kind("verhaal"):
        if item.period:
            first = source_view(run, item.sources[0]) if item.sources else ""
            items.append(
                (
                    item.period,
                    item.title,
                    {"text": item.title, "url": item.address, "source": first},
                )
            )
    years: dict[int, list[View]] = {}
    for period, _, view in sorted(
        items, key=lambda entry: (entry[0].first, entry[0].last, entry[1])
    ):
        years.setdefault(period.first.year, []).append({**view, "period": format_period(period)})
    return {"years": [{"year": str(year), "items": years[year]} for year in sorted(years)]}


def a_to_z(views: PageViews, draft: PageDraft) -> View:
    """All pages by name, with the initiatives of the register under the stories that tell of them."""
    run, word = views.run, views.run.theme.word_in
    entries = [
        (
            item.title,
            item.address,
            "" if item.kind.name == "pagina" else word("nl", f"kind-{item.kind.name}"),
        )
        for item in run.site.documents
        if item.address and item.language == "nl" and item is not draft.document
    ]
    told = {
        name: item.address
        for item in reversed(by_period(run.site.of_kind("verhaal")))
        for name in item.ids("initiatieven")
    }
    titles = {title for title, _, _ in entries}
    entries += [
        (record["naam"], told[name], word("nl", "initiative"))
        for name, record in run.site.registers["initiatieven"].items()
        if name in told and record["naam"] not in titles
    ]
    letters: dict[str, list[View]] = {}
    for title, address, kind in sorted(entries, key=lambda entry: (index_key(entry[0]), entry[1])):
        first = index_key(title)[0][:1]
        letters.setdefault(first.upper() if first.isalpha() else "0–9", []).append(
            {"text": title, "url": address, "kind": kind}
        )
    return {
        "letters": [
            {"id": f"letter-{slugify(letter)}", "text": letter, "entries": found}
            for letter, found in letters.items()
        ]
    }


def search(views: PageViews, draft: PageDraft) -> View:
    """The page that searches: where the index stands, what can be chosen, and where to go without it."""
    word = views.run.theme.word_in
    return {
        "index": INDEX.lstrip("/"),
        "a_to_z": views.run.site.layout_address("a-z"),
        "contact": CONTACT if CONTACT in views.pages else "",
        "facets": [
            {
                "name": name,
                "title": word("nl", f"search-facet-{name}"),
                "all": word("nl", f"search-all-{name}"),
            }
            for name in FACETS
        ],
    }
