"""Figures side by side: years of one series of datasets, periods of one dataset, or figures.

Years without a document are gaps, and stay gaps. Money that holds something else in one year than
in another ("omvat") is not laid side by side: of a whole side the comparable part comes first, and
what was left out is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from plugins.core.dutch import Period
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.figures.totals import stated_total, sum_of
from plugins.core.vocabulary import SIDES, THIS_PERIOD

__all__ = [
    "Amount",
    "Column",
    "Comparison",
    "Fault",
    "Gap",
    "Row",
    "columns_of",
    "compare",
    "percentage",
]


@dataclass(frozen=True)
class Column:
    """One year or period, and the dataset its figures stand in."""

    dataset: Dataset
    period: Period


@dataclass(frozen=True)
class Gap:
    """Years that no document gives, first and last."""

    first: int
    last: int


@dataclass(frozen=True)
class Amount:
    """What stands in one cell."""

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
class Comparison:
    """A table of figures side by side."""

    columns: tuple[Column | Gap, ...]
    rows: tuple[Row, ...]

    @property
    def is_partial(self) -> bool:
        """Whether something was left out to make the years comparable."""
        return any(row.kind == "comparable" for row in self.rows)


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


def compare(datasets: Sequence[Dataset], names: Sequence[str]) -> Comparison | list[Fault]:
    """Lay figures side by side.

    Args:
        datasets: one, whose periods are the columns, or several, one column each.
        names: ids of lines or totals, or a side of the money.

    Returns:
        The comparison, or all reasons why there is none.
    """
    columns = _columns(datasets, names)
    rows: list[Row] = []
    faults: list[Fault] = []
    for name in names:
        found = _side_rows(columns, name) if name in SIDES else _line_row(columns, name)
        rows.extend(item for item in found if isinstance(item, Row))
        faults.extend(item for item in found if isinstance(item, Fault))
    if len({row.unit for row in rows}) > 1:
        faults.append(Fault("", "unit", ", ".join(sorted({row.unit for row in rows}))))
    if len({column.period for column in columns if isinstance(column, Column)}) < len(datasets):
        faults.append(Fault("", "period"))
    return faults or Comparison(tuple(columns), tuple(rows))


# -- columns --------------------------------------------------------------------------------------


def _columns(datasets: Sequence[Dataset], names: Sequence[str]) -> list[Column | Gap]:
    """Return the columns in order of time, with the years between them that are not given."""
    if len(datasets) > 1:
        given = [Column(dataset, dataset.period) for dataset in datasets]
    else:
        periods = {
            line.period for line in _used(datasets[0]) if line.id in names or line.side in names
        }
        given = [Column(datasets[0], period) for period in periods]
    return columns_of(given)


def columns_of(given: Iterable[Column]) -> list[Column | Gap]:
    """Order columns by time and put a gap where whole years lie between two of them."""
    found: list[Column | Gap] = []
    for column in sorted(given, key=lambda item: (item.period.last, item.period.first)):
        if found and isinstance(found[-1], Column):
            first, last = found[-1].period.last.year + 1, column.period.first.year - 1
            if first <= last:
                found.append(Gap(first, last))
        found.append(column)
    return found


# -- rows -----------------------------------------------------------------------------------------


def _used(dataset: Dataset) -> list[Line]:
    return [line for line in (*dataset.lines, *dataset.total_lines()) if line.used]


def _line_row(columns: Sequence[Column | Gap], name: str) -> list[Row | Fault]:
    """Return the row of one id.

    It is a fault when no column has it, or when it does not hold the same in each.
    """
    cells: list[Amount | None] = []
    for column in columns:
        line = (
            next(
                (
                    line
                    for line in _used(column.dataset)
                    if line.id == name and line.period == column.period
                ),
                None,
            )
            if isinstance(column, Column)
            else None
        )
        cells.append(Amount(line.value, (line,)) if line else None)
    lines = [line for cell in cells if cell for line in cell.lines]
    if not lines:
        return [Fault(name, "unknown")]
    if len({line.unit for line in lines}) > 1:
        return [Fault(name, "unit", ", ".join(sorted({line.unit for line in lines})))]
    if len({line.scope for line in lines}) > 1:
        return [
            Fault(name, "scope", " en ".join(sorted({line.scope or THIS_PERIOD for line in lines})))
        ]
    if (
        len(lines) > 1
        and any(line.is_total for line in lines)
        and any(_scope(column) for column in columns if isinstance(column, Column))
    ):
        return [Fault(name, "scope", "een totaal")]
    return [Row("line", lines[-1].label, lines[-1].unit, tuple(cells))]


def _scope(column: Column) -> frozenset[str]:
    return frozenset(column.dataset.scope) - {THIS_PERIOD}


def _side_rows(columns: Sequence[Column | Gap], side: str) -> list[Row | Fault]:
    """Return the rows of a whole side.

    As it is where every year holds only its own money, else the comparable part and what was left
    out.
    """
    given = [column for column in columns if isinstance(column, Column)]
    faults = [
        Fault(column.dataset.id, "unknown", side)
        for column in given
        if not any(line.side == side for line in column.dataset.lines)
    ]
    if faults:
        return list(faults)
    faults = [
        Fault(column.dataset.id, "scope-unsaid", side)
        for column in given
        if not column.dataset.scope and len(given) > 1
    ]
    # What is only said of the whole, and of no line, cannot be taken out of the sum.
    for column in given if len(given) > 1 else ():
        told = {line.scope for line in column.dataset.lines if line.scope}
        faults += [
            Fault(column.dataset.id, "scope", extra) for extra in sorted(_scope(column) - told)
        ]
    if faults:
        return list(faults)
    # Money left over or set aside is another amount every year: it is taken out also where all
    # years have some.
    extras = (
        [
            line
            for column in given
            for line in column.dataset.lines
            if line.side == side and line.scope
        ]
        if len(given) > 1
        else []
    )
    unit = given[0].dataset.unit
    whole = Row(
        "whole",
        side,
        unit,
        tuple(_whole(column, side) if isinstance(column, Column) else None for column in columns),
    )
    if not extras:
        return [whole]
    comparable = Row(
        "comparable",
        side,
        unit,
        tuple(
            _comparable(column, side) if isinstance(column, Column) else None for column in columns
        ),
    )
    return [comparable, *_left_out(columns, extras), whole]


def _left_out(columns: Sequence[Column | Gap], extras: Sequence[Line]) -> list[Row | Fault]:
    """Return a row for each id that is not in every year's sum."""
    rows: list[Row | Fault] = []
    for line_id in dict.fromkeys(line.id for line in extras):
        cells = []
        for column in columns:
            line = (
                next(
                    (
                        line
                        for line in column.dataset.lines
                        if line.id == line_id and line in extras
                    ),
                    None,
                )
                if isinstance(column, Column)
                else None
            )
            cells.append(Amount(line.value, (line,)) if line else None)
        label = next(line.label for line in extras if line.id == line_id)
        rows.append(Row("left-out", label, extras[0].unit, tuple(cells)))
    return rows


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
    return Amount(
        None if any(line.value is None for line in lines) else sum_of(lines),
        tuple(lines),
        is_sum=True,
    )
