"""The page of a dataset: every line at a lasting address, and where it is shown."""

from __future__ import annotations

from typing import TypedDict

from plugins.core.dutch import format_period, sort_key
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.figures.figure_names import Figure, figure_key, find_figure
from plugins.core.languages import DUTCH
from plugins.core.texts.documents import Document
from plugins.core.texts.page_texts import PageDraft
from plugins.pages.page_views import PageViews
from plugins.run.run_state import Run
from plugins.support.templates import Markup
from plugins.views.download_views import DownloadView, downloads_of
from plugins.views.figure_views import FigureView, figure_address, figure_view
from plugins.views.links import Link, ValueItem, ValueList
from plugins.views.money_checks import check_views
from plugins.views.money_table_views import MoneyTable, MoneyTableView, money_table_view
from plugins.views.note_views import NoteView, fresh_notes, notes_of, number_notes
from plugins.views.source_views import SourceView, source_view
from plugins.views.words import reference_text, unit_text

__all__ = ["DatasetContext", "dataset_page", "leads_of", "ties_to"]

ROW = "regel"
"""Ids of lines on this page begin with it: `regel-emmen`."""


class IndicatorsView(TypedDict):
    """All figures of a dataset of indicators."""

    explanation: Markup
    figures: list[FigureView]
    """The newest value of each."""
    others: ValueList
    checks: ValueList
    leads: ValueList
    source: SourceView
    reference: str
    status_label: str
    notes: list[NoteView]
    downloads: list[DownloadView]


class DatasetContext(TypedDict):
    """The page of a dataset: a table of money, or indicators."""

    table: MoneyTableView | None
    indicators: IndicatorsView | None
    shown_on: list[Link]


def dataset_page(views: PageViews, draft: PageDraft) -> DatasetContext:
    """The page of a dataset."""
    run = views.run
    dataset = run.site.datasets[draft.document.slug]
    table: MoneyTableView | None = None
    if dataset.kind == "geld":
        asked = MoneyTable(dataset, dataset.sides, "", ROW, leads_of(views, dataset))
        table = {**money_table_view(run, draft, asked), "url": ""}
    # This page is Dutch; a translation shows what its Dutch page shows.
    shown = sorted(
        (
            item
            for item in run.site.documents
            if item.language == DUTCH and item.address and _shows(run, item, dataset)
        ),
        key=lambda item: sort_key(item.title),
    )
    return {
        "table": table,
        "indicators": None if table else _indicators(views, draft, dataset),
        "shown_on": [{"text": item.title, "url": item.address} for item in shown],
    }


def _shows(run: Run, document: Document, dataset: Dataset) -> bool:
    """Return whether a finished page shows something of a dataset."""
    shown = run.shown.get(document.path)
    return shown is not None and dataset.id in shown.datasets


def _indicators(views: PageViews, draft: PageDraft, dataset: Dataset) -> IndicatorsView:
    """Return every indicator, with its newest value large and the others below."""
    run, word = views.run, views.run.theme.word_in
    newest = dataset.newest()
    figures = [figure_view(run, draft, dataset, line, f"{ROW}-{line.id}") for line in newest]
    shown = {(line.id, line.period) for line in newest}
    number_notes(draft, notes_of(run, [dataset.id]))
    return {
        "explanation": Markup(run.explanations.get(dataset.id, "")),
        "figures": figures,
        "others": {
            "title": word("nl", "dataset-values"),
            "items": [
                _other(views, dataset, line)
                for line in dataset.lines
                if (line.id, line.period) not in shown
            ],
        },
        "checks": {
            "title": word("nl", "checks"),
            "items": [
                {"id": "", "text": item["text"], "url": "", "value": "", "detail": ""}
                for item in check_views(run, dataset, "nl")
            ],
        },
        "leads": {"title": word("nl", "leads-to"), "items": _leads(views, dataset)},
        "source": source_view(run, dataset.source, dataset.source.place),
        "reference": reference_text(run, dataset.reference),
        "status_label": word("nl", f"status-{dataset.status}"),
        "notes": fresh_notes(run, draft),
        "downloads": downloads_of(run, dataset),
    }


def _other(views: PageViews, dataset: Dataset, line: Line) -> ValueItem:
    """Return a value of another period; of two values the one that is used has the address."""
    status = views.run.theme.word_in("nl", f"status-{line.status or dataset.status}")
    anchor = figure_address(dataset, line).partition("#")[2] if line.used else ""
    return {
        "id": anchor,
        "text": line.label,
        "url": "",
        "value": unit_text(views.run, line),
        "detail": f"({format_period(line.period)}, {status}; {line.place}) {line.note}".strip(),
    }


def _leads(views: PageViews, dataset: Dataset) -> list[ValueItem]:
    """Return what the indicators of a dataset lead to, each with the one it belongs to."""
    labels = {line.id: line.label for line in dataset.lines}
    return [
        {
            "id": "",
            "text": link["text"],
            "url": link["url"],
            "value": "",
            "detail": f"({labels[line_id]})",
        }
        for line_id, links in leads_of(views, dataset).items()
        for link in links
    ]


# -- follow the money -----------------------------------------------------------------------------


def leads_of(views: PageViews, dataset: Dataset) -> dict[str, list[Link]]:
    """Return by line id the links to what the document itself ties that line to."""
    run = views.run
    pages = {item.address: item.title for item in run.site.documents if item.address}
    found: dict[str, list[Link]] = {}
    for line in dataset.lines:
        for target in line.leads_to:
            named = find_figure(run.site.datasets, target, latest=True) if "#" in target else None
            if isinstance(named, Figure):
                text = f"{named.dataset.title}: {named.line.label}"
                url = figure_address(named.dataset, named.line)
                found.setdefault(line.id, []).append({"text": text, "url": url})
            elif target in pages:
                found.setdefault(line.id, []).append({"text": pages[target], "url": target})
    return found


def ties_to(views: PageViews, draft: PageDraft) -> ValueList:
    """Return the lines of money that a document ties to a page, oldest first.

    Their notes come along with the page's own.
    """
    found = views.ties.get(draft.address, ())
    draft.figures.update(figure_key(*pair) for pair in found)
    return {"title": "", "items": [_tie(views, *pair) for pair in found]}


def _tie(views: PageViews, dataset: Dataset, line: Line) -> ValueItem:
    """Return one line of money as the page it leads to shows it."""
    run = views.run
    period, status = (
        format_period(line.period),
        run.theme.word_in("nl", f"status-{line.status or dataset.status}"),
    )
    source = source_view(run, dataset.source, line.place)
    detail = f"({period}, {status}). {source['title']}, {line.place}."
    return {
        "id": "",
        "text": f"{dataset.title}: {line.label}",
        "url": figure_address(dataset, line),
        "value": unit_text(run, line),
        "detail": f"{detail} {line.note}".strip(),
    }
