"""What the editor's overview shows: problems by page, concepts, the calendar, translations, figures, stories by theme and municipality, pictures, reading level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from plugins.core.dutch import Period, format_date
from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.languages import DUTCH
from plugins.core.moments import local
from plugins.core.problems import Problem
from plugins.core.texts.documents import CONCEPT, Document, by_period
from plugins.core.texts.kinds import KINDS
from plugins.core.texts.schedule import changes
from plugins.run.run_state import Run
from plugins.views.page_frames import FORMS, MANUAL, has_manual
from plugins.views.problem_views import problem_views

__all__ = ["NEW", "OVERVIEW", "WORKBOOKS", "new_file_view", "overview_view"]

OVERVIEW = "/redactie/"
NEW = "/redactie/nieuw/"
WORKBOOKS = "/redactie/gegevens/"
AIM = "B1"
THIN = 2
"""Stories of a theme in a municipality under which the overview speaks of few."""

View = dict[str, Any]


def _cell(text: str, url: str = "", note: str = "") -> View:
    return {"text": text, "url": url, "note": note}


def _table(
    name: str,
    title: str,
    head: Sequence[str],
    rows: Iterable[Sequence[View]],
    empty: str,
    intro: str = "",
) -> View:
    """Give a part of the overview."""
    found = [list(row) for row in rows]
    return {
        "id": name,
        "title": title,
        "intro": intro,
        "head": list(head),
        "rows": found,
        "empty": empty,
        "count": len(found),
    }


def _page_cell(document: Document) -> View:
    """Give a cell that names a page, leads to it, and tells its file."""
    return _cell(document.title, document.address, document.path)


def overview_view(run: Run) -> View:
    """Give all parts with their counts."""
    files = _problem_files(run)
    tables = [
        _concepts(run),
        _calendar(run),
        _translations(run),
        _late_figures(run),
        _stories(run),
        _pictures(run),
        _levels(run),
    ]
    count = sum(len(file["problems"]) for file in files)
    facts = [{"label": "Meldingen", "value": str(count) if count else "geen", "url": "#meldingen"}]
    facts += [
        {
            "label": table["title"],
            "value": str(table["count"]) if table["count"] else "geen",
            "url": f"#{table['id']}",
        }
        for table in tables
    ]
    return {"files": files, "tables": tables, "facts": facts, "ways": _ways(run)}


def _ways(run: Run) -> list[View]:
    """Give what the editor can do from here."""
    books = len(run.site.offers)
    waiting = (
        f"Er {'wacht één werkmap' if books == 1 else f'wachten {books} werkmappen'}."
        if books
        else "Zet een werkmap naast cijfers.csv en zie wat er verandert."
    )
    return [
        {
            "text": "Iets nieuws maken",
            "url": NEW,
            "summary": "Een verhaal, een plan, een pagina of een map met gegevens.",
        },
        *(
            [
                {
                    "text": "Schrijven in formulieren",
                    "url": FORMS,
                    "summary": "Kies een tekst en vul de velden in. U hoeft geen bestand te openen.",
                }
            ]
            if run.settings.forms
            else []
        ),
        {"text": "Cijfers uit Excel", "url": WORKBOOKS, "summary": waiting},
        *(
            [
                {
                    "text": "De handleiding",
                    "url": MANUAL,
                    "summary": "Elke soort, elke sleutel, elk blok en elke melding, met voorbeelden.",
                }
            ]
            if has_manual(run)
            else []
        ),
        {
            "text": "De stijlgids",
            "url": "/stijlgids/",
            "summary": "Alle onderdelen van de site, zoals ze eruitzien.",
        },
    ]


def _problem_files(run: Run) -> list[View]:
    """Give everything that is wrong by file, the files with faults first."""
    found: dict[str, list[Problem]] = {}
    for item in run.report.problems:
        found.setdefault(item.place.path, []).append(item)
    addresses = {document.path: document.address for document in run.site.documents}
    for dataset in run.site.datasets.values():
        addresses[dataset.figures_path] = addresses.get(dataset.path, "")
    order = sorted(found, key=lambda path: (min(item.severity for item in found[path]), path))
    return [
        {
            "title": run.report.titles.get(path, path),
            "path": path,
            "url": addresses.get(path, ""),
            "problems": problem_views(found[path]),
        }
        for path in order
    ]


def _concepts(run: Run) -> View:
    rows = (
        [_page_cell(item), _cell(item.kind.name)]
        for item in run.site.documents
        if item.state == CONCEPT
    )
    return _table(
        "concepten",
        "Concepten",
        ("pagina", "soort"),
        rows,
        "Er zijn geen concepten.",
        "Deze staan nog niet op de site. Zet status: publiek in de kop als een stuk klaar is.",
    )


def _calendar(run: Run) -> View:
    """Give what comes and goes from now on, and what did so today."""
    coming = [
        (local(change.at).day, change)
        for change in changes(run.site.documents)
        if local(change.at).day >= run.day
    ]
    rows = [
        [
            _cell("vandaag" if day == run.day else format_date(day)),
            _cell(change.what),
            _page_cell(change.document),
        ]
        for day, change in coming
    ]
    return _table(
        "agenda",
        "Wat er komt en gaat",
        ("wanneer", "wat", "pagina"),
        rows,
        "Er is niets gepland.",
        "De site wordt elke dag 's ochtends vroeg opnieuw gemaakt, en na elke wijziging.",
    )


def _translations(run: Run) -> View:
    rows = (
        [
            _page_cell(item),
            _cell(
                "het Nederlands is veranderd"
                if item.outdated
                else "zegt niet welke Nederlandse tekst"
            ),
        ]
        for item in run.site.documents
        if item.language != DUTCH and (item.outdated or not item.header.get("vertaling-van"))
    )
    return _table(
        "vertalingen",
        "Vertalingen die achterlopen",
        ("vertaling", "waarom"),
        rows,
        "Alle vertalingen horen bij de Nederlandse tekst van nu.",
    )


def _late_figures(run: Run) -> View:
    """Give the datasets of which new figures should have come by now."""
    rows = []
    for dataset in run.site.datasets.values():
        following = dataset.header.get("volgende-cijfers")
        if isinstance(following, Period) and following.last < run.day:
            rows.append(
                [
                    _cell(dataset.title, f"/data/{dataset.id}/", dataset.path),
                    _cell(dataset.next_update),
                ]
            )
    return _table(
        "cijfers",
        "Cijfers die vernieuwd hadden moeten zijn",
        ("gegevens", "nieuwe cijfers verwacht"),
        rows,
        "Geen enkele map met gegevens is over tijd.",
    )


def _stories(run: Run) -> View:
    """Count the public stories of each theme in each municipality, and those that name no municipality."""
    places = run.site.registers["gemeenten"]
    stories = run.site.of_kind("verhaal")
    rows = []
    for theme, record in run.site.registers["themas"].items():
        own = [item for item in stories if theme in item.ids("themas") and item.state != CONCEPT]
        counts = [len([item for item in own if place in item.ids("gemeenten")]) for place in places]
        newest = next((item.period.last.year for item in by_period(own) if item.period), None)
        rows.append(
            [
                _cell(record["naam"]),
                *(_cell(str(count), note="weinig" if count < THIN else "") for count in counts),
                _cell(str(sum(not item.ids("gemeenten") for item in own))),
                _cell(str(newest or "–")),
            ]
        )
    head = (
        "thema",
        *(record["naam"] for record in places.values()),
        "zonder gemeente",
        "nieuwste gaat over",
    )
    return {
        **_table(
            "verhalen",
            "Verhalen per thema en gemeente",
            head,
            rows,
            "Er zijn nog geen thema's.",
            f"Bij minder dan {THIN} staat erbij dat het weinig is.",
        ),
        "count": len(stories),
    }


def _pictures(run: Run) -> View:
    """Give the pictures of which nobody says who made them."""
    found = [item for item in run.report.problems if item.code == "afbeelding-zonder-maker"]
    titles, addresses = (
        run.report.titles,
        {document.path: document.address for document in run.site.documents},
    )
    rows = (
        [
            _cell(
                titles.get(item.place.path, item.place.path),
                addresses.get(item.place.path, ""),
                item.place.path,
            ),
            _cell(item.text),
        ]
        for item in found
    )
    return _table(
        "fotos",
        "Foto's zonder maker",
        ("pagina", "wat er mist"),
        rows,
        "Bij elke foto staat wie haar maakte.",
    )


def _levels(run: Run) -> View:
    """Give the estimated level of each text that is long enough to have one, the hardest first."""
    found = sorted(
        (item for item in run.site.documents if run.reading_levels.get(item.path, "")),
        key=lambda item: (run.reading_levels.get(item.path, ""), item.title),
        reverse=True,
    )
    counts = {
        level: sum(run.reading_levels.get(item.path, "") == level for item in found)
        for level in sorted({run.reading_levels.get(item.path, "") for item in found})
    }
    said = ", ".join(f"{level}: {count}" for level, count in counts.items())
    rows = (
        [_page_cell(item), _cell(run.reading_levels.get(item.path, ""))]
        for item in found
        if run.reading_levels.get(item.path, "") > AIM
    )
    table = _table(
        "leesniveau",
        "Leesniveau",
        ("pagina", "schatting"),
        rows,
        (
            f"Geen enkele tekst is moeilijker dan {AIM}."
            if found
            else "Er zijn nog geen teksten die lang genoeg zijn."
        ),
    )
    return {
        **table,
        "intro": (
            f"Een schatting: hoe lang de zinnen en de woorden zijn. Gewoon is {AIM}. Hier staan de"
            f" teksten die moeilijker zijn. In aantallen: {said}."
            if found
            else ""
        ),
    }


def new_file_view(run: Run) -> View:
    """Give what the form for a new file offers."""
    kinds = [
        {"value": kind.name, "text": f"{kind.label[0].upper()}{kind.label[1:]}"} for kind in KINDS
    ]
    kinds += [
        {"value": f"gegevens {name}", "text": f"Een map met gegevens: {name}"}
        for name in DATASET_KINDS
    ]
    return {"kinds": kinds}
