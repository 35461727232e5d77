"""A page comes together in a draft, and what came of a text never changes."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from plugins.core.texts.documents import Document
from plugins.core.texts.header import Header
from plugins.core.texts.kinds import KINDS
from plugins.core.texts.page_texts import Heading, PageDraft

PAGE = next(kind for kind in KINDS if kind.name == "pagina")
DOCUMENT = Document(
    PAGE, "content/paginas/over.md", "over", "nl", Header(), figures_in_head=frozenset({"a#b"})
)


def test_a_second_block_of_one_name_gets_a_number():
    draft = PageDraft(DOCUMENT)
    assert [draft.block_id("kaart") for _ in range(3)] == ["kaart", "kaart-2", "kaart-3"]
    assert draft.block_id("grafiek") == "grafiek"


def test_a_note_keeps_the_number_of_its_first_use():
    draft = PageDraft(DOCUMENT)
    assert [draft.note_number(slug) for slug in ("b", "a", "b")] == [1, 2, 1]


def test_a_page_goes_on_where_its_text_ended_and_leaves_the_text_as_it_is():
    first = PageDraft(DOCUMENT)
    first.block_id("kaart")
    first.note_number("een")
    text = first.finished("<p>x</p>", (Heading("kop", "Kop", 2),), 3)
    page = PageDraft(DOCUMENT, text)
    assert page.block_id("kaart") == "kaart-2"
    assert page.note_number("twee") == 2
    page.datasets.add("begroting")
    assert (text.html, text.minutes, text.note_ids) == ("<p>x</p>", 3, ("een",))
    assert text.block_ids == {"kaart": 1}
    assert text.datasets == frozenset()


def test_figures_in_title_and_summary_are_on_the_page_from_the_start():
    assert PageDraft(DOCUMENT).figures == {"a#b"}


def test_what_was_written_and_what_came_of_it_cannot_change():
    text = PageDraft(DOCUMENT).finished("", (), 0)
    for value, name in ((DOCUMENT, "title"), (text, "html")):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, "anders")
