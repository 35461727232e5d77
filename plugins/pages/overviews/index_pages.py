"""Ways to find a page: the timeline, the list from A to Z, the search page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from plugins.core.dutch import Period, format_period, index_key, parse_period, slugify
from plugins.core.finding.search_records import FACETS
from plugins.core.languages import DUTCH
from plugins.core.texts.documents import by_period
from plugins.core.texts.header import SourceRef
from plugins.core.texts.page_texts import PageDraft
from plugins.pages.page_views import PageViews
from plugins.support.search_index import INDEX
from plugins.views.links import Link
from plugins.views.source_views import SourceView, source_view

__all__ = [
    "LettersContext",
    "SearchContext",
    "TimelineContext",
    "a_to_z",
    "search",
    "timeline",
]

CONTACT = "/contact/"


class EventView(Link):
    """Something that happened."""

    period: str
    source: SourceView | None


class YearView(TypedDict):
    """What happened in a year."""

    year: str
    items: list[EventView]


class TimelineContext(TypedDict):
    """The timeline."""

    years: list[YearView]


class IndexEntry(Link):
    """A name in the list from A to Z."""

    kind: str


class LetterView(TypedDict):
    """The names that begin with a letter."""

    id: str
    text: str
    entries: list[IndexEntry]


class LettersContext(TypedDict):
    """The list from A to Z."""

    letters: list[LetterView]


class SearchFacet(TypedDict):
    """What a reader can narrow a search by."""

    name: str
    """Its name in the address."""
    title: str
    all: str
    """The words for no choice."""


class SearchContext(TypedDict):
    """The page that searches."""

    index: str
    """The folder of the index, relative to the first page."""
    a_to_z: str
    contact: str
    facets: list[SearchFacet]


def timeline(views: PageViews, draft: PageDraft) -> TimelineContext:
    """What happened since the start, from the register and from stories, by period."""
    events = [*_events_of_register(views), *_events_of_stories(views)]
    years: dict[int, list[EventView]] = {}
    order = sorted(events, key=lambda item: (item[0].first, item[0].last, item[1]["text"]))
    for period, event in order:
        years.setdefault(period.first.year, []).append(event)
    return {"years": [{"year": str(year), "items": years[year]} for year in sorted(years)]}


def _events_of_register(views: PageViews) -> Iterator[tuple[Period, EventView]]:
    run = views.run
    for record in run.site.registers["tijdlijn"].values():
        period = parse_period(record["periode"])
        if period:
            yield (
                period,
                {
                    "text": record["tekst"],
                    "url": record["link"],
                    "source": source_view(run, SourceRef(record["bron"], record["plaats"])),
                    "period": format_period(period),
                },
            )


def _events_of_stories(views: PageViews) -> Iterator[tuple[Period, EventView]]:
    run = views.run
    for item in run.site.of_kind("verhaal"):
        if item.period:
            yield (
                item.period,
                {
                    "text": item.title,
                    "url": item.address,
                    "source": source_view(run, item.sources[0]) if item.sources else None,
                    "period": format_period(item.period),
                },
            )


def a_to_z(views: PageViews, draft: PageDraft) -> LettersContext:
    """All pages by name, with each initiative at the latest story about it."""
    letters: dict[str, list[IndexEntry]] = {}
    entries = _named_pages(views, draft)
    entries += _named_initiatives(views, {entry["text"] for entry in entries})
    for entry in sorted(entries, key=lambda item: (index_key(item["text"]), item["url"])):
        first = index_key(entry["text"])[0][:1]
        letters.setdefault(first.upper() if first.isalpha() else "0–9", []).append(entry)
    return {
        "letters": [
            {"id": f"letter-{slugify(letter)}", "text": letter, "entries": found}
            for letter, found in letters.items()
        ]
    }


def _named_pages(views: PageViews, draft: PageDraft) -> list[IndexEntry]:
    word = views.run.theme.word_in
    return [
        {
            "text": item.title,
            "url": item.address,
            "kind": "" if item.kind.name == "pagina" else word(DUTCH, f"kind-{item.kind.name}"),
        }
        for item in views.run.site.documents
        if item.address and item.language == DUTCH and item is not draft.document
    ]


def _named_initiatives(views: PageViews, titles: set[str]) -> list[IndexEntry]:
    """Return the initiatives that a story is about and no page is named after."""
    run = views.run
    stories = {
        name: item.address
        for item in reversed(by_period(run.site.of_kind("verhaal")))
        for name in item.ids("initiatieven")
    }
    kind = run.theme.word_in(DUTCH, "initiative")
    return [
        {"text": record["naam"], "url": stories[name], "kind": kind}
        for name, record in run.site.registers["initiatieven"].items()
        if name in stories and record["naam"] not in titles
    ]


def search(views: PageViews, draft: PageDraft) -> SearchContext:
    """The page that searches: where the index is, what can be chosen, and other ways to find."""
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
