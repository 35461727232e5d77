"""Which words of a text are looked up in the dictionary, and which need not be there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plugins.core.writing.sentences import Sentence, Word

__all__ = ["KnownWords", "Unknown", "read_word_list", "unknown_words"]

_PART = re.compile(r"[^-/]+")
_CAPITAL_BEFORE_STRESS = ("Aá", "Eé", "Oó", "Uú")
"""A capital has no accent of its own: één at the beginning of a sentence is Eén (Taalunie)."""


@dataclass(frozen=True)
class Unknown:
    """A word that the dictionary does not know, at its first place."""

    word: str
    parts: tuple[str, ...]
    line: int
    column: int


def unknown_words(sentences: Sequence[Sentence], knows: Callable[[str], bool]) -> list[Unknown]:
    """Return the words that a dictionary does not know, each once, in order.

    Not looked up: what is quoted, has a digit, or is a name or an abbreviation by its capitals. A
    capital at the beginning of a sentence says nothing, unless the same word has it within a
    sentence of the text as well.

    Args:
        sentences: the sentences of a text.
        knows: whether the dictionary has a word, as typed.
    """
    words = [word for sentence in sentences for word in sentence.words if not word.quoted]
    names = {word.text for word in words if not word.first and word.text[:1].isupper()}
    found: dict[str, Unknown] = {}
    right: set[tuple[str, bool, bool]] = set()
    for word in words:
        as_used = (word.text, word.first, word.dotted)
        if as_used in right or word.text in names:
            continue
        text = word.text.replace("’", "'")
        parts = tuple(_unknown_parts(replace(word, text=text), knows))
        if parts:
            found.setdefault(text, Unknown(text, parts, word.line, word.column))
        else:
            right.add(as_used)
    return list(found.values())


def _unknown_parts(word: Word, knows: Callable[[str], bool]) -> Iterator[str]:
    """Yield the parts of a word that are not known.

    The whole may be known where its parts are not (mkb-peloton), and the other way round.
    """
    if (
        any(map(str.isdigit, word.text))
        or _is_address(word.text)
        or knows(word.text)
        or (word.dotted and knows(word.text + "."))
    ):
        return
    for number, match in enumerate(_PART.finditer(word.text)):
        part = match[0]
        first = word.first and number == 0
        if (
            len(part) > 1
            and not _is_name(part, first)
            and not any(knows(form) for form in _word_forms(part))
        ):
            yield part


def _is_address(text: str) -> bool:
    """Return whether a word is an address or the name of a file.

    Those have points, and more than two letters between them somewhere (d.w.z. is none).
    """
    return "." in text and any(len(piece) > 2 for piece in text.split("."))


def _is_name(part: str, first: bool) -> bool:
    """Return whether capitals say that a word is a name or an abbreviation.

    Within the word, or at its beginning where no sentence begins.
    """
    return (
        any(map(str.isupper, part[1:]))
        or "&" in part
        or "@" in part
        or (part[:1].isupper() and not first)
    )


def _word_forms(part: str) -> Iterator[str]:
    """Yield the word forms in which a part may be known.

    An abbreviation has points, the first part of a compound may have an s (opleidings-).
    """
    yield part
    yield part + "-"
    if "." in part:
        yield part + "."
    if part.endswith("s"):
        yield part[:-1]
    if part[:2] in _CAPITAL_BEFORE_STRESS:
        yield part[1] + part[1:]


def read_word_list(text: str) -> list[str]:
    """Read a list of words: one on each line. A line that begins with # explains."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


class KnownWords:
    """The words that are right here, though no dictionary has them.

    Args:
        texts: words and names; each word of a name counts, and may have a capital.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        words: set[str] = {
            word
            for text in texts
            for whole in re.findall(r"[^\s,;:()“”\"]+", text.replace("’", "'"))
            for word in (whole.rstrip(".!?"), *_PART.findall(whole))
        }
        self._words: set[str] = words | {word[:1].upper() + word[1:] for word in words}
        self._by_letters = {word.casefold(): word for word in sorted(words)}

    def has(self, item: Unknown) -> bool:
        """Return whether a word is known here, whole or in the parts that no dictionary knows."""
        return item.word in self._words or all(part in self._words for part in item.parts)

    def with_capitals(self, word: str) -> str:
        """Return the known word with other capitals (emmen: Emmen), or an empty text."""
        return self._by_letters.get(word.casefold(), "")
