"""The header of a file: splitting it off, and typing its values by the kind's declared fields.

    ---
    titel: Jaarplan 2026
    themas: opleiding-en-kennis, imago-en-cultuur
    ---
    De tekst begint hier.

Every value is text until a field types it, so nothing depends on quotes, key order or comments.
Reading the YAML itself is `support.yaml_reader`'s work; here arrive `Entry` values that know their
place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.core.command_lines import command_line
from plugins.core.dutch import SLUG, nearest, normalise_key, parse_date, parse_period, slugify
from plugins.core.moments import parse_moment
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem

__all__ = [
    "Entry",
    "Field",
    "Header",
    "SourceRef",
    "Value",
    "read_header",
    "split_header",
    "with_field",
]

MISSING_HEADER = (
    "Zet bovenaan een regel ---, dan de sleutels, dan weer een regel ---. Zo krijgt u een"
    f" voorbeeld: {command_line('new')}"
)
_SOURCE = re.compile(r"(?P<id>[^()]+?)(?:\s*\((?P<place>.+)\))?", re.S)
_COMMA = re.compile(r",(?![^()]*\))")


@dataclass(frozen=True)
class Value:
    """A piece of text and where it stands (both counted from 1)."""

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Entry:
    """One line of a header: the key as written and its value or values."""

    key: Value
    values: tuple[Value, ...]
    is_list: bool
    """Written as a YAML list, so commas are part of the text."""


@dataclass(frozen=True)
class SourceRef:
    """A source document and the place in it: `jaarplan-2026 (Hoe gaan we dit betalen?)`."""

    source_id: str
    place: str = ""


@dataclass(frozen=True)
class Field:
    """One key of a kind. From this come the check, the empty template, the manual and the form."""

    name: str
    """The key as writers see it."""
    type: str
    """text, number, slug (part of an address), date, moment (a date, perhaps with a time), period,
    known-date (date, period or `niet bekend`), choice, register, source, or lines: texts with their
    places (`Value`), for fields that are read further elsewhere."""
    help: str
    """A Dutch sentence for writers."""
    example: str
    required: bool = False
    many: bool = False
    choices: tuple[str, ...] = ()
    register: str = ""
    """For type register: the name of the register."""
    max_length: int = 0
    """Characters at most; 0 = no limit."""
    default: str = ""


@dataclass
class Header:
    """The typed values of a header by normalised key, and where each one stands."""

    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    """Where each key stands."""
    starts: dict[str, Place] = field(default_factory=dict)
    """Where the first value of each key begins; the key's own place when it has none."""

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of a field by any spelling of its name."""
        value = self.values.get(normalise_key(name))
        return default if value is None else value


def split_header(path: str, text: str) -> tuple[str, str, int, list[Problem]]:
    """Split a file into header and body.

    Returns:
        The header's text, the body's text, the line on which the body begins, and the problems
        (`kop-ontbreekt`, `kop-niet-gesloten`). The header begins on line 2.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        found = problem(
            "kop-ontbreekt", Place(path, 1, 1), "Dit bestand heeft geen kop.", MISSING_HEADER
        )
        return "", text, 1, [found]
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == "---":
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1, []
    found = problem(
        "kop-niet-gesloten",
        Place(path, 1, 1),
        "De kop wordt niet afgesloten.",
        "Zet onder de laatste sleutel een regel met alleen ---.",
    )
    return "\n".join(lines[1:]), "", len(lines), [found]


def with_field(text: str, name: str, value: str) -> str:
    """Put a field at the end of the header of a file; everything else stays as it is, line ends too. A line with the name alone is replaced.

    Args:
        text: the whole file, with a header that is closed.
    """
    lines = text.splitlines(keepends=True)
    last = next(number for number, line in enumerate(lines) if number and line.rstrip() == "---")
    end = lines[last - 1][len(lines[last - 1].rstrip("\r\n")) :]
    head = [
        line for line in lines[:last] if not re.fullmatch(rf"{re.escape(name)}\s*:\s*", line, re.I)
    ]
    return "".join([*head, f"{name}: {value}{end}", *lines[last:]])


def read_header(
    path: str,
    entries: Iterable[Entry],
    fields: Sequence[Field],
    registers: Mapping[str, Iterable[str]],
    kind_label: str,
    unread: Sequence[str] = (),
) -> tuple[Header, list[Problem]]:
    """Type the entries by the declared fields.

    Args:
        registers: the known ids by register name; sources under `bronnen`.
        kind_label: what the kind is called in messages, such as `een jaarplan`.
        unread: lines that could not be read and were reported; the key on such a line does not
            count as missing.
    """
    header, problems = Header(), []
    known = {normalise_key(declared.name): declared for declared in fields}
    # Keys that are there after all: misspelt, on a line that could not be read, or with a value
    # that cannot be. Each has its own message.
    lost = {key for key in known for line in unread if normalise_key(line).startswith(key)}
    for entry in entries:
        key = normalise_key(entry.key.text)
        place = Place(path, entry.key.line, entry.key.column)
        if key not in known:
            problems.append(_unknown_key(entry.key.text, place, known, kind_label))
            lost.add(normalise_key(nearest(key, known) or ""))
        elif key in header.places:
            problems.append(
                problem(
                    "kop-dubbele-sleutel",
                    place,
                    f"De sleutel “{entry.key.text}” staat twee keer in de kop.",
                    f"Laat er één staan; de eerste staat op regel {header.places[key].line}.",
                )
            )
        else:
            header.places[key] = place
            header.starts[key] = next(
                (Place(path, value.line, value.column) for value in entry.values), place
            )
            value, found = _typed(path, entry, known[key], registers)
            problems.extend(found)
            if value is not None:
                header.values[key] = value
            elif found:
                lost.add(key)
    problems.extend(
        item for key, item in _missing(path, header, known, kind_label) if key not in lost
    )
    _fill_defaults(header, known)
    return header, problems


def _unknown_key(key: str, place: Place, known: dict[str, Field], kind_label: str) -> Problem:
    """Report a key that this kind does not have."""
    names = [declared.name for declared in known.values()]
    return problem(
        "kop-onbekende-sleutel",
        place,
        f"De sleutel “{key}” bestaat niet bij {kind_label}.",
        did_you_mean(nearest(key, names), choose_from(names)),
    )


def _missing(
    path: str, header: Header, known: dict[str, Field], kind_label: str
) -> Iterator[tuple[str, Problem]]:
    """Report, with its key, each required field that has no value."""
    for key, declared in known.items():
        at = header.places.get(key)
        if not declared.required or key in header.values:
            continue
        word = "is leeg" if at else "ontbreekt"
        yield (
            key,
            problem(
                "kop-verplicht",
                at or Place(path, 1, 1),
                f"De sleutel “{declared.name}” {word}; die is verplicht bij {kind_label}.",
                f"Zet in de kop bijvoorbeeld: {declared.name}:"
                f" {declared.example.removeprefix(chr(10) + '  - ')}",
            ),
        )


def _fill_defaults(header: Header, known: dict[str, Field]) -> None:
    """Return absent fields their default: the declared text, an empty tuple for lists, else nothing."""
    for key, declared in known.items():
        if key not in header.values and (declared.default or declared.many):
            header.values[key] = declared.default or ()


def _typed(
    path: str, entry: Entry, declared: Field, registers: Mapping[str, Iterable[str]]
) -> tuple[Any, list[Problem]]:
    """Return the value of one entry in the field's type (None when empty or wrong) and its problems."""
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
        if isinstance(result, tuple):
            code, text, hint = result
            problems.append(problem(code, Place(path, value.line, value.column), text, hint))
        else:
            results.append(result)
    if declared.many:
        return (tuple(results) if results else None), problems
    return (results[0] if results else None), problems


def _split(entry: Entry, declared: Field) -> list[Value]:
    """Split text with commas into values, for a field that takes many (a comma in parentheses stays)."""
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
    """Return the typed value, or a tuple (code, text, hint) when it cannot be."""
    if declared.max_length and len(value.text) > declared.max_length:
        return (
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
    return (
        "kop-getal",
        f"“{text}” is geen heel getal.",
        f"Schrijf bij “{declared.name}” alleen cijfers, zoals {declared.example}.",
    )


def _as_slug(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    if SLUG.fullmatch(text):
        return text
    return (
        "kop-adres",
        f"“{text}” kan niet bij “{declared.name}”.",
        f"Gebruik kleine letters, cijfers en streepjes, zoals {slugify(text) or declared.example}.",
    )


def _as_date(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    return parse_date(text) or (
        "kop-datum",
        f"“{text}” is geen datum die bestaat.",
        "Schrijf jaar-maand-dag (2026-11-21) of dag-maand-jaar (21-11-2026 of 21 november 2026).",
    )


def _as_moment(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    moment = parse_moment(text)
    if moment is None:
        return (
            "kop-datum",
            f"“{text}” is geen datum die bestaat.",
            (
                "Schrijf jaar-maand-dag (2026-11-21) of dag-maand-jaar (21-11-2026 of 21 november"
                " 2026), met een tijd erachter als u die wilt (2026-11-21 9:30)."
            ),
        )
    return (
        moment
        if moment.exists
        else (
            "kop-datum",
            (
                f"{moment.text[0].upper()}{moment.text[1:]} bestaat niet: dan gaat de klok van 2.00"
                " naar 3.00 uur."
            ),
            "Kies een tijd vóór 2.00 uur of vanaf 3.00 uur.",
        )
    )


def _as_period(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    return parse_period(text) or (
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
"""What to write where a document does not give a date."""


def _as_known_date(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    if normalise_key(text) in ("nietbekend", "nietvermeld", "nietvermeldindebron"):
        return text
    return parse_period(text) or (
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
    return (
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
    return (
        "register-onbekend",
        f"“{text}” {where}.",
        did_you_mean(nearest(text, ids), choose_from(ids)),
    )


def _as_source(text: str, declared: Field, registers: Mapping[str, Iterable[str]]) -> Any:
    match = _SOURCE.fullmatch(text)
    source_id = match["id"].strip() if match else text
    ids = list(registers.get("bronnen", ()))
    if source_id in ids:
        return SourceRef(source_id, (match["place"] or "").strip() if match else "")
    return (
        "bron-onbekend",
        f"Het brondocument “{source_id}” staat niet in het register van bronnen.",
        did_you_mean(
            nearest(source_id, ids),
            f"{choose_from(ids)} Staat het document er niet bij? Zet het in"
            " content/data/registers/bronnen.csv. De plaats komt achter de naam, tussen haakjes.",
        ),
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
