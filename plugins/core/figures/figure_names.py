"""Figures by name: `begroting-2026#emmen`, with `@2020` where there are several periods."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.core.dutch import Period, nearest, parse_period
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.problems import Unplaced, choose_from, did_you_mean

__all__ = ["Figure", "FigureRef", "figure_key", "find_figure", "parse_figure_ref", "period_key"]


_REF = re.compile(r"(?P<dataset>[a-z0-9-]+)#(?P<line>[a-z0-9-]+)(?:@(?P<period>[0-9-]+))?")


def figure_key(dataset: Dataset, line: Line) -> str:
    """Return the name by which texts and notes know a figure: `begroting-2026#emmen`."""
    return f"{dataset.id}#{line.id}"


@dataclass(frozen=True)
class FigureRef:
    """The name of a figure: `begroting-2026#emmen`, with `@2020` where it has several periods."""

    dataset: str
    line: str
    period: str = ""


def parse_figure_ref(text: str) -> FigureRef | None:
    """Read the name of a figure; None when it is not one."""
    match = _REF.fullmatch(text.strip())
    return FigureRef(match["dataset"], match["line"], match["period"] or "") if match else None


@dataclass(frozen=True)
class Figure:
    """A figure that was found: the statement that is used, and its dataset."""

    dataset: Dataset
    line: Line

    @property
    def key(self) -> str:
        """The name by which texts and notes know it."""
        return figure_key(self.dataset, self.line)


def find_figure(datasets: dict[str, Dataset], text: str, *, latest: bool) -> Figure | Unplaced:
    """Look up a figure by name.

    Args:
        datasets: all datasets by id.
        text: the name as it is typed.
        latest: without a period take the newest; else a figure with several periods is a fault.

    Returns:
        The figure, or what is wrong with its name.
    """
    ref = parse_figure_ref(text)
    if ref is None:
        return Unplaced(
            "cijfer-onaf",
            f"“{text}” is geen naam van een cijfer.",
            "Schrijf de map met gegevens, een # en het id van de regel, zoals"
            " begroting-2026#emmen.",
            (text,),
        )
    dataset = datasets.get(ref.dataset)
    if dataset is None:
        return _unknown_dataset(ref, datasets)
    statements = dataset.figures().get(ref.line)
    if not statements:
        return _unknown_line(ref, dataset)
    return _choose(dataset, statements, ref, latest)


def _unknown_dataset(ref: FigureRef, datasets: dict[str, Dataset]) -> Unplaced:
    near = nearest(ref.dataset, datasets)
    return Unplaced(
        "cijfer-onbekend",
        f"De gegevens “{ref.dataset}” bestaan niet.",
        did_you_mean(f"{near}#{ref.line}" if near else None, choose_from(sorted(datasets))),
        (f"{ref.dataset}#{ref.line}",),
    )


def _unknown_line(ref: FigureRef, dataset: Dataset) -> Unplaced:
    ids = list(dataset.figures())
    near = nearest(ref.line, ids)
    return Unplaced(
        "cijfer-onbekend",
        f"“{ref.line}” staat niet in {ref.dataset}.",
        did_you_mean(f"{ref.dataset}#{near}" if near else None, choose_from(ids)),
        (f"{ref.dataset}#{ref.line}",),
    )


def _choose(
    dataset: Dataset, statements: list[Line], ref: FigureRef, latest: bool
) -> Figure | Unplaced:
    """Choose the statement of the asked period that is used."""
    used = sorted(
        (line for line in statements if line.used),
        key=lambda line: (line.period.last, line.period.first),
    )
    if ref.period:
        wanted = parse_period(ref.period)
        same = next((line for line in used if wanted and line.period == wanted), None)
        return Figure(dataset, same) if same else _no_period(ref, used)
    if len(used) == 1 or (latest and used):
        return Figure(dataset, used[-1])
    return _many_periods(ref, used)


def _no_period(ref: FigureRef, used: list[Line]) -> Unplaced:
    return Unplaced(
        "cijfer-periode",
        f"“{ref.dataset}#{ref.line}” heeft geen waarde voor {ref.period}.",
        choose_from(period_key(line.period) for line in used),
        (f"{ref.dataset}#{ref.line}",),
    )


def _many_periods(ref: FigureRef, used: list[Line]) -> Unplaced:
    periods = [period_key(line.period) for line in used]
    return Unplaced(
        "cijfer-periode",
        f"“{ref.dataset}#{ref.line}” heeft waarden voor {', '.join(periods)}; kies er één.",
        f"Schrijf bijvoorbeeld: {ref.dataset}#{ref.line}@{periods[-1]}",
        (f"{ref.dataset}#{ref.line}",),
    )


def period_key(period: Period) -> str:
    """Return a period as writers type it: `2020`, `2017-2019`, `09-2020`, `30-09-2020`."""
    if period.precision == "jaar":
        return str(period.first.year)
    if period.precision == "jaren":
        return f"{period.first.year}-{period.last.year}"
    return period.first.strftime("%m-%Y" if period.precision == "maand" else "%d-%m-%Y")
