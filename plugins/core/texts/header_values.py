"""Type the values of a header: text to a number, date, period, choice, id or source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from plugins.core.dutch import SLUG, nearest, normalise_key, parse_date, parse_period, slugify
from plugins.core.moments import parse_moment
from plugins.core.problems import (
    SOURCES,
    Place,
    Problem,
    Unplaced,
    choose_from,
    did_you_mean,
    problem,
)
from plugins.core.texts.header import Entry, Field, SourceRef, Value

__all__ = ["typed_value"]

_SOURCE = re.compile(r"(?P<id>[^()]+?)(?:\s*\((?P<place>.+)\))?", re.S)
_COMMA = re.compile(r",(?![^()]*\))")


def typed_value(
    path: str, entry: Entry, declared: Field, registers: Mapping[str, Iterable[str]]
) -> tuple[Any, list[Problem]]:
    """Return the typed value of an entry (None when empty or wrong) and its problems.

    Args:
        path: the file, for places.
        entry: the key and values as they are typed.
        declared: the field.
        registers: the known ids by register name; sources under `bronnen`.
    """
    values = [value for value in _split(entry, declared) if value.text]
    if not declared.many and len(values) > 1:
        place = Place(path, values[1].line, values[1].column)
        return None, [
            problem(
                "kop-enkelvoud",
                place,
                f"Bij “{declared.name}” hoort één waarde; hier staat een lijst.",
                "Laat er één staan.",
            )
        ]
    results, problems = [], []
    for value in values:
        result = _convert(value, declared, registers)
        if isinstance(result, Unplaced):
            problems.append(result.at(Place(path, value.line, value.column)))
        else:
            results.append(result)
    if declared.many:
        return (tuple(results) if results else None), problems
    return (results[0] if results else None), problems


def _split(entry: Entry, declared: Field) -> list[Value]:
    """Split text at its commas for a field that takes many; one in parentheses stays."""
    if (
        not declared.many
        or entry.is_list
        or declared.type in ("lines", "source")
        or not entry.values
    ):
        return list(entry.values)
    whole, parts, start = entry.values[0], [], 0
    for stop in [hit.start() for hit in _COMMA.finditer(whole.text)] + [len(whole.text)]:
        piece = whole.text[start:stop]
        lead = len(piece) - len(piece.lstrip())
        parts.append(Value(piece.strip(), whole.line, whole.column + start + lead))
        start = stop + 1
    return parts


def _convert(value: Value, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    """Return the typed value, or what is wrong with the text."""
    if declared.max_length and len(value.text) > declared.max_length:
        return Unplaced(
            "kop-te-lang",
            (
                f"“{declared.name}” heeft {len(value.text)} tekens; er passen er"
                f" {declared.max_length}."
            ),
            "Maak de tekst korter.",
        )
    if declared.type == "lines":
        return value
    return _CONVERTERS[declared.type](value.text, declared, registers)


def _as_text(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    return text


def _as_number(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    if text.isascii() and text.isdigit():
        return int(text)
    return Unplaced(
        "kop-getal",
        f"“{text}” is geen heel getal.",
        f"Schrijf bij “{declared.name}” alleen cijfers, zoals {declared.example}.",
    )


def _as_slug(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    if SLUG.fullmatch(text):
        return text
    return Unplaced(
        "kop-adres",
        f"“{text}” kan niet bij “{declared.name}”.",
        f"Gebruik kleine letters, cijfers en streepjes, zoals {slugify(text) or declared.example}.",
    )


def _as_date(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    return parse_date(text) or Unplaced(
        "kop-datum",
        f"“{text}” is geen datum die bestaat.",
        "Schrijf jaar-maand-dag (2026-11-21) of dag-maand-jaar (21-11-2026 of 21 november 2026).",
    )


def _as_moment(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    moment = parse_moment(text)
    if moment is None:
        return Unplaced(
            "kop-datum",
            f"“{text}” is geen datum die bestaat.",
            (
                "Schrijf jaar-maand-dag (2026-11-21) of dag-maand-jaar (21-11-2026 of 21 november"
                " 2026), met een tijd erachter als u die wilt (2026-11-21 9:30)."
            ),
        )
    if moment.exists:
        return moment
    return Unplaced(
        "kop-datum",
        f"{moment.text[0].upper()}{moment.text[1:]} bestaat niet: dan gaat de klok van 2.00"
        " naar 3.00 uur.",
        "Kies een tijd vóór 2.00 uur of vanaf 3.00 uur.",
    )


def _as_period(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    return parse_period(text) or Unplaced(
        "kop-periode",
        f"“{text}” is geen periode.",
        (
            "Schrijf een jaar (2019), jaren met het vroegste eerst (2017-2019), een maand (05-2017)"
            " of een dag (10-05-2017)."
        ),
    )


_NOT_STATED = {
    "peildatum": "Schrijf dan: niet vermeld in de bron.",
    "vastgesteld-op": "Schrijf dan: niet bekend.",
}
"""What to write where a document has no date."""


def _as_known_date(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    if normalise_key(text) in ("nietbekend", "nietvermeld", "nietvermeldindebron"):
        return text
    return parse_period(text) or Unplaced(
        "kop-periode",
        f"“{text}” is geen dag, maand of jaar.",
        (
            "Schrijf een dag (10-05-2017), een maand (05-2017) of een jaar (2017). Staat er niets?"
            f" {_NOT_STATED.get(declared.name, 'Haal de regel dan weg.')}"
        ),
    )


def _as_choice(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    for choice in declared.choices:
        if normalise_key(choice) == normalise_key(text):
            return choice
    return Unplaced(
        "kop-keuze",
        f"“{text}” kan niet bij “{declared.name}”.",
        did_you_mean(nearest(text, declared.choices), choose_from(declared.choices)),
    )


def _as_register_id(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    ids = list(registers.get(declared.register, ()))
    if text in ids:
        return text
    where = (
        "is geen map in content/data"
        if declared.register == "datasets"
        else f"staat niet in het register {declared.register}"
    )
    return Unplaced(
        "register-onbekend",
        f"“{text}” {where}.",
        did_you_mean(nearest(text, ids), choose_from(ids)),
        (text, f"register {declared.register}"),
    )


def _as_source(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    match = _SOURCE.fullmatch(text)
    source_id = match["id"].strip() if match else text
    ids = list(registers.get("bronnen", ()))
    if source_id in ids:
        return SourceRef(source_id, (match["place"] or "").strip() if match else "")
    return Unplaced(
        "bron-onbekend",
        f"Het brondocument “{source_id}” staat niet in het register van bronnen.",
        did_you_mean(
            nearest(source_id, ids),
            f"{choose_from(ids)} Staat het document er niet bij? Zet het in"
            " content/data/registers/bronnen.csv. De plaats komt achter de naam, tussen haakjes.",
        ),
        (source_id, SOURCES),
    )


_CONVERTERS = {
    "text": _as_text,
    "number": _as_number,
    "slug": _as_slug,
    "date": _as_date,
    "moment": _as_moment,
    "period": _as_period,
    "known-date": _as_known_date,
    "choice": _as_choice,
    "register": _as_register_id,
    "source": _as_source,
}
