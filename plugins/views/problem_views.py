"""Views of problems, as a preview shows them on the page they are about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from plugins.core.languages import DUTCH, Words
from plugins.core.problems import Problem

__all__ = ["ProblemView", "problem_views"]

_NAMES = ("error", "warning", "notice")


class ProblemView(TypedDict):
    """One problem."""

    severity: str
    """`error`, `warning` or `notice`."""
    severity_label: str
    text: str
    hint: str
    place: str


def problem_views(problems: Iterable[Problem]) -> list[ProblemView]:
    """Return problems as a preview shows them."""
    return [
        {
            "severity": _NAMES[item.severity],
            "severity_label": item.severity.label,
            "text": Words(item.text, DUTCH),
            "hint": item.hint,
            "place": item.place.path + (f", regel {item.place.line}" if item.place.line else ""),
        }
        for item in problems
    ]
