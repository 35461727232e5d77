"""Workbooks as files.

They are read as values alone, refused with an explanation, and taken over with nothing lost.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.styles import numbers

from plugins.core.workbooks.workbook_cells import ERROR, FORMULA, MONTH, PERCENT, TIME
from plugins.core.workbooks.workbook_rows import Sheet
from plugins.support import workbook_takeover, workbooks
from plugins.support.spreadsheet import NoSheet, Unreadable, read_workbook
from plugins.support.workbook_takeover import NotTaken, take_over
from plugins.support.workbooks import offer_problems, offers, read_offer
from tests.helpers.workbooks import HEAD, book, patched

SHEET = "xl/worksheets/sheet1.xml"
CSV = b"id;kant;groep;post;bedrag;noot\nemmen;inkomsten;;Emmen;109.754;\n"


def _read(data: bytes) -> Sheet:
    return read_workbook(data, lambda names: names[0])


def _forms(sheet) -> None:
    sheet["A2"].number_format = "0.0%"
    sheet["B2"].number_format = "mmm-yy"
    sheet["C2"].number_format = '#,##0 "procent %"'
    sheet["D2"].number_format = numbers.FORMAT_DATE_DDMMYY
    sheet["I2"] = "=1+1"
    sheet["J2"] = "#REF!"
    sheet["J2"].data_type = "e"


def test_values_are_read_with_what_their_form_says():
    day = datetime.datetime(2026, 9, 1)
    data = book(
        [
            ["a"],
            [0.165, day, 12, day, "tekst", True, datetime.datetime(2026, 9, 1, 8, 30), 0.1 + 0.2],
        ],
        change=_forms,
    )
    cells = {cell.column: (cell.value, cell.kind) for cell in _read(data).rows[1]}
    assert cells == {
        1: (Decimal("0.165"), PERCENT),
        2: (day.date(), MONTH),
        3: (Decimal(12), ""),
        4: (day.date(), ""),
        5: ("tekst", ""),
        6: (True, ""),
        7: ("2026-09-01 08:30:00", TIME),
        8: (Decimal("0.3"), ""),
        9: (None, FORMULA),
        10: ("#REF!", ERROR),
    }


def test_a_formula_has_the_value_that_excel_kept_and_never_its_own_text():
    data = patched(
        book([["a"], ["=1+1"]]), SHEET, "<f>1[+]1</f>(<v ?/>|<v></v>)?", "<f>1+1</f><v>3</v>"
    )
    assert _read(data).rows[1][0].value == Decimal(3)


def test_what_is_merged_or_hidden_is_known():
    def change(sheet) -> None:
        sheet.merge_cells("A2:A4")
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    sheet = _read(book([HEAD, ["x"], ["y", "z"]], change=change))
    assert (sheet.merged, sheet.hidden_rows, sheet.hidden_columns) == (((2, 1, 4, 1),), {3}, {3})


def test_a_sheet_whose_size_is_written_wrongly_is_read_whole():
    data = patched(
        book([HEAD, ["emmen", "inkomsten"]]), SHEET, '<dimension ref="A1:F2"', '<dimension ref="A1"'
    )
    assert [cell.value for cell in _read(data).rows[1]] == ["emmen", "inkomsten"]


def test_a_hidden_sheet_is_no_choice():
    def change(sheet) -> None:
        sheet.sheet_state = "hidden"

    seen: list[str] = []
    with pytest.raises(NoSheet):
        read_workbook(book([HEAD], change=change, others=["b"]), lambda names: seen.extend(names))
    assert seen == ["b"]


def _bomb() -> bytes:
    """Return a workbook of which one part unpacks to 400 MB."""
    out = io.BytesIO(book([HEAD]))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as parts,
        parts.open("xl/media/x.bin", "w") as part,
    ):
        for _ in range(400):
            part.write(b"\0" * 1024 * 1024)
    return out.getvalue()


# Each name stands for ten of the one before: 10 GB of text.
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)


REFUSED = [
    ("old or locked", b"\xd0\xcf\x11\xe0" + b"x" * 600, "wachtwoord"),
    ("a text", b"id;kant\n", "geen werkmap"),
    ("cut off", book([HEAD])[:2000], "geen werkmap"),
    ("damaged", patched(book([HEAD]), SHEET, "<sheetData>", "<sheetDa>"), "beschadigd"),
    ("a far row", patched(book([HEAD]), SHEET, '<row r="1"', '<row r="2000000000"'), "beschadigd"),
    (
        "entities that refer to entities",
        patched(
            patched(book([[1]]), SHEET, "^(<[?].*?[?]>)?<worksheet", LAUGHS + "<worksheet"),
            SHEET,
            "<v>1</v>",
            "<v>&j;</v>",
        ),
        "beschadigd",
    ),
    ("too many rows", book([[str(number)] for number in range(5_002)]), "meer dan 5.000 rijen"),
    ("too many columns", book([["x"] * 201]), "200 kolommen"),
]


@pytest.mark.parametrize(("title", "data", "words"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_cannot_be_read_is_refused_in_words(title: str, data: bytes, words: str):
    with pytest.raises(Unreadable, match=words):
        _read(data)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch):
    """No part of it is opened, so it takes no time and no memory."""
    data = _bomb()
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *given: pytest.fail("a part was opened"))
    with pytest.raises(Unreadable, match="uitgepakt 400 MB"):
        _read(data)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A dataset with one line."""
    folder = tmp_path / "content" / "data" / "begroting-2026"
    folder.mkdir(parents=True)
    (folder / "toelichting.md").write_text(
        "---\ntitel: Begroting\nsoort: geld\n---\n", encoding="utf-8"
    )
    (folder / "cijfers.csv").write_bytes(CSV)
    return folder


ROWS = [HEAD, ["emmen", "inkomsten", None, "Emmen", 110000.5, None]]
WRITTEN = b"id;kant;groep;post;bedrag;noot\nemmen;inkomsten;;Emmen;110.000,50;\n"


def _laid(folder: Path, data: bytes, name: str = "Begroting.xlsx"):
    (folder / name).write_bytes(data)
    return read_offer(folder.parents[2], folder / name)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != "toelichting.md"
    }


def test_taking_over_writes_the_figures_and_keeps_all_that_was_there(folder: Path):
    data = book(ROWS)
    offer = _laid(folder, data)
    assert _files(folder) == {"cijfers.csv": CSV, "Begroting.xlsx": data}, "looking changes nothing"
    aside = take_over(folder.parents[2], offer.file, offer.digest)
    assert _files(folder) == {
        "cijfers.csv": WRITTEN,
        "overgenomen/Begroting.xlsx": data,
        "overgenomen/Begroting-hiervoor.csv": CSV,
    }
    assert aside == folder / "overgenomen" / "Begroting.xlsx"
    assert list(offers(folder.parents[2], folder)) == []


def test_a_second_workbook_of_the_same_name_writes_over_nothing(folder: Path):
    for amount in (1, 2):
        offer = _laid(folder, book([HEAD, ["emmen", "inkomsten", None, "Emmen", amount]]))
        take_over(folder.parents[2], offer.file, offer.digest)
    assert sorted(_files(folder / "overgenomen")) == [
        "Begroting-2.xlsx",
        "Begroting-hiervoor-2.csv",
        "Begroting-hiervoor.csv",
        "Begroting.xlsx",
    ]


def test_a_workbook_with_the_same_figures_is_put_aside_without_a_write(folder: Path):
    offer = _laid(folder, book([HEAD, ["emmen", "inkomsten", None, "Emmen", 109754]]))
    assert [item.code for item in offer_problems(offer)] == ["werkmap-gelijk"]
    take_over(folder.parents[2], offer.file, offer.digest)
    assert sorted(_files(folder)) == ["cijfers.csv", "overgenomen/Begroting.xlsx"]


def test_a_new_dataset_begins_with_a_workbook(folder: Path):
    (folder / "cijfers.csv").unlink()
    offer = _laid(folder, book(ROWS))
    take_over(folder.parents[2], offer.file, offer.digest)
    assert (folder / "cijfers.csv").read_bytes() == b"\xef\xbb\xbf" + WRITTEN.replace(
        b"\n", b"\r\n"
    )


def _other_figures(folder: Path) -> None:
    (folder / "cijfers.csv").write_bytes(CSV + b"x;inkomsten;;X;1;\n")


def _other_book(folder: Path) -> None:
    (folder / "Begroting.xlsx").write_bytes(book([*ROWS, ["x", "inkomsten", None, "X", 1]]))


def _gone(folder: Path) -> None:
    (folder / "Begroting.xlsx").unlink()


def _open_excel(folder: Path) -> None:
    (folder / "~$Begroting.xlsx").write_bytes(b"Jan")


def _open_libreoffice(folder: Path) -> None:
    (folder / ".~lock.Begroting.xlsx#").write_bytes(b"Jan")


@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        (_other_figures, "veranderd"),
        (_other_book, "veranderd"),
        (_gone, "veranderd"),
        (_open_excel, "nog-open"),
        (_open_libreoffice, "nog-open"),
    ],
)
def test_only_what_was_shown_is_taken_over(folder: Path, happens, reason: str):
    offer = _laid(folder, book(ROWS))
    happens(folder)
    before = _files(folder)
    with pytest.raises(NotTaken) as refused:
        take_over(folder.parents[2], offer.file, offer.digest)
    assert refused.value.reason == reason
    assert _files(folder) == before


@pytest.mark.parametrize(
    ("calls", "reason", "figures"), [(0, "nog-open", CSV), (1, "nog-open", CSV)]
)
def test_a_write_that_fails_leaves_figures_and_workbook(
    folder: Path, monkeypatch: pytest.MonkeyPatch, calls: int, reason: str, figures: bytes
):
    """The first write keeps what stood there, the second replaces it."""
    offer, done = _laid(folder, book(ROWS)), []
    real = workbook_takeover.write_whole

    def write(file: Path, data: bytes) -> None:
        if len(done) == calls:
            raise PermissionError
        done.append(file)
        real(file, data)

    monkeypatch.setattr(workbook_takeover, "write_whole", write)
    with pytest.raises(NotTaken) as refused:
        take_over(folder.parents[2], offer.file, offer.digest)
    assert (refused.value.reason, (folder / "cijfers.csv").read_bytes(), offer.file.exists()) == (
        reason,
        figures,
        True,
    )


def test_a_workbook_that_cannot_be_moved_stays_and_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*given: object) -> None:
        raise PermissionError

    offer = _laid(folder, book(ROWS))
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(NotTaken) as refused:
        take_over(folder.parents[2], offer.file, offer.digest)
    assert (refused.value.reason, (folder / "cijfers.csv").read_bytes(), offer.file.exists()) == (
        "half",
        WRITTEN,
        True,
    )


def test_a_workbook_too_large_is_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbooks, "read_file", lambda *given: pytest.fail("it was opened"))
    with (folder / "groot.xlsx").open("wb") as handle:
        handle.truncate(100 * 1024 * 1024)
    (item,) = read_offer(folder.parents[2], folder / "groot.xlsx").problems
    assert item.text == "De werkmap is 100 MB; er past hoogstens 10 MB."


def test_a_workbook_of_libreoffice_is_read_as_one_of_excel(folder: Path):
    """LibreOffice 7.4.7.2 made `tests/workbooks/libreoffice.xlsx` of the `.fods` beside it.

    The command was `soffice --headless --convert-to xlsx`.
    """
    data = (Path(__file__).parents[1] / "workbooks" / "libreoffice.xlsx").read_bytes()
    offer = _laid(folder, data)
    assert [item.text for item in offer.problems] == [
        "Begroting 2026!E4: “#DIV/0!” is een foutmelding van Excel: de formule in deze cel had geen"
        " uitkomst."
    ]
    mended = patched(
        data,
        "xl/worksheets/sheet2.xml",
        '<c r="E4" s="0" t="e"><f aca="false">1/0</f><v>#DIV/0!</v>',
        '<c r="E4" s="0"><v>1</v>',
    )
    assert (
        _laid(folder, mended).data.decode()
        == 'id;kant;groep;post;bedrag;noot\nemmen;inkomsten;;Emmen;109.754,30;"Één regel; met'
        " “tekens”\nen een"
        ' tweede"\nhoogeveen;inkomsten;;Hoogeveen;56.897;\ncoevorden;inkomsten;;Coevorden;1;\n'
    )
