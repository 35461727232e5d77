"""The figures to download.

Every format holds the same values, and the whole is a valid Data Package.
"""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from frictionless import validate

from tests.helpers.real_site import real_site

Key = tuple[str, str, str]


def _names() -> list[str]:
    folder = Path(__file__).resolve().parents[2] / "content" / "data"
    return sorted(item.name for item in folder.iterdir() if (item / "cijfers.csv").is_file())


def _rows(
    name: str, suffix: str, delimiter: str, encoding: str, sign: str
) -> list[tuple[Key, Decimal | None]]:
    """Read a published CSV with the standard library."""
    text = (real_site() / "data" / f"{name}.{suffix}").read_text(encoding=encoding)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [
        (
            (row["id"], row["periode"], row["post"]),
            Decimal(row["waarde"].replace(sign, ".")) if row["waarde"] else None,
        )
        for row in rows
    ]


def _sheet(name: str) -> list[tuple[Key, Decimal | None]]:
    """Read a published workbook; its numbers must be numbers."""
    sheet = openpyxl.load_workbook(real_site() / "data" / f"{name}.xlsx").active
    head, *rows = list(sheet.iter_rows(values_only=True))
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert all(row["waarde"] is None or isinstance(row["waarde"], (int, float)) for row in found)
    return [
        (
            (row["id"], row["periode"], row["post"]),
            None if row["waarde"] is None else Decimal(str(row["waarde"])),
        )
        for row in found
    ]


def _json(name: str) -> list[tuple[Key, Decimal | None]]:
    data = json.loads((real_site() / "data" / f"{name}.json").read_text(encoding="utf-8"))
    return [
        (
            (row["id"], row["periode"], row["naam"]),
            None if row["waarde"] is None else Decimal(row["waarde"]),
        )
        for row in (*data["regels"], *data["totalen"])
    ]


@pytest.mark.parametrize("name", _names())
def test_every_form_of_a_dataset_read_back_gives_the_same_values(name: str):
    """Excel's CSV, clean CSV, workbook and JSON hold the same lines and values."""
    expected = _json(name)
    assert expected
    assert _rows(name, "csv", ";", "utf-8-sig", ",") == expected
    assert _rows(name, "schoon.csv", ",", "utf-8", ".") == expected
    assert _sheet(name) == expected


def test_the_whole_is_a_data_package_without_a_fault():
    """The Frictionless library finds every clean CSV as its schema says."""
    report = validate(str(real_site() / "data" / "datapackage.json"))
    assert report.flatten(["type", "title", "message"]) == []
    assert report.stats["tasks"] == len(_names())


def test_the_descriptor_names_every_dataset_and_its_document():
    """Each resource is a file that is there, and says which document it comes from."""
    data = json.loads((real_site() / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert sorted(item["name"] for item in data["resources"]) == _names()
    assert all(
        (real_site() / "data" / item["path"]).is_file() and item["sources"]
        for item in data["resources"]
    )
