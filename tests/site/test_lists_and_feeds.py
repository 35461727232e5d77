"""Lists of stories with their counts, pages and addresses, and the feeds that follow them."""

from __future__ import annotations

import re
from pathlib import Path

import feedparser
import lxml.html
import pytest

from tests.helpers.site_text import Result, SiteText
from tests.site.reading import dead_links, pages, story

SITE = "https://www.dutchtechzone.nl/dtz"


def _many(site: SiteText, count: int) -> SiteText:
    """Add stories, spread over 2024 and 2025, the first third about imago and Hoogeveen."""
    for number in range(1, count + 1):
        day = f"202{4 + number % 2}-{1 + number % 12:02}-{1 + number % 28:02}"
        ours = number <= count // 3
        site.write_bytes(
            f"content/verhalen/2026/verhaal-{number:02}.md",
            story(
                f"Verhaal {number:02}",
                day=day,
                period="2022",
                themes="imago" if ours else "opleiding",
                places="hoogeveen" if ours else "",
            ),
        )
    return site


def _titles(page: lxml.html.HtmlElement) -> list[str]:
    return [element.text_content().strip() for element in page.find_class("card__title")]


def _facets(page: lxml.html.HtmlElement) -> dict[str, tuple[str, str]]:
    """Return address and count of each choice by its name."""
    links = page.xpath("//*[contains(concat(' ', @class, ' '), ' facets ')]//a")
    found = {}
    for link in links:
        text = " ".join(link.text_content().split())
        name, count = re.fullmatch(r"(.*?)(?: \(?(\d+)\)?(?: \w+)?)?", text).groups()
        found[name] = (link.get("href"), count or "")
    return found


def test_forty_five_stories_fill_three_pages(site):
    """Three pages of twenty, twenty and five stories have each story once.

    They are at /verhalen/, /verhalen/pagina/2/ and /verhalen/pagina/3/.
    """
    result = _many(site(), 44).build()
    assert result.report == ""
    read = pages(result.output)
    shown = [
        _titles(read[address])
        for address in ("/verhalen/", "/verhalen/pagina/2/", "/verhalen/pagina/3/")
    ]
    assert [len(titles) for titles in shown] == [20, 20, 5]
    assert sorted(title for titles in shown for title in titles) == sorted(
        ["Basis", *(f"Verhaal {number:02}" for number in range(1, 45))]
    )
    assert "/verhalen/pagina/4/" not in read
    assert "/verhalen/pagina/1/" not in read
    assert "45 verhalen" in " ".join(read["/verhalen/"].text_content().split())
    assert dead_links(result.output) == []


def test_pages_of_a_list_lead_to_each_other(site):
    """The second of three pages links to the first and the third, and says which one it is."""
    read = pages(_many(site(), 44).build().output)
    second = read["/verhalen/pagina/2/"].find_class("pagination")[0]
    assert {"../../", "../3/"} <= {link.get("href") for link in second.iter("a")}
    assert [
        element.text_content().strip()[-1] for element in second.xpath(".//*[@aria-current='page']")
    ] == ["2"]
    assert "pagina 2" in read["/verhalen/pagina/2/"].findtext(".//title")
    assert read["/verhalen/"].findtext(".//title") != read["/verhalen/pagina/2/"].findtext(
        ".//title"
    )


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (20, 1), (21, 2), (40, 2), (41, 3)])
def test_a_full_page_begins_no_empty_one(site, count: int, expected: int):
    """Twenty stories are one page, the twenty-first begins the second.

    The story of the base site is one of them.
    """
    read = pages(_many(site(), count - 1).build().output)
    assert (
        len([address for address in read if re.fullmatch(r"/verhalen/(pagina/\d+/)?", address)])
        == expected
    )
    assert bool(read["/verhalen/"].find_class("pagination")) == (expected > 1)


def test_facets_count_what_their_lists_hold(site):
    """Each choice names as many stories as are behind its address, over all its pages."""
    result = _many(site(), 66).build()
    read = pages(result.output)
    facets = _facets(read["/verhalen/"])
    assert {name: count for name, (_, count) in facets.items()} == {
        "Alle verhalen": "",
        "Opleiding": "45",
        "Imago": "22",
        "Emmen": "1",
        "Hoogeveen": "22",
        "2022": "66",
        "2019": "1",
    }
    for href, count in facets.values():
        base = "/verhalen/" + href.removeprefix("./")
        listed = [
            title
            for address, page in read.items()
            if address == base or re.fullmatch(re.escape(base) + r"pagina/\d+/", address)
            for title in _titles(page)
        ]
        assert len(listed) == int(count or 67), base
    assert {
        "/verhalen/thema/opleiding/pagina/3/",
        "/verhalen/gemeente/hoogeveen/pagina/2/",
        "/verhalen/jaar/2022/pagina/4/",
    } <= set(read)
    assert "/verhalen/sector/logistiek/" not in read, "a choice without stories is no page"


def test_a_story_over_three_years_stands_in_each_of_them(site):
    """`periode: 2017-2019` is found under 2017, 2018 and 2019 and no other year.

    `datum` is no year of the filter.
    """
    result = (
        site()
        .write_bytes(
            "content/verhalen/2026/lang.md",
            story("Drie jaren", period="2017-2019", day="2026-11-05"),
        )
        .build()
    )
    read = pages(result.output)
    years = {
        address.split("/")[3]: _titles(page)
        for address, page in read.items()
        if address.startswith("/verhalen/jaar/")
    }
    assert years == {
        "2017": ["Drie jaren"],
        "2018": ["Drie jaren"],
        "2019": ["Basis", "Drie jaren"],
    }


@pytest.mark.parametrize(
    ("period", "years"), [("10-05-2017", ["2017"]), ("05-2017", ["2017"]), ("2017", ["2017"])]
)
def test_a_period_of_a_day_or_month_stands_under_its_year(site, period: str, years: list[str]):
    """A precise period is found under its one year."""
    result = (
        site().write_bytes("content/verhalen/2026/lang.md", story("Het", period=period)).build()
    )
    assert [
        address.split("/")[3]
        for address, page in pages(result.output).items()
        if address.startswith("/verhalen/jaar/") and "Het" in _titles(page)
    ] == years


def test_old_work_is_listed_by_period_and_announced_by_day(site):
    """The list follows when it happened.

    The feed follows when it went up, so old work put up today is at the top there alone.
    """
    made = site()
    made.write_bytes(
        "content/verhalen/2026/oud.md", story("Oud werk", period="2016", day="2026-11-20")
    )
    made.write_bytes(
        "content/verhalen/2026/nieuw.md", story("Nieuw werk", period="2025", day="2026-11-10")
    )
    result = made.build()
    assert _titles(pages(result.output)["/verhalen/"]) == ["Nieuw werk", "Basis", "Oud werk"]
    assert [entry.title for entry in _feed(result, "verhalen.atom.xml").entries] == [
        "Oud werk",
        "Nieuw werk",
        "Basis",
    ]


# -- feeds ----------------------------------------------------------------------------------------


def _feed(result: Result, name: str) -> feedparser.FeedParserDict:
    feed = feedparser.parse(
        (result.output / "feeds" / name).read_bytes(),
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


RICH = story(
    "Rijk & “mooi” <verhaal>",
    day="2026-11-09",
    themes="opleiding, imago",
    more="bijgewerkt: 2026-11-12\n",
    text=(
        "Met [een pagina](/verhalen/basis/), [een plek](#een-kop),"
        " [elders](https://example.org/a?b=1&c=2) en *nadruk*.\n\n## Een kop\n\n| A | B"
        " |\n|---|---|\n| 1 | 2 |\n\nLaatste alinea."
    ),
)


def _text(entry: feedparser.FeedParserDict) -> str:
    return entry.content[0].value if "content" in entry else entry.description


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_feed_is_valid_and_holds_the_whole_text_with_absolute_links(site, form: str):
    """Every story is in the feed with all of its text.

    Each link in it works wherever it is read.
    """
    result = site().write_bytes("content/verhalen/2026/rijk.md", RICH).build(SITEURL=SITE)
    feed = _feed(result, f"verhalen.{form}.xml")
    assert feed.version == {"atom": "atom10", "rss": "rss20"}[form]
    entry, base = feed.entries
    assert (
        entry.title.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        == "Rijk & “mooi” <verhaal>"
    )
    assert entry.link == f"{SITE}/verhalen/rijk/"
    assert entry.id == "tag:dutchtechzone.nl,2026:verhaal:rijk"
    assert base.id == "tag:dutchtechzone.nl,2026:verhaal:basis"
    html = lxml.html.fromstring(f"<div>{_text(entry)}</div>")
    assert [link.get("href") for link in html.iter("a")] == [
        f"{SITE}/verhalen/basis/",
        f"{SITE}/verhalen/rijk/#een-kop",
        "https://example.org/a?b=1&c=2",
    ]
    assert "Laatste alinea." in html.text_content()
    assert [cell.text for cell in html.iter("td")] == ["1", "2"]
    assert entry.published.startswith("2026-11-09") or "09 Nov 2026" in entry.published
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [
        f"{SITE}/feeds/verhalen.{form}.xml"
    ]


def test_an_update_is_told_in_the_atom_feed(site):
    """`bijgewerkt` is the day of change; the day of publication stays."""
    entry = _feed(
        site().write_bytes("content/verhalen/2026/rijk.md", RICH).build(SITEURL=SITE),
        "verhalen.atom.xml",
    ).entries[0]
    assert entry.updated.startswith("2026-11-12")
    assert entry.published.startswith("2026-11-09")


def test_every_theme_with_stories_has_its_own_feeds(site):
    """A feed per theme holds the stories of that theme; a theme without stories has none."""
    result = (
        site()
        .write_bytes("content/verhalen/2026/twee.md", story("Twee", themes="imago, opleiding"))
        .build(SITEURL=SITE)
    )
    assert [entry.title for entry in _feed(result, "thema-imago.atom.xml").entries] == ["Twee"]
    assert [entry.title for entry in _feed(result, "thema-opleiding.rss.xml").entries] == [
        "Twee",
        "Basis",
    ]
    without = (
        site()
        .write("-- content/verhalen/2026/twee.md --\n(weg)\n")
        .write("-- content/adressen.csv --\n(weg)\n")
        .build(SITEURL=SITE)
    )
    assert sorted(name for name in without.files() if name.startswith("feeds/")) == [
        "feeds/thema-opleiding.atom.xml",
        "feeds/thema-opleiding.rss.xml",
        "feeds/verhalen.atom.xml",
        "feeds/verhalen.rss.xml",
    ]


def _links_to_feeds(page: lxml.html.HtmlElement) -> set[str]:
    return {
        link.get("href")
        for link in page.xpath(
            "//head/link[@rel='alternate'][@type='application/atom+xml' or"
            " @type='application/rss+xml']"
        )
    }


def test_every_page_says_where_the_feeds_are(site):
    """A feed reader finds the feeds from any page."""
    read = pages(site().build().output)
    assert _links_to_feeds(read["/verhalen/basis/"]) == {
        "../../feeds/verhalen.atom.xml",
        "../../feeds/verhalen.rss.xml",
    }
    assert all(len(_links_to_feeds(page)) == 2 for page in read.values())


def test_the_id_of_an_entry_outlives_new_title_new_file_name_and_new_host(site, tmp_path: Path):
    """With `id` in the header a renamed and retitled story is the same entry, on whatever host."""
    made = site().write_bytes("content/verhalen/2026/eerst.md", story("Eerst"))
    first = _feed(made.build(SITEURL=SITE), "verhalen.atom.xml")
    (tmp_path / "content/verhalen/2026/eerst.md").unlink()
    made.write_bytes("content/verhalen/2026/daarna.md", story("Heel anders", more="id: eerst\n"))
    ledger = tmp_path / "content/adressen.csv"
    ledger.write_text(
        ledger.read_text(encoding="utf-8").replace(
            "/verhalen/eerst/;verhaal:eerst;", "/verhalen/eerst/;verhaal:eerst;/verhalen/daarna/"
        ),
        encoding="utf-8",
    )
    second = _feed(made.build(SITEURL="https://elders.example.net"), "verhalen.atom.xml")
    ids = [{entry.id: entry.title for entry in feed.entries} for feed in (first, second)]
    assert ids[0]["tag:dutchtechzone.nl,2026:verhaal:eerst"] == "Eerst"
    assert ids[1]["tag:dutchtechzone.nl,2026:verhaal:eerst"] == "Heel anders"
    assert first.feed.id == second.feed.id == "tag:dutchtechzone.nl,2026:feed:verhalen:atom"
