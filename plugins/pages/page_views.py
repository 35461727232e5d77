"""What every page has: its own head, its trail, cards that link to others."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from plugins.core.dutch import format_date, format_period
from plugins.core.languages import DUTCH, LANGUAGES, NAMES, Words, search_versions
from plugins.core.problems import Problem
from plugins.core.texts.documents import PUBLIC, Document, by_period
from plugins.core.texts.kinds import DATASET_PAGE
from plugins.core.texts.page_texts import PageDraft
from plugins.pages.card_views import CardView, cover_view
from plugins.pages.relations import Relations, Ties, shared_by, ties_of
from plugins.pages.site_views import SiteViews
from plugins.run.run_state import Run
from plugins.support.templates import Markup
from plugins.views.links import Link
from plugins.views.note_views import NoteView, fresh_notes, notes_of
from plugins.views.page_frames import (
    SEARCH_POLICY,
    Hreflang,
    LabelsView,
    LanguageLink,
    Notice,
    PageView,
    plain_page,
)
from plugins.views.problem_views import problem_views
from plugins.views.source_views import source_view
from plugins.views.words import localised

__all__ = ["PageViews"]


class PageViews(SiteViews):
    """Makes the views of the pages of one run; what they share is made once."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self._addresses = {item.address for item in run.site.documents}
        self._cards: dict[tuple[str, str], CardView] = {}
        self._problems: dict[str, list[Problem]] = {}
        for found in run.report.problems if run.preview else ():
            self._problems.setdefault(found.place.path, []).append(found)

    @functools.cached_property
    def relations(self) -> Relations:
        """What stories share."""
        return shared_by(by_period(self.run.site.of_kind("verhaal")))

    @functools.cached_property
    def ties(self) -> Ties:
        """The lines of money by what they lead to."""
        return ties_of(self.run)

    # -- a page -----------------------------------------------------------------------------------

    def of_document(self, draft: PageDraft) -> PageView:
        """Return the view of a document's page; asked for when the rest of the page is known."""
        run, document, language = self.run, draft.document, draft.language
        page = plain_page(run, document.address, document.title)
        return {
            **page,
            **self._labels(document),
            "summary": document.summary,
            "lang": language,
            "body": Markup(run.text_of(document).html),
            "toc": list(run.text_of(document).headings),
            "breadcrumbs": self.trail(document.address, document.title, language),
            "notes": self._page_notes(draft),
            "sources": [source_view(run, item, language=language) for item in document.sources],
            "problems": problem_views(self.problems_of(document)),
            "alternates": self._alternates(document),
            "outdated": self._outdated(document),
            "hreflangs": self._hreflangs(document),
            "noindex": run.preview or document.state != PUBLIC,
            "policy": self._policy(document) or page["policy"],
        }

    def _labels(self, document: Document) -> LabelsView:
        """Return what kind of page it is, its state and its times, in words."""
        word, language = self.run.theme.word_in, document.language
        kind, minutes = document.kind.name, self.run.text_of(document).minutes
        day = document.day if kind == "verhaal" else None
        return {
            "kind": kind,
            "kind_label": "" if kind == "pagina" else word(language, f"kind-{kind}"),
            "state": document.state,
            "state_label": word(language, f"state-{document.state}"),
            "date": {"text": format_date(day, language), "iso": day.isoformat()} if day else None,
            "period": format_period(document.period, language) if document.period else "",
            "reading_time": word(language, "reading-time", n=minutes) if minutes else "",
        }

    def _hreflangs(self, document: Document) -> list[Hreflang]:
        """Return the absolute addresses of all versions, for search engines."""
        site = self.run.settings.site_url
        if not site:
            return []
        versions = search_versions(self._versions_of(document))
        return [{"lang": code, "url": site + address} for code, address in versions]

    def _policy(self, document: Document) -> str:
        """Return the policy of the page that searches, which may do more; else an empty text."""
        searches = document.address == self.search_page
        return SEARCH_POLICY if searches and not self.run.settings.named_files else ""

    def problems_of(self, document: Document) -> list[Problem]:
        """Return the problems of the files a page is made of; that of a dataset is made of two."""
        paths = [document.path]
        if document.kind is DATASET_PAGE:
            paths.append(self.run.site.datasets[document.slug].figures_path)
        return [found for path in paths for found in self._problems.get(path, ())]

    def trail(self, address: str, title: str, language: str = DUTCH) -> list[Link]:
        """Return the way from the first page in a language to a page, by the pages above it."""
        home = self.home(language)
        if address == home:
            return []
        steps: list[Link] = [{"text": self.run.theme.word_in(language, "home"), "url": home}]
        parts = address.strip("/").split("/")
        for count in range(1, len(parts)):
            above = "/" + "/".join(parts[:count]) + "/"
            if above in self.pages and above != home:
                steps.append({"text": self.pages[above].title, "url": above})
        return [*steps, {"text": title, "url": address}]

    def _page_notes(self, draft: PageDraft) -> list[NoteView]:
        """Return the notes on the page, its figures or its data that are nowhere on it yet."""
        own = set(draft.document.ids("datasets"))
        targets = [draft.address, *sorted(draft.figures), *sorted(draft.datasets & own)]
        for note in notes_of(self.run, targets):
            draft.note_number(note.slug)
        return fresh_notes(self.run, draft)

    def _alternates(self, document: Document) -> list[LanguageLink]:
        """Return the versions of a page in all its languages; none where there is one."""
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
        """Return (language, address) of all versions of a document that are shown."""
        versions = self.run.site.versions[document.kind.name, document.slug]
        return [
            (language, versions[language].address) for language in LANGUAGES if language in versions
        ]

    def _outdated(self, document: Document) -> Notice | None:
        """Return the notice that the Dutch text has changed since it was translated.

        It names the day, where that text does.
        """
        if not document.outdated:
            return None
        word, language = self.run.theme.word_in, document.language
        dutch = self.run.site.versions[document.kind.name, document.slug].get(DUTCH)
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

    def card(self, document: Document, language: str = DUTCH) -> CardView:
        """Return a document as it is in a list on a page in a language."""
        key = (document.path, language)
        if key not in self._cards:
            word = self.run.theme.word_in
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
                "picture": self.run.files_of(document).card,
                "cover": cover_view(self.run, document),
                "state": document.state,
                "state_label": word(language, f"state-{document.state}"),
            }
        return self._cards[key]

    def cards(self, documents: Iterable[Document], language: str = DUTCH) -> list[CardView]:
        """Return the cards of several documents."""
        return [self.card(document, language) for document in documents]

    def links(self, register: str, ids: Iterable[str], language: str = DUTCH) -> list[Link]:
        """Return links to the pages of register ids; one without a page is text alone."""
        folder = {"themas": "/themas/", "gemeenten": "/gemeenten/"}.get(register, "")
        records = self.run.site.registers[register]
        return [
            {
                "text": (
                    localised(self.run, records[item]["kort"] or records[item]["naam"], language)
                    if register != "gemeenten"
                    else records[item]["naam"]
                ),
                "url": f"{folder}{item}/" if f"{folder}{item}/" in self._addresses else "",
            }
            for item in ids
            if item in records
        ]
