"""The glossary: the first use in a text of each word that needs explaining."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

__all__ = ["Glossary", "Use", "word_forms_of"]


@dataclass(frozen=True)
class Use:
    """A term in a text, from `start` up to `end`."""

    start: int
    end: int
    term: str


def word_forms_of(text: str) -> tuple[str, ...]:
    """Return the word forms of a term, which are typed with commas between them."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


class Glossary:
    """The terms that are looked for.

    Args:
        terms: the word forms of each term by its id. A form in lower case is also found with a
            capital, as at the start of a sentence; one with capitals is an abbreviation and must be
            as it is.
        page: the address of the page that explains them.
    """

    def __init__(self, terms: Mapping[str, Iterable[str]], page: str) -> None:
        self.page = page
        self._terms = {form: term for term, forms in terms.items() for form in forms}
        self._terms |= {
            form[:1].upper() + form[1:]: term
            for form, term in self._terms.items()
            if form.islower()
        }
        # The longest first: mkb-peloton is not mkb. A part of a compound is another word.
        longest = sorted(map(re.escape, self._terms), key=lambda form: (-len(form), form))
        self._pattern = (
            re.compile(rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])") if longest else None
        )

    def first_uses(self, text: str, used: set[str]) -> Iterator[Use]:
        """Yield the first use of each term that is not in `used`, and add it there."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            term = self._terms[match[0]]
            if term not in used:
                used.add(term)
                yield Use(match.start(), match.end(), term)
