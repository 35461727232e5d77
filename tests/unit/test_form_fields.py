"""Fields of the forms: a widget for each type, with the pattern that the check takes."""

from __future__ import annotations

import re

import pytest

from plugins.core.texts.header import Field
from plugins.core.texts.header_values import _CONVERTERS
from plugins.core.writing.form_fields import PATTERNS, WIDGETS

KNOWN = {
    "bronnen": {"plan": "Het plan"},
    "themas": {"een": "Thema een"},
    "gemeenten": {"emmen": "Emmen"},
    "sectoren": {"htsm": "HTSM"},
    "initiatieven": {"x": "X"},
    "datasets": {"begroting-2026": "Begroting 2026", "aantallen": "Aantallen"},
}


def test_every_type_of_field_has_a_widget():
    """A new type of field is given its widget."""
    assert set(WIDGETS) == {*_CONVERTERS, "lines"}


@pytest.mark.parametrize(
    ("type_", "good", "bad"),
    [
        ("number", ["2026", " 3 "], ["drie", "2.026", ""]),
        ("slug", ["a-b-2"], ["A-b", "a_b", "-a"]),
        (
            "period",
            [
                "2019",
                "2017-2019",
                "2017 – 2019",
                "05-2017",
                "10-05-2017",
                "mei 2017",
                "1 mei 2017",
                "2017-05-10",
            ],
            ["ergens in 2026", "17", "mei"],
        ),
        ("known-date", ["niet bekend", "niet vermeld in de bron", "2017"], ["onbekend"]),
    ],
)
def test_the_pattern_of_a_type_takes_what_the_check_takes(
    type_: str, good: list[str], bad: list[str]
):
    """A form does not save what the check would refuse; its message is a sentence."""
    shown = WIDGETS[type_](Field("proef", type_, "Help.", "x"), KNOWN)
    # JavaScript's RegExp finds anywhere, as Python's search does.
    assert [text for text in good if not re.search(shown["pattern"][0], text)] == []
    assert [text for text in bad if re.search(shown["pattern"][0], text)] == []
    assert [
        text
        for text in good
        if isinstance(
            _CONVERTERS[type_](text.strip(), Field("proef", type_, "Help.", "x"), {}), tuple
        )
    ] == []
    assert shown["pattern"][1] == PATTERNS[type_][1]
