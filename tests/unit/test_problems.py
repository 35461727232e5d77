"""Problems: severity comes from the code; order and doubles are settled in one place."""

from __future__ import annotations

import re

import pytest

from plugins.core.problems import (
    CODES,
    LANGUAGE_HELP,
    Place,
    Severity,
    choose_from,
    did_you_mean,
    problem,
    shown,
    sorted_problems,
)


def test_severity_comes_from_the_code():
    """A checker does not choose how bad a fault is."""
    assert problem("link-dood", Place("a"), "x", "y").severity is Severity.FOUT
    assert problem("gepland", Place("a"), "x", "y").severity is Severity.TER_INFO
    with pytest.raises(KeyError):
        problem("bestaat-niet", Place("a"), "x", "y")


def test_only_information_does_not_stop():
    """These codes and those about the language inform, others ask to mind.

    Every other one stops.
    """
    assert all(CODES[code][0] is Severity.TER_INFO for code in LANGUAGE_HELP)
    assert {code for code in CODES if code.startswith("taal-")} == LANGUAGE_HELP | {"taal-onaf"}
    assert [
        code
        for code, (severity, _) in CODES.items()
        if severity is Severity.TER_INFO and code not in LANGUAGE_HELP
    ] == [
        "werkmap-gelijk",
        "afbeelding-klein",
        "afbeelding-zonder-maker",
        "afbeelding-ongebruikt",
        "adres-nieuw",
        "vertaling-kenmerk",
        "gepland",
        "verlopen",
    ]
    assert [code for code, (severity, _) in CODES.items() if severity is Severity.LET_OP] == [
        "kop-hekje",
        "bedrag-los",
        "werkmap-klaar",
        "werkmap-onleesbaar",
        "werkmap-blad",
        "werkmap-cel",
        "afbeelding-zegt-niets",
        "omleiding-kan-niet",
        "vertaling-verouderd",
        "link-verlopen",
    ]


def test_in_a_concept_a_fault_is_something_to_mind():
    """A fault becomes milder, information stays information."""
    assert problem("link-dood", Place("a"), "x", "y").milder().severity is Severity.LET_OP
    assert problem("gepland", Place("a"), "x", "y").milder().severity is Severity.TER_INFO


def test_order_is_file_line_column_and_doubles_fall_away():
    """Line 10 comes after line 9, and a problem that is reported twice is one."""
    places = [
        Place("b", 1, 1),
        Place("a", 10, 1),
        Place("a", 9, 5),
        Place("a", 9, 1),
        Place("a", 9, 1),
    ]
    found = sorted_problems([problem("link-dood", place, "x", "y") for place in places])
    assert [(item.place.path, item.place.line, item.place.column) for item in found] == [
        ("a", 9, 1),
        ("a", 9, 5),
        ("a", 10, 1),
        ("b", 1, 1),
    ]


def test_remedy_names_what_was_meant_or_what_there_is():
    """A near option is asked about; else all are named; of nothing there is nothing to choose."""
    assert did_you_mean("status", "Kies.") == "Bedoelde u “status”?"
    assert did_you_mean(None, "Kies.") == "Kies."
    assert choose_from(["a", "b"]) == "Kies uit: a, b."
    assert choose_from([]) == "Er is nog niets om uit te kiezen; maak het eerst."


def test_codes_are_dutch_words_with_a_sentence():
    """A code is small letters with hyphens, and a sentence explains what it means."""
    for code, (_, text) in CODES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+|gepland|verlopen", code)
        assert re.fullmatch(r"[A-ZÉ].*\.", text)


def test_labels_are_what_writers_read():
    """Three grades: fout, let op, ter info."""
    assert [severity.label for severity in Severity] == ["fout", "let op", "ter info"]


def test_text_of_a_writer_is_quoted_on_one_line_and_short():
    """A message shows what is there at a glance."""
    assert shown("een\n  twee") == "een twee"
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 61) == "x" * 59 + "…"
