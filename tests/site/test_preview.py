"""The preview: a page with a fault shows it, and all other pages keep working."""

from __future__ import annotations

from collections.abc import Callable

from tests.helpers.site_text import SiteText

Make = Callable[..., SiteText]
FAULTS = """
-- content/paginas/over.md --
---
titel: Over ons
samenvatting: Wie wij zijn.
statsu: concept
---
De eerste alinea.

::: kaader
titel: Let op

Tekst.
:::

De laatste alinea.
-- content/paginas/kop.md --
---
titel: Koers: samen verder
samenvatting: x
---
Tekst onder een kop die niet te lezen is.
-- content/paginas/zonder.md --
Geen kop, wel tekst.
"""


def test_page_with_a_fault_shows_it_where_it_stands(site: Make):
    """Faults of header and block are on the page, between the paragraphs that are right."""
    result = site(FAULTS).build(PREVIEW=True)
    assert result.published
    page = result.file("over/index.html")
    assert "De sleutel “statsu” bestaat niet bij een pagina." in page
    first, fault, last = (
        page.index(text)
        for text in ("De eerste alinea.", "Een blok “kaader” bestaat niet.", "De laatste alinea.")
    )
    faults_in_place = page.index("Een blok “kaader” bestaat niet.", first)
    assert first < faults_in_place < last
    assert fault > 0
    assert "Bedoelde u “kader”?" in page


def test_page_with_an_unreadable_header_is_still_a_page(site: Make):
    """It bears its file name for a title, shows its text and its fault."""
    result = site(FAULTS).build(PREVIEW=True)
    page = result.file("kop/index.html")
    assert "Er staat een dubbele punt in de waarde." in page
    assert "Tekst onder een kop die niet te lezen is." in page
    assert "Dit bestand heeft geen kop." in result.file("zonder/index.html")


DATA = """
-- content/data/geld/toelichting.md --
---
titel: Geld
samenvatting: Het geld.
soort: geld
eenheid: euro
periode: 2026
bron: plan-2026
plaats: Geld
peildatum: 2026
status: begroot
totalen:
  - inkomsten = 61
---
-- content/data/geld/cijfers.csv --
id;kant;groep;post;bedrag;noot;waarvan
emmen;inkomsten;;Emmen;60;;
deel;inkomsten;;Deel;70;;emmen
-- content/data/stuk/toelichting.md --
---
titel: Stuk
samenvatting: Het geld.
soort: geld
eenheid: euro
periode: 2026
bron: plan-2026
plaats: Geld
peildatum: 2026
status: begroot
---
-- content/data/stuk/cijfers.csv --
id;kant;groep;post;bedrag;noot
emmen;inkomsten;;Emmen;veel;
"""


def test_page_of_a_dataset_shows_what_is_wrong_with_its_two_files(site: Make):
    """A wrong total is in the explanation and a wrong part in the figures.

    Both are on the page, also when no row can be read.
    """
    result = site(DATA).build(PREVIEW=True)
    page = result.file("data/geld/index.html")
    assert "de regels van inkomsten tellen op tot 60, maar het totaal is 61" in page
    assert "De delen van “Emmen” zijn samen 70; het geheel is 60." in page
    assert "“veel” is geen getal" in result.file("data/stuk/index.html")
