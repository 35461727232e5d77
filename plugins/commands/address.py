"""Records that a published address moved, was given up, or is there again, with all that hangs on it."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.core.addresses.ledger import BACK, GONE
from plugins.core.addresses.moves import Move, Refusal, move, with_cells
from plugins.core.tables.csv_encoding import encoding_of
from plugins.core.texts.header_reading import with_field
from plugins.run.build_command import look
from plugins.run.reuse.memo import Memo
from plugins.run.run_state import Run
from plugins.support.files import write_whole

__all__ = ["address"]

LEDGER = "adressen.csv"


def address(root: Path, old: str, target: str, day: str = "") -> int:
    """Mend one address at the terminal, by a check of the site as it is now.

    Args:
        old: a published address; target: where it leads, `vervallen` or `terug`; day: as for a
            build.

    Returns:
        0, 1 when it cannot be, or 2 when the site could not be looked at.
    """
    run = look(
        root / "pelicanconf.py",
        {"BUILD_DAY": day, "MEMO": Memo(root / ".cache" / "controle" / "publicatie.json")},
    )
    if run is None:
        return 2
    word = target.strip().casefold()
    try:
        found = move(
            run.site.ledger,
            run.identities,
            old,
            word if word in (GONE, BACK) else target,
            whole=run.whole,
        )
    except Refusal as refusal:
        print(f"{refusal}\nEr is niets veranderd.", file=sys.stderr)
        return 1
    named = _named(run, found)
    _write_all({**named, run.site.content / LEDGER: _ledger(run.site.content / LEDGER, found)})
    print(_told(found, word, [run.site.path_of(file) for file in named]))
    return 0


def _named(run: Run, found: Move) -> dict[Path, bytes]:
    """Give the files of renamed pages with the name that keeps them the same; one that has a name of its own stays as it is."""
    files = {}
    for document in run.site.documents:
        name = found.names.get(document.address)
        if name and not document.header.get("id"):
            file = run.site.root / document.path
            mark, encoding = encoding_of(file.read_bytes())
            text = file.read_bytes()[len(mark) :].decode(encoding)
            files[file] = mark + with_field(text, "id", name).encode(encoding)
    return files


def _ledger(file: Path, found: Move) -> bytes:
    """Give the ledger with what changes in it; encoding and line ends stay."""
    data = file.read_bytes()
    mark, encoding = encoding_of(data)
    text = with_cells(data[len(mark) :].decode(encoding), "identiteit", found.identities)
    return mark + with_cells(text, "naar", found.targets).encode(encoding)


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


def _told(found: Move, word: str, files: list[str]) -> str:
    """Say in a few words what was done."""
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
