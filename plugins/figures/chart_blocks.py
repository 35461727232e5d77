"""The blocks that draw figures or lay them side by side: grafiek and vergelijking."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.core.drawings.chart_drawing import MOST_SERIES, TooManySeries
from plugins.core.dutch import nearest
from plugins.core.figures.comparison_rows import Column
from plugins.core.figures.comparisons import Comparison, compare
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.documents import Document
from plugins.core.vocabulary import SIDES
from plugins.figures.lookup import Result, find_datasets, marks_on, own_problems
from plugins.run.build import Build, block_handler
from plugins.views.chart_views import bar_chart_view, comparison_chart_view, money_flow_view
from plugins.views.comparison_views import comparison_view, fault_text
from plugins.views.views import View, fresh_notes

__all__ = ["chart_block", "comparison_block"]


def _compare(
    document: Document, datasets: Sequence[Dataset], use: BlockUse, *, expand: bool = False
) -> tuple[Comparison | None, list[Problem]]:
    """Lay the figures of a block side by side, or say why that cannot be.

    Args:
        expand: take a side as its lines, since a chart draws lines.
    """
    names = [value.text.removeprefix(f"{datasets[0].id}#") for value in use.keys["toon"]]
    places = {
        value.text: Place(document.path, value.line, value.column)
        for value in use.keys.get("met", ())
    }
    places |= {
        name: Place(document.path, value.line, value.column)
        for name, value in zip(names, use.keys["toon"], strict=True)
    }
    if expand:
        names, problems = _expand(document, datasets, use)
        if problems:
            return None, problems
    result = compare(datasets, names)
    if isinstance(result, Comparison):
        return result, []
    options = list(
        dict.fromkeys(name for dataset in datasets for name in (*dataset.figures(), *SIDES))
    )
    problems = []
    for fault in result:
        code, text, hint = fault_text(fault, datasets)
        place = places.get(fault.name, Place(document.path, use.line, 1))
        problems.append(
            problem(
                code,
                place,
                text,
                hint or did_you_mean(nearest(fault.name, options), choose_from(options)),
            )
        )
    return None, problems


@block_handler("vergelijking")
def comparison_block(build: Build, document: Document, use: BlockUse) -> Result:
    """Show figures side by side."""
    datasets, problems = find_datasets(build, document, use)
    if problems:
        return "", problems
    comparison, problems = _compare(document, datasets, use)
    if comparison is None:
        return "", own_problems(build, datasets, problems)
    view = comparison_view(
        build,
        document,
        comparison,
        use.one("titel"),
        document.block_id(f"vergelijking-{datasets[0].id}"),
    )
    return str(build.theme.component("comparison", view, language=document.language)), []


@block_handler("grafiek")
def chart_block(build: Build, document: Document, use: BlockUse) -> Result:
    """Show a chart: plain bars of one dataset, years side by side, parts of a whole, a line, or a flow."""
    datasets, problems = find_datasets(build, document, use)
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
        view, problems = (
            None,
            [problem("blok-waarde", Place(document.path, use.line, 1), *_undrawn(fault))],
        )
    if view is None:
        return "", own_problems(build, datasets, problems)
    if document.offered.issuperset(item.id for item in datasets):
        view["downloads"] = []  # the same files stand under the table above
    html = build.theme.component("chart", view, language=document.language)
    return (
        str(
            html
            + build.theme.component(
                "notes", fresh_notes(build, document), language=document.language
            )
        ),
        [],
    )


def _undrawn(fault: ValueError) -> tuple[str, str]:
    """Word why a chart cannot be drawn: (text, hint)."""
    if isinstance(fault, TooManySeries):
        return (
            (
                f"Deze grafiek heeft {fault.count} lijnen of kleuren; er passen er hoogstens"
                f" {MOST_SERIES}."
            ),
            "Noem bij toon minder regels, of kies bij vorm: staven.",
        )
    return (
        (
            "In deze grafiek is een deel negatief, of zijn alle delen nul; dan is het geheel niet"
            " te verdelen."
        ),
        "Noem bij toon andere regels, of kies bij vorm: staven.",
    )


def _bars(
    build: Build, document: Document, use: BlockUse, datasets: Sequence[Dataset]
) -> tuple[View | None, list[Problem]]:
    """Give plain bars of one dataset."""
    dataset = datasets[0]
    if len(datasets) > 1:
        return None, [
            problem(
                "blok-waarde",
                Place(document.path, use.line, 1),
                "Staven laten één tabel zien.",
                "Kies bij vorm: gegroepeerd, gestapeld, aandelen of lijn. Of haal met weg.",
            )
        ]
    lines, problems = _chart_lines(document, dataset, use)
    if problems:
        return None, problems
    marks = marks_on(build, document, ((dataset, line) for line in lines))
    return (
        bar_chart_view(
            build,
            dataset,
            lines,
            use.one("titel"),
            document.block_id(f"grafiek-{dataset.id}"),
            marks,
            document.language,
        ),
        [],
    )


def _series(
    build: Build, document: Document, use: BlockUse, datasets: Sequence[Dataset]
) -> tuple[View | None, list[Problem]]:
    """Give a chart of figures through the years, or of parts of a whole."""
    if not use.keys.get("toon"):
        return None, [
            problem(
                "blok-verplicht",
                Place(document.path, use.line, 1),
                f"Bij vorm {use.one('vorm') or 'gegroepeerd'} ontbreekt toon.",
                "Zet erbij welke regels u laat zien, zoals toon: emmen, hoogeveen",
            )
        ]
    comparison, problems = _compare(document, datasets, use, expand=True)
    if comparison is None:
        return None, problems
    figures = [
        (column.dataset, line)
        for row in comparison.rows
        for column, cell in zip(comparison.columns, row.cells, strict=True)
        if isinstance(column, Column) and cell
        for line in cell.lines
    ]
    form = use.one("vorm") or "gegroepeerd"
    problems = _mixed(document, use, [line for _, line in figures]) or _doubled(
        document, use, form, [line for _, line in figures]
    )
    if problems:
        return None, problems
    marks = marks_on(build, document, figures)
    years = [column.period.years for column in comparison.columns if isinstance(column, Column)]
    if form == "lijn" and (
        any(len(item) > 1 for item in years) or len({item[0] for item in years}) < len(years)
    ):
        text = "Een lijn vraagt van elk jaar één waarde; deze cijfers gaan over andere perioden."
        return None, [
            problem(
                "blok-waarde",
                Place(document.path, use.line, 1),
                text,
                "Kies een andere vorm, zoals gegroepeerd.",
            )
        ]
    return (
        comparison_chart_view(
            build,
            form,
            document.block_id(f"grafiek-{datasets[0].id}"),
            use.one("titel"),
            comparison,
            marks,
            document.language,
        ),
        [],
    )


def _doubled(document: Document, use: BlockUse, form: str, lines: Sequence[Line]) -> list[Problem]:
    """Report a line and its part in a chart that adds them up."""
    labels = {line.id: line.label for line in lines}
    part = (
        next((line for line in lines if line.part_of in labels), None)
        if form in ("gestapeld", "aandelen")
        else None
    )
    if part is None:
        return []
    text = (
        f"“{part.label}” is een deel van “{labels[part.part_of]}”; in deze grafiek telt het dan"
        " dubbel."
    )
    return [
        problem(
            "blok-waarde",
            Place(document.path, use.line, 1),
            text,
            "Haal bij toon één van de twee weg, of kies bij vorm: gegroepeerd.",
        )
    ]


def _flow(
    build: Build, document: Document, use: BlockUse, datasets: Sequence[Dataset]
) -> tuple[View | None, list[Problem]]:
    """Give the flow from income to spending of one dataset."""
    dataset = datasets[0]
    lines = [line for line in dataset.lines if line.side and not line.part_of]
    if (
        len(datasets) > 1
        or use.keys.get("toon")
        or {line.side for line in lines} != set(SIDES)
        or any(line.value is None for line in lines)
    ):
        text = (
            "Een stroom laat één tabel zien met inkomsten en uitgaven, waarvan alle bedragen bekend"
            " zijn."
        )
        return None, [
            problem(
                "blok-waarde",
                Place(document.path, use.line, 1),
                text,
                "Noem een tabel met beide kanten en haal toon en met weg, of kies een andere vorm.",
            )
        ]
    marks = marks_on(
        build, document, ((dataset, line) for line in (*lines, *dataset.total_lines()))
    )
    return (
        money_flow_view(
            build,
            dataset,
            lines,
            use.one("titel"),
            document.block_id(f"grafiek-{dataset.id}"),
            marks,
            document.language,
        ),
        [],
    )


def _chart_lines(
    document: Document, dataset: Dataset, use: BlockUse
) -> tuple[list[Line], list[Problem]]:
    """Choose the lines of plain bars: a side of a budget, named lines, or all; all of one unit."""
    names, problems = _expand(document, [dataset], use)
    chosen = (
        [line for name in names for line in dataset.lines if line.used and line.id == name]
        if names
        else [line for line in dataset.lines if line.used and not line.part_of]
    )
    return chosen, problems or _mixed(document, use, chosen)


def _mixed(document: Document, use: BlockUse, lines: Sequence[Line]) -> list[Problem]:
    """Report figures that do not belong in one chart: of another unit, or of both sides."""
    place = Place(document.path, use.line, 1)
    if len({line.unit for line in lines}) > 1:
        return [
            problem(
                "blok-waarde",
                place,
                "Deze cijfers hebben niet dezelfde eenheid; samen in een grafiek misleiden ze.",
                "Noem bij toon alleen cijfers die bij elkaar horen.",
            )
        ]
    if len({line.side for line in lines}) > 1:
        return [
            problem(
                "blok-waarde",
                place,
                "Inkomsten en uitgaven passen niet samen in één grafiek.",
                "Zet in het blok toon: inkomsten, of toon: uitgaven.",
            )
        ]
    return []


def _expand(
    document: Document, datasets: Sequence[Dataset], use: BlockUse
) -> tuple[list[str], list[Problem]]:
    """Give the ids that a block names, a side as its lines; a name that no dataset has is a problem."""
    names: dict[str, None] = {}
    problems = []
    lines = [line for dataset in datasets for line in dataset.lines if line.used]
    for value in use.keys.get("toon", ()):
        name = value.text.removeprefix(f"{datasets[0].id}#")
        members = [
            line.id for line in lines if (line.side == name and not line.part_of) or line.id == name
        ]
        if not members:
            options = list(
                dict.fromkeys(
                    [*(line.side for line in lines if line.side), *(line.id for line in lines)]
                )
            )
            where = " en ".join(dataset.id for dataset in datasets)
            problems.append(
                problem(
                    "blok-waarde",
                    Place(document.path, value.line, value.column),
                    f"“{value.text}” staat niet in {where}.",
                    did_you_mean(nearest(name, options), choose_from(options)),
                )
            )
        names.update(dict.fromkeys(members))
    return list(names), problems
