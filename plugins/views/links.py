"""Links as every page and component gets them."""

from __future__ import annotations

from typing import TypedDict

__all__ = ["Link", "MenuItem", "QuestionLink", "ValueItem", "ValueList"]


class Link(TypedDict):
    """A link; with an empty address it is text alone."""

    text: str
    url: str


class MenuItem(Link):
    """A link in the menu."""

    current: bool
    """Whether the page is here or below."""


class QuestionLink(Link):
    """A link that says what it is about."""

    summary: str


class ValueItem(Link):
    """One value or sentence of a list."""

    id: str
    """The anchor, or empty."""
    value: str
    detail: str
    """What follows the value: period, status, place."""


class ValueList(TypedDict):
    """A short list of values or sentences."""

    title: str
    items: list[ValueItem]
