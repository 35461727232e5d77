"""What the form for a new file offers."""

from __future__ import annotations

from typing import TypedDict

from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.texts.kinds import KINDS

__all__ = ["NewFileContext", "NewFileForm", "new_file_view"]


class FormChoice(TypedDict):
    """A choice in the form."""

    value: str
    text: str


class NewFileForm(TypedDict):
    """The form for a new file."""

    kinds: list[FormChoice]


class NewFileContext(TypedDict):
    """The page with the form."""

    form: NewFileForm


def new_file_view() -> NewFileContext:
    """Return the kinds that can be made."""
    kinds: list[FormChoice] = [
        {"value": kind.name, "text": f"{kind.label[0].upper()}{kind.label[1:]}"} for kind in KINDS
    ]
    kinds += [
        {"value": f"gegevens {name}", "text": f"Een map met gegevens: {name}"}
        for name in DATASET_KINDS
    ]
    return {"form": {"kinds": kinds}}
