"""Texts that were converted before: kept with what was found wrong in them, and used again while nothing they use has changed.

A text may use itself and `content/data/`; through its blocks and links also the notes, and where every document stands.
All that is in the mark, and so are the files of its own that a text shows. Of the figures a text that names no dataset
uses nothing but the list of names, so a save of figures leaves it as it is.
"""

from __future__ import annotations

import re
from typing import Any

from plugins.core.documents import Document
from plugins.core.kinds import DATASET_PAGE
from plugins.core.problems import Place, Problem, Severity
from plugins.support.attachments import folder_of
from plugins.support.build import Build
from plugins.support.markdown_renderer import Heading
from plugins.support.memo import Memo, mark_of, mark_of_files

__all__ = ["KeptTexts"]

_WITH_FILES = re.compile(r"^:::\s*(?:afbeelding|downloads)\b", re.M | re.I)
_PLAIN = ("html", "note_ids", "uses", "minutes")
_SETS = ("marked_notes", "shown_notes", "datasets", "offered", "figures")


class KeptTexts:
    """The converted texts that a build may take over.

    Args:
        build: when all is read and no text is converted yet.
        memo: where they are kept.
    """

    def __init__(self, build: Build, memo: Memo) -> None:
        self._memo, self._build = memo, build
        known = [(item.path, item.address, item.state, item.header.get("document")) for item in (*build.documents, *build.hidden)]
        self._around = mark_of(build.made_by, build.register_files, known, sorted(build.report.unread), sorted(build.datasets))
        self._figures = mark_of(build.data_files, mark_of_files(build.content / "kanttekeningen"))
        self._named = re.compile("|".join(map(re.escape, sorted(build.datasets))) or "(?!)")

    def _mark(self, document: Document) -> str:
        """Give the mark of one text."""
        files = mark_of_files(folder_of(self._build, document)) if _WITH_FILES.search(document.source_text) else ""
        uses = document.kind.guards_amounts or self._named.search(document.source_text) or document.kind is DATASET_PAGE
        return mark_of(self._around, self._figures if uses else "", document.path, document.source_text, document.body_line, document.header.values, files)

    def restore(self, document: Document) -> list[Problem] | None:
        """Give a document its converted text again, and the problems of that text; None when it must be converted."""
        kept = self._memo.get(self._mark(document))
        if kept is None:
            return None
        for name in _PLAIN:
            value = kept[name]
            setattr(document, name, value.copy() if isinstance(value, (list, dict)) else value)
        for name in _SETS:
            setattr(document, name, set(kept[name]))
        document.attachments.update(kept.get("attachments", {}))
        document.pictures.extend(kept.get("pictures", ()))
        document.headings = [Heading(*heading) for heading in kept["headings"]]
        return [Problem(Place(*place), code, text, hint, Severity(severity)) for place, code, text, hint, severity in kept["problems"]]

    def keep(self, document: Document, problems: list[Problem]) -> None:
        """Keep a text that was converted now."""
        if self._memo.plain and (document.attachments or document.pictures):
            return
        kept: dict[str, Any] = {name: getattr(document, name) for name in _PLAIN}
        kept = {name: value.copy() if isinstance(value, (list, dict)) else value for name, value in kept.items()}
        kept |= {name: sorted(getattr(document, name)) for name in _SETS}
        kept["headings"] = [[heading.id, heading.text, heading.level] for heading in document.headings]
        kept["problems"] = [[[item.place.path, item.place.line, item.place.column], item.code, item.text, item.hint, int(item.severity)] for item in problems]
        if not self._memo.plain:
            kept |= {"attachments": document.attachments.copy(), "pictures": document.pictures.copy()}
        self._memo.put(self._mark(document), kept)
