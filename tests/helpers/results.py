"""The results of an audit: a table under the tests, and the page in docs/ that is committed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["RESULTS", "PageResult", "Results", "numbers_of", "tool_version"]

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "docs" / "metingen.md"
CHECKS = ("axe", "Nu", "browser", "Lighthouse")
"""The checks that a whole audit has; without all of them nothing is written."""


@dataclass(frozen=True)
class PageResult:
    """What was measured of one page of a template."""

    template: str
    address: str
    scores: tuple[str, ...]
    """The scores, in the order of the table."""
    weight: int
    without_font: int
    shift: float


@dataclass
class Results:
    """All that an audit found."""

    rows: list[tuple[str, int, int, str]] = field(default_factory=list)
    """What was looked at, how many, how many findings, remark."""
    pages: list[PageResult] = field(default_factory=list)
    tools: dict[str, str] = field(default_factory=dict)
    rounds: int = 0
    """How often Lighthouse marked each page; its results are the medians."""

    def complete(self) -> bool:
        """Return whether every check took part."""
        return bool(self.pages) and all(
            any(name.startswith(check) for name, *_ in self.rows) for check in CHECKS
        )

    def write(self, day: datetime.date) -> None:
        """Write the page that is committed."""
        RESULTS.write_text(
            "\n".join([*_head(self, day), *_pages(self.pages), "", *_checks(self.rows), ""]),
            encoding="utf-8",
        )


def _head(results: Results, day: datetime.date) -> Iterable[str]:
    names = ", ".join(f"{name} {version}" for name, version in sorted(results.tools.items()))
    return (
        "# Metingen",
        "",
        (
            "Geschreven door `make audit`; verander deze pagina niet met de hand. De"
            " toegankelijkheidspagina van de site noemt getallen hieruit, en een test houdt ze"
            " gelijk."
        ),
        "",
        f"- Gemeten op: {day.isoformat()}",
        f"- Gereedschap: {names}",
        (
            "- Cijfers: Lighthouse met zijn voorinstelling voor een telefoon, metingen per pagina:"
            f" {results.rounds} (het middelste telt), op de volste pagina van elk sjabloon. De site"
            " komt gecomprimeerd (gzip) van een gewone statische server op dezelfde machine."
        ),
        (
            "- Gewicht: bytes van de eerste blik, gecomprimeerd (gzip -9), zonder afbeeldingen."
            " Grens: 60.000, en 30.000 zonder het lettertype."
        ),
        "- Verschuiving: wat Lighthouse meet terwijl de pagina binnenkomt. Grens: 0.",
        "",
    )


def _pages(pages: list[PageResult]) -> Iterable[str]:
    yield (
        "| Sjabloon | Pagina | Snelheid | Toegankelijkheid | Goede gewoonten | Vindbaarheid | Bytes"
        " | zonder letter | Verschuiving |"
    )
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|"
    for page in pages:
        yield (
            f"| {page.template.removesuffix('.html')} | {page.address} | {' | '.join(page.scores)}"
            f" | {page.weight} | {page.without_font} | {page.shift:g} |"
        )
    if any("–" in page.scores for page in pages):
        yield ""
        yield (
            "–: de pagina vraagt zoekmachines om haar niet te noemen. Dat kost het punt voor"
            " vindbaarheid, en dat is de bedoeling."
        )


def _checks(rows: list[tuple[str, int, int, str]]) -> Iterable[str]:
    yield "| Controle | Bekeken | Bevindingen | Opmerking |"
    yield "|---|--:|--:|---|"
    for name, count, findings, remark in rows:
        yield f"| {name} | {count} | {findings} | {remark.replace('|', '/')} |"


def numbers_of(text: str) -> dict[str, str]:
    """Return the numbers of a written page that others quote.

    Those are the day, the lowest scores, the heaviest page and the number of pages.
    """
    lines = text.splitlines()
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if line.startswith("| ")
    ]
    pages = [row for row in cells if len(row) == 9 and row[0] != "Sjabloon"]
    checks = [row for row in cells if len(row) == 4 and row[0] != "Controle"]
    marks = [int(score) for row in pages for score in row[2:6] if score.isdigit()]
    axe = [row for row in checks if row[0].startswith("axe, published")]
    return {
        "dag": next(
            line.rpartition(": ")[2] for line in lines if line.startswith("- Gemeten op: ")
        ),
        "laagste cijfer": str(min(marks)),
        "sjablonen": str(len(pages)),
        "pagina’s": axe[0][1],
        "bevindingen": str(sum(int(row[2]) for row in axe)),
        "zwaarste pagina": str(max(int(row[6]) for row in pages)),
    }


def tool_version(name: str) -> str:
    """Return the version of a tool from npm."""
    return str(
        json.loads((ROOT / "tests" / "tools" / "package.json").read_text(encoding="utf-8"))[
            "dependencies"
        ][name]
    )
