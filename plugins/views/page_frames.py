"""What surrounds every page: the plain page, the site on the editor's own pages, addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypedDict, TypeVar

from plugins.core.dutch import format_date
from plugins.core.languages import DUTCH, Words, language_of
from plugins.core.texts.documents import PUBLIC
from plugins.core.texts.page_texts import Heading
from plugins.run.run_state import FeedLink, Run
from plugins.run.version import generator
from plugins.support.templates import Markup
from plugins.views.links import Link, MenuItem
from plugins.views.note_views import NoteView
from plugins.views.problem_views import ProblemView
from plugins.views.source_views import SourceView

__all__ = [
    "DATA_PAGE",
    "FORMS",
    "MANUAL",
    "POLICY",
    "SEARCH_POLICY",
    "AssetsView",
    "Context",
    "DayView",
    "HeadView",
    "Hreflang",
    "LabelsView",
    "LanguageLink",
    "MetaView",
    "NoContext",
    "Notice",
    "PageView",
    "SharedSite",
    "SiteName",
    "SiteView",
    "Template",
    "assets_of",
    "canonical",
    "editorial_site",
    "has_manual",
    "plain_page",
]

DATA_PAGE = "/data/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
    " manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
)
"""What a page may load: files of this site alone, and nothing inside the page itself (Content
Security Policy, level 3)."""
SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""What the search page may do besides: compile the program that reads the index (WebAssembly)."""
MANUAL = "/redactie/handleiding/"
"""Where a preview shows the guide of content/."""
FORMS = "/beheer/"
"""Where the forms in the browser are, when they are switched on."""


# -- the page -------------------------------------------------------------------------------------


class DayView(TypedDict):
    """A day in words and as the standard writes it (ISO 8601)."""

    text: str
    iso: str


class LabelsView(TypedDict):
    """What kind of page it is, its state and its times."""

    kind: str
    """The kind as writers name it; empty for a page without a document."""
    kind_label: str
    state: str
    """One of the states of `core/texts/documents.py`."""
    state_label: str
    date: DayView | None
    """When a story came on the site."""
    period: str
    reading_time: str


class LanguageLink(TypedDict):
    """A version of the page in a language."""

    lang: str
    url: str
    label: str
    """The language by its own name."""


class Hreflang(TypedDict):
    """A version of the page, for search engines."""

    lang: str
    url: str
    """Absolute."""


class MetaView(TypedDict):
    """A line in the head: `<meta {attribute}="{name}" content="{content}">`."""

    attribute: str
    name: str
    content: str


class HeadView(TypedDict):
    """What the head of a page tells others."""

    metas: list[MetaView]
    data_block: Markup
    """JSON-LD, escaped."""


class Notice(TypedDict):
    """A box above the text."""

    title: str
    html: Markup


class PageView(LabelsView, HeadView):
    """A page as every template gets it."""

    title: str
    summary: str
    lang: str
    url: str
    canonical: str
    """Absolute; empty while the address of the site is not known."""
    body: Markup
    toc: list[Heading]
    breadcrumbs: list[Link]
    notes: list[NoteView]
    sources: list[SourceView]
    problems: list[ProblemView]
    """Only in a preview."""
    alternates: list[LanguageLink]
    hreflangs: list[Hreflang]
    outdated: Notice | None
    """That the Dutch text has changed since it was translated."""
    noindex: bool
    policy: str
    """The Content Security Policy; empty for pages opened from a folder."""


def canonical(run: Run, address: str) -> str:
    """Return the absolute address of a page, or an empty text while the site's is not known."""
    site = run.settings.site_url
    return site + address if site else ""


def plain_page(run: Run, address: str, title: str) -> PageView:
    """Return the view of a page without a document; the page of a document fills in the rest."""
    return {
        "title": title,
        "summary": "",
        "lang": language_of(address),
        "url": address,
        "canonical": canonical(run, address),
        "kind": "",
        "kind_label": "",
        "body": Markup(""),
        "toc": [],
        "breadcrumbs": [],
        "notes": [],
        "sources": [],
        "state": PUBLIC,
        "state_label": "",
        "date": None,
        "period": "",
        "reading_time": "",
        "problems": [],
        "alternates": [],
        "hreflangs": [],
        "outdated": None,
        "noindex": run.preview,
        # Pages opened from a folder have no host of their own, and would load nothing.
        "policy": "" if run.settings.named_files else POLICY,
        "metas": [],
        "data_block": Markup(""),
    }


# -- the site -------------------------------------------------------------------------------------


class AssetsView(TypedDict):
    """The addresses of stylesheets and scripts."""

    css: str
    preview_css: str
    """Empty outside a preview."""
    scripts: list[str]


class SiteName(TypedDict):
    """All that the page of the forms says of the site."""

    name: str


class SharedSite(SiteName, AssetsView):
    """What the site is on every page of a language."""

    motto: str
    description: str
    lang: str
    """The language of the site itself."""
    home: str
    whole: str
    """The first page of the whole site, on a page in another language than its own."""
    footer_menu: list[Link]
    preview: bool
    feeds: list[FeedLink]
    build_day: str
    generator: str
    """Name and version of the software."""


class SiteView(SharedSite):
    """The site as every template gets it."""

    languages: list[LanguageLink]
    menu: list[MenuItem]
    search: str
    """The page that searches; empty where its form is left out."""


def assets_of(run: Run) -> AssetsView:
    """Return the addresses of stylesheets and scripts as the site view has them."""
    preview = run.stylesheets.get("preview")
    return {
        "css": run.stylesheets["site"].address,
        "preview_css": preview.address if preview else "",
        "scripts": run.scripts,
    }


def has_manual(run: Run) -> bool:
    """Return whether the content has a guide."""
    return (run.site.content / "README.md").is_file()


def editorial_site(run: Run) -> SiteView:
    """Return the site view of the editor's own pages: with their menu, and no visitor's."""
    menu = {
        "/redactie/": "Redactie",
        "/redactie/nieuw/": "Nieuw",
        **({MANUAL: "Handleiding"} if has_manual(run) else {}),
        "/stijlgids/": "Stijlgids",
    }
    return {
        "name": run.settings.site_name,
        "motto": Words(run.settings.site_motto, DUTCH),
        "description": "",
        "lang": DUTCH,
        "home": "/",
        "whole": "",
        "languages": [],
        "menu": [{"text": text, "url": url, "current": False} for url, text in menu.items()],
        "search": "",
        "footer_menu": [],
        "preview": True,
        "feeds": [],
        **assets_of(run),
        "build_day": format_date(run.day),
        "generator": generator(),
    }


# -- templates ------------------------------------------------------------------------------------

Context = TypeVar("Context", bound=Mapping[str, object])


class NoContext(TypedDict):
    """A template that gets its page and the site alone."""


@dataclass(frozen=True)
class Template(Generic[Context]):
    """A page template with the type of what it gets besides `page` and `site`."""

    name: str
    """The file in theme/templates."""
    context: type[Context]
    site: type[Mapping[str, object]] = SiteView
    """What it reads of the site; the page of the forms knows its name alone."""
