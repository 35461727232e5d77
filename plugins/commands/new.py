"""Makes a new file of a kind, or a new dataset, with every field explained.

It never overwrites a file.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.core.command_lines import command_line
from plugins.core.dutch import nearest, normalise_key, slugify
from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.languages import FOREIGN
from plugins.core.tables.csv_encoding import decode
from plugins.core.tables.csv_table import read_table
from plugins.core.tables.registers import REGISTERS
from plugins.core.texts.documents import fingerprint
from plugins.core.texts.header_reading import split_header
from plugins.core.texts.kinds import KINDS, Kind, kind_of_path
from plugins.core.writing.blank_files import dataset_files, empty_file
from plugins.support.files import read_markdown
from plugins.support.yaml_reader import read_entries

__all__ = ["EXISTS", "NO_NAME", "Refused", "make", "new"]

DATASET = "gegevens"
TRANSLATION = "vertaling"
_FIGURES = ("begroting", "budget", "cijfers", "data", "dataset", *DATASET_KINDS)
"""Other names that people have for figures."""
NO_NAME, EXISTS = "geen-naam", "bestaat-al"


class Refused(Exception):
    """Nothing was made; the message explains why and what to do.

    Args:
        message: for people.
        reason: `NO_NAME`, `EXISTS` or empty, for the form of the preview.
    """

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


def new(root: Path, kind_name: str, name: str) -> int:
    """Make one file or dataset at the terminal; ask for what is not given.

    Returns:
        0, or 2 when the kind does not exist or the file is there already.
    """
    options = [*(kind.name for kind in KINDS), DATASET, TRANSLATION]
    kind_name = kind_name or _ask(f"Wat wilt u maken? ({', '.join(options)}): ")
    try:
        if kind_name not in options:
            raise Refused(_no_kind(kind_name, options))
        made = _make_asked(root, kind_name, name)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    for file in made:
        print(f"Gemaakt: {file.relative_to(root).as_posix()}")
    print(
        "Vul toelichting.md in, en cijfers.csv in Excel. Controleer daarna met:"
        f" {command_line('check')}"
        if kind_name == DATASET
        else (
            "Het bestand is een concept: u ziet het in het voorbeeld, en pas op de site als u"
            " status: publiek schrijft."
        )
    )
    return 0


def _make_asked(root: Path, kind_name: str, name: str) -> list[Path]:
    """Make what is asked for, once its name and the kind of a dataset are known."""
    question = (
        "Welke tekst, en in welke taal? (bijvoorbeeld paginas/regio.en): "
        if kind_name == TRANSLATION
        else "Hoe heet het? (de titel of de bestandsnaam): "
    )
    name = name or _ask(question)
    dataset_kind = (
        _ask(f"Welke soort gegevens? ({', '.join(DATASET_KINDS)}): ")
        if kind_name == DATASET and slugify(name)
        else ""
    )
    return make(root, kind_name, name, dataset_kind)


def _no_kind(name: str, options: Sequence[str]) -> str:
    """Explain that there is no such kind, and name the one that was probably meant.

    Writers ask for figures by what those hold, such as a budget.
    """
    if not name:
        return f"Er is niets gemaakt: u koos geen soort. Kies uit: {', '.join(options)}."
    near = DATASET if normalise_key(name) in _FIGURES else nearest(name, options)
    return f"Een soort “{name}” bestaat niet. " + (
        f"Bedoelde u “{near}”?" if near else f"Kies uit: {', '.join(options)}."
    )


def make(root: Path, kind_name: str, name: str, dataset_kind: str = "") -> list[Path]:
    """Make one file, or the two of a dataset.

    Args:
        root: the project.
        kind_name: a kind of content, `gegevens` or `vertaling`.
        name: title or file name; for a translation the file with its language.
        dataset_kind: the kind of dataset; the first of all kinds when it is none of them.

    Raises:
        Refused: nothing was made.
    """
    if kind_name == TRANSLATION:
        return _write(root, _translation(root, name))
    slug = slugify(name)
    if not slug:
        raise Refused(
            "De naam heeft geen letters of cijfers. Geef een naam zoals mijn-verhaal.", NO_NAME
        )
    today = datetime.datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    return _write(
        root,
        (
            _dataset(root, slug, dataset_kind, today)
            if kind_name == DATASET
            else _page(root, kind_name, slug, name, today)
        ),
    )


def _ask(question: str) -> str:
    """Ask at the terminal; without one the answer is empty."""
    try:
        return input(question).strip()
    except EOFError:
        return ""


def _page(
    root: Path, kind_name: str, slug: str, title: str, today: datetime.date
) -> dict[Path, str]:
    """Return the file of a page."""
    kind: Kind = next(kind for kind in KINDS if kind.name == kind_name)
    folder = root / "content" / kind.folder / (str(today.year) if kind.by_year else "")
    shown = title if title != slug else slug.replace("-", " ").capitalize()
    return {folder / f"{slug}.md": empty_file(kind, shown, today, _known(root))}


def _translation(root: Path, name: str) -> dict[Path, str]:
    """Return the file of a translation: the Dutch text to translate, as a concept, with its digest.

    Args:
        root: the project.
        name: the file below content/ with the language: `paginas/regio.en`.
    """
    stem, _, language = (
        name.replace("\\", "/").removeprefix("content/").removesuffix(".md").rpartition(".")
    )
    source = root / "content" / f"{stem}.md"
    kind = kind_of_path(tuple(f"{stem}.md".split("/")))
    if language not in FOREIGN or kind is None or not source.is_file():
        raise Refused(
            f"“{name}” kan niet worden vertaald. Schrijf de plaats van de Nederlandse tekst met een"
            f" punt en de taal erachter ({' of '.join(FOREIGN)}), zoals paginas/regio.en"
        )
    text, problems = read_markdown(source.name, source)
    head, body, _, split = split_header(source.name, text)
    entries, unread = read_entries(source.name, head, 2)
    if problems or split or unread:
        raise Refused(
            f"{source.name} kan niet worden gelezen. Kijk eerst wat de controle erover zegt: check"
        )
    titled = {
        normalise_key(entry.key.text): entry.values[0].text for entry in entries if entry.values
    }
    digest = fingerprint(titled.get("titel", ""), titled.get("samenvatting", ""), body)
    header = "\n".join(
        line
        for line in head.split("\n")
        if normalise_key(line.partition(":")[0]) not in ("status", "id", "menu", "menutekst")
    )
    return {
        root / "content" / f"{stem}.{language}.md": (
            f"---\n{header}\nstatus: concept\nvertaling-van: {digest}\n---\n{body}"
        )
    }


def _dataset(root: Path, slug: str, kind: str, today: datetime.date) -> dict[Path, str]:
    """Return the two files of a dataset."""
    if kind not in DATASET_KINDS:
        kind = nearest(kind, DATASET_KINDS) or next(iter(DATASET_KINDS))
    folder = root / "content" / "data" / slug
    return {
        folder / name: text for name, text in dataset_files(slug, kind, _known(root), today).items()
    }


def _known(root: Path) -> dict[str, list[str]]:
    """Return the ids of each register, for examples that are valid here."""
    known = {}
    for name, kind in REGISTERS.items():
        file = root / "content" / "data" / "registers" / f"{name}.csv"
        if file.is_file():
            text, _ = decode(file.name, file.read_bytes())
            rows, _ = read_table(file.name, text, kind.columns, kind.optional)
            known[name] = [row.text("id") for row in rows]
    return known


def _write(root: Path, files: dict[Path, str]) -> list[Path]:
    """Write all files, or none when one is there already."""
    for file in files:
        if file.exists():
            raise Refused(
                f"{file.relative_to(root).as_posix()} bestaat al; er is niets veranderd. Kies een"
                " andere naam.",
                EXISTS,
            )
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="") as handle:
            handle.write(text)
    return list(files)
