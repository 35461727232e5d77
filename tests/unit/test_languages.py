"""Languages: words that know theirs, links between two, and the version for search engines."""

from __future__ import annotations

import pickle

import pytest

from plugins.core.languages import Words, add_hreflang, language_of, search_versions


def test_words_are_text_that_knows_its_language():
    """Also after a copy; joined with other text they are plain text."""
    words = Words("Jaarplan 2026", "nl")
    assert (words, words.language) == ("Jaarplan 2026", "nl")
    assert pickle.loads(pickle.dumps(words)).language == "nl"
    assert not hasattr(words + "!", "language")


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/", "nl"),
        ("/en/", "en"),
        ("/de/region/", "de"),
        ("/verhalen/en/", "nl"),
        ("/energie/", "nl"),
        ("/en", "nl"),
        ("/404.html", "nl"),
    ],
)
def test_an_address_tells_its_language(address: str, language: str):
    """What is below /en/ is English; a name that begins so is not."""
    assert language_of(address) == language


LINKS = [
    (
        "to a Dutch page",
        "en",
        '<a class="x" href="/koers/#doel">a</a>',
        '<a hreflang="nl" class="x" href="/koers/#doel">a</a>',
    ),
    ("to the same language", "en", '<a href="/en/region/">a</a>', None),
    ("from Dutch to German", "nl", '<a href="/de/">a</a>', '<a hreflang="de" href="/de/">a</a>'),
    ("within Dutch", "nl", '<a href="/koers/">a</a>', None),
    ("named already", "en", '<a href="/" hreflang="nl">a</a>', None),
    ("a file has no language of its own", "en", '<a href="/data/begroting-2026.csv">a</a>', None),
    (
        "another site, a mail, a place on the page",
        "en",
        '<a href="https://a.nl/b/">a</a><a href="mailto:a@b.nl">b</a><a href="#c">c</a>',
        None,
    ),
    (
        "a link in a drawing has no such attribute",
        "en",
        '<svg role="img"><a href="/koers/">a</a></svg><a href="/koers/">b</a>',
        '<svg role="img"><a href="/koers/">a</a></svg><a hreflang="nl" href="/koers/">b</a>',
    ),
    (
        "no link at all",
        "en",
        '<link href="/koers/"><area href="/koers/"><abbr title="href=/x/">a</abbr>',
        None,
    ),
]


@pytest.mark.parametrize(
    ("title", "language", "html", "marked"), LINKS, ids=[case[0] for case in LINKS]
)
def test_a_link_that_crosses_names_the_language(
    title: str, language: str, html: str, marked: str | None
):
    """`hreflang` is on links to pages in another language, and nowhere else."""
    assert add_hreflang(html, language) == (marked or html)


def test_search_engines_get_every_version_and_one_for_all_others():
    """English is for readers of other languages where it is there, else Dutch.

    One version is no choice.
    """
    assert search_versions([("nl", "/"), ("en", "/en/"), ("de", "/de/")]) == [
        ("nl", "/"),
        ("en", "/en/"),
        ("de", "/de/"),
        ("x-default", "/en/"),
    ]
    assert search_versions([("nl", "/a/"), ("de", "/de/a/")])[-1] == ("x-default", "/a/")
    assert search_versions([("nl", "/a/")]) == search_versions([]) == []
