"""Broken sites that a text file cannot hold.

Other encodings, damaged pictures, links, plugins and templates that fail.

Each function prepares a site and gives the settings of its build and the exact report. Its name is
the code's, with underscores, and a variant after two underscores.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
from collections.abc import Callable, Iterator

import blinker
from pelican import signals
from PIL import Image

from tests.helpers.site_text import ROOT, SiteText
from tests.helpers.workbooks import HEAD as HEAD_OF_BOOK
from tests.helpers.workbooks import book

__all__ = ["MADE", "loose_plugins"]

Made = Callable[[SiteText], tuple[dict[str, object], str]]
MADE: dict[str, Made] = {}
HEAD = "---\ntitel: Over ons\nsamenvatting: Wie wij zijn.\n---\n"
PAGE = "content/paginas/over.md"
SECTORS = "content/data/registers/sectoren.csv"
PICTURE = HEAD + "::: afbeelding {name}\nalt: Een kaart van de regio.\n:::\n"
TO_KEEPER = "Laat dit aan de beheerder van de site zien."
ALL_SIGNALS = [value for value in vars(signals).values() if isinstance(value, blinker.Signal)]


def made(function: Made) -> Made:
    """Add a function to the cases."""
    MADE[function.__name__.replace("__", "+").replace("_", "-")] = function
    return function


@contextlib.contextmanager
def loose_plugins() -> Iterator[None]:
    """Undo what a case did to plugins, signals and libraries, for the tests after it."""
    modules, library = set(sys.modules), sys.modules.get("hunspell")
    before = {signal: set(signal.receivers) for signal in ALL_SIGNALS}
    try:
        yield
    finally:
        for signal, known in before.items():
            for receiver in [signal.receivers[key]() for key in set(signal.receivers) - known]:
                if getattr(receiver, "__module__", "").startswith("eigen_"):
                    signal.disconnect(receiver)
        for name in set(sys.modules) - modules:
            if name.startswith("eigen_"):
                del sys.modules[name]
        sys.modules.pop("hunspell", None)
        if library:
            sys.modules["hunspell"] = library


def _plugin(site: SiteText, name: str, source: str) -> dict[str, object]:
    """Add a plugin from elsewhere. Returns the settings that load it."""
    site.write_bytes(f"{name}.py", source.encode("utf-8"))
    ours = [
        "content",
        "texts",
        "pictures",
        "feeds",
        "assets",
        "figures",
        "pages",
        "sharing",
        "judge",
    ]
    return {
        "PLUGIN_PATHS": [str(site.folder)],
        "PLUGINS": [*(f"plugins.{item}" for item in ours), name],
    }


def _picture(form: str, width: int = 40, height: int = 30) -> bytes:
    """Return a small picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (0, 90, 160)).save(out, form)
    return out.getvalue()


# -- encodings ------------------------------------------------------------------------------------


@made
def omleiding_te_veel(site: SiteText) -> tuple[dict[str, object], str]:
    """One redirect more than GitLab Pages takes."""
    site.write_bytes(
        "content/oude-adressen.csv",
        ("oud;nieuw\n" + "".join(f"/oud-{number};/verhalen/\n" for number in range(1001))).encode(
            "utf-8"
        ),
    )
    report = (
        "publishconf.py:0:0: fout omleiding-te-veel: Er zijn 1001 omleidingen; GitLab Pages neemt"
        f" er hoogstens 1000. {TO_KEEPER} Zonder SITEHOST staat op elk oud adres een pagina die"
        " doorverwijst; dat kan altijd."
    )
    return {"SITEURL": "https://www.dutchtechzone.nl", "SITEHOST": "gitlab"}, report


@made
def bestand_codering__cp1252(site: SiteText) -> tuple[dict[str, object], str]:
    site.write_bytes(
        PAGE, (HEAD + "Eén zin.\n\nWij drinken koffie in het café.\n").encode("cp1252")
    )
    return (
        {},
        (
            f"{PAGE}:5:0: fout bestand-codering: Dit bestand is niet in UTF-8 opgeslagen. Bewaar"
            " het bestand opnieuw en kies als codering UTF-8 (in Kladblok: Opslaan als, Codering)."
        ),
    )


@made
def bestand_codering__utf16(site: SiteText) -> tuple[dict[str, object], str]:
    site.write_bytes(PAGE, HEAD.encode("utf-16"))
    return (
        {},
        (
            f"{PAGE}:1:0: fout bestand-codering: Dit bestand is niet in UTF-8 opgeslagen. Bewaar"
            " het bestand opnieuw en kies als codering UTF-8 (in Kladblok: Opslaan als, Codering)."
        ),
    )


@made
def bestand_codering__stuurteken(site: SiteText) -> tuple[dict[str, object], str]:
    site.write_bytes(PAGE, (HEAD + "Een zin met een \x07bel.\n").encode("utf-8"))
    return (
        {},
        (
            f"{PAGE}:5:17: fout bestand-codering: Hier staat een onzichtbaar stuurteken. Haal het"
            " teken weg door de woorden eromheen opnieuw te typen."
        ),
    )


@made
def bestand_koppeling(site: SiteText) -> tuple[dict[str, object], str]:
    outside = site.folder / "buiten.md"
    outside.write_text(HEAD, encoding="utf-8")
    (site.folder / PAGE).symlink_to(outside)
    return (
        {},
        (
            f"{PAGE}:0:0: fout bestand-koppeling: Dit is een koppeling naar een andere plek; die"
            " wordt niet gevolgd. Zet het bestand of de map zelf hier neer."
        ),
    )


@made
def bestand_koppeling__gegevens(site: SiteText) -> tuple[dict[str, object], str]:
    outside = site.folder / "buiten.csv"
    outside.write_text(
        "id;naam;bron;plaats\nlogistiek;Logistiek;plan-2026;Sectoren\n", encoding="utf-8"
    )
    (site.folder / SECTORS).unlink()
    (site.folder / SECTORS).symlink_to(outside)
    return (
        {},
        (
            f"{SECTORS}:0:0: fout bestand-koppeling: Dit is een koppeling naar een andere plek; die"
            " wordt niet gevolgd. Zet het bestand of de map zelf hier neer."
        ),
    )


@made
def csv_codering__nul(site: SiteText) -> tuple[dict[str, object], str]:
    site.write_bytes(SECTORS, b"id;naam;bron;plaats\nlogistiek;Logis\x00tiek;plan-2026;Sectoren\n")
    return (
        {},
        (
            f"{SECTORS}:2:16: fout csv-codering: Hier staan verminkte tekens:"
            " “istiek;Logis␀tiek;plan-2”. Herstel de tekst in Excel en bewaar het bestand als CSV"
            " UTF-8."
        ),
    )


@made
def csv_codering__onbekende_byte(site: SiteText) -> tuple[dict[str, object], str]:
    site.write_bytes(SECTORS, b"id;naam;bron;plaats\nlogistiek;Caf\xe9 \x81;plan-2026;Sectoren\n")
    return (
        {},
        (
            f"{SECTORS}:2:0: fout csv-codering: Een teken in deze regel is niet te lezen. Bewaar"
            " het bestand in Excel opnieuw als “CSV UTF-8 (door lijstscheidingsteken gescheiden)”."
        ),
    )


@made
def csv_te_groot(site: SiteText) -> tuple[dict[str, object], str]:
    with (site.folder / SECTORS).open("r+b") as handle:
        handle.truncate(70 * 1024 * 1024)
    return (
        {},
        (
            f"{SECTORS}:0:0: fout csv-te-groot: Het bestand is 70 MB; er past hoogstens 64 MB."
            " Bewaar alleen de regels die u nodig hebt."
        ),
    )


@made
def csv_te_groot__cellen(site: SiteText) -> tuple[dict[str, object], str]:
    site.write_bytes(SECTORS, b"id;naam;bron;plaats\n" + b"a;A;plan-2026;x\n" * 500_000)
    return (
        {},
        (
            f"{SECTORS}:0:0: fout csv-te-groot: Het bestand heeft meer dan 2.000.000 cellen. Bewaar"
            " alleen de regels en kolommen die u nodig hebt."
        ),
    )


@made
def csv_kolom__te_veel(site: SiteText) -> tuple[dict[str, object], str]:
    names = ["id", "naam", "bron", "plaats", *(f"k{number:03}" for number in range(197))]
    site.write_bytes(
        SECTORS, (";".join(names) + "\nlogistiek;Logistiek;plan-2026;Sectoren\n").encode()
    )
    return (
        {},
        (
            f"{SECTORS}:1:1001: fout csv-kolom: Het bestand heeft 201 kolommen; er passen er"
            " hoogstens 200. Haal de kolommen weg die hier niet horen. Deze kunnen: id, naam,"
            " bron, plaats, noot."
        ),
    )


@made
def csv_rij__te_lang(site: SiteText) -> tuple[dict[str, object], str]:
    site.write_bytes(
        SECTORS, f"id;naam;bron;plaats\nlogistiek;{'x' * 10_001};plan-2026;Sectoren\n".encode()
    )
    return (
        {},
        (
            f"{SECTORS}:2:11: fout csv-rij: Deze cel heeft meer dan 10.000 tekens. Maak de tekst"
            " korter; een lange uitleg hoort in toelichting.md."
        ),
    )


# -- what nobody wrote ----------------------------------------------------------------------------


def _dataset(site: SiteText, name: str) -> None:
    """Add a small dataset."""
    site.write_bytes(
        f"content/data/{name}/cijfers.csv",
        b"id;kant;groep;post;bedrag;noot\nemmen;inkomsten;;Emmen;60;\n",
    )
    keys = (
        "titel: Begroting\nsamenvatting: Het geld.\nsoort: geld\neenheid: euro\nperiode:"
        " 2026\nbron: plan-2026\nplaats: Geld\npeildatum: 2026\nstatus: begroot\n"
    )
    site.write_bytes(f"content/data/{name}/toelichting.md", f"---\n{keys}---\n".encode())


def _copy(path: str, name: str) -> str:
    return (
        f"{path}:0:0: fout bestand-kopie: Dit bestand is een kopie van “{name}”. Verwijder de"
        f" kopie. Is de kopie nieuwer? Verwijder dan het oude bestand en noem de kopie {name}."
    )


@made
def bestand_kopie(site: SiteText) -> tuple[dict[str, object], str]:
    _dataset(site, "begroting-2026")
    names = {
        "Copy of cijfers.csv": "cijfers.csv",
        "Kopie van cijfers.csv": "cijfers.csv",
        "Kopie van toelichting.md": "toelichting.md",
        "cijfers (1).csv": "cijfers.csv",
        "cijfers - Copy.csv": "cijfers.csv",
        "cijfers - kopie.csv": "cijfers.csv",
    }
    for name in names:
        site.write_bytes(f"content/data/begroting-2026/{name}", b"oud")
    return {}, "\n".join(
        _copy(f"content/data/begroting-2026/{name}", original) for name, original in names.items()
    )


@made
def bestand_kopie__elders(site: SiteText) -> tuple[dict[str, object], str]:
    places = {
        "content/Kopie van adressen.csv": "adressen.csv",
        "content/data/registers/sectoren - kopie.csv": "sectoren.csv",
        "content/paginas/Kopie van begin.md": "begin.md",
        "content/verhalen/2026/basis (1).md": "basis.md",
    }
    for place in places:
        site.write_bytes(place, HEAD.encode())
    return {}, "\n".join(_copy(place, original) for place, original in places.items())


@made
def bestand_kopie__map(site: SiteText) -> tuple[dict[str, object], str]:
    _dataset(site, "begroting-2026")
    _dataset(site, "begroting-2026 - kopie")
    return (
        {},
        (
            "content/data/begroting-2026 - kopie/:0:0: fout bestand-kopie: Deze map is een kopie"
            " van “begroting-2026”. Verwijder de kopie, of geef de map een eigen naam. Is de kopie"
            " nieuwer? Verwijder dan de oude map en noem de kopie begroting-2026."
        ),
    )


# -- workbooks beside figures ---------------------------------------------------------------------

BOOK = "content/data/begroting-2026/Begroting.xlsx"
MONEY_BOOK = [HEAD_OF_BOOK, ["emmen", "inkomsten", None, "Emmen", 60]]


def _book(site: SiteText, data: bytes, name: str = BOOK) -> None:
    """Lay a workbook beside a small dataset."""
    _dataset(site, "begroting-2026")
    site.write_bytes(name, data)


@made
def werkmap_klaar(site: SiteText) -> tuple[dict[str, object], str]:
    _book(
        site,
        book(
            [
                HEAD_OF_BOOK,
                ["emmen", "inkomsten", None, "Emmen", 61],
                ["hoogeveen", "inkomsten", None, "Hoogeveen", 1],
            ],
            others=["uitleg"],
        ),
    )
    return (
        {},
        (
            f"{BOOK}:0:0: let op werkmap-klaar: Wat in “Begroting.xlsx” staat, is nog niet"
            " overgenomen: 1 regel anders, 1 nieuw, 0 weg, 0 gelijk. Bekijk de verschillen en neem"
            " ze over met: python3 -m plugins excel begroting-2026 — in het voorbeeld kan het op"
            " /redactie/gegevens/."
        ),
    )


@made
def werkmap_gelijk(site: SiteText) -> tuple[dict[str, object], str]:
    _book(site, book(MONEY_BOOK))
    return (
        {},
        (
            f"{BOOK}:0:0: ter info werkmap-gelijk: In “Begroting.xlsx” staat hetzelfde als in"
            " cijfers.csv. Zet haar opzij met: python3 -m plugins excel begroting-2026 — weggooien"
            " mag ook."
        ),
    )


@made
def werkmap_onleesbaar(site: SiteText) -> tuple[dict[str, object], str]:
    _book(site, b"id;kant;groep;post;bedrag;noot\n")
    return (
        {},
        (
            f"{BOOK}:0:0: let op werkmap-onleesbaar: Dit is geen werkmap van Excel, al heet zij zo."
            " Bewaar de cijfers in Excel als Excel-werkmap (.xlsx)."
        ),
    )


@made
def werkmap_onleesbaar__wachtwoord(site: SiteText) -> tuple[dict[str, object], str]:
    _book(site, b"\xd0\xcf\x11\xe0" + b"x" * 100)
    return (
        {},
        (
            f"{BOOK}:0:0: let op werkmap-onleesbaar: De werkmap heeft een wachtwoord, of is van een"
            " oude soort (.xls). Haal in Excel het wachtwoord weg, en bewaar als Excel-werkmap"
            " (.xlsx)."
        ),
    )


@made
def werkmap_onleesbaar__soort(site: SiteText) -> tuple[dict[str, object], str]:
    names = ["b.ods", "b.xls"]
    for name in names:
        _book(site, b"x", f"content/data/begroting-2026/{name}")
    return {}, "\n".join(
        f"content/data/begroting-2026/{name}:0:0: let op werkmap-onleesbaar: Werkmappen van de"
        f" soort {name[1:]} worden niet gelezen. Kies Opslaan als en Excel-werkmap (.xlsx), of"
        " bewaar het blad als CSV UTF-8 onder de naam cijfers.csv."
        for name in names
    )


@made
def werkmap_onleesbaar__geen_soort(site: SiteText) -> tuple[dict[str, object], str]:
    _book(site, book(MONEY_BOOK))
    file = site.folder / "content/data/begroting-2026/toelichting.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("soort: geld", "soort: centen"), encoding="utf-8"
    )
    return {}, "\n".join(
        [
            (
                f"{BOOK}:0:0: let op werkmap-onleesbaar: De werkmap kan nog niet"
                f" worden gelezen, want"
                " toelichting.md zegt niet welke soort cijfers dit zijn. Zet in de kop van"
                " toelichting.md soort: geld of soort: indicatoren."
            ),
            (
                "content/data/begroting-2026/toelichting.md:4:8: fout kop-keuze:"
                " “centen” kan niet bij"
                " “soort”. Kies uit: geld, indicatoren."
            ),
        ]
    )


@made
def werkmap_blad(site: SiteText) -> tuple[dict[str, object], str]:
    _book(site, book(MONEY_BOOK, name="Blad1", others=["Blad2"]))
    return (
        {},
        (
            f"{BOOK}:0:0: let op werkmap-blad: Het is niet duidelijk op welk blad de cijfers staan:"
            " “Blad1”, “Blad2”. Noem het blad met de cijfers in Excel “cijfers”."
        ),
    )


@made
def werkmap_cel(site: SiteText) -> tuple[dict[str, object], str]:
    _book(
        site,
        book(
            [
                HEAD_OF_BOOK,
                ["emmen", "inkomsten", None, "Emmen", "60"],
                ["hoogeveen", "inkomsten", None, "Hoogeveen", "=1+1"],
            ]
        ),
    )
    return {}, "\n".join(
        [
            (
                f"{BOOK}:2:5: let op werkmap-cel: cijfers!E2: Het getal “60” is in"
                f" deze cel als tekst"
                " bewaard. Zet de cel in Excel op Getal en typ het getal uit het document opnieuw."
            ),
            (
                f"{BOOK}:3:5: let op werkmap-cel: cijfers!E3: In deze cel staat"
                f" een formule waarvan de"
                " uitkomst niet is bewaard. Open de werkmap in Excel en bewaar"
                " haar opnieuw, of typ de"
                " uitkomst zelf."
            ),
        ]
    )


@made
def csv_kolom__werkmap(site: SiteText) -> tuple[dict[str, object], str]:
    _book(site, book([[*HEAD_OF_BOOK, "bedrach"], ["emmen", "inkomsten", None, "Emmen", 60]]))
    return (
        {},
        (
            f"{BOOK}:1:7: let op csv-kolom: cijfers!G1: De kolom “bedrach” bestaat niet. Bedoelde u"
            " “bedrag”?"
        ),
    )


@made
def bestand_kopie__werkmap(site: SiteText) -> tuple[dict[str, object], str]:
    names = {"Begroting (1).xlsx": "Begroting.xlsx", "Kopie van Begroting.xlsx": "Begroting.xlsx"}
    for name in names:
        _book(site, book(MONEY_BOOK), f"content/data/begroting-2026/{name}")
    return {}, "\n".join(
        _copy(f"content/data/begroting-2026/{name}", original).replace(": fout ", ": let op ")
        for name, original in names.items()
    )


@made
def bestand_slot__werkmap(site: SiteText) -> tuple[dict[str, object], str]:
    _book(site, b"Jan", "content/data/begroting-2026/~$Begroting.xlsx")
    return (
        {},
        (
            "content/data/begroting-2026/~$Begroting.xlsx:0:0: fout bestand-slot: Dit is een"
            " hulpbestand van Excel, Word of LibreOffice: er is hier nog een bestand open. Sluit"
            " dat programma. Staat dit verborgen bestand er daarna nog, verwijder het dan."
        ),
    )


@made
def gegevens_onvolledig__werkmap(site: SiteText) -> tuple[dict[str, object], str]:
    _book(site, book(MONEY_BOOK))
    (site.folder / "content/data/begroting-2026/cijfers.csv").unlink()
    return {}, "\n".join(
        [
            (
                "content/data/begroting-2026/:0:0: fout gegevens-onvolledig: In deze map ontbreekt"
                " cijfers.csv. Maak het uit “Begroting.xlsx” met: python3 -m plugins excel"
                " begroting-2026 — in het voorbeeld kan het op /redactie/gegevens/."
            ),
            (
                f"{BOOK}:0:0: let op werkmap-klaar: Wat in “Begroting.xlsx” staat, is nog niet"
                " overgenomen: 0 regels anders, 1 nieuw, 0 weg, 0 gelijk. Bekijk de verschillen en"
                " neem ze over met: python3 -m plugins excel begroting-2026 — in"
                " het voorbeeld kan het"
                " op /redactie/gegevens/."
            ),
        ]
    )


@made
def bestand_naam__map(site: SiteText) -> tuple[dict[str, object], str]:
    _dataset(site, "Begroting 2027")
    return (
        {},
        (
            "content/data/Begroting 2027/:0:0: fout bestand-naam: De naam van de map “Begroting"
            " 2027” kan geen adres worden. Gebruik kleine letters, cijfers en streepjes, zoals"
            " begroting-2027"
        ),
    )


@made
def bestand_onleesbaar(site: SiteText) -> tuple[dict[str, object], str]:
    _dataset(site, "begroting-2026")
    places = ["content/adressen.csv", "content/data/begroting-2026/cijfers.csv", SECTORS]
    for place in places:
        (site.folder / place).unlink(missing_ok=True)
        (site.folder / place).mkdir()
    return {}, "\n".join(
        f"{place}:0:0: fout bestand-onleesbaar: “{place.split('/')[-1]}” is een map; hier hoort een"
        " bestand te staan. Geef het een andere naam, of verwijder het."
        for place in places
    )


@made
def csv_codering__werkmap(site: SiteText) -> tuple[dict[str, object], str]:
    site.write_bytes(SECTORS, b"PK\x03\x04\x14\x00\x06\x00")
    return (
        {},
        (
            f"{SECTORS}:0:0: fout csv-codering: Dit is een werkmap van Excel, met de naam van een"
            " CSV-bestand. Open haar in Excel, kies Opslaan als en CSV UTF-8, en bewaar onder deze"
            " naam."
        ),
    )


@made
def bestand_koppeling__map_met_gegevens(site: SiteText) -> tuple[dict[str, object], str]:
    _dataset(site, "begroting-2026")
    outside = site.folder / "elders"
    (site.folder / "content/data/begroting-2026").rename(outside)
    (site.folder / "content/data/begroting-2026").symlink_to(outside)
    return (
        {},
        (
            "content/data/begroting-2026:0:0: fout bestand-koppeling: Dit is een koppeling naar een"
            " andere plek; die wordt niet gevolgd. Zet het bestand of de map zelf hier neer."
        ),
    )


@made
def bestand_koppeling__nergens(site: SiteText) -> tuple[dict[str, object], str]:
    _dataset(site, "begroting-2026")
    file = site.folder / "content/data/begroting-2026/cijfers.csv"
    file.unlink()
    file.symlink_to(site.folder / "nergens.csv")
    return (
        {},
        (
            "content/data/begroting-2026/cijfers.csv:0:0: fout bestand-koppeling: Dit is een"
            " koppeling naar een andere plek; die wordt niet gevolgd. Zet het bestand of de map"
            " zelf hier neer."
        ),
    )


@made
def csv_codering__alleen_nullen(site: SiteText) -> tuple[dict[str, object], str]:
    site.write_bytes(SECTORS, bytes(5000))
    return (
        {},
        (
            f"{SECTORS}:1:1: fout csv-codering: Hier staan verminkte tekens: “{'␀' * 12}”. Herstel"
            " de tekst in Excel en bewaar het bestand als CSV UTF-8."
        ),
    )


# -- pictures -------------------------------------------------------------------------------------


def _unfit(site: SiteText, name: str, content: bytes, reason: str) -> tuple[dict[str, object], str]:
    """Show a file in a text. Returns the report that names the reason."""
    site.write_bytes(PAGE, PICTURE.format(name=name).encode())
    site.write_bytes(f"content/paginas/over/{name}", content)
    return (
        {},
        (
            f"{PAGE}:5:16: fout afbeelding-onleesbaar: De afbeelding “{name}” kan niet op de site."
            f" {reason}"
        ),
    )


DAMAGED = (
    "De afbeelding is beschadigd of is geen afbeelding. Bewaar haar opnieuw vanuit het programma"
    " waarmee zij gemaakt is. Lukt dat niet, haal haar dan opnieuw op bij wie haar maakte."
)


@made
def afbeelding_onleesbaar__afgebroken(site: SiteText) -> tuple[dict[str, object], str]:
    return _unfit(site, "kaart.png", _picture("PNG", 400, 300)[:-200], DAMAGED)


@made
def afbeelding_onleesbaar__midden_afgebroken(site: SiteText) -> tuple[dict[str, object], str]:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((1200, 900)).save(out, "JPEG")
    return _unfit(site, "kaart.jpg", out.getvalue()[: len(out.getvalue()) // 2], DAMAGED)


@made
def afbeelding_onleesbaar__leeg(site: SiteText) -> tuple[dict[str, object], str]:
    return _unfit(site, "kaart.jpg", b"", DAMAGED)


@made
def afbeelding_onleesbaar__andere_soort(site: SiteText) -> tuple[dict[str, object], str]:
    return _unfit(
        site,
        "kaart.jpg",
        _picture("PNG"),
        "De naam zegt JPEG, maar de inhoud is PNG. Geef het bestand de naam die erbij hoort,"
        " eindigend op .png.",
    )


@made
def afbeelding_onleesbaar__hernoemde_heic(site: SiteText) -> tuple[dict[str, object], str]:
    reason = (
        "De naam zegt JPEG, maar de inhoud is HEIC. Open haar en bewaar haar als JPEG. Op een"
        " iPhone: Instellingen, Camera, Structuren, Meest compatibel; dan zijn nieuwe foto's JPEG."
    )
    return _unfit(site, "kaart.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200), reason)


@made
def afbeelding_onleesbaar__heic(site: SiteText) -> tuple[dict[str, object], str]:
    reason = (
        "Een bestand van het soort “.heic” kan geen afbeelding op de site zijn. Open haar en bewaar"
        " haar als JPEG. Op een iPhone: Instellingen, Camera, Structuren, Meest compatibel; dan"
        " zijn nieuwe foto's JPEG."
    )
    return _unfit(site, "kaart.heic", b"\0\0\0\x18ftypheic", reason)


@made
def afbeelding_onleesbaar__svg(site: SiteText) -> tuple[dict[str, object], str]:
    return _unfit(
        site,
        "kaart.svg",
        b"<svg/>",
        "Een bestand van het soort “.svg” kan geen afbeelding op de site zijn. Bewaar de tekening"
        " als PNG, 2560 punten breed.",
    )


@made
def afbeelding_onleesbaar__beweegt(site: SiteText) -> tuple[dict[str, object], str]:
    out = io.BytesIO()
    first, second = (Image.new("RGB", (40, 30), colour) for colour in ("red", "blue"))
    first.save(out, "WEBP", save_all=True, append_images=[second])
    return _unfit(
        site,
        "kaart.webp",
        out.getvalue(),
        "De afbeelding beweegt; dat kan hier niet, want wie last heeft van beweging kan haar niet"
        " stilzetten. Bewaar één beeld ervan als JPEG of PNG.",
    )


@made
def afbeelding_onleesbaar__te_groot(site: SiteText) -> tuple[dict[str, object], str]:
    return _unfit(
        site,
        "kaart.png",
        _huge_png(30_000, 30_000),
        "De afbeelding is 30000 bij 30000 punten; dat is te groot. Maak haar kleiner, bijvoorbeeld"
        " 2560 punten breed.",
    )


@made
def afbeelding_onleesbaar__te_veel_bytes(site: SiteText) -> tuple[dict[str, object], str]:
    return _unfit(
        site,
        "kaart.png",
        _picture("PNG") + bytes(31 * 1024 * 1024),
        "Het bestand is 31 MB; er past hoogstens 30 MB. Bewaar haar kleiner, bijvoorbeeld 2560"
        " punten breed, als JPEG.",
    )


def _shown(site: SiteText, alt: str, credit: str, width: int = 640) -> None:
    """Show one small picture."""
    site.write_bytes(PAGE, (HEAD + f"::: afbeelding kaart.png\nalt: {alt}\n{credit}:::\n").encode())
    site.write_bytes("content/paginas/over/kaart.png", _picture("PNG", width))


@made
def afbeelding_klein(site: SiteText) -> tuple[dict[str, object], str]:
    _shown(site, "Een kaart van de regio.", "maker: Gemeente Emmen\n", 639)
    return (
        {},
        (
            f"{PAGE}:5:16: ter info afbeelding-klein: De afbeelding “kaart.png” is 639 punten"
            " breed; op een gewoon scherm is zij dan niet scherp. Gebruik een afbeelding van"
            " minstens 1280 punten breed, als die er is."
        ),
    )


@made
def afbeelding_zegt_niets(site: SiteText) -> tuple[dict[str, object], str]:
    _shown(site, "Kaart", "maker: Gemeente Emmen\n")
    return (
        {},
        (
            f"{PAGE}:5:16: let op afbeelding-zegt-niets: De beschrijving “Kaart” zegt niet wat er"
            " op “kaart.png” te zien is. Schrijf in één zin wat u ziet: wie of wat, en wat er"
            " gebeurt."
        ),
    )


@made
def afbeelding_zonder_maker(site: SiteText) -> tuple[dict[str, object], str]:
    _shown(site, "Een kaart van de regio.", "")
    return (
        {},
        (
            f"{PAGE}:5:16: ter info afbeelding-zonder-maker: Bij deze afbeelding staat niet wie"
            " haar maakte. Zet erbij wie de maker is (in de kop beeld-maker, in een blok maker),"
            " en kijk of u haar mag gebruiken."
        ),
    )


@made
def afbeelding_zonder_maker__meer(site: SiteText) -> tuple[dict[str, object], str]:
    _shown(site, "Een kaart van de regio.", "")
    site.write_bytes(
        "content/paginas/zee.md", (HEAD + "::: afbeelding zee.png\nalt: De zee.\n:::\n").encode()
    )
    site.write_bytes("content/paginas/zee/zee.png", _picture("PNG", 640))
    return (
        {},
        (
            f"{PAGE}:5:16: ter info afbeelding-zonder-maker: Bij 2 afbeeldingen staat niet wie ze"
            " maakte; dit is de eerste. Zet erbij wie de maker is (in de kop beeld-maker, in een"
            " blok maker), en kijk of u haar mag gebruiken."
        ),
    )


@made
def afbeelding_ongebruikt(site: SiteText) -> tuple[dict[str, object], str]:
    site.write_bytes("content/verhalen/2026/basis/Foto 2.jpg", _picture("JPEG"))
    return (
        {},
        (
            "content/verhalen/2026/basis/Foto 2.jpg:0:0: ter info afbeelding-ongebruikt: Geen"
            " pagina toont deze afbeelding; zij komt niet op de site. Noem haar in de kop (beeld)"
            " of in een blok afbeelding, of haal haar weg."
        ),
    )


def _huge_png(width: int, height: int) -> bytes:
    """Return a PNG whose head promises a large picture; its content is never reached."""
    import struct
    import zlib

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


# -- the machinery --------------------------------------------------------------------------------


def _theme(site: SiteText, template: str, source: str) -> dict[str, object]:
    """Copy the theme and change one template. Returns the settings that use it."""
    theme = site.folder / "theme"
    shutil.copytree(ROOT / "theme", theme)
    (theme / template).write_text(source, encoding="utf-8")
    return {"THEME": str(theme)}


@made
def sjabloon_fout(site: SiteText) -> tuple[dict[str, object], str]:
    settings = _theme(site, "templates/story.html", "<h1>{{ page.title }}</h1>\n{{ niets }}\n")
    return (
        settings,
        (
            "content/verhalen/2026/basis.md:0:0: fout sjabloon-fout: De pagina /verhalen/basis/"
            " kon niet worden gemaakt: story.html, regel 2: UndefinedError: 'niets' is undefined"
            f" {TO_KEEPER}"
        ),
    )


@made
def sjabloon_fout__taal(site: SiteText) -> tuple[dict[str, object], str]:
    settings = _theme(site, "templates/not_found.html", "<h1>{{ page.title }</h1>\n")
    return (
        settings,
        (
            "theme/templates/not_found.html:0:0: fout sjabloon-fout: De pagina /404.html kon niet"
            " worden gemaakt: not_found.html, regel 1: TemplateSyntaxError: unexpected '}'"
            f" {TO_KEEPER}"
        ),
    )


@made
def sjabloon_fout__onderdeel(site: SiteText) -> tuple[dict[str, object], str]:
    site.write_bytes(PAGE, (HEAD + "::: kader\ntitel: Let op\n\nTekst.\n:::\n").encode())
    settings = _theme(
        site,
        "components/callout/callout.html",
        "{% macro callout(title, body) %}{{ title.bestaat_niet }}{% endmacro %}\n",
    )
    return (
        settings,
        (
            f"{PAGE}:5:1: fout sjabloon-fout: Het blok “kader” kon niet worden gemaakt:"
            " callout.html, regel 1: UndefinedError: 'str object' has no attribute 'bestaat_niet'"
            f" {TO_KEEPER}"
        ),
    )


@made
def bestand_koppeling__map(site: SiteText) -> tuple[dict[str, object], str]:
    outside = site.folder / "elders"
    (site.folder / "content/verhalen/2026").rename(outside)
    (site.folder / "content/verhalen/2026").symlink_to(outside)
    return (
        {},
        (
            "content/verhalen/2026:0:0: fout bestand-koppeling: Dit is een koppeling naar een"
            " andere plek; die wordt niet gevolgd. Zet het bestand of de map zelf hier neer."
        ),
    )


@made
def taal_woordenboek(site: SiteText) -> tuple[dict[str, object], str]:
    sys.modules["hunspell"] = None  # type: ignore[assignment]
    site.write_bytes(PAGE, (HEAD + "Het onderwjis.\n\n### Verder\n").encode())
    return (
        {},
        (
            f"{PAGE}:7:1: ter info taal-kop-overgeslagen: Na de titel komt hier een tussenkop van"
            " niveau 3 (###). Begin deze tussenkop met ## en een spatie. Wie de pagina laat"
            " voorlezen, zoekt anders naar een tussenkop die er niet"
            " is.\ncontent/woordenlijst.txt:0:0: ter info taal-woordenboek: De spelling is niet"
            " nagekeken: het Nederlandse woordenboek is er niet. Laat dit aan de beheerder van de"
            " site zien. Al het andere is wel nagekeken."
        ),
    )


@made
def pelican_fout(site: SiteText) -> tuple[dict[str, object], str]:
    settings = _plugin(
        site,
        "eigen_kapot",
        "from pelican import signals\n\ndef stop(generators):\n    raise ValueError('oei')\n\ndef"
        " register():\n    signals.all_generators_finalized.connect(stop)\n",
    )
    return (
        settings,
        (
            "pelicanconf.py:0:0: fout pelican-fout: De plugin “eigen_kapot” is gestopt:"
            f" ValueError('oei') {TO_KEEPER[:-1]}, of haal de plugin weg uit PLUGINS."
        ),
    )


@made
def pelican_fout__onvindbaar(site: SiteText) -> tuple[dict[str, object], str]:
    settings = _plugin(site, "eigen_anders", "")
    settings["PLUGINS"] = [*settings["PLUGINS"][:-1], "eigen_afwezig"]  # type: ignore[index]
    return (
        settings,
        (
            "pelicanconf.py:0:0: fout pelican-fout: Cannot load plugin `eigen_afwezig` Cannot"
            f" import plugin `eigen_afwezig` {TO_KEEPER}"
        ),
    )


@made
def pelican_fout__registreren(site: SiteText) -> tuple[dict[str, object], str]:
    settings = _plugin(
        site, "eigen_weigert", "def register():\n    raise RuntimeError('geen zin')\n"
    )
    return (
        settings,
        (
            "pelicanconf.py:0:0: fout pelican-fout: Cannot register plugin `eigen_weigert`:"
            f" RuntimeError('geen zin') {TO_KEEPER}"
        ),
    )


@made
def pelican_waarschuwing(site: SiteText) -> tuple[dict[str, object], str]:
    source = (
        "import logging\nfrom pelican import signals\n\ndef warn(generators):\n   "
        " logging.getLogger('eigen').warning('Dit klopt %s niet', 'vast')\n\ndef register():\n   "
        " signals.all_generators_finalized.connect(warn)\n"
    )
    return (
        _plugin(site, "eigen_waarschuwt", source),
        f"pelicanconf.py:0:0: fout pelican-waarschuwing: Dit klopt vast niet {TO_KEEPER}",
    )
