"""Makes a new file of a kind, or a new dataset, with every field explained. Never writes over what is there."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.core.csv_table import decode, read_table
from plugins.core.datasets import DATASET_KINDS
from plugins.core.documents import fingerprint
from plugins.core.dutch import nearest, normalise_key, slugify
from plugins.core.header import split_header
from plugins.core.kinds import KINDS, Kind, kind_of_path
from plugins.core.languages import FOREIGN
from plugins.core.registers import REGISTERS
from plugins.core.templates_for_writers import dataset_files, empty_file
from plugins.support.files import read_markdown
from plugins.support.yaml_reader import read_entries

__all__ = ["new"]

DATASET = "gegevens"
TRANSLATION = "vertaling"


def new(root: Path, kind_name: str, name: str) -> int:
    """Make one file or dataset; what is not given is asked for.

    Returns:
        0, or 2 when the kind does not exist or the file is there already.
    """
    options = [*(kind.name for kind in KINDS), DATASET, TRANSLATION]
    kind_name = kind_name or _ask(f"Wat wilt u maken? ({', '.join(options)}): ")
    if kind_name not in options:
        near = nearest(kind_name, options)
        print(f"Een soort “{kind_name}” bestaat niet. " + (f"Bedoelde u “{near}”?" if near else f"Kies uit: {', '.join(options)}."), file=sys.stderr)
        return 2
    if kind_name == TRANSLATION:
        return _translation(root, name or _ask("Welke tekst, en in welke taal? (bijvoorbeeld paginas/regio.en): "))
    title = name or _ask("Hoe heet het? (de titel of de bestandsnaam): ")
    slug = slugify(title)
    if not slug:
        print("De naam heeft geen letters of cijfers. Geef een naam zoals mijn-verhaal.", file=sys.stderr)
        return 2
    today = datetime.datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    files = _dataset(root, slug, today) if kind_name == DATASET else _page(root, kind_name, slug, title, today)
    return _write(root, files)


def _ask(question: str) -> str:
    """Ask at the terminal; without one the answer is empty."""
    try:
        return input(question).strip()
    except EOFError:
        return ""


def _page(root: Path, kind_name: str, slug: str, title: str, today: datetime.date) -> dict[Path, str]:
    """Give the file of a page."""
    kind: Kind = next(kind for kind in KINDS if kind.name == kind_name)
    folder = root / "content" / kind.folder / (str(today.year) if kind.by_year else "")
    shown = title if title != slug else slug.replace("-", " ").capitalize()
    return {folder / f"{slug}.md": empty_file(kind, shown, today, _known(root))}


def _translation(root: Path, name: str) -> int:
    """Make the file of a translation: the Dutch text to write over, as a concept, with the mark of that text.

    Args:
        name: file below content/ with the language: `paginas/regio.en`.
    """
    stem, _, language = name.replace("\\", "/").removeprefix("content/").removesuffix(".md").rpartition(".")
    source = root / "content" / f"{stem}.md"
    kind = kind_of_path(tuple(f"{stem}.md".split("/")))
    if language not in FOREIGN or kind is None or not source.is_file():
        print(f"“{name}” kan niet worden vertaald. Schrijf de plaats van de Nederlandse tekst met een punt en de taal erachter ({' of '.join(FOREIGN)}), zoals paginas/regio.en", file=sys.stderr)
        return 2
    text, problems = read_markdown(source.name, source)
    head, body, _, split = split_header(source.name, text)
    entries, unread = read_entries(source.name, head, 2)
    if problems or split or unread:
        print(f"{source.name} kan niet worden gelezen. Kijk eerst wat de controle erover zegt: check", file=sys.stderr)
        return 2
    titled = {normalise_key(entry.key.text): entry.values[0].text for entry in entries if entry.values}
    mark = fingerprint(titled.get("titel", ""), titled.get("samenvatting", ""), body)
    kept = "\n".join(line for line in head.split("\n") if normalise_key(line.partition(":")[0]) not in ("status", "id", "menu", "menutekst"))
    return _write(root, {root / "content" / f"{stem}.{language}.md": f"---\n{kept}\nstatus: concept\nvertaling-van: {mark}\n---\n{body}"})


def _dataset(root: Path, slug: str, today: datetime.date) -> dict[Path, str]:
    """Give the two files of a dataset."""
    kind = _ask(f"Welke soort gegevens? ({', '.join(DATASET_KINDS)}): ") or next(iter(DATASET_KINDS))
    if kind not in DATASET_KINDS:
        kind = nearest(kind, DATASET_KINDS) or next(iter(DATASET_KINDS))
    folder = root / "content" / "data" / slug
    return {folder / name: text for name, text in dataset_files(slug, kind, _known(root), today).items()}


def _known(root: Path) -> dict[str, list[str]]:
    """Give the ids of each register, for examples that are valid here."""
    known = {}
    for name, kind in REGISTERS.items():
        file = root / "content" / "data" / "registers" / f"{name}.csv"
        if file.is_file():
            text, _ = decode(file.name, file.read_bytes())
            rows, _ = read_table(file.name, text, kind.columns, kind.optional)
            known[name] = [row.text("id") for row in rows]
    return known


def _write(root: Path, files: dict[Path, str]) -> int:
    """Write all files, or none when one is there already."""
    for file in files:
        if file.exists():
            print(f"{file.relative_to(root).as_posix()} bestaat al; er is niets veranderd. Kies een andere naam.", file=sys.stderr)
            return 2
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        print(f"Gemaakt: {file.relative_to(root).as_posix()}")
    print("Het bestand is een concept: u ziet het in het voorbeeld, en pas op de site als u status: publiek schrijft." if any(file.suffix == ".md" and file.name != "toelichting.md" for file in files) else "Vul cijfers.csv in met Excel en controleer met: check")
    return 0
