"""Figures in running text (`{cijfer: begroting-2026#emmen}`), and what prose cannot hold.

Figures are found before any Markdown, and left alone in code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal

from plugins.core.dutch import nearest, parse_number
from plugins.core.languages import INLINE_CODES
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem, shown
from plugins.core.texts.blocks import code_lines

__all__ = ["check_prose", "loose_amounts", "replace_figures"]

# Anything in braces that begins like the word; what is not exactly right is then reported, never
# printed.
_FIGURE = re.compile(
    r"\{\s*(?P<word>[cC][a-zA-Z]{3,8})\s*(?P<colon>:?)\s*(?P<ref>[^{}\n]*?)\s*(?P<close>\}|$)"
)
_CODE_SPAN = re.compile(r"(`+)(?:(?!\1).)+?\1(?!`)")
_HTML = re.compile(
    r"<(?:[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?|/[a-zA-Z][a-zA-Z0-9-]*\s*"
    r"|!--|!\[CDATA\[|!DOCTYPE|\?)>?"
)
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>|<[^<>\s@]+@[^<>\s@]+>")
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\](?:\((?P<file>[^()\s]*)[^()]*\))?")
_EUROS = re.compile(r"€[ \u00a0]?(?P<amount>[0-9][0-9.]*(?:,[0-9]+|,-)?(?<!\.))")
# Words in another language: `{nl: Strategische koers}`. Two or three letters and a colon after a
# brace are always meant as that.
_FOREIGN = re.compile(r"\{\s*(?P<code>[A-Za-z]{2,3})\s*:(?P<text>[^{}]*)(?P<close>\}?)")
_H1 = re.compile(r"(?:[ >]|[-*+] |[0-9]+\. )*#(?!#)\s*(?=\S)")
_H1_LINE = re.compile(r"=+ *$")

Lookup = Callable[[str], str | tuple[str, str, str]]
"""Returns the shown text of a figure by name, or (code, text, hint)."""


def replace_figures(
    path: str, text: str, line: int, column: int, lookup: Lookup
) -> tuple[str, list[Problem]]:
    """Replace each figure in a text of one or more lines by its value.

    Args:
        path: the file, for places.
        text: the text.
        line: the line in the file on which the text begins.
        column: where its first line begins.
        lookup: returns the text to show for a figure, or what is wrong with its name.

    Returns:
        The text, in which a faulty figure stays as it was written, and the problems.
    """
    if "{" not in text:
        return text, []
    problems: list[Problem] = []
    lines = text.split("\n")
    code = code_lines(lines)
    for index, content in enumerate(lines):
        if "{" not in content or code[index]:
            continue
        start = column if index == 0 else 1
        lines[index] = _replace_line(content, Place(path, line + index, start), lookup, problems)
    return "\n".join(lines), problems


def _replace_line(content: str, place: Place, lookup: Lookup, problems: list[Problem]) -> str:
    """Replace the figures of one line, outside code spans."""
    spans = [match.span() for match in _CODE_SPAN.finditer(content)] if "`" in content else []

    def replace(match: re.Match[str]) -> str:
        if any(begin <= match.start() < end for begin, end in spans):
            return match[0]
        at = Place(place.path, place.line, place.column + match.start())
        result = _value(match, lookup)
        if isinstance(result, str):
            return result
        if result[0]:
            problems.append(problem(result[0], at, result[1], result[2]))
        return match[0]

    return _FIGURE.sub(replace, content)


def _value(match: re.Match[str], lookup: Lookup) -> str | tuple[str, str, str]:
    """Return the value of one figure, or its fault.

    Braces around another word than `cijfer` are plain text.
    """
    word = match["word"].lower()
    name = match["ref"].split(" ")[0] or "begroting-2026#emmen"
    example = f"Schrijf: {{cijfer: {name}}}"
    if word != "cijfer":
        near = _near_figure_word(word) and ("#" in match["ref"])
        return (
            (
                "cijfer-onaf",
                f"“{match[0].strip()}” is geen cijfer.",
                did_you_mean(f"{{cijfer: {name}}}", example),
            )
            if near
            else ("", "", "")
        )
    if not match["close"]:
        return (
            "cijfer-onaf",
            "Hier begint een cijfer, maar de accolade wordt niet gesloten.",
            example,
        )
    if not match["colon"] or not match["ref"]:
        return "cijfer-onaf", f"“{match[0]}” is niet goed geschreven.", example
    return lookup(match["ref"])


def _near_figure_word(word: str) -> bool:
    """Return whether a word is `cijfer` with a slip of the hand."""
    return bool(set("cijfer") - set(word) <= {"j", "i"} or len(set(word) ^ set("cijfer")) <= 2)


def loose_amounts(
    path: str, lines: list[tuple[int, str]], known: Collection[Decimal]
) -> Iterator[Problem]:
    """Report amounts in euros that were typed by hand and that no data holds: nothing guards them.

    Args:
        path: the file, for places.
        lines: (line number, text) before figures are filled in.
        known: all amounts of the data, without their minus signs.
    """
    code = code_lines([text for _, text in lines])
    for (number, text), inside in zip(lines, code, strict=True):
        if inside or "€" not in text:
            continue
        for match in _EUROS.finditer(_CODE_SPAN.sub(lambda span: " " * len(span[0]), text)):
            amount = parse_number(match["amount"])
            if amount is not None and amount not in known:
                yield problem(
                    "bedrag-los",
                    Place(path, number, match.start() + 1),
                    f"“{match[0].strip()}” staat niet in de gegevens.",
                    "Zet het bedrag in een map onder data/ en schrijf hier {cijfer: map#regel}; dan"
                    " wordt het bewaakt.",
                )


def check_prose(path: str, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    """Check lines of prose: headings, HTML, pictures in Markdown, and words in other languages.

    Args:
        path: the file, for places.
        lines: (line number, text).
    """
    code = code_lines([text for _, text in lines])
    above = ""
    for (number, text), inside in zip(lines, code, strict=True):
        before, above = above, "" if inside else text.strip()
        if inside:
            continue
        if _H1.match(text):
            yield problem(
                "tekst-kopniveau",
                Place(path, number, text.index("#") + 1),
                "Deze tussenkop heeft niveau 1; dat is de titel van de pagina.",
                "Begin een tussenkop met ## en een spatie.",
            )
        if before and _H1_LINE.match(text):
            yield problem(
                "tekst-kopniveau",
                Place(path, number, 1),
                "Door deze regel wordt de regel erboven een tussenkop van niveau 1; dat is de titel"
                " van de pagina.",
                "Haal deze regel weg en begin de tussenkop met ## en een spatie.",
            )
        if "<" in text:
            yield from _html(path, number, text)
        if "{" in text:
            yield from _foreign(path, number, text)
        if "![" in text:
            yield from _picture(path, number, text)


def _html(path: str, number: int, text: str) -> Iterator[Problem]:
    """Report the first HTML of a line, outside code spans and addresses between < and >."""
    blank = _CODE_SPAN.sub(lambda match: " " * len(match[0]), text)
    blank = _AUTOLINK.sub(lambda match: " " * len(match[0]), blank)
    match = _HTML.search(blank)
    if match:
        yield problem(
            "tekst-html",
            Place(path, number, match.start() + 1),
            f"Hier staat HTML: “{match[0][:40]}”. Dat kan niet in de tekst.",
            "Gebruik Markdown of een blok. Bedoelt u het teken zelf, zet het dan tussen `…`.",
        )


def _foreign(path: str, number: int, text: str) -> Iterator[Problem]:
    """Report words in another language that are not written as they should be.

    A figure among them is reported elsewhere.
    """
    blank = _CODE_SPAN.sub(lambda match: " " * len(match[0]), text)
    blank = _FIGURE.sub(
        lambda match: "0" * len(match[0]) if match["close"] == "}" else match[0], blank
    )
    for match in _FOREIGN.finditer(blank):
        place, code = Place(path, number, match.start() + 1), match["code"]
        if code not in INLINE_CODES:
            yield problem(
                "taal-onaf",
                place,
                f"“{code}” is geen taal die deze site kent.",
                did_you_mean(nearest(code.lower(), INLINE_CODES), choose_from(INLINE_CODES)),
            )
        elif not match["close"] or not match["text"].strip():
            yield problem(
                "taal-onaf",
                place,
                f"“{shown(match[0])}” is niet goed geschreven.",
                f"Schrijf op één regel: {{{code}: de woorden in die taal}}",
            )


def _picture(path: str, number: int, text: str) -> Iterator[Problem]:
    """Report a picture in Markdown's own notation: it has no caption, no maker and no sizes."""
    blank = _CODE_SPAN.sub(lambda match: " " * len(match[0]), text)
    match = _PICTURE.search(blank)
    if match:
        yield problem(
            "tekst-afbeelding",
            Place(path, number, match.start() + 1),
            f"Hier staat een afbeelding in de tekst: “{match[0]}”.",
            f"Maak er drie regels van: “::: afbeelding {match['file'] or 'foto.jpg'}”, “alt:"
            f" {match['alt'].strip() or 'wat er te zien is'}” en “:::”.",
        )
