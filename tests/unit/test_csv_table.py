"""CSV as people save it: every way to save a table gives the same cells, and damage is reported."""

from __future__ import annotations

import pytest

from plugins.core.tables.csv_encoding import decode
from plugins.core.tables.csv_table import read_table

REQUIRED, OPTIONAL = ("id", "post", "bedrag"), ("noot",)

TABLE = "id;post;bedrag\nemmen;Café „Één”;€ 1.234,56\nborger;Borger;2\n"

CELLS = [["emmen", "Café „Één”", "€ 1.234,56"], ["borger", "Borger", "2"]]

SAVED = [
    ("UTF-8", TABLE.encode()),
    ("UTF-8 with a mark", b"\xef\xbb\xbf" + TABLE.encode()),
    ("UTF-16 little-endian", b"\xff\xfe" + TABLE.encode("utf-16-le")),
    ("UTF-16 big-endian", b"\xfe\xff" + TABLE.encode("utf-16-be")),
    ("cp1252", TABLE.encode("cp1252")),
    ("CRLF", TABLE.replace("\n", "\r\n").encode()),
    ("CR", TABLE.replace("\n", "\r").encode()),
    ("mixed line ends", TABLE.replace("\n", "\r\n", 1).encode()),
    ("no line end at the end", TABLE.rstrip().encode()),
    ("sep= for Excel", b"sep=;\r\n" + TABLE.encode()),
    ("sep= in quotes after a mark", b'\xef\xbb\xbf"sep=;"\r\n' + TABLE.encode()),
    ("tabs", TABLE.replace(";", "\t").encode()),
    (
        "commas, with quotes where they are needed",
        'id,post,bedrag\nemmen,Café „Één”,"€ 1.234,56"\nborger,Borger,2\n'.encode(),
    ),
    (
        "all cells quoted",
        '"id";"post";"bedrag"\n"emmen";"Café „Één”";"€ 1.234,56"\n"borger";"Borger";"2"\n'.encode(),
    ),
    (
        "empty rows and columns at the end",
        (
            "id;post;bedrag;;\nemmen;Café „Één”;€ 1.234,56;;\n;;;;\n\nborger;Borger;2;;\n;;;;\n"
        ).encode(),
    ),
    (
        "spaces around cells",
        "id ; post;bedrag\nemmen; Café „Één” ;\u00a0€ 1.234,56\n borger;Borger;2\n".encode(),
    ),
    ("capitals in the names of columns", ("ID;Post;BEDRAG" + TABLE[14:]).encode()),
]

BROKEN = [
    ("two delimiters", "id;post,bedrag\n", "csv-scheidingsteken", 1, 1),
    ("another delimiter", "id|post|bedrag\na|b|1\n", "csv-scheidingsteken", 1, 1),
    ("nothing", "\n\n", "csv-leeg", 0, 0),
    ("only names", "id;post;bedrag\n", "csv-leeg", 1, 0),
    ("unknown column", "id;pots;bedrag\na;b;1\n", "csv-kolom", 1, 4),
    ("missing column", "id;post\na;b\n", "csv-kolom", 1, 1),
    ("column twice", "id;post;bedrag;Post\na;b;1;b\n", "csv-kolom", 1, 16),
    ("nameless column", "id;post;;bedrag\na;b;x;1\n", "csv-kolom", 1, 9),
    ("short row", "id;post;bedrag\na;b;1\nc;d\n", "csv-rij", 3, 1),
    ("long row", "id;post;bedrag\na;b;1;x\n", "csv-rij", 2, 1),
    ("decimal comma in a comma file", "id,post,bedrag\na,b,1,5\n", "csv-rij", 2, 1),
    (
        "unclosed quote is told where it opens",
        'id;post;bedrag\na;"b;1\nc;d;2\n',
        "csv-aanhalingsteken",
        2,
        3,
    ),
    ("text behind a quote", 'id;post;bedrag\na;"b" c;1\n', "csv-aanhalingsteken", 2, 3),
    ("long cell", f"id;post;bedrag\na;{'x' * 10_001};1\n", "csv-rij", 2, 3),
]


@pytest.mark.parametrize(("title", "data"), SAVED, ids=[case[0] for case in SAVED])
def test_every_way_of_saving_gives_the_same_cells(title: str, data: bytes):
    """Encoding, line ends, delimiter and quotes make no difference to the cells."""
    text, damage = decode("x.csv", data)
    rows, problems = read_table("x.csv", text, REQUIRED, OPTIONAL)
    assert [*damage, *problems] == []
    assert [[row.text(name) for name in REQUIRED] for row in rows] == CELLS


@pytest.mark.parametrize(
    ("title", "text", "code", "line", "column"), BROKEN, ids=[case[0] for case in BROKEN]
)
def test_broken_table_is_told_at_its_place(
    title: str, text: str, code: str, line: int, column: int
):
    """Each fault has its code, line and column; nothing is shifted or filled in."""
    _, problems = read_table("x.csv", text, REQUIRED, OPTIONAL)
    assert [(item.code, item.place.line, item.place.column) for item in problems] == [
        (code, line, column)
    ]


def test_text_stays_text():
    """Leading zeros and NA stay as they are, and an absent optional column is empty."""
    rows, _ = read_table("x.csv", "id;post;bedrag\n0012;NA;=1+1\n", REQUIRED, OPTIONAL)
    assert [rows[0].text(name) for name in (*REQUIRED, "noot")] == ["0012", "NA", "=1+1", ""]


def test_every_ragged_row_is_told_and_the_others_are_read():
    """One bad row does not hide the next."""
    rows, problems = read_table(
        "x.csv", "id;post;bedrag\na;b\nc;d;1\ne;f;g;h\n", REQUIRED, OPTIONAL
    )
    assert [row.text("id") for row in rows] == ["c"]
    assert [item.place.line for item in problems] == [2, 4]


HUGE = [
    (
        "unclosed quote",
        "id;post;bedrag\n" + 'a;"b;1\n' + "c;d;2\n" * 300_000,
        "csv-aanhalingsteken",
    ),
    ("only quotes", "id;post;bedrag\n" + '"' * 4_000_001, "csv-aanhalingsteken"),
    ("one line of quoted cells", "id;post;bedrag\n" + '"a";' * 300_000, "csv-rij"),
    ("one long cell", "id;post;bedrag\n" + "x" * 8_000_000, "csv-rij"),
    ("empty rows", "id;post;bedrag\n" + ";;\n" * 1_000_000, "csv-leeg"),
    ("cells without end", "id;post;bedrag\n" + "a;" * 4_000_000, "csv-te-groot"),
    ("letters without end", "id;post;bedrag\n" + "a\n" * 4_000_000, "csv-te-groot"),
]


@pytest.mark.parametrize(("title", "text", "code"), HUGE, ids=[case[0] for case in HUGE])
def test_a_huge_file_is_refused_with_one_message(title: str, text: str, code: str):
    """Whatever fills a file of some megabytes, one fault is reported, within seconds.

    A step that costs more than the file grows would take hours.
    """
    _, problems = read_table("x.csv", text, REQUIRED, OPTIONAL)
    assert [item.code for item in problems] == [code]
