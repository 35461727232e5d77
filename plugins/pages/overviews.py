"""What each kind of page shows besides its own text: relations to other pages, and overviews of the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from plugins.core.dutch import (
    format_euro,
    format_period,
    index_key,
    parse_period,
    slugify,
    sort_key,
)
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.figures.figure_names import figure_key
from plugins.core.figures.totals import stated_total, sum_of
from plugins.core.finding.search_records import FACETS
from plugins.core.languages import DUTCH
from plugins.core.texts.documents import Document, by_period, newest_first
from plugins.core.texts.header import SourceRef
from plugins.core.texts.kind_fields import NOTE_KINDS
from plugins.core.vocabulary import SIDES
from plugins.pages.dataset_pages import ties_to
from plugins.pages.guides import (
    answers,
    goal_tree,
    goals_side_by_side,
    participation,
    participation_of,
    questions,
)
from plugins.pages.page_views import PageViews, View
from plugins.support.search_index import INDEX
from plugins.support.templates import Markup
from plugins.views.chart_views import bar_chart_view
from plugins.views.figure_views import figure_view
from plugins.views.map_views import plain_map_view
from plugins.views.money_table_views import scope_text
from plugins.views.views import (
    NOTES_PAGE,
    dataset_sources,
    downloads_of,
    fresh_notes,
    localised,
    mark_notes,
    notes_of,
    reference_text,
    source_record,
    source_view,
    value_text,
)

__all__ = [
    "a_to_z",
    "adopted",
    "all_data",
    "all_figures",
    "all_notes",
    "budget",
    "course",
    "courses",
    "home",
    "kind_overview",
    "municipalities",
    "municipality",
    "nothing",
    "search",
    "story",
    "theme",
    "timeline",
]

Relation = tuple[str, ...]
RELATED = 3
ON_HOME = 6
CONTACT = "/contact/"


def nothing(views: PageViews, document: Document) -> View:
    """A plain page has its text alone."""
    return {}


def home(views: PageViews, document: Document) -> View:
    """The first page says where the region is, answers the questions people come with, then shows what is new, the money and the themes.

    In another language it leads to the pages in that language, and lists nothing that is Dutch
    alone.
    """
    language = document.language
    plans = sorted(
        views.build.of_kind("jaarplan", language), key=lambda item: item.slug, reverse=True
    )
    courses = sorted(
        views.build.of_kind("koers", language), key=lambda item: item.slug, reverse=True
    )
    newest = courses[0].slug if courses else ""
    return {
        "map": plain_map_view(views.build, document.block_id("kaart"), language),
        "map_as_list": views.build.layout_address("gemeenten", language),
        "questions": questions(views) if language == DUTCH else views.leads(language),
        "stories": views.cards(
            newest_first(views.build.of_kind("verhaal", language))[:ON_HOME], language
        ),
        "themes": views.cards(_themes_of(views, newest, language), language),
        "money": _contribution_chart(views, document, plans[0]) if plans else None,
        "documents": views.cards([*plans[:1], *courses[:1]], language),
    }


# -- one kind at a time ---------------------------------------------------------------------------


def story(views: PageViews, document: Document) -> View:
    """A story leads to its themes, municipalities and to stories that share something with it."""
    build = views.build
    return {
        "picture": build.extras.get("covers", {}).get(document.path),
        "cover": views.cover(document),
        "related": views.cards(_related(views, document), document.language),
        "themes": views.links("themas", document.ids("themas"), document.language),
        "municipalities": views.links("gemeenten", document.ids("gemeenten"), document.language),
        "sectors": [
            {
                "text": localised(
                    build, build.registers["sectoren"][item]["naam"], document.language
                ),
                "url": f"/verhalen/sector/{item}/",
            }
            for item in document.ids("sectoren")
        ],
        "money": ties_to(views, document),
        "initiatives": [
            build.registers["initiatieven"][item]["naam"] for item in document.ids("initiatieven")
        ],
    }


def _related(views: PageViews, document: Document) -> list[Document]:
    """Choose stories that share an initiative, then a theme and a municipality; the nearest in time first."""
    shared = views.build.extras.get("related")
    if shared is None:
        shared = views.build.extras["related"] = _shared(by_period(views.build.of_kind("verhaal")))
    found: dict[str, Document] = {}
    for key in _relation_keys(document):
        members, places = shared.get(key, ([], {}))
        # A translation stands where its Dutch text stands; -1 = nobody has this key.
        at = places.get(document.slug, -1)
        for other in (
            *members[at + 1 : at + 1 + RELATED],
            *reversed(members[max(0, at - RELATED) : max(0, at)]),
        ):
            found.setdefault(other.path, other)
        if len(found) >= RELATED:
            break
    return list(found.values())[:RELATED]


def _shared(stories: list[Document]) -> dict[Relation, tuple[list[Document], dict[str, int]]]:
    """Give for each thing that stories share the stories in order, and the place of each by slug."""
    found: dict[Relation, tuple[list[Document], dict[str, int]]] = {}
    for story in stories:
        for key in _relation_keys(story):
            members, places = found.setdefault(key, ([], {}))
            places[story.slug] = len(members)
            members.append(story)
    return found


def _relation_keys(document: Document) -> Iterator[Relation]:
    """Give what a story can share with others, strongest tie first."""
    for item in document.ids("initiatieven"):
        yield "initiatief", item
    for theme_id in document.ids("themas"):
        for place in document.ids("gemeenten"):
            yield "thema-gemeente", theme_id, place
    for theme_id in document.ids("themas"):
        yield "thema", theme_id


def adopted(views: PageViews, document: Document) -> View:
    """A plan, report or account: what was adopted, and the ones before and after it."""
    order = _sorted_kind(views, document.kind.name, document.language)
    at = order.index(document) if document in order else 0

    def link(index: int) -> View | None:
        return (
            {"text": order[index].title, "url": order[index].address}
            if 0 <= index < len(order) and document in order
            else None
        )

    return {
        "document": _adopted_document(views, document),
        "previous": link(at - 1),
        "next": link(at + 1),
    }


def _adopted_document(views: PageViews, document: Document) -> View:
    """Give the facts of the document a page is the reading version of."""
    build, language = views.build, document.language
    ref = document.header.get("document") or SourceRef("")
    record = source_record(build, ref.source_id)
    adopted_on = document.header.get("vastgesteld-op", "")
    slug = document.header.get("koers", "")
    course_page = next(
        (item for item in build.in_language("koers", language) if item.slug == slug), None
    )
    return {
        "title": localised(build, record["titel"], language),
        "issuer": localised(build, record["uitgever"], language),
        "date": reference_text(build, record["datum"], language),
        "adopted_on": (
            adopted_on if isinstance(adopted_on, str) else format_period(adopted_on, language)
        ),
        "adopted_by": document.header.get("vastgesteld-door", ""),
        "original": build.extras.get("originals", {}).get(document.path),
        "course": {"text": course_page.title, "url": course_page.address} if course_page else None,
    }


def course(views: PageViews, document: Document) -> View:
    """A course leads to its themes and to the plans under it."""
    language = document.language
    plans = [
        item
        for item in _sorted_kind(views, "jaarplan", language)
        if item.header.get("koers") == document.slug
    ]
    themes = views.cards(_themes_of(views, document.slug, language), language)
    # What the registers list is in Dutch alone.
    return {
        **adopted(views, document),
        "goals": goal_tree(views, document.slug) if language == DUTCH else None,
        "themes": themes,
        "plans": views.cards(plans, language),
    }


def _themes_of(views: PageViews, course_slug: str, language: str = DUTCH) -> list[Document]:
    """Give the themes of a course in the order of the register."""
    records = views.build.registers["themas"]
    pages = {item.slug: item for item in views.build.of_kind("thema", language)}
    return [
        pages[name]
        for name, record in records.items()
        if name in pages and course_slug in _courses(record["koersen"])
    ]


def _courses(text: str) -> list[str]:
    """Give the courses a theme belongs to."""
    return [part.strip() for part in text.split(",") if part.strip()]


def theme(views: PageViews, document: Document) -> View:
    """A theme gathers the courses it stands in, the plans under them, its stories and which municipality takes part."""
    build, language = views.build, document.language
    slugs = (
        _courses(build.registers["themas"][document.slug]["koersen"])
        if document.slug in build.registers["themas"]
        else []
    )
    pages = {item.slug: item for item in build.in_language("koers", language)}
    stories = [
        item
        for item in by_period(build.in_language("verhaal", language))
        if document.slug in item.ids("themas")
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
        "money": ties_to(views, document),
        "stories": views.cards(stories, language),
        "matrix": participation(views, document.slug) if language == DUTCH else None,
        "documents": views.cards(
            [
                *(pages[slug] for slug in slugs if slug in pages),
                *(
                    item
                    for item in _sorted_kind(views, "jaarplan", language)
                    if item.header.get("koers") in slugs
                ),
            ],
            language,
        ),
    }


def municipality(views: PageViews, document: Document) -> View:
    """A municipality gathers its stories, its money and the accounts of it, what it takes part in and where its people can go."""
    build, language = views.build, document.language
    record = build.registers["gemeenten"].get(document.slug)
    stories = [
        item
        for item in by_period(build.in_language("verhaal", language))
        if document.slug in item.ids("gemeenten")
    ]
    accounts = [
        item
        for item in build.in_language("verantwoording", language)
        if document.slug in item.ids("gemeenten")
    ]
    return {
        "stories": views.cards(stories, language),
        "accounts": views.cards(accounts, language),
        "money": {"rows": list(_contributions(views, document))},
        "partner_since": record["partner-sinds"] if record else "",
        # What the registers list is in Dutch alone.
        "takes_part": {
            "title": "",
            "items": participation_of(views, document.slug) if language == DUTCH else [],
        },
        "answers": answers(views, document.slug) if language == DUTCH else [],
    }


def _contributions(views: PageViews, document: Document) -> Iterator[View]:
    """Give what a municipality brings in according to each budget, oldest first."""
    build, language = views.build, document.language
    for dataset in sorted(build.datasets.values(), key=lambda item: item.period):
        for line in dataset.lines:
            if line.id == document.slug and line.side == SIDES[0]:
                marks = mark_notes(build, document, notes_of(build, [figure_key(dataset, line)]))
                document.figures.add(figure_key(dataset, line))
                yield {
                    "year": format_period(dataset.period, language),
                    "value": value_text(build, line, language),
                    "url": _table_address(views, dataset, line),
                    "sources": dataset_sources(build, [dataset], language),
                    "note_marks": marks,
                }


def _table_address(views: PageViews, dataset: Dataset, line: Line | None = None) -> str:
    """Give the address of a dataset's table, or of a line in it, on the page of its document; else its own page."""
    names = (
        [dataset.id, f"{dataset.id}-{line.side}"]
        if line
        else [dataset.id, *(f"{dataset.id}-{side}" for side in SIDES)]
    )
    for item in (item for item in views.build.documents if item.language == DUTCH):
        table = (
            next((name for name in names if name in item.uses), "")
            if dataset.id in item.ids("datasets")
            else ""
        )
        if table:
            return f"{item.address}#{table}" + (f"-{line.id}" if line else "")
    return dataset.address


def _sorted_kind(views: PageViews, name: str, language: str = DUTCH) -> list[Document]:
    """Give the documents of a kind in a language by slug, or by title where the slug is a name."""
    documents = views.build.of_kind(name, language)
    return sorted(
        documents, key=lambda item: item.slug if item.slug[:1].isdigit() else sort_key(item.title)
    )


# -- overviews ------------------------------------------------------------------------------------


def kind_overview(name: str) -> Callable[[PageViews, Document], View]:
    """Give the function that lists all documents of a kind: years latest first, names by name."""

    def overview(views: PageViews, document: Document) -> View:
        order = _sorted_kind(views, name)
        return {
            "cards": views.cards(
                reversed(order) if order and order[0].slug[:1].isdigit() else order
            ),
            "matrix": None,
            "matrix_title": "",
        }

    return overview


def municipalities(views: PageViews, document: Document) -> View:
    """All municipalities, with what each takes part in."""
    title = views.build.theme.word_in("nl", "participation")
    return {
        **kind_overview("gemeente")(views, document),
        "matrix": participation(views),
        "matrix_title": title,
    }


def courses(views: PageViews, document: Document) -> View:
    """All courses, with what they say side by side."""
    title = views.build.theme.word_in("nl", "goals-side-by-side")
    return {
        **kind_overview("koers")(views, document),
        "matrix": goals_side_by_side(views),
        "matrix_title": title,
    }


def all_figures(views: PageViews, document: Document) -> View:
    """The page with every indicator, its newest value first."""
    groups = []
    for dataset in sorted(
        views.build.datasets.values(), key=lambda item: (item.order, sort_key(item.title))
    ):
        if dataset.kind == "indicatoren":
            figures = [
                figure_view(
                    views.build,
                    document,
                    dataset,
                    line,
                    document.block_id(f"{dataset.id}-{line.id}"),
                )
                for line in dataset.newest()
            ]
            source = source_view(views.build, dataset.source, dataset.source.place)
            groups.append(
                {
                    "title": dataset.title,
                    "id": dataset.id,
                    "figures": figures,
                    "explanation": Markup(dataset.explanation),
                    "source": source,
                    "notes": fresh_notes(views.build, document),
                }
            )
    return {"groups": groups}


def budget(views: PageViews, document: Document) -> View:
    """The programme's money through the years: what was budgeted and realised, and the way to every table, which has a page of its own."""
    build = views.build
    plans, reports = _sorted_kind(views, "jaarplan"), _sorted_kind(views, "jaarverslag")
    order = dict.fromkeys(
        name
        for item in (*plans, *reports)
        for name in item.ids("datasets")
        if name in build.datasets and build.datasets[name].kind == "geld"
    )
    newest_first = sorted(
        (build.datasets[name] for name in order), key=lambda item: item.period, reverse=True
    )
    return {
        "years": _years(views, document, plans, reports),
        "tables": [{"text": dataset.title, "url": dataset.address} for dataset in newest_first],
    }


def _years(
    views: PageViews, page: Document, plans: list[Document], reports: list[Document]
) -> list[View]:
    """Give one row for each year from the first document to the last, also for years without one."""
    budgets = {item.header.get("jaar"): item for item in plans}
    realised = {item.header.get("jaar"): item for item in reports}
    years = [year for year in (*budgets, *realised) if year]
    return [
        {
            "year": str(year),
            "budget": _year_amount(views, page, budgets.get(year)),
            "realised": _year_amount(views, page, realised.get(year), SIDES[1]),
            "sources": dataset_sources(
                views.build,
                [
                    *_year_datasets(views, budgets.get(year)),
                    *_year_datasets(views, realised.get(year)),
                ],
                "nl",
            ),
        }
        for year in (range(min(years), max(years) + 1) if years else ())
    ]


def _year_datasets(views: PageViews, document: Document | None) -> list[Dataset]:
    """Give the budget or account of a plan or report."""
    build = views.build
    names = document.ids("datasets") if document else ()
    return [
        build.datasets[name]
        for name in names
        if name in build.datasets and name.startswith(("begroting", "jaarverslag"))
    ]


def _year_amount(
    views: PageViews, page: Document, document: Document | None, side: str = SIDES[0]
) -> View | None:
    """Give the stated total of a side in a plan or report, with what it holds; our own addition, said to be so, where none is stated.

    The income of a plan stands for its whole budget, so what is set aside from it is said too.
    """
    build = views.build
    for dataset in _year_datasets(views, document):
        lines = [line for line in dataset.lines if line.side == side and line.value is not None]
        if not lines:
            continue
        stated = stated_total(dataset, [line for line in dataset.lines if line.side == side])
        marks = mark_notes(
            build,
            page,
            notes_of(
                build, [figure_key(dataset, line) for line in ([stated] if stated else lines)]
            ),
        )
        view = {
            "url": _table_address(views, dataset),
            "note_marks": marks,
            "scope": scope_text(build, dataset, "nl", "" if side == SIDES[0] else side),
        }
        if stated and stated.value is not None:
            of = f" ({stated.group[:1].lower()}{stated.group[1:]})" if stated.group else ""
            return {**view, "value": format_euro(stated.value) + of}
        return {
            **view,
            "value": build.theme.word_in("nl", "money-own-sum", amount=format_euro(sum_of(lines))),
        }
    return None


def _contribution_chart(views: PageViews, document: Document, plan: Document) -> View | None:
    """Give a chart of what each municipality brings in, where the plan names them."""
    build = views.build
    for dataset in (
        build.datasets[name] for name in plan.ids("datasets") if name in build.datasets
    ):
        lines: list[Line] = sorted(
            (
                line
                for line in dataset.lines
                if line.id in build.registers["gemeenten"] and line.side == SIDES[0]
            ),
            key=lambda line: -(line.value or 0),
        )
        if lines:
            marks = mark_notes(
                build, document, notes_of(build, [figure_key(dataset, line) for line in lines])
            )
            document.figures.update(figure_key(dataset, line) for line in lines)
            title = build.theme.word_in(
                document.language,
                "chart-contributions",
                period=format_period(dataset.period, document.language),
            )
            return bar_chart_view(
                build,
                dataset,
                lines,
                title,
                document.block_id(f"grafiek-{dataset.id}"),
                marks,
                document.language,
            )
    return None


def all_notes(views: PageViews, document: Document) -> View:
    """The page that gathers all notes, by sort."""
    build, word = views.build, views.build.theme.word_in
    groups = []
    for sort in NOTE_KINDS:
        notes = sorted(
            (item for item in build.of_kind("kanttekening") if item.header.get("soort") == sort),
            key=lambda item: sort_key(item.title),
        )
        if notes:
            groups.append(
                {
                    "sort": sort,
                    "label": word("nl", f"note-sort-{sort}"),
                    "explanation": word("nl", f"note-sort-{sort}-explained"),
                    "notes": [_register_note(views, note) for note in notes],
                }
            )
    return {"groups": groups}


def _register_note(views: PageViews, note: Document) -> View:
    """Give a note with its places and with what it belongs to."""
    build = views.build
    return {
        "id": note.slug,
        "number": "",
        "sort": note.header.get("soort"),
        "sort_label": build.theme.word_in("nl", f"note-sort-{note.header.get('soort')}"),
        "title": note.title,
        "html": Markup(note.html),
        "url": f"{NOTES_PAGE}#{note.slug}",
        "places": [source_view(build, source) for source in note.sources],
        "where": [_target_link(views, target.text) for target in note.header.get("bij", ())],
    }


def _target_link(views: PageViews, target: str) -> View:
    """Give the link to what a note belongs to: a page, a dataset or a figure in its table."""
    build = views.build
    page = next((item for item in build.documents if item.address and item.address == target), None)
    if page:
        return {"text": page.title, "url": page.address}
    name, _, line_id = target.partition("#")
    dataset = build.datasets.get(name)
    if dataset is None:
        return {"text": target, "url": ""}
    lines = dataset.figures().get(line_id.partition("@")[0], [])
    if dataset.kind == "indicatoren":
        return {
            "text": f"{dataset.title}: {lines[0].label}" if lines else dataset.title,
            "url": f"/cijfers/#{name}-{lines[0].id}" if lines else f"/cijfers/#{name}",
        }
    text = f"{dataset.title}: {lines[0].label}" if lines else dataset.title
    return {"text": text, "url": _table_address(views, dataset, lines[0] if lines else None)}


def timeline(views: PageViews, document: Document) -> View:
    """What happened since the start, from the register and from stories, by period."""
    build = views.build
    items: list[tuple[Any, str, View]] = []
    for record in build.registers["tijdlijn"].values():
        period = parse_period(record["periode"])
        if period:
            source = source_view(build, SourceRef(record["bron"], record["plaats"]))
            items.append(
                (
                    period,
                    record["tekst"],
                    {"text": record["tekst"], "url": record["link"], "source": source},
                )
            )
    for item in build.of_kind("verhaal"):
        if item.period:
            first = source_view(build, item.sources[0]) if item.sources else ""
            items.append(
                (
                    item.period,
                    item.title,
                    {"text": item.title, "url": item.address, "source": first},
                )
            )
    years: dict[int, list[View]] = {}
    for period, _, view in sorted(
        items, key=lambda entry: (entry[0].first, entry[0].last, entry[1])
    ):
        years.setdefault(period.first.year, []).append({**view, "period": format_period(period)})
    return {"years": [{"year": str(year), "items": years[year]} for year in sorted(years)]}


def all_data(views: PageViews, document: Document) -> View:
    """The page with every dataset and its files."""
    build = views.build
    return {
        "datasets": [
            {
                "id": dataset.id,
                "title": dataset.title,
                "url": dataset.address,
                "summary": dataset.summary,
                "period": format_period(dataset.period),
                "source": source_view(build, dataset.source, dataset.source.place),
                "downloads": downloads_of(build, dataset),
            }
            for dataset in sorted(build.datasets.values(), key=lambda item: sort_key(item.title))
        ]
    }


def a_to_z(views: PageViews, document: Document) -> View:
    """All pages by name, with the initiatives of the register under the stories that tell of them."""
    build, word = views.build, views.build.theme.word_in
    entries = [
        (
            item.title,
            item.address,
            "" if item.kind.name == "pagina" else word("nl", f"kind-{item.kind.name}"),
        )
        for item in build.documents
        if item.address and item.language == "nl" and item is not document
    ]
    told = {
        name: item.address
        for item in reversed(by_period(build.of_kind("verhaal")))
        for name in item.ids("initiatieven")
    }
    titles = {title for title, _, _ in entries}
    entries += [
        (record["naam"], told[name], word("nl", "initiative"))
        for name, record in build.registers["initiatieven"].items()
        if name in told and record["naam"] not in titles
    ]
    letters: dict[str, list[View]] = {}
    for title, address, kind in sorted(entries, key=lambda entry: (index_key(entry[0]), entry[1])):
        first = index_key(title)[0][:1]
        letters.setdefault(first.upper() if first.isalpha() else "0–9", []).append(
            {"text": title, "url": address, "kind": kind}
        )
    return {
        "letters": [
            {"id": f"letter-{slugify(letter)}", "text": letter, "entries": found}
            for letter, found in letters.items()
        ]
    }


def search(views: PageViews, document: Document) -> View:
    """The page that searches: where the index stands, what can be chosen, and where to go without it."""
    word = views.build.theme.word_in
    return {
        "index": INDEX.lstrip("/"),
        "a_to_z": views.build.layout_address("a-z"),
        "contact": CONTACT if CONTACT in views.pages else "",
        "facets": [
            {
                "name": name,
                "title": word("nl", f"search-facet-{name}"),
                "all": word("nl", f"search-all-{name}"),
            }
            for name in FACETS
        ],
    }
