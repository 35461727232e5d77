"""No figure is shown alone.

Beside each are its document with the place, its reference date, its unit and its status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml.html import HtmlElement

from tests.helpers.real_site import real_site
from tests.site.reading import pages

WITH_VALUES = {
    "figures__item": "dd[contains(@class, 'figures__value')]",
    "money-table": "table",
    "chart": "*[local-name()='svg']",
    "comparison": "table",
}
"""Each part of a page that shows figures, and what in it holds a value."""
EVERYWHERE = {"figures__item": 60, "money-table": 20, "chart": 10, "comparison": 3}
"""How many there are at least on the real site, so that the test cannot pass by finding none."""


def _parts(name: str) -> Iterator[tuple[str, HtmlElement]]:
    for address, page in pages(real_site()).items():
        for part in page.xpath(
            f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
        ):
            if part.xpath(f".//{WITH_VALUES[name]}"):
                yield address, part


def _lacks(part: HtmlElement, name: str) -> list[str]:
    """Return what a part does not say."""
    text = re.sub(r"\s+", " ", part.text_content())
    needed = {"source": r"(Bron|Source|Quelle): [^,]+, \S", "status": r"Status: \w"}
    needed["reference date"] = (
        r"(Over|About|Bezieht sich auf): .*\d{4}"
        if name == "figures__item"
        else r"Peildatum: (niet vermeld in de bron|.*\d{4})"
    )
    return [what for what, pattern in needed.items() if not re.search(pattern, text)]


@pytest.mark.parametrize("name", WITH_VALUES)
def test_every_part_that_shows_figures_says_where_they_stand_of_when_they_are_and_how_sure(
    name: str,
):
    """Every page shows source with place, status, and the reference date or that there is none."""
    found = list(_parts(name))
    assert len(found) >= EVERYWHERE[name]
    assert [
        (address, part.get("id"), lacks) for address, part in found if (lacks := _lacks(part, name))
    ] == []


def test_every_value_has_a_unit():
    """An amount has its euro sign, a share its percent, all else a word for what is counted."""
    naked = []
    for address, part in _parts("figures__item"):
        value = re.sub(
            r"\s+", " ", part.xpath(".//dd[contains(@class, 'figures__value')]")[0].text_content()
        ).strip()
        if not re.search(r"€ ?[\d.]|%$|[\d.,]+ [a-zA-Z]", value):
            naked.append((address, value))
    assert naked == []
    for name, unit in (
        ("money-table", ".//*[contains(@class, '__unit')]"),
        ("chart", ".//*[contains(@class, '__unit')]"),
        ("comparison", ".//*[contains(@class, '__unit')]"),
    ):
        assert [
            address
            for address, part in _parts(name)
            if not part.xpath(unit) and "%" not in part.text_content()
        ] == []


@pytest.mark.parametrize(("component", "columns"), [("budget-years", 4), ("municipality-money", 3)])
def test_every_amount_in_an_overview_of_years_names_its_source(component: str, columns: int):
    """A row with an amount has document, place, reference date and status in its last cell."""
    rows = [
        (address, row)
        for address, page in pages(real_site()).items()
        for row in page.xpath(f"//div[@class='{component}']//tbody/tr")
        if "€" in row.text_content()
    ]
    assert len(rows) >= columns
    for address, row in rows:
        last = re.sub(r"\s+", " ", row[-1].text_content())
        assert re.search(r"Bron: [^,]+, \S.*Peildatum: \S.*Status: \S", last), (address, last)
