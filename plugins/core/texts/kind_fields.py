"""The keys that headers of the kinds of content may have, for those that share them."""

from __future__ import annotations

from plugins.core.texts.header import Field
from plugins.core.texts.pictures import FOCUS_WORDS

__all__ = [
    "ADOPTION",
    "COMMON",
    "COURSE",
    "LANGUAGE_HELP_FIELD",
    "NOTE_KINDS",
    "PAGE_LAYOUTS",
    "PERIOD",
    "PICTURE",
    "PLACES",
    "SOURCES",
    "THEMES",
    "TRANSLATION",
    "YEAR",
    "with_day_required",
]

PAGE_LAYOUTS = (
    "gewoon",
    "begin",
    "verhalen",
    "jaarplannen",
    "jaarverslagen",
    "koersen",
    "themas",
    "gemeenten",
    "verantwoordingen",
    "cijfers",
    "begroting",
    "kanttekeningen",
    "tijdlijn",
    "data",
    "a-z",
    "begrippen",
    "terecht",
    "zoeken",
)

NOTE_KINDS = ("telt-niet-op", "twee-waarden", "onduidelijk", "mogelijk-weggevallen")

_TITLE = Field(
    "titel",
    "text",
    "De titel, zoals die boven de pagina staat.",
    "Leren voor de techniek van morgen",
    required=True,
    max_length=120,
)

_SUMMARY = Field(
    "samenvatting",
    "text",
    "Eén of twee zinnen die vertellen waar het over gaat. Ze staan in lijsten en zoekmachines.",
    "Bedrijven, scholen en overheden maken samen een plan voor technisch onderwijs.",
    required=True,
    max_length=300,
)

_DAY = Field(
    "datum",
    "moment",
    "De dag waarop dit op deze site verschijnt, met een tijd erbij als u dat wilt. Later mag: dan"
    " verschijnt de pagina vanzelf.",
    "2026-11-21 9:30",
)

_UNTIL = Field(
    "tot",
    "moment",
    "De laatste dag waarop dit op deze site staat. Met een tijd erbij: tot die tijd. Zonder dit"
    " blijft de pagina staan.",
    "2027-06-30",
)

_UPDATED = Field(
    "bijgewerkt", "date", "De dag van de laatste wijziging die een lezer moet weten.", "2026-12-01"
)

_STATUS = Field(
    "status",
    "choice",
    "publiek: staat op de site. concept: alleen in het voorbeeld op uw eigen computer.",
    "concept",
    choices=("publiek", "concept"),
    default="publiek",
)

_ID = Field(
    "id",
    "slug",
    "Alleen na hernoemen: de oude bestandsnaam, zodat het dezelfde pagina blijft.",
    "oude-bestandsnaam",
)

LANGUAGE_HELP_FIELD = Field(
    "taalhulp",
    "choice",
    "uit: geen opmerkingen over de taal van deze pagina, bijvoorbeeld bij een tekst die letterlijk"
    " zo is vastgesteld.",
    "uit",
    choices=("aan", "uit"),
    default="aan",
)

SOURCES = Field(
    "bronnen",
    "source",
    "De documenten waar de feiten in staan, met de plaats tussen haakjes. Eén per regel.",
    "\n  - coevorden-2017-2021 (2020, Skills4Future)",
    many=True,
    required=True,
)

PERIOD = Field(
    "periode",
    "period",
    "Wanneer het gebeurde, niet preciezer dan het document: 2019, 2017-2019, 05-2017 of"
    " 10-05-2017.",
    "2020",
    required=True,
)

THEMES = Field(
    "themas",
    "register",
    "De thema's waar dit bij hoort.",
    "opleiding-en-kennis",
    many=True,
    register="themas",
    required=True,
)

PLACES = Field(
    "gemeenten",
    "register",
    "De gemeenten waar dit over gaat.",
    "emmen, hoogeveen",
    many=True,
    register="gemeenten",
)

COURSE = Field("koers", "text", "De koers waar dit plan bij hoort.", "2026-2029")

_DOCUMENT = Field(
    "document",
    "source",
    "Het document dat is vastgesteld en waarvan dit de leesversie is.",
    "jaarplan-2026",
    required=True,
)

_ADOPTED_ON = Field(
    "vastgesteld-op",
    "known-date",
    "Wanneer het document is vastgesteld, of: niet bekend.",
    "niet bekend",
    required=True,
)

_ADOPTED_BY = Field(
    "vastgesteld-door",
    "text",
    "Wie het document heeft vastgesteld, of: niet bekend.",
    "niet bekend",
    required=True,
)

_ORIGINAL = Field(
    "origineel",
    "text",
    "De bestandsnaam van de oorspronkelijke PDF, in de map met de naam van dit bestand.",
    "jaarplan-2026.pdf",
)

_DATASETS = Field(
    "datasets",
    "register",
    "De gegevens die bij dit document horen.",
    "begroting-2026",
    many=True,
    register="datasets",
)

YEAR = Field("jaar", "number", "Het jaar van het document.", "2026", required=True)

TRANSLATION = (
    Field(
        "adres",
        "slug",
        "Alleen bij een vertaling: het eigen laatste deel van het adres.",
        "skills-for-the-future",
    ),
    Field(
        "vertaling-van",
        "text",
        "Alleen bij een vertaling: het kenmerk van de Nederlandse tekst die is vertaald. De"
        " controle zegt welk kenmerk dat is.",
        "3f2a9c01d7be",
    ),
)

COMMON = (_TITLE, _SUMMARY, _DAY, _UNTIL, _UPDATED, _STATUS, _ID, LANGUAGE_HELP_FIELD)

PICTURE = (
    Field(
        "beeld",
        "text",
        "De bestandsnaam van de foto bovenaan, in de map met de naam van dit bestand. Liefst 1280"
        " punten breed of meer.",
        "foto.jpg",
    ),
    Field(
        "beeld-alt",
        "text",
        "Wat op de foto te zien is, voor wie haar niet ziet.",
        "Twee leerlingen solderen een printplaat.",
    ),
    Field("beeld-bijschrift", "text", "Bijschrift onder de foto.", "Techniekdag in Coevorden."),
    Field(
        "beeld-midden",
        "choice",
        "Waar op de foto het belangrijkste staat. Op een kaart wordt de foto bijgesneden; dit deel"
        " blijft erop.",
        "rechts boven",
        choices=FOCUS_WORDS,
        default="midden",
    ),
    Field("beeld-maker", "text", "Wie de foto maakte.", "Gemeente Coevorden"),
)

ADOPTION = (_DOCUMENT, _ADOPTED_ON, _ADOPTED_BY, _ORIGINAL, _DATASETS)


def with_day_required(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Make `datum` required: a story without it has no place in the feeds."""
    day = Field("datum", "moment", _DAY.help, _DAY.example, required=True)
    return tuple(day if declared is _DAY else declared for declared in fields)
