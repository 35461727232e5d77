"""The forms in the browser at /beheer/: a page, Decap CMS and its configuration."""

from __future__ import annotations

from plugins.forms.forms_page import write_forms
from plugins.run.features import Feature, connect

FEATURE = Feature("forms", make=write_forms)


def register() -> None:
    """Connect to Pelican."""
    connect(FEATURE)
