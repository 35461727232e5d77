"""Lists of stories: pages of twenty, facets with counts, years by period; links that writers type."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.helpers.site_text import Result, SiteText

Make = Callable[..., SiteText]


def _stories(count: int) -> str:
    """Give stories: one in three has the theme imago, the even ones are of Hoogeveen, periods run from 1976."""
    return "".join(
        f"-- content/verhalen/2026/verhaal-{number:02}.md --\n---\ntitel: Verhaal {number:02}\nsamenvatting: Het verhaal.\ndatum: 2026-10-{number % 28 + 1:02}\n"
        f"periode: {1975 + number}\nthemas: {'opleiding, imago' if number % 3 == 0 else 'opleiding'}\ngemeenten: {'hoogeveen' if number % 2 == 0 else 'emmen'}\n"
        f"bronnen: plan-2026 (Partners)\n---\nTekst.\n"
        for number in range(1, count + 1)
    )


def _titles(result: Result, name: str) -> list[str]:
    """Give the titles of the cards of a page in order."""
    main = result.file(name).split("<main", 1)[1].split("</main", 1)[0]
    return re.findall(r"Verhaal \d\d|Basis", main)


def test_forty_five_stories_make_three_pages(site: Make):
    """44 stories and the basic one are pages of 20, 20 and 5, latest period first, each story once."""
    result = site(_stories(44)).build()
    assert result.report == ""
    pages = ["verhalen/index.html", "verhalen/pagina/2/index.html", "verhalen/pagina/3/index.html"]
    shown = [_titles(result, name) for name in pages]
    assert [len(titles) for titles in shown] == [20, 20, 5]
    assert "verhalen/pagina/4/index.html" not in result.files()
    order = [title for titles in shown for title in titles]
    # Verhaal 44 is of 2019, as is Basis; equal periods go by title.
    assert order == ["Basis", *(f"Verhaal {number:02}" for number in range(44, 0, -1))]
    assert 'href="../../"' in result.file(pages[1])
    assert 'href="../3/"' in result.file(pages[1])


def test_facets_hold_their_stories_and_tell_how_many(site: Make):
    """14 of 44 stories have the theme imago, 22 are of Hoogeveen and 23 of Emmen (with the basic one)."""
    result = site(_stories(44)).build()
    assert len(_titles(result, "verhalen/thema/imago/index.html")) == 14
    pages = [name for name in result.files() if name.startswith("verhalen/gemeente/emmen/")]
    assert sorted(len(_titles(result, name)) for name in pages) == [3, 20]
    facets = re.sub(r"<[^>]+>", " ", result.file("verhalen/index.html"))
    assert re.search(r"Imago\s+\(?14\b", facets)
    assert re.search(r"Hoogeveen\s+\(?22\b", facets)
    assert re.search(r"Emmen\s+\(?23\b", facets)


def test_facet_without_stories_has_no_page(site: Make):
    """A choice that leads to nothing is not offered."""
    result = site().build()
    assert "verhalen/thema/imago/index.html" not in result.files()
    assert "verhalen/thema/opleiding/index.html" in result.files()


def test_years_follow_the_period_and_not_the_day_it_went_up(site: Make):
    """A story of 2017-2019 that goes up in 2026 stands under 2017, 2018 and 2019 and not under 2026."""
    story = _stories(1).replace("periode: 1976", "periode: 2017-2019")
    names = {name for name in site(story).build().files() if name.startswith("verhalen/jaar/")}
    assert names == {f"verhalen/jaar/{year}/index.html" for year in (2017, 2018, 2019)}


def test_links_to_files_become_links_to_pages(site: Make):
    """`{filename}` works from the content folder, from the file itself and with a place behind it."""
    result = site("""
-- content/paginas/over.md --
---
titel: Over ons
samenvatting: Wie wij zijn.
---
[een]({filename}/verhalen/2026/basis.md) [twee]({filename}../verhalen/2026/basis.md) [drie]({filename}begin.md) [vier]({filename}/paginas/over.md#kop)

## Kop
""").build()
    assert result.report == ""
    links = re.findall(r'<a href="([^"]+)">(een|twee|drie|vier)</a>', result.file("over/index.html"))
    assert links == [("../verhalen/basis/", "een"), ("../verhalen/basis/", "twee"), ("../", "drie"), ("#kop", "vier")]


def test_site_without_stories_comes_out(site: Make):
    """The first page of a new site needs no story and announces no feed."""
    result = site("-- content/verhalen/2026/basis.md --\n(weg)\n").build()
    assert result.report == ""
    assert not [name for name in result.files() if name.startswith("feeds/")]
    assert "atom+xml" not in result.file("index.html")


def test_inert_signs_survive(site: Make):
    """What looks like a template, a comparison or a name with an ampersand is text."""
    result = site("-- content/paginas/over.md --\n---\ntitel: AT&T <3 {{ 7*7 }}\nsamenvatting: a < b\n---\n{{ 7*7 }} en {% raw %} en AT&T en a < b en 3<4.\n").build()
    assert result.report == ""
    page = result.file("over/index.html")
    assert "<p>{{ 7*7 }} en {% raw %} en AT&amp;T en a &lt; b en 3&lt;4.</p>" in page
    assert "AT&amp;T &lt;3 {{ 7*7 }}</h1>" in page
