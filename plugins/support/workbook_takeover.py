"""Take a workbook over: write the figures, and put the workbook aside, without loss."""

from __future__ import annotations

from pathlib import Path

from plugins.core.texts.leftovers import is_lock
from plugins.support.files import write_whole
from plugins.support.workbooks import Offer, read_offer

__all__ = ["ASIDE", "NotTaken", "take_over"]


ASIDE = "overgenomen"
"""The folder of a dataset for workbooks that were taken over, and for the figures of before."""


class NotTaken(Exception):
    """The work was not done, or not wholly; the message says what to do.

    Args:
        message: what was done and what was not, for a writer.
        reason: one of `REASONS`.
    """

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


CHANGED, OPEN, HALF = REASONS = ("veranderd", "nog-open", "half")


def take_over(root: Path, file: Path, digest: str) -> Path:
    """Write `cijfers.csv` from a workbook, store what was there, and put the workbook aside.

    The figures are written whole or not at all, and the workbook goes only once they are there.

    Args:
        root: the folder of the project.
        file: the workbook.
        digest: of the offer that a person has seen.

    Returns:
        Where the workbook is now.

    Raises:
        NotTaken: workbook or figures are not what was shown, the workbook is open, or a file cannot
            be written.
    """
    offer = read_offer(root, file) if file.is_file() else None
    if offer is None or offer.changes is None or offer.digest != digest:
        raise NotTaken(
            "De werkmap of de cijfers zijn veranderd sinds u ze bekeek. Er is niets overgenomen."
            " Bekijk de verschillen opnieuw.",
            CHANGED,
        )
    if _is_open(file):
        raise NotTaken(
            f"“{file.name}” is nog open. Er is niets overgenomen. Sluit Excel of LibreOffice en"
            " probeer het opnieuw.",
            OPEN,
        )
    if not offer.changes.nothing:
        _write_figures(offer)
    return _put_aside(file)


def _is_open(file: Path) -> bool:
    """Return whether an office program has left a lock file for a workbook."""
    return any(
        is_lock(item.name) and item.name.rstrip("#").endswith(file.name)
        for item in file.parent.iterdir()
    )


def _write_figures(offer: Offer) -> None:
    file = offer.file
    aside = file.parent / ASIDE
    try:
        if offer.figures.exists():
            write_whole(_free(aside / f"{file.stem}-hiervoor.csv"), offer.figures.read_bytes())
        write_whole(offer.figures, offer.data)
    except OSError:
        raise NotTaken(
            "cijfers.csv kan niet worden geschreven. Er is niets overgenomen. Sluit het bestand in"
            " Excel en probeer het opnieuw.",
            OPEN,
        ) from None


def _put_aside(file: Path) -> Path:
    aside = file.parent / ASIDE
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
