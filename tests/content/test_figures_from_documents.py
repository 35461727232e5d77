"""Every figure on the site equals the documents.

`tests/expected/cijfers-uit-documenten.csv` was made by reading the documents, not the data files:
for each number the words around it, its value, and the figure that must carry it.
`tests/documents/` holds the texts.
"""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import html

from tests.helpers.real_site import ROOT, real_problems, real_site

DOCUMENTS = {
    "jaarplan-2022": "jaarplan-2022-en-jaarverslag-2021.txt",
    "jaarverslag-2021": "jaarplan-2022-en-jaarverslag-2021.txt",
    "brief-jaarplan-2022": "jaarplan-2022-en-jaarverslag-2021.txt",
    "jaarplan-2024": "jaarplan-2024.txt",
    "jaarplan-2026": "jaarplan-2026.txt",
    "koers-2022-2025": "koers-2022-2025.txt",
    "coevorden-2017-2021": "coevorden-budget-2017-2021.txt",
}
with (ROOT / "tests/expected/cijfers-uit-documenten.csv").open(encoding="utf-8") as handle:
    ROWS = list(csv.DictReader(handle, delimiter=";"))


def _name(row: dict[str, str]) -> str:
    return f"{row['figuur']}-{row['waarde']}"


def _published() -> dict[str, list[dict[str, object]]]:
    """Read the published JSON files: the statements of each figure by name."""
    found: dict[str, list[dict[str, object]]] = {}
    for file in (real_site() / "data").glob("*.json"):
        if file.name == "datapackage.json":
            continue  # describes the others
        data = json.loads(file.read_text(encoding="utf-8"))
        for line in (*data["regels"], *data["totalen"]):
            found.setdefault(f"{data['id']}#{line['id']}", []).append(line)
    return found


def test_the_real_content_has_no_problems():
    """Nothing in content/ is reported as a fault or as something to mind."""
    assert [item for item in real_problems() if item.severity.label != "ter info"] == []


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_the_words_around_a_number_stand_in_the_document(row):
    """The expectation itself is taken from the text of the document."""
    text = (ROOT / "tests/documents" / DOCUMENTS[row["bron"]]).read_text(encoding="utf-8")
    assert row["citaat"] in text


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_a_published_figure_equals_the_document(row):
    """The published value of a figure, or one of its two statements, is that of the document."""
    name, _, period = row["figuur"].partition("@")
    lines = [line for line in _published()[name] if not period or line["periode"] == period]
    values = [
        Decimal(str(line["waarde"])) if line["waarde"] is not None else None for line in lines
    ]
    expected = Decimal(row["waarde"]) if row["waarde"] else None
    assert expected in values


def test_every_published_figure_has_an_expectation_from_the_documents():
    """No figure is on the site that the second reading of the documents does not hold."""
    expected = {row["figuur"].partition("@")[0] for row in ROWS}
    assert set(_published()) - expected == set()


def _dutch(value: str, unit: str) -> str:
    """Format an expected value by rules of its own.

    They are dots for thousands, a comma for decimals, and no empty cents.
    """
    number = Decimal(value)
    whole, _, part = f"{abs(number):f}".partition(".")
    groups = []
    while whole:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    cents = "" if not part.strip("0") and unit == "euro" else part
    return ".".join(groups) + ("," + cents if cents else "")


MONEY = [row for row in ROWS if row["eenheid"] == "euro" and row["waarde"]]


@pytest.mark.parametrize("row", MONEY, ids=_name)
def test_every_amount_is_shown_on_a_page_of_its_document(row):
    """Each amount of the documents can be read on a page, beside the others of its document."""
    shown = _dutch(row["waarde"], "euro")
    pages = [
        path
        for path in real_site().rglob("index.html")
        if path.parent.parent.name in ("jaarplannen", "jaarverslagen", "verantwoording", "koers")
        or path.parent.name == "cijfers"
    ]
    assert any(f"€\u00a0{shown}" in _text(path) for path in pages)


def _text(path: Path, cache: dict[Path, str] = {}) -> str:  # noqa: B006 - a cache for one run
    if path not in cache:
        cache[path] = html.parse(str(path)).getroot().text_content()
    return cache[path]


def _dutch_notes() -> list[Path]:
    """Return the notes themselves; a translation of one, `naam.en.md`, is the same note."""
    return sorted(
        file for file in (ROOT / "content/kanttekeningen").glob("*.md") if "." not in file.stem
    )


def test_every_note_stands_on_the_page_that_gathers_them_and_beside_its_figure():
    """Each kanttekening is on /kanttekeningen/ and on every page that shows a figure of it."""
    notes = _dutch_notes()
    gathered = html.parse(str(real_site() / "kanttekeningen/index.html"))
    ids = set(gathered.xpath("//@id"))
    elsewhere = set()
    for page in real_site().rglob("index.html"):
        if page.parent.name != "kanttekeningen":
            elsewhere |= {
                name.removeprefix("noot-")
                for name in html.parse(str(page)).xpath("//@id")
                if name.startswith("noot-")
            }
    assert len(notes) > 20
    assert {note.stem for note in notes} - ids == set()
    assert {note.stem for note in notes} - elsewhere == set()


def test_every_note_on_figures_stands_on_the_page_of_their_dataset():
    """A note that belongs to a dataset or a figure of it is read beside it on /data/<dataset>/."""
    missing = []
    for note in _dutch_notes():
        head = note.read_text(encoding="utf-8").split("---")[1]
        targets = re.findall(
            r"^  - '?([a-z0-9-]+)(?:#[a-z0-9-]+)?'?$",
            head.split("bij:")[1].split("bronnen:")[0],
            re.M,
        )
        for name in targets:
            ids = html.parse(str(real_site() / f"data/{name}/index.html")).xpath("//@id")
            if f"noot-{note.stem}" not in ids:
                missing.append((note.stem, name))
    assert missing == []


# Amounts on the site that no document states: our own additions and the reckonings in notes, each
# done by hand.
BY_HAND = {
    "8": "390.403 - 390.395",
    "82": "35.381 - 35.299",
    "235": "35.740 - 35.505",
    "347": "1.142.347 - 1.142.000",
    "1008": "56.897 - 55.889",
    "1891": "109.754 - 107.863",
    "2102": "63.895 - 61.793",
    "3072": "292.398 - 289.326",
    "10876": "the first of the two lines over which 108.765 is broken: 108.76",
    "25362": "286.412 - 261.050",
    "43002": "35.299 + 7.703",
    "67952": "35.299 + 7.703 + 24.950",
    "102240": "440.508 - 338.268",
    "130500": "391.550 - 261.050",
    "142750": "12,5% of 1.142.000",
    "142793.38": "12,5% of 1.142.347, rounded",
    "208500": "470.638 - 262.138",
    "262138": "190.453 + 66.690 + 4.995",
    "289326": "25.919 + 108.765 + 35.700 + 62.509 + 56.433",
    "292689": "35.299 + 25.925 + 178.409 + 53.056",
    "299436": "2.160.000 - 1.270.829 - 571.000 - 18.735",
    "309185": "35.286 + 25.925 + 20.000 + 25.943 + 178.409 + 23.622",
    "390395": "515.395 - 125.000",
    "391550": "226.550 + 115.000 + 50.000",
    "428250": "37,5% of 1.142.000",
    "428380.13": "37,5% of 1.142.347, rounded",
    "440500": "275.000 + 75.000 + 25.000 + 65.500",
    "440508": "289.326 + 151.182",
    "470638": "286.412 + 184.226",
    "571173.50": "50% of 1.142.347",
    "601007": "35.381 + 20.000 + 535.226 + 10.400",
    "1142000": "571.000 + 428.000 + 143.000",
    "1255903": "955.903 + 300.000",
    "40000000": "20.000.000 + 20.000.000",
    "1270830": "266.758 + 892.044 + 112.028",
}
_AMOUNT = re.compile("€[\u00a0 ]?[\u2212+-]?([0-9][0-9.]*(?:,[0-9]+)*)")


def test_every_amount_on_every_page_is_in_the_documents_or_reckoned_by_hand():
    """Every amount in euros on a page is in the documents or in a calculation written down here."""
    known = {Decimal(row["waarde"]) for row in ROWS if row["waarde"]} | {
        Decimal(value) for value in BY_HAND
    }
    strange = {}
    for page in real_site().rglob("*.html"):
        for match in _AMOUNT.finditer(_text(page)):
            # English has no space behind the sign; a Dutch note on an English page has one.
            thousands = (
                ","
                if re.match("€[0-9]", match[0]) and page.relative_to(real_site()).parts[0] == "en"
                else "."
            )
            value = Decimal(match[1].rstrip(".,").replace(thousands, "").replace(",", "."))
            if value not in known:
                strange[f"{page.parent.name}: {match[0]}"] = value
    assert strange == {}
