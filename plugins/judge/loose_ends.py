"""Reports notes and lines of money that refer to something that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.dutch import nearest
from plugins.core.problems import Place, Problem, did_you_mean, problem
from plugins.run.run_state import Run

__all__ = ["loose_notes", "loose_ties"]


def _figures(run: Run) -> set[str]:
    """Return the names of all figures."""
    return {
        f"{dataset.id}#{line}"
        for dataset in run.site.datasets.values()
        for line in dataset.figures()
    }


def loose_notes(run: Run) -> Iterator[Problem]:
    """Report notes about something that does not exist."""
    addresses = (document.address for document in run.site.documents if document.address)
    options = [*run.site.datasets, *_figures(run), *addresses]
    known = set(options)
    for note in run.site.of_kind("kanttekening"):
        for target in note.header.get("bij", ()):
            if target.text not in known:
                yield problem(
                    "kanttekening-nergens",
                    Place(note.path, target.line, target.column),
                    f"Deze kanttekening hoort bij “{target.text}”, maar dat bestaat niet.",
                    did_you_mean(
                        nearest(target.text, options),
                        "Noem een cijfer (begroting-2026#emmen), gegevens (begroting-2026) of"
                        " een adres (/jaarplannen/2026/).",
                    ),
                    (target.text,),
                )


def loose_ties(run: Run) -> Iterator[Problem]:
    """Report lines of money that refer to something that does not exist."""
    shown = (*run.site.documents, *run.site.hidden)
    options = [*_figures(run), *(document.address for document in shown if document.address)]
    known = set(options)
    for dataset in run.site.datasets.values():
        for line in dataset.lines:
            for target in line.leads_to:
                if target not in known:
                    yield problem(
                        "leidt-nergens",
                        Place(dataset.figures_path, line.row, 1),
                        f"“{line.label}” leidt naar “{target}”, maar dat bestaat niet.",
                        did_you_mean(
                            nearest(target, options),
                            "Noem een adres (/verhalen/skills4future/) of een cijfer"
                            " (begroting-2026#emmen).",
                        ),
                        (target,),
                    )
