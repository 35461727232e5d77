"""What answers the questions of readers: organisations, and the words that need explaining."""

from __future__ import annotations

from typing import TypedDict

from plugins.core.dutch import sort_key
from plugins.core.tables.registers import Record
from plugins.core.texts.page_texts import PageDraft
from plugins.pages.guidance.record_sources import record_source
from plugins.pages.page_views import PageViews
from plugins.views.links import Link, QuestionLink
from plugins.views.source_views import SourceView

__all__ = [
    "AnswerGroup",
    "GlossaryContext",
    "SignpostContext",
    "answers",
    "glossary",
    "questions",
    "signpost",
]

ANSWERS = "terecht"
"""The layout of the page with the answers."""


class AnswerView(TypedDict):
    """An organisation that answers a question."""

    name: str
    url: str
    text: str
    note: str
    municipalities: list[Link]
    source: SourceView


class AnswerGroup(TypedDict):
    """A question with its answers."""

    id: str
    title: str
    entries: list[AnswerView]


class SignpostContext(TypedDict):
    """The page with the answers."""

    questions: list[QuestionLink]
    answers: list[AnswerGroup]


class TermView(TypedDict):
    """A term."""

    id: str
    name: str
    text: str
    source: SourceView | None


class GlossaryContext(TypedDict):
    """The page that explains terms."""

    terms: list[TermView]


def questions(views: PageViews) -> list[QuestionLink]:
    """Return the questions people come with, each with the address of its answer.

    A question without an answer is left out.
    """
    page = views.run.site.layout_address(ANSWERS)
    asked = {record["vraag"] for record in views.run.site.registers["terecht"].values()}
    found: list[QuestionLink] = []
    for record in views.run.site.registers["vragen"].values():
        url = record["link"] or (f"{page}#{_anchor(record)}" if page and record.id in asked else "")
        if url:
            found.append({"text": record["vraag"], "summary": record["tekst"], "url": url})
    return found


def answers(views: PageViews, municipality: str = "") -> list[AnswerGroup]:
    """Return for each question the organisations that the documents name.

    Args:
        views: makes the views.
        municipality: leave out the organisations that the documents tie to other municipalities.
    """
    groups: list[AnswerGroup] = []
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


def signpost(views: PageViews, draft: PageDraft) -> SignpostContext:
    """The page that answers questions with organisations."""
    return {"questions": questions(views), "answers": answers(views)}


def _anchor(question: Record) -> str:
    return f"vraag-{question.id}"


def _answer(views: PageViews, record: Record) -> AnswerView:
    """Return an organisation with what it does, for whom, and where the documents say so."""
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
        "source": record_source(views.run, record),
    }


def glossary(views: PageViews, draft: PageDraft) -> GlossaryContext:
    """The page that explains terms, by name; one without a source is general knowledge."""
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
                "source": record_source(views.run, record) if record["bron"] else None,
            }
            for record in records
        ]
    }
