"""The keys of a dataset: what the header of `toelichting.md` may say."""

from __future__ import annotations

from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.texts.header import Field
from plugins.core.texts.kind_fields import LANGUAGE_HELP_FIELD
from plugins.core.vocabulary import SCOPES, STATUSES, THIS_PERIOD

__all__ = ["DATASET_FIELDS"]


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
        " cijfer. De begrotingen en verslagen van het programma hebben reeks: begroting; zij"
        " staan per jaar op de pagina Begroting.",
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
