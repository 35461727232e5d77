"""The view of a flow of money: what comes in, the whole, what goes out, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.core.drawings.money_flow import Part, flow, shortfall
from plugins.run.run_state import Run
from plugins.views.charts.chart_views import (
    ChartFrame,
    ChartRow,
    ChartView,
    LegendEntry,
    frame_view,
)
from plugins.views.words import number_text

__all__ = ["FlowData", "flow_view"]


@dataclass(frozen=True)
class FlowData:
    """What a flow shows."""

    incoming: Sequence[Part]
    """(label, value, value as text) of each part."""
    outgoing: Sequence[Part]
    rest_label: str
    """What the shortfall is called, on the side where it is."""
    unit: str
    stated: tuple[bool, bool] = (False, False)
    """Of each side whether the document states its sum; else it is called our own addition."""

    @property
    def sides(self) -> tuple[Sequence[Part], Sequence[Part]]:
        """Both sides."""
        return self.incoming, self.outgoing

    @property
    def totals(self) -> list[Decimal]:
        """The sum of each side."""
        return [sum((value for _, value, _ in side), Decimal(0)) for side in self.sides]


class _Words:
    """The words of one flow."""

    def __init__(self, run: Run, data: FlowData, language: str) -> None:
        word = self.word = run.theme.word_in
        self.language, self._data = language, data
        self.sides = [word(language, "money-inkomsten"), word(language, "money-uitgaven")]
        self.sums = [
            word(language, "chart-total" if stated else "chart-sum") for stated in data.stated
        ]
        self.totals = [self.number(total) for total in data.totals]

    def number(self, value: Decimal) -> str:
        return number_text(value, self._data.unit, self.language)

    def description(self) -> str:
        return self.word(
            self.language,
            "chart-flow",
            incoming=self.totals[0],
            count_in=len(self._data.incoming),
            sum_in=self.sums[0].lower(),
            outgoing=self.totals[1],
            count_out=len(self._data.outgoing),
            sum_out=self.sums[1].lower(),
        )


def flow_view(run: Run, frame: ChartFrame, data: FlowData) -> ChartView:
    """Return the view of a flow.

    Raises:
        ValueError: a part is negative, or all are zero.
    """
    words = _Words(run, data, frame.language)
    difference = shortfall(data.incoming, data.outgoing)
    rest = (data.rest_label, words.number(abs(difference)))
    rows, description = _rows(data, words), words.description()
    legend: list[LegendEntry] = [
        {"label": side, "style": str(number)} for number, side in enumerate(words.sides, start=1)
    ]
    if difference:
        lower = words.sides[difference > 0]
        rows.append({"label": data.rest_label, "cells": [lower, rest[1]]})
        legend.append({"label": data.rest_label, "style": "rest"})
        description += " " + words.word(
            frame.language, "chart-flow-rest", side=lower, rest=rest[1], label=data.rest_label
        )
    whole = max(data.totals)
    middle = (words.sums[data.totals.index(whole)], words.number(whole))
    return {
        **frame_view(run, frame, data.unit),
        "kind": "stroom",
        "description": description,
        "legend": legend,
        "drawing": flow(data.incoming, data.outgoing, middle, rest),
        "table": {"head": _head(words), "rows": rows},
    }


def _head(words: _Words) -> list[str]:
    names = ("chart-label", "chart-side", "chart-value")
    return [words.word(words.language, name) for name in names]


def _rows(data: FlowData, words: _Words) -> list[ChartRow]:
    rows: list[ChartRow] = []
    for side, parts, total, label in zip(
        words.sides, data.sides, words.totals, words.sums, strict=True
    ):
        rows += [{"label": name, "cells": [side, text]} for name, _, text in parts]
        rows.append({"label": label, "cells": [side, total]})
    return rows
