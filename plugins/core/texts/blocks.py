"""Blocks in a text: found line by line, checked against the vocabulary, with the file's own line numbers.

    ::: kader
    titel: Hoe leest u dit?

    Tekst in Markdown na een lege regel.
    :::

A block begins at the start of a line and does not nest. Everything between fences of code is left
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.core.dutch import nearest, normalise_key
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem
from plugins.core.texts.header import Value
from plugins.core.vocabulary import BLOCKS, Block, Key

__all__ = ["BlockUse", "code_lines", "find_blocks"]

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_MARK = re.compile(r"(?P<indent>\s*)(?P<colons>:{2,})\s*(?P<rest>.*?)\s*$")
_WORDS = re.compile(r"(?P<name>\S+)(?:\s+(?P<argument>.+))?")
_KEY_LINE = re.compile(r"(?P<key>[^:\s][^:]*?)\s*:(?:\s+(?P<value>.*?))?\s*$")


@dataclass
class BlockUse:
    """A block as a writer used it."""

    name: str
    argument: Value | None
    line: int
    """Line of the opening mark in the file."""
    last_line: int = 0
    """Line of the closing mark."""
    keys: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    text: str = ""
    text_line: int = 0
    faulty: bool = False
    """Has a problem; a preview shows the problem in its place."""

    def one(self, key: str) -> str:
        """Return the text of a key that takes one value, or an empty text."""
        values = self.keys.get(key, ())
        return values[0].text if values else ""


def code_lines(lines: list[str]) -> list[bool]:
    """Tell for each line whether it belongs to a fenced block of code."""
    inside, fence = [], ""
    for line in lines:
        match = _FENCE.match(line)
        if fence:
            inside.append(True)
            if match and match[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        else:
            fence = match[1] if match else ""
            inside.append(bool(match))
    return inside


def find_blocks(
    path: str, text: str, first_line: int
) -> tuple[list[str | BlockUse], list[Problem]]:
    """Cut a text into lines of prose and blocks.

    Args:
        first_line: the line in the file on which the text begins.

    Returns:
        The lines of prose as text and each block as one value, in order, and the problems.
    """
    parts: list[str | BlockUse] = []
    problems: list[Problem] = []
    lines = text.split("\n")
    code = code_lines(lines)
    index = 0
    while index < len(lines):
        match = None if code[index] else _MARK.match(lines[index])
        if match is None or not _is_mark(match):
            parts.append(lines[index])
            index += 1
            continue
        place = Place(path, first_line + index, len(match["indent"]) + 1)
        if not match["rest"]:
            problems.append(
                problem(
                    "blok-los-einde",
                    place,
                    "Hier eindigt een blok, maar er is geen blok open.",
                    "Haal deze regel weg, of zet erboven hoe het blok heet: ::: naam.",
                )
            )
            parts.append("")
            index += 1
            continue
        stop = _closing_line(lines, code, index + 1)
        use, found = _read_block(path, lines, index, stop, first_line, match)
        problems.extend(found)
        use.faulty = bool(found)
        parts.append(use)
        index = len(lines) if stop is None else stop + 1
        if stop is None:
            index = _resume(lines, use.line - first_line + 1)
    return parts, problems


def _is_mark(match: re.Match[str]) -> bool:
    """Return whether a line with colons is meant as a mark: three or more, or two followed by a block's name."""
    if len(match["colons"]) >= 3:
        return True
    return match["rest"] != "" and match["rest"].split()[0] in BLOCKS


def _closing_line(lines: list[str], code: list[bool], start: int) -> int | None:
    """Return the index of the line that closes a block, or None when there is none before the next block opens."""
    for index in range(start, len(lines)):
        match = None if code[index] else _MARK.match(lines[index])
        if match and _is_mark(match):
            return index if not match["rest"] else _nested_or_unclosed(lines, code, index)
    return None


def _nested_or_unclosed(lines: list[str], code: list[bool], index: int) -> int | None:
    """A second opening before a close: nested when two closes follow at once, else the first was never closed."""
    closes = 0
    for later in range(index + 1, len(lines)):
        match = None if code[later] else _MARK.match(lines[later])
        if match and _is_mark(match):
            closes = closes + 1 if not match["rest"] else 0
            if closes == 0:
                return None
            if closes == 2:
                return later
    return None


def _resume(lines: list[str], start: int) -> int:
    """Return where to go on after a block that is never closed: behind its key lines."""
    index = start
    while index < len(lines) and lines[index].strip() and _KEY_LINE.match(lines[index]):
        index += 1
    return index


def _read_block(
    path: str, lines: list[str], start: int, stop: int | None, first_line: int, match: re.Match[str]
) -> tuple[BlockUse, list[Problem]]:
    """Read one block between its marks and check it against its declaration."""
    words = _WORDS.fullmatch(match["rest"])
    assert words
    name, column = words["name"], match.start("rest") + 1
    argument = (
        Value(words["argument"], first_line + start, column + words.start("argument"))
        if words["argument"]
        else None
    )
    use = BlockUse(
        name, argument, first_line + start, first_line + (stop if stop is not None else start)
    )
    place = Place(path, use.line, column)
    if stop is None:
        return use, [
            problem(
                "blok-niet-gesloten",
                Place(path, use.line, 1),
                f"Het blok “{name}” wordt niet afgesloten.",
                "Zet onder het blok een regel met alleen :::.",
            )
        ]
    declared = BLOCKS.get(name)
    if declared is None:
        hint = did_you_mean(nearest(name, BLOCKS), choose_from(BLOCKS))
        return use, [problem("blok-onbekend", place, f"Een blok “{name}” bestaat niet.", hint)]
    problems = list(_check_mark(place, match, declared, argument))
    inner = list(enumerate(lines[start + 1 : stop], start=first_line + start + 1))
    problems.extend(_read_inner(path, use, declared, inner))
    problems.extend(_missing_keys(path, use, declared))
    return use, problems


def _check_mark(
    place: Place, match: re.Match[str], declared: Block, argument: Value | None
) -> Iterator[Problem]:
    """Check the opening line: colons, indent and argument."""
    if len(match["colons"]) != 3 or match["indent"]:
        yield problem(
            "blok-regel",
            Place(place.path, place.line, 1),
            "Een blok begint vooraan de regel met precies drie dubbele punten.",
            f"Schrijf: ::: {declared.name}{' ' + argument.text if argument else ''}",
        )
    if declared.argument and argument is None:
        yield problem(
            "blok-argument",
            place,
            f"Achter “{declared.name}” ontbreekt {declared.argument}.",
            (
                f"Schrijf bijvoorbeeld: ::: {declared.name} begroting-2026"
                if "gegevens" in declared.argument
                else f"Schrijf bijvoorbeeld: ::: {declared.name} foto.jpg"
            ),
        )
    if argument is not None and not declared.argument:
        yield problem(
            "blok-argument",
            Place(place.path, argument.line, argument.column),
            f"Achter “{declared.name}” hoort niets; hier staat “{argument.text}”.",
            "Haal het weg, of zet het op een eigen regel als sleutel: waarde.",
        )


def _read_inner(
    path: str, use: BlockUse, declared: Block, inner: list[tuple[int, str]]
) -> Iterator[Problem]:
    """Read key lines up to the first empty line, then the text."""
    while inner and not inner[0][1].strip():
        inner = inner[1:]
    split = next((at for at, (_, line) in enumerate(inner) if not line.strip()), len(inner))
    keys, text = inner[:split], inner[split:]
    if (
        declared.text == "verplicht"
        and keys
        and not text
        and not any(_known_key(line, declared) for _, line in keys)
    ):
        keys, text = [], inner
    for number, line in keys:
        yield from _read_key(path, use, declared, number, line)
    use.text = "\n".join(line for _, line in text).strip("\n")
    use.text_line = next((number for number, line in text if line.strip()), use.line)
    yield from _check_text(path, use, declared)


def _known_key(line: str, declared: Block) -> bool:
    """Return whether a line begins with a key of the block or one that is near."""
    match = _KEY_LINE.match(line)
    return bool(match and nearest(match["key"], [key.name for key in declared.keys]))


def _check_text(path: str, use: BlockUse, declared: Block) -> Iterator[Problem]:
    """Check that text stands where it belongs, and that no block opens inside it."""
    for offset, line in enumerate(use.text.split("\n")):
        match = _MARK.match(line)
        if match and _is_mark(match):
            yield problem(
                "blok-genest",
                Place(path, use.text_line + offset, 1),
                f"In het blok “{use.name}” staat een ander blok; dat kan niet.",
                "Sluit eerst het ene blok af met :::, en begin dan het andere.",
            )
            return
    if use.text.strip() and declared.text == "geen":
        yield problem(
            "blok-tekst",
            Place(path, use.text_line, 1),
            f"In het blok “{use.name}” hoort geen tekst.",
            "Zet de tekst onder het blok, na de regel met :::.",
        )
    if declared.text == "verplicht" and not use.text.strip():
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
    match = _KEY_LINE.match(line.strip())
    if match is None:
        yield problem(
            "blok-regel",
            place,
            f"“{line.strip()}” is geen sleutel: waarde.",
            "Schrijf de sleutel, een dubbele punt, een spatie en de waarde. Tekst begint na een"
            " lege regel.",
        )
        return
    names = {normalise_key(key.name): key for key in declared.keys}
    key = names.get(normalise_key(match["key"]))
    if key is None:
        known = [item.name for item in declared.keys]
        yield problem(
            "blok-onbekende-sleutel",
            place,
            f"De sleutel “{match['key']}” bestaat niet bij het blok “{use.name}”.",
            did_you_mean(nearest(match["key"], known), choose_from(known)),
        )
        return
    if key.name in use.keys:
        yield problem(
            "blok-dubbele-sleutel",
            place,
            f"De sleutel “{key.name}” staat twee keer in het blok “{use.name}”.",
            "Laat er één staan.",
        )
        return
    column = indent + match.start("value") + 1 if match["value"] else indent + 1
    use.keys[key.name] = tuple(_values(match["value"] or "", number, column, key))
    yield from _check_values(path, use, key)


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
    """Check the values of a key against its choices."""
    for value in use.keys[key.name]:
        if key.choices and value.text not in key.choices:
            yield problem(
                "blok-waarde",
                Place(path, value.line, value.column),
                f"“{value.text}” kan niet bij “{key.name}”.",
                did_you_mean(nearest(value.text, key.choices), choose_from(key.choices)),
            )


def _missing_keys(path: str, use: BlockUse, declared: Block) -> Iterator[Problem]:
    """Report required keys without a value."""
    for key in declared.keys:
        if key.required and not use.keys.get(key.name):
            code = (
                "afbeelding-zonder-tekst"
                if use.name == "afbeelding" and key.name == "alt"
                else "blok-verplicht"
            )
            yield problem(
                code,
                Place(path, use.line, 1),
                f"Bij het blok “{use.name}” ontbreekt de sleutel “{key.name}”.",
                f"Zet in het blok bijvoorbeeld: {key.name}: {key.example}",
            )
