"""Which municipality takes part in what."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.core.dutch import format_period, parse_period
from plugins.core.tables.registers import Record
from plugins.pages.guidance.matrices import MatrixRow, MatrixView
from plugins.pages.guidance.record_sources import record_source, record_sources, source_in_words
from plugins.pages.page_views import PageViews
from plugins.views.links import ValueItem

__all__ = ["participation", "participation_of"]


def participation(views: PageViews, theme: str = "") -> MatrixView | None:
    """Return what each municipality takes part in, with the years; None where nothing is known.

    Args:
        views: makes the views.
        theme: only what belongs to this theme.
    """
    word = views.run.theme.word_in
    columns = list(views.run.site.registers["gemeenten"].values())
    rows = [] if theme else [_partners(views, columns)]
    rows += [_topic_row(views, topic, columns) for topic in _topics(views, theme)]
    if not rows or not columns:
        return None
    return {
        "id": "deelname-tabel",
        "title": word("nl", "participation-caption"),
        "corner": word("nl", "participation-topic"),
        "none": word("nl", "map-no-value"),
        "none_mark": "–",
        "columns": [
            {"text": column["naam"], "url": views.run.site.address_of("gemeente", column.id)}
            for column in columns
        ],
        "rows": rows,
    }


def participation_of(views: PageViews, municipality: str) -> list[ValueItem]:
    """Return what one municipality takes part in, in the order of the register."""
    found: list[ValueItem] = []
    for topic in _topics(views, ""):
        item = next((item for item in topic if municipality in item.ids("gemeenten")), None)
        period = parse_period(item["periode"]) if item else None
        if item and period:
            found.append(
                {
                    "id": "",
                    "text": item["onderwerp"],
                    "url": item["link"],
                    "value": format_period(period),
                    "detail": source_in_words(record_source(views.run, item)),
                }
            )
    return found


def _topics(views: PageViews, theme: str) -> list[list[Record]]:
    """Return the records of the register by topic, first named first."""
    topics: dict[str, list[Record]] = {}
    for record in views.run.site.registers["deelname"].values():
        if not theme or theme in record.ids("themas"):
            topics.setdefault(record["onderwerp"], []).append(record)
    return list(topics.values())


def _topic_row(views: PageViews, topic: list[Record], columns: Sequence[Record]) -> MatrixRow:
    """Return which municipalities take part in something, and when."""
    periods = {
        place: format_period(period)
        for item in topic
        for place in item.ids("gemeenten")
        if (period := parse_period(item["periode"]))
    }
    return {
        "label": topic[0]["onderwerp"],
        "url": topic[0]["link"],
        "cells": [[periods[column.id]] if column.id in periods else [] for column in columns],
        "sources": record_sources(views.run, topic),
    }


def _partners(views: PageViews, columns: Sequence[Record]) -> MatrixRow:
    """Return since when each municipality is a partner."""
    word = views.run.theme.word_in
    cells = [
        [word("nl", "participation-since", year=column["partner-sinds"])] for column in columns
    ]
    return {
        "label": word("nl", "participation-partner"),
        "url": "",
        "cells": cells,
        "sources": record_sources(views.run, columns),
    }
