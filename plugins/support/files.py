"""Reading files of content: text with its faults as problems, and paths that stay inside."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plugins.core.problems import Place, Problem, problem
from plugins.core.tables.damaged_text import DAMAGED
from plugins.core.texts.leftovers import copy_of, is_lock

__all__ = [
    "copied",
    "linked_elsewhere",
    "read_file",
    "read_markdown",
    "walk",
    "within",
    "write_whole",
]

_UNSEEN = "\u200b\u2060\ufeff"
"""Characters without width that come along with copied text; no key, link or figure with one in it
is what it seems to be."""
_CONFLICT = ("<<<<<<< ", ">>>>>>> ")


def read_file(path: str, file: Path) -> tuple[bytes, list[Problem]]:
    """Read a file of content, or report why it cannot be read. What is elsewhere is never read."""
    if file.is_symlink():
        return b"", [linked_elsewhere(path)]
    if file.exists() and not file.is_file():
        return b"", [_no_file(path, file)]
    try:
        return file.read_bytes(), []
    except OSError:
        return b"", [_unreadable(path, file)]


def _no_file(path: str, file: Path) -> Problem:
    kind = "een map" if file.is_dir() else "geen gewoon bestand"
    return problem(
        "bestand-onleesbaar",
        Place(path),
        f"“{file.name}” is {kind}; hier hoort een bestand te staan.",
        "Geef het een andere naam, of verwijder het.",
    )


def _unreadable(path: str, file: Path) -> Problem:
    return problem(
        "bestand-onleesbaar",
        Place(path),
        f"Het bestand “{file.name}” is er, maar kan niet worden gelezen.",
        "Sluit andere programma's die het open hebben, en kijk of u het bestand zelf kunt openen.",
    )


def linked_elsewhere(path: str) -> Problem:
    """Report a link to another place."""
    return problem(
        "bestand-koppeling",
        Place(path),
        "Dit is een koppeling naar een andere plek; die wordt niet gevolgd.",
        "Zet het bestand of de map zelf hier neer.",
    )


def copied(path: str, item: Path) -> Problem | None:
    """Report a file or folder whose name says that it is a copy of another."""
    copy = copy_of(item.name)
    if copy is None or not (copy.certain or item.with_name(copy.original).exists()):
        return None
    if item.is_dir():
        return _copied_folder(path, copy.original)
    return problem(
        "bestand-kopie",
        Place(path),
        f"Dit bestand is een kopie van “{copy.original}”.",
        "Verwijder de kopie. Is de kopie nieuwer? Verwijder dan het oude bestand en noem de kopie"
        f" {copy.original}.",
    )


def _copied_folder(path: str, original: str) -> Problem:
    return problem(
        "bestand-kopie",
        Place(path + "/"),
        f"Deze map is een kopie van “{original}”.",
        "Verwijder de kopie, of geef de map een eigen naam. Is de kopie nieuwer? Verwijder dan"
        f" de oude map en noem de kopie {original}.",
    )


def read_markdown(path: str, file: Path) -> tuple[str, list[Problem]]:
    """Read a text file: UTF-8 with or without BOM, any line ends.

    Cp1252 is refused with its remedy.
    """
    data, problems = read_file(path, file)
    if problems:
        return "", problems
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [_no_utf8(Place(path, data.count(b"\n", 0, error.start) + 1))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, list(_damage(path, text))


def _no_utf8(place: Place) -> Problem:
    return problem(
        "bestand-codering",
        place,
        "Dit bestand is niet in UTF-8 opgeslagen.",
        "Bewaar het bestand opnieuw en kies als codering UTF-8 (in Kladblok: Opslaan als,"
        " Codering).",
    )


def _damage(path: str, text: str) -> Iterator[Problem]:
    """Report markers of a merge conflict, and lost or invisible characters."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith(_CONFLICT):
            yield _conflict(Place(path, number, 1))
        damaged = None if line.isascii() else DAMAGED.search(line)
        if damaged:
            yield problem(
                "bestand-codering",
                Place(path, number, damaged.start() + 1),
                "Hier staat een verminkt teken.",
                "Typ het teken opnieuw.",
            )
        elif not line.isprintable():
            yield from _invisible(path, number, line)


def _conflict(place: Place) -> Problem:
    return problem(
        "bestand-botsing",
        place,
        "Hier staat een merkteken van een botsing tussen twee versies.",
        "Kies welke tekst blijft, en haal de regels met <<<<<<<, ======= en >>>>>>> weg.",
    )


def _invisible(path: str, number: int, line: str) -> Iterator[Problem]:
    """Report the first character of a line that is not to be seen."""
    at = next((at for at, character in enumerate(line) if _is_invisible(character)), None)
    if at is not None:
        kind = "teken" if line[at] in _UNSEEN else "stuurteken"
        yield problem(
            "bestand-codering",
            Place(path, number, at + 1),
            f"Hier staat een onzichtbaar {kind}.",
            "Haal het teken weg door de woorden eromheen opnieuw te typen.",
        )


def _is_invisible(character: str) -> bool:
    is_control = (character < " " and character != "\t") or "\x7f" <= character < "\xa0"
    return is_control or character in _UNSEEN


def walk(folder: Path, *, locks: bool = False) -> Iterator[Path]:
    """Yield all files below a folder in a fixed order, without hidden ones and links out.

    A folder that may not be opened is yielded itself, so that what it holds is not lost in
    silence.

    Args:
        folder: where to begin.
        locks: include the lock files of office programs, which are hidden.
    """
    if not folder.is_dir():
        return
    try:
        items = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for item in items:
        if item.name.startswith((".", "~")) and not (locks and is_lock(item.name)):
            continue
        if item.is_dir() and not item.is_symlink():
            yield from walk(item, locks=locks)
        else:
            yield item


def within(folder: Path, name: str) -> Path | None:
    """Return a file by a writer's name for it; None when it is outside or differs in case."""
    name = name.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name:
        return None
    file = folder / name
    if not file.is_file() or file.is_symlink():
        return None
    return file if file.name in {entry.name for entry in file.parent.iterdir()} else None


def write_whole(file: Path, data: bytes) -> None:
    """Write a file that other processes see whole or not at all, in a folder made for it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f"{file.name}.{os.getpid()}")
    half.write_bytes(data)
    half.replace(file)
