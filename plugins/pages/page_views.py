"""What every page has: the site around it, its own head, the trail that leads to it, cards that lead to others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plugins.core.drawings.covers import HEIGHT, WIDTH, Cover, cover
from plugins.core.dutch import format_date, format_period
from plugins.core.languages import DUTCH, FOREIGN, LANGUAGES, NAMES, Words, search_versions
from plugins.core.problems import Problem
from plugins.core.texts.documents import PUBLIC, Document
from plugins.core.texts.kinds import DATASET_PAGE
from plugins.run.build import Build
from plugins.support.templates import Markup
from plugins.views.views import (
    SEARCH_POLICY,
    fresh_notes,
    localised,
    notes_of,
    plain_page,
    problem_views,
    source_view,
)

__all__ = ["PageViews", "View", "cover_of"]

View = dict[str, Any]
HOME = "/"
"""Kinds of which a reader may want to know how long they are."""


def home_address(language: str) -> str:
    """Give where the first page in a language stands."""
    return HOME if language == DUTCH else f"/{language}/"


class PageViews:
    """Makes the views of the pages of one build; what all pages share is made once."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.pages = {item.address: item for item in build.documents if item.kind.name == "pagina"}
        self._addresses = {item.address for item in build.documents}
        self._cards: dict[tuple[str, str], View] = {}
        self._problems: dict[str, list[Problem]] = {}
        for found in build.report.problems if build.preview else ():
            self._problems.setdefault(found.place.path, []).append(found)
        self._homes = {
            language: address
            for language in LANGUAGES
            if (address := home_address(language)) in self.pages
        }
        self._menus = {language: self._menu_items(language) for language in LANGUAGES}
        self._search = build.layout_address("zoeken")
        self._shared = {language: self._shared_site(language) for language in LANGUAGES}

    # -- the site ---------------------------------------------------------------------------------

    def _menu_items(self, language: str) -> list[tuple[int, str, str]]:
        """Give (place, text, address) of the pages in the menu of a language: those that say so in their own header."""
        found = [
            (page.header.get("menu"), page.header.get("menutekst") or page.title, page.address)
            for page in self.pages.values()
            if page.header.get("menu") and page.language == language
        ]
        return sorted(found)

    def _shared_site(self, language: str) -> View:
        """Give what the site view has on every page of a language."""
        build = self.build
        home_page = self.pages.get(self.home(language))
        footer = sorted(
            (page.title, page.address)
            for page in self.pages.values()
            if not page.header.get("menu") and page is not home_page and page.language == language
        )
        return {
            "name": build.settings["SITENAME"],
            "motto": Words(build.settings["SITEMOTTO"], DUTCH),
            "description": (
                home_page.summary if home_page and home_page.language == language else ""
            ),
            "lang": DUTCH,
            "home": self.home(language),
            "whole": HOME if language != DUTCH else "",
            "url": build.public_url,
            "footer_menu": [{"text": text, "url": url} for text, url in footer],
            "preview": build.preview,
            "feeds": [
                {**feed, "title": Words(feed["title"], DUTCH)}
                for feed in build.extras.get("feeds", [])
            ],
            "css": build.extras["css"],
            "preview_css": build.extras.get("preview_css", ""),
            "scripts": build.extras.get("scripts", []),
            "build_day": format_date(build.day, language),
        }

    def home(self, language: str) -> str:
        """Give the first page in a language, or the Dutch one."""
        return self._homes.get(language, HOME)

    def site(self, page: View) -> View:
        """Give the site as a page shows it: menu and footer in its language, and the way to the others.

        Only Dutch pages are found by searching, so only they have the form; the page that searches
        has no second one in its head.
        """
        language, address, home = page["lang"], page["url"], self.home(page["lang"])
        menu = [
            {
                "text": text,
                "url": url,
                "current": url == address or (url != home and address.startswith(url)),
            }
            for _, text, url in self._menus[language]
        ]
        return {
            **self._shared[language],
            "menu": menu,
            "languages": self._languages(page),
            "search": self._search if language == DUTCH and address != self._search else "",
        }

    def _languages(self, page: View) -> list[View]:
        """Give the choice of languages: this page in each, or where it is not there the first page; none on a site in one language."""
        if len(self._homes) < 2 and not page["alternates"]:
            return []
        # A page that no document stands behind, such as that for missing addresses, is there in no
        # language.
        own = {page["lang"]: page["url"]} if page["kind"] else {}
        versions = {item["lang"]: item["url"] for item in page["alternates"]} or own
        found = {**self._homes, **versions}
        return [
            {"lang": language, "url": found[language], "label": NAMES[language]}
            for language in LANGUAGES
            if language in found
        ]

    def leads(self, language: str) -> list[View]:
        """Give the pages of the menu of a language as ways on, with what each is about."""
        home = self.home(language)
        return [
            {"text": self.pages[url].title, "summary": self.pages[url].summary, "url": url}
            for _, _, url in self._menus[language]
            if url != home
        ]

    def others(self, key: str) -> list[View]:
        """Give a fixed word in each other language that has a first page, with the way there."""
        word = self.build.theme.word_in
        return [
            {
                "lang": language,
                "text": word(language, key),
                "link": word(language, "home"),
                "url": self._homes[language],
            }
            for language in FOREIGN
            if language in self._homes
        ]

    # -- a page -----------------------------------------------------------------------------------

    def of_document(self, document: Document) -> View:
        """Give the view of a document's page."""
        build, word = self.build, self.build.theme.word_in
        plain = plain_page(build, document.address, document.title)
        return {
            **plain,
            "summary": document.summary,
            "lang": document.language,
            "kind": document.kind.name,
            "kind_label": (
                ""
                if document.kind.name == "pagina"
                else word(document.language, f"kind-{document.kind.name}")
            ),
            "body": Markup(document.html),
            "toc": [vars(heading) for heading in document.headings],
            "breadcrumbs": self.trail(document.address, document.title, document.language),
            "notes": self._page_notes(document),
            "sources": [
                source_view(build, source, language=document.language)
                for source in document.sources
            ],
            "state": document.state,
            "state_label": word(document.language, f"state-{document.state}"),
            "date": (
                {
                    "text": format_date(document.day, document.language),
                    "iso": document.day.isoformat(),
                }
                if document.day and document.kind.name == "verhaal"
                else None
            ),
            "period": format_period(document.period, document.language) if document.period else "",
            "reading_time": self._reading_time(document),
            "problems": problem_views(self.problems_of(document)),
            "alternates": self._alternates(document),
            "outdated": self._outdated(document),
            "hreflangs": (
                [
                    {"lang": code, "url": build.public_url + address}
                    for code, address in search_versions(self._versions_of(document))
                ]
                if build.public_url
                else []
            ),
            "noindex": build.preview or document.state != PUBLIC,
            **(
                {"policy": SEARCH_POLICY}
                if document.address == self._search and plain["policy"]
                else {}
            ),
        }

    def _reading_time(self, document: Document) -> str:
        """Say how long a long read takes."""
        return (
            self.build.theme.word_in(document.language, "reading-time", n=document.minutes)
            if document.minutes
            else ""
        )

    def problems_of(self, document: Document) -> list[Problem]:
        """Give what is wrong with the files a page is made of; that of a dataset is made of two."""
        paths = [document.path]
        if document.kind is DATASET_PAGE:
            paths.append(self.build.datasets[document.slug].figures_path)
        return [found for path in paths for found in self._problems.get(path, ())]

    def trail(self, address: str, title: str, language: str = DUTCH) -> list[View]:
        """Give the way from the first page in a language to a page, by the addresses above it that exist."""
        home = self.home(language)
        if address == home:
            return []
        steps = [{"text": self.build.theme.word_in(language, "home"), "url": home}]
        parts = address.strip("/").split("/")
        for count in range(1, len(parts)):
            above = "/" + "/".join(parts[:count]) + "/"
            if above in self.pages and above != home:
                steps.append({"text": self.pages[above].title, "url": above})
        return [*steps, {"text": title, "url": address}]

    def _page_notes(self, document: Document) -> list[View]:
        """Give the notes that belong to the page, to figures in its text or to its data, and stand nowhere on it yet."""
        build = self.build
        targets = [
            document.address,
            *sorted(document.figures),
            *sorted(document.datasets & set(document.ids("datasets"))),
        ]
        for note in notes_of(build, targets):
            if note.slug not in document.note_ids:
                document.note_ids.append(note.slug)
        return fresh_notes(build, document)

    def _alternates(self, document: Document) -> list[View]:
        """Give the same page in all languages it is there in; none when that is one."""
        versions = self._versions_of(document)
        return (
            [
                {"lang": language, "url": address, "label": NAMES[language]}
                for language, address in versions
            ]
            if len(versions) > 1
            else []
        )

    def _versions_of(self, document: Document) -> list[tuple[str, str]]:
        """Give (language, address) of all versions of a document that are shown."""
        versions = self.build.versions[document.kind.name, document.slug]
        return [
            (language, versions[language].address) for language in LANGUAGES if language in versions
        ]

    def _outdated(self, document: Document) -> View | None:
        """Give the notice that the Dutch text has changed since it was translated; with the day, where that text names one."""
        if not document.outdated:
            return None
        word, language = self.build.theme.word_in, document.language
        dutch = self.build.versions[document.kind.name, document.slug].get(DUTCH)
        day = dutch.header.get("bijgewerkt") if dutch else None
        text = (
            word(language, "outdated-on", day=format_date(day, language))
            if day
            else word(language, "outdated")
        )
        link = (
            Markup('<p><a href="{}">{}</a></p>').format(
                dutch.address, word(language, "outdated-read")
            )
            if dutch
            else Markup("")
        )
        return {"title": text, "html": link}

    # -- cards and links --------------------------------------------------------------------------

    def card(self, document: Document, language: str = DUTCH) -> View:
        """Give a document as it stands in a list on a page in a language."""
        key = (document.path, language)
        if key not in self._cards:
            word = self.build.theme.word_in
            self._cards[key] = {
                "title": Words(document.title, document.language),
                "url": document.address,
                "summary": Words(document.summary, document.language),
                "kind_label": (
                    ""
                    if document.kind.name in ("verhaal", "pagina")
                    else word(language, f"kind-{document.kind.name}")
                ),
                "period": format_period(document.period, language) if document.period else "",
                "themes": (
                    self.links("themas", document.ids("themas"), language)
                    if document.kind.name == "verhaal"
                    else []
                ),
                "municipalities": self.links("gemeenten", document.ids("gemeenten"), language),
                "picture": self.build.extras.get("card_pictures", {}).get(document.path),
                "cover": self.cover(document),
                "state": document.state,
                "state_label": word(language, f"state-{document.state}"),
            }
        return self._cards[key]

    def cover(self, document: Document) -> View | None:
        """Give the drawing of a story without a photograph."""
        if document.kind.name != "verhaal" or document.path in self.build.extras.get("covers", {}):
            return None
        drawn = cover_of(document)
        return {
            "width": str(WIDTH),
            "height": str(HEIGHT),
            "full": drawn.full,
            "soft": drawn.soft,
            "lines": drawn.lines,
            "places": [{"x": x, "y": y} for x, y in drawn.places],
        }

    def cards(self, documents: Iterable[Document], language: str = DUTCH) -> list[View]:
        """Give several cards."""
        return [self.card(document, language) for document in documents]

    def links(self, register: str, ids: Iterable[str], language: str = DUTCH) -> list[View]:
        """Give links to the pages of register ids; one without a page is text alone."""
        folder = {"themas": "/themas/", "gemeenten": "/gemeenten/"}.get(register, "")
        records = self.build.registers[register]
        return [
            {
                "text": (
                    localised(self.build, records[item]["kort"] or records[item]["naam"], language)
                    if register != "gemeenten"
                    else records[item]["naam"]
                ),
                "url": f"{folder}{item}/" if f"{folder}{item}/" in self._addresses else "",
            }
            for item in ids
            if item in records
        ]


def cover_of(document: Document) -> Cover:
    """Draw the cover of a story: by its first theme, its municipalities and its name."""
    return cover(document.slug, next(iter(document.ids("themas")), ""), document.ids("gemeenten"))
