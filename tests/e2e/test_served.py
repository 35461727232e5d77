"""The site as a host serves it.

It is served at the root and under a path, with a real 404 page, and loads nothing from elsewhere.
"""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.helpers.browser import PAGE_TEMPLATES, OpenPage, Served
from tests.helpers.crawl import link_faults
from tests.helpers.static_host import StaticHost

every_template = pytest.mark.parametrize("template", PAGE_TEMPLATES)
_LINKS = {"href", "src", "action", "poster", "data"}


class _Page(HTMLParser):
    """Collects the links of a page, and what is in it that belongs in a file."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.links += [value for name, value in given.items() if name in _LINKS]
        self.links += [
            part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()
        ]
        self.inline += [
            f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")
        ]
        # Data for search engines is not run, so a strict policy lets it be in the page.
        if tag == "style" or (
            tag == "script" and "src" not in given and given.get("type") != "application/ld+json"
        ):
            self.inline.append(f"<{tag}>")
        self.inline += [
            value
            for name, value in given.items()
            if name in _LINKS and value.startswith(("javascript:", "data:"))
        ]


def _pages(site) -> dict[str, _Page]:
    """Return every page of a built site, by address."""
    found = {
        file.relative_to(site.folder).as_posix(): _Page(file.read_text(encoding="utf-8"))
        for file in sorted(site.folder.rglob("*.html"))
    }
    assert found
    return found


def test_no_page_has_style_or_script_in_it(published, preview):
    for site in (published, preview):
        assert {name: page.inline for name, page in _pages(site).items() if page.inline} == {}


def test_what_belongs_in_a_file_is_found():
    page = _Page(
        '<p style="color:red" onclick="x()"><style></style><script>1</script><script'
        ' type="application/ld+json">{}</script><a href="javascript:x()">'
    )
    assert page.inline == ["<p style>", "<p onclick>", "<style>", "<script>", "javascript:x()"]


@pytest.mark.parametrize(("site", "prefix"), [("published", "/"), ("below_a_path", "/dtz/")])
def test_every_link_stays_inside_and_leads_to_a_file(request, site, prefix):
    """Resolved as a browser does, against the address at which the page is served."""
    built = request.getfixturevalue(site)
    lost = []
    for name, page in _pages(built).items():
        address = prefix + name.removesuffix("index.html")
        for link in page.links:
            parts = urlsplit(urljoin(f"https://host.test{address}", link))
            if parts.netloc != "host.test" or parts.scheme not in ("http", "https"):
                continue
            inside = unquote(parts.path)
            file = built.folder / inside.removeprefix(prefix)
            if (
                not inside.startswith(prefix)
                or not (file / "index.html" if inside.endswith("/") else file).is_file()
            ):
                lost.append(f"{address}: {link}")
    assert lost == []


@every_template
def test_a_page_works_under_a_path(below_a_path, open_page, template):
    """Style and font come, and the way home leads to /dtz/."""
    page = open_page(below_a_path.url(below_a_path.fullest(template)))
    assert (
        page.evaluate(
            "() => [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0)"
        )
        > 0
    )
    assert page.evaluate(
        "() => document.fonts.ready.then(fonts => [...fonts].some(font => font.status ==="
        " 'loaded'))"
    )
    home = page.locator("header a").first
    assert urlsplit(home.evaluate("link => link.href")).path == "/dtz/"


def test_a_reader_walks_through_the_menu_under_a_path(below_a_path, open_page):
    page = open_page(below_a_path.url("/"))
    addresses = page.locator("header nav a").evaluate_all("links => links.map(link => link.href)")
    assert addresses
    for address in addresses:
        assert page.goto(address).status == 200
        assert page.locator("h1").is_visible()
        assert urlsplit(page.url).path.startswith("/dtz/")


@pytest.mark.parametrize("site", ["published", "below_a_path"])
def test_a_missing_page_is_answered_with_404_and_a_way_on(request, open_page, site):
    built = request.getfixturevalue(site)
    page = open_page(built.url("/"))
    answer = page.goto(built.url("/bestaat/helemaal/niet/"))
    assert answer.status == 404
    assert page.locator("h1").is_visible()
    assert page.evaluate(
        "() => document.fonts.ready.then(fonts => [...fonts].some(font => font.status ==="
        " 'loaded'))"
    )
    links = set(
        page.locator("a[href]").evaluate_all("links => links.map(link => link.href.split('#')[0])")
    )
    ours = {link for link in links if link.startswith(built.base)} - {page.url}
    assert ours
    assert [link for link in sorted(ours) if page.request.get(link).status != 200] == []


@pytest.mark.parametrize(
    ("site", "template"),
    [
        *(("published", template) for template in PAGE_TEMPLATES),
        ("below_a_path", "home.html"),
        ("below_a_path", "search.html"),
    ],
)
def test_a_page_keeps_to_its_own_strict_policy(request, open_page, site, template):
    """The browser itself says whether anything is inline or comes from elsewhere.

    The page's policy allows neither.
    """
    built = request.getfixturevalue(site)
    page = open_page(built.url(built.fullest(template)))
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy.startswith("default-src 'none';")
    # The page that searches, and it alone, may compile the program that reads the index.
    assert ("'wasm-unsafe-eval'" in policy) == (template == "search.html")
    assert [
        word
        for word in ("unsafe", "data:", "http", "*")
        if word in policy.replace("'wasm-unsafe-eval'", "")
    ] == []
    assert page.locator("h1").is_visible()
    assert open_page.faults == []
    with page.expect_console_message(lambda message: message.text.startswith("refused by")):
        page.evaluate(
            "() => document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')"
        )
    assert "error in the console: refused by style-src-attr: inline " in open_page.faults, (
        "the check itself works"
    )
    open_page.faults.clear()


def test_a_request_to_another_host_is_noticed(published, chromium):
    opener = OpenPage(chromium)
    # A file that is no page has no policy that would stop the request before it is noticed.
    page = opener(published.url("/data/begroting-2026.json"))
    page.evaluate("() => fetch('https://elders.example/teller.js').catch(() => null)")
    page.evaluate("() => fetch('/geen-bestand.js')")
    page.context.close()
    assert opener.faults == [
        "request to another host: https://elders.example/teller.js",
        f"404: {published.url('/geen-bestand.js')}",
    ]


@pytest.mark.parametrize("site", ["published", "below_a_path"])
def test_every_link_and_anchor_of_a_page_of_every_template_leads_somewhere(
    request, open_page, site
):
    """As the browser resolves them; `audit` does the same for all pages."""
    built = request.getfixturevalue(site)
    faults, links = link_faults(open_page, built, map(built.fullest, PAGE_TEMPLATES))
    assert links > len(PAGE_TEMPLATES)
    assert faults == []


def test_dead_links_and_anchors_are_found(published, open_page, tmp_path):
    (tmp_path / "index.html").write_text(
        "<!DOCTYPE html><title>x</title><a href='#weg'>a</a> <a href='/weg/'>b</a> <a href='#hier'"
        " id='hier'>c</a> <a href='http://elders.example/'>d</a>",
        encoding="utf-8",
    )
    host = StaticHost(tmp_path)
    host.start()
    faults, links = link_faults(open_page, Served(tmp_path, {}, host.base), ["/", "/geen/"])
    host.stop()
    assert links == 4
    assert faults == [
        "/geen/ does not answer",
        f"/: {host.base}/#weg",
        f"/: {host.base}/weg/",
        "/: http://elders.example/",
    ]
