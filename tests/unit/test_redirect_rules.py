"""Old addresses at which a page with a redirect can be."""

from __future__ import annotations

import pytest

from plugins.core.addresses.redirect_rules import Rule, page_address

PAGES = [
    ("a folder", Rule("/oud/", "", "/x/"), "/oud/"),
    ("without the last slash", Rule("/Oud", "", "/x/"), "/Oud/"),
    ("a page with its ending", Rule("/oud.html", "", "/x/"), "/oud.html"),
    ("a program's page", Rule("/oud.php", "", "/x/"), ""),
    ("a query", Rule("/", "p=3", "/x/"), ""),
    ("given up", Rule("/oud/"), ""),
    ("a file", Rule("/data/oud.csv", "", "/x/"), ""),
    ("out of the tree", Rule("/../oud/", "", "/x/"), ""),
    ("no name for Windows", Rule("/tijd:12/", "", "/x/"), ""),
]


@pytest.mark.parametrize(("title", "rule", "expected"), PAGES, ids=[case[0] for case in PAGES])
def test_a_page_leads_on_where_a_file_of_that_name_is_a_page(title: str, rule: Rule, expected: str):
    """For hosts that know no redirects."""
    assert page_address(rule) == expected
