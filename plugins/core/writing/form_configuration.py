"""The forms in the browser, made from the declarations: what Decap CMS is told, and how its values stand in a file.

Decap's own words (collection, widget, hint, pattern, backend) are those of its documentation. A
field of a kind becomes a widget by its type; the text is a plain field, since rich text breaks
blocks. Figures (CSV) are not edited here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from plugins.core.dutch import MONTHS, SLUG, normalise_key
from plugins.core.figures.dataset_kinds import DATASET_FIELDS
from plugins.core.texts.header import Field
from plugins.core.texts.kinds import KINDS, Kind
from plugins.core.vocabulary import BLOCKS
from plugins.core.writing.blank_files import empty_file

__all__ = [
    "BODY",
    "DATASETS",
    "PHRASES",
    "Known",
    "backend_of",
    "file_formats",
    "form_config",
    "form_policy",
]

Known = Mapping[str, Mapping[str, str]]
"""The ids of each register with what they are called; sources under `bronnen`, datasets under
`datasets`."""
View = dict[str, Any]
BODY = "body"
"""What Decap calls the text under a header."""
DATASETS = "gegevens"
LAST = ("id", "adres", "vertaling-van")
"""Fields that few files have: they stand below the text."""
FILES = {"beeld": "image", "origineel": "file"}
"""Fields that name a file in the folder beside the text, and how the form asks for it."""
LABELS = {
    "themas": "Thema's",
    "beeld": "Foto bovenaan (beeld)",
    "bij": "Hoort bij",
    "id": "Oude bestandsnaam (id)",
}
"""What a key is called in the form, where that is more than the key with a capital."""
COLLECTION_LABELS = {
    "themas": "Thema's",
    "paginas": "Pagina's",
    "koers": "Koersen",
    "verantwoording": "Verantwoordingen",
}
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

# -- the backend ----------------------------------------------------------------------------------

_SERVICES = {
    "gitlab": ("https://gitlab.com", "/api/v4", ("app_id",)),
    "gitea": ("", "/api/v1", ("base_url", "app_id")),
    "github": ("", "", ("base_url",)),
    "proxy": ("", "", ("proxy_url",)),
}
"""For each service of Decap: where it is when nothing is said, where its interface is, and what
must be said besides the repository."""
_OPTIONAL = ("branch", "base_url", "app_id", "auth_endpoint")
_GITHUB = "https://api.github.com"
_MESSAGES = {
    "create": "Nieuw: {{collection}} {{slug}}",
    "update": "Gewijzigd: {{collection}} {{slug}}",
    "delete": "Verwijderd: {{collection}} {{slug}}",
    "uploadMedia": "Foto of bestand erbij: {{path}}",
    "deleteMedia": "Foto of bestand weg: {{path}}",
}


def backend_of(settings: Mapping[str, str]) -> View:
    """Return Decap's backend for the setting FORMS.

    Args:
        settings: `backend` (gitlab, gitea, github, or proxy for a folder of this machine), `repo`,
            and what that service asks.

    Raises:
        ValueError: something is missing or unknown; the message is for the maintainer.
    """
    name = settings.get("backend", "")
    if name not in _SERVICES:
        raise ValueError(f"FORMS noemt “{name}” als backend. Kies uit: gitlab, gitea, github.")
    home, interface, asked = _SERVICES[name]
    needed = asked if name == "proxy" else ("repo", *asked)
    missing = [key for key in needed if not settings.get(key)]
    unknown = sorted(set(settings) - {"backend", *needed, *_OPTIONAL})
    if missing or unknown:
        raise ValueError(
            f"In FORMS ontbreekt “{missing[0]}”." if missing else f"FORMS kent “{unknown[0]}” niet."
        )
    if name == "proxy":
        return {"name": name, "proxy_url": settings["proxy_url"]}
    told = {key: value for key, value in settings.items() if key != "backend"}
    base = settings.get("base_url", home).rstrip("/")
    reached = {"base_url": base, "api_root": base + interface} if interface else {}
    # Without the main branch named, Decap takes `master`.
    return {
        "name": name,
        "branch": "main",
        **told,
        **reached,
        **({"auth_type": "pkce"} if name == "gitlab" else {}),
        "commit_messages": _MESSAGES,
    }


def form_policy(backend: Mapping[str, Any]) -> str:
    """Return the content security policy (level 3) of the page with the forms: files of this site, and the service that keeps the texts.

    Decap writes its styles into the page, compiles the check of its configuration while it starts
    (Ajv), and shows pictures that are not saved yet from memory.
    """
    address = backend.get("proxy_url") or backend.get("api_root") or _GITHUB
    parts = urlsplit(address)
    return (
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
        " img-src 'self' blob: data:; font-src 'self'; manifest-src 'self'; connect-src 'self'"
        f" blob: {parts.scheme}://{parts.netloc}; form-action 'none'; base-uri 'none'"
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
    """Return what every list has: its items begin closed, and one that is required has at least one."""
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


def _body_field(label: str, hint: str) -> View:
    return {"name": BODY, "label": label, "widget": "text", "required": False, "hint": hint}


def _blocks_hint() -> str:
    """Explain how a text is typed, with every block that it may hold."""
    return " ".join(
        [
            _TEXT_HINT,
            *(f"**{block.name}**: {block.help}" for block in BLOCKS.values()),
            "De handleiding (content/README.md) geeft van elk blok een voorbeeld.",
        ]
    )


def _in_order(fields: Sequence[Field]) -> tuple[list[Field], list[Field], list[Field]]:
    """Part the fields for a form: what is asked first, what may be added under the text, what few files have."""
    first = [item for item in fields if item.required or item.name == "status"]
    last = [item for item in fields if item.name in LAST]
    return first, [item for item in fields if item not in first and item not in last], last


# -- collections ----------------------------------------------------------------------------------


def _fields(fields: Sequence[Field], body: View, known: Known) -> list[View]:
    first, more, last = _in_order(fields)
    return [
        *(_form_field(item, known) for item in first),
        body,
        *(_form_field(item, known) for item in (*more, *last)),
    ]


def _collection(kind: Kind, folder: str, known: Known) -> View:
    """Return the collection of a kind."""
    names = {declared.name for declared in kind.fields}
    beside = "periode" if "periode" in names else "filename"
    sortable = [name for name in ("titel", "datum", "periode") if name in names]
    return {
        "name": kind.name,
        "label": COLLECTION_LABELS.get(kind.folder) or kind.folder.capitalize(),
        "label_singular": kind.name,
        "description": _description(kind),
        "folder": folder + kind.folder,
        "create": not kind.slug_register,
        "delete": False,
        "format": kind.name,
        "extension": "md",
        "identifier_field": "titel",
        "slug": "{{fields." + kind.slug_field + "}}",
        **({"path": "{{year}}/{{slug}}"} if kind.by_year else {}),
        "summary": "{{titel}} ({{" + beside + "}})",
        "sortable_fields": sortable,
        "view_filters": _filters(names),
        **_groups(names),
        "media_folder": "{{filename}}",
        "public_folder": "",
        "fields": _fields(kind.fields, _body_field("Tekst", _blocks_hint()), known),
    }


def _description(kind: Kind) -> str:
    """Say above the list what a writer must know of this kind."""
    if kind.slug_register:
        return (
            f"Een nieuwe {kind.name} hoort ook in het register {kind.slug_register}; vraag de"
            " beheerder."
        )
    return (
        "De naam van een nieuw bestand komt van de titel, en verandert daarna niet meer."
        if kind.slug_field == "titel"
        else f"De naam van een nieuw bestand is wat u bij {kind.slug_field} invult."
    )


def _filters(names: set[str]) -> list[View]:
    """Return the lists that a writer asks for."""
    wanted = (
        ("Alleen concepten", "status", "^concept$"),
        ("Alleen vertalingen", "vertaling-van", ".+"),
    )
    return [
        {"label": label, "field": field, "pattern": pattern}
        for label, field, pattern in wanted
        if field in names
    ]


def _groups(names: set[str]) -> View:
    """Return a division by year where a kind has one."""
    field = next((name for name in ("periode", "jaar") if name in names), "")
    return (
        {"view_groups": [{"label": "Jaar", "field": field, "pattern": r"\d{4}"}]} if field else {}
    )


def _dataset_collection(folder: str, datasets: Mapping[str, str], known: Known) -> View:
    """Return the collection of the explanations of all datasets."""
    body = _body_field("Tekst onder de tabel", "Mag leeg blijven. Blokken kunnen hier niet.")
    fields = _fields(DATASET_FIELDS, body, known)
    files = [
        {
            "name": name,
            "label": title,
            "file": f"{folder}data/{name}/toelichting.md",
            "fields": fields,
        }
        for name, title in sorted(datasets.items(), key=lambda item: item[1])
    ]
    return {
        "name": DATASETS,
        "label": "Gegevens",
        "label_singular": "toelichting",
        "format": DATASETS,
        "delete": False,
        "files": files,
        "description": (
            "Hier wijzigt u de toelichting bij een tabel. De cijfers zelf staan in cijfers.csv in"
            " dezelfde map (content/data/); die opent u in Excel."
        ),
    }


def form_config(backend: View, folder: str, known: Known) -> View:
    """Return the whole configuration of Decap.

    Args:
        folder: what stands before every folder: where content/ is in the repository, with a slash,
            or nothing.
        known: see `Known`.
    """
    collections = [_collection(kind, folder, known) for kind in KINDS]
    datasets = (
        [_dataset_collection(folder, known["datasets"], known)] if known.get("datasets") else []
    )
    return {
        "backend": backend,
        "locale": "nl",
        "load_config_file": False,
        "publish_mode": "simple",
        # Every picture stands beside its text; Decap asks for a folder of all.
        "media_folder": folder + "paginas",
        "public_folder": "",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "logo": {"src": "../theme/favicon.svg"},
        "show_preview_links": False,
        "editor": {"preview": False},
        "collections": [*collections, *datasets],
    }


PHRASES = {
    "app": {"app": {"waitingBackend": "Even geduld…"}},
    "collection": {"collectionTop": {"newButton": "Nieuw: %{collectionLabel}"}},
    "editor": {
        "editorControlPane": {"widget": {"regexPattern": "%{fieldLabel}: %{pattern}"}},
        "editorToolbar": {
            "publish": "Bewaren",
            "publishing": "Bewaren…",
            "published": "Bewaard",
            "publishNow": "Nu bewaren",
            "publishAndCreateNew": "Bewaren en een nieuwe beginnen",
            "publishAndDuplicate": "Bewaren en een kopie beginnen",
            "duplicate": "Een kopie beginnen",
        },
    },
    "ui": {"toast": {"entrySaved": "Bewaard", "entryPublished": "Bewaard"}},
}
"""Decap's words where ours are plainer or truer: a text that is kept is not on the site yet."""


# -- how values stand in a file -------------------------------------------------------------------


def _format(fields: Iterable[Field], template: str) -> View:
    return {
        "fields": [
            {
                "name": item.name,
                "key": normalise_key(item.name),
                "type": item.type,
                "many": item.many,
                "choices": list(item.choices),
                "default": item.default,
            }
            for item in fields
        ],
        "template": template,
    }


def file_formats(known: Known, today: datetime.date) -> View:
    """Return for each collection how its files are read and written: the keys in their order with their types, and the form of a new file."""
    ids = {name: list(labels) for name, labels in known.items()}
    kinds = {
        kind.name: _format(kind.fields, empty_file(kind, kind.example_slug, today, ids))
        for kind in KINDS
    }
    return {**kinds, DATASETS: _format(DATASET_FIELDS, "")}
