"""Markdown to HTML with the extensions this site uses, listed one by one.

The only module that knows the library.

Raw HTML and indented code are switched off: what a writer types stays text. Blocks are put aside
by their number before conversion and put back after it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.core.dutch import slugify
from plugins.core.languages import INLINE_CODES
from plugins.core.texts.glossary import Glossary
from plugins.core.texts.page_texts import Heading

__all__ = ["Renderer"]

EXTENSIONS = ("tables", "footnotes", "def_list", "sane_lists", "fenced_code", "toc")
_SLOT = "\ue000blok{}\ue001"
_SLOT_HTML = re.compile("<p>\ue000blok([0-9]+)\ue001</p>|\ue000blok([0-9]+)\ue001")
_TABLE = re.compile(r"<table>")


class _Foreign(InlineProcessor):
    """Words in another language: `{nl: Strategische koers}`.

    Links and emphasis may be among them.
    """

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Return the element that names the language."""
        element = Element("span", {"lang": m[1]})
        element.text = m[2]
        return element, m.start(0), m.end(0)


class Renderer:
    """One converter for a whole build: it is reset, not made anew, for each file.

    Args:
        reserved: ids that the theme and the blocks use; a heading that would get one is given
            another.
        footnote_back: what a screen reader calls the way back from a footnote, in the language of
            the text.
        table_name: what it calls a table.
        glossary: the terms to which a text may link.
    """

    def __init__(
        self,
        reserved: Collection[str] = (),
        footnote_back: str = "Terug naar de tekst bij noot {}",
        table_name: str = "Tabel",
        glossary: Glossary | None = None,
    ) -> None:
        self._table = (
            f'<div class="prose-table" role="group" tabindex="0" aria-label="{table_name}"><table>'
        )
        self._markdown = _converter(reserved, footnote_back)
        self._terms = _TermLinks(self._markdown, glossary)
        # After links, code and emphasis were found (20), before the HTML is tidied (10). Footnotes
        # are in a div by then.
        self._markdown.treeprocessors.register(self._terms, "terms", 15)

    def convert(
        self, parts: Sequence[str | int], blocks: Sequence[str] = (), *, terms: bool = False
    ) -> tuple[str, list[Heading]]:
        """Convert a text.

        Args:
            parts: lines of text, and for each block its index in `blocks`.
            blocks: finished HTML of the blocks.
            terms: whether the first use of each term links to the glossary.
        """
        self._terms.wanted = terms
        text = "\n".join(
            part if isinstance(part, str) else f"\n{_SLOT.format(part)}\n" for part in parts
        )
        self._markdown.reset()
        html = self._markdown.convert(text)
        tokens: list[dict[str, Any]] = getattr(self._markdown, "toc_tokens", [])
        html = _TABLE.sub(self._table, html).replace("</table>", "</table></div>")
        return _SLOT_HTML.sub(lambda match: blocks[int(match[1] or match[2])], html), list(
            _headings(tokens)
        )


def _converter(reserved: Collection[str], footnote_back: str) -> markdown.Markdown:
    """Return the library's converter with the extensions and patterns of this site."""

    def heading_id(text: str, separator: str) -> str:
        slug = slugify(text) or "deel"
        return f"{slug}{separator}kop" if slug in reserved else slug

    made = markdown.Markdown(
        extensions=list(EXTENSIONS),
        extension_configs={
            "toc": {"slugify": heading_id, "toc_depth": "2-3"},
            "footnotes": {"BACKLINK_TITLE": footnote_back, "UNIQUE_IDS": False},
        },
        output_format="html",
    )
    made.preprocessors.deregister("html_block")
    made.parser.blockprocessors.deregister("code")
    for pattern in ("html", "image_link", "image_reference", "short_image_ref"):
        made.inlinePatterns.deregister(pattern)
    # After code and escapes, before links and emphasis.
    made.inlinePatterns.register(_Foreign(_FOREIGN_WORDS, made), "language", 175)
    return made


_FOREIGN_WORDS = rf"\{{ *({'|'.join(INLINE_CODES)}) *: *([^{{}}\n]*[^{{}}\s]) *\}}"


def _headings(tokens: Sequence[dict[str, Any]]) -> Any:
    """Flatten the library's tree of headings."""
    for token in tokens:
        yield Heading(token["id"], token["name"], token["level"])
        yield from _headings(token["children"])


class _TermLinks(Treeprocessor):
    """Makes the first use of each term of a text a link to the glossary, in running text alone."""

    wanted = False
    _PASSED = frozenset(
        ("a", "code", "pre", "table", "blockquote", "h2", "h3", "h4", "h5", "h6", "div")
    )

    def __init__(self, md: markdown.Markdown, glossary: Glossary | None) -> None:
        super().__init__(md)
        self._glossary = glossary
        self._used: set[str] = set()

    def run(self, root: Element) -> None:
        """Put the links in."""
        self._used = set()
        if self.wanted and self._glossary:
            for part in root:
                self._look(part)

    def _look(self, element: Element) -> None:
        """Look through an element and what is in it, in reading order."""
        if element.tag in self._PASSED:
            return
        children = list(element)
        element.text, links = self._cut(element.text)
        element[:] = links
        for child in children:
            self._look(child)
            child.tail, links = self._cut(child.tail)
            element.extend([child, *links])

    def _cut(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Cut a text at the terms in it.

        Returns:
            What comes before the first, and the links, each with the text behind it as its tail.
        """
        if not text or isinstance(text, AtomicString) or self._glossary is None:
            return text, []
        uses = list(self._glossary.first_uses(text, self._used))
        links = []
        for number, use in enumerate(uses, start=1):
            end = uses[number].start if number < len(uses) else len(text)
            link = Element("a", {"class": "term-link", "href": f"{self._glossary.page}#{use.term}"})
            link.text, link.tail = AtomicString(text[use.start : use.end]), text[use.end : end]
            links.append(link)
        return (text[: uses[0].start] if uses else text), links
