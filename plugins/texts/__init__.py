"""The blocks that set text apart: citaat and kader."""

from __future__ import annotations

from plugins.run.features import Feature, connect
from plugins.texts.text_blocks import callout_block, quote_block

FEATURE = Feature("texts", blocks={"citaat": quote_block, "kader": callout_block})


def register() -> None:
    """Connect to Pelican."""
    connect(FEATURE)
