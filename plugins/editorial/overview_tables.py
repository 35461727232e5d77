"""The tables of the overview: concepts, calendar, translations, figures, stories, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.core.dutch import Period, format_date
from plugins.core.languages import DUTCH
from plugins.core.moments import local
from plugins.core.texts.documents import CONCEPT, by_period
from plugins.core.texts.schedule import changes
from plugins.editorial.editorial_tables import EditorialTable, TableCell, cell, page_cell
from plugins.run.run_state import Run

__all__ = ["OverviewTable", "overview_tables"]

AIM = "B1"
THIN = 2
"""Stories of a theme in a municipality under which the overview speaks of few."""


class OverviewTable(EditorialTable):
    """A part of the overview."""

    id: str
    intro: str
    count: int
    """What the list of facts says of it; 0 is shown as none."""


@dataclass(frozen=True)
class _Words:
    """The words around a table."""

    name: str
    title: str
    head: Sequence[str]
    empty: str
    intro: str = ""


def _table(words: _Words, rows: Iterable[Sequence[TableCell]]) -> OverviewTable:
    found = [list(row) for row in rows]
    return {
        "id": words.name,
        "title": words.title,
        "intro": words.intro,
        "head": list(words.head),
        "rows": found,
        "empty": words.empty,
        "count": len(found),
    }


def overview_tables(run: Run) -> list[OverviewTable]:
    """Return all tables, in the order of the page."""
    return [
        _concepts(run),
        _calendar(run),
        _translations(run),
        _late_figures(run),
        _stories(run),
        _pictures(run),
        _levels(run),
    ]


def _concepts(run: Run) -> OverviewTable:
    rows = (
        [page_cell(item), cell(item.kind.name)]
        for item in run.site.documents
        if item.state == CONCEPT
    )
    return _table(
        _Words(
            "concepten",
            "Concepten",
            ("pagina", "soort"),
            "Er zijn geen concepten.",
            "Deze staan nog niet op de site. Zet status: publiek in de kop als een stuk klaar is.",
        ),
        rows,
    )


def _calendar(run: Run) -> OverviewTable:
    """Return what comes and goes from now on, and what did so today."""
    coming = [
        (local(change.at).day, change)
        for change in changes(run.site.documents)
        if local(change.at).day >= run.day
    ]
    rows = [
        [
            cell("vandaag" if day == run.day else format_date(day)),
            cell(change.what),
            page_cell(change.document),
        ]
        for day, change in coming
    ]
    return _table(
        _Words(
            "agenda",
            "Wat er komt en gaat",
            ("wanneer", "wat", "pagina"),
            "Er is niets gepland.",
            "De site wordt elke dag 's ochtends vroeg opnieuw gemaakt, en na elke wijziging.",
        ),
        rows,
    )


def _translations(run: Run) -> OverviewTable:
    rows = (
        [
            page_cell(item),
            cell(
                "het Nederlands is veranderd"
                if item.outdated
                else "zegt niet welke Nederlandse tekst"
            ),
        ]
        for item in run.site.documents
        if item.language != DUTCH and (item.outdated or not item.header.get("vertaling-van"))
    )
    return _table(
        _Words(
            "vertalingen",
            "Vertalingen die achterlopen",
            ("vertaling", "waarom"),
            "Alle vertalingen horen bij de Nederlandse tekst van nu.",
        ),
        rows,
    )


def _late_figures(run: Run) -> OverviewTable:
    """Return the datasets of which new figures should have come by now."""
    rows = []
    for dataset in run.site.datasets.values():
        following = dataset.header.get("volgende-cijfers")
        if isinstance(following, Period) and following.last < run.day:
            rows.append(
                [
                    cell(dataset.title, f"/data/{dataset.id}/", dataset.path),
                    cell(dataset.next_update),
                ]
            )
    return _table(
        _Words(
            "cijfers",
            "Cijfers die vernieuwd hadden moeten zijn",
            ("gegevens", "nieuwe cijfers verwacht"),
            "Geen enkele map met gegevens is over tijd.",
        ),
        rows,
    )


def _stories(run: Run) -> OverviewTable:
    """Count the public stories of each theme in each municipality, and those without one."""
    places = run.site.registers["gemeenten"]
    stories = run.site.of_kind("verhaal")
    rows = []
    for theme, record in run.site.registers["themas"].items():
        own = [item for item in stories if theme in item.ids("themas") and item.state != CONCEPT]
        counts = [len([item for item in own if place in item.ids("gemeenten")]) for place in places]
        newest = next((item.period.last.year for item in by_period(own) if item.period), None)
        rows.append(
            [
                cell(record["naam"]),
                *(cell(str(count), note="weinig" if count < THIN else "") for count in counts),
                cell(str(sum(not item.ids("gemeenten") for item in own))),
                cell(str(newest or "–")),
            ]
        )
    head = (
        "thema",
        *(record["naam"] for record in places.values()),
        "zonder gemeente",
        "nieuwste gaat over",
    )
    return {
        **_table(
            _Words(
                "verhalen",
                "Verhalen per thema en gemeente",
                head,
                "Er zijn nog geen thema's.",
                f"Bij minder dan {THIN} staat erbij dat het weinig is.",
            ),
            rows,
        ),
        "count": len(stories),
    }


def _pictures(run: Run) -> OverviewTable:
    """Return the pictures of which nobody says who made them."""
    found = [item for item in run.report.problems if item.code == "afbeelding-zonder-maker"]
    titles, addresses = (
        run.report.titles,
        {document.path: document.address for document in run.site.documents},
    )
    rows = (
        [
            cell(
                titles.get(item.place.path, item.place.path),
                addresses.get(item.place.path, ""),
                item.place.path,
            ),
            cell(item.text),
        ]
        for item in found
    )
    return _table(
        _Words(
            "fotos",
            "Foto's zonder maker",
            ("pagina", "wat er mist"),
            "Bij elke foto staat wie haar maakte.",
        ),
        rows,
    )


def _levels(run: Run) -> OverviewTable:
    """Return the texts that are harder than the aim, the hardest first."""
    found = sorted(
        (item for item in run.site.documents if run.reading_levels.get(item.path, "")),
        key=lambda item: (run.reading_levels.get(item.path, ""), item.title),
        reverse=True,
    )
    counts = {
        level: sum(run.reading_levels.get(item.path, "") == level for item in found)
        for level in sorted({run.reading_levels.get(item.path, "") for item in found})
    }
    said = ", ".join(f"{level}: {count}" for level, count in counts.items())
    rows = (
        [page_cell(item), cell(run.reading_levels.get(item.path, ""))]
        for item in found
        if run.reading_levels.get(item.path, "") > AIM
    )
    table = _table(
        _Words(
            "leesniveau",
            "Leesniveau",
            ("pagina", "schatting"),
            f"Geen enkele tekst is moeilijker dan {AIM}."
            if found
            else "Er zijn nog geen teksten die lang genoeg zijn.",
        ),
        rows,
    )
    return {
        **table,
        "intro": (
            f"Een schatting: hoe lang de zinnen en de woorden zijn. Gewoon is {AIM}. Hier staan de"
            f" teksten die moeilijker zijn. In aantallen: {said}."
            if found
            else ""
        ),
    }
