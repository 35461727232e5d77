"""Problems: severity comes from the code; order and doubles are settled in one place."""

from __future__ import annotations

import pytest

from plugins.core.problem_codes import Severity
from plugins.core.problems import Place, choose_from, did_you_mean, problem, shown, sorted_problems


def test_severity_comes_from_the_code():
    """A checker does not choose how bad a fault is."""
    assert problem("link-dood", Place("a"), "x", "y").severity is Severity.FOUT
    assert problem("gepland", Place("a"), "x", "y").severity is Severity.TER_INFO
    with pytest.raises(KeyError):
        problem("bestaat-niet", Place("a"), "x", "y")


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


def test_labels_are_what_writers_read():
    """Three grades: fout, let op, ter info."""
    assert [severity.label for severity in Severity] == ["fout", "let op", "ter info"]


def test_text_of_a_writer_is_quoted_on_one_line_and_short():
    """A message shows what is there at a glance."""
    assert shown("een\n  twee") == "een twee"
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 61) == "x" * 59 + "…"
