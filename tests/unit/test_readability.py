"""How easy a text reads: syllables counted by hand, the formula worked out by hand."""

from __future__ import annotations

import pytest

from plugins.core.writing.readability import level_of, long_sentences, score_of, syllables
from plugins.core.writing.sentences import Sentence, Word, line_sentences


@pytest.mark.parametrize(
    ("word", "count"),
    [  # hyphenated by hand
        ("fiets", 1),
        ("wij", 1),
        ("sneeuw", 1),
        ("open", 2),
        ("nieuwe", 2),
        ("mooie", 2),
        ("zeeën", 2),
        ("gemeente", 3),
        ("bijeenkomst", 3),
        ("radio", 3),
        ("ruïne", 3),
        ("partijen", 3),
        ("maakindustrie", 4),
        ("alinea", 4),
        ("industrieën", 4),
        ("financieel", 4),
        ("beïnvloeden", 4),
        ("coördinatie", 5),
        ("geïnteresseerd", 5),
        ("officiële", 5),
        ("programmabureau", 5),
        ("2026", 1),
        ("A37", 1),
        ("mkb", 1),
        ("Één", 1),
        ("vóór", 1),
        ("niveau", 2),
    ],
)
def test_syllables_are_those_of_hand_hyphenation(word, count):
    assert syllables(word) == count


def _text(word: str, words: int, sentences: int) -> list[Sentence]:
    return [Sentence(tuple(Word(word, 1, 1) for _ in range(words)))] * sentences


def test_the_score_is_that_of_flesch_douma():
    """The scores are calculated by hand.

    Four sentences of 25 words of one syllable: 206.84 - 0.77 x 100 - 0.93 x 25. Ten of ten, of
    three syllables: 206.84 - 0.77 x 300 - 0.93 x 10.
    """
    assert score_of(_text("kat", 25, 4)) == pytest.approx(106.59)
    assert score_of(_text("gemeente", 10, 10)) == pytest.approx(-33.46)


def test_a_text_of_less_than_a_hundred_words_has_no_score():
    assert score_of(_text("kat", 33, 3)) is None
    assert level_of(None) == ""


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (95, "A2"),
        (80, "A2"),
        (79.9, "B1"),
        (60, "B1"),
        (59.9, "B2"),
        (45, "B2"),
        (44.9, "C1"),
        (-20, "C1"),
    ],
)
def test_levels_follow_the_bounds_of_doumas_table(score, level):
    assert level_of(score) == level


def test_a_sentence_of_thirty_words_is_not_long_and_one_more_is():
    sentences = [
        *line_sentences("woord " * 30 + ".", 1, 1),
        *line_sentences("woord " * 31 + ".", 2, 1),
    ]
    assert [sentence.words[0].line for sentence in long_sentences(sentences)] == [2]
