"""The registers: short lists with ids that pages refer to, each declared and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from plugins.core.dutch import SLUG, nearest, parse_date, parse_period
from plugins.core.problems import SOURCES, Place, Problem, choose_from, did_you_mean, problem
from plugins.core.tables.cell_faults import error_value
from plugins.core.tables.csv_cells import Row

__all__ = [
    "GOAL_KINDS",
    "MAP_KINDS",
    "REGISTERS",
    "Record",
    "Register",
    "RegisterKind",
    "read_records",
]


@dataclass(frozen=True)
class RegisterKind:
    """What a register holds."""

    name: str
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()
    filled: tuple[str, ...] = ("id",)
    """Columns in which every cell must have a value."""
    refers: tuple[tuple[str, str], ...] = ()
    """Columns with ids of another register, with commas between them, and that register."""
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Columns that take one of a few words."""


GOAL_KINDS = ("thema", "onderdeel", "effect", "doel", "tevreden")
"""What a goal of a course is: a theme to invest in, the part of the ecosystem it strengthens, a
level of impact, a goal within it, when the partners are satisfied."""
MAP_KINDS = ("gemeente", "grens")

REGISTERS: dict[str, RegisterKind] = {
    kind.name: kind
    for kind in (
        RegisterKind(
            "bronnen",
            ("id", "titel", "uitgever", "datum"),
            ("noot",),
            ("id", "titel", "uitgever", "datum"),
        ),
        RegisterKind(
            "themas",
            ("id", "naam", "kort", "koersen"),
            ("noot",),
            ("id", "naam", "kort", "koersen"),
        ),
        RegisterKind(
            "gemeenten",
            ("id", "naam", "partner-sinds", "bron", "plaats"),
            ("noot",),
            ("id", "naam", "partner-sinds", "bron", "plaats"),
        ),
        RegisterKind(
            "sectoren", ("id", "naam", "bron", "plaats"), ("noot",), ("id", "naam", "bron")
        ),
        RegisterKind(
            "initiatieven", ("id", "naam", "bron", "plaats"), ("noot",), ("id", "naam", "bron")
        ),
        RegisterKind(
            "tijdlijn",
            ("id", "periode", "tekst", "bron", "plaats"),
            ("link", "noot"),
            ("id", "periode", "tekst", "bron", "plaats"),
        ),
        RegisterKind(
            "begrippen",
            ("id", "begrip", "uitleg", "vormen", "bron", "plaats"),
            ("noot",),
            ("id", "begrip", "uitleg"),
        ),
        RegisterKind(
            "kaart",
            ("id", "soort", "punten"),
            ("naam", "tekst", "noot"),
            ("id", "soort", "punten"),
            choices=(("soort", MAP_KINDS),),
        ),
        RegisterKind(
            "deelname",
            ("id", "onderwerp", "gemeenten", "periode", "bron", "plaats"),
            ("themas", "link", "noot"),
            ("id", "onderwerp", "gemeenten", "periode", "bron", "plaats"),
            (("gemeenten", "gemeenten"), ("themas", "themas")),
        ),
        RegisterKind(
            "vragen", ("id", "vraag", "tekst"), ("link", "noot"), ("id", "vraag", "tekst")
        ),
        RegisterKind(
            "terecht",
            ("id", "vraag", "organisatie", "tekst", "gemeenten", "bron", "plaats"),
            ("link", "noot"),
            ("id", "vraag", "organisatie", "tekst", "bron", "plaats"),
            (("vraag", "vragen"), ("gemeenten", "gemeenten")),
        ),
        RegisterKind(
            "doelen",
            ("id", "koers", "soort", "tekst", "bron", "plaats"),
            ("onder", "thema", "noot"),
            ("id", "koers", "soort", "tekst", "bron", "plaats"),
            (("thema", "themas"), ("onder", "doelen")),
            (("soort", GOAL_KINDS),),
        ),
        RegisterKind("vertalingen", ("id", "nl", "en", "de"), ("noot",), ("id", "nl", "en", "de")),
    )
}


@dataclass(frozen=True)
class Record:
    """One entry of a register."""

    id: str
    cells: dict[str, str] = field(hash=False)
    place: Place

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def ids(self, column: str) -> tuple[str, ...]:
        """Return the ids in a cell that refers to another register."""
        return _ids(self[column])


Register = dict[str, Record]


def _ids(text: str) -> tuple[str, ...]:
    """Split a cell with ids at its commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def read_records(
    kind: RegisterKind, rows: Sequence[Row], registers: Mapping[str, Iterable[str]]
) -> tuple[Register, list[Problem]]:
    """Check the rows of a register and return its records by id.

    Args:
        kind: which columns the register has, and what they may hold.
        rows: the rows of its file.
        registers: the known ids of the registers read before, by name; a reference to one that is
            not given, as its file was faulty, is not checked.
    """
    register: Register = {}
    problems: list[Problem] = []
    known = {name: list(ids) for name, ids in registers.items()} | {
        kind.name: [row.text("id") for row in rows]
    }
    for row in rows:
        problems.extend(_check_row(kind, row, known))
        record_id = row.text("id")
        if record_id in register:
            problems.append(_double(row, register[record_id].place.line))
        elif record_id:
            cells = {name: cell.text for name, cell in row.cells.items()}
            register[record_id] = Record(record_id, cells, row.cells["id"].place)
    return register, problems


def _check_row(kind: RegisterKind, row: Row, known: Mapping[str, list[str]]) -> Iterator[Problem]:
    damaged = list(_error_values(row))
    yield from damaged
    if not damaged:
        yield from _empty_cells(kind, row)
        yield from _check_id(row)
        if kind.name != "bronnen":
            yield from _check_source(row, known.get("bronnen", []))
        yield from _check_days(row)
    yield from _check_references(kind, row, known)
    yield from _check_choices(kind, row)


def _double(row: Row, first: int) -> Problem:
    cell = row.cells["id"]
    return problem(
        "csv-id",
        cell.place,
        f"Het id “{cell.text}” staat er twee keer; de eerste staat op regel {first}.",
        "Geef elke regel een eigen id.",
    )


def _error_values(row: Row) -> Iterator[Problem]:
    """Report each cell that Excel could not work out."""
    for name, cell in row.cells.items():
        damage = error_value(cell.text)
        if damage:
            yield problem("csv-foutwaarde", cell.place, f"{damage[0]} (kolom “{name}”).", damage[1])


def _empty_cells(kind: RegisterKind, row: Row) -> Iterator[Problem]:
    for name in kind.filled:
        cell = row.cells[name]
        if not cell.text:
            code = "csv-id" if name == "id" else "csv-verplicht"
            yield problem(code, cell.place, f"De cel in kolom “{name}” is leeg.", "Vul de cel in.")


def _check_id(row: Row) -> Iterator[Problem]:
    record_id = row.text("id")
    if record_id and not SLUG.fullmatch(record_id):
        yield problem(
            "csv-id",
            row.cells["id"].place,
            f"“{record_id}” kan geen id zijn.",
            "Gebruik kleine letters, cijfers en streepjes.",
        )


def _check_source(row: Row, sources: list[str]) -> Iterator[Problem]:
    source = row.text("bron")
    if source and source not in sources:
        yield problem(
            "bron-onbekend",
            row.cells["bron"].place,
            f"Het brondocument “{source}” staat niet in het register van bronnen.",
            did_you_mean(
                nearest(source, sources),
                f"{choose_from(sources)} Staat het document er niet bij? Zet het in"
                " content/data/registers/bronnen.csv.",
            ),
            (source, SOURCES),
        )


def _check_days(row: Row) -> Iterator[Problem]:
    for name in ("periode", "datum"):
        text = row.text(name)
        if text and "niet" not in text and not parse_period(text) and not parse_date(text):
            yield problem(
                "csv-periode",
                row.cells[name].place,
                f"“{text}” is geen datum of periode (kolom “{name}”).",
                "Schrijf een jaar (2020), jaren (2017-2019), een maand (09-2020) of een dag"
                " (30-09-2020).",
            )


def _check_references(
    kind: RegisterKind, row: Row, known: Mapping[str, list[str]]
) -> Iterator[Problem]:
    """Check the cells of a row that hold ids of another register."""
    for column, register in kind.refers:
        for name in _ids(row.text(column)) if register in known else ():
            if name not in known[register]:
                cell = row.cells[column]
                yield problem(
                    "register-onbekend",
                    replace(cell.place, column=cell.column + cell.text.find(name)),
                    f"“{name}” staat niet in het register {register}.",
                    did_you_mean(nearest(name, known[register]), choose_from(known[register])),
                    (name, f"register {register}"),
                )


def _check_choices(kind: RegisterKind, row: Row) -> Iterator[Problem]:
    """Check the cells of a row that take one of a few words."""
    for column, words in kind.choices:
        text = row.text(column)
        if text and text not in words:
            yield problem(
                "csv-keuze",
                row.cells[column].place,
                f"“{text}” kan niet in kolom “{column}”.",
                did_you_mean(nearest(text, words), choose_from(words)),
            )
