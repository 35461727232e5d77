"""Help with Dutch: what a text could do better, found once and reported in a few messages.

Nothing here stops a publication.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from plugins.core.languages import DUTCH
from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.glossary import Glossary
from plugins.core.writing.readability import level_of, long_sentences, score_of
from plugins.core.writing.sentences import Sentence, headings, line_sentences, text_sentences
from plugins.core.writing.spelling import KnownWords, Unknown, unknown_words

__all__ = ["HARD", "Findings", "Source", "examine", "language_problems"]

HARD = "C1"
"""The level that is reported. One above the B1 we aim at is not: the scale is an estimate."""
WORDS_SHOWN = 5
"""Unknown words of a page that get a message of their own."""
MANY_TERMS, WORDS_PER_TERM = 6, 40
"""A text is dense with terms when it has this many different ones, and one in this many words."""


@dataclass(frozen=True)
class Source:
    """What is examined of a document."""

    path: str
    language: str
    lines: tuple[tuple[str, int, int], ...]
    """Title and summary as typed, each with its line and column."""
    body: str
    body_line: int


@dataclass
class Findings:
    """What was found in a text: plain values, so that they can be stored.

    Places are (line, column).
    """

    score: float | None = None
    unknown: list[Unknown] = field(default_factory=list)
    long: list[tuple[int, int, int]] = field(default_factory=list)
    """Line, column and number of words of each long sentence."""
    skips: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Line, column, level before and level of each heading that skips one."""
    terms: list[tuple[int, int, str]] = field(default_factory=list)
    """Line, column and word of the first use of each term, in a text that is dense with them."""

    @property
    def level(self) -> str:
        """The level of the Common European Framework that the score points to, if any."""
        return level_of(self.score)

    @classmethod
    def restored(cls, values: Mapping[str, Any]) -> Findings:
        """Make findings of what was stored of them (`dataclasses.asdict`, through JSON)."""
        unknown = [
            Unknown(item["word"], tuple(item["parts"]), item["line"], item["column"])
            for item in values["unknown"]
        ]
        return cls(
            values["score"],
            unknown,
            *([tuple(item) for item in values[name]] for name in ("long", "skips", "terms")),
        )


def examine(
    source: Source, knows: Callable[[str], bool] | None, terms: Glossary | None
) -> Findings:
    """Find what a text could do better.

    Args:
        source: what is examined.
        knows: whether the dictionary has a word; None = there is no dictionary.
        terms: the words that the site explains, for texts in Dutch.
    """
    body = text_sentences(source.path, source.body, source.body_line)
    found = Findings(skips=list(_skips(source)))
    found.long = [
        (sentence.words[0].line, sentence.words[0].column, len(sentence.words))
        for sentence in long_sentences(body)
    ]
    if source.language == DUTCH:
        above = [
            sentence
            for text, line, column in source.lines
            for sentence in line_sentences(text, line, column)
        ]
        score = score_of(body)
        found.score = None if score is None else round(score, 1)
        found.unknown = unknown_words([*above, *body], knows) if knows else []
        found.terms = _terms(body, terms) if terms else []
    return found


def _skips(source: Source) -> Iterator[tuple[int, int, int, int]]:
    """Yield the headings that are more than one level below the one before or the title."""
    found = headings(source.path, source.body, source.body_line)
    levels = [1, *(item.level for item in found)]
    for item, (before, level) in zip(found, pairwise(levels), strict=True):
        if level > before + 1:
            yield item.line, item.column, before, level


def _terms(sentences: Sequence[Sentence], glossary: Glossary) -> list[tuple[int, int, str]]:
    """Return the first use of each term of a text that is dense with them, else nothing."""
    used: set[str] = set()
    found = []
    for sentence in sentences:
        starts: dict[int, int] = {}
        text = ""
        for number, word in enumerate(sentence.words):
            starts[len(text)] = number
            text += word.text + " "
        for use in glossary.first_uses(text, used):
            word = sentence.words[starts[use.start]]
            found.append((word.line, word.column, text[use.start : use.end]))
    dense = len(found) >= MANY_TERMS and len(found) * WORDS_PER_TERM > sum(
        len(sentence.words) for sentence in sentences
    )
    return found if dense else []


def language_problems(
    path: str, found: Findings, known: KnownWords, suggest: Callable[[str], str]
) -> Iterator[Problem]:
    """Report what was found in a text, in few messages.

    Args:
        path: the file, for places.
        found: what was found in its text.
        known: the words that are right here, though no dictionary has them.
        suggest: the word that was meant by one the dictionary does not have, or an empty text.
    """
    unknown = [item for item in found.unknown if not known.has(item)]
    yield from _spelling(path, unknown, lambda word: known.with_capitals(word) or suggest(word))
    yield from _long(path, found.long)
    yield from (_skipped(path, *skip) for skip in found.skips)
    if found.terms:
        yield _jargon(path, found.terms)
    if found.level == HARD:
        yield problem(
            "taal-niveau",
            Place(path),
            f"Deze tekst is moeilijk te lezen: naar schatting niveau {found.level}. Het doel"
            " is B1.",
            "Maak zinnen korter en kies gewone woorden.",
        )


def _skipped(path: str, line: int, column: int, before: int, level: int) -> Problem:
    above = "de titel" if before == 1 else f"een tussenkop van niveau {before}"
    return problem(
        "taal-kop-overgeslagen",
        Place(path, line, column),
        f"Na {above} komt hier een tussenkop van niveau {level} ({'#' * level}).",
        f"Begin deze tussenkop met {'#' * (before + 1)} en een spatie. Wie de pagina laat"
        " voorlezen, zoekt anders naar een tussenkop die er niet is.",
    )


def _jargon(path: str, terms: Sequence[tuple[int, int, str]]) -> Problem:
    line, column, _ = terms[0]
    words = _listed(word for _, _, word in terms)
    return problem(
        "taal-jargon",
        Place(path, line, column),
        f"In deze korte tekst staan {len(terms)} vaktermen: {words}.",
        "Elke term krijgt vanzelf een link naar de uitleg. Kan het met minder termen, of met"
        " gewone woorden?",
    )


def _spelling(
    path: str, items: Sequence[Unknown], suggest: Callable[[str], str]
) -> Iterator[Problem]:
    """Report unknown words: the first few each at its place, the others in one message."""
    shown, others = items[:WORDS_SHOWN], items[WORDS_SHOWN:]
    for item in shown:
        meant = suggest(item.word)
        mend = f"Bedoelde u “{meant}”?" if meant else "Verbeter het woord."
        yield problem(
            "taal-spelling",
            Place(path, item.line, item.column),
            f"“{item.word}” staat niet in het woordenboek.",
            f"{mend} Is het woord goed? Zet het dan op een eigen regel in content/woordenlijst.txt",
        )
    if others:
        text = "Nog een woord staat" if len(others) == 1 else f"Nog {len(others)} woorden staan"
        yield problem(
            "taal-spelling",
            Place(path, others[0].line, others[0].column),
            f"{text} niet in het woordenboek: {_listed(item.word for item in others)}.",
            "Verbeter wat niet klopt. Zet goede woorden elk op een eigen regel in"
            " content/woordenlijst.txt",
        )


def _long(path: str, long: Sequence[tuple[int, int, int]]) -> Iterator[Problem]:
    """Report the first long sentence, and on which lines the others are."""
    if not long:
        return
    (line, column, count), *others = long
    lines = [f"{line}" for line in dict.fromkeys(line for line, _, _ in others)]
    more = (
        f" Er staan hier nog {len(others)} lange zinnen (regel {_listed(lines)})."
        if len(others) > 1
        else f" Op regel {lines[0]} staat er nog een."
        if others
        else ""
    )
    yield problem(
        "taal-lange-zin",
        Place(path, line, column),
        f"Deze zin heeft {count} woorden.{more}",
        "Maak er twee of drie zinnen van, van hoogstens 20 woorden.",
    )


def _listed(words: Iterable[str], most: int = 12) -> str:
    """List words with commas; a long list is cut off."""
    items = list(words)
    return ", ".join(items[:most]) + (", …" if len(items) > most else "")
