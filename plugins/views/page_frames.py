"""What surrounds every page: the plain page, the site on the editor's own pages, addresses."""

from __future__ import annotations

from typing import Any

from plugins.core.dutch import format_date
from plugins.core.languages import DUTCH, Words, language_of
from plugins.core.texts.documents import PUBLIC
from plugins.run.run_state import Run
from plugins.run.version import generator

__all__ = [
    "DATA_PAGE",
    "FORMS",
    "MANUAL",
    "POLICY",
    "SEARCH_POLICY",
    "View",
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
View = dict[str, Any]


def canonical(run: Run, address: str) -> str:
    """Return the absolute address of a page, or an empty text while the site's is not known."""
    site = run.settings.site_url
    return site + address if site else ""


def plain_page(run: Run, address: str, title: str) -> View:
    """Return the view of a page without a document; the page of a document fills in the rest."""
    return {
        "title": title,
        "summary": "",
        "lang": language_of(address),
        "url": address,
        "canonical": canonical(run, address),
        "kind": "",
        "kind_label": "",
        "template": "",
        "body": "",
        "toc": [],
        "breadcrumbs": [],
        "facts": [],
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
        "data_block": "",
    }


def assets_of(run: Run) -> View:
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


def editorial_site(run: Run) -> View:
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
        "url": "",
        "menu": [{"text": text, "url": url, "current": False} for url, text in menu.items()],
        "search": "",
        "footer_menu": [],
        "preview": True,
        "feeds": [],
        **assets_of(run),
        "build_day": format_date(run.day),
        "generator": generator(),
    }
