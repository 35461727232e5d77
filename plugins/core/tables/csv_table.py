"""CSV as people save it: text in, rows with their line and column out, and every fault reported.

Reads semicolon, comma or tab, with or without `sep=`; LF, CRLF and CR; quoted cells. What could be
read in two ways stops: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from plugins.core.problems import Place, Problem, problem
from plugins.core.tables.csv_cells import (
    MAX_CELL,
    Cell,
    Record,
    Row,
    split_records,
    too_long,
)
from plugins.core.tables.csv_columns import match_columns, names_any, no_column_names

__all__ = ["read_table"]

DELIMITERS = {";": "puntkomma", ",": "komma", "\t": "tab"}


def read_table(
    path: str, text: str, required: Iterable[str], optional: Iterable[str]
) -> tuple[list[Row], list[Problem]]:
    """Read a table with declared columns.

    Args:
        path: the file, for places.
        text: the whole file, decoded.
        required: names of columns that must be there.
        optional: names of columns that may be there.

    Returns:
        The rows of data in file order (empty rows left out) and the problems.
    """
    required, optional = list(required), list(optional)
    first, delimiter, problems = _delimiter(path, text, required)
    if problems:
        return [], problems
    records, problems = split_records(path, text, delimiter, first)
    if problems:
        return [], problems
    records = [record for record in records if any(cell.text.strip() for cell in record[1])]
    if not records or (len(records[0][1]) == 1 and len(required) > 1):
        return [], [_no_first_line(path, records, required)]
    names, problems = match_columns(path, records[0][1], required, optional)
    if problems:
        return [], problems
    rows, ragged = _rows(records[1:], names)
    return rows, [*_no_rows(path, records), *ragged]


def _no_first_line(path: str, records: list[Record], required: list[str]) -> Problem:
    """Report an empty file, or a first line that holds a single cell."""
    if records:
        return problem(
            "csv-scheidingsteken",
            records[0][1][0].place,
            "De kolomnamen zijn niet met een puntkomma gescheiden.",
            f"Schrijf op de eerste regel: {';'.join(required)}",
        )
    return problem(
        "csv-leeg",
        Place(path),
        "Het bestand is leeg.",
        f"Zet op de eerste regel de kolommen: {';'.join(required)}",
    )


def _no_rows(path: str, records: list[Record]) -> list[Problem]:
    if len(records) > 1:
        return []
    return [
        problem(
            "csv-leeg",
            Place(path, records[0][0]),
            "Onder de kolomnamen staan geen regels.",
            "Vul minstens één regel in.",
        )
    ]


def _delimiter(path: str, text: str, required: list[str]) -> tuple[int, str, list[Problem]]:
    """Return the first line of data (1 or 2), the delimiter, and a problem when it is unclear."""
    head = re.split(r"\r\n|\n|\r", text, maxsplit=1)[0]
    declared = re.fullmatch(r'"?sep=(.)"?', head.strip("\ufeff"))
    if declared:
        return 2, declared[1], []
    unquoted = re.sub(r'"[^"]*"', "", head)
    fits = [character for character in DELIMITERS if character in unquoted]
    if len(fits) < 2:
        return 1, fits[0] if fits else ";", []
    if not names_any(re.split(r"[;,\t|]", head), required):
        return 1, "", [no_column_names(path, 1, required)]
    return 1, "", [_unclear_delimiter(path, fits)]


def _unclear_delimiter(path: str, fits: Iterable[str]) -> Problem:
    found = " en ".join(DELIMITERS[character] for character in fits)
    return problem(
        "csv-scheidingsteken",
        Place(path, 1, 1),
        f"De kolomnamen zijn met meer dan één teken gescheiden: {found}.",
        "Gebruik overal een puntkomma.",
    )


def _rows(records: list[Record], names: list[str]) -> tuple[list[Row], list[Problem]]:
    """Name the cells of each record; one too short or too long is a fault, never shifted."""
    rows, problems = [], []
    for line, cells in records:
        while len(cells) > len(names) and not cells[-1].text:
            cells.pop()
        fault = _row_fault(line, cells, names)
        if fault:
            problems.append(fault)
        else:
            rows.append(Row(line, dict(zip(names, cells, strict=True))))
    return rows, problems


def _row_fault(line: int, cells: list[Cell], names: list[str]) -> Problem | None:
    """Report a row that does not fit under the names, or a cell that is too long."""
    if len(cells) != len(names):
        return problem(
            "csv-rij",
            Place(cells[0].path, line, 1),
            f"Deze rij heeft {len(cells)} cellen; de kop heeft er {len(names)}.",
            "Kijk of er een puntkomma te veel of te weinig staat.",
        )
    long = next((cell for cell in cells if len(cell.text) > MAX_CELL), None)
    return too_long(long) if long else None
