"""The blocks that show figures (bedragen, cijfers, downloads; see also `charts` and `maps`) and the files to take along."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.core.figures.exports import data_package
from plugins.core.problems import Place, Problem, choose_from, problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.documents import Document
from plugins.figures import chart_blocks, map_blocks
from plugins.figures.lookup import Result, find_dataset, find_figures, own_problems
from plugins.run.build import BEFORE_TEXTS, Build, block_handler
from plugins.run.generator import SiteGenerator
from plugins.views.attachments import attach
from plugins.views.figure_views import figure_view
from plugins.views.money_table_views import money_table_view
from plugins.views.views import downloads_of, exports_of, fresh_notes

__all__ = ["PACKAGE", "chart_blocks", "map_blocks", "register"]

PACKAGE = "/data/datapackage.json"


@block_handler("bedragen")
def money_block(build: Build, document: Document, use: BlockUse) -> Result:
    """Show a budget table."""
    assert use.argument is not None
    dataset, problems = find_dataset(build, document, use.argument, "geld")
    if dataset is None:
        return "", problems
    present = dataset.sides
    asked = use.keys.get("toon", ())
    problems = [
        problem(
            "blok-waarde",
            Place(document.path, value.line, value.column),
            f"{dataset.title} heeft geen {value.text}.",
            choose_from(present),
        )
        for value in asked
        if value.text not in present
    ]
    sides = [value.text for value in asked] or present
    if problems:
        return "", own_problems(build, [dataset], problems)
    name = dataset.id if sides == present else f"{dataset.id}-{'-'.join(sides)}"
    view = money_table_view(
        build, document, dataset, sides, use.one("titel"), document.block_id(name)
    )
    document.offered.add(dataset.id)
    return str(build.theme.component("money_table", view, language=document.language)), []


@block_handler("cijfers")
def figures_block(build: Build, document: Document, use: BlockUse) -> Result:
    """Show one or more figures large, with their notes below."""
    found, problems = find_figures(build, document, use.keys["toon"])
    if problems:
        return "", problems
    # A row of a budget table has the plain id, and both may stand on one page.
    names = [
        ("cijfer-" if line.is_money else "") + f"{dataset.id}-{line.id}" for dataset, line in found
    ]
    views = [
        figure_view(build, document, *figure, document.block_id(name))
        for figure, name in zip(found, names, strict=True)
    ]
    html = build.theme.component("figures", views, use.one("titel"), language=document.language)
    return (
        str(
            html
            + build.theme.component(
                "notes", fresh_notes(build, document), language=document.language
            )
        ),
        [],
    )


@block_handler("downloads")
def downloads_block(build: Build, document: Document, use: BlockUse) -> Result:
    """List datasets and files to take along."""
    items: list[dict[str, str]] = []
    problems: list[Problem] = []
    for value in use.keys.get("toon", ()):
        dataset, found = find_dataset(build, document, value)
        problems += found
        items += downloads_of(build, dataset, document.language, named=True) if dataset else []
    for value in use.keys.get("bestanden", ()):
        item, found = attach(build, document, value)
        problems += found
        items += [item] if item else []
    if not items and not problems:
        place = Place(document.path, use.line, 1)
        problems.append(
            problem(
                "blok-verplicht",
                place,
                "Het blok “downloads” is leeg.",
                "Zet erin toon: met gegevens, of bestanden: met bestandsnamen.",
            )
        )
    if problems:
        return "", problems
    return (
        str(
            build.theme.component(
                "downloads", {"title": use.one("titel"), "items": items}, language=document.language
            )
        ),
        [],
    )


class FiguresGenerator(SiteGenerator):
    """Writes the files of every dataset."""

    def generate_output(self, writer: Any) -> None:
        """Write all forms of every dataset, and what describes them together, below /data/."""
        for dataset in self.build.datasets.values():
            for address, content in exports_of(self.build, dataset).items():
                writer.data(address, content)
                self.build.publish(address, f"gegevens:{dataset.id}.{address.partition('.')[2]}")
        if self.build.datasets:
            writer.data(
                PACKAGE, self.build.remember("package", self._package, self.build.data_files)
            )
            self.build.publish(PACKAGE, "gegevens:datapackage")

    def _package(self) -> bytes:
        return data_package(self.build.datasets.values(), self.build.registers["bronnen"])


def _generator(pelican: Any) -> type[FiguresGenerator]:
    return FiguresGenerator


def make_exports(build: Build) -> None:
    """Make the files of all datasets before processes part, so that none makes them again."""
    for dataset in build.datasets.values():
        exports_of(build, dataset)


def register() -> None:
    """Connect to Pelican."""
    if make_exports not in BEFORE_TEXTS:
        BEFORE_TEXTS.append(make_exports)
    signals.get_generators.connect(_generator)
