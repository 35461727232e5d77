"""Pages that were written before: taken over as they stand while nothing that any page can show has changed, but texts of other pages.

A page shows itself, and of other documents all but their text: titles, summaries, dates, what they
are about and which figures they name. It shows the text of notes, and whatever is in
`content/data/`. All that is in the mark, so a save of a word leaves every other page as it is,
without asking what is on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from plugins.core.finding.page_head import PageHead
from plugins.core.problems import Problem
from plugins.core.texts.documents import Document
from plugins.run.build import Build
from plugins.run.reuse.memo import Memo, digest_of
from plugins.run.tree_writer import PageLinks, TreeWriter

__all__ = ["KeptPages", "Written"]

_OWN = (
    "source_text",
    "body_line",
    "html",
    "headings",
    "note_ids",
    "marked_notes",
    "shown_notes",
    "uses",
    "attachments",
    "pictures",
)
"""What of a document stands on its own page alone."""
_ELSEWHERE = ("exports", "css text", "preview_css text", "photographs", "ties", "related")
"""What features leave that no page shows, or that is made of the rest."""


@dataclass
class Written:
    """What writing one document came to; sent back from the process that did it."""

    writer: TreeWriter
    identities: dict[str, str] = field(default_factory=dict)
    heads: dict[str, PageHead] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    datasets: set[str] = field(default_factory=set)
    figures: set[str] = field(default_factory=set)
    """What the page shows, in a text or a view."""
    marks: dict[str, PageLinks | None] = field(default_factory=dict)
    """The pages by the marks of all that is on them: what was found on a new one, None for one that
    was taken over."""
    pages: list[tuple[str, str]] = field(default_factory=list)
    """Address and mark of each page."""


class KeptPages:
    """What writing each document came to, by the mark of all that it came from.

    Args:
        build: when all texts are converted; memo: where it is kept, in memory.
    """

    def __init__(self, build: Build, memo: Memo) -> None:
        self._memo, self._build = memo, build
        extras = {name: value for name, value in build.extras.items() if name not in _ELSEWHERE}
        known = [_known(document) for document in (*build.documents, *build.hidden)]
        self._around = digest_of(
            build.made_by, build.day, build.data_files, sorted(build.report.unread), extras, known
        )

    def mark(self, document: Document, problems: list[Problem]) -> str:
        """Give the mark of one document, which shows what is wrong with it; asked for before its page is made, which adds to the document."""
        return digest_of(self._around, document.path, _values(document, _OWN), problems)

    def restore(self, mark: str) -> Written | None:
        """Take over the pages that were kept under a mark; None when they must be written."""
        kept = self._memo.get(mark)
        if kept is None:
            return None
        pages, identities, heads, datasets, figures = kept
        written = Written(
            self._build.writer.branch(),
            dict(identities),
            heads,
            datasets=set(datasets),
            figures=set(figures),
            pages=pages,
        )
        for address, page in pages:
            found = self._memo.get(page)
            if not found or not written.writer.again(
                address, PageLinks(list(found[0]), set(found[1]))
            ):
                return None
            written.marks[page] = None
        return written

    def keep(self, mark: str, written: Written) -> None:
        """Keep what writing a document came to, unless it failed."""
        if not written.problems:
            self._memo.put(
                mark,
                (
                    written.pages,
                    written.identities,
                    written.heads,
                    sorted(written.datasets),
                    sorted(written.figures),
                ),
            )


def _known(document: Document) -> tuple[Any, ...]:
    """Give what others can show of a document; the text of a note is part of that."""
    others = [item.name for item in fields(document) if item.name not in (*_OWN, "kind", "header")]
    return (
        document.kind.name,
        document.header.values,
        _values(document, others),
        document.html if document.kind.name == "kanttekening" else "",
    )


def _values(document: Document, names: Iterable[str]) -> list[Any]:
    """Give some of what a document has, in an order that is always the same."""
    values = (getattr(document, name) for name in names)
    return [sorted(value) if isinstance(value, set) else value for value in values]
