"""How long it takes to read a page."""

from __future__ import annotations

from html.parser import HTMLParser

__all__ = ["LONG_READS", "WORDS_A_MINUTE", "minutes_to_read", "words_in"]

LONG_READS = ("verhaal", "jaarplan", "jaarverslag", "koers", "verantwoording")
"""Kinds of which a page says how long it takes; an overview is looked through."""
WORDS_A_MINUTE = 180
"""For plain informative text, read with care. M. Brysbaert (2019), "How many words do we read per
minute?", Journal of Memory and Language 109: adults read 175 to 300 words of non-fiction a minute
in silence; a visitor who reads little is at the low end."""
LEAST = 2
"""Minutes under which a time says nothing."""
_LEFT_OUT = {"table", "svg", "figure", "details"}
"""What is looked at rather than read."""


def minutes_to_read(html: str) -> int:
    """Return whole minutes; 0 for a text that is read before one could ask."""
    minutes = round(words_in(html) / WORDS_A_MINUTE)
    return minutes if minutes >= LEAST else 0


def words_in(html: str) -> int:
    """Count the words of running text: what is between spaces and has a letter or digit."""
    reader = _Words()
    reader.feed(html)
    return reader.count


class _Words(HTMLParser):
    """Counts words outside tables and drawings."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._inside += tag in _LEFT_OUT

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag in _LEFT_OUT

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.count += sum(any(map(str.isalnum, word)) for word in data.split())
