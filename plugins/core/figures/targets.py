"""The baseline, target and direction of an indicator must fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plugins.core.dutch import format_number, format_period
from plugins.core.figures.datasets import Line
from plugins.core.problems import Place, Problem, problem

__all__ = ["target_problems"]

CODE = "doel-klopt-niet"


def target_problems(lines: Iterable[Line], path: str) -> Iterator[Problem]:
    """Check each indicator through its periods (doel-klopt-niet)."""
    figures: dict[str, list[Line]] = {}
    for line in lines:
        if line.used and not line.side:
            figures.setdefault(line.id, []).append(line)
    for statements in figures.values():
        statements.sort(key=lambda line: (line.period.last, line.period.first))
        yield from _out_of_sight(statements, path)
        yield from _unfitting(statements, path)


def _out_of_sight(statements: Sequence[Line], path: str) -> Iterator[Problem]:
    """Report a target or direction that still holds at an older value, where no page shows it."""
    newest = statements[-1]
    for line in statements[:-1]:
        ahead = (
            line.target is not None
            and line.target_period is not None
            and line.target_period.last > newest.period.last
        )
        lost = ahead and newest.target is None
        if lost or (line.target is None and line.direction and not newest.direction):
            what = "Het doel" if lost else "De richting"
            text = (
                f"{what} van “{line.label}” staat bij {format_period(line.period)}; op de pagina"
                " staat wat er bij de nieuwste waarde staat, en daar is niets ingevuld."
            )
            yield problem(
                CODE,
                Place(path, line.row, 1),
                text,
                f"Zet doel, doel-periode en richting op regel {newest.row}.",
            )


def _unfitting(statements: Sequence[Line], path: str) -> Iterator[Problem]:
    """Report two baselines, a target that does not fit them, and a period without a target."""
    baselines = [line for line in statements if line.baseline]
    if len(baselines) > 1:
        first, second = baselines[:2]
        yield problem(
            CODE,
            Place(path, second.row, 1),
            f"“{second.label}” heeft twee nulmetingen: op regel {first.row} en op regel"
            f" {second.row}.",
            "Laat de kolom nulmeting bij één van de twee leeg.",
        )
        return
    for line in statements:
        place = Place(path, line.row, 1)
        if line.target is None:
            if line.target_period:
                yield problem(
                    CODE,
                    place,
                    f"Bij “{line.label}” staat een doel-periode, maar geen doel.",
                    "Vul doel in, of maak doel-periode leeg.",
                )
            continue
        for baseline in baselines:
            yield from _held_against(line, baseline, place)


def _held_against(line: Line, baseline: Line, place: Place) -> Iterator[Problem]:
    """Hold the target of a line against the baseline."""
    if line.target is None or baseline.value is None:
        return
    if line.target_period and line.target_period.last < baseline.period.first:
        text = (
            f"Het doel van “{line.label}” hoort bij {format_period(line.target_period)}; dat is"
            f" vóór de nulmeting van {format_period(baseline.period)}."
        )
        yield problem(CODE, place, text, "Verbeter doel-periode, of de periode van de nulmeting.")
    lower = line.target < baseline.value
    if (line.direction == "hoger" and lower) or (
        line.direction == "lager" and line.target > baseline.value
    ):
        text = (
            f"Bij “{line.label}” is de richting {line.direction}, maar het doel"
            f" ({format_number(line.target)}) is {'lager' if lower else 'hoger'} dan de nulmeting"
            f" ({format_number(baseline.value)})."
        )
        yield problem(CODE, place, text, "Verbeter het doel of de richting.")
