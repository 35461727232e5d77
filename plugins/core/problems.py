"""What can be wrong: one value for every fault, with its place, its words and its remedy.

Checkers yield problems; none prints, raises or stops at the first. `run/report.py` shows them and
decides the exit status. `CODES` is the list of all codes: a stable name in Dutch words, its
severity and what it means (the writers' guide is tested against it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from plugins.core.problem_codes import CODES, Severity

__all__ = [
    "SOURCES",
    "Place",
    "Problem",
    "Unplaced",
    "choose_from",
    "did_you_mean",
    "names_in",
    "problem",
    "shown",
    "sorted_problems",
]

_NAME = re.compile(r"[\w-]+")
SOURCES = "register van bronnen"
"""What problems call the register of source documents."""
SHOWN = 60
"""Signs of a writer's text that a message quotes."""


@dataclass(frozen=True, order=True)
class Place:
    """A file below the project, with line and column counted from 1 (0 = not known)."""

    path: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, order=True)
class Problem:
    """One fault with everything a person needs to mend it."""

    place: Place
    code: str
    text: str
    """What is wrong: one Dutch sentence."""
    hint: str
    """How to mend it: one Dutch sentence."""
    severity: Severity
    about: tuple[str, ...] = ()
    """The names, links and addresses it is about, as they are in the content."""

    def milder(self) -> Problem:
        """The same problem in a concept, where a fault stops nothing, since it is not published."""
        return replace(self, severity=max(self.severity, Severity.LET_OP))


def problem(code: str, place: Place, text: str, hint: str, about: tuple[str, ...] = ()) -> Problem:
    """Return a problem with the severity that its code declares.

    Args:
        code: one of `CODES`; another is a programmer's error (KeyError).
        place: where it is.
        text: what is wrong, one Dutch sentence.
        hint: how to mend it, one Dutch sentence.
        about: the names, links and addresses it is about, as they are in the content.
    """
    return Problem(place, code, text, hint, CODES[code][0], about)


@dataclass(frozen=True)
class Unplaced:
    """What is wrong with a value whose place the caller knows."""

    code: str
    text: str
    hint: str
    about: tuple[str, ...] = ()

    def at(self, place: Place) -> Problem:
        """Return the problem at its place."""
        return problem(self.code, place, self.text, self.hint, self.about)


def names_in(about: Iterable[str]) -> set[str]:
    """Return the names in what a problem is about, such as the parts of a link or a figure."""
    return {name for item in about for name in (item, *_NAME.findall(item))}


def did_you_mean(option: str | None, otherwise: str) -> str:
    """Report the remedy: the near option as a question, else the given sentence."""
    return f"Bedoelde u “{option}”?" if option else otherwise


def shown(text: str) -> str:
    """Return a writer's own text for a message: on one line, and short."""
    line = " ".join(text[: SHOWN * 2].split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"


def choose_from(options: Iterable[str]) -> str:
    """Word the remedy when nothing is near: all that can be chosen, if anything."""
    listed = ", ".join(options)
    return f"Kies uit: {listed}." if listed else "Er is nog niets om uit te kiezen; maak het eerst."


def sorted_problems(problems: list[Problem]) -> list[Problem]:
    """Order by file, line and column, without doubles."""
    return sorted(set(problems))
