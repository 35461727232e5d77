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
from plugins.core.problems import Problem, choose_from, did_you_mean, problem
from plugins.core.tables.cell_faults import bad_number, error_value
from plugins.core.tables.csv_cells import Row
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
            code = "csv-id" if column.type == "id" else "csv-verplicht"
            problems.append(
                problem(
                    code,
                    cell.place,
                    f"De cel in kolom “{column.name}” is leeg.",
                    _filling(row, column),
                )
            )
            continue
        value = _type_cell(cell.text, column)
        if isinstance(value, tuple):
            problems.append(problem(value[0], cell.place, value[1], value[2]))
        else:
            values[column.name] = value
    return values, problems


def _filling(row: Row, column: Column) -> str:
    """Explain how to fill an empty cell; for an id with one made from the words of the line."""
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
    """Return a cell in the type of its column, or a tuple (code, text, hint)."""
    if column.type in ("money", "number"):
        number = parse_number(text.removesuffix("%").rstrip() if column.type == "number" else text)
        return (
            number
            if number is not None and (column.type == "number" or in_cents(number))
            else _bad_number(text, column)
        )
    damage = error_value(text)
    if damage:
        return "csv-foutwaarde", f"{damage[0]} (kolom “{column.name}”).", damage[1]
    if column.type == "period":
        return parse_period(text) or (
            "csv-periode",
            f"“{text}” is geen periode (kolom “{column.name}”).",
            (
                "Schrijf een jaar (2020), jaren (2017-2019), een maand (09-2020) of een dag"
                " (30-09-2020)."
            ),
        )
    if column.type == "choice":
        match = next((choice for choice in column.choices if choice == text.casefold()), None)
        return match or (
            "csv-keuze",
            f"“{text}” kan niet in kolom “{column.name}”.",
            did_you_mean(nearest(text, column.choices), choose_from(column.choices)),
        )
    if column.type == "id" and not SLUG.fullmatch(text):
        return (
            "csv-id",
            f"“{text}” kan geen id zijn.",
            f"Gebruik kleine letters, cijfers en streepjes, zoals {slugify(text) or 'emmen'}.",
        )
    return text


def in_cents(amount: Decimal) -> bool:
    """Return whether an amount has at most two decimals.

    Three are the thousands of an English document.
    """
    exponent = amount.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -2


def _bad_number(text: str, column: Column) -> tuple[str, str, str]:
    """Report a cell that is no number."""
    wrong, hint = bad_number(text, money=column.type == "money")
    return "csv-getal", f"{wrong} (kolom “{column.name}”).", hint


def line_of_row(row: Row, values: dict[str, object], header: Header) -> Line:
    """Make the line of a row; what the row leaves open comes from the header."""

    def text(name: str) -> str:
        return str(values.get(name, ""))

    period = values.get("periode") or header.get("periode")
    value = values.get("bedrag", values.get("waarde"))
    assert isinstance(period, Period)

    def number(name: str) -> Decimal | None:
        found = values.get(name)
        return found if isinstance(found, Decimal) else None

    target_period = values.get("doel-periode")
    return Line(
        id=text("id"),
        label=text("post") or text("naam"),
        value=value if isinstance(value, Decimal) else None,
        unit=text("eenheid") or header.get("eenheid", ""),
        period=period,
        status=text("status") or header.get("status", ""),
        place=text("plaats") or stated_place(header),
        reference=text("peildatum") or "",
        side=text("kant"),
        group=text("groep"),
        qualifier=text("aanduiding"),
        note=text("noot"),
        calculation=text("berekening"),
        definition=text("definitie"),
        target=number("doel"),
        target_period=target_period if isinstance(target_period, Period) else None,
        direction=text("richting"),
        baseline=text("nulmeting") == "ja",
        part_of=text("waarvan"),
        scope=text("omvat"),
        budgeted=number("begroot"),
        stated_difference=number("verschil"),
        leads_to=(
            tuple(part.strip() for part in text("leidt-naar").split(",") if part.strip())
            if "leidt-naar" in values
            else ()
        ),
        used=text("gebruikt") != "nee",
        row=row.line,
    )
