"""The fields of the forms in the browser: which widget of Decap CMS asks for a key of a header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.core.dutch import MONTHS, SLUG
from plugins.core.texts.header import Field
from plugins.core.vocabulary import BLOCKS

__all__ = ["BODY", "Known", "View", "blocks_hint", "body_field", "form_fields"]


Known = Mapping[str, Mapping[str, str]]
"""The ids of each register with what they are called; sources under `bronnen`, datasets under
`datasets`."""
View = dict[str, Any]
BODY = "body"
"""What Decap calls the text under a header."""
LAST = ("id", "adres", "vertaling-van")
"""Fields that few files have: they are below the text."""
FILES = {"beeld": "image", "origineel": "file"}
"""Fields that name a file in the folder beside the text, and how the form asks for it."""
LABELS = {
    "themas": "Thema's",
    "beeld": "Foto bovenaan (beeld)",
    "bij": "Hoort bij",
    "id": "Oude bestandsnaam (id)",
}
"""What a key is called in the form, where that is more than the key with a capital."""
LONG = 150
"""A text that may be longer than this gets more than one line."""

_MONTH_NAMES = "|".join(MONTHS["nl"])
_DAY = (
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[-/. ]\d{{1,2}}[-/. ]\d{{4}}|\d{{1,2}} (?:{_MONTH_NAMES})"
    r" \d{4}"
)
_MOMENT = rf"(?:{_DAY})(?:[T, ] ?(?:om )?\d{{1,2}}[:.]\d{{2}}(?: uur)?)?"
_PERIOD = rf"\d{{4}}(?: ?[-–] ?\d{{4}})?|\d{{1,2}}[-/]\d{{4}}|(?:{_MONTH_NAMES}) \d{{4}}|{_DAY}"
_ABSENT = "niet bekend|niet vermeld(?: in de bron)?"
PATTERNS = {
    "number": (r"\d+", "Schrijf alleen cijfers."),
    "slug": (SLUG.pattern, "Gebruik kleine letters, cijfers en streepjes."),
    "period": (
        _PERIOD,
        "Schrijf een jaar (2019), jaren (2017-2019), een maand (05-2017) of een dag (10-05-2017).",
    ),
    "moment": (
        _MOMENT,
        "Schrijf een dag (2026-11-21), en een tijd erachter als u die wilt (2026-11-21 9:30).",
    ),
    "known-date": (
        f"{_PERIOD}|{_ABSENT}",
        "Schrijf een dag (10-05-2017), een maand (05-2017), een jaar (2017), of: niet bekend.",
    ),
}
"""What a text of a type must look like, and what the form says when it does not; the check judges
it again."""

_TEXT_HINT = (
    "Een lege regel begint een nieuwe alinea. **## Kop** is een tussenkop, **- punt** een punt van"
    " een lijst. Een link schrijft u zoals in de adresbalk: **\\[alle verhalen\\](/verhalen/)**."
    " Een cijfer uit de gegevens: **{cijfer: begroting-2026#emmen}**. Een blok begint met **:::"
    " naam** en eindigt met **:::**, elk op een eigen regel. De blokken:"
)

# -- fields ---------------------------------------------------------------------------------------


def _label(declared: Field) -> str:
    return LABELS.get(declared.name) or declared.name.replace("-", " ").capitalize()


def _options(labels: Mapping[str, str]) -> list[View]:
    """Return what can be chosen, by what it is called."""
    return [{"value": value, "label": label} for value, label in labels.items()]


def _select(labels: Mapping[str, str], declared: Field) -> View:
    return {
        "widget": "select",
        "options": _options(labels),
        **({"multiple": True} if declared.many else {}),
        **({"min": 1} if declared.many and declared.required else {}),
    }


def _text_widget(declared: Field, known: Known) -> View:
    if declared.name in FILES:
        return {"widget": FILES[declared.name], "choose_url": False}
    long = declared.max_length > LONG
    limit = (
        {
            "pattern": [
                rf"^[\s\S]{{0,{declared.max_length}}}$",
                f"Hoogstens {declared.max_length} tekens.",
            ]
        }
        if declared.max_length
        else {}
    )
    return {"widget": "text" if long else "string", **limit}


def _pattern_widget(declared: Field, known: Known) -> View:
    pattern, said = PATTERNS[declared.type]
    return {"widget": "string", "pattern": [rf"^\s*(?:{pattern})\s*$", said]}


def _date_widget(declared: Field, known: Known) -> View:
    return {
        "widget": "datetime",
        "format": "YYYY-MM-DD",
        "date_format": "YYYY-MM-DD",
        "time_format": False,
    }


def _choice_widget(declared: Field, known: Known) -> View:
    return _select({choice: choice for choice in declared.choices}, declared)


def _register_widget(declared: Field, known: Known) -> View:
    return _select(known.get(declared.register, {}), declared)


def _source_widget(declared: Field, known: Known) -> View:
    """A source among several has its place beside it; one alone has a key of its own for that."""
    if not declared.many:
        return _select(known.get("bronnen", {}), declared)
    fields = [
        {
            "name": "document",
            "label": "Document",
            "widget": "select",
            "options": _options(known.get("bronnen", {})),
        },
        {
            "name": "plaats",
            "label": "Plaats in het document",
            "widget": "string",
            "required": False,
            "hint": "Het hoofdstuk, de kop of de bladzijde.",
        },
    ]
    return {
        "widget": "list",
        "fields": fields,
        "summary": "{{fields.document}} ({{fields.plaats}})",
        "label_singular": "bron",
        "hint": "De documenten waar de feiten in staan, elk met de plaats.",
        **_list(declared),
    }


def _lines_widget(declared: Field, known: Known) -> View:
    return {
        "widget": "list",
        "field": {"name": "regel", "label": "Regel", "widget": "string"},
        "summary": "{{fields.regel}}",
        "label_singular": "regel",
        **_list(declared),
    }


def _list(declared: Field) -> View:
    """Return what every list has: its items begin closed, a required one has at least one."""
    return {
        "collapsed": True,
        "minimize_collapsed": False,
        **({"min": 1} if declared.required else {}),
    }


WIDGETS = {
    "text": _text_widget,
    "number": _pattern_widget,
    "slug": _pattern_widget,
    "period": _pattern_widget,
    "known-date": _pattern_widget,
    "date": _date_widget,
    "moment": _pattern_widget,
    "choice": _choice_widget,
    "register": _register_widget,
    "source": _source_widget,
    "lines": _lines_widget,
}
"""The widget of each type of field."""


def _form_field(declared: Field, known: Known) -> View:
    """Return the field of a form for a key of a header."""
    first = "concept" if declared.name == "status" else declared.default
    hint = (
        f"{declared.help} Bijvoorbeeld: {declared.example}"
        if declared.type in PATTERNS
        else declared.help
    )
    return {
        "name": declared.name,
        "label": _label(declared),
        "hint": hint,
        "required": declared.required or bool(declared.default),
        **WIDGETS[declared.type](declared, known),
        **({"default": first} if first else {}),
    }


def body_field(label: str, hint: str) -> View:
    """Return the field for the text under a header."""
    return {"name": BODY, "label": label, "widget": "text", "required": False, "hint": hint}


def blocks_hint() -> str:
    """Explain how a text is typed, with every block that it may hold."""
    return " ".join(
        [
            _TEXT_HINT,
            *(f"**{block.name}**: {block.help}" for block in BLOCKS.values()),
            "De handleiding (content/README.md) geeft van elk blok een voorbeeld.",
        ]
    )


def _in_order(fields: Sequence[Field]) -> tuple[list[Field], list[Field], list[Field]]:
    """Part the fields for a form: asked first, added under the text, or seldom used."""
    first = [item for item in fields if item.required or item.name == "status"]
    last = [item for item in fields if item.name in LAST]
    return first, [item for item in fields if item not in first and item not in last], last


# -- collections ----------------------------------------------------------------------------------


def form_fields(fields: Sequence[Field], body: View, known: Known) -> list[View]:
    """Return the fields of a form in the order of writing, with the text among them."""
    first, more, last = _in_order(fields)
    return [
        *(_form_field(item, known) for item in first),
        body,
        *(_form_field(item, known) for item in (*more, *last)),
    ]
