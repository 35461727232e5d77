"""What every page has: the site around it, its own head, the trail that leads to it, cards that lead to others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plugins.core.covers import HEIGHT, WIDTH, Cover, cover
from plugins.core.documents import PUBLIC, Document
from plugins.core.dutch import format_date, format_period
from plugins.core.kinds import DATASET_PAGE
from plugins.core.problems import Problem
from plugins.core.reading_time import minutes_to_read
from plugins.support.build import Build
from plugins.support.templates import Markup
from plugins.support.views import SEARCH_POLICY, fresh_notes, notes_of, plain_page, problem_views, source_view

__all__ = ["PageViews", "View", "cover_of"]

View = dict[str, Any]
HOME = "/"
LONG_READS = ("verhaal", "jaarplan", "jaarverslag", "koers", "verantwoording")
"""Kinds of which a reader may want to know how long they are."""


class PageViews:
    """Makes the views of the pages of one build; what all pages share is made once."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.pages = {item.address: item for item in build.documents if item.kind.name == "pagina"}
        self._addresses = {item.address for item in build.documents}
        self._cards: dict[str, View] = {}
        self._problems: dict[str, list[Problem]] = {}
        for found in build.report.problems if build.preview else ():
            self._problems.setdefault(found.place.path, []).append(found)
        self._versions: dict[tuple[str, str], list[Document]] = {}
        for item in build.documents:
            self._versions.setdefault((item.kind.name, item.slug), []).append(item)
        self._menu = self._menu_items()
        self._search = next((page.address for page in self.pages.values() if page.header.get("vorm") == "zoeken" and page.language == "nl"), "")
        self._shared = self._shared_site()

    # -- the site -------------------------------------------------------------------------------------------------

    def _menu_items(self) -> list[tuple[int, str, str]]:
        """Give (place, text, address) of the pages in the menu."""
        found = [
            (page.header.get("menu"), page.header.get("menutekst") or page.title, page.address)
            for page in self.pages.values()
            if page.header.get("menu") and page.language == "nl"
        ]
        return sorted(found)

    def _shared_site(self) -> View:
        """Give what the site view has on every page."""
        build = self.build
        home = self.pages.get(HOME)
        footer = sorted((page.title, page.address) for page in self.pages.values() if not page.header.get("menu") and page.address != HOME and page.language == "nl")
        return {
            "name": build.settings["SITENAME"], "motto": build.settings["SITEMOTTO"], "description": home.summary if home else "",
            "lang": "nl", "url": build.public_url, "footer_menu": [{"text": text, "url": url} for text, url in footer],
            "preview": build.preview, "feeds": build.extras.get("feeds", []), "css": build.extras["css"],
            "scripts": build.extras.get("scripts", []), "build_day": format_date(build.day),
        }  # fmt: skip

    def site(self, address: str) -> View:
        """Give the site as a page at this address shows it; the page that searches has no second form to do so in its head."""
        menu = [{"text": text, "url": url, "current": url == address or (url != HOME and address.startswith(url))} for _, text, url in self._menu]
        return {**self._shared, "menu": menu, "search": "" if address == self._search else self._search}

    # -- a page ---------------------------------------------------------------------------------------------------

    def of_document(self, document: Document) -> View:
        """Give the view of a document's page."""
        build, word = self.build, self.build.theme.word_in
        plain = plain_page(build, document.address, document.title)
        return {
            **plain, "summary": document.summary,
            "lang": document.language, "kind": document.kind.name,
            "kind_label": "" if document.kind.name == "pagina" else word(document.language, f"kind-{document.kind.name}"),
            "body": Markup(document.html), "toc": [vars(heading) for heading in document.headings],
            "breadcrumbs": self.trail(document.address, document.title), "notes": self._page_notes(document),
            "sources": [source_view(build, source) for source in document.sources],
            "state": document.state, "state_label": word(document.language, f"state-{document.state}"),
            "date": {"text": format_date(document.day, document.language), "iso": document.day.isoformat()} if document.day and document.kind.name == "verhaal" else None,
            "period": format_period(document.period, document.language) if document.period else "", "reading_time": self._reading_time(document),
            "problems": problem_views(self._problems_of(document)), "alternates": self._alternates(document),
            "noindex": build.preview or document.state != PUBLIC,
            **({"policy": SEARCH_POLICY} if document.address == self._search and plain["policy"] else {}),
        }  # fmt: skip

    def _reading_time(self, document: Document) -> str:
        """Say how long a long read takes; an overview is looked through, so it has none."""
        minutes = minutes_to_read(document.html) if document.kind.name in LONG_READS else 0
        return self.build.theme.word_in(document.language, "reading-time", n=minutes) if minutes else ""

    def _problems_of(self, document: Document) -> list[Problem]:
        """Give what is wrong with the files a page is made of; that of a dataset is made of two."""
        paths = [document.path]
        if document.kind is DATASET_PAGE:
            paths.append(self.build.datasets[document.slug].figures_path)
        return [found for path in paths for found in self._problems.get(path, ())]

    def trail(self, address: str, title: str) -> list[View]:
        """Give the way from home to a page, by the addresses above it that exist."""
        if address == HOME:
            return []
        steps = [{"text": self.build.theme.word_in("nl", "home"), "url": HOME}]
        parts = address.strip("/").split("/")
        for count in range(1, len(parts)):
            above = "/" + "/".join(parts[:count]) + "/"
            if above in self.pages:
                steps.append({"text": self.pages[above].title, "url": above})
        return [*steps, {"text": title, "url": address}]

    def _page_notes(self, document: Document) -> list[View]:
        """Give the notes that belong to the page, to figures in its text or to its data, and stand nowhere on it yet."""
        build = self.build
        targets = [document.address, *sorted(document.figures), *sorted(document.datasets & set(document.ids("datasets")))]
        for note in notes_of(build, targets):
            if note.slug not in document.note_ids:
                document.note_ids.append(note.slug)
        return fresh_notes(build, document)

    def _alternates(self, document: Document) -> list[View]:
        """Give the same page in other languages."""
        versions = self._versions[(document.kind.name, document.slug)]
        labels = {"nl": "Nederlands", "en": "English", "de": "Deutsch"}
        return [{"lang": item.language, "url": item.address, "label": labels[item.language]} for item in versions] if len(versions) > 1 else []

    # -- cards and links ------------------------------------------------------------------------------------------

    def card(self, document: Document) -> View:
        """Give a document as it stands in a list."""
        if document.path not in self._cards:
            word = self.build.theme.word_in
            self._cards[document.path] = {
                "title": document.title, "url": document.address, "summary": document.summary,
                "kind_label": "" if document.kind.name in ("verhaal", "pagina") else word("nl", f"kind-{document.kind.name}"),
                "period": format_period(document.period) if document.period else "",
                "themes": self.links("themas", document.ids("themas")) if document.kind.name == "verhaal" else [],
                "municipalities": self.links("gemeenten", document.ids("gemeenten")), "picture": self.build.extras.get("card_pictures", {}).get(document.path),
                "cover": self.cover(document),
                "state": document.state, "state_label": word("nl", f"state-{document.state}"),
            }  # fmt: skip
        return self._cards[document.path]

    def cover(self, document: Document) -> View | None:
        """Give the drawing of a story without a photograph."""
        if document.kind.name != "verhaal" or document.path in self.build.extras.get("covers", {}):
            return None
        drawn = cover_of(document)
        return {
            "width": str(WIDTH), "height": str(HEIGHT), "full": drawn.full, "soft": drawn.soft, "lines": drawn.lines,
            "places": [{"x": x, "y": y} for x, y in drawn.places],
        }  # fmt: skip

    def cards(self, documents: Iterable[Document]) -> list[View]:
        """Give several cards."""
        return [self.card(document) for document in documents]

    def links(self, register: str, ids: Iterable[str]) -> list[View]:
        """Give links to the pages of register ids; one without a page is text alone."""
        folder = {"themas": "/themas/", "gemeenten": "/gemeenten/"}.get(register, "")
        records = self.build.registers[register]
        return [
            {"text": records[item]["kort"] or records[item]["naam"], "url": f"{folder}{item}/" if f"{folder}{item}/" in self._addresses else ""}
            for item in ids
            if item in records
        ]


def cover_of(document: Document) -> Cover:
    """Draw the cover of a story: by its first theme, its municipalities and its name."""
    return cover(document.slug, next(iter(document.ids("themas")), ""), document.ids("gemeenten"))
