"""Help with Dutch on a small site: what is examined, what is quiet, what is cached and shown."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from plugins.run.publisher import Publisher
from plugins.run.run_state import Run
from plugins.support import dictionary
from tests.helpers.site_text import SiteText

Make = Callable[..., SiteText]
PAGE = (
    "-- content/paginas/over.md --\n---\ntitel: Over ons\nsamenvatting: Wie wij zijn.\n{}---\n{}\n"
)
EASY = "Wij maken samen een plan. Het plan gaat over leren en werken. " * 10


def _runs(monkeypatch: pytest.MonkeyPatch) -> list[Run]:
    """Return the list to which every run is added."""
    runs: list[Run] = []
    made = Publisher._new_run

    def new_run(self):
        runs.append(made(self))
        return runs[-1]

    monkeypatch.setattr(Publisher, "_new_run", new_run)
    return runs


def _levels(run: Run, slug: str = "over", language: str = "nl") -> list[str]:
    return [
        run.reading_levels[item.path]
        for item in run.site.documents
        if (item.slug, item.language) == (slug, language)
    ]


def test_a_page_can_be_quiet_and_keeps_its_level(site: Make, monkeypatch: pytest.MonkeyPatch):
    runs = _runs(monkeypatch)
    text = "Het onderwjis.\n\n#### Kop\n\n" + EASY
    assert set(site(PAGE.format("", text)).build().codes()) == {
        "taal-spelling",
        "taal-kop-overgeslagen",
    }
    assert site(PAGE.format("taalhulp: uit\n", text)).build().codes() == []
    assert [_levels(run) for run in runs] == [["A2"], ["A2"]]


def test_a_translation_has_no_dutch_spelling_and_no_level(
    site: Make, monkeypatch: pytest.MonkeyPatch
):
    runs = _runs(monkeypatch)
    english = (
        "-- content/paginas/over.en.md --\n---\ntitel: About us\nsamenvatting: Who we are"
        " together.\nvertaling-van: x\n---\n### Heading\n\n"
        + "We make things together with schools. "
        * 30
    )
    result = site(PAGE.format("", "Tekst.") + english).build()
    assert [item.code for item in result.problems if item.place.path.endswith(".en.md")] == [
        "vertaling-verouderd",
        "taal-kop-overgeslagen",
    ]
    assert _levels(runs[0], language="en") == [""]


def test_the_note_of_a_dataset_is_examined_at_its_own_lines(site: Make):
    text = """-- content/data/begroting-2026/cijfers.csv --
id;kant;groep;post;bedrag;noot
emmen;inkomsten;;Emmen;60;
-- content/data/begroting-2026/toelichting.md --
---
titel: Begroting
samenvatting: Het geldt van het programma.
soort: geld
eenheid: euro
periode: 2026
bron: plan-2026
plaats: Geld
peildatum: 2026
status: begroot
---
Een toelichtinng.
"""
    assert (
        site(text).build().report
        == "content/data/begroting-2026/toelichting.md:12:5: ter info taal-spelling: “toelichtinng”"
        " staat niet in het woordenboek. Bedoelde u “toelichting”? Is het woord goed? Zet het"
        " dan op een eigen regel in content/woordenlijst.txt"
    )


def test_a_damaged_word_list_is_told(site: Make):
    made = site(PAGE.format("", "Tekst."))
    made.write_bytes("content/woordenlijst.txt", "coöperatief\n".encode("cp1252"))
    assert made.build().codes() == ["bestand-codering"]


def test_the_dictionary_is_read_only_for_a_new_text(site: Make, monkeypatch: pytest.MonkeyPatch):
    """A second run, also with another word list, asks the dictionary nothing."""
    asked: list[str] = []
    knows, suggest = dictionary.Dictionary.knows, dictionary.Dictionary.suggest
    monkeypatch.setattr(
        dictionary.Dictionary, "knows", lambda self, word: asked.append(word) or knows(self, word)
    )
    monkeypatch.setattr(
        dictionary.Dictionary,
        "suggest",
        lambda self, word: asked.append(word) or suggest(self, word),
    )
    made = site(PAGE.format("", "Het onderwjis en de technasia."))
    first = made.build(CHECK_ONLY=True).report
    assert "onderwjis" in first
    assert asked
    asked.clear()
    assert made.build(CHECK_ONLY=True).report == first
    made.write_bytes("content/woordenlijst.txt", b"technasia\n")
    assert made.build(CHECK_ONLY=True).report == first.split("\n")[0]
    assert asked == []
    made.write(PAGE.format("", "Het onderwjis en de technasia. Nieuw."))
    made.build(CHECK_ONLY=True)
    assert asked


def test_a_preview_finds_the_same_words_but_does_not_wait_for_what_was_meant(site: Make):
    made = site(PAGE.format("", "Het onderwjis."))
    (found,) = made.build(PREVIEW=True).problems
    assert found.hint.startswith("Verbeter het woord.")
    assert "“onderwjis” staat niet in het woordenboek." in made.build(PREVIEW=True).file(
        "over/index.html"
    )
    (found,) = made.build().problems
    assert found.hint.startswith("Bedoelde u “onderwijs”?")
    assert "onderwjis</" not in made.build().file("over/index.html").replace(
        "<p>Het onderwjis.</p>", ""
    )


def test_who_builds_reads_a_count_and_who_checks_reads_all(
    site: Make, capsys: pytest.CaptureFixture[str]
):
    made = site(PAGE.format("", "Het onderwjis."))
    made.build(REPORT_FORMAT="mens")
    told = capsys.readouterr().out
    assert "onderwjis" not in told
    assert (
        "Geen fouten. Over de taal: 1 opmerking bij 1 bestand; u leest ze met: python3 -m plugins"
        " check" in told
    )
    made.build(REPORT_FORMAT="mens", CHECK_ONLY=True)
    assert "“onderwjis” staat niet in het woordenboek." in capsys.readouterr().out


def test_many_texts_give_the_same_by_two_processes(site: Make, monkeypatch: pytest.MonkeyPatch):
    pages = "".join(
        PAGE.replace("over.md", f"over-{number}.md").format(
            "", f"Het onderwjis.\n\nEen {'spelingfout' if number % 2 else 'gewoon'} woord."
        )
        for number in range(140)
    )
    divided = site(pages).build(CHECK_ONLY=True).report
    (site("").folder / ".cache" / "taal" / "bevindingen.json").unlink()
    monkeypatch.delattr(os, "fork", raising=False)
    assert site("").build(CHECK_ONLY=True).report == divided
    assert divided.count("spelingfout") == 70
