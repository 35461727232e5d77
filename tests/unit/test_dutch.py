"""Numbers, euros, dates, periods and keys as Dutch people write them.

Expected values are worked out by hand.

The notations of German and English are those of Unicode CLDR (locales nl, de, en-GB); the minus
sign is U+2212, as typography asks, at the place where CLDR puts its sign.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core import dutch

READ = [
    ("a plain number", "1234", "1234"),
    ("thousands with a dot", "1.234", "1234"),
    ("millions", "1.234.567", "1234567"),
    ("cents", "1.234,56", "1234.56"),
    ("three decimals stay three", "0,125", "0.125"),
    ("without thousands", "261050,00", "261050.00"),
    ("euro sign and dash", "€ 1.234,-", "1234"),
    ("euro sign without a space", "€1.234", "1234"),
    ("double dash", "1.234,--", "1234"),
    ("en dash for cents", "1.234,–", "1234"),
    ("EUR before it", "EUR 100", "100"),
    ("no-break space", "€\u00a01.234", "1234"),
    ("narrow and thin spaces", "€\u202f\u20091.234\u2007", "1234"),
    ("hyphen before it", "-5", "-5"),
    ("unicode minus", "\u22125", "-5"),
    ("minus before the euro sign", "-€ 5", "-5"),
    ("minus after the euro sign", "€ -5", "-5"),
    ("minus behind it", "1.000-", "-1000"),
    ("parentheses", "(1.000)", "-1000"),
    ("parentheses with euro sign", "(€ 1.000,50)", "-1000.50"),
    ("zero", "0", "0"),
]
REFUSED = [
    ("a dot for cents", "12.34"),
    ("English notation", "1,234.56"),
    ("an exponent", "1E+05"),
    ("small exponent", "1e5"),
    ("Excel's error", "#REF!"),
    ("Excel's Dutch error", "#N/B"),
    ("too narrow a column", "####"),
    ("Arabic digits", "١٢٣"),
    ("full-width digits", "１２３"),
    ("superscript", "12²"),
    ("underscore", "1_000"),
    ("not a number", "NaN"),
    ("infinity", "Infinity"),
    ("a word", "circa 100"),
    ("a date", "12-mrt"),
    ("two groups short", "1.2.3"),
    ("group too long", "1.2345"),
    ("first group too long", "1234.567"),
    ("nothing", ""),
    ("only a sign", "-"),
    ("two signs", "(-5)"),
    ("minus on both sides", "-5-"),
    ("percent", "5%"),
    ("space for thousands", "1 234"),
    ("formula", "=1+1"),
    ("letter O", "1O0"),
    ("plus", "+5"),
    ("empty cents", "5,"),
]
EUROS = [
    ("whole euros", "109754", "€\u00a0109.754", "€109,754", "109.754\u00a0€"),
    ("whole with empty cents", "261050.00", "€\u00a0261.050", "€261,050", "261.050\u00a0€"),
    ("cents", "1234.56", "€\u00a01.234,56", "€1,234.56", "1.234,56\u00a0€"),
    ("one decimal becomes two", "0.5", "€\u00a00,50", "€0.50", "0,50\u00a0€"),
    ("tenths of cents are not rounded away", "0.125", "€\u00a00,125", "€0.125", "0,125\u00a0€"),
    ("negative", "-1234.5", "€\u00a0\u22121.234,50", "\u2212€1,234.50", "\u22121.234,50\u00a0€"),
    ("nothing", "0", "€\u00a00", "€0", "0\u00a0€"),
    ("millions", "12345678.9", "€\u00a012.345.678,90", "€12,345,678.90", "12.345.678,90\u00a0€"),
]
DATES = [
    ("ISO", "2026-11-21", (2026, 11, 21)),
    ("day first with hyphens", "21-11-2026", (2026, 11, 21)),
    ("one digit", "3-4-2026", (2026, 4, 3)),
    ("slashes are day first as well", "03/04/2026", (2026, 4, 3)),
    ("dots", "3.4.2026", (2026, 4, 3)),
    ("in words", "3 april 2026", (2026, 4, 3)),
    ("capitals", "3 April 2026", (2026, 4, 3)),
    ("leap day", "29-02-2024", (2024, 2, 29)),
    ("midnight from a spreadsheet", "2026-11-21T00:00:00", (2026, 11, 21)),
    ("no leap day", "29-02-2026", None),
    ("thirty-first of April", "31-04-2026", None),
    ("month thirteen", "01-13-2026", None),
    ("two-digit year", "1-1-26", None),
    ("year of a slip", "0206-01-01", None),
    ("English month", "3 May 2026", None),
    ("year alone", "2026", None),
    ("a time", "2026-11-21 14:00", None),
    ("other digits", "٢١-١١-٢٠٢٦", None),
]
PERIODS = [
    ("a year", "2019", (2019, 1, 1), (2019, 12, 31), "2019", "2019", "2019"),
    ("years", "2017-2019", (2017, 1, 1), (2019, 12, 31), "2017–2019", "2017–2019", "2017–2019"),
    (
        "years with an en dash",
        "2017–2019",
        (2017, 1, 1),
        (2019, 12, 31),
        "2017–2019",
        "2017–2019",
        "2017–2019",
    ),
    ("a month", "05-2017", (2017, 5, 1), (2017, 5, 31), "mei 2017", "May 2017", "Mai 2017"),
    (
        "a month by name",
        "mei 2017",
        (2017, 5, 1),
        (2017, 5, 31),
        "mei 2017",
        "May 2017",
        "Mai 2017",
    ),
    (
        "February of a leap year",
        "02-2024",
        (2024, 2, 1),
        (2024, 2, 29),
        "februari 2024",
        "February 2024",
        "Februar 2024",
    ),
    (
        "December",
        "12/2020",
        (2020, 12, 1),
        (2020, 12, 31),
        "december 2020",
        "December 2020",
        "Dezember 2020",
    ),
    (
        "a day",
        "10-05-2017",
        (2017, 5, 10),
        (2017, 5, 10),
        "10 mei 2017",
        "10 May 2017",
        "10. Mai 2017",
    ),
]
NO_PERIODS = [
    ("backwards", "2019-2017"),
    ("the same year twice", "2019-2019"),
    ("month thirteen", "13-2020"),
    ("a word", "vorig jaar"),
    ("no month", "mie 2017"),
    ("quarter", "Q1 2020"),
    ("far years", "1700-1800"),
    ("nothing", ""),
]


@pytest.mark.parametrize(("title", "text", "value"), READ, ids=[case[0] for case in READ])
def test_dutch_number_is_read_exactly(title: str, text: str, value: str):
    """A number in Dutch notation has one exact value."""
    assert dutch.parse_number(text) == Decimal(value)
    assert str(dutch.parse_number(text)) == value


@pytest.mark.parametrize(("title", "text"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_can_be_read_two_ways_or_is_no_number_is_refused(title: str, text: str):
    """Nothing is guessed about a number."""
    assert dutch.parse_number(text) is None


@pytest.mark.parametrize(
    ("title", "value", "nl", "en", "de"), EUROS, ids=[case[0] for case in EUROS]
)
def test_amount_is_written_as_its_language_does(title: str, value: str, nl: str, en: str, de: str):
    """Dutch puts the euro sign before the amount with a space, English without, German after."""
    assert [dutch.format_euro(Decimal(value), language) for language in ("nl", "en", "de")] == [
        nl,
        en,
        de,
    ]


def test_number_and_percentage_follow_the_language():
    """Dutch and German write a decimal comma, English a point.

    German puts a space before the percent sign.
    """
    assert [
        dutch.format_number(Decimal("-1234567.25"), language) for language in ("nl", "en", "de")
    ] == ["−1.234.567,25", "−1,234,567.25", "−1.234.567,25"]
    assert [
        dutch.format_percentage(Decimal("12.5"), language) for language in ("nl", "en", "de")
    ] == ["12,5%", "12.5%", "12,5\u00a0%"]


@given(st.decimals(min_value=Decimal("-1e9"), max_value=Decimal("1e9"), places=2))
def test_what_is_written_in_dutch_is_read_back_the_same(value: Decimal):
    """Writing and reading are each other's opposite, with and without the euro sign."""
    assert dutch.parse_number(dutch.format_number(value)) == value
    assert dutch.parse_number(dutch.format_euro(value)) == value


@pytest.mark.parametrize(("title", "text", "day"), DATES, ids=[case[0] for case in DATES])
def test_date_is_read_day_first_or_refused(title: str, text: str, day: tuple[int, int, int] | None):
    """A date is ISO or day-first and must exist."""
    assert dutch.parse_date(text) == (datetime.date(*day) if day else None)


def test_date_is_written_in_words():
    """Each language has its own months; German puts a dot behind the day."""
    day = datetime.date(2026, 3, 1)
    assert [dutch.format_date(day, language) for language in ("nl", "en", "de")] == [
        "1 maart 2026",
        "1 March 2026",
        "1. März 2026",
    ]


@pytest.mark.parametrize(
    ("title", "text", "first", "last", "nl", "en", "de"), PERIODS, ids=[case[0] for case in PERIODS]
)
def test_period_is_as_precise_as_it_was_written(
    title: str,
    text: str,
    first: tuple[int, int, int],
    last: tuple[int, int, int],
    nl: str,
    en: str,
    de: str,
):
    """A period spans its first to its last day and is written as precisely as it was given."""
    period = dutch.parse_period(text)
    assert period is not None
    assert (period.first, period.last) == (datetime.date(*first), datetime.date(*last))
    assert [dutch.format_period(period, language) for language in ("nl", "en", "de")] == [
        nl,
        en,
        de,
    ]


@pytest.mark.parametrize(("title", "text"), NO_PERIODS, ids=[case[0] for case in NO_PERIODS])
def test_what_is_no_period_is_refused(title: str, text: str):
    """A period that runs backwards or says something else is none."""
    assert dutch.parse_period(text) is None


def test_period_touches_every_year_in_it():
    """The year filter shows a story of 2017-2019 under three years."""
    period = dutch.parse_period("2017-2019")
    assert period is not None
    assert list(period.years) == [2017, 2018, 2019]


@pytest.mark.parametrize(
    "written", ["thema's", "Thema's", "THEMAS", "thema’s", "the-ma's", " themas "]
)
def test_key_is_the_same_whatever_its_capitals_hyphens_and_apostrophes(written: str):
    """Writers need not mind how a key is spelled in these respects."""
    assert dutch.normalise_key(written) == "themas"


@pytest.mark.parametrize(
    ("word", "meant"),
    [("statsu", "status"), ("Datums", "datum"), ("samenvating", "samenvatting"), ("xyz", None)],
)
def test_nearest_is_what_was_probably_meant(word: str, meant: str | None):
    """A near miss has a suggestion; what is far from everything has none."""
    assert dutch.nearest(word, ["titel", "status", "datum", "samenvatting"]) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("begroting-2027", None),
        ("begroting-2062", "begroting-2026"),
        ("begroting-206", "begroting-2026"),
        ("begroting-26", "begroting-2026"),
        ("begroting", None),
        ("begrotng-2026#emmen", "begroting-2026"),
        ("skillsforfuture", "skills4future"),
    ],
)
def test_another_year_is_never_what_was_meant(word: str, meant: str | None):
    """Figures of another year look the same, so the name of another year is not offered.

    A slip in a year is.
    """
    assert dutch.nearest(word, ["begroting-2026", "skills4future"]) == meant


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Café Één", "cafe-een"),
        ("Straße & Co.", "strasse-co"),
        ("  Borger–Odoorn ", "borger-odoorn"),
        ("???", ""),
        ("Ĳssel", "ijssel"),
    ],
)
def test_slug_is_small_ascii_with_single_hyphens(text: str, slug: str):
    """A slug holds letters, digits and single hyphens."""
    assert dutch.slugify(text) == slug


def test_titles_sort_without_regard_to_accents_and_capitals():
    """Accents and capitals count only between equals."""
    assert sorted(["zon", "Émile", "appel", "Eva", "emile"], key=dutch.sort_key) == [
        "appel",
        "emile",
        "Émile",
        "Eva",
        "zon",
    ]


def test_a_difference_shows_its_plus_where_cldr_has_it():
    """CLDR, pattern of nl, en and de with the sign always shown."""
    shown = [
        dutch.format_euro(Decimal(value), language, plus=True)
        for value in ("1891", "-82", "0")
        for language in ("nl", "en", "de")
    ]
    assert shown == [
        "€\u00a0+1.891",
        "+€1,891",
        "+1.891\u00a0€",
        "€\u00a0\u221282",
        "\u2212€82",
        "\u221282\u00a0€",
        "€\u00a00",
        "€0",
        "0\u00a0€",
    ]


INDEX = [
    ("an article in front", "Het spoor", "spoor"),
    ("another", "De Dag van de Techniek", "dag van de techniek"),
    ("one is no article", "Eén bidbook", "een bidbook"),
    ("a word that begins like one", "Dedemsvaart", "dedemsvaart"),
    ("quotes", "“Een leven lang”", "leven lang"),
    ("only an article", "Het", "het"),
    ("a number", "10 jaar A37", "10 jaar a37"),
]


@pytest.mark.parametrize(("title", "text", "expected"), INDEX, ids=[case[0] for case in INDEX])
def test_a_title_stands_in_an_index_under_its_first_word_that_counts(
    title: str, text: str, expected: str
):
    """The article in front does not count."""
    assert dutch.index_key(text)[0] == expected
