"""The records of one site: its documents, and every line of every dataset."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.dutch import format_period
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.finding.search_records import Part, SearchRecord, parts_of_html, without_repeats
from plugins.core.texts.documents import Document
from plugins.core.texts.kinds import DATASET_PAGE
from plugins.core.vocabulary import SIDES
from plugins.run.run_state import Run
from plugins.support.parallel import map_forked
from plugins.views.figure_views import figure_address
from plugins.views.note_views import NOTES_PAGE
from plugins.views.source_views import source_record
from plugins.views.words import unit_text

__all__ = ["site_records"]

FOUND_IN_PARTS = ("jaarplan", "jaarverslag", "koers", "verantwoording")
"""Kinds of which each part is found separately; of other kinds the whole page is."""
UNFINDABLE = ("zoeken",)
"""Layouts of pages that nobody searches for."""


def site_records(run: Run) -> Iterator[SearchRecord]:
    """Yield a record of everything that can be found: the Dutch pages, the notes, the figures."""
    found = [
        document
        for document in run.site.documents
        if document.language == "nl"
        and document.header.get("vorm") not in UNFINDABLE
        and _address(run, document)
    ]
    yield from map_forked(lambda document: _record(run, document, _address(run, document)), found)
    for dataset in run.site.datasets.values():
        yield from _figures(run, dataset)


def _address(run: Run, document: Document) -> str:
    """Return where a document is read, or an empty text: its page, or its place among all notes."""
    if document.kind.name == "kanttekening" and any(
        page.address == NOTES_PAGE for page in run.site.of_kind("pagina")
    ):
        return f"{NOTES_PAGE}#{document.slug}"
    return document.address


def _record(run: Run, document: Document, address: str) -> SearchRecord:
    """Return the record of a document."""
    return SearchRecord(
        address,
        document.title,
        (run.theme.word_in("nl", f"search-kind-{document.kind.name}"),),
        tuple(_parts(run, document)),
        _names(run, "themas", document.ids("themas") or _own(document, "thema")),
        _names(run, "gemeenten", document.ids("gemeenten") or _own(document, "gemeente")),
        _years(run, document),
    )


def _parts(run: Run, document: Document) -> list[Part]:
    """Return the parts of a document, with its summary first: it says what the page is about."""
    found = parts_of_html(run.text_of(document).html)
    if document.kind.name in FOUND_IN_PARTS:
        parts = [
            Part(part.anchor, part.heading, without_repeats(part.paragraphs, part.heading))
            for part in found
        ]
        return [Part("", "", (document.summary,)), *parts]
    paragraphs = [text for part in found for text in (part.heading, *part.paragraphs) if text]
    return [Part("", "", without_repeats([document.summary, *paragraphs], document.title))]


def _own(document: Document, kind: str) -> tuple[str, ...]:
    """Return the id of the theme or municipality that a page is about."""
    return (document.slug,) if document.kind.name == kind else ()


def _names(run: Run, register: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that a register has for ids, as filters show them."""
    records = run.site.registers[register]
    return tuple(records[item]["kort"] or records[item]["naam"] for item in ids if item in records)


def _years(run: Run, document: Document) -> tuple[str, ...]:
    """Return the years that a document is about."""
    if document.kind is DATASET_PAGE:
        return tuple(str(year) for year in run.site.datasets[document.slug].period.years)
    if document.period:
        return tuple(str(year) for year in document.period.years)
    return (str(document.header.get("jaar")),) if document.header.get("jaar") else ()


# -- figures --------------------------------------------------------------------------------------


def _figures(run: Run, dataset: Dataset) -> Iterator[SearchRecord]:
    """Yield a record for each line of a dataset and each total it states.

    Two statements for one period share an address, and so a record.
    """
    places = tuple(
        dict.fromkeys(
            name
            for document in run.site.documents
            if dataset.id in document.ids("datasets")
            for name in document.ids("gemeenten")
        )
    )
    for line_id, lines in dataset.figures().items():
        ids = (line_id,) if line_id in run.site.registers["gemeenten"] else places
        for period in dict.fromkeys(line.period for line in lines):
            same = sorted(
                (line for line in lines if line.period == period), key=lambda line: not line.used
            )
            yield _figure(run, dataset, same, _names(run, "gemeenten", ids))


def _figure(
    run: Run, dataset: Dataset, lines: list[Line], municipalities: tuple[str, ...]
) -> SearchRecord:
    """Return the record of one figure for one period.

    Args:
        run: the run.
        dataset: the dataset it is in.
        lines: its statements for that period, the one that is used first.
        municipalities: the names that filters show.
    """
    line, word = lines[0], run.theme.word_in
    period = format_period(line.period)
    within = dataset.title + ("" if period in f"{line.label} {dataset.title}" else f", {period}")
    of = ", ".join(part for part in (line.side, line.group) if part and part != line.label)
    place_name = run.site.registers["gemeenten"].get(line.id)
    giver = (
        word("nl", "search-contribution", name=place_name["naam"])
        if place_name and line.side == SIDES[0]
        else ""
    )
    stated = _stated(run, dataset, lines)
    paragraphs = (stated, f"{of[:1].upper()}{of[1:]}." if of else "", giver, line.definition)
    return SearchRecord(
        figure_address(dataset, line),
        line.label,
        (word("nl", "search-kind-cijfer"),),
        (Part("", "", tuple(text for text in paragraphs if text)),),
        municipalities=municipalities,
        years=tuple(str(year) for year in line.period.years),
        within=within,
    )


def _stated(run: Run, dataset: Dataset, lines: list[Line]) -> str:
    """Return the sentence with the value of a figure, its period, status and source."""
    line, word = lines[0], run.theme.word_in
    others = ", ".join(unit_text(run, item) for item in lines[1:])
    also = f" ({word('nl', 'also-stated', values=others)})" if others else ""
    source = source_record(run, dataset.source.source_id)["titel"]
    place = line.place or dataset.source.place
    return word(
        "nl",
        "search-figure",
        value=unit_text(run, line) + also,
        period=format_period(line.period),
        status=word("nl", f"status-{line.status or dataset.status}"),
        source=f"{source} ({place})" if place else source,
    )
