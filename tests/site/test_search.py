"""The index that a build makes, read without Pagefind.

What can be found, at which address, and when the index is made.
"""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest

from plugins.support import search_index
from plugins.support.preview_server import PreviewServer
from plugins.support.search_index import WaitingIndex
from tests.helpers.search_index import found_in
from tests.site.reading import story
from tests.site.test_links_and_languages import EVERYTHING

PAGE = """
-- content/paginas/zoeken.md --
---
titel: Zoeken
samenvatting: Zoek in alles.
vorm: zoeken
---
"""
PLAN = """
-- content/jaarplannen/2026.md --
---
titel: Jaarplan 2026
samenvatting: Wat wij doen.
jaar: 2026
document: plan-2026
vastgesteld-op: niet bekend
vastgesteld-door: niet bekend
datasets: begroting-2026
bronnen: plan-2026 (Geld)
---
Vooraf.

## Een kop

Een alinea over subsidies.
"""


@pytest.fixture(name="made")
def made_fixture(site):
    return site().write(EVERYTHING + PAGE)


def test_every_page_note_and_line_of_figures_can_be_found(made):
    """Each living Dutch page of the ledger, and each line of a dataset at its lasting address."""
    result = made.build()
    found = found_in(result.output / "zoeken/index")
    ledger = [
        line.split(";")
        for line in (
            (made.folder / "content/adressen.csv").read_text(encoding="utf-8").splitlines()[1:]
        )
    ]
    kinds = ("pagina", "verhaal", "jaarplan", "thema", "gemeente", "gegevens")
    pages = {
        address
        for address, identity, target in ledger
        if identity.split(":")[0] in kinds
        and address.endswith("/")
        and not target
        and not identity.endswith((":en", ":de"))
    }
    assert pages - set(found) == {"/zoeken/"}
    csv = (made.folder / "content/data/begroting-2026/cijfers.csv").read_text(encoding="utf-8")
    ids = {line.split(";")[0] for line in csv.splitlines()[1:]}
    assert ids and {f"/data/begroting-2026/regel-{name}.html" for name in ids} <= set(found)
    page = result.file("data/begroting-2026/index.html")
    assert all(f'id="regel-{name}"' in page for name in ids)


def test_a_figure_says_what_it_is_of_when_and_where_it_comes_from(made):
    found = found_in(made.build().output / "zoeken/index")
    record = found["/data/begroting-2026/regel-emmen.html"]
    assert record["meta"]["title"] == "Emmen"
    assert "2026" in record["meta"]["within"]
    assert record["filters"]["soort"] == ["Cijfer"]
    assert record["filters"]["gemeente"] == ["Emmen"]
    assert record["filters"]["periode"] == ["2026"]
    assert "€" in record["content"]
    assert "Bron: Jaarplan 2026" in record["content"]


def test_a_story_has_its_filters_and_a_plan_its_places(made):
    found = found_in(made.write(PLAN).build().output / "zoeken/index")
    assert found["/verhalen/basis/"]["filters"] == {
        "soort": ["Verhaal"],
        "thema": ["Opleiding"],
        "gemeente": ["Emmen"],
        "periode": ["2019"],
    }
    assert [(place["id"], place["text"]) for place in found["/jaarplannen/2026/"]["anchors"]] == [
        ("een-kop", "Een kop")
    ]


def test_a_site_without_a_page_to_search_has_no_index_and_no_form(site):
    made = site()
    result = made.build()
    assert not (result.output / "zoeken").exists()
    assert 'role="search"' not in result.file("index.html")
    assert 'action="zoeken/"' in made.write(PAGE).build().file("index.html")


def test_only_the_page_that_searches_may_compile_a_program(made):
    result = made.build()
    assert {
        name
        for name, data in result.files().items()
        if b"wasm-unsafe-eval" in data and name.endswith(".html")
    } == {"zoeken/index.html"}
    assert not any(
        b"'unsafe-" in data for name, data in result.files().items() if name.endswith(".html")
    )


def test_what_is_not_public_is_not_found(made):
    made.write_bytes("content/verhalen/2026/geheim.md", story("Geheim", more="status: concept\n"))
    assert "/verhalen/geheim/" not in found_in(made.build().output / "zoeken/index")


def test_an_index_is_made_once_and_kept(made, monkeypatch: pytest.MonkeyPatch):
    """A second build, and a check, do not ask Pagefind again; a changed word does."""
    asked = []
    original = search_index._index
    monkeypatch.setattr(search_index, "_index", lambda *given: asked.append(1) or original(*given))
    made.build()
    made.build()
    made.build(CHECK_ONLY=True)
    assert len(asked) == 1
    made.write_bytes("content/verhalen/2026/nieuw.md", story("Nieuw"))
    assert made.build(CHECK_ONLY=True).problems == []
    assert len(asked) == 1
    assert "/verhalen/nieuw/" in found_in(made.build().output / "zoeken/index")
    assert len(asked) == 2


def test_two_indexes_of_the_same_records_have_the_same_bytes(made):
    """Pagefind alone writes another order each time; six runs would show it."""
    trees = []
    for number in range(6):
        made.write(PAGE)
        kept = made.folder / ".cache" / "zoeken"
        for file in sorted(kept.rglob("*"), reverse=True) if kept.exists() else ():
            file.rmdir() if file.is_dir() else file.unlink()
        trees.append(made.build(OUTPUT_PATH=str(made.folder / f"uit-{number}")).files())
    assert any(name.endswith(".pf_filter") for name in trees[0])
    assert all(tree == trees[0] for tree in trees)


def test_a_preview_makes_its_index_when_somebody_searches(made, monkeypatch: pytest.MonkeyPatch):
    asked = []
    original = search_index._index
    monkeypatch.setattr(search_index, "_index", lambda *given: asked.append(1) or original(*given))
    waiting = WaitingIndex(made.folder / ".cache" / "zoeken")
    preview = made.folder / ".preview"
    made.build(PREVIEW=True, OUTPUT_PATH=str(preview))
    assert asked == []
    server = PreviewServer(preview, 0, waiting)
    server.start()
    try:
        base = f"http://127.0.0.1:{server.server_port}"
        for _ in range(2):
            with urllib.request.urlopen(
                f"{base}/zoeken/index/pagefind-entry.json?ts=1", timeout=30
            ) as answer:
                assert b'"nl"' in answer.read()
        assert len(asked) == 1
        made.write_bytes("content/verhalen/2026/nieuw.md", story("Nieuw", more="status: concept\n"))
        made.build(PREVIEW=True, OUTPUT_PATH=str(preview))
        assert len(asked) == 1
        urllib.request.urlopen(f"{base}/zoeken/index/pagefind.js", timeout=30).close()
        assert len(asked) == 2
        assert "/verhalen/nieuw/" in found_in(waiting.folder())
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{base}/zoeken/index/../../../conf", timeout=30)
    finally:
        server.stop()


def test_an_index_that_cannot_be_made_stops_the_site_with_a_message(
    made, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(search_index.sys, "executable", "/bin/false")
    result = made.build()
    assert not result.published
    assert result.codes() == ["pelican-fout"]
    assert "waarin bezoekers zoeken" in result.report


@pytest.mark.parametrize(
    ("title", "places", "expected"),
    [
        ("one place stays", [-25, 4], [-25, 4]),
        ("of several the first", [-25, 4, 7, 1], [-25, 4]),
        ("a heading weighs more than text", [-25, 4, 7, -169, 2, 9], [-169, 2]),
        ("part of a compound weighs less", [-13, 20, -25, 41, 3], [-25, 41]),
    ],
)
def test_a_word_that_is_everywhere_keeps_its_weightiest_place(title, places, expected):
    """The lists are as Pagefind writes them.

    A negative number is a weight, what follows are places at that weight.
    """
    assert search_index._weightiest(places) == expected


def test_only_large_files_of_words_are_made_shorter(made, monkeypatch: pytest.MonkeyPatch):
    whole = {
        file.name: file.stat().st_size
        for file in (made.build().output / "zoeken/index/index").iterdir()
    }
    monkeypatch.setattr(search_index, "_LARGE", 0)
    monkeypatch.setattr(search_index, "_RECIPE", -1)
    short = {
        file.name: file.stat().st_size
        for file in (made.build().output / "zoeken/index/index").iterdir()
    }
    assert len(short) == len(whole)
    assert sum(short.values()) < sum(whole.values())
