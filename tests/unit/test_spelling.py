"""Spelling: which words are looked up, and what the site knows beside the dictionary.

The dictionary here is a small set of words.
"""

from __future__ import annotations

import pytest

from plugins.core.writing.sentences import text_sentences
from plugins.core.writing.spelling import KnownWords, Unknown, read_word_list, unknown_words

WORDS = {
    "de",
    "het",
    "een",
    "plan",
    "netwerk",
    "school",
    "en",
    "is",
    "goed",
    "zo'n",
    "thema's",
    "opleiding",
    "o.a.",
    "enz.",
    "samen",
    "in",
    "wij",
    "maken",
    "één",
}


def _knows(word: str) -> bool:
    """Know a word, with a capital as well, as a dictionary does."""
    return word in WORDS or word[:1].lower() + word[1:] in WORDS


def _unknown(text: str) -> list[str]:
    return [item.word for item in unknown_words(text_sentences("a.md", text, 1), _knows)]


@pytest.mark.parametrize(
    ("title", "text", "unknown"),
    [
        ("a slip", "Het plaan is goed.", ["plaan"]),
        ("once for each word", "Het plaan en het plaan.", ["plaan"]),
        ("a capital within a sentence is a name", "Wij maken Skodo en Wavin.", []),
        ("a capital at the beginning says nothing", "Plaan is goed.", ["Plaan"]),
        ("unless the name stands elsewhere with it", "Wavin is goed. Wij en Wavin.", []),
        (
            "capitals within a word are an abbreviation or a name",
            "HTSM en RegioCampus. De htSM.",
            [],
        ),
        ("what has a digit is passed over", "Skills4future en 4e plan", []),
        ("a quotation keeps its faults", "Het “codrdinatieteam” is goed.", []),
        ("either apostrophe", "Zo’n plan en de thema’s, zo'n thema's.", []),
        ("parts between hyphens", "De HTSM-school en het netwerk-plaan.", ["netwerk-plaan"]),
        ("the first part of a compound", "De opleidings- en netwerkplan.", ["netwerkplan"]),
        ("abbreviations with points", "Het plan, o.a. in de school enz. is goed.", []),
        ("an address is no word", "Het is dutchtechzone.nl in de school.", []),
        ("a capital that has no accent of its own", "Eén plan. Eéns.", ["Eéns"]),
        ("words with a stroke", "De school/opleiding en/of plan.", ["en/of"]),
    ],
)
def test_unknown_words(title, text, unknown):
    assert _unknown(text) == unknown, title


def test_an_unknown_word_tells_its_place_and_the_parts_that_are_the_reason():
    found = unknown_words(text_sentences("a.md", "Het is goed.\n\n- de netwerk-plaan", 7), _knows)
    assert found == [Unknown("netwerk-plaan", ("plaan",), 9, 6)]


@pytest.mark.parametrize(
    ("word", "parts", "known"),
    [
        ("mkb-peloton", ("mkb",), True),
        ("mkb-plan", ("mkb",), True),
        ("Dryport", ("Dryport",), True),
        ("dryport", ("dryport",), True),
        ("dryports", ("dryports",), False),
        ("Tech", ("Tech",), True),
        ("tech", ("tech",), False),
        ("zo'n", ("zo'n",), True),
        ("Systems", ("Systems",), True),
    ],
)
def test_what_the_site_knows(word, parts, known):
    """A listed word may have a capital; a listed name keeps hers; each part of a name counts."""
    words = KnownWords(["mkb", "dryport", "High Tech (Systems)", "zo’n"])
    assert words.has(Unknown(word, parts, 1, 1)) is known


def test_a_name_without_its_capital_is_recognised():
    words = KnownWords(["Emmen", "HTSM"])
    assert [words.with_capitals(word) for word in ("emmen", "htsm", "Hoogeveen")] == [
        "Emmen",
        "HTSM",
        "",
    ]


def test_the_word_list_has_one_word_on_each_line():
    assert read_word_list("# uitleg\n\neerste\n  tweede  \r\n#derde\nmet spatie") == [
        "eerste",
        "tweede",
        "met spatie",
    ]
