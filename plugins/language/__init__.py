"""Help with Dutch for writers: spelling, long sentences, terms, headings, and how easy a text reads. *Ter info*, never a stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from pelican import signals

from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.documents import Document
from plugins.core.texts.glossary import Glossary, word_forms_of
from plugins.core.texts.header import Header
from plugins.core.texts.kinds import DATASET_PAGE
from plugins.core.writing.remarks import Findings, Source, examine, language_problems
from plugins.core.writing.spelling import KnownWords, read_word_list
from plugins.run.build import Build
from plugins.run.generator import SiteGenerator
from plugins.run.reuse.memo import Memo, digest_of
from plugins.support.dictionary import Dictionary
from plugins.support.files import read_markdown
from plugins.support.parallel import map_forked

WORD_LIST = "woordenlijst.txt"
NAMES = ("naam", "kort", "begrip", "vormen", "organisatie", "onderwerp", "titel", "uitgever")
"""Columns of registers that hold names and terms: their words are right wherever they stand."""
RECIPE = 1
"""To be raised when the same text must give other findings."""


class LanguageGenerator(SiteGenerator):
    """Runs after the texts are read and before the pages are made, which show the level and, in a preview, the messages."""

    def generate_context(self) -> None:
        """Examine the texts that this build shows, set the level of each, and report."""
        build = self.build
        dictionary = Dictionary()
        known = KnownWords(_known(build))
        sources = [(document, _source(build, document)) for document in build.documents]
        mark = digest_of(
            RECIPE,
            dictionary.version,
            *(record["vormen"] for record in build.registers["begrippen"].values()),
        )
        kept = Memo(build.root / ".cache" / "taal" / "bevindingen.json")

        def suggest(word: str) -> str:
            # It may take half a second to find what was meant; a preview does not wait for that.
            if build.preview:
                return ""
            key = digest_of(mark, "bedoeld", word)
            meant = kept.get(key) or [dictionary.suggest(word)]
            kept.put(key, meant)
            return str(meant[0])

        for (document, source), found in zip(
            sources,
            self._findings([source for _, source in sources], dictionary, kept, mark),
            strict=True,
        ):
            document.reading_level = found.level
            if document.header.get("taalhulp") != "uit":
                build.report.add(*language_problems(source.path, found, known, suggest))
        build.report.add(*_absent(dictionary))
        kept.keep()

    def _findings(
        self, sources: list[Source], dictionary: Dictionary, kept: Memo, mark: str
    ) -> Iterator[Findings]:
        """Give the findings of each text; those that were not kept are made by two processes where that is worth it."""
        terms = Glossary(
            {
                record.id: word_forms_of(record["vormen"])
                for record in self.build.registers["begrippen"].values()
            },
            "",
        )
        keys = [
            digest_of(mark, source.language, source.lines, source.body, source.body_line)
            for source in sources
        ]
        new = {
            key: source for key, source in zip(keys, sources, strict=True) if kept.get(key) is None
        }
        knows = dictionary.knows if dictionary.version else None
        if new and knows:
            knows("taal")  # read before the work is divided, so once

        def make(source: Source) -> dict[str, Any]:
            return asdict(examine(source, knows, terms))

        made = dict(zip(new, map_forked(make, list(new.values())), strict=True))
        for key, found in made.items():
            kept.put(key, found)
        for key in keys:
            yield Findings.restored(kept.get(key))


def _source(build: Build, document: Document) -> Source:
    """Give what is examined of a document; the text of a dataset's page stands in its folder."""
    body, line = document.source_text, document.body_line
    if document.kind is DATASET_PAGE:
        body, line = build.datasets[document.slug].explanation_source
    return Source(document.path, document.language, tuple(_lines(document.header)), body, line)


def _lines(header: Header) -> Iterator[tuple[str, int, int]]:
    """Give title and summary as typed."""
    for name in ("titel", "samenvatting"):
        place = header.starts.get(name)
        if place and header.get(name):
            yield header.get(name), place.line, place.column


def _known(build: Build) -> Iterable[str]:
    """Give the names and words that are right on this site."""
    file = build.content / WORD_LIST
    text, problems = read_markdown(build.path_of(file), file) if file.exists() else ("", [])
    build.report.add(*problems)
    names = (
        record[column]
        for register in build.registers.values()
        for record in register.values()
        for column in NAMES
    )
    return [str(build.settings["SITENAME"]), *names, *read_word_list(text)]


def _absent(dictionary: Dictionary) -> Iterator[Problem]:
    """Say once that there is no dictionary."""
    if not dictionary.version:
        yield problem(
            "taal-woordenboek",
            Place(f"content/{WORD_LIST}"),
            "De spelling is niet nagekeken: het Nederlandse woordenboek is er niet.",
            "Laat dit aan de beheerder van de site zien. Al het andere is wel nagekeken.",
        )


def _generator(pelican: Any) -> type[LanguageGenerator]:
    return LanguageGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
