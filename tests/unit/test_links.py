"""Links inside the site: judged from the page they are on, and written relative to it."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from plugins.core.addresses.links import Verdict, file_of, is_inside, judge_link, relative

RELATIVE = [
    ("from home to a page", "/", "/verhalen/x/", "verhalen/x/"),
    ("from a page to home", "/verhalen/x/", "/", "../../"),
    ("home to itself", "/", "/", "./"),
    ("a page to itself", "/a/", "/a/", "./"),
    ("sideways", "/verhalen/x/", "/verhalen/y/", "../y/"),
    ("up one", "/verhalen/x/", "/verhalen/", "../"),
    ("to a file", "/a/b/", "/data/x.csv", "../../data/x.csv"),
    ("from a file", "/404.html", "/a/", "a/"),
    ("place on the same page", "/a/", "/a/#noot", "#noot"),
    ("place on another page", "/a/", "/b/#noot", "../b/#noot"),
    ("with a query", "/a/", "/b/?x=1", "../b/?x=1"),
    ("a bare place is kept", "/a/", "#noot", "#noot"),
    ("outside is kept", "/a/", "https://www.drenthe.nl/", "https://www.drenthe.nl/"),
    ("another host without scheme is kept", "/a/", "//cdn.example/x", "//cdn.example/x"),
]
FILES = {"/", "/a/", "/verhalen/", "/verhalen/basis/", "/data/x.csv", "/met spatie/"}
ANCHORS = {"/a/": {"kop", "noot-1"}, "/": set(), "/verhalen/basis/": set()}
JUDGED = [
    ("a page", "/a/", "/verhalen/", None),
    ("a place", "/a/", "#kop", None),
    ("a place on another page", "/", "/a/#kop", None),
    ("a file", "/a/", "/data/x.csv", None),
    ("a relative link", "/verhalen/basis/", "../../a/", None),
    ("a query", "/", "/a/?x=1", None),
    ("an encoded space", "/", "/met%20spatie/", None),
    ("a place in a file is not judged", "/", "/data/x.csv#rij=2", None),
    ("no slash", "/", "/verhalen", Verdict("link-dood", "/verhalen/")),
    ("a slip", "/", "/verhalen/bassis/", Verdict("link-dood", "/verhalen/basis/")),
    ("nothing near", "/", "/xyzxyzxyz/", Verdict("link-dood", None)),
    ("capitals", "/", "/Verhalen/", Verdict("link-dood", "/verhalen/")),
    ("a dead place", "/", "/a/#kopp", Verdict("anker-dood", "kop")),
    ("a file of content that is not there", "/", "{filename}/x.md", Verdict("link-dood")),
]


@pytest.mark.parametrize(
    ("title", "page", "link", "written"), RELATIVE, ids=[case[0] for case in RELATIVE]
)
def test_link_is_written_relative_to_its_page(title: str, page: str, link: str, written: str):
    """The written link points to the same address wherever the site is served."""
    assert relative(page, link) == written
    for root in ("http://site", "http://site/dtz"):
        meant = (
            root + link
            if link.startswith("/") and not link.startswith("//")
            else urljoin(root + page, link)
        )
        assert urljoin(root + page, written) == meant


@pytest.mark.parametrize(
    ("title", "page", "link", "verdict"), JUDGED, ids=[case[0] for case in JUDGED]
)
def test_link_is_judged_from_its_page(title: str, page: str, link: str, verdict: Verdict | None):
    """A link is good, dead, or points to an anchor that is not there."""
    assert judge_link(page, link, FILES, ANCHORS) == verdict


@pytest.mark.parametrize(
    ("link", "inside"),
    [
        ("/a/", True),
        ("#x", True),
        ("../a/", True),
        ("https://x.nl/", False),
        ("mailto:a@b.nl", False),
        ("tel:0591", False),
        ("//x.nl/", False),
    ],
)
def test_only_links_of_this_site_are_inside(link: str, inside: bool):
    """A link with a scheme or another host leaves the site."""
    assert is_inside(link) is inside


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/a/b/", "a/b/index.html"),
        ("/data/x.csv", "data/x.csv"),
        ("/404.html", "404.html"),
    ],
)
def test_address_has_its_file(address: str, file: str):
    """An address that ends with a slash is an index page in a folder."""
    assert file_of(address) == file
