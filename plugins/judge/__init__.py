"""Checks the finished tree before it is published: links, addresses, loose ends."""

from __future__ import annotations

from plugins.judge.tree_judge import judge_tree, write_ledger
from plugins.run.features import Feature, connect

FEATURE = Feature("judge", judge=judge_tree, published=write_ledger)


def register() -> None:
    """Connect to Pelican."""
    connect(FEATURE)
