"""When a page goes up or comes down, by the clock of the Netherlands.

Offsets and nights of change: the rule of the European Union (directive 2000/84/EC).
"""

from __future__ import annotations

import datetime

import pytest

from plugins.core.moments import Moment, local, parse_moment


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("2026-11-21", "2026-11-21T00:00:00+01:00", "2026-11-22T00:00:00+01:00"),
        ("21 november 2026", "2026-11-21T00:00:00+01:00", "2026-11-22T00:00:00+01:00"),
        ("2026-07-01 9:30", "2026-07-01T09:30:00+02:00", "2026-07-01T09:30:00+02:00"),
        ("2026-07-01T09:30", "2026-07-01T09:30:00+02:00", "2026-07-01T09:30:00+02:00"),
        ("2026-07-01T09:30:00.000", "2026-07-01T09:30:00+02:00", "2026-07-01T09:30:00+02:00"),
        ("1-7-2026 om 9.30 uur", "2026-07-01T09:30:00+02:00", "2026-07-01T09:30:00+02:00"),
        ("1 juli 2026, 9:30", "2026-07-01T09:30:00+02:00", "2026-07-01T09:30:00+02:00"),
        ("2026-11-21 00:00", "2026-11-21T00:00:00+01:00", "2026-11-21T00:00:00+01:00"),
        # The day of the spring has 23 hours, that of autumn 25; the hour that comes twice is meant
        # the second time.
        ("2026-03-29", "2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00"),
        ("2026-03-29 1:59", "2026-03-29T01:59:00+01:00", "2026-03-29T01:59:00+01:00"),
        ("2026-03-29 3:00", "2026-03-29T03:00:00+02:00", "2026-03-29T03:00:00+02:00"),
        ("2026-10-25 1:59", "2026-10-25T01:59:00+02:00", "2026-10-25T01:59:00+02:00"),
        ("2026-10-25 2:30", "2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+01:00"),
    ],
)
def test_what_people_write_is_one_moment(text: str, begins: str, ends: str):
    moment = parse_moment(text)
    assert moment is not None
    assert moment.exists
    assert (moment.begins.isoformat(), moment.ends.isoformat()) == (begins, ends)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "2026",
        "2026-02-30 9:30",
        "2026-11-21 24:00",
        "2026-11-21 9:60",
        "2026-11-21 9",
        "2026-11-2114:30",
        "9:30",
        "2026-11-21 9:30 morgen",
        "2026-11-21 ٩:30",
    ],
)
def test_anything_else_is_no_moment(text: str):
    assert parse_moment(text) is None


@pytest.mark.parametrize(
    ("text", "exists"),
    [
        ("2026-03-29 1:59", True),
        ("2026-03-29 2:00", False),
        ("2026-03-29 2:59", False),
        ("2026-03-29 3:00", True),
        ("2027-03-28 2:30", False),
        ("2026-10-25 2:30", True),
    ],
)
def test_the_hour_that_spring_skips_does_not_exist(text: str, exists: bool):
    moment = parse_moment(text)
    assert moment is not None
    assert moment.exists is exists


def test_in_words():
    timed = Moment(datetime.date(2026, 11, 21), datetime.time(9, 5))
    assert (timed.text, timed.until) == (
        "21 november 2026 om 9.05 uur",
        "tot 21 november 2026 om 9.05 uur",
    )
    assert Moment(datetime.date(2026, 11, 1)).until == "tot en met 1 november 2026"


def test_the_clock_of_the_netherlands():
    assert local(datetime.datetime(2026, 7, 1, 22, 30, tzinfo=datetime.UTC)) == Moment(
        datetime.date(2026, 7, 2), datetime.time(0, 30)
    )
