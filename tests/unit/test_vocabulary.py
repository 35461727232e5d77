"""The words of the blocks: each has a component of the theme, help and an example."""

from __future__ import annotations

import pytest

from plugins.core.vocabulary import BLOCKS, component_of
from tests.helpers.site_text import ROOT

WORDS = [
    ("bedragen", "money_table"),
    ("cijfers", "figures"),
    ("grafiek", "chart"),
    ("vergelijking", "comparison"),
    ("kaart", "region_map"),
    ("citaat", "quote"),
    ("kader", "callout"),
    ("afbeelding", "picture"),
    ("downloads", "downloads"),
]


@pytest.mark.parametrize(("word", "component"), WORDS)
def test_block_has_its_component_in_the_theme(word: str, component: str):
    """The Dutch word has the English name of a folder in the theme."""
    assert component_of(word) == component
    assert (ROOT / "theme/components" / component / f"{component}.html").is_file()


def test_words_are_those_of_the_guide():
    """There are these blocks and no others, and each key has help and an example."""
    assert list(BLOCKS) == [word for word, _ in WORDS]
    for block in BLOCKS.values():
        assert block.help.endswith(".")
        assert all(key.help.endswith(".") and key.example for key in block.keys)
