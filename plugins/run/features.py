"""What a feature is: a name, the blocks it renders, and what it adds to each step of a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pelican import signals

from plugins.run.run_state import BlockHandler, Run

__all__ = ["Feature", "blocks_of", "connect"]


def _nothing(run: Run) -> None:
    """Add nothing to a step."""


@dataclass(frozen=True, eq=False)
class Feature:
    """One feature. Each part is called in the step of the same name, in the order of PLUGINS."""

    name: str
    blocks: Mapping[str, BlockHandler] = field(default_factory=dict)
    """What turns each of its blocks into HTML."""
    read: Callable[[Run], None] = _nothing
    """Read content; fill `Run.site`."""
    prepare: Callable[[Run], None] = _nothing
    """Make what texts will ask for, once all headers are read."""
    convert: Callable[[Run], None] = _nothing
    """Turn texts into HTML; fill `Run.texts`."""
    relate: Callable[[Run], None] = _nothing
    """Work out what needs all texts, and announce what pages will show."""
    make: Callable[[Run], None] = _nothing
    """Write pages and files into the new tree."""
    judge: Callable[[Run], None] = _nothing
    """Check the finished tree."""
    review: Callable[[Run], None] = _nothing
    """Show what was found: the editor's own pages of a preview, which are not checked."""
    published: Callable[[Run], None] = _nothing
    """Do what may only happen once the new site is in place."""

    def offer(self, host: object) -> Feature:
        """Answer Pelican's signal `get_generators`, whatever host asks."""
        return self


def connect(feature: Feature) -> None:
    """Hand a feature to the run, through the signal by which Pelican asks plugins for theirs."""
    signals.get_generators.connect(feature.offer)


def blocks_of(features: Sequence[Feature]) -> dict[str, BlockHandler]:
    """Collect the blocks of all features.

    Raises:
        ValueError: two features render one block, which is a programmer's error.
    """
    found: dict[str, BlockHandler] = {}
    for feature in features:
        for name, handler in feature.blocks.items():
            if name in found:
                raise ValueError(f"block {name} has a handler already")
            found[name] = handler
    return found
