"""The one reporter: collects all problems of a run, shows them, and decides whether the site may come out.

For people: grouped by page, the line quoted, what is wrong and how to mend it; and as a letter to
forward. For machines: `file:line:column`, JSON, and annotations for GitHub and GitLab.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from plugins.core.command_lines import command_line
from plugins.core.problems import (
    LANGUAGE_HELP,
    SOURCES,
    Place,
    Problem,
    Severity,
    names_in,
    sorted_problems,
)

__all__ = ["FORMATS", "Report"]

FORMATS = ("mens", "regels", "samenvatting", "json", "github", "gitlab")
QUOTE = 100


# What a fault in figures or in a register brings about elsewhere. The fault itself stops
# publication; its echoes only hide it, and go away with it.
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
        """Files of concepts and of pages whose time is over: their faults are something to mind."""
        self.unread: set[str] = set()
        """Datasets and registers that have faults: what is missed because of them is no fault of
        its own."""
        self._problems: list[Problem] = []

    def add(self, *problems: Problem) -> None:
        """Take problems in."""
        self._problems.extend(problems)

    @property
    def count(self) -> int:
        """How many problems were taken in so far."""
        return len(self._problems)

    @property
    def problems(self) -> list[Problem]:
        """All problems in order of file and line, without echoes; those of concepts made milder."""
        found = (
            item.milder() if item.place.path in self.concepts else item for item in self._problems
        )
        return sorted_problems([item for item in found if not self._is_echo(item)])

    def _is_echo(self, item: Problem) -> bool:
        """Return whether a problem is only there because something it names was not read.

        What makes a dataset unread is no echo of itself, though it may bear the name of its
        document; and a document is missed in the register alone.
        """
        if item.code not in ECHOES or not self.unread:
            return False
        names = names_in(item.about) & self.unread
        if item.code == "bron-onbekend":
            return SOURCES in names
        return any(f"/data/{name}/" not in item.place.path for name in names)

    @property
    def stops(self) -> bool:
        """Tell whether anything stops publication."""
        return any(item.severity is Severity.FOUT for item in self.problems)

    def of_file(self, path: str) -> list[Problem]:
        """Give the problems of one file."""
        return [item for item in self.problems if item.place.path == path]

    def text(self, form: str = "mens", *, language: bool = True) -> str:
        """Give the report in one of `FORMATS`; for people remarks about the language may be left out."""
        return {
            "mens": lambda: self._people(language),
            "regels": self._lines,
            "samenvatting": self._letter,
            "json": self._json,
            "github": self._github,
            "gitlab": self._gitlab,
        }[form]()

    def summary(self, *, language: bool = True) -> str:
        """Count the problems in one line, most serious first; without remarks about the language they are counted behind it."""
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
        """Word the report for writers."""
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
        """Give the page's title over its file."""
        title = self.titles.get(path)
        return f"\n{title}\n  {path}" if title else f"\n{path}"

    def _entry(self, item: Problem) -> str:
        """Word one problem in a few lines."""
        where = f"regel {item.place.line}" if item.place.line else "hele bestand"
        where += f", teken {item.place.column}" if item.place.column > 1 else ""
        quote = self._quote(item.place)
        lines = [f"\n  {item.severity.label.upper():<9}{where}   [{item.code}]"]
        if quote:
            lines.append(f"    │ {quote}")
        return "\n".join([*lines, f"    {item.text}", f"    → {item.hint}"])

    def _quote(self, place: Place) -> str:
        """Give the line a problem stands on, cut to a readable length around its column."""
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
        """Give the lines of a file for quoting, or none when it cannot be read as text."""
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
        """Word the report so that it can be sent to somebody else: Markdown that also reads well as plain text."""
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
        """Word the problems as workflow commands; the signs GitHub gives a meaning are escaped as it asks."""
        levels = ("error", "warning", "notice")
        return "\n".join(
            f"::{levels[item.severity]}"
            f" file={_escape(item.place.path)},line={max(item.place.line, 1)},col={max(item.place.column, 1)},"
            f"title={_escape(item.severity.label + ' ' + item.code)}::{_escape(item.text + ' ' + item.hint, message=True)}"
            for item in self.problems
        )

    def _gitlab(self) -> str:
        """Give a Code Quality report."""
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
    """Count remarks about the language, given by the file of each."""
    if not remarks:
        return ""
    count, files = len(remarks), len(set(remarks))
    return (
        f". Over de taal: {count} opmerking{'en' if count > 1 else ''} bij {files}"
        f" bestand{'en' if files > 1 else ''}; u leest ze met: {command_line('check')}"
    )


def _as_dict(item: Problem) -> dict[str, object]:
    """Give a problem for JSON."""
    return {
        "bestand": item.place.path,
        "regel": item.place.line,
        "kolom": item.place.column,
        "ernst": item.severity.label,
        "code": item.code,
        "tekst": item.text,
        "herstel": item.hint,
    }


def _escape(text: str, *, message: bool = False) -> str:
    """Escape a text for a GitHub workflow command."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if message else text.replace(":", "%3A").replace(",", "%2C")
