"""The page on access quotes the committed results of the audit, and says what they are."""

from __future__ import annotations

import datetime
import re

from tests.helpers.browser import CONTENT
from tests.helpers.results import RESULTS, PageResult, Results, numbers_of

HEADING = "## Uitkomst van de laatste meting"
MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def _day(iso: str) -> str:
    """Write a day as a reader does."""
    day = datetime.date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _sentences(numbers: dict[str, str]) -> list[str]:
    """Return what the page must say, word for word."""
    return [
        f"Gemeten op {_day(numbers['dag'])}.",
        (
            f"Axe keek naar {numbers['pagina’s']} pagina's, elk vier keer. Aantal bevindingen:"
            f" {numbers['bevindingen']}."
        ),
        f"Lighthouse keek naar {numbers['sjablonen']} soorten pagina's.",
        f"Het laagste cijfer was {numbers['laagste cijfer']}.",
    ]


def test_the_page_on_access_says_what_was_measured():
    """After an audit these sentences are put into the page, under this heading.

    Without results there is no such heading.
    """
    page = (CONTENT / "paginas" / "toegankelijkheid.md").read_text(encoding="utf-8")
    if not RESULTS.is_file():
        assert HEADING not in page
        return
    assert HEADING in page
    assert [
        sentence
        for sentence in _sentences(numbers_of(RESULTS.read_text(encoding="utf-8")))
        if sentence not in page
    ] == []


def test_the_page_on_access_claims_no_more_than_was_done():
    page = (CONTENT / "paginas" / "toegankelijkheid.md").read_text(encoding="utf-8")
    assert (
        "De site is automatisch getoetst en zelf nagelopen. Een deskundige heeft de site niet"
        " onderzocht." in page
    )
    assert re.findall(r"status [A-E]\b|voldoet (?:volledig|geheel)|100% toegankelijk", page) == []


def test_results_name_no_machine():
    text = RESULTS.read_text(encoding="utf-8")
    assert (
        re.findall(r"127\.0\.0\.1|localhost|file:|[A-Z]:\\\\|/(?:tmp|home|usr|root|work)/", text)
        == []
    )


def test_numbers_are_read_from_the_results_as_they_are_written(tmp_path, monkeypatch):
    """What the audit writes is what this test reads, down to the lowest score and heaviest page."""
    monkeypatch.setattr("tests.helpers.results.RESULTS", tmp_path / "metingen.md")
    results = Results(
        [
            ("axe, published, 320 px, light", 40, 0, ""),
            ("axe, published, 320 px, dark", 40, 2, "a | b"),
            ("axe, preview, 320 px", 50, 7, ""),
            ("Nu, published", 40, 0, ""),
            ("browser", 40, 0, ""),
            ("Lighthouse", 2, 0, ""),
        ],
        [
            PageResult("home.html", "/", ("99", "100", "100", "100"), 48000, 19000, 0.0),
            PageResult(
                "not_found.html", "/404.html", ("100", "100", "100", "–"), 59000, 29000, 0.0
            ),
        ],
        {"axe-core": "1.2"},
    )
    assert results.complete()
    assert not Results(results.rows[:3], results.pages).complete()
    results.write(datetime.date(2026, 11, 21))
    text = (tmp_path / "metingen.md").read_text(encoding="utf-8")
    assert numbers_of(text) == {
        "dag": "2026-11-21",
        "laagste cijfer": "99",
        "sjablonen": "2",
        "pagina’s": "40",
        "bevindingen": "2",
        "zwaarste pagina": "59000",
    }
    assert "| home | / | 99 | 100 | 100 | 100 | 48000 | 19000 | 0 |" in text
    assert _sentences(numbers_of(text))[0] == "Gemeten op 21 november 2026."
