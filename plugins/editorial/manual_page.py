"""The writers' guide as a page of the preview: the guides of content/, with contents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.core.texts.page_texts import Heading
from plugins.run.run_state import Run
from plugins.support.markdown_renderer import Renderer
from plugins.support.templates import Markup
from plugins.views.page_frames import MANUAL, has_manual

__all__ = ["Manual", "manual_page"]

FILES = ("README.md", "data/README.md", "MELDINGEN.md")
_COMMENT = re.compile(r"<!--.*?-->\n?", re.S)
_TITLE = re.compile(r"\A# (.+)\n")
_CODE = re.compile(r"^## [a-z]+(?:-[a-z]+)*$", re.M)
"""The heading of a message, of which there are too many for the contents of a page."""
_DOCS_LINK = re.compile(r"\[([^]]+)\]\(\.\./([^)]+)\)")
"""A link to a file beside content/, which no page of the preview holds."""
_FILE_LINK = re.compile(r"\]\((?:data/)?(?:README|MELDINGEN)\.md(?:#[^)]*)?\)")


@dataclass(frozen=True)
class Manual:
    """The finished page."""

    address: str
    title: str
    summary: str
    body: Markup
    toc: list[Heading]


def manual_page(run: Run) -> Manual | None:
    """Return the guide; None for content without one. Reused while its files stay as they are."""
    if not has_manual(run):
        return None
    texts = [
        (run.site.content / name).read_text(encoding="utf-8-sig")
        for name in FILES
        if (run.site.content / name).is_file()
    ]
    html, headings = run.remember(
        "manual", lambda: Renderer().convert("\n\n".join(map(_part, texts)).split("\n")), texts
    )
    toc = [heading for heading in headings if heading.level == 2]
    return Manual(
        MANUAL,
        "Handleiding",
        "Hoe u schrijft, hoe u cijfers bijhoudt en wat elke melding betekent.",
        Markup(html),
        toc,
    )


def _part(text: str) -> str:
    """Make one file a part of the page: its title is a heading, its comments are left out."""
    text = _DOCS_LINK.sub(r"\1 (`\2`)", _FILE_LINK.sub("](#inhoud)", _COMMENT.sub("", text)))
    text = _CODE.sub(r"#\g<0>", text)
    return _TITLE.sub(lambda match: f"## {match[1]}\n", text)
