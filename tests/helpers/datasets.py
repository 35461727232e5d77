"""Rows and headers of datasets for the tests of the core."""

from __future__ import annotations

from plugins.core.dutch import parse_period
from plugins.core.figures.comparison_rows import Fault
from plugins.core.figures.comparisons import Comparison
from plugins.core.figures.dataset_fields import DATASET_FIELDS
from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.figures.datasets import Dataset, Line, Total
from plugins.core.figures.declared_checks import read_checks
from plugins.core.figures.line_checks import read_lines
from plugins.core.figures.totals import read_differences, read_totals
from plugins.core.problems import Problem
from plugins.core.tables.csv_table import read_table
from plugins.core.texts.header import Header, SourceRef
from plugins.core.texts.header_reading import read_header
from plugins.support.yaml_reader import read_entries

__all__ = [
    "INDICATORS",
    "MONEY",
    "SCOPED",
    "TABLE",
    "cells_of",
    "dataset_of",
    "header_of",
    "jobs_dataset",
    "lines_of",
    "totals_of",
    "year_of",
]

HEAD = (
    "titel: Geld\nsamenvatting: Geld.\nsoort: {kind}\neenheid: {unit}\nperiode: 2026\nbron:"
    " plan\n{place}peildatum: 2026\nstatus: begroot\n"
)
MONEY = "id;kant;groep;post;bedrag;noot\n"
TABLE = MONEY + "a;inkomsten;G;A;60;\nb;inkomsten;G;B;40;\nc;inkomsten;;C;50;\nd;uitgaven;;D;20;\n"
SCOPED = MONEY.replace("noot", "noot;omvat")
"""The head of money tables whose rows say what they comprise."""
INDICATORS = "id;naam;periode;waarde;eenheid;noot;gebruikt\n"


def header_of(more: str = "", *, kind: str = "geld", place: str = "plaats: Kop\n") -> Header:
    entries, unread = read_entries(
        "t.md",
        HEAD.format(kind=kind, unit="euro" if kind == "geld" else "banen", place=place) + more,
        2,
    )
    header, problems = read_header(
        "t.md", entries, DATASET_FIELDS, {"bronnen": ["plan"]}, "een toelichting"
    )
    assert [*unread, *problems] == []
    return header


def lines_of(
    text: str, header: Header | None = None, kind: str = "geld"
) -> tuple[list[Line], list[tuple[str, int, int]]]:
    declared = DATASET_KINDS[kind]
    rows, problems = read_table(
        "c.csv",
        text,
        [c.name for c in declared.columns if c.required],
        [c.name for c in declared.columns if not c.required],
    )
    assert problems == []
    lines, problems = read_lines(rows, declared, header or header_of(kind=kind), "c.csv")
    return lines, [(item.code, item.place.line, item.place.column) for item in problems]


def totals_of(header: Header, lines: list[Line]) -> tuple[list[Total], list[Problem]]:
    differences, unread = read_differences(header, "t.md")
    totals, wrong = read_totals(header, lines, differences, "t.md")
    return totals, [*unread, *wrong]


def dataset_of(
    name: str, table: str, more: str = "", *, kind: str = "geld", period: str = "2026"
) -> Dataset:
    """Return a dataset as the site makes it from its two files, all of it sound.

    Args:
        name: the name of its folder.
        table: the text of `cijfers.csv`.
        more: other lines of the header, each with its line end.
        kind: the value of `soort`: money in euros, everything else in jobs.
        period: the value of `periode`.
    """
    header = header_of(more, kind=kind)
    header.values["periode"] = parse_period(period)
    lines, faults = lines_of(table, header, kind)
    totals, problems = totals_of(header, lines)
    differences, _ = read_differences(header, "t.md")
    checks, unclear = read_checks(header, differences, "t.md")
    assert [*faults, *problems, *unclear] == []
    found = parse_period(period)
    assert found
    return Dataset(
        name,
        name.capitalize(),
        "",
        kind,
        "euro" if kind == "geld" else "banen",
        found,
        SourceRef("plan", "Kop"),
        "2026",
        "begroot",
        "t.md",
        scope=header.get("omvat", ()),
        series=header.get("reeks", ""),
        plan=header.get("begroting", ""),
        lines=lines,
        totals=totals,
        checks=checks,
        differences=differences,
        header=header,
    )


def jobs_dataset() -> Dataset:
    """Return indicators: jobs of three years, of which one is used, and halls of one day."""
    header = header_of(kind="indicatoren")
    lines, problems = lines_of(
        INDICATORS
        + (
            "banen;Banen;2019;117;banen;;\n"
            "banen;Banen;2020;118;banen;;ja\n"
            "banen;Banen;2020;119;banen;;nee\n"
            "hal;Hallen;30-09-2020;4;hallen;;\n"
        ),
        header,
        "indicatoren",
    )
    assert problems == []
    period = parse_period("2020")
    assert period is not None
    return Dataset(
        "stand",
        "Stand",
        "",
        "indicatoren",
        "banen",
        period,
        SourceRef("plan", "Kop"),
        "2020",
        "begroot",
        "t.md",
        lines=lines,
    )


def year_of(period: str, rows: str, scope: str = "alleen deze periode", more: str = "") -> Dataset:
    """Return money of a period, with rows of which a column says what they comprise."""
    return dataset_of(
        f"jaar-{period}",
        SCOPED + rows,
        (f"omvat:\n  - {scope}\n" if scope else "") + more,
        period=period,
    )


def cells_of(comparison: Comparison | list[Fault]) -> list[tuple[str, str, list[str | None]]]:
    """Return kind, name and values of the rows of a comparison, which must be sound."""
    assert isinstance(comparison, Comparison)
    return [
        (
            row.kind,
            row.name,
            [str(cell.value) if cell and cell.value is not None else None for cell in row.cells],
        )
        for row in comparison.rows
    ]
