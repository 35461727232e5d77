"""Writes the page of every document, with the files that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plugins.core.addresses.ledger import FILE
from plugins.core.problems import Place
from plugins.core.texts.documents import Document
from plugins.core.texts.kinds import DATASET_PAGE
from plugins.core.texts.page_texts import PageDraft
from plugins.pages.overviews.story_listings import StoriesContext, story_listings
from plugins.pages.page_heads import head_of, head_view
from plugins.pages.page_kinds import KIND_PAGES, LAYOUT_PAGES
from plugins.pages.page_writer import PageWriter
from plugins.run.reuse.reused_pages import ReusedPages, Written
from plugins.run.run_state import Shown
from plugins.support.parallel import FEW, map_forked
from plugins.views.attachments import FILE_TYPES
from plugins.views.page_frames import PageView, Template

__all__ = ["STORIES", "write_documents"]

STORIES = Template("stories.html", StoriesContext)


def write_documents(pages: PageWriter) -> None:
    """Write the pages of all documents."""
    documents = [document for document in pages.run.site.documents if document.address]
    # The page of a dataset names all pages that show it, so it is written when those are; what a
    # page shows may come from a view.
    _write_some(pages, [item for item in documents if item.kind is not DATASET_PAGE])
    _write_some(pages, [item for item in documents if item.kind is DATASET_PAGE])


def _write_some(pages: PageWriter, documents: Sequence[Document]) -> None:
    """Write the pages of some documents, perhaps in more than one process.

    What they show is known in `run.shown` afterwards.
    """
    run, memo = pages.run, pages.run.settings.memo
    reused = ReusedPages(run, memo) if memo and not memo.plain else None
    digests = (
        {item: reused.digest(item, pages.views.problems_of(item)) for item in documents}
        if reused
        else {}
    )
    known = {
        item: written
        for item in documents
        if reused and (written := reused.find(digests[item])) is not None
    }
    for item, written in known.items():
        _attach(pages, written, item)
    fresh = [item for item in documents if item not in known]
    worthwhile = FEW if memo else None
    made = map_forked(lambda item: _write(pages, item), fresh, worthwhile=worthwhile)
    for item, written in zip(fresh, made, strict=True):
        known[item] = written
        if reused:
            reused.store(digests[item], written)
    for item in documents:
        pages.merge(known[item])
        shown = known[item].shown
        if shown:
            run.shown[item.path] = shown


def _write(pages: PageWriter, document: Document) -> Written:
    """Write the page of one document."""
    written, place = pages.start(), Place(document.path)
    draft = PageDraft(document, pages.run.text_of(document))
    layout = document.header.get("vorm", "gewoon")
    plain = document.kind.name == "pagina"
    if plain and layout == "verhalen":
        for listing in story_listings(pages.views, draft):
            page = _with_head(pages, written, listing.page, document)
            pages.render(written, STORIES, page, place, listing.context)
            written.identities[listing.page["url"]] = listing.identity
    else:
        made = LAYOUT_PAGES[layout] if plain else KIND_PAGES[document.kind.name]
        context = made.view(pages.views, draft)  # before the head, which shows the notes left
        page = _with_head(pages, written, pages.views.of_document(draft), document)
        pages.render(written, made.template, page, place, context)
        written.identities[document.address] = document.identity
    _attach(pages, written, document)
    written.shown = Shown(frozenset(draft.datasets), frozenset(draft.figures))
    return written


def _attach(pages: PageWriter, written: Written, document: Document) -> None:
    """Write the files that belong to a document."""
    run = pages.run
    attachments = {**run.text_of(document).attachments, **run.files_of(document).attachments}
    for address, content in attachments.items():
        data = content if isinstance(content, bytes) else Path(content).read_bytes()
        written.writer.data(address, data)
        name = address.rpartition("/")[2]
        if Path(name).suffix.lower() in FILE_TYPES:
            written.identities[address] = f"{FILE}{document.identity}/{name}"


def _with_head(pages: PageWriter, written: Written, page: PageView, document: Document) -> PageView:
    """Return a page with what its head tells others; note it for the map of the site."""
    head = head_of(pages.run, page, document)
    if not page["noindex"]:
        written.heads[head.address] = head
    return {**page, **head_view(pages.views, head, page, document)}
