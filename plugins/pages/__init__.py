"""Writes every page: each document with its template, the lists, the overviews, the redirects and the 404 page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import signals

from plugins.core.addresses.ledger import FILE
from plugins.core.addresses.links import relative
from plugins.core.addresses.redirect_hosts import HOSTS, Host, redirect_file
from plugins.core.addresses.redirect_rules import page_address
from plugins.core.dutch import format_date
from plugins.core.languages import DUTCH, add_hreflang, language_of
from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.documents import ENDED, Document
from plugins.core.texts.kinds import DATASET_PAGE
from plugins.pages import dataset_pages, guides, overviews, story_listings
from plugins.pages.page_heads import head_of, head_view
from plugins.pages.page_views import PageViews
from plugins.run.generator import SiteGenerator
from plugins.run.reuse.kept_pages import KeptPages, Written
from plugins.run.reuse.memo import digest_of
from plugins.run.tree_writer import PageLinks
from plugins.support.parallel import FEW, map_forked
from plugins.support.templates import TemplateFault
from plugins.views.attachments import FILE_TYPES
from plugins.views.views import plain_page

KIND_VIEWS = {
    "verhaal": overviews.story,
    "jaarplan": overviews.adopted,
    "jaarverslag": overviews.adopted,
    "verantwoording": overviews.adopted,
    "koers": overviews.course,
    "thema": overviews.theme,
    "gemeente": overviews.municipality,
    "gegevens": dataset_pages.dataset_page,
}
LAYOUT_VIEWS = {
    "gewoon": ("page.html", overviews.nothing),
    "begin": ("home.html", overviews.home),
    "jaarplannen": ("overview.html", overviews.kind_overview("jaarplan")),
    "jaarverslagen": ("overview.html", overviews.kind_overview("jaarverslag")),
    "koersen": ("overview.html", overviews.courses),
    "themas": ("overview.html", overviews.kind_overview("thema")),
    "gemeenten": ("overview.html", overviews.municipalities),
    "verantwoordingen": ("overview.html", overviews.kind_overview("verantwoording")),
    "cijfers": ("figures.html", overviews.all_figures),
    "begroting": ("budget.html", overviews.budget),
    "kanttekeningen": ("notes.html", overviews.all_notes),
    "tijdlijn": ("timeline.html", overviews.timeline),
    "data": ("data.html", overviews.all_data),
    "a-z": ("a_to_z.html", overviews.a_to_z),
    "begrippen": ("glossary.html", guides.glossary),
    "terecht": ("signpost.html", guides.signpost),
    "zoeken": ("search.html", overviews.search),
}


class PagesGenerator(SiteGenerator):
    """Turns documents into pages of the new tree."""

    def generate_output(self, writer: Any) -> None:
        """Write all pages."""
        views = PageViews(self.build)
        documents = [document for document in self.build.documents if document.address]
        # The page of a dataset names all pages that show it, so it is written when those are; what
        # a page shows may come from a view.
        self._documents(
            views, [document for document in documents if document.kind is not DATASET_PAGE]
        )
        self._documents(
            views, [document for document in documents if document.kind is DATASET_PAGE]
        )
        self._merge(self._not_found(views))
        self._merge(self._ended(views))
        self._merge(self._redirects(views))

    def _documents(self, views: PageViews, documents: list[Document]) -> None:
        """Write the pages of some documents, perhaps in more than one process; what they show is known here afterwards."""
        memo = self.build.memo
        kept = KeptPages(self.build, memo) if memo and not memo.plain else None
        marks = (
            {document: kept.mark(document, views.problems_of(document)) for document in documents}
            if kept
            else {}
        )
        known = {
            document: written
            for document in documents
            if kept and (written := kept.restore(marks[document]))
        }
        for document, written in known.items():
            self._attach(written, document)
        fresh = [document for document in documents if document not in known]
        for document, written in zip(
            fresh,
            map_forked(
                lambda document: self._document(views, document),
                fresh,
                worthwhile=FEW if memo else None,
            ),
            strict=True,
        ):
            known[document] = written
            if kept:
                kept.keep(marks[document], written)
        for document in documents:
            self._merge(known[document])
            document.datasets, document.figures = known[document].datasets, known[document].figures

    def _merge(self, written: Written) -> None:
        """Take in what was written, perhaps in another process."""
        self.build.writer.merge(written.writer)
        self.build.identities.update(written.identities)
        self.build.heads.update(written.heads)
        self.build.report.add(*written.problems)
        if self.build.memo:
            for mark, found in written.marks.items():
                if found:
                    self.build.memo.put(mark, [found.links, sorted(found.ids)])
                else:
                    self.build.memo.get(mark)  # in the process that wrote it this was known already

    def _document(self, views: PageViews, document: Document) -> Written:
        """Write the page of one document, with the files that belong to it."""
        written = Written(self.build.writer.branch())
        place = Place(document.path)
        form = document.header.get("vorm", "gewoon")
        if document.kind.name == "pagina" and form == "verhalen":
            for listing in story_listings.story_listings(views, document):
                self._render(
                    written,
                    views,
                    "stories.html",
                    self._with_head(written, views, listing.page, document),
                    place,
                    **listing.context,
                )
                written.identities[listing.page["url"]] = listing.identity
        else:
            template, extra = (
                LAYOUT_VIEWS[form]
                if document.kind.name == "pagina"
                else (document.kind.template, KIND_VIEWS[document.kind.name])
            )
            context = extra(views, document)
            self._render(
                written,
                views,
                template,
                self._with_head(written, views, views.of_document(document), document),
                place,
                **context,
            )
            written.identities[document.address] = document.identity
        self._attach(written, document)
        written.datasets, written.figures = document.datasets, document.figures
        return written

    @staticmethod
    def _attach(written: Written, document: Document) -> None:
        """Write the files that belong to a document."""
        for address, content in document.attachments.items():
            written.writer.data(
                address, content if isinstance(content, bytes) else Path(content).read_bytes()
            )
            name = address.rpartition("/")[2]
            if Path(name).suffix.lower() in FILE_TYPES:
                written.identities[address] = f"{FILE}{document.identity}/{name}"

    def _with_head(
        self, written: Written, views: PageViews, page: dict[str, Any], document: Document
    ) -> dict[str, Any]:
        """Give a page with what its head tells others; one that may be found is remembered for the map of the site."""
        head = head_of(self.build, page, document)
        if not page["noindex"]:
            written.heads[head.address] = head
        return {**page, **head_view(views, head, page, document)}

    def _redirects(self, views: PageViews) -> Written:
        """Write the redirects: the file of the host that is named, and a page at each address that moved wherever that is not in the way."""
        written = Written(self.build.writer.branch())
        host = HOSTS.get(str(self.build.settings.get("SITEHOST", "")))
        written.problems.extend(self._host_file(written, host) if host else self._without_page())
        for address, target in (
            self.build.redirect_pages.items() if not (host and host.files_win) else ()
        ):
            title = self.build.theme.word_in(language_of(address), "moved")
            page = {
                **plain_page(self.build, address, title),
                "canonical": self.build.public_url + target if self.build.public_url else "",
                "noindex": True,
            }
            self._render(
                written,
                views,
                "redirect.html",
                page,
                Place("content/adressen.csv"),
                target=relative(address, target),
            )
        return written

    def _host_file(self, written: Written, host: Host) -> Iterator[Problem]:
        """Write the file with redirects for one host; what it cannot take is told."""
        made = redirect_file(host, self.build.rules, urlsplit(self.build.public_url).path)
        written.writer.data(made.address, made.text.encode("utf-8"))
        if made.excess:
            yield problem(
                "omleiding-te-veel",
                Place("publishconf.py"),
                f"Er zijn {made.excess}.",
                "Laat dit aan de beheerder van de site zien. Zonder SITEHOST staat op elk oud adres"
                " een pagina die doorverwijst; dat kan altijd.",
            )
        if made.unable:
            yield self._told_unable(
                f"{host.label} kan het oude adres {made.unable[0].shown} niet omleiden",
                len(made.unable) - 1,
            )

    def _without_page(self) -> Iterator[Problem]:
        """Tell which old addresses lead nowhere on a host that knows no redirects."""
        unable = [rule for rule in self.build.rules if rule.target and not page_address(rule)]
        if unable and self.build.public_url:
            yield self._told_unable(
                f"Zonder SITEHOST kan het oude adres {unable[0].shown} niet worden omgeleid",
                len(unable) - 1,
            )

    @staticmethod
    def _told_unable(text: str, others: int) -> Problem:
        more = f"; dat geldt ook voor {others} andere" if others else ""
        return problem(
            "omleiding-kan-niet",
            Place("publishconf.py"),
            f"{text}{more}. Wie dat adres gebruikt, komt niet op de goede pagina.",
            "Wilt u dat anders? Dan is een host nodig die dit kan, zoals nginx of Apache.",
        )

    def _not_found(self, views: PageViews) -> Written:
        """Write the page that hosts show for an address that is not there."""
        written = Written(self.build.writer.branch())
        word = self.build.theme.word_in
        page = {
            **plain_page(self.build, "/404.html", word(DUTCH, "not-found-title")),
            "kind_label": "404",
            "summary": word(DUTCH, "not-found-explained"),
            "canonical": "",
            "noindex": True,
        }
        self._render(
            written,
            views,
            "not_found.html",
            page,
            Place("theme/templates/not_found.html"),
            questions=guides.questions(views),
            others=views.others("not-found-explained"),
        )
        return written

    def _ended(self, views: PageViews) -> Written:
        """Write a page at the address of each page whose time is over, so that links to it still lead somewhere."""
        written = Written(self.build.writer.branch())
        word = self.build.theme.word_in
        for document in self.build.hidden:
            if document.state == ENDED and document.address and document.ends:
                language = document.language
                told = word(
                    language, "ended-explained", day=format_date(document.ends.day, language)
                )
                page = {
                    **plain_page(self.build, document.address, word(language, "ended")),
                    "lang": language,
                    "summary": told,
                    "canonical": "",
                    "noindex": True,
                }
                self._render(
                    written,
                    views,
                    "not_found.html",
                    page,
                    Place(document.path),
                    questions=[],
                    others=[],
                )
                written.identities[document.address] = document.identity
        return written

    def _render(
        self,
        written: Written,
        views: PageViews,
        template: str,
        page: dict[str, Any],
        place: Place,
        **context: Any,
    ) -> None:
        """Render one page; a template that fails is a fault of the theme, and the other pages go on.

        A page that the last build made of the same views is taken over.
        """
        memo, shown = self.build.memo, views.site(page)
        mark = digest_of(self.build.made_by, template, shown, page, context) if memo else ""
        known = memo.get(mark) if memo else None
        written.pages.append((page["url"], mark))
        if known and written.writer.again(page["url"], PageLinks(list(known[0]), set(known[1]))):
            written.marks[mark] = None
            return
        try:
            html = self.build.theme.render(template, shown, page, **context)
        except TemplateFault as fault:
            written.problems.append(
                problem(
                    "sjabloon-fout",
                    place,
                    f"De pagina {page['url']} kon niet worden gemaakt: {fault}",
                    "Laat dit aan de beheerder van de site zien.",
                )
            )
            written.writer.files.add(page["url"])  # links to it are no faults of their own
            return
        written.writer.page(page["url"], add_hreflang(html, page["lang"]))
        if mark:
            written.marks[mark] = written.writer.pages[page["url"]]


def _generator(pelican: Any) -> type[PagesGenerator]:
    return PagesGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
