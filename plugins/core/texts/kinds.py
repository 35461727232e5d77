"""The kinds of content, each declared once: its folder, address, template and fields.

From one declaration come the check of a header, the empty file of `new`, the writers' manual and
the addresses. A new kind is a declaration here, a view, a template and words
(plugins/README.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.core.texts.header import Field
from plugins.core.texts.kind_fields import (
    ADOPTION,
    COMMON,
    COURSE,
    NOTE_KINDS,
    PAGE_LAYOUTS,
    PERIOD,
    PICTURE,
    PLACES,
    SOURCES,
    THEMES,
    TRANSLATION,
    YEAR,
    with_day_required,
)

__all__ = ["DATASET_PAGE", "KINDS", "Kind", "kind_of_path"]


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
    """Files are in a folder per year."""
    slug_register: str = ""
    """The slug must be an id of this register."""
    example_slug: str = "voorbeeld"
    guards_amounts: bool = False
    """An amount typed by hand that no data holds is something to mind."""
    slug_field: str = "titel"
    """The field after which the form names a new file."""


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
            *with_day_required(COMMON),
            PERIOD,
            THEMES,
            PLACES,
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
            SOURCES,
            *PICTURE,
            *TRANSLATION,
        ),
    ),
    Kind(
        "jaarplan",
        "een jaarplan",
        "jaarplannen",
        "/jaarplannen/{slug}/",
        "plan.html",
        (*COMMON, YEAR, COURSE, *ADOPTION, SOURCES, *TRANSLATION),
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
        (*COMMON, YEAR, COURSE, *ADOPTION, SOURCES, *TRANSLATION),
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
        (*COMMON, PERIOD, *ADOPTION, SOURCES, *TRANSLATION),
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
        (*COMMON, SOURCES, *TRANSLATION),
        slug_register="themas",
        example_slug="opleiding-en-kennis",
    ),
    Kind(
        "gemeente",
        "een gemeente",
        "gemeenten",
        "/gemeenten/{slug}/",
        "municipality.html",
        (*COMMON, SOURCES, *TRANSLATION),
        slug_register="gemeenten",
        example_slug="emmen",
    ),
    Kind(
        "verantwoording",
        "een verantwoording",
        "verantwoording",
        "/verantwoording/{slug}/",
        "account.html",
        (*COMMON, PERIOD, PLACES, *ADOPTION, SOURCES, *TRANSLATION),
        guards_amounts=True,
    ),
    Kind(
        "pagina",
        "een pagina",
        "paginas",
        "/{slug}/",
        "page.html",
        fields=(
            *COMMON,
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
            Field("bronnen", "source", SOURCES.help, SOURCES.example, many=True),
            *TRANSLATION,
        ),
    ),
    Kind(
        "kanttekening",
        "een kanttekening",
        "kanttekeningen",
        "",
        "",
        fields=(
            *COMMON,
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
            SOURCES,
            TRANSLATION[1],
        ),
    ),
)

DATASET_PAGE = Kind("gegevens", "een toelichting", "data", "/data/{slug}/", "dataset.html", ())
"""The page of a dataset: written from its folder, not from a file of its own, so it is in no list
of kinds."""


def kind_of_path(parts: tuple[str, ...]) -> Kind | None:
    """Return the kind of a file by its place below content/: ("verhalen", "2026", "slug.md")."""
    for kind in KINDS:
        if parts[0] == kind.folder and len(parts) == (3 if kind.by_year else 2):
            return kind
    return None
