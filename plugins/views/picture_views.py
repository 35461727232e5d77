"""Views of pictures beside a page: sizes published below its address, descriptions checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.core.dutch import slugify
from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.documents import Document
from plugins.core.texts.header import Value
from plugins.core.texts.page_texts import Image, ImageSource, PageDraft
from plugins.core.texts.pictures import CARD, SHARP_WIDTH, WHOLE, PictureUse, Shape, says_nothing
from plugins.run.run_state import Run
from plugins.support.files import within
from plugins.support.parallel import map_forked
from plugins.support.pictures.original_pictures import PictureFault
from plugins.support.pictures.renditions import Rendered, render_picture
from plugins.views.attachments import find_beside

__all__ = ["PictureWords", "cover_card", "cover_view", "make_ready", "picture_view"]

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}
_BLOCK = re.compile(r"^::: afbeelding +(\S.*?)\s*$", re.M)
Asked = tuple[Path, tuple[Shape, ...]]
Outcome = Mapping[Shape, Rendered] | PictureFault


@dataclass(frozen=True)
class PictureWords:
    """What is said of a picture."""

    alt: str
    caption: str = ""
    credit: str = ""
    """Who made it."""


def picture_view(
    run: Run, draft: PageDraft, value: Value, words: PictureWords
) -> tuple[Image | None, list[Problem]]:
    """Return a picture as a text shows it, or None and its problems.

    Args:
        run: the run.
        draft: the page it is on.
        value: the name of the file as typed.
        words: what is said of it.
    """
    file, problems = find_beside(run, draft, value, "afbeelding-ontbreekt")
    if file is None:
        return None, problems
    place, path = Place(draft.path, value.line, value.column), run.site.path_of(file)
    try:
        rendered = _rendered(run, file, (WHOLE,))[0]
    except PictureFault as fault:
        draft.pictures.append(PictureUse(path, value.line, value.column))
        text = f"De afbeelding “{value.text}” kan niet op de site. {fault.text}"
        return None, [problem("afbeelding-onleesbaar", place, text, fault.hint)]
    use = PictureUse(path, value.line, value.column, credited=bool(words.credit))
    draft.pictures.append(use)
    image = _image(run, draft, file, rendered, words)
    return image, list(_shortcomings(place, value.text, words.alt, rendered))


def cover_view(run: Run, draft: PageDraft) -> tuple[Image | None, list[Problem]]:
    """Return the picture that a header names, which needs a description."""
    header = draft.document.header
    name, place = header.get("beeld"), header.starts.get("beeld")
    if not name or place is None:
        return None, []
    words = PictureWords(
        header.get("beeld-alt", ""),
        header.get("beeld-bijschrift", ""),
        header.get("beeld-maker", ""),
    )
    if not words.alt:
        file = run.site.folder_of(draft.document) / name
        draft.pictures.append(PictureUse(run.site.path_of(file), place.line, place.column))
        text = f"De afbeelding “{name}” heeft geen beschrijving."
        hint = "Zet in de kop beeld-alt: met wat er te zien is, voor wie de afbeelding niet ziet."
        return None, [problem("afbeelding-zonder-tekst", place, text, hint)]
    return picture_view(run, draft, Value(name, place.line, place.column), words)


def cover_card(run: Run, draft: PageDraft) -> tuple[Image, Path, str]:
    """Return the picture that a header names as a card shows it, its file and its focus.

    It is known to be good.
    """
    header = draft.document.header
    file = within(run.site.folder_of(draft.document), header.get("beeld"))
    assert file is not None
    shape = _card_shape(draft.document)
    words = PictureWords(header.get("beeld-alt", ""))
    image = _image(run, draft, file, _rendered(run, file, (shape,))[0], words)
    return image, file, shape.focus


def _card_shape(document: Document) -> Shape:
    return replace(CARD, focus=document.header.get("beeld-midden", "midden"))


def _image(
    run: Run, draft: PageDraft, file: Path, rendered: Rendered, words: PictureWords
) -> Image:
    """Publish the sizes of a picture below its page; return what the theme needs to show it."""
    by_format: dict[str, list[str]] = {}
    for item in rendered.renditions:
        name = f"{slugify(file.stem)}-{rendered.digest}-{item.width}.{item.ending}"
        address = f"{draft.address}{name}"
        draft.attachments[address] = run.picture_cache / item.name
        by_format.setdefault(item.ending, []).append(f"{address} {item.width}w")
    largest = rendered.renditions[-1]
    *better, (last, candidates) = by_format.items()
    return Image(
        src=candidates[-1].split(" ")[0],
        type=TYPES[last],
        width=str(largest.width),
        height=str(largest.height),
        alt=words.alt,
        srcset=", ".join(candidates) if len(candidates) > 1 else "",
        sources=tuple(ImageSource(TYPES[ending], ", ".join(given)) for ending, given in better),
        caption=words.caption,
        credit=words.credit,
    )


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


def make_ready(run: Run) -> None:
    """Make all pictures that pages name, with all cores; whoever shows one then finds it made.

    What is missed here is made when it is shown: this looks for names alone and judges nothing.
    """
    asked: dict[Path, tuple[Shape, ...]] = {}
    for document in (*run.site.documents, *run.site.hidden):
        header = document.header.get("beeld")
        for name in (*([header] if header else []), *_BLOCK.findall(document.source_text)):
            file = within(run.site.folder_of(document), name)
            if file is not None:
                shapes = (WHOLE, _card_shape(document)) if name == header else (WHOLE,)
                asked[file] = tuple(dict.fromkeys((*asked.get(file, ()), *shapes)))
    wanted = sorted(asked.items())
    outcomes = map_forked(lambda item: _outcome(run, item), wanted, worthwhile=1)
    run.pictures = {file: outcome for (file, _), outcome in zip(wanted, outcomes, strict=True)}


def _outcome(run: Run, asked: Asked) -> Outcome:
    """Make one picture in the shapes that are asked. Return them, or the fault."""
    file, shapes = asked
    try:
        return dict(
            zip(
                shapes,
                render_picture(file, run.picture_cache, shapes, quick=run.preview),
                strict=True,
            )
        )
    except PictureFault as fault:
        return fault


def _rendered(run: Run, file: Path, shapes: Sequence[Shape]) -> list[Rendered]:
    """Return a picture in shapes, as it was made ready or made now."""
    made = run.pictures.get(file)
    if made is None or (isinstance(made, dict) and not made.keys() >= set(shapes)):
        made = _outcome(run, (file, tuple(shapes)))
    if isinstance(made, PictureFault):
        raise made
    return [made[shape] for shape in shapes]
