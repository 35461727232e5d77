"""The lines in the head of a page that others read."""

from __future__ import annotations

import datetime

import pytest

from plugins.core.finding.page_head import PageHead, Photo, card_address, card_text, metas

STORY = PageHead(
    "/en/verhalen/skills/",
    "Skills",
    "en",
    "About skills.",
    "Story",
    "2020",
    is_article=True,
    published=datetime.date(2026, 11, 1),
    updated=datetime.date(2026, 12, 1),
    alternates=(
        ("nl", "/verhalen/skills4future/"),
        ("en", "/en/verhalen/skills/"),
        ("de", "/de/verhalen/skills/"),
    ),
)


def test_a_story_has_every_line_once_with_its_address_and_card():
    """The order is fixed; other languages are named without the page's own."""
    assert list(metas(STORY, "Dutch TechZone", "https://a.nl/dtz", card=True)) == [
        ("property", "og:site_name", "Dutch TechZone"),
        ("property", "og:type", "article"),
        ("property", "og:title", "Skills"),
        ("property", "og:description", "About skills."),
        ("property", "og:url", "https://a.nl/dtz/en/verhalen/skills/"),
        ("property", "og:locale", "en_GB"),
        ("property", "og:locale:alternate", "nl_NL"),
        ("property", "og:locale:alternate", "de_DE"),
        ("property", "article:published_time", "2026-11-01"),
        ("property", "article:modified_time", "2026-12-01"),
        ("property", "og:image", "https://a.nl/dtz/kaarten/en/verhalen/skills.png"),
        ("property", "og:image:type", "image/png"),
        ("property", "og:image:width", "1200"),
        ("property", "og:image:height", "630"),
        ("property", "og:image:alt", "Dutch TechZone. Story: Skills. 2020"),
        ("name", "twitter:card", "summary_large_image"),
    ]


def test_without_an_address_of_the_site_nothing_absolute_is_invented():
    """A page of which little is known says little; a card without an address is not mentioned."""
    lines = list(metas(PageHead("/contact/", "Contact"), "Dutch TechZone", "", card=True))
    assert [name for _, name, _ in lines] == ["og:site_name", "og:type", "og:title", "og:locale"]
    assert ("property", "og:type", "website") in lines


def test_a_page_that_is_no_story_has_no_days_of_an_article():
    """`article:…` belongs to og:type article alone."""
    page = PageHead("/jaarplannen/2026/", "Jaarplan 2026", published=datetime.date(2026, 11, 1))
    assert [
        name for _, name, _ in metas(page, "x", "", card=False) if name.startswith("article")
    ] == []
    assert page.changed == datetime.date(2026, 11, 1)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", "/kaarten/begin.png"),
        ("/verhalen/skills4future/", "/kaarten/verhalen/skills4future.png"),
        ("/verhalen/pagina/2/", "/kaarten/verhalen/pagina/2.png"),
        ("/en/", "/kaarten/en.png"),
    ],
)
def test_every_page_has_a_card_of_its_own(address: str, expected: str):
    """A card's address follows from that of its page."""
    assert card_address(PageHead(address, "x")) == expected


def test_the_card_of_a_page_with_a_photograph_is_one_too():
    """The picture is a JPEG, and the photograph itself follows with its own size and words.

    Software that shows one picture takes the first.
    """
    head = PageHead(
        "/verhalen/een/",
        "Een",
        photo=Photo("/verhalen/een/foto-640.jpg", "image/jpeg", "640", "480", "Een hal."),
    )
    lines = list(metas(head, "x", "https://a.nl", card=True))
    pictures = [
        (name.removeprefix("og:image"), content)
        for _, name, content in lines
        if name.startswith("og:image")
    ]
    assert pictures == [
        ("", "https://a.nl/kaarten/verhalen/een.jpg"),
        (":type", "image/jpeg"),
        (":width", "1200"),
        (":height", "630"),
        (":alt", "x. Een"),
        ("", "https://a.nl/verhalen/een/foto-640.jpg"),
        (":type", "image/jpeg"),
        (":width", "640"),
        (":height", "480"),
        (":alt", "Een hal."),
    ]
    assert [name for _, name, _ in metas(head, "x", "", card=True) if "image" in name] == []


def test_the_text_of_a_card_names_what_stands_on_it():
    """The figure comes before the period; what is said twice is said once."""
    assert card_text(PageHead("/", "Dutch TechZone"), "Dutch TechZone") == "Dutch TechZone"
    page = PageHead(
        "/data/b/",
        "Inkomsten 2026",
        kind_label="Cijfers",
        period="2026",
        figure="€ 338.268",
        figure_label="Totaal inkomsten, 2026",
    )
    assert (
        card_text(page, "Dutch TechZone")
        == "Dutch TechZone. Cijfers: Inkomsten 2026. € 338.268 (Totaal inkomsten, 2026)"
    )
