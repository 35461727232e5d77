"""Writes every page: each document with its template, the lists, the overviews, the redirects and the 404 page."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.core.addresses import redirects
from plugins.core.documents import Document
from plugins.core.links import relative
from plugins.core.problems import Place, problem
from plugins.pages import listings, overviews
from plugins.pages.views import PageViews
from plugins.support.generator import SiteGenerator
from plugins.support.templates import TemplateFault

KIND_VIEWS = {
    "verhaal": overviews.story,
    "jaarplan": overviews.adopted,
    "jaarverslag": overviews.adopted,
    "verantwoording": overviews.adopted,
    "koers": overviews.course,
    "thema": overviews.theme,
    "gemeente": overviews.municipality,
}
FORM_VIEWS = {
    "gewoon": ("page.html", overviews.nothing),
    "begin": ("home.html", overviews.home),
    "jaarplannen": ("overview.html", overviews.kind_overview("jaarplan")),
    "jaarverslagen": ("overview.html", overviews.kind_overview("jaarverslag")),
    "koersen": ("overview.html", overviews.kind_overview("koers")),
    "themas": ("overview.html", overviews.kind_overview("thema")),
    "gemeenten": ("overview.html", overviews.kind_overview("gemeente")),
    "verantwoordingen": ("overview.html", overviews.kind_overview("verantwoording")),
    "cijfers": ("figures.html", overviews.all_figures),
    "begroting": ("budget.html", overviews.budget),
    "kanttekeningen": ("notes.html", overviews.all_notes),
    "tijdlijn": ("timeline.html", overviews.timeline),
    "data": ("data.html", overviews.all_data),
}


class PagesGenerator(SiteGenerator):
    """Turns documents into pages of the new tree."""

    def generate_output(self, writer: Any) -> None:
        """Write all pages."""
        views = PageViews(self.build)
        for document in self.build.documents:
            if document.address:
                self._write_document(views, document)
        self._write_redirects(views)
        self._render(views, "not_found.html", views.plain("/404.html", self.build.theme.word_in("nl", "not-found-title")), Place("theme/templates/not_found.html"))

    def _write_document(self, views: PageViews, document: Document) -> None:
        """Write the page of one document, with the files that belong to it."""
        form = document.header.get("vorm", "gewoon")
        if document.kind.name == "pagina" and form == "verhalen":
            for listing in listings.story_listings(views, document):
                self._render(views, "stories.html", listing.page, Place(document.path), **listing.context)
                self.build.publish(listing.page["url"], listing.identity)
        else:
            template, extra = FORM_VIEWS[form] if document.kind.name == "pagina" else (document.kind.template, KIND_VIEWS[document.kind.name])
            context = extra(views, document)
            self._render(views, template, views.of_document(document), Place(document.path), **context)
            self.build.publish(document.address, document.identity)
        for address, content in document.attachments.items():
            self.build.writer.data(address, content)

    def _write_redirects(self, views: PageViews) -> None:
        """Write a page at each address that moved, for hosts that know no redirects."""
        for address, target in redirects(self.build.ledger, self.build.identities).items():
            title = self.build.theme.word_in("nl", "moved")
            page = {**views.plain(address, title), "canonical": self.build.public_url + target if self.build.public_url else "", "noindex": True}
            self._render(views, "redirect.html", page, Place("content/adressen.csv"), target=relative(address, target))

    def _render(self, views: PageViews, template: str, page: dict[str, Any], place: Place, **context: Any) -> None:
        """Render one page; a template that fails is a fault of the theme, and the other pages go on."""
        try:
            html = self.build.theme.render(template, views.site(page["url"]), page, **context)
        except TemplateFault as fault:
            self.build.report.add([problem("sjabloon-fout", place, f"De pagina {page['url']} kon niet worden gemaakt: {fault}", "Laat dit aan de beheerder van de site zien.")])
            return
        self.build.writer.page(page["url"], html)


def _generator(pelican: Any) -> type[PagesGenerator]:
    return PagesGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
