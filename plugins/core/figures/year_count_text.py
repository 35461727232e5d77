"""The count of a year in words for people, and as CSV for Dutch Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from plugins.core.figures.exports import neutral
from plugins.core.figures.year_count import Stated, YearCount

__all__ = ["count_csv", "count_text"]


MEETINGS = "bijeenkomsten"
_COLUMNS = ("jaar", "wat", "per", "naam", "aantal", "telt mee")
_NO_MEETINGS = (
    "Per thema en per gemeente zijn bijeenkomsten niet te tellen: dat staat niet in de gegevens."
)


def count_text(count: YearCount) -> str:
    """Return the count for people."""
    total = count.groups[0]
    width = max(len(group.name) for group in count.groups) + 2
    lines = [f"Jaarcijfers {count.year}", "", *_explained(count, len(total.stories)), ""]
    lines.append(f"{'':<{width}}{'verhalen':>10}{'initiatieven':>14}")
    kind = total.kind
    for group in count.groups:
        if group.kind != kind:
            kind = group.kind
            lines += ["", f"Per {kind}"]
        lines.append(f"{group.name:<{width}}{len(group.stories):>10}{len(group.initiatives):>14}")
    lines += ["", "Bijeenkomsten", *_meetings(count)]
    others = [item for item in count.stated if item.unit != MEETINGS]
    if others:
        lines += ["", "Dit tellen documenten zelf", *(f"- {_worded(item)}" for item in others)]
    return "\n".join(lines)


def _explained(count: YearCount, stories: int) -> Iterator[str]:
    """Explain what the numbers are."""
    year = count.year
    yield f"Geteld is wat in {year} gebeurde (periode), niet wat in {year} op de site kwam."
    if stories > count.only:
        yield (
            f"Van de {stories} verhalen {'gaat 1' if count.only == 1 else f'gaan er {count.only}'}"
            f" alleen over {year}. De andere gaan over meer jaren en tellen in elk van die jaren"
            " mee."
        )
    yield (
        f"Een initiatief telt als een verhaal of document over {year} het noemt, en hoort bij de"
        " thema's en gemeenten daarvan."
    )
    yield (
        "Een verhaal of initiatief kan bij meer thema's en gemeenten horen. Die aantallen zijn"
        " samen dus meer dan alles."
    )


def _meetings(count: YearCount) -> Iterator[str]:
    """Explain what is known of meetings."""
    counted = [item for item in count.stated if item.unit == MEETINGS]
    yield from (f"- {_worded(item)}" for item in counted)
    if not counted:
        yield f"Over {count.year} noemt geen document in de gegevens een aantal."
    yield _NO_MEETINGS
    if count.events:
        yield (
            f"Op de tijdlijn (/tijdlijn/) staat dit bij {count.year}. Of iets een bijeenkomst was,"
            " leest u zelf:"
        )
        yield from (f"- {item.text} ({item.source})" for item in count.events)


def _worded(item: Stated) -> str:
    """Report what a document counts."""
    return (
        f"{item.text}: {item.value or 'het getal is niet gevonden in de tekst van het document'}"
        f" ({item.source})"
    )


def count_csv(count: YearCount) -> bytes:
    """Return the count as Dutch Excel opens it: semicolons, UTF-8 with a BOM.

    The last column names all that was counted, or the source.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in _rows(count):
        writer.writerow([count.year, *(neutral(cell) for cell in row)])
    return out.getvalue().encode("utf-8-sig")


def _rows(count: YearCount) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the rows of the CSV behind the year."""
    for group in count.groups:
        yield "verhalen", group.kind, group.name, str(len(group.stories)), ", ".join(group.stories)
    for group in count.groups:
        yield (
            "initiatieven",
            group.kind,
            group.name,
            str(len(group.initiatives)),
            ", ".join(group.initiatives),
        )
    for item in count.stated:
        yield item.unit, "document", item.text, item.value or "niet gevonden", item.source
    yield MEETINGS, "thema en gemeente", "", "niet te tellen", _NO_MEETINGS
    for item in count.events:
        yield "tijdlijn", "gebeurtenis", item.text, "", item.source
