"""The redirects in the format of each host, read by code that shares nothing with the writer."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from plugins.core.addresses.redirect_hosts import HOSTS, Rule, page_address, redirect_file
from tests.helpers.redirect_hosts import BELOW, READERS, Reader
from tests.helpers.site_text import ROOT

RULES = [
    Rule("/oud/", "", "/nieuw/"),
    Rule("/weg/"),
    Rule("/data/oud.csv", "", "/data/nieuw.csv"),
    Rule("/Over-Ons", "", "/over/"),
    Rule("/over.html", "", "/over/"),
    Rule("/index.php", "id=12&lang=nl", "/nieuw/"),
    Rule("/index.php", "id=13"),
    Rule("/index.php", "", "/over/"),
    Rule("/", "p=3", "/nieuw/"),
    Rule("/café één/", "", "/over/"),
    Rule("/a$b+(c).html", "", "/over/"),
    Rule('/aan"haling\\.asp', "", "/over/"),
    Rule("/100%/", "", "/data/plan 1.pdf"),
    Rule("/tijd:12*/", "", "/over/"),
]
# What each host cannot be reported: by its documentation, or because that says nothing of it.
UNABLE = {
    "netlify": {"/?p=3", "/index.php?id=12&lang=nl", "/index.php?id=13", "/tijd:12*/"},
    "cloudflare": {"/?p=3", "/index.php?id=12&lang=nl", "/index.php?id=13", "/tijd:12*/"},
    "gitlab": {
        "/?p=3",
        "/index.php?id=12&lang=nl",
        "/index.php?id=13",
        "/tijd:12*/",
        "/café één/",
        "/100%/",
    },
    "nginx": set(),
    "apache": set(),
    "iis": set(),
    "azure": {
        "/?p=3",
        "/index.php?id=12&lang=nl",
        "/index.php?id=13",
        "/tijd:12*/",
        "/café één/",
        "/100%/",
        "/a$b+(c).html",
        '/aan"haling\\.asp',
    },
}


def _read(name: str, text: str, base: str) -> Reader:
    return BELOW[name](text, base) if name in BELOW else READERS[name](text)


@pytest.mark.parametrize("base", ["", "/dtz"])
@pytest.mark.parametrize("name", HOSTS)
def test_each_host_leads_every_address_it_can_to_its_place(name: str, base: str):
    """301 to the new address in one step, or 410 where the host can say so.

    Nothing at all of an address that is reported to be beyond the host.
    """
    made = redirect_file(HOSTS[name], RULES, base)
    answer = _read(name, made.text, base)
    assert {rule.shown for rule in made.unable} == UNABLE[name]
    for rule in RULES:
        expected = (301, base + quote(rule.target, safe="/")) if rule.target else (410, "")
        got = answer(base + quote(rule.path, safe="/"), rule.query)
        if rule.shown in UNABLE[name] or (not rule.target and not HOSTS[name].says_gone):
            assert got is None or rule.query
        else:
            assert got == expected, rule


@pytest.mark.parametrize("name", HOSTS)
def test_only_the_address_itself_is_led_on(name: str):
    """Another letter case, a longer path, another sign where a pattern has a point, another query.

    The file says nothing of it.
    """
    answer = _read(name, redirect_file(HOSTS[name], [*RULES[:5], RULES[6], RULES[10]], "").text, "")
    for path in (
        "/over-ons",
        "/oud/dieper/",
        "/oud",
        "/overxhtml",
        "/aXb+(c).html",
        "/nieuw/",
        "/",
    ):
        assert answer(path, "") is None, path
    assert answer("/index.php", "id=14") is None


@pytest.mark.parametrize("name", ["nginx", "apache", "iis"])
def test_a_query_that_counts_nothing_goes_along(name: str):
    """What a newsletter puts behind an address stays behind the new one.

    The query that was the address itself does not.
    """
    answer = _read(name, redirect_file(HOSTS[name], RULES, "").text, "")
    assert answer("/oud/", "utm=1") == (301, "/nieuw/?utm=1")
    assert answer("/index.php", "id=12&lang=nl") == (301, "/nieuw/")


LIMITS = [
    (
        "cloudflare",
        [Rule(f"/{number}/", "", "/x/") for number in range(2001)],
        "2001 omleidingen; Cloudflare Pages neemt er hoogstens 2000",
    ),
    (
        "cloudflare",
        [Rule("/" + "x" * 990 + "/", "", "/x/")],
        "een omleiding van 1000 tekens; Cloudflare Pages neemt hoogstens 1000 tekens per regel",
    ),
    (
        "gitlab",
        [Rule(f"/{number}/", "", "/x/") for number in range(1001)],
        "1001 omleidingen; GitLab Pages neemt er hoogstens 1000",
    ),
    (
        "gitlab",
        [Rule(f"/{number}{'x' * 90}/", "", "/x/") for number in range(700)],
        "71 KB aan omleidingen; GitLab Pages neemt hoogstens 64 KB",
    ),
    (
        "azure",
        [Rule(f"/{number}{'x' * 90}/", "", "/x/") for number in range(200)],
        "28 KB aan omleidingen; Azure Static Web Apps neemt hoogstens 20 KB",
    ),
]


@pytest.mark.parametrize(
    ("name", "rules", "excess"), LIMITS, ids=[f"{case[0]}-{len(case[1])}" for case in LIMITS]
)
def test_what_is_more_than_a_host_takes_is_said_and_nothing_is_cut(
    name: str, rules: list[Rule], excess: str
):
    """The limits of each host's documentation; one less is within them, and the file holds all."""
    made = redirect_file(HOSTS[name], rules, "")
    if len(rules) == 1:
        rules = [Rule(rules[0].path + "y", "", "/x/")]
        made = redirect_file(HOSTS[name], rules, "")
        excess = excess.replace("van 1000", f"van {len(made.text) - 1}")
    assert made.excess == excess
    assert made.text.count("/x/") == len(rules)
    assert redirect_file(HOSTS[name], rules[: len(rules) // 2], "").excess == ""


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


def test_the_settings_name_every_host():
    """Who opens publishconf.py reads which words SITEHOST takes."""
    text = (ROOT / "publishconf.py").read_text(encoding="utf-8")
    assert all(name in text for name in HOSTS)
