"""Views of sources: the document a figure or fact is in, and the place in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from plugins.core.dutch import format_period
from plugins.core.figures.datasets import Dataset
from plugins.core.languages import DUTCH
from plugins.core.problems import Place
from plugins.core.tables.registers import Record
from plugins.core.texts.header import SourceRef
from plugins.run.run_state import Run
from plugins.views.words import localised, reference_text

__all__ = [
    "DatasetSourceView",
    "PeriodLink",
    "SourceView",
    "dataset_sources",
    "source_record",
    "source_view",
]


class SourceView(TypedDict):
    """A source document with a place in it."""

    title: str
    issuer: str
    date: str
    place: str
    url: str
    """The reading version, where the site has one."""


class PeriodLink(TypedDict):
    """The period of a dataset, with the way to it."""

    text: str
    url: str
    title: str


class DatasetSourceView(TypedDict):
    """The source of one or more datasets."""

    periods: list[PeriodLink]
    """The datasets it is the source of, where a table or chart shows more than one."""
    source: SourceView
    reference: str
    status_label: str


def source_record(run: Run, source_id: str) -> Record:
    """Return the record of a source; one that is unknown, which was reported, shows its id."""
    return run.site.registers["bronnen"].get(source_id) or Record(
        source_id, {"titel": source_id, "uitgever": "", "datum": ""}, Place("")
    )


def source_view(run: Run, ref: SourceRef, place: str = "", language: str = DUTCH) -> SourceView:
    """Return a source with its place and the address of its reading version.

    Args:
        run: the run.
        ref: the source as a header or dataset names it.
        place: another place than the one of `ref`.
        language: of the page.
    """
    record = source_record(run, ref.source_id)
    return {
        "title": localised(run, record["titel"], language),
        "issuer": localised(run, record["uitgever"], language),
        "date": reference_text(run, record["datum"], language),
        "place": localised(run, place or ref.place, language),
        "url": run.site.reading_versions.get(ref.source_id, ""),
    }


def dataset_sources(
    run: Run, datasets: Sequence[Dataset], language: str
) -> list[DatasetSourceView]:
    """Return the sources of datasets; those that share all but the place are one."""
    found: dict[tuple[str, str, str], DatasetSourceView] = {}
    for dataset in datasets:
        source = source_view(run, dataset.source, dataset.source.place, language)
        reference = reference_text(run, dataset.reference, language)
        status = run.theme.word_in(language, f"status-{dataset.status}")
        entry = found.setdefault(
            (dataset.source.source_id, reference, status),
            {
                "periods": [],
                "source": {**source, "place": ""},
                "reference": reference,
                "status_label": status,
            },
        )
        places = [entry["source"]["place"], source["place"]]
        joined = "; ".join(dict.fromkeys(place for place in places if place))
        entry["source"]["place"] = localised(run, joined, language)
        if len(datasets) > 1:
            entry["periods"].append(_period_link(run, dataset, language))
    return list(found.values())


def _period_link(run: Run, dataset: Dataset, language: str) -> PeriodLink:
    return {
        "text": format_period(dataset.period, language),
        "url": dataset.address,
        "title": localised(run, dataset.title, language),
    }
