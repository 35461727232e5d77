"""Shows what a workbook beside a dataset would change, and takes it over when asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from plugins.core.command_lines import command_line
from plugins.core.dutch import nearest
from plugins.core.workbooks.figure_changes import CHANGED, Changes, LineChange
from plugins.support.workbook_takeover import NotTaken, take_over
from plugins.support.workbooks import Offer, offers

__all__ = ["excel"]

GOOD, CONTENT, USAGE = 0, 1, 2


def excel(root: Path, name: str, *, sure: bool) -> int:
    """Show and, when asked, take over the workbook beside a dataset.

    Args:
        root: the project.
        name: the folder in content/data; empty = the only one that has a workbook.
        sure: do not ask.

    Returns:
        0, 1 when the workbook cannot be taken over, or 2 when there is none or more than one.
    """
    found, wrong = _chosen(root, name)
    if wrong:
        print(wrong, file=sys.stderr)
        return USAGE
    (offer,) = found
    print(f"{offer.path}" + (f", blad {offer.sheet}" if offer.sheet else ""))
    if offer.changes is None:
        for item in offer.problems:
            print(f"\n  {item.text}\n  {item.hint}")
        print("\nEr is niets overgenomen.")
        return CONTENT
    print("\n".join(_change_lines(offer.changes)))
    if not sure and not _agreed(offer.changes):
        print("Er is niets veranderd.")
        return GOOD
    return _take(root, offer)


def _chosen(root: Path, name: str) -> tuple[list[Offer], str]:
    """Return the one workbook that is meant, or why there is not one."""
    data = root / "content" / "data"
    folders = (
        [item for item in sorted(data.iterdir()) if item.is_dir() and item.name != "registers"]
        if data.is_dir()
        else []
    )
    if name and name not in [item.name for item in folders]:
        near = nearest(name, [item.name for item in folders])
        return [], f"In content/data staat geen map “{name}”. " + (
            f"Bedoelde u “{near}”?" if near else ""
        )
    found = [
        offer
        for folder in folders
        if not name or folder.name == name
        for offer in offers(root, folder)
    ]
    if len(found) == 1:
        return found, ""
    if not found:
        return (
            [],
            (
                f"Er staat geen werkmap in content/data/{name or '…'}. Zet daar eerst een .xlsx"
                " neer, naast cijfers.csv."
            ),
        )
    listed = "\n".join(f"  {offer.path}" for offer in found)
    return [], f"Er staat meer dan één werkmap:\n{listed}\n" + (
        "Laat er één staan." if name else "Noem de map, zoals: excel begroting-2026"
    )


def _change_lines(changes: Changes) -> Iterator[str]:
    """Yield the lines that describe what would change."""
    for line in changes.lines:
        yield f"\n  {line.kind:<6}  {line.id} ({line.label})"
        yield from (f"          {text}" for text in _cells(line))
        if line.near:
            yield f"          Bedoelde u “{line.near}”? Geef de regel dan zijn oude id terug."
    yield f"\n{changes.summary()}."


def _cells(line: LineChange) -> Iterator[str]:
    for cell in line.cells:
        yield (
            f"{cell.column}: {cell.old or '(leeg)'} → {cell.new or '(leeg)'}"
            if line.kind == CHANGED
            else f"{cell.column}: {cell.new or cell.old}"
        )


def _agreed(changes: Changes) -> bool:
    """Ask at the terminal; without one the answer is no."""
    question = (
        "De werkmap opzij zetten? (ja/nee): "
        if changes.nothing
        else "Overnemen in cijfers.csv? (ja/nee): "
    )
    try:
        return input(question).strip().casefold() in ("j", "ja")
    except EOFError:
        return False


def _take(root: Path, offer: Offer) -> int:
    """Take a workbook over, and print where everything is."""
    try:
        aside = take_over(root, offer.file, offer.digest)
    except NotTaken as refused:
        print(refused, file=sys.stderr)
        return CONTENT
    if offer.changes and not offer.changes.nothing:
        print(
            f"Overgenomen in {offer.figures.relative_to(root).as_posix()}. Controleer nu met:"
            f" {command_line('check')}\nWat er stond, vindt u in"
            f" {aside.parent.relative_to(root).as_posix()}/."
        )
    print(f"De werkmap staat nu in {aside.relative_to(root).as_posix()}")
    return GOOD
