"""YAML headers as text with places: every scalar stays the text that was typed.

The only module that knows PyYAML. A line that cannot be read is reported and left out, and reading goes on, so one
run shows all faults of a header.
"""

from __future__ import annotations

import yaml

from plugins.core.header import Entry, Value
from plugins.core.problems import Place, Problem, problem

__all__ = ["load_plain", "read_entries"]

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULL = ("", "~", "null", "Null", "NULL")
_REMEDIES = (
    ("mapping values are not allowed", "Er staat een dubbele punt in de waarde.", "Zet de hele waarde tussen aanhalingstekens, zoals titel: \"Koers: samen verder\"."),
    ("could not find expected ':'", "Achter de sleutel ontbreekt een dubbele punt.", "Schrijf sleutel: waarde, met een spatie na de dubbele punt."),
    ("found character '\\t'", "Hier staat een tab.", "Gebruik spaties."),
    ("found character that cannot start any token", "De waarde begint met een teken dat hier niet kan.", "Zet de hele waarde tussen aanhalingstekens."),
    ("unexpected end of stream", "Een aanhalingsteken wordt niet gesloten.", "Zet achter de waarde nog een aanhalingsteken, of haal het eerste weg."),
    ("found undefined alias", "De waarde begint met een teken dat hier niet kan (*).", "Zet de hele waarde tussen aanhalingstekens."),
    ("expected alphabetic or numeric", "De waarde begint met een teken dat hier niet kan.", "Zet de hele waarde tussen aanhalingstekens."),
)  # fmt: skip
_OTHERWISE = ("Deze regel in de kop is niet te lezen.", "Schrijf sleutel: waarde. Staat er een bijzonder teken in de waarde, zet die dan tussen aanhalingstekens.")
_TRIES = 20


def read_entries(path: str, header: str, first_line: int) -> tuple[list[Entry], list[Problem]]:
    """Read the lines of a header.

    Args:
        header: the text between the marks; first_line: the line in the file on which it begins.
    """
    problems: list[Problem] = []
    lines = header.split("\n")
    for _ in range(_TRIES):
        try:
            node = yaml.compose("\n".join(lines), Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            at = _faulty_line(error, lines)
            problems.append(_explain(path, error, at, lines, first_line))
            _leave_out(lines, at)
            continue
        except yaml.reader.ReaderError as error:
            problems.append(problem("kop-onleesbaar", Place(path, first_line), f"In de kop staat een teken dat niet kan ({error.character!r}).", "Typ de regel opnieuw."))
            return [], problems
        return _entries(path, node, first_line, problems), problems
    return [], problems


def load_plain(text: str) -> object:
    """Load YAML of the project itself (component specifications): texts, lists and mappings only."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _faulty_line(error: yaml.MarkedYAMLError, lines: list[str]) -> int:
    """Give the index of the line a writer has to look at."""
    scan = error.problem or ""
    mark = error.context_mark if "end of stream" in scan or "expected ':'" in scan else error.problem_mark
    mark = mark or error.problem_mark or error.context_mark
    index = min(mark.line if mark else 0, len(lines) - 1)
    while index > 0 and not lines[index].strip():
        index -= 1
    return index


def _explain(path: str, error: yaml.MarkedYAMLError, at: int, lines: list[str], first_line: int) -> Problem:
    """Word a fault of YAML in the language of writers."""
    found = error.problem or ""
    text, hint = next(((what, how) for sign, what, how in _REMEDIES if sign in found), _OTHERWISE)
    mark = error.problem_mark
    column = mark.column + 1 if mark and mark.line == at else 1
    return problem("kop-onleesbaar", Place(path, first_line + at, column), text, hint)


def _leave_out(lines: list[str], at: int) -> None:
    """Blank a line, and the lines that hang under it, so that the rest can be read."""
    indent = len(lines[at]) - len(lines[at].lstrip())
    lines[at] = ""
    for index in range(at + 1, len(lines)):
        if not lines[index].strip() or len(lines[index]) - len(lines[index].lstrip()) <= indent:
            break
        lines[index] = ""


def _entries(path: str, node: yaml.Node | None, first_line: int, problems: list[Problem]) -> list[Entry]:
    """Turn the mapping of a header into entries."""
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        problems.append(problem("kop-onleesbaar", Place(path, first_line, 1), *_OTHERWISE))
        return []
    entries = []
    for key_node, value_node in node.value:
        key = _scalar(key_node, first_line)
        if isinstance(value_node, yaml.SequenceNode):
            values = tuple(value for item in value_node.value for value in _item(item, first_line))
            entries.append(Entry(key, values, True))
        else:
            entries.append(Entry(key, tuple(_item(value_node, first_line)), False))
    return entries


def _item(node: yaml.Node, first_line: int) -> list[Value]:
    """Give the text of a value. `a: b` as an item of a list is meant as that text; so is a value with a colon."""
    if isinstance(node, yaml.MappingNode):
        pairs = [(_scalar(key, first_line), "".join(value.text for value in _item(item, first_line))) for key, item in node.value]
        return [Value(f"{key.text}: {text}", key.line, key.column) for key, text in pairs]
    if isinstance(node, yaml.SequenceNode):
        return [value for item in node.value for value in _item(item, first_line)]
    value = _scalar(node, first_line)
    quoted = getattr(node, "style", None) in ("'", '"')
    return [value] if quoted and value.text or value.text not in _NULL else []


def _scalar(node: yaml.Node, first_line: int) -> Value:
    """Give the text of a scalar and where it begins; other nodes give an empty text."""
    text = node.value if isinstance(node, yaml.ScalarNode) else ""
    return Value(" ".join(text.split()) if "\n" in text else text.strip(), first_line + node.start_mark.line, node.start_mark.column + 1)
