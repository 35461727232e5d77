"""What is drawn is what is said.

Every length in a chart is held against the table beside it, read from the finished page.

Nothing here asks the code that drew: the values come from the words in the table, through a reader
of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import lxml.html
import pytest
from lxml.html import HtmlElement

from plugins.assets.components import components, render_example
from plugins.support.templates import Theme
from plugins.views.charts.chart_views import ChartData, ChartFrame, Series, chart_view
from plugins.views.charts.flow_views import FlowData, flow_view
from plugins.views.charts.small_chart_views import bullet_view, spark_view
from tests.helpers.real_site import real_site
from tests.site.reading import pages

THEME = Path(__file__).resolve().parents[2] / "theme"
WITHIN = Decimal("0.02")
"""Each length is rounded to a hundredth, and so are the places it is measured between."""
Value = Decimal | None


def _values(text: str, language: str = "nl") -> list[Decimal]:
    """Read the numbers in a text as that language writes them.

    Examples are 1.234,5 and 1,234.5, with a minus in front or after the euro sign.
    """
    found = re.findall(r"([-−])?\s*(?:€\s*)?([-−])?(\d[\d.,]*)", text)
    thousands, point = (",", ".") if language == "en" else (".", ",")
    numbers = [
        Decimal(digits.rstrip(".,").replace(thousands, "").replace(point, "."))
        for _, _, digits in found
    ]
    return [
        -number if before or after else number
        for number, (before, after, _) in zip(numbers, found, strict=True)
    ]


def _number(element: HtmlElement, name: str) -> Decimal:
    return Decimal(element.get(name))


def _marks(svg: HtmlElement, kind: str) -> list[HtmlElement]:
    return [
        item
        for item in svg.iter()
        if isinstance(item.tag, str) and f"drawing__{kind}" in (item.get("class") or "").split()
    ]


def _style(mark: HtmlElement) -> str:
    return mark.get("class").rpartition("--")[2]


def _table(
    figure: HtmlElement, language: str
) -> tuple[list[str], list[list[Value]], list[list[str]]]:
    """Return row labels, the first number of every cell (None for words), and the cells."""
    rows = figure.xpath(".//tbody/tr")
    cells = [[cell.text_content().strip() for cell in row.xpath("td")] for row in rows]
    values = [[next(iter(_values(cell, language)), None) for cell in row] for row in cells]
    return [row.xpath("string(th)").strip() for row in rows], values, cells


def _proportions(lengths: list[Decimal], values: list[Decimal], what: str) -> Iterator[str]:
    """Yield each length that is not on the scale of the largest."""
    if len(lengths) != len(values):
        yield f"{what}: {len(lengths)} marks for {len(values)} values"
    elif any(values):
        most = max(range(len(values)), key=lambda at: abs(values[at]))
        for length, value in zip(lengths, values, strict=True):
            if abs(length - value * lengths[most] / values[most]) > WITHIN:
                yield f"{what}: {value} is {length} long, {values[most]} is {lengths[most]}"
        if lengths[most] * values[most] <= 0:
            yield f"{what}: the largest value has no length"


def faults(figure: HtmlElement, language: str = "nl") -> list[str]:
    """Return what is drawn in a chart otherwise than its table says."""
    svg = figure.xpath(".//*[@role='img']")[0]
    labels, values, cells = _table(figure, language)
    rects = _marks(svg, "rect")
    if _marks(svg, "ribbon"):
        return list(_flow_faults(svg, labels, values, cells))
    if _marks(svg, "dot"):
        return list(_line_faults(svg, labels, values))
    if any(one.get("y") == two.get("y") for one, two in pairwise(rects)):
        return list(_stack_faults(svg, values, shares="%)" in figure.xpath("string(.//tbody)")))
    return list(_bar_faults(svg, values))


def _bar_faults(svg: HtmlElement, values: list[list[Value]]) -> Iterator[str]:
    """Bars begin at zero, to the right or to the left."""
    bars, axes = _marks(svg, "rect"), {_number(line, "x1") for line in _marks(svg, "line")}
    known = [value for row in values for value in row if value is not None]
    yield from _proportions(
        [_number(bar, "width") for bar in bars], [abs(value) for value in known], "bar"
    )
    if len(axes) > 1:
        yield f"bars begin at {axes}"
    for bar, value in zip(bars, known, strict=False):
        begin = _number(bar, "x") + (_number(bar, "width") if value < 0 else 0)
        if any(abs(begin - axis) > WITHIN for axis in axes):
            yield f"bar of {value} begins at {begin}, zero is at {axes}"


def _stack_faults(svg: HtmlElement, values: list[list[Value]], *, shares: bool) -> Iterator[str]:
    """Segments follow each other from zero.

    With shares each bar has its own scale and the same length.
    """
    rows: dict[str, list[HtmlElement]] = {}
    for rect in _marks(svg, "rect"):
        rows.setdefault(rect.get("y"), []).append(rect)
    drawn = [row for row in values if any(row) and not (shares and None in row)]
    parts = [[value for value in row if value] for row in drawn]
    if len(rows) != len(parts):
        yield f"{len(rows)} bars for {len(parts)} rows"
    for segments, wanted in zip(rows.values(), parts, strict=False):
        places = [_number(item, "x") for item in segments]
        ends = [_number(item, "x") + _number(item, "width") for item in segments]
        if places[0] != 0 or any(
            abs(end - place) > WITHIN for end, place in zip(ends, places[1:], strict=False)
        ):
            yield f"segments begin at {places} and end at {ends}"
        if shares:
            yield from _proportions([_number(item, "width") for item in segments], wanted, "share")
    lengths = [_number(item, "width") for segments in rows.values() for item in segments]
    if shares:
        yield from _proportions(
            [_number(row[-1], "x") + _number(row[-1], "width") for row in rows.values()],
            [Decimal(1) for _ in rows],
            "bar of 100 %",
        )
    else:
        yield from _proportions(lengths, [value for row in parts for value in row], "segment")


def _line_faults(svg: HtmlElement, labels: list[str], values: list[list[Value]]) -> Iterator[str]:
    """Points are as high above zero as their values, and joined to the year before alone.

    Each point is at its year.
    """
    zero = next(_number(line, "y1") for line in _marks(svg, "line") if _style(line) == "axis")
    years, heights, wanted = [int(label) for label in labels], [], []
    for series in range(len(values[0])):
        dots = [dot for dot in _marks(svg, "dot") if _style(dot) == str(series + 1)]
        known = [
            (year, row[series])
            for year, row in zip(years, values, strict=True)
            if row[series] is not None
        ]
        heights += [zero - _number(dot, "cy") for dot in dots]
        wanted += [value for _, value in known]
        places = [_number(dot, "cx") for dot in dots]
        yield from _proportions(
            [place - places[0] for place in places],
            [Decimal(year - known[0][0]) for year, _ in known],
            "year",
        )
        joined = sum(
            path.get("d").count("L")
            for path in _marks(svg, "path")
            if _style(path) == str(series + 1)
        )
        if joined != sum(two == one + 1 for (one, _), (two, _) in pairwise(known)):
            yield f"series {series + 1}: {joined} years are joined"
    yield from _proportions(heights, wanted, "point")


SUMS = {
    "Onze optelling",
    "Our addition",
    "Unsere Addition",
    "Totaal volgens het document",
    "Total stated in the document",
    "Summe laut Dokument",
}
"""What a row with the sum of a side is called."""


def _flow_faults(
    svg: HtmlElement, labels: list[str], values: list[list[Value]], cells: list[list[str]]
) -> Iterator[str]:
    """Ribbons are as thick as their parts on one scale, on both sides as thick together.

    Sums are those of the parts.
    """
    rows = list(zip(labels, (row[0] for row in cells), (row[1] for row in values), strict=True))
    wanted = []
    for side in dict.fromkeys(side for _, side, _ in rows):
        parts = [value for label, own, value in rows if own == side and label not in SUMS]
        wanted.append([value for value in parts if value])
    counted = Decimal(0)
    for label, side, value in rows:
        if label in SUMS and value != counted:
            yield f"{side}: {counted} together, and the table says {value}"
        counted = Decimal(0) if label in SUMS else counted + value
    yield from _proportions(
        [_thickness(ribbon) for ribbon in _marks(svg, "ribbon")],
        [value for side in wanted for value in side],
        "ribbon",
    )
    yield from _proportions(
        [_number(rect, "height") for rect in _marks(svg, "rect")],
        [sum(wanted[0]), *(value for side in wanted for value in side)],
        "node",
    )
    if len(wanted) == 2 and sum(wanted[0]) != sum(wanted[1]):
        yield f"{wanted[0]} comes in and {wanted[1]} goes out"


def _thickness(ribbon: HtmlElement) -> Decimal:
    """Measure a ribbon at both ends."""
    y = [Decimal(pair[1]) for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", ribbon.get("d"))]
    left, right = y[7] - y[0], y[4] - y[3]
    return right if abs(left - right) <= WITHIN else Decimal(-1)


def _figures(root: HtmlElement) -> list[HtmlElement]:
    return root.xpath(".//figure[contains(concat(' ', @class, ' '), ' chart ')]")


# -- pages ----------------------------------------------------------------------------------------


def test_every_chart_of_the_real_site_is_drawn_as_its_table_says():
    """Budgets, home and reading versions show charts of the contributions and more."""
    found = [
        (address, figure, page.get("lang"))
        for address, page in pages(real_site()).items()
        for figure in _figures(page)
    ]
    assert len(found) > 3
    assert {
        f"{address} {figure.get('id')}": wrong
        for address, figure, language in found
        if (wrong := faults(figure, language))
    } == {}


def test_every_chart_of_the_real_site_has_source_reference_date_and_status():
    """Nobody has to look for where a figure comes from."""
    lines = {
        f"{address} {figure.get('id')}": figure.xpath("string(.//p[@class='source-line'])")
        for address, page in pages(real_site()).items()
        for figure in _figures(page)
    }
    assert {
        name: line
        for name, line in lines.items()
        if not re.search(
            r"(Bron|Source|Quelle): .+, .+(Peildatum|Reference date|Stichtag).*: .+Status: \w+",
            line,
            re.S,
        )
    } == {}


# -- every chart type -----------------------------------------------------------------------------


def _examples() -> dict[str, HtmlElement]:
    theme = Theme(THEME)
    component = next(item for item in components(THEME) if item.name == "chart")
    return {
        example.name: lxml.html.fragment_fromstring(render_example(theme, component, example))
        for example in component.examples
    }


EXAMPLES = _examples()


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_drawn_as_its_table_says(name: str):
    """The style guide has examples of every chart type, with gaps, negatives and shortfalls."""
    assert faults(EXAMPLES[name]) == []


RUN: Any = SimpleNamespace(theme=Theme(THEME))
FRAME = ChartFrame("g", "Titel", "nl")
NUMBERS: tuple[tuple[int | None, ...], ...] = (
    (107863, 61793, None, 12),
    (55889, 0, 35505, 26112),
    (7, 1, 2, 99999),
)


def _dutch(value: int | None) -> str:
    return (
        "niet gevonden"
        if value is None
        else f"€\u00a0{value:,}".replace(",", ".").replace("€\u00a0-", "€\u00a0−")
    )


def _series(numbers: tuple[tuple[int | None, ...], ...]) -> tuple[Series, ...]:
    return tuple(
        Series(
            f"Reeks {at}",
            tuple(None if value is None else Decimal(value) for value in row),
            tuple(map(_dutch, row)),
        )
        for at, row in enumerate(numbers)
    )


def _render(view: dict[str, Any], component: str = "chart") -> HtmlElement:
    return lxml.html.fragment_fromstring(RUN.theme.component(component, view))


def _drawn(form: str, numbers: tuple[tuple[int | None, ...], ...] = NUMBERS) -> HtmlElement:
    data = ChartData(
        ("2017", "2018", "2020", "2021")[: len(numbers[0])],
        _series(numbers),
        "euro",
        (2017, 2018, 2020, 2021)[: len(numbers[0])],
    )
    return _render(chart_view(RUN, form, FRAME, data))


FORMS = {
    "staven": (NUMBERS[:1], "rect", 3),
    "gegroepeerd": (NUMBERS, "rect", 11),
    "gestapeld": (NUMBERS, "rect", 10),
    "aandelen": (NUMBERS, "rect", 8),
    "lijn": (NUMBERS, "dot", 11),
}


@pytest.mark.parametrize("form", FORMS)
def test_form_is_drawn_as_its_table_says(form: str):
    """Each known value has its mark; an unknown one has none."""
    numbers, mark, count = FORMS[form]
    figure = _drawn(form, numbers)
    assert faults(figure) == []
    assert len(_marks(figure.xpath(".//*[@role='img']")[0], mark)) == count


@pytest.mark.parametrize("form", ["staven", "gegroepeerd", "lijn"])
def test_values_below_zero_are_drawn_as_the_table_says(form: str):
    """Left of zero, or below it."""
    numbers = ((-120, 60, None), (30, -1, 0)) if form != "staven" else ((-120, 60, -3),)
    assert faults(_drawn(form, numbers)) == []


FLOWS = [
    ("more in than out", [286412, 184226], [190453, 66690, 4995], "uitgaven", "€\u00a0208.500"),
    ("more out than in", [100], [30, 90, 0], "inkomsten", "€\u00a020"),
    ("in balance", [100, 0], [60, 40], "", ""),
]


@pytest.mark.parametrize(
    ("title", "incoming", "outgoing", "side", "rest"), FLOWS, ids=[case[0] for case in FLOWS]
)
def test_flow_is_drawn_as_its_table_says(
    title: str, incoming: list[int], outgoing: list[int], side: str, rest: str
):
    """What is missing has a ribbon and a row of its own on the side that has less."""
    parts = [
        [(f"Deel {at}", Decimal(value), _dutch(value)) for at, value in enumerate(values)]
        for values in (incoming, outgoing)
    ]
    figure = _render(flow_view(RUN, FRAME, FlowData(*parts, "Niet gevonden", "euro")))
    assert faults(figure) == []
    rows = [
        [cell.text_content() for cell in row]
        for row in figure.xpath(".//tbody/tr")
        if row[0].text_content() == "Niet gevonden"
    ]
    assert rows == ([["Niet gevonden", side.capitalize(), rest]] if side else [])


def test_small_line_is_drawn_as_it_is_said():
    """The first and last value in the words are as high as in the drawing."""
    html = _render(
        spark_view(
            RUN,
            [
                (2017, Decimal(35381), "€ 35.381"),
                (2018, None, ""),
                (2020, Decimal(11000), "€ 11.000"),
                (2021, Decimal(22000), "€ 22.000"),
            ],
            "nl",
        ),
        "spark",
    )
    svg = html.xpath(".//*[@role='img']")[0]
    zero = _number(_marks(svg, "line")[0], "y1")
    course = [
        tuple(map(Decimal, pair))
        for path in _marks(svg, "path")
        for pair in re.findall(r"([\d.]+) ([\d.]+)", path.get("d"))
    ]
    points = sorted(
        {*course, *((_number(dot, "cx"), _number(dot, "cy")) for dot in _marks(svg, "dot"))}
    )
    said = _values(svg.get("aria-label"))
    assert said == [35381, 2017, 22000, 2021, 2018, 2019]
    assert (
        list(_proportions([zero - points[0][1], zero - points[-1][1]], [said[0], said[2]], "point"))
        == []
    )


def test_bullet_is_drawn_as_it_is_said():
    """Value, target and beginning are measured from one zero."""
    svg = _render(
        bullet_view(
            RUN,
            (Decimal(118000), "118.000"),
            (Decimal(125000), "125.000"),
            (Decimal(112000), "112.000"),
            "nl",
        ),
        "spark",
    ).xpath(".//*[@role='img']")[0]
    places = {_style(line): _number(line, "x1") for line in _marks(svg, "line")}
    bar = next(rect for rect in _marks(svg, "rect") if _style(rect) == "1")
    lengths = [
        _number(bar, "width"),
        places["target"] - places["axis"],
        places["baseline"] - places["axis"],
    ]
    assert list(_proportions(lengths, _values(svg.get("aria-label")), "length")) == []
    assert _number(bar, "x") == places["axis"]


# -- the measure itself ---------------------------------------------------------------------------

DAMAGE = [
    ("a bar is longer", "staven", "rect", "width", "+1"),
    ("a bar begins elsewhere", "gegroepeerd", "rect", "x", "+1"),
    ("a segment is longer", "gestapeld", "rect", "width", "+1"),
    ("a share is wider", "aandelen", "rect", "width", "+1"),
    ("a point is higher", "lijn", "dot", "cy", "-1"),
    ("a point stands at another year", "lijn", "dot", "cx", "+5"),
]


@pytest.mark.parametrize(
    ("title", "form", "mark", "name", "change"), DAMAGE, ids=[case[0] for case in DAMAGE]
)
def test_measure_finds_what_is_drawn_wrong(
    title: str, form: str, mark: str, name: str, change: str
):
    """One mark that is changed by a unit is found."""
    figure = _drawn(form, FORMS[form][0])
    element = _marks(figure.xpath(".//*[@role='img']")[0], mark)[1]
    element.set(name, str(_number(element, name) + Decimal(change)))
    assert faults(figure) != []


@pytest.mark.parametrize("mark", ["rect", "dot"])
def test_measure_finds_a_mark_that_is_missing_or_too_many(mark: str):
    """An unknown value that is drawn, or a known one that is not, is found."""
    for change in ("less", "more"):
        figure = _drawn("gegroepeerd" if mark == "rect" else "lijn")
        element = _marks(figure.xpath(".//*[@role='img']")[0], mark)[1]
        if change == "less":
            element.getparent().remove(element)
        else:
            element.addnext(lxml.html.fragment_fromstring(lxml.html.tostring(element)))
        assert faults(figure) != []


def test_measure_finds_a_value_that_differs_in_the_table():
    """Table and drawing come from one value; a table of other values is found."""
    figure = _drawn("gegroepeerd")
    figure.xpath(".//tbody/tr/td")[0].text = "€ 107.963"
    assert faults(figure) != []


def test_measure_finds_a_line_through_a_year_without_a_value():
    """Two loose points that are joined are found."""
    figure = _drawn("lijn")
    path = _marks(figure.xpath(".//*[@role='img']")[0], "path")[0]
    path.set("d", path.get("d") + " L300 100")
    assert faults(figure) != []


def test_measure_finds_a_ribbon_that_is_too_thin():
    """A ribbon that leaves out part of its value is found."""
    figure = lxml.html.fragment_fromstring(
        lxml.html.tostring(EXAMPLES["stroom: het geld van 2021"])
    )
    assert faults(figure) == []
    ribbon = _marks(figure.xpath(".//*[@role='img']")[0], "ribbon")[0]
    ribbon.set(
        "d", re.sub(r" ([\d.]+) L", lambda match: f" {Decimal(match[1]) + 1} L", ribbon.get("d"))
    )
    assert faults(figure) != []
