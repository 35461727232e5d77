"""Overviews: all documents of a kind, all figures, all data, all notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from plugins.core.dutch import format_period, sort_key
from plugins.core.texts.documents import Document
from plugins.core.texts.kind_fields import NOTE_KINDS
from plugins.core.texts.page_texts import PageDraft
from plugins.pages.card_views import CardView
from plugins.pages.guidance.goals import goals_side_by_side
from plugins.pages.guidance.matrices import MatrixView
from plugins.pages.guidance.participation import participation
from plugins.pages.page_lookup import sorted_kind, table_address
from plugins.pages.page_views import PageViews
from plugins.support.templates import Markup
from plugins.views.download_views import DownloadView, downloads_of
from plugins.views.figure_views import FigureView, figure_view
from plugins.views.links import Link
from plugins.views.note_views import NoteView, fresh_notes
from plugins.views.source_views import SourceView, source_view

__all__ = [
    "DataContext",
    "FiguresContext",
    "NotesContext",
    "OverviewContext",
    "all_data",
    "all_figures",
    "all_notes",
    "courses",
    "kind_overview",
    "municipalities",
]


class OverviewContext(TypedDict):
    """All documents of a kind."""

    cards: list[CardView]
    matrix: MatrixView | None
    matrix_title: str


class FigureGroup(TypedDict):
    """The indicators of a dataset."""

    title: str
    id: str
    figures: list[FigureView]
    explanation: Markup
    source: SourceView
    notes: list[NoteView]


class FiguresContext(TypedDict):
    """All indicators."""

    groups: list[FigureGroup]


class RegisteredNote(TypedDict):
    """A note with its places and what it belongs to."""

    id: str
    title: str
    html: Markup
    places: list[SourceView]
    where: list[Link]


class NoteGroup(TypedDict):
    """The notes of one kind."""

    kind: str
    label: str
    explanation: str
    notes: list[RegisteredNote]


class NotesContext(TypedDict):
    """All notes."""

    groups: list[NoteGroup]


class DatasetEntry(TypedDict):
    """A dataset with its files."""

    id: str
    title: str
    url: str
    summary: str
    period: str
    source: SourceView
    downloads: list[DownloadView]


class DataContext(TypedDict):
    """All datasets."""

    datasets: list[DatasetEntry]


def kind_overview(name: str) -> Callable[[PageViews, PageDraft], OverviewContext]:
    """Return the view that lists all documents of a kind: years latest first, names by name."""

    def overview(views: PageViews, draft: PageDraft) -> OverviewContext:
        order = sorted_kind(views.run, name)
        return {
            "cards": views.cards(
                reversed(order) if order and order[0].slug[:1].isdigit() else order
            ),
            "matrix": None,
            "matrix_title": "",
        }

    return overview


def municipalities(views: PageViews, draft: PageDraft) -> OverviewContext:
    """All municipalities, with what each takes part in."""
    title = views.run.theme.word_in("nl", "participation")
    return {
        **kind_overview("gemeente")(views, draft),
        "matrix": participation(views),
        "matrix_title": title,
    }


def courses(views: PageViews, draft: PageDraft) -> OverviewContext:
    """All courses, with what they say side by side."""
    title = views.run.theme.word_in("nl", "goals-side-by-side")
    return {
        **kind_overview("koers")(views, draft),
        "matrix": goals_side_by_side(views),
        "matrix_title": title,
    }


def all_figures(views: PageViews, draft: PageDraft) -> FiguresContext:
    """The page with every indicator, its newest value first."""
    groups: list[FigureGroup] = []
    for dataset in sorted(
        views.run.site.datasets.values(), key=lambda item: (item.order, sort_key(item.title))
    ):
        if dataset.kind == "indicatoren":
            figures = [
                figure_view(
                    views.run,
                    draft,
                    dataset,
                    line,
                    draft.block_id(f"{dataset.id}-{line.id}"),
                )
                for line in dataset.newest()
            ]
            source = source_view(views.run, dataset.source, dataset.source.place)
            groups.append(
                {
                    "title": dataset.title,
                    "id": dataset.id,
                    "figures": figures,
                    "explanation": Markup(views.run.explanations.get(dataset.id, "")),
                    "source": source,
                    "notes": fresh_notes(views.run, draft),
                }
            )
    return {"groups": groups}


def all_notes(views: PageViews, draft: PageDraft) -> NotesContext:
    """The page that gathers all notes, by kind."""
    run, word = views.run, views.run.theme.word_in
    groups: list[NoteGroup] = []
    for kind in NOTE_KINDS:
        notes = sorted(
            (item for item in run.site.of_kind("kanttekening") if item.header.get("soort") == kind),
            key=lambda item: sort_key(item.title),
        )
        if notes:
            groups.append(
                {
                    "kind": kind,
                    "label": word("nl", f"note-kind-{kind}"),
                    "explanation": word("nl", f"note-kind-{kind}-explained"),
                    "notes": [_register_note(views, note) for note in notes],
                }
            )
    return {"groups": groups}


def _register_note(views: PageViews, note: Document) -> RegisteredNote:
    """Return a note with its places and what it belongs to."""
    run = views.run
    return {
        "id": note.slug,
        "title": note.title,
        "html": Markup(run.text_of(note).html),
        "places": [source_view(run, source) for source in note.sources],
        "where": [_target_link(views, target.text) for target in note.header.get("bij", ())],
    }


def _target_link(views: PageViews, target: str) -> Link:
    """Return the link to what a note belongs to: a page, a dataset or a figure in its table."""
    run = views.run
    page = next(
        (item for item in run.site.documents if item.address and item.address == target), None
    )
    if page:
        return {"text": page.title, "url": page.address}
    name, _, line_id = target.partition("#")
    dataset = run.site.datasets.get(name)
    if dataset is None:
        return {"text": target, "url": ""}
    lines = dataset.figures().get(line_id.partition("@")[0], [])
    if dataset.kind == "indicatoren":
        return {
            "text": f"{dataset.title}: {lines[0].label}" if lines else dataset.title,
            "url": f"/cijfers/#{name}-{lines[0].id}" if lines else f"/cijfers/#{name}",
        }
    text = f"{dataset.title}: {lines[0].label}" if lines else dataset.title
    return {"text": text, "url": table_address(run, dataset, lines[0] if lines else None)}


def all_data(views: PageViews, draft: PageDraft) -> DataContext:
    """The page with every dataset and its files."""
    run = views.run
    return {
        "datasets": [
            {
                "id": dataset.id,
                "title": dataset.title,
                "url": dataset.address,
                "summary": dataset.summary,
                "period": format_period(dataset.period),
                "source": source_view(run, dataset.source, dataset.source.place),
                "downloads": downloads_of(run, dataset),
            }
            for dataset in sorted(run.site.datasets.values(), key=lambda item: sort_key(item.title))
        ]
    }
