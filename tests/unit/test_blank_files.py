"""Empty files for writers: every kind's new file passes its own check and explains every key."""

from __future__ import annotations

import datetime

import pytest

from plugins.core.figures.dataset_fields import DATASET_FIELDS
from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.moments import Moment
from plugins.core.texts.header_reading import read_header, split_header
from plugins.core.texts.kinds import KINDS, Kind
from plugins.core.writing.blank_files import dataset_files, empty_file
from plugins.support.yaml_reader import read_entries

TODAY = datetime.date(2026, 11, 21)
KNOWN = {
    "themas": ["opleiding"],
    "gemeenten": ["emmen"],
    "sectoren": ["htsm"],
    "initiatieven": ["dryport"],
    "bronnen": ["plan-2026"],
    "datasets": ["begroting-2026"],
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("title", ["Een titel", "Koers: samen verder", "Thema's van nu"])
def test_new_file_passes_its_own_check(kind: Kind, title: str):
    """A new file has no fault, keeps the title as typed, and is a concept of today."""
    head, _, _, problems = split_header("x.md", empty_file(kind, title, TODAY, KNOWN))
    entries, unread = read_entries("x.md", head, 2)
    header, faults = read_header("x.md", entries, kind.fields, KNOWN, kind.label)
    assert [*problems, *unread, *faults] == []
    assert header.get("titel") == title
    assert header.get("status") == "concept"
    if kind.name == "verhaal":
        assert header.get("datum") == Moment(TODAY)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_new_file_explains_every_key(kind: Kind):
    """Each field is there with its help, as a line or behind a #.

    Only the keys of translations are left out.
    """
    lines = empty_file(kind, "Een titel", TODAY, KNOWN).split("\n")
    for field in kind.fields:
        shown = any(line.removeprefix("# ").startswith(f"{field.name}:") for line in lines)
        assert shown == (field.name not in ("adres", "vertaling-van"))
        assert not shown or any(line.startswith(f"# {field.help}") for line in lines)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_key_behind_a_hash_is_valid_when_the_hash_goes(kind: Kind):
    """Who takes away the # of all keys has a file without faults."""
    text = empty_file(kind, "Een titel", TODAY, KNOWN)
    names = tuple(f"# {field.name}:" for field in kind.fields)
    lines = [
        line.removeprefix("# ") if line.startswith(names) or line.startswith("#   - ") else line
        for line in split_header("x.md", text)[0].split("\n")
    ]
    entries, unread = read_entries("x.md", "\n".join(lines), 2)
    _, faults = read_header("x.md", entries, kind.fields, KNOWN, kind.label)
    assert [*unread, *faults] == []


@pytest.mark.parametrize("kind", DATASET_KINDS)
def test_new_dataset_asks_for_what_only_the_writer_knows(kind: str):
    """No summary, document or status of another dataset goes to the site.

    The rest passes its check. The CSV is as Dutch Excel saves it.
    """
    files = dataset_files("begroting-2027", kind, KNOWN, TODAY)
    assert files["toelichting.md"].endswith("---\n")
    head = split_header("x.md", files["toelichting.md"])[0]
    entries, unread = read_entries("x.md", head, 2)
    _, faults = read_header("x.md", entries, DATASET_FIELDS, KNOWN, "een toelichting")
    assert [item.text.split("”")[0] for item in (*unread, *faults)] == [
        f"De sleutel “{name}"
        for name in (
            "samenvatting",
            *(["eenheid"] if kind == "indicatoren" else []),
            "bron",
            "status",
        )
    ]
    for name, value in (
        ("samenvatting", "Iets."),
        ("eenheid", "banen"),
        ("bron", KNOWN["bronnen"][0]),
        ("status", "begroot"),
    ):
        head = head.replace(f"\n{name}:\n", f"\n{name}: {value}\n")
    header, faults = read_header(
        "x.md", read_entries("x.md", head, 2)[0], DATASET_FIELDS, KNOWN, "een toelichting"
    )
    assert faults == []
    assert (header.get("soort"), header.get("titel"), str(header.get("periode").first.year)) == (
        kind,
        "Begroting 2027",
        "2027",
    )
    columns = {
        "geld": "id;kant;groep;post;bedrag;noot",
        "indicatoren": "id;naam;periode;waarde;eenheid;noot",
    }
    assert files["cijfers.csv"] == "\ufeff" + columns[kind] + "\r\n"
