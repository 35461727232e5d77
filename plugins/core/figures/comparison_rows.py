"""The rows of a comparison: one figure, or one side of the money, through years or periods.

Money that holds something else in one year than in another ("omvat") is not compared: of a whole
side the comparable part comes first, and what was left out is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from plugins.core.dutch import Period
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.figures.totals import stated_total, sum_of
from plugins.core.vocabulary import THIS_PERIOD

__all__ = [
    "Amount",
    "Column",
    "Fault",
    "Gap",
    "Row",
    "line_row",
    "percentage",
    "side_rows",
    "used_lines",
]


@dataclass(frozen=True)
class Column:
    """One year or period, and the dataset of its figures."""

    dataset: Dataset
    period: Period


@dataclass(frozen=True)
class Gap:
    """Years of which there is no document, first and last."""

    first: int
    last: int


@dataclass(frozen=True)
class Amount:
    """What one cell holds."""

    value: Decimal | None
    """None: the document names the figure but its value was not found."""
    lines: tuple[Line, ...]
    """The figure, or the lines of an addition of our own."""
    is_sum: bool = False
    """Our own addition, which no document states."""


@dataclass(frozen=True)
class Row:
    """One figure, or one side, through the columns."""

    kind: str
    """`line`, `comparable` (the part of a side that is money of its own year), `left-out` or
    `whole` (a side as it is)."""
    name: str
    """Its label; for `comparable` and `whole` the side."""
    unit: str
    cells: tuple[Amount | None, ...]
    """One per column, gaps included; None = not in that document."""

    @property
    def difference(self) -> Decimal | None:
        """Last minus first column, where both are given."""
        ends = [
            cell.value
            for cell in (self.cells[0], self.cells[-1])
            if cell is not None and cell.value is not None
        ]
        return ends[1] - ends[0] if len(ends) == 2 and len(self.cells) > 1 else None

    @property
    def change(self) -> Decimal | None:
        """The difference in percent of the first, rounded half up to one decimal."""
        first = self.cells[0].value if self.cells[0] else None
        return percentage(self.difference, first)


@dataclass(frozen=True)
class Fault:
    """Why figures cannot be compared."""

    name: str
    reason: str
    """`unknown`, `scope-unsaid`, `scope`, `unit` or `period`."""
    detail: str = ""


def percentage(difference: Decimal | None, first: Decimal | None) -> Decimal | None:
    """Return a difference in percent of where it began; None where that means nothing.

    Rounded half up to one decimal.
    """
    if difference is None or first is None or first <= 0:
        return None
    return (difference * 100 / first).quantize(Decimal("0.1"), ROUND_HALF_UP)


# -- rows -----------------------------------------------------------------------------------------


def used_lines(dataset: Dataset) -> list[Line]:
    """Return the lines and stated totals that charts and texts use."""
    return [line for line in (*dataset.lines, *dataset.total_lines()) if line.used]


Columns = Sequence[Column | Gap]


def _given(columns: Columns) -> list[Column]:
    return [column for column in columns if isinstance(column, Column)]


def _cells(columns: Columns, make: Callable[[Column], Amount | None]) -> tuple[Amount | None, ...]:
    """Return a cell for each column; the one of a gap is empty."""
    return tuple(make(column) if isinstance(column, Column) else None for column in columns)


def _first(lines: Iterable[Line]) -> Amount | None:
    line = next(iter(lines), None)
    return Amount(line.value, (line,)) if line else None


def line_row(columns: Columns, name: str) -> list[Row | Fault]:
    """Return the row of one id.

    It is a fault when no column has it, or when it does not hold the same in each.
    """

    def cell(column: Column) -> Amount | None:
        lines = used_lines(column.dataset)
        return _first(line for line in lines if line.id == name and line.period == column.period)

    cells = _cells(columns, cell)
    lines = [line for cell in cells if cell for line in cell.lines]
    fault = _line_fault(_given(columns), name, lines)
    if fault:
        return [fault]
    return [Row("line", lines[-1].label, lines[-1].unit, cells)]


def _line_fault(given: Sequence[Column], name: str, lines: Sequence[Line]) -> Fault | None:
    """Return why the lines of one id cannot be in one row."""
    if not lines:
        return Fault(name, "unknown")
    units = sorted({line.unit for line in lines})
    if len(units) > 1:
        return Fault(name, "unit", ", ".join(units))
    if len({line.scope for line in lines}) > 1:
        scopes = sorted({line.scope or THIS_PERIOD for line in lines})
        return Fault(name, "scope", " en ".join(scopes))
    has_total = len(lines) > 1 and any(line.is_total for line in lines)
    if has_total and any(_scope(column) for column in given):
        return Fault(name, "scope", "een totaal")
    return None


def _scope(column: Column) -> frozenset[str]:
    return frozenset(column.dataset.scope) - {THIS_PERIOD}


def side_rows(columns: Columns, side: str) -> list[Row | Fault]:
    """Return the rows of a whole side.

    As it is where every year holds only its own money, else the comparable part and what was left
    out.
    """
    given = _given(columns)
    faults = _side_faults(given, side)
    if faults:
        return list(faults)
    unit = given[0].dataset.unit
    whole = Row("whole", side, unit, _cells(columns, lambda column: _whole(column, side)))
    extras = _extras(given, side)
    if not extras:
        return [whole]
    cells = _cells(columns, lambda column: _comparable(column, side))
    return [Row("comparable", side, unit, cells), *_left_out(columns, extras), whole]


def _side_faults(given: Sequence[Column], side: str) -> list[Fault]:
    """Return why a side cannot be compared."""
    lacking = [
        Fault(column.dataset.id, "unknown", side)
        for column in given
        if not any(line.side == side for line in column.dataset.lines)
    ]
    if lacking or len(given) == 1:
        return lacking
    unsaid = [
        Fault(column.dataset.id, "scope-unsaid", side)
        for column in given
        if not column.dataset.scope
    ]
    return unsaid + [fault for column in given for fault in _hidden_scopes(column)]


def _hidden_scopes(column: Column) -> Iterator[Fault]:
    """Yield what is said of the whole and of no line: it cannot be taken out of the sum."""
    of_lines = {line.scope for line in column.dataset.lines if line.scope}
    for extra in sorted(_scope(column) - of_lines):
        yield Fault(column.dataset.id, "scope", extra)


def _extras(given: Sequence[Column], side: str) -> list[Line]:
    """Return the lines that are taken out of the sums.

    Money left over or set aside is another amount every year: it is taken out also where all years
    have some.
    """
    if len(given) == 1:
        return []
    lines = (line for column in given for line in column.dataset.lines)
    return [line for line in lines if line.side == side and line.scope]


def _left_out(columns: Columns, extras: Sequence[Line]) -> Iterator[Row]:
    """Yield a row for each id that is not in every year's sum."""
    for line_id in dict.fromkeys(line.id for line in extras):
        same = [line for line in extras if line.id == line_id]
        yield Row("left-out", same[0].label, extras[0].unit, _cells(columns, _among(same)))


def _among(lines: Sequence[Line]) -> Callable[[Column], Amount | None]:
    """Return what finds the first of these lines in a column."""
    return lambda column: _first(line for line in column.dataset.lines if line in lines)


def _comparable(column: Column, side: str) -> Amount:
    """Return the money of the period itself."""
    return _sum(
        column.dataset,
        [line for line in column.dataset.lines if line.side == side and not line.scope],
    )


def _whole(column: Column, side: str) -> Amount:
    """Return a side as it is."""
    return _sum(column.dataset, [line for line in column.dataset.lines if line.side == side])


def _sum(dataset: Dataset, lines: Sequence[Line]) -> Amount:
    """Return the stated total of just these lines, else our own addition.

    It is not known when an amount is not.
    """
    stated = stated_total(dataset, lines)
    if stated:
        return Amount(stated.value, (stated,))
    value = None if any(line.value is None for line in lines) else sum_of(lines)
    return Amount(value, tuple(lines), is_sum=True)
