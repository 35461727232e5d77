"""The files that headers name: the picture of a story, the original of a document."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.documents import PUBLIC, Document
from plugins.core.texts.header import Value
from plugins.core.texts.page_texts import HeaderFiles, PageDraft
from plugins.core.texts.pictures import PictureUse
from plugins.run.run_state import Run
from plugins.support.files import walk
from plugins.support.pictures.original_pictures import ENDINGS
from plugins.views.attachments import attach
from plugins.views.picture_views import cover_card, cover_view

__all__ = ["read_header_files"]


def read_header_files(run: Run) -> None:
    """Fill `run.header_files`, and check all pictures together."""
    # A publication reads hidden documents too: a planned one must be right on its day.
    for document in (*run.site.documents, *([] if run.preview else run.site.hidden)):
        files, problems = _header_files(run, document)
        run.header_files[document.path] = files
        run.report.add(*problems)
    run.report.add(*_without_maker(run))
    if not run.report.stops:  # what could not be read may show them
        run.report.add(*_unused(run))


def _header_files(run: Run, document: Document) -> tuple[HeaderFiles, list[Problem]]:
    """Return the files that one header names, and problems."""
    draft = PageDraft(document)
    cover, problems = cover_view(run, draft)
    card, photograph, original = None, None, None
    if cover:
        card, file, focus = cover_card(run, draft)
        photograph = (file, focus)
    name, place = document.header.get("origineel"), document.header.starts.get("origineel")
    if name and place:
        original, found = attach(run, draft, Value(name, place.line, place.column))
        problems += found
    attachments, pictures = draft.attachments, tuple(draft.pictures)
    return HeaderFiles(cover, card, photograph, original, attachments, pictures), problems


def _uses(run: Run, document: Document) -> tuple[PictureUse, ...]:
    """Return the pictures of a document, in its text and its header."""
    return run.text_of(document).pictures + run.files_of(document).pictures


def _without_maker(run: Run) -> Iterator[Problem]:
    """Report once that pictures on the site do not say who made them."""
    uses = [
        (document.path, use)
        for document in run.site.documents
        if document.state == PUBLIC
        for use in _uses(run, document)
        if not use.credited
    ]
    if uses:
        path, use = min(uses, key=lambda item: (item[0], item[1].line))
        count = len({use.path for _, use in uses})
        text = (
            "Bij deze afbeelding staat niet wie haar maakte."
            if count == 1
            else f"Bij {count} afbeeldingen staat niet wie ze maakte; dit is de eerste."
        )
        yield problem(
            "afbeelding-zonder-maker",
            Place(path, use.line, use.column),
            text,
            "Zet erbij wie de maker is (in de kop beeld-maker, in een blok maker), en kijk of u"
            " haar mag gebruiken.",
        )


def _unused(run: Run) -> Iterator[Problem]:
    """Report pictures in the folder of a document that no document shows."""
    documents = (*run.site.documents, *run.site.hidden)
    used = {use.path for document in documents for use in _uses(run, document)}
    for folder in sorted({run.site.folder_of(document) for document in documents}):
        for file in walk(folder):
            path = run.site.path_of(file)
            if file.suffix.lower() in ENDINGS and path not in used:
                yield problem(
                    "afbeelding-ongebruikt",
                    Place(path),
                    "Geen pagina toont deze afbeelding; zij komt niet op de site.",
                    "Noem haar in de kop (beeld) of in een blok afbeelding, of haal haar weg.",
                )
