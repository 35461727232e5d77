"""Figures: one home for every amount and indicator.

Everything that shows a figure (table, chart, text, download) takes it from these values.
`line_checks.py` makes them from rows, `totals.py` compares them with the totals their documents
state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from plugins.core.dutch import Period, slugify
from plugins.core.problems import Place
from plugins.core.texts.header import Header, SourceRef
from plugins.core.vocabulary import SIDES, THIS_PERIOD

__all__ = ["Check", "Dataset", "Difference", "Line", "Term", "Total", "history"]


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of one figure: a row of `cijfers.csv`, or a declared total."""

    id: str
    label: str
    value: Decimal | None
    """Euros for money, else in `unit`; None = not found in the text of the document."""
    unit: str
    period: Period
    status: str
    place: str
    reference: str
    """Reference date as written in Dutch, or `niet vermeld in de bron`."""
    side: str = ""
    group: str = ""
    qualifier: str = ""
    note: str = ""
    calculation: str = ""
    definition: str = ""
    target: Decimal | None = None
    target_period: Period | None = None
    """When the target must be reached; None = in the period of the value."""
    direction: str = ""
    """Where it should go: hoger, lager or gelijk."""
    baseline: bool = False
    """The value that later ones are compared with."""
    part_of: str = ""
    """The id of the line this one is a part of ("waarvan"); a part is in no sum."""
    scope: str = ""
    """What the money is besides that of its own period, one of `SCOPES`."""
    budgeted: Decimal | None = None
    """What a report says was budgeted."""
    stated_difference: Decimal | None = None
    """What a report states as realised minus budgeted."""
    leads_to: tuple[str, ...] = ()
    """Addresses and figures that the document itself ties to this line."""
    used: bool = True
    """The statement that charts and texts use, where a document has two."""
    row: int = 0

    @property
    def is_money(self) -> bool:
        """Whether the value is an amount in euros."""
        return self.unit == "euro"

    @property
    def is_total(self) -> bool:
        """Whether this is a total that the document states, and not a row."""
        return not self.row


@dataclass(frozen=True)
class Difference:
    """A difference that is known and declared, with its reason."""

    head: str
    """What it belongs to: a total, the left side of a check, or `begroot` or `verschil` with the id
    of a line."""
    amount: Decimal
    reason: str
    place: Place


@dataclass(frozen=True)
class Term:
    """One term of a check: a number, or the name of a figure or side."""

    name: str
    number: Decimal | None = None
    minus: bool = False


@dataclass(frozen=True)
class Check:
    """Two sums of figures that must be equal, or of which the first may not be the larger."""

    left: tuple[Term, ...]
    right: tuple[Term, ...]
    at_most: bool
    place: Place
    difference: Difference | None = None
    """Left minus right, as declared."""


@dataclass(frozen=True)
class Total:
    """A total the document states, with the difference that is declared for it."""

    side: str
    group: str
    amount: Decimal
    place: Place
    difference: Difference | None = None
    """Sum of the lines minus the stated total, as declared."""

    @property
    def label(self) -> str:
        """What the total is of, in Dutch."""
        return self.group or self.side

    @property
    def head(self) -> str:
        """How writers name it: `inkomsten / Bijdragen van gemeenten`."""
        return f"{self.side} / {self.group}" if self.group else self.side

    @property
    def line_id(self) -> str:
        """The id by which texts name the total: `totaal-inkomsten`."""
        return "totaal-" + slugify(self.label)


@dataclass(frozen=True, eq=False)
class Dataset:
    """All figures of one folder and what must be known of them."""

    id: str
    title: str
    summary: str
    kind: str
    unit: str
    period: Period
    source: SourceRef
    reference: str
    status: str
    path: str
    order: int = 100
    """Place on the page with all figures, lowest first."""
    scope: tuple[str, ...] = ()
    """What the amounts hold: `THIS_PERIOD` alone, or some of `SCOPES`; empty = not said."""
    series: str = ""
    """The name that datasets of following years share; the same id is then the same figure."""
    plan: str = ""
    """The dataset of the adopted budget that `budgeted` comes from."""
    next_update: str = ""
    """When new figures come, as written."""
    lines: list[Line] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    """All that are declared, for totals, checks and lines."""
    header: Header = field(default_factory=Header)
    explanation_source: tuple[str, int] = ("", 1)
    """Markdown of that note and the line it begins on."""

    @property
    def address(self) -> str:
        """The address of its page."""
        return f"/data/{self.id}/"

    @property
    def figures_path(self) -> str:
        """The file with its lines."""
        return self.path.removesuffix("toelichting.md") + "cijfers.csv"

    @property
    def sides(self) -> list[str]:
        """The sides it has lines of."""
        return [side for side in SIDES if any(line.side == side for line in self.lines)]

    def newest(self) -> list[Line]:
        """Return the used statement of the latest period of each figure."""
        return [
            max((line for line in lines if line.used), key=lambda line: line.period.last)
            for lines in self.figures().values()
        ]

    def figures(self) -> dict[str, list[Line]]:
        """Return the statements of each figure by line id, declared totals included."""
        found: dict[str, list[Line]] = {}
        for line in (*self.lines, *self.total_lines()):
            found.setdefault(line.id, []).append(line)
        return found

    def total_lines(self) -> Iterator[Line]:
        """Yield each declared total as a figure."""
        for total in self.totals:
            yield Line(
                total.line_id,
                f"Totaal {total.label[:1].lower() + total.label[1:]}",
                total.amount,
                self.unit,
                self.period,
                self.status,
                self.source.place,
                self.reference,
                total.side,
                total.group,
            )


def history(
    datasets: dict[str, Dataset], dataset: Dataset, line: Line
) -> list[tuple[Dataset, Line]]:
    """Return all used statements of a figure in its series, oldest first.

    Only what can be compared is given: the same unit and side, money that holds the same (`scope`),
    and of totals only those that hold nothing but money of their own period.
    """
    kin = [
        dataset,
        *(
            item
            for item in datasets.values()
            if dataset.series and item.series == dataset.series and item is not dataset
        ),
    ]
    found = [
        (item, other)
        for item in kin
        for other in item.figures().get(line.id, ())
        if other.used
        and (other.unit, other.side, other.scope) == (line.unit, line.side, line.scope)
        and (
            item is dataset
            or not line.is_total
            or ({*item.scope, *dataset.scope} <= {THIS_PERIOD} and item.scope == dataset.scope)
        )
    ]
    return sorted(found, key=lambda pair: (pair[1].period.last, pair[1].period.first))
