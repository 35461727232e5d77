"""What guides people to others is in the documents.

Each organisation, municipality, year and goal is checked by hand or by name.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REGISTERS = ROOT / "content" / "data" / "registers"
DOCUMENTS = {
    "coevorden-2017-2021": "coevorden-budget-2017-2021",
    "jaarplan-2022": "jaarplan-2022-en-jaarverslag-2021",
    "jaarverslag-2021": "jaarplan-2022-en-jaarverslag-2021",
    "jaarplan-2024": "jaarplan-2024",
    "jaarplan-2026": "jaarplan-2026",
    "koers-2022-2025": "koers-2022-2025",
}
# What each municipality takes part in and when, copied by hand from the documents with the words
# that say so.
TAKES_PART = {
    "Betaalt mee aan het programma": (
        {
            "coevorden": "2017",
            "emmen": "2021",
            "hardenberg": "2021",
            "hoogeveen": "2021",
            "borger-odoorn": "2024",
        },
        "Bijdrage 4 gemeenten",
    ),
    "Betaalt mee aan de bedrijvensubsidieregeling": (
        {"emmen": "2017-2021", "hoogeveen": "2017-2021", "coevorden": "2017-2021"},
        "bestaat uit bijdrages van Emmen, Hoogeveen, Coevorden, de Provincie Drenthe",
    ),
    "Vroeg mee om de Regio Deal": (
        dict.fromkeys(("emmen", "hardenberg", "hoogeveen", "coevorden", "borger-odoorn"), "2018"),
        "Borger-Odoorn, Coevorden, Emmen, Hardenberg en Hoogeveen succesvol een aanvraag",
    ),
    "Zit in de werkgroep logistiek": (
        dict.fromkeys(("emmen", "hardenberg", "hoogeveen", "coevorden"), "2018"),
        (
            "De werkgroep logistiek bestaat uit vertegenwoordigers van de provincie Drenthe, de"
            " vier gemeenten"
        ),
    ),
    "Levert de projectleider logistiek": (
        {"hoogeveen": "2018"},
        "De rol van projectleider logistiek is in 2018 ingevuld door de gemeente Hoogeveen",
    ),
    "Doet mee in verladersplatform New Ways Drenthe": (
        {"emmen": "2018", "coevorden": "2018"},
        "de regionale overheden (gemeente Coevorden, gemeente Emmen en de provincie Drenthe)",
    ),
    "Onderzoek naar leeromgevingen voor techniek": (
        dict.fromkeys(("emmen", "hardenberg", "hoogeveen", "coevorden"), "2018"),
        "plannen voor de vier deelnemende gemeenten",
    ),
    "Twee rondes van de Vlogbattle": (
        {"emmen": "2018"},
        "In 2018 zijn in Emmen twee rondes uitgevoerd van de Vlogbattle",
    ),
    "Levert de communicatieadviseur": (
        {"emmen": "2018"},
        "De communicatieadviseur is in-kind geleverd door de gemeente Emmen",
    ),
    "Bespreking van de energietransitie in het mkb": (
        dict.fromkeys(("emmen", "hardenberg", "hoogeveen", "coevorden"), "2019"),
        "alle gemeentes van de Dutch TechZone",
    ),
    "Maakt mee aan het bidbook": (
        dict.fromkeys(("emmen", "hardenberg", "hoogeveen", "coevorden"), "2020"),
        "In 2020 hebben de vier gemeenten binnen Dutch TechZone samengewerkt aan een bidbook",
    ),
    "Doet mee aan The Impact Days": (
        dict.fromkeys(("emmen", "hardenberg", "hoogeveen", "coevorden"), "2020"),
        "De vier gemeenten uit de Dutch TechZone hebben in 2020 meegedaan aan The Impact Days",
    ),
    "Betaalt huisvesting en ondersteuning van het programmabureau": (
        {"emmen": "2022"},
        (
            "de kosten van huisvesting en ondersteuning van het programmabureau voor rekening komen"
            " van de gemeente Emmen"
        ),
    ),
}
# The goals of a course, as its text counts them: themes, parts they strengthen, levels of impact,
# goals within them, when satisfied.
COUNTED = {"2022-2025": (3, 8, 3, 7, 4), "2026-2029": (4, 10, 0, 0, 0)}
# Which parts of the ecosystem a theme strengthens, as the documents say it.
STRENGTHENED = {
    ("2022-2025", "ondernemen-met-ambitie"): (
        "bij aan de versterking van kennis, netwerken en ondernemerschap en mogelijk ook"
        " financiering"
    ),
    ("2022-2025", "opleiding-en-kennis"): "versterking van het onderdeel talent en netwerk",
    ("2022-2025", "imago-en-cultuur"): "de elementen vraag (vergroten van de markt) en cultuur",
    ("2026-2029", "ondernemen-met-ambitie"): (
        "de elementen intermediaire diensten, hardware, kennis, netwerken en mogelijk ook"
        " financiering"
    ),
    ("2026-2029", "opleiding-en-kennis"): "versterking van het onderdeel talent en netwerk",
    ("2026-2029", "imago-en-cultuur"): "de elementen vraag (vergroten van de markt) en cultuur",
    (
        "2026-2029",
        "vestigingsklimaat",
    ): "een aantal noodzakelijke randvoorwaarden van ons ondernemers ecosysteem",
}


def _rows(name: str) -> list[dict[str, str]]:
    return list(
        csv.DictReader(
            (REGISTERS / f"{name}.csv").read_text(encoding="utf-8").splitlines(), delimiter=";"
        )
    )


def _plain(text: str) -> str:
    """Take line ends and the breaks of words at them out of a text."""
    return (
        re.sub(r"\s+", " ", re.sub(r"-\s*\n\s*(?=[a-z])", "", text.replace("\ufffd", "")))
        .replace("’", "'")
        .casefold()
    )


def _document(source: str) -> str:
    return _plain(
        (ROOT / "tests" / "documents" / f"{DOCUMENTS[source]}.txt").read_text(encoding="utf-8")
    )


def _has(text: str, words: str) -> bool:
    """Return whether a document has these words.

    A hyphen at the end of a line may have been part of a word.
    """
    squeezed = re.sub(r"[\s-]", "", text)
    return re.sub(r"[\s-]", "", _plain(words)) in squeezed


def test_every_organisation_is_named_in_its_document():
    """By its name, or by the letters between brackets."""
    lost = []
    for row in _rows("terecht"):
        document, letters = _document(row["bron"]), re.findall(r"\((.*?)\)", row["organisatie"])
        names = re.split(r", met hun |, | en | / ", re.sub(r"\s*\([^)]*\)", "", row["organisatie"]))
        lost += [
            f"{row['id']}: {name}"
            for name in names
            if name != "De gemeenten"
            and not any(_has(document, known) for known in (name, *letters))
        ]
    assert lost == []


def test_what_municipalities_take_part_in_is_what_was_copied_by_hand():
    found: dict[str, dict[str, str]] = {}
    for row in _rows("deelname"):
        found.setdefault(row["onderwerp"], {}).update(
            {place.strip(): row["periode"] for place in row["gemeenten"].split(",")}
        )
    assert found == {topic: expected for topic, (expected, _) in TAKES_PART.items()}


@pytest.mark.parametrize("topic", TAKES_PART)
def test_the_document_says_so_in_these_words(topic):
    sources = [row["bron"] for row in _rows("deelname") if row["onderwerp"] == topic]
    assert any(_has(_document(source), TAKES_PART[topic][1]) for source in sources)


def test_no_goal_of_a_course_is_missing_or_made_up():
    rows = _rows("doelen")
    sorts = ("thema", "onderdeel", "effect", "doel", "tevreden")
    assert {
        course: tuple(
            sum(row["koers"] == course and row["soort"] == sort for row in rows) for sort in sorts
        )
        for course in COUNTED
    } == COUNTED


@pytest.mark.parametrize(("course", "theme"), STRENGTHENED)
def test_a_theme_strengthens_what_its_document_says(course, theme):
    rows = _rows("doelen")
    head = next(
        row
        for row in rows
        if (row["koers"], row["soort"], row["thema"]) == (course, "thema", theme)
    )
    words = STRENGTHENED[course, theme]
    assert _has(_document(head["bron"]), words)
    for row in rows:
        if row["onder"] == head["id"]:
            name = (
                re.sub(r"\s*\([^)]*\)", "", row["tekst"]).removeprefix("Misschien ook ").casefold()
            )
            assert _has(words, "randvoorwaarden" if name.startswith("voorwaarden") else name), row[
                "tekst"
            ]
