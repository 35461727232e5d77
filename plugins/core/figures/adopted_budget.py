"""What a report says was budgeted, compared with the adopted budget and its own amounts.

Its difference is realised minus budgeted. Nothing of this need be declared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.core.dutch import format_number, nearest
from plugins.core.figures.datasets import Dataset, Difference, Line
from plugins.core.figures.declared_checks import difference_gone
from plugins.core.figures.totals import difference_for
from plugins.core.problems import Place, Problem, did_you_mean, problem

__all__ = ["budget_problems"]


def budget_problems(
    datasets: dict[str, Dataset], dataset: Dataset, differences: Sequence[Difference], path: str
) -> Iterator[Problem]:
    """Check what a report says was budgeted, and its differences against its own amounts.

    Args:
        datasets: all datasets, for the adopted budget.
        dataset: the report.
        differences: what is declared with the report.
        path: the file of its lines, for places.

    Yields:
        begroot-wijkt-af, verschil-klopt-niet, verschil-vervallen.
    """
    plan = datasets.get(dataset.plan)
    for line in dataset.lines:
        place = Place(path, line.row, 1)
        found = [_against_plan(line, plan) if plan else None, _against_itself(line)]
        for deviation in found:
            if deviation:
                yield from _judge(deviation, difference_for(deviation.head, differences), place)


@dataclass(frozen=True)
class _Deviation:
    """How much an amount in a report differs from what it should be."""

    code: str
    head: str
    """How writers name it when they declare it: `begroot emmen`."""
    amount: Decimal
    text: str
    hint: str = ""


def _against_plan(line: Line, plan: Dataset) -> _Deviation | None:
    """Compare what a report says was budgeted with the adopted budget."""
    if line.budgeted is None:
        return None
    code, head = "begroot-wijkt-af", f"begroot {line.id}"
    same = [item for item in plan.lines if (item.side, item.id) == (line.side, line.id)]
    if not same:
        return _Deviation(code, head, line.budgeted, *_not_adopted(line, plan))
    adopted = same[-1].value
    if adopted is None:
        return None
    text = (
        f"Bij “{line.label}” staat begroot {format_number(line.budgeted)}; in"
        f" {plan.title} staat {format_number(adopted)}."
    )
    return _Deviation(code, head, line.budgeted - adopted, text)


def _against_itself(line: Line) -> _Deviation | None:
    """Compare the difference in a report with its own amounts."""
    if line.stated_difference is None or line.budgeted is None or line.value is None:
        return None
    reckoned = line.value - line.budgeted
    text = (
        f"Bij “{line.label}” staat als verschil {format_number(line.stated_difference)};"
        f" realisatie min begroot is {format_number(reckoned)}."
    )
    amount = line.stated_difference - reckoned
    return _Deviation("verschil-klopt-niet", f"verschil {line.id}", amount, text)


def _not_adopted(line: Line, plan: Dataset) -> tuple[str, str]:
    """Report that a line of a report is not in the adopted budget: (text, hint)."""
    near = nearest(line.id, [item.id for item in plan.lines if item.side == line.side])
    declare = (
        "Heet de regel daar anders? Geef hem hier hetzelfde id. Staat hij er niet in? Zet dan in"
        f" de kop van toelichting.md bij verschillen: begroot {line.id} ="
        f" {format_number(line.budgeted or Decimal(0))} want …"
    )
    return (
        f"“{line.label}” staat niet in {plan.title}, maar heeft wel een begroot bedrag.",
        did_you_mean(near, declare),
    )


def _judge(deviation: _Deviation, known: Difference | None, place: Place) -> Iterator[Problem]:
    """Judge a deviation by what is declared for it."""
    head, amount = deviation.head, deviation.amount
    if known and not amount:
        yield difference_gone(known, head)
    elif amount != (known.amount if known else 0):
        hint = (
            "Verbeter het bedrag. Staat het zo in het document? Zet dan in de kop van"
            f" toelichting.md bij verschillen: {head} = {format_number(amount)} want …"
        )
        yield problem(deviation.code, place, deviation.text, deviation.hint or hint)
