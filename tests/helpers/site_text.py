"""A whole small site as one text, built for real: files in, published files and report out.

    -- content/verhalen/2026/een.md --
    ---
    titel: Een
    …
    -- content/data/registers/themas.csv --
    …

What a test leaves out comes from BASE: registers with one or two entries, a home page and a page of
stories.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from pelican.settings import read_settings

from plugins.commands.address import address
from plugins.core.problems import Problem
from plugins.run.publisher import PublicationStopped, Publisher

__all__ = ["BASE", "Result", "SiteText", "parse_sections"]

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-21"
_MARK = re.compile(r"^-- (?P<name>\S+) --$", re.M)

BASE = """
-- content/data/registers/bronnen.csv --
id;titel;uitgever;datum
plan-2026;Jaarplan 2026;Dutch TechZone;niet vermeld
verslag-2021;Jaarverslag 2021;Dutch TechZone;2022
-- content/data/registers/themas.csv --
id;naam;kort;koersen
opleiding;Investeren in opleiding;Opleiding;2026-2029
imago;Investeren in imago;Imago;2026-2029
-- content/data/registers/gemeenten.csv --
id;naam;partner-sinds;bron;plaats
emmen;Emmen;2017;plan-2026;Partners
hoogeveen;Hoogeveen;2017;plan-2026;Partners
-- content/data/registers/sectoren.csv --
id;naam;bron;plaats
logistiek;Logistiek;plan-2026;Sectoren
-- content/data/registers/initiatieven.csv --
id;naam;bron;plaats
dryport;Dryport;plan-2026;2017
-- content/paginas/begin.md --
---
titel: Begin
samenvatting: De eerste pagina.
vorm: begin
---
Welkom.
-- content/paginas/verhalen.md --
---
titel: Verhalen
samenvatting: Alle verhalen.
vorm: verhalen
menu: 1
---
-- content/verhalen/2026/basis.md --
---
titel: Basis
samenvatting: Een verhaal dat er altijd is.
datum: 2026-11-01
periode: 2019
themas: opleiding
gemeenten: emmen
bronnen:
  - plan-2026 (Partners)
---
Een gewone alinea.
"""


def parse_sections(text: str) -> dict[str, str]:
    """Split a text into files by its `-- name --` lines."""
    marks = list(_MARK.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)][: len(marks)]
    return {mark["name"]: text[mark.end() + 1 : end] for mark, end in zip(marks, ends, strict=True)}


@dataclass
class Result:
    """How a build ended."""

    output: Path
    published: bool
    problems: list[Problem]
    report: str

    def file(self, name: str) -> str:
        """Return the text of a published file."""
        return (self.output / name).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Return all published files by name."""
        return {
            file.relative_to(self.output).as_posix(): file.read_bytes()
            for file in sorted(self.output.rglob("*"))
            if file.is_file()
        }

    def codes(self) -> list[str]:
        """Return the codes of all problems in order."""
        return [item.code for item in self.problems]


@dataclass
class SiteText:
    """A small site in a folder.

    Args:
        folder: an empty folder, usually pytest's tmp_path.
        base: whether the files of BASE are there as well.
    """

    folder: Path
    base: bool = True
    settings: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shutil.copy(ROOT / "pelicanconf.py", self.folder / "pelicanconf.py")
        if self.base:
            self.write(BASE)

    def write(self, text: str) -> SiteText:
        """Write the files of a text; a file given as `weg` alone is removed."""
        for name, content in parse_sections(text).items():
            file = self.folder / name
            if content.strip() == "(weg)":
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8", newline="")
        return self

    def write_bytes(self, name: str, content: bytes) -> SiteText:
        """Write one file as it is."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return self

    def move(self, old: str, target: str) -> int:
        """Return the command `adres`, with the theme of the project. Returns its exit code."""
        theme = self.folder / "theme"
        if not theme.exists():
            theme.symlink_to(ROOT / "theme")
        return address(self.folder, old, target, DAY)

    def build(self, **settings: object) -> Result:
        """Build, and return how it ended."""
        given: dict[str, object] = {
            "PATH": str(self.folder / "content"),
            "OUTPUT_PATH": str(self.folder / "output"),
            "THEME": str(ROOT / "theme"),
            "BUILD_DAY": DAY,
            "REPORT_FORMAT": "regels",
            **self.settings,
            **settings,
        }
        publisher = Publisher(read_settings(str(self.folder / "pelicanconf.py"), override=given))
        try:
            publisher.run()
            published = not given.get("CHECK_ONLY", False)
        except PublicationStopped:
            published = False
        return Result(
            Path(str(given["OUTPUT_PATH"])),
            published,
            publisher.report.problems,
            publisher.report.text("regels"),
        )
