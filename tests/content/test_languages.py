"""The pages in English and German.

What a person asks for is there, and every part says which language it is in.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

import pytest
from lxml.html import HtmlElement

from tests.helpers.real_site import ROOT, real_problems, real_site
from tests.site.reading import pages

SITE = "https://site.invalid/dtz"
VERSIONS = [
    {"nl": "/", "en": "/en/", "de": "/de/"},
    {"nl": "/regio/", "en": "/en/region/", "de": "/de/region/"},
    {"nl": "/vestigen/", "en": "/en/locating/", "de": "/de/ansiedeln/"},
    {"nl": "/koers-kort/", "en": "/en/strategy/", "de": "/de/kurs/"},
    {"nl": "/contact/", "en": "/en/contact/", "de": "/de/kontakt/"},
]
FOREIGN = [(language, versions[language]) for versions in VERSIONS for language in ("en", "de")]
SPOKEN = ("aria-label", "alt", "title")
# Words that a foreign text has as well, by name or by chance.
SHARED = {"Over"}
# What an English or German sentence never has: the small words that every Dutch sentence is made
# of.
SMALL = re.compile(r"\b(het|een|niet|voor|zijn|wordt|naar|deze|staat|hoofdstuk)\b", re.I)


def _dutch_words() -> list[re.Pattern[str]]:
    """Return the fixed words of the theme that are Dutch alone, each as all that is said."""
    with (ROOT / "theme" / "woorden.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter=";"))
    foreign = {row[language].casefold() for row in rows for language in ("en", "de")}
    found = [
        row["nl"] for row in rows if row["nl"].casefold() not in foreign and row["nl"] not in SHARED
    ]
    assert len(found) > 200
    return [
        re.compile(re.sub(r"\\{\w*\\}", ".+", re.escape(word)) + "[:.]?", re.I)
        for word in found
        if not word.startswith("{")
    ]


def _language(element: HtmlElement) -> str:
    """Return the language an element is in: its own, or that of what it is in."""
    return next(
        item.get("lang") for item in (element, *element.iterancestors()) if item.get("lang")
    )


def _said(page: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield every text that is shown or spoken, with the language it says it is in."""
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        yield _language(element), element.text or ""
        if element.getparent() is not None:
            yield _language(element.getparent()), element.tail or ""
        for name in SPOKEN:
            yield _language(element), element.get(name) or ""
        if element.tag == "meta" and element.get("name") == "description":
            yield _language(element), element.get("content")


@pytest.mark.parametrize(("language", "address"), FOREIGN)
def test_no_dutch_stands_in_a_page_in_another_language_without_saying_so(
    language: str, address: str
):
    """Outside what is marked as Dutch there is no fixed Dutch word and no sentence in Dutch.

    A sentence is recognised by the small words of the language.
    """
    words = _dutch_words()
    said = [
        text.strip()
        for spoken, text in _said(pages(real_site())[address])
        if spoken == language and text.strip()
    ]
    assert len(said) > 40
    assert [text for text in said if any(word.fullmatch(text) for word in words)] == []
    names = re.compile("Het Europark|Waar kan ik terecht")
    # The reference to copy names the Dutch title and chapter of its document, as references do.
    assert [
        text
        for text in said
        if SMALL.search(names.sub("", text))
        and not re.search("(Source|Quelle): Strategische koers", text)
    ] == []


@pytest.mark.parametrize("versions", VERSIONS, ids=lambda versions: versions["nl"])
def test_every_version_tells_search_engines_and_readers_of_all_versions(versions: dict[str, str]):
    """Versions are absolute in the head, with English for all other languages.

    On the page each is linked by the name of its language.
    """
    read = pages(real_site())
    for language, address in versions.items():
        page = read[address]
        assert page.get("lang") == language
        told = {
            link.get("hreflang"): link.get("href") for link in page.xpath("//head/link[@hreflang]")
        }
        assert told == {
            code: SITE + other for code, other in {**versions, "x-default": versions["en"]}.items()
        }
        assert [
            (link.get("lang"), link.text)
            for link in page.xpath("//nav[@class='language-switch']//a")
        ] == [("nl", "Nederlands"), ("en", "English"), ("de", "Deutsch")]


def test_the_translations_render_the_dutch_texts_as_they_are():
    """No reader of the real site reads an older text."""
    assert [item for item in real_problems() if item.code.startswith("vertaling-")] == []


@pytest.mark.parametrize(("language", "address"), FOREIGN)
def test_every_link_to_a_dutch_page_says_so(language: str, address: str):
    """Links within the language do not.

    Those of a drawing cannot; a sentence under it says it of all.
    """
    page = pages(real_site())[address]
    if page.xpath("//body//svg//a"):
        assert {
            "en": "The names on the map lead to pages in Dutch.",
            "de": "Die Namen auf der Karte führen zu Seiten auf Niederländisch.",
        }[language] in page.xpath("//main")[0].text_content()
    for link in page.xpath("//body//a[@href][not(ancestor::svg)]"):
        link_to = link.get("href")
        if (
            re.match("[a-z]+:", link_to)
            or link_to.startswith("#")
            or not link_to.split("#")[0].endswith("/")
        ):
            continue
        target = re.sub(r"^(\.\./|\./)+", "", link_to)
        climbs = link_to.count("../") - (len(address.strip("/").split("/")) - 1)
        foreign = climbs > 0 and not target.startswith(("en/", "de/"))
        assert (link.get("hreflang") == "nl") == foreign, link_to
