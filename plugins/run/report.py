"""Collects all problems of a run, shows them, and decides whether the site may be published.

For people: grouped by page, the line quoted, what is wrong and how to mend it; and as a letter to
forward. For machines: `file:line:column`, JSON, and annotations for GitHub and GitLab.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from plugins.core.command_lines import command_line
from plugins.core.problem_codes import LANGUAGE_HELP, Severity
from plugins.core.problems import SOURCES, Place, Problem, names_in, sorted_problems

__all__ = ["FORMATS", "Report"]

FORMATS = ("mens", "regels", "samenvatting", "json", "github", "gitlab")
QUOTE = 100
"""The longest quote of a line, in characters."""
# What a fault in figures or in a register causes elsewhere. The fault itself stops publication;
# its echoes only hide it, and disappear with it.
ECHOES = frozenset(
    (
        "cijfer-onbekend",
        "cijfer-periode",
        "register-onbekend",
        "bron-onbekend",
        "bestand-naam",
        "blok-waarde",
        "kanttekening-nergens",
        "link-dood",
        "anker-dood",
        "adres-verdwenen",
        "oud-adres",
    )
)


class Report:
    """All problems of one run."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.titles: dict[str, str] = {}
        """Title of the page by file, for grouping."""
        self.concepts: set[str] = set()
        """Files of concepts and of expired pages: their faults are warnings."""
        self.unread: set[str] = set()
        """Datasets and registers that have faults.

        What is missing because of them is no fault of its own.
        """
        self._problems: list[Problem] = []

    def add(self, *problems: Problem) -> None:
        """Add problems."""
        self._problems.extend(problems)

    @property
    def count(self) -> int:
        """How many problems were added so far."""
        return len(self._problems)

    @property
    def problems(self) -> list[Problem]:
        """All problems in order of file and line, without echoes; those of concepts milder."""
        found = (
            item.milder() if item.place.path in self.concepts else item for item in self._problems
        )
        return sorted_problems([item for item in found if not self._is_echo(item)])

    def _is_echo(self, item: Problem) -> bool:
        """Return whether a problem is only there because something it names was not read.

        The fault that keeps a dataset from being read is no echo of itself, though it may name its
        source document; and a document is only ever missing from its register.
        """
        if item.code not in ECHOES or not self.unread:
            return False
        names = names_in(item.about) & self.unread
        if item.code == "bron-onbekend":
            return SOURCES in names
        return any(f"/data/{name}/" not in item.place.path for name in names)

    @property
    def stops(self) -> bool:
        """Whether anything stops publication."""
        return any(item.severity is Severity.FOUT for item in self.problems)

    def text(self, report_format: str = "mens", *, language: bool = True) -> str:
        """Return the report in one of `FORMATS`.

        Args:
            report_format: one of them.
            language: with remarks about the language, which the format for people can leave out.
        """
        return {
            "mens": lambda: self._people(language),
            "regels": self._lines,
            "samenvatting": self._letter,
            "json": self._json,
            "github": self._github,
            "gitlab": self._gitlab,
        }[report_format]()

    def summary(self, *, language: bool = True) -> str:
        """Return the number of problems in one line, most serious first.

        Without `language`, remarks about the language are counted in a sentence of their own.
        """
        problems = self.problems
        remarks = [
            item.place.path for item in problems if not language and item.code in LANGUAGE_HELP
        ]
        counts = {
            severity: sum(item.severity is severity for item in problems) for severity in Severity
        }
        counts[Severity.TER_INFO] -= len(remarks)
        words = {
            Severity.FOUT: ("fout", "fouten"),
            Severity.LET_OP: ("let op", "let op"),
            Severity.TER_INFO: ("ter info", "ter info"),
        }
        parts = [
            f"{count} {words[severity][count != 1]}" for severity, count in counts.items() if count
        ]
        return (", ".join(parts) or "Geen fouten") + _counted(remarks)

    def _people(self, language: bool) -> str:
        """Return the report for writers."""
        blocks, last = [], None
        for item in self.problems:
            if item.code in LANGUAGE_HELP and not language:
                continue
            if item.place.path != last:
                last = item.place.path
                blocks.append(self._heading(last))
            blocks.append(self._entry(item))
        return "\n".join(blocks)

    def _heading(self, path: str) -> str:
        """Return the heading of a file: the title of the page above its path."""
        title = self.titles.get(path)
        return f"\n{title}\n  {path}" if title else f"\n{path}"

    def _entry(self, item: Problem) -> str:
        where = f"regel {item.place.line}" if item.place.line else "hele bestand"
        where += f", teken {item.place.column}" if item.place.column > 1 else ""
        quote = self._quote(item.place)
        lines = [f"\n  {item.severity.label.upper():<9}{where}   [{item.code}]"]
        if quote:
            lines.append(f"    │ {quote}")
        return "\n".join([*lines, f"    {item.text}", f"    → {item.hint}"])

    def _quote(self, place: Place) -> str:
        """Quote the line of a problem, cut to a readable length around its column."""
        lines = self.file_lines(place.path)
        if not 0 < place.line <= len(lines):
            return ""
        line = lines[place.line - 1].rstrip()
        start = max(0, place.column - QUOTE // 2) if len(line) > QUOTE else 0
        return (
            ("…" if start else "")
            + line[start : start + QUOTE].strip()
            + ("…" if len(line) > start + QUOTE else "")
        )

    def file_lines(self, path: str) -> list[str]:
        """Return the lines of a file to quote from; none when it cannot be read as text."""
        try:
            data = (self.root / path).read_bytes()
        except OSError:
            return []
        for encoding in ("utf-8-sig", "cp1252"):
            try:
                return data.decode(encoding).splitlines()
            except UnicodeDecodeError:
                continue
        return []

    def _letter(self) -> str:
        """Return the report as a letter to forward: Markdown that also reads well as plain text."""
        verdict = (
            "De site kan zo niet worden vernieuwd. Eerst moet dit worden hersteld."
            if self.stops
            else "De site kan worden vernieuwd."
            + (" Kijk nog even naar het volgende." if self.problems else "")
        )
        parts, last = ["# Verslag van de controle", f"**{self.summary()}.** {verdict}"], None
        for item in self.problems:
            if item.place.path != last:
                last = item.place.path
                parts.append(f"## {self.titles.get(last, last)}\n\nBestand: `{last}`")
            where = f", regel {item.place.line}" if item.place.line else ""
            parts.append(
                f"- **{item.severity.label.capitalize()}{where}.** {item.text} {item.hint}"
            )
        return "\n\n".join(parts)

    def _lines(self) -> str:
        return "\n".join(
            f"{item.place.path}:{item.place.line}:{item.place.column}: {item.severity.label}"
            f" {item.code}: {item.text} {item.hint}"
            for item in self.problems
        )

    def _json(self) -> str:
        return json.dumps([_as_dict(item) for item in self.problems], ensure_ascii=False, indent=1)

    def _github(self) -> str:
        """Return the problems as workflow commands."""
        return "\n".join(_workflow_command(item) for item in self.problems)

    def _gitlab(self) -> str:
        """Return a Code Quality report."""
        levels = ("blocker", "minor", "info")
        return json.dumps(
            [
                {
                    "description": f"{item.text} {item.hint}",
                    "check_name": item.code,
                    "fingerprint": (
                        hashlib.sha256(
                            repr((item.place, item.code, item.text)).encode()
                        ).hexdigest()
                    ),
                    "severity": levels[item.severity],
                    "location": {
                        "path": item.place.path,
                        "lines": {"begin": max(item.place.line, 1)},
                    },
                }
                for item in self.problems
            ],
            ensure_ascii=False,
            indent=1,
        )


def _counted(remarks: list[str]) -> str:
    """Return the number of remarks about the language in words, from the file of each."""
    if not remarks:
        return ""
    count, files = len(remarks), len(set(remarks))
    return (
        f". Over de taal: {count} opmerking{'en' if count > 1 else ''} bij {files}"
        f" bestand{'en' if files > 1 else ''}; u leest ze met: {command_line('check')}"
    )


def _as_dict(item: Problem) -> dict[str, object]:
    """Return a problem for JSON."""
    return {
        "bestand": item.place.path,
        "regel": item.place.line,
        "kolom": item.place.column,
        "ernst": item.severity.label,
        "code": item.code,
        "tekst": item.text,
        "herstel": item.hint,
    }


def _workflow_command(item: Problem) -> str:
    """Return a problem as a command of a GitHub workflow, which shows it beside the line."""
    level = ("error", "warning", "notice")[item.severity]
    line, column = max(item.place.line, 1), max(item.place.column, 1)
    place = f"file={_escape(item.place.path)},line={line},col={column}"
    title = _escape(f"{item.severity.label} {item.code}")
    return f"::{level} {place},title={title}::{_escape(f'{item.text} {item.hint}', message=True)}"


def _escape(text: str, *, message: bool = False) -> str:
    """Escape the characters that have a meaning in a GitHub workflow command."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if message else text.replace(":", "%3A").replace(",", "%2C")
