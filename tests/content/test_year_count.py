"""The count of a year of the real content, against a count by hand.

It was made on 21 November 2026 from the headers of the stories and the registers.
"""

from __future__ import annotations

import csv
import io

import pytest

from plugins.commands.year_count import _read
from plugins.core.figures.year_count import YearCount, count_year
from plugins.core.figures.year_count_text import count_csv
from tests.helpers.site_text import ROOT

STORIES_2020 = {
    "Ondernemen met ambitie": {
        "ambassadeurs",
        "dutch-techzone-monitor",
        "impact-days",
        "kennispoort-drenthe",
        "ondernemer-helpt-ondernemer",
        "regiodatabank",
    },
    "Opleiding en kennis": {"first-lego-league", "gevolgen-van-corona", "skills4future"},
    "Imago en cultuur": {
        "ambassadeurs",
        "beurzen-en-tiv",
        "bidbook",
        "branding-van-de-regio",
        "contentplatform",
        "gevolgen-van-corona",
        "impact-days",
    },
    "Vestigingsklimaat": {"bidbook"},
    "Borger-Odoorn": set(),
    "Coevorden": {
        "ambassadeurs",
        "beurzen-en-tiv",
        "bidbook",
        "branding-van-de-regio",
        "first-lego-league",
        "impact-days",
        "kennispoort-drenthe",
        "skills4future",
    },
    "Emmen": {"ambassadeurs", "bidbook", "impact-days"},
    "Hardenberg": {"ambassadeurs", "bidbook", "impact-days", "kennispoort-drenthe"},
    "Hoogeveen": {"ambassadeurs", "bidbook", "impact-days"},
    "zonder gemeente": {
        "contentplatform",
        "dutch-techzone-monitor",
        "gevolgen-van-corona",
        "ondernemer-helpt-ondernemer",
        "regiodatabank",
    },
}
# Emmen: the stories on ambassadors (two initiatives), the bidbook (two) and the Impact Days, and
# the regulation it pays for (register deelname).
INITIATIVES_2020 = {
    "alles": 26,
    "Emmen": 6,
    "Hardenberg": 8,
    "Coevorden": 22,
    "Borger-Odoorn": 0,
    "zonder gemeente": 4,
    "Vestigingsklimaat": 2,
    "Opleiding en kennis": 4,
}


@pytest.fixture(name="count", scope="module")
def _count(tmp_path_factory):
    """Count years of the real content."""
    run = _read(ROOT, tmp_path_factory.mktemp("place"))
    assert not run.report.stops
    site = run.site
    return lambda year: count_year(year, site.documents, site.registers, site.datasets.values())


def test_stories_of_2020_are_those_counted_by_hand(count):
    found: YearCount = count(2020)
    stories = {
        group.name: {address.split("/")[2] for address in group.stories} for group in found.groups
    }
    assert {name: stories[name] for name in STORIES_2020} == STORIES_2020
    assert len(found.groups[0].stories) == 13
    assert found.only == 3


def test_initiatives_of_2020_are_as_many_as_counted_by_hand(count):
    numbers = {group.name: len(group.initiatives) for group in count(2020).groups}
    assert {name: numbers[name] for name in INITIATIVES_2020} == INITIATIVES_2020


def test_other_years_are_as_counted_by_hand(count):
    assert {
        year: (len(count(year).groups[0].stories), len(count(year).groups[0].initiatives))
        for year in (2021, 2024, 2035)
    } == {2021: (5, 11), 2024: (8, 25), 2035: (0, 0)}


def test_the_report_of_2021_counts_stories_and_talks_but_no_number_of_meetings(count):
    """The annual report of 2021 (infographic): 34 stories, 70 initiatives spoken to.

    The number of meetings is not in its text.
    """
    stated = {(item.unit, item.value) for item in count(2021).stated}
    assert stated == {("verhalen", "34"), ("initiatieven", "70"), ("bijeenkomsten", "")}
    assert count(2020).stated == []


def test_the_file_for_excel_holds_the_same_numbers(count):
    rows = list(
        csv.DictReader(io.StringIO(count_csv(count(2020)).decode("utf-8-sig")), delimiter=";")
    )
    coevorden = next(row for row in rows if row["wat"] == "verhalen" and row["naam"] == "Coevorden")
    assert coevorden["aantal"] == "8"
    assert len(coevorden["telt mee"].split(", ")) == 8
