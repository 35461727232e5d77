"""The writers' guide names every kind, key, block, column and message there is."""

from __future__ import annotations

import os

import pytest

from plugins.core.dutch import SLUG
from plugins.core.figures.dataset_fields import DATASET_FIELDS
from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.problem_codes import CODES
from plugins.core.tables.csv_cells import MAX_CELL, MAX_CELLS
from plugins.core.tables.csv_columns import MAX_COLUMNS
from plugins.core.tables.csv_encoding import MAX_BYTES
from plugins.core.texts.blocks import find_blocks
from plugins.core.texts.header import Field
from plugins.core.texts.header_reading import read_header
from plugins.core.texts.kinds import KINDS, Kind
from plugins.core.vocabulary import BLOCKS, Block
from plugins.core.writing.manual import (
    bad_address,
    bad_block,
    bad_value,
    block_example,
    fill,
    wrapped,
)
from plugins.support.yaml_reader import read_entries
from tests.helpers.real_site import ROOT

GUIDE = ROOT / "content" / "README.md"


def test_the_made_parts_of_the_guide_are_up_to_date(request: pytest.FixtureRequest):
    """content/README.md holds what the declarations say now; `make golden` writes it."""
    text = GUIDE.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden") and not os.environ.get("CI"):
        GUIDE.write_text(fill(text), encoding="utf-8", newline="\n")
    assert GUIDE.read_text(encoding="utf-8") == fill(text)


def test_the_guide_names_everything_a_writer_can_type_or_read():
    """Each kind, key, block, column and message code is in the guide."""
    text = GUIDE.read_text(encoding="utf-8")
    names = (
        [kind.name for kind in KINDS]
        + [f"`{field.name}`" for kind in KINDS for field in kind.fields]
        + [f"`{field.name}`" for field in DATASET_FIELDS]
    )
    names += [f"::: {name}" for name in BLOCKS] + [
        f"`{key.name}`" for block in BLOCKS.values() for key in block.keys
    ]
    names += [f"`{column.name}`" for kind in DATASET_KINDS.values() for column in kind.columns] + [
        f"`{code}`" for code in CODES
    ]
    assert [name for name in names if name not in text] == []


def test_the_guide_states_the_bounds_that_hold():
    """How large a file of figures may be is explained, and is so."""
    text = " ".join(GUIDE.read_text(encoding="utf-8").split())
    assert (MAX_BYTES, MAX_COLUMNS, MAX_CELLS, MAX_CELL) == (
        64 * 1024 * 1024,
        200,
        2_000_000,
        10_000,
    )
    for bound in (
        "hoogstens 64 MB",
        "hoogstens 200 kolommen en 2.000.000 cellen",
        "hoogstens 10.000 tekens",
    ):
        assert bound in text


REGISTERS = {
    name: [] for name in ("themas", "gemeenten", "sectoren", "initiatieven", "datasets", "bronnen")
}
EVERY_FIELD = [(kind.name, field) for kind in KINDS for field in kind.fields] + [
    ("toelichting", field) for field in DATASET_FIELDS
]


@pytest.mark.parametrize(
    ("kind", "field"), EVERY_FIELD, ids=lambda value: getattr(value, "name", value)
)
def test_what_the_guide_calls_wrong_is_wrong(kind: str, field: Field):
    """The bad example of each key is a fault where it is typed.

    A file that is not there, and lines that are read further, are judged elsewhere.
    """
    if field.name in ("beeld", "origineel") or field.type == "lines":
        assert bad_value(field)
        return
    entries, unread = read_entries("x.md", f"{field.name}: {bad_value(field)}\n", 2)
    _, problems = read_header("x.md", entries, [field], REGISTERS, kind)
    assert [item.place.line for item in (*unread, *problems)] == [2]


@pytest.mark.parametrize(
    ("kind", "field"), EVERY_FIELD, ids=lambda value: getattr(value, "name", value)
)
def test_what_the_guide_calls_right_is_right(kind: str, field: Field):
    """The good example of each key passes, in a project that has what it names."""
    given = field.example.replace("\n  - ", "", 1) if field.type == "register" else field.example
    known = {name: [part.strip() for part in given.split(",")] for name in REGISTERS} | {
        "bronnen": ["coevorden-2017-2021", "jaarplan-2026"]
    }
    entries, unread = read_entries(
        "x.md",
        (
            f"{field.name}: {field.example}\n"
            if not field.example.startswith("\n")
            else f"{field.name}:{field.example}\n"
        ),
        2,
    )
    _, problems = read_header("x.md", entries, [field], known, kind)
    assert [*unread, *problems] == []


@pytest.mark.parametrize("block", BLOCKS.values(), ids=lambda block: block.name)
def test_the_blocks_of_the_guide_are_right_and_wrong(block: Block):
    """The good example of a block is read without a word.

    The bad one is a fault in the line that differs.
    """
    good, bad = block_example(block), bad_block(block)
    assert find_blocks("x.md", good, 1)[1] == []
    differs = next(
        number
        for number, (one, other) in enumerate(
            zip(good.split("\n"), bad.split("\n"), strict=True), start=1
        )
        if one != other
    )
    problems = find_blocks("x.md", bad, 1)[1]
    assert problems[0].place.line in (1, differs)
    assert differs in {item.place.line for item in problems}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_file_names_of_the_guide_are_right_and_wrong(kind: Kind):
    assert SLUG.fullmatch(kind.example_slug)
    assert not SLUG.fullmatch(bad_address(kind).rsplit("/", 1)[1].removesuffix(".md"))


def test_paragraphs_are_wrapped_where_no_word_starts_a_block():
    """Lines have at most 110 characters; braces and code are on one line, `#` starts none."""
    a, c = "a" * 100, "c" * 90
    assert wrapped("kort").split("\n") == ["kort"]
    assert wrapped(f"{a} {c} einde").split("\n") == [a, f"{c} einde"]
    assert wrapped(f"{a} woordjes # {c}").split("\n") == [a, f"woordjes # {c}"]
    assert wrapped(f"{a} deel # 1. {c}").split("\n") == [f"{a} deel # 1.", c]
    assert wrapped(f"{a} {{en: in de taal}}").split("\n") == [a, "{en: in de taal}"]
    assert wrapped(f"{a} `titel: Een titel`").split("\n") == [a, "`titel: Een titel`"]
    assert wrapped(f"{a} een deel 1. {c}").split("\n") == [f"{a} een", f"deel 1. {c}"]
