"""What a chart has besides its drawing: a description and the same values as a table.

The description holds the highest and lowest value, gaps and sums.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.support.templates import Theme
from plugins.views.charts.chart_views import CHART_TYPES, ChartData, ChartFrame, Series, chart_view
from plugins.views.charts.flow_views import FlowData, flow_view
from plugins.views.charts.small_chart_views import bullet_view, spark_view

RUN: Any = SimpleNamespace(theme=Theme(Path(__file__).resolve().parents[2] / "theme"))
EMMEN = Series("Emmen", (Decimal(10), None, Decimal(30)), ("€ 10", "onbekend", "€ 30"))
COEVORDEN = Series("Coevorden", (Decimal(30), Decimal(20), Decimal(5)), ("€ 30", "€ 20", "€ 5"))
DATA = ChartData(("2017", "2018", "2020"), (EMMEN, COEVORDEN), "euro", (2017, 2018, 2020))
EXTREMES = "De hoogste waarde is € 30 (2020, Emmen), de laagste is € 5 (2020, Coevorden)."
UNKNOWN = "Emmen: geen waarde gevonden bij 2018."


def _view(
    chart_type: str, data: ChartData = DATA, language: str = "nl", **frame: Any
) -> dict[str, Any]:
    return chart_view(RUN, chart_type, ChartFrame("g", "Titel", language, **frame), data)


DESCRIPTIONS = [
    (
        "gegroepeerd",
        (
            f"Staafdiagram in groepen. Aantal groepen: 3, staven in elke groep: 2. {EXTREMES}"
            f" {UNKNOWN}"
        ),
    ),
    (
        "gestapeld",
        f"Gestapeld staafdiagram. Aantal staven: 3, delen in elke staaf: 2. {EXTREMES} {UNKNOWN}",
    ),
    (
        "aandelen",
        (
            "Staafdiagram met aandelen. Aantal staven van 100%: 3, delen in elke staaf: 2."
            f" {EXTREMES} {UNKNOWN}"
        ),
    ),
    (
        "lijn",
        (
            f"Lijndiagram. Aantal lijnen: 2. {EXTREMES} Emmen: van € 10 (2017) naar € 30 (2020)."
            " Emmen: geen waarde gevonden bij 2018, 2019. Coevorden: van € 30 (2017) naar € 5"
            " (2020). Coevorden: geen waarde gevonden bij 2019."
        ),
    ),
]


@pytest.mark.parametrize(("form", "expected"), DESCRIPTIONS, ids=[case[0] for case in DESCRIPTIONS])
def test_description_says_what_is_to_be_seen(form: str, expected: str):
    """Kind, count, highest and lowest, and what has no value; the first of equals is named."""
    # Emmen in 2020 and Coevorden in 2017 are equally high.
    assert _view(form)["description"] == expected


def test_description_of_plain_bars_names_the_bars_alone():
    """With one series its name says nothing."""
    data = ChartData(
        ("Emmen", "Coevorden"),
        (Series("Begroting", (Decimal(2), Decimal(1)), ("€ 2", "€ 1")),),
        "euro",
    )
    view = _view("staven", data)
    assert (
        view["description"]
        == "Staafdiagram, aantal staven: 2. De hoogste waarde is € 2 (Emmen), de laagste is € 1"
        " (Coevorden)."
    )
    assert view["legend"] == []
    assert view["table"] == {
        "head": ["Onderdeel", "Waarde"],
        "rows": [{"label": "Emmen", "cells": ["€ 2"]}, {"label": "Coevorden", "cells": ["€ 1"]}],
    }


def test_chart_without_values_says_so():
    """There is no highest of nothing."""
    assert (
        "Er zijn geen waarden om te tekenen."
        in _view("staven", ChartData((), (Series("x", (), ()),), "euro"))["description"]
    )


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("form", CHART_TYPES)
def test_description_is_in_the_language_of_the_page(form: str, language: str):
    """Every chart type has its words in English and German; none is Dutch."""
    text = _view(form, language=language)["description"]
    assert not {"hoogste", "waarde", "geen", "staven", "lijnen"} & set(
        text.lower().replace(".", "").split()
    )
    assert "2018" in text


def test_legend_and_table_have_the_same_series_and_the_words_of_an_unknown_value():
    """What a pattern stands for is said above the drawing; a gap is said in the table."""
    view = _view("lijn")
    assert view["legend"] == [
        {"label": "Emmen", "style": "1"},
        {"label": "Coevorden", "style": "2"},
    ]
    assert view["table"]["head"] == ["Jaar", "Emmen", "Coevorden"]
    assert view["table"]["rows"][1] == {"label": "2018", "cells": ["onbekend", "€ 20"]}


def test_table_of_shares_holds_value_and_share():
    """10 of 40 is a quarter; a share of a whole that is not known is not given."""
    rows = _view("aandelen")["table"]["rows"]
    assert [row["cells"] for row in rows] == [
        ["€ 10 (25,0%)", "€ 30 (75,0%)"],
        ["onbekend", "€ 20"],
        ["€ 30 (85,7%)", "€ 5 (14,3%)"],
    ]


def test_percentages_are_shares_already():
    """Values in percent are not divided again."""
    data = ChartData(
        ("2020",),
        (Series("ja", (Decimal(60),), ("60%",)), Series("nee", (Decimal(40),), ("40%",))),
        "%",
    )
    assert _view("aandelen", data)["table"]["rows"][0]["cells"] == ["60%", "40%"]


def test_credits_come_along_as_they_are():
    """Sources and downloads are under the chart; note marks come once it has been drawn."""
    view = _view(
        "staven",
        ChartData(DATA.categories, (COEVORDEN,), "banen"),
        sources=[{"source": "Koers"}],
        downloads=[{"url": "/x"}],
    )
    assert [view[key] for key in ("sources", "downloads", "note_marks", "unit")] == [
        [{"source": "Koers"}],
        [{"url": "/x"}],
        [],
        "banen",
    ]


def test_description_of_a_flow_says_both_sums_and_what_is_missing():
    """We add, and say so: 100 comes in, 60 goes out, 40 was not found."""
    incoming = [("a", Decimal(70), "€ 70"), ("b", Decimal(30), "€ 30")]
    data = FlowData(incoming, [("c", Decimal(60), "€ 60")], "Niet gevonden", "euro")
    view = flow_view(RUN, ChartFrame("g", "Titel", "nl"), data)
    assert (
        view["description"].replace("\u00a0", " ")
        == "Stroomdiagram van inkomsten naar uitgaven. Inkomsten: € 100 (onze optelling), aantal"
        " delen: 2. Uitgaven: € 60 (onze optelling), aantal delen: 1. De kant van Uitgaven is €"
        " 40 lager: Niet gevonden."
    )
    assert [row["label"] for row in view["table"]["rows"]] == [
        "a",
        "b",
        "Onze optelling",
        "c",
        "Onze optelling",
        "Niet gevonden",
    ]
    assert [entry["style"] for entry in view["legend"]] == ["1", "2", "rest"]
    assert {"Onze optelling", "€\u00a0100"} <= {text.text for text in view["drawing"].texts}


def test_small_drawings_are_said_in_words():
    """Who does not see them hears first, last, gaps; value, target and beginning."""
    points = [(2017, Decimal(1), "1"), (2019, Decimal(3), "3"), (2020, None, "")]
    assert (
        spark_view(RUN, points, "nl")["label"]
        == "Verloop: van 1 (2017) naar 3 (2019). Geen waarde over 2018, 2020."
    )
    assert (
        spark_view(RUN, [(2017, None, "")], "nl")["label"] == "Er zijn geen waarden om te tekenen."
    )
    assert (
        bullet_view(RUN, (Decimal(3), "3"), (Decimal(5), "5"), (Decimal(1), "1"), "nl")["label"]
        == "Waarde: 3. Doel: 5. Beginwaarde: 1."
    )
    assert (
        bullet_view(RUN, None, (Decimal(5), "5"), None, "nl")["label"]
        == "Waarde: niet gevonden in de tekst van het document. Doel: 5."
    )
