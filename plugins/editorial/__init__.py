"""The editor's own pages, in a preview only: what is wrong, what is not public, what comes and goes, where it is thin, and how things are done."""

from __future__ import annotations

import json
from typing import Any

from pelican import signals

from plugins.core.problems import Place, problem
from plugins.editorial.late_panels import late_panels
from plugins.editorial.manual_page import manual_page
from plugins.editorial.overview import NEW, OVERVIEW, WORKBOOKS, new_file_view, overview_view
from plugins.editorial.workbook_page import workbooks_view
from plugins.run.generator import SiteGenerator
from plugins.support.templates import TemplateFault
from plugins.views.views import editorial_site, plain_page

LATE = "/redactie/meldingen.json"
"""What was found only when all pages stood; `preview.js` puts it where it belongs."""


class EditorialGenerator(SiteGenerator):
    """Writes its pages last of all, when everything that is wrong is known."""

    def generate_output(self, writer: Any) -> None:
        """Announce the page to which every page of a preview leads."""
        if self.build.preview:
            writer.files.add(OVERVIEW)

    def judge(self) -> None:
        """Write the pages; other features judge before this one, and nobody judges these pages."""
        if not self.build.preview or self.build.settings.get("CHECK_ONLY"):
            return
        self._page(
            OVERVIEW,
            "editorial.html",
            "Redactie",
            "Wat er goed staat, wat er nog mist en wat er vanzelf verandert. Alleen u ziet deze"
            " pagina.",
            **overview_view(self.build),
        )
        self._page(
            NEW,
            "new_file.html",
            "Iets nieuws maken",
            "U krijgt een bestand waarin alles is uitgelegd. Het is een concept: het staat pas op"
            " de site als u dat zegt.",
            form=new_file_view(self.build),
        )
        self._page(
            WORKBOOKS,
            "workbooks.html",
            "Cijfers uit Excel",
            "Zet een werkmap naast cijfers.csv. Hier ziet u wat zij verandert, voordat u haar"
            " overneemt.",
            books=workbooks_view(self.build),
        )
        manual = manual_page(self.build)
        if manual:
            self._page(
                manual.address,
                "page.html",
                manual.title,
                manual.summary,
                body=manual.body,
                toc=manual.toc,
            )
        self.build.writer.data(
            LATE, json.dumps(late_panels(self.build), ensure_ascii=False).encode("utf-8")
        )

    def _page(
        self,
        address: str,
        template: str,
        title: str,
        summary: str,
        *,
        body: Any = "",
        toc: Any = (),
        **views: Any,
    ) -> None:
        """Write one page, with the way back to the overview."""
        trail = (
            []
            if address == OVERVIEW
            else [{"text": "Redactie", "url": OVERVIEW}, {"text": title, "url": address}]
        )
        page = {
            **plain_page(self.build, address, title),
            "summary": summary,
            "breadcrumbs": trail,
            "body": body,
            "toc": list(toc),
        }
        try:
            html = self.build.theme.render(template, editorial_site(self.build), page, **views)
        except TemplateFault as fault:
            self.build.report.add(
                problem(
                    "sjabloon-fout",
                    Place(f"theme/templates/{template}"),
                    f"De pagina {address} kon niet worden gemaakt: {fault}",
                    "Laat dit aan de beheerder van de site zien.",
                )
            )
            return
        self.build.writer.page(address, html, examples=True)


def _generator(pelican: Any) -> type[EditorialGenerator]:
    return EditorialGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
