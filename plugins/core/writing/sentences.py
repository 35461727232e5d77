"""The running text of a document: its sentences and headings, each word with its place in the file.

What nobody reads as a sentence of the writer is left out: code, addresses, the keys of blocks, and
what is quoted, since a quotation keeps the words of somebody else. Nothing is moved on the way:
what is left out becomes spaces, so places stay those of the file.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plugins.core.texts.blocks import code_lines, find_blocks

__all__ = ["Heading", "Sentence", "Word", "headings", "line_sentences", "text_sentences"]

QUOTATIONS = ("citaat",)
"""Blocks that hold the words of somebody else."""
_SHOWN_KEYS = ("titel", "alt", "bijschrift")
"""Keys of blocks whose value is a sentence that people read."""
_LEFT_OUT = re.compile(
    r"(?P<code>(`+)(?:(?!\2).)+?\2(?!`))"
    r"|(?P<figure>\{ *cijfer *:[^{}\n]*\})|\{[^{}\n]*\}?"
    r"|(?<=\])\([^()\s]*(?:\([^()\s]*\))?[^()\s]*\)|(?<=\])\[[^\]]*\]|\[\^[^\]]*\]:?"
    r"|^\s*\[[^\]]+\]:.*$"
    r"|<[^<>\s]+>|(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+|(?<![\w/])/[\w/#.-]+|(?<![\w@#])[@#]\w+"
)
_PASSAGE = re.compile(r"\s*(?:(?P<level>#{1,6})\s+|[-*+]\s+|[0-9]+[.)]\s+|:\s+)")
_UNDERLINE = re.compile(r"\s*(?:=+|-{2,}|\*{3,}|_{3,})\s*$")
_QUOTE_LINE = re.compile(r"\s*>")
_TABLE_RULE = re.compile(r"[\s|:-]+$")
_QUOTED = re.compile(r"“[^”]*”|„[^”“]*[”“]|‘[^‘’\n]{2,}’|(?<![\w\"])\"[^\"]*\"")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’)\]*]*\s+(?=[\"“‘(\[*]*[A-ZÀ-Þ0-9'’])")
_ABBREVIATED = re.compile(
    r"(?:(?<![\w'’])(?:(?-i:[A-Z])|ca|dhr|dr|drs|evt|ing|ir|jl|mevr|mr|nr|nrs|o\.a|prof|resp|st"
    r"|t/m|vgl|zgn|art|blz|bijv|m\.n|d\.w\.z|p|i\.s\.m|incl|excl|max|min))\.$",
    re.I,
)
_WORD = re.compile(r"[^\W_]+(?:[-'’.&@/+][^\W_]+)*")


@dataclass(frozen=True)
class Word:
    """A word as it is typed, with its place in the file (both counted from 1)."""

    text: str
    line: int
    column: int
    first: bool = False
    """Begins its sentence, so its capital says nothing."""
    quoted: bool = False
    """Is between quotation marks."""
    dotted: bool = False
    """Has a full stop behind it: it may be an abbreviation."""


@dataclass(frozen=True)
class Sentence:
    """The words of a sentence, in order; numbers are words."""

    words: tuple[Word, ...]


@dataclass(frozen=True)
class Heading:
    """A heading as typed: `##` is level 2."""

    level: int
    line: int
    column: int


Lines = list[tuple[int, int, str]]
"""Pieces of text: line, column where the piece begins, and the text of the piece."""


def text_sentences(path: str, text: str, first_line: int) -> list[Sentence]:
    """Return the sentences of a Markdown text with its blocks.

    Args:
        path: the file, for places.
        text: the text below its header.
        first_line: the line in the file on which the text begins.
    """
    found: list[Sentence] = []
    prose: list[tuple[int, str]] = []
    line = first_line
    for part in find_blocks(path, text, first_line)[0]:
        if isinstance(part, str):
            prose.append((line, part))
            line += 1
            continue
        found += _prose_sentences(prose)
        prose, line = [], part.last_line + 1
        for key in _SHOWN_KEYS if part.name not in QUOTATIONS else ():
            for value in part.keys.get(key, ()):
                found += line_sentences(value.text, value.line, value.column)
        if part.text and part.name not in QUOTATIONS:
            found += _prose_sentences(list(enumerate(part.text.split("\n"), start=part.text_line)))
    return [*found, *_prose_sentences(prose)]


def line_sentences(text: str, line: int, column: int) -> list[Sentence]:
    """Return the sentences of a text on one line, such as a title."""
    return list(_split([(line, column, _plain(text))]))


def headings(path: str, text: str, first_line: int) -> list[Heading]:
    """Return the headings of a text outside blocks and code, in order."""
    parts = find_blocks(path, text, first_line)[0]
    numbered: list[tuple[int, str]] = []
    line = first_line
    for part in parts:
        numbered.append((line, part if isinstance(part, str) else ""))
        line = line + 1 if isinstance(part, str) else part.last_line + 1
    code = code_lines([content for _, content in numbered])
    found = []
    for (number, content), inside in zip(numbered, code, strict=True):
        match = None if inside else re.match(r" {0,3}(#{1,6})\s+\S", content)
        if match:
            found.append(Heading(len(match[1]), number, match.start(1) + 1))
    return found


def _prose_sentences(lines: Sequence[tuple[int, str]]) -> Iterator[Sentence]:
    """Cut prose into passages (paragraph, list item, heading, cell) and those into sentences."""
    passage: Lines = []
    code = code_lines([content for _, content in lines])
    for (number, content), inside in zip(lines, code, strict=True):
        pieces, begins = ([], True) if inside else _pieces(number, content)
        if begins:
            yield from _split(passage)
            passage = []
        if len(pieces) > 1 or _is_heading(content):
            for piece in pieces:
                yield from _split([piece])
        else:
            passage += pieces
    yield from _split(passage)


def _is_heading(content: str) -> bool:
    return content.lstrip().startswith("#")


def _pieces(number: int, content: str) -> tuple[Lines, bool]:
    """Return the text of a line in pieces (cells of a table), and whether a passage begins."""
    if not content.strip() or _UNDERLINE.match(content) or _QUOTE_LINE.match(content):
        return [], True
    plain = _plain(content)
    if content.lstrip().startswith("|"):
        cells = (
            []
            if _TABLE_RULE.match(content)
            else [
                (number, match.start() + 1, match[0])
                for match in re.finditer(r"[^|]+", plain)
                if match[0].strip()
            ]
        )
        # An empty piece beside a single cell keeps it apart from the lines around it.
        return (cells if len(cells) != 1 else [*cells, (number, 1, "")]), True
    match = _PASSAGE.match(plain)
    start = match.end() if match else 0
    return [(number, start + 1, plain[start:])], bool(match)


def _plain(content: str) -> str:
    """Put spaces for what is not read as words; a figure counts as a number."""
    blank = _LEFT_OUT.sub(
        lambda match: ("0" if match["figure"] else " ").ljust(len(match[0])), content
    )
    return re.sub(r"[*_\[\]]", " ", blank)


def _split(passage: Lines) -> Iterator[Sentence]:
    """Cut a passage into sentences. Lines that follow one another are one text."""
    if not passage:
        return
    text = "\n".join(content for _, _, content in passage)
    starts = []
    offset = 0
    for _, _, content in passage:
        starts.append(offset)
        offset += len(content) + 1
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    begin = 0
    for end in [*_ends(text), len(text)]:
        words = tuple(_words(text, begin, end, passage, starts, quoted))
        if words:
            yield Sentence(words)
        begin = end


def _ends(text: str) -> Iterator[int]:
    """Yield where each sentence but the last ends; the point of an abbreviation ends none."""
    for match in _SENTENCE_END.finditer(text):
        before = text[max(0, match.start() - 12) : match.start() + 1]
        if not (match[0].startswith(".") and _ABBREVIATED.search(before)):
            yield match.end()


def _words(
    text: str,
    begin: int,
    end: int,
    passage: Lines,
    starts: list[int],
    quoted: Iterable[tuple[int, int]],
) -> Iterator[Word]:
    """Yield the words of one sentence."""
    spans = list(quoted)
    for number, match in enumerate(_WORD.finditer(text, begin, end)):
        at = bisect.bisect_right(starts, match.start()) - 1
        line, column, _ = passage[at]
        inside = any(low <= match.start() < high for low, high in spans)
        yield Word(
            match[0],
            line,
            column + match.start() - starts[at],
            number == 0,
            inside,
            text[match.end() : match.end() + 1] == ".",
        )
