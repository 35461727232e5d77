"""Lock files and copies are known by the names that programs give them.

What a person could have typed is left alone.
"""

from __future__ import annotations

import pytest

from plugins.core.texts.leftovers import copy_of, is_lock

LOCKS = [
    "~$cijfers.csv",
    "~$cijfers.xlsx",
    "~$rslag.docx",
    ".~lock.cijfers.csv#",
    ".~lock.toelichting.md#",
]
NO_LOCKS = ["cijfers.csv", "~cijfers.csv", ".gitkeep", "~$", ".~lock.cijfers.csv", "$cijfers.csv"]
COPIES = [
    ("Windows, Dutch", "cijfers - kopie.csv", "cijfers.csv"),
    ("Windows, Dutch, capital", "cijfers - Kopie.csv", "cijfers.csv"),
    ("Windows, Dutch, again", "cijfers - kopie (2).csv", "cijfers.csv"),
    ("Windows, English", "cijfers - Copy.csv", "cijfers.csv"),
    ("Office and Drive, Dutch", "Kopie van cijfers.csv", "cijfers.csv"),
    ("Office and Drive, English", "Copy of cijfers.csv", "cijfers.csv"),
    ("downloaded twice", "cijfers (1).csv", "cijfers.csv"),
    ("downloaded twice by Firefox", "cijfers(1).csv", "cijfers.csv"),
    ("macOS, Dutch", "cijfers kopie.csv", "cijfers.csv"),
    ("macOS, Dutch, again", "cijfers kopie 2.csv", "cijfers.csv"),
    ("Dropbox, Dutch", "cijfers (conflicterende kopie van Jan 2026-11-21).csv", "cijfers.csv"),
    ("Dropbox, English", "cijfers (Jan's conflicted copy 2026-11-21).csv", "cijfers.csv"),
    ("copy of a copy", "Kopie van cijfers (1).csv", "cijfers.csv"),
    ("a text", "Kopie van skills4future.md", "skills4future.md"),
    ("a translation", "skills4future.en - kopie.md", "skills4future.en.md"),
    ("a folder with a point", "versie 1.2 - kopie", "versie 1.2"),
    ("a folder", "begroting-2026 - kopie", "begroting-2026"),
]
MAYBE = [
    ("kopie-van-basis.md", "basis.md"),
    ("basis-kopie.md", "basis.md"),
    ("basis-kopie-2.md", "basis.md"),
    ("basis-copy.md", "basis.md"),
    ("begroting-2026-kopie", "begroting-2026"),
]
NO_COPIES = [
    "cijfers.csv",
    "skills4future.md",
    "begroting-2026",
    "kopie.md",
    "kopieren.md",
    "kopie-van.md",
    "fotokopie.md",
    "jaarplan-2.md",
    "jaarplan (concept).md",
    "over (ons).md",
    "Kopie van",
    "(1).csv",
    ".gitkeep",
]


@pytest.mark.parametrize("name", LOCKS)
def test_lock_files_are_known(name: str):
    assert is_lock(name)


@pytest.mark.parametrize("name", NO_LOCKS)
def test_other_files_are_no_locks(name: str):
    assert not is_lock(name)


@pytest.mark.parametrize(("title", "name", "original"), COPIES, ids=[case[0] for case in COPIES])
def test_copies_are_known_with_what_they_were_made_from(title: str, name: str, original: str):
    """The name alone says that it is a copy."""
    assert copy_of(name) == (original, True)


@pytest.mark.parametrize(("name", "original"), MAYBE)
def test_a_tidy_name_is_a_copy_only_beside_its_original(name: str, original: str):
    """It could be a page of its own, so the name alone does not settle it."""
    assert copy_of(name) == (original, False)


@pytest.mark.parametrize("name", NO_COPIES)
def test_names_that_people_give_are_no_copies(name: str):
    assert copy_of(name) is None
