"""The redirects in the format of each host, read back by readers that share no code with it."""

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
# What each host cannot do: by its documentation, or because that is silent about it.
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
    """A host answers 301 with the new address in one step, or 410 where it can.

    Of an address that is reported as beyond the host its file holds nothing.
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
    """The file matches no other address.

    That is one in another case, a longer path, another character where a pattern has a point, or
    another query.
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
    """The query that a newsletter adds goes along; one that was the address itself does not."""
    answer = _read(name, redirect_file(HOSTS[name], RULES, "").text, "")
    assert answer("/oud/", "utm=1") == (301, "/nieuw/?utm=1")
    assert answer("/index.php", "id=12&lang=nl") == (301, "/nieuw/")
