"""YAML headers as text with places: every scalar stays the text that was typed.

The only module that knows PyYAML. A line that cannot be read is reported and left out, and reading
goes on, so one run shows all faults of a header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.header import Entry, Value

__all__ = ["load_plain", "read_entries"]

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PlainLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = ("", "~", "null", "Null", "NULL")
_QUOTES = "Zet de hele waarde tussen aanhalingstekens"
# What the parser says, and how a writer reads it. Signs in the line itself go before these
# (`_from_line`).
_REMEDIES = (
    (
        "mapping values are not allowed",
        "Er staat een dubbele punt in de waarde.",
        _QUOTES + ', zoals titel: "Koers: samen verder".',
    ),
    (
        "could not find expected ':'",
        "Achter de sleutel ontbreekt een dubbele punt.",
        "Schrijf sleutel: waarde, met een spatie na de dubbele punt.",
    ),
    (
        "unexpected end of stream",
        "Een aanhalingsteken wordt niet gesloten.",
        "Zet achter de waarde nog een aanhalingsteken, of haal het eerste weg.",
    ),
    (
        "unknown escape",
        "Tussen dubbele aanhalingstekens staat een schuine streep (\\).",
        "Gebruik enkele aanhalingstekens, of haal de schuine streep weg.",
    ),
)
_OTHERWISE = (
    "Deze regel in de kop is niet te lezen.",
    (
        "Schrijf sleutel: waarde. Staat er een bijzonder teken in de waarde, zet die dan tussen"
        " aanhalingstekens."
    ),
)
_BAD_START = ("De waarde begint met een teken dat hier niet kan: {}", _QUOTES + ".")
# Faults that the parser notices later than where they begin.
_BEGIN_EARLIER = ("end of stream", "expected ':'", "expected ',' or", "scanning an a")
_NO_SPACE = re.compile(r"[^\W\d][\w'’-]*:(?=[^\s:/])")
_VALUE = re.compile(r"\s*(?:- +)?(?:[^:\"'\[{]+: +)?(?=\S)")
_INDENTED_KEY = re.compile(r" +[\w'’-]+:(?: |$)")
_SPECIAL = "[]{}&*!|>%@`"
_TRIES = 20


def read_entries(path: str, header: str, first_line: int) -> tuple[list[Entry], list[Problem]]:
    """Read the lines of a header.

    Args:
        path: the file, for places.
        header: the text between the markers.
        first_line: the line in the file on which the text begins.
    """
    problems: list[Problem] = []
    lines = header.split("\n")
    for _ in range(_TRIES):
        try:
            node = yaml.compose("\n".join(lines), Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            at, found = _fault(path, error, lines, first_line)
            problems.append(found)
            _leave_out(lines, at)
            continue
        except yaml.reader.ReaderError as error:
            return [], [*problems, _bad_character(Place(path, first_line), error.character)]
        return _Header(path, lines, first_line, problems).entries(node), problems
    return [], problems


def _bad_character(place: Place, character: object) -> Problem:
    return problem(
        "kop-onleesbaar",
        place,
        f"In de kop staat een teken dat niet kan ({character!r}).",
        "Typ de regel opnieuw.",
    )


def load_plain(text: str) -> object:
    """Load YAML of the project itself: texts, lists and mappings only."""
    return yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - a safe loader


def _fault(
    path: str, error: yaml.MarkedYAMLError, lines: list[str], first_line: int
) -> tuple[int, Problem]:
    """Return the index of the line a writer has to look at, and the fault in plain words."""
    at = next((index for index, line in enumerate(lines) if _NO_SPACE.match(line)), -1)
    if at >= 0:
        place = Place(path, first_line + at, lines[at].index(":") + 2)
        return at, problem("kop-onleesbaar", place, *_SPACE_LACKS)
    at, column = _faulty_place(error, lines)
    found = _from_line(lines[at]) or (column, *_from_parser(error.problem or ""))
    return at, problem("kop-onleesbaar", Place(path, first_line + at, found[0]), found[1], found[2])


_SPACE_LACKS = (
    "Achter de dubbele punt ontbreekt een spatie.",
    "Schrijf sleutel: waarde, met een spatie na de dubbele punt.",
)


def _from_parser(said: str) -> tuple[str, str]:
    """Return text and hint for what the parser said."""
    words = ((what, how) for symbol, what, how in _REMEDIES if symbol in said)
    return next(words, _OTHERWISE)


def _faulty_place(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, int]:
    """Return the index of the line and the column on which the fault begins."""
    said = f"{error.context} {error.problem}"
    earlier = any(symbol in said for symbol in _BEGIN_EARLIER)
    mark = error.context_mark if earlier else error.problem_mark
    mark = mark or error.problem_mark or error.context_mark
    at = min(mark.line if mark else 0, len(lines) - 1)
    while at > 0 and not lines[at].strip():
        at -= 1
    if "document start" in said:
        # The first line is indented, and so the next one seems to be something new.
        at = next(index for index, line in enumerate(lines) if line.strip())
    return at, mark.column + 1 if mark and mark.line == at else 1


def _from_line(line: str) -> tuple[int, str, str] | None:
    """Find in the line what the parser stumbled over: column, text and hint.

    None when it does not show.
    """
    lead = line[: len(line) - len(line.lstrip())]
    if "\t" in lead:
        return lead.index("\t") + 1, "Hier staat een tab.", "Gebruik spaties."
    match = _VALUE.match(line)
    column, value = (match.end() + 1, line[match.end() :]) if match else (1, line)
    first = value[:1]
    if first in ("'", '"') and re.match(f"{first}[^{first}]*{first}\\s*[^\\s#]", value):
        other = "enkele" if first == '"' else "dubbele"
        return (
            column,
            "Achter het sluitende aanhalingsteken staat nog tekst.",
            f"Zet de hele waarde tussen {other} aanhalingstekens.",
        )
    if first and first in _SPECIAL:
        return column, _BAD_START[0].format(first), _BAD_START[1]
    return _INDENTED if lead and _INDENTED_KEY.match(line) else None


_INDENTED = (
    1,
    "Deze regel begint met spaties en heeft een dubbele punt.",
    "Is het een sleutel? Haal de spaties vooraan weg. Hoort de regel bij die erboven? Zet dan die"
    " hele waarde tussen aanhalingstekens.",
)


def _leave_out(lines: list[str], at: int) -> None:
    """Blank a line, and the lines that hang under it, so that the rest can be read."""
    indent = len(lines[at]) - len(lines[at].lstrip())
    lines[at] = ""
    for index in range(at + 1, len(lines)):
        if not lines[index].strip() or len(lines[index]) - len(lines[index].lstrip()) <= indent:
            break
        lines[index] = ""


@dataclass
class _Header:
    """A header that YAML could read."""

    path: str
    lines: list[str]
    first_line: int
    problems: list[Problem]
    """What is wrong with it; `entries` adds to these."""

    def entries(self, node: yaml.Node | None) -> list[Entry]:
        """Turn the mapping of a header into entries."""
        if node is None:
            return []
        if not isinstance(node, yaml.MappingNode):
            self.problems.append(problem("kop-onleesbaar", self._place(node), *_OTHERWISE))
            return []
        entries = (self._entry(key, value) for key, value in node.value)
        return [entry for entry in entries if entry]

    def _place(self, node: yaml.Node) -> Place:
        begin = node.start_mark
        return Place(self.path, self.first_line + begin.line, begin.column + 1)

    def _entry(self, key: yaml.Node, value: yaml.Node) -> Entry | None:
        unfit = next(_unfit(value, self.lines), None)
        if unfit is not None:
            text = _BAD_START[0].format(_first_character(unfit, self.lines))
            found = problem("kop-onleesbaar", self._place(unfit), text, _BAD_START[1])
            self.problems.append(found)
            return None
        self.problems.extend(_lost_tails(self.path, value, self.lines, self.first_line))
        is_list = isinstance(value, yaml.SequenceNode)
        texts = tuple(_texts(value, self.first_line))
        return Entry(_scalar(key, self.first_line), texts, is_list)


def _first_character(node: yaml.Node, lines: list[str]) -> str:
    """Return the character with which a value begins in the file."""
    return lines[node.start_mark.line][node.start_mark.column : node.start_mark.column + 1]


def _unfit(node: yaml.Node, lines: list[str]) -> Iterator[yaml.Node]:
    """Report values of which YAML would take the beginning for something else.

    { is a mapping, & and ! are tags, | and > start lines that are not there.
    """
    if isinstance(node, yaml.ScalarNode):
        empty = node.style in ("|", ">") and not node.value.strip()
        if empty or _first_character(node, lines) in ("&", "!"):
            yield node
    elif isinstance(node, yaml.MappingNode) and node.flow_style:
        yield node
    for child in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _unfit(child, lines)


def _lost_tails(path: str, node: yaml.Node, lines: list[str], first_line: int) -> Iterator[Problem]:
    """Report a value before a `#1` or the like, which YAML would silently drop as a comment."""
    if isinstance(node, yaml.ScalarNode):
        line, column = node.end_mark.line, node.end_mark.column
        tail = lines[line][column:] if line < len(lines) else ""
        if tail[:1].isspace() and tail.lstrip()[:1] == "#" and tail.lstrip()[1:2].strip("# "):
            place = Place(path, first_line + line, column + len(tail) - len(tail.lstrip()) + 1)
            yield problem(
                "kop-hekje",
                place,
                f"Vanaf “{tail.strip()}” telt de rest van deze regel niet mee.",
                "Hoort het bij de waarde? Zet de hele waarde dan tussen aanhalingstekens. Is het"
                " uitleg? Zet dan een spatie achter #.",
            )
    for child in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _lost_tails(path, child, lines, first_line)


def _texts(node: yaml.Node, first_line: int) -> Iterator[Value]:
    """Yield the texts of a value. `a: b` as an item of a list is meant as that text."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _texts(item, first_line)
    elif isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            key = _scalar(key_node, first_line)
            yield Value(
                f"{key.text}: {' '.join(value.text for value in _texts(value_node, first_line))}",
                key.line,
                key.column,
            )
    else:
        value = _scalar(node, first_line)
        quoted = getattr(node, "style", None) in ("'", '"')
        if value.text and (quoted or value.text not in _NULL):
            yield value


def _scalar(node: yaml.Node, first_line: int) -> Value:
    """Return the text of a scalar and where it begins; a text folded over lines is one line."""
    if not isinstance(node, yaml.ScalarNode):
        return Value("", first_line + node.start_mark.line, node.start_mark.column + 1)
    quote = 1 if node.style in ("'", '"') else 0
    folded = node.start_mark.line != node.end_mark.line
    return Value(
        " ".join(node.value.split()) if folded else node.value.strip(),
        first_line + node.start_mark.line,
        node.start_mark.column + quote + 1,
    )
