"""What is on a card, and how a title is cut into lines.

A character is as wide as half its size here.
"""

from __future__ import annotations

import pytest

from plugins.core.finding.page_head import PageHead
from plugins.core.finding.share_cards import CardFace, card_face, drawable, fit


def _measure(text: str, size: int) -> float:
    return len(text) * size / 2


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Emmen", 400, (40, ["Emmen"])),
        ("een twee drie vier", 200, (40, ["een twee", "drie vier"])),  # ten characters in a line
        (
            "een twee drie vier vijf",
            200,
            (20, ["een twee drie", "vier vijf"]),
        ),  # three lines of 40 are too high
        ("aaaaaaaaaa b", 200, (40, ["aaaaaaaaaa", "b"])),
        ("aaaaaaaaaaaa b", 200, (20, ["aaaaaaaaaaaa b"])),
    ],
)
def test_a_title_stands_as_large_as_it_fits(text: str, width: int, expected: tuple[int, list[str]]):
    """The lines are about equally long; a wide word makes the title smaller and stays whole."""
    assert fit(text, (40, 20), width, 90, _measure) == expected


def test_a_word_wider_than_a_line_is_broken_with_a_hyphen_in_the_smallest_size():
    assert fit("x" * 45, (40, 20), 200, 90, _measure) == (
        20,
        ["x" * 19 + "-", "x" * 19 + "-", "x" * 7],
    )


def test_a_title_that_does_not_fit_ends_in_an_ellipsis():
    """Never more than four lines, never over the height."""
    size, lines = fit("woord " * 30 + "slot", (40, 20), 200, 90, _measure)
    assert (size, len(lines), lines[-1]) == (20, 4, "woord woord woord…")
    assert len(fit("woord " * 30, (20,), 200, 50, _measure)[1]) == 2


@pytest.mark.parametrize(
    "text", ["a", "", "x" * 300, "een " * 90, "kort " + "y" * 90 + " kort", "a-b " * 40, "…" * 50]
)
def test_no_line_is_ever_too_wide_and_no_title_too_high(text: str):
    size, lines = fit(text, (40, 30, 20), 210, 95, _measure)
    assert all(_measure(line, size) <= 210 for line in lines)
    assert len(lines) <= 4
    assert len(lines) * size * 1.1 <= 95


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Één café – ‘zo’ € 1,00…", "Één café – ‘zo’ € 1,00…"),
        ("Gdańsk, Ťęšt", "Gdansk, Test"),
        ("e\u0301", "é"),
        ("€\u202f5\xa0mln", "€\xa05\xa0mln"),
        ("zacht\xadaf 東 🎉!", "zachtaf  !"),
    ],
)
def test_a_sign_the_typeface_lacks_is_never_a_box(text: str, expected: str):
    """A letter with a rare accent loses it; what has no Latin form is left out."""
    assert drawable(text) == expected


def test_the_card_of_a_page_has_its_words():
    head = PageHead(
        "/d/",
        "Geld ☂",
        kind_label="Cijfers",
        period="2026",
        figure="€ 1",
        figure_label="Totaal, 2026",
    )
    assert card_face(head, "Naam", "Motto") == CardFace(
        "Naam", "Motto", "Cijfers", "2026", "Geld ", "€ 1", "Totaal, 2026"
    )
