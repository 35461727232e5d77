"""Type the cells of a row of figures, and make a line of them."""

from __future__ import annotations

from decimal import Decimal

from plugins.core.dutch import (
    SLUG,
    Period,
    nearest,
    parse_number,
    parse_period,
    slugify,
)
from plugins.core.figures.dataset_kinds import Column, DatasetKind
from plugins.core.figures.datasets import Line
from plugins.core.problems import Problem, Unplaced, choose_from, did_you_mean, problem
from plugins.core.tables.cell_faults import bad_number, error_value
from plugins.core.tables.csv_cells import Cell, Row
from plugins.core.texts.header import Header, SourceRef

__all__ = ["in_cents", "is_total_label", "line_of_row", "stated_place", "type_row"]


_AS_TOTAL = (
    "Is dit een totaal? Haal de regel dan weg, en zet het totaal in toelichting.md bij totalen."
)


def is_total_label(label: str) -> bool:
    """Return whether a row is called a total, as the last row of a sheet often is."""
    return label.casefold().startswith(("totaal", "subtotaal"))


def stated_place(header: Header) -> str:
    """Return the place in the document for a whole dataset: `plaats`, or that of the source."""
    source: SourceRef | None = header.get("bron")
    return header.get("plaats") or (source.place if source else "")


def type_row(row: Row, kind: DatasetKind) -> tuple[dict[str, object], list[Problem]]:
    """Return the typed cells of a row by column name, and its problems.

    Problems: csv-id, csv-getal, csv-foutwaarde, csv-keuze, csv-periode, csv-verplicht.
    """
    values: dict[str, object] = {}
    problems = []
    for column in kind.columns:
        cell = row.cells.get(column.name)
        if cell is None or (not cell.text and not column.filled):
            continue
        if not cell.text:
            problems.append(_empty(cell, row, column))
            continue
        value = _type_cell(cell.text, column)
        if isinstance(value, Unplaced):
            problems.append(value.at(cell.place))
        else:
            values[column.name] = value
    return values, problems


def _empty(cell: Cell, row: Row, column: Column) -> Problem:
    code = "csv-id" if column.type == "id" else "csv-verplicht"
    text = f"De cel in kolom “{column.name}” is leeg."
    return problem(code, cell.place, text, _filling(row, column))


def _filling(row: Row, column: Column) -> str:
    """Explain how to fill an empty cell; an id may be made from the words of the line."""
    post = row.text("post")
    if column.type != "id":
        return f"Vul de cel in. {column.help}"
    if is_total_label(post):
        return f"{_AS_TOTAL} Anders: {column.help}"
    return (
        f"Vul de cel in{f', bijvoorbeeld met {slugify(post)}' if slugify(post) else ''}."
        f" {column.help}"
    )


def _type_cell(text: str, column: Column) -> object:
    """Return a cell in the type of its column, or what is wrong with it."""
    if column.type in ("money", "number"):
        return _type_number(text, column)
    damage = error_value(text)
    if damage:
        text = f"{damage[0]} (kolom “{column.name}”)."
        return Unplaced("csv-foutwaarde", text, damage[1])
    if column.type == "period":
        return parse_period(text) or _bad_period(text, column)
    if column.type == "choice":
        return _type_choice(text, column)
    if column.type == "id" and not SLUG.fullmatch(text):
        return Unplaced(
            "csv-id",
            f"“{text}” kan geen id zijn.",
            f"Gebruik kleine letters, cijfers en streepjes, zoals {slugify(text) or 'emmen'}.",
        )
    return text


def _type_number(text: str, column: Column) -> object:
    if column.type == "number":
        number = parse_number(text.removesuffix("%").rstrip())
        return number if number is not None else _bad_number(text, column)
    number = parse_number(text)
    return number if number is not None and in_cents(number) else _bad_number(text, column)


def _type_choice(text: str, column: Column) -> object:
    match = next((choice for choice in column.choices if choice == text.casefold()), None)
    return match or Unplaced(
        "csv-keuze",
        f"“{text}” kan niet in kolom “{column.name}”.",
        did_you_mean(nearest(text, column.choices), choose_from(column.choices)),
    )


def _bad_period(text: str, column: Column) -> Unplaced:
    return Unplaced(
        "csv-periode",
        f"“{text}” is geen periode (kolom “{column.name}”).",
        "Schrijf een jaar (2020), jaren (2017-2019), een maand (09-2020) of een dag (30-09-2020).",
    )


def in_cents(amount: Decimal) -> bool:
    """Return whether an amount has at most two decimals.

    Three are the thousands of an English document.
    """
    exponent = amount.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -2


def _bad_number(text: str, column: Column) -> Unplaced:
    """Report a cell that is no number."""
    wrong, hint = bad_number(text, money=column.type == "money")
    return Unplaced("csv-getal", f"{wrong} (kolom “{column.name}”).", hint)


class _Typed:
    """The typed cells of a row by column name."""

    def __init__(self, values: dict[str, object]) -> None:
        self._values = values

    def text(self, name: str) -> str:
        return str(self._values.get(name, ""))

    def number(self, name: str) -> Decimal | None:
        found = self._values.get(name)
        return found if isinstance(found, Decimal) else None

    def period(self, name: str) -> Period | None:
        found = self._values.get(name)
        return found if isinstance(found, Period) else None


def line_of_row(row: Row, values: dict[str, object], header: Header) -> Line:
    """Make the line of a row; what the row leaves open comes from the header."""
    cells = _Typed(values)
    period = cells.period("periode") or header.get("periode")
    assert isinstance(period, Period)
    return Line(
        id=cells.text("id"),
        label=cells.text("post") or cells.text("naam"),
        value=cells.number("bedrag" if "bedrag" in values else "waarde"),
        unit=cells.text("eenheid") or header.get("eenheid", ""),
        period=period,
        status=cells.text("status") or header.get("status", ""),
        place=cells.text("plaats") or stated_place(header),
        reference=cells.text("peildatum"),
        side=cells.text("kant"),
        group=cells.text("groep"),
        qualifier=cells.text("aanduiding"),
        note=cells.text("noot"),
        calculation=cells.text("berekening"),
        definition=cells.text("definitie"),
        target=cells.number("doel"),
        target_period=cells.period("doel-periode"),
        direction=cells.text("richting"),
        baseline=cells.text("nulmeting") == "ja",
        part_of=cells.text("waarvan"),
        scope=cells.text("omvat"),
        budgeted=cells.number("begroot"),
        stated_difference=cells.number("verschil"),
        leads_to=_leads_to(cells.text("leidt-naar")),
        used=cells.text("gebruikt") != "nee",
        row=row.line,
    )


def _leads_to(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
