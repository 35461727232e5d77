"""Figures side by side: years of one series of datasets, periods of one dataset, or figures.

Years without a document are gaps, and stay gaps. Money that holds something else in one year than
in another ("omvat") is not compared: of a whole side the comparable part comes first, and
what was left out is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.core.figures.comparison_rows import (
    Column,
    Fault,
    Gap,
    Row,
    line_row,
    side_rows,
    used_lines,
)
from plugins.core.figures.datasets import Dataset
from plugins.core.vocabulary import SIDES

__all__ = ["Comparison", "columns_of", "compare"]


@dataclass(frozen=True)
class Comparison:
    """A table of figures side by side."""

    columns: tuple[Column | Gap, ...]
    rows: tuple[Row, ...]

    @property
    def is_partial(self) -> bool:
        """Whether something was left out to make the years comparable."""
        return any(row.kind == "comparable" for row in self.rows)


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
        found = side_rows(columns, name) if name in SIDES else line_row(columns, name)
        rows.extend(item for item in found if isinstance(item, Row))
        faults.extend(item for item in found if isinstance(item, Fault))
    if len({row.unit for row in rows}) > 1:
        faults.append(Fault("", "unit", ", ".join(sorted({row.unit for row in rows}))))
    if len({column.period for column in columns if isinstance(column, Column)}) < len(datasets):
        faults.append(Fault("", "period"))
    return faults or Comparison(tuple(columns), tuple(rows))


def _columns(datasets: Sequence[Dataset], names: Sequence[str]) -> list[Column | Gap]:
    """Return the columns in order of time, with the years between them that are not given."""
    if len(datasets) > 1:
        given = [Column(dataset, dataset.period) for dataset in datasets]
    else:
        periods = {
            line.period
            for line in used_lines(datasets[0])
            if line.id in names or line.side in names
        }
        given = [Column(datasets[0], period) for period in periods]
    return columns_of(given)


def columns_of(given: Iterable[Column]) -> list[Column | Gap]:
    """Order columns by time and put a gap where whole years are missing between two."""
    found: list[Column | Gap] = []
    for column in sorted(given, key=lambda item: (item.period.last, item.period.first)):
        if found and isinstance(found[-1], Column):
            first, last = found[-1].period.last.year + 1, column.period.first.year - 1
            if first <= last:
                found.append(Gap(first, last))
        found.append(column)
    return found
