"""Searching as a visitor does.

It is done by keyboard, with filters, back and forth, under a path, and when it fails.
"""

from __future__ import annotations

import csv
import re
from urllib.parse import quote

import pytest

from tests.helpers.browser import CONTENT, findings_in_windows, scrolls_sideways

RESULT = ".search-results__item"


def _search(page, url: str, *given: str) -> None:
    """Open the search page with a question and wait for its answer."""
    page.goto(url + "?" + "&".join(given))
    page.locator("[data-search-status]", has_text=re.compile("voor|lukt")).wait_for()


def _titles(page) -> list[str]:
    return page.locator(f"{RESULT} .search-results__link").all_inner_texts()


def _watched(page) -> list[str]:
    """Remember what the browser complains of from now on: errors, and breaches of the policy."""
    said: list[str] = []
    page.on(
        "console",
        lambda message: (
            said.append(f"{message.type}: {message.text}")
            if message.type in ("error", "warning")
            else None
        ),
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.parametrize("site", ["published", "below_a_path"])
def test_from_any_page_with_the_keyboard_to_a_figure(request, open_page, site):
    """Tab to the field in the head, type, Enter, and on to the first result.

    The line of the budget is the target.
    """
    served = request.getfixturevalue(site)
    page = open_page(served.url("/verhalen/skills4future/"), fresh=True)
    said = _watched(page)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.id") == "zoek-kop":
            break
    page.keyboard.type("bijdrage Emmen")
    page.keyboard.press("Enter")
    page.locator(RESULT).first.wait_for()
    assert page.url == served.url("/zoeken/?q=bijdrage+Emmen")
    assert re.fullmatch(
        r"\d+ resultaten voor “bijdrage Emmen”", page.locator("[role=status]").inner_text()
    )
    assert page.evaluate("() => document.activeElement === document.body"), (
        "nothing takes the focus"
    )
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.className") == "search-results__link":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(served.base) + r"/data/begroting-20\d\d/#regel-emmen"))
    assert page.locator(":target").count() == 1
    page.go_back()
    page.locator(RESULT).first.wait_for()
    assert page.locator("#zoek").input_value() == "bijdrage Emmen"
    assert said == []


@pytest.mark.parametrize(
    ("asked", "stands"),
    [("begrotingen", "begroting"), ("subsidies", "subsidie"), ("verhaal", "verhalen")],
)
def test_one_form_of_a_word_finds_the_other(published, open_page, asked, stands):
    page = open_page("about:blank")
    _search(page, published.url("/zoeken/"), f"q={asked}")
    marked = {text.casefold().strip(".,“”:") for text in page.locator("mark").all_inner_texts()}
    assert stands in marked


def test_every_line_of_a_budget_is_found_by_its_name(published, open_page):
    """Names and ids come from the file itself."""
    page = open_page("about:blank")
    with (CONTENT / "data" / "begroting-2024" / "cijfers.csv").open(
        encoding="utf-8-sig", newline=""
    ) as handle:
        lines = list(csv.DictReader(handle, delimiter=";"))
    assert len(lines) > 5
    for line in lines:
        _search(
            page,
            published.url("/zoeken/"),
            f"q={quote(line['post'])}",
            "soort=Cijfer",
            "periode=2024",
        )
        links = page.locator(f"{RESULT} .search-results__link").evaluate_all(
            "links => links.map(link => link.href)"
        )
        assert published.url(f"/data/begroting-2024/#regel-{line['id']}") in links, line["post"]


def test_filters_stand_in_the_address_and_back_undoes_them(published, open_page):
    page = open_page("about:blank")
    said = _watched(page)
    _search(page, published.url("/zoeken/"), "q=emmen")
    page.locator("summary", has_text="Verfijn").click()
    figure = page.locator("label", has_text="Cijfer").first
    figure.wait_for()
    count = int(figure.locator("[data-count]").inner_text())
    figure.locator("input").focus()
    page.keyboard.press("Space")
    page.wait_for_url(published.url("/zoeken/?q=emmen&soort=Cijfer"))
    page.locator("[role=status]", has_text=re.compile(rf"^{count} resulta")).wait_for()
    assert page.evaluate("() => document.activeElement.value") == "Cijfer", (
        "the focus stays where it was"
    )
    assert all(
        text.startswith("Cijfer")
        for text in page.locator(".search-results__facts").all_inner_texts()
    )
    page.go_back()
    page.wait_for_url(published.url("/zoeken/?q=emmen"))
    page.locator(RESULT, has_text="Verhaal").first.wait_for()
    assert page.locator("input[name=soort][value='']").is_checked()
    page.goto(published.url("/zoeken/?q=emmen&gemeente=Emmen&soort=Verhaal"))
    page.locator("label", has_text="Verhaal").first.wait_for()
    assert page.locator("input[name=gemeente][value=Emmen]").is_checked()
    assert said == []


def test_more_results_come_on_asking_and_the_focus_goes_to_the_first_of_them(published, open_page):
    page = open_page("about:blank")
    _search(page, published.url("/zoeken/"), "q=regio")
    assert page.locator(RESULT).count() == 10
    page.get_by_role("button", name="Meer resultaten").press("Enter")
    page.locator("[role=status]", has_text="staan er nu").wait_for()
    assert page.locator(RESULT).count() == 20
    assert (
        page.evaluate(
            "() =>"
            " [...document.querySelectorAll('.search-results__link')]"
            ".indexOf(document.activeElement)"
        )
        == 10
    )


def test_a_long_read_leads_to_its_parts(published, open_page):
    page = open_page("about:blank")
    _search(page, published.url("/zoeken/"), "q=programmabureau", "soort=Jaarplan")
    place = page.locator(".search-results__place").first
    address = place.get_attribute("href")
    assert re.fullmatch(re.escape(published.base) + r"/jaarplannen/20\d\d/#[a-z0-9-]+", address)
    place.click()
    page.wait_for_url(address)
    assert page.locator(":target").evaluate("element => element.tagName") in ("H2", "H3", "H4")


def test_nothing_found_says_what_can_be_tried(published, open_page):
    page = open_page("about:blank")
    _search(page, published.url("/zoeken/"), "q=" + quote("qqxxyyzz <b>vet</b>"))
    assert page.locator("[role=status]").inner_text() == "Niets gevonden voor “qqxxyyzz <b>vet</b>”"
    assert page.get_by_role("link", name="Bekijk alles van A tot Z").is_visible()
    assert page.get_by_role("link", name="Stel uw vraag").is_visible()


def test_without_scripts_the_way_goes_through_the_alphabet(published, open_page):
    page = open_page(published.url("/"), java_script_enabled=False)
    page.locator("#zoek-kop").fill("emmen")
    page.locator("#zoek-kop").press("Enter")
    page.wait_for_url(published.url("/zoeken/?q=emmen"))
    assert page.get_by_text("Zoeken werkt alleen met JavaScript").is_visible()
    page.get_by_role("link", name="Bekijk alles van A tot Z").click()
    page.wait_for_url(published.url("/a-z/"))


def test_when_the_index_does_not_come_the_page_says_so(published, chromium):
    """Not through `open_page`: a file that does not come is what is tried here."""
    context = chromium.new_context(locale="nl-NL")
    context.route("**/pagefind-entry.json*", lambda route: route.abort())
    page = context.new_page()
    _search(page, published.url("/zoeken/"), "q=emmen")
    assert "lukt nu niet" in page.locator("[role=status]").inner_text()
    assert page.get_by_role("link", name="Bekijk alles van A tot Z").is_visible()
    context.close()


def test_results_hold_the_rules_for_accessibility(published, open_page):
    page = open_page("about:blank")
    _search(page, published.url("/zoeken/"), "q=emmen")
    page.locator("summary", has_text="Verfijn").click()
    page.locator("label", has_text="Cijfer").first.wait_for()
    assert findings_in_windows(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert scrolls_sideways(page) == 0


def test_a_narrow_window_has_a_link_to_the_search_page(published, open_page):
    page = open_page(published.url("/verhalen/"), width=320)
    assert not page.locator("#zoek-kop").is_visible()
    page.get_by_role("banner").get_by_role("link", name="Zoeken").click()
    page.wait_for_url(published.url("/zoeken/"))


def test_the_page_for_missing_addresses_searches_too(below_a_path, open_page):
    page = open_page(below_a_path.url("/verhalen/bestaat-niet/"))
    page.locator("#zoek-kop").fill("dryport")
    page.locator("#zoek-kop").press("Enter")
    page.locator(RESULT).first.wait_for()
    assert page.url == below_a_path.url("/zoeken/?q=dryport")
    assert _titles(page)[0].startswith("Dryport")
