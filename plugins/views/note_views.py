"""Views of notes (kanttekeningen): the marks on figures, and the notes they link to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from plugins.core.languages import Words
from plugins.core.texts.documents import Document
from plugins.core.texts.page_texts import PageDraft
from plugins.run.run_state import Run
from plugins.support.templates import Markup
from plugins.views.links import Link
from plugins.views.words import localised_html

__all__ = [
    "NOTES_PAGE",
    "NoteMark",
    "NoteView",
    "fresh_notes",
    "mark_notes",
    "note_view",
    "notes_of",
    "number_notes",
]

NOTES_PAGE = "/kanttekeningen/"


class NoteMark(TypedDict):
    """The note mark on a figure, which links to a note on the page."""

    number: str
    url: str
    label: str
    id: str
    """Empty but for the first note mark of a note, which its way back links to."""


class NoteView(TypedDict):
    """A note on a page."""

    id: str
    number: str
    back: list[Link]
    """The way back to where it is marked."""
    kind_label: str
    title: str
    html: Markup
    url: str


def notes_of(run: Run, targets: Iterable[str]) -> list[Document]:
    """Return the notes about any of the targets, each once, in order."""
    found: dict[str, Document] = {}
    for target in targets:
        for note in run.site.notes.get(target, ()):
            found.setdefault(note.slug, note)
    return list(found.values())


def number_notes(draft: PageDraft, notes: Iterable[Document]) -> None:
    """Number notes on the page that no figure is marked with."""
    for note in notes:
        draft.note_number(note.slug)


def mark_notes(run: Run, draft: PageDraft, notes: Sequence[Document]) -> list[NoteMark]:
    """Return the marks that link a figure to its notes on the page."""
    return [
        _mark(run, draft, note)
        for note in sorted(notes, key=lambda item: draft.note_number(item.slug))
    ]


def _mark(run: Run, draft: PageDraft, note: Document) -> NoteMark:
    number = draft.note_number(note.slug)
    label = run.theme.word_in(draft.language, "note-n", n=number)
    version = run.site.note(note.slug, draft.language)
    first = note.slug not in draft.marked_notes
    draft.marked_notes.add(note.slug)
    return {
        "number": str(number),
        "url": f"#noot-{note.slug}",
        "label": f"{label}: {version.title}" if version.language == draft.language else label,
        "id": f"bij-{note.slug}" if first else "",
    }


def note_view(run: Run, draft: PageDraft, note: Document) -> NoteView:
    """Return a note as the page shows it."""
    kind = note.header.get("soort", "onduidelijk")
    number = str(draft.note_number(note.slug))
    word = run.theme.word_in
    back: Link = {
        "text": word(draft.language, "back-to-mark", n=number),
        "url": f"#bij-{note.slug}",
    }
    return {
        "id": f"noot-{note.slug}",
        "number": number,
        "back": [back] if note.slug in draft.marked_notes else [],
        "kind_label": word(draft.language, f"note-kind-{kind}"),
        "title": Words(note.title, note.language),
        "html": localised_html(run.text_of(note).html, note.language, draft.language),
        "url": f"{NOTES_PAGE}#{note.slug}",
    }


def fresh_notes(run: Run, draft: PageDraft) -> list[NoteView]:
    """Return the notes that were numbered and not shown yet: each is shown once on a page."""
    slugs = [slug for slug in draft.note_ids if slug not in draft.shown_notes]
    draft.shown_notes.update(slugs)
    return [note_view(run, draft, run.site.note(slug, draft.language)) for slug in slugs]
