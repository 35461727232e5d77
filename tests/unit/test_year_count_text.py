"""The count of a year in words and as CSV."""

from __future__ import annotations

import csv
import io

from plugins.core.figures.year_count import Group, Stated, YearCount
from plugins.core.figures.year_count_text import count_csv, count_text

COUNT = YearCount(
    2020,
    [
        Group("alles", "alles", ("/verhalen/een/", "/verhalen/twee/"), ("X",)),
        Group("thema", "=Thema", ("/verhalen/een/",), ()),
    ],
    1,
    [
        Stated("Bijeenkomsten", "Het plan", "", "bijeenkomsten"),
        Stated("Verhalen", "Het plan", "34", "verhalen"),
    ],
)


def test_people_read_what_is_counted_and_what_cannot_be():
    text = count_text(COUNT)
    assert "Van de 2 verhalen gaat 1 alleen over 2020." in text
    assert "\nPer thema\n=Thema           1             0\n" in text
    assert (
        "- Bijeenkomsten: het getal is niet gevonden in de tekst van het document (Het plan)"
        in text
    )
    assert "Per thema en per gemeente zijn bijeenkomsten niet te tellen" in text
    assert "- Verhalen: 34 (Het plan)" in text


def test_excel_gets_a_mark_semicolons_and_no_formula():
    data = count_csv(COUNT)
    assert data.startswith(b"\xef\xbb\xbfjaar;wat;per;naam;aantal;telt mee\r\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[1] == ["2020", "verhalen", "alles", "alles", "2", "/verhalen/een/, /verhalen/twee/"]
    assert ["2020", "verhalen", "thema", "'=Thema", "1", "/verhalen/een/"] in rows
    assert [
        "2020",
        "bijeenkomsten",
        "document",
        "Bijeenkomsten",
        "niet gevonden",
        "Het plan",
    ] in rows
    assert {len(row) for row in rows} == {6}
