"""The forms in the browser at /beheer/: a page, Decap CMS, and its configuration.

The configuration is made from the declarations of fields. All of it is off unless FORMS is set.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.core.command_lines import command_line
from plugins.core.dutch import MONTHS
from plugins.core.languages import DUTCH
from plugins.core.problems import Place, problem
from plugins.core.writing.form_backend import backend_of, form_policy
from plugins.core.writing.form_configuration import PHRASES, file_formats, form_config
from plugins.core.writing.form_fields import Known
from plugins.run.run_state import Run
from plugins.run.tree_writer import TreeWriter
from plugins.support.decap import published_files
from plugins.support.files import walk
from plugins.support.templates import TemplateFault
from plugins.views.page_frames import FORMS, NoContext, PageView, SiteName, Template, plain_page

TEMPLATE = Template("forms.html", NoContext, SiteName)
BROWSER = Path(__file__).with_name("browser")


class FormsPage:
    """The page of the forms.

    It is for writers: in no sitemap, feed, list or ledger, and not for search engines.
    """

    def __init__(self, run: Run) -> None:
        self.run = run

    def write(self) -> None:
        """Write page, scripts and configuration where they are switched on."""
        run = self.run
        if not run.settings.forms:
            return
        try:
            backend = backend_of(run.settings.forms)
        except ValueError as error:
            self._fault(
                str(error),
                "Pas FORMS aan in publishconf.py of pelicanconf.py; docs/forms.md geeft voor elke"
                " dienst een voorbeeld.",
            )
            return
        if not run.settings.check_only:
            self._write(run.writer, backend)

    def _fault(self, text: str, hint: str) -> None:
        self.run.report.add(problem("pelican-fout", Place("pelicanconf.py"), text, hint))

    def _write(self, writer: TreeWriter, backend: Mapping[str, Any]) -> None:
        """Write everything, or report why that is not possible."""
        taken = next((item for item in self.run.site.documents if item.address == FORMS), None)
        fetched = list(published_files())
        if taken:
            self.run.report.add(
                problem(
                    "adres-dubbel",
                    Place(taken.path),
                    f"Dit bestand krijgt het adres van de formulieren: {FORMS}",
                    "Geef het bestand een andere naam.",
                )
            )
        elif not fetched:
            self._fault(
                "De formulieren staan aan, maar Decap CMS is niet opgehaald.",
                f"Dit haalt het op: {command_line('html')}",
            )
        elif self._page(writer, backend):
            for name, file in (*fetched, *((file.name, file) for file in walk(BROWSER))):
                writer.copy(FORMS + name, file)
            writer.data(
                FORMS + "config.json",
                json.dumps(self._configuration(backend), ensure_ascii=False, indent=1).encode(
                    "utf-8"
                ),
            )

    def _page(self, writer: TreeWriter, backend: Mapping[str, Any]) -> bool:
        """Write the page itself; return whether the theme could make it."""
        run = self.run
        site: SiteName = {"name": run.settings.site_name}
        page: PageView = {
            **plain_page(run, FORMS, run.theme.word_in(DUTCH, "forms-title")),
            "policy": form_policy(backend),
            "noindex": True,
        }
        try:
            writer.page(
                FORMS,
                run.theme.render(TEMPLATE.name, site, page),
                examples=True,
            )
        except TemplateFault as fault:
            run.report.add(
                problem(
                    "sjabloon-fout",
                    Place("theme/templates/forms.html"),
                    f"De pagina {FORMS} kon niet worden gemaakt: {fault}",
                    "Laat dit aan de beheerder van de site zien.",
                )
            )
            return False
        return True

    def _configuration(self, backend: Mapping[str, Any]) -> dict[str, Any]:
        """Return what our script reads: Decap's configuration, file formats, names of months."""
        known = self._known()
        # Decap's local server works in content/ itself; in a repository that is a folder.
        folder = (
            "" if backend["name"] == "proxy" else self.run.site.path_of(self.run.site.content) + "/"
        )
        return {
            "config": form_config(dict(backend), folder, known),
            "formats": file_formats(known, self.run.day),
            "months": list(MONTHS[DUTCH]),
            "phrases": PHRASES,
        }

    def _known(self) -> Known:
        """Return the ids that fields refer to, with their names."""
        registers = {
            name: {
                record.id: record["naam"] or record["titel"] or record.id
                for record in register.values()
            }
            for name, register in self.run.site.registers.items()
        }
        return {
            **registers,
            "datasets": {dataset.id: dataset.title for dataset in self.run.site.datasets.values()},
        }


def write_forms(run: Run) -> None:
    """Write page, scripts and configuration of the forms where they are switched on."""
    FormsPage(run).write()
