"""Help with Dutch for writers: spelling, long sentences, terms, headings and reading level.

It is *ter info*, and never stops a publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.documents import Document
from plugins.core.texts.glossary import Glossary, word_forms_of
from plugins.core.texts.header import Header
from plugins.core.texts.kinds import DATASET_PAGE
from plugins.core.writing.remarks import Findings, Source, examine, language_problems
from plugins.core.writing.spelling import KnownWords, read_word_list
from plugins.run.reuse.digests import digest_of
from plugins.run.reuse.memo import Memo
from plugins.run.run_state import Run
from plugins.support.dictionary import Dictionary
from plugins.support.files import read_markdown
from plugins.support.parallel import map_forked

WORD_LIST = "woordenlijst.txt"
NAMES = ("naam", "kort", "begrip", "vormen", "organisatie", "onderwerp", "titel", "uitgever")
"""Columns of registers that hold names and terms: their words are right in every text."""
RECIPE = 1
"""Raise it when the same text must give other findings."""


def examine_texts(run: Run) -> None:
    """Examine the texts that this run shows: fill `run.reading_levels`, and report remarks."""
    dictionary = Dictionary()
    known = KnownWords(_known(run))
    examiner = _Examiner(run, dictionary)
    sources = [_source(run, document) for document in run.site.documents]
    for document, source, found in zip(
        run.site.documents, sources, examiner.findings(sources), strict=True
    ):
        run.reading_levels[document.path] = found.level
        if document.header.get("taalhulp") != "uit":
            run.report.add(*language_problems(source.path, found, known, examiner.suggest))
    run.report.add(*_absent(dictionary))
    examiner.stored.store()


class _Examiner:
    """Examines texts; findings of earlier runs are read from a file."""

    def __init__(self, run: Run, dictionary: Dictionary) -> None:
        self._run, self._dictionary = run, dictionary
        terms = [record["vormen"] for record in run.site.registers["begrippen"].values()]
        self._digest = digest_of(RECIPE, dictionary.version, *terms)
        self.stored = Memo(run.site.root / ".cache" / "taal" / "bevindingen.json")

    def suggest(self, word: str) -> str:
        """Return the word that was probably meant, or an empty text.

        Finding it may take half a second, and a preview does not wait for that.
        """
        if self._run.preview:
            return ""
        key = digest_of(self._digest, "bedoeld", word)
        meant = self.stored.get(key) or [self._dictionary.suggest(word)]
        self.stored.put(key, meant)
        return str(meant[0])

    def findings(self, sources: list[Source]) -> Iterator[Findings]:
        """Yield the findings of each text; two processes make new ones where that is worth it."""
        terms = _terms(self._run)
        keys = [
            digest_of(self._digest, item.language, item.lines, item.body, item.body_line)
            for item in sources
        ]
        new = {
            key: source
            for key, source in zip(keys, sources, strict=True)
            if self.stored.get(key) is None
        }
        knows = self._dictionary.knows if self._dictionary.version else None
        if new and knows:
            knows("taal")  # read before the work is divided, so once

        def make(source: Source) -> dict[str, Any]:
            return asdict(examine(source, knows, terms))

        for key, found in zip(new, map_forked(make, list(new.values())), strict=True):
            self.stored.put(key, found)
        for key in keys:
            yield Findings.restored(self.stored.get(key))


def _terms(run: Run) -> Glossary:
    records = run.site.registers["begrippen"].values()
    return Glossary({record.id: word_forms_of(record["vormen"]) for record in records}, "")


def _source(run: Run, document: Document) -> Source:
    """Return what is examined of a document; the text of a dataset is in its folder."""
    body, line = document.source_text, document.body_line
    if document.kind is DATASET_PAGE:
        body, line = run.site.datasets[document.slug].explanation_source
    return Source(document.path, document.language, tuple(_lines(document.header)), body, line)


def _lines(header: Header) -> Iterator[tuple[str, int, int]]:
    """Yield title and summary as typed, each with its line and column."""
    for name in ("titel", "samenvatting"):
        place = header.starts.get(name)
        if place and header.get(name):
            yield header.get(name), place.line, place.column


def _known(run: Run) -> Iterable[str]:
    """Return the names and words that are right on this site."""
    file = run.site.content / WORD_LIST
    text, problems = read_markdown(run.site.path_of(file), file) if file.exists() else ("", [])
    run.report.add(*problems)
    names = (
        record[column]
        for register in run.site.registers.values()
        for record in register.values()
        for column in NAMES
    )
    return [run.settings.site_name, *names, *read_word_list(text)]


def _absent(dictionary: Dictionary) -> Iterator[Problem]:
    if not dictionary.version:
        yield problem(
            "taal-woordenboek",
            Place(f"content/{WORD_LIST}"),
            "De spelling is niet nagekeken: het Nederlandse woordenboek is er niet.",
            "Laat dit aan de beheerder van de site zien. Al het andere is wel nagekeken.",
        )
