"""Running text: sentences and headings with the places of their words.

What is not read as a sentence of the writer is left out.
"""

from __future__ import annotations

import pytest

from plugins.core.writing.sentences import headings, line_sentences, text_sentences


def _texts(text: str) -> list[str]:
    return [
        " ".join(word.text for word in sentence.words)
        for sentence in text_sentences("a.md", text, 1)
    ]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "two sentences over three lines",
            "De eerste\nzin. De tweede\nzin.",
            ["De eerste zin", "De tweede zin"],
        ),
        (
            "the point of an abbreviation ends nothing",
            "Het kost ca. 30 euro, zegt dhr. Jansen. Klaar.",
            ["Het kost ca 30 euro zegt dhr Jansen", "Klaar"],
        ),
        (
            "an initial ends nothing, a last letter does",
            "Vraag het J. Jansen. Het staat op de pagina's. Is het er niet?",
            ["Vraag het J Jansen", "Het staat op de pagina's", "Is het er niet"],
        ),
        ("a small letter goes on", "Wat is er? vroeg zij.", ["Wat is er vroeg zij"]),
        (
            "items, headings and cells are passages of their own",
            "## Een kop\nTekst\n- een\n- twee\n1. drie\n\n| a | b c |\n| --- | --- |\n| d |\n",
            ["Een kop", "Tekst", "een", "twee", "drie", "a", "b c", "d"],
        ),
        (
            "a link is its words",
            "Zie [de koers](/koers/2022-2025/) en [dit][1].\n\n[1]: /elders/\n",
            ["Zie de koers en dit"],
        ),
        (
            "addresses and code are no words",
            "Mail info@example.org of `make html`, zie https://example.org/a en /data/x/.",
            ["Mail of zie en"],
        ),
        (
            "a figure counts as a number",
            "Er zijn {cijfer: banen#emmen} banen.",
            ["Er zijn 0 banen"],
        ),
        ("another language is left out", "Een {en: smart factory} in Emmen.", ["Een in Emmen"]),
        (
            "what stands in braces is not read, also when they are not closed",
            "Een {cijver: a#b} en {en: strategy verder.\nEinde.",
            ["Een en Einde"],
        ),
        ("a handle is no word", "Volg @emmen en #techniek.", ["Volg en"]),
        (
            "fenced code and quoted lines are left out",
            "Voor.\n\n```\ncode hier\n```\n\n> Een ander zei dit.\n\nNa.",
            ["Voor", "Na"],
        ),
        (
            "a footnote is a passage, its mark is none",
            "Tekst[^1] verder.\n\n[^1]: De noot.",
            ["Tekst verder", "De noot"],
        ),
        ("emphasis is no letter", "**Vet** en _schuin_.", ["Vet en schuin"]),
    ],
)
def test_sentences(title, text, expected):
    assert _texts(text) == expected, title


def test_blocks_give_their_text_and_titles_but_a_quotation_gives_nothing():
    """A quotation keeps the words of somebody else; keys that nobody reads are left out."""
    text = (
        "Voor.\n\n::: kader\ntitel: Let op\n\nIn het kader.\n:::\n\n::: citaat\nwie: Jan\n\nZijn"
        " woorden.\n:::\n\n::: bedragen begroting-2026\ntoon: inkomsten\n:::\n\nNa."
    )
    assert _texts(text) == ["Voor", "Let op", "In het kader", "Na"]


def test_every_word_has_its_place_in_the_file():
    """Lines and columns are those of the file, also behind a link, in an item, block or cell."""
    text = (
        "Een [link](/x/) woord\nverder.\n\n- item\n\n::: kader\ntitel: Kop\n\nTekst hier.\n:::\n| a"
        " | cel |"
    )
    places = {
        word.text: (word.line, word.column)
        for sentence in text_sentences("a.md", text, 10)
        for word in sentence.words
    }
    assert places == {
        "Een": (10, 1),
        "link": (10, 6),
        "woord": (10, 17),
        "verder": (11, 1),
        "item": (13, 3),
        "Kop": (16, 8),
        "Tekst": (18, 1),
        "hier": (18, 7),
        "a": (20, 3),
        "cel": (20, 7),
    }


def test_words_know_whether_they_begin_a_sentence_are_quoted_or_have_a_point_behind_them():
    words = line_sentences("Zij zei “dank u” tegen Jan. Later ook.", 3, 8)
    first, second = words
    assert [word.text for word in first.words if word.quoted] == ["dank", "u"]
    assert [word.text for word in (*first.words, *second.words) if word.first] == ["Zij", "Later"]
    assert [word.text for word in (*first.words, *second.words) if word.dotted] == ["Jan", "ook"]
    assert (second.words[0].line, second.words[0].column) == (3, 36)


def test_headings_stand_outside_blocks_and_code():
    text = "## Een\n\n```\n# geen\n```\n\n::: kader\ntitel: x\n\n#### geen\n:::\n\n#### Vier\n"
    assert [(item.level, item.line, item.column) for item in headings("a.md", text, 5)] == [
        (2, 5, 1),
        (4, 17, 1),
    ]
