"""Workbooks beside a dataset: what they would change, and taking them over without loss."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.core.command_lines import command_line
from plugins.core.dutch import normalise_key
from plugins.core.figures.dataset_kinds import DATASET_KINDS, DatasetKind
from plugins.core.problems import Place, Problem, problem
from plugins.core.tables.csv_cells import Row
from plugins.core.tables.csv_encoding import decode
from plugins.core.tables.csv_table import read_table
from plugins.core.texts.header_reading import split_header
from plugins.core.workbooks.figure_changes import Changes, compare, csv_bytes
from plugins.core.workbooks.workbook_rows import Sheet, choose_sheet, sheet_rows
from plugins.support.files import copied, linked_elsewhere, read_file, read_markdown
from plugins.support.spreadsheet import MAX_BOOK, NoSheet, Unreadable, read_workbook
from plugins.support.yaml_reader import read_entries

__all__ = ["BOOKS", "Offer", "offer_problems", "offers", "read_offer"]


BOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers")
"""Endings of workbooks; of these only .xlsx is read."""


@dataclass(frozen=True)
class Offer:
    """A workbook beside a dataset, and what it would change."""

    dataset: str
    file: Path
    path: str
    """The workbook as reports name it."""
    sheet: str = ""
    problems: tuple[Problem, ...] = ()
    """Why it cannot be taken over; empty = it can."""
    changes: Changes | None = None
    data: bytes = b""
    """What `cijfers.csv` would hold."""
    digest: str = ""
    """Of the workbook and of the figures it was compared with: taking over needs both to be what
    was shown."""

    @property
    def figures(self) -> Path:
        """The file that it would replace."""
        return self.file.with_name("cijfers.csv")


def offers(root: Path, folder: Path) -> Iterator[Offer]:
    """Yield each workbook in the folder of a dataset, in order of name.

    Lock files of Excel are none.
    """
    for file in sorted(folder.iterdir()) if folder.is_dir() else []:
        if (
            file.suffix.casefold() in BOOKS
            and not file.name.startswith((".", "~"))
            and (file.is_symlink() or file.is_file())
        ):
            yield read_offer(root, file)


class _Unread(Exception):
    """A workbook of which nothing can be taken over."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = problems


def read_offer(root: Path, file: Path) -> Offer:
    """Read one workbook and compare it with the figures."""
    path = file.relative_to(root).as_posix()
    empty = Offer(file.parent.name, file, path)
    try:
        kind = _kind_of_figures(path, file)
        data = _workbook_bytes(path, file)
        sheet = _figures_sheet(path, data, file.parent.name)
    except _Unread as fault:
        return replace(empty, problems=fault.problems)
    before = _bytes(file.with_name("cijfers.csv"))
    present = _present(before, kind)
    rows, problems = sheet_rows(path, sheet, kind, present)
    if problems:
        return replace(empty, sheet=sheet.name, problems=tuple(sorted(problems)))
    changes = compare(present, rows, kind)
    return replace(
        empty,
        sheet=sheet.name,
        changes=changes,
        data=csv_bytes(changes.table, before),
        digest=_digest(data, before),
    )


def _kind_of_figures(path: str, file: Path) -> DatasetKind:
    """Return the kind of the figures beside a workbook that may be read."""
    wrong = _set_apart(path, file)
    if wrong:
        raise _Unread(wrong.milder())
    kind = _kind(file.parent)
    if kind:
        return kind
    raise _Unread(
        problem(
            "werkmap-onleesbaar",
            Place(path),
            "De werkmap kan nog niet worden gelezen, want toelichting.md zegt niet welke"
            " soort cijfers dit zijn.",
            "Zet in de kop van toelichting.md soort: geld of soort: indicatoren.",
        )
    )


def _workbook_bytes(path: str, file: Path) -> bytes:
    data, problems = read_file(path, file)
    if problems:
        raise _Unread(*(item.milder() for item in problems))
    return data


def _figures_sheet(path: str, data: bytes, dataset: str) -> Sheet:
    try:
        return read_workbook(data, lambda names: choose_sheet(names, dataset))
    except Unreadable as fault:
        found = problem("werkmap-onleesbaar", Place(path), str(fault), fault.hint)
    except NoSheet as choice:
        listed = ", ".join(f"“{name}”" for name in choice.names)
        found = problem(
            "werkmap-blad",
            Place(path),
            f"Het is niet duidelijk op welk blad de cijfers staan: {listed}.",
            "Noem het blad met de cijfers in Excel “cijfers”.",
        )
    raise _Unread(found)


def _set_apart(path: str, file: Path) -> Problem | None:
    """Report a workbook that is not read: a link, a copy, not .xlsx, or too large."""
    if file.is_symlink():
        return linked_elsewhere(path)
    if file.suffix.casefold() != ".xlsx":
        return problem(
            "werkmap-onleesbaar",
            Place(path),
            f"Werkmappen van de soort {file.suffix.casefold()} worden niet gelezen.",
            "Kies Opslaan als en Excel-werkmap (.xlsx), of bewaar het blad als CSV UTF-8 onder de"
            " naam cijfers.csv.",
        )
    if file.stat().st_size > MAX_BOOK:
        size = file.stat().st_size // (1024 * 1024)
        return problem(
            "werkmap-onleesbaar",
            Place(path),
            f"De werkmap is {size} MB; er past hoogstens {MAX_BOOK // (1024 * 1024)} MB.",
            "Bewaar het blad met de cijfers in een eigen, lege werkmap.",
        )
    return copied(path, file)


def _kind(folder: Path) -> DatasetKind | None:
    """Return the kind that `toelichting.md` names, or None; its other keys are not needed here."""
    text, problems = read_markdown("", folder / "toelichting.md")
    head, _, _, split = split_header("", text)
    entries, _ = read_entries("", head, 2) if not (problems or split) else ([], [])
    named = [
        entry.values[0].text.strip()
        for entry in entries
        if normalise_key(entry.key.text) == "soort" and entry.values
    ]
    return DATASET_KINDS.get(named[0]) if named else None


def _bytes(file: Path) -> bytes | None:
    """Return the figures as they are; None when there are none or the check reports them."""
    if not file.exists():
        return None
    data, problems = read_file("", file)
    return None if problems else data


def _present(data: bytes | None, kind: DatasetKind) -> list[Row]:
    """Return the rows of the present figures; none when they cannot be read."""
    text, wrong = decode("", data or b"")
    if wrong:
        return []
    required = [column.name for column in kind.columns if column.required]
    optional = [column.name for column in kind.columns if not column.required]
    rows, faults = read_table("", text, required, optional)
    return rows if not faults else []


def _digest(book: bytes, figures: bytes | None) -> str:
    return hashlib.sha256(
        hashlib.sha256(book).digest() + hashlib.sha256(figures or b"").digest()
    ).hexdigest()


def offer_problems(offer: Offer) -> list[Problem]:
    """Report why a workbook cannot be taken over, else what it would change."""
    if offer.problems or offer.changes is None:
        return list(offer.problems)
    if offer.changes.nothing:
        return [
            problem(
                "werkmap-gelijk",
                Place(offer.path),
                f"In “{offer.file.name}” staat hetzelfde als in cijfers.csv.",
                f"Zet haar opzij met: {command_line(f'excel {offer.dataset}')} — weggooien mag"
                " ook.",
            )
        ]
    text = f"Wat in “{offer.file.name}” staat, is nog niet overgenomen: {offer.changes.summary()}."
    return [
        problem(
            "werkmap-klaar",
            Place(offer.path),
            text,
            f"Bekijk de verschillen en neem ze over met: {command_line(f'excel {offer.dataset}')} —"
            " in het voorbeeld kan het op /redactie/gegevens/.",
        )
    ]
