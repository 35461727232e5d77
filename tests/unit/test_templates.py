"""The theme as functions.

Unknown names and words are faults, text is escaped, finished HTML is not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.support.templates import Markup, TemplateFault, Theme

PAGE = {"lang": "nl"}


def _theme(tmp_path: Path, template: str, macro: str = "") -> Theme:
    (tmp_path / "templates").mkdir()
    (tmp_path / "components/kaart").mkdir(parents=True)
    (tmp_path / "woorden.csv").write_text(
        "sleutel;nl;en;de\ngroet;Dag {name};Hello {name};Tag {name}\n", encoding="utf-8"
    )
    (tmp_path / "templates/x.html").write_text(template, encoding="utf-8")
    (tmp_path / "components/kaart/kaart.html").write_text(macro, encoding="utf-8")
    return Theme(tmp_path)


def test_text_is_escaped_and_finished_html_is_not(tmp_path: Path):
    """A value is text unless it is marked."""
    html = _theme(tmp_path, "{{ a }} {{ b }}").render("x.html", {}, PAGE, a="<b>&", b=Markup("<i>"))
    assert html == "&lt;b&gt;&amp; <i>"


@pytest.mark.parametrize(
    ("title", "template"),
    [
        ("an unknown name", "a\n{{ niets }}"),
        ("an unknown part of a view", "a\n{{ page.niets }}"),
        ("an unknown word", "a\n{{ w('niets') }}"),
        ("a word without its value", "a\n{{ w('groet', x=1) }}"),
        ("a wrong sign", "a\n{{ page.lang }"),
        ("a missing template", "a\n{% include 'weg.html' %}"),
        ("arithmetic on text", "a\n{{ 'a' / 2 }}"),
        ("division by nothing", "a\n{{ 1 / 0 }}"),
    ],
)
def test_what_a_template_was_not_given_is_a_fault_with_its_place(
    tmp_path: Path, title: str, template: str
):
    """Nothing unknown is printed as nothing; the message names template and line."""
    with pytest.raises(TemplateFault, match=r"^x\.html, regel 2: "):
        _theme(tmp_path, template).render("x.html", {}, PAGE)


def test_missing_template_is_a_fault(tmp_path: Path):
    """A page whose template is not there is not a page."""
    with pytest.raises(TemplateFault, match=r"weg\.html"):
        _theme(tmp_path, "").render("weg.html", {}, PAGE)


def test_word_follows_the_language_of_the_page(tmp_path: Path):
    """A fixed word has a text in each language, with its values filled in."""
    theme = _theme(tmp_path, "{{ w('groet', name='<Jan>') }}")
    assert [theme.render("x.html", {}, {"lang": language}) for language in ("nl", "en", "de")] == [
        "Dag &lt;Jan&gt;",
        "Hello &lt;Jan&gt;",
        "Tag &lt;Jan&gt;",
    ]
    assert theme.word_in("de", "groet", name="Jan") == "Tag Jan"
    with pytest.raises(KeyError):
        theme.word_in("nl", "niets")


def test_component_is_a_macro_that_takes_views(tmp_path: Path):
    """A component renders outside a page in a given language; its fault names its own line."""
    theme = _theme(
        tmp_path,
        "",
        "{% macro kaart(titel, body='') %}\n<h2>{{ titel }}</h2>{{ body }}{{ w('groet', name=titel)"
        " }}\n{% endmacro %}\n",
    )
    assert (
        theme.component("kaart", "A & B", language="en").strip()
        == "<h2>A &amp; B</h2>Hello A &amp; B"
    )
    with pytest.raises(TemplateFault, match=r"kaart\.html, regel 2: UndefinedError"):
        theme.component("kaart")
    with pytest.raises(TemplateFault, match="niets"):
        theme.component("niets")
    assert theme.component_names() == ["kaart"]


def test_changed_template_is_compiled_anew(tmp_path: Path):
    """What is cached between runs is not used for another source."""
    _theme(tmp_path, "eerst").render("x.html", {}, PAGE)
    (tmp_path / "templates/x.html").write_text("later", encoding="utf-8")
    assert Theme(tmp_path).render("x.html", {}, PAGE) == "later"
