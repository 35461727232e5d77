"""What is inside a block: its key lines and text, checked against the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plugins.core.dutch import nearest, normalise_key
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem
from plugins.core.texts.header import Value
from plugins.core.vocabulary import BLOCKS, Block, Key

__all__ = ["KEY_LINE", "BlockUse", "marker_in", "read_contents"]

_MARKER = re.compile(r"(?P<indent>\s*)(?P<colons>:{2,})\s*(?P<rest>.*?)\s*$")

KEY_LINE = re.compile(r"(?P<key>[^:\s][^:]*?)\s*:(?:\s+(?P<value>.*?))?\s*$")


@dataclass
class BlockUse:
    """A block as a writer used it."""

    name: str
    argument: Value | None
    line: int
    """Line of the opening marker in the file."""
    last_line: int = 0
    """Line of the closing marker."""
    keys: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    text: str = ""
    text_line: int = 0
    faulty: bool = False
    """Has a problem; a preview shows the problem in its place."""

    def one(self, key: str) -> str:
        """Return the text of a key that takes one value, or an empty text."""
        values = self.keys.get(key, ())
        return values[0].text if values else ""


def marker_in(line: str) -> re.Match[str] | None:
    """Match the marker of a block: three colons or more, or two before a block's name."""
    match = _MARKER.match(line)
    if match is None or len(match["colons"]) >= 3:
        return match
    return match if match["rest"] and match["rest"].split()[0] in BLOCKS else None


def read_contents(
    path: str, use: BlockUse, declared: Block, inner: list[tuple[int, str]]
) -> Iterator[Problem]:
    """Read key lines up to the first empty line, then the text.

    Args:
        path: the file, for places.
        use: the block, which gets its keys and text.
        declared: its declaration.
        inner: the numbered lines between its markers.
    """
    keys, text = _parted(inner, declared)
    for number, line in keys:
        yield from _read_key(path, use, declared, number, line)
    use.text = "\n".join(line for _, line in text).strip("\n")
    use.text_line = next((number for number, line in text if line.strip()), use.line)
    yield from _check_text(path, use, declared)
    yield from _missing_keys(path, use, declared)


Lines = list[tuple[int, str]]


def _parted(inner: Lines, declared: Block) -> tuple[Lines, Lines]:
    """Part the lines of a block into key lines and text; a block may hold text alone."""
    while inner and not inner[0][1].strip():
        inner = inner[1:]
    split = next((at for at, (_, line) in enumerate(inner) if not line.strip()), len(inner))
    keys, text = inner[:split], inner[split:]
    is_text = declared.text == "verplicht" and bool(keys) and not text
    if is_text and not any(_known_key(line, declared) for _, line in keys):
        return [], inner
    return keys, text


def _known_key(line: str, declared: Block) -> bool:
    """Return whether a line begins with a key of the block or one that is near."""
    match = KEY_LINE.match(line)
    return bool(match and nearest(match["key"], [key.name for key in declared.keys]))


def _check_text(path: str, use: BlockUse, declared: Block) -> Iterator[Problem]:
    """Check that there is text where it belongs, and that no block opens inside it."""
    lines = use.text.split("\n")
    nested = next((at for at, line in enumerate(lines) if marker_in(line)), None)
    if nested is not None:
        yield problem(
            "blok-genest",
            Place(path, use.text_line + nested, 1),
            f"In het blok “{use.name}” staat een ander blok; dat kan niet.",
            "Sluit eerst het ene blok af met :::, en begin dan het andere.",
        )
    elif use.text.strip() and declared.text == "geen":
        yield problem(
            "blok-tekst",
            Place(path, use.text_line, 1),
            f"In het blok “{use.name}” hoort geen tekst.",
            "Zet de tekst onder het blok, na de regel met :::.",
        )
    elif declared.text == "verplicht" and not use.text.strip():
        yield problem(
            "blok-tekst",
            Place(path, use.line, 1),
            f"In het blok “{use.name}” ontbreekt de tekst.",
            "Zet na de sleutels een lege regel en dan de tekst.",
        )


def _read_key(
    path: str, use: BlockUse, declared: Block, number: int, line: str
) -> Iterator[Problem]:
    """Read one line `sleutel: waarde`."""
    indent = len(line) - len(line.lstrip())
    place = Place(path, number, indent + 1)
    match = KEY_LINE.match(line.strip())
    if match is None:
        yield _no_key(place, line.strip())
        return
    names = {normalise_key(key.name): key for key in declared.keys}
    key = names.get(normalise_key(match["key"]))
    if key is None:
        yield _unknown_key(place, match["key"], use.name, list(names.values()))
    elif key.name in use.keys:
        yield _double_key(place, key.name, use.name)
    else:
        column = indent + match.start("value") + 1 if match["value"] else indent + 1
        use.keys[key.name] = tuple(_values(match["value"] or "", number, column, key))
        yield from _check_values(path, use, key)


def _no_key(place: Place, text: str) -> Problem:
    return problem(
        "blok-regel",
        place,
        f"“{text}” is geen sleutel: waarde.",
        "Schrijf de sleutel, een dubbele punt, een spatie en de waarde. Tekst begint na een"
        " lege regel.",
    )


def _unknown_key(place: Place, typed: str, block: str, keys: Sequence[Key]) -> Problem:
    known = [key.name for key in keys]
    return problem(
        "blok-onbekende-sleutel",
        place,
        f"De sleutel “{typed}” bestaat niet bij het blok “{block}”.",
        did_you_mean(nearest(typed, known), choose_from(known)),
    )


def _double_key(place: Place, key: str, block: str) -> Problem:
    return problem(
        "blok-dubbele-sleutel",
        place,
        f"De sleutel “{key}” staat twee keer in het blok “{block}”.",
        "Laat er één staan.",
    )


def _values(text: str, line: int, column: int, key: Key) -> Iterator[Value]:
    """Split the value of a key that takes many at its commas."""
    if not key.many:
        if text.strip():
            yield Value(text.strip(), line, column)
        return
    start = 0
    for piece in text.split(","):
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield Value(piece.strip(), line, column + start + lead)
        start += len(piece) + 1


def _check_values(path: str, use: BlockUse, key: Key) -> Iterator[Problem]:
    for value in use.keys[key.name]:
        if key.choices and value.text not in key.choices:
            yield problem(
                "blok-waarde",
                Place(path, value.line, value.column),
                f"“{value.text}” kan niet bij “{key.name}”.",
                did_you_mean(nearest(value.text, key.choices), choose_from(key.choices)),
                (value.text, key.name),
            )


def _missing_keys(path: str, use: BlockUse, declared: Block) -> Iterator[Problem]:
    """Report required keys without a value."""
    for key in declared.keys:
        if key.required and not use.keys.get(key.name):
            yield problem(
                _missing_code(use.name, key.name),
                Place(path, use.line, 1),
                f"Bij het blok “{use.name}” ontbreekt de sleutel “{key.name}”.",
                f"Zet in het blok bijvoorbeeld: {key.name}: {key.example}",
            )


def _missing_code(block: str, key: str) -> str:
    is_description = (block, key) == ("afbeelding", "alt")
    return "afbeelding-zonder-tekst" if is_description else "blok-verplicht"
