"""Records that a published address moved, expired or is back, with all that depends on it."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.core.addresses.ledger import BACK, GONE
from plugins.core.addresses.moves import Move, Refusal, move, with_cells
from plugins.core.command_lines import command_line
from plugins.core.tables.csv_encoding import encoding_of
from plugins.core.texts.header_reading import with_field
from plugins.run.build_command import look
from plugins.run.reuse.memo import Memo
from plugins.run.run_state import Run
from plugins.support.files import write_whole

__all__ = ["address"]

LEDGER = "adressen.csv"


def address(root: Path, old: str, target: str, day: str = "") -> int:
    """Record at the terminal what became of one address, after a check of the site as it is now.

    Args:
        root: the project.
        old: a published address.
        target: the address it redirects to, `vervallen` or `terug`.
        day: the moment to check for, as text; empty = now.

    Returns:
        0, 1 when it cannot be recorded, or 2 when the site could not be checked.
    """
    run = look(
        root / "pelicanconf.py",
        {"BUILD_DAY": day, "MEMO": Memo(root / ".cache" / "controle" / "publicatie.json")},
    )
    if run is None:
        return 2
    word = target.strip().casefold()
    asked = word if word in (GONE, BACK) else target
    try:
        found = move(run.site.ledger, run.identities, old, asked, whole=run.whole)
        done = _write(run, found)
    except Refusal as refusal:
        print(f"{refusal}\nEr is niets veranderd.", file=sys.stderr)
        return 1
    print(_summary(found, word, done))
    return 0


def _write(run: Run, found: Move) -> list[str]:
    """Write the ledger and the files of renamed pages; return the paths of the latter.

    Raises:
        Refusal: the ledger has a character that cannot be read.
    """
    named = _renamed_pages(run, found)
    ledger = run.site.content / LEDGER
    try:
        changed = _ledger(ledger, found)
    except UnicodeDecodeError as error:
        path = run.site.path_of(ledger)
        how = f"Kijk welk, met: {command_line('check')}"
        raise Refusal(f"In {path} is een teken niet te lezen. {how}") from error
    _write_all({**named, ledger: changed})
    return [run.site.path_of(file) for file in named]


def _renamed_pages(run: Run, found: Move) -> dict[Path, bytes]:
    """Return the files of renamed pages, each with its old name as id.

    A page that has an id stays as it is.
    """
    files = {}
    for document in run.site.documents:
        name = found.names.get(document.address)
        if name and not document.header.get("id"):
            file = run.site.root / document.path
            bom, encoding = encoding_of(file.read_bytes())
            text = file.read_bytes()[len(bom) :].decode(encoding)
            files[file] = bom + with_field(text, "id", name).encode(encoding)
    return files


def _ledger(file: Path, found: Move) -> bytes:
    """Return the ledger with its changes; encoding and line ends stay the same."""
    data = file.read_bytes()
    bom, encoding = encoding_of(data)
    text = with_cells(data[len(bom) :].decode(encoding), "identiteit", found.identities)
    return bom + with_cells(text, "naar", found.targets).encode(encoding)


def _write_all(files: dict[Path, bytes]) -> None:
    """Write all files, or leave all as they were."""
    before = {file: file.read_bytes() for file in files}
    try:
        for file, data in files.items():
            write_whole(file, data)
    except BaseException:
        for file, data in before.items():
            write_whole(file, data)
        raise


def _summary(found: Move, word: str, files: list[str]) -> str:
    """Describe in a few words what was done."""
    if word == BACK:
        return f"{found.old} staat weer op de site."
    also = (
        f" Ook {found.others} adressen die daarmee samenhangen zijn bijgewerkt."
        if found.others > 1
        else " Ook 1 adres dat daarmee samenhangt is bijgewerkt."
        if found.others
        else ""
    )
    kept = (
        f" In {' en '.join(files)} staat nu de oude naam (id), zodat het dezelfde pagina blijft."
        if files
        else ""
    )
    done = (
        f"{found.old} is vervallen: bezoekers lezen dat de pagina er niet meer is."
        if word == GONE
        else f"{found.old} leidt nu naar {found.target}."
    )
    return f"{done}{also}{kept}"
