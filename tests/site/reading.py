"""Reads a built tree independently of the code that wrote it.

It uses lxml and the standard library, and no code of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
from lxml.html import HtmlElement

__all__ = [
    "MONEY",
    "address_of",
    "dataset",
    "dead_links",
    "ids_used_twice",
    "page_of",
    "pages",
    "story",
    "text_of",
]

MONEY = "id;kant;groep;post;bedrag;noot;omvat\n"
"""The first line of a table of money."""
_EXPLANATION = """---
titel: {title}
samenvatting: Het geld.
soort: {kind}
eenheid: {unit}
periode: {period}
bron: plan-2026
plaats: Geld
peildatum: {reference}
status: {status}
{more}---
"""
HOST = "https://host.invalid"


def story(
    title: str,
    *,
    day: str = "2026-11-02",
    period: str = "2020",
    themes: str = "opleiding",
    places: str = "",
    text: str = "Een alinea.",
    more: str = "",
) -> bytes:
    """Return the file of a story.

    Args:
        title: the title; the summary follows from it.
        day: the value of `datum`.
        period: the value of `periode`.
        themes: ids of themes, with commas.
        places: ids of municipalities, with commas; empty means that the key is not there.
        text: the text below the header.
        more: other lines of the header, each with its line end.
    """
    places = f"gemeenten: {places}\n" if places else ""
    head = (
        f"titel: {title}\nsamenvatting: Over {title}.\ndatum: {day}\nperiode: {period}\nthemas:"
        f" {themes}\n{places}bronnen: plan-2026 (Projecten)\n{more}"
    )
    return f"---\n{head}---\n{text}\n".encode()


def dataset(
    name: str,
    table: str,
    more: str = "",
    *,
    period: str = "2026",
    kind: str = "geld",
    status: str = "begroot",
    reference: str = "niet vermeld in de bron",
) -> str:
    """Return the files of a dataset, as sections of a site's text.

    Args:
        name: the name of its folder.
        table: the text of `cijfers.csv`.
        more: other lines of the header, each with its line end.
        period: the value of `periode`.
        kind: the value of `soort`: money in euros, everything else in jobs.
        status: the value of `status`.
        reference: the value of `peildatum`.
    """
    unit = "euro" if kind == "geld" else "banen"
    head = _EXPLANATION.format(
        title=name.replace("-", " ").capitalize(),
        kind=kind,
        unit=unit,
        period=period,
        status=status,
        more=more,
        reference=reference,
    )
    return (
        f"-- content/data/{name}/toelichting.md --\n{head}-- content/data/{name}/cijfers.csv"
        f" --\n{table}"
    )


def page_of(name: str, text: str) -> str:
    """Return the file of a plain page."""
    return (
        f"-- content/paginas/{name}.md --\n---\ntitel: {name.capitalize()}\nsamenvatting:"
        f" Cijfers.\n---\n{text}\n"
    )


def text_of(element: HtmlElement) -> str:
    """Return the words of an element with one space between them."""
    return " ".join(element.text_content().split())


def address_of(name: str) -> str:
    """Return the address at which a host serves a file."""
    return "/" + name.removesuffix("index.html")


def pages(folder: Path) -> dict[str, HtmlElement]:
    """Return every HTML page of a tree by address."""
    found = {}
    for file in sorted(folder.rglob("*.html")):
        parser = lxml.html.HTMLParser(encoding="utf-8")
        found[address_of(file.relative_to(folder).as_posix())] = lxml.html.document_fromstring(
            file.read_bytes(), parser
        )
    return found


def _links(page: HtmlElement) -> Iterator[str]:
    """Yield everything a page points at."""
    for element in page.iter():
        for name in ("href", "src", "action", "poster", "data"):
            if isinstance(element.tag, str) and element.get(name) is not None:
                yield element.get(name)
        yield from (
            part.split()[0] for part in element.get("srcset", "").split(",") if part.strip()
        )
        if element.get("http-equiv", "").lower() == "refresh":
            yield element.get("content").partition("url=")[2]


def dead_links(folder: Path, base: str = "/", *, outside: tuple[str, ...] = ()) -> list[str]:
    """Return every link that leads to no file of the tree when it is served below a path.

    Args:
        base: the path on the host, such as `/dtz/`.
        outside: beginnings of addresses on other hosts that may occur.
    """
    read = pages(folder)
    places = {
        address: {element.get("id") for element in page.iter() if element.get("id")}
        for address, page in read.items()
    }
    dead = []
    for address, page in read.items():
        for link in _links(page):
            if link.startswith(("mailto:", "tel:", "data:", *outside)):
                continue
            target = urlsplit(urljoin(HOST + base + address[1:], link))
            path = unquote(target.path)
            inside = f"{target.scheme}://{target.netloc}" == HOST and path.startswith(base)
            name = path[len(base) :] if inside else ""
            file = folder / (name + "index.html" if not name or name.endswith("/") else name)
            anchor = unquote(target.fragment)
            if (
                not inside
                or not file.is_file()
                or (
                    anchor
                    and anchor not in places.get("/" + name.removesuffix("index.html"), {anchor})
                )
            ):
                dead.append(f"{address}: {link}")
    return dead


def ids_used_twice(page: HtmlElement) -> list[str]:
    """Return the ids that stand more than once on a page."""
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    return sorted({value for value in ids if ids.count(value) > 1})
