"""The view of a picture beside a page: its sizes published below the page's address, its description checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from plugins.core.dutch import slugify
from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.documents import Document
from plugins.core.texts.header import Value
from plugins.core.texts.pictures import CARD, SHARP_WIDTH, WHOLE, PictureUse, Shape, says_nothing
from plugins.run.build import Build
from plugins.support.files import within
from plugins.support.parallel import map_forked
from plugins.support.pictures.original_pictures import PictureFault
from plugins.support.pictures.renditions import Rendered, render_picture
from plugins.views.attachments import find_beside

__all__ = ["cover_card", "cover_view", "make_ready", "picture_view"]

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}
_BLOCK = re.compile(r"^::: afbeelding +(\S.*?)\s*$", re.M)
Asked = tuple[Path, tuple[Shape, ...]]


def picture_view(
    build: Build, document: Document, value: Value, alt: str, caption: str, credit: str
) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Give the view of a picture as it stands in a text, or its problems."""
    file, problems = find_beside(build, document, value, "afbeelding-ontbreekt")
    if file is None:
        return None, problems
    place, path = Place(document.path, value.line, value.column), build.path_of(file)
    try:
        rendered = _rendered(build, file, (WHOLE,))[0]
    except PictureFault as fault:
        document.pictures.append(PictureUse(path, value.line, value.column))
        return None, [
            problem(
                "afbeelding-onleesbaar",
                place,
                f"De afbeelding “{value.text}” kan niet op de site. {fault.text}",
                fault.hint,
            )
        ]
    document.pictures.append(PictureUse(path, value.line, value.column, credited=bool(credit)))
    return {
        **_image(build, document, file, rendered, alt),
        "caption": caption,
        "credit": credit,
    }, list(_shortcomings(place, value.text, alt, rendered))


def cover_view(build: Build, document: Document) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Give the picture a header names, which needs an alternative text."""
    name, place = document.header.get("beeld"), document.header.starts.get("beeld")
    if not name or place is None:
        return None, []
    alt = document.header.get("beeld-alt", "")
    if not alt:
        document.pictures.append(
            PictureUse(build.path_of(build.folder_of(document) / name), place.line, place.column)
        )
        return None, [
            problem(
                "afbeelding-zonder-tekst",
                place,
                f"De afbeelding “{name}” heeft geen beschrijving.",
                "Zet in de kop beeld-alt: met wat er te zien is, voor wie de afbeelding niet ziet.",
            )
        ]
    value = Value(name, place.line, place.column)
    return picture_view(
        build,
        document,
        value,
        alt,
        document.header.get("beeld-bijschrift", ""),
        document.header.get("beeld-maker", ""),
    )


def cover_card(build: Build, document: Document) -> tuple[dict[str, Any], Path, str]:
    """Give the picture a header names as it stands on a card, its file, and what a crop of it keeps. It is known to be good."""
    file = within(build.folder_of(document), document.header.get("beeld"))
    assert file is not None
    shape = _card_shape(document)
    return (
        _image(
            build,
            document,
            file,
            _rendered(build, file, (shape,))[0],
            document.header.get("beeld-alt", ""),
        ),
        file,
        shape.focus,
    )


def _card_shape(document: Document) -> Shape:
    return replace(CARD, focus=document.header.get("beeld-midden", "midden"))


def _image(
    build: Build, document: Document, file: Path, rendered: Rendered, alt: str
) -> dict[str, Any]:
    """Publish the sizes of a picture below its page and give what the theme needs to show it."""
    by_form: dict[str, list[str]] = {}
    for item in rendered.renditions:
        address = (
            f"{document.address}{slugify(file.stem)}-{rendered.digest}-{item.width}.{item.ending}"
        )
        document.attachments[address] = build.picture_cache / item.name
        by_form.setdefault(item.ending, []).append(f"{address} {item.width}w")
    largest = rendered.renditions[-1]
    *better, (last, candidates) = by_form.items()
    return {
        "src": candidates[-1].split(" ")[0],
        "type": TYPES[last],
        "width": str(largest.width),
        "height": str(largest.height),
        "alt": alt,
        "srcset": ", ".join(candidates) if len(candidates) > 1 else "",
        "sources": [
            {"type": TYPES[ending], "srcset": ", ".join(given)} for ending, given in better
        ],
    }


def _shortcomings(place: Place, name: str, alt: str, rendered: Rendered) -> Iterator[Problem]:
    """Report what does not keep a picture from the site, but could be better."""
    if rendered.width < SHARP_WIDTH:
        yield problem(
            "afbeelding-klein",
            place,
            f"De afbeelding “{name}” is {rendered.width} punten breed; op een gewoon scherm is zij"
            " dan niet scherp.",
            f"Gebruik een afbeelding van minstens {WHOLE.widths[-1]} punten breed, als die er is.",
        )
    if says_nothing(alt, name):
        yield problem(
            "afbeelding-zegt-niets",
            place,
            f"De beschrijving “{alt}” zegt niet wat er op “{name}” te zien is.",
            "Schrijf in één zin wat u ziet: wie of wat, en wat er gebeurt.",
        )


# -- made before they are asked for ---------------------------------------------------------------


def make_ready(build: Build) -> None:
    """Make all pictures that pages name, with all cores; whoever shows one then finds it made.

    What is missed here is made when it is shown: this looks for names alone and judges nothing.
    """
    asked: dict[Path, tuple[Shape, ...]] = {}
    for document in (*build.documents, *build.hidden):
        header = document.header.get("beeld")
        for name in (*([header] if header else []), *_BLOCK.findall(document.source_text)):
            file = within(build.folder_of(document), name)
            if file is not None:
                shapes = (WHOLE, _card_shape(document)) if name == header else (WHOLE,)
                asked[file] = tuple(dict.fromkeys((*asked.get(file, ()), *shapes)))
    wanted = sorted(asked.items())
    outcomes = map_forked(lambda item: _outcome(build, item), wanted, worthwhile=1)
    build.pictures = {file: outcome for (file, _), outcome in zip(wanted, outcomes, strict=True)}


def _outcome(build: Build, asked: Asked) -> Any:
    """Make one picture in the shapes that are asked. Gives them, or the fault."""
    file, shapes = asked
    try:
        return dict(
            zip(
                shapes,
                render_picture(file, build.picture_cache, shapes, quick=build.preview),
                strict=True,
            )
        )
    except PictureFault as fault:
        return fault


def _rendered(build: Build, file: Path, shapes: Sequence[Shape]) -> list[Rendered]:
    """Give a picture in shapes, as it was made ready or made now."""
    made = build.pictures.get(file)
    if made is None or (isinstance(made, dict) and not made.keys() >= set(shapes)):
        made = _outcome(build, (file, tuple(shapes)))
    if isinstance(made, PictureFault):
        raise made
    return [made[shape] for shape in shapes]
