"""What is inside a block: its keys and text, each with the line of the file."""

from __future__ import annotations

from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.blocks import find_blocks


def test_block_has_its_argument_keys_text_and_lines():
    """A block carries what the writer typed and where."""
    parts, _ = find_blocks(
        "x.md",
        "Vooraf.\n\n::: bedragen begroting-2026\ntoon: inkomsten, uitgaven\ntitel:"
        " Geld\n:::\nDaarna.",
        5,
    )
    block = parts[2]
    assert isinstance(block, BlockUse)
    assert [part for part in parts if isinstance(part, str)] == ["Vooraf.", "", "Daarna."]
    assert (block.name, block.line, block.last_line, block.one("titel"), block.faulty) == (
        "bedragen",
        7,
        10,
        "Geld",
        False,
    )
    assert block.argument is not None
    assert (block.argument.text, block.argument.line, block.argument.column) == (
        "begroting-2026",
        7,
        14,
    )
    assert [(value.text, value.column) for value in block.keys["toon"]] == [
        ("inkomsten", 7),
        ("uitgaven", 18),
    ]


def test_text_of_a_block_keeps_its_paragraphs_and_its_line():
    """Only the empty lines at the edges fall away."""
    parts, _ = find_blocks("x.md", "::: kader\ntitel: a\n\n\nEen.\n\nTwee.\n\n:::", 1)
    assert isinstance(parts[0], BlockUse)
    assert (parts[0].text, parts[0].text_line) == ("Een.\n\nTwee.", 5)
