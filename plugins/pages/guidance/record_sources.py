"""The sources of records of registers."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.core.tables.registers import Record
from plugins.core.texts.header import SourceRef
from plugins.run.run_state import Run
from plugins.views.source_views import SourceView, source_view

__all__ = ["record_source", "record_sources", "source_in_words"]


def record_source(run: Run, record: Record) -> SourceView:
    """Return the source of a record."""
    return source_view(run, SourceRef(record["bron"], record["plaats"]))


def record_sources(run: Run, records: Iterable[Record]) -> list[SourceView]:
    """Return the sources of records, each place once."""
    refs = dict.fromkeys((record["bron"], record["plaats"]) for record in records)
    return [source_view(run, SourceRef(*ref)) for ref in refs]


def source_in_words(source: SourceView) -> str:
    """Return title and place of a source."""
    return f"{source['title']}, {source['place']}" if source["place"] else str(source["title"])
