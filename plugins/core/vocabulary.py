"""The words of the blocks that writers may type, and the component that shows each block.

Another language for writers is one more table like this one.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "BLOCKS",
    "CHART_TYPES",
    "DIRECTIONS",
    "PROGRAMME",
    "SCOPES",
    "SIDES",
    "STATUSES",
    "THEME_IDS",
    "THIS_PERIOD",
    "Block",
    "Key",
    "component_of",
]

PROGRAMME = "begroting"
"""The series (`reeks`) of the programme's own budgets and accounts, shown together by year."""
SIDES = ("inkomsten", "uitgaven")
# Ids that the theme's templates use; a heading of a writer gets another. A test compares them with
# the templates.
THEME_IDS = frozenset(
    [
        "begroting-per-jaar-titel",
        "bestaat-al",
        "bestanden",
        "bijdragen-titel",
        "bronnen",
        "deelname",
        "deelname-titel",
        "documenten",
        "doelen",
        "geen-naam",
        "geld",
        "half",
        "inhoud",
        "kiezen",
        "lijst",
        "meldingen",
        "naast-elkaar",
        "nieuw-naam",
        "nieuw-naam-uitleg",
        "nieuw-soort",
        "nog-open",
        "noten",
        "overgenomen",
        "overzicht",
        "per-jaar",
        "plannen",
        "soort-mogelijk-weggevallen",
        "soort-onduidelijk",
        "soort-telt-niet-op",
        "soort-twee-waarden",
        "tabellen",
        "terecht",
        "themas",
        "veranderd",
        "verantwoording",
        "verhalen",
        "verwant",
        "vragen",
        "zoek",
        "zoek-kop",
        "zoekresultaten",
    ]
)
CHART_TYPES = ("staven", "gegroepeerd", "gestapeld", "aandelen", "lijn", "stroom")
STATUSES = ("begroot", "gerealiseerd", "voorlopig", "geschat", "afgeleid", "onbekend")
THIS_PERIOD = "alleen deze periode"
SCOPES = ("meer jaren", "overgebleven geld", "reservering", "in natura")
"""What money may hold besides that of its own period; amounts that differ in this are not
compared."""
DIRECTIONS = ("hoger", "lager", "gelijk")
"""Where an indicator should go."""


@dataclass(frozen=True)
class Key:
    """One key line of a block."""

    name: str
    help: str
    example: str
    required: bool = False
    many: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """One block: `::: naam argument`, key lines, and perhaps text."""

    name: str
    component: str
    """The component of the theme that shows it."""
    help: str
    argument: str = ""
    """What the argument is, in Dutch; empty = takes none."""
    keys: tuple[Key, ...] = ()
    text: str = "geen"
    """geen, verplicht: whether Markdown text belongs in it."""


_TITLE = Key("titel", "Een eigen titel boven het blok.", "Waar komt het geld vandaan?")
_SIDES = Key(
    "toon",
    "Wat u laat zien: inkomsten, uitgaven of allebei.",
    "inkomsten, uitgaven",
    many=True,
    choices=SIDES,
)

BLOCKS: dict[str, Block] = {
    block.name: block
    for block in (
        Block(
            "bedragen",
            "money_table",
            "Een tabel met geld uit de gegevens, met totalen, kanttekeningen, bron en download.",
            "de map met gegevens, zoals begroting-2026",
            (_SIDES, _TITLE),
        ),
        Block(
            "cijfers",
            "figures",
            "Eén of meer cijfers groot in beeld, met eenheid, peildatum, verandering en bron.",
            "",
            (
                Key(
                    "toon",
                    "De cijfers die u laat zien.",
                    "stand-van-de-regio#banen, stand-van-de-regio#vestigingen",
                    required=True,
                    many=True,
                ),
                _TITLE,
            ),
        ),
        Block(
            "grafiek",
            "chart",
            "Een grafiek van gegevens, met dezelfde getallen als tabel eronder.",
            "de map met gegevens, zoals begroting-2026",
            (
                Key(
                    "toon",
                    "Welke kant (inkomsten of uitgaven) of welke id's van regels u laat zien.",
                    "inkomsten",
                    many=True,
                ),
                Key(
                    "vorm",
                    "staven: één waarde per regel. gegroepeerd: jaren naast elkaar. gestapeld:"
                    " delen van een geheel. aandelen: delen in procenten. lijn: jaren achter"
                    " elkaar. stroom: van inkomsten naar uitgaven.",
                    "staven",
                    choices=CHART_TYPES,
                ),
                Key(
                    "met",
                    "De mappen met gegevens van andere jaren die erbij komen.",
                    "begroting-2022, begroting-2024",
                    many=True,
                ),
                _TITLE,
            ),
        ),
        Block(
            "vergelijking",
            "comparison",
            "Cijfers naast elkaar, met verschil en procenten: jaren naast elkaar, of cijfers van"
            " één jaar onder elkaar.",
            "de map met gegevens, zoals begroting-2022",
            (
                Key(
                    "met",
                    "De mappen met gegevens die ernaast komen.",
                    "begroting-2024, begroting-2026",
                    many=True,
                ),
                Key(
                    "toon",
                    "Wat u vergelijkt: een kant (inkomsten of uitgaven) of id's van regels.",
                    "emmen, hoogeveen",
                    required=True,
                    many=True,
                ),
                _TITLE,
            ),
        ),
        Block(
            "kaart",
            "region_map",
            "De gemeenten op de kaart, met bij elke gemeente haar cijfer, en dezelfde cijfers als"
            " tabel.",
            "de map met gegevens, zoals begroting-2026; een regel hoort bij een gemeente als haar"
            " id dat van de gemeente is",
            (
                Key(
                    "met",
                    "De mappen met andere gegevens waar de lezer ook uit kan kiezen.",
                    "begroting-2022",
                    many=True,
                ),
                _TITLE,
            ),
        ),
        Block(
            "citaat",
            "quote",
            "Een letterlijk citaat uit een document of van een persoon.",
            "",
            (
                Key("wie", "Wie dit zegt of schreef.", "Peter Cool"),
                Key("functie", "De functie van die persoon.", "voorzitter Program Board"),
                Key(
                    "bron",
                    "Het document, met de plaats tussen haakjes.",
                    "jaarplan-2022 (Voorwoord)",
                ),
            ),
            "verplicht",
        ),
        Block(
            "kader",
            "callout",
            "Een kader met uitleg naast de tekst.",
            "",
            (Key("titel", "De titel van het kader.", "Hoe leest u dit?", required=True),),
            "verplicht",
        ),
        Block(
            "afbeelding",
            "picture",
            "Een afbeelding met beschrijving, bijschrift en maker.",
            "de bestandsnaam in de map bij dit bestand",
            (
                Key(
                    "alt",
                    "Wat er te zien is, voor wie de afbeelding niet ziet.",
                    "Een vrachtwagen op de A37.",
                    required=True,
                ),
                Key("bijschrift", "De regel onder de afbeelding.", "De A37 bij Emmen."),
                Key("maker", "Wie de afbeelding maakte.", "Provincie Drenthe"),
            ),
        ),
        Block(
            "downloads",
            "downloads",
            "Een lijst met bestanden of gegevens om te downloaden.",
            "",
            (
                Key("toon", "De gegevens die u aanbiedt.", "begroting-2026", many=True),
                Key(
                    "bestanden",
                    "Bestandsnamen in de map bij dit bestand.",
                    "jaarplan-2026.pdf",
                    many=True,
                ),
                _TITLE,
            ),
        ),
    )
}


def component_of(block: str) -> str:
    """Return the theme's component for a block's Dutch name."""
    return BLOCKS[block].component
