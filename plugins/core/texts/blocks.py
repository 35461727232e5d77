"""Blocks in a text: found line by line, checked against the vocabulary, with their lines.

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

from plugins.core.dutch import nearest
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem
from plugins.core.texts.block_contents import KEY_LINE, BlockUse, marker_in, read_contents
from plugins.core.texts.header import Value
from plugins.core.vocabulary import BLOCKS, Block

__all__ = ["code_lines", "find_blocks"]

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_WORDS = re.compile(r"(?P<name>\S+)(?:\s+(?P<argument>.+))?")


def code_lines(lines: list[str]) -> list[bool]:
    """Return for each line whether it belongs to a fenced block of code."""
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
        path: the file, for places.
        text: the text below the header.
        first_line: the line in the file on which the text begins.

    Returns:
        The lines of prose as text and each block as one value, in order, and the problems.
    """
    parts: list[str | BlockUse] = []
    problems: list[Problem] = []
    lines = text.split("\n")
    markers = _markers(lines)
    index = 0
    while index < len(lines):
        match = markers[index]
        if match is None or not match["rest"]:
            parts.append("" if match else lines[index])
            if match:
                problems.append(_loose_end(Place(path, first_line + index, _column(match))))
            index += 1
            continue
        stop = _closing_line(markers, index + 1)
        use, found = _read_block(path, lines, index, stop, first_line, match)
        problems.extend(found)
        use.faulty = bool(found)
        parts.append(use)
        index = stop + 1 if stop is not None else _after_keys(lines, index + 1)
    return parts, problems


Markers = list[re.Match[str] | None]


def _markers(lines: list[str]) -> Markers:
    """Return for each line its marker of a block; None for a line without one or inside code."""
    code = code_lines(lines)
    return [None if inside else marker_in(line) for line, inside in zip(lines, code, strict=True)]


def _column(match: re.Match[str]) -> int:
    return len(match["indent"]) + 1


def _loose_end(place: Place) -> Problem:
    return problem(
        "blok-los-einde",
        place,
        "Hier eindigt een blok, maar er is geen blok open.",
        "Haal deze regel weg, of zet erboven hoe het blok heet: ::: naam.",
    )


def _closing_line(markers: Markers, start: int) -> int | None:
    """Return the index of the line that closes a block; None when the next block opens first."""
    for index in range(start, len(markers)):
        match = markers[index]
        if match:
            return index if not match["rest"] else _nested_or_unclosed(markers, index)
    return None


def _nested_or_unclosed(markers: Markers, index: int) -> int | None:
    """Return the line that closes a block in which a second one opens; None for a block left open.

    It is nested when two closes follow at once, else the first was never closed.
    """
    closes = 0
    for later in range(index + 1, len(markers)):
        match = markers[later]
        if match:
            closes = closes + 1 if not match["rest"] else 0
            if closes == 0:
                return None
            if closes == 2:
                return later
    return None


def _after_keys(lines: list[str], start: int) -> int:
    """Return where to go on after a block that is never closed: behind its key lines."""
    index = start
    while index < len(lines) and lines[index].strip() and KEY_LINE.match(lines[index]):
        index += 1
    return index


def _read_block(
    path: str, lines: list[str], start: int, stop: int | None, first_line: int, match: re.Match[str]
) -> tuple[BlockUse, list[Problem]]:
    """Read one block between its markers and check it against its declaration."""
    use = _opened(match, first_line + start)
    if stop is None:
        return use, [_unclosed(Place(path, use.line, 1), use.name)]
    use.last_line = first_line + stop
    place = Place(path, use.line, match.start("rest") + 1)
    declared = BLOCKS.get(use.name)
    if declared is None:
        return use, [_unknown(place, use.name)]
    inner = list(enumerate(lines[start + 1 : stop], start=use.line + 1))
    return use, [
        *_check_opening(place, match, declared, use.argument),
        *read_contents(path, use, declared, inner),
    ]


def _opened(match: re.Match[str], line: int) -> BlockUse:
    """Read the name and the argument on the opening line."""
    words = _WORDS.fullmatch(match["rest"])
    assert words
    column = match.start("rest") + 1 + words.start("argument")
    argument = Value(words["argument"], line, column) if words["argument"] else None
    return BlockUse(words["name"], argument, line, line)


def _unclosed(place: Place, name: str) -> Problem:
    return problem(
        "blok-niet-gesloten",
        place,
        f"Het blok “{name}” wordt niet afgesloten.",
        "Zet onder het blok een regel met alleen :::.",
    )


def _unknown(place: Place, name: str) -> Problem:
    hint = did_you_mean(nearest(name, BLOCKS), choose_from(BLOCKS))
    return problem("blok-onbekend", place, f"Een blok “{name}” bestaat niet.", hint)


def _check_opening(
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
        yield _missing_argument(place, declared)
    if argument is not None and not declared.argument:
        yield problem(
            "blok-argument",
            Place(place.path, argument.line, argument.column),
            f"Achter “{declared.name}” hoort niets; hier staat “{argument.text}”.",
            "Haal het weg, of zet het op een eigen regel als sleutel: waarde.",
        )


def _missing_argument(place: Place, declared: Block) -> Problem:
    example = "begroting-2026" if "gegevens" in declared.argument else "foto.jpg"
    return problem(
        "blok-argument",
        place,
        f"Achter “{declared.name}” ontbreekt {declared.argument}.",
        f"Schrijf bijvoorbeeld: ::: {declared.name} {example}",
    )
