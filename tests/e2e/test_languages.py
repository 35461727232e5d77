"""Another language for everyone: by keyboard, at every width, without a script, and by ear."""

from __future__ import annotations

import pytest

from tests.helpers.browser import axe_findings, scrolls_sideways

WIDTHS = [320, 768, 1280]
PAGES = [
    "/en/",
    "/en/region/",
    "/en/locating/",
    "/en/strategy/",
    "/en/contact/",
    "/de/",
    "/de/region/",
    "/de/ansiedeln/",
    "/de/kurs/",
    "/de/kontakt/",
]


def _tab_to(page, language: str) -> None:
    """Press Tab until the link to a language has focus."""
    for _ in range(8):
        page.keyboard.press("Tab")
        if (
            page.evaluate(
                "() => document.activeElement.matches('.language-switch__link') &&"
                " document.activeElement.hreflang"
            )
            == language
        ):
            return
    pytest.fail(f"eight times Tab does not reach {language}")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_changes_the_language_of_the_page_and_back(
    published, open_page, width, scripts
):
    """Dutch, German, English and Dutch again show the same page each time.

    Focus is in sight and large enough.
    """
    page = open_page(published.url("/regio/"), width=width, java_script_enabled=scripts)
    for language, address, title in (
        ("de", "/de/region/", "Die Region"),
        ("en", "/en/region/", "The region"),
        ("nl", "/regio/", "De regio"),
    ):
        if scripts:
            _tab_to(page, language)
            box = page.evaluate(
                "() => { const box = document.activeElement.getBoundingClientRect(); return"
                " [box.top, innerHeight - box.bottom, box.left, innerWidth - box.right, box.width -"
                " 24, box.height - 24]; }"
            )
            assert min(box) >= 0
            assert (
                page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
                == "solid"
            )
            page.keyboard.press("Enter")
        else:
            page.locator(f".language-switch__link[hreflang={language}]").press("Enter")
        page.wait_for_url(published.url(address))
        assert page.locator("h1").inner_text() == title
        assert (
            page.locator(".language-switch__link[aria-current]").get_attribute("hreflang")
            == language
        )


def test_the_switch_works_below_a_path(below_a_path, open_page):
    page = open_page(below_a_path.url("/en/locating/"))
    page.get_by_role("link", name="Deutsch").click()
    page.wait_for_url(below_a_path.url("/de/ansiedeln/"))


@pytest.mark.parametrize("address", PAGES)
def test_a_page_in_another_language_fits_and_is_without_findings(published, open_page, address):
    """No long German word makes a page wider than its window.

    Axe finds nothing, also about languages, light and dark.
    """
    for width in WIDTHS:
        page = open_page(
            published.url(address), width=width, color_scheme="dark" if width == 768 else "light"
        )
        assert scrolls_sideways(page) <= 0
        cut = page.evaluate(
            "() => [...document.querySelectorAll('main *')].filter(item =>"
            " getComputedStyle(item).overflowX === 'hidden' && item.scrollWidth > item.clientWidth"
            " + 1 && !item.matches('.u-visually-hidden')).map(item => item.className)"
        )
        assert cut == []
        assert axe_findings(page) == []


def test_the_switch_is_spoken_as_languages_by_their_own_names(published, open_page):
    page = open_page(published.url("/de/"))
    spoken = page.locator(".language-switch").aria_snapshot()
    assert [
        spoken.find(words) >= 0
        for words in (
            'navigation "Sprachen"',
            'link "Nederlands"',
            'link "English"',
            'link "Deutsch"',
        )
    ] == [True] * 4
    dutch = open_page(published.url("/verhalen/")).locator(".language-switch").aria_snapshot()
    assert [
        dutch.find(words) >= 0
        for words in ('navigation "Talen"', 'link "English"', 'link "Deutsch"')
    ] == [True] * 3
