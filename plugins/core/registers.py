"""The registers: short lists with ids that pages refer to, each declared once and checked on use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plugins.core.cell_faults import error_value
from plugins.core.csv_table import Row
from plugins.core.dutch import SLUG, nearest, parse_date, parse_period
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem

__all__ = ["REGISTERS", "Record", "Register", "RegisterKind", "read_records"]



@dataclass(frozen=True)
class RegisterKind:
    """What a register holds."""

    name: str
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()
    filled: tuple[str, ...] = ("id",)
    """Columns in which every cell must have a value."""


REGISTERS: dict[str, RegisterKind] = {
    kind.name: kind
    for kind in (
        RegisterKind("bronnen", ("id", "titel", "uitgever", "datum"), ("noot",), ("id", "titel", "uitgever", "datum")),
        RegisterKind("themas", ("id", "naam", "kort", "koersen"), ("noot",), ("id", "naam", "kort", "koersen")),
        RegisterKind("gemeenten", ("id", "naam", "partner-sinds", "bron", "plaats"), ("noot",), ("id", "naam", "partner-sinds", "bron", "plaats")),
        RegisterKind("sectoren", ("id", "naam", "bron", "plaats"), ("noot",), ("id", "naam", "bron")),
        RegisterKind("initiatieven", ("id", "naam", "bron", "plaats"), ("noot",), ("id", "naam", "bron")),
        RegisterKind("tijdlijn", ("id", "periode", "tekst", "bron", "plaats"), ("link", "noot"), ("id", "periode", "tekst", "bron", "plaats")),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Record:
    """One entry of a register."""

    id: str
    cells: dict[str, str] = field(hash=False)
    place: Place

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


Register = dict[str, Record]


def read_records(kind: RegisterKind, rows: Sequence[Row], sources: Iterable[str]) -> tuple[Register, list[Problem]]:
    """Check the rows of a register and give its records by id.

    Args:
        sources: known ids of source documents, against which the column `bron` is checked.
    """
    register: Register = {}
    problems: list[Problem] = []
    known = list(sources)
    for row in rows:
        cells = {name: cell.text for name, cell in row.cells.items()}
        found = list(_check_row(kind, row, known))
        record_id = row.text("id")
        if record_id in register:
            found.append(problem("csv-id", row.cells["id"].place, f"Het id “{record_id}” staat er twee keer; de eerste staat op regel {register[record_id].place.line}.", "Geef elke regel een eigen id."))
        problems.extend(found)
        if record_id and record_id not in register:
            register[record_id] = Record(record_id, cells, row.cells["id"].place)
    return register, problems


def _check_row(kind: RegisterKind, row: Row, sources: list[str]) -> Iterable[Problem]:
    """Check one row: no cell that Excel could not work out, filled cells, a usable id, a known source, a readable date or period."""
    damaged = False
    for name, cell in row.cells.items():
        damage = error_value(cell.text)
        if damage:
            damaged = True
            yield problem("csv-foutwaarde", cell.place, f"{damage[0]} (kolom “{name}”).", damage[1])
    if damaged:
        return
    for name in kind.filled:
        cell = row.cells[name]
        if not cell.text:
            code = "csv-id" if name == "id" else "csv-verplicht"
            yield problem(code, cell.place, f"De cel in kolom “{name}” is leeg.", "Vul de cel in.")
    record_id = row.text("id")
    if record_id and not SLUG.fullmatch(record_id):
        yield problem("csv-id", row.cells["id"].place, f"“{record_id}” kan geen id zijn.", "Gebruik kleine letters, cijfers en streepjes.")
    source = row.text("bron")
    if kind.name != "bronnen" and source and source not in sources:
        yield problem("bron-onbekend", row.cells["bron"].place, f"Het brondocument “{source}” staat niet in het register van bronnen.", did_you_mean(nearest(source, sources), f"{choose_from(sources)} Staat het document er niet bij? Zet het in content/data/registers/bronnen.csv."))
    for name in ("periode", "datum"):
        text = row.text(name)
        if text and "niet" not in text and not parse_period(text) and not parse_date(text):
            yield problem("csv-periode", row.cells[name].place, f"“{text}” is geen datum of periode (kolom “{name}”).", "Schrijf een jaar (2020), jaren (2017-2019), een maand (09-2020) of een dag (30-09-2020).")
