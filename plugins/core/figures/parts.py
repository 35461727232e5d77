"""Parts of a figure ("waarvan"): each has a whole, and is in it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plugins.core.dutch import format_number, nearest
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem

__all__ = ["part_problems", "parts_of"]


# -- parts ----------------------------------------------------------------------------------------


def parts_of(dataset: Dataset) -> tuple[dict[int, list[Line]], list[Line]]:
    """Return the parts of each whole, by the row of the whole, and the parts that have none.

    A part belongs to the line with the id it names: the one of its own period, or the only one
    there is.
    """
    wholes: dict[str, list[Line]] = {}
    for line in dataset.lines:
        if line.used and not line.part_of:
            wholes.setdefault(line.id, []).append(line)
    parts: dict[int, list[Line]] = {}
    loose = []
    for part in (line for line in dataset.lines if line.part_of):
        fitting = [
            line
            for line in wholes.get(part.part_of, ())
            if (line.unit, line.side) == (part.unit, part.side)
        ]
        same = [line for line in fitting if line.period == part.period] or fitting
        if len(same) == 1:
            parts.setdefault(same[0].row, []).append(part)
        else:
            loose.append(part)
    return parts, loose


def part_problems(dataset: Dataset, path: str) -> Iterator[Problem]:
    """Check that every part has a whole, and the parts of one period are not more than it.

    Yields:
        deel-onbekend, deel-te-groot.
    """
    parts, loose = parts_of(dataset)
    for line in loose:
        options = dict.fromkeys(
            other.id
            for other in dataset.lines
            if not other.part_of and (other.unit, other.side) == (line.unit, line.side)
        )
        yield problem(
            "deel-onbekend",
            Place(path, line.row, 1),
            _loose_part(dataset, line),
            did_you_mean(nearest(line.part_of, options), choose_from(options)),
        )
    for whole in (line for line in dataset.lines if line.row in parts):
        summed = sum(
            (line.value for line in parts[whole.row] if line.value is not None and line.used),
            Decimal(0),
        )
        if whole.value is not None and summed > whole.value:
            text = (
                f"De delen van “{whole.label}” zijn samen {format_number(summed)}; het geheel is"
                f" {format_number(whole.value)}."
            )
            yield problem(
                "deel-te-groot",
                Place(path, whole.row, 1),
                text,
                "Verbeter een bedrag, of maak de kolom waarvan leeg bij een regel die er geen deel"
                " van is.",
            )


def _loose_part(dataset: Dataset, line: Line) -> str:
    """Explain why a part has no whole."""
    whole = next((other for other in dataset.lines if other.id == line.part_of), None)
    if whole and whole.part_of:
        return f"“{line.label}” is een deel van “{line.part_of}”, maar die regel is zelf een deel."
    if whole and whole.side != line.side:
        return (
            f"“{line.label}” staat bij {line.side}, maar is een deel van “{line.part_of}”, en dat"
            f" staat bij {whole.side}."
        )
    return (
        f"“{line.label}” is een deel van “{line.part_of}”, maar die regel is er niet of past er"
        " niet bij."
    )
