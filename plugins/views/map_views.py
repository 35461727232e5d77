"""The view of the schematic map: a drawing for each set of values, and one table of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from plugins.core.drawings.region_map import Area, shades
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.figures.figure_names import figure_key
from plugins.core.languages import DUTCH
from plugins.core.texts.page_texts import PageDraft
from plugins.run.run_state import Run
from plugins.views.note_views import NoteMark, NoteView, fresh_notes, mark_notes, notes_of
from plugins.views.source_views import DatasetSourceView, dataset_sources
from plugins.views.words import localised, unit_text

__all__ = ["MOST_LAYERS", "MapView", "plain_map_view", "region_map_view"]

MOST_LAYERS = 4
"""How many sets of values one map can show; the sheet of the component has as many."""
LINE_HEIGHT = 19
"""Units of the drawing between a name and the value under it."""

Layer = tuple[Dataset, Mapping[str, Line]]


class BorderView(TypedDict):
    """What lies around the region."""

    name: str
    d: str
    """Its path."""
    x: str
    y: str


class AreaView(TypedDict):
    """A municipality as it is drawn."""

    name: str
    url: str
    d: str
    """Its path."""
    shade: str
    """From 0 (no value) to 4, or `none` on a map of names alone."""
    value: str
    x: str
    y: str
    value_y: str


class LayerView(TypedDict):
    """One set of values, drawn."""

    title: str
    areas: list[AreaView]
    note_marks: list[NoteMark]


class MapRow(TypedDict):
    """A municipality in the table."""

    name: str
    url: str
    cells: list[str]
    neighbours: str


class MapTable(TypedDict):
    """All values as a table."""

    columns: list[str]
    rows: list[MapRow]


class MapFrame(TypedDict):
    """The size of the drawing and what lies around the region."""

    id: str
    width: str
    height: str
    borders: list[BorderView]


class MapView(MapFrame):
    """The map."""

    title: str
    layers: list[LayerView]
    table: MapTable | None
    sources: list[DatasetSourceView]
    notes: list[NoteView]


def region_map_view(
    run: Run, draft: PageDraft, layers: Sequence[Layer], title: str, map_id: str
) -> MapView:
    """Return the map with the values of one or more datasets.

    Args:
        run: the run.
        draft: the page, which shows these values from now on.
        layers: each dataset with the line of each municipality that has one.
        title: empty = a title that says what it is.
        map_id: the id of the map on its page.
    """
    word, language = run.theme.word_in, draft.language
    marks = [_marks(run, draft, layer) for layer in layers]
    return {
        **_frame(run, map_id, language),
        "title": title or word(language, "map-title"),
        "layers": [
            {
                "title": localised(run, dataset.title, language),
                "areas": _areas(run, lines, language),
                "note_marks": layer_marks,
            }
            for (dataset, lines), layer_marks in zip(layers, marks, strict=True)
        ],
        "table": {
            "columns": [localised(run, dataset.title, language) for dataset, _ in layers],
            "rows": [_row(run, area, layers, language) for area in run.site.region.areas],
        },
        "sources": dataset_sources(run, [dataset for dataset, _ in layers], language),
        "notes": fresh_notes(run, draft),
    }


def plain_map_view(run: Run, map_id: str, language: str = DUTCH) -> MapView | None:
    """Return the map with names alone, or None where the site has no shapes."""
    if not run.site.region.areas:
        return None
    return {
        **_frame(run, map_id, language),
        "title": run.theme.word_in(language, "map-title"),
        "notes": [],
        "sources": [],
        "table": None,
        "layers": [{"title": "", "areas": _areas(run, {}, language), "note_marks": []}],
    }


def _frame(run: Run, map_id: str, language: str) -> MapFrame:
    width, height = run.site.region.size
    borders: list[BorderView] = [
        {
            "name": localised(run, border.name, language),
            "d": border.path,
            "x": str(border.label_place[0]),
            "y": str(border.label_place[1]),
        }
        for border in run.site.region.borders
    ]
    return {"id": map_id, "width": str(width), "height": str(height), "borders": borders}


def _areas(run: Run, lines: Mapping[str, Line], language: str) -> list[AreaView]:
    """Return each municipality as it is drawn."""
    areas = run.site.region.areas
    tints = shades([lines[area.id].value if area.id in lines else None for area in areas])
    views: list[AreaView] = []
    for area, tint in zip(areas, tints, strict=True):
        x, y = area.label_place
        value = _value(run, lines, area, language) if lines else ""
        views.append(
            {
                "name": _name(run, area),
                "url": run.site.address_of("gemeente", area.id, language),
                "d": area.path,
                "shade": str(tint) if lines else "none",
                "value": value,
                "x": str(x),
                "y": str(y if value else y + LINE_HEIGHT // 3),
                "value_y": str(y + LINE_HEIGHT),
            }
        )
    return views


def _row(run: Run, area: Area, layers: Sequence[Layer], language: str) -> MapRow:
    names = {other.id: _name(run, other) for other in run.site.region.areas}
    return {
        "name": names[area.id],
        "url": run.site.address_of("gemeente", area.id, language),
        "cells": [_value(run, lines, area, language) for _, lines in layers],
        "neighbours": ", ".join(names[other] for other in run.site.region.neighbours(area.id)),
    }


def _name(run: Run, area: Area) -> str:
    record = run.site.registers["gemeenten"].get(area.id)
    return record["naam"] if record else area.id


def _value(run: Run, lines: Mapping[str, Line], area: Area, language: str) -> str:
    """Return a value with its unit, or in words that the document names no value."""
    return (
        unit_text(run, lines[area.id], language)
        if area.id in lines
        else run.theme.word_in(language, "map-no-value")
    )


def _marks(run: Run, draft: PageDraft, layer: Layer) -> list[NoteMark]:
    """Return the note marks on the values of a layer, which the page shows from now on."""
    keys = [figure_key(layer[0], line) for line in layer[1].values()]
    draft.figures.update(keys)
    return mark_notes(run, draft, notes_of(run, keys))
