"""The blocks that set text apart: citaat and kader."""

from __future__ import annotations

from plugins.core.problems import Problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.documents import Document
from plugins.core.texts.header import Entry, Field, Value
from plugins.core.texts.header_reading import read_header
from plugins.run.build import Build, block_handler
from plugins.support.templates import Markup
from plugins.views.views import source_view

_SOURCE = (Field("bron", "source", "", "jaarplan-2026"),)


@block_handler("citaat")
def quote_block(build: Build, document: Document, use: BlockUse) -> tuple[str, list[Problem]]:
    """Show a literal quotation with who said it and where it stands."""
    source = None
    values = use.keys.get("bron", ())
    if values:
        key = Value("bron", values[0].line, values[0].column)
        header, problems = read_header(
            document.path,
            [Entry(key, values, False)],
            _SOURCE,
            build.registers,
            "het blok “citaat”",
        )
        if problems:
            return "", problems
        source = source_view(build, header.get("bron"), language=document.language)
    html = build.theme.component(
        "quote",
        Markup(use.text),
        use.one("wie"),
        use.one("functie"),
        source,
        language=document.language,
    )
    return str(html), []


@block_handler("kader")
def callout_block(build: Build, document: Document, use: BlockUse) -> tuple[str, list[Problem]]:
    """Show a box with an explanation."""
    return (
        str(
            build.theme.component(
                "callout", use.one("titel"), Markup(use.text), language=document.language
            )
        ),
        [],
    )


def register() -> None:
    """Nothing to connect: importing registers the blocks."""
