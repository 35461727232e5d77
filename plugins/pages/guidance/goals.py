"""The goals of the courses: those of one as a tree, those of all side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from plugins.core.tables.registers import Record
from plugins.pages.guidance.matrices import MatrixRow, MatrixView
from plugins.pages.guidance.record_sources import record_sources
from plugins.pages.page_views import PageViews
from plugins.views.source_views import SourceView

__all__ = ["GoalTree", "goal_tree", "goals_side_by_side"]


class GoalNode(TypedDict):
    """A goal with the goals under it."""

    text: str
    url: str
    children: list[str]


class GoalBranch(TypedDict):
    """The goals of one kind."""

    title: str
    nodes: list[GoalNode]


class GoalTree(TypedDict):
    """The goals of a course."""

    branches: list[GoalBranch]
    missing: str
    """In words what the documents do not name, or empty."""
    sources: list[SourceView]


def goal_tree(views: PageViews, course: str) -> GoalTree | None:
    """Return the goals of a course, from what it invests in to when the partners are satisfied."""
    goals = _goals(views, course)
    if not goals:
        return None
    word = views.run.theme.word_in
    branches: list[GoalBranch] = [
        {
            "title": word("nl", f"goals-{kind}"),
            "nodes": [_node(views, goal, goals) for goal in goals if goal["soort"] == kind],
        }
        for kind in ("thema", "effect", "tevreden")
    ]
    return {
        "branches": [branch for branch in branches if branch["nodes"]],
        "missing": _missing(views, goals),
        "sources": record_sources(views.run, goals),
    }


def _missing(views: PageViews, goals: Sequence[Record]) -> str:
    word = views.run.theme.word_in
    names = [
        word("nl", f"goals-{kind}-named")
        for kind in ("effect", "tevreden")
        if not any(goal["soort"] == kind for goal in goals)
    ]
    return word("nl", "goals-missing", names=" en ".join(names)) if names else ""


def _node(views: PageViews, goal: Record, goals: Sequence[Record]) -> GoalNode:
    """Return a goal with the goals under it."""
    children = [item["tekst"] for item in goals if item["onder"] == goal.id]
    return {
        "text": goal["tekst"],
        "url": views.run.site.address_of("thema", goal["thema"]),
        "children": children,
    }


def goals_side_by_side(views: PageViews) -> MatrixView | None:
    """Return the goals of all courses as a table; None where fewer than two have goals."""
    courses = list(
        dict.fromkeys(record["koers"] for record in views.run.site.registers["doelen"].values())
    )
    if len(courses) < 2:
        return None
    word = views.run.theme.word_in
    rows = [
        _theme_row(views, record, courses) for record in views.run.site.registers["themas"].values()
    ]
    rows += [_kind_row(views, kind, courses) for kind in ("effect", "tevreden")]
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


def _theme_row(views: PageViews, theme: Record, courses: Sequence[str]) -> MatrixRow:
    """Return what a theme strengthens according to each course."""
    cells: list[list[str]] = []
    used: list[Record] = []
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
        "sources": record_sources(views.run, used),
    }


def _kind_row(views: PageViews, kind: str, courses: Sequence[str]) -> MatrixRow:
    """Return the effects, or when the partners are satisfied, according to each course."""
    goals = [
        [goal for goal in _goals(views, course) if goal["soort"] == kind] for course in courses
    ]
    cells = [[goal["tekst"] for goal in found] for found in goals]
    return {
        "label": views.run.theme.word_in("nl", f"goals-{kind}"),
        "url": "",
        "cells": cells,
        "sources": record_sources(views.run, [goal for found in goals for goal in found]),
    }


def _goals(views: PageViews, course: str) -> list[Record]:
    return [
        record
        for record in views.run.site.registers["doelen"].values()
        if record["koers"] == course
    ]
