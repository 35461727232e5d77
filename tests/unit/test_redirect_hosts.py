"""What each host takes, and what the settings say of it."""

from __future__ import annotations

import pytest

from plugins.core.addresses.redirect_hosts import HOSTS, redirect_file
from plugins.core.addresses.redirect_rules import Rule
from tests.helpers.site_text import ROOT

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


def test_the_settings_name_every_host():
    """Who opens publishconf.py reads which words SITEHOST takes."""
    text = (ROOT / "publishconf.py").read_text(encoding="utf-8")
    assert all(name in text for name in HOSTS)
