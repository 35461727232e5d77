"""Writes every page: documents, lists, overviews, redirects and the 404 page."""

from __future__ import annotations

from plugins.pages.document_pages import write_documents
from plugins.pages.page_views import PageViews
from plugins.pages.page_writer import PageWriter
from plugins.pages.pages_without_document import write_expired, write_not_found, write_redirects
from plugins.run.features import Feature, connect
from plugins.run.run_state import Run


def write_pages(run: Run) -> None:
    """Write all pages."""
    pages = PageWriter(run, PageViews(run))
    write_documents(pages)
    write_not_found(pages)
    write_expired(pages)
    write_redirects(pages)


FEATURE = Feature("pages", make=write_pages)


def register() -> None:
    """Connect to Pelican."""
    connect(FEATURE)
