"""Documents: identity outlives a rename, addresses follow the kind, order is always the same."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from plugins.core.dutch import parse_period
from plugins.core.moments import Moment
from plugins.core.texts.documents import Document, by_period, fingerprint, newest_first
from plugins.core.texts.header import Header
from plugins.core.texts.kinds import KINDS

BY_NAME = {kind.name: kind for kind in KINDS}


def _document(
    kind: str = "verhaal", slug: str = "een", language: str = "nl", title: str = "", **values: Any
) -> Document:
    return Document(
        BY_NAME[kind], f"content/{slug}.{language}.md", slug, language, Header(values), title=title
    )


NAMES = [
    ("a story", _document(), "verhaal:een", "/verhalen/een/"),
    ("a page", _document("pagina", "over"), "pagina:over", "/over/"),
    ("the first page", _document("pagina", "begin"), "pagina:begin", "/"),
    ("a plan", _document("jaarplan", "2026"), "jaarplan:2026", "/jaarplannen/2026/"),
    ("a note has no page", _document("kanttekening", "x"), "kanttekening:x", ""),
    ("renamed with its id", _document(slug="twee", id="een"), "verhaal:een", "/verhalen/twee/"),
    ("a translation", _document(language="en"), "verhaal:een:en", "/en/verhalen/een/"),
    (
        "a translation with its own address",
        _document(language="de", adres="eins"),
        "verhaal:een:de",
        "/de/verhalen/eins/",
    ),
    ("the first page in English", _document("pagina", "begin", "en"), "pagina:begin:en", "/en/"),
]


@pytest.mark.parametrize(
    ("title", "document", "identity", "address"), NAMES, ids=[case[0] for case in NAMES]
)
def test_identity_and_address_come_from_kind_and_file_name(
    title: str, document: Document, identity: str, address: str
):
    """What a page is and where it is are two things."""
    assert (document.identity, document.address) == (identity, address)


def test_newest_on_the_site_goes_first():
    """Equal days go by title; what has no day goes last."""

    def day(number: int, title: str) -> Document:
        return _document(title=title, datum=Moment(datetime.date(2026, 1, number)))

    order = [day(1, "b"), _document(title="zonder"), day(2, "z"), day(1, "a")]
    assert [item.title for item in newest_first(order)] == ["z", "a", "b", "zonder"]


def test_latest_period_goes_first():
    """Periods go by their last day, then by their first; what has none goes last."""
    items = [
        _document(title=text, periode=parse_period(text))
        for text in ("2017-2019", "2019", "05-2020", "2016")
    ]
    order = by_period([*items, _document(title="geen")])
    assert [item.title for item in order] == ["05-2020", "2019", "2017-2019", "2016", "geen"]


def test_fingerprint_follows_the_words_and_not_the_line_ends():
    """Only a change in the text itself asks for a new translation.

    The value is that of SHA-256 of `Een.\\nTwee.`.
    """
    assert fingerprint("Een.  \r\nTwee.\r\n\r\n") == fingerprint("Een.\nTwee.") == "28f6eb9b67ab"
    assert fingerprint("Een.\n\n\nTwee.") == fingerprint("Een.\n \nTwee.")
    assert fingerprint("Cafe\u0301") == fingerprint("Caf\u00e9")
    assert fingerprint("Een.\n\nTwee.") != fingerprint("Een.\nTwee.")
    assert fingerprint("Een.\nDrie.") != fingerprint("Een.\nTwee.")
