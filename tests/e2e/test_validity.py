"""Valid by the rules of the web.

The Nu HTML checker reads pages, stylesheet and drawings; ids and headings are checked besides.
"""

from __future__ import annotations

import pytest

from plugins.core.languages import FOREIGN
from tests.helpers.browser import PAGE_TEMPLATES, PREVIEW_TEMPLATES
from tests.helpers.validity import nu_messages, structure_faults

pytestmark = pytest.mark.xdist_group("validity")
# Standard CSS that the checker does not know yet: what it says, and why it is right all the same.
ALLOWED = {
    "CSS: “paint-order”: Property “paint-order” doesn't exist.": (
        "A property of CSS Fill and Stroke 3 and SVG 2; every browser has it."
    ),
    "CSS: “max-inline-size”: The types are incompatible.": (
        "A number times a custom property inside min(), as CSS Values 4 has it; the checker cannot"
        " know the type of var() there."
    ),
}


def _refused(messages) -> list[str]:
    """Return the errors that are not allowed, in a line each."""
    return [
        f"{name}: {text} … {around[:160]}"
        for name, sort, text, around in messages
        if sort not in ("warning", "info") and text not in ALLOWED
    ]


def _files(site, templates, suffixes=(".css", ".svg")):
    """Return a page of every template, and all files of some sorts."""
    pages = {
        site.folder / (address.lstrip("/") + ("index.html" if address.endswith("/") else ""))
        for address in map(site.fullest, templates)
    }
    return sorted(pages | {file for file in site.folder.rglob("*") if file.suffix in suffixes})


def test_a_page_of_every_template_all_translations_the_stylesheet_and_the_drawings_are_valid(
    published,
):
    files = _files(published, PAGE_TEMPLATES)
    translated = {
        file for language in FOREIGN for file in (published.folder / language).rglob("*.html")
    }
    assert translated
    files = sorted({*files, *translated})
    assert {".html", ".css", ".svg"} == {file.suffix for file in files}
    messages = nu_messages(files, published.folder)
    assert _refused(messages) == []
    needed = {text for _, _, text, _ in messages} & set(ALLOWED)
    assert needed == set(ALLOWED), "an allowance that nothing needs any more is taken away"


def test_the_pages_of_a_preview_are_valid(preview):
    assert _refused(nu_messages(_files(preview, PREVIEW_TEMPLATES, ()), preview.folder)) == []


def test_the_checker_does_find_faults(tmp_path):
    for name, text in {
        "pagina.html": (
            '<!DOCTYPE html><html lang="nl"><head><title>x</title></head><body><p id="a"><div'
            ' id="a"></div></p><img src="x.png"></body></html>'
        ),
        "stijl.css": "p { colour: red }",
        "tekening.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect breedte="1"/></svg>',
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    faulty = {
        line.partition(":")[0]
        for line in _refused(nu_messages(sorted(tmp_path.iterdir()), tmp_path))
    }
    assert faulty == {"pagina.html", "stijl.css", "tekening.svg"}


def test_every_page_has_one_title_ordered_headings_and_ids_of_its_own(published, preview):
    for site in (published, preview):
        pages = sorted(site.folder.rglob("*.html"))
        assert pages
        assert {
            file.relative_to(site.folder).as_posix(): faults
            for file in pages
            if (faults := structure_faults(file.read_text(encoding="utf-8")))
        } == {}


@pytest.mark.parametrize(
    ("html", "faults"),
    [
        ("<h1>a</h1><h2 id=b>b</h2><h3>c</h3><h2>d</h2>", []),
        ("<h1>a</h1><p id=x></p><p id=x></p>", ["id “x” stands 2 times"]),
        ("<h2>a</h2>", ["0 headings of level 1", "heading 2 right after heading 0"]),
        ("<h1>a</h1><h1>b</h1>", ["2 headings of level 1"]),
        ("<h1>a</h1><h3>b</h3>", ["heading 3 right after heading 1"]),
    ],
)
def test_faults_in_headings_and_ids_are_found(html, faults):
    assert structure_faults(html) == faults
