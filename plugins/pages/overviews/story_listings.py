"""Lists of stories, in pages of twenty.

One is of all stories; the others are of each theme, municipality, sector and year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from plugins.core.dutch import sort_key
from plugins.core.texts.documents import Document, by_period
from plugins.core.texts.page_texts import PageDraft
from plugins.pages.card_views import CardView
from plugins.pages.page_views import PageViews
from plugins.run.run_state import FeedLink
from plugins.support.templates import Markup
from plugins.views.page_frames import PageView, canonical

__all__ = ["Listing", "StoriesContext", "story_listings"]

PER_PAGE = 20
FACETS = (("thema", "themas"), ("gemeente", "gemeenten"), ("sector", "sectoren"))


class FacetItem(TypedDict):
    """One choice, as a link to its list."""

    text: str
    url: str
    count: str
    """The number of stories, or empty."""
    current: bool


class FacetView(TypedDict):
    """The choices of one kind."""

    title: str
    items: list[FacetItem]


class PageLink(TypedDict):
    """A page of a list."""

    number: str
    url: str
    current: bool


class PaginationView(TypedDict):
    """The pages of a list."""

    pages: list[PageLink]
    previous: str | None
    next: str | None


class StoriesContext(TypedDict):
    """One page of one list."""

    heading: str
    """How many stories the list has, in words."""
    cards: list[CardView]
    facets: list[FacetView]
    pagination: PaginationView | None
    feeds: list[FeedLink]


@dataclass(frozen=True)
class Listing:
    """One page of one list, with its identity in the ledger."""

    page: PageView
    context: StoriesContext
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
    """Yield all pages of all lists; `page` is the document with the introduction."""
    stories = by_period(views.run.site.of_kind("verhaal"))
    choices = _choices(views, stories)
    yield from _pages(views, page, None, stories, choices)
    for choice in choices:
        yield from _pages(views, page, choice, choice.stories, choices)


def _choices(views: PageViews, stories: list[Document]) -> list[_Facet]:
    """Return every choice that has stories, facet by facet."""
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
        context: StoriesContext = {
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
) -> PageView:
    """Return one page of a list; the introduction is on the first page of all stories."""
    word = views.run.theme.word_in
    title = f"{page.document.title}: {choice.name}" if choice else page.document.title
    if number > 1:
        title += f", {word('nl', 'page').lower()} {number}"
    view: PageView = {
        **views.of_document(page),
        "title": title,
        "url": address,
        "breadcrumbs": views.trail(address, title),
        "canonical": canonical(views.run, address),
    }
    if not choice and number == 1:
        return view
    summary = view["summary"]
    if choice:
        summary = word("nl", f"stories-of-{choice.facet}", name=choice.name)
    return {
        **view,
        "body": Markup(""),
        "toc": [],
        "summary": summary,
        "sources": [],
        "notes": [],
    }


def _heading(views: PageViews, choice: _Facet | None, count: int) -> str:
    """Return how many stories the list has, in words."""
    key = "stories-count-one" if count == 1 else "stories-count"
    return views.run.theme.word_in("nl", key, n=count, name=choice.name if choice else "")


def _facet_views(views: PageViews, choices: list[_Facet], current: str) -> list[FacetView]:
    """Return the choices of each facet as links with counts."""
    word = views.run.theme.word_in
    groups: list[FacetView] = []
    for facet in dict.fromkeys(choice.facet for choice in choices):
        items: list[FacetItem] = [
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
    everything: FacetItem = {
        "text": word("nl", "all-stories"),
        "url": "/verhalen/",
        "count": "",
        "current": current == "/verhalen/",
    }
    return [{"title": word("nl", "facet-all"), "items": [everything]}, *groups]


def _pagination(base: str, number: int, count: int) -> PaginationView | None:
    """Return the links between the pages of a list, or None for a single page."""
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


def _feeds(views: PageViews, choice: _Facet | None) -> list[FeedLink]:
    """Return the feeds of a list: of all stories, or of a theme."""
    run = views.run
    if choice is None:
        return run.feeds
    return run.theme_feeds.get(choice.value, []) if choice.facet == "thema" else []
