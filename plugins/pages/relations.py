"""What ties stories to each other, and lines of money to pages."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.figures.datasets import Dataset, Line
from plugins.core.texts.documents import Document
from plugins.run.run_state import Run

__all__ = ["RELATED", "Relation", "Relations", "Ties", "relation_keys", "shared_by", "ties_of"]

RELATED = 3
"""Stories that a story links to."""
Relation = tuple[str, ...]
Relations = dict[Relation, tuple[list[Document], dict[str, int]]]
"""The stories that share a thing in order, and the place of each by slug."""
Ties = dict[str, list[tuple[Dataset, Line]]]
"""The lines of money that a document ties to an address."""


def shared_by(stories: list[Document]) -> Relations:
    """Return for each thing that stories share which stories those are."""
    found: Relations = {}
    for story in stories:
        for key in relation_keys(story):
            members, places = found.setdefault(key, ([], {}))
            places[story.slug] = len(members)
            members.append(story)
    return found


def relation_keys(document: Document) -> Iterator[Relation]:
    """Yield what a story can share with others, strongest tie first."""
    for item in document.ids("initiatieven"):
        yield "initiatief", item
    for theme_id in document.ids("themas"):
        for place in document.ids("gemeenten"):
            yield "thema-gemeente", theme_id, place
    for theme_id in document.ids("themas"):
        yield "thema", theme_id


def ties_of(run: Run) -> Ties:
    """Return the lines of money by what they lead to, oldest first."""
    found: Ties = {}
    for dataset in sorted(run.site.datasets.values(), key=lambda item: item.period):
        for line in dataset.lines:
            for target in line.leads_to:
                found.setdefault(target, []).append((dataset, line))
    return found
