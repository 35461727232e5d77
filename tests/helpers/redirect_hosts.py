"""Small readers of the files with redirects, each as its host's documentation says it reads them.

None uses our code.

`reader(host)(text)` gives a function: path as a browser sends it, and query, to (status, where it
leads) or None when the file says nothing of it.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from urllib.parse import quote, unquote

__all__ = ["READERS", "Answer", "Reader"]

Answer = tuple[int, str] | None
Reader = Callable[[str, str], Answer]


def _underscore(text: str, seen: Callable[[str], str]) -> Reader:
    """Read `_redirects`: fields between white space, the first that matches counts.

    `:` and `*` would match more than one address.
    """
    rules = {}
    for line in text.splitlines():
        old, new, status = line.split()
        assert not re.search(r"[:*?#]", old) and old.startswith("/") and new.startswith("/")
        rules.setdefault(old, (int(status), new))
    return lambda path, query: rules.get(seen(path))


def _encoded_anew(path: str) -> str:
    """Return a path as the URL parser of browsers and workers writes it."""
    return quote(unquote(path), safe="/~!$&'()*+,;=:@-._")


def _nginx(text: str) -> Reader:
    """Read exact locations: `location = "path" { if ($args = "…") { return …; } return …; }`.

    Quotes and backslashes are escaped as in its configuration.
    """
    tokens = [
        token.replace('\\"', '"').replace("\\\\", "\\")[1:-1] if token.startswith('"') else token
        for token in re.findall(
            r'"(?:[^"\\]|\\.)*"|[^\s{};"]+|[{};]', re.sub(r"^#.*", "", text, flags=re.M)
        )
    ]
    found: dict[str, list[tuple[str | None, int, str]]] = {}
    place, asked = "", None
    for at, token in enumerate(tokens):
        if token == "location":
            assert tokens[at + 1] == "="
            place, asked = tokens[at + 2], None
            assert place not in found, "nginx refuses a location that stands there twice"
            found[place] = []
        elif token == "if":
            assert tokens[at + 1 : at + 3] == ["($args", "="]
            asked = tokens[at + 3]
        elif token == "return":
            found[place].append(
                (asked, int(tokens[at + 1]), tokens[at + 2] if tokens[at + 2] != ";" else "")
            )
            asked = None

    def answer(path: str, query: str) -> Answer:
        for asked, status, target in found.get(unquote(path), []):
            if asked is None or asked == query:
                return status, target.replace("$is_args$args", f"?{query}" if query else "")
        return None

    return answer


def _apache(text: str, base: str = "") -> Reader:
    """Read RewriteCond and RewriteRule of a folder: the pattern sees the decoded path below it."""
    rules, condition = [], None
    for line in text.splitlines():
        words = re.findall(r'"([^"]*)"|(\S+)', line)
        word = [first or second for first, second in words]
        if line.startswith("RewriteCond"):
            condition = re.compile(word[2])
        elif line.startswith("RewriteRule"):
            rules.append(
                (
                    condition,
                    re.compile(word[1]),
                    re.sub(r"\\(.)", r"\1", word[2]),
                    word[3].strip("[]").split(","),
                )
            )
            condition = None

    def answer(path: str, query: str) -> Answer:
        below = unquote(path).removeprefix(f"{base}/")
        for asked, pattern, target, flags in rules:
            if pattern.search(below) and (asked is None or asked.search(query)):
                keeps = query and "QSD" not in flags
                return (410, "") if "G" in flags else (301, target + (f"?{query}" if keeps else ""))
        return None

    return answer


def _iis(text: str, base: str = "") -> Reader:
    """Read rewrite maps and the rules that look in them, in order."""
    root = ElementTree.fromstring(text)
    maps = {
        item.get("name"): {entry.get("key"): entry.get("value") for entry in item}
        for item in root.iter("rewriteMap")
    }
    assert all(item.get("ignoreCase") == "false" for item in root.iter("rewriteMap"))
    rules = [
        (rule.find("conditions/add").get("input"), rule.find("action"))
        for rule in root.iter("rule")
    ]

    def answer(path: str, query: str) -> Answer:
        for asked, action in rules:
            name, _, key = asked[1:-1].partition(":")
            value = maps[name].get(
                key.replace("{R:0}", unquote(path).removeprefix(f"{base}/")).replace(
                    "{QUERY_STRING}", query
                )
            )
            if value:
                keeps = query and action.get("appendQueryString") == "true"
                return (
                    (int(action.get("statusCode")), "")
                    if action.get("type") == "CustomResponse"
                    else (301, value + (f"?{query}" if keeps else ""))
                )
        return None

    return answer


def _azure(text: str) -> Reader:
    """Read the routes; the first that is the whole path counts."""
    routes = json.loads(text)["routes"]
    assert all(not re.search(r"[*{}]", route["route"]) for route in routes)

    def answer(path: str, query: str) -> Answer:
        route = next((route for route in routes if route["route"] == path), None)
        return (route.get("statusCode", 302), route.get("redirect", "")) if route else None

    return answer


READERS: dict[str, Callable[[str], Reader]] = {
    "netlify": lambda text: _underscore(text, _encoded_anew),
    "cloudflare": lambda text: _underscore(text, _encoded_anew),
    "gitlab": lambda text: _underscore(text, unquote),
    "nginx": _nginx,
    "apache": _apache,
    "iis": _iis,
    "azure": _azure,
}
BELOW: dict[str, Callable[[str, str], Reader]] = {"apache": _apache, "iis": _iis}
"""Hosts whose file is in the folder of the site and sees the path below it."""
