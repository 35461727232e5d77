"""Which template and view each kind of page and each layout has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from plugins.core.texts.kinds import DATASET_PAGE, KINDS
from plugins.core.texts.page_texts import PageDraft
from plugins.pages import dataset_pages, kind_pages
from plugins.pages.guidance import signposts
from plugins.pages.overviews import home_page, index_pages, money_pages, overview_pages
from plugins.pages.page_views import PageViews
from plugins.views.page_frames import Context, NoContext, Template

__all__ = ["KIND_PAGES", "LAYOUT_PAGES", "DocumentPage"]


@dataclass(frozen=True)
class DocumentPage(Generic[Context]):
    """A template, and the view that makes what it gets besides `page` and `site`."""

    template: Template[Context]
    view: Callable[[PageViews, PageDraft], Context]


def _kind(
    name: str, view: Callable[[PageViews, PageDraft], Context], context: type[Context]
) -> DocumentPage[Context]:
    """Return the page of a kind, whose template is in its declaration."""
    kind = next(item for item in (*KINDS, DATASET_PAGE) if item.name == name)
    return DocumentPage(Template(kind.template, context), view)


def _layout(
    template: str, view: Callable[[PageViews, PageDraft], Context], context: type[Context]
) -> DocumentPage[Context]:
    return DocumentPage(Template(template, context), view)


def _overview(
    view: Callable[[PageViews, PageDraft], overview_pages.OverviewContext],
) -> DocumentPage[overview_pages.OverviewContext]:
    return _layout("overview.html", view, overview_pages.OverviewContext)


KIND_PAGES: dict[str, DocumentPage[Any]] = {
    "verhaal": _kind("verhaal", kind_pages.story, kind_pages.StoryContext),
    "jaarplan": _kind("jaarplan", kind_pages.adopted, kind_pages.AdoptedContext),
    "jaarverslag": _kind("jaarverslag", kind_pages.adopted, kind_pages.AdoptedContext),
    "verantwoording": _kind("verantwoording", kind_pages.adopted, kind_pages.AdoptedContext),
    "koers": _kind("koers", kind_pages.course, kind_pages.CourseContext),
    "thema": _kind("thema", kind_pages.theme, kind_pages.ThemeContext),
    "gemeente": _kind("gemeente", kind_pages.municipality, kind_pages.MunicipalityContext),
    "gegevens": _kind("gegevens", dataset_pages.dataset_page, dataset_pages.DatasetContext),
}
"""The page of each kind."""
LAYOUT_PAGES: dict[str, DocumentPage[Any]] = {
    "gewoon": _layout("page.html", home_page.nothing, NoContext),
    "begin": _layout("home.html", home_page.home, home_page.HomeContext),
    "jaarplannen": _overview(overview_pages.kind_overview("jaarplan")),
    "jaarverslagen": _overview(overview_pages.kind_overview("jaarverslag")),
    "koersen": _overview(overview_pages.courses),
    "themas": _overview(overview_pages.kind_overview("thema")),
    "gemeenten": _overview(overview_pages.municipalities),
    "verantwoordingen": _overview(overview_pages.kind_overview("verantwoording")),
    "cijfers": _layout("figures.html", overview_pages.all_figures, overview_pages.FiguresContext),
    "begroting": _layout("budget.html", money_pages.budget, money_pages.BudgetContext),
    "kanttekeningen": _layout("notes.html", overview_pages.all_notes, overview_pages.NotesContext),
    "tijdlijn": _layout("timeline.html", index_pages.timeline, index_pages.TimelineContext),
    "data": _layout("data.html", overview_pages.all_data, overview_pages.DataContext),
    "a-z": _layout("a_to_z.html", index_pages.a_to_z, index_pages.LettersContext),
    "begrippen": _layout("glossary.html", signposts.glossary, signposts.GlossaryContext),
    "terecht": _layout("signpost.html", signposts.signpost, signposts.SignpostContext),
    "zoeken": _layout("search.html", index_pages.search, index_pages.SearchContext),
}
"""The page of each layout of a plain page; `verhalen` makes several pages."""
