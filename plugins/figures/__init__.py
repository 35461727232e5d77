"""The blocks that show figures (bedragen, cijfers, grafiek, downloads) and the files to take along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pelican import signals

from plugins.core.blocks import BlockUse
from plugins.core.documents import Document
from plugins.core.dutch import nearest
from plugins.core.exports import data_package
from plugins.core.figures import Dataset, Line, find_figure
from plugins.core.header import Value
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem
from plugins.core.vocabulary import SIDES
from plugins.support.attachments import attach
from plugins.support.build import Build, block_handler
from plugins.support.charts import bar_chart_view
from plugins.support.generator import SiteGenerator
from plugins.support.views import (
    downloads_of,
    exports_of,
    figure_view,
    fresh_notes,
    mark_notes,
    money_table_view,
    notes_of,
)

Result = tuple[str, list[Problem]]
PACKAGE = "/data/datapackage.json"


def _dataset(build: Build, document: Document, value: Value, kind: str = "") -> tuple[Dataset | None, list[Problem]]:
    """Look up the dataset a block names."""
    dataset = build.datasets.get(value.text)
    fitting = [item.id for item in build.datasets.values() if not kind or item.kind == kind]
    place = Place(document.path, value.line, value.column)
    if dataset is None:
        return None, [problem("cijfer-onbekend", place, f"De gegevens “{value.text}” bestaan niet.", did_you_mean(nearest(value.text, fitting), choose_from(fitting)))]
    if dataset.id not in fitting:
        return None, [problem("blok-waarde", place, f"“{value.text}” zijn geen bedragen maar {dataset.kind}.", choose_from(fitting))]
    document.datasets.add(dataset.id)
    return dataset, []


@block_handler("bedragen")
def money_block(build: Build, document: Document, use: BlockUse) -> Result:
    """Show a budget table."""
    assert use.argument is not None
    dataset, problems = _dataset(build, document, use.argument, "geld")
    if dataset is None:
        return "", problems
    present = [side for side in SIDES if any(line.side == side for line in dataset.lines)]
    asked = use.keys.get("toon", ())
    problems = [
        problem("blok-waarde", Place(document.path, value.line, value.column), f"{dataset.title} heeft geen {value.text}.", choose_from(present))
        for value in asked
        if value.text not in present
    ]
    sides = [value.text for value in asked] or present
    if problems:
        return "", problems
    name = dataset.id if sides == present else f"{dataset.id}-{'-'.join(sides)}"
    view = money_table_view(build, document, dataset, sides, use.one("titel"), document.block_id(name))
    return str(build.theme.component("money_table", view, language=document.language)), []


def _figures(build: Build, document: Document, values: Sequence[Value]) -> tuple[list[tuple[Dataset, Line]], list[Problem]]:
    """Look up the figures a block names."""
    found, problems = [], []
    for value in values:
        result = find_figure(build.datasets, value.text, latest=True)
        if len(result) == 3:
            problems.append(problem(result[0], Place(document.path, value.line, value.column), result[1], result[2]))
        else:
            found.append(result)
            document.datasets.add(result[0].id)
    return found, problems


@block_handler("cijfers")
def figures_block(build: Build, document: Document, use: BlockUse) -> Result:
    """Show one or more figures large, with their notes below."""
    found, problems = _figures(build, document, use.keys["toon"])
    if problems:
        return "", problems
    # A row of a budget table has the plain id, and both may stand on one page.
    names = [("cijfer-" if line.is_money else "") + f"{dataset.id}-{line.id}" for dataset, line in found]
    views = [figure_view(build, document, *figure, document.block_id(name)) for figure, name in zip(found, names, strict=True)]
    html = build.theme.component("figures", views, use.one("titel"), language=document.language)
    return str(html + build.theme.component("notes", fresh_notes(build, document), language=document.language)), []


@block_handler("grafiek")
def chart_block(build: Build, document: Document, use: BlockUse) -> Result:
    """Show a bar chart of a side of a budget, or of indicators of one unit."""
    assert use.argument is not None
    dataset, problems = _dataset(build, document, use.argument)
    if dataset is None:
        return "", problems
    lines, problems = _chart_lines(document, dataset, use)
    if problems:
        return "", problems
    marks = mark_notes(build, document, notes_of(build, [f"{dataset.id}#{line.id}" for line in lines]))
    chart_id = document.block_id(f"grafiek-{dataset.id}")
    view = bar_chart_view(build, dataset, lines, use.one("titel"), chart_id, marks, document.language)
    html = build.theme.component("chart", view, language=document.language)
    return str(html + build.theme.component("notes", fresh_notes(build, document), language=document.language)), []


def _chart_lines(document: Document, dataset: Dataset, use: BlockUse) -> tuple[list[Line], list[Problem]]:
    """Choose the lines of a chart: a side of a budget, named lines, or all; all of one unit."""
    asked = use.keys.get("toon", ())
    ids = [line.id for line in dataset.lines]
    chosen: list[Line] = []
    problems = []
    for value in asked:
        name = value.text.removeprefix(f"{dataset.id}#")
        members = [line for line in dataset.lines if line.used and name in (line.side, line.id)]
        if not members:
            options = [*dict.fromkeys(line.side for line in dataset.lines if line.side), *dict.fromkeys(ids)]
            problems.append(problem("blok-waarde", Place(document.path, value.line, value.column), f"“{value.text}” staat niet in {dataset.id}.", did_you_mean(nearest(name, options), choose_from(options))))
        chosen.extend(members)
    if not asked:
        chosen = [line for line in dataset.lines if line.used]
    place = Place(document.path, use.line, 1)
    if len({line.unit for line in chosen}) > 1 or len({line.side for line in chosen}) > 1:
        problems.append(problem("blok-waarde", place, "Deze cijfers hebben niet dezelfde eenheid of kant; samen in een grafiek misleiden ze.", "Noem bij toon alleen cijfers die bij elkaar horen."))
    return chosen, problems


@block_handler("downloads")
def downloads_block(build: Build, document: Document, use: BlockUse) -> Result:
    """List datasets and files to take along."""
    items: list[dict[str, str]] = []
    problems: list[Problem] = []
    for value in use.keys.get("toon", ()):
        dataset, found = _dataset(build, document, value)
        problems += found
        items += downloads_of(build, dataset, document.language, named=True) if dataset else []
    for value in use.keys.get("bestanden", ()):
        item, found = attach(build, document, value)
        problems += found
        items += [item] if item else []
    if not items and not problems:
        place = Place(document.path, use.line, 1)
        problems.append(problem("blok-verplicht", place, "Het blok “downloads” is leeg.", "Zet erin toon: met gegevens, of bestanden: met bestandsnamen."))
    if problems:
        return "", problems
    return str(build.theme.component("downloads", {"title": use.one("titel"), "items": items}, language=document.language)), []


class FiguresGenerator(SiteGenerator):
    """Writes the files of every dataset."""

    def generate_output(self, writer: Any) -> None:
        """Write all forms of every dataset, and what describes them together, below /data/."""
        for dataset in self.build.datasets.values():
            for address, content in exports_of(self.build, dataset).items():
                writer.data(address, content)
                self.build.publish(address, f"gegevens:{dataset.id}.{address.partition('.')[2]}")
        if self.build.datasets:
            writer.data(PACKAGE, data_package(self.build.datasets.values(), self.build.registers["bronnen"]))
            self.build.publish(PACKAGE, "gegevens:datapackage")


def _generator(pelican: Any) -> type[FiguresGenerator]:
    return FiguresGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)


