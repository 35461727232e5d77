"""The glossary finds each term once, as a whole word."""

from __future__ import annotations

import pytest

from plugins.core.texts.glossary import Glossary, word_forms_of

GLOSSARY = Glossary(
    {
        "mkb": ["mkb"],
        "peloton": ["mkb-peloton"],
        "ai": ["AI"],
        "start-up": ["start-up", "start-ups"],
    },
    "/begrippen/",
)
CASES = [
    ("once, though it stands there twice", "Het mkb en het mkb.", [("mkb", "mkb")]),
    ("with a capital at the start", "Mkb-bedrijven? Mkb!", [("Mkb", "mkb")]),
    (
        "the longer word wins",
        "Het mkb-peloton groeit, het mkb ook.",
        [("mkb-peloton", "peloton"), ("mkb", "mkb")],
    ),
    ("not within another word", "Een mkb-er in Emmkbx, mkbX en Xmkb.", []),
    ("an abbreviation stands as it is", "Ai, wat doet AI?", [("AI", "ai")]),
    (
        "another form of the same term",
        "Een start-up en twee start-ups.",
        [("start-up", "start-up")],
    ),
    ("between signs", "“mkb”, (AI).", [("mkb", "mkb"), ("AI", "ai")]),
    ("nothing", "Er staat niets.", []),
]


@pytest.mark.parametrize(("title", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_first_uses_of_terms(title: str, text: str, expected: list[tuple[str, str]]):
    assert [
        (text[use.start : use.end], use.term) for use in GLOSSARY.first_uses(text, set())
    ] == expected


def test_what_was_used_before_is_not_found_again():
    used: set[str] = set()
    assert len(list(GLOSSARY.first_uses("Het mkb.", used))) == 1
    assert list(GLOSSARY.first_uses("Nog eens mkb.", used)) == []
    assert used == {"mkb"}


def test_a_glossary_without_terms_finds_nothing():
    assert list(Glossary({}, "/begrippen/").first_uses("Het mkb.", set())) == []


def test_forms_stand_with_commas_between_them():
    assert word_forms_of(" mbo, hbo ,,wo") == ("mbo", "hbo", "wo")
    assert word_forms_of("") == ()
