"""Lists of stories: all of them, and one for each theme, municipality, sector and year, in pages of twenty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plugins.core.dutch import sort_key
from plugins.core.texts.documents import Document, by_period
from plugins.core.texts.page_texts import PageDraft
from plugins.pages.page_views import PageViews, View
from plugins.views.page_frames import canonical

__all__ = ["Listing", "story_listings"]

PER_PAGE = 20
FACETS = (("thema", "themas"), ("gemeente", "gemeenten"), ("sector", "sectoren"))


@dataclass(frozen=True)
class Listing:
    """One page of one list."""

    page: View
    context: dict[str, Any]
    identity: str


@dataclass(frozen=True)
class _Facet:
    """A choice within a facet: its address, name and stories."""

    facet: str
    value: str
    name: str
    stories: list[Document]

    @property
    def address(self) -> str:
        return f"/verhalen/{self.facet}/{self.value}/"


def story_listings(views: PageViews, page: PageDraft) -> Iterator[Listing]:
    """Give all pages of all lists of stories. `page` is the document with the introduction."""
    stories = by_period(views.run.site.of_kind("verhaal"))
    choices = _choices(views, stories)
    yield from _pages(views, page, None, stories, choices)
    for choice in choices:
        yield from _pages(views, page, choice, choice.stories, choices)


def _choices(views: PageViews, stories: list[Document]) -> list[_Facet]:
    """Give every choice that has stories, facet by facet."""
    found = []
    for facet, register in FACETS:
        records = views.run.site.registers[register]
        members: dict[str, list[Document]] = {}
        for story in stories:
            for value in story.ids(register):
                members.setdefault(value, []).append(story)
        names = {value: records[value]["kort"] or records[value]["naam"] for value in members}
        order = (
            list(records)
            if register == "themas"
            else sorted(members, key=lambda value: sort_key(names[value]))
        )
        found += [
            _Facet(facet, value, names[value], members[value])
            for value in order
            if value in members
        ]
    years: dict[int, list[Document]] = {}
    for story in stories:
        for year in story.period.years if story.period else ():
            years.setdefault(year, []).append(story)
    return [
        *found,
        *(
            _Facet("jaar", str(year), str(year), years[year])
            for year in sorted(years, reverse=True)
        ),
    ]


def _pages(
    views: PageViews,
    page: PageDraft,
    choice: _Facet | None,
    stories: list[Document],
    choices: list[_Facet],
) -> Iterator[Listing]:
    """Cut one list into pages."""
    base = choice.address if choice else page.address
    count = max(1, -(-len(stories) // PER_PAGE))
    facets = _facet_views(views, choices, base)
    for number in range(1, count + 1):
        address = base if number == 1 else f"{base}pagina/{number}/"
        shown = stories[(number - 1) * PER_PAGE : number * PER_PAGE]
        context = {
            "heading": _heading(views, choice, len(stories)),
            "cards": views.cards(shown),
            "facets": facets,
            "pagination": _pagination(base, number, count),
            "feeds": _feeds(views, choice),
        }
        identity = (
            f"lijst:verhalen{base.removeprefix('/verhalen')}{number}"
            if choice or number > 1
            else page.document.identity
        )
        yield Listing(_page_view(views, page, choice, address, number), context, identity)


def _page_view(
    views: PageViews, page: PageDraft, choice: _Facet | None, address: str, number: int
) -> View:
    """Give the head of one page of a list."""
    word = views.run.theme.word_in
    title = f"{page.document.title}: {choice.name}" if choice else page.document.title
    if number > 1:
        title += f", {word('nl', 'page').lower()} {number}"
    view = {
        **views.of_document(page),
        "title": title,
        "url": address,
        "breadcrumbs": views.trail(address, title),
    }
    view["canonical"] = canonical(views.run, address)
    summary = (
        word("nl", f"stories-of-{choice.facet}", name=choice.name) if choice else view["summary"]
    )
    return (
        view
        if not choice and number == 1
        else {**view, "body": "", "toc": [], "summary": summary, "sources": [], "notes": []}
    )


def _heading(views: PageViews, choice: _Facet | None, count: int) -> str:
    """Say how many stories the list has."""
    key = "stories-count-one" if count == 1 else "stories-count"
    return views.run.theme.word_in("nl", key, n=count, name=choice.name if choice else "")


def _facet_views(views: PageViews, choices: list[_Facet], current: str) -> list[View]:
    """Give the choices of each facet as links with counts."""
    word = views.run.theme.word_in
    groups = []
    for facet in dict.fromkeys(choice.facet for choice in choices):
        items = [
            {
                "text": choice.name,
                "url": choice.address,
                "count": str(len(choice.stories)),
                "current": choice.address == current,
            }
            for choice in choices
            if choice.facet == facet
        ]
        groups.append({"title": word("nl", f"facet-{facet}"), "items": items})
    everything = {
        "text": word("nl", "all-stories"),
        "url": "/verhalen/",
        "count": "",
        "current": current == "/verhalen/",
    }
    return [{"title": word("nl", "facet-all"), "items": [everything]}, *groups]


def _pagination(base: str, number: int, count: int) -> View | None:
    """Give the links between the pages of a list, or None for a single page."""
    if count == 1:
        return None

    def address(page: int) -> str:
        return base if page == 1 else f"{base}pagina/{page}/"

    return {
        "pages": [
            {"number": str(page), "url": address(page), "current": page == number}
            for page in range(1, count + 1)
        ],
        "previous": address(number - 1) if number > 1 else None,
        "next": address(number + 1) if number < count else None,
    }


def _feeds(views: PageViews, choice: _Facet | None) -> list[View]:
    """Return the feeds of a list: of all stories, or of a theme."""
    run = views.run
    feeds = run.feeds if choice is None else []
    if choice and choice.facet == "thema":
        feeds = run.theme_feeds.get(choice.value, [])
    return [feed._asdict() for feed in feeds]
