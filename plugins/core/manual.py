"""The parts of the writers' guide that come from the declarations: kinds, keys, blocks, figures, messages.

content/README.md holds them between marks; `make golden` writes them there and a test holds them equal, so the guide
names every key and message there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from plugins.core.datasets import DATASET_FIELDS, DATASET_KINDS
from plugins.core.header import Field
from plugins.core.kinds import KINDS, Kind
from plugins.core.problems import CODES, Severity
from plugins.core.vocabulary import BLOCKS, Block

__all__ = ["PARTS", "fill"]

_PART = re.compile(r"(<!-- gemaakt: (?P<name>\w+) -->\n).*?(<!-- einde -->)", re.S)


def fill(text: str) -> str:
    """Give the guide with its made parts as the declarations are now."""
    return _PART.sub(lambda match: f"{match[1]}\n{PARTS[match['name']]()}\n\n{match[3]}", text)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Give a Markdown table."""
    names = list(head)
    lines = [names, ["---"] * len(names), *([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _example(name: str, example: str) -> str:
    """Give the example of a key as a writer types it, on one line."""
    return f"`{name}:{' ' if not example.startswith(chr(10)) else ''}{' '.join(example.split())}`"


def _fields(fields: Iterable[Field]) -> str:
    """Give the keys of a header."""
    return _table(("sleutel", "verplicht", "uitleg", "voorbeeld"), (
        (f"`{item.name}`", "ja" if item.required else "", item.help + (f" Keuzes: {', '.join(item.choices)}." if item.choices else ""), _example(item.name, item.example))
        for item in fields
    ))  # fmt: skip


def _kind(kind: Kind) -> str:
    """Give the section of one kind."""
    year = "<jaar>/" if kind.by_year else ""
    address = f"op de site `{kind.address.format(slug='<naam>')}`" if kind.address else "geen eigen pagina: de kanttekening komt bij het cijfer en op /kanttekeningen/"
    return f"### {kind.name}\n\nBestand: `content/{kind.folder}/{year}<naam>.md`; {address}\n\n{_fields(kind.fields)}"


def _kinds() -> str:
    return "\n\n".join(_kind(kind) for kind in KINDS)


def _block(block: Block) -> str:
    """Give the section of one block with an example."""
    argument = f" {block.argument.split()[-1] if 'zoals' in block.argument else 'foto.jpg'}" if block.argument else ""
    keys = "\n".join(f"{key.name}: {key.example}" for key in block.keys if key.required or len(block.keys) < 3 or key.name == "toon")
    text = "\n\nHier staat de tekst van het blok." if block.text == "verplicht" else ""
    table = _table(("sleutel", "verplicht", "uitleg"), ((f"`{key.name}`", "ja" if key.required else "", key.help + (f" Keuzes: {', '.join(key.choices)}." if key.choices else "")) for key in block.keys))
    needs = f"\n\nAchter de naam: {block.argument}." if block.argument else ""
    return f"### {block.name}\n\n{block.help}{needs}\n\n```\n::: {block.name}{argument}\n{keys}{text}\n:::\n```\n\n{table}"


def _blocks() -> str:
    return "\n\n".join(_block(block) for block in BLOCKS.values())


def _figures() -> str:
    parts = ["### toelichting.md", _fields(DATASET_FIELDS)]
    for kind in DATASET_KINDS.values():
        rows = ((f"`{column.name}`", "ja" if column.required else "", column.help + (f" Keuzes: {', '.join(column.choices)}." if column.choices else "")) for column in kind.columns)
        parts += [f"### cijfers.csv, soort {kind.name}\n\n{kind.help}", _table(("kolom", "moet er zijn", "uitleg"), rows)]
    return "\n\n".join(parts)


def _messages() -> str:
    return _table(("code", "ernst", "wat het betekent"), ((f"`{code}`", Severity(severity).label, meaning) for code, (severity, meaning) in CODES.items()))


PARTS = {"soorten": _kinds, "blokken": _blocks, "gegevens": _figures, "meldingen": _messages}
