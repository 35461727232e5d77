"""What would change is reported by id; what means the same keeps its own notation.

The CSV holds exactly the table.
"""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.tables.csv_cells import Row
from plugins.core.tables.csv_encoding import decode
from plugins.core.tables.csv_table import read_table
from plugins.core.workbooks.figure_changes import (
    CHANGED,
    GONE,
    NEW,
    CellChange,
    Changes,
    LineChange,
    compare,
    csv_bytes,
)

COLUMNS = {name: [column.name for column in kind.columns] for name, kind in DATASET_KINDS.items()}


def _rows(text: str, kind: str) -> list[Row]:
    required = [column.name for column in DATASET_KINDS[kind].columns if column.required]
    rows, problems = read_table("x", text, required, COLUMNS[kind])
    assert problems == []
    return rows


def _compare(old: str, new: str, kind: str = "geld") -> Changes:
    return compare(_rows(old, kind) if old else [], _rows(new, kind), DATASET_KINDS[kind])


HEAD = "id;kant;groep;post;bedrag;noot\n"
EMMEN, HOOGEVEEN = "emmen;inkomsten;;Emmen;€ 109754,00;\n", "hoogeveen;inkomsten;;Hoogeveen;5;x\n"


def test_lines_are_matched_by_id_wherever_they_stand():
    changes = _compare(
        HEAD + EMMEN + HOOGEVEEN,
        "noot;bedrag;post;groep;kant;id\n;110.000;Emmen;;inkomsten;emmen\nx;5;Hoogeveen;;INKOMSTEN;hoogeveen\n",
    )
    assert changes.lines == (
        LineChange(CHANGED, "emmen", "Emmen", (CellChange("bedrag", "€ 109754,00", "110.000"),)),
    )
    assert (changes.same, changes.moved, changes.nothing) == (1, False, False)
    assert changes.summary() == "1 regel anders, 0 nieuw, 0 weg, 1 gelijk"
    assert changes.table[1:] == (
        ("emmen", "inkomsten", "", "Emmen", "110.000", ""),
        ("hoogeveen", "inkomsten", "", "Hoogeveen", "5", "x"),
    )


def test_what_means_the_same_is_no_change_and_keeps_its_notation():
    changes = _compare(HEAD + EMMEN, HEAD + EMMEN.replace("€ 109754,00", "109.754"))
    assert changes.nothing
    assert changes.table[1][4] == "€ 109754,00"


def test_a_line_that_comes_and_one_that_goes_may_be_one_with_a_slip():
    changes = _compare(
        HEAD + HOOGEVEEN + EMMEN, HEAD + EMMEN + HOOGEVEEN.replace("hoogeveen;", "hogeveen;")
    )
    new, gone = changes.lines
    assert (new.kind, new.id, new.near) == (NEW, "hogeveen", "hoogeveen")
    assert new.cells == (
        CellChange("kant", "", "inkomsten"),
        CellChange("post", "", "Hoogeveen"),
        CellChange("bedrag", "", "5"),
        CellChange("noot", "", "x"),
    )
    assert (gone.kind, gone.id, gone.near, gone.cells[-1]) == (
        GONE,
        "hoogeveen",
        "",
        CellChange("noot", "x", ""),
    )


def test_another_order_alone_is_told():
    changes = _compare(HEAD + EMMEN + HOOGEVEEN, HEAD + HOOGEVEEN + EMMEN)
    assert (changes.lines, changes.moved, changes.nothing) == ((), True, False)
    assert changes.summary().endswith("2 gelijk; de volgorde is anders")


def test_an_empty_column_that_the_workbook_leaves_out_stays():
    changes = _compare(
        "id;kant;groep;post;bedrag;noot;omvat\nemmen;inkomsten;;Emmen;5;;\n",
        "id;kant;groep;post;bedrag;noot;plaats\nemmen;inkomsten;;Emmen;6;;p. 3\n",
    )
    assert changes.table == (
        ("id", "kant", "groep", "post", "bedrag", "noot", "omvat", "plaats"),
        ("emmen", "inkomsten", "", "Emmen", "6", "", "", "p. 3"),
    )


def test_figures_with_more_periods_and_two_values_are_matched_by_all_that_tells_them_apart():
    head = "id;naam;periode;waarde;eenheid;noot\n"
    old = head + "b;Banen;2020;1;banen;\nb;Banen;2020;2;banen;\nb;Banen;09-2021;3;banen;\n"
    new = head + "b;Banen;september 2021;4;banen;\nb;Banen;2020;1;banen;\nb;Banen;2020;7;banen;\n"
    changes = _compare(old, new, "indicatoren")
    assert [(line.kind, line.label, line.cells) for line in changes.lines] == [
        (CHANGED, "Banen, 09-2021", (CellChange("waarde", "3", "4"),)),
        (CHANGED, "Banen, 2020", (CellChange("waarde", "2", "7"),)),
    ]
    assert changes.table[1] == ("b", "Banen", "09-2021", "4", "banen", "")


def test_without_figures_all_lines_are_new():
    changes = _compare("", HEAD + EMMEN)
    assert [line.kind for line in changes.lines] == [NEW]
    assert (
        csv_bytes(changes.table, None)
        == b"\xef\xbb\xbf" + (HEAD + EMMEN.replace("€", "\u20ac")).replace("\n", "\r\n").encode()
    )


def test_the_csv_has_the_mark_and_line_ends_of_the_file_it_replaces():
    table = [["id", "post"], ["a", "caf\u00e9"]]
    assert csv_bytes(table, b"id;post\na;b\n") == "id;post\na;caf\u00e9\n".encode()
    assert (
        csv_bytes(table, b"\xef\xbb\xbfid;post\r\na;b\r\n")
        == b"\xef\xbb\xbfid;post\r\na;caf\xc3\xa9\r\n"
    )
    assert (
        csv_bytes(table, b"id;post\r\na;caf\xe9\r\n") == b"\xef\xbb\xbfid;post\r\na;caf\xc3\xa9\r\n"
    ), "cp1252 becomes UTF-8 with its mark"


@given(
    st.lists(
        st.text(
            st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n;\"'=€"),
            max_size=12,
        ),
        min_size=5,
        max_size=5,
    )
)
def test_every_text_comes_back_as_it_was(texts: list[str]):
    """Read by the standard library, whose reader is not ours."""
    data = csv_bytes([["a", "b", "c", "d", "e"], texts], None)
    assert (
        next(
            iter(
                list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))[
                    1:
                ]
            )
        )
        == texts
    )
    assert decode("x", data)[0].startswith("a;b")
