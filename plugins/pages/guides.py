"""What leads people on: their questions and who answers them, which municipality takes part in what, the goals of the courses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plugins.core.dutch import format_period, parse_period, sort_key
from plugins.core.tables.registers import Record
from plugins.core.texts.header import SourceRef
from plugins.core.texts.page_texts import PageDraft
from plugins.pages.page_views import PageViews, View
from plugins.views.source_views import SourceView, source_view

__all__ = [
    "answers",
    "glossary",
    "goal_tree",
    "goals_side_by_side",
    "participation",
    "participation_of",
    "questions",
    "signpost",
]

ANSWERS = "terecht"
"""The form of the page with the answers."""


# -- questions and who answers them ---------------------------------------------------------------


def questions(views: PageViews) -> list[View]:
    """Give the questions people come with, each with the address that leads on; one that leads nowhere is left out."""
    page = views.run.site.layout_address(ANSWERS)
    asked = {record["vraag"] for record in views.run.site.registers["terecht"].values()}
    found = []
    for record in views.run.site.registers["vragen"].values():
        url = record["link"] or (f"{page}#{_anchor(record)}" if page and record.id in asked else "")
        if url:
            found.append({"text": record["vraag"], "summary": record["tekst"], "url": url})
    return found


def answers(views: PageViews, municipality: str = "") -> list[View]:
    """Give for each question the organisations that the documents name.

    Args:
        municipality: leave out the organisations that the documents tie to other municipalities.
    """
    groups = []
    for question in views.run.site.registers["vragen"].values():
        named = [
            item
            for item in views.run.site.registers["terecht"].values()
            if item["vraag"] == question.id
            and (
                not municipality
                or not item.ids("gemeenten")
                or municipality in item.ids("gemeenten")
            )
        ]
        if named:
            groups.append(
                {
                    "id": _anchor(question),
                    "title": question["vraag"],
                    "entries": [_answer(views, item) for item in named],
                }
            )
    return groups


def signpost(views: PageViews, draft: PageDraft) -> View:
    """The page that leads from a question to organisations."""
    return {"questions": questions(views), "answers": answers(views)}


def _anchor(question: Record) -> str:
    return f"vraag-{question.id}"


def _answer(views: PageViews, record: Record) -> View:
    """Give one organisation with what it does, for whom, and where that stands."""
    return {
        "name": record["organisatie"],
        "url": record["link"],
        "text": record["tekst"],
        "note": record["noot"],
        "municipalities": [
            {
                "text": views.run.site.registers["gemeenten"][item]["naam"],
                "url": views.run.site.address_of("gemeente", item),
            }
            for item in record.ids("gemeenten")
            if item in views.run.site.registers["gemeenten"]
        ],
        "source": _source(views, record),
    }


# -- words that need explaining -------------------------------------------------------------------


def glossary(views: PageViews, draft: PageDraft) -> View:
    """The page that explains terms, by name; one without a source is general knowledge, and shows none."""
    records = sorted(
        views.run.site.registers["begrippen"].values(),
        key=lambda record: sort_key(record["begrip"]),
    )
    return {
        "terms": [
            {
                "id": record.id,
                "name": record["begrip"],
                "text": record["uitleg"],
                "source": _source(views, record) if record["bron"] else None,
            }
            for record in records
        ]
    }


# -- who takes part in what -----------------------------------------------------------------------


def participation(views: PageViews, theme: str = "") -> View | None:
    """Give the matrix of what each municipality takes part in, with the year or years; None where nothing is known.

    Args:
        theme: only what belongs to this theme.
    """
    word = views.run.theme.word_in
    columns = list(views.run.site.registers["gemeenten"].values())
    rows = [] if theme else [_partners(views, columns)]
    for topic in _topics(views, theme):
        periods = {
            place: format_period(period)
            for item in topic
            for place in item.ids("gemeenten")
            if (period := parse_period(item["periode"]))
        }
        cells = [[periods[column.id]] if column.id in periods else [] for column in columns]
        rows.append(
            {
                "label": topic[0]["onderwerp"],
                "url": topic[0]["link"],
                "cells": cells,
                "sources": _sources(views, topic),
            }
        )
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


def participation_of(views: PageViews, municipality: str) -> list[View]:
    """Give what one municipality takes part in, in the order of the register."""
    found = []
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
                    "detail": _in_words(_source(views, item)),
                }
            )
    return found


def _topics(views: PageViews, theme: str) -> list[list[Record]]:
    """Give the lines of the register that tell of the same thing together, first named first."""
    topics: dict[str, list[Record]] = {}
    for record in views.run.site.registers["deelname"].values():
        if not theme or theme in record.ids("themas"):
            topics.setdefault(record["onderwerp"], []).append(record)
    return list(topics.values())


def _partners(views: PageViews, columns: Sequence[Record]) -> View:
    """Give since when each municipality is a partner."""
    word = views.run.theme.word_in
    cells = [
        [word("nl", "participation-since", year=column["partner-sinds"])] for column in columns
    ]
    return {
        "label": word("nl", "participation-partner"),
        "url": "",
        "cells": cells,
        "sources": _sources(views, columns),
    }


# -- the goals of the courses ---------------------------------------------------------------------


def goal_tree(views: PageViews, course: str) -> View | None:
    """Give what a course invests in, what that strengthens, which effects it wants and when the partners are satisfied; None without goals."""
    goals = _goals(views, course)
    if not goals:
        return None
    word = views.run.theme.word_in
    branches = [
        {
            "title": word("nl", f"goals-{sort}"),
            "nodes": [_node(views, goal, goals) for goal in goals if goal["soort"] == sort],
        }
        for sort in ("thema", "effect", "tevreden")
    ]
    return {
        "branches": [branch for branch in branches if branch["nodes"]],
        "missing": _missing(views, goals),
        "sources": _sources(views, goals),
    }


def _missing(views: PageViews, goals: Sequence[Record]) -> str:
    """Say which parts of the tree the documents do not tell, or nothing."""
    word = views.run.theme.word_in
    names = [
        word("nl", f"goals-{sort}-named")
        for sort in ("effect", "tevreden")
        if not any(goal["soort"] == sort for goal in goals)
    ]
    return word("nl", "goals-missing", names=" en ".join(names)) if names else ""


def _node(views: PageViews, goal: Record, goals: Sequence[Record]) -> View:
    """Give a goal with what stands under it."""
    children = [item["tekst"] for item in goals if item["onder"] == goal.id]
    return {
        "text": goal["tekst"],
        "url": views.run.site.address_of("thema", goal["thema"]),
        "children": children,
    }


def goals_side_by_side(views: PageViews) -> View | None:
    """Give the goals of all courses as a matrix; None where fewer than two have goals."""
    courses = list(
        dict.fromkeys(record["koers"] for record in views.run.site.registers["doelen"].values())
    )
    if len(courses) < 2:
        return None
    word = views.run.theme.word_in
    rows = [
        _theme_row(views, record, courses) for record in views.run.site.registers["themas"].values()
    ]
    rows += [_sort_row(views, sort, courses) for sort in ("effect", "tevreden")]
    return {
        "id": "koersen-naast-elkaar",
        "title": word("nl", "goals-caption"),
        "corner": word("nl", "goals-row"),
        "none": word("nl", "not-in-documents"),
        "none_mark": "",
        "columns": [
            {"text": course, "url": views.run.site.address_of("koers", course)}
            for course in courses
        ],
        "rows": [row for row in rows if any(row["cells"])],
    }


def _theme_row(views: PageViews, theme: Record, courses: Sequence[str]) -> View:
    """Give what a theme strengthens according to each course."""
    cells, used = [], []
    for course in courses:
        goals = _goals(views, course)
        heads = [goal for goal in goals if goal["soort"] == "thema" and goal["thema"] == theme.id]
        cells.append(
            [item["tekst"] for head in heads for item in goals if item["onder"] == head.id]
            or ([views.run.theme.word_in("nl", "goals-no-theme")] if not heads else [])
        )
        used += heads
    label = views.run.theme.word_in("nl", "goals-strengthens", name=theme["kort"])
    return {
        "label": label,
        "url": views.run.site.address_of("thema", theme.id),
        "cells": cells if used else [],
        "sources": _sources(views, used),
    }


def _sort_row(views: PageViews, sort: str, courses: Sequence[str]) -> View:
    """Give the effects, or when the partners are satisfied, according to each course."""
    goals = [
        [goal for goal in _goals(views, course) if goal["soort"] == sort] for course in courses
    ]
    cells = [[goal["tekst"] for goal in found] for found in goals]
    return {
        "label": views.run.theme.word_in("nl", f"goals-{sort}"),
        "url": "",
        "cells": cells,
        "sources": _sources(views, [goal for found in goals for goal in found]),
    }


def _goals(views: PageViews, course: str) -> list[Record]:
    return [
        record
        for record in views.run.site.registers["doelen"].values()
        if record["koers"] == course
    ]


# -- sources and addresses ------------------------------------------------------------------------


def _source(views: PageViews, record: Record) -> SourceView:
    return source_view(views.run, SourceRef(record["bron"], record["plaats"]))


def _sources(views: PageViews, records: Iterable[Record]) -> list[SourceView]:
    """Give each place once."""
    refs = dict.fromkeys((record["bron"], record["plaats"]) for record in records)
    return [source_view(views.run, SourceRef(*ref)) for ref in refs]


def _in_words(source: SourceView) -> str:
    return f"{source['title']}, {source['place']}" if source["place"] else str(source["title"])
