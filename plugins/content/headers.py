"""Reads the header of a text: its fields, title, summary and state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from plugins.core.dutch import SLUG, nearest, slugify
from plugins.core.languages import DUTCH, FOREIGN
from plugins.core.problems import Place, Problem, did_you_mean, problem
from plugins.core.texts.documents import CONCEPT, ENDED, PLANNED, PUBLIC, Document
from plugins.core.texts.header import Header
from plugins.core.texts.header_reading import read_header, split_header
from plugins.core.texts.inline import replace_figures
from plugins.core.texts.kinds import Kind, kind_of_path
from plugins.core.texts.page_texts import PageDraft
from plugins.core.writing.blank_files import left_examples
from plugins.run.run_state import Run
from plugins.support.files import read_markdown
from plugins.support.yaml_reader import read_entries
from plugins.views.words import figure_text

__all__ = ["read_document"]


def read_document(run: Run, file: Path) -> Document | None:
    """Read one file; return None when its name cannot be the name of a page.

    In a preview a file with a faulty header still becomes a page.
    """
    path = run.site.path_of(file)
    kind = kind_of_path(file.relative_to(run.site.content).parts)
    assert kind is not None
    slug, language = _name(file.stem)
    wrong_name = list(_check_name(run, path, kind, slug, file))
    header, body, body_line, faults = _read_file(run, path, file, kind)
    plain = Document(kind, path, slug, language, header, body, body_line)
    named, unknown = _named(run, plain)
    state, remarks = _state(run, named)
    document = replace(named, state=state)
    run.report.titles[path] = document.title
    run.report.add(*wrong_name, *faults, *unknown, *remarks)
    if state in (CONCEPT, ENDED):
        run.report.concepts.add(path)
    if state != CONCEPT:
        run.report.add(*left_examples(path, header, enumerate(body.split("\n"), start=body_line)))
    return None if wrong_name else document


def _read_file(
    run: Run, path: str, file: Path, kind: Kind
) -> tuple[Header, str, int, list[Problem]]:
    """Return header, text, the line on which the text begins, and problems.

    A preview reuses them while the file and the registers are the same.
    """
    text, found = read_markdown(path, file)
    if found:
        return Header(), "", 1, found
    site = run.site
    # Only a preview asks for the digest of the registers, which may hold a file that is unreadable.
    parts = (
        (site.register_digest, sorted(site.datasets), kind.name, path, text)
        if run.settings.memo
        else ()
    )
    return run.remember("header", lambda: _read_text(run, path, text, kind), *parts)


def _read_text(
    run: Run, path: str, text: str, kind: Kind
) -> tuple[Header, str, int, list[Problem]]:
    """Split a text and read its header."""
    head, body, body_line, split = split_header(path, text)
    if split:
        return Header(), body, body_line, split
    entries, unread = read_entries(path, head, 2)
    known: dict[str, Iterable[str]] = {**run.site.registers, "datasets": run.site.datasets}
    lost = [head.split("\n")[item.place.line - 2] for item in unread]
    header, faults = read_header(path, entries, kind.fields, known, kind.label, lost)
    return header, body, body_line, [*unread, *faults]


def _name(stem: str) -> tuple[str, str]:
    """Split a file name: `skills4future.en` is the English version of `skills4future`."""
    name, dot, language = stem.rpartition(".")
    return (name, language) if dot and language in FOREIGN else (stem, DUTCH)


def _check_name(run: Run, path: str, kind: Kind, slug: str, file: Path) -> Iterator[Problem]:
    """Check that the file name can be an address, and is a known id where it must be one."""
    if not SLUG.fullmatch(slug):
        yield problem(
            "bestand-naam",
            Place(path),
            f"De bestandsnaam “{file.name}” kan geen adres worden.",
            "Gebruik kleine letters, cijfers en streepjes, zoals"
            f" {slugify(slug) or 'mijn-pagina'}.md",
            (file.name,),
        )
    elif kind.slug_register and slug not in run.site.registers[kind.slug_register]:
        ids = list(run.site.registers[kind.slug_register])
        near = nearest(slug, ids)
        yield problem(
            "bestand-naam",
            Place(path),
            f"“{slug}” staat niet in het register {kind.slug_register}.",
            did_you_mean(
                f"{near}.md" if near else None, f"De bestandsnaam is een van: {', '.join(ids)}."
            ),
            (slug, f"register {kind.slug_register}"),
        )


def _named(run: Run, document: Document) -> tuple[Document, list[Problem]]:
    """Return a document with title and summary, their figures filled in, and problems.

    In a preview a page without a title has its file name.
    """
    draft, problems = PageDraft(document), []
    words = []
    for name in ("titel", "samenvatting"):
        place = document.header.starts.get(name, Place(document.path, 1, 1))
        shown, found = replace_figures(
            document.path,
            document.header.get(name, ""),
            place.line,
            place.column,
            lambda ref: figure_text(run, draft, ref, markdown=False),
        )
        words.append(shown)
        problems += found
    named = replace(
        document,
        title=words[0] or document.slug,
        summary=words[1],
        datasets_in_head=frozenset(draft.datasets),
        figures_in_head=frozenset(draft.figures),
    )
    return named, problems


def _state(run: Run, document: Document) -> tuple[str, list[Problem]]:
    """Return whether a document is public, a concept, planned or expired, and remarks on that."""
    appears, ends, starts = document.appears, document.ends, document.header.starts
    state, remarks = PUBLIC, []
    if document.header.get("status") == "concept":
        state = CONCEPT
    elif appears and appears.begins > run.settings.now:
        state = PLANNED
        text = f"Deze pagina verschijnt op {appears.text}."
        hint = "Moet de pagina nu al op de site? Zet de datum dan op vandaag."
        remarks.append(problem("gepland", starts["datum"], text, hint))
    elif ends and ends.ends <= run.settings.now:
        state = ENDED
        text = f"Deze pagina stond {ends.until} op de site."
        hint = (
            "Moet de pagina weer op de site? Haal dan de regel tot weg, of zet er een latere"
            " dag in."
        )
        remarks.append(problem("verlopen", starts["tot"], text, hint))
    if appears and ends and ends.ends <= appears.begins:
        text = f"Deze pagina gaat weg ({ends.until}) voordat zij verschijnt ({appears.text})."
        hint = "Zet bij tot een dag na de datum."
        remarks.append(problem("kop-datum", starts["tot"], text, hint))
    return state, remarks
