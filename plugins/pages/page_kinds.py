"""Which view and template each kind of page and each layout has."""

from __future__ import annotations

from collections.abc import Callable

from plugins.core.texts.page_texts import PageDraft
from plugins.pages import (
    dataset_pages,
    guides,
    home_page,
    index_pages,
    kind_pages,
    money_pages,
    overview_pages,
)
from plugins.pages.page_views import PageViews, View

__all__ = ["KIND_VIEWS", "LAYOUT_VIEWS", "PageView"]

PageView = Callable[[PageViews, PageDraft], View]
"""Returns what a page shows besides its own text; its template asks for nothing else."""

KIND_VIEWS: dict[str, PageView] = {
    "verhaal": kind_pages.story,
    "jaarplan": kind_pages.adopted,
    "jaarverslag": kind_pages.adopted,
    "verantwoording": kind_pages.adopted,
    "koers": kind_pages.course,
    "thema": kind_pages.theme,
    "gemeente": kind_pages.municipality,
    "gegevens": dataset_pages.dataset_page,
}
"""The view of each kind; its template is in the declaration of the kind."""
LAYOUT_VIEWS: dict[str, tuple[str, PageView]] = {
    "gewoon": ("page.html", home_page.nothing),
    "begin": ("home.html", home_page.home),
    "jaarplannen": ("overview.html", overview_pages.kind_overview("jaarplan")),
    "jaarverslagen": ("overview.html", overview_pages.kind_overview("jaarverslag")),
    "koersen": ("overview.html", overview_pages.courses),
    "themas": ("overview.html", overview_pages.kind_overview("thema")),
    "gemeenten": ("overview.html", overview_pages.municipalities),
    "verantwoordingen": ("overview.html", overview_pages.kind_overview("verantwoording")),
    "cijfers": ("figures.html", overview_pages.all_figures),
    "begroting": ("budget.html", money_pages.budget),
    "kanttekeningen": ("notes.html", overview_pages.all_notes),
    "tijdlijn": ("timeline.html", index_pages.timeline),
    "data": ("data.html", overview_pages.all_data),
    "a-z": ("a_to_z.html", index_pages.a_to_z),
    "begrippen": ("glossary.html", guides.glossary),
    "terecht": ("signpost.html", guides.signpost),
    "zoeken": ("search.html", index_pages.search),
}
"""Template and view of each layout of a plain page; `verhalen` makes several pages."""
