"""The parts of the writers' guide that come from the declarations.

content/README.md holds them between markers; `make golden` writes them there and a test holds them
equal, so the guide names every key and message there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from plugins.core.figures.dataset_fields import DATASET_FIELDS
from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.problem_codes import CODES, Severity
from plugins.core.texts.header import Field
from plugins.core.texts.kinds import KINDS, Kind
from plugins.core.vocabulary import BLOCKS, Block

__all__ = [
    "PARTS",
    "WIDTH",
    "bad_address",
    "bad_block",
    "bad_value",
    "block_example",
    "fill",
    "wrapped",
]

WIDTH = 110
"""The longest line of a guide in characters; rows of tables and examples may be longer."""
_WORD = re.compile(r"(?:\{[^{}]*\}|`[^`]*`|\S)+")
_STARTS_BLOCK = re.compile(r"[#>+*=|:~<`-]|\d+[.)]$")
"""A word that Markdown may read as the start of a block at the start of a line."""

_PART = re.compile(r"(<!-- gemaakt: (?P<name>\w+) -->\n).*?(<!-- einde -->)", re.S)


def fill(text: str) -> str:
    """Return the guide with its made parts as the declarations are now."""
    return _PART.sub(lambda match: f"{match[1]}\n{PARTS[match['name']]()}\n\n{match[3]}", text)


def wrapped(paragraph: str) -> str:
    """Return a paragraph in lines of at most `WIDTH` characters.

    No line begins with a word that would start something other than text, and what is between
    braces or backticks stays on one line, since Markdown would not read it otherwise.
    """
    lines: list[list[str]] = [[]]
    for word in _WORD.findall(paragraph):
        if lines[-1] and len(" ".join([*lines[-1], word])) > WIDTH:
            lines.append([])
            while _STARTS_BLOCK.match((lines[-1] or [word])[0]) and len(lines[-2]) > 1:
                lines[-1].insert(0, lines[-2].pop())
        lines[-1].append(word)
    return "\n".join(" ".join(line) for line in lines)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [
        names,
        ["---"] * len(names),
        *([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows),
    ]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _example(name: str, example: str) -> str:
    """Return the example of a key as a writer types it, on one line."""
    return f"`{name}:{' ' if not example.startswith(chr(10)) else ''}{' '.join(example.split())}`"


_NAMED = re.compile(r"zoals ([\w-]+)")
_BAD_VALUES = {
    "number": "twee",
    "slug": "Mijn Pagina",
    "date": "30-02-2026",
    "moment": "30-02-2026",
    "period": "vorig jaar",
    "known-date": "vast",
    "choice": "misschien",
    "register": "bestaat-niet",
    "source": "een rapport",
}
"""What a key of each type cannot hold. A test runs each through the check."""
_BAD_LINES = {
    "bij": "bestaat-niet",
    "totalen": "inkomsten",
    "controles": "a en b",
    "verschillen": "inkomsten = 5",
}
_BAD_FILES = {"beeld": "bestaat-niet.jpg", "origineel": "bestaat-niet.pdf"}


def bad_value(declared: Field) -> str:
    """Return a value with which the key is a fault.

    It is of the wrong kind, empty where it must not be, or two values where it takes one.
    """
    if declared.type == "lines":
        return _BAD_LINES[declared.name]
    return (
        _BAD_VALUES.get(declared.type)
        or _BAD_FILES.get(declared.name)
        or ("" if declared.required else "[een, twee]")
    )


def bad_address(kind: Kind) -> str:
    """Return a file name that a page of the kind cannot have."""
    return f"content/{kind.folder}/{'2026/' if kind.by_year else ''}Mijn {kind.name}.md"


def bad_block(block: Block) -> str:
    """Return the block with a slip in its first key, or in its name where it begins with none."""
    name, key = f"::: {block.name}", f"\n{block.keys[0].name}:"
    wrong = key if key in block_example(block) else name
    at = len(wrong) - len(wrong.lstrip("\n: ")) + 2
    return block_example(block).replace(wrong, wrong[:at] + wrong[at - 1] + wrong[at:], 1)


def _fields(fields: Iterable[Field]) -> str:
    """Return the keys of a header."""
    return _table(
        ("sleutel", "verplicht", "uitleg", "goed", "fout"),
        (
            (
                f"`{item.name}`",
                "ja" if item.required else "",
                item.help + (f" Keuzes: {', '.join(item.choices)}." if item.choices else ""),
                _example(item.name, item.example),
                f"`{item.name}: {bad_value(item)}`".replace(" `", "`"),
            )
            for item in fields
        ),
    )


def _kind(kind: Kind) -> str:
    """Return the section of one kind."""
    year = "<jaar>/" if kind.by_year else ""
    address = (
        f"op de site `{kind.address.format(slug='<naam>')}`"
        if kind.address
        else "geen eigen pagina: de kanttekening komt bij het cijfer en op /kanttekeningen/"
    )
    place = f"`content/{kind.folder}/{year}<naam>.md`"
    names = (
        f"Goed: `content/{kind.folder}/{'2026/' if kind.by_year else ''}{kind.example_slug}.md`."
        f" Fout: `{bad_address(kind)}`."
    )
    parts = (wrapped(f"Bestand: {place}; {address}"), wrapped(names), _fields(kind.fields))
    return "\n\n".join((f"### {kind.name}", *parts))


def _kinds() -> str:
    return "\n\n".join(_kind(kind) for kind in KINDS)


def _block(block: Block) -> str:
    """Return the section of one block with an example."""
    needs = [wrapped(f"Achter de naam: {block.argument}.")] if block.argument else []
    table = _table(
        ("sleutel", "verplicht", "uitleg"),
        (
            (
                f"`{key.name}`",
                "ja" if key.required else "",
                key.help + (f" Keuzes: {', '.join(key.choices)}." if key.choices else ""),
            )
            for key in block.keys
        ),
    )
    good, bad = (f"```\n{text}\n```" for text in (block_example(block), bad_block(block)))
    head = (f"### {block.name}", wrapped(block.help), *needs)
    return "\n\n".join((*head, "Goed:", good, "Fout:", bad, table))


def block_example(block: Block) -> str:
    """Return the block as it is typed."""
    named = _NAMED.search(block.argument)
    argument = f" {named[1] if named else 'foto.jpg'}" if block.argument else ""
    keys = [
        f"{key.name}: {key.example}"
        for key in block.keys
        if key.required or len(block.keys) < 3 or key.name == "toon"
    ]
    text = ["", "Hier staat de tekst van het blok."] if block.text == "verplicht" else []
    return "\n".join([f"::: {block.name}{argument}", *keys, *text, ":::"])


def _blocks() -> str:
    return "\n\n".join(_block(block) for block in BLOCKS.values())


def _figures() -> str:
    parts = ["### toelichting.md", _fields(DATASET_FIELDS)]
    for kind in DATASET_KINDS.values():
        rows = (
            (
                f"`{column.name}`",
                "ja" if column.required else "",
                column.help + (f" Keuzes: {', '.join(column.choices)}." if column.choices else ""),
            )
            for column in kind.columns
        )
        parts += [
            f"### cijfers.csv, soort {kind.name}\n\n{wrapped(kind.help)}",
            _table(("kolom", "moet er zijn", "uitleg"), rows),
        ]
    return "\n\n".join(parts)


def _messages() -> str:
    return _table(
        ("code", "ernst", "wat het betekent"),
        (
            (f"`{code}`", Severity(severity).label, meaning)
            for code, (severity, meaning) in CODES.items()
        ),
    )


PARTS = {"soorten": _kinds, "blokken": _blocks, "gegevens": _figures, "meldingen": _messages}
