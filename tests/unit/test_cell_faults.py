"""Whatever a spreadsheet leaves instead of a number has a message; nothing is guessed."""

from __future__ import annotations

import pytest

from plugins.core.tables.cell_faults import bad_number, error_value

EXCEL, NARROW, CUT = "foutmelding van Excel", "kolom in Excel te smal", "heeft ingekort"
POINT, COMMAS, DATE, FORMULA = (
    "wat de punt betekent",
    "wat de komma's betekenen",
    "lijkt op een datum",
    "begint als een formule",
)
PERCENTAGE, PROGRAM, SIGNS, INSIDE = (
    "is een percentage",
    "ander programma",
    "andere tekens dan de cijfers",
    "teken tussen de cijfers",
)
AROUND, WORDS, NOTHING, NOTATION = (
    "om het getal heen",
    "meer dan een getal",
    "is geen getal",
    "in Nederlandse notatie",
)

# What Microsoft lists as error values for its functions ERROR.TYPE and, in Dutch, TYPE.FOUT.
ERRORS = [
    "#REF!",
    "#VERW!",
    "#N/A",
    "#N/B",
    "#DIV/0!",
    "#DEEL/0!",
    "#VALUE!",
    "#WAARDE!",
    "#NAME?",
    "#NAAM?",
    "#NUM!",
    "#GETAL!",
    "#NULL!",
    "#LEEG!",
]
CELLS = [
    *((f"error value {text}", text, EXCEL) for text in ERRORS),
    ("error value in small letters", "#verw!", EXCEL),
    ("error of LibreOffice", "Err:502", "foutmelding van LibreOffice"),
    ("column that is too narrow", "########", NARROW),
    ("scientific notation", "1E+05", CUT),
    ("scientific notation with decimals", "1,5E+05", CUT),
    ("scientific notation with a point", "1.5e5", CUT),
    ("scientific notation with currency", "€ 1,23E+06", CUT),
    ("two digits behind a point", "12.34", POINT),
    ("one digit behind a point", "1.5", POINT),
    ("English notation", "1,234.56", POINT),
    ("negative English notation", "-1,234.56", POINT),
    ("two points", "1.2.3", POINT),
    ("point at the end", "5.", POINT),
    ("English thousands", "1,234,567", COMMAS),
    ("day and month", "12-mrt", DATE),
    ("month and year", "mrt-12", DATE),
    ("date in digits", "01-02-2020", DATE),
    ("date with strokes", "1/2", DATE),
    ("date with points", "01.02.2020", DATE),
    ("date of a computer", "2020-02-01", DATE),
    ("range of years is no date", "2017-2019", NOTATION),
    ("formula", "=1+1", FORMULA),
    ("formula with plus", "+A1", FORMULA),
    ("plus sign", "+5", FORMULA),
    ("formula with at", "@SUM(A1)", FORMULA),
    ("percentage", "5%", PERCENTAGE),
    ("no number", "NaN", PROGRAM),
    ("without end", "-Infinity", PROGRAM),
    ("Arabic digits", "١٢٣", SIGNS),
    ("wide digits", "１２３", SIGNS),
    ("fraction", "1½", SIGNS),
    ("underscore", "1_000", INSIDE),
    ("Swiss thousands", "1'000", INSIDE),
    ("two minus signs", "--5", AROUND),
    ("minus in parentheses", "(-1.000)", AROUND),
    ("currency behind", "100 €", AROUND),
    ("word before", "circa 100", WORDS),
    ("word behind", "1 miljoen", WORDS),
    ("dash", "–", NOTHING),
    ("not applicable", "n.v.t.", NOTHING),
    ("currency alone", "€", NOTHING),
    ("spaces in wrong places", "12 34", NOTATION),
    ("word", "Emmen", NOTATION),
]


@pytest.mark.parametrize(("title", "text", "expected"), CELLS, ids=[case[0] for case in CELLS])
def test_each_damage_has_words_of_its_own(title: str, text: str, expected: str):
    """The message names what is there and what a person can do."""
    wrong, hint = bad_number(text, money=True)
    assert expected in wrong
    assert f"“{text}”" in wrong
    assert hint.endswith(".")
    assert "Bedoelde u" not in hint


@pytest.mark.parametrize(
    ("text", "guess"), [("1O0", "100"), ("l2", "12"), ("€ 1.OOO,5O", "1.000,50")]
)
def test_a_letter_that_can_only_be_a_digit_is_asked_after(text: str, guess: str):
    """O for 0 and l for 1 leave one reading; that reading is offered, never taken."""
    assert bad_number(text, money=True)[1] == f"Bedoelde u “{guess}”?"


@pytest.mark.parametrize("text", ["12.34", "1.5", "1,234.56", "1.O5"])
def test_nothing_is_guessed_where_a_point_could_be_two_things(text: str):
    """Neither reading of the point is offered."""
    assert "Bedoelde" not in bad_number(text, money=True)[1]


def test_a_percentage_is_a_fault_among_amounts_alone():
    """Where a percentage is allowed, what is wrong with its number is reported."""
    assert PERCENTAGE in bad_number("12.5%", money=True)[0]
    assert POINT in bad_number("12.5%", money=False)[0]
    assert NOTATION in bad_number("5‰", money=False)[0]


@pytest.mark.parametrize("text", ["-", "–", "?", "x", "n.v.t.", "p.m.", "onbekend", "€", "NaN"])
def test_who_has_no_number_is_told_how_to_say_so(text: str):
    """A dash and its like have a remedy of their own: an empty cell with its status."""
    assert "zet onbekend in de kolom status" in bad_number(text, money=True)[1]


DAMAGE = [
    *((f"error value {text}", text, EXCEL) for text in ERRORS),
    ("too narrow", "####", NARROW),
    ("one hash", "#", ""),
    ("hash and words", "#techniek", ""),
    ("error value among words", "zie #REF! in de bijlage", ""),
    ("name that begins with E", "Emmen", ""),
    ("formula stays text", "=1+1", ""),
    ("NA stays text", "NA", ""),
    ("0012 stays text", "0012", ""),
    ("1E+05 stays text", "1E+05", ""),
    ("nothing", "", ""),
]


@pytest.mark.parametrize(("title", "text", "expected"), DAMAGE, ids=[case[0] for case in DAMAGE])
def test_text_stays_text_but_an_error_value_is_never_meant(title: str, text: str, expected: str):
    """Only a cell that is entirely an error value, or entirely hashes, is damage in any column."""
    damage = error_value(text)
    assert (damage is not None) == bool(expected)
    assert damage is None or expected in damage[0]


def test_a_long_cell_over_lines_is_quoted_short_and_on_one_line():
    """A message stays readable whatever is in the cell."""
    wrong, _ = bad_number("geen\ngetal " * 900, money=True)
    assert "\n" not in wrong
    assert len(wrong) < 150


@pytest.mark.parametrize(
    "piece", ["-", "1", "1.1,", "1_", "€ ", "٣", "(-", "EUR", "jan1", "1,", "#", "E", "%"]
)
def test_the_longest_cell_is_judged_whatever_is_repeated_in_it(piece: str):
    """A cell that is hard to match gets a short message, quickly.

    A pattern that tries every way to read it would not come to an end.
    """
    wrong, remedy = bad_number((piece * 10_000)[:9_999] + "x", money=True)
    assert 0 < len(wrong) < 200
    assert remedy
