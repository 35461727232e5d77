"""Translations: each is beside a Dutch text, and says which state of that text it renders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from plugins.core.dutch import normalise_key
from plugins.core.languages import DUTCH
from plugins.core.problems import Place, Problem, choose_from, problem
from plugins.core.texts.documents import CONCEPT, Document

__all__ = ["TRANSLATED_LAYOUTS", "judge_translations"]

TRANSLATED_LAYOUTS = ("gewoon", "begin")
"""The layouts that a translation can have: what the others list is in Dutch alone."""
DIGEST_KEY = "vertaling-van"
_DUTCH_WORDS = frozenset(
    [
        "aan",
        "bij",
        "dat",
        "de",
        "een",
        "en",
        "het",
        "maar",
        "met",
        "naar",
        "niet",
        "of",
        "om",
        "ook",
        "op",
        "te",
        "uit",
        "van",
        "voor",
        "wordt",
        "zijn",
    ]
)
"""Small words that no Dutch sentence does without, and that names seldom have more than one of."""
_WORD = re.compile(r"[^\W\d_]+")
_NO_WORDS = re.compile(r"^[\w-]+: .*|\{[^}]*\}|\]\([^)]*\)|`[^`]*`")


def judge_translations(documents: Iterable[Document]) -> tuple[list[Document], list[Problem]]:
    """Judge every translation by the Dutch text it renders.

    Reported are those that have no Dutch text, do not say what they render, render an older text,
    list what is Dutch, or are still Dutch.

    Args:
        documents: all that were read, also concepts and planned ones.

    Returns:
        The documents, those that render an older text marked as outdated and those with a layout
        that a translation cannot have as plain pages; and the problems.
    """
    documents, problems = list(documents), []
    dutch = {(item.kind.name, item.slug): item for item in documents if item.language == DUTCH}
    judged = []
    for item in documents:
        if item.language != DUTCH:
            item, found = _judge(item, dutch.get((item.kind.name, item.slug)))
            problems += found
        judged.append(item)
    return judged, problems


def _judge(item: Document, dutch: Document | None) -> tuple[Document, list[Problem]]:
    """Judge one translation."""
    if dutch is None:
        name = item.path.rsplit("/", 1)[-1]
        alone = problem(
            "vertaling-los",
            Place(item.path),
            f"Naast deze vertaling staat geen Nederlandse tekst ({item.slug}.md).",
            f"Is de naam goed? “{name}” is de vertaling van {item.slug}.md in dezelfde map.",
        )
        return item, [alone]
    problems = []
    layout = item.header.get("vorm", TRANSLATED_LAYOUTS[0])
    if layout not in TRANSLATED_LAYOUTS:
        text = f"Een vertaling kan vorm {layout} niet hebben: wat daar staat, is alleen Nederlands."
        place = item.header.starts["vorm"]
        problems.append(problem("vertaling-vorm", place, text, choose_from(TRANSLATED_LAYOUTS)))
        values = {**item.header.values, "vorm": TRANSLATED_LAYOUTS[0]}
        item = replace(item, header=replace(item.header, values=values))
    stated = item.header.get(DIGEST_KEY, "")
    if stated != dutch.fingerprint:
        problems.append(_not_of_now(item, dutch, stated))
        item = replace(item, outdated=bool(stated))
    if item.state != CONCEPT:
        problems += _still_dutch(item, dutch)
    return item, problems


def _not_of_now(item: Document, dutch: Document, stated: str) -> Problem:
    """Report a translation that does not say which text it renders, or renders an older one."""
    if not stated:
        return problem(
            "vertaling-kenmerk",
            Place(item.path, 1, 1),
            "Deze vertaling zegt niet welke Nederlandse tekst zij vertaalt.",
            f"Klopt zij met {dutch.path}? Zet dan in de kop: {DIGEST_KEY}: {dutch.fingerprint}",
        )
    return problem(
        "vertaling-verouderd",
        item.header.starts[normalise_key(DIGEST_KEY)],
        f"De Nederlandse tekst is veranderd na deze vertaling: {dutch.path}.",
        f"Werk de vertaling bij en zet in de kop: {DIGEST_KEY}: {dutch.fingerprint}",
    )


def _still_dutch(item: Document, dutch: Document) -> Iterator[Problem]:
    """Report the lines that nobody translated, once.

    A screen reader would speak them as another language.
    """
    known = set(dutch.source_text.split("\n"))
    left = [
        Place(item.path, number, 1)
        for number, line in enumerate(item.source_text.split("\n"), start=item.body_line)
        if line in known and _is_sentence(line)
    ]
    if item.summary and item.summary == dutch.summary and _is_sentence(item.summary):
        left.insert(0, item.header.starts["samenvatting"])
    if left:
        more = f"Deze regel en {len(left) - 1} andere zijn" if len(left) > 1 else "Deze regel is"
        yield problem(
            "vertaling-nederlands",
            left[0],
            f"{more} nog hetzelfde als in de Nederlandse tekst: {dutch.path}.",
            "Vertaal dat, of zet status: concept in de kop tot het klaar is.",
        )


def _is_sentence(line: str) -> bool:
    """Return whether a line says something in Dutch, besides keys, figures, links and code."""
    return len(_DUTCH_WORDS & set(_WORD.findall(_NO_WORDS.sub(" ", line).casefold()))) >= 2
