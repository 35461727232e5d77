"""Texts that were converted before: kept with what was found wrong in them, and used again while nothing they use has changed.

A text may use itself and `content/data/`; through its blocks and links also the notes, and where
every document stands. Of the figures it uses the datasets that it asked for when it was converted,
so a save of figures leaves all texts that show none of them as they are. All that is in the mark,
and so are the files of its own that a text shows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, ItemsView, Iterator, KeysView, ValuesView
from typing import Any

from plugins.core.figures.datasets import Dataset
from plugins.core.problems import Place, Problem, Severity
from plugins.core.texts.documents import Document
from plugins.run.build import Build
from plugins.run.reuse.memo import Memo, digest_of, digest_of_files
from plugins.support.markdown_renderer import Heading

__all__ = ["AskedDatasets", "KeptTexts"]

_WITH_FILES = re.compile(r"^:::\s*(?:afbeelding|downloads)\b", re.M | re.I)
_PLAIN = ("html", "note_ids", "uses", "minutes")
_SETS = ("marked_notes", "shown_notes", "datasets", "offered", "figures")
_ALL = "*"
"""Stands for every dataset: no dataset can be called so."""


class AskedDatasets(dict[str, Dataset]):
    """Datasets that remember which of them were asked for; who goes through them has asked for all."""

    def __init__(self, datasets: dict[str, Dataset]) -> None:
        super().__init__(datasets)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Dataset:
        self.asked.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """Look one up."""
        self.asked.add(name)
        return super().get(name, default)

    def __contains__(self, name: object) -> bool:
        self.asked.add(str(name))
        return super().__contains__(name)

    def __iter__(self) -> Iterator[str]:
        self.asked.add(_ALL)
        return super().__iter__()

    def keys(self) -> KeysView[str]:  # type: ignore[override]
        """Give all names."""
        self.asked.add(_ALL)
        return super().keys()

    def values(self) -> ValuesView[Dataset]:  # type: ignore[override]
        """Give all datasets."""
        self.asked.add(_ALL)
        return super().values()

    def items(self) -> ItemsView[str, Dataset]:  # type: ignore[override]
        """Give all of both."""
        self.asked.add(_ALL)
        return super().items()


class KeptTexts:
    """The converted texts that a build may take over.

    Args:
        build: when all is read and the texts are not converted; for those that are no notes, when
            the notes and explanations are.
        memo: where they are kept; reserved: the ids that no heading may take.
    """

    def __init__(self, build: Build, memo: Memo, reserved: Collection[str]) -> None:
        self._memo, self._build = memo, build
        known = [
            (item.path, item.address, item.state, item.header.get("document"))
            for item in (*build.documents, *build.hidden)
        ]
        # What a note says may hold figures, so it counts as it is read once it is converted.
        notes = [
            (item.path, item.header.values, item.title, item.html or item.source_text)
            for item in build.documents
            if item.kind.name == "kanttekening"
        ]
        self._around = digest_of(
            build.made_by,
            build.register_files,
            known,
            notes,
            sorted(build.report.unread),
            sorted(build.datasets),
            build.series,
            sorted(reserved),
        )
        self._figures = {
            name: digest_of(mark, build.datasets[name].explanation)
            for name, mark in build.dataset_files.items()
        }
        self._amounts = digest_of(sorted(build.amounts))

    def _own(self, document: Document) -> str:
        """Give the mark of a text and of all that every text uses."""
        files = (
            digest_of_files(self._build.folder_of(document))
            if _WITH_FILES.search(document.source_text)
            else ""
        )
        amounts = self._amounts if document.kind.guards_amounts else ""
        return digest_of(
            self._around,
            amounts,
            document.path,
            document.source_text,
            document.body_line,
            document.header.values,
            files,
        )

    def _mark(self, own: str, asked: Collection[str]) -> str:
        """Give the mark of a text with the datasets it asked for."""
        return digest_of(
            own, self._figures if _ALL in asked else [self._figures.get(name) for name in asked]
        )

    def restore(self, document: Document) -> list[Problem] | None:
        """Give a document its converted text again, and the problems of that text; None when it must be converted."""
        own = self._own(document)
        asked = self._memo.get(own)
        kept = self._memo.get(self._mark(own, asked[1:])) if asked else None
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
        return [
            Problem(Place(*place), code, text, hint, Severity(severity))
            for place, code, text, hint, severity in kept["problems"]
        ]

    def keep(self, document: Document, problems: list[Problem], asked: Collection[str]) -> None:
        """Keep a text that was converted now, with the datasets it asked for."""
        if self._memo.plain and (document.attachments or document.pictures):
            return
        kept: dict[str, Any] = {name: getattr(document, name) for name in _PLAIN}
        kept = {
            name: value.copy() if isinstance(value, (list, dict)) else value
            for name, value in kept.items()
        }
        kept |= {name: sorted(getattr(document, name)) for name in _SETS}
        kept["headings"] = [
            [heading.id, heading.text, heading.level] for heading in document.headings
        ]
        kept["problems"] = [
            [
                [item.place.path, item.place.line, item.place.column],
                item.code,
                item.text,
                item.hint,
                int(item.severity),
            ]
            for item in problems
        ]
        if not self._memo.plain:
            kept |= {
                "attachments": document.attachments.copy(),
                "pictures": document.pictures.copy(),
            }
        # A note can show those before it, with figures that it did not ask for itself.
        named = [_ALL] if asked and document.kind.name == "kanttekening" else sorted(asked)
        own = self._own(document)
        self._memo.put(own, ["", *named])  # never empty
        self._memo.put(self._mark(own, named), kept)
