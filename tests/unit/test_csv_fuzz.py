"""A part of the long trial of CSV files; `make audit` tries 10,000 sound and 2,000 damaged ones."""

from __future__ import annotations

from decimal import Decimal

from tests.fuzz.csv_fuzz import make, strict_totals, try_damaged, try_sound, try_spoilt


def test_budgets_as_people_save_them_give_their_exact_totals():
    """In any encoding, delimiter, line end and notation the total is right, nothing is refused."""
    assert [text for seed in range(1, 401) if (text := try_sound(seed))] == []


def test_damaged_budgets_give_the_old_total_or_stop_or_what_a_strict_reader_gives():
    """No damage makes another total pass in silence."""
    assert [text for seed in range(1, 401) if (text := try_damaged(seed))] == []


def test_a_cell_that_excel_spoilt_always_stops():
    """However a file is saved, an error value or a malformed number stops at that cell alone."""
    assert [text for seed in range(1, 401) if (text := try_spoilt(seed))] == []


def test_the_strict_reader_stands_on_its_own():
    """The oracle of the trial reads hand-made cases, and nothing it should not."""
    text = (
        "id;kant;groep;post;bedrag;noot\na;inkomsten;;A;\u20ac 1.234,50;\nb;uitgaven;;B;(5,--);\n"
    )
    assert strict_totals(text.encode("cp1252")) == {
        "inkomsten": Decimal("1234.50"),
        "uitgaven": Decimal(-5),
    }
    assert strict_totals(text.replace("1.234,50", "1,234.50").encode()) is None
    assert strict_totals(text.replace("5,--", "-5-").encode()) is None


def test_the_trial_makes_every_kind_of_file():
    """The first files have all five encodings, both delimiters and quoted cells over two lines."""
    files = [make(seed).data for seed in range(1, 200)]
    assert any(data.startswith(b"\xff\xfe") for data in files)
    assert any(data.startswith(b"\xfe\xff") for data in files)
    assert any(data.startswith(b"\xef\xbb\xbf") for data in files)
    assert any(b"\x80" in data and b"\xe2\x82\xac" not in data for data in files)
    assert any(b'"twee\nregels"' in data or b'"twee\r\nregels"' in data for data in files)
