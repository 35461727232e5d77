"""Figures to download, from the same lines as the page: CSV, JSON and the Data Package.

Texts that a spreadsheet would run are neutralised in both CSVs; numbers stay exact.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal

from plugins.core.dutch import format_number
from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.figures.figure_names import period_key
from plugins.core.tables.registers import Record

__all__ = [
    "ALIASES",
    "COLUMNS",
    "clean_csv",
    "data_package",
    "excel_csv",
    "json_data",
    "neutral",
    "table",
]

# What a column of the files to take along says, where that is more or other than the declaration of
# the column that writers fill (`dataset_kinds.py`).
_OWN = {
    "kant": "inkomsten of uitgaven; leeg bij indicatoren.",
    "groep": "De groep waar de post bij hoort.",
    "post": "De naam van de post of de indicator.",
    "periode": "Waar het cijfer over gaat: jaar, jaren, maand of dag.",
    "waarde": "Het getal; leeg als het niet in de tekst van het document is gevonden.",
    "eenheid": "Waarin het getal is.",
    "waarvan": (
        "Het id van de regel waar deze een deel van is; een deel telt niet nog eens mee in de som."
    ),
    "omvat": "Wat het geld is als het niet alleen voor deze periode is.",
    "begroot": "Wat een verslag als begroot noemt.",
    "verschil": "Wat een verslag als verschil noemt: realisatie min begroot.",
    "aanduiding": "Het woord dat het document voor het getal zet, zoals ruim.",
    "status": "Hoe zeker het cijfer is.",
    "peildatum": "De dag waarop gemeten is, of: niet vermeld in de bron.",
    "bron": "Het document waar het cijfer in staat.",
    "plaats": "De plaats in dat document.",
    "gebruikt": "ja bij de waarde die de site gebruikt, als er twee zijn.",
    "noot": "Een opmerking bij de regel.",
}
COLUMNS = (
    "id",
    "kant",
    "groep",
    "post",
    "periode",
    "waarde",
    "eenheid",
    "waarvan",
    "omvat",
    "begroot",
    "verschil",
    "aanduiding",
    "status",
    "peildatum",
    "bron",
    "plaats",
    "gebruikt",
    "noot",
    "berekening",
    "definitie",
    "nulmeting",
    "doel",
    "doel-periode",
    "richting",
    "leidt-naar",
)
"""The columns of the files to take along: those that writers fill in any kind of dataset, under one
name where kinds call the same thing otherwise, and the document."""
ALIASES = {"bedrag": "waarde", "naam": "post"}
_DECLARED = {
    ALIASES.get(column.name, column.name): column
    for kind in DATASET_KINDS.values()
    for column in kind.columns
}
_NUMBERS = ("money", "number")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\0")


def neutral(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run (OWASP, CSV injection)."""
    return "'" + text if text.startswith(_DANGEROUS) else text


def table(dataset: Dataset, source: Record) -> list[list[str | Decimal | None]]:
    """Return all lines, stated totals last, in the order of `COLUMNS`; values are exact or None."""
    return [
        [
            line.id,
            line.side,
            line.group,
            line.label,
            period_key(line.period),
            line.value,
            line.unit,
            line.part_of,
            line.scope,
            line.budgeted,
            line.stated_difference,
            line.qualifier,
            line.status,
            line.reference or dataset.reference,
            source["titel"],
            line.place,
            "ja" if line.used else "nee",
            line.note,
            line.calculation,
            line.definition,
            "ja" if line.baseline else "",
            line.target,
            period_key(line.target_period) if line.target_period else "",
            line.direction,
            ", ".join(line.leads_to),
        ]
        for line in (*dataset.lines, *dataset.total_lines())
    ]


def _written(
    rows: Iterable[Sequence[str | Decimal | None]], delimiter: str, end: str, *, dutch: bool
) -> str:
    """Write rows as CSV with the decimal separator of the reader."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(
            [
                _number(cell, dutch=dutch) if isinstance(cell, Decimal) else neutral(cell or "")
                for cell in row
            ]
        )
    return out.getvalue()


def _number(value: Decimal, *, dutch: bool) -> str:
    """Write a number without thousands, with a comma or a point."""
    return format_number(value).replace(".", "").replace("\u2212", "-") if dutch else f"{value:f}"


def excel_csv(dataset: Dataset, source: Record) -> bytes:
    """Return the dataset as Dutch Excel opens it: semicolons, decimal commas, UTF-8 with a BOM."""
    return _written(table(dataset, source), ";", "\r\n", dutch=True).encode("utf-8-sig")


def clean_csv(dataset: Dataset, source: Record) -> bytes:
    """Return the dataset as RFC 4180 has it, for programs: commas, decimal points, no BOM."""
    return _written(table(dataset, source), ",", "\r\n", dutch=False).encode("utf-8")


def data_package(datasets: Iterable[Dataset], sources: dict[str, Record]) -> bytes:
    """Return the descriptor of all clean CSVs together (Data Package with Table Schema)."""
    resources = [
        {
            "name": dataset.id,
            "title": dataset.title,
            "description": dataset.summary,
            "path": f"{dataset.id}.schoon.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "profile": "tabular-data-resource",
            "sources": (
                [{"title": sources[dataset.source.source_id]["titel"]}]
                if dataset.source.source_id in sources
                else []
            ),
            "schema": {"fields": [_field(name) for name in COLUMNS], "missingValues": [""]},
        }
        for dataset in sorted(datasets, key=lambda item: item.id)
    ]
    package = {
        "name": "dutch-techzone",
        "title": "De cijfers van Dutch TechZone",
        "profile": "tabular-data-package",
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _field(name: str) -> dict[str, object]:
    """Return one column as the Table Schema has it, from its declaration."""
    declared = _DECLARED.get(name)
    constraints: dict[str, object] = (
        {"required": True}
        if name in ("id", "post", "periode", "eenheid", "status", "bron", "plaats")
        else {}
    )
    if declared and declared.choices:
        constraints["enum"] = list(declared.choices)
    kind = "number" if declared and declared.type in _NUMBERS else "string"
    return {
        "name": name,
        "type": kind,
        "description": _OWN.get(name) or (declared.help if declared else ""),
        **({"constraints": constraints} if constraints else {}),
    }


def json_data(dataset: Dataset, source: Record) -> bytes:
    """Return the dataset as JSON; values are texts, so that nothing is rounded."""
    data = {
        "id": dataset.id,
        "titel": dataset.title,
        "samenvatting": dataset.summary,
        "soort": dataset.kind,
        "periode": period_key(dataset.period),
        "status": dataset.status,
        "peildatum": dataset.reference,
        "bron": {
            "id": source.id,
            "titel": source["titel"],
            "uitgever": source["uitgever"],
            "datum": source["datum"],
            "plaats": dataset.source.place,
        },
        "regels": [_line(line) for line in dataset.lines],
        "totalen": [
            {
                **_line(line),
                "verschil": str(total.difference.amount if total.difference else 0),
                "reden": total.difference.reason if total.difference else "",
            }
            for total, line in zip(dataset.totals, dataset.total_lines(), strict=True)
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _line(line: Line) -> dict[str, object]:
    """Return one line for JSON, without empty parts."""
    full = {
        "id": line.id,
        "kant": line.side,
        "groep": line.group,
        "naam": line.label,
        "periode": period_key(line.period),
        "waarde": str(line.value) if line.value is not None else None,
        "eenheid": line.unit,
        "waarvan": line.part_of,
        "omvat": line.scope,
        "begroot": _amount(line.budgeted),
        "verschil": _amount(line.stated_difference),
        "doel": _amount(line.target),
        "richting": line.direction,
        "aanduiding": line.qualifier,
        "status": line.status,
        "leidt_naar": list(line.leads_to) or "",
        "plaats": line.place,
        "gebruikt": line.used,
        "noot": line.note,
        "berekening": line.calculation,
        "definitie": line.definition,
    }
    return {key: value for key, value in full.items() if value != ""}


def _amount(value: Decimal | None) -> str:
    return str(value) if value is not None else ""
