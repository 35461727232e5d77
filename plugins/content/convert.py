"""Converts texts: notes first, since blocks show them, then explanations, then the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plugins.content.text_parts import TextConverter
from plugins.core.dutch import slugify
from plugins.core.languages import DUTCH, LANGUAGES
from plugins.core.texts.documents import Document
from plugins.core.texts.glossary import Glossary, word_forms_of
from plugins.core.vocabulary import SIDES, THEME_IDS
from plugins.run.reuse.reused_texts import Converted, ReusedTexts
from plugins.run.run_state import Run
from plugins.support.markdown_renderer import Renderer
from plugins.support.parallel import FEW, map_forked

__all__ = ["convert_documents"]

GLOSSARY_LAYOUT = "begrippen"
"""The layout of the page that explains the terms."""


def convert_documents(run: Run) -> None:
    """Turn every text into HTML; fills `run.texts` and `run.explanations`."""
    site, reserved = run.site, _reserved_ids(run)
    converter = TextConverter(run, _renderers(run, reserved))
    notes = [item for item in site.documents if item.kind.name == "kanttekening"]
    others = [item for item in site.documents if item.kind.name != "kanttekening"]
    # A publication converts hidden documents too: a planned one must be right on its day.
    rest = others + ([] if run.preview else site.hidden)

    def note(document: Document) -> Converted:
        converted = converter.text(document)
        run.texts[document.path] = converted[0]
        return converted

    # In one process: a note can show those before it.
    _convert_all(run, notes, note, reserved, worthwhile=len(notes) + 1)
    for dataset in site.datasets.values():
        run.explanations[dataset.id], problems = converter.explanation(dataset)
        run.report.add(*problems)
    worthwhile = FEW if run.settings.memo else None
    _convert_all(run, rest, converter.text, reserved, worthwhile=worthwhile)


def _convert_all(
    run: Run,
    documents: Sequence[Document],
    convert: Callable[[Document], Converted],
    reserved: set[str],
    *,
    worthwhile: int | None,
) -> None:
    """Convert documents, except those whose earlier conversion can be reused.

    Args:
        run: the run that gets the texts.
        documents: the documents to convert.
        convert: converts one of them.
        reserved: ids that no heading may take.
        worthwhile: how many texts are worth a second process; None = the default.
    """
    memo, datasets = run.settings.memo, run.site.datasets
    reused = ReusedTexts(run, memo, reserved) if memo else None
    known = {
        document: found
        for document in documents
        if reused and (found := reused.find(document)) is not None
    }
    run.texts |= {document.path: text for document, (text, _) in known.items()}
    fresh = [document for document in documents if document not in known]

    def watched(document: Document) -> tuple[Converted, set[str]]:
        datasets.asked = set()
        return convert(document), datasets.asked

    for document, (converted, asked) in zip(
        fresh, map_forked(watched, fresh, worthwhile), strict=True
    ):
        known[document] = converted
        if reused:
            reused.store(document, converted, asked)
    for document in documents:
        run.texts[document.path], problems = known[document]
        run.report.add(*problems)


def _renderers(run: Run, reserved: set[str]) -> dict[str, Renderer]:
    """Return the converter of each language."""
    word, glossary = run.theme.word_in, _glossary(run)
    # The terms are explained in Dutch, so only Dutch texts link to them.
    return {
        language: Renderer(
            reserved,
            word(language, "back-to-text"),
            word(language, "table"),
            glossary if language == DUTCH else None,
        )
        for language in LANGUAGES
    }


def _glossary(run: Run) -> Glossary | None:
    """Return the terms of the register, or None for a site without a page that explains them."""
    page = run.site.layout_address(GLOSSARY_LAYOUT)
    records = run.site.registers["begrippen"].values()
    terms = {record.id: word_forms_of(record["vormen"]) for record in records}
    return Glossary(terms, page) if page else None


def _reserved_ids(run: Run) -> set[str]:
    """Return the ids that no heading may take: of the theme, tables and rows, charts, notes."""
    taken = {"regel", *THEME_IDS}
    for dataset in run.site.datasets.values():
        name = dataset.id
        rows = {*dataset.figures(), *(slugify(line.group) for line in dataset.lines if line.group)}
        for table in (name, *(f"{name}-{side}" for side in SIDES)):
            taken.update((table, *(f"{table}-{row}" for row in rows)))
        taken.update((f"grafiek-{name}", f"vergelijking-{name}"))
        taken.update(f"cijfer-{name}-{row}" for row in rows)
        taken.update(f"regel-{row}" for row in rows)
    for note in run.site.of_kind("kanttekening"):
        taken.update((f"noot-{note.slug}", f"bij-{note.slug}"))
    return taken
