"""What went wrong in a cell: what Excel and other programs leave where a value should be.

One table, tried in order. Each entry says in a writer's words what is in the cell and how to mend
it; nothing is guessed but a letter that can only be a digit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from plugins.core.dutch import MINUS, SPACES, format_number, parse_number
from plugins.core.problems import did_you_mean, shown

__all__ = ["bad_number", "error_value"]


@dataclass(frozen=True)
class Fault:
    """One way in which a cell is no number."""

    pattern: re.Pattern[str]
    """Matches the whole cell, without the currency, minus sign and spaces around it; capitals make
    no difference."""
    text: str
    """What is wrong; `{cell}` is the cell in quotes."""
    hint: str
    money_only: bool = False


def _fault(pattern: str, text: str, hint: str, *, money_only: bool = False) -> Fault:
    return Fault(re.compile(pattern, re.I | re.S), text, hint, money_only)


_MONTH = "(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\\.?"
_DAY, _MONTH_NUMBER = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])"
_ERRORS = (
    "REF!",
    "VERW!",
    "N/A",
    "N/B",
    "DIV/0!",
    "DEEL/0!",
    "VALUE!",
    "WAARDE!",
    "NAME?",
    "NAAM?",
    "NUM!",
    "GETAL!",
    "NULL!",
    "LEEG!",
    "SPILL!",
    "OVERLOOP!",
    "CALC!",
    "BEREKENEN!",
    "FIELD!",
    "VELD!",
    "BLOCKED!",
    "GEBLOKKEERD!",
    "UNKNOWN!",
    "ONBEKEND!",
)
_UNKNOWN = (
    "Typ het getal. Staat het niet in het document? Laat de cel dan leeg en zet onbekend in de"
    " kolom status."
)
_NOTATION = "Schrijf duizendtallen met een punt en centen met een komma, zoals 1.234,56."
_LOOK = "Kijk in het document welk getal er staat. " + _NOTATION

_FORMULA = (
    "Verbeter in Excel de formule, of typ zelf wat er moet staan. Bewaar daarna opnieuw als CSV."
)

DAMAGE = (
    _fault(
        f"#(?:{'|'.join(map(re.escape, _ERRORS))})",
        "{cell} is een foutmelding van Excel: de formule in deze cel had geen uitkomst",
        _FORMULA,
    ),
    _fault(
        "Err:[0-9]+",
        "{cell} is een foutmelding van LibreOffice: de formule in deze cel had geen uitkomst",
        _FORMULA.replace("Excel", "LibreOffice"),
    ),
    _fault(
        "##+",
        "{cell} staat er omdat de kolom in Excel te smal was",
        "Maak de kolom in Excel breder en bewaar opnieuw als CSV.",
    ),
)
"""What is never meant, in any column."""

NUMBER_FAULTS = (
    *DAMAGE,
    _fault(
        r"[0-9]+(?:[.,][0-9]+)?E[-+]?[0-9]+",
        "{cell} is een getal dat Excel heeft ingekort; er kunnen cijfers weg zijn",
        "Zet de cel in Excel op Getal, vergelijk het getal met het document en bewaar opnieuw als"
        " CSV.",
    ),
    _fault(
        rf"{_DAY}[-/. ]?{_MONTH}(?:[-/. ]?[0-9]{{2,4}})?|{_MONTH}[-/."
        rf" ]?[0-9]{{1,4}}|{_DAY}[-/]{_MONTH_NUMBER}(?:[-/][0-9]{{2}}(?:[0-9]{{2}})?)?"
        rf"|{_DAY}\.{_MONTH_NUMBER}\.[0-9]{{4}}|[0-9]{{4}}-{_MONTH_NUMBER}-{_DAY}",
        "{cell} lijkt op een datum; Excel maakt die soms van een getal",
        "Zet de cel in Excel op Getal, typ het getal uit het document opnieuw en bewaar opnieuw als"
        " CSV.",
    ),
    _fault(
        r"[=+@].*", "{cell} begint als een formule", "Typ het getal zelf, zonder =, + of @ ervoor."
    ),
    _fault(
        r".*[%‰]",
        "{cell} is een percentage, maar in deze kolom staan bedragen",
        "Schrijf het bedrag in euro's, zonder procentteken.",
        money_only=True,
    ),
    _fault(
        r"nan|inf|infinity|∞|null|none|nil",
        "{cell} komt uit een ander programma en is geen getal",
        _UNKNOWN,
    ),
    _fault(
        r"[-–—]*",
        "{cell} is geen getal",
        "Is het nul? Typ dan 0. " + _UNKNOWN.removeprefix("Typ het getal. "),
    ),
    _fault(
        r"[?x]*|n\.?v\.?t\.?|n\.?b\.?|n\.?a\.?|p\.?m\.?|onbekend|volgt",
        "{cell} is geen getal",
        _UNKNOWN,
    ),
    _fault(
        r".*(?:(?![0-9])\d|[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u218b]).*",
        "{cell} heeft andere tekens dan de cijfers 0 tot en met 9",
        "Typ het getal opnieuw met die cijfers.",
    ),
    _fault(
        r"[0-9]+(?:[_'’][0-9]+)+(?:[.,][0-9]+)?",
        "{cell} heeft een teken tussen de cijfers dat daar niet hoort",
        _NOTATION,
    ),
    _fault(
        r"[0-9.]+,[0-9]{3,}",
        "In {cell} staan meer dan twee cijfers achter de komma",
        _LOOK,
        money_only=True,
    ),
    _fault(
        r"(?=[^.]*\.)[0-9.,]+",
        "In {cell} is niet duidelijk wat de punt betekent: duizendtallen of cijfers achter de"
        " komma",
        _LOOK,
    ),
    _fault(
        r"[0-9]+(?:,[0-9]*){2,}",
        "In {cell} is niet duidelijk wat de komma's betekenen: duizendtallen of cijfers achter de"
        " komma",
        _LOOK,
    ),
    _fault(
        r"(?=.*[0-9])(?=.*[^\W\d_]).*",
        "{cell} is meer dan een getal",
        "Zet hier alleen het getal, voluit: 1.000.000 en niet 1 miljoen. Een woord als circa hoort"
        " in de kolom aanduiding.",
    ),
    _fault(r".*", "{cell} is geen getal in Nederlandse notatie", _NOTATION),
)
"""The first that fits is reported; the last fits all."""

_LETTERS = str.maketrans("OolI", "0011")
_PART_OF_CENT = re.compile(r"[0-9.]+,[0-9]{3,}")
_AROUND = f"{SPACES}\n\t€()-{MINUS}"


def error_value(text: str) -> tuple[str, str] | None:
    """Explain what is wrong with a cell in which a spreadsheet wrote that it has no value.

    Returns:
        What is wrong, without a full stop, and how to mend it; None for any other cell.
    """
    if text[:1] not in "#Ee":
        return None
    fault = next((fault for fault in DAMAGE if fault.pattern.fullmatch(text)), None)
    return (fault.text.format(cell=f"“{shown(text)}”"), fault.hint) if fault else None


def bad_number(text: str, *, money: bool) -> tuple[str, str]:
    """Explain what is wrong with a cell that is no number.

    Args:
        text: the cell.
        money: the column holds amounts, so that a percentage has no place there.

    Returns:
        What is wrong, without a full stop, and how to mend it.
    """
    cell = f"“{shown(text)}”"
    guess = _without_letters(text)
    if guess is not None:
        hint = did_you_mean(format_number(guess), "")
        return f"{cell} is geen getal in Nederlandse notatie", hint
    bare = _bare(text if money else text.removesuffix("%"))
    if parse_number(bare) is not None and not (money and _PART_OF_CENT.fullmatch(bare)):
        return (
            f"{cell} heeft te veel tekens om het getal heen",
            "Schrijf hoogstens één minteken en één euroteken, vóór het getal, zoals -5 of € 5.",
        )
    fault = next(
        fault
        for fault in NUMBER_FAULTS
        if (money or not fault.money_only) and fault.pattern.fullmatch(bare)
    )
    return fault.text.format(cell=cell), fault.hint


def _without_letters(text: str) -> Decimal | None:
    """Read a cell with letters that can only be digits; None when it has none."""
    swapped = text.translate(_LETTERS)
    return parse_number(swapped) if swapped != text else None


def _bare(text: str) -> str:
    """Take off the currency, minus signs and spaces around a number."""
    return text.strip(_AROUND).removeprefix("EUR").removesuffix("EUR").strip(_AROUND)
