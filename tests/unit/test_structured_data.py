"""JSON-LD: what is stated, in a fixed order, safe inside a page."""

from __future__ import annotations

import datetime
import json

import pytest

from plugins.core.dutch import parse_period
from plugins.core.finding.structured_data import (
    article,
    breadcrumb_list,
    data_block,
    data_catalog,
    dataset,
    interval,
    organization,
)

SITE = "https://a.nl/dtz"


def test_nothing_gives_no_block():
    assert data_block([]) == ""


def test_a_block_is_one_line_in_the_order_in_which_it_was_made():
    """The bytes are fixed, so that a page only changes when what it says does."""
    made = data_block([organization("Dutch TechZone", SITE + "/", "")])
    assert (
        made == '{"@context":"https://schema.org","@graph":[{"@type":"Organization","name":"Dutch'
        ' TechZone","url":"https://a.nl/dtz/"}]}'
    )


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "-->",
        "]]>",
        "a & b &lt;",
        "regel\u2028twee\u2029drie",
        '" href="/x/',
        "\\u003c",
        "é ’ – €",
    ],
)
def test_no_text_ends_the_block_and_every_text_comes_back(text: str):
    """What would end the block, open a comment or break a line is escaped.

    A reader of JSON gets the text as it was.
    """
    made = data_block([organization(text, "", "")])
    assert not set(made) & set("<>&\u2028\u2029\n\r")
    assert ' href="' not in made
    assert json.loads(made)["@graph"][0]["name"] == text


def test_a_story_names_its_days_and_each_of_its_documents_once():
    """What is not stated is left out."""
    made = article(
        "Kop",
        "Over.",
        datetime.date(2026, 11, 1),
        None,
        "nl",
        ["Jaarplan 2026", "Koers", "Jaarplan 2026"],
        "",
        "",
    )
    assert json.loads(data_block([made]))["@graph"] == [
        {
            "@type": "Article",
            "headline": "Kop",
            "description": "Over.",
            "datePublished": "2026-11-01",
            "inLanguage": "nl",
            "isBasedOn": [
                {"@type": "CreativeWork", "name": "Jaarplan 2026"},
                {"@type": "CreativeWork", "name": "Koers"},
            ],
        }
    ]


def test_a_dataset_has_its_period_source_and_files_and_no_licence():
    """Media types are those registered for the endings."""
    period = parse_period("2017-2021")
    assert period
    files = [
        ("Voor Excel", "/data/b.csv"),
        ("Zonder opmaak", "/data/b.schoon.csv"),
        ("Als werkblad", "/data/b.xlsx"),
        ("Voor programma’s", "/data/b.json"),
    ]
    made = json.loads(
        data_block(
            [dataset("B", "Over b.", period, "nl", "Jaarplan 2026", files, SITE + "/data/b/", SITE)]
        )
    )["@graph"][0]
    assert list(made) == [
        "@type",
        "name",
        "description",
        "url",
        "inLanguage",
        "temporalCoverage",
        "isBasedOn",
        "distribution",
    ]
    assert made["temporalCoverage"] == "2017/2021"
    assert [
        (item["@type"], item["encodingFormat"], item["contentUrl"]) for item in made["distribution"]
    ] == [
        ("DataDownload", "text/csv", "https://a.nl/dtz/data/b.csv"),
        ("DataDownload", "text/csv", "https://a.nl/dtz/data/b.schoon.csv"),
        (
            "DataDownload",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "https://a.nl/dtz/data/b.xlsx",
        ),
        ("DataDownload", "application/json", "https://a.nl/dtz/data/b.json"),
    ]


def test_without_an_address_of_the_site_a_trail_and_a_catalogue_have_names_alone():
    trail = breadcrumb_list([("Begin", "/"), ("Data", "/data/")], "")
    catalog = data_catalog("Data", "Alles.", "", [("B", "Over b.", "/data/b/")], "")
    assert json.loads(data_block([trail, catalog]))["@graph"] == [
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Begin"},
                {"@type": "ListItem", "position": 2, "name": "Data"},
            ],
        },
        {
            "@type": "DataCatalog",
            "name": "Data",
            "description": "Alles.",
            "dataset": [{"@type": "Dataset", "name": "B", "description": "Over b."}],
        },
    ]
    assert (
        breadcrumb_list([("Begin", "/")], SITE)["itemListElement"][0]["item"] == "https://a.nl/dtz/"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026", "2026"),
        ("2017-2021", "2017/2021"),
        ("05-2017", "2017-05"),
        ("10-05-2017", "2017-05-10"),
    ],
)
def test_a_period_is_no_more_precise_than_its_document(text: str, expected: str):
    """ISO 8601, with a slash between two years."""
    period = parse_period(text)
    assert period
    assert interval(period) == expected
