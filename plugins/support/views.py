"""Finished strings for the theme: figures, sources, notes, downloads and problems as the page's language writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from plugins.core.charts import shares
from plugins.core.documents import PUBLIC, Document
from plugins.core.dutch import (
    format_date,
    format_euro,
    format_number,
    format_percentage,
    format_period,
    parse_date,
    parse_period,
    slugify,
)  # fmt: skip
from plugins.core.exports import COLUMNS, clean_csv, excel_csv, json_data, table
from plugins.core.figures import Dataset, Line, Total, find_figure
from plugins.core.header import SourceRef
from plugins.core.problems import Place, Problem
from plugins.core.registers import Record
from plugins.support.build import Build
from plugins.support.spreadsheet import xlsx
from plugins.support.templates import Markup

__all__ = [
    "chart_items", "downloads_of", "exports_of", "figure_text", "figure_view", "file_size", "fresh_notes", "mark_notes", "money_table_view",
    "note_view", "notes_of", "plain_page", "problem_views", "reference_text", "source_view", "value_text",
]  # fmt: skip

NOTES_PAGE = "/kanttekeningen/"
DATA_PAGE = "/data/"
View = dict[str, Any]


# -- words and values ---------------------------------------------------------------------------------------------


def value_text(build: Build, line: Line, language: str = "nl") -> str:
    """Write the value of a figure, without its qualifier and unit (a percentage keeps its sign)."""
    if line.value is None:
        return build.theme.word_in(language, "figure-unknown")
    if line.is_money:
        return format_euro(line.value, language)
    return format_percentage(line.value, language) if line.unit == "%" else format_number(line.value, language)


def figure_text(build: Build, document: Document, ref: str) -> str | tuple[str, str, str]:
    """Give a figure as running text shows it, such as `ruim 118.000`, or (code, text, hint)."""
    found = find_figure(build.datasets, ref, latest=False)
    if len(found) == 3:
        return found
    dataset, line = found
    document.datasets.add(dataset.id)
    document.figures.add(f"{dataset.id}#{line.id}")
    text = value_text(build, line, document.language)
    return f"{line.qualifier} {text}" if line.qualifier else text


def reference_text(text: str, language: str = "nl") -> str:
    """Write a reference date in words, or as it is when it is none."""
    day = parse_date(text)
    if day:
        return format_date(day, language)
    period = parse_period(text)
    return format_period(period, language) if period else text


def file_size(count: int) -> str:
    """Write the size of a file: `812 bytes`, `3 kB`, `1,4 MB`."""
    if count < 1000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{round(count / 1000)} kB"
    return f"{format_number(Decimal(count / 1_000_000).quantize(Decimal('0.1')))} MB"


def plain_page(build: Build, address: str, title: str) -> View:
    """Give the view of a page that no document stands behind; a document's page fills in the rest."""
    return {
        "title": title, "summary": "", "lang": "nl", "url": address, "canonical": build.public_url + address if build.public_url else "",
        "kind": "", "kind_label": "", "template": "", "body": "", "toc": [], "breadcrumbs": [], "facts": [], "notes": [], "sources": [],
        "state": PUBLIC, "state_label": "", "date": None, "period": "", "problems": [], "alternates": [], "noindex": build.preview,
    }  # fmt: skip


# -- sources, notes, problems -------------------------------------------------------------------------------------


def source_record(build: Build, source_id: str) -> Record:
    """Give the record of a source document; one that is not known was reported, and shows its id."""
    return build.registers["bronnen"].get(source_id) or Record(source_id, {"titel": source_id, "uitgever": "", "datum": ""}, Place(""))


def source_view(build: Build, ref: SourceRef, place: str = "") -> View:
    """Give a source with its place and the address of the reading version, where the site has one."""
    record = source_record(build, ref.source_id)
    return {
        "title": record["titel"], "issuer": record["uitgever"], "date": reference_text(record["datum"]),
        "place": place or ref.place, "url": build.reading_versions.get(ref.source_id, ""),
    }  # fmt: skip


def notes_of(build: Build, targets: Iterable[str]) -> list[Document]:
    """Give the notes that belong to any of the targets, each once, in order."""
    found: dict[str, Document] = {}
    for target in targets:
        for note in build.notes.get(target, ()):
            found.setdefault(note.slug, note)
    return list(found.values())


def _number(document: Document, note: Document) -> int:
    """Give the number of a note on a page; a note keeps the number of its first use."""
    if note.slug not in document.note_ids:
        document.note_ids.append(note.slug)
    return document.note_ids.index(note.slug) + 1


def mark_notes(build: Build, document: Document, notes: Sequence[Document]) -> list[View]:
    """Give the marks that lead from a figure to its notes on the page."""
    marks = []
    for note in notes:
        number = _number(document, note)
        label = build.theme.word_in(document.language, "note-n", n=number)
        first = note.slug not in document.marked_notes
        document.marked_notes.add(note.slug)
        marks.append({"number": str(number), "url": f"#noot-{note.slug}", "label": f"{label}: {note.title}", "id": f"bij-{note.slug}" if first else ""})
    return marks


def note_view(build: Build, document: Document, note: Document) -> View:
    """Give a note as it stands on a page."""
    sort = note.header.get("soort", "onduidelijk")
    number = str(_number(document, note))
    back = {"text": build.theme.word_in(document.language, "back-to-mark", n=number), "url": f"#bij-{note.slug}"}
    return {
        "id": f"noot-{note.slug}", "number": number, "sort": sort, "back": [back] if note.slug in document.marked_notes else [],
        "sort_label": build.theme.word_in(document.language, f"note-sort-{sort}"), "title": note.title,
        "html": Markup(note.html), "url": f"{NOTES_PAGE}#{note.slug}",
    }  # fmt: skip


def fresh_notes(build: Build, document: Document) -> list[View]:
    """Give the notes that were marked but not shown yet, and count them as shown: each stands once on a page."""
    slugs = [slug for slug in document.note_ids if slug not in document.shown_notes]
    document.shown_notes.update(slugs)
    return [note_view(build, document, build.note_documents[slug]) for slug in slugs]


def problem_views(problems: Iterable[Problem]) -> list[View]:
    """Give problems as a preview shows them."""
    names = ("error", "warning", "notice")
    return [
        {
            "severity": names[item.severity], "severity_label": item.severity.label, "text": item.text, "hint": item.hint,
            "place": item.place.path + (f", regel {item.place.line}" if item.place.line else ""),
        }
        for item in problems
    ]  # fmt: skip


# -- downloads ----------------------------------------------------------------------------------------------------


def exports_of(build: Build, dataset: Dataset) -> dict[str, bytes]:
    """Give the files of a dataset by address, made once in a build."""
    made: dict[str, dict[str, bytes]] = build.extras.setdefault("exports", {})
    if dataset.id not in made:
        source = source_record(build, dataset.source.source_id)
        base = f"/data/{dataset.id}"
        made[dataset.id] = {
            f"{base}.csv": excel_csv(dataset, source), f"{base}.xlsx": xlsx(dataset.title, COLUMNS, table(dataset, source)),
            f"{base}.schoon.csv": clean_csv(dataset, source), f"{base}.json": json_data(dataset, source),
        }  # fmt: skip
    return made[dataset.id]


def downloads_of(build: Build, dataset: Dataset, language: str = "nl", *, named: bool = False) -> list[View]:
    """Give the links to the files of a dataset.

    Args:
        named: the links stand apart from their table, so each names its dataset; else only for those who hear them.
    """
    names = {"csv": ("download-csv", "CSV"), "xlsx": ("download-xlsx", "XLSX"), "schoon.csv": ("download-clean", "CSV"), "json": ("download-json", "JSON")}
    views = []
    for address, content in exports_of(build, dataset).items():
        key, kind = names[address.partition(".")[2]]
        word = build.theme.word_in(language, key)
        text, about = (f"{dataset.title}: {word}", "") if named else (word[:1].upper() + word[1:], dataset.title)
        views.append({"text": text, "about": about, "url": address, "size": file_size(len(content)), "type": kind})
    return views


# -- the money table ----------------------------------------------------------------------------------------------


def money_table_view(build: Build, document: Document, dataset: Dataset, sides: Sequence[str], title: str, table_id: str) -> View:
    """Give the view of a budget table: groups, subtotals, totals, shares, notes, source and downloads."""
    language = document.language
    views = [_side_view(build, document, dataset, side) for side in sides]
    for note in notes_of(build, [dataset.id]):
        _number(document, note)
    return {
        "id": table_id, "title": title or dataset.title, "unit": build.theme.word_in(language, "money-unit"), "sides": views,
        "explanation": Markup(dataset.explanation), "status_label": build.theme.word_in(language, f"status-{dataset.status}"),
        "reference": reference_text(dataset.reference, language), "source": source_view(build, dataset.source, dataset.source.place),
        "downloads": downloads_of(build, dataset, language), "notes": fresh_notes(build, document),
        "differences": [{"text": _difference_text(build, dataset, total, language)} for total in dataset.totals if total.difference is not None and total.side in sides],
    }  # fmt: skip


def _side_view(build: Build, document: Document, dataset: Dataset, side: str) -> View:
    """Give one side of a table."""
    lines = [line for line in dataset.lines if line.side == side]
    percentages = _shares(dataset, side, lines)
    rows: list[View] = []
    for group in dict.fromkeys(line.group for line in lines):
        members = [line for line in lines if line.group == group]
        if group:
            rows.append(_row("group", slugify(group), group))
        rows.extend(_item_row(build, document, dataset, line, percentages.get(line.id)) for line in members)
        rows.extend(_total_row(build, document, dataset, total, "subtotal") for total in dataset.totals if group and total.side == side and total.group == group)
    whole = [total for total in dataset.totals if total.side == side and not total.group]
    rows.extend(_total_row(build, document, dataset, total, "total") for total in whole)
    if not whole and len(lines) > 1 and all(line.value is not None for line in lines) and not _one_group_total(dataset, side, lines):
        rows.append(_sum_row(build, document, side, lines))
    only = all(line.side == side for line in dataset.lines)
    return {"id": side, "title": "" if only else build.theme.word_in(document.language, f"money-{side}"), "rows": rows}


def _one_group_total(dataset: Dataset, side: str, lines: Sequence[Line]) -> bool:
    """Tell whether a stated group total covers the whole side already."""
    groups = {line.group for line in lines}
    return len(groups) == 1 and any(total.side == side and total.group in groups for total in dataset.totals)


def _row(kind: str, row_id: str, label: str, **others: Any) -> View:
    """Give a row with every part the table asks for."""
    return {"type": kind, "id": row_id, "label": label, "amount": "", "share": "", "bar": "", "note": "", "note_marks": [], **others}


def _shares(dataset: Dataset, side: str, lines: Sequence[Line]) -> dict[str, Decimal | None]:
    """Give each line's share of its side; none where the stated total differs from its parts, or a part is not known."""
    differs = any(total.side == side and total.difference for total in dataset.totals)
    if differs or len(lines) < 2 or any(line.value is None for line in lines):
        return {}
    return dict(zip((line.id for line in lines), shares([line.value or Decimal(0) for line in lines]), strict=True))


def _item_row(build: Build, document: Document, dataset: Dataset, line: Line, share: Decimal | None) -> View:
    """Give the row of one line."""
    marks = mark_notes(build, document, notes_of(build, [f"{dataset.id}#{line.id}"]))
    text = value_text(build, line, document.language)
    return _row(
        "item", line.id, line.label, amount=f"{line.qualifier} {text}".strip(), note=line.note, note_marks=marks,
        share=format_percentage(share, document.language) if share is not None else "", bar=str(share) if share is not None else "",
    )  # fmt: skip


def _total_row(build: Build, document: Document, dataset: Dataset, total: Total, kind: str) -> View:
    """Give the row of a stated total."""
    marks = mark_notes(build, document, notes_of(build, [f"{dataset.id}#{total.line_id}"]))
    language = document.language
    key = f"money-total-{total.side}" if kind == "total" else "money-subtotal"
    return _row(kind, total.line_id, build.theme.word_in(language, key), amount=format_euro(total.amount, language), note_marks=marks)


def _sum_row(build: Build, document: Document, side: str, lines: Sequence[Line]) -> View:
    """Give a row with our own addition, said to be so, where the document states no total."""
    summed = sum((line.value or Decimal(0) for line in lines), Decimal(0))
    return _row("total", f"optelling-{side}", build.theme.word_in(document.language, "money-sum"), amount=format_euro(summed, document.language))


def _difference_text(build: Build, dataset: Dataset, total: Total, language: str) -> str:
    """Say what the parts add up to, what the document states, and why they are known to differ."""
    difference = total.difference or Decimal(0)
    summed = total.amount + difference
    words = {"sum": format_euro(summed, language), "total": format_euro(total.amount, language), "difference": format_euro(abs(difference), language), "label": total.label[:1].upper() + total.label[1:], "reason": total.reason.rstrip(".")}
    return build.theme.word_in(language, "money-difference", **words)


# -- one figure ---------------------------------------------------------------------------------------------------


def figure_view(build: Build, document: Document, dataset: Dataset, line: Line, anchor: str) -> View:
    """Give the view of one figure with everything known of it."""
    language = document.language
    statements = dataset.figures()[line.id]
    document.datasets.add(dataset.id)
    return {
        "id": f"{dataset.id}#{line.id}", "anchor": anchor, "label": line.label, "value": value_text(build, line, language),
        "unit": "" if line.unit in ("euro", "%") or line.value is None else line.unit, "reference": _reference(build, dataset, line, language),
        "status_label": build.theme.word_in(language, f"status-{line.status or dataset.status}"), "qualifier": line.qualifier,
        **_change(build, statements, line, language), "target": _target(line, language),
        "source": source_view(build, dataset.source, line.place or dataset.source.place),
        "note_marks": mark_notes(build, document, notes_of(build, [f"{dataset.id}#{line.id}"])),
        "statements": _statements(build, statements, line, language), "definition": line.definition or line.calculation,
        "unknown": line.value is None, "permalink": f"#{anchor}",
    }  # fmt: skip


def _reference(build: Build, dataset: Dataset, line: Line, language: str) -> str:
    """Say what a figure is about: its period, and its reference date where that says more or is not stated."""
    period = format_period(line.period, language)
    text = reference_text(line.reference or dataset.reference, language)
    if "niet" in text:
        return f"{period}; {build.theme.word_in(language, 'reference-not-stated')}"
    return period if text in (period, "") else build.theme.word_in(language, "reference-on", period=period, day=text)


def _statements(build: Build, statements: Sequence[Line], line: Line, language: str) -> list[View]:
    """Give the statements of one figure where the documents hold more than one of the same period."""
    same = [item for item in statements if item.period == line.period]
    if len(same) < 2:
        return []
    return [{"value": f"{item.qualifier} {value_text(build, item, language)}".strip(), "place": item.place, "used": item.used, "reason": item.note} for item in same]


def _change(build: Build, statements: Sequence[Line], line: Line, language: str) -> View:
    """Give the value before and the change since, in words, where there is an earlier one in the same unit."""
    earlier = sorted((item for item in statements if item.used and item.unit == line.unit and item.period.last < line.period.first), key=lambda item: item.period.last)
    if not earlier or line.value is None or earlier[-1].value is None:
        return {"previous": None, "change": None}
    before = earlier[-1]
    assert before.value is not None
    difference = line.value - before.value
    direction = "up" if difference > 0 else "down" if difference < 0 else "same"
    when = format_period(before.period, language)
    amount = _difference_amount(line, abs(difference), language)
    percent = ""
    if before.value > 0 and line.unit != "%" and difference:
        part = (abs(difference) * 100 / before.value).quantize(Decimal("0.1"), ROUND_HALF_UP)
        percent = f" ({format_percentage(part, language)})"
    key = {"up": "change-more", "down": "change-less", "same": "change-same"}[direction]
    text = build.theme.word_in(language, key, amount=amount, when=when) + percent
    return {"previous": {"value": value_text(build, before, language), "reference": when}, "change": {"text": text, "direction": direction}}


def _difference_amount(line: Line, amount: Decimal, language: str) -> str:
    """Write a difference in the unit of its figure; between percentages it is in percentage points."""
    if line.is_money:
        return format_euro(amount, language)
    number = format_number(amount, language)
    return f"{number} {({'nl': 'procentpunt', 'en': 'percentage points', 'de': 'Prozentpunkte'}[language])}" if line.unit == "%" else number


def _target(line: Line, language: str) -> View | None:
    """Give the value that is aimed for."""
    if line.target is None:
        return None
    text = format_euro(line.target, language) if line.is_money else format_number(line.target, language)
    return {"value": text, "reference": format_period(line.period, language)}


def chart_items(build: Build, lines: Iterable[Line], language: str) -> list[tuple[str, Decimal, str]]:
    """Give the bars of a chart: label, value, value as text. Unknown values have no bar."""
    return [
        (line.label, line.value, f"{line.qualifier} {value_text(build, line, language)}".strip())
        for line in lines
        if line.value is not None and line.used
    ]
