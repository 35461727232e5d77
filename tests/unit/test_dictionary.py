"""The dictionary: words of the real content, typing slips, and compounds that no list has."""

from __future__ import annotations

import sys

import pytest

from plugins.support.dictionary import FOLDER, Dictionary

DICTIONARY = Dictionary()


@pytest.mark.parametrize(
    "word",
    [
        "gemeente",
        "Gemeente",
        "maakindustrie",
        "techniekonderwijs",
        "bedrijvensubsidieregeling",
        "programmabureau",
        "thema's",
        "zo'n",
        "ideeën",
        "coördinatie",
        "o.a.",
        "arbeidsmarktregio",
        "netwerkbijeenkomsten",
    ],
)
def test_dutch_words_and_compounds_are_known(word):
    assert DICTIONARY.knows(word)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("begrotting", "begroting"),
        ("onderwjis", "onderwijs"),
        ("samewerking", "samenwerking"),
        ("intiatief", "initiatief"),
        ("programmaburau", "programmabureau"),
    ],
)
def test_a_slip_is_not_known_and_what_was_meant_is_found(slip, meant):
    assert not DICTIONARY.knows(slip)
    assert DICTIONARY.suggest(slip) == meant


def test_the_version_is_that_of_the_words(tmp_path):
    """It changes with a word, and is empty without the files or the library."""
    for name in ("nl.aff", "nl.dic"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    assert Dictionary(tmp_path).version == DICTIONARY.version
    (tmp_path / "nl.dic").write_bytes((FOLDER / "nl.dic").read_bytes() + b"onderwjis\n")
    assert Dictionary(tmp_path).version != DICTIONARY.version
    (tmp_path / "nl.dic").unlink()
    assert Dictionary(tmp_path).version == ""


def test_without_the_library_there_is_no_dictionary(monkeypatch):
    monkeypatch.setitem(sys.modules, "hunspell", None)
    assert Dictionary().version == ""


def test_the_dictionary_is_opentaals_with_its_licence():
    """The licence asks that its text stays beside every copy."""
    assert "OpenTaal" in (FOLDER / "LICENSE.txt").read_text(encoding="utf-8")
    assert "2.20.21" in (FOLDER / "nl.aff").read_text(encoding="utf-8")
