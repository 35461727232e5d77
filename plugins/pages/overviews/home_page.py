"""The first page."""

from __future__ import annotations

from typing import TypedDict

from plugins.core.languages import DUTCH
from plugins.core.texts.documents import newest_first
from plugins.core.texts.page_texts import PageDraft
from plugins.pages.card_views import CardView
from plugins.pages.guidance.signposts import questions
from plugins.pages.kind_pages import themes_of
from plugins.pages.overviews.money_pages import contribution_chart
from plugins.pages.page_views import PageViews
from plugins.views.charts.chart_views import ChartView
from plugins.views.links import QuestionLink
from plugins.views.map_views import MapView, plain_map_view
from plugins.views.page_frames import NoContext

__all__ = ["HomeContext", "home", "nothing"]

ON_HOME = 6
"""Stories on the first page."""


class HomeContext(TypedDict):
    """The first page."""

    map: MapView | None
    map_as_list: str
    """The page with all municipalities."""
    questions: list[QuestionLink]
    stories: list[CardView]
    themes: list[CardView]
    money: ChartView | None
    documents: list[CardView]


def nothing(views: PageViews, draft: PageDraft) -> NoContext:
    """A plain page has its text alone."""
    return {}


def home(views: PageViews, draft: PageDraft) -> HomeContext:
    """The first page: the region, the questions people come with, the news, money and themes.

    In another language it links to the pages in that language, and lists nothing that is Dutch
    alone.
    """
    language = draft.language
    plans = sorted(
        views.run.site.of_kind("jaarplan", language), key=lambda item: item.slug, reverse=True
    )
    courses = sorted(
        views.run.site.of_kind("koers", language), key=lambda item: item.slug, reverse=True
    )
    newest = courses[0].slug if courses else ""
    return {
        "map": plain_map_view(views.run, draft.block_id("kaart"), language),
        "map_as_list": views.run.site.layout_address("gemeenten", language),
        "questions": questions(views) if language == DUTCH else views.leads(language),
        "stories": views.cards(
            newest_first(views.run.site.of_kind("verhaal", language))[:ON_HOME], language
        ),
        "themes": views.cards(themes_of(views, newest, language), language),
        "money": contribution_chart(views, draft, plans[0]) if plans else None,
        "documents": views.cards([*plans[:1], *courses[:1]], language),
    }
