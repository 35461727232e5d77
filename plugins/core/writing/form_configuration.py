"""The forms in the browser, made from the declarations: the settings of Decap CMS.

Decap's own words (collection, widget, hint, pattern, backend) are those of its documentation. A
field of a kind becomes a widget by its type; the text is a plain field, since rich text breaks
blocks. Figures (CSV) are not edited here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from plugins.core.dutch import normalise_key
from plugins.core.figures.dataset_fields import DATASET_FIELDS
from plugins.core.texts.header import Field
from plugins.core.texts.kinds import KINDS, Kind
from plugins.core.writing.blank_files import empty_file
from plugins.core.writing.form_fields import Known, View, blocks_hint, body_field, form_fields

__all__ = ["DATASETS", "PHRASES", "file_formats", "form_config"]


DATASETS = "gegevens"
COLLECTION_LABELS = {
    "themas": "Thema's",
    "paginas": "Pagina's",
    "koers": "Koersen",
    "verantwoording": "Verantwoordingen",
}


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
        "fields": form_fields(kind.fields, body_field("Tekst", blocks_hint()), known),
    }


def _description(kind: Kind) -> str:
    """Return what a writer must know of this kind, to show above its list."""
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
    body = body_field("Tekst onder de tabel", "Mag leeg blijven. Blokken kunnen hier niet.")
    fields = form_fields(DATASET_FIELDS, body, known)
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
        backend: from `backend_of`.
        folder: what comes before every folder: where content/ is in the repository, with a
            slash, or nothing.
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
        # Every picture is beside its text; Decap asks for a folder of all.
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
"""Decap's words where ours are plainer or truer: a text that is stored is not on the site yet."""

# -- how values are written in a file -------------------------------------------------------------


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
    """Return for each collection how its files are read and written.

    That is the keys in their order with their types, and the text of a new file.
    """
    ids = {name: list(labels) for name, labels in known.items()}
    kinds = {
        kind.name: _format(kind.fields, empty_file(kind, kind.example_slug, today, ids))
        for kind in KINDS
    }
    return {**kinds, DATASETS: _format(DATASET_FIELDS, "")}
