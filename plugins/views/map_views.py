"""The view of the schematic map: a drawing for each set of values, and one table with the same values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.core.drawings.region_map import Area, shades
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.figures.figure_names import figure_key
from plugins.core.languages import DUTCH
from plugins.core.texts.documents import Document
from plugins.run.build import Build
from plugins.views.views import (
    View,
    dataset_sources,
    fresh_notes,
    localised,
    mark_notes,
    notes_of,
    unit_text,
)

__all__ = ["MOST_LAYERS", "plain_map_view", "region_map_view"]

MOST_LAYERS = 4
"""How many sets of values one map can show; the sheet of the component has as many."""
LINE_HEIGHT = 19
"""Units of the drawing between a name and the value under it."""

Layer = tuple[Dataset, Mapping[str, Line]]


def region_map_view(
    build: Build, document: Document, layers: Sequence[Layer], title: str, map_id: str
) -> View:
    """Give the map with the values of one or more datasets.

    Args:
        layers: each dataset with the line of each municipality that has one.
        title: empty = a title that says what it is.
    """
    word, language = build.theme.word_in, document.language
    marks = [_marks(build, document, layer) for layer in layers]
    return {
        **_frame(build, map_id, language),
        "title": title or word(language, "map-title"),
        "layers": [
            {
                "title": localised(build, dataset.title, language),
                "areas": _areas(build, lines, language),
                "note_marks": layer_marks,
            }
            for (dataset, lines), layer_marks in zip(layers, marks, strict=True)
        ],
        "table": {
            "columns": [localised(build, dataset.title, language) for dataset, _ in layers],
            "rows": [_row(build, area, layers, language) for area in build.region.areas],
        },
        "sources": dataset_sources(build, [dataset for dataset, _ in layers], language),
        "notes": fresh_notes(build, document),
    }


def plain_map_view(build: Build, map_id: str, language: str = DUTCH) -> View | None:
    """Give the map with names alone, or None where the site has no shapes."""
    if not build.region.areas:
        return None
    return {
        **_frame(build, map_id, language),
        "title": build.theme.word_in(language, "map-title"),
        "notes": [],
        "sources": [],
        "table": None,
        "layers": [{"title": "", "areas": _areas(build, {}, language), "note_marks": []}],
    }


def _frame(build: Build, map_id: str, language: str) -> View:
    """Give the size of the drawing and the borders around the municipalities."""
    width, height = build.region.size
    borders = [
        {
            "name": localised(build, border.name, language),
            "d": border.path,
            "x": border.label_place[0],
            "y": border.label_place[1],
        }
        for border in build.region.borders
    ]
    return {"id": map_id, "width": str(width), "height": str(height), "borders": borders}


def _areas(build: Build, lines: Mapping[str, Line], language: str) -> list[View]:
    """Give each municipality as it is drawn."""
    areas = build.region.areas
    tints = shades([lines[area.id].value if area.id in lines else None for area in areas])
    views = []
    for area, tint in zip(areas, tints, strict=True):
        x, y = area.label_place
        value = _value(build, lines, area, language) if lines else ""
        views.append(
            {
                "name": _name(build, area),
                "url": build.address_of("gemeente", area.id, language),
                "d": area.path,
                "shade": str(tint) if lines else "none",
                "value": value,
                "x": str(x),
                "y": str(y if value else y + LINE_HEIGHT // 3),
                "value_y": str(y + LINE_HEIGHT),
            }
        )
    return views


def _row(build: Build, area: Area, layers: Sequence[Layer], language: str) -> View:
    """Give a municipality as it stands in the table: its values, and beside whom it lies."""
    names = {other.id: _name(build, other) for other in build.region.areas}
    return {
        "name": names[area.id],
        "url": build.address_of("gemeente", area.id, language),
        "cells": [_value(build, lines, area, language) for _, lines in layers],
        "neighbours": ", ".join(names[other] for other in build.region.neighbours(area.id)),
    }


def _name(build: Build, area: Area) -> str:
    record = build.registers["gemeenten"].get(area.id)
    return record["naam"] if record else area.id


def _value(build: Build, lines: Mapping[str, Line], area: Area, language: str) -> str:
    """Give a value with its unit; a municipality that the document does not name is said to be so."""
    return (
        unit_text(build, lines[area.id], language)
        if area.id in lines
        else build.theme.word_in(language, "map-no-value")
    )


def _marks(build: Build, document: Document, layer: Layer) -> list[View]:
    """Give the marks of the notes on the values of a layer, which this page now shows."""
    keys = [figure_key(layer[0], line) for line in layer[1].values()]
    document.figures.update(keys)
    return mark_notes(build, document, notes_of(build, keys))
