"""Empty files for writers, made from the declarations, with help and sound examples."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from plugins.core.figures.dataset_fields import DATASET_FIELDS
from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.header import Field, Header, SourceRef
from plugins.core.texts.kinds import Kind

__all__ = ["dataset_files", "empty_file", "left_examples"]

SUMMARY = "Schrijf hier in één of twee zinnen waar dit over gaat."
TEXT = "Schrijf hier uw tekst."
PLACE = "hoofdstuk of kop"
"""What a new file has where only the writer knows what comes: a page that still says this does not
go to the site."""
BODY = f"""
{TEXT} Een lege regel begint een nieuwe alinea.

## Een tussenkop

Een cijfer uit de gegevens schrijft u als `{{cijfer: map#regel}}`, en een link zoals in \
de adresbalk: [alle verhalen](/verhalen/).
"""


def empty_file(kind: Kind, title: str, today: datetime.date, known: dict[str, list[str]]) -> str:
    """Return a new file of a kind: required fields with an example, the others behind a #.

    Args:
        kind: the kind of content.
        title: the title of the new page.
        today: the day it is made.
        known: ids by register, from which the examples are taken, so that a new file passes the
            check.
    """
    lines = [
        "---",
        "# Regels die met een # beginnen, zijn uitleg. Haal de # weg om een sleutel te gebruiken.",
        "",
    ]
    for declared in kind.fields:
        if declared.name in ("adres", "vertaling-van"):
            continue
        lines.extend(_field_lines(declared, _example(declared, title, today, known)))
    lines[-1:] = ["---"]
    return "\n".join(lines) + "\n" + BODY


def _field_lines(declared: Field, example: str) -> list[str]:
    """Return the help and the line of one field."""
    active = declared.required or declared.name == "status"
    need = " (verplicht)" if declared.required else ""
    need += f" Zoals: {declared.example}" if example == SUMMARY else ""
    value = (
        f"{declared.name}: {example}"
        if not example.startswith("\n")
        else f"{declared.name}:{example}"
    )
    shown = value if active else "\n".join("# " + line for line in value.split("\n"))
    return [f"# {declared.help}{need}", shown, ""]


def _example(declared: Field, title: str, today: datetime.date, known: dict[str, list[str]]) -> str:
    """Return an example value that is valid in this project."""
    if declared.name == "titel":
        return f'"{title}"' if ":" in title else title
    if declared.name == "samenvatting":
        return SUMMARY
    if declared.name == "datum":
        return today.isoformat()
    if declared.name == "status" and "concept" in declared.choices:
        return "concept"
    if declared.type == "register":
        return "\n  - " + (known.get(declared.register) or [declared.example])[0]
    if declared.type == "source" and known.get("bronnen"):
        source = known["bronnen"][0]
        return f"\n  - {source} ({PLACE})" if declared.many else source
    return declared.example


def left_examples(path: str, header: Header, lines: Iterable[tuple[int, str]]) -> Iterator[Problem]:
    """Report what a writer forgot to replace in a new file (`tekst-voorbeeld`).

    Args:
        path: the file, for places.
        header: its header.
        lines: the numbered lines of the text.
    """
    left = (
        [(header.starts["samenvatting"], SUMMARY)] if header.get("samenvatting") == SUMMARY else []
    )
    left += (
        [(header.starts["bronnen"], PLACE)]
        if any(
            source.place == PLACE
            for source in header.get("bronnen", ())
            if isinstance(source, SourceRef)
        )
        else []
    )
    left += [(Place(path, number, 1), TEXT) for number, line in lines if line.startswith(TEXT)]
    for place, words in left:
        yield problem(
            "tekst-voorbeeld",
            place,
            f"Hier staat nog een voorbeeld uit het nieuwe bestand: “{words}”",
            "Zet er uw eigen woorden neer.",
        )


def dataset_files(
    name: str, kind: str, known: dict[str, list[str]], today: datetime.date
) -> dict[str, str]:
    """Return the two files of a new dataset: an explanation with every key, and the columns.

    What only the writer knows is left empty, so that the check asks for it: another year's summary,
    document or status would pass.

    Args:
        name: of its folder.
        kind: one of `DATASET_KINDS`.
        known: ids by register, from which the examples are taken.
        today: the day it is made.
    """
    year = re.findall(r"(?:19|20)[0-9]{2}", name)
    filled = {
        "titel": name.replace("-", " ").capitalize(),
        "soort": kind,
        "eenheid": "euro" if kind == "geld" else "",
        "periode": "-".join(dict.fromkeys(year[:2])),
    }
    lines = [
        "---",
        (
            "# Regels die met een # beginnen, zijn uitleg. Onder de onderste --- kunt u tekst"
            " schrijven; die komt onder de tabel."
        ),
        "",
    ]
    for declared in DATASET_FIELDS:
        example = _example(declared, name, today, known)
        if declared.required and declared.name != "peildatum":
            lines.extend(_asked_lines(declared, filled.get(declared.name, ""), example))
        else:
            lines.extend(_field_lines(declared, example))
    lines[-1:] = ["---"]
    columns = ";".join(column.name for column in DATASET_KINDS[kind].columns if column.required)
    return {"toelichting.md": "\n".join(lines) + "\n", "cijfers.csv": "\ufeff" + columns + "\r\n"}


def _asked_lines(declared: Field, value: str, example: str) -> list[str]:
    """Return the help of a required field, and its line with what is known already or nothing."""
    how = (
        ""
        if value
        else (
            f" Kies uit: {', '.join(declared.choices)}."
            if declared.choices
            else f" Zoals: {example}"
        )
    )
    return [f"# {declared.help} (verplicht){how}", f"{declared.name}: {value}".rstrip(), ""]
