"""Judges the finished tree before it is published: links and anchors, addresses that vanished, notes that hang loose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

from plugins.core.addresses.ledger import ledger_text
from plugins.core.addresses.links import Verdict, is_inside, judge_link
from plugins.core.addresses.old_addresses import judge_old_addresses
from plugins.core.addresses.vanished_addresses import judge_addresses
from plugins.core.dutch import nearest
from plugins.core.problems import Place, Problem, did_you_mean, problem
from plugins.core.texts.documents import ENDED, PLANNED, Document
from plugins.run.run_state import Run

LEDGER, OLD_ADDRESSES = "adressen.csv", "oude-adressen.csv"
_HREF = re.compile(r' href="([^"]*)"')


class TreeJudge:
    """Looks at the whole tree once everything is written."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def judge(self) -> None:
        """Report everything that only the whole tree can show."""
        self.run.whole = not self.run.report.stops
        self.run.report.add(*self._links())
        self.run.report.add(*self._loose_notes())
        self.run.report.add(*self._loose_ties())
        if not self.run.preview:
            keeps = self.run.settings.writes_ledger or self.run.settings.check_only
            self.run.report.add(
                *judge_addresses(
                    self._ledger_path(),
                    self.run.site.ledger,
                    self.run.identities,
                    new_are_recorded=keeps,
                    whole=self.run.whole,
                    ended=self.run.site.has_ended,
                )
            )
            self.run.report.add(
                *judge_old_addresses(
                    self.run.site.path_of(self.run.site.content / OLD_ADDRESSES),
                    self.run.site.old_addresses,
                    self.run.site.ledger,
                    self.run.identities,
                )
            )

    def _ledger_path(self) -> str:
        return self.run.site.path_of(self.run.site.content / LEDGER)

    def _links(self) -> Iterator[Problem]:
        """Judge every link of every page; each faulty link of a page is reported once."""
        run = self.run
        files = run.writer.files | set(run.redirect_pages)
        anchors = {address: page.ids for address, page in run.writer.pages.items()}
        yield from self._planned_links(files, anchors)
        owners = {document.address: document for document in run.site.documents}
        ended = {
            item.address: item
            for item in (*run.site.documents, *run.site.hidden)
            if item.state == ENDED
        }
        known: dict[str, bool] = {}
        for address, page in run.writer.pages.items():
            for link in dict.fromkeys(page.links):
                if link in ended and link != address:
                    yield self._word_ended(owners.get(address), address, link, ended[link])
                if (
                    link.startswith("/")
                    and "#" not in link
                    and known.setdefault(link, link in files)
                ):
                    continue
                verdict = judge_link(address, link, files, anchors)
                if verdict:
                    yield self._word(owners.get(address), address, link, verdict)

    def _planned_links(self, files: set[str], anchors: Mapping[str, set[str]]) -> Iterator[Problem]:
        """Judge the links typed in pages that come later, so that none of them stops the site on its day."""
        planned = [item for item in self.run.site.hidden if item.state == PLANNED and item.address]
        coming = files | {item.address for item in planned}
        for document in planned:
            for link in dict.fromkeys(
                unescape(value) for value in _HREF.findall(self.run.text_of(document).html)
            ):
                verdict = (
                    judge_link(document.address, link, coming, anchors) if is_inside(link) else None
                )
                if verdict:
                    yield self._word(document, document.address, link, verdict)

    def _word(
        self, document: Document | None, address: str, link: str, verdict: Verdict
    ) -> Problem:
        """Word a faulty link at the place where the writer typed it."""
        place = self._place(document, address, link)
        near = verdict.near
        if not place.line:
            text = f"Op {address} staat een link naar “{link}”, maar die pagina of plek is er niet."
            return problem(
                verdict.code,
                place,
                text,
                "De link staat niet in uw tekst; het thema maakt hem. Maak die pagina, of laat dit"
                " aan de beheerder van de site zien.",
            )
        if verdict.code == "anker-dood":
            text = f"De link “{link}” gaat naar een plek die niet op die pagina staat."
            return problem(
                "anker-dood",
                place,
                text,
                did_you_mean(
                    f"#{near}" if near else None,
                    "Haal het deel vanaf # weg, of kies een tussenkop van die pagina.",
                ),
            )
        if link.startswith("{"):
            folder = self.run.site.path_of(self.run.site.content)
            near = nearest(
                link,
                ["{filename}" + item.path.removeprefix(folder) for item in self.run.site.documents],
                cutoff=0.7,
            )
            return problem(
                "link-dood",
                place,
                f"De link “{link}” gaat naar een bestand dat er niet is.",
                did_you_mean(
                    near,
                    "Noem het bestand vanaf content/, zoals"
                    " {filename}/verhalen/2026/skills4future.md.",
                ),
            )
        text = f"De link “{link}” gaat naar een pagina die er niet is."
        return problem(
            "link-dood",
            place,
            text,
            did_you_mean(
                near, "Kijk in de adresbalk hoe het adres is, zoals /verhalen/skills4future/."
            ),
        )

    def _word_ended(
        self, document: Document | None, address: str, link: str, target: Document
    ) -> Problem:
        """Word a link to a page whose time is over; at its address stands a page that says so."""
        assert target.ends is not None
        text = f"De link “{link}” gaat naar een pagina die {target.ends.until} op de site stond."
        return problem(
            "link-verlopen",
            self._place(document, address, link),
            text,
            "Haal de link weg, of kies een andere pagina. Bezoekers lezen nu dat de pagina er niet"
            " meer is.",
        )

    def _place(self, document: Document | None, address: str, link: str) -> Place:
        """Find the line on which a link was typed, in the text, in a note that the page shows or in the timeline; a link the theme made has the page alone."""
        if document is None:
            return Place(f"theme ({address})")
        typed = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|<)(" + re.escape(link) + r")(?=[\s)>]|$)")
        notes = (item.path for item in self.run.site.documents if item.kind.name == "kanttekening")
        for path in (document.path, *notes):
            for number, line in enumerate(self.run.report.file_lines(path), start=1):
                match = typed.search(line)
                if match:
                    return Place(path, number, match.start(1) + 1)
        listed = (
            record.place
            for record in self.run.site.registers["tijdlijn"].values()
            if record["link"] == link
        )
        return next(listed, Place(document.path))

    def _loose_notes(self) -> Iterator[Problem]:
        """Report notes that belong to something that does not exist."""
        run = self.run
        figures = {
            f"{dataset.id}#{line}"
            for dataset in run.site.datasets.values()
            for line in dataset.figures()
        }
        options = [
            *run.site.datasets,
            *figures,
            *(document.address for document in run.site.documents if document.address),
        ]
        for note in run.site.of_kind("kanttekening"):
            for target in note.header.get("bij", ()):
                if target.text not in options:
                    place = Place(note.path, target.line, target.column)
                    yield problem(
                        "kanttekening-nergens",
                        place,
                        f"Deze kanttekening hoort bij “{target.text}”, maar dat bestaat niet.",
                        did_you_mean(
                            nearest(target.text, options),
                            "Noem een cijfer (begroting-2026#emmen), gegevens (begroting-2026) of"
                            " een adres (/jaarplannen/2026/).",
                        ),
                    )

    def _loose_ties(self) -> Iterator[Problem]:
        """Report lines of money that lead to something that does not exist."""
        run = self.run
        figures = {
            f"{dataset.id}#{line}"
            for dataset in run.site.datasets.values()
            for line in dataset.figures()
        }
        options = [
            *figures,
            *(
                document.address
                for document in (*run.site.documents, *run.site.hidden)
                if document.address
            ),
        ]
        for dataset in run.site.datasets.values():
            for line in dataset.lines:
                for target in line.leads_to:
                    if target not in options:
                        text = f"“{line.label}” leidt naar “{target}”, maar dat bestaat niet."
                        yield problem(
                            "leidt-nergens",
                            Place(dataset.figures_path, line.row, 1),
                            text,
                            did_you_mean(
                                nearest(target, options),
                                "Noem een adres (/verhalen/skills4future/) of een cijfer"
                                " (begroting-2026#emmen).",
                            ),
                        )


def write_ledger(run: Run) -> None:
    """Write new addresses into the ledger, in runs that keep it."""
    if not run.settings.writes_ledger or run.preview:
        return
    file: Path = run.site.content / LEDGER
    text = ledger_text(run.site.ledger, run.identities)
    if not file.exists() or file.read_text(encoding="utf-8-sig") != text:
        file.write_text(text, encoding="utf-8", newline="\n")


def judge_tree(run: Run) -> None:
    """Report everything that only the whole tree can show."""
    TreeJudge(run).judge()
