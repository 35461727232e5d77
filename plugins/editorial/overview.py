"""What the editor's overview shows: problems by page, tables, and what the editor can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from plugins.core.problems import Problem
from plugins.editorial.overview_tables import OverviewTable, overview_tables
from plugins.run.run_state import Run
from plugins.views.links import QuestionLink
from plugins.views.page_frames import FORMS, MANUAL, has_manual
from plugins.views.problem_views import ProblemView, problem_views

__all__ = ["NEW", "OVERVIEW", "WORKBOOKS", "OverviewContext", "overview_view"]

OVERVIEW = "/redactie/"
NEW = "/redactie/nieuw/"
WORKBOOKS = "/redactie/gegevens/"


class ProblemFile(TypedDict):
    """A file with its problems."""

    title: str
    path: str
    url: str
    problems: list[ProblemView]


class Fact(TypedDict):
    """A fact in the margin."""

    label: str
    value: str
    url: str


class OverviewContext(TypedDict):
    """The overview."""

    files: list[ProblemFile]
    tables: list[OverviewTable]
    facts: list[Fact]
    ways: list[QuestionLink]
    """What the editor can do from here."""


def overview_view(run: Run) -> OverviewContext:
    """Return all parts with their counts."""
    files, tables = _problem_files(run), overview_tables(run)
    count = sum(len(file["problems"]) for file in files)
    facts = [_fact("Meldingen", count, "meldingen")]
    facts += [_fact(table["title"], table["count"], table["id"]) for table in tables]
    return {"files": files, "tables": tables, "facts": facts, "ways": list(_ways(run))}


def _fact(label: str, count: int, anchor: str) -> Fact:
    return {"label": label, "value": str(count) if count else "geen", "url": f"#{anchor}"}


def _ways(run: Run) -> Iterator[QuestionLink]:
    """Yield what the editor can do from here."""
    yield _way(
        "Iets nieuws maken", NEW, "Een verhaal, een plan, een pagina of een map met gegevens."
    )
    if run.settings.forms:
        summary = "Kies een tekst en vul de velden in. U hoeft geen bestand te openen."
        yield _way("Schrijven in formulieren", FORMS, summary)
    yield _way("Cijfers uit Excel", WORKBOOKS, _waiting(len(run.site.offers)))
    if has_manual(run):
        summary = "Elke soort, elke sleutel, elk blok en elke melding, met voorbeelden."
        yield _way("De handleiding", MANUAL, summary)
    yield _way("De stijlgids", "/stijlgids/", "Alle onderdelen van de site, zoals ze eruitzien.")


def _way(text: str, url: str, summary: str) -> QuestionLink:
    return {"text": text, "url": url, "summary": summary}


def _waiting(books: int) -> str:
    """Return how many workbooks wait, in words."""
    if not books:
        return "Zet een werkmap naast cijfers.csv en zie wat er verandert."
    return f"Er {'wacht één werkmap' if books == 1 else f'wachten {books} werkmappen'}."


def _problem_files(run: Run) -> list[ProblemFile]:
    """Return everything that is wrong by file, the files with faults first."""
    found: dict[str, list[Problem]] = {}
    for item in run.report.problems:
        found.setdefault(item.place.path, []).append(item)
    addresses = {document.path: document.address for document in run.site.documents}
    for dataset in run.site.datasets.values():
        addresses[dataset.figures_path] = addresses.get(dataset.path, "")
    order = sorted(found, key=lambda path: (min(item.severity for item in found[path]), path))
    return [
        {
            "title": run.report.titles.get(path, path),
            "path": path,
            "url": addresses.get(path, ""),
            "problems": problem_views(found[path]),
        }
        for path in order
    ]
