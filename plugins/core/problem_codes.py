"""All codes of problems: a stable name in Dutch words, how bad it is and what it stands for.

The guide for writers is tested against them.
"""

from __future__ import annotations

from enum import IntEnum

__all__ = ["CODES", "LANGUAGE_HELP", "Severity"]


class Severity(IntEnum):
    """How bad: `FOUT` stops publication, the other two never do."""

    FOUT = 0
    LET_OP = 1
    TER_INFO = 2

    @property
    def label(self) -> str:
        """The word a writer reads."""
        return ("fout", "let op", "ter info")[self]


_F, _L, _I = Severity.FOUT, Severity.LET_OP, Severity.TER_INFO

CODES: dict[str, tuple[Severity, str]] = {
    # the file and its header
    "bestand-codering": (
        _F,
        "Het bestand is niet in UTF-8 opgeslagen of bevat tekens die verminkt zijn.",
    ),
    "bestand-botsing": (_F, "In het bestand staan nog merktekens van een botsing (<<<<<<<)."),
    "bestand-naam": (_F, "De bestandsnaam kan geen adres worden, of past niet bij de soort."),
    "bestand-plaats": (_F, "Het bestand staat in een map die bij geen enkele soort hoort."),
    "bestand-koppeling": (
        _F,
        "Het bestand is een snelkoppeling naar een andere plek; die wordt niet gevolgd.",
    ),
    "bestand-onleesbaar": (_F, "Het bestand is er, maar kan niet worden gelezen."),
    "bestand-slot": (
        _F,
        (
            "Het bestand is een hulpbestand van Excel, Word of LibreOffice: een ander bestand is"
            " nog open."
        ),
    ),
    "bestand-kopie": (_F, "Het bestand of de map is een kopie van een ander."),
    "kop-ontbreekt": (_F, "Het bestand begint niet met een kop tussen twee regels ---."),
    "kop-niet-gesloten": (_F, "De kop begint met --- maar wordt niet afgesloten."),
    "kop-onleesbaar": (_F, "Een regel in de kop is niet te lezen."),
    "kop-hekje": (_L, "Achter een waarde in de kop staat iets met # dat niet meetelt."),
    "kop-dubbele-sleutel": (_F, "Een sleutel staat twee keer in de kop."),
    "kop-onbekende-sleutel": (_F, "Een sleutel bestaat niet bij deze soort."),
    "kop-verplicht": (_F, "Een verplichte sleutel ontbreekt of is leeg."),
    "kop-datum": (_F, "Een datum is niet te lezen of bestaat niet."),
    "kop-periode": (_F, "Een periode is niet te lezen."),
    "kop-keuze": (_F, "Een waarde is geen van de mogelijke keuzes."),
    "kop-getal": (_F, "Een waarde moet een heel getal zijn."),
    "kop-adres": (_F, "Een id of een deel van een adres heeft tekens die niet kunnen."),
    "kop-te-lang": (_F, "Een waarde is te lang."),
    "kop-enkelvoud": (_F, "Er staat een lijst waar één waarde hoort."),
    "register-onbekend": (_F, "Een id staat niet in het register."),
    "bron-onbekend": (_F, "Een brondocument staat niet in het register van bronnen."),
    # the text
    "tekst-kopniveau": (_F, "Een tussenkop heeft niveau 1; dat is de titel van de pagina."),
    "tekst-voorbeeld": (_F, "Er staat nog een voorbeeld uit een nieuw bestand."),
    "tekst-html": (_F, "Er staat HTML in de tekst."),
    "tekst-afbeelding": (_F, "Er staat een afbeelding in de tekst zonder het blok afbeelding."),
    "blok-onbekend": (_F, "Een blok met deze naam bestaat niet."),
    "blok-argument": (_F, "Achter de naam van een blok ontbreekt iets, of er staat te veel."),
    "blok-onbekende-sleutel": (_F, "Een sleutel bestaat niet bij dit blok."),
    "blok-dubbele-sleutel": (_F, "Een sleutel staat twee keer in een blok."),
    "blok-verplicht": (_F, "Een verplichte sleutel van een blok ontbreekt."),
    "blok-waarde": (_F, "Een waarde in een blok kan niet."),
    "blok-regel": (_F, "Een regel in een blok is geen sleutel: waarde."),
    "blok-tekst": (_F, "In een blok staat tekst waar die niet hoort, of ontbreekt die."),
    "blok-niet-gesloten": (_F, "Een blok wordt niet afgesloten met :::."),
    "blok-genest": (_F, "Een blok staat in een ander blok."),
    "blok-los-einde": (_F, "Er staat ::: zonder dat er een blok open is."),
    "cijfer-onbekend": (_F, "Een cijfer bestaat niet in de gegevens."),
    "cijfer-periode": (_F, "Een cijfer heeft meer perioden en er is geen gekozen."),
    "cijfer-onaf": (_F, "Een verwijzing naar een cijfer is niet goed geschreven."),
    "taal-onaf": (_F, "Een stuk tekst in een andere taal is niet goed geschreven."),
    "bedrag-los": (
        _L,
        (
            "In een plan, verslag, koers of verantwoording staat een bedrag dat niet in de gegevens"
            " staat."
        ),
    ),
    # figures
    "gegevens-onvolledig": (_F, "In een map met gegevens ontbreekt cijfers.csv of toelichting.md."),
    "gegevens-verdwenen": (_F, "Een map met gegevens die op de site stond, is er niet meer."),
    "csv-codering": (_F, "De tekens in een CSV-bestand zijn verminkt."),
    "csv-te-groot": (_F, "Een CSV-bestand is te groot."),
    "csv-leeg": (_F, "Een CSV-bestand heeft geen regels met gegevens."),
    "csv-scheidingsteken": (
        _F,
        "Het is niet duidelijk met welk teken de kolommen zijn gescheiden.",
    ),
    "csv-kolom": (
        _F,
        "Een kolom ontbreekt, is onbekend of staat er twee keer, of er zijn er te veel.",
    ),
    "csv-rij": (_F, "Een rij heeft meer of minder cellen dan de kop, of een cel is te lang."),
    "csv-aanhalingsteken": (_F, "Een aanhalingsteken in een CSV-bestand wordt niet gesloten."),
    "csv-getal": (_F, "Een cel is geen getal in Nederlandse notatie."),
    "csv-foutwaarde": (_F, "In een cel staat een foutmelding van Excel in plaats van tekst."),
    "csv-keuze": (_F, "Een cel is geen van de mogelijke keuzes."),
    "kaart-vorm": (_F, "Een vorm in het register van de kaart kan niet worden getekend."),
    "csv-id": (_F, "Een id ontbreekt, staat er twee keer of heeft tekens die niet kunnen."),
    "csv-verplicht": (_F, "Een verplichte cel is leeg."),
    "csv-periode": (_F, "Een cel is geen periode of datum."),
    "totaal-klopt-niet": (_F, "De regels tellen niet op tot het totaal dat is opgegeven."),
    "totaal-regel": (_F, "Een opgegeven totaal of verschil is niet te lezen of hoort nergens bij."),
    "verschil-vervallen": (_F, "Een opgegeven verschil komt niet meer voor."),
    "controle-regel": (_F, "Een controle is niet te lezen of noemt een cijfer dat er niet is."),
    "controle-klopt-niet": (_F, "Een som die volgens de toelichting moet kloppen, klopt niet."),
    "deel-onbekend": (_F, "Een regel is een deel van een regel die er niet is."),
    "deel-te-groot": (_F, "De delen van een regel zijn samen meer dan die regel."),
    "begroot-wijkt-af": (
        _F,
        "Een verslag noemt een ander begroot bedrag dan de begroting die is vastgesteld.",
    ),
    "verschil-klopt-niet": (_F, "Het verschil in een verslag is niet realisatie min begroot."),
    "omvat-ontbreekt": (
        _F,
        "Een regel is geld voor iets anders dan de periode, en de kop zegt dat niet.",
    ),
    "omvat-verschilt": (_F, "Bedragen die iets anders omvatten, staan naast elkaar."),
    "reeks-dubbel": (_F, "Twee mappen met gegevens van één reeks gaan over dezelfde periode."),
    "leidt-nergens": (_F, "Een regel met geld leidt naar een pagina of cijfer dat er niet is."),
    "cijfer-twee-waarden": (
        _F,
        "Van één cijfer staan er waarden zonder dat één daarvan is gekozen.",
    ),
    "doel-klopt-niet": (
        _F,
        "Een doel, richting of nulmeting past niet bij de rest van het cijfer.",
    ),
    "cijfer-zonder-bron": (_F, "Een cijfer heeft geen bron met plaats."),
    "cijfer-zonder-berekening": (_F, "Een afgeleid cijfer heeft geen berekening."),
    "werkmap-klaar": (
        _L,
        "Naast de cijfers staat een werkmap van Excel die nog niet is overgenomen.",
    ),
    "werkmap-gelijk": (_I, "Naast de cijfers staat een werkmap van Excel waar hetzelfde in staat."),
    "werkmap-onleesbaar": (_L, "Een werkmap naast de cijfers kan niet worden gelezen."),
    "werkmap-blad": (
        _L,
        (
            "In een werkmap is niet duidelijk op welk blad de cijfers staan, of het blad heeft geen"
            " tabel."
        ),
    ),
    "werkmap-cel": (_L, "Een cel, rij of kolom van een werkmap kan niet worden overgenomen."),
    # links, pictures, addresses
    "link-dood": (_F, "Een link gaat naar een pagina die er niet is."),
    "anker-dood": (_F, "Een link gaat naar een plek op een pagina die er niet is."),
    "afbeelding-ontbreekt": (_F, "Een afbeelding is niet gevonden."),
    "afbeelding-onleesbaar": (
        _F,
        (
            "Een afbeelding is beschadigd, te groot, beweegt, of is van een ander soort dan de naam"
            " zegt."
        ),
    ),
    "afbeelding-zonder-tekst": (
        _F,
        "Een afbeelding heeft geen beschrijving voor wie haar niet ziet.",
    ),
    "afbeelding-zegt-niets": (
        _L,
        "De beschrijving van een afbeelding zegt niet wat er te zien is.",
    ),
    "afbeelding-klein": (_I, "Een afbeelding is te smal om scherp te zijn."),
    "afbeelding-zonder-maker": (_I, "Bij een of meer afbeeldingen staat niet wie ze maakte."),
    "afbeelding-ongebruikt": (_I, "Een afbeelding staat in de map, maar geen pagina toont haar."),
    "bestand-ontbreekt": (_F, "Een bestand om te downloaden is niet gevonden."),
    "adres-dubbel": (_F, "Twee bestanden krijgen hetzelfde adres."),
    "id-dubbel": (_F, "Twee bestanden zeggen dat zij dezelfde pagina zijn."),
    "adres-verdwenen": (_F, "Een adres dat gepubliceerd was, bestaat niet meer."),
    "adres-ongeldig": (_F, "Een regel in adressen.csv kan niet."),
    "oud-adres": (_F, "Een regel in oude-adressen.csv kan niet."),
    "omleiding-te-veel": (_F, "Er zijn meer omleidingen dan de host van de site aankan."),
    "omleiding-kan-niet": (_L, "De host van de site kan een oud adres niet omleiden."),
    "adres-nieuw": (_I, "Een nieuw adres staat nog niet in adressen.csv."),
    "kanttekening-nergens": (_F, "Een kanttekening hoort bij iets dat er niet is."),
    "vertaling-los": (_F, "Naast een vertaling staat geen Nederlandse tekst."),
    "vertaling-vorm": (_F, "Een vertaling heeft een vorm die alleen in het Nederlands kan."),
    "vertaling-nederlands": (_F, "In een vertaling staat nog Nederlandse tekst."),
    "vertaling-verouderd": (
        _L,
        "De Nederlandse tekst is veranderd na de vertaling. Lezers van de vertaling zien dat ook.",
    ),
    "vertaling-kenmerk": (_I, "Een vertaling zegt niet welke Nederlandse tekst zij vertaalt."),
    # the language
    "taal-spelling": (_I, "Een woord staat niet in het woordenboek en niet in woordenlijst.txt."),
    "taal-lange-zin": (_I, "Een zin heeft meer dan 30 woorden."),
    "taal-jargon": (_I, "In een korte tekst staan veel vaktermen uit de begrippenlijst."),
    "taal-niveau": (_I, "Een tekst is veel moeilijker dan niveau B1: naar schatting C1."),
    "taal-kop-overgeslagen": (_I, "Een tussenkop slaat een niveau over."),
    "taal-woordenboek": (_I, "Het woordenboek is er niet, dus de spelling is niet nagekeken."),
    "gepland": (_I, "Een pagina verschijnt pas later."),
    "verlopen": (_I, "Een pagina staat niet meer op de site, omdat de dag achter tot voorbij is."),
    "link-verlopen": (
        _L,
        "Een link gaat naar een pagina die niet meer op de site staat, omdat haar tijd voorbij is.",
    ),
    # the machinery
    "sjabloon-fout": (_F, "Een sjabloon van het thema kon de pagina niet maken."),
    "pelican-fout": (_F, "Pelican of een plugin meldt een fout."),
    "pelican-waarschuwing": (
        _F,
        "Pelican of een plugin geeft een waarschuwing die niet is voorzien.",
    ),
}

LANGUAGE_HELP = frozenset(
    (
        "taal-spelling",
        "taal-lange-zin",
        "taal-jargon",
        "taal-niveau",
        "taal-kop-overgeslagen",
        "taal-woordenboek",
    )
)
"""Codes of remarks about a writer's Dutch. A check reports them all; elsewhere the report only
counts them."""
