"""Every tie of an amount to a project, a story or another figure is one that the documents make.

`tests/expected/verbanden-uit-documenten.csv` was made by reading the documents: for each tie the
words that make it. Words that do not follow each other directly are parted by \u2026; they are in
the document in this order.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal

import pytest

from tests.content.test_figures_from_documents import DOCUMENTS
from tests.helpers.real_site import ROOT

with (ROOT / "tests/expected/verbanden-uit-documenten.csv").open(encoding="utf-8") as handle:
    TIES = list(csv.DictReader(handle, delimiter=";"))


def _name(row: dict[str, str]) -> str:
    return f"{row['gegevens']}#{row['regel']}-{row['leidt-naar'].strip('/').rpartition('/')[2]}"


def _lines(dataset: str) -> list[dict[str, str]]:
    with (ROOT / f"content/data/{dataset}/cijfers.csv").open(encoding="utf-8-sig") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


def _document(dataset: str) -> str:
    """Read the text of the document a dataset comes from, on one line."""
    source = re.search(
        r"^bron: *(\S+)",
        (ROOT / f"content/data/{dataset}/toelichting.md").read_text(encoding="utf-8"),
        re.M,
    )
    assert source
    return " ".join(
        (ROOT / "tests/documents" / DOCUMENTS[source[1]]).read_text(encoding="utf-8").split()
    )


def _gaps(words: str) -> list[str]:
    return [" ".join(part.split()) for part in words.split("\u2026")]


def test_every_tie_of_the_content_is_one_the_documents_make_and_the_other_way_round():
    """The ties on the site are exactly those found by reading the documents."""
    told = {
        (dataset.name, line["id"], target.strip())
        for dataset in (ROOT / "content/data").iterdir()
        if (dataset / "cijfers.csv").is_file()
        for line in _lines(dataset.name)
        for target in (line.get("leidt-naar") or "").split(",")
        if target.strip()
    }
    found = [(row["gegevens"], row["regel"], row["leidt-naar"]) for row in TIES]
    assert told == set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("row", TIES, ids=_name)
def test_the_words_that_make_a_tie_stand_in_the_document(row):
    """Each part of the words is in the text of the document, after the part before it.

    A part about a year is under the heading of that year.
    """
    text, end = _document(row["gegevens"]), 0
    for part in _gaps(row["woorden"]):
        at = text.find(part, end)
        assert part and at >= 0, f"{part!r} does not follow"
        if end and re.fullmatch(r"coevorden-\d{4}", row["gegevens"]):
            assert "Uitgaven 20" not in text[end:at]
        end = at + len(part)


@pytest.mark.parametrize("row", TIES, ids=_name)
def test_the_words_that_make_a_tie_hold_its_amount(row):
    """The amount that leads somewhere is named in the words themselves."""
    amounts = {
        Decimal((line.get("bedrag") or line.get("waarde") or "").replace(".", "").replace(",", "."))
        for line in _lines(row["gegevens"])
        if line["id"] == row["regel"]
    }
    numbers = {
        Decimal(number.replace(".", ""))
        for number in re.findall(r"[0-9]+(?:\.[0-9]{3})*", row["woorden"])
    }
    numbers |= {
        Decimal(number) * 1_000_000 for number in re.findall(r"([0-9]+) miljoen", row["woorden"])
    }
    assert len(amounts) == 1
    assert amounts <= numbers
