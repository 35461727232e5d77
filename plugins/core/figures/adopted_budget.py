"""What a report says was budgeted, held against the adopted budget and its own amounts.

Its difference is realised minus budgeted. Nothing of this need be declared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plugins.core.dutch import format_number, nearest
from plugins.core.figures.datasets import Dataset, Difference, Line
from plugins.core.figures.declared_checks import difference_gone
from plugins.core.figures.totals import difference_for
from plugins.core.problems import Place, Problem, did_you_mean, problem

__all__ = ["budget_problems"]


# -- a report and its adopted budget --------------------------------------------------------------


def budget_problems(
    datasets: dict[str, Dataset], dataset: Dataset, differences: Sequence[Difference], path: str
) -> Iterator[Problem]:
    """Check what a report says was budgeted, and its differences against its own amounts.

    Yields:
        begroot-wijkt-af, verschil-klopt-niet, verschil-vervallen.
    """
    plan = datasets.get(dataset.plan)
    adopted_lines = {(line.side, line.id): line for line in plan.lines} if plan else {}
    for line in dataset.lines:
        place = Place(path, line.row, 1)
        if line.budgeted is not None and plan:
            adopted = adopted_lines.get((line.side, line.id))
            if adopted is None:
                yield from _row(
                    f"begroot {line.id}",
                    line.budgeted,
                    differences,
                    "begroot-wijkt-af",
                    place,
                    *_not_adopted(line, plan),
                )
            elif adopted.value is not None:
                text = (
                    f"Bij “{line.label}” staat begroot {format_number(line.budgeted)}; in"
                    f" {plan.title} staat {format_number(adopted.value)}."
                )
                yield from _row(
                    f"begroot {line.id}",
                    line.budgeted - adopted.value,
                    differences,
                    "begroot-wijkt-af",
                    place,
                    text,
                )
        if (
            line.stated_difference is not None
            and line.budgeted is not None
            and line.value is not None
        ):
            reckoned = line.value - line.budgeted
            text = (
                f"Bij “{line.label}” staat als verschil {format_number(line.stated_difference)};"
                f" realisatie min begroot is {format_number(reckoned)}."
            )
            yield from _row(
                f"verschil {line.id}",
                line.stated_difference - reckoned,
                differences,
                "verschil-klopt-niet",
                place,
                text,
            )


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


def _row(
    head: str,
    difference: Decimal,
    differences: Sequence[Difference],
    code: str,
    place: Place,
    text: str,
    hint: str = "",
) -> Iterator[Problem]:
    """Judge one difference in a row against what is declared for it."""
    known = difference_for(head, differences)
    if known and not difference:
        yield difference_gone(known, head)
    elif difference != (known.amount if known else 0):
        yield problem(
            code,
            place,
            text,
            hint
            or (
                "Verbeter het bedrag. Staat het zo in het document? Zet dan in de kop van"
                f" toelichting.md bij verschillen: {head} = {format_number(difference)} want …"
            ),
        )
