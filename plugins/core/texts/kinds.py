"""The kinds of content, each declared once: where it stands, what it is called, which fields it has.

From one declaration come the check of a header, the empty file of `new`, the writers' manual and
the addresses. A new kind is a declaration here and a template in the theme.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.core.texts.header import Field
from plugins.core.texts.pictures import FOCUS_WORDS

__all__ = ["DATASET_PAGE", "KINDS", "LANGUAGE_HELP_FIELD", "PAGE_LAYOUTS", "Kind", "kind_of_path"]

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


@dataclass(frozen=True)
class Kind:
    """One kind of content."""

    name: str
    """The Dutch name, used in identities: `verhaal:skills4future`."""
    label: str
    """With its article, for messages: `een verhaal`."""
    folder: str
    """Folder below content/."""
    address: str
    """Address with {slug}; empty = has no page of its own."""
    template: str
    fields: tuple[Field, ...]
    by_year: bool = False
    """Files stand in a folder per year."""
    slug_register: str = ""
    """The slug must be an id of this register."""
    example_slug: str = "voorbeeld"
    guards_amounts: bool = False
    """An amount typed by hand that no data holds is something to mind."""
    slug_field: str = "titel"
    """The field after which the form names a new file."""


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
_SOURCES = Field(
    "bronnen",
    "source",
    "De documenten waar de feiten in staan, met de plaats tussen haakjes. Eén per regel.",
    "\n  - coevorden-2017-2021 (2020, Skills4Future)",
    many=True,
    required=True,
)
_PERIOD = Field(
    "periode",
    "period",
    "Wanneer het gebeurde, niet preciezer dan het document: 2019, 2017-2019, 05-2017 of"
    " 10-05-2017.",
    "2020",
    required=True,
)
_THEMES = Field(
    "themas",
    "register",
    "De thema's waar dit bij hoort.",
    "opleiding-en-kennis",
    many=True,
    register="themas",
    required=True,
)
_PLACES = Field(
    "gemeenten",
    "register",
    "De gemeenten waar dit over gaat.",
    "emmen, hoogeveen",
    many=True,
    register="gemeenten",
)
_COURSE = Field("koers", "text", "De koers waar dit plan bij hoort.", "2026-2029")
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
_YEAR = Field("jaar", "number", "Het jaar van het document.", "2026", required=True)
_TRANSLATION = (
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
_COMMON = (_TITLE, _SUMMARY, _DAY, _UNTIL, _UPDATED, _STATUS, _ID, LANGUAGE_HELP_FIELD)
_PICTURE = (
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
_ADOPTION = (_DOCUMENT, _ADOPTED_ON, _ADOPTED_BY, _ORIGINAL, _DATASETS)


def _with_day_required(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Make `datum` required: a story without it has no place in the feeds."""
    day = Field("datum", "moment", _DAY.help, _DAY.example, required=True)
    return tuple(day if declared is _DAY else declared for declared in fields)


KINDS: tuple[Kind, ...] = (
    Kind(
        "verhaal",
        "een verhaal",
        "verhalen",
        "/verhalen/{slug}/",
        "story.html",
        by_year=True,
        example_slug="skills4future",
        fields=(
            *_with_day_required(_COMMON),
            _PERIOD,
            _THEMES,
            _PLACES,
            Field(
                "sectoren",
                "register",
                "De sectoren waar dit bij hoort.",
                "htsm",
                many=True,
                register="sectoren",
            ),
            Field(
                "initiatieven",
                "register",
                "De initiatieven die in dit verhaal voorkomen.",
                "skills4future",
                many=True,
                register="initiatieven",
            ),
            _SOURCES,
            *_PICTURE,
            *_TRANSLATION,
        ),
    ),
    Kind(
        "jaarplan",
        "een jaarplan",
        "jaarplannen",
        "/jaarplannen/{slug}/",
        "plan.html",
        (*_COMMON, _YEAR, _COURSE, *_ADOPTION, _SOURCES, *_TRANSLATION),
        guards_amounts=True,
        example_slug="2027",
        slug_field="jaar",
    ),
    Kind(
        "jaarverslag",
        "een jaarverslag",
        "jaarverslagen",
        "/jaarverslagen/{slug}/",
        "report.html",
        (*_COMMON, _YEAR, _COURSE, *_ADOPTION, _SOURCES, *_TRANSLATION),
        guards_amounts=True,
        example_slug="2026",
        slug_field="jaar",
    ),
    Kind(
        "koers",
        "een koers",
        "koers",
        "/koers/{slug}/",
        "course.html",
        (*_COMMON, _PERIOD, *_ADOPTION, _SOURCES, *_TRANSLATION),
        guards_amounts=True,
        example_slug="2030-2033",
        slug_field="periode",
    ),
    Kind(
        "thema",
        "een thema",
        "themas",
        "/themas/{slug}/",
        "theme.html",
        (*_COMMON, _SOURCES, *_TRANSLATION),
        slug_register="themas",
        example_slug="opleiding-en-kennis",
    ),
    Kind(
        "gemeente",
        "een gemeente",
        "gemeenten",
        "/gemeenten/{slug}/",
        "municipality.html",
        (*_COMMON, _SOURCES, *_TRANSLATION),
        slug_register="gemeenten",
        example_slug="emmen",
    ),
    Kind(
        "verantwoording",
        "een verantwoording",
        "verantwoording",
        "/verantwoording/{slug}/",
        "account.html",
        (*_COMMON, _PERIOD, _PLACES, *_ADOPTION, _SOURCES, *_TRANSLATION),
        guards_amounts=True,
    ),
    Kind(
        "pagina",
        "een pagina",
        "paginas",
        "/{slug}/",
        "page.html",
        fields=(
            *_COMMON,
            Field(
                "vorm",
                "choice",
                "Welke lijst of welk overzicht onder de tekst komt; gewoon = geen.",
                "gewoon",
                choices=PAGE_LAYOUTS,
                default="gewoon",
            ),
            Field(
                "menu",
                "number",
                "De plaats in het menu bovenaan; zonder dit staat de pagina er niet in.",
                "3",
            ),
            Field(
                "menutekst",
                "text",
                "Het woord in het menu, als dat korter is dan de titel.",
                "Verhalen",
                max_length=24,
            ),
            Field("bronnen", "source", _SOURCES.help, _SOURCES.example, many=True),
            *_TRANSLATION,
        ),
    ),
    Kind(
        "kanttekening",
        "een kanttekening",
        "kanttekeningen",
        "",
        "",
        fields=(
            *_COMMON,
            Field(
                "soort",
                "choice",
                "Wat voor kanttekening het is.",
                "telt-niet-op",
                choices=NOTE_KINDS,
                required=True,
            ),
            Field(
                "bij",
                "lines",
                "Waar de kanttekening bij hoort: een cijfer, een map met gegevens of het adres van"
                " een pagina. Eén per regel.",
                "\n  - begroting-2026#emmen",
                many=True,
                required=True,
            ),
            _SOURCES,
            _TRANSLATION[1],
        ),
    ),
)


DATASET_PAGE = Kind("gegevens", "een toelichting", "data", "/data/{slug}/", "dataset.html", ())
"""The page of a dataset: written from its folder, not from a file of its own, so it is in no list
of kinds."""


def kind_of_path(parts: tuple[str, ...]) -> Kind | None:
    """Return the kind of a file by its place below content/, such as ("verhalen", "2026", "slug.md")."""
    for kind in KINDS:
        if parts[0] == kind.folder and len(parts) == (3 if kind.by_year else 2):
            return kind
    return None
