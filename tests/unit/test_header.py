"""The values of a header: by any spelling of their names, and with their places."""

from __future__ import annotations

from plugins.core.texts.header import Field, Header
from plugins.core.texts.header_reading import read_header
from plugins.support.yaml_reader import read_entries

FIELDS = (
    Field("titel", "text", "", "Een titel", required=True),
    Field("menu", "number", "", "3"),
    Field("beeld-alt", "text", "", "Een foto"),
)


def _read(text: str) -> Header:
    return read_header("x.md", read_entries("x.md", text, 2)[0], FIELDS, {}, "een proef")[0]


def test_value_is_found_by_any_spelling_of_its_name():
    """Capitals, spaces and hyphens make no difference; an absent value is the given default."""
    header = _read("titel: Een\nBeeld alt: Twee")
    assert [header.get(name) for name in ("Titel", "beeld-alt", "BeeldAlt", "menu")] == [
        "Een",
        "Twee",
        "Twee",
        None,
    ]
    assert header.get("menu", 3) == 3


def test_start_of_a_quoted_value_is_behind_its_quote():
    """A place inside a title is counted from where its text begins."""
    header = _read('titel: "Een"\nmenu: 3')
    assert [(header.starts[key].line, header.starts[key].column) for key in ("titel", "menu")] == [
        (2, 9),
        (3, 7),
    ]
