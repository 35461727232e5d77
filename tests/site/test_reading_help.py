"""Help while reading.

The first use of a term links to its explanation, and a long read has its reading time.
"""

from __future__ import annotations

import pytest

from tests.helpers.site_text import SiteText
from tests.site.reading import pages

GLOSSARY = """-- content/data/registers/begrippen.csv --
id;begrip;uitleg;vormen;bron;plaats
mkb;Mkb;Midden- en kleinbedrijf.;mkb;;
fte;Fte;Een volledige baan.;fte;plan-2026;Kop
oud;Oud;Staat in geen tekst.;;;
-- content/paginas/begrippen.md --
---
titel: Begrippen
samenvatting: Woorden.
vorm: begrippen
---
Het mkb staat hier.
"""
TEXT = """## Het mkb in een kop

Zie [het mkb](/begrippen/) en `mkb`.

| mkb | fte |
|---|---|
| mkb | 1 |

> Een citaat over het mkb.

Nu gaat het over **het mkb, en** het mkb heeft 3 fte.[^1]

- Mkb en fte.

[^1]: Een noot over fte.
"""


def _page(tmp_path, name: str, text: str, files: str = GLOSSARY):
    # The mark of the one Dutch text that is translated here.
    mark = "vertaling-van: d888938c6f2b\n" if ".en." in name else ""
    result = (
        SiteText(tmp_path)
        .write(
            files + f"-- content/paginas/{name} --\n---\ntitel: Over\nsamenvatting:"
            f" Over.\n{mark}---\n{text}"
        )
        .build()
    )
    assert result.report == ""
    return pages(result.output)


def _terms(page) -> list[tuple[str, str, str]]:
    return [
        (link.getparent().tag, link.text, link.get("href")) for link in page.find_class("term-link")
    ]


def test_the_first_use_in_running_text_leads_to_the_explanation(tmp_path):
    """Not in a heading, link, code, table, quotation or footnote; then once each."""
    assert _terms(_page(tmp_path, "over.md", TEXT)["/over/"]) == [
        ("strong", "mkb", "../begrippen/#mkb"),
        ("p", "fte", "../begrippen/#fte"),
    ]


def test_the_words_stay_as_they_were(tmp_path):
    """Links are put in, nothing is lost or moved."""
    page = _page(tmp_path, "over.md", TEXT)["/over/"]
    assert [
        " ".join(item.text_content().split())
        for item in page.xpath("//main//div[contains(@class, 'layout-prose')]/p")
    ] == ["Zie het mkb en mkb.", "Nu gaat het over het mkb, en het mkb heeft 3 fte.1"]


def test_the_glossary_does_not_lead_to_itself_and_shows_sources(tmp_path):
    page = _page(tmp_path, "over.md", "Niets.")["/begrippen/"]
    assert _terms(page) == []
    rows = [
        (row.get("id"), " ".join(row.text_content().split()))
        for row in page.find_class("glossary__row")
    ]
    assert rows == [
        ("fte", "Fte Een volledige baan.Bron: Jaarplan 2026, Kop"),
        ("mkb", "Mkb Midden- en kleinbedrijf."),
        ("oud", "Oud Staat in geen tekst."),
    ]


def test_a_translation_has_no_links_to_dutch_explanations(tmp_path):
    assert (
        _terms(
            _page(
                tmp_path,
                "over.en.md",
                "Nothing but mkb.",
                GLOSSARY + "-- content/paginas/over.md --\n---\ntitel: Over\nsamenvatting:"
                " Over.\n---\nNiets.\n",
            )["/en/over/"]
        )
        == []
    )


def test_without_a_page_that_explains_there_are_no_links(tmp_path):
    alone = GLOSSARY.split("-- content/paginas")[0]
    assert _terms(_page(tmp_path, "over.md", "Het mkb.", alone)["/over/"]) == []


@pytest.mark.parametrize(("words", "message"), [(400, "Lezen duurt ongeveer 2 minuten"), (100, "")])
def test_a_story_says_how_long_it_is(tmp_path, words, message):
    """At 180 words a minute; what is read at once says nothing."""
    site = SiteText(tmp_path)
    story = site.folder / "content/verhalen/2026/basis.md"
    story.write_text(story.read_text(encoding="utf-8") + "woord " * words, encoding="utf-8")
    page = pages(site.build().output)["/verhalen/basis/"]
    found = [item.text_content().strip() for item in page.find_class("page-header__part")]
    assert [text for text in found if "minuten" in text] == ([message] if message else [])
