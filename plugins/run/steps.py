"""The steps of a run: read, prepare, convert, relate, make, judge, review, publish.

Each step calls the features in the order of PLUGINS; what a step fills is listed in `Run`. The
host takes part where plugins for Pelican expect it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from plugins.run.features import Feature
from plugins.run.publication import publish_tree, update_tree
from plugins.run.run_state import Run

__all__ = ["Host", "build_site", "publish"]


class Host(Protocol):
    """Generators and signals of third-party plugins."""

    def read(self) -> None:
        """Let third-party generators read, then signal that reading is done."""

    def write(self) -> None:
        """Let third-party generators write, then signal that writing is done."""


def build_site(run: Run, features: Sequence[Feature], host: Host) -> None:
    """Make the new tree beside the last good one, and judge it. Nothing is published."""
    for feature in features:
        feature.read(run)  # registers, figures, headers: run.site
    for feature in features:
        feature.prepare(run)  # pictures, files of datasets
    for feature in features:
        feature.convert(run)  # run.texts, run.explanations
    for feature in features:
        feature.relate(run)  # header files, reading levels, feeds, stylesheets
    host.read()
    for feature in features:
        feature.make(run)  # pages and files: run.heads, run.identities
    host.write()
    for feature in features:
        feature.judge(run)  # links, addresses, loose ends: run.report
    for feature in features:
        feature.review(run)  # the editor's own pages


def publish(run: Run, features: Sequence[Feature]) -> None:
    """Put the new tree in the place of the last good one."""
    memo, output = run.settings.memo, run.settings.output
    if run.writer.sparse:
        update_tree(run.writer.folder, output, run.writer.kept)
    else:
        publish_tree(run.writer.folder, output)
    if memo:
        memo.store(output)
    run.settings.on_published()
    for feature in features:
        feature.published(run)
