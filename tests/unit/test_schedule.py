"""What comes and goes by itself, on which day, in which words."""

from __future__ import annotations

import datetime

from plugins.core.moments import parse_moment
from plugins.core.texts.documents import CONCEPT, Document
from plugins.core.texts.header import Header
from plugins.core.texts.kinds import KINDS
from plugins.core.texts.schedule import changes, said_of_day


def _page(name: str, appears: str = "", ends: str = "", state: str = "publiek") -> Document:
    values = {key: parse_moment(text) for key, text in (("datum", appears), ("tot", ends)) if text}
    return Document(
        KINDS[0],
        f"content/verhalen/2026/{name}.md",
        name,
        "nl",
        Header(values),
        title=name.capitalize(),
        state=state,
    )


PAGES = [
    _page("hal", "2026-11-21 9:30"),
    _page("brug", "2026-11-21", "2026-11-21 17:00"),
    _page("kanaal", "2026-11-01", "2026-11-20"),
    _page("weg", "2026-11-22"),
    _page("geheim", "2026-11-21", state=CONCEPT),
    _page("altijd"),
]


def test_all_changes_in_order_of_time_without_concepts():
    assert [(change.document.slug, change.what) for change in changes(PAGES)] == [
        ("kanaal", "verschijnt"),
        ("brug", "verschijnt"),
        ("kanaal", "gaat van de site"),
        ("hal", "verschijnt om 9.30 uur"),
        ("brug", "gaat van de site om 17.00 uur"),
        ("weg", "verschijnt"),
    ]


def test_what_changes_on_a_day():
    """A page whose last day was yesterday comes down at the midnight with which today begins.

    The day is that of the Netherlands.
    """
    evening = datetime.datetime(2026, 11, 20, 23, 30, tzinfo=datetime.UTC)
    assert said_of_day(PAGES, evening) == [
        "verschijnt: Brug (content/verhalen/2026/brug.md)",
        "gaat van de site: Kanaal (content/verhalen/2026/kanaal.md)",
        "verschijnt om 9.30 uur: Hal (content/verhalen/2026/hal.md)",
        "gaat van de site om 17.00 uur: Brug (content/verhalen/2026/brug.md)",
    ]


def test_a_day_on_which_much_changes_is_counted():
    said = said_of_day(
        [_page(f"verhaal-{number:02}", "2026-11-21") for number in range(13)],
        datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.UTC),
    )
    assert (len(said), said[-1]) == (11, "en 3 andere")
