"""When a page goes up and comes down: a day, or a day with a time, in the Netherlands.

A day alone begins at midnight and, for the last day of a page, ends at the next. Two nights a year
have odd hours. In
spring the clock goes from 2 to 3: a time between them does not exist, and is a fault. In autumn the
hour from 2 to 3
comes twice: the second is meant, so that nothing goes up or comes down too early.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from plugins.core.dutch import format_date, parse_date

__all__ = ["ZONE", "Moment", "format_time", "local", "parse_moment"]

ZONE = ZoneInfo("Europe/Amsterdam")
_TIMED = re.compile(
    r"(?P<day>.+?)(?:[t,]?\s*|\s+om\s+|t)(?<![0-9.:])"
    r"(?P<h>[0-9]{1,2})[:.](?P<m>[0-9]{2})(?::00(?:\.0+)?)?(?:\s*uur)?",
    re.A | re.I,
)


@dataclass(frozen=True)
class Moment:
    """A day, with a time when one was written."""

    day: datetime.date
    time: datetime.time | None = None

    @property
    def exists(self) -> bool:
        """Whether the clock ever shows it: false for an hour that is skipped in spring."""
        begins = self.begins
        return begins.astimezone(datetime.UTC).astimezone(ZONE).replace(
            tzinfo=None
        ) == begins.replace(tzinfo=None)

    @property
    def begins(self) -> datetime.datetime:
        """The moment itself, with its offset; that of a day is its midnight."""
        return datetime.datetime.combine(self.day, self.time or datetime.time(), ZONE).replace(
            fold=1
        )

    @property
    def ends(self) -> datetime.datetime:
        """The first moment after it: the midnight after a day, or the time itself."""
        return self.begins if self.time else Moment(self.day + datetime.timedelta(days=1)).begins

    @property
    def text(self) -> str:
        """In words: `21 november 2026`, `21 november 2026 om 9.30 uur`."""
        return format_date(self.day) + (f" om {format_time(self.time)} uur" if self.time else "")

    @property
    def until(self) -> str:
        """In words, as an end: `tot en met 21 november 2026`, or `tot 21 november …`."""
        return f"tot {self.text}" if self.time else f"tot en met {self.text}"


def format_time(time: datetime.time) -> str:
    """Write a time as Dutch does: `9.30`."""
    return f"{time.hour}.{time.minute:02}"


def local(moment: datetime.datetime) -> Moment:
    """Return what the clock of the Netherlands shows at a moment."""
    shown = moment.astimezone(ZONE)
    return Moment(shown.date(), shown.time().replace(second=0, microsecond=0))


def parse_moment(text: str) -> Moment | None:
    """Read a day as `parse_date` does, alone or with a time: `21-11-2026 om 9.30 uur`.

    Returns:
        The moment, which may be one that does not exist (`Moment.exists`); None when it is no day
        or no time.
    """
    match = _TIMED.fullmatch(text.strip())
    day = parse_date(match["day"].strip(" ,")) if match else None
    if match and day and int(match["h"]) < 24 and int(match["m"]) < 60:
        return Moment(day, datetime.time(int(match["h"]), int(match["m"])))
    day = parse_date(text)
    return Moment(day) if day else None
