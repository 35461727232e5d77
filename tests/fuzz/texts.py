"""Headers, blocks, texts and figures with one slip in each, by the thousand.

    python -m tests.fuzz.texts 2000              of the small site with every kind of page
    python -m tests.fuzz.texts 400 content       of the real content

Each mutant is checked as a writer would. One that is wrong must stop, with a message on the line
where the slip is; one that is published must say what a plain reading of its file says, or differ
in something that a stated rule lets pass (`HARMLESS`). The same number makes the same mutants
again.
"""

from __future__ import annotations

import contextlib
import functools
import io
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import lxml.html

from plugins.core.figures.dataset_fields import DATASET_FIELDS
from plugins.core.problem_codes import Severity
from plugins.core.problems import Problem
from plugins.core.texts.blocks import code_lines
from plugins.core.texts.header import Field
from plugins.core.texts.kinds import kind_of_path
from plugins.core.vocabulary import BLOCKS
from plugins.run.reuse.memo import Memo
from tests.helpers.site_text import SiteText

__all__ = ["HARMLESS", "Mutant", "Outcome", "Site", "mutants", "sample"]

ROOT = Path(__file__).resolve().parents[2]
SMALL, REAL = ROOT / "tests" / "golden" / "sites" / "small" / "content", ROOT / "content"
ZERO, NBSP = "\u200b", "\u00a0"
HARMLESS = {
    "line ends": "CRLF and CR are line ends as LF is",
    "mark": "a mark of UTF-8 at the start is no text",
    "blanks": "blanks at the end of a line say nothing",
    "remark": "a line that begins with # in a header is a remark",
    "quotes": "a value in quotes is that value",
    "key": "signs that are no letters or digits do not count in a key",
    "blank in an opening": "a tab or a no-break space between colons, name and argument is a blank",
}
_KEY = re.compile(r"(?P<key>[a-z][\w-]*):(?P<space> *)(?P<value>.*)")


@dataclass(frozen=True)
class Mutant:
    """A file with one slip."""

    name: str
    path: str
    text: str
    line: int
    """Where the slip is; 0 = nowhere in particular."""
    columns: tuple[int, ...] = ()
    """Any of these is right; empty = not known."""
    rule: str = ""
    """The rule by which it is harmless; empty = it is wrong."""


@dataclass
class Outcome:
    """What came of many mutants."""

    count: int = 0
    wrong: int = 0
    right_line: int = 0
    placed: int = 0
    right_column: int = 0
    misses: list[str] = field(default_factory=list)
    """Slips that were published, or reported on another line."""
    columns: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    """Tracebacks, and pages that say something else than their file."""

    def summary(self) -> str:
        """Return the numbers."""

        def share(part: int, whole: int) -> str:
            return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "none"

        return (
            f"{self.count} mutants, {self.wrong} wrong; on the right line"
            f" {share(self.right_line, self.wrong)}, in the right column"
            f" {share(self.right_column, self.placed)}; tracebacks and pages altered"
            f" {len(self.broken)}"
        )


class _Lines:
    """A file as lines, with one changed at a time."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.lines = path, text.split("\n")

    def put(
        self,
        name: str,
        at: int,
        new: list[str],
        *,
        line: int = 0,
        columns: tuple[int, ...] = (),
        rule: str = "",
    ) -> Mutant:
        """Return a mutant in which other lines replace one.

        Args:
            name: the kind of slip.
            at: the index of the line, from 0.
            new: the lines in its place.
            line: the line of the fault, from 1; 0 means the replaced one.
            columns: the columns where the fault may be reported; empty means not known.
            rule: the rule that makes it harmless; empty when it is a fault.
        """
        text = "\n".join([*self.lines[:at], *new, *self.lines[at + 1 :]])
        return Mutant(name, self.path, text, line or at + 1, columns, rule)


def _slip(chance: random.Random, word: str) -> str:
    """Misspell a word: leave out a letter, double one, or put two the other way round."""
    at = chance.randrange(max(len(word) - 1, 1))
    forms = [
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    ]
    return next(
        (
            form
            for form in chance.sample(forms, 3)
            if form and re.sub("\\W", "", form) != re.sub("\\W", "", word)
        ),
        word + "x",
    )


WRONG = {
    "date": ("2026-02-30", "30-02-2026", "13", "morgen", "2026-13-01"),
    "moment": ("2026-02-30", "2026-03-29 2:30", "29-03-2026 02:15", "2026-11-01 25:00", "gisteren"),
    "period": ("2019-2017", "13-2020", "ooit", "20201", "2020-2020"),
    "known-date": ("2026-02-30", "ooit", "13-2026"),
    "number": ("drie", "1,5", "-1", "\u0663"),
    "slug": ("Een Naam", "a/b", "\u00e9\u00e9n"),
}


def _header(chance: random.Random, file: _Lines, fields: dict[str, Field]) -> Iterator[Mutant]:
    """Slips in the lines of a header."""
    end = file.lines.index("---", 1)
    yield file.put("header not closed", end, [], line=1)
    yield file.put("header not opened", 0, [], line=1)
    yield file.put("remark", end, ["# een opmerking", "---"], rule="remark")
    for at in range(1, end):
        match = _KEY.fullmatch(file.lines[at])
        if not match or match["key"] not in fields:
            continue
        line, key, value = file.lines[at], match["key"], match["value"]
        declared, column = fields[key], match.start("value") + 1
        yield file.put(
            f"key {key} misspelt", at, [_slip(chance, key) + line[len(key) :]], columns=(1,)
        )
        yield file.put(
            f"key {key} twice",
            at,
            [line, line] if value else [f"{key}: x", line],
            line=at + 2,
            columns=(1,),
        )
        yield file.put("unknown key", at, ["kleur: rood", line], columns=(1,))
        yield file.put("zero-width in key", at, [ZERO + line], columns=(1,))
        yield file.put("no-break space before key", at, [NBSP + line], rule="key")
        yield file.put("capital in key", at, [line[0].upper() + line[1:]], rule="key")
        yield file.put("blanks behind", at, [line + "  "], rule="blanks")
        if declared.required and not (not value and file.lines[at + 1].startswith("  ")):
            yield file.put(f"required {key} missing", at, [], line=1)
        if not value:
            continue
        yield from _value(chance, file, at, declared, value, column)


def _value(
    chance: random.Random, file: _Lines, at: int, declared: Field, value: str, column: int
) -> Iterator[Mutant]:
    """Slips in the value of a key."""
    line = file.lines[at]
    before = line[: column - 1]
    plain = value[0] not in "\"'"
    yield file.put("no colon", at, [line.replace(":", "", 1)], columns=(1, column - 2, column - 1))
    yield file.put(
        "no space behind the colon", at, [line.replace(": ", ":", 1)], columns=(column - 1,)
    )
    yield file.put("tab before the key", at, ["\t" + line], columns=(1,))
    yield file.put("spaces before the key", at, ["  " + line], columns=(1, 3))
    if plain:
        yield file.put("quote not closed", at, [f'{before}"{value}'], columns=(column,))
        yield file.put("text behind quote", at, [f"{before}'{value}' en"], columns=(column,))
        yield file.put(
            "quotes", at, [f"{before}'{value.replace(chr(39), chr(39) * 2)}'"], rule="quotes"
        )
        for sign in "@[{*&%|":
            yield file.put(
                f"value begins with {sign}", at, [f"{before}{sign}{value}"], columns=(column,)
            )
        yield file.put(
            "colon in the value",
            at,
            [f"{before}{value}: en zo"],
            columns=tuple(range(column, len(line) + 3)),
        )
    for wrong in WRONG.get(declared.type, ()):
        yield file.put(f"{declared.type} {wrong}", at, [before + wrong], columns=(column,))
    if declared.type in ("choice", "register", "source") and plain:
        yield file.put(
            f"{declared.type} misspelt",
            at,
            [before + _slip(chance, value.split(",")[0].split(" (")[0]) + "x"],
            columns=(column,),
        )
        yield (
            file.put(
                f"zero-width in {declared.type}",
                at,
                [f"{before}{value[:2]}{ZERO}{value[2:]}"],
                columns=(column, column + 2),
            )
            if declared.type != "choice"
            else file.put(
                "zero-width in choice",
                at,
                [f"{before}{value[:2]}{ZERO}{value[2:]}"],
                columns=(column + 2,),
            )
        )
    if declared.max_length:
        yield file.put(
            f"{declared.name} too long",
            at,
            [before + "x" * (declared.max_length + 1)],
            columns=(column,),
        )


def _body(chance: random.Random, file: _Lines, start: int) -> Iterator[Mutant]:
    """Slips in blocks and in prose."""
    code = code_lines(file.lines)
    inside = ""
    for at in range(start, len(file.lines)):
        line = file.lines[at]
        if code[at] or "`" in line:
            continue
        opening = re.fullmatch(r"::: (\w+)(?: (.+))?", line)
        if opening and opening[1] in BLOCKS:
            inside = opening[1]
            yield from _opening(chance, file, at, opening[1], opening[2] or "")
        elif line.strip() == ":::":
            yield file.put(
                "block not closed",
                at,
                [],
                line=next(
                    number
                    for number in range(at, 0, -1)
                    if file.lines[number - 1].startswith("::: ")
                ),
                columns=(1,),
            )
            yield file.put("stray end", at, [":::", "", ":::"], line=at + 3, columns=(1,))
            inside = ""
        elif inside:
            yield from _block_line(chance, file, at, inside)
        else:
            yield from _prose(chance, file, at)


def _opening(
    chance: random.Random, file: _Lines, at: int, name: str, argument: str
) -> Iterator[Mutant]:
    """Slips in the opening line of a block."""
    line = file.lines[at]
    yield file.put("block misspelt", at, [line.replace(name, _slip(chance, name), 1)], columns=(5,))
    yield file.put(
        "block with a capital", at, [line.replace(name, name.capitalize(), 1)], columns=(5,)
    )
    yield file.put("two colons", at, [line[1:]], columns=(1,))
    yield file.put("four colons", at, [":" + line], columns=(1,))
    yield file.put("indented block", at, ["  " + line], columns=(1, 3))
    yield file.put(
        "tab in the opening", at, [line.replace(" ", "\t", 1)], rule="blank in an opening"
    )
    yield file.put(
        "zero-width in the opening", at, [line.replace(" ", " " + ZERO, 1)], columns=(5,)
    )
    yield file.put(
        "no-break space in the opening", at, [line.replace(" ", NBSP)], rule="blank in an opening"
    )
    yield file.put(
        "no space in the opening", at, [line.replace(" ", "", 1)], rule="blank in an opening"
    )
    yield file.put("unknown key in block", at, [line, "kleur: rood"], line=at + 2, columns=(1,))
    yield file.put("block in a block", at, ["::: kader", "titel: Om", "", line], line=0)
    if BLOCKS[name].argument:
        yield file.put("argument missing", at, [f"::: {name}"], columns=(1, 5))
        column = line.index(argument) + 1
        yield file.put(
            "argument misspelt", at, [f"::: {name} {_slip(chance, argument)}"], columns=(column, 5)
        )
        yield file.put(
            "argument in capitals", at, [f"::: {name} {argument.upper()}"], columns=(column, 5)
        )
        yield file.put(
            "two arguments", at, [f"{line} {argument}x"], columns=tuple(range(5, len(line) + 3))
        )
    else:
        yield file.put(
            "argument where none belongs", at, [f"{line} emmen"], columns=(len(line) + 2,)
        )


def _block_line(chance: random.Random, file: _Lines, at: int, name: str) -> Iterator[Mutant]:
    """Slips in the key lines of a block."""
    line = file.lines[at]
    keys = {key.name: key for key in BLOCKS[name].keys}
    match = _KEY.fullmatch(line)
    if not match or match["key"] not in keys:
        return
    key, value, column = keys[match["key"]], match["value"], match.start("value") + 1
    opening = next(
        number for number in range(at, 0, -1) if file.lines[number - 1].startswith("::: ")
    )
    yield file.put(
        f"block key {key.name} misspelt",
        at,
        [_slip(chance, key.name) + line[len(key.name) :]],
        columns=(1,),
    )
    yield file.put(f"block key {key.name} twice", at, [line, line], line=at + 2, columns=(1,))
    yield file.put("block key without colon", at, [line.replace(":", "", 1)], columns=(1,))
    yield file.put(
        "block key without space",
        at,
        [line.replace(": ", ":", 1)],
        columns=(1, len(key.name) + 1, len(key.name) + 2),
    )
    yield file.put("blanks behind a block key", at, [line + "  "], rule="blanks")
    if key.required:
        yield file.put(f"block key {key.name} missing", at, [], line=opening, columns=(1,))
    if key.choices or key.name in ("toon", "met", "bron", "bestanden"):
        first = value.split(",")[0].split(" (")[0]
        yield file.put(
            f"block value of {key.name} misspelt",
            at,
            [line.replace(first, _slip(chance, first) + "x", 1)],
            columns=(column,),
        )
        yield file.put(
            f"zero-width in value of {key.name}",
            at,
            [line.replace(first, first[:3] + ZERO + first[3:], 1)],
            columns=(column, column + 3),
        )


def _prose(chance: random.Random, file: _Lines, at: int) -> Iterator[Mutant]:
    """Slips in running text: links, anchors, figures, words in another language, HTML, headings."""
    line = file.lines[at]
    for match in re.finditer(r"\]\((/[^)#\s]+/)(#[^)\s]*)?\)", line):
        column = match.start() + 3
        columns = tuple(range(line.rfind("[", 0, match.start()) + 1, column + 1))
        path = match[1]
        yield file.put(
            "dead link",
            at,
            [line[: match.start(1)] + path[:-2] + "qx/" + line[match.end(1) :]],
            columns=columns,
        )
        yield file.put(
            "link in capitals",
            at,
            [line[: match.start(1)] + path.title() + line[match.end(1) :]],
            columns=columns,
        )
        yield file.put(
            "dead anchor",
            at,
            [line[: match.end(1)] + "#nergens-qx" + line[match.end() - 1 :]],
            columns=columns,
        )
    for match in re.finditer(r"\{cijfer: ([^}#]+)#([^}@]+)(@[^}]+)?\}", line):
        column = (match.start() + 1,)
        for name, new in (
            ("figure of other data", f"{{cijfer: {match[1]}x#{match[2]}}}"),
            ("unknown figure", f"{{cijfer: {match[1]}#{match[2]}-qx}}"),
            ("figure misspelt", f"{{cifjer: {match[1]}#{match[2]}}}"),
            (
                "figure not closed",
                match[0][:-1] if match.end() == len(line) else match[0].replace(":", "", 1),
            ),
            ("figure without colon", match[0].replace(":", "", 1)),
            ("zero-width in figure", match[0].replace("#", "#" + ZERO, 1)),
            ("zero-width in the word", match[0].replace("cij", "cij" + ZERO, 1)),
            ("no-break space in figure", match[0].replace("#", NBSP + "#", 1)),
        ):
            unseen = new.find(ZERO) + 1  # the character itself may be reported as well
            yield file.put(
                name,
                at,
                [line[: match.start()] + new + line[match.end() :]],
                columns=(*column, match.start() + unseen) if unseen else column,
            )
    if len(line) > 20 and line[0].isalpha() and line.strip()[-1:] in ".!?":
        end = len(line) + 2
        for name, tail in (
            ("unknown language", "{xx: woord}"),
            ("language not closed", "{en: word"),
            ("language without words", "{en: }"),
            ("HTML", "<b>x</b>"),
            ("picture in the text", "![x](foto.jpg)"),
            ("figure of nothing", "{cijfer: niets#niets}"),
            ("dead link", "[x](/nergens-qx/)"),
        ):
            yield file.put(name, at, [f"{line} {tail}"], columns=tuple(range(end, end + 5)))
        yield file.put("heading of level 1", at, ["# Kop", "", line], columns=(1,))
        yield file.put("control sign", at, [line[:5] + "\x07" + line[5:]], columns=(6,))
        yield file.put("damaged sign", at, [line[:5] + "\ufffd" + line[5:]], columns=(6,))
        yield file.put("mark of a conflict", at, ["<<<<<<< HEAD", line], columns=(1,))
        yield file.put("blanks behind a text", at, [line + " "], rule="blanks")


def _figures(chance: random.Random, file: _Lines) -> Iterator[Mutant]:
    """Slips in a table of figures."""
    names = file.lines[0].split(";")
    value = names.index("bedrag") if "bedrag" in names else names.index("waarde")
    for at in range(1, len(file.lines)):
        cells = file.lines[at].split(";")
        if len(cells) != len(names) or '"' in file.lines[at]:
            continue

        def changed(
            column: int, text: str, cells: list[str] = cells
        ) -> tuple[list[str], tuple[int, ...]]:
            return [";".join([*cells[:column], text, *cells[column + 1 :]])], (
                len(";".join(cells[:column])) + (2 if column else 1),
            )

        for wrong in (
            "12.34",
            "1,234.56",
            "#REF!",
            "########",
            "1E+05",
            "12-mrt",
            "circa 5",
            "NaN",
            "5 5",
        ):
            new, columns = changed(value, wrong)
            yield file.put(f"figure {wrong}", at, new, columns=columns)
        for name, text in (("id", "Em men"), ("id", ""), ("kant", "inkomst"), ("periode", "ooit")):
            if name in names:
                new, columns = changed(names.index(name), text)
                yield file.put(f"{name} “{text}”", at, new, columns=columns)
        yield file.put("cell too many", at, [file.lines[at] + ";x"], columns=(1,))
        yield file.put(
            "quote not closed",
            at,
            changed(names.index("noot"), '"open')[0],
            columns=changed(names.index("noot"), "")[1],
        )
        if "kant" in names:
            yield file.put(
                "line twice", at, [file.lines[at], file.lines[at]], line=at + 2, columns=(1,)
            )
    at = 0
    yield file.put(
        "column misspelt",
        at,
        [file.lines[0].replace("noot", "nootx", 1)],
        columns=(file.lines[0].index("noot") + 1,),
    )


def mutants(content: Path, seed: int) -> Iterator[Mutant]:
    """Yield the mutants of a folder of content that a number selects.

    Every file is yielded as a whole, with one slip.
    """
    chance = random.Random(seed)
    for path in sorted(content.rglob("*")):
        parts = path.relative_to(content).parts
        kind = kind_of_path(parts) if path.suffix == ".md" and path.name != "README.md" else None
        data = parts[0] == "data" and len(parts) == 3 and parts[1] != "registers"
        if kind is None and not (data and path.suffix in (".md", ".csv")):
            continue
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        file = _Lines("/".join(("content", *parts)), text)
        if path.suffix == ".csv":
            yield from _figures(chance, file)
            continue
        if "status: concept" in text:
            continue
        fields = {item.name: item for item in (kind.fields if kind else DATASET_FIELDS)}
        yield from _header(chance, file, fields)
        yield from _body(chance, file, file.lines.index("---", 1) + 1)
        yield Mutant("CRLF", file.path, text.replace("\n", "\r\n"), 0, (), "line ends")
        yield Mutant("CR", file.path, text.replace("\n", "\r"), 0, (), "line ends")
        yield Mutant("mark of UTF-8", file.path, "\ufeff" + text, 0, (), "mark")


def sample(content: Path, seed: int, count: int) -> list[Mutant]:
    """Choose mutants, of every kind about as many."""
    sorts: dict[str, list[Mutant]] = {}
    for item in mutants(content, seed):
        sorts.setdefault(item.name, []).append(item)
    chance = random.Random(seed)
    for items in sorts.values():
        chance.shuffle(items)
    turns = (items[turn] for turn in range(count) for items in sorts.values() if turn < len(items))
    return [item for item, _ in zip(turns, range(count), strict=False)]


class Site:
    """A copy of a site in which one file at a time is another.

    Args:
        folder: an empty folder.
        content: what the site holds.
    """

    def __init__(self, folder: Path, content: Path) -> None:
        self.made = SiteText(folder, base=False)
        shutil.copytree(content, folder / "content")
        self.memo = Memo()
        self.before = set(self._report())
        self.pages = self._files()

    def _report(self) -> list[Problem]:
        with contextlib.redirect_stdout(io.StringIO()):
            return self.made.build(CHECK_ONLY=True, LEDGER_WRITE=False, MEMO=self.memo).problems

    def _files(self) -> dict[str, bytes]:
        with contextlib.redirect_stdout(io.StringIO()):
            result = self.made.build(LEDGER_WRITE=False, MEMO=self.memo)
        return result.files() if result.published else {}

    def attempt(self, mutant: Mutant, outcome: Outcome) -> None:
        """Check one mutant, and put down what came of it."""
        file = self.made.folder / mutant.path
        old = file.read_bytes()
        file.write_bytes(mutant.text.encode("utf-8"))
        outcome.count += 1
        try:
            found = [item for item in self._report() if item not in self.before]
            self._judge(mutant, found, outcome)
        except Exception:
            outcome.broken.append(f"{_named(mutant)}: {traceback.format_exc(limit=-2)}")
        finally:
            file.write_bytes(old)

    def _judge(self, mutant: Mutant, found: list[Problem], outcome: Outcome) -> None:
        faults = [item for item in found if item.severity is Severity.FOUT]
        if mutant.rule:
            # What was reported before may be a line or a character further on.
            told = {(item.code, item.place.path, item.text) for item in self.before}
            new = [item for item in found if (item.code, item.place.path, item.text) not in told]
            if new or _plain(self._files()) != _plain(self.pages):
                outcome.broken.append(
                    f"{_named(mutant)}: not harmless:"
                    f" {[(item.code, item.place.line) for item in new]}"
                )
            return
        outcome.wrong += 1
        if not faults:
            lost = self._unsaid(mutant)
            outcome.misses.append(
                f"{_named(mutant)}:"
                f" published{f', and the page does not say {lost}' if lost else ''}:"
                f" {_line_of(mutant)!r}"
            )
            outcome.broken.extend([outcome.misses[-1]] if lost else [])
            return
        here = [
            item
            for item in found
            if item.place.path == mutant.path and item.place.line == mutant.line
        ]
        if mutant.line and not here:
            places = [
                (item.code, item.place.path[-30:], item.place.line, item.place.column)
                for item in faults[:3]
            ]
            outcome.misses.append(f"{_named(mutant)}: told as {places}: {_line_of(mutant)!r}")
            return
        outcome.right_line += 1
        if mutant.columns and mutant.line:
            outcome.placed += 1
            right = any(item.place.column in mutant.columns for item in here)
            outcome.right_column += right
            if not right:
                outcome.columns.append(
                    f"{_named(mutant)}: columns"
                    f" {[(item.code, item.place.column) for item in here]}, meant"
                    f" {mutant.columns[:3]}: {_line_of(mutant)!r}"
                )

    def _unsaid(self, mutant: Mutant) -> list[str]:
        """Return the words of a published mutant's text that are on no page.

        The file is read plainly, with no code of ours.
        """
        files = self._files()
        said = " ".join(
            lxml.html.fromstring(data).text_content()
            for name, data in files.items()
            if name.endswith(".html")
        )
        words = set(
            re.findall(
                r"[^\W\d_]{4,}",
                re.sub(r"\]\([^)]*\)|\{[^}]*\}|^[a-z-]+:.*$|^:::.*$", " ", mutant.text, flags=re.M),
            )
        )
        return sorted(words - set(re.findall(r"[^\W\d_]{4,}", said)))[:5]


def _plain(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return files without the spaces before an HTML tag."""
    return {name: re.sub(rb"[ \t]+(?=<|&lt;)", b"", data) for name, data in files.items()}


def _named(mutant: Mutant) -> str:
    return f"{mutant.name} [{mutant.path}:{mutant.line}]"


def _line_of(mutant: Mutant) -> str:
    lines = mutant.text.split("\n")
    return lines[mutant.line - 1][:80] if 0 < mutant.line <= len(lines) else ""


def main(arguments: list[str]) -> int:
    """Try many mutants and print the result of each."""
    say = functools.partial(print, flush=True)
    count = int(arguments[0]) if arguments else 2000
    content = REAL if "content" in arguments else SMALL
    seed = int(arguments[2]) if len(arguments) > 2 else 1
    started, outcome = time.monotonic(), Outcome()
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder), content)
        for mutant in sample(content, seed, count):
            known = [len(items) for items in (outcome.broken, outcome.misses, outcome.columns)]
            site.attempt(mutant, outcome)
            for title, items, before in zip(
                ("broken", "line", "column"),
                (outcome.broken, outcome.misses, outcome.columns),
                known,
                strict=True,
            ):
                for text in items[before:]:
                    say(f"{title}: {text}")
            if outcome.count % 100 == 0:
                say(outcome.summary())
    say(f"{outcome.summary()}; {time.monotonic() - started:.0f} s")
    return 1 if outcome.broken or outcome.misses else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
