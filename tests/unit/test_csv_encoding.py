"""Files in every encoding that writers save; damaged characters are reported at their place."""

from __future__ import annotations

import pytest

from plugins.core.tables import csv_encoding
from plugins.core.tables.csv_encoding import decode, encoding_of

DAMAGED = [
    ("UTF-8 read as cp1252", "id\nCafÃ©\n".encode(), 2, 4),
    ("euro sign read as cp1252", "id;x\nabc;â‚¬ 5\n".encode(), 2, 5),
    ("replacement sign", "id\nCaf\ufffd\n".encode(), 2, 4),
    ("zero byte", b"id\nab\x00c\n", 2, 3),
    ("latin-1 euro", "id\n\u0080 5\n".encode(), 2, 1),
    ("byte that cp1252 lacks", b"id\nx\ny\x81\xe9\n", 3, 0),
    ("odd UTF-16", b"\xff\xfei\x00d", 1, 0),
]


@pytest.mark.parametrize(
    ("title", "data", "line", "column"), DAMAGED, ids=[case[0] for case in DAMAGED]
)
def test_damaged_characters_stop_at_their_place(title: str, data: bytes, line: int, column: int):
    """Text that was damaged earlier is not published."""
    _, problems = decode("x.csv", data)
    assert [(item.code, item.place.line, item.place.column) for item in problems] == [
        ("csv-codering", line, column)
    ]


def test_too_large_a_file_is_not_read(monkeypatch: pytest.MonkeyPatch):
    """A file above the limit gives one problem and no text."""
    monkeypatch.setattr(csv_encoding, "MAX_BYTES", 10)
    text, problems = decode("x.csv", b"0123456789a")
    assert text == ""
    assert [item.code for item in problems] == ["csv-te-groot"]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"", "cp1252"),
    ],
)
def test_an_encoding_can_be_written_as_it_was_read(mark: bytes, encoding: str):
    """The byte order mark and the encoding, so that a changed file keeps both."""
    assert encoding_of(mark + "café;€".encode(encoding)) == (mark, encoding)
