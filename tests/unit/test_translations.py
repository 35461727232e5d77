"""Translations are held against the Dutch text they say they render."""

from __future__ import annotations

from plugins.core.problems import Place
from plugins.core.texts.documents import Document
from plugins.core.texts.header import Header
from plugins.core.texts.kinds import KINDS
from plugins.core.texts.translations import judge_translations

PAGE = next(kind for kind in KINDS if kind.name == "pagina")
# printf 'Over ons\\n\\nWie wij zijn.\\n\\nEen alinea.' | sha256sum | cut -c1-12
MARK = "4e9b75e38da8"


def _page(language: str, slug: str = "over", text: str = "Een alinea.", **header: str) -> Document:
    values = {"titel": "Over ons", "samenvatting": "Wie wij zijn.", **header}
    return Document(
        PAGE,
        f"content/paginas/{slug}.{language}.md",
        slug,
        language,
        Header(values, starts={key: Place("x", 2, 3) for key in values}),
        text,
    )


def _codes(*documents: Document) -> list[str]:
    return [item.code for item in judge_translations(documents)[1]]


def test_a_translation_of_the_text_as_it_is_has_no_message():
    """The digest is that of title, summary and text."""
    assert _codes(_page("nl"), _page("en", vertalingvan=MARK)) == []


def test_a_text_that_changed_is_minded_and_its_translation_knows():
    """Title, summary and text all count; the figures of a header that is not shown do not."""
    for changed in (
        _page("nl", text="Een andere alinea."),
        _page("nl", titel="Wij"),
        _page("nl", samenvatting="Wij."),
    ):
        translation = _page("en", vertalingvan=MARK)
        assert _codes(changed, translation) == ["vertaling-verouderd"]
        judged, _ = judge_translations([changed, translation])
        assert [item.outdated for item in judged] == [False, True]
        assert not translation.outdated, "what was read does not change"
    assert _codes(_page("nl", menu="3"), _page("en", vertalingvan=MARK)) == []


def test_a_translation_stands_beside_a_dutch_text_and_says_which():
    assert _codes(_page("nl", "ander"), _page("de")) == ["vertaling-los"]
    assert _codes(_page("nl"), _page("de")) == ["vertaling-kenmerk"]


def test_what_lists_dutch_pages_has_no_translation():
    assert _codes(_page("nl"), _page("de", vertalingvan=MARK, vorm="tijdlijn")) == [
        "vertaling-vorm"
    ]
    listing = _page("de", vertalingvan=MARK, vorm="tijdlijn")
    judged, _ = judge_translations([_page("nl"), listing])
    assert judged[1].header.get("vorm") == "gewoon"
    assert listing.header.get("vorm") == "tijdlijn", "what was read does not change"
    assert _codes(_page("nl"), _page("de", vertalingvan=MARK, vorm="begin")) == []
