"""The guide to every message, content/MELDINGEN.md, made from the broken sites that tests build.

What stood there, what is reported, what is there when it is mended.

`make golden` writes it; `tests/unit/test_message_guide.py` holds it to the cases and to the list of
codes.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from plugins.core.command_lines import command_line
from plugins.core.problem_codes import CODES, Severity
from plugins.core.writing.manual import wrapped
from tests.helpers.site_text import BASE, ROOT, parse_sections
from tests.problems.test_problems import CASES, Case

__all__ = ["GUIDE", "HAND_MADE", "guide"]

GUIDE = ROOT / "content" / "MELDINGEN.md"
HEAD = """# Alle meldingen, met een voorbeeld

Zoek de code die tussen rechte haken achter de melding staat. Bij elke melding ziet u wat fout is en wat goed
is. *Fout* houdt de site tegen, *let op* en *ter info* niet.
"""  # noqa: E501
MOST = 7
"""Lines of an example."""

# What a text file cannot show: (wrong, right). The messages themselves are tested in
# tests/problems/made_cases.py and the cases beside it.
HAND_MADE = {
    "bestand-naam": ("content/paginas/Over Ons!.md", "content/paginas/over-ons.md"),
    "bestand-plaats": ("content/verhalen/mijn-verhaal.md", "content/verhalen/2026/mijn-verhaal.md"),
    "bestand-koppeling": (
        "content/paginas/over.md is een snelkoppeling naar een ander bestand",
        "content/paginas/over.md is het bestand zelf",
    ),
    "bestand-onleesbaar": (
        "content/paginas/over.md mag alleen door iemand anders worden geopend",
        "content/paginas/over.md kunt u zelf openen",
    ),
    "werkmap-klaar": (
        "content/data/begroting-2026/nieuw.xlsx staat naast cijfers.csv",
        "python -m plugins excel begroting-2026",
    ),
    "werkmap-gelijk": (
        "content/data/begroting-2026/nieuw.xlsx zegt hetzelfde als cijfers.csv",
        "nieuw.xlsx is weg",
    ),
    "werkmap-onleesbaar": (
        "nieuw.xls, of een werkmap met een wachtwoord",
        "nieuw.xlsx, bewaard als Excel-werkmap zonder wachtwoord",
    ),
    "werkmap-blad": (
        "een werkmap met de bladen Blad1 en Blad2",
        "een werkmap met een blad dat cijfers heet",
    ),
    "werkmap-cel": ("#VERW! in cel E4", "109.754 in cel E4"),
    "csv-te-groot": ("cijfers.csv van 80 MB", "cijfers.csv met alleen de regels die u nodig hebt"),
    "tekst-afbeelding": (
        "![De A37](a37.jpg)",
        "::: afbeelding a37.jpg\nalt: Een vrachtwagen op de A37.\n:::",
    ),
    "cijfer-onaf": ("{cijfer begroting-2026#emmen}", "{cijfer: begroting-2026#emmen}"),
    "afbeelding-ontbreekt": (
        "beeld: foto.jpg, en er is geen bestand met die naam",
        "beeld: foto.jpg, en foto.jpg staat in de map met de naam van het verhaal",
    ),
    "afbeelding-onleesbaar": (
        "foto.jpg is half gedownload, of is eigenlijk een HEIC-bestand",
        "foto.jpg gaat open in een gewoon programma voor foto's",
    ),
    "afbeelding-zonder-tekst": (
        "::: afbeelding a37.jpg\nalt:\n:::",
        "::: afbeelding a37.jpg\nalt: Een vrachtwagen op de A37.\n:::",
    ),
    "afbeelding-zegt-niets": (
        "beeld-alt: foto",
        "beeld-alt: Twee leerlingen solderen een printplaat.",
    ),
    "afbeelding-klein": ("een foto van 400 punten breed", "een foto van 1280 punten breed of meer"),
    "afbeelding-zonder-maker": (
        "beeld: foto.jpg\nbeeld-alt: Een vrachtwagen op de A37.",
        "beeld: foto.jpg\nbeeld-alt: Een vrachtwagen op de A37.\nbeeld-maker: Gemeente Emmen",
    ),
    "afbeelding-ongebruikt": (
        "mijn-verhaal/foto.jpg, en geen tekst noemt haar",
        "beeld: foto.jpg in de kop van mijn-verhaal.md",
    ),
    "adres-dubbel": (
        "content/paginas/over.md en content/paginas/Over.md",
        "content/paginas/over.md en content/paginas/over-de-regio.md",
    ),
    "omleiding-te-veel": (
        "1.200 oude adressen, en een host die er 1.000 omleidt",
        "een host die er meer aankan, of publiceren zonder SITEHOST",
    ),
    "omleiding-kan-niet": (
        "het oude adres /nieuws.php?id=12, en een host die geen vraagteken kent",
        "een host die dat wel kan, zoals nginx of Apache",
    ),
    "adres-nieuw": (
        "een nieuwe pagina, en adressen.csv is niet bewaard",
        "make html, en adressen.csv bewaard",
    ),
    "vertaling-los": (
        "paginas/regio.en.md zonder paginas/regio.md",
        "paginas/regio.en.md naast paginas/regio.md",
    ),
    "taal-woordenboek": ("het woordenboek is er niet op deze computer", "python -m plugins setup"),
    "sjabloon-fout": ("een onderdeel van het thema is stuk", "stuur de melding aan de beheerder"),
    "pelican-fout": ("een plugin van elders stopt", "stuur de melding aan de beheerder"),
    "pelican-waarschuwing": (
        "een plugin van elders waarschuwt",
        "stuur de melding aan de beheerder",
    ),
}


def guide() -> str:
    """Return the whole guide, in the order of the codes."""
    return HEAD + "\n" + "\n".join(_entry(code) for code in CODES)


def _entry(code: str) -> str:
    """Return what is under one code."""
    severity, meaning = CODES[code]
    wrong, right, message = _example(code)
    parts = [f"## {code}", wrapped(f"*{Severity(severity).label}*. {meaning}")]
    if message:
        parts.append(wrapped(f"U leest: “{message}”"))
    parts += ["Fout:", f"```\n{wrong}\n```", "Goed:", f"```\n{right}\n```\n"]
    return "\n\n".join(parts)


def _example(code: str) -> tuple[str, str, str]:
    """Return what is wrong, what is right, and the message.

    They are from the first case of the code that has a remedy.
    """
    if code in HAND_MADE:
        return (*HAND_MADE[code], "")
    case = min((case for case in _cases(code)), key=lambda case: ("+" in case.name, case.name))
    message = next(line for line in case.expected.split("\n") if f" {code}: " in line)
    wrong, right = _difference(case, message.split(":")[0])
    return wrong, right, message.partition(f" {code}: ")[2]


def _cases(code: str) -> Iterator[Case]:
    """Yield the cases of a code that show how it is mended."""
    yield from (case for case in CASES if case.name.partition("+")[0] == code and case.remedies)


def _difference(case: Case, path: str) -> tuple[str, str]:
    """Return the lines that differ before and after the remedy.

    They are of the file that the message names, or of the first one that is mended.
    """
    files = {**parse_sections(BASE), **parse_sections(case.files)}
    typed = [old.strip() for name, old, _ in case.remedies if name == "opdracht"]
    if typed:
        return (
            _shown(files[path].split("\n")) if path in files else f"{path} is er niet meer"
        ), command_line(f"adres {typed[0]}")
    mended = dict(files)
    for name, old, new in case.remedies:
        mended[name] = "" if old.strip() == "(weg)" else mended.get(name, "").replace(old, new, 1)
    name = (
        path
        if path in files and files[path] != mended[path]
        else next(item[0] for item in case.remedies)
    )
    if not mended[name]:
        return f"{name} staat er", f"{name} is weg"
    before, after = files.get(name, "").split("\n"), mended[name].split("\n")
    changes = [
        codes[1:]
        for codes in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if codes[0] != "equal"
    ]
    assert changes, f"{case.name}: the remedy changes nothing"
    # All changes together where they are near each other, else the first; with the lines around,
    # which say where it is.
    (a, b, c, d), (_, last, _, end) = changes[0], changes[-1]
    if last - a <= MOST:
        b, d = last, end
    return _shown(before[max(a - 1, 0) : b + 1]), _shown(after[max(c - 1, 0) : d + 1])


def _shown(lines: list[str]) -> str:
    """Return lines of an example, not too many; an invisible character is named."""
    text = "\n".join(lines[:MOST] + (["…"] if len(lines) > MOST else [])).strip("\n")
    return text.replace("\ufffd", "�").replace("```", "~~~") or "(een lege regel)"
