"""Budgets as people save them, by the thousand, with totals that are known beforehand.

    python -m tests.fuzz.csv_fuzz 10000          sound files: every total exact, no problem
    python -m tests.fuzz.csv_fuzz 2000 bedorven  damaged files: the old total, a clear stop, or what
    a strict reader gives;
                                                 and as many with one cell that Excel spoilt: always
                                                     a stop at that cell

A file that goes wrong is named by its number; the same number makes the same file again.
"""

from __future__ import annotations

import csv
import io
import random
import re
import sys
import time
from dataclasses import dataclass
from decimal import Decimal

from plugins.core.dutch import parse_period
from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.figures.datasets import Line, Total
from plugins.core.figures.line_checks import read_lines
from plugins.core.figures.totals import reconcile
from plugins.core.problems import Place
from plugins.core.tables.csv_encoding import decode
from plugins.core.tables.csv_table import read_table
from plugins.core.texts.header import Header

__all__ = ["Sound", "damage", "read", "strict_totals", "try_damaged", "try_sound", "try_spoilt"]

COLUMNS = ("id", "kant", "groep", "post", "bedrag", "noot")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252")
ENDS = ("\r\n", "\n", "\r")
WORDS = (
    "Emmen",
    "Coevorden",
    "één € per inwoner",
    "Program Board",
    "Onvoorzien",
    "café",
    "10 jaar A37",
    "R&D",
    "–",
    "0012",
    "NA",
)
HARD = ("met ; en , erin", 'een "aanhaling"', "twee\nregels", "  ruimte  ")
ERRORS = (
    "#REF!",
    "#VERW!",
    "#N/B",
    "#N/A",
    "#DEEL/0!",
    "#DIV/0!",
    "#WAARDE!",
    "#VALUE!",
    "#NAAM?",
    "#NAME?",
    "#GETAL!",
    "#NUM!",
    "#LEEG!",
    "#NULL!",
    "########",
)
NUMBERS = (
    "1E+05",
    "1,5E+05",
    "12.34",
    "1.5",
    "1,234.56",
    "1.2.3",
    "12-mrt",
    "mrt-12",
    "01-02-2020",
    "=1+1",
    "+1",
    "@SOM(A1)",
    "5%",
    "NaN",
    "Inf",
    "1_000",
    "1O0",
    "--5",
    "(-5)",
)
LIMIT = 2.0
"""Seconds in which any one file must be read."""


@dataclass(frozen=True)
class Sound:
    """One sound file and what it must come to."""

    data: bytes
    totals: dict[str, Decimal]
    """Euros by side."""


def _notation(chance: random.Random, cents: int, encoding: str) -> str:
    """Write an amount in one of the ways of Dutch Excel and Dutch hands."""
    whole, part = divmod(abs(cents), 100)
    groups = f"{whole:,}"
    sign = chance.choice(
        [".", "", "\u00a0"] + ([] if encoding == "cp1252" else ["\u202f", "\u2009"])
    )
    text = groups.replace(",", sign)
    text += chance.choice([",-", ",00", "", ",--"]) if part == 0 else f",{part:02}"
    currency = chance.choice(["", "", "€ ", "€", "€\u00a0", "EUR "])
    if cents >= 0:
        return currency + text
    minus = "-" if encoding == "cp1252" else chance.choice(["-", "\u2212"])
    forms = [f"{minus}{currency}{text}", f"{currency}{minus}{text}", f"({currency}{text})"]
    return chance.choice([*forms, f"{currency}{text}-"] if not text.endswith("-") else forms)


def make(seed: int, spoilt: tuple[str, str] | None = None) -> Sound:
    """Make one sound file.

    Args:
        spoilt: a column and the text that Excel left there, in one of the rows.
    """
    chance = random.Random(seed)
    encoding, delimiter, end = chance.choice(ENCODINGS), chance.choice(";,\t"), chance.choice(ENDS)
    totals = {"inkomsten": Decimal(0), "uitgaven": Decimal(0)}
    rows = []
    for number in range(chance.randint(1, 30)):
        side = chance.choice(tuple(totals))
        cents = chance.choice(
            [
                chance.randint(-(10**6), 10**9),
                chance.randint(-500, 500) * 100,
                chance.randint(0, 99),
            ]
        )
        totals[side] += Decimal(cents) / 100
        note = chance.choice(["", "", chance.choice(WORDS), chance.choice(HARD)])
        rows.append(
            [
                f"post-{number}",
                side,
                chance.choice(["", "Groep"]),
                chance.choice(WORDS),
                _notation(chance, cents, encoding),
                note,
            ]
        )
    if spoilt:
        rows[seed % len(rows)][COLUMNS.index(spoilt[0])] = spoilt[1]
    return Sound(_encode(_text(chance, rows, delimiter, end), encoding), totals)


def _text(chance: random.Random, rows: list[list[str]], delimiter: str, end: str) -> str:
    """Write the rows with the noise that spreadsheets add."""
    tail = delimiter * chance.choice([0, 0, 3])
    lines = [delimiter.join(COLUMNS) + tail]
    for row in rows:
        lines.append(delimiter.join(_cell(chance, cell, delimiter, end) for cell in row) + tail)
        if chance.random() < 0.1:
            lines.append(delimiter * chance.choice([0, len(COLUMNS) - 1]))
    start = f"sep={delimiter}{end}" if chance.random() < 0.2 else ""
    return start + end.join(lines) + chance.choice(["", end, end * 3])


def _cell(chance: random.Random, text: str, delimiter: str, end: str) -> str:
    """Quote a cell that needs it, and now and then one that does not."""
    if any(sign in text for sign in (delimiter, '"', "\n")) or chance.random() < 0.1:
        return '"' + text.replace('"', '""').replace("\n", end) + '"'
    return text


def _encode(text: str, encoding: str) -> bytes:
    """Encode with the byte order mark that Excel puts before UTF-16."""
    if encoding == "utf-16-be":
        return b"\xfe\xff" + text.encode(encoding)
    return text.encode(encoding)


def read(data: bytes) -> tuple[list[Line], list[str]]:
    """Read a file as the site does. Returns its lines and the codes of its problems."""
    text, problems = decode("x.csv", data)
    if problems:
        return [], [item.code for item in problems]
    kind = DATASET_KINDS["geld"]
    rows, problems = read_table(
        "x.csv", text, COLUMNS, [column.name for column in kind.columns if not column.required]
    )
    header = Header(
        {"periode": parse_period("2026"), "eenheid": "euro", "status": "begroot", "plaats": "Geld"}
    )
    lines, more = read_lines(rows, kind, header, "x.csv") if not problems else ([], [])
    return lines, [item.code for item in (*problems, *more)]


def _sums(lines: list[Line]) -> dict[str, Decimal]:
    """Add up each side."""
    return {
        side: sum(
            (line.value for line in lines if line.side == side and line.value is not None),
            Decimal(0),
        )
        for side in ("inkomsten", "uitgaven")
    }


def try_sound(seed: int) -> str:
    """Read one sound file. Returns an empty text, or what went wrong."""
    sound = make(seed)
    started = time.monotonic()
    lines, codes = read(sound.data)
    if time.monotonic() - started > LIMIT:
        return f"{seed}: took too long"
    if codes:
        return f"{seed}: refused with {codes}"
    return (
        "" if _sums(lines) == sound.totals else f"{seed}: {_sums(lines)} instead of {sound.totals}"
    )


def damage(chance: random.Random, data: bytes) -> bytes:
    """Spoil a file: bits, bytes or stretches changed, lost or doubled."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(data))
        stop = min(len(data), at + chance.choice([1, 1, 1, 4, 40]))
        piece = chance.choice(
            [
                b"",
                bytes([data[at] ^ (1 << chance.randrange(8))]),
                bytes([chance.randrange(256)]),
                data[at:stop] * 2,
                chance.choice(
                    [
                        b";",
                        b",",
                        b".",
                        b'"',
                        b"\n",
                        b"\r",
                        b"\t",
                        b"\x00",
                        b"0",
                        b"-",
                        b"E5",
                        b"%",
                        b"_",
                        b"=",
                        b"+",
                        b"(",
                        b"\xa0",
                        b"O",
                        b"#REF!",
                        b"########",
                        b"NaN",
                        b"sep=,\n",
                    ]
                ),
            ]
        )
        data = data[:at] + piece + data[stop:]
        if not data:
            return b"\n"
    return data


def try_damaged(seed: int) -> str:
    """Read one damaged file, with its old totals declared and without.

    Returns an empty text, or what went wrong.
    """
    sound = make(seed)
    data = damage(random.Random(-seed), sound.data)
    started = time.monotonic()
    lines, codes = read(data)
    if time.monotonic() - started > LIMIT:
        return f"{seed}: took too long"
    if codes:
        return ""
    totals = [Total(side, "", amount, Place("x")) for side, amount in sound.totals.items()]
    stopped = list(reconcile("x", lines, totals))
    if not stopped and _sums(lines) != sound.totals:
        return f"{seed}: {_sums(lines)} passed as {sound.totals}"
    strict = strict_totals(data)
    return (
        ""
        if strict is not None and strict == _sums(lines)
        else f"{seed}: read {_sums(lines)}, a strict reader {strict}"
    )


def try_spoilt(seed: int) -> str:
    """Read a file in which Excel spoilt one cell: an error value anywhere, or an amount.

    Returns an empty text, or what went wrong.
    """
    column = "bedrag" if seed % 2 else random.Random(seed).choice(COLUMNS)
    texts = (*ERRORS, *NUMBERS) if column == "bedrag" else ERRORS
    text = texts[seed // 2 % len(texts)]
    _, codes = read(make(seed, (column, text)).data)
    expected = ["csv-getal" if column == "bedrag" else "csv-foutwaarde"]
    return "" if codes == expected else f"{seed}: {text} in {column} gives {codes}"


# -- a reader of its own: the standard library's csv and one pattern, nothing shared with the site's

_STRICT = re.compile(
    r"(?:€|EUR)?(-|\u2212)?(?:€|EUR)?(\d{1,3}(?:([.\u00a0\u202f\u2009])\d{3})(?:\3\d{3})*|\d+)(?:,(\d+|--|-|–|—))?(-|\u2212)?",
    re.A,
)


def _strict_amount(text: str) -> Decimal | None:
    """Read an amount strictly, or give None."""
    text = text.strip(" \u00a0\u202f\u2009\u2007")
    bracket = text.startswith("(") and text.endswith(")")
    bare = re.sub(
        r"(?<=[€R(\u2212-])[ \u00a0\u202f\u2009\u2007]+",
        "",
        text[1:-1].strip(" \u00a0") if bracket else text,
    )
    bare = re.sub(r"[ \u00a0\u202f\u2009\u2007]+(?=[-\u2212]$)", "", bare)
    match = _STRICT.fullmatch(bare)
    if not match:
        return None
    signs = [bracket, bool(match[1]), bool(match[5])]
    if sum(signs) > 1:
        return None
    part = match[4] if match[4] and match[4].isdigit() else "0"
    value = Decimal(re.sub(r"\D", "", match[2]) + "." + part)
    return -value if any(signs) else value


def strict_totals(data: bytes) -> dict[str, Decimal] | None:
    """Add up each side with the standard library's reader, or give None where it cannot be read."""
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"", "utf-8"),
        (b"", "cp1252"),
    ):
        if data.startswith(mark):
            try:
                text = data.decode(name)
                break
            except UnicodeDecodeError:
                if mark:
                    return None
    else:
        return None
    text = re.sub("\r\n|\r", "\n", text)
    first, _, rest = text.partition("\n")
    declared = re.fullmatch(r'"?sep=(.)"?', first)
    delimiter = declared[1] if declared else next((sign for sign in ";,\t" if sign in first), ";")
    totals = {"inkomsten": Decimal(0), "uitgaven": Decimal(0)}
    try:
        reader = csv.reader(
            io.StringIO(rest if declared else text),
            delimiter=delimiter,
            strict=True,
            skipinitialspace=True,
        )
        rows = [row for row in reader if any(cell.strip(" \u00a0") for cell in row)]
    except csv.Error:
        return None
    head = [re.sub(r"\W", "", name.lower()) for name in rows[0]] if rows else []
    if "kant" not in head or "bedrag" not in head:
        return None
    for row in rows[1:]:
        side, amount = (
            row[head.index("kant")].strip(" \u00a0").lower(),
            _strict_amount(row[head.index("bedrag")]),
        )
        if side not in totals or amount is None:
            return None
        totals[side] += amount
    return totals


def main(arguments: list[str]) -> int:
    """Try many files and print what went wrong."""
    count = int(arguments[0]) if arguments else 10_000
    attempts = (try_damaged, try_spoilt) if "bedorven" in arguments else (try_sound,)
    started = time.monotonic()
    wrong = [
        text for attempt in attempts for seed in range(1, count + 1) if (text := attempt(seed))
    ]
    print("\n".join(wrong[:20]))
    print(f"{count * len(attempts)} files, {len(wrong)} wrong, {time.monotonic() - started:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
