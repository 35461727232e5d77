"""Finished strings for the theme: figures, sources, notes, downloads and problems as the page's language writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from plugins.core.dutch import (
    format_date,
    format_euro,
    format_number,
    format_percentage,
    format_period,
    format_size,
    parse_date,
    parse_period,
)
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.figures.exports import COLUMNS, clean_csv, excel_csv, json_data, table
from plugins.core.figures.figure_names import figure_key, find_figure
from plugins.core.languages import DUTCH, Words, language_of
from plugins.core.problems import Place, Problem
from plugins.core.tables.registers import Record
from plugins.core.texts.documents import PUBLIC, Document
from plugins.core.texts.header import SourceRef
from plugins.run.build import Build
from plugins.support.spreadsheet import xlsx
from plugins.support.templates import Markup

__all__ = [
    "FORMS",
    "View",
    "dataset_sources",
    "downloads_of",
    "exports_of",
    "figure_text",
    "fresh_notes",
    "localised",
    "localised_html",
    "mark_notes",
    "note_view",
    "notes_of",
    "number_notes",
    "number_text",
    "plain_page",
    "problem_views",
    "reference_text",
    "source_record",
    "source_view",
    "stated_text",
    "unit_text",
    "value_text",
]

NOTES_PAGE = "/kanttekeningen/"
DATA_PAGE = "/data/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
    " manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
)
"""What a page may load: files of this site alone, and nothing that stands in the page itself
(Content Security Policy, level 3)."""
SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""What the page that searches may do besides: compile the program that reads the index
(WebAssembly), and nothing else."""
View = dict[str, Any]


# -- words and values -----------------------------------------------------------------------------


def localised(build: Build, text: str, language: str) -> str:
    """Give words of the data in a language: as the register of translations has them, else as they are, knowing that they are Dutch."""
    if language == DUTCH or not text:
        return text
    record = build.translations.get(text)
    return record[language] if record else Words(text, DUTCH)


def localised_html(html: str, written_in: str, language: str) -> Markup:
    """Give finished HTML, in an element that names its language where the page is in another one."""
    return (
        Markup(html)
        if written_in == language or not html
        else Markup(f'<div lang="{written_in}">{html}</div>')
    )


def value_text(build: Build, line: Line, language: str = DUTCH) -> str:
    """Write the value of a figure, without its qualifier and unit (a percentage keeps its sign)."""
    if line.value is None:
        return build.theme.word_in(language, "figure-unknown")
    return number_text(line.value, line.unit, language)


def number_text(value: Decimal, unit: str, language: str = DUTCH) -> str:
    """Write a number in a unit of the data: an amount, a percentage, or the number alone."""
    if unit == "euro":
        return format_euro(value, language)
    return format_percentage(value, language) if unit == "%" else format_number(value, language)


def stated_text(build: Build, line: Line, language: str = DUTCH) -> str:
    """Write the value of a figure with the word that the document puts before it: `ruim 118.000`."""
    return (
        f"{localised(build, line.qualifier, language)} {value_text(build, line, language)}".strip()
    )


def unit_text(build: Build, line: Line, language: str = DUTCH) -> str:
    """Write the value of a figure with its qualifier and unit: `ruim 118.000 arbeidsplaatsen`."""
    unit = (
        ""
        if line.is_money or line.unit == "%" or line.value is None
        else localised(build, line.unit, language)
    )
    return f"{stated_text(build, line, language)} {unit}".strip()


def figure_text(
    build: Build, document: Document, ref: str, *, markdown: bool = True
) -> str | tuple[str, str, str]:
    """Give a figure as running text shows it, such as `ruim 118.000`, or (code, text, hint).

    Args:
        markdown: a text, in which words can name their language; a title or summary is plain.
    """
    found = find_figure(build.datasets, ref, latest=False)
    if len(found) == 3:
        return found
    dataset, line = found
    document.datasets.add(dataset.id)
    document.figures.add(figure_key(dataset, line))
    qualifier = localised(build, line.qualifier, document.language)
    # In a text the word of the document keeps its language by the writers' own notation.
    return (
        f"{{{qualifier.language}: {qualifier}}} {value_text(build, line, document.language)}"
        if markdown and isinstance(qualifier, Words)
        else stated_text(build, line, document.language)
    )


def reference_text(build: Build, text: str, language: str = DUTCH) -> str:
    """Write a reference date in words of the language; what is no date is told as other words of the data."""
    day = parse_date(text)
    if day:
        return format_date(day, language)
    period = parse_period(text)
    return format_period(period, language) if period else localised(build, text, language)


def plain_page(build: Build, address: str, title: str) -> View:
    """Give the view of a page that no document stands behind; a document's page fills in the rest."""
    return {
        "title": title,
        "summary": "",
        "lang": language_of(address),
        "url": address,
        "canonical": build.public_url + address if build.public_url else "",
        "kind": "",
        "kind_label": "",
        "template": "",
        "body": "",
        "toc": [],
        "breadcrumbs": [],
        "facts": [],
        "notes": [],
        "sources": [],
        "state": PUBLIC,
        "state_label": "",
        "date": None,
        "period": "",
        "reading_time": "",
        "problems": [],
        "alternates": [],
        "hreflangs": [],
        "outdated": None,
        "noindex": build.preview,
        # Pages opened from a folder have no host of their own, and would load nothing.
        "policy": "" if build.settings.get("NAMED_FILES") else POLICY,
        "metas": [],
        "data_block": "",
    }


MANUAL = "/redactie/handleiding/"
"""Where a preview shows the guide of content/."""
FORMS = "/beheer/"
"""Where the forms in the browser are, when they are switched on."""


def has_manual(build: Build) -> bool:
    """Tell whether the content has a guide."""
    return (build.content / "README.md").is_file()


def editorial_site(build: Build) -> View:
    """Give what the site view has on the editor's own pages: their menu, and no visitor's."""
    menu = {
        "/redactie/": "Redactie",
        "/redactie/nieuw/": "Nieuw",
        **({MANUAL: "Handleiding"} if has_manual(build) else {}),
        "/stijlgids/": "Stijlgids",
    }
    return {
        "name": build.settings["SITENAME"],
        "motto": Words(build.settings["SITEMOTTO"], DUTCH),
        "description": "",
        "lang": DUTCH,
        "home": "/",
        "whole": "",
        "languages": [],
        "url": "",
        "menu": [{"text": text, "url": url, "current": False} for url, text in menu.items()],
        "search": "",
        "footer_menu": [],
        "preview": True,
        "feeds": [],
        "css": build.extras["css"],
        "preview_css": build.extras.get("preview_css", ""),
        "scripts": build.extras.get("scripts", []),
        "build_day": format_date(build.day),
    }


# -- sources, notes, problems ---------------------------------------------------------------------


def source_record(build: Build, source_id: str) -> Record:
    """Give the record of a source document; one that is not known was reported, and shows its id."""
    return build.registers["bronnen"].get(source_id) or Record(
        source_id, {"titel": source_id, "uitgever": "", "datum": ""}, Place("")
    )


def source_view(build: Build, ref: SourceRef, place: str = "", language: str = DUTCH) -> View:
    """Give a source with its place and the address of the reading version, where the site has one."""
    record = source_record(build, ref.source_id)
    return {
        "title": localised(build, record["titel"], language),
        "issuer": localised(build, record["uitgever"], language),
        "date": reference_text(build, record["datum"], language),
        "place": localised(build, place or ref.place, language),
        "url": build.reading_versions.get(ref.source_id, ""),
    }


def dataset_sources(build: Build, datasets: Sequence[Dataset], language: str) -> list[View]:
    """Give the sources of datasets with place, reference date and status; those that share all but the place are one."""
    found: dict[tuple[str, str, str], View] = {}
    for dataset in datasets:
        source = source_view(build, dataset.source, dataset.source.place, language)
        reference, status = (
            reference_text(build, dataset.reference, language),
            build.theme.word_in(language, f"status-{dataset.status}"),
        )
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
        entry["source"]["place"] = localised(
            build, "; ".join(dict.fromkeys(place for place in places if place)), language
        )
        if len(datasets) > 1:
            entry["periods"].append(
                {
                    "text": format_period(dataset.period, language),
                    "url": dataset.address,
                    "title": localised(build, dataset.title, language),
                }
            )
    return list(found.values())


def notes_of(build: Build, targets: Iterable[str]) -> list[Document]:
    """Give the notes that belong to any of the targets, each once, in order."""
    found: dict[str, Document] = {}
    for target in targets:
        for note in build.notes.get(target, ()):
            found.setdefault(note.slug, note)
    return list(found.values())


def number_notes(document: Document, notes: Iterable[Document]) -> None:
    """Give notes that no figure is marked with a number on the page."""
    for note in notes:
        _number(document, note)


def _number(document: Document, note: Document) -> int:
    """Give the number of a note on a page; a note keeps the number of its first use."""
    if note.slug not in document.note_ids:
        document.note_ids.append(note.slug)
    return document.note_ids.index(note.slug) + 1


def mark_notes(build: Build, document: Document, notes: Sequence[Document]) -> list[View]:
    """Give the marks that lead from a figure to its notes on the page."""
    marks = []
    for note in sorted(notes, key=lambda item: _number(document, item)):
        number = _number(document, note)
        label = build.theme.word_in(document.language, "note-n", n=number)
        told_note = build.note(note.slug, document.language)
        first = note.slug not in document.marked_notes
        document.marked_notes.add(note.slug)
        marks.append(
            {
                "number": str(number),
                "url": f"#noot-{note.slug}",
                "label": (
                    f"{label}: {told_note.title}"
                    if told_note.language == document.language
                    else label
                ),
                "id": f"bij-{note.slug}" if first else "",
            }
        )
    return marks


def note_view(build: Build, document: Document, note: Document) -> View:
    """Give a note as it stands on a page."""
    sort = note.header.get("soort", "onduidelijk")
    number = str(_number(document, note))
    back = {
        "text": build.theme.word_in(document.language, "back-to-mark", n=number),
        "url": f"#bij-{note.slug}",
    }
    return {
        "id": f"noot-{note.slug}",
        "number": number,
        "sort": sort,
        "back": [back] if note.slug in document.marked_notes else [],
        "sort_label": build.theme.word_in(document.language, f"note-sort-{sort}"),
        "title": Words(note.title, note.language),
        "html": localised_html(note.html, note.language, document.language),
        "url": f"{NOTES_PAGE}#{note.slug}",
    }


def fresh_notes(build: Build, document: Document) -> list[View]:
    """Give the notes that were marked but not shown yet, and count them as shown: each stands once on a page."""
    slugs = [slug for slug in document.note_ids if slug not in document.shown_notes]
    document.shown_notes.update(slugs)
    return [note_view(build, document, build.note(slug, document.language)) for slug in slugs]


def problem_views(problems: Iterable[Problem]) -> list[View]:
    """Give problems as a preview shows them."""
    names = ("error", "warning", "notice")
    return [
        {
            "severity": names[item.severity],
            "severity_label": item.severity.label,
            "text": Words(item.text, DUTCH),
            "hint": item.hint,
            "place": item.place.path + (f", regel {item.place.line}" if item.place.line else ""),
        }
        for item in problems
    ]


# -- downloads ------------------------------------------------------------------------------------


def exports_of(build: Build, dataset: Dataset) -> dict[str, bytes]:
    """Give the files of a dataset by address, made once in a build."""
    made: dict[str, dict[str, bytes]] = build.extras.setdefault("exports", {})
    if dataset.id not in made:
        made[dataset.id] = build.remember(
            "exports",
            lambda: _exports(build, dataset),
            dataset.id,
            build.dataset_files.get(dataset.id),
            build.register_files,
        )
    return made[dataset.id]


def _exports(build: Build, dataset: Dataset) -> dict[str, bytes]:
    """Make the files of a dataset."""
    source = source_record(build, dataset.source.source_id)
    base = f"/data/{dataset.id}"
    return {
        f"{base}.csv": excel_csv(dataset, source),
        f"{base}.xlsx": _workbook(build, dataset.title, table(dataset, source)),
        f"{base}.schoon.csv": clean_csv(dataset, source),
        f"{base}.json": json_data(dataset, source),
    }


def _workbook(build: Build, title: str, rows: list[list[str | Decimal | None]]) -> bytes:
    """Give the workbook of a dataset, perhaps as an earlier build made it; kept as a text of its bytes."""
    return build.remember(
        "xlsx", lambda: xlsx(title, COLUMNS, rows).decode("latin-1"), title, rows, plain=True
    ).encode("latin-1")


def downloads_of(
    build: Build, dataset: Dataset, language: str = DUTCH, *, named: bool = False
) -> list[View]:
    """Give the links to the files of a dataset.

    Args:
        named: the links stand apart from their table, so each names its dataset; else only for
            those who hear them.
    """
    names = {
        "csv": ("download-csv", "CSV"),
        "xlsx": ("download-xlsx", "XLSX"),
        "schoon.csv": ("download-clean", "CSV"),
        "json": ("download-json", "JSON"),
    }
    views = []
    for address, content in exports_of(build, dataset).items():
        key, kind = names[address.partition(".")[2]]
        word = build.theme.word_in(language, key)
        title = localised(build, dataset.title, language)
        text, about = (f"{title}: {word}", "") if named else (word[:1].upper() + word[1:], title)
        views.append(
            {
                "text": text,
                "about": about,
                "url": address,
                "size": format_size(len(content), language),
                "type": kind,
            }
        )
    return views
