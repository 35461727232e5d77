"""Overviews: all documents of a kind, all figures, all data, all notes."""

from __future__ import annotations

from collections.abc import Callable

from plugins.core.dutch import format_period, sort_key
from plugins.core.texts.documents import Document
from plugins.core.texts.kind_fields import NOTE_KINDS
from plugins.core.texts.page_texts import PageDraft
from plugins.pages.guides import goals_side_by_side, participation
from plugins.pages.page_lookup import sorted_kind, table_address
from plugins.pages.page_views import PageViews, View
from plugins.support.templates import Markup
from plugins.views.download_views import downloads_of
from plugins.views.figure_views import figure_view
from plugins.views.note_views import NOTES_PAGE, fresh_notes
from plugins.views.source_views import source_view

__all__ = ["all_data", "all_figures", "all_notes", "courses", "kind_overview", "municipalities"]


def kind_overview(name: str) -> Callable[[PageViews, PageDraft], View]:
    """Give the function that lists all documents of a kind: years latest first, names by name."""

    def overview(views: PageViews, draft: PageDraft) -> View:
        order = sorted_kind(views.run, name)
        return {
            "cards": views.cards(
                reversed(order) if order and order[0].slug[:1].isdigit() else order
            ),
            "matrix": None,
            "matrix_title": "",
        }

    return overview


def municipalities(views: PageViews, draft: PageDraft) -> View:
    """All municipalities, with what each takes part in."""
    title = views.run.theme.word_in("nl", "participation")
    return {
        **kind_overview("gemeente")(views, draft),
        "matrix": participation(views),
        "matrix_title": title,
    }


def courses(views: PageViews, draft: PageDraft) -> View:
    """All courses, with what they say side by side."""
    title = views.run.theme.word_in("nl", "goals-side-by-side")
    return {
        **kind_overview("koers")(views, draft),
        "matrix": goals_side_by_side(views),
        "matrix_title": title,
    }


def all_figures(views: PageViews, draft: PageDraft) -> View:
    """The page with every indicator, its newest value first."""
    groups = []
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


def all_notes(views: PageViews, draft: PageDraft) -> View:
    """The page that gathers all notes, by sort."""
    run, word = views.run, views.run.theme.word_in
    groups = []
    for sort in NOTE_KINDS:
        notes = sorted(
            (item for item in run.site.of_kind("kanttekening") if item.header.get("soort") == sort),
            key=lambda item: sort_key(item.title),
        )
        if notes:
            groups.append(
                {
                    "sort": sort,
                    "label": word("nl", f"note-sort-{sort}"),
                    "explanation": word("nl", f"note-sort-{sort}-explained"),
                    "notes": [_register_note(views, note) for note in notes],
                }
            )
    return {"groups": groups}


def _register_note(views: PageViews, note: Document) -> View:
    """Give a note with its places and with what it belongs to."""
    run = views.run
    return {
        "id": note.slug,
        "number": "",
        "sort": note.header.get("soort"),
        "sort_label": run.theme.word_in("nl", f"note-sort-{note.header.get('soort')}"),
        "title": note.title,
        "html": Markup(run.text_of(note).html),
        "url": f"{NOTES_PAGE}#{note.slug}",
        "places": [source_view(run, source) for source in note.sources],
        "where": [_target_link(views, target.text) for target in note.header.get("bij", ())],
    }


def _target_link(views: PageViews, target: str) -> View:
    """Give the link to what a note belongs to: a page, a dataset or a figure in its table."""
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


def all_data(views: PageViews, draft: PageDraft) -> View:
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
