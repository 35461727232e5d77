"""The blocks that set text apart: citaat and kader."""

from __future__ import annotations

from plugins.core.problems import Problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.header import Entry, Field, Value
from plugins.core.texts.header_reading import read_header
from plugins.core.texts.page_texts import PageDraft
from plugins.run.run_state import Run
from plugins.support.templates import Markup
from plugins.views.source_views import source_view

_SOURCE = (Field("bron", "source", "", "jaarplan-2026"),)


def quote_block(run: Run, draft: PageDraft, use: BlockUse) -> tuple[str, list[Problem]]:
    """Show a quotation with the person who said it and its source."""
    source = None
    values = use.keys.get("bron", ())
    if values:
        key = Value("bron", values[0].line, values[0].column)
        header, problems = read_header(
            draft.path,
            [Entry(key, values, False)],
            _SOURCE,
            run.site.registers,
            "het blok “citaat”",
        )
        if problems:
            return "", problems
        source = source_view(run, header.get("bron"), language=draft.language)
    html = run.theme.component(
        "quote",
        Markup(use.text),
        use.one("wie"),
        use.one("functie"),
        source,
        language=draft.language,
    )
    return str(html), []


def callout_block(run: Run, draft: PageDraft, use: BlockUse) -> tuple[str, list[Problem]]:
    """Show a box with an explanation."""
    return (
        str(
            run.theme.component(
                "callout", use.one("titel"), Markup(use.text), language=draft.language
            )
        ),
        [],
    )
