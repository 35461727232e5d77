"""What goes up and comes down by itself, in order of time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.core.moments import format_time, local
from plugins.core.texts.documents import CONCEPT, Document

__all__ = ["SHOWN", "Change", "changes", "said_of_day"]

SHOWN = 10
"""Pages that are named of one day; the others are counted."""


@dataclass(frozen=True)
class Change:
    """A page that goes up or comes down."""

    at: datetime.datetime
    goes_up: bool
    document: Document

    @property
    def what(self) -> str:
        """What happens, with the time where that is not midnight: `verschijnt om 9.30 uur`."""
        time = local(self.at).time or datetime.time()
        word = "verschijnt" if self.goes_up else "gaat van de site"
        return word if time == datetime.time() else f"{word} om {format_time(time)} uur"


def changes(documents: Iterable[Document]) -> list[Change]:
    """Return all changes that pages announce, past ones too, earliest first; none of concepts."""
    return sorted(
        (change for document in documents if document.state != CONCEPT for change in _of(document)),
        key=lambda change: (change.at, change.document.path),
    )


def _of(document: Document) -> Iterator[Change]:
    """Yield the changes one page announces."""
    if document.appears:
        yield Change(document.appears.begins, True, document)
    if document.ends:
        yield Change(document.ends.ends, False, document)


def said_of_day(documents: Iterable[Document], now: datetime.datetime) -> list[str]:
    """Return in words what changes on the day of a moment, by the clock of the Netherlands.

    A page that came down at its midnight is included.

    Returns:
        A line for each page, such as `verschijnt om 9.30 uur: Nieuwe hal
        (content/verhalen/2026/hal.md)`, and one that counts those that are too many.
    """
    today = local(now).day
    said = [
        f"{change.what}: {change.document.title} ({change.document.path})"
        for change in changes(documents)
        if local(change.at).day == today
    ]
    return said if len(said) <= SHOWN else [*said[:SHOWN], f"en {len(said) - SHOWN} andere"]
