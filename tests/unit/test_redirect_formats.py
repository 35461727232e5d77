"""The redirects in the form of each host, read back by readers that share no code with what writes them."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from plugins.core.addresses.redirect_hosts import HOSTS, redirect_file
from plugins.core.addresses.redirect_rules import Rule
from tests.helpers.redirect_hosts import BELOW, READERS, Reader

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
# What each host cannot be told: by its documentation, or because that says nothing of it.
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
    """301 to the new address in one step, 410 where the host can say so, and nothing at all of an address that is told to be beyond it."""
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
    """Another letter case, a longer path, another sign where a pattern has a point, another query: the file says nothing of it."""
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
    """What a newsletter puts behind an address stays behind the new one; the query that was the address itself does not."""
    answer = _read(name, redirect_file(HOSTS[name], RULES, "").text, "")
    assert answer("/oud/", "utm=1") == (301, "/nieuw/?utm=1")
    assert answer("/index.php", "id=12&lang=nl") == (301, "/nieuw/")
