"""Texts that were converted before, used again while nothing they use has changed.

A text may use itself and `content/data/`; through its blocks and links also the notes, and where
every document is. Of the figures it uses the datasets that it asked for when it was converted, so
a save of figures leaves all texts that show none of them as they are. All that is in its digest,
and so are the files of its own that a text shows.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from plugins.core.problem_codes import Severity
from plugins.core.problems import Place, Problem
from plugins.core.texts.documents import Document
from plugins.core.texts.page_texts import Heading, PageText
from plugins.run.reuse.digests import digest_of, digest_of_files
from plugins.run.reuse.memo import Memo
from plugins.run.run_state import Run
from plugins.run.site import ALL

__all__ = ["ReusedTexts"]

_WITH_FILES = re.compile(r"^:::\s*(?:afbeelding|downloads)\b", re.M | re.I)
_SETS = ("marked_notes", "shown_notes", "datasets", "figures")

Converted = tuple[PageText, list[Problem]]


class ReusedTexts:
    """The converted texts that a run may use again.

    Args:
        run: when all is read and the texts are not converted; for those that are no notes, when
            the notes and explanations are.
        memo: where they are stored.
        reserved: the ids that no heading may take.
    """

    def __init__(self, run: Run, memo: Memo, reserved: Collection[str]) -> None:
        self._memo, self._run, site = memo, run, run.site
        known = [
            (item.path, item.address, item.state, item.header.get("document"))
            for item in (*site.documents, *site.hidden)
        ]
        # What a note says may hold figures, so it counts as it reads once it is converted.
        notes = [
            (item.path, item.header.values, item.title, run.text_of(item).html or item.source_text)
            for item in site.documents
            if item.kind.name == "kanttekening"
        ]
        self._around = digest_of(
            run.made_by,
            site.register_digest,
            known,
            notes,
            sorted(run.report.unread),
            sorted(site.datasets),
            site.series,
            sorted(reserved),
        )
        self._figures = {
            name: digest_of(digest, run.explanations.get(name, ""))
            for name, digest in site.dataset_digests.items()
        }
        self._amounts = digest_of(sorted(site.amounts))

    def _own(self, document: Document) -> str:
        """Return the digest of a text and of all that every text uses."""
        shows_files = _WITH_FILES.search(document.source_text)
        return digest_of(
            self._around,
            self._amounts if document.kind.guards_amounts else "",
            document.path,
            document.source_text,
            document.body_line,
            document.header.values,
            document.datasets_in_head,
            document.figures_in_head,
            digest_of_files(self._run.site.folder_of(document)) if shows_files else "",
        )

    def _digest(self, own: str, asked: Collection[str]) -> str:
        """Return the digest of a text with the datasets it asked for."""
        used = [self._figures.get(name) for name in asked]
        return digest_of(own, self._figures if ALL in asked else used)

    def find(self, document: Document) -> Converted | None:
        """Return a converted text and its problems; None when it must be converted."""
        own = self._own(document)
        asked = self._memo.get(own)
        found = self._memo.get(self._digest(own, asked[1:])) if asked else None
        if found is None:
            return None
        converted: Converted = _read(found) if self._memo.plain else found
        return converted

    def store(self, document: Document, converted: Converted, asked: Collection[str]) -> None:
        """Store a text that was converted now, with the names of the datasets it asked for."""
        text = converted[0]
        if self._memo.plain and (text.attachments or text.pictures):
            return
        # A note can show those before it, with figures that it did not ask for itself.
        named = [ALL] if asked and document.kind.name == "kanttekening" else sorted(asked)
        own = self._own(document)
        self._memo.put(own, ["", *named])  # never empty
        self._memo.put(
            self._digest(own, named), _written(*converted) if self._memo.plain else converted
        )


def _written(text: PageText, problems: list[Problem]) -> dict[str, Any]:
    """Return a converted text without files as plain values."""
    return {
        "html": text.html,
        "headings": [[item.id, item.text, item.level] for item in text.headings],
        "minutes": text.minutes,
        "note_ids": list(text.note_ids),
        "block_ids": dict(text.block_ids),
        **{name: sorted(getattr(text, name)) for name in _SETS},
        "problems": [
            [
                [item.place.path, item.place.line, item.place.column],
                item.code,
                item.text,
                item.hint,
                int(item.severity),
                list(item.about),
            ]
            for item in problems
        ],
    }


def _read(stored: dict[str, Any]) -> Converted:
    """Return a converted text from plain values."""
    text = PageText(
        html=stored["html"],
        headings=tuple(Heading(*heading) for heading in stored["headings"]),
        minutes=stored["minutes"],
        note_ids=tuple(stored["note_ids"]),
        block_ids=stored["block_ids"],
        marked_notes=frozenset(stored["marked_notes"]),
        shown_notes=frozenset(stored["shown_notes"]),
        datasets=frozenset(stored["datasets"]),
        figures=frozenset(stored["figures"]),
    )
    problems = [
        Problem(Place(*place), code, words, hint, Severity(severity), tuple(about))
        for place, code, words, hint, severity, about in stored["problems"]
    ]
    return text, problems
