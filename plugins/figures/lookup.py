"""What the blocks of figures look up: the datasets and figures they name, and the notes on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plugins.core.dutch import nearest
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.figures.figure_names import figure_key, find_figure
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.header import Value
from plugins.core.texts.page_texts import PageDraft
from plugins.run.run_state import Run
from plugins.views.note_views import NoteMark, mark_notes, notes_of

__all__ = ["Result", "find_dataset", "find_datasets", "find_figures", "marks_on", "own_problems"]

Result = tuple[str, list[Problem]]


def find_dataset(
    run: Run, draft: PageDraft, value: Value, kind: str = ""
) -> tuple[Dataset | None, list[Problem]]:
    """Look up the dataset a block names.

    Args:
        run: the run.
        draft: the page, which shows the dataset from now on.
        value: the name that a writer gave.
        kind: `geld` or `indicatoren`; empty = any.
    """
    dataset = run.site.datasets.get(value.text)
    if dataset and kind in ("", dataset.kind):
        draft.datasets.add(dataset.id)
        return dataset, []
    fitting = [item.id for item in run.site.datasets.values() if not kind or item.kind == kind]
    place = Place(draft.path, value.line, value.column)
    if dataset:
        return None, [
            problem(
                "blok-waarde",
                place,
                f"“{value.text}” zijn geen bedragen maar {dataset.kind}.",
                choose_from(fitting),
            )
        ]
    return None, [
        problem(
            "cijfer-onbekend",
            place,
            f"De gegevens “{value.text}” bestaan niet.",
            did_you_mean(nearest(value.text, fitting), choose_from(fitting)),
        )
    ]


def find_figures(
    run: Run, draft: PageDraft, values: Sequence[Value]
) -> tuple[list[tuple[Dataset, Line]], list[Problem]]:
    """Look up the figures a block names."""
    found, problems = [], []
    for value in values:
        result = find_figure(run.site.datasets, value.text, latest=True)
        if len(result) == 3:
            problems.append(
                problem(
                    result[0], Place(draft.path, value.line, value.column), result[1], result[2]
                )
            )
        else:
            found.append(result)
            draft.datasets.add(result[0].id)
    return found, problems


def find_datasets(
    run: Run, draft: PageDraft, use: BlockUse, kind: str = ""
) -> tuple[list[Dataset], list[Problem]]:
    """Look up the dataset behind a block's name and those of its key `met`.

    Args:
        run: the run.
        draft: the page, which shows the datasets from now on.
        use: the block.
        kind: `geld` or `indicatoren`; empty = any.
    """
    assert use.argument is not None
    if "," in use.argument.text:
        place = Place(draft.path, use.argument.line, use.argument.column)
        return [], [
            problem(
                "blok-argument",
                place,
                f"Achter “{use.name}” hoort één map met gegevens.",
                "Laat er één staan, en zet de andere in het blok bij met.",
            )
        ]
    found, problems = [], []
    for value in (use.argument, *use.keys.get("met", ())):
        dataset, faults = find_dataset(run, draft, value, kind)
        problems += faults
        if dataset:
            found.append(dataset)
    return found, problems


def own_problems(run: Run, datasets: Iterable[Dataset], problems: list[Problem]) -> list[Problem]:
    """Return the faults of a block, or none where its figures could not be read.

    The block may well be right then.
    """
    return [] if any(dataset.id in run.report.unread for dataset in datasets) else problems


def marks_on(run: Run, draft: PageDraft, figures: Iterable[tuple[Dataset, Line]]) -> list[NoteMark]:
    """Return the note marks on the figures of a chart."""
    return mark_notes(run, draft, notes_of(run, [figure_key(*figure) for figure in figures]))
