"""The block kaart: what each municipality has, on the schematic map and as a table."""

from __future__ import annotations

from plugins.core.figures.datasets import Dataset, Line
from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.page_texts import PageDraft
from plugins.figures.lookup import Result, find_datasets, own_problems
from plugins.run.run_state import Run
from plugins.views.map_views import MOST_LAYERS, region_map_view

__all__ = ["map_block"]


def map_block(run: Run, draft: PageDraft, use: BlockUse) -> Result:
    """Show the lines of one or more datasets that carry the id of a municipality."""
    datasets, problems = find_datasets(run, draft, use)
    if problems:
        return "", problems
    problems = _undrawable(run, draft, use, datasets)
    if problems:
        return "", own_problems(run, datasets, problems)
    layers = [(dataset, municipality_lines(run, dataset)) for dataset in datasets]
    view = region_map_view(
        run, draft, layers, use.one("titel"), draft.block_id(f"kaart-{datasets[0].id}")
    )
    return str(run.theme.component("region_map", view, language=draft.language)), []


def municipality_lines(run: Run, dataset: Dataset) -> dict[str, Line]:
    """Return the newest line of each municipality that a dataset has, by its id."""
    return {
        line.id: line for line in dataset.newest() if line.id in run.site.registers["gemeenten"]
    }


def _undrawable(
    run: Run, draft: PageDraft, use: BlockUse, datasets: list[Dataset]
) -> list[Problem]:
    """Report what keeps the figures off the map."""
    place = Place(draft.path, use.line, 1)
    if len(datasets) > MOST_LAYERS:
        return [
            problem(
                "blok-waarde",
                place,
                f"Deze kaart heeft {len(datasets)} tabellen; er passen er hoogstens {MOST_LAYERS}.",
                "Noem bij met minder mappen.",
            )
        ]
    return [
        problem(
            "blok-waarde",
            place,
            f"In {dataset.id} staat geen regel van een gemeente.",
            "Geef die regels als id de naam van de gemeente, zoals emmen, of kies een andere map.",
            (dataset.id,),
        )
        for dataset in datasets
        if not municipality_lines(run, dataset)
    ]
