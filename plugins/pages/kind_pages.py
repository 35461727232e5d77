"""What each kind of page shows besides its own text: its relations to other pages."""

from __future__ import annotations

from typing import TypedDict

from plugins.core.dutch import format_period
from plugins.core.languages import DUTCH
from plugins.core.texts.documents import Document, by_period
from plugins.core.texts.header import SourceRef
from plugins.core.texts.page_texts import Image, PageDraft
from plugins.pages.card_views import CardView, CoverView, cover_view
from plugins.pages.dataset_pages import ties_to
from plugins.pages.guidance.goals import GoalTree, goal_tree
from plugins.pages.guidance.matrices import MatrixView
from plugins.pages.guidance.participation import participation, participation_of
from plugins.pages.guidance.signposts import AnswerGroup, answers
from plugins.pages.overviews.money_pages import ContributionsView, contributions
from plugins.pages.page_lookup import sorted_kind
from plugins.pages.page_views import PageViews
from plugins.pages.relations import RELATED, relation_keys
from plugins.views.download_views import DownloadView, file_view
from plugins.views.links import Link, ValueList
from plugins.views.source_views import source_record
from plugins.views.words import localised, reference_text

__all__ = [
    "AdoptedContext",
    "CourseContext",
    "MunicipalityContext",
    "StoryContext",
    "ThemeContext",
    "adopted",
    "course",
    "municipality",
    "story",
    "theme",
    "themes_of",
]


class StoryContext(TypedDict):
    """A story."""

    picture: Image | None
    cover: CoverView | None
    """In the place of a picture."""
    related: list[CardView]
    themes: list[Link]
    municipalities: list[Link]
    sectors: list[Link]
    money: ValueList
    """The lines of money that lead to it."""
    initiatives: list[Link]


class AdoptedDocument(TypedDict):
    """The document that a page is the reading version of."""

    title: str
    issuer: str
    date: str
    adopted_on: str
    adopted_by: str
    original: DownloadView | None
    course: Link | None


class AdoptedContext(TypedDict):
    """A plan, report or account."""

    document: AdoptedDocument
    previous: Link | None
    next: Link | None


class CourseContext(AdoptedContext):
    """A course."""

    goals: GoalTree | None
    themes: list[CardView]
    plans: list[CardView]


class ThemeContext(TypedDict):
    """A theme."""

    courses: list[Link]
    money: ValueList
    stories: list[CardView]
    matrix: MatrixView | None
    documents: list[CardView]


class MunicipalityContext(TypedDict):
    """A municipality."""

    stories: list[CardView]
    accounts: list[CardView]
    money: ContributionsView
    partner_since: str
    takes_part: ValueList
    answers: list[AnswerGroup]


def story(views: PageViews, draft: PageDraft) -> StoryContext:
    """A story links to its themes and municipalities, and to stories that share something."""
    run = views.run
    return {
        "picture": run.files_of(draft.document).cover,
        "cover": cover_view(run, draft.document),
        "related": views.cards(_related(views, draft.document), draft.language),
        "themes": views.links("themas", draft.document.ids("themas"), draft.language),
        "municipalities": views.links("gemeenten", draft.document.ids("gemeenten"), draft.language),
        "sectors": [
            {
                "text": localised(
                    run, run.site.registers["sectoren"][item]["naam"], draft.language
                ),
                "url": f"/verhalen/sector/{item}/",
            }
            for item in draft.document.ids("sectoren")
        ],
        "money": ties_to(views, draft),
        "initiatives": [
            {"text": run.site.registers["initiatieven"][item]["naam"], "url": ""}
            for item in draft.document.ids("initiatieven")
        ],
    }


def _related(views: PageViews, document: Document) -> list[Document]:
    """Choose stories that share an initiative, then a theme and a municipality.

    The nearest in time come first.
    """
    found: dict[str, Document] = {}
    for key in relation_keys(document):
        members, places = views.relations.get(key, ([], {}))
        # A translation has the place of its Dutch text; -1 = no story has this key.
        at = places.get(document.slug, -1)
        later = members[at + 1 : at + 1 + RELATED]
        earlier = reversed(members[max(0, at - RELATED) : max(0, at)])
        for other in (*later, *earlier):
            found.setdefault(other.path, other)
        if len(found) >= RELATED:
            break
    return list(found.values())[:RELATED]


def adopted(views: PageViews, draft: PageDraft) -> AdoptedContext:
    """A plan, report or account: what was adopted, and the ones before and after it."""
    order = sorted_kind(views.run, draft.document.kind.name, draft.language)
    known = draft.document in order
    at = order.index(draft.document) if known else 0

    def link(index: int) -> Link | None:
        if not known or not 0 <= index < len(order):
            return None
        return {"text": order[index].title, "url": order[index].address}

    return {
        "document": _adopted_document(views, draft),
        "previous": link(at - 1),
        "next": link(at + 1),
    }


def _adopted_document(views: PageViews, draft: PageDraft) -> AdoptedDocument:
    """Return the facts of the document a page is the reading version of."""
    run, language = views.run, draft.language
    ref = draft.document.header.get("document") or SourceRef("")
    record = source_record(run, ref.source_id)
    adopted_on = draft.document.header.get("vastgesteld-op", "")
    original = run.files_of(draft.document).original
    slug = draft.document.header.get("koers", "")
    course_page = next(
        (item for item in run.site.in_language("koers", language) if item.slug == slug), None
    )
    return {
        "title": localised(run, record["titel"], language),
        "issuer": localised(run, record["uitgever"], language),
        "date": reference_text(run, record["datum"], language),
        "adopted_on": (
            adopted_on if isinstance(adopted_on, str) else format_period(adopted_on, language)
        ),
        "adopted_by": draft.document.header.get("vastgesteld-door", ""),
        "original": file_view(original) if original else None,
        "course": {"text": course_page.title, "url": course_page.address} if course_page else None,
    }


def course(views: PageViews, draft: PageDraft) -> CourseContext:
    """A course links to its themes and to the plans under it."""
    language = draft.language
    plans = [
        item
        for item in sorted_kind(views.run, "jaarplan", language)
        if item.header.get("koers") == draft.document.slug
    ]
    themes = views.cards(themes_of(views, draft.document.slug, language), language)
    # What the registers list is in Dutch alone.
    return {
        **adopted(views, draft),
        "goals": goal_tree(views, draft.document.slug) if language == DUTCH else None,
        "themes": themes,
        "plans": views.cards(plans, language),
    }


def themes_of(views: PageViews, course_slug: str, language: str = DUTCH) -> list[Document]:
    """Return the themes of a course in the order of the register."""
    records = views.run.site.registers["themas"]
    pages = {item.slug: item for item in views.run.site.of_kind("thema", language)}
    return [
        pages[name]
        for name, record in records.items()
        if name in pages and course_slug in _courses(record["koersen"])
    ]


def _courses(text: str) -> list[str]:
    """Return the courses a theme belongs to."""
    return [part.strip() for part in text.split(",") if part.strip()]


def theme(views: PageViews, draft: PageDraft) -> ThemeContext:
    """A theme gathers its courses and their plans, its stories, and who takes part."""
    run, language = views.run, draft.language
    slugs = (
        _courses(run.site.registers["themas"][draft.document.slug]["koersen"])
        if draft.document.slug in run.site.registers["themas"]
        else []
    )
    pages = {item.slug: item for item in run.site.in_language("koers", language)}
    stories = [
        item
        for item in by_period(run.site.in_language("verhaal", language))
        if draft.document.slug in item.ids("themas")
    ]
    return {
        "courses": [
            (
                {"text": pages[slug].title, "url": pages[slug].address}
                if slug in pages
                else {"text": slug, "url": ""}
            )
            for slug in slugs
        ],
        "money": ties_to(views, draft),
        "stories": views.cards(stories, language),
        "matrix": participation(views, draft.document.slug) if language == DUTCH else None,
        "documents": views.cards(
            [
                *(pages[slug] for slug in slugs if slug in pages),
                *(
                    item
                    for item in sorted_kind(views.run, "jaarplan", language)
                    if item.header.get("koers") in slugs
                ),
            ],
            language,
        ),
    }


def municipality(views: PageViews, draft: PageDraft) -> MunicipalityContext:
    """A municipality gathers its stories, money, accounts, topics and organisations."""
    run, language = views.run, draft.language
    record = run.site.registers["gemeenten"].get(draft.document.slug)
    stories = [
        item
        for item in by_period(run.site.in_language("verhaal", language))
        if draft.document.slug in item.ids("gemeenten")
    ]
    accounts = [
        item
        for item in run.site.in_language("verantwoording", language)
        if draft.document.slug in item.ids("gemeenten")
    ]
    return {
        "stories": views.cards(stories, language),
        "accounts": views.cards(accounts, language),
        "money": {"rows": list(contributions(views, draft))},
        "partner_since": record["partner-sinds"] if record else "",
        # What the registers list is in Dutch alone.
        "takes_part": {
            "title": "",
            "items": participation_of(views, draft.document.slug) if language == DUTCH else [],
        },
        "answers": answers(views, draft.document.slug) if language == DUTCH else [],
    }
