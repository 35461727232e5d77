"""YAML headers as text with places: every scalar stays the text that was typed.

The only module that knows PyYAML. A line that cannot be read is reported and left out, and reading
goes on, so one run shows all faults of a header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_SIGNS = "[]{}&*!|>%@`"
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
            problems.append(
                problem(
                    "kop-onleesbaar",
                    Place(path, first_line),
                    f"In de kop staat een teken dat niet kan ({error.character!r}).",
                    "Typ de regel opnieuw.",
                )
            )
            return [], problems
        return _entries(path, node, lines, first_line, problems), problems
    return [], problems


def load_plain(text: str) -> object:
    """Load YAML of the project itself: texts, lists and mappings only."""
    return yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - a safe loader


def _fault(
    path: str, error: yaml.MarkedYAMLError, lines: list[str], first_line: int
) -> tuple[int, Problem]:
    """Return the index of the line a writer has to look at, and the fault in plain words."""
    at = next((index for index, line in enumerate(lines) if _NO_SPACE.match(line)), -1)
    if at >= 0:
        column = lines[at].index(":") + 2
        return at, problem(
            "kop-onleesbaar",
            Place(path, first_line + at, column),
            "Achter de dubbele punt ontbreekt een spatie.",
            "Schrijf sleutel: waarde, met een spatie na de dubbele punt.",
        )
    at, column = _faulty_place(error, lines)
    found = _from_line(lines[at])
    if found is None:
        words = next(
            ((what, how) for symbol, what, how in _REMEDIES if symbol in (error.problem or "")),
            _OTHERWISE,
        )
        found = (column, *words)
    return at, problem("kop-onleesbaar", Place(path, first_line + at, found[0]), found[1], found[2])


def _faulty_place(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, int]:
    """Return the index of the line and the column on which the fault begins."""
    said = f"{error.context} {error.problem}"
    mark = (
        error.context_mark
        if any(symbol in said for symbol in _BEGIN_EARLIER)
        else error.problem_mark
    )
    mark = mark or error.problem_mark or error.context_mark
    at = min(mark.line if mark else 0, len(lines) - 1)
    while at > 0 and not lines[at].strip():
        at -= 1
    if (
        "document start" in said
    ):  # the first line is indented, and so the next one seems to be something new
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
    quote = value[:1]
    if quote in ("'", '"') and re.match(f"{quote}[^{quote}]*{quote}\\s*[^\\s#]", value):
        other = "enkele" if quote == '"' else "dubbele"
        return (
            column,
            "Achter het sluitende aanhalingsteken staat nog tekst.",
            f"Zet de hele waarde tussen {other} aanhalingstekens.",
        )
    if quote and quote in _SIGNS:
        return column, _BAD_START[0].format(quote), _BAD_START[1]
    if lead and _INDENTED_KEY.match(line):
        return (
            1,
            "Deze regel begint met spaties en heeft een dubbele punt.",
            (
                "Is het een sleutel? Haal de spaties vooraan weg. Hoort de regel bij die erboven?"
                " Zet dan die hele waarde tussen aanhalingstekens."
            ),
        )
    return None


def _leave_out(lines: list[str], at: int) -> None:
    """Blank a line, and the lines that hang under it, so that the rest can be read."""
    indent = len(lines[at]) - len(lines[at].lstrip())
    lines[at] = ""
    for index in range(at + 1, len(lines)):
        if not lines[index].strip() or len(lines[index]) - len(lines[index].lstrip()) <= indent:
            break
        lines[index] = ""


def _entries(
    path: str, node: yaml.Node | None, lines: list[str], first_line: int, problems: list[Problem]
) -> list[Entry]:
    """Turn the mapping of a header into entries."""
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        problems.append(
            problem(
                "kop-onleesbaar",
                Place(path, first_line + node.start_mark.line, node.start_mark.column + 1),
                *_OTHERWISE,
            )
        )
        return []
    entries = []
    for key_node, value_node in node.value:
        unfit = next(_unfit(value_node, lines), None)
        if unfit is not None:
            place = Place(path, first_line + unfit.start_mark.line, unfit.start_mark.column + 1)
            problems.append(
                problem(
                    "kop-onleesbaar",
                    place,
                    _BAD_START[0].format(_first_sign(unfit, lines)),
                    _BAD_START[1],
                )
            )
            continue
        problems.extend(_lost_tails(path, value_node, lines, first_line))
        key = _scalar(key_node, first_line)
        is_list = isinstance(value_node, yaml.SequenceNode)
        entries.append(Entry(key, tuple(_texts(value_node, first_line)), is_list))
    return entries


def _first_sign(node: yaml.Node, lines: list[str]) -> str:
    """Return the character with which a value begins in the file."""
    return lines[node.start_mark.line][node.start_mark.column : node.start_mark.column + 1]


def _unfit(node: yaml.Node, lines: list[str]) -> Iterator[yaml.Node]:
    """Report values of which YAML would take the beginning for something else.

    { is a mapping, & and ! are tags, | and > start lines that are not there.
    """
    empty = (
        isinstance(node, yaml.ScalarNode) and node.style in ("|", ">") and not node.value.strip()
    )
    if (
        empty
        or (isinstance(node, yaml.MappingNode) and node.flow_style)
        or (isinstance(node, yaml.ScalarNode) and _first_sign(node, lines) in ("&", "!"))
    ):
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
