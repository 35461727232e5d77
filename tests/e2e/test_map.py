"""The map for everyone.

It is used by keyboard, by ear, and in a browser that cannot tell which choice was made.
"""

from __future__ import annotations

import pytest

PLACES = ["Borger-Odoorn", "Emmen", "Coevorden", "Hoogeveen", "Hardenberg"]
# The contributions of 2022 as the plan has them
# (tests/documents/jaarplan-2022-en-jaarverslag-2021.txt, "4. Hoe gaan we het betalen?"); it does
# not name Borger-Odoorn.
IN_2022 = ["niet genoemd", "€ 107.863", "€ 35.505", "€ 55.889", "€ 61.793"]


def _values(page) -> list[str]:
    return [
        text.replace("\xa0", " ")
        for text in page.locator(".region-map__value:visible").all_text_contents()
    ]


@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_changes_the_figures_and_opens_a_municipality(published, open_page, width):
    """Tab to the choice, arrow to the other year, Tab to a place on the map, Enter to its page."""
    page = open_page(published.url("/gemeenten/"), width=width)
    page.locator(".region-map__radio").first.focus()
    assert _values(page)[1] == "€ 109.754"
    page.keyboard.press("ArrowRight")
    assert _values(page) == IN_2022
    for _ in range(10):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "() => document.activeElement.querySelector('.region-map__name')?.textContent"
        )
        if name == "Coevorden":
            break
    assert name == "Coevorden"
    box = page.evaluate(
        "() => { const box = document.activeElement.getBoundingClientRect(); return [box.top,"
        " innerHeight - box.bottom, box.left, innerWidth - box.right]; }"
    )
    assert min(box) >= 0, "the place that has focus is in sight"
    page.keyboard.press("Enter")
    page.wait_for_url(published.url("/gemeenten/coevorden/"))


def test_the_map_is_read_as_places_with_their_values_and_then_as_a_table(published, open_page):
    """A screen reader gets the map in the order of reading.

    That is the choice, five places each with its value, and the same values as a table.
    """
    page = open_page(published.url("/gemeenten/"))
    spoken = page.locator(".region-map").aria_snapshot().replace("\xa0", " ")
    order = [
        "Wat laat de kaart zien?",
        'radio "Inkomsten 2026" [checked]',
        'radio "Begroting 2022"',
        'link "Borger-Odoorn € 26.112"',
        'link "Emmen € 109.754"',
        'link "Coevorden € 35.740"',
        'link "Hoogeveen € 56.897"',
        'link "Hardenberg € 63.895"',
        "De kaart als tabel",
        'columnheader "Gemeente"',
        'rowheader "Borger-Odoorn"',
    ]
    places = [spoken.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "Begroting 2022:" not in spoken.split("De kaart als tabel")[0].replace(
        'radio "Begroting 2022"', ""
    ), "the map that is not shown is not spoken"


def test_the_map_needs_no_script(published, open_page):
    page = open_page(published.url("/gemeenten/"), java_script_enabled=False)
    page.locator(".region-map__radio").nth(1).check()
    assert _values(page) == IN_2022


def test_a_place_on_the_map_is_large_enough_to_touch(published, open_page):
    page = open_page(published.url("/"), width=320)
    links = page.locator(".region-map__link")
    assert links.locator(".region-map__name").all_text_contents() == PLACES
    assert [
        min(box["width"], box["height"]) >= 24
        for box in (link.bounding_box() for link in links.all())
    ] == [True] * len(PLACES)
