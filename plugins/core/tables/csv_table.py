"""CSV as people save it: bytes in, cells with their line and column out, and every fault named.

Reads UTF-8 with and without BOM, UTF-16 with BOM and cp1252 (what Dutch Excel writes); semicolon,
comma or tab, with or without `sep=`; LF, CRLF and CR; quoted cells. What could be read two ways
stops: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from plugins.core.dutch import nearest, normalise_key
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem, shown

__all__ = [
    "MAX_BYTES",
    "MAX_CELL",
    "MAX_CELLS",
    "MAX_COLUMNS",
    "MOJIBAKE",
    "Cell",
    "Row",
    "damage",
    "decode",
    "encoding_of",
    "match_columns",
    "read_table",
]

MAX_BYTES = 64 * 1024 * 1024
MAX_COLUMNS = 200
MAX_CELLS = 2_000_000
"""Cells in all: a file of delimiters alone would otherwise fill the memory."""
MAX_CELL = 10_000
"""Signs in one cell."""
BLANK = " \u00a0"
DELIMITERS = {";": "puntkomma", ",": "komma", "\t": "tab"}
# UTF-8 read as cp1252 shows as these pairs; U+FFFD is what a program writes for what it could not
# read.
MOJIBAKE = re.compile(
    "\ufffd|Ã[\x80-\xbf\u2018-\u203a€‚ƒ„…†‡ˆ‰Š‹ŒŽ]|â‚¬|â€[\u0080-\u203a™œ“”˜]|[\x80-\x9f]"
)


class Cell(NamedTuple):
    """The text of a cell and where it stands in the file.

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


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data: its physical first line and its cells by column name."""

    line: int
    cells: dict[str, Cell]

    def text(self, column: str) -> str:
        """Give the text of a cell; empty when the file has no such column."""
        cell = self.cells.get(column)
        return cell.text if cell else ""


# Signs that no person types: a file that holds one was damaged, or is no text.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_OPENS = re.compile(' *"')
_INSIDE = re.compile('[^"]*+(?:""[^"]*+)*+')
"""The text of a quoted cell as far as its line or its closing quote goes. It never steps back,
however long the line."""

_PICTURES = {code: 0x2400 + code for code in range(32)}
"""How a control sign is shown: by its picture (Unicode, Control Pictures)."""


def decode(path: str, data: bytes) -> tuple[str, list[Problem]]:
    """Give the text of a file: BOM first, then strict UTF-8, then cp1252 when no byte is undefined in it."""
    if len(data) > MAX_BYTES:
        size = f"{len(data) // (1024 * 1024)} MB"
        return "", [
            problem(
                "csv-te-groot",
                Place(path),
                f"Het bestand is {size}; er past hoogstens 64 MB.",
                "Bewaar alleen de regels die u nodig hebt.",
            )
        ]
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "", [
            problem(
                "csv-codering",
                Place(path),
                "Dit is een werkmap van Excel, met de naam van een CSV-bestand.",
                "Open haar in Excel, kies Opslaan als en CSV UTF-8, en bewaar onder deze naam.",
            )
        ]
    mark, encoding = encoding_of(data)
    return _strict(path, data[len(mark) :], encoding)


def encoding_of(data: bytes) -> tuple[bytes, str]:
    """Give the mark a file begins with (empty where it has none) and the encoding of what follows it."""
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return mark, name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"", "cp1252"
    return b"", "utf-8"


def _strict(path: str, data: bytes, encoding: str) -> tuple[str, list[Problem]]:
    """Decode or report; the text is then searched for damage done earlier."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [
            problem(
                "csv-codering",
                Place(path, line),
                "Een teken in deze regel is niet te lezen.",
                "Bewaar het bestand in Excel opnieuw als “CSV UTF-8 (door lijstscheidingsteken"
                " gescheiden)”.",
            )
        ]
    return text, list(_mojibake(path, text))


def _mojibake(path: str, text: str) -> Iterable[Problem]:
    """Report the first place where characters were damaged, or where the file holds a control sign."""
    match = damage(text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        yield problem(
            "csv-codering",
            Place(path, line, column),
            f"Hier staan verminkte tekens: “{_around(text, match.start())}”.",
            "Herstel de tekst in Excel en bewaar het bestand als CSV UTF-8.",
        )


def damage(text: str) -> re.Match[str] | None:
    """Find the first place where characters were damaged, or where there is a control sign."""
    return MOJIBAKE.search(text) or _CONTROL.search(text)


def _around(text: str, at: int) -> str:
    """Quote a few characters around a place, on its own line."""
    begin = max(text.rfind("\n", 0, at) + 1, at - 12)
    return text[begin : at + 12].split("\n")[0].translate(_PICTURES)


def read_table(
    path: str, text: str, required: Iterable[str], optional: Iterable[str]
) -> tuple[list[Row], list[Problem]]:
    """Read a table with declared columns.

    Args:
        required: names of columns that must be there; optional: names that may be.

    Returns:
        The rows of data in file order (empty rows left out) and the problems.
    """
    required, optional = list(required), list(optional)
    first, delimiter, problems = _delimiter(path, text, required)
    if problems:
        return [], problems
    records, problems = _records(path, text, delimiter, first)
    if problems:
        return [], problems
    records = [record for record in records if any(cell.text.strip() for cell in record[1])]
    if not records:
        return [], [
            problem(
                "csv-leeg",
                Place(path),
                "Het bestand is leeg.",
                f"Zet op de eerste regel de kolommen: {';'.join(required)}",
            )
        ]
    if len(records[0][1]) == 1 and len(required) > 1:
        return [], [
            problem(
                "csv-scheidingsteken",
                records[0][1][0].place,
                "De kolomnamen zijn niet met een puntkomma gescheiden.",
                f"Schrijf op de eerste regel: {';'.join(required)}",
            )
        ]
    names, problems = match_columns(path, records[0][1], required, optional)
    if problems:
        return [], problems
    if len(records) == 1:
        problems = [
            problem(
                "csv-leeg",
                Place(path, records[0][0]),
                "Onder de kolomnamen staan geen regels.",
                "Vul minstens één regel in.",
            )
        ]
    rows, ragged = _rows(records[1:], names)
    return rows, problems + ragged


def _delimiter(path: str, text: str, required: list[str]) -> tuple[int, str, list[Problem]]:
    """Give the first line of data (1 or 2), the delimiter, and a problem when it cannot be told."""
    head = re.split(r"\r\n|\n|\r", text, maxsplit=1)[0]
    declared = re.fullmatch(r'"?sep=(.)"?', head.strip("\ufeff"))
    if declared:
        return 2, declared[1], []
    fits = [sign for sign in DELIMITERS if sign in re.sub(r'"[^"]*"', "", head)]
    if len(fits) == 1:
        return 1, fits[0], []
    if not fits:
        return 1, ";", []
    if not _names_any(re.split(r"[;,\t|]", head), required):
        return 1, "", [_no_names(path, 1, required)]
    found = " en ".join(DELIMITERS[sign] for sign in fits)
    return (
        1,
        "",
        [
            problem(
                "csv-scheidingsteken",
                Place(path, 1, 1),
                f"De kolomnamen zijn met meer dan één teken gescheiden: {found}.",
                "Gebruik overal een puntkomma.",
            )
        ],
    )


def _records(
    path: str, text: str, delimiter: str, first: int
) -> tuple[list[tuple[int, list[Cell]]], list[Problem]]:
    """Split a text into records: (physical line, cells).

    Quotes may hold delimiters, line ends and doubled quotes.
    """
    lines = re.split(r"\r\n|\n|\r", text)
    nothing = delimiter + BLANK
    if sum(line.count(delimiter) + 1 for line in lines if line.strip(nothing)) > MAX_CELLS:
        return [], [
            problem(
                "csv-te-groot",
                Place(path),
                f"Het bestand heeft meer dan {_dutch(MAX_CELLS)} cellen.",
                "Bewaar alleen de regels en kolommen die u nodig hebt.",
            )
        ]
    records: list[tuple[int, list[Cell]]] = []
    index = first - 1
    while index < len(lines):
        line = lines[index]
        if not line.strip(nothing):
            index += 1
            continue
        if '"' not in line:
            records.append((index + 1, _plain_cells(path, line, delimiter, index + 1)))
            index += 1
            continue
        cells, used, fault = _quoted_cells(path, lines, index, delimiter)
        if fault:
            return [], [fault]
        records.append((index + 1, cells))
        index += used
    return records, []


def _plain_cells(path: str, line: str, delimiter: str, number: int) -> list[Cell]:
    """Split a line without quotes."""
    cells, column = [], 1
    for piece in line.split(delimiter):
        cells.append(Cell(piece.strip(BLANK), path, number, column))
        column += len(piece) + 1
    return cells


def _quoted_cells(
    path: str, lines: list[str], index: int, delimiter: str
) -> tuple[list[Cell], int, Problem | None]:
    """Split a record with quotes.

    Gives the cells, the number of physical lines used, and a fault.
    """
    cells: list[Cell] = []
    line, at, used = lines[index], 0, 1
    while True:
        place = (path, index + used, at + 1)
        if not _OPENS.match(line, at):
            stop = line.find(delimiter, at)
            piece = line[at:] if stop < 0 else line[at:stop]
            cells.append(Cell(piece.strip(BLANK), *place))
            if stop < 0:
                return cells, used, None
            at = stop + 1
            continue
        at = line.index('"', at) + 1
        pieces = []
        while True:
            inside = _INSIDE.match(line, at)
            assert inside
            pieces.append(inside[0])
            at = inside.end() + 1
            if at <= len(line):
                break
            if index + used >= len(lines):
                return (
                    [],
                    used,
                    problem(
                        "csv-aanhalingsteken",
                        Place(*place),
                        "Hier begint een aanhalingsteken dat nergens wordt gesloten.",
                        "Zet achter de tekst nog een aanhalingsteken, of haal dit weg.",
                    ),
                )
            line, at, used = lines[index + used], 0, used + 1
        while line.startswith(" ", at):
            at += 1
        cells.append(Cell("\n".join(pieces).replace('""', '"').strip(BLANK), *place))
        if at == len(line):
            return cells, used, None
        if not line.startswith(delimiter, at):
            return (
                [],
                used,
                problem(
                    "csv-aanhalingsteken",
                    Place(*place),
                    "Achter het sluitende aanhalingsteken staat nog tekst.",
                    "Zet de hele cel tussen aanhalingstekens, en schrijf een aanhalingsteken in de"
                    " tekst dubbel.",
                ),
            )
        at += 1


def _names_any(cells: Iterable[str], required: list[str]) -> bool:
    """Tell whether the first line names at least one column that must be there, or something near it."""
    names = [cell.strip('" ') for cell in cells]
    return not set(required).isdisjoint(names) or any(
        nearest(name, required, cutoff=0.75) for name in names
    )


def _no_names(path: str, line: int, required: list[str]) -> Problem:
    return problem(
        "csv-kolom",
        Place(path, line, 1),
        "De eerste regel heeft geen kolomnamen.",
        f"Zet op de eerste regel: {';'.join(required)}",
    )


def match_columns(
    path: str, cells: list[Cell], required: list[str], optional: list[str]
) -> tuple[list[str], list[Problem]]:
    """Match the names on the first line with the declared columns.

    Empty names at the end are Excel's, and dropped.

    Returns:
        The declared name of each column, and the problems (csv-kolom, csv-rij).
    """
    while cells and not cells[-1].text:
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        return [], [
            problem(
                "csv-kolom",
                cells[MAX_COLUMNS].place,
                f"Het bestand heeft {_dutch(len(cells))} kolommen; er passen er hoogstens"
                f" {MAX_COLUMNS}.",
                "Haal de kolommen weg die hier niet horen. Deze kunnen:"
                f" {', '.join((*required, *optional))}.",
            )
        ]
    too_long = next((cell for cell in cells if len(cell.text) > MAX_CELL), None)
    if too_long:
        return [], [_too_long(too_long)]
    if not _names_any((cell.text for cell in cells), required):
        return [], [_no_names(path, cells[0].place.line if cells else 1, required)]
    known = {normalise_key(name): name for name in (*required, *optional)}
    named = {known.get(normalise_key(cell.text)) for cell in cells}
    lacking = [name for name in required if name not in named]
    names: list[str] = []
    problems = []
    for cell in cells:
        name = known.get(normalise_key(cell.text))
        if name is None:
            sure = nearest(cell.text, known.values(), cutoff=0.75) or (
                lacking[0] if len(lacking) == 1 and cell.text else None
            )
            hint = did_you_mean(
                sure or nearest(cell.text, known.values()), choose_from(known.values())
            )
            problems.append(
                problem(
                    "csv-kolom",
                    cell.place,
                    (
                        f"De kolom “{shown(cell.text)}” bestaat niet."
                        if cell.text
                        else "Een kolom heeft geen naam."
                    ),
                    hint,
                )
            )
        elif name in names:
            problems.append(
                problem(
                    "csv-kolom",
                    cell.place,
                    f"De kolom “{name}” staat er twee keer.",
                    "Haal er één weg.",
                )
            )
        names.append(name or "")
    for name in required:
        if name not in names and not problems:
            problems.append(
                problem(
                    "csv-kolom",
                    Place(path, cells[0].place.line if cells else 1, 1),
                    f"De kolom “{name}” ontbreekt.",
                    f"De eerste regel moet deze kolommen hebben: {';'.join(required)}",
                )
            )
    return names, problems


def _rows(
    records: list[tuple[int, list[Cell]]], names: list[str]
) -> tuple[list[Row], list[Problem]]:
    """Give each record its column names; a record that is too short or too long is a fault, never shifted."""
    rows, problems = [], []
    for line, cells in records:
        while len(cells) > len(names) and not cells[-1].text:
            cells.pop()
        if len(cells) != len(names):
            place = Place(cells[0].place.path, line, 1)
            problems.append(
                problem(
                    "csv-rij",
                    place,
                    f"Deze rij heeft {len(cells)} cellen; de kop heeft er {len(names)}.",
                    "Kijk of er een puntkomma te veel of te weinig staat.",
                )
            )
            continue
        too_long = next((cell for cell in cells if len(cell.text) > MAX_CELL), None)
        if too_long:
            problems.append(_too_long(too_long))
            continue
        rows.append(Row(line, dict(zip(names, cells, strict=True))))
    return rows, problems


def _too_long(cell: Cell) -> Problem:
    """Report a cell that holds too much."""
    return problem(
        "csv-rij",
        cell.place,
        f"Deze cel heeft meer dan {_dutch(MAX_CELL)} tekens.",
        "Maak de tekst korter; een lange uitleg hoort in toelichting.md.",
    )


def _dutch(number: int) -> str:
    """Write a whole number as people read it here."""
    return f"{number:,}".replace(",", ".")
