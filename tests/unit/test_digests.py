"""Digests: equal for equal content, different for any other, and never of what nobody can read."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest
from markupsafe import Markup

from plugins.core.languages import Words
from plugins.run.reuse.digests import digest_of, digest_of_files


@dataclass(frozen=True)
class Point:
    x: int
    y: object = None


class Pair(NamedTuple):
    x: int
    y: int


class Level(IntEnum):
    LOW = 1


class Loud(str):
    __slots__ = ("volume",)
    volume: int


def _loud(text: str, volume: int) -> Loud:
    made = Loud(text)
    made.volume = volume
    return made


EQUAL = [
    ("one text made twice", ["een twee"] * 2, ["een twee", "".join(["een", " twee"])]),
    ("order of a mapping", {"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ("order of a set", {"a", "b", "c"}, {"c", "b", "a"}),
    ("equal dataclasses", Point(1, [2]), Point(1, [2])),
    ("words of one language", Words("x", "nl"), Words("x", "nl")),
]
DIFFERENT = [
    ("text and number", "1", 1),
    ("number and truth", 1, True),
    ("nothing and its name", None, "None"),
    ("list and tuple", [1], (1,)),
    ("text and bytes", "a", b"a"),
    ("two texts and one", ["a", "b"], ["ab"]),
    ("nesting", [["a"], "b"], [["a", "b"]]),
    ("words of two languages", Words("x", "nl"), Words("x", "en")),
    ("words and text", Words("x", "nl"), "x"),
    ("HTML and text", Markup("<b>"), "<b>"),
    ("a slot of a subclass", _loud("x", 1), _loud("x", 2)),
    ("decimals as written", Decimal("1.0"), Decimal("1.00")),
    ("dataclasses", Point(1), Point(2)),
    ("dataclass and tuple", Point(1, 2), Pair(1, 2)),
    ("member and number", Level.LOW, 1),
    ("days", datetime.date(2026, 11, 28), datetime.date(2026, 11, 29)),
    ("paths", PurePosixPath("a"), PurePosixPath("b")),
    ("a key and its value", {"a": "b"}, {"b": "a"}),
    ("a set and a list", {"a"}, ["a"]),
]


@pytest.mark.parametrize(("_", "one", "other"), EQUAL, ids=[case[0] for case in EQUAL])
def test_equal_values_have_one_digest(_: str, one: object, other: object):
    assert digest_of(one) == digest_of(other)


@pytest.mark.parametrize(("_", "one", "other"), DIFFERENT, ids=[case[0] for case in DIFFERENT])
def test_other_values_have_another_digest(_: str, one: object, other: object):
    assert digest_of(one) != digest_of(other)


def test_the_form_that_is_hashed_is_the_one_that_is_documented():
    """A list of one text: its type and length come before its content."""
    assert digest_of("é") == hashlib.sha256(b"1(s2:\xc3\xa9").hexdigest()


def test_a_value_whose_content_is_not_known_has_no_digest():
    """An object would be identified by its place in memory, which means nothing."""
    with pytest.raises(TypeError, match="no digest of a object"):
        digest_of(object())


def test_files_count_by_name_and_bytes(tmp_path: Path):
    (tmp_path / "a.py").write_text("x", encoding="utf-8")
    (tmp_path / "b.txt").write_text("y", encoding="utf-8")
    whole, code = digest_of_files(tmp_path), digest_of_files(tmp_path, ending=".py")
    (tmp_path / "b.txt").write_text("z", encoding="utf-8")
    assert digest_of_files(tmp_path) != whole
    assert digest_of_files(tmp_path, ending=".py") == code
    (tmp_path / "a.py").rename(tmp_path / "c.py")
    assert digest_of_files(tmp_path, ending=".py") != code
