"""The names on the first line: which are known, missing, too many or too long."""

from __future__ import annotations

from plugins.core.tables.csv_table import read_table

REQUIRED, OPTIONAL = ("id", "post", "bedrag"), ("noot",)


def test_too_many_columns_are_one_message():
    """Ten thousand columns are one message, at the first too many; two hundred are read by name."""
    names = ";".join([*REQUIRED, *(f"k{number}" for number in range(10_000))])
    _, problems = read_table("x.csv", names + "\n", REQUIRED, OPTIONAL)
    assert [(item.code, item.place.line, item.text) for item in problems] == [
        ("csv-kolom", 1, "Het bestand heeft 10.003 kolommen; er passen er hoogstens 200.")
    ]
    assert problems[0].place.column == len(";".join(names.split(";")[:200])) + 2
    _, problems = read_table("x.csv", ";".join(names.split(";")[:200]) + "\n", REQUIRED, OPTIONAL)
    assert len(problems) == 197


def test_empty_columns_at_the_end_do_not_count():
    """The sixteen thousand delimiters that a spreadsheet may write after the last column go."""
    rows, problems = read_table(
        "x.csv",
        "".join(line + ";" * 16_000 + "\n" for line in ("id;post;bedrag", "a;b;1")),
        REQUIRED,
        OPTIONAL,
    )
    assert problems == []
    assert [row.text("bedrag") for row in rows] == ["1"]


def test_long_name_of_a_column_is_not_compared():
    """A first line that is no line of names gives one short message."""
    _, problems = read_table("x.csv", f"id;post;{'x' * 10_001}\n", REQUIRED, OPTIONAL)
    assert [(item.code, item.place.column) for item in problems] == [("csv-rij", 9)]
    _, problems = read_table("x.csv", f"id;post;{'x' * 9_999}\n", REQUIRED, OPTIONAL)
    assert [item.code for item in problems] == ["csv-kolom"]
    assert len(problems[0].text) < 100
