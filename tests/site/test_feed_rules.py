"""Every feed of the real site by the rules of the W3C feed validator.

Read by an independent parser; each rule is also tried on a feed that breaks it.
"""

from __future__ import annotations

import feedparser
import pytest

from tests.helpers.feed_rules import feed_faults
from tests.helpers.real_site import real_site

ADDRESS = "https://site.invalid/dtz"
TEXT = (
    '&lt;p&gt;Met &lt;a href="https://site.invalid/dtz/"&gt;een link&lt;/a&gt; en een'
    " &lt;br&gt;.&lt;/p&gt;"
)
SOUND_ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl"><title>Nieuws</title><link href="https://site.invalid/dtz/" rel="alternate"/>
<link href="{ADDRESS}/a.xml" rel="self"/><id>tag:site.invalid,2026:feed</id><updated>2026-11-12T12:00:00Z</updated><author><name>DTZ</name></author>
<entry><title>Een &amp; twee</title><link href="https://site.invalid/dtz/een/" rel="alternate"/><published>2026-11-09T12:00:00Z</published><updated>2026-11-12T12:00:00Z</updated>
<id>tag:site.invalid,2026:een</id><content type="html">{TEXT}</content><summary type="html">Kort.</summary></entry></feed>"""  # noqa: E501
SOUND_RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Nieuws</title><link>https://site.invalid/dtz/</link><description>Nieuws</description>
<atom:link href="{ADDRESS}/a.xml" rel="self"/><language>nl</language><lastBuildDate>Sat, 21 Nov 2026 12:00:00 +0000</lastBuildDate>
<item><title>Een</title><link>https://site.invalid/dtz/een/</link><description>{TEXT}</description><pubDate>Mon, 09 Nov 2026 12:00:00 +0000</pubDate>
<guid isPermaLink="false">tag:site.invalid,2026:een</guid></item></channel></rss>"""  # noqa: E501


def _faults(text: str) -> list[str]:
    return feed_faults(text.encode("utf-8"), f"{ADDRESS}/a.xml")


def _feeds() -> list[str]:
    """Return the feeds of the real site by their place."""
    found = sorted(
        file.relative_to(real_site()).as_posix() for file in (real_site() / "feeds").rglob("*.xml")
    )
    assert found
    return found


def test_every_feed_keeps_the_rules():
    assert {
        name: faults
        for name in _feeds()
        if (faults := feed_faults((real_site() / name).read_bytes(), f"{ADDRESS}/{name}"))
    } == {}


def test_an_independent_parser_reads_every_feed_whole():
    """Feeds need no repair and lose nothing: title, address, identity, date and text of each item.

    Both formats hold the same.
    """
    told: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for name in _feeds():
        feed = feedparser.parse(
            (real_site() / name).read_bytes(), sanitize_html=False, resolve_relative_uris=False
        )
        assert not feed.bozo, (name, feed.get("bozo_exception"))
        assert feed.encoding == "utf-8"
        assert feed.version == {"atom": "atom10", "rss": "rss20"}[name.split(".")[-2]]
        assert feed.feed.language == "nl"
        items = [
            (entry.id, entry.title, entry.link, f"{entry.published_parsed[:3]}")
            for entry in feed.entries
        ]
        assert all(all(item) for item in items)
        assert all(
            (entry.content[0].value if "content" in entry else entry.description).strip()
            for entry in feed.entries
        )
        told.setdefault(name.split(".")[0], {})[name.split(".")[-2]] = items
    assert [
        name for name, forms in told.items() if len(forms) != 2 or forms["atom"] != forms["rss"]
    ] == []


@pytest.mark.parametrize("text", [SOUND_ATOM, SOUND_RSS])
def test_a_sound_feed_has_no_faults(text):
    assert _faults(text) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('encoding="utf-8"', 'encoding="UTF8"', "the first line does not say XML in UTF-8"),
        ("Een &amp; twee", "Een\x85twee", "a control character"),
        ("Een &amp; twee", "Een &lt;b&gt;twee&lt;/b&gt;", "markup in the title Een <b>twee</b>"),
        ("Een &amp; twee", "Een &amp;amp; twee", "markup in the title Een &amp; twee"),
        ("<id>tag:site.invalid,2026:een</id>", "", "0 × id in entry"),
        ("<id>tag:site.invalid,2026:een</id>", "<id>een</id>", "identity een"),
        (
            "<id>tag:site.invalid,2026:een</id>",
            "<id>tag:site.invalid,2026:feed</id>",
            "identity tag:site.invalid,2026:feed stands 2 times",
        ),
        ("<name>DTZ</name>", "<name> </name>", "an author without a name"),
        ("<author><name>DTZ</name></author>", "", "no author: tag:site.invalid,2026:een"),
        ('xml:lang="nl"', 'xml:lang="nederlands"', "language “nederlands”"),
        ('rel="self"', 'rel="related"', f"its own address is {ADDRESS}/a.xml, it names []"),
        (
            f"{ADDRESS}/a.xml",
            f"{ADDRESS}/b.xml",
            f"its own address is {ADDRESS}/a.xml, it names ['{ADDRESS}/b.xml']",
        ),
        (
            "2026-11-09T12:00:00Z",
            "2026-11-30T12:00:00Z",
            "published is no RFC 3339 date, or later than the change",
        ),
        (
            "<updated>2026-11-12T12:00:00Z</updated>\n<id>",
            "<updated>12 november 2026</updated>\n<id>",
            "a moment of change that is no RFC 3339 date",
        ),
        (
            "<updated>2026-11-12T12:00:00Z</updated><author>",
            "<updated>2026-11-21T12:00:00Z</updated><author>",
            "the feed's own moment of change is not that of its newest entry",
        ),
        ('href="https://site.invalid/dtz/een/"', 'href="/een/"', "relative address /een/"),
        (
            'href="https://site.invalid/dtz/een/" rel="alternate"',
            'href="https://site.invalid/dtz/een/" rel="via"',
            "an entry that leads nowhere",
        ),
        ('<content type="html">', '<content type="text">', "the whole text is not marked as HTML"),
        ('a href="https://site.invalid/dtz/"', 'a href="../een/"', "relative address ../een/"),
        ("&lt;br&gt;", "&lt;svg&gt;&lt;/svg&gt;", "<svg> in a text"),
        ("&lt;br&gt;", "&lt;p style='color:red'&gt;", "<p style> in a text"),
        ("&lt;br&gt;", "&lt;b&gt;", "</p> closes something else"),
        ("&lt;br&gt;", "&lt;img srcset='a.png 2x'&gt;", "relative address in srcset a.png 2x"),
        ("<summary", "<samenvatting/><summary", "samenvatting does not belong in entry"),
        ("<entry>", "<entry>los", "loose text in entry"),
        ("</entry>", "</entry><rights>x</rights>", "rights after the first entry"),
    ],
)
def test_a_fault_in_an_atom_feed_is_found(old, new, fault):
    assert SOUND_ATOM.count(old) >= 1
    assert fault in _faults(SOUND_ATOM.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<language>nl</language>", "", "0 × language in channel"),
        ("<title>Een</title>", "", "0 × title in item"),
        ("<title>Een</title>", "<title> </title>", "title is empty"),
        ('rel="self"', 'rel="hub"', f"its own address is {ADDRESS}/a.xml, it names []"),
        ("Mon, 09 Nov", "Tue, 09 Nov", "pubDate is no RFC 822 date"),
        ("Mon, 09 Nov 2026", "Mon, 9 November 2026", "pubDate is no RFC 822 date"),
        ("Sat, 21 Nov 2026 12:00:00 +0000", "2026-11-21", "lastBuildDate is no RFC 822 date"),
        (
            "<link>https://site.invalid/dtz/een/</link>",
            "<link>/een/</link>",
            "relative address /een/",
        ),
        (' isPermaLink="false"', "", "guid tag:site.invalid,2026:een is said to be an address"),
        (
            "</item>",
            (
                "</item><item><title>Twee</title><link>https://site.invalid/</link><description>x</description><pubDate>Mon,"
                " 09 Nov 2026 12:00:00 +0000</pubDate><guid"
                " isPermaLink='false'>tag:site.invalid,2026:een</guid></item>"
            ),
            "guid tag:site.invalid,2026:een stands 2 times",
        ),
        ("&lt;br&gt;", "&lt;script&gt;&lt;/script&gt;", "<script> in a text"),
        ("&lt;/p&gt;", "", "<p> is not closed"),
        ('version="2.0"', 'version="0.91"', "neither Atom nor RSS 2.0: rss"),
    ],
)
def test_a_fault_in_an_rss_feed_is_found(old, new, fault):
    assert SOUND_RSS.count(old) >= 1
    assert fault in _faults(SOUND_RSS.replace(old, new))
