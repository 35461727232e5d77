"""Makes one set of stories twice: as content of this project and as content of plain Pelican."""

from __future__ import annotations

import random
from pathlib import Path

__all__ = ["make_ours", "make_plain"]

WORDS = [
    "regio",
    "techniek",
    "bedrijf",
    "school",
    "leerling",
    "machine",
    "kennis",
    "samen",
    "werken",
    "maken",
    "nieuw",
    "plan",
    "geld",
    "gemeente",
    "project",
    "energie",
    "water",
    "chemie",
    "weg",
    "trein",
    "vakman",
    "opleiding",
]
THEMES = ("ondernemen", "opleiding", "imago", "vestiging")
PLACES = ("emmen", "hardenberg", "hoogeveen", "coevorden", "borger-odoorn")
SECTORS = ("maakindustrie", "logistiek", "chemie", "energie")
YEARS = tuple(range(2016, 2027))


def _story(number: int) -> dict[str, str]:
    """Return the parts of one story: about 730 words, always the same for its number."""
    chance = random.Random(number)
    paragraphs = []
    for index in range(9):
        words = [chance.choice(WORDS) for _ in range(80)]
        words[5] = f"**{words[5]}**"
        words[20] = f"[{words[20]}](/verhalen/verhaal-{(number + 1) % 100}/)"
        paragraphs.append(
            (f"## Kop {index}\n\n" if index % 3 == 1 else "") + " ".join(words).capitalize() + "."
        )
    return {
        "slug": f"verhaal-{number}",
        "title": f"Verhaal {number} over {chance.choice(WORDS)}",
        "theme": chance.choice(THEMES),
        "place": chance.choice(PLACES),
        "sector": chance.choice(SECTORS),
        "year": str(chance.choice(YEARS)),
        "day": f"2026-{number % 10 + 1:02}-{number % 28 + 1:02}",
        "summary": " ".join(chance.choice(WORDS) for _ in range(20)).capitalize() + ".",
        "body": "\n\n".join(paragraphs),
    }


def make_ours(folder: Path, count: int) -> None:
    """Write content/ of this project."""
    registers = folder / "content" / "data" / "registers"
    registers.mkdir(parents=True)
    (registers / "bronnen.csv").write_text(
        "id;titel;uitgever;datum\nbron;Bron;Uitgever;2026\n", encoding="utf-8"
    )
    (registers / "themas.csv").write_text(
        "id;naam;kort;koersen\n" + "".join(f"{item};{item};{item};2026-2029\n" for item in THEMES),
        encoding="utf-8",
    )
    (registers / "gemeenten.csv").write_text(
        "id;naam;partner-sinds;bron;plaats\n"
        + "".join(f"{item};{item};2017;bron;kop\n" for item in PLACES),
        encoding="utf-8",
    )
    (registers / "sectoren.csv").write_text(
        "id;naam;bron;plaats\n" + "".join(f"{item};{item};bron;kop\n" for item in SECTORS),
        encoding="utf-8",
    )
    pages = folder / "content" / "paginas"
    pages.mkdir()
    (pages / "begin.md").write_text(
        "---\ntitel: Begin\nsamenvatting: Begin.\nvorm: begin\n---\nWelkom.\n", encoding="utf-8"
    )
    (pages / "verhalen.md").write_text(
        "---\ntitel: Verhalen\nsamenvatting: Alle verhalen.\nvorm: verhalen\nmenu: 1\n---\n",
        encoding="utf-8",
    )
    stories = folder / "content" / "verhalen" / "2026"
    stories.mkdir(parents=True)
    for number in range(count):
        story = _story(number)
        text = (
            "---\ntitel: {title}\nsamenvatting: {summary}\ndatum: {day}\nperiode: {year}\nthemas:\n"
            "  - {theme}\ngemeenten:\n  - {place}\nsectoren:\n  - {sector}\nbronnen:\n  - bron"
            " (kop)\n---\n{body}\n"
        ).format(**story)
        (stories / f"{story['slug']}.md").write_text(text, encoding="utf-8")


def make_plain(folder: Path, count: int) -> None:
    """Write content/ for plain Pelican.

    Themes are its categories, municipalities its tags, sectors its authors, years its archives.
    """
    stories = folder / "content"
    stories.mkdir(parents=True)
    for number in range(count):
        story = _story(number)
        date = f"{story['year']}{story['day'][4:]}"
        text = (
            "Title: {title}\nDate: {date}\nSlug: {slug}\nCategory: {theme}\nTags: {place}\nAuthor:"
            " {sector}\nSummary: {summary}\n\n{body}\n".format(date=date, **story)
        )
        (stories / f"{story['slug']}.md").write_text(text, encoding="utf-8")
