"""Match the first line of a CSV file with the columns that its table may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from plugins.core.dutch import format_number, nearest, normalise_key
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem, shown
from plugins.core.tables.csv_cells import MAX_CELL, Cell, too_long

__all__ = ["MAX_COLUMNS", "match_columns", "names_any", "no_column_names"]

MAX_COLUMNS = 200


def match_columns(
    path: str, cells: list[Cell], required: list[str], optional: list[str]
) -> tuple[list[str], list[Problem]]:
    """Match the names on the first line with the declared columns.

    Empty names at the end are Excel's, and dropped.

    Args:
        path: the file, for places.
        cells: the cells of the first line; the empty ones at the end are taken off.
        required: names of columns that must be there.
        optional: names of columns that may be there.

    Returns:
        The declared name of each column, and the problems (csv-kolom, csv-rij).
    """
    while cells and not cells[-1].text:
        cells.pop()
    refused = _refused(path, cells, required, optional)
    if refused:
        return [], [refused]
    known = {normalise_key(name): name for name in (*required, *optional)}
    found = [known.get(normalise_key(cell.text)) for cell in cells]
    problems = list(_wrong_names(cells, found, list(known.values()), required))
    if not problems:
        problems = list(_missing(path, cells, found, required))
    return [name or "" for name in found], problems


def _refused(
    path: str, cells: list[Cell], required: list[str], optional: list[str]
) -> Problem | None:
    """Report a line that holds too much, or no names of columns at all."""
    if len(cells) > MAX_COLUMNS:
        return _too_many(cells, (*required, *optional))
    long = next((cell for cell in cells if len(cell.text) > MAX_CELL), None)
    if long:
        return too_long(long)
    if not names_any((cell.text for cell in cells), required):
        return no_column_names(path, _line_of(cells), required)
    return None


def _line_of(cells: Sequence[Cell]) -> int:
    return cells[0].line if cells else 1


def names_any(cells: Iterable[str], required: list[str]) -> bool:
    """Return whether a line names at least one required column, or something near it."""
    names = [cell.strip('" ') for cell in cells]
    return not set(required).isdisjoint(names) or any(
        nearest(name, required, cutoff=0.75) for name in names
    )


def no_column_names(path: str, line: int, required: list[str]) -> Problem:
    """Report a first line without names of columns."""
    return problem(
        "csv-kolom",
        Place(path, line, 1),
        "De eerste regel heeft geen kolomnamen.",
        f"Zet op de eerste regel: {';'.join(required)}",
    )


def _too_many(cells: Sequence[Cell], names: Sequence[str]) -> Problem:
    return problem(
        "csv-kolom",
        cells[MAX_COLUMNS].place,
        f"Het bestand heeft {format_number(Decimal(len(cells)))} kolommen; er passen er hoogstens"
        f" {MAX_COLUMNS}.",
        f"Haal de kolommen weg die hier niet horen. Deze kunnen: {', '.join(names)}.",
    )


def _wrong_names(
    cells: Sequence[Cell], found: Sequence[str | None], known: list[str], required: list[str]
) -> Iterator[Problem]:
    """Report each name that is unknown or was on the line before."""
    lacking = [name for name in required if name not in found]
    for at, (cell, name) in enumerate(zip(cells, found, strict=True)):
        if name is None:
            yield _unknown(cell, known, lacking)
        elif name in found[:at]:
            yield problem(
                "csv-kolom",
                cell.place,
                f"De kolom “{name}” staat er twee keer.",
                "Haal er één weg.",
            )


def _unknown(cell: Cell, known: list[str], lacking: list[str]) -> Problem:
    """Report a name that no column has; the only one that is lacking is probably meant."""
    only = lacking[0] if len(lacking) == 1 and cell.text else None
    near = nearest(cell.text, known, cutoff=0.75) or only or nearest(cell.text, known)
    return problem(
        "csv-kolom",
        cell.place,
        f"De kolom “{shown(cell.text)}” bestaat niet."
        if cell.text
        else "Een kolom heeft geen naam.",
        did_you_mean(near, choose_from(known)),
    )


def _missing(
    path: str, cells: Sequence[Cell], found: Sequence[str | None], required: list[str]
) -> Iterator[Problem]:
    """Report the first required column that is not there."""
    lacking = next((name for name in required if name not in found), None)
    if lacking:
        yield problem(
            "csv-kolom",
            Place(path, _line_of(cells), 1),
            f"De kolom “{lacking}” ontbreekt.",
            f"De eerste regel moet deze kolommen hebben: {';'.join(required)}",
        )
