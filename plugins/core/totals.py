"""The totals a document states, held against their lines exactly, and the differences that are known.

totalen:
- inkomsten = 338.268
- inkomsten / Bijdragen van gemeenten = 292.398
verschillen:
- uitgaven = 300.000 want de post Acquisitie is niet meegeteld
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from plugins.core.dutch import format_number, nearest, normalise_key, parse_number
from plugins.core.figures import Line, Total
from plugins.core.header import Header
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem

__all__ = ["read_totals", "reconcile"]

_TOTAL = re.compile(r"(?P<side>inkomsten|uitgaven)\s*(?:/\s*(?P<group>[^=]+?)\s*)?=\s*(?P<amount>.+?)\s*$", re.I)
_DIFFERENCE = re.compile(r"(?P<head>[^=]+=\s*\S+(?:\s?\S+)?)\s+want\s+(?P<reason>.+)", re.I | re.S)


def read_totals(header: Header, lines: Sequence[Line], path: str) -> tuple[list[Total], list[Problem]]:
    """Read the declared totals and differences of a header."""
    problems: list[Problem] = []
    totals: list[Total] = []
    for value in header.get("totalen", ()):
        place = Place(path, value.line, value.column)
        total = _total(value.text, place)
        if total is None or not _members(total, lines):
            problems.append(_bad_total(value.text, place, lines))
        else:
            totals.append(total)
    for value in header.get("verschillen", ()):
        index, changed, found = _difference(value.text, Place(path, value.line, value.column), totals)
        problems.extend(found)
        if changed:
            totals[index] = changed
    return totals, problems


def _total(text: str, place: Place) -> Total | None:
    """Read `inkomsten = 338.268` or `inkomsten / Bijdragen van gemeenten = 292.398`."""
    match = _TOTAL.fullmatch(text.strip())
    amount = parse_number(match["amount"]) if match else None
    if match is None or amount is None:
        return None
    return Total(match["side"].lower(), (match["group"] or "").strip(), amount, place)


def _bad_total(text: str, place: Place, lines: Sequence[Line]) -> Problem:
    """Word the fault of a total that cannot be read or has no lines."""
    groups = sorted({f"{line.side} / {line.group}" for line in lines if line.group} | {line.side for line in lines})
    head, sign, amount = text.partition("=")
    if not sign or parse_number(amount) is None:
        return problem("totaal-regel", place, f"Het totaal “{text}” is niet te lezen.", "Schrijf bijvoorbeeld: inkomsten = 338.268, of met een groep: inkomsten / Bijdragen = 292.398.")
    return problem("totaal-regel", place, f"Het totaal “{text}” hoort bij geen enkele regel.", did_you_mean(nearest(head.strip(), groups), choose_from(groups)))


def _difference(text: str, place: Place, totals: list[Total]) -> tuple[int, Total | None, list[Problem]]:
    """Read `uitgaven = 300.000 want …` and join it to its total."""
    match = _DIFFERENCE.fullmatch(text.strip())
    parsed = _total(match["head"], place) if match else None
    for index, total in enumerate(totals):
        if match and parsed and (total.side, total.group) == (parsed.side, parsed.group):
            reason = match["reason"].strip()
            return index, replace(total, difference=parsed.amount, reason=reason, difference_place=place), []
    if parsed:
        return -1, None, [problem("totaal-regel", place, f"Bij het verschil “{text}” hoort geen totaal.", f"Zet bij totalen eerst het totaal uit het document, zoals: {text.split('=')[0].strip()} = 1.000.000")]
    return -1, None, [problem("totaal-regel", place, f"Het verschil “{text}” is niet te lezen.", "Schrijf bijvoorbeeld: uitgaven = 300.000 want de post Acquisitie is niet meegeteld.")]


def _members(total: Total, lines: Sequence[Line]) -> list[Line]:
    """Give the lines a total is the sum of."""
    return [line for line in lines if line.side == total.side and (not total.group or normalise_key(line.group) == normalise_key(total.group))]


def reconcile(dataset_title: str, lines: Sequence[Line], totals: Sequence[Total]) -> Iterator[Problem]:
    """Check each declared total against its lines, exactly.

    Yields:
        totaal-klopt-niet when they differ and no difference, or another one, is declared;
        verschil-vervallen when a declared difference no longer occurs.
    """
    for total in totals:
        members = _members(total, lines)
        if any(line.value is None for line in members):
            continue
        summed = sum((line.value for line in members if line.value is not None), Decimal(0))
        difference = summed - total.amount
        if difference == (total.difference or 0) and (total.difference is None or difference):
            continue
        if total.difference is not None and not difference:
            yield problem("verschil-vervallen", total.difference_place or total.place, f"Het opgegeven verschil bij “{total.label}” komt niet meer voor: de regels tellen op tot {format_number(total.amount)}.", "Haal de regel bij verschillen weg.")
            continue
        declared = f" Opgegeven verschil: {format_number(total.difference)}." if total.difference is not None else ""
        yield problem(
            "totaal-klopt-niet", total.place,
            f"“{dataset_title}”: de regels van {total.label} tellen op tot {format_number(summed)}, maar het totaal is {format_number(total.amount)}. Het verschil is {format_number(difference)}.{declared}",
            f"Verbeter een bedrag of het totaal. Staat het zo in het document? Zet dan bij verschillen: {total.side}{' / ' + total.group if total.group else ''} = {format_number(difference)} want …",
        )  # fmt: skip
