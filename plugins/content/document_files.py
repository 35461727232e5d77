"""Finds the Markdown files of content/, reads their headers and selects what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.content.headers import read_document
from plugins.core.dutch import nearest
from plugins.core.languages import DUTCH
from plugins.core.problems import Place, Problem, did_you_mean, problem
from plugins.core.texts.documents import PUBLIC, Document
from plugins.core.texts.kinds import DATASET_PAGE, KINDS, kind_of_path
from plugins.core.texts.leftovers import is_lock
from plugins.core.texts.translations import judge_translations
from plugins.run.run_state import Run
from plugins.support.files import copied, linked_elsewhere, walk

__all__ = ["read_documents"]

TEXTS = (".md", ".markdown")
MESSAGES = ("MELDINGEN.md",)
"""The guide to all messages, which is in the content and is no page."""


def read_documents(run: Run) -> tuple[list[Document], list[Document]]:
    """Read the headers of all Markdown files.

    Returns:
        The documents that this run shows, and those that it hides.
    """
    found = [item for file in _markdown_files(run) if (item := read_document(run, file))]
    found.extend(
        Document(
            DATASET_PAGE,
            item.path,
            item.id,
            DUTCH,
            item.header,
            title=item.title,
            summary=item.summary,
        )
        for item in run.site.datasets.values()
    )
    judged, problems = judge_translations(found)
    run.report.add(*problems)
    own = list(_with_own_address(run, judged))
    shown = [item for item in own if run.preview or item.state == PUBLIC]
    hidden = [item for item in own if not run.preview and item.state != PUBLIC]
    run.report.add(*_shared_identities((*shown, *hidden)))
    return shown, hidden


def _markdown_files(run: Run) -> Iterator[Path]:
    """Yield the Markdown files of all kinds in order; report what does not belong in content/."""
    folders = {kind.folder for kind in KINDS}
    for file in walk(run.site.content, locks=True):
        parts = file.relative_to(run.site.content).parts
        stray = _stray(run, file, parts)
        if stray:
            run.report.add(stray)
        elif not _is_text(file, parts):
            continue
        elif kind_of_path(parts) is None:
            run.report.add(_misplaced(run.site.path_of(file), parts[0], folders))
        else:
            yield file


def _is_text(file: Path, parts: tuple[str, ...]) -> bool:
    """Return whether a file should be a page."""
    guide = file.name == "README.md" or parts == MESSAGES
    return file.suffix.lower() in TEXTS and not guide and parts[0] != "data"


def _misplaced(path: str, folder: str, folders: set[str]) -> Problem:
    """Report a text in a folder of no kind, or at the wrong depth of one."""
    if folder in folders:
        below = "<jaar>/" if folder == "verhalen" else ""
        hint = f"Zet een {_kind_name(folder)} in content/{folder}/{below}."
    else:
        near = nearest(folder, folders)
        options = f"Kies een van deze mappen in content/: {', '.join(sorted(folders))}."
        hint = did_you_mean(f"content/{near}/" if near else None, options)
    text = "Dit bestand staat in een map waar geen pagina's horen."
    return problem("bestand-plaats", Place(path), text, hint)


def _stray(run: Run, file: Path, parts: tuple[str, ...]) -> Problem | None:
    """Report a file that nobody wrote: a link, a lock file of an office program, a copy."""
    path = run.site.path_of(file)
    if file.is_symlink():
        return linked_elsewhere(path)
    if file.is_dir():
        return problem(
            "bestand-onleesbaar",
            Place(path),
            f"De map “{file.name}” kan niet worden geopend.",
            "Kijk of u de map zelf kunt openen.",
        )
    if is_lock(file.name):
        return problem(
            "bestand-slot",
            Place(path),
            "Dit is een hulpbestand van Excel, Word of LibreOffice: er is hier nog een bestand"
            " open.",
            "Sluit dat programma. Staat dit verborgen bestand er daarna nog, verwijder het dan.",
        )
    suffix = file.suffix.lower()
    if suffix in TEXTS or (suffix == ".csv" and (parts[0] == "data" or len(parts) == 1)):
        return copied(path, file)
    return None


def _kind_name(folder: str) -> str:
    return next(kind.name for kind in KINDS if kind.folder == folder)


def _with_own_address(run: Run, documents: Iterable[Document]) -> Iterator[Document]:
    """Yield the documents with an address of their own; report files that share one.

    Addresses that differ in capitals alone are the same.
    """
    taken: dict[str, Document] = {}
    for document in documents:
        key = (
            document.address.casefold()
            or f"{document.kind.name}:{document.slug}:{document.language}"
        )
        if key not in taken:
            taken[key] = document
            yield document
            continue
        what = (
            f"hetzelfde adres als {taken[key].path}: {document.address}"
            if document.address
            else f"dezelfde naam als {taken[key].path}"
        )
        run.report.add(
            problem(
                "adres-dubbel",
                Place(document.path),
                f"Dit bestand krijgt {what}",
                "Geef een van de twee bestanden een andere naam.",
            )
        )


def _shared_identities(documents: Iterable[Document]) -> Iterator[Problem]:
    """Report files that share an identity: an old address could mean either of them."""
    taken: dict[str, Document] = {}
    for document in sorted(documents, key=lambda item: "id" in item.header.places):
        first = taken.setdefault(document.identity, document)
        if first is not document:
            place = document.header.starts.get("id", Place(document.path))
            yield (
                problem(
                    "id-dubbel",
                    place,
                    f"Dit bestand heeft dezelfde id als {first.path}.",
                    "Een id is de oude naam van een bestand dat is hernoemd. Haal de regel weg bij"
                    " het bestand dat niet is hernoemd, of geef een van de twee een andere naam.",
                )
            )
