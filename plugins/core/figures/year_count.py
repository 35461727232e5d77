"""What happened in a year, counted for the annual report, per theme and municipality.

A year counts what happened in it (`periode`), not what was put on the site in it. Nothing is
counted that the content does not state: what cannot be told apart is reported as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plugins.core.dutch import format_number, format_period, parse_period
from plugins.core.figures.datasets import Dataset
from plugins.core.languages import DUTCH
from plugins.core.tables.registers import Record, Register
from plugins.core.texts.documents import Document

__all__ = ["Group", "Stated", "YearCount", "count_year"]


_UNITS = ("verhalen", "initiatieven", "bijeenkomsten")
"""Units of figures in which documents count the same things themselves."""


@dataclass(frozen=True)
class Group:
    """What belongs to one theme, one municipality, none, or all together."""

    kind: str
    """alles, thema or gemeente."""
    name: str
    stories: tuple[str, ...]
    """Addresses."""
    initiatives: tuple[str, ...]
    """Names."""


@dataclass(frozen=True)
class Stated:
    """What a document says itself: a number it counts, or an event on the timeline."""

    text: str
    source: str
    value: str = ""
    """Empty where the document has no number."""
    unit: str = ""


@dataclass
class YearCount:
    """The count of one year."""

    year: int
    groups: list[Group]
    only: int
    """Stories about this year alone; the others are about more years."""
    stated: list[Stated] = field(default_factory=list)
    events: list[Stated] = field(default_factory=list)


@dataclass(frozen=True)
class _Mention:
    """Initiatives that one place names, and what that place is about."""

    initiatives: tuple[str, ...]
    themes: tuple[str, ...]
    places: tuple[str, ...]


def count_year(
    year: int,
    documents: Iterable[Document],
    registers: Mapping[str, Register],
    datasets: Iterable[Dataset],
) -> YearCount:
    """Count a year.

    Args:
        year: the year of which is counted what happened in it.
        documents: those that are public; translations are not counted beside their Dutch text.
        registers: all registers by name.
        datasets: all datasets.
    """
    dutch = [item for item in documents if item.language == DUTCH]
    stories = [item for item in dutch if item.kind.name == "verhaal" and _is_about(item, year)]
    mentions = [*map(_mention, stories), *_mentions(year, dutch, registers)]
    only = sum(item.period is not None and list(item.period.years) == [year] for item in stories)
    return YearCount(
        year,
        _Grouping(stories, mentions, registers).groups(),
        only,
        list(_stated(year, datasets, registers["bronnen"])),
        list(_events(year, registers)),
    )


def _is_about(item: Document, year: int) -> bool:
    return item.period is not None and year in item.period.years


def _mention(story: Document) -> _Mention:
    return _Mention(story.ids("initiatieven"), story.ids("themas"), story.ids("gemeenten"))


def _themes(item: Document | _Mention) -> tuple[str, ...]:
    return item.themes if isinstance(item, _Mention) else item.ids("themas")


def _places(item: Document | _Mention) -> tuple[str, ...]:
    return item.places if isinstance(item, _Mention) else item.ids("gemeenten")


IdsOf = Callable[[Document | _Mention], tuple[str, ...]]


@dataclass(frozen=True)
class _Grouping:
    """The stories and mentions of a year, to be grouped."""

    stories: Sequence[Document]
    mentions: Sequence[_Mention]
    registers: Mapping[str, Register]

    def groups(self) -> list[Group]:
        """Return the whole, and what belongs to each theme and each municipality."""
        return [
            self._group("alles", "alles", "alles", lambda _: ("alles",)),
            *self._by("thema", "themas", "kort", _themes),
            *self._by("gemeente", "gemeenten", "naam", _places),
        ]

    def _by(self, kind: str, register: str, column: str, of: IdsOf) -> Iterator[Group]:
        for record in self.registers[register].values():
            yield self._group(kind, record[column], record.id, of)
        yield self._group(kind, f"zonder {kind}", "", of)

    def _group(self, kind: str, name: str, wanted: str, of: IdsOf) -> Group:
        """Gather what has a theme or municipality, or with an empty `wanted` what has none.

        An initiative that several places name counts once.
        """

        def belongs(item: Document | _Mention) -> bool:
            return wanted in of(item) if wanted else not of(item)

        named = self._initiatives(belongs)
        if not wanted:
            named -= self._initiatives(lambda item: bool(of(item)))
        names = (self.registers["initiatieven"][initiative]["naam"] for initiative in named)
        stories = sorted(item.address for item in self.stories if belongs(item))
        return Group(kind, name, tuple(stories), tuple(sorted(names, key=str.casefold)))

    def _initiatives(self, belongs: Callable[[_Mention], bool]) -> set[str]:
        return {
            initiative
            for mention in self.mentions
            if belongs(mention)
            for initiative in mention.initiatives
        }


def _mentions(
    year: int, documents: Iterable[Document], registers: Mapping[str, Register]
) -> Iterator[_Mention]:
    """Yield the initiatives that documents of a year name.

    Those are its plan and report, the part of an account about it, and the register of who takes
    part.
    """
    for item in documents:
        source = item.header.get("document")
        if source is not None:
            named = _named_in(year, item, source.source_id, registers["initiatieven"])
            yield _Mention(named, item.ids("themas"), item.ids("gemeenten"))
    for line in registers["deelname"].values():
        period = parse_period(line["periode"])
        if line.id in registers["initiatieven"] and period and year in period.years:
            yield _Mention((line.id,), line.ids("themas"), line.ids("gemeenten"))


def _named_in(year: int, item: Document, source_id: str, initiatives: Register) -> tuple[str, ...]:
    """Return the initiatives that a document of a year names, by the register."""
    of_year = item.kind.name in ("jaarplan", "jaarverslag") and item.header.get("jaar") == year
    # An account of several years has a part for each, which the register names: "2019,
    # Ambassadeurs".
    in_part = item.kind.name == "verantwoording" and _is_about(item, year)
    return tuple(
        record.id
        for record in initiatives.values()
        if record["bron"] == source_id
        and (of_year or (in_part and _names_year(record["plaats"], year)))
    )


def _names_year(place: str, year: int) -> bool:
    """Return whether a place names a year by itself, not as one of `koers 2022-2025`."""
    return re.search(rf"(?<![\d-]){year}(?![\d-])", place) is not None


def _stated(year: int, datasets: Iterable[Dataset], sources: Register) -> Iterator[Stated]:
    """Yield what documents count themselves of the year."""
    for dataset in datasets:
        for line in dataset.lines:
            if line.used and line.unit in _UNITS and year in line.period.years:
                place = (
                    f"{sources[dataset.source.source_id]['titel']}, {line.place}; {dataset.address}"
                )
                yield Stated(
                    line.label,
                    place,
                    "" if line.value is None else format_number(line.value),
                    line.unit,
                )


def _events(year: int, registers: Mapping[str, Register]) -> Iterator[Stated]:
    for record in registers["tijdlijn"].values():
        period = parse_period(record["periode"])
        if period and period.precision != "jaren" and year in period.years:
            yield Stated(
                f"{format_period(period)}: {record['tekst']}",
                _source_of(record, registers["bronnen"]),
            )


def _source_of(record: Record, sources: Register) -> str:
    return f"{sources[record['bron']]['titel']}, {record['plaats']}"
