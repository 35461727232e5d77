"""The configuration of the forms follows from the declarations.

Each service gets what it asks for.
"""

from __future__ import annotations

import datetime
import re

import pytest

from plugins.core.figures.dataset_kinds import DATASET_FIELDS
from plugins.core.texts.header import _CONVERTERS, Field
from plugins.core.texts.kinds import KINDS
from plugins.core.vocabulary import BLOCKS
from plugins.core.writing.form_configuration import (
    BODY,
    DATASETS,
    PATTERNS,
    WIDGETS,
    backend_of,
    file_formats,
    form_config,
    form_policy,
)

KNOWN = {
    "bronnen": {"plan": "Het plan"},
    "themas": {"een": "Thema een"},
    "gemeenten": {"emmen": "Emmen"},
    "sectoren": {"htsm": "HTSM"},
    "initiatieven": {"x": "X"},
    "datasets": {"begroting-2026": "Begroting 2026", "aantallen": "Aantallen"},
}
LOCAL = {"backend": "proxy", "proxy_url": "http://127.0.0.1:8081/api/v1"}
CONFIG = form_config(backend_of(LOCAL), "content/", KNOWN)
COLLECTIONS = {item["name"]: item for item in CONFIG["collections"]}
DAY = datetime.date(2026, 11, 21)


def _fields(name: str) -> dict[str, dict]:
    collection = COLLECTIONS[name]
    return {
        field["name"]: field
        for field in collection.get("fields") or collection["files"][0]["fields"]
    }


@pytest.mark.parametrize(
    ("name", "fields"), [*((kind.name, kind.fields) for kind in KINDS), (DATASETS, DATASET_FIELDS)]
)
def test_every_field_of_every_kind_stands_in_its_form_once(name: str, fields: tuple[Field, ...]):
    """One declaration, one form.

    Every key with its help, the required ones required, and the text.
    """
    form = _fields(name)
    assert sorted(form) == sorted([BODY, *(field.name for field in fields)])
    for field in fields:
        shown = form[field.name]
        assert shown["required"] == (field.required or bool(field.default))
        assert shown["hint"]
        assert shown["label"]
    assert form[BODY]["widget"] == "text"
    assert [field["name"] for field in file_formats(KNOWN, DAY)[name]["fields"]] == [
        field.name for field in fields
    ]


def test_every_type_of_field_has_a_widget():
    """A new type of field is given its widget."""
    assert set(WIDGETS) == {*_CONVERTERS, "lines"}


def test_what_must_be_filled_in_comes_first_and_what_few_files_have_comes_last():
    """The order of a form is that of writing."""
    names = list(_fields("verhaal"))
    assert names[:8] == [
        "titel",
        "samenvatting",
        "datum",
        "status",
        "periode",
        "themas",
        "bronnen",
        BODY,
    ]
    assert names[-3:] == ["id", "adres", "vertaling-van"]


def test_choices_registers_and_sources_are_chosen_by_name():
    """A writer sees names; the file gets the ids."""
    form = _fields("verhaal")
    assert form["themas"]["options"] == [{"value": "een", "label": "Thema een"}]
    assert form["themas"]["multiple"] is True
    assert form["status"]["options"] == [
        {"value": "publiek", "label": "publiek"},
        {"value": "concept", "label": "concept"},
    ]
    assert form["status"]["default"] == "concept"
    document, place = form["bronnen"]["fields"]
    assert document["options"] == [{"value": "plan", "label": "Het plan"}]
    assert place["required"] is False
    assert form["bronnen"]["min"] == 1
    assert _fields("jaarplan")["document"]["options"] == document["options"]


def test_a_picture_stands_in_the_folder_of_its_own_text():
    """As `content/README.md` says.

    Beside mijn-verhaal.md the folder mijn-verhaal/, and in the header the name alone.
    """
    story = COLLECTIONS["verhaal"]
    assert (story["media_folder"], story["public_folder"]) == ("{{filename}}", "")
    assert _fields("verhaal")["beeld"]["widget"] == "image"
    assert _fields("jaarplan")["origineel"]["widget"] == "file"


def test_the_text_is_plain_and_explains_every_block():
    """Rich text breaks blocks, so no form has it; the hint names each block."""
    assert "markdown" not in {
        field["widget"] for name in COLLECTIONS for field in _fields(name).values()
    }
    assert all(
        f"**{name}**: {block.help}" in _fields("verhaal")[BODY]["hint"]
        for name, block in BLOCKS.items()
    )


def test_files_are_named_as_their_kind_asks():
    """A plan by its year, a course by its period, the rest by its title.

    A page of a register is not made here.
    """
    assert (COLLECTIONS["verhaal"]["slug"], COLLECTIONS["verhaal"]["path"]) == (
        "{{fields.titel}}",
        "{{year}}/{{slug}}",
    )
    assert COLLECTIONS["jaarplan"]["slug"] == "{{fields.jaar}}"
    assert COLLECTIONS["koers"]["slug"] == "{{fields.periode}}"
    assert {name for name, item in COLLECTIONS.items() if not item.get("create")} == {
        *(kind.name for kind in KINDS if kind.slug_register),
        DATASETS,
    }
    assert {item["delete"] for item in COLLECTIONS.values()} == {False}


def test_the_explanation_of_each_dataset_is_listed_by_its_title_and_figures_are_not_edited():
    """The list says where the figures are."""
    data = COLLECTIONS[DATASETS]
    assert [(item["label"], item["file"]) for item in data["files"]] == [
        ("Aantallen", "content/data/aantallen/toelichting.md"),
        ("Begroting 2026", "content/data/begroting-2026/toelichting.md"),
    ]
    assert "cijfers.csv" in data["description"]
    assert [
        item["name"] for item in form_config({}, "", {**KNOWN, "datasets": {}})["collections"]
    ] == [kind.name for kind in KINDS]


@pytest.mark.parametrize(
    ("type_", "good", "bad"),
    [
        ("number", ["2026", " 3 "], ["drie", "2.026", ""]),
        ("slug", ["a-b-2"], ["A-b", "a_b", "-a"]),
        (
            "period",
            [
                "2019",
                "2017-2019",
                "2017 – 2019",
                "05-2017",
                "10-05-2017",
                "mei 2017",
                "1 mei 2017",
                "2017-05-10",
            ],
            ["ergens in 2026", "17", "mei"],
        ),
        ("known-date", ["niet bekend", "niet vermeld in de bron", "2017"], ["onbekend"]),
    ],
)
def test_the_pattern_of_a_type_takes_what_the_check_takes(
    type_: str, good: list[str], bad: list[str]
):
    """A form asks again before it keeps what the check would refuse; what it says is a sentence."""
    shown = WIDGETS[type_](Field("proef", type_, "Help.", "x"), KNOWN)
    # JavaScript's RegExp finds anywhere, as Python's search does.
    assert [text for text in good if not re.search(shown["pattern"][0], text)] == []
    assert [text for text in bad if re.search(shown["pattern"][0], text)] == []
    assert [
        text
        for text in good
        if isinstance(
            _CONVERTERS[type_](text.strip(), Field("proef", type_, "Help.", "x"), {}), tuple
        )
    ] == []
    assert shown["pattern"][1] == PATTERNS[type_][1]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (LOCAL, {"name": "proxy", "proxy_url": "http://127.0.0.1:8081/api/v1"}),
        (
            {"backend": "gitlab", "repo": "dtz/site", "app_id": "a1"},
            {
                "name": "gitlab",
                "branch": "main",
                "repo": "dtz/site",
                "app_id": "a1",
                "base_url": "https://gitlab.com",
                "api_root": "https://gitlab.com/api/v4",
                "auth_type": "pkce",
            },
        ),
        (
            {
                "backend": "gitea",
                "repo": "dtz/site",
                "app_id": "a1",
                "base_url": "https://git.voorbeeld.nl/",
                "branch": "live",
            },
            {
                "name": "gitea",
                "branch": "live",
                "repo": "dtz/site",
                "app_id": "a1",
                "base_url": "https://git.voorbeeld.nl",
                "api_root": "https://git.voorbeeld.nl/api/v1",
            },
        ),
        (
            {"backend": "github", "repo": "dtz/site", "base_url": "https://inloggen.voorbeeld.nl"},
            {
                "name": "github",
                "branch": "main",
                "repo": "dtz/site",
                "base_url": "https://inloggen.voorbeeld.nl",
            },
        ),
    ],
)
def test_each_service_is_told_what_it_asks(settings: dict[str, str], expected: dict[str, str]):
    """The words are those of Decap's documentation for each backend."""
    backend = backend_of(settings)
    messages = backend.pop("commit_messages", {})
    assert backend == expected
    assert bool(messages) == (settings is not LOCAL)


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        (
            {"backend": "gitlap"},
            "FORMS noemt “gitlap” als backend. Kies uit: gitlab, gitea, github.",
        ),
        ({"backend": "gitlab", "repo": "a/b"}, "In FORMS ontbreekt “app_id”."),
        ({"backend": "github", "repo": "a/b"}, "In FORMS ontbreekt “base_url”."),
        (
            {"backend": "gitlab", "repo": "a/b", "app_id": "x", "tak": "main"},
            "FORMS kent “tak” niet.",
        ),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(settings: dict[str, str], text: str):
    """The maintainer reads what is wrong."""
    with pytest.raises(ValueError, match=re.escape(text)):
        backend_of(settings)


@pytest.mark.parametrize(
    ("settings", "origin"),
    [
        (LOCAL, "http://127.0.0.1:8081"),
        ({"backend": "gitlab", "repo": "a/b", "app_id": "x"}, "https://gitlab.com"),
        (
            {
                "backend": "gitea",
                "repo": "a/b",
                "app_id": "x",
                "base_url": "https://git.voorbeeld.nl:3000",
            },
            "https://git.voorbeeld.nl:3000",
        ),
        (
            {"backend": "github", "repo": "a/b", "base_url": "https://inloggen.voorbeeld.nl"},
            "https://api.github.com",
        ),
    ],
)
def test_the_page_may_reach_this_site_and_its_service_alone(settings: dict[str, str], origin: str):
    """Its policy lets nothing else through; no page can change its base or its forms."""
    policy = dict(
        part.strip().split(" ", 1) for part in form_policy(backend_of(settings)).split(";")
    )
    assert policy["connect-src"] == f"'self' blob: {origin}"
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert {source for value in policy.values() for source in value.split() if ":" in source} == {
        "blob:",
        "data:",
        origin,
    }
