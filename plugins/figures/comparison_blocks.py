"""The block vergelijking, and the comparison behind a chart."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.core.dutch import nearest
from plugins.core.figures.comparison_rows import Fault
from plugins.core.figures.comparisons import Comparison, compare
from plugins.core.figures.datasets import Dataset
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.page_texts import PageDraft
from plugins.core.vocabulary import SIDES
from plugins.figures.lookup import Result, find_datasets, own_problems
from plugins.run.run_state import Run
from plugins.views.comparison_faults import fault_text
from plugins.views.comparison_views import comparison_view

__all__ = ["compared", "comparison_block", "expanded"]


def comparison_block(run: Run, draft: PageDraft, use: BlockUse) -> Result:
    """Show figures side by side."""
    datasets, problems = find_datasets(run, draft, use)
    if problems:
        return "", problems
    comparison, problems = compared(draft, datasets, use)
    if comparison is None:
        return "", own_problems(run, datasets, problems)
    view = comparison_view(
        run,
        draft,
        comparison,
        use.one("titel"),
        draft.block_id(f"vergelijking-{datasets[0].id}"),
    )
    return str(run.theme.component("comparison", view, language=draft.language)), []


def compared(
    draft: PageDraft, datasets: Sequence[Dataset], use: BlockUse, *, expand: bool = False
) -> tuple[Comparison | None, list[Problem]]:
    """Lay the figures of a block side by side, or report why that cannot be.

    Args:
        draft: the page.
        datasets: the datasets that the block compares.
        use: the block.
        expand: replace a side by its lines, since a chart draws lines.
    """
    names = [value.text.removeprefix(f"{datasets[0].id}#") for value in use.keys["toon"]]
    places = {
        value.text: Place(draft.path, value.line, value.column) for value in use.keys.get("met", ())
    }
    places |= {
        name: Place(draft.path, value.line, value.column)
        for name, value in zip(names, use.keys["toon"], strict=True)
    }
    if expand:
        names, problems = expanded(draft, datasets, use)
        if problems:
            return None, problems
    result = compare(datasets, names)
    if isinstance(result, Comparison):
        return result, []
    block = Place(draft.path, use.line, 1)
    return None, [_incomparable(fault, datasets, places.get(fault.name, block)) for fault in result]


def _incomparable(fault: Fault, datasets: Sequence[Dataset], place: Place) -> Problem:
    """Report why figures cannot be laid side by side."""
    code, text, hint = fault_text(fault, datasets)
    names = (name for dataset in datasets for name in (*dataset.figures(), *SIDES))
    options = list(dict.fromkeys(names))
    remedy = hint or did_you_mean(nearest(fault.name, options), choose_from(options))
    about = (fault.name, *(dataset.id for dataset in datasets))
    return problem(code, place, text, remedy, about)


def expanded(
    draft: PageDraft, datasets: Sequence[Dataset], use: BlockUse
) -> tuple[list[str], list[Problem]]:
    """Return the ids that a block names, a side as its lines; report what no dataset has."""
    names: dict[str, None] = {}
    problems = []
    lines = [line for dataset in datasets for line in dataset.lines if line.used]
    sides = [line.side for line in lines if line.side]
    options = list(dict.fromkeys([*sides, *(line.id for line in lines)]))
    ids = [dataset.id for dataset in datasets]
    for value in use.keys.get("toon", ()):
        name = value.text.removeprefix(f"{ids[0]}#")
        members = [
            line.id for line in lines if (line.side == name and not line.part_of) or line.id == name
        ]
        if not members:
            problems.append(
                problem(
                    "blok-waarde",
                    Place(draft.path, value.line, value.column),
                    f"“{value.text}” staat niet in {' en '.join(ids)}.",
                    did_you_mean(nearest(name, options), choose_from(options)),
                    (value.text, *ids),
                )
            )
        names.update(dict.fromkeys(members))
    return list(names), problems
