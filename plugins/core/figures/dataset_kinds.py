"""The kinds of dataset, each declared once, and the reading of their rows into figures.

A dataset is a folder with `cijfers.csv` and `toelichting.md`; their columns are declared here.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.core.vocabulary import DIRECTIONS, SCOPES, SIDES, STATUSES

__all__ = ["DATASET_KINDS", "Column", "DatasetKind"]


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
