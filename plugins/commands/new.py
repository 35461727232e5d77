"""Makes a new file of a kind, or a new dataset, with every field explained. Never writes over what is there."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.core.csv_table import decode, read_table
from plugins.core.datasets import DATASET_KINDS
from plugins.core.dutch import nearest, slugify
from plugins.core.kinds import KINDS, Kind
from plugins.core.registers import REGISTERS
from plugins.core.templates_for_writers import dataset_files, empty_file

__all__ = ["new"]

DATASET = "gegevens"


def new(root: Path, kind_name: str, name: str) -> int:
    """Make one file or dataset; what is not given is asked for.

    Returns:
        0, or 2 when the kind does not exist or the file is there already.
    """
    options = [*(kind.name for kind in KINDS), DATASET]
    kind_name = kind_name or _ask(f"Wat wilt u maken? ({', '.join(options)}): ")
    if kind_name not in options:
        near = nearest(kind_name, options)
        print(f"Een soort “{kind_name}” bestaat niet. " + (f"Bedoelde u “{near}”?" if near else f"Kies uit: {', '.join(options)}."), file=sys.stderr)
        return 2
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
