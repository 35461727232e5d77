"""The languages of the site, words that know theirs, and links from one to another."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = [
    "DUTCH",
    "FOREIGN",
    "INLINE_CODES",
    "LANGUAGES",
    "NAMES",
    "Words",
    "add_hreflang",
    "language_of",
    "search_versions",
]

DUTCH = "nl"
FOREIGN = ("en", "de")
LANGUAGES = (DUTCH, *FOREIGN)
NAMES = {"nl": "Nederlands", "en": "English", "de": "Deutsch"}
"""Each language by its own name."""
INLINE_CODES = ("nl", "en", "de", "fr", "nds")
"""Languages a writer can name for a stretch of text (BCP 47); `nds` is Low Saxon, as Drents is."""
DEFAULT = ("en", "nl")
"""Which version search engines show to readers of no language of the site (`x-default`): the first
of these that is there."""

# A drawing is passed over: links in SVG have no hreflang.
_LINK = re.compile(
    r'<svg\b.*?</svg>|<a (?=[^>]*href="(?P<link>/[^"#?]*)[^"]*")(?![^>]*hreflang=)', re.S
)


class Words(str):
    """A text that knows its language, so that a page in another one can say so.

    Joined with other text it is plain text again.
    """

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Words:
        """Make the text; `language` is one of `LANGUAGES`."""
        words = super().__new__(cls, text)
        words.language = language
        return words

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        return str(self), self.language


def language_of(address: str) -> str:
    """Return the language of the page at an address; other languages than Dutch have a folder."""
    first = address.split("/")[1] if address.count("/") > 1 else ""
    return first if first in FOREIGN else DUTCH


def add_hreflang(html: str, language: str) -> str:
    """Add `hreflang` to every link to a page in another language that has none.

    Args:
        html: a page whose links to the site still begin with `/`.
        language: that of the page.
    """

    def with_language(match: re.Match[str]) -> str:
        target = match["link"] or ""
        other = language_of(target)
        return (
            f'{match[0]}hreflang="{other}" '
            if target.endswith("/") and other != language
            else match[0]
        )

    return _LINK.sub(with_language, html)


def search_versions(versions: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return (hreflang, address) for search engines, with the version for other readers.

    Args:
        versions: (language, address) of each; none or one returns nothing, since there is nothing
            to choose.
    """
    found = dict(versions)
    if len(found) < 2:
        return []
    default = next((language for language in DEFAULT if language in found), next(iter(found)))
    return [*found.items(), ("x-default", found[default])]
