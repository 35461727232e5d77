"""Everyone can use the site.

That is tried with the accessibility rules, the keyboard, a narrow window, no scripts, and paper.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pypdf
import pytest

from tests.helpers.browser import (
    CONTENT,
    PAGE_TEMPLATES,
    PREVIEW_TEMPLATES,
    REPRESENTATIVES,
    axe_findings,
    findings_in_windows,
    scrolls_sideways,
)
from tests.helpers.keyboard import keyboard_faults, stops

TWO_WINDOWS = ((320, "dark"), (1280, "light"))
"""Each width and each scheme once; `audit` looks at every page in all four."""
A4 = 658
"""Pixels between the margins of an A4 page."""
every_template = pytest.mark.parametrize("template", PAGE_TEMPLATES)


@every_template
def test_the_accessibility_rules_find_nothing(published, open_page, template):
    page = open_page(published.url(published.fullest(template)))
    assert findings_in_windows(page, TWO_WINDOWS) == []


@pytest.mark.parametrize("template", PREVIEW_TEMPLATES)
def test_the_accessibility_rules_find_nothing_in_the_preview(preview, open_page, template):
    """The style guide shows every component with its examples."""
    page = open_page(preview.url(preview.fullest(template)))
    assert findings_in_windows(page, TWO_WINDOWS) == []


def test_no_example_of_the_guide_has_to_be_scrolled(preview, open_page):
    """A region that scrolls can be reached by keyboard only where it is a stop.

    The guide has some hundred examples.
    """
    page = open_page(preview.url("/redactie/handleiding/"), width=320)
    assert page.locator("pre").count() > 100
    assert (
        page.evaluate(
            "[...document.querySelectorAll('pre')].filter((item) => item.scrollWidth >"
            " item.clientWidth).length"
        )
        == 0
    )


def test_the_accessibility_rules_do_find_a_fault(published, open_page):
    """The check itself works.

    A picture without alternative text, grey on grey and a tiny target are found.
    """
    page = open_page(published.url("/"))
    page.evaluate("""() => {
      document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="theme/favicon.svg"><p id="grijs">grijs</p>');
      document.getElementById('grijs').attributeStyleMap.set('color', '#999');
      document.getElementById('grijs').attributeStyleMap.set('background-color', '#aaa');
    }""")  # noqa: E501
    rules = {finding.partition(" ")[0] for finding in axe_findings(page)}
    assert {"image-alt", "color-contrast"} <= rules


@every_template
def test_no_page_scrolls_sideways_in_a_narrow_window(published, open_page, template):
    page = open_page(published.url(published.fullest(template)), width=320)
    assert scrolls_sideways(page) == 0
    page.evaluate("""() => {
      const wide = document.querySelector('main').appendChild(document.createElement('pre'));
      wide.textContent = 'x'.repeat(400);
      Object.assign(wide.style, { overflow: 'visible', whiteSpace: 'pre' });
    }""")
    assert scrolls_sideways(page) > 0, "the check itself works"


@pytest.mark.parametrize("template", REPRESENTATIVES)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(published, open_page, template):
    page = open_page(published.url(published.fullest(template)), width=320)
    assert keyboard_faults(page) == []


def test_the_skip_link_moves_the_keyboard_past_the_menu(published, open_page):
    page = open_page(published.url("/"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert page.evaluate(
        "() => document.querySelector('main').contains(document.activeElement) ||"
        " document.querySelector('footer').contains(document.activeElement)"
    )


def test_the_budget_table_can_be_scrolled_with_the_keyboard(published, open_page):
    page = open_page(published.url(published.fullest("plan.html")), width=320)
    regions = page.locator(".money-table__region")
    assert regions.count() > 0
    assert (
        sum("money-table__region" in stop.class_.split() for stop in stops(page)) == regions.count()
    )
    for region in regions.all():
        assert page.evaluate(
            "name => !!document.getElementById(name)?.textContent.trim()",
            region.get_attribute("aria-labelledby"),
        )
        region.focus()
        if region.evaluate("element => element.scrollWidth > element.clientWidth"):
            page.keyboard.press("ArrowRight")
            page.wait_for_function("() => document.activeElement.scrollLeft > 0")


@every_template
def test_a_page_is_complete_without_scripts(published, open_page, template):
    url = published.url(published.fullest(template))
    texts = []
    for scripts in (True, False):
        page = open_page(url, java_script_enabled=scripts)
        texts.append(page.locator("body").inner_text())
        assert page.locator("h1").is_visible()
    assert texts[0] == texts[1]


def _plans() -> list[tuple[str, str]]:
    """Return the address of each plan that has a budget table, with the dataset it shows."""
    return [
        (f"/jaarplannen/{file.stem}/", match[1])
        for file in sorted((CONTENT / "jaarplannen").glob("*.md"))
        for match in re.finditer(r"^::: bedragen (\S+)", file.read_text(encoding="utf-8-sig"), re.M)
    ]


def _typed(dataset: str) -> tuple[list[str], list[str]]:
    """Return amounts and notes as they were typed in the CSV of a dataset."""
    text = (Path(CONTENT) / "data" / dataset / "cijfers.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    amounts = [re.sub(r"(,00$)|[€\s]", "", row["bedrag"]) for row in rows if row["bedrag"].strip()]
    return amounts, [row["noot"].strip() for row in rows if row["noot"].strip()]


def test_paper_has_every_amount_and_note_of_a_plan(published, open_page):
    """What is typed in the CSV comes out of the printer.

    It is in the text of the PDF, and not cut off at the edge.
    """
    plans = _plans()
    assert plans
    for address, dataset in plans:
        amounts, notes = _typed(dataset)
        page = open_page(published.url(address), width=A4)
        paper = re.sub(
            r"\s",
            "",
            "".join(
                sheet.extract_text()
                for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
            ),
        )
        assert amounts
        assert [amount for amount in amounts if amount not in paper] == []
        assert f"Adresvandezepagina:https://www.dtz-proef.nl{address}" in paper
        page.emulate_media(media="print")
        tables = " ".join(" ".join(page.locator(".money-table").all_inner_texts()).split())
        assert [amount for amount in amounts if amount not in tables] == []
        assert [note for note in notes if note not in tables] == []
        assert (
            page.locator(".money-table__region").evaluate_all(
                "regions => regions.filter(region => region.scrollWidth > region.clientWidth +"
                " 1).length"
            )
            == 0
        )
        assert (
            page.locator(".site-header__menu, .skip-link").evaluate_all(
                "parts => parts.filter(part => part.checkVisibility()).length"
            )
            == 0
        )
