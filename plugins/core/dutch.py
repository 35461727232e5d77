"""Dutch as people write it: numbers, euros, dates, periods, keys and near misses.

Formatting also knows English and German, because a figure is shown in the language of its page.
The tables are our own and never the operating system's locale: a build gives the same bytes
everywhere.
"""

from __future__ import annotations

import datetime
import difflib
import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

__all__ = [
    "SLUG",
    "Period",
    "format_date",
    "format_euro",
    "format_number",
    "format_percentage",
    "format_period",
    "format_size",
    "index_key",
    "nearest",
    "normalise_key",
    "parse_date",
    "parse_number",
    "parse_period",
    "slugify",
    "sort_key",
]

MONTHS = {
    "nl": [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
}
# (thousands, decimal) separators; German and Dutch agree.
SEPARATORS = {"nl": (".", ","), "de": (".", ","), "en": (",", ".")}
NBSP = "\u00a0"
MINUS = "\u2212"
SPACES = "\u0020\u00a0\u202f\u2009\u2007"

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id or a part of an address looks like."""
_NUMBER = re.compile(
    r"(?P<whole>[0-9]{1,3}(?P<group>[.\u00a0\u202f\u2009])[0-9]{3}(?:(?P=group)[0-9]{3})*|[0-9]+)"
    r"(?:,(?P<part>[0-9]+|-|--|–|—))?",
    re.A,
)
_ISO = re.compile(
    r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?:[t"
    r" ]00:00(?::00(?:\.0+)?)?(?:z|[+-]00:00)?)?",
    re.A,
)
_DAY_FIRST = re.compile(r"(?P<d>[0-9]{1,2})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<y>[0-9]{4})", re.A)
_DAY_MONTH = re.compile(r"(?P<d>[0-9]{1,2}) (?P<m>[a-z]+) (?P<y>[0-9]{4})", re.A)
_MONTH_YEAR = re.compile(r"(?P<m>[a-z]+) (?P<y>[0-9]{4})", re.A)
_YEAR = re.compile(r"[0-9]{4}", re.A)
_YEARS = re.compile(r"(?P<a>[0-9]{4}) ?[-–] ?(?P<b>[0-9]{4})", re.A)
_MONTH = re.compile(r"(?P<m>[0-9]{1,2})[-/](?P<y>[0-9]{4})", re.A)


@functools.lru_cache(maxsize=8192)
def normalise_key(text: str) -> str:
    """Return a key as it is compared: `Thema's` and `themas` are one key."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if character.isalnum())


def nearest(word: str, options: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """Return the option a writer probably meant, or None when nothing is near.

    The name of another year is never meant: its figures look the same and are not. A slip in a year
    may be.
    """
    table = {normalise_key(option): option for option in options if _same_year(word, option)}
    hits = difflib.get_close_matches(normalise_key(word), list(table), n=1, cutoff=cutoff)
    return table[hits[0]] if hits else None


def _same_year(word: str, option: str) -> bool:
    """Return whether two names have the same digits, or some of them left out."""
    one, other = (Counter("".join(re.findall(r"[0-9]{2,}", text))) for text in (word, option))
    return bool(one) == bool(other) and (one <= other or other <= one)


def slugify(text: str) -> str:
    """Return the part of an address for a text: small ASCII letters, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("ß", "ss")
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def sort_key(text: str) -> tuple[str, str]:
    """Return the key that sorts Dutch titles: accents and capitals count only between equals."""
    return slugify(text).replace("-", " "), text


def index_key(text: str) -> tuple[str, str]:
    """Return the key by which a title is in an index: without quotes and a leading article.

    Source: Nederlandse Taalunie, alfabetiseren.
    """
    return sort_key(re.sub(r"^\W*(?:(?:de|het|een|the|'t)\s+)?", "", text, flags=re.I) or text)


def parse_number(text: str) -> Decimal | None:
    """Read a number in Dutch notation exactly; None when it is not one.

    Accepts `1.234,56` (also with no-break or thin spaces between the thousands), `€ 1.234,-`, `−5`,
    `(5)` and `5-`; refuses what could be meant two ways, such as `12.34`, `1,234.56`, `1E+05` and
    digits of other scripts.
    """
    sign, core = _strip_sign(text.strip(SPACES))
    match = _NUMBER.fullmatch(core)
    if match is None:
        return None
    whole = re.sub(r"[^0-9]", "", match["whole"])
    part = match["part"] or ""
    number = Decimal(whole + ("." + part if part.isdigit() else ""))
    return -number if sign < 0 else number


def _strip_sign(text: str) -> tuple[int, str]:
    """Take the currency and minus sign off a number: (1 or -1, the digits)."""
    negative = 0
    if text.startswith("(") and text.endswith(")"):
        negative, text = negative + 1, text[1:-1].strip(SPACES)
    for _ in range(2):
        text = re.sub(r"^(?:€|EUR)", "", text).strip(SPACES)
        if text[:1] in ("-", MINUS):
            negative, text = negative + 1, text[1:].strip(SPACES)
    if text[-1:] in ("-", MINUS) and not text.endswith((",-", ",--")):
        negative, text = negative + 1, text[:-1].strip(SPACES)
    # Two signs (a minus in parentheses) could mean either; the digits alone are then refused.
    return (-1 if negative else 1), (text if negative < 2 else "")


def format_number(value: Decimal, language: str = "nl") -> str:
    """Write a number with the decimals it has, in the notation of the language."""
    thousands, point = SEPARATORS[language]
    text = f"{abs(value):,f}"
    whole, _, part = text.partition(".")
    sign = MINUS if value < 0 else ""
    return sign + whole.replace(",", thousands) + (point + part if part else "")


def format_euro(value: Decimal, language: str = "nl", *, plus: bool = False) -> str:
    """Write an amount in euros: whole euros without decimals, else with two or more.

    Plus and minus signs are where CLDR has them.

    Args:
        value: euros, exact, may be negative.
        language: that of the page.
        plus: also show the sign of what is more than nothing, as a difference has it.
    """
    shown = value.to_integral_value() if value == value.to_integral_value() else value
    if shown.as_tuple().exponent == -1:
        shown = shown.quantize(Decimal("0.01"))
    digits = format_number(abs(shown), language)
    sign = MINUS if shown < 0 else "+" if plus and shown > 0 else ""
    if language == "de":
        return f"{sign}{digits}{NBSP}€"
    return f"{sign}€{digits}" if language == "en" else f"€{NBSP}{sign}{digits}"


def format_percentage(value: Decimal, language: str = "nl") -> str:
    """Write a percentage; German puts a space before the sign."""
    return format_number(value, language) + (f"{NBSP}%" if language == "de" else "%")


def format_size(count: int, language: str = "nl") -> str:
    """Write the size of a file: `812 bytes`, `3 kB`, `1,4 MB`."""
    if count < 1000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{round(count / 1000)} kB"
    return f"{format_number(Decimal(count / 1_000_000).quantize(Decimal('0.1')), language)} MB"


def parse_date(text: str) -> datetime.date | None:
    """Read a date, ISO or day-first with digits or a Dutch month name; None when it is none."""
    text = text.strip().lower()
    match = _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if match:
        return _real_date(int(match["y"]), int(match["m"]), int(match["d"]))
    match = _DAY_MONTH.fullmatch(text)
    if match and match["m"] in MONTHS["nl"]:
        return _real_date(int(match["y"]), MONTHS["nl"].index(match["m"]) + 1, int(match["d"]))
    return None


def _real_date(year: int, month: int, day: int) -> datetime.date | None:
    """Return the date, or None when the calendar has none or the year is not in 1900-2100."""
    if not 1900 <= year <= 2100:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def format_date(day: datetime.date, language: str = "nl") -> str:
    """Write a date in words: `21 november 2026`, `21 November 2026`, `21. November 2026`."""
    dot = "." if language == "de" else ""
    return f"{day.day}{dot} {MONTHS[language][day.month - 1]} {day.year}"


@dataclass(frozen=True, order=True)
class Period:
    """When something happened, no more precise than its document."""

    first: datetime.date
    """First day the period can have begun."""
    last: datetime.date
    """Last day it can have ended; equal to `first` for a day."""
    precision: str
    """`dag`, `maand`, `jaar` or `jaren`: how precise the document is."""

    @property
    def years(self) -> range:
        """All years the period touches."""
        return range(self.first.year, self.last.year + 1)


def parse_period(text: str) -> Period | None:
    """Read `2019`, `2017-2019`, `05-2017`, `mei 2017` or a date; None when it is none of these."""
    text = text.strip()
    if _YEAR.fullmatch(text):
        return _years(int(text), int(text), "jaar")
    match = _YEARS.fullmatch(text)
    if match:
        return (
            _years(int(match["a"]), int(match["b"]), "jaren") if match["a"] < match["b"] else None
        )
    match = _MONTH.fullmatch(text)
    if match:
        return _month(int(match["y"]), int(match["m"]))
    match = _MONTH_YEAR.fullmatch(text.casefold())
    if match and match["m"] in MONTHS["nl"]:
        return _month(int(match["y"]), MONTHS["nl"].index(match["m"]) + 1)
    day = parse_date(text)
    return Period(day, day, "dag") if day else None


def _years(first: int, last: int, precision: str) -> Period | None:
    """Return the period of whole years, or None for years that are a slip of the hand."""
    if not (1900 <= first <= 2100 and 1900 <= last <= 2100):
        return None
    return Period(datetime.date(first, 1, 1), datetime.date(last, 12, 31), precision)


def _month(year: int, month: int) -> Period | None:
    """Return the period of one month, or None when there is no such month."""
    first = _real_date(year, month, 1)
    if first is None:
        return None
    after = datetime.date(year + month // 12, month % 12 + 1, 1)
    return Period(first, after - datetime.timedelta(days=1), "maand")


def format_period(period: Period, language: str = "nl") -> str:
    """Write a period as precisely as it is known: `2019`, `2017–2019`, `mei 2017`."""
    if period.precision == "dag":
        return format_date(period.first, language)
    if period.precision == "maand":
        return f"{MONTHS[language][period.first.month - 1]} {period.first.year}"
    if period.precision == "jaar":
        return str(period.first.year)
    return f"{period.first.year}–{period.last.year}"
