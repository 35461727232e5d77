"""The count of a year: what belongs to it, what counts once, and what cannot be counted.

The real content is counted in tests/content.
"""

from __future__ import annotations

from plugins.core.dutch import parse_period
from plugins.core.figures.year_count import YearCount, count_year
from plugins.core.problems import Place
from plugins.core.tables.registers import REGISTERS, Record
from plugins.core.texts.documents import Document
from plugins.core.texts.header import Header, SourceRef
from plugins.core.texts.kinds import KINDS

KIND = {kind.name: kind for kind in KINDS}


def _story(
    slug: str,
    period: str,
    themes: str = "a",
    places: str = "",
    initiatives: str = "",
    language: str = "nl",
) -> Document:
    values = {
        "periode": parse_period(period),
        "themas": themes.split(),
        "gemeenten": places.split(),
        "initiatieven": initiatives.split(),
    }
    return Document(KIND["verhaal"], f"{slug}.md", slug, language, Header(values))


def _register(name: str, *rows: dict[str, str]) -> dict[str, Record]:
    return {row["id"]: Record(row["id"], row, Place(name)) for row in rows}


def _registers(**given: dict[str, Record]) -> dict[str, dict[str, Record]]:
    named = _register(
        "initiatieven",
        *(
            {"id": name, "naam": name.upper(), "bron": "plan", "plaats": "2019, Iets"}
            for name in ("x", "y", "z")
        ),
    )
    base = {
        "themas": _register(
            "themas", {"id": "a", "kort": "Thema A"}, {"id": "b", "kort": "Thema B"}
        ),
        "gemeenten": _register("gemeenten", {"id": "emmen", "naam": "Emmen"}),
        "initiatieven": named,
        "bronnen": _register("bronnen", {"id": "plan", "titel": "Het plan"}),
    }
    return {name: {} for name in REGISTERS} | base | given


def _groups(count: YearCount) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {group.name: (len(group.stories), group.initiatives) for group in count.groups}


def test_a_story_counts_in_every_year_it_is_about_and_a_translation_not_at_all():
    stories = [
        _story("een", "2019-2020"),
        _story("twee", "05-2020", "a b", "emmen"),
        _story("drie", "2021"),
        _story("twee", "05-2020", language="en"),
    ]
    count = count_year(2020, stories, _registers(), [])
    assert {name: number for name, (number, _) in _groups(count).items()} == {
        "alles": 2,
        "Thema A": 2,
        "Thema B": 1,
        "zonder thema": 0,
        "Emmen": 1,
        "zonder gemeente": 1,
    }
    assert count.only == 1


def test_an_initiative_counts_once_and_belongs_to_what_any_of_its_stories_is_about():
    stories = [_story("een", "2020", "a", "", "x y"), _story("twee", "2020", "b", "emmen", "x")]
    groups = _groups(count_year(2020, stories, _registers(), []))
    assert {name: names for name, (_, names) in groups.items()} == {
        "alles": ("X", "Y"),
        "Thema A": ("X", "Y"),
        "Thema B": ("X",),
        "zonder thema": (),
        "Emmen": ("X",),
        "zonder gemeente": ("Y",),
    }


def test_a_plan_of_the_year_names_its_initiatives_and_an_account_those_of_its_part():
    """A range of years in the name of a place is no part about one of them."""
    registers = _registers(
        initiatieven=_register(
            "initiatieven",
            {"id": "x", "naam": "X", "bron": "plan", "plaats": "Acties"},
            {"id": "y", "naam": "Y", "bron": "account", "plaats": "2020, Iets"},
            {"id": "z", "naam": "Z", "bron": "account", "plaats": "Koers 2020-2023"},
        )
    )
    plan = Document(
        KIND["jaarplan"], "p.md", "p", "nl", Header({"jaar": 2020, "document": SourceRef("plan")})
    )
    account = Document(
        KIND["verantwoording"],
        "v.md",
        "v",
        "nl",
        Header(
            {
                "periode": parse_period("2017-2021"),
                "document": SourceRef("account"),
                "gemeenten": ["emmen"],
            }
        ),
    )
    groups = _groups(count_year(2020, [plan, account], registers, []))
    assert groups["alles"] == (0, ("X", "Y"))
    assert groups["Emmen"] == (0, ("Y",))
    assert _groups(count_year(2021, [plan, account], registers, []))["alles"] == (0, ())


def test_who_takes_part_names_an_initiative_of_the_same_id():
    line = {
        "id": "x",
        "onderwerp": "Doet mee",
        "gemeenten": "emmen",
        "periode": "2020",
        "themas": "b",
    }
    registers = _registers(deelname=_register("deelname", line, line | {"id": "other"}))
    groups = _groups(count_year(2020, [], registers, []))
    assert groups["alles"] == groups["Thema B"] == groups["Emmen"] == (0, ("X",))


def test_the_timeline_gives_what_happened_in_the_year_but_not_what_lasted_years():
    base = {"bron": "plan", "plaats": "Kop"}
    events = [
        {"id": "a", "periode": "10-05-2020", "tekst": "Een dag."},
        {"id": "b", "periode": "2020", "tekst": "Een jaar."},
        {"id": "c", "periode": "2019-2021", "tekst": "Jaren."},
    ]
    registers = _registers(tijdlijn=_register("tijdlijn", *(base | event for event in events)))
    assert [item.text for item in count_year(2020, [], registers, []).events] == [
        "10 mei 2020: Een dag.",
        "2020: Een jaar.",
    ]
