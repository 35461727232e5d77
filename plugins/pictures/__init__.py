"""The block afbeelding, and the files that headers name: the picture of a story, the original of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pelican import signals

from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.documents import PUBLIC, Document
from plugins.core.texts.header import Value
from plugins.run.build import BEFORE_TEXTS, Build, block_handler
from plugins.support.files import walk
from plugins.support.pictures.original_pictures import ENDINGS
from plugins.views.attachments import attach
from plugins.views.picture_views import cover_card, cover_view, make_ready, picture_view


@block_handler("afbeelding")
def picture_block(build: Build, document: Document, use: BlockUse) -> tuple[str, list[Problem]]:
    """Show a picture with its description, caption and maker."""
    assert use.argument is not None
    view, problems = picture_view(
        build, document, use.argument, use.one("alt"), use.one("bijschrift"), use.one("maker")
    )
    return (
        str(build.theme.component("picture", view, language=document.language)) if view else ""
    ), problems


def _files_of_headers(generators: list[Any]) -> None:
    """Publish the pictures and originals that headers name, and judge all pictures together."""
    build: Build = generators[0].build
    originals = build.extras.setdefault("originals", {})
    for name in ("covers", "card_pictures", "photographs"):
        build.extras.setdefault(name, {})
    # A publication looks at hidden documents too: a planned one must be right on its day.
    for document in (*build.documents, *([] if build.preview else build.hidden)):
        _picture_of_header(build, document)
        name, place = document.header.get("origineel"), document.header.starts.get("origineel")
        if name and place:
            item, problems = attach(build, document, Value(name, place.line, place.column))
            build.report.add(*problems)
            originals[document.path] = item
    build.report.add(*_without_maker(build))
    if not build.report.stops:  # what could not be read may show them
        build.report.add(*_unused(build))


def _picture_of_header(build: Build, document: Document) -> None:
    """Publish the picture that a header names: in the text, on cards of the site, and for the card that is shared."""
    view, problems = cover_view(build, document)
    build.report.add(*problems)
    if view:
        build.extras["covers"][document.path] = view
        on_card, file, focus = cover_card(build, document)
        build.extras["card_pictures"][document.path] = on_card
        build.extras["photographs"][document.address] = (file, focus)


def _without_maker(build: Build) -> Iterator[Problem]:
    """Report once that pictures on the site do not say who made them."""
    uses = [
        (document.path, use)
        for document in build.documents
        if document.state == PUBLIC
        for use in document.pictures
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


def _unused(build: Build) -> Iterator[Problem]:
    """Report pictures in the folder of a document that no document shows."""
    documents = (*build.documents, *build.hidden)
    used = {use.path for document in documents for use in document.pictures}
    for folder in sorted({build.folder_of(document) for document in documents}):
        for file in walk(folder):
            if file.suffix.lower() in ENDINGS and build.path_of(file) not in used:
                yield problem(
                    "afbeelding-ongebruikt",
                    Place(build.path_of(file)),
                    "Geen pagina toont deze afbeelding; zij komt niet op de site.",
                    "Noem haar in de kop (beeld) of in een blok afbeelding, of haal haar weg.",
                )


def register() -> None:
    """Connect to Pelican."""
    if make_ready not in BEFORE_TEXTS:
        BEFORE_TEXTS.append(make_ready)
    signals.all_generators_finalized.connect(_files_of_headers)
