"""Help with Dutch: what is found in a text, as plain values, and how few messages report it."""

from __future__ import annotations

import json
from dataclasses import asdict

from plugins.core.texts.glossary import Glossary
from plugins.core.writing.remarks import Findings, Source, examine, language_problems
from plugins.core.writing.spelling import KnownWords, Unknown

TERMS = Glossary({name: (name,) for name in ("aa", "bb", "cc", "dd", "ee", "ff")}, "")


def _source(body: str, language: str = "nl") -> Source:
    return Source("a.md", language, (("Een titel", 2, 8),), body, 5)


def _told(found: Findings) -> list[tuple[str, int, int]]:
    return [
        (item.code, item.place.line, item.place.column)
        for item in language_problems("a.md", found, KnownWords([]), lambda _: "")
    ]


def test_title_and_text_are_looked_up_and_levels_may_not_be_skipped():
    found = examine(
        _source("Tekst.\n\n### Drie\n\n## Twee\n\n#### Vier"),
        lambda word: word.strip("-") not in ("titel", "Vier"),
        None,
    )
    assert [(item.word, item.line, item.column) for item in found.unknown] == [
        ("titel", 2, 12),
        ("Vier", 11, 6),
    ]
    assert found.skips == [(7, 1, 1, 3), (11, 1, 2, 4)]
    assert found.score is None
    assert found.level == ""


def test_a_text_in_another_language_has_no_spelling_terms_or_level():
    found = examine(_source("Een aa bb cc dd ee ff. " * 20, "en"), lambda _: False, TERMS)
    assert found == Findings()


def test_without_a_dictionary_the_rest_is_found():
    found = examine(_source("woord " * 120), None, None)
    assert found.unknown == []
    assert found.long == [(5, 1, 120)]
    assert found.score is not None


def test_terms_count_where_they_stand_close_together():
    """Six different ones in less than 240 words."""
    terms = "aa bb cc dd ee ff aa. "
    assert [word for _, _, word in examine(_source(terms), None, TERMS).terms] == [
        "aa",
        "bb",
        "cc",
        "dd",
        "ee",
        "ff",
    ]
    assert examine(_source(terms.replace("ff", "gg")), None, TERMS).terms == []
    assert examine(_source(terms + "\n\n" + "Woord woord. " * 117), None, TERMS).terms == []
    assert examine(_source(terms + "\n\n" + "Woord woord. " * 116), None, TERMS).terms != []


def test_findings_are_the_same_after_they_were_kept():
    found = Findings(
        41.5, [Unknown("a-b", ("b",), 3, 4)], [(5, 1, 31)], [(7, 1, 2, 4)], [(8, 2, "aa")]
    )
    assert Findings.restored(json.loads(json.dumps(asdict(found)))) == found


def test_a_handful_of_words_has_a_message_each_and_the_others_share_one():
    found = Findings(
        unknown=[Unknown(f"w{number}", (f"w{number}",), number, 1) for number in range(1, 9)]
    )
    messages = list(language_problems("a.md", found, KnownWords(["w2"]), lambda word: f"{word}!"))
    assert [item.place.line for item in messages] == [1, 3, 4, 5, 6, 7]
    assert messages[0].hint.startswith("Bedoelde u “w1!”?")
    assert messages[-1].text == "Nog 2 woorden staan niet in het woordenboek: w7, w8."


def test_long_sentences_are_one_message():
    found = Findings(long=[(5, 1, 40), (9, 3, 31), (12, 1, 33)])
    (message,) = language_problems("a.md", found, KnownWords([]), lambda _: "")
    assert (
        message.text == "Deze zin heeft 40 woorden. Er staan hier nog 2 lange zinnen (regel 9, 12)."
    )


def test_only_a_text_well_above_b1_is_told():
    assert _told(Findings(score=45.0)) == []
    assert _told(Findings(score=44.9)) == [("taal-niveau", 0, 0)]
