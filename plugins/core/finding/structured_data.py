"""What machines read of a page: JSON-LD with the words of schema.org, as stated.

It is in the page as `<script type="application/ld+json">`. That is a data block: the HTML
standard ends the preparation of a script whose type is no JavaScript before it asks the content
security policy, so nothing is executed, nothing is blocked, and no `unsafe-inline`, hash or nonce
is needed.

An address is absolute or absent. No licence is given, because the content states none.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from typing import Any

from plugins.core.dutch import Period

__all__ = [
    "Thing",
    "article",
    "breadcrumb_list",
    "data_block",
    "data_catalog",
    "dataset",
    "image_object",
    "interval",
    "organization",
]

Thing = dict[str, Any]
"""One thing with its properties; those without a value are left out by `data_block`."""
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# `<` would end or open something in the page; the line ends of Unicode were no part of older
# JavaScript.
_UNSAFE = {ord(unsafe): f"\\u{ord(unsafe):04x}" for unsafe in "<>&\u2028\u2029"}


def organization(name: str, url: str, logo: str) -> Thing:
    """Return the organisation behind the site."""
    return {"@type": "Organization", "name": name, "url": url, "logo": logo}


def article(
    headline: str,
    description: str,
    published: datetime.date | None,
    modified: datetime.date | None,
    language: str,
    sources: Iterable[str],
    url: str,
    images: Sequence[str | Thing],
) -> Thing:
    """Return a story.

    Args:
        headline: the title.
        description: the summary.
        published: the day it went up, if any.
        modified: the day of its last change, if any.
        language: the code of its language.
        sources: the titles of the documents that hold its facts.
        url: its absolute address; empty when there is none.
        images: addresses, or things of `image_object`.
    """
    return {
        "@type": "Article",
        "headline": headline,
        "description": description,
        "datePublished": _day(published),
        "dateModified": _day(modified),
        "inLanguage": language,
        "isBasedOn": _works(sources),
        "mainEntityOfPage": url,
        "image": list(images),
    }


def image_object(url: str, media_type: str, width: str, height: str, caption: str) -> Thing:
    """Return a picture with its size in points, and in words what it shows.

    Args:
        url: its absolute address.
        media_type: such as `image/jpeg`.
        width: in points.
        height: in points.
        caption: what it shows, in words.
    """
    return {
        "@type": "ImageObject",
        "url": url,
        "encodingFormat": media_type,
        "width": int(width),
        "height": int(height),
        "caption": caption,
    }


def dataset(
    name: str,
    description: str,
    period: Period,
    language: str,
    source: str,
    files: Sequence[tuple[str, str]],
    url: str,
    site_url: str,
) -> Thing:
    """Return a dataset with its files, each as (name, address below the site).

    Args:
        name: its title.
        description: its summary.
        period: what its figures are about.
        language: the code of its language.
        source: the title of its document.
        files: each as (name, address below the site).
        url: its absolute address; empty when there is none.
        site_url: the address of the site without a slash at the end; empty = not known.
    """
    return {
        "@type": "Dataset",
        "name": name,
        "description": description,
        "url": url,
        "inLanguage": language,
        "temporalCoverage": interval(period),
        "isBasedOn": _works([source]),
        "distribution": [_download(text, _absolute(site_url, at), at) for text, at in files],
    }


def _download(name: str, url: str, address: str) -> Thing:
    return {
        "@type": "DataDownload",
        "name": name,
        "encodingFormat": MEDIA_TYPES[address.rpartition(".")[2]],
        "contentUrl": url,
    }


def data_catalog(
    name: str, description: str, url: str, datasets: Iterable[tuple[str, str, str]], site_url: str
) -> Thing:
    """Return the catalogue of all datasets, each as (name, description, address below the site).

    Args:
        name: its title.
        description: what it holds.
        url: its absolute address; empty when there is none.
        datasets: each as (name, description, address below the site).
        site_url: the address of the site without a slash at the end; empty = not known.
    """
    listed = [
        {
            "@type": "Dataset",
            "name": title,
            "description": about,
            "url": _absolute(site_url, address),
        }
        for title, about, address in datasets
    ]
    return {
        "@type": "DataCatalog",
        "name": name,
        "description": description,
        "url": url,
        "dataset": listed,
    }


def breadcrumb_list(steps: Iterable[tuple[str, str]], site_url: str) -> Thing:
    """Return the way from home to a page, each step as (text, address below the site)."""
    items = [
        {"@type": "ListItem", "position": place, "name": text, "item": _absolute(site_url, address)}
        for place, (text, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def interval(period: Period) -> str:
    """Write a period in ISO 8601, no more precise than its document: `2017/2021`, `2017-05`."""
    first, last = period.first.isoformat(), period.last.isoformat()
    if period.precision == "jaren":
        return f"{first[:4]}/{last[:4]}"
    return first[: {"jaar": 4, "maand": 7, "dag": 10}[period.precision]]


def data_block(things: Sequence[Thing]) -> str:
    """Write things as JSON that may be inside a page, or an empty text for none.

    It holds no `</script>`, no `<!--` and no line ends of Unicode.
    """
    if not things:
        return ""
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": [_stated(thing) for thing in things]},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return text.translate(_UNSAFE)


def _stated(value: Any) -> Any:
    """Leave out what has no value, at every depth."""
    if isinstance(value, dict):
        return {key: _stated(item) for key, item in value.items() if item not in ("", None, [])}
    return [_stated(item) for item in value] if isinstance(value, list) else value


def _works(titles: Iterable[str]) -> list[Thing]:
    """Return documents by title, each once."""
    return [{"@type": "CreativeWork", "name": title} for title in dict.fromkeys(titles)]


def _absolute(site_url: str, address: str) -> str:
    return site_url + address if site_url else ""


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
