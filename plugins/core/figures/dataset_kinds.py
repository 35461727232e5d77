"""The kinds of dataset, each declared once, and the reading of their rows into figures.

A dataset is a folder with `cijfers.csv` and `toelichting.md`; their columns and keys stand here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.core.dutch import (
    SLUG,
    Period,
    nearest,
    parse_date,
    parse_number,
    parse_period,
    slugify,
)
from plugins.core.figures.datasets import Line
from plugins.core.figures.targets import target_problems
from plugins.core.problems import Place, Problem, choose_from, did_you_mean, problem
from plugins.core.tables.cell_faults import bad_number, error_value
from plugins.core.tables.csv_cells import Row
from plugins.core.texts.header import Field, Header, SourceRef
from plugins.core.texts.kind_fields import LANGUAGE_HELP_FIELD
from plugins.core.vocabulary import DIRECTIONS, SCOPES, SIDES, STATUSES, THIS_PERIOD

__all__ = [
    "DATASET_FIELDS",
    "DATASET_KINDS",
    "Column",
    "DatasetKind",
    "in_cents",
    "read_lines",
    "stated_place",
    "type_row",
    "unit_problem",
]

UNKNOWN = "onbekend"


@dataclass(frozen=True)
class Column:
    """One column of a kind of dataset."""

    name: str
    type: str
    """id, text, money, number, period, date, choice."""
    help: str
    required: bool = False
    """The column must be there."""
    filled: bool = False
    """Every cell must have a value."""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class DatasetKind:
    """A kind of dataset: its columns and how its lines are called."""

    name: str
    help: str
    columns: tuple[Column, ...]


_ID_COLUMN = Column(
    "id",
    "id",
    "Blijvende naam van de regel, in elk jaar dezelfde: kleine letters, cijfers en streepjes.",
    required=True,
    filled=True,
)
_NOTE = Column("noot", "text", "Een korte opmerking bij de regel.", required=True)
_SHARED = (
    Column("status", "choice", "Alleen als die anders is dan in toelichting.md.", choices=STATUSES),
    Column(
        "aanduiding", "text", "Een woord dat het document voor het getal zet, zoals ruim of circa."
    ),
    Column("plaats", "text", "De plaats in het document, als die anders is dan in toelichting.md."),
    Column("berekening", "text", "Hoe een afgeleid getal is berekend."),
    Column(
        "waarvan",
        "id",
        "Het id van de regel waar deze regel een deel van is. Een deel telt niet nog eens mee in de"
        " som.",
    ),
    Column(
        "omvat",
        "choice",
        "Als het geld niet alleen voor deze periode is: wat het dan is.",
        choices=SCOPES,
    ),
    Column(
        "leidt-naar",
        "text",
        "Waar het geld volgens het document naartoe gaat: adressen van pagina's of cijfers, met een"
        " komma ertussen.",
    ),
)
DATASET_KINDS: dict[str, DatasetKind] = {
    kind.name: kind
    for kind in (
        DatasetKind(
            "geld",
            "Geld dat binnenkomt en eruit gaat.",
            (
                _ID_COLUMN,
                Column(
                    "kant",
                    "choice",
                    "inkomsten of uitgaven.",
                    required=True,
                    filled=True,
                    choices=SIDES,
                ),
                Column(
                    "groep",
                    "text",
                    "De groep waar de post bij hoort; mag leeg zijn.",
                    required=True,
                ),
                Column(
                    "post",
                    "text",
                    "De naam van de post, zoals in het document.",
                    required=True,
                    filled=True,
                ),
                Column(
                    "bedrag",
                    "money",
                    "Het bedrag in euro's, zoals 109.754 of 261.050,00.",
                    required=True,
                ),
                _NOTE,
                *_SHARED,
                Column(
                    "begroot",
                    "money",
                    "Alleen in een verslag: het bedrag dat volgens het verslag begroot was.",
                ),
                Column(
                    "verschil",
                    "money",
                    "Alleen in een verslag: het verschil dat het verslag noemt, realisatie min"
                    " begroot.",
                ),
            ),
        ),
        DatasetKind(
            "indicatoren",
            "Cijfers die iets meten.",
            (
                _ID_COLUMN,
                Column("naam", "text", "Wat er gemeten wordt.", required=True, filled=True),
                Column(
                    "periode",
                    "period",
                    "Waar het cijfer over gaat: een jaar, jaren, maand of dag.",
                    required=True,
                    filled=True,
                ),
                Column("waarde", "number", "Het getal.", required=True),
                Column(
                    "eenheid",
                    "text",
                    "Waarin het gemeten is, zoals banen of %.",
                    required=True,
                    filled=True,
                ),
                _NOTE,
                *_SHARED,
                Column(
                    "gebruikt",
                    "choice",
                    "ja bij de waarde die grafieken gebruiken, als er twee waarden zijn.",
                    choices=("ja", "nee"),
                ),
                Column(
                    "peildatum",
                    "text",
                    "De dag waarop gemeten is, als die anders is dan in toelichting.md.",
                ),
                Column(
                    "nulmeting",
                    "choice",
                    "ja bij de waarde waar latere waarden mee vergeleken worden.",
                    choices=("ja", "nee"),
                ),
                Column("doel", "number", "De waarde die men wil halen."),
                Column("doel-periode", "period", "Wanneer dat doel gehaald moet zijn."),
                Column("richting", "choice", "Waar het naartoe moet.", choices=DIRECTIONS),
                Column("definitie", "text", "Wat er wel en niet is meegeteld."),
            ),
        ),
    )
}

DATASET_FIELDS: tuple[Field, ...] = (
    Field(
        "titel", "text", "De naam van de tabel.", "Begroting 2026", required=True, max_length=120
    ),
    Field(
        "samenvatting",
        "text",
        "Eén zin over wat hier staat.",
        "De inkomsten van het programma in 2026.",
        required=True,
        max_length=300,
    ),
    Field(
        "soort",
        "choice",
        "geld of indicatoren.",
        "geld",
        required=True,
        choices=tuple(DATASET_KINDS),
    ),
    Field("eenheid", "text", "Waarin de getallen zijn.", "euro", required=True),
    Field("periode", "period", "Waar de cijfers over gaan.", "2026", required=True),
    Field(
        "bron", "source", "Het document waar de cijfers in staan.", "jaarplan-2026", required=True
    ),
    Field(
        "plaats",
        "text",
        "De plaats in dat document. Staan de cijfers op verschillende plaatsen, gebruik dan de"
        " kolom plaats.",
        "Hoe gaan we dit betalen?",
    ),
    Field(
        "peildatum",
        "known-date",
        "De dag waarop gemeten is, of: niet vermeld in de bron.",
        "niet vermeld in de bron",
        required=True,
    ),
    Field(
        "status", "choice", "Hoe zeker het cijfer is.", "begroot", required=True, choices=STATUSES
    ),
    Field(
        "omvat",
        "choice",
        "Wat er in de bedragen zit. Nodig om jaren met elkaar te vergelijken.",
        "\n  - alleen deze periode",
        many=True,
        choices=(THIS_PERIOD, *SCOPES),
    ),
    Field(
        "reeks",
        "slug",
        "Een naam die dezelfde tabel in andere jaren ook heeft. Hetzelfde id is dan hetzelfde"
        " cijfer.",
        "begroting",
    ),
    Field(
        "begroting",
        "slug",
        "Alleen bij een verslag: de map met de begroting die is vastgesteld.",
        "begroting-2026",
    ),
    Field("volgende-cijfers", "known-date", "Wanneer er nieuwe cijfers komen.", "05-2027"),
    LANGUAGE_HELP_FIELD,
    Field("volgorde", "number", "De plaats op de pagina met alle cijfers; 1 staat bovenaan.", "1"),
    Field(
        "totalen",
        "lines",
        "Totalen die het document zelf noemt. Eén per regel.",
        "\n  - inkomsten = 338.268",
        many=True,
    ),
    Field(
        "controles",
        "lines",
        "Sommen die moeten kloppen: = voor gelijk, hoogstens voor niet meer dan. Eén per regel.",
        "\n  - totaal-inkomsten = totaal-uitgaven",
        many=True,
    ),
    Field(
        "verschillen",
        "lines",
        "Verschillen die bekend zijn bij een totaal of controle, met het bedrag en de reden.",
        "\n  - uitgaven = 300.000 want de post Acquisitie is niet meegeteld",
        many=True,
    ),
)


def read_lines(
    rows: Sequence[Row], kind: DatasetKind, header: Header, path: str
) -> tuple[list[Line], list[Problem]]:
    """Type the rows of a dataset.

    Returns:
        The lines in file order and the problems (csv-id, csv-getal, csv-keuze, csv-periode,
        csv-verplicht, cijfer-twee-waarden, cijfer-zonder-berekening, doel-klopt-niet,
        totaal-regel).
    """
    lines: list[Line] = []
    problems: list[Problem] = []
    lost: set[str] = set()
    for row in rows:
        values, found = type_row(row, kind)
        problems.extend(found)
        if found:
            lost.add(row.text("id"))
        else:
            line = _line(row, values, header)
            problems.extend(_check_line(line, row, path))
            lines.append(line)
    problems.extend(_check_places(lines, path))
    problems.extend(_check_doubles(lines, path, lost))
    problems.extend(_check_scope(lines, header, path))
    problems.extend(_check_sums(lines, path))
    problems.extend(target_problems(lines, path))
    chosen = {(line.id, line.period) for line in lines if line.used}
    return [line for line in lines if (line.id, line.period) in chosen], problems


_AS_TOTAL = (
    "Is dit een totaal? Haal de regel dan weg, en zet het totaal in toelichting.md bij totalen."
)


def _is_total(label: str) -> bool:
    """Return whether a row is called a total, as the last row of a sheet often is."""
    return label.casefold().startswith(("totaal", "subtotaal"))


def _check_sums(lines: Sequence[Line], path: str) -> Iterator[Problem]:
    """Check that no row is the sum of others of its side or group: everything would count twice."""
    for line in lines:
        if not line.side or line.part_of or not _is_total(line.label):
            continue
        others = [
            item
            for item in lines
            if item.side == line.side and item is not line and not item.part_of
        ]
        sums = {
            sum((item.value or Decimal(0) for item in chosen), Decimal(0))
            for chosen in (others, [item for item in others if item.group == line.group])
            if chosen
        }
        if line.value in sums:
            yield problem(
                "totaal-regel",
                Place(path, line.row, 1),
                f"“{line.label}” is de som van andere regels; zo telt dat geld dubbel.",
                "Haal de regel hier weg. Totalen staan in toelichting.md, bij totalen.",
            )


def stated_place(header: Header) -> str:
    """Return the place in the document that holds for a whole dataset: `plaats`, or what stands behind the source."""
    source: SourceRef | None = header.get("bron")
    return header.get("plaats") or (source.place if source else "")


def type_row(row: Row, kind: DatasetKind) -> tuple[dict[str, object], list[Problem]]:
    """Return the typed cells of a row by column name, and its problems (csv-id, csv-getal, csv-foutwaarde, csv-keuze, csv-periode, csv-verplicht)."""
    values: dict[str, object] = {}
    problems = []
    for column in kind.columns:
        cell = row.cells.get(column.name)
        if cell is None or (not cell.text and not column.filled):
            continue
        if not cell.text:
            code = "csv-id" if column.type == "id" else "csv-verplicht"
            problems.append(
                problem(
                    code,
                    cell.place,
                    f"De cel in kolom “{column.name}” is leeg.",
                    _filling(row, column),
                )
            )
            continue
        value = _type_cell(cell.text, column)
        if isinstance(value, tuple):
            problems.append(problem(value[0], cell.place, value[1], value[2]))
        else:
            values[column.name] = value
    return values, problems


def _filling(row: Row, column: Column) -> str:
    """Explain how to fill an empty cell; for an id with one made from the words of the line."""
    post = row.text("post")
    if column.type != "id":
        return f"Vul de cel in. {column.help}"
    if _is_total(post):
        return f"{_AS_TOTAL} Anders: {column.help}"
    return (
        f"Vul de cel in{f', bijvoorbeeld met {slugify(post)}' if slugify(post) else ''}."
        f" {column.help}"
    )


def _type_cell(text: str, column: Column) -> object:
    """Return a cell in the type of its column, or a tuple (code, text, hint)."""
    if column.type in ("money", "number"):
        number = parse_number(text.removesuffix("%").rstrip() if column.type == "number" else text)
        return (
            number
            if number is not None and (column.type == "number" or in_cents(number))
            else _bad_number(text, column)
        )
    damage = error_value(text)
    if damage:
        return "csv-foutwaarde", f"{damage[0]} (kolom “{column.name}”).", damage[1]
    if column.type == "period":
        return parse_period(text) or (
            "csv-periode",
            f"“{text}” is geen periode (kolom “{column.name}”).",
            (
                "Schrijf een jaar (2020), jaren (2017-2019), een maand (09-2020) of een dag"
                " (30-09-2020)."
            ),
        )
    if column.type == "choice":
        match = next((choice for choice in column.choices if choice == text.casefold()), None)
        return match or (
            "csv-keuze",
            f"“{text}” kan niet in kolom “{column.name}”.",
            did_you_mean(nearest(text, column.choices), choose_from(column.choices)),
        )
    if column.type == "id" and not SLUG.fullmatch(text):
        return (
            "csv-id",
            f"“{text}” kan geen id zijn.",
            f"Gebruik kleine letters, cijfers en streepjes, zoals {slugify(text) or 'emmen'}.",
        )
    return text


def in_cents(amount: Decimal) -> bool:
    """Return whether an amount has at most two digits behind the comma; three are the thousands of an English document."""
    exponent = amount.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -2


def unit_problem(header: Header) -> Problem | None:
    """Report money in another unit than euro: every page would show it as euros all the same."""
    unit = header.get("eenheid", "")
    if header.get("soort") != "geld" or unit == "euro":
        return None
    return problem(
        "kop-keuze",
        header.places["eenheid"],
        f"Bij soort geld is de eenheid altijd euro, niet “{unit}”.",
        "Schrijf eenheid: euro, en de bedragen voluit: 110.000 en niet 110.",
    )


def _bad_number(text: str, column: Column) -> tuple[str, str, str]:
    """Report a cell that is no number."""
    wrong, hint = bad_number(text, money=column.type == "money")
    return "csv-getal", f"{wrong} (kolom “{column.name}”).", hint


def _line(row: Row, values: dict[str, object], header: Header) -> Line:
    """Make the line of a row; what the row leaves open comes from the header."""

    def text(name: str) -> str:
        return str(values.get(name, ""))

    period = values.get("periode") or header.get("periode")
    value = values.get("bedrag", values.get("waarde"))
    assert isinstance(period, Period)

    def number(name: str) -> Decimal | None:
        found = values.get(name)
        return found if isinstance(found, Decimal) else None

    target_period = values.get("doel-periode")
    return Line(
        id=text("id"),
        label=text("post") or text("naam"),
        value=value if isinstance(value, Decimal) else None,
        unit=text("eenheid") or header.get("eenheid", ""),
        period=period,
        status=text("status") or header.get("status", ""),
        place=text("plaats") or stated_place(header),
        reference=text("peildatum") or "",
        side=text("kant"),
        group=text("groep"),
        qualifier=text("aanduiding"),
        note=text("noot"),
        calculation=text("berekening"),
        definition=text("definitie"),
        target=number("doel"),
        target_period=target_period if isinstance(target_period, Period) else None,
        direction=text("richting"),
        baseline=text("nulmeting") == "ja",
        part_of=text("waarvan"),
        scope=text("omvat"),
        budgeted=number("begroot"),
        stated_difference=number("verschil"),
        leads_to=(
            tuple(part.strip() for part in text("leidt-naar").split(",") if part.strip())
            if "leidt-naar" in values
            else ()
        ),
        used=text("gebruikt") != "nee",
        row=row.line,
    )


def _check_line(line: Line, row: Row, path: str) -> Iterator[Problem]:
    """Check what concerns one line alone."""
    place = Place(path, row.line, 1)
    if line.value is None and line.status != UNKNOWN:
        column = "bedrag" if "bedrag" in row.cells else "waarde"
        cell = row.cells[column]
        yield problem(
            "csv-verplicht",
            cell.place,
            f"De cel in kolom “{column}” is leeg.",
            "Vul het getal in. Staat het niet in het document? Zet dan onbekend in de kolom"
            " status.",
        )
    if line.status == "afgeleid" and not line.calculation:
        yield problem(
            "cijfer-zonder-berekening",
            place,
            f"Bij het afgeleide cijfer “{line.label}” staat geen berekening.",
            "Zet in de kolom berekening hoe het getal is uitgerekend.",
        )

    reference = row.text("peildatum")
    if (
        reference
        and not parse_date(reference)
        and not parse_period(reference)
        and "niet" not in reference
    ):
        yield problem(
            "csv-periode",
            row.cells["peildatum"].place,
            f"“{reference}” is geen peildatum.",
            "Schrijf een dag, een maand of een jaar, of: niet vermeld in de bron.",
        )


def _check_places(lines: Iterable[Line], path: str) -> Iterator[Problem]:
    """Check that every figure names its place in the document; those that do not are one problem."""
    bare = [line for line in lines if not line.place]
    if bare:
        more = f" en {len(bare) - 1} andere" if len(bare) > 1 else ""
        yield problem(
            "cijfer-zonder-bron",
            Place(path, bare[0].row, 1),
            f"Bij “{bare[0].label}”{more} ontbreekt de plaats in het document.",
            "Zet in de kop van toelichting.md plaats: met de kop of de bladzijde, of vul hier een"
            " kolom plaats in.",
        )


def _check_scope(lines: Iterable[Line], header: Header, path: str) -> Iterator[Problem]:
    """Check that what a line says it holds is said of the whole dataset too."""
    declared = header.get("omvat", ())
    for line in lines:
        if line.scope and line.scope not in declared:
            yield problem(
                "omvat-ontbreekt",
                Place(path, line.row, 1),
                f"Bij “{line.label}” staat omvat {line.scope}, maar dat staat niet in de kop van"
                " toelichting.md.",
                f"Zet in die kop bij omvat: {line.scope}. Of maak de cel leeg.",
            )


def _check_doubles(lines: Iterable[Line], path: str, lost: Collection[str]) -> Iterator[Problem]:
    """Check ids: money has each once; an indicator may have two statements of one period when one is chosen.

    Args:
        lost: ids of rows with a fault of their own; the chosen one may be among those.
    """
    groups: dict[tuple[str, Period], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.id, line.period), []).append(line)
    for (line_id, _), group in groups.items():
        if len(group) == 1 and group[0].used:
            continue
        place = Place(path, group[min(1, len(group) - 1)].row, 1)
        if group[0].side and len(group) > 1:
            yield problem(
                "csv-id",
                place,
                f"Het id “{line_id}” staat er twee keer; de eerste staat op regel {group[0].row}.",
                "Geef elke regel een eigen id.",
            )
        elif line_id in lost:
            continue
        elif len(group) == 1:
            yield problem(
                "cijfer-twee-waarden",
                place,
                f"“{line_id}” heeft een waarde die niet wordt gebruikt, en geen andere.",
                "Zet in de kolom gebruikt ja, of haal de regel weg.",
            )
        elif sum(line.used for line in group) != 1 or not all(line.place for line in group):
            yield problem(
                "cijfer-twee-waarden",
                place,
                f"“{line_id}” heeft {len(group)} waarden voor dezelfde periode.",
                "Zet in de kolom gebruikt bij één waarde ja en bij de andere nee, met in noot de"
                " reden.",
            )
