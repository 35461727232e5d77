"""The header of a file: splitting it off, and typing its values by the kind's declared fields.

    ---
    titel: Jaarplan 2026
    themas: opleiding-en-kennis, imago-en-cultuur
    ---
    De tekst begint hier.

`support/yaml_reader.py` reads the YAML itself; its `Entry` values know their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plugins.core.command_lines import command_line
from plugins.core.dutch import nearest, normalise_key
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem
from plugins.core.texts.header import Entry, Field, Header
from plugins.core.texts.header_values import typed_value

__all__ = ["read_header", "split_header", "with_field"]

MISSING_HEADER = (
    "Zet bovenaan een regel ---, dan de sleutels, dan weer een regel ---. Zo krijgt u een"
    f" voorbeeld: {command_line('new')}"
)


def split_header(path: str, text: str) -> tuple[str, str, int, list[Problem]]:
    """Split a file into header and body.

    Returns:
        The header's text, the body's text, the line on which the body begins, and the problems
        (`kop-ontbreekt`, `kop-niet-gesloten`). The header begins on line 2.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "", text, 1, [_no_header(Place(path, 1, 1))]
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == "---":
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1, []
    return "\n".join(lines[1:]), "", len(lines), [_not_closed(Place(path, 1, 1))]


def _no_header(place: Place) -> Problem:
    return problem("kop-ontbreekt", place, "Dit bestand heeft geen kop.", MISSING_HEADER)


def _not_closed(place: Place) -> Problem:
    return problem(
        "kop-niet-gesloten",
        place,
        "De kop wordt niet afgesloten.",
        "Zet onder de laatste sleutel een regel met alleen ---.",
    )


def with_field(text: str, name: str, value: str) -> str:
    """Put a field at the end of the header of a file, in place of a line with its name alone.

    Everything else stays as it is, line ends too.

    Args:
        text: the whole file, with a header that is closed.
        name: the key, as writers type it.
        value: what follows the colon.
    """
    lines = text.splitlines(keepends=True)
    last = next(number for number, line in enumerate(lines) if number and line.rstrip() == "---")
    end = lines[last - 1][len(lines[last - 1].rstrip("\r\n")) :]
    empty = re.compile(rf"{re.escape(name)}\s*:\s*", re.I)
    head = [line for line in lines[:last] if not empty.fullmatch(line)]
    return "".join([*head, f"{name}: {value}{end}", *lines[last:]])


@dataclass
class _Reading:
    """A header while it is read."""

    path: str
    known: dict[str, Field]
    """The declared fields by normalised key."""
    registers: Mapping[str, Iterable[str]]
    kind_label: str
    header: Header = field(default_factory=Header)
    lost: set[str] = field(default_factory=set)
    """Keys that are there after all: misspelt, on a line that could not be read, or with a value
    that cannot be. Each has its own message."""

    def add(self, entry: Entry) -> list[Problem]:
        """Read one entry and return its problems."""
        key = normalise_key(entry.key.text)
        place = Place(self.path, entry.key.line, entry.key.column)
        if key not in self.known:
            self.lost.add(normalise_key(nearest(key, self.known) or ""))
            return [_unknown_key(entry.key.text, place, self.known, self.kind_label)]
        if key in self.header.places:
            return [_double_key(entry.key.text, place, self.header.places[key].line)]
        self.header.places[key] = place
        starts = (Place(self.path, value.line, value.column) for value in entry.values)
        self.header.starts[key] = next(starts, place)
        value, problems = typed_value(self.path, entry, self.known[key], self.registers)
        if value is not None:
            self.header.values[key] = value
        elif problems:
            self.lost.add(key)
        return problems


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
        path: the file, for places.
        entries: the lines of the header that could be read.
        fields: the keys that this kind may have.
        registers: the known ids by register name; sources under `bronnen`.
        kind_label: what the kind is called in messages, such as `een jaarplan`.
        unread: lines that could not be read and were reported; the key on such a line does not
            count as missing.
    """
    known = {normalise_key(declared.name): declared for declared in fields}
    reading = _Reading(path, known, registers, kind_label)
    reading.lost = {key for key in known for line in unread if normalise_key(line).startswith(key)}
    problems = [found for entry in entries for found in reading.add(entry)]
    problems.extend(
        found
        for key, found in _missing(path, reading.header, known, kind_label)
        if key not in reading.lost
    )
    _fill_defaults(reading.header, known)
    return reading.header, problems


def _double_key(key: str, place: Place, first: int) -> Problem:
    return problem(
        "kop-dubbele-sleutel",
        place,
        f"De sleutel “{key}” staat twee keer in de kop.",
        f"Laat er één staan; de eerste staat op regel {first}.",
    )


def _unknown_key(key: str, place: Place, known: dict[str, Field], kind_label: str) -> Problem:
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
    """Fill in defaults: the declared text, an empty tuple for lists, else nothing."""
    for key, declared in known.items():
        if key not in header.values and (declared.default or declared.many):
            header.values[key] = declared.default or ()
