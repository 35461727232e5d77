"""Rows and headers of datasets for the tests of the core."""

from __future__ import annotations

from plugins.core.csv_table import read_table
from plugins.core.datasets import DATASET_FIELDS, DATASET_KINDS, read_lines
from plugins.core.figures import Line
from plugins.core.header import Header, read_header
from plugins.support.yaml_reader import read_entries

__all__ = ["INDICATORS", "MONEY", "TABLE", "header_of", "lines_of"]

HEAD = "titel: Geld\nsamenvatting: Geld.\nsoort: {kind}\neenheid: {unit}\nperiode: 2026\nbron: plan\n{place}peildatum: 2026\nstatus: begroot\n"
MONEY = "id;kant;groep;post;bedrag;noot\n"
TABLE = MONEY + "a;inkomsten;G;A;60;\nb;inkomsten;G;B;40;\nc;inkomsten;;C;50;\nd;uitgaven;;D;20;\n"
INDICATORS = "id;naam;periode;waarde;eenheid;noot;gebruikt\n"


def header_of(more: str = "", *, kind: str = "geld", place: str = "plaats: Kop\n") -> Header:
    entries, unread = read_entries("t.md", HEAD.format(kind=kind, unit="euro" if kind == "geld" else "banen", place=place) + more, 2)
    header, problems = read_header("t.md", entries, DATASET_FIELDS, {"bronnen": ["plan"]}, "een toelichting")
    assert [*unread, *problems] == []
    return header


def lines_of(text: str, header: Header | None = None, kind: str = "geld") -> tuple[list[Line], list[tuple[str, int, int]]]:
    declared = DATASET_KINDS[kind]
    rows, problems = read_table("c.csv", text, [c.name for c in declared.columns if c.required], [c.name for c in declared.columns if not c.required])
    assert problems == []
    lines, problems = read_lines(rows, declared, header or header_of(kind=kind), "c.csv")
    return lines, [(item.code, item.place.line, item.place.column) for item in problems]
