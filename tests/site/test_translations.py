"""Translations stand beside the Dutch text and get an address of their own in their language."""

from __future__ import annotations

from collections.abc import Callable

from tests.helpers.site_text import SiteText

Make = Callable[..., SiteText]
TEXTS = """
-- content/data/banen/toelichting.md --
---
titel: Banen
samenvatting: Aantal banen.
soort: indicatoren
eenheid: banen
periode: 2020
bron: plan-2026
plaats: Cijfers
peildatum: niet vermeld in de bron
status: gerealiseerd
---
-- content/data/banen/cijfers.csv --
id;naam;periode;waarde;eenheid;noot
banen;Banen;2020;118.000,5;banen;
-- content/verhalen/2026/basis.en.md --
---
titel: Basics
samenvatting: A story.
datum: 2026-11-01
periode: 10-05-2019
themas: opleiding
bronnen: plan-2026 (Partners)
adres: basics
---
There are {cijfer: banen#banen} jobs.
-- content/verhalen/2026/basis.de.md --
---
titel: Grundlagen
samenvatting: Eine Geschichte.
datum: 2026-11-01
periode: 10-05-2019
themas: opleiding
bronnen: plan-2026 (Partners)
---
Es gibt {cijfer: banen#banen} Arbeitsplätze.
"""


def test_translation_has_its_address_language_and_notation(site: Make):
    """English stands below /en/ under its own name, German below /de/ under the Dutch one; figures follow the language."""
    result = site(TEXTS).build()
    assert result.report == ""
    english, german = result.file("en/verhalen/basics/index.html"), result.file("de/verhalen/basis/index.html")
    assert '<html lang="en"' in english
    assert '<html lang="de"' in german
    assert "There are 118,000.5 jobs." in english
    assert "Es gibt 118.000,5 Arbeitsplätze." in german
    assert "10 May 2019" in english
    assert "10. Mai 2019" in german
