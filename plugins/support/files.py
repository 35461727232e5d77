"""Reading files of content: text with its faults as problems, and paths that stay inside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.core.csv_table import MOJIBAKE
from plugins.core.problems import Place, Problem, problem

__all__ = ["read_markdown", "walk", "within"]

_CONFLICT = ("<<<<<<< ", ">>>>>>> ")


def read_markdown(path: str, file: Path) -> tuple[str, list[Problem]]:
    """Read a text file: UTF-8 with or without BOM, any line ends. Cp1252 is refused with its remedy."""
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "Bewaar het bestand opnieuw en kies als codering UTF-8 (in Kladblok: Opslaan als, Codering)."
        return "", [problem("bestand-codering", Place(path, line), "Dit bestand is niet in UTF-8 opgeslagen.", hint)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, list(_damage(path, text))


def _damage(path: str, text: str) -> Iterator[Problem]:
    """Report marks of a merge conflict and characters that were lost or are invisible control signs."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith(_CONFLICT):
            yield problem("bestand-botsing", Place(path, number, 1), "Hier staat een merkteken van een botsing tussen twee versies.", "Kies welke tekst blijft, en haal de regels met <<<<<<<, ======= en >>>>>>> weg.")
        damaged = None if line.isascii() else MOJIBAKE.search(line)
        if damaged:
            yield problem("bestand-codering", Place(path, number, damaged.start() + 1), "Hier staat een verminkt teken.", "Typ het teken opnieuw.")
        elif not line.isprintable():
            column = next((at for at, sign in enumerate(line, start=1) if (ord(sign) < 32 and sign != "\t") or 0x7F <= ord(sign) < 0xA0), 0)
            if column:
                yield problem("bestand-codering", Place(path, number, column), "Hier staat een onzichtbaar stuurteken.", "Haal het teken weg door de woorden eromheen opnieuw te typen.")


def walk(folder: Path) -> Iterator[Path]:
    """Give all files below a folder in a fixed order, without hidden ones, without following links out."""
    if not folder.is_dir():
        return
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.name.startswith((".", "~")):
            continue
        if item.is_dir() and not item.is_symlink():
            yield from walk(item)
        elif not item.is_dir() or item.is_symlink():
            yield item


def within(folder: Path, name: str) -> Path | None:
    """Give a file by a writer's name for it, or None when it would lie outside the folder or differs in case."""
    name = name.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name:
        return None
    file = folder / name
    if not file.is_file() or file.is_symlink():
        return None
    return file if file.name in {entry.name for entry in file.parent.iterdir()} else None
