"""Reading time: words of running text, in whole minutes."""

from __future__ import annotations

import pytest

from plugins.core.texts.reading_time import minutes_to_read, words_in


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<p>Drie gewone woorden.</p>", 3),
        ("<p>Met <a href='/x/'>een link</a> – en een streepje &amp; teken</p>", 7),
        (
            (
                "<p>Vooraf</p><table><tr><td>niet"
                " deze</td></tr></table><figure><svg><text>nee</text></svg></figure><p>achteraf</p>"
            ),
            2,
        ),
        ("<ul><li>€ 1.000</li><li>2026</li></ul>", 2),
        ("", 0),
    ],
)
def test_words_are_counted_by_hand(html, count):
    assert words_in(html) == count


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 0), (269, 0), (271, 2), (449, 2), (451, 3), (1800, 10)]
)
def test_minutes_are_whole_and_a_short_text_has_none(words, minutes):
    """At 180 words a minute: 1.5 minutes is 270 words, 2.5 is 450."""
    assert minutes_to_read("<p>" + "woord " * words + "</p>") == minutes
