"""The money of the programme through the years, and what each municipality brings in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from plugins.core.dutch import format_euro, format_period
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.figures.figure_names import figure_key
from plugins.core.figures.totals import stated_total, sum_of
from plugins.core.texts.documents import Document
from plugins.core.texts.page_texts import PageDraft
from plugins.core.vocabulary import PROGRAMME, SIDES
from plugins.pages.page_lookup import sorted_kind, table_address
from plugins.pages.page_views import PageViews
from plugins.run.run_state import Run
from plugins.views.charts.chart_views import ChartView
from plugins.views.charts.dataset_chart_views import bar_chart_view, dataset_frame
from plugins.views.links import Link
from plugins.views.money_checks import scope_text
from plugins.views.note_views import NoteMark, mark_notes, notes_of
from plugins.views.source_views import DatasetSourceView, dataset_sources
from plugins.views.words import value_text

__all__ = ["BudgetContext", "ContributionsView", "budget", "contribution_chart", "contributions"]


class AmountView(TypedDict):
    """The stated total of a side, or our own addition."""

    value: str
    url: str
    scope: str
    """What it holds, in words."""
    note_marks: list[NoteMark]


class BudgetYear(TypedDict):
    """A year of the programme."""

    year: str
    budget: AmountView | None
    realised: AmountView | None
    sources: list[DatasetSourceView]


class BudgetContext(TypedDict):
    """The programme's money through the years."""

    years: list[BudgetYear]
    tables: list[Link]


class ContributionView(TypedDict):
    """What a municipality brings in according to one budget."""

    year: str
    value: str
    url: str
    sources: list[DatasetSourceView]
    note_marks: list[NoteMark]


class ContributionsView(TypedDict):
    """What a municipality brings in."""

    rows: list[ContributionView]


def budget(views: PageViews, draft: PageDraft) -> BudgetContext:
    """The programme's money through the years: budgeted and realised, and the tables."""
    run = views.run
    plans, reports = sorted_kind(views.run, "jaarplan"), sorted_kind(views.run, "jaarverslag")
    order = dict.fromkeys(
        name
        for item in (*plans, *reports)
        for name in item.ids("datasets")
        if name in run.site.datasets and run.site.datasets[name].kind == "geld"
    )
    newest_first = sorted(
        (run.site.datasets[name] for name in order), key=lambda item: item.period, reverse=True
    )
    return {
        "years": _years(views, draft, plans, reports),
        "tables": [{"text": dataset.title, "url": dataset.address} for dataset in newest_first],
    }


def _years(
    views: PageViews, page: PageDraft, plans: list[Document], reports: list[Document]
) -> list[BudgetYear]:
    """Return a row for each year from the first document to the last, also without documents."""
    budgets = {item.header.get("jaar"): item for item in plans}
    realised = {item.header.get("jaar"): item for item in reports}
    years = [year for year in (*budgets, *realised) if year]
    return [
        {
            "year": str(year),
            "budget": _year_amount(views, page, budgets.get(year)),
            "realised": _year_amount(views, page, realised.get(year), SIDES[1]),
            "sources": dataset_sources(
                views.run,
                [
                    *_year_datasets(views, budgets.get(year)),
                    *_year_datasets(views, realised.get(year)),
                ],
                "nl",
            ),
        }
        for year in (range(min(years), max(years) + 1) if years else ())
    ]


def _year_datasets(views: PageViews, document: Document | None) -> list[Dataset]:
    """Return the budget in a plan, or the account in a report."""
    datasets = _datasets_of(views.run, document) if document else []
    return [dataset for dataset in datasets if dataset.series == PROGRAMME]


def _year_amount(
    views: PageViews, page: PageDraft, document: Document | None, side: str = SIDES[0]
) -> AmountView | None:
    """Return the stated total of a side in a plan or report, with what it holds.

    Where none is stated it is our own addition, and called so. The income of a plan stands for its
    whole budget, so what is set aside from it is named too.

    Args:
        views: makes the views.
        page: the page, which shows the amount from now on.
        document: the plan or report.
        side: `inkomsten` or `uitgaven`.
    """
    run = views.run
    for dataset in _year_datasets(views, document):
        lines = [line for line in dataset.lines if line.side == side and line.value is not None]
        if not lines:
            continue
        stated = stated_total(dataset, [line for line in dataset.lines if line.side == side])
        marks = mark_notes(
            run,
            page,
            notes_of(run, [figure_key(dataset, line) for line in ([stated] if stated else lines)]),
        )
        return {
            "value": _stated_amount(stated) or _own_sum(run, lines),
            "url": table_address(run, dataset),
            "note_marks": marks,
            "scope": scope_text(run, dataset, "nl", "" if side == SIDES[0] else side),
        }
    return None


def _stated_amount(total: Line | None) -> str:
    """Return a stated total with the group it is of, or an empty text."""
    if total is None or total.value is None:
        return ""
    group = f" ({total.group[:1].lower()}{total.group[1:]})" if total.group else ""
    return format_euro(total.value) + group


def _own_sum(run: Run, lines: Sequence[Line]) -> str:
    return run.theme.word_in("nl", "money-own-sum", amount=format_euro(sum_of(lines)))


def contribution_chart(views: PageViews, draft: PageDraft, plan: Document) -> ChartView | None:
    """Return a chart of what each municipality brings in, where the plan names them."""
    run, places = views.run, views.run.site.registers["gemeenten"]
    for dataset in _datasets_of(run, plan):
        given = (line for line in dataset.lines if line.id in places and line.side == SIDES[0])
        lines = sorted(given, key=lambda line: -(line.value or 0))
        if lines:
            draft.figures.update(figure_key(dataset, line) for line in lines)
            period = format_period(dataset.period, draft.language)
            title = run.theme.word_in(draft.language, "chart-contributions", period=period)
            chart_id = draft.block_id(f"grafiek-{dataset.id}")
            frame = dataset_frame(run, [dataset], chart_id, title, draft.language)
            view = bar_chart_view(run, frame, dataset, lines)
            notes = notes_of(run, [figure_key(dataset, line) for line in lines])
            view["note_marks"] = mark_notes(run, draft, notes)
            return view
    return None


def _datasets_of(run: Run, document: Document) -> list[Dataset]:
    """Return the datasets that a document names, as far as they could be read."""
    datasets = run.site.datasets
    return [datasets[name] for name in document.ids("datasets") if name in datasets]


def contributions(views: PageViews, draft: PageDraft) -> Iterator[ContributionView]:
    """Yield what a municipality brings in according to each budget, oldest first."""
    run, language = views.run, draft.language
    for dataset in sorted(run.site.datasets.values(), key=lambda item: item.period):
        for line in dataset.lines:
            if line.id == draft.document.slug and line.side == SIDES[0]:
                marks = mark_notes(run, draft, notes_of(run, [figure_key(dataset, line)]))
                draft.figures.add(figure_key(dataset, line))
                yield {
                    "year": format_period(dataset.period, language),
                    "value": value_text(run, line, language),
                    "url": table_address(run, dataset, line),
                    "sources": dataset_sources(run, [dataset], language),
                    "note_marks": marks,
                }
