"""Sums that must hold between figures, each declared with a dataset.

controles:
- totaal-budget = uitgaven
- programma = coevorden-2017#totaal-programma-dtz + coevorden-2018#totaal-programma-dtz
- reservering hoogstens begroting-2024#reservering
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.core.dutch import Period, format_number, nearest, parse_number
from plugins.core.figures.datasets import Check, Dataset, Difference, Line, Term
from plugins.core.figures.figure_names import find_figure
from plugins.core.figures.totals import difference_for, sum_of
from plugins.core.problems import Place, Problem, Unplaced, choose_from, did_you_mean, problem
from plugins.core.texts.header import Header
from plugins.core.vocabulary import SIDES

__all__ = [
    "Outcome",
    "Part",
    "check_heads",
    "check_problems",
    "difference_gone",
    "outcome",
    "read_checks",
    "series_problems",
]


_RELATION = re.compile(r"\s+(?P<sign>=|hoogstens)\s+")
_OPERATOR = re.compile(r"\s+([+\-\u2212])\s+")
_HOW = (
    "Schrijf bijvoorbeeld: totaal-inkomsten = totaal-uitgaven, of: deel hoogstens geheel, met een"
    " spatie voor en achter =, + en -."
)


@dataclass(frozen=True)
class Part:
    """One term of a check, looked up."""

    dataset: Dataset | None
    """None for a number."""
    line: Line | None
    """None for a number, or for all lines of a side together."""
    side: str
    value: Decimal
    minus: bool


@dataclass(frozen=True)
class Outcome:
    """What a check came to."""

    check: Check
    left: tuple[Part, ...]
    right: tuple[Part, ...]

    @property
    def difference(self) -> Decimal:
        """Left minus right."""
        return _sum(self.left) - _sum(self.right)


def _sum(parts: Sequence[Part]) -> Decimal:
    return sum((-part.value if part.minus else part.value for part in parts), Decimal(0))


# -- reading --------------------------------------------------------------------------------------


def read_checks(
    header: Header, differences: Sequence[Difference], path: str
) -> tuple[list[Check], list[Problem]]:
    """Read the declared checks of a header; the figures they name are looked up later."""
    checks, problems = [], []
    for value in header.get("controles", ()):
        place = Place(path, value.line, value.column)
        pieces = _RELATION.split(value.text.strip())
        left, right = (_terms(pieces[0]), _terms(pieces[2])) if len(pieces) == 3 else ((), ())
        if not left or not right:
            problems.append(
                problem(
                    "controle-regel", place, f"De controle “{value.text}” is niet te lezen.", _HOW
                )
            )
            continue
        checks.append(
            Check(
                left, right, pieces[1] == "hoogstens", place, difference_for(pieces[0], differences)
            )
        )
    return checks, problems


def _terms(text: str) -> tuple[Term, ...]:
    """Read `a + b - 100` into its terms; empty when it cannot be."""
    pieces = _OPERATOR.split(text.strip())
    terms = [
        Term(name, parse_number(name), minus=operator in ("-", "\u2212"))
        for operator, name in zip(("+", *pieces[1::2]), pieces[::2], strict=True)
    ]
    return (
        () if any(not term.name or set(term.name) & set(" +=") for term in terms) else tuple(terms)
    )


def _head(terms: Sequence[Term]) -> str:
    """Write terms as a writer does."""
    return " ".join(("- " if term.minus else "+ ") + term.name for term in terms).removeprefix("+ ")


def check_heads(dataset: Dataset) -> list[str]:
    """Return all that a declared difference of this dataset may belong to."""
    rows = [
        f"{word} {line.id}"
        for line in dataset.lines
        for word, value in (("begroot", line.budgeted), ("verschil", line.stated_difference))
        if value is not None
    ]
    return [
        *(total.head for total in dataset.totals),
        *(_head(check.left) for check in dataset.checks),
        *rows,
    ]


# -- checks that are declared ---------------------------------------------------------------------


def outcome(datasets: dict[str, Dataset], dataset: Dataset, check: Check) -> Outcome | Problem:
    """Look up the figures of a check."""
    sides: list[tuple[Part, ...]] = []
    for terms in (check.left, check.right):
        parts = []
        for term in terms:
            part = _part(datasets, dataset, term)
            if isinstance(part, Unplaced):
                return part.at(check.place)
            parts.append(part)
        sides.append(tuple(parts))
    units = {
        part.line.unit if part.line else "euro" for side in sides for part in side if part.dataset
    }
    if len(units) > 1:
        return problem(
            "controle-regel",
            check.place,
            f"Deze controle vergelijkt {' met '.join(sorted(units))}.",
            "Vergelijk alleen cijfers in dezelfde eenheid.",
        )
    return Outcome(check, sides[0], sides[1])


def _part(datasets: dict[str, Dataset], dataset: Dataset, term: Term) -> Part | Unplaced:
    """Look up one term."""
    if term.name in SIDES:
        return _side(dataset, term)
    own = dataset.figures()
    if term.number is not None and term.name not in own:
        return Part(None, None, "", term.number, term.minus)
    found = find_figure(
        datasets, term.name if "#" in term.name else f"{dataset.id}#{term.name}", latest=False
    )
    if isinstance(found, Unplaced):
        near = nearest(term.name, [*own, *SIDES]) if "#" not in term.name else None
        return Unplaced("controle-regel", found.text, did_you_mean(near, found.hint))
    source, line = found.dataset, found.line
    if line.value is None:
        return Unplaced(
            "controle-regel",
            f"“{line.label}” is onbekend; daar is niet mee te rekenen.",
            "Haal deze controle weg, of noem cijfers die bekend zijn.",
        )
    return Part(source, line, "", line.value, term.minus)


def _side(dataset: Dataset, term: Term) -> Part | Unplaced:
    """Add up one side of the dataset, where the document itself states no total of it."""
    lines = [line for line in dataset.lines if line.side == term.name]
    if not lines:
        text = f"In {dataset.id} staan geen {term.name}."
        return Unplaced("controle-regel", text, choose_from(dataset.figures()))
    stated = next(
        (
            total
            for total in dataset.totals
            if total.side == term.name and not total.group and not total.difference
        ),
        None,
    )
    if stated:
        return Unplaced(
            "controle-regel",
            f"Bij {term.name} noemt het document zelf een totaal.",
            f"Schrijf {stated.line_id} in plaats van {term.name}.",
        )
    if any(line.value is None for line in lines):
        return Unplaced(
            "controle-regel",
            f"Bij {term.name} is een bedrag onbekend; een som is niet te maken.",
            "Haal deze controle weg, of noem cijfers die bekend zijn.",
        )
    return Part(dataset, None, term.name, sum_of(lines), term.minus)


def check_problems(datasets: dict[str, Dataset], dataset: Dataset) -> Iterator[Problem]:
    """Check the declared sums of a dataset, exactly.

    Yields:
        controle-regel when a figure is not there, controle-klopt-niet when a sum does not hold as
        declared, verschil-vervallen when a declared difference no longer occurs.
    """
    for check in dataset.checks:
        found = outcome(datasets, dataset, check)
        if isinstance(found, Problem):
            yield found
            continue
        difference, known = found.difference, check.difference
        if known and difference == known.amount and difference:
            continue
        if difference == 0 or (check.at_most and difference < 0):
            if known:
                yield difference_gone(known, _head(check.left))
            continue
        yield _broken(dataset, found)


def difference_gone(known: Difference, name: str) -> Problem:
    """Report a declared difference that no longer occurs."""
    return problem(
        "verschil-vervallen",
        known.place,
        f"Het opgegeven verschil bij “{name}” komt niet meer voor.",
        "Haal de regel bij verschillen weg.",
    )


def _broken(dataset: Dataset, found: Outcome) -> Problem:
    """Report a sum that does not hold."""
    check, difference = found.check, found.difference
    relation = "meer dan" if check.at_most else "niet gelijk aan"
    left, right = (
        f"{_head(terms)} ({format_number(_sum(parts))})"
        for terms, parts in ((check.left, found.left), (check.right, found.right))
    )
    declared = (
        f" Opgegeven verschil: {format_number(check.difference.amount)}."
        if check.difference
        else ""
    )
    return problem(
        "controle-klopt-niet",
        check.place,
        f"“{dataset.title}”: {left} is {relation} {right}. Het verschil is"
        f" {format_number(difference)}.{declared}",
        "Verbeter een bedrag. Staat het zo in de documenten? Zet dan bij verschillen:"
        f" {_head(check.left)} = {format_number(difference)} want …",
    )


def series_problems(datasets: Iterable[Dataset]) -> Iterator[Problem]:
    """Check that the datasets of a series are each of another period (reeks-dubbel)."""
    seen: dict[tuple[str, Period], Dataset] = {}
    for dataset in datasets:
        if dataset.series:
            first = seen.setdefault((dataset.series, dataset.period), dataset)
            if first is not dataset:
                text = (
                    f"“{first.id}” en “{dataset.id}” zijn van dezelfde reeks en gaan over dezelfde"
                    " periode."
                )
                yield problem(
                    "reeks-dubbel",
                    dataset.header.places["reeks"],
                    text,
                    "Verbeter een periode, of haal bij één van de twee de sleutel reeks weg. Is het"
                    " een verslag met zijn begroting? Haal reeks dan weg bij het verslag.",
                )
