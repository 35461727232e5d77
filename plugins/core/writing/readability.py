"""How easy a Dutch text reads: the score of Flesch-Douma, its level, long sentences.

Source of the formula: W.H. Douma, "De leesbaarheid van landbouwbladen" (Wageningen 1960), the
formula of R. Flesch for Dutch. Its table of norms says for whom
a score is: 80 and more "gemakkelijk" (the fifth year of primary school and below), 60 to 80
"normaal" to "tamelijk gemakkelijk" (up to the first years of secondary school), 45 to 60 "tamelijk
moeilijk", below 45 "moeilijk" and "zeer moeilijk" (higher education). The step from there to the
levels of the Common European Framework (A2 to C1) is ours, by the schooling each level is commonly
compared with: nobody has measured it. The level is an indication: words and sentences are counted,
not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plugins.core.writing.sentences import Sentence

__all__ = ["LEAST_WORDS", "LONG_SENTENCE", "level_of", "long_sentences", "score_of", "syllables"]

LONG_SENTENCE = 30
"""Words above which a sentence is long."""
LEAST_WORDS = 100
"""Words below which a score says nothing: the formula counts in samples of 100."""
_LEVELS = ((80, "A2"), (60, "B1"), (45, "B2"))
# The vowels that are one sound together, longest first; an i or j that glides at the end belongs to
# the vowel before it.
_SOUND = re.compile(
    r"eeuw|ieuw|aai|ooi|oei|eeu|ieu|eau|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|ai|oi"
    r"|[aeiouyäëïöüâêîôû]"
)
# A stressed vowel is still the same one (één, vóór); a diaeresis begins another.
_STRESS = str.maketrans("áéíóúàèìòù", "aeiouaeiou")


def score_of(sentences: Sequence[Sentence]) -> float | None:
    """Return the score of Flesch-Douma; higher is easier.

    206.84 - 0.77 x syllables in 100 words - 0.93 x words in a sentence.

    Returns:
        Usually 0 to 100; None for a text with fewer than `LEAST_WORDS` words.
    """
    words = [word.text for sentence in sentences for word in sentence.words]
    if len(words) < LEAST_WORDS:
        return None
    return (
        206.84 - 77 * sum(map(syllables, words)) / len(words) - 0.93 * len(words) / len(sentences)
    )


def level_of(score: float | None) -> str:
    """Return the level a score points to: A2, B1, B2 or C1; empty for a text that is too short."""
    if score is None:
        return ""
    return next((level for least, level in _LEVELS if score >= least), "C1")


def syllables(word: str) -> int:
    """Count the syllables of a Dutch word by its vowel sounds.

    A number, and what has no vowel, counts as one.
    """
    return (
        max(1, len(_SOUND.findall(word.lower().translate(_STRESS))))
        if not any(map(str.isdigit, word))
        else 1
    )


def long_sentences(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Return the sentences with more than `LONG_SENTENCE` words."""
    return [sentence for sentence in sentences if len(sentence.words) > LONG_SENTENCE]
