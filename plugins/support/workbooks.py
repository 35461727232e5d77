"""Workbooks beside a dataset: what stands there, what it would change, and taking it over without losing anything."""

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
from plugins.core.texts.leftovers import is_lock
from plugins.core.workbooks.figure_changes import Changes, compare, csv_bytes
from plugins.core.workbooks.workbook_rows import choose_sheet, sheet_rows
from plugins.support.files import copied, linked_elsewhere, read_file, read_markdown, write_whole
from plugins.support.spreadsheet import MAX_BOOK, NoSheet, Unreadable, read_workbook
from plugins.support.yaml_reader import read_entries

__all__ = [
    "ASIDE",
    "BOOKS",
    "NotTaken",
    "Offer",
    "offer_problems",
    "offers",
    "read_offer",
    "take_over",
]

BOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers")
"""Endings of workbooks; of these only .xlsx is read."""
ASIDE = "overgenomen"
"""The folder of a dataset for workbooks that were taken over, and for the figures that stood there
before."""


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
    mark: str = ""
    """Of the workbook and of the figures beside which it was laid: taking over needs both to be
    what was shown."""

    @property
    def figures(self) -> Path:
        """The file that it would replace."""
        return self.file.with_name("cijfers.csv")


class NotTaken(Exception):
    """The work was not done, or not wholly; the message says what stands and what to do, `reason` is one of `REASONS`."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


CHANGED, OPEN, HALF = REASONS = ("veranderd", "nog-open", "half")


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


def read_offer(root: Path, file: Path) -> Offer:
    """Read one workbook and lay it beside the figures."""
    path = file.relative_to(root).as_posix()
    empty = Offer(file.parent.name, file, path)
    wrong = _set_apart(path, file)
    if wrong:
        return replace(empty, problems=(wrong.milder(),))
    kind = _kind(file.parent)
    if kind is None:
        return replace(
            empty,
            problems=(
                problem(
                    "werkmap-onleesbaar",
                    Place(path),
                    "De werkmap kan nog niet worden gelezen, want toelichting.md zegt niet welke"
                    " soort cijfers dit zijn.",
                    "Zet in de kop van toelichting.md soort: geld of soort: indicatoren.",
                ),
            ),
        )
    data, found = read_file(path, file)
    if found:
        return replace(empty, problems=tuple(item.milder() for item in found))
    try:
        sheet = read_workbook(data, lambda names: choose_sheet(names, file.parent.name))
    except Unreadable as fault:
        return replace(
            empty, problems=(problem("werkmap-onleesbaar", Place(path), str(fault), fault.hint),)
        )
    except NoSheet as choice:
        listed = ", ".join(f"“{name}”" for name in choice.names)
        return replace(
            empty,
            problems=(
                problem(
                    "werkmap-blad",
                    Place(path),
                    f"Het is niet duidelijk op welk blad de cijfers staan: {listed}.",
                    "Noem het blad met de cijfers in Excel “cijfers”.",
                ),
            ),
        )
    before = _bytes(file.with_name("cijfers.csv"))
    present = _present(before, kind)
    rows, problems = sheet_rows(path, sheet, kind, present)
    if problems:
        return replace(empty, sheet=sheet.name, problems=tuple(sorted(problems)))
    changes = compare(present, rows, kind)
    return Offer(
        file.parent.name,
        file,
        path,
        sheet.name,
        (),
        changes,
        csv_bytes(changes.table, before),
        _mark(data, before),
    )


def _set_apart(path: str, file: Path) -> Problem | None:
    """Report a workbook that is not read at all: a link, a copy, another form than .xlsx, one that is open or too large."""
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
    """Return the kind that the explanation of a dataset names, or None; the rest of its header is not needed here."""
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
    """Return the figures as they are, None when there are none; what cannot be read is told by the check."""
    if not file.exists():
        return None
    data, problems = read_file("", file)
    return None if problems else data


def _present(data: bytes | None, kind: DatasetKind) -> list[Row]:
    """Return the rows of the present figures; none when there are none yet or they cannot be read."""
    text, wrong = decode("", data or b"")
    required = [column.name for column in kind.columns if column.required]
    rows, faults = (
        read_table(
            "", text, required, [column.name for column in kind.columns if not column.required]
        )
        if not wrong
        else ([], [])
    )
    return rows if not faults else []


def _mark(book: bytes, figures: bytes | None) -> str:
    return hashlib.sha256(
        hashlib.sha256(book).digest() + hashlib.sha256(figures or b"").digest()
    ).hexdigest()


def offer_problems(offer: Offer) -> list[Problem]:
    """Return what a check says of a workbook: why it cannot be taken over, else what it would change."""
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


def take_over(root: Path, file: Path, mark: str) -> Path:
    """Write `cijfers.csv` from a workbook, keep what stood there, and put the workbook aside.

    Gives where it is now.

    The figures are written whole or not at all, and the workbook goes only once they stand.

    Args:
        mark: of the offer that a person has seen.

    Raises:
        NotTaken: workbook or figures are not what was shown, the workbook is open, or a file cannot
            be written.
    """
    offer = read_offer(root, file) if file.is_file() else None
    if offer is None or offer.changes is None or offer.mark != mark:
        raise NotTaken(
            "De werkmap of de cijfers zijn veranderd sinds u ze bekeek. Er is niets overgenomen."
            " Bekijk de verschillen opnieuw.",
            CHANGED,
        )
    if any(
        is_lock(item.name) and item.name.rstrip("#").endswith(file.name)
        for item in file.parent.iterdir()
    ):
        raise NotTaken(
            f"“{file.name}” is nog open. Er is niets overgenomen. Sluit Excel of LibreOffice en"
            " probeer het opnieuw.",
            OPEN,
        )
    aside = file.parent / ASIDE
    try:
        if not offer.changes.nothing:
            if offer.figures.exists():
                write_whole(_free(aside / f"{file.stem}-hiervoor.csv"), offer.figures.read_bytes())
            write_whole(offer.figures, offer.data)
    except OSError:
        raise NotTaken(
            "cijfers.csv kan niet worden geschreven. Er is niets overgenomen. Sluit het bestand in"
            " Excel en probeer het opnieuw.",
            OPEN,
        ) from None
    try:
        aside.mkdir(exist_ok=True)
        return file.rename(_free(aside / file.name))
    except OSError:
        raise NotTaken(
            f"De cijfers zijn overgenomen, maar “{file.name}” kan niet opzij worden gezet. Sluit"
            " Excel, en verplaats of verwijder de werkmap zelf.",
            HALF,
        ) from None


def _free(file: Path) -> Path:
    """Return a name that nothing has yet, with a number where one is needed."""
    names = (file.with_name(f"{file.stem}-{number}{file.suffix}") for number in range(2, 1000))
    return file if not file.exists() else next(name for name in names if not name.exists())
