"""Pages that were written before, used again while nothing that a page can show has changed.

A page shows itself, and of other documents all but their text: titles, summaries, dates, what they
are about and which figures they name. It shows the text of notes, and whatever is in
`content/data/`. All that is in the digest, so a save of a word leaves every other page as it is,
without asking what is on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from plugins.core.finding.page_head import PageHead
from plugins.core.problems import Problem
from plugins.core.texts.documents import Document
from plugins.run.reuse.digests import digest_of
from plugins.run.reuse.memo import Memo
from plugins.run.run_state import Run, Shown
from plugins.run.tree_writer import PageLinks, TreeWriter

__all__ = ["ReusedPages", "Written"]


@dataclass
class Written:
    """What writing one document came to; sent back from the process that did it."""

    writer: TreeWriter
    identities: dict[str, str] = field(default_factory=dict)
    heads: dict[str, PageHead] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    shown: Shown | None = None
    """What the page shows; None for a page without a document."""
    links: dict[str, PageLinks | None] = field(default_factory=dict)
    """What was found on each page by its digest; None for one that was used again."""
    pages: list[tuple[str, str]] = field(default_factory=list)
    """Address and digest of each page."""


class ReusedPages:
    """What writing each document came to, by the digest of all that it came from.

    Args:
        run: when all texts are converted.
        memo: where it is stored, in memory.
    """

    def __init__(self, run: Run, memo: Memo) -> None:
        self._memo, self._run = memo, run
        documents = (*run.site.documents, *run.site.hidden)
        self._around = digest_of(
            run.made_by,
            run.day,
            run.site.data_digest,
            sorted(run.report.unread),
            run.feeds,
            run.theme_feeds,
            {name: sheet.address for name, sheet in run.stylesheets.items()},
            run.scripts,
            run.has_cards,
            [_seen_elsewhere(run, document) for document in documents],
        )

    def digest(self, document: Document, problems: list[Problem]) -> str:
        """Return the digest of one document, whose page shows what is wrong with it."""
        return digest_of(
            self._around,
            document.path,
            document.source_text,
            document.body_line,
            self._run.text_of(document),
            self._run.files_of(document),
            problems,
        )

    def find(self, digest: str) -> Written | None:
        """Use the pages again that were stored under a digest; None when they must be written."""
        found = self._memo.get(digest)
        if found is None:
            return None
        pages, identities, heads, shown = found
        written = Written(
            self._run.writer.branch(), dict(identities), heads, shown=shown, pages=pages
        )
        for address, page in pages:
            links = self._memo.get(page)
            if not links or not written.writer.again(
                address, PageLinks(list(links[0]), set(links[1]))
            ):
                return None
            written.links[page] = None
        return written

    def store(self, digest: str, written: Written) -> None:
        """Store what writing a document came to, unless it failed."""
        if not written.problems:
            found = (written.pages, written.identities, written.heads, written.shown)
            self._memo.put(digest, found)


def _seen_elsewhere(run: Run, document: Document) -> list[Any]:
    """Return what other pages can show of a document; the text of a note is part of that."""
    text = run.text_of(document)
    return [
        document.kind.name,
        document.path,
        document.slug,
        document.language,
        document.header.values,
        document.state,
        document.title,
        document.summary,
        document.outdated,
        text.minutes,
        text.datasets,
        text.figures,
        run.reading_levels.get(document.path, ""),
        replace(run.files_of(document), photograph=None, attachments={}, pictures=()),
        text.html if document.kind.name == "kanttekening" else "",
    ]
