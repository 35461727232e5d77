"""The forms are beside the site and change nothing of it.

When they are off they are not there; when they are on every other file is the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from plugins.commands.desk import fetch
from plugins.forms import forms_page
from tests.helpers.site_text import Result, SiteText
from tests.site.test_links_and_languages import EVERYTHING

Make = Callable[..., SiteText]
GITLAB = {"backend": "gitlab", "repo": "dtz/site", "app_id": "a1"}
ADDRESS = "https://www.voorbeeld.nl"


@pytest.fixture(name="pair", scope="module")
def _pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Result]:
    """A publication of one site without the forms and one with them."""
    fetch()
    built = []
    for name, given in (("uit", {}), ("aan", GITLAB)):
        site = SiteText(tmp_path_factory.mktemp(name)).write(EVERYTHING)
        built.append(site.build(SITEURL=ADDRESS, FORMS=given, LEDGER_WRITE=True))
        assert built[-1].published, built[-1].report
    return built[0], built[1]


def test_off_there_is_nothing_of_them(pair: tuple[Result, Result]):
    """No file, no word, no address."""
    off = pair[0].files()
    assert [name for name in off if "beheer" in name] == []
    assert [
        name for name, data in off.items() if b"beheer/" in data or b"decap" in data.lower()
    ] == []


def test_on_every_other_file_is_the_same(pair: tuple[Result, Result]):
    """Pages, feeds, map, search and ledger do not know of the forms.

    Their bytes, and so their policy, are those of a site without.
    """
    off, on = (result.files() for result in pair)
    assert {name for name in on if not name.startswith("beheer/")} == set(off)
    assert {name for name in off if on[name] != off[name]} == set()
    ledgers = [
        (result.output.parent / "content" / "adressen.csv").read_text(encoding="utf-8")
        for result in pair
    ]
    assert ledgers[0] == ledgers[1]
    assert "/verhalen/basis/" in ledgers[0]


def test_the_page_is_kept_from_search_engines_and_has_a_policy_of_its_own(
    pair: tuple[Result, Result],
):
    """It loads its own files by relative addresses, so that it works below any path."""
    html = pair[1].file("beheer/index.html")
    assert '<meta name="robots" content="noindex">' in html
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    assert "connect-src 'self' blob: https://gitlab.com;" in policy
    assert "default-src 'none'" in policy
    assert set(re.findall(r'(?:src|href)="([^"]*)"', html)) == {
        "forms.css",
        "../theme/favicon.svg",
        "forms.js",
    }
    files = pair[1].files()
    assert {
        "beheer/forms.css",
        "beheer/forms.js",
        "beheer/file_text.js",
        "beheer/config.json",
        "beheer/decap/decap-cms.js",
        "beheer/yaml/index.js",
    } <= set(files)
    assert [name for name in files if name.endswith(".map")] == []


def test_the_configuration_holds_what_the_site_has(pair: tuple[Result, Result]):
    """Ids and names come from registers, datasets from folders, places from where content/ is."""
    told = json.loads(pair[1].file("beheer/config.json"))
    collections = {item["name"]: item for item in told["config"]["collections"]}
    assert told["config"]["backend"]["app_id"] == "a1"
    assert collections["verhaal"]["folder"] == "content/verhalen"
    fields = {field["name"]: field for field in collections["verhaal"]["fields"]}
    assert fields["themas"]["options"][0] == {
        "value": "opleiding",
        "label": "Investeren in opleiding",
    }
    assert fields["bronnen"]["fields"][0]["options"][0] == {
        "value": "plan-2026",
        "label": "Jaarplan 2026",
    }
    assert "content/data/begroting-2026/toelichting.md" in [
        item["file"] for item in collections["gegevens"]["files"]
    ]
    assert set(told["formats"]) == set(collections)
    assert "themas:\n  - opleiding\n" in told["formats"]["verhaal"]["template"]


def test_a_setting_that_cannot_be_used_stops_the_site(site: Make):
    """Also in a check, which writes nothing."""
    for check in (False, True):
        result = site().build(FORMS={"backend": "gitlab", "repo": "dtz/site"}, CHECK_ONLY=check)
        assert not result.published
        assert [(item.code, item.text) for item in result.problems] == [
            ("pelican-fout", "In FORMS ontbreekt “app_id”.")
        ]
        assert "docs/forms.md" in result.problems[0].hint


def test_what_was_not_fetched_stops_the_site(site: Make, monkeypatch: pytest.MonkeyPatch):
    """A publication without the forms that were asked for is not whole."""
    monkeypatch.setattr(forms_page, "published_files", lambda: iter(()))
    result = site().build(FORMS=GITLAB)
    assert not result.published
    assert [item.text for item in result.problems] == [
        "De formulieren staan aan, maar Decap CMS is niet opgehaald."
    ]


def test_a_page_cannot_have_the_address_of_the_forms(site: Make):
    """It is reported; without the forms the address is free."""
    text = (
        "-- content/paginas/beheer.md --\n---\ntitel: Beheer\nsamenvatting: Een"
        " pagina.\n---\nTekst.\n"
    )
    assert site(text).build().published
    result = site(text).build(FORMS=GITLAB)
    assert [(item.code, item.place.path) for item in result.problems] == [
        ("adres-dubbel", "content/paginas/beheer.md")
    ]
