"""Translations: each stands beside a Dutch text, and says which state of that text it renders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.core.documents import Document
from plugins.core.dutch import normalise_key
from plugins.core.languages import DUTCH
from plugins.core.problems import Place, Problem, choose_from, problem

__all__ = ["TRANSLATED_FORMS", "judge_translations"]

TRANSLATED_FORMS = ("gewoon", "begin")
"""The forms of a page that a translation can have: what the others list is in Dutch alone."""
MARK = "vertaling-van"


def judge_translations(documents: Iterable[Document]) -> Iterator[Problem]:
    """Report translations that stand alone, do not say what they render, render an older text, or list what is Dutch.

    Sets `outdated` on those that render an older text, so that their page can say so; what cannot be listed is then a plain page.

    Args:
        documents: all that were read, also concepts and planned ones.
    """
    documents = list(documents)
    dutch = {(item.kind.name, item.slug): item for item in documents if item.language == DUTCH}
    for item in documents:
        if item.language != DUTCH:
            yield from _judge(item, dutch.get((item.kind.name, item.slug)))


def _judge(item: Document, dutch: Document | None) -> Iterator[Problem]:
    """Judge one translation."""
    if dutch is None:
        name = item.path.rsplit("/", 1)[-1]
        yield problem("vertaling-los", Place(item.path), f"Naast deze vertaling staat geen Nederlandse tekst ({item.slug}.md).", f"Is de naam goed? “{name}” is de vertaling van {item.slug}.md in dezelfde map.")
        return
    form = item.header.get("vorm", TRANSLATED_FORMS[0])
    if form not in TRANSLATED_FORMS:
        yield problem("vertaling-vorm", item.header.starts["vorm"], f"Een vertaling kan vorm {form} niet hebben: wat daar staat, is alleen Nederlands.", choose_from(TRANSLATED_FORMS))
        item.header.values["vorm"] = TRANSLATED_FORMS[0]
    stated = item.header.get(MARK, "")
    if not stated:
        yield problem("vertaling-kenmerk", Place(item.path, 1, 1), "Deze vertaling zegt niet welke Nederlandse tekst zij vertaalt.", f"Klopt zij met {dutch.path}? Zet dan in de kop: {MARK}: {dutch.fingerprint}")
    elif stated != dutch.fingerprint:
        item.outdated = True
        yield problem("vertaling-verouderd", item.header.starts[normalise_key(MARK)], f"De Nederlandse tekst is veranderd na deze vertaling: {dutch.path}.", f"Werk de vertaling bij en zet in de kop: {MARK}: {dutch.fingerprint}")
