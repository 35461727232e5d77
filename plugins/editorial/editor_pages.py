"""The editor's own pages, in a preview only, written when everything that is wrong is known."""

from __future__ import annotations

import json

from plugins.core.problems import Place, problem
from plugins.editorial.late_panels import late_panels
from plugins.editorial.manual_page import Manual, manual_page
from plugins.editorial.new_file_page import NewFileContext, new_file_view
from plugins.editorial.overview import (
    NEW,
    OVERVIEW,
    WORKBOOKS,
    OverviewContext,
    overview_view,
)
from plugins.editorial.workbook_page import WorkbooksContext, workbooks_view
from plugins.run.run_state import Run
from plugins.support.templates import TemplateFault
from plugins.views.links import Link
from plugins.views.page_frames import (
    Context,
    NoContext,
    PageView,
    Template,
    editorial_site,
    plain_page,
)

__all__ = ["announce_overview", "write_editor_pages"]

EDITORIAL = Template("editorial.html", OverviewContext)
NEW_FILE = Template("new_file.html", NewFileContext)
BOOKS = Template("workbooks.html", WorkbooksContext)
GUIDE = Template("page.html", NoContext)

LATE = "/redactie/meldingen.json"
"""What was found only when all pages were there; `preview.js` puts it where it belongs."""
TITLES = {
    OVERVIEW: (
        "Redactie",
        "Wat er goed staat, wat er nog mist en wat er vanzelf verandert. Alleen u ziet deze"
        " pagina.",
    ),
    NEW: (
        "Iets nieuws maken",
        "U krijgt een bestand waarin alles is uitgelegd. Het is een concept: het staat pas op"
        " de site als u dat zegt.",
    ),
    WORKBOOKS: (
        "Cijfers uit Excel",
        "Zet een werkmap naast cijfers.csv. Hier ziet u wat zij verandert, voordat u haar"
        " overneemt.",
    ),
}
"""Title and summary of each page."""


def announce_overview(run: Run) -> None:
    """Announce the page that every page of a preview links to."""
    if run.preview:
        run.writer.files.add(OVERVIEW)


def write_editor_pages(run: Run) -> None:
    """Write the pages."""
    if not run.preview or run.settings.check_only:
        return
    _write(run, EDITORIAL, _page(run, OVERVIEW), overview_view(run))
    _write(run, NEW_FILE, _page(run, NEW), new_file_view())
    _write(run, BOOKS, _page(run, WORKBOOKS), workbooks_view(run))
    manual = manual_page(run)
    if manual:
        _write(run, GUIDE, _manual(run, manual), NoContext())
    late = json.dumps(late_panels(run), ensure_ascii=False)
    run.writer.data(LATE, late.encode("utf-8"))


def _page(run: Run, address: str) -> PageView:
    title, summary = TITLES[address]
    trail = _trail(address, title)
    return {**plain_page(run, address, title), "breadcrumbs": trail, "summary": summary}


def _manual(run: Run, manual: Manual) -> PageView:
    return {
        **plain_page(run, manual.address, manual.title),
        "breadcrumbs": _trail(manual.address, manual.title),
        "summary": manual.summary,
        "body": manual.body,
        "toc": manual.toc,
    }


def _trail(address: str, title: str) -> list[Link]:
    """Return the way back to the overview."""
    if address == OVERVIEW:
        return []
    return [{"text": "Redactie", "url": OVERVIEW}, {"text": title, "url": address}]


def _write(run: Run, template: Template[Context], page: PageView, context: Context) -> None:
    """Write one page, whose links nobody judges."""
    address = page["url"]
    try:
        html = run.theme.render(template.name, editorial_site(run), page, **context)
    except TemplateFault as fault:
        place = Place(f"theme/templates/{template.name}")
        text = f"De pagina {address} kon niet worden gemaakt: {fault}"
        hint = "Laat dit aan de beheerder van de site zien."
        run.report.add(problem("sjabloon-fout", place, text, hint))
        return
    run.writer.page(address, html, examples=True)
