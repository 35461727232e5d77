"""What can be found of a page: its words without markup, divided by its headings."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from plugins.core.finding.search_records import (
    Part,
    SearchRecord,
    parts_of_html,
    record_file,
    record_html,
    without_repeats,
)


def test_headings_divide_a_text_and_keep_their_place():
    html = (
        '<p>Eerst &amp; <strong>vet</strong>.</p><h2 id="geld">Het'
        " <em>geld</em></h2><p>Een.</p><ul><li>Twee</li><li>Drie</li></ul><h3"
        ' id="later">Later</h3><p>Vier.</p>'
    )
    assert parts_of_html(html) == (
        Part("", "", ("Eerst & vet.",)),
        Part("geld", "Het geld", ("Een.", "Twee", "Drie")),
        Part("later", "Later", ("Vier.",)),
    )


@pytest.mark.parametrize(
    ("title", "html", "expected"),
    [
        ("a link keeps its words", '<p>Zie <a href="/x/">hier</a>, nu.</p>', ("Zie hier, nu.",)),
        (
            "spans of a component stand apart",
            '<cite><span class="a">Jaarplan</span><span class="b">2026</span></cite>',
            ("Jaarplan 2026",),
        ),
        (
            "no space comes before a comma",
            '<p><span class="a">Emmen</span>, Coevorden</p>',
            ("Emmen, Coevorden",),
        ),
        (
            "figures have records of their own",
            (
                '<div class="money-table"><div><table><tr><td>€'
                " 5</td></tr></table></div></div><p>Na.</p>"
            ),
            ("Na.",),
        ),
        (
            "a table that a writer typed stays",
            '<div class="prose-table"><table><tr><td>Een</td><td>5</td></tr></table></div>',
            ("Een 5",),
        ),
        ("a drawing has no words", "<svg><title>Tekening</title></svg><p>Na.</p>", ("Na.",)),
        (
            "marks of notes are left out",
            '<p>Waarde<span class="note-marks"><a>1</a></span>.</p>',
            ("Waarde.",),
        ),
        ("text outside a block counts", "Los", ("Los",)),
        ("nothing gives nothing", "", ()),
    ],
)
def test_words_of_a_page(title, html, expected):
    assert tuple(text for part in parts_of_html(html) for text in part.paragraphs) == expected


def test_a_sentence_without_a_new_word_is_left_out_and_the_gap_is_shown():
    given = ["De regio maakt. De regio! Maakt de regio? Nieuw werk.", "De regio maakt."]
    assert without_repeats(given) == ("De regio maakt. … Nieuw werk.",)


def test_every_word_of_a_text_is_kept_somewhere():
    given = ["Een twee. Twee drie.", "Drie een. Vier."]
    assert set(" ".join(without_repeats(given)).replace(".", "").casefold().split()) - {"…"} == {
        "een",
        "twee",
        "drie",
        "vier",
    }


def test_words_of_the_title_need_not_be_there_again():
    assert without_repeats(["Skills4Future. Een plan."], "Skills4Future") == ("Een plan.",)


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/a/b/", "a/b/index.html"),
        ("/data/begroting-2026/#regel-emmen", "data/begroting-2026/regel-emmen.html"),
    ],
)
def test_a_place_on_a_page_has_a_file_beside_it(address, file):
    assert record_file(address) == file


class _Read(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.filters: list[str] = []
        self.text: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.filters += [given["data-pagefind-filter"]] if "data-pagefind-filter" in given else []
        self.ids += [given["id"]] if "id" in given else []

    def handle_data(self, data):
        self.text.append(data)


def test_a_record_is_written_for_pagefind_with_all_signs_escaped():
    record = SearchRecord(
        "/a/",
        'Titel <b> & "x"',
        ("Verhaal",),
        (Part("", "", ("1 < 2",)), Part("k", "Kop & meer", ("Tekst.",))),
        ("Imago",),
        ("Emmen", "Borger-Odoorn"),
        ("2019", "2020"),
        "Gegevens > 1",
    )
    read = _Read(record_html(record))
    assert read.filters == [
        "soort:Verhaal",
        "thema:Imago",
        "gemeente:Emmen",
        "gemeente:Borger-Odoorn",
        "periode:2019",
        "periode:2020",
    ]
    assert read.text == ['Titel <b> & "x"', "Gegevens > 1", "1 < 2", "Kop & meer", "Tekst."]
    assert read.ids == ["k"]
