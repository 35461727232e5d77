"""Cut the text of a CSV file into records and cells that know their place in the file.

Quotes may hold delimiters, line ends and doubled quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from plugins.core.dutch import format_number
from plugins.core.problems import Place, Problem, problem

__all__ = [
    "BLANK",
    "MAX_CELL",
    "MAX_CELLS",
    "Cell",
    "Record",
    "Row",
    "split_records",
    "too_long",
]

MAX_CELLS = 2_000_000
"""Cells in all: a file of delimiters alone would otherwise fill the memory."""
MAX_CELL = 10_000
"""Characters in one cell."""
BLANK = " \u00a0"
_OPENS = re.compile(' *"')
_INSIDE = re.compile('[^"]*+(?:""[^"]*+)*+')
"""The text of a quoted cell as far as its line or its closing quote goes. It never steps back,
however long the line."""


class Cell(NamedTuple):
    """The text of a cell and where it begins in the file.

    A tuple: a large file has a million of them.
    """

    text: str
    path: str
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where the cell begins."""
        return Place(self.path, self.line, self.column)


Record = tuple[int, list[Cell]]
"""A record as it is in the file: its first physical line and its cells."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data: its physical first line and its cells by column name."""

    line: int
    cells: dict[str, Cell]

    def text(self, column: str) -> str:
        """Return the text of a cell; empty when the file has no such column."""
        cell = self.cells.get(column)
        return cell.text if cell else ""


class _Fault(Exception):
    """A record that cannot be cut into cells."""

    def __init__(self, reported: Problem) -> None:
        self.problem = reported


def split_records(
    path: str, text: str, delimiter: str, first: int
) -> tuple[list[Record], list[Problem]]:
    """Split a text into records, without the empty ones.

    Args:
        path: the file, for places.
        text: the whole file.
        delimiter: the character between cells.
        first: the line on which the records begin, counted from 1.

    Returns:
        The records; none when there is a problem (csv-te-groot, csv-aanhalingsteken).
    """
    lines = re.split(r"\r\n|\n|\r", text)
    blank = delimiter + BLANK
    if sum(line.count(delimiter) + 1 for line in lines if line.strip(blank)) > MAX_CELLS:
        return [], [_too_many(path)]
    records: list[Record] = []
    index = first - 1
    while index < len(lines):
        line, used = lines[index], 1
        if '"' in line and line.strip(blank):
            try:
                cells, used = _quoted_cells(path, lines, index, delimiter)
            except _Fault as fault:
                return [], [fault.problem]
            records.append((index + 1, cells))
        elif line.strip(blank):
            records.append((index + 1, _plain_cells(path, line, delimiter, index + 1)))
        index += used
    return records, []


def _too_many(path: str) -> Problem:
    return problem(
        "csv-te-groot",
        Place(path),
        f"Het bestand heeft meer dan {format_number(Decimal(MAX_CELLS))} cellen.",
        "Bewaar alleen de regels en kolommen die u nodig hebt.",
    )


def _plain_cells(path: str, line: str, delimiter: str, number: int) -> list[Cell]:
    """Split a line without quotes."""
    cells, column = [], 1
    for piece in line.split(delimiter):
        cells.append(Cell(piece.strip(BLANK), path, number, column))
        column += len(piece) + 1
    return cells


@dataclass
class _Reader:
    """The place in the file up to which a record with quotes was read."""

    path: str
    lines: list[str]
    index: int
    """The line of the file, counted from 0."""
    at: int = 0
    line: str = field(init=False)

    def __post_init__(self) -> None:
        self.line = self.lines[self.index]

    @property
    def place(self) -> tuple[str, int, int]:
        return self.path, self.index + 1, self.at + 1

    def plain(self, delimiter: str) -> tuple[str, bool]:
        """Read a cell without quotes: its text and whether the record ends there."""
        stop = self.line.find(delimiter, self.at)
        piece = self.line[self.at :] if stop < 0 else self.line[self.at : stop]
        self.at = stop + 1
        return piece.strip(BLANK), stop < 0

    def quoted(self, delimiter: str) -> tuple[str, bool]:
        """Read a cell with quotes: its text and whether the record ends there."""
        place = Place(*self.place)
        self.at = self.line.index('"', self.at) + 1
        text = "\n".join(self._pieces(place)).replace('""', '"').strip(BLANK)
        while self.line.startswith(" ", self.at):
            self.at += 1
        if self.at == len(self.line):
            return text, True
        if not self.line.startswith(delimiter, self.at):
            raise _Fault(_text_behind(place))
        self.at += 1
        return text, False

    def _pieces(self, place: Place) -> list[str]:
        """Read up to the closing quote, line by line."""
        pieces = []
        while True:
            inside = _INSIDE.match(self.line, self.at)
            assert inside
            pieces.append(inside[0])
            self.at = inside.end() + 1
            if self.at <= len(self.line):
                return pieces
            if self.index + 1 >= len(self.lines):
                raise _Fault(_unclosed(place))
            self.index, self.at = self.index + 1, 0
            self.line = self.lines[self.index]


def _quoted_cells(
    path: str, lines: list[str], index: int, delimiter: str
) -> tuple[list[Cell], int]:
    """Split a record with quotes into its cells, and count the physical lines it uses."""
    reader, cells, ends = _Reader(path, lines, index), [], False
    while not ends:
        place = reader.place
        read = reader.quoted if _OPENS.match(reader.line, reader.at) else reader.plain
        text, ends = read(delimiter)
        cells.append(Cell(text, *place))
    return cells, reader.index - index + 1


def _unclosed(place: Place) -> Problem:
    return problem(
        "csv-aanhalingsteken",
        place,
        "Hier begint een aanhalingsteken dat nergens wordt gesloten.",
        "Zet achter de tekst nog een aanhalingsteken, of haal dit weg.",
    )


def _text_behind(place: Place) -> Problem:
    return problem(
        "csv-aanhalingsteken",
        place,
        "Achter het sluitende aanhalingsteken staat nog tekst.",
        "Zet de hele cel tussen aanhalingstekens, en schrijf een aanhalingsteken in de"
        " tekst dubbel.",
    )


def too_long(cell: Cell) -> Problem:
    """Report a cell that holds too much."""
    return problem(
        "csv-rij",
        cell.place,
        f"Deze cel heeft meer dan {format_number(Decimal(MAX_CELL))} tekens.",
        "Maak de tekst korter; een lange uitleg hoort in toelichting.md.",
    )
