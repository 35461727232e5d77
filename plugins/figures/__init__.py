"""The blocks that show figures (bedragen, cijfers, grafiek, downloads) and the files to take along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pelican import signals

from plugins.core.blocks import BlockUse
from plugins.core.charts import MOST_SERIES, TooManySeries
from plugins.core.comparisons import Column, Comparison, compare
from plugins.core.documents import Document
from plugins.core.dutch import nearest
from plugins.core.exports import data_package
from plugins.core.figures import Dataset, Line, figure_key, find_figure
from plugins.core.header import Value
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem
from plugins.core.vocabulary import SIDES
from plugins.support.attachments import attach
from plugins.support.build import Build, block_handler
from plugins.support.charts import bar_chart_view, comparison_chart_view, money_flow_view
from plugins.support.comparison_views import comparison_view, fault_text
from plugins.support.figure_views import figure_view
from plugins.support.generator import SiteGenerator
from plugins.support.money_tables import money_table_view
from plugins.support.views import View, downloads_of, exports_of, fresh_notes, mark_notes, notes_of

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
    present = dataset.sides
    asked = use.keys.get("toon", ())
    problems = [
        problem("blok-waarde", Place(document.path, value.line, value.column), f"{dataset.title} heeft geen {value.text}.", choose_from(present))
        for value in asked
        if value.text not in present
    ]
    sides = [value.text for value in asked] or present
    if problems:
        return "", _own(build, [dataset], problems)
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


def _datasets(build: Build, document: Document, use: BlockUse, kind: str = "") -> tuple[list[Dataset], list[Problem]]:
    """Look up the dataset behind a block's name and those of its key `met`."""
    assert use.argument is not None
    if "," in use.argument.text:
        place = Place(document.path, use.argument.line, use.argument.column)
        return [], [problem("blok-argument", place, f"Achter “{use.name}” hoort één map met gegevens.", "Laat er één staan, en zet de andere in het blok bij met.")]
    found, problems = [], []
    for value in (use.argument, *use.keys.get("met", ())):
        dataset, faults = _dataset(build, document, value, kind)
        problems += faults
        if dataset:
            found.append(dataset)
    return found, problems


def _compare(document: Document, datasets: Sequence[Dataset], use: BlockUse, *, expand: bool = False) -> tuple[Comparison | None, list[Problem]]:
    """Lay the figures of a block side by side, or say why that cannot be.

    Args:
        expand: take a side as its lines, since a chart draws lines.
    """
    names = [value.text.removeprefix(f"{datasets[0].id}#") for value in use.keys["toon"]]
    places = {value.text: Place(document.path, value.line, value.column) for value in use.keys.get("met", ())}
    places |= {name: Place(document.path, value.line, value.column) for name, value in zip(names, use.keys["toon"], strict=True)}
    if expand:
        names, problems = _expand(document, datasets, use)
        if problems:
            return None, problems
    result = compare(datasets, names)
    if isinstance(result, Comparison):
        return result, []
    options = list(dict.fromkeys(name for dataset in datasets for name in (*dataset.figures(), *SIDES)))
    problems = []
    for fault in result:
        code, text, hint = fault_text(fault, datasets)
        place = places.get(fault.name, Place(document.path, use.line, 1))
        problems.append(problem(code, place, text, hint or did_you_mean(nearest(fault.name, options), choose_from(options))))
    return None, problems


@block_handler("vergelijking")
def comparison_block(build: Build, document: Document, use: BlockUse) -> Result:
    """Show figures side by side."""
    datasets, problems = _datasets(build, document, use)
    if problems:
        return "", problems
    comparison, problems = _compare(document, datasets, use)
    if comparison is None:
        return "", _own(build, datasets, problems)
    view = comparison_view(build, document, comparison, use.one("titel"), document.block_id(f"vergelijking-{datasets[0].id}"))
    return str(build.theme.component("comparison", view, language=document.language)), []


@block_handler("grafiek")
def chart_block(build: Build, document: Document, use: BlockUse) -> Result:
    """Show a chart: plain bars of one dataset, years side by side, parts of a whole, a line, or a flow."""
    datasets, problems = _datasets(build, document, use)
    if problems:
        return "", problems
    form = use.one("vorm") or ("gegroepeerd" if len(datasets) > 1 else "staven")
    draw = {"staven": _bars, "stroom": _flow}.get(form, _series)
    numbered, marked = list(document.note_ids), set(document.marked_notes)
    try:
        view, problems = draw(build, document, use, datasets)
    except ValueError as fault:
        # The marks that were made for this chart are nowhere on the page.
        document.note_ids[:], document.marked_notes = numbered, marked
        view, problems = None, [problem("blok-waarde", Place(document.path, use.line, 1), *_undrawn(fault))]
    if view is None:
        return "", _own(build, datasets, problems)
    html = build.theme.component("chart", view, language=document.language)
    return str(html + build.theme.component("notes", fresh_notes(build, document), language=document.language)), []


def _undrawn(fault: ValueError) -> tuple[str, str]:
    """Word why a chart cannot be drawn: (text, hint)."""
    if isinstance(fault, TooManySeries):
        return f"Deze grafiek heeft {fault.count} lijnen of kleuren; er passen er hoogstens {MOST_SERIES}.", "Noem bij toon minder regels, of kies bij vorm: staven."
    return "In deze grafiek is een deel negatief, of zijn alle delen nul; dan is het geheel niet te verdelen.", "Noem bij toon andere regels, of kies bij vorm: staven."


def _own(build: Build, datasets: Iterable[Dataset], problems: list[Problem]) -> list[Problem]:
    """Give the faults of a block, or none when its figures could not be read: then the block may well be right."""
    return [] if any(dataset.id in build.report.unread for dataset in datasets) else problems


def _marks(build: Build, document: Document, figures: Iterable[tuple[Dataset, Line]]) -> list[View]:
    """Give the marks of all notes on the figures of a chart."""
    return mark_notes(build, document, notes_of(build, [figure_key(*figure) for figure in figures]))


def _bars(build: Build, document: Document, use: BlockUse, datasets: Sequence[Dataset]) -> tuple[View | None, list[Problem]]:
    """Give plain bars of one dataset."""
    dataset = datasets[0]
    if len(datasets) > 1:
        return None, [problem("blok-waarde", Place(document.path, use.line, 1), "Staven laten één tabel zien.", "Kies bij vorm: gegroepeerd, gestapeld, aandelen of lijn. Of haal met weg.")]
    lines, problems = _chart_lines(document, dataset, use)
    if problems:
        return None, problems
    marks = _marks(build, document, ((dataset, line) for line in lines))
    return bar_chart_view(build, dataset, lines, use.one("titel"), document.block_id(f"grafiek-{dataset.id}"), marks, document.language), []


def _series(build: Build, document: Document, use: BlockUse, datasets: Sequence[Dataset]) -> tuple[View | None, list[Problem]]:
    """Give a chart of figures through the years, or of parts of a whole."""
    if not use.keys.get("toon"):
        return None, [problem("blok-verplicht", Place(document.path, use.line, 1), f"Bij vorm {use.one('vorm') or 'gegroepeerd'} ontbreekt toon.", "Zet erbij welke regels u laat zien, zoals toon: emmen, hoogeveen")]
    comparison, problems = _compare(document, datasets, use, expand=True)
    if comparison is None:
        return None, problems
    figures = [(column.dataset, line) for row in comparison.rows for column, cell in zip(comparison.columns, row.cells, strict=True) if isinstance(column, Column) and cell for line in cell.lines]
    form = use.one("vorm") or "gegroepeerd"
    problems = _mixed(document, use, [line for _, line in figures]) or _doubled(document, use, form, [line for _, line in figures])
    if problems:
        return None, problems
    marks = _marks(build, document, figures)
    years = [column.period.years for column in comparison.columns if isinstance(column, Column)]
    if form == "lijn" and (any(len(item) > 1 for item in years) or len({item[0] for item in years}) < len(years)):
        text = "Een lijn vraagt van elk jaar één waarde; deze cijfers gaan over andere perioden."
        return None, [problem("blok-waarde", Place(document.path, use.line, 1), text, "Kies een andere vorm, zoals gegroepeerd.")]
    return comparison_chart_view(build, form, document.block_id(f"grafiek-{datasets[0].id}"), use.one("titel"), comparison, marks, document.language), []


def _doubled(document: Document, use: BlockUse, form: str, lines: Sequence[Line]) -> list[Problem]:
    """Report a line and its part in a chart that adds them up."""
    labels = {line.id: line.label for line in lines}
    part = next((line for line in lines if line.part_of in labels), None) if form in ("gestapeld", "aandelen") else None
    if part is None:
        return []
    text = f"“{part.label}” is een deel van “{labels[part.part_of]}”; in deze grafiek telt het dan dubbel."
    return [problem("blok-waarde", Place(document.path, use.line, 1), text, "Haal bij toon één van de twee weg, of kies bij vorm: gegroepeerd.")]


def _flow(build: Build, document: Document, use: BlockUse, datasets: Sequence[Dataset]) -> tuple[View | None, list[Problem]]:
    """Give the flow from income to spending of one dataset."""
    dataset = datasets[0]
    lines = [line for line in dataset.lines if line.side and not line.part_of]
    if len(datasets) > 1 or use.keys.get("toon") or {line.side for line in lines} != set(SIDES) or any(line.value is None for line in lines):
        text = "Een stroom laat één tabel zien met inkomsten en uitgaven, waarvan alle bedragen bekend zijn."
        return None, [problem("blok-waarde", Place(document.path, use.line, 1), text, "Noem een tabel met beide kanten en haal toon en met weg, of kies een andere vorm.")]
    marks = _marks(build, document, ((dataset, line) for line in (*lines, *dataset.total_lines())))
    return money_flow_view(build, dataset, lines, use.one("titel"), document.block_id(f"grafiek-{dataset.id}"), marks, document.language), []


def _chart_lines(document: Document, dataset: Dataset, use: BlockUse) -> tuple[list[Line], list[Problem]]:
    """Choose the lines of plain bars: a side of a budget, named lines, or all; all of one unit."""
    names, problems = _expand(document, [dataset], use)
    chosen = [line for name in names for line in dataset.lines if line.used and line.id == name] if names else [line for line in dataset.lines if line.used and not line.part_of]
    return chosen, problems or _mixed(document, use, chosen)


def _mixed(document: Document, use: BlockUse, lines: Sequence[Line]) -> list[Problem]:
    """Report figures that do not belong in one chart: of another unit, or of both sides."""
    place = Place(document.path, use.line, 1)
    if len({line.unit for line in lines}) > 1:
        return [problem("blok-waarde", place, "Deze cijfers hebben niet dezelfde eenheid; samen in een grafiek misleiden ze.", "Noem bij toon alleen cijfers die bij elkaar horen.")]
    if len({line.side for line in lines}) > 1:
        return [problem("blok-waarde", place, "Inkomsten en uitgaven passen niet samen in één grafiek.", "Zet in het blok toon: inkomsten, of toon: uitgaven.")]
    return []


def _expand(document: Document, datasets: Sequence[Dataset], use: BlockUse) -> tuple[list[str], list[Problem]]:
    """Give the ids that a block names, a side as its lines; a name that no dataset has is a problem."""
    names: dict[str, None] = {}
    problems = []
    lines = [line for dataset in datasets for line in dataset.lines if line.used]
    for value in use.keys.get("toon", ()):
        name = value.text.removeprefix(f"{datasets[0].id}#")
        members = [line.id for line in lines if (line.side == name and not line.part_of) or line.id == name]
        if not members:
            options = list(dict.fromkeys([*(line.side for line in lines if line.side), *(line.id for line in lines)]))
            where = " en ".join(dataset.id for dataset in datasets)
            problems.append(problem("blok-waarde", Place(document.path, value.line, value.column), f"“{value.text}” staat niet in {where}.", did_you_mean(nearest(name, options), choose_from(options))))
        names.update(dict.fromkeys(members))
    return list(names), problems


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


