"""Read the rows of a dataset into lines, and check what each line and all together say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from plugins.core.dutch import (
    Period,
    parse_date,
    parse_period,
)
from plugins.core.figures.dataset_kinds import DatasetKind
from plugins.core.figures.datasets import Line
from plugins.core.figures.row_values import is_total_label, line_of_row, type_row
from plugins.core.figures.targets import target_problems
from plugins.core.problems import Place, Problem, problem
from plugins.core.tables.csv_cells import Row
from plugins.core.texts.header import Header

__all__ = ["read_lines", "unit_problem"]


UNKNOWN = "onbekend"


def read_lines(
    rows: Sequence[Row], kind: DatasetKind, header: Header, path: str
) -> tuple[list[Line], list[Problem]]:
    """Type the rows of a dataset.

    Args:
        rows: the rows of `cijfers.csv`.
        kind: the kind of the dataset, with its columns.
        header: the header of `toelichting.md`.
        path: the file of the rows, for places.

    Returns:
        The lines in file order and the problems (csv-id, csv-getal, csv-keuze, csv-periode,
        csv-verplicht, cijfer-twee-waarden, cijfer-zonder-berekening, doel-klopt-niet,
        totaal-regel).
    """
    lines: list[Line] = []
    problems: list[Problem] = []
    lost: set[str] = set()
    for row in rows:
        values, found = type_row(row, kind)
        problems.extend(found)
        if found:
            lost.add(row.text("id"))
        else:
            line = line_of_row(row, values, header)
            problems.extend(_check_line(line, row, path))
            lines.append(line)
    problems.extend(_check_places(lines, path))
    problems.extend(_check_doubles(lines, path, lost))
    problems.extend(_check_scope(lines, header, path))
    problems.extend(_check_sums(lines, path))
    problems.extend(target_problems(lines, path))
    chosen = {(line.id, line.period) for line in lines if line.used}
    return [line for line in lines if (line.id, line.period) in chosen], problems


def _check_sums(lines: Sequence[Line], path: str) -> Iterator[Problem]:
    """Check that no row is the sum of others of its side or group: everything would count twice."""
    for line in lines:
        if not line.side or line.part_of or not is_total_label(line.label):
            continue
        others = [
            item
            for item in lines
            if item.side == line.side and item is not line and not item.part_of
        ]
        sums = {
            sum((item.value or Decimal(0) for item in chosen), Decimal(0))
            for chosen in (others, [item for item in others if item.group == line.group])
            if chosen
        }
        if line.value in sums:
            yield problem(
                "totaal-regel",
                Place(path, line.row, 1),
                f"“{line.label}” is de som van andere regels; zo telt dat geld dubbel.",
                "Haal de regel hier weg. Totalen staan in toelichting.md, bij totalen.",
            )


def unit_problem(header: Header) -> Problem | None:
    """Report money in another unit than euro: every page would show it as euros all the same."""
    unit = header.get("eenheid", "")
    if header.get("soort") != "geld" or unit == "euro":
        return None
    return problem(
        "kop-keuze",
        header.places["eenheid"],
        f"Bij soort geld is de eenheid altijd euro, niet “{unit}”.",
        "Schrijf eenheid: euro, en de bedragen voluit: 110.000 en niet 110.",
    )


def _check_line(line: Line, row: Row, path: str) -> Iterator[Problem]:
    """Check what concerns one line alone."""
    place = Place(path, row.line, 1)
    if line.value is None and line.status != UNKNOWN:
        column = "bedrag" if "bedrag" in row.cells else "waarde"
        cell = row.cells[column]
        yield problem(
            "csv-verplicht",
            cell.place,
            f"De cel in kolom “{column}” is leeg.",
            "Vul het getal in. Staat het niet in het document? Zet dan onbekend in de kolom"
            " status.",
        )
    if line.status == "afgeleid" and not line.calculation:
        yield problem(
            "cijfer-zonder-berekening",
            place,
            f"Bij het afgeleide cijfer “{line.label}” staat geen berekening.",
            "Zet in de kolom berekening hoe het getal is uitgerekend.",
        )

    reference = row.text("peildatum")
    if (
        reference
        and not parse_date(reference)
        and not parse_period(reference)
        and "niet" not in reference
    ):
        yield problem(
            "csv-periode",
            row.cells["peildatum"].place,
            f"“{reference}” is geen peildatum.",
            "Schrijf een dag, een maand of een jaar, of: niet vermeld in de bron.",
        )


def _check_places(lines: Iterable[Line], path: str) -> Iterator[Problem]:
    """Check that every figure names its place in the document, with one problem for all."""
    bare = [line for line in lines if not line.place]
    if bare:
        more = f" en {len(bare) - 1} andere" if len(bare) > 1 else ""
        yield problem(
            "cijfer-zonder-bron",
            Place(path, bare[0].row, 1),
            f"Bij “{bare[0].label}”{more} ontbreekt de plaats in het document.",
            "Zet in de kop van toelichting.md plaats: met de kop of de bladzijde, of vul hier een"
            " kolom plaats in.",
        )


def _check_scope(lines: Iterable[Line], header: Header, path: str) -> Iterator[Problem]:
    """Check that what a line says it holds is said of the whole dataset too."""
    declared = header.get("omvat", ())
    for line in lines:
        if line.scope and line.scope not in declared:
            yield problem(
                "omvat-ontbreekt",
                Place(path, line.row, 1),
                f"Bij “{line.label}” staat omvat {line.scope}, maar dat staat niet in de kop van"
                " toelichting.md.",
                f"Zet in die kop bij omvat: {line.scope}. Of maak de cel leeg.",
            )


def _check_doubles(lines: Iterable[Line], path: str, lost: Collection[str]) -> Iterator[Problem]:
    """Check ids: each once, but an indicator may have two statements when one is chosen.

    Args:
        lines: all lines of the dataset.
        path: their file.
        lost: ids of rows with a fault of their own; the chosen one may be among those.
    """
    groups: dict[tuple[str, Period], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.id, line.period), []).append(line)
    for (line_id, _), group in groups.items():
        if len(group) == 1 and group[0].used:
            continue
        place = Place(path, group[min(1, len(group) - 1)].row, 1)
        if group[0].side and len(group) > 1:
            yield problem(
                "csv-id",
                place,
                f"Het id “{line_id}” staat er twee keer; de eerste staat op regel {group[0].row}.",
                "Geef elke regel een eigen id.",
            )
        elif line_id in lost:
            continue
        elif len(group) == 1:
            yield problem(
                "cijfer-twee-waarden",
                place,
                f"“{line_id}” heeft een waarde die niet wordt gebruikt, en geen andere.",
                "Zet in de kolom gebruikt ja, of haal de regel weg.",
            )
        elif sum(line.used for line in group) != 1 or not all(line.place for line in group):
            yield problem(
                "cijfer-twee-waarden",
                place,
                f"“{line_id}” heeft {len(group)} waarden voor dezelfde periode.",
                "Zet in de kolom gebruikt bij één waarde ja en bij de andere nee, met in noot de"
                " reden.",
            )
