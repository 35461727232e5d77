"""The totals a document states, compared exactly with their lines, and known differences.

totalen:
- inkomsten = 338.268
- inkomsten / Bijdragen van gemeenten = 292.398
verschillen:
- uitgaven = 300.000 want de post Acquisitie is niet meegeteld
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from plugins.core.dutch import format_number, nearest, normalise_key, parse_number
from plugins.core.figures.datasets import Dataset, Difference, Line, Total
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem
from plugins.core.texts.header import Header

__all__ = [
    "difference_for",
    "members_of",
    "read_differences",
    "read_totals",
    "reconcile",
    "stated_total",
    "sum_of",
    "unclaimed",
]

_TOTAL = re.compile(
    r"(?P<side>inkomsten|uitgaven)\s*(?:/\s*(?P<group>[^=]+?)\s*)?=\s*(?P<amount>.+?)\s*$", re.I
)
_DIFFERENCE = re.compile(
    r"(?P<head>[^=]+?)\s*=\s*(?P<amount>\S+(?:\s?\S+)?)\s+want\s+(?P<reason>.+)", re.I | re.S
)


# -- differences that are known -------------------------------------------------------------------


def read_differences(header: Header, path: str) -> tuple[list[Difference], list[Problem]]:
    """Read the declared differences of a header; what each belongs to is looked up later."""
    found, problems = [], []
    for value in header.get("verschillen", ()):
        place = Place(path, value.line, value.column)
        match = _DIFFERENCE.fullmatch(value.text.strip())
        amount = parse_number(match["amount"]) if match else None
        if match is None or amount is None:
            problems.append(
                problem(
                    "totaal-regel",
                    place,
                    f"Het verschil “{value.text}” is niet te lezen.",
                    "Schrijf bijvoorbeeld: uitgaven = 300.000 want de post Acquisitie is niet"
                    " meegeteld.",
                )
            )
        else:
            found.append(Difference(match["head"], amount, match["reason"].strip(), place))
    return found, problems


def difference_for(head: str, differences: Iterable[Difference]) -> Difference | None:
    """Return the difference that is declared for a total, a check or a line."""
    return next((item for item in differences if _same_head(item.head, head)), None)


def _same_head(one: str, other: str) -> bool:
    """Return whether two heads are the same but for capitals, spaces and the minus of Word."""
    first, second = (
        " ".join(head.casefold().replace("\u2212", "-").replace("/", " / ").split())
        for head in (one, other)
    )
    return first == second


def unclaimed(differences: Iterable[Difference], heads: Sequence[str]) -> Iterator[Problem]:
    """Report each declared difference that belongs to no total, check or line."""
    for item in differences:
        if not any(_same_head(item.head, head) for head in heads):
            near = nearest(item.head, heads)
            hint = did_you_mean(
                near,
                f"Zet bij totalen eerst het totaal uit het document, zoals: {item.head} ="
                " 1.000.000",
            )
            yield problem(
                "totaal-regel",
                item.place,
                f"Bij het verschil “{item.head}” hoort geen totaal en geen controle.",
                hint,
            )


# -- totals ---------------------------------------------------------------------------------------


def read_totals(
    header: Header, lines: Sequence[Line], differences: Sequence[Difference], path: str
) -> tuple[list[Total], list[Problem]]:
    """Read the declared totals of a header, each with the difference that is declared for it.

    Args:
        header: the header of `toelichting.md`.
        lines: all lines of the dataset.
        differences: what is declared, from `read_differences`.
        path: the file of the header, for places.
    """
    problems: list[Problem] = []
    totals: list[Total] = []
    for value in header.get("totalen", ()):
        place = Place(path, value.line, value.column)
        total = _total(value.text, place)
        if total is None or not members_of(total, lines):
            problems.append(_bad_total(value.text, place, lines))
        else:
            totals.append(replace(total, difference=difference_for(total.head, differences)))
    return totals, problems


def _total(text: str, place: Place) -> Total | None:
    """Read `inkomsten = 338.268` or `inkomsten / Bijdragen van gemeenten = 292.398`."""
    match = _TOTAL.fullmatch(text.strip())
    amount = parse_number(match["amount"]) if match else None
    if match is None or amount is None:
        return None
    return Total(match["side"].lower(), (match["group"] or "").strip(), amount, place)


def _bad_total(text: str, place: Place, lines: Sequence[Line]) -> Problem:
    """Report a total that cannot be read or has no lines."""
    groups = sorted(
        {f"{line.side} / {line.group}" for line in lines if line.group}
        | {line.side for line in lines}
    )
    head, equals, amount = text.partition("=")
    if not equals or parse_number(amount) is None:
        return problem(
            "totaal-regel",
            place,
            f"Het totaal “{text}” is niet te lezen.",
            "Schrijf bijvoorbeeld: inkomsten = 338.268, of met een groep: inkomsten / Bijdragen ="
            " 292.398.",
        )
    return problem(
        "totaal-regel",
        place,
        f"Het totaal “{text}” hoort bij geen enkele regel.",
        did_you_mean(nearest(head.strip(), groups), choose_from(groups)),
    )


def members_of(total: Total, lines: Sequence[Line]) -> list[Line]:
    """Return the lines a total is the sum of; a part of another line is in it already."""
    return [
        line
        for line in lines
        if line.side == total.side
        and not line.part_of
        and (not total.group or normalise_key(line.group) == normalise_key(total.group))
    ]


def stated_total(dataset: Dataset, lines: Sequence[Line]) -> Line | None:
    """Return the total that the document states of just these lines, as a figure."""
    wanted = {line.row for line in lines if not line.part_of}
    for total, figure in zip(dataset.totals, dataset.total_lines(), strict=True):
        if wanted and {line.row for line in members_of(total, dataset.lines)} == wanted:
            return figure
    return None


def sum_of(lines: Iterable[Line]) -> Decimal:
    """Add up the known amounts of lines; a part of another line is in it already."""
    return sum(
        (line.value for line in lines if line.value is not None and not line.part_of), Decimal(0)
    )


def reconcile(
    dataset_title: str, lines: Sequence[Line], totals: Sequence[Total]
) -> Iterator[Problem]:
    """Check each declared total against its lines, exactly.

    Yields:
        totaal-klopt-niet when they differ and no difference, or another one, is declared;
        verschil-vervallen when a declared difference no longer occurs.
    """
    for total in totals:
        members = members_of(total, lines)
        if any(line.value is None for line in members):
            continue
        summed = sum_of(members)
        difference, known = summed - total.amount, total.difference
        if difference == (known.amount if known else 0) and (known is None or difference):
            continue
        if known is not None and not difference:
            yield problem(
                "verschil-vervallen",
                known.place,
                f"Het opgegeven verschil bij “{total.label}” komt niet meer voor: de regels tellen"
                f" op tot {format_number(total.amount)}.",
                "Haal de regel bij verschillen weg.",
            )
            continue
        declared = f" Opgegeven verschil: {format_number(known.amount)}." if known else ""
        yield problem(
            "totaal-klopt-niet",
            total.place,
            f"“{dataset_title}”: de regels van {total.label} tellen op tot {format_number(summed)},"
            f" maar het totaal is {format_number(total.amount)}. Het verschil is"
            f" {format_number(difference)}.{declared}",
            "Verbeter een bedrag of het totaal. Staat het zo in het document? Zet dan bij"
            f" verschillen: {total.head} = {format_number(difference)} want …",
        )
