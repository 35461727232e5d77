"""Reads the documents: headers first, then, when all figures and notes are known, their texts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from plugins.core.dutch import SLUG, nearest, slugify
from plugins.core.languages import DUTCH, FOREIGN, LANGUAGES
from plugins.core.problems import Place, Problem, did_you_mean, problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.blocks import code_lines, find_blocks
from plugins.core.texts.documents import CONCEPT, ENDED, PLANNED, Document
from plugins.core.texts.glossary import Glossary, word_forms_of
from plugins.core.texts.header import Header
from plugins.core.texts.header_reading import read_header, split_header
from plugins.core.texts.inline import check_prose, loose_amounts, replace_figures
from plugins.core.texts.kinds import DATASET_PAGE, KINDS, Kind, kind_of_path
from plugins.core.texts.leftovers import is_lock
from plugins.core.texts.reading_time import LONG_READS, minutes_to_read
from plugins.core.texts.translations import judge_translations
from plugins.core.vocabulary import SIDES, THEME_IDS
from plugins.core.writing.blank_files import left_examples
from plugins.run.build import BLOCK_HANDLERS, Build
from plugins.run.reuse.kept_texts import AskedDatasets, KeptTexts
from plugins.support.files import copied, linked_elsewhere, read_markdown, walk
from plugins.support.markdown_renderer import Renderer
from plugins.support.parallel import FEW, map_forked
from plugins.support.templates import TemplateFault
from plugins.support.yaml_reader import read_entries
from plugins.views.views import figure_text, problem_views

GLOSSARY_LAYOUT = "begrippen"
"""The form of the page that explains the terms."""
# What converting a document sets on it; sent back from the process that did it.
CONVERTED = (
    "html",
    "headings",
    "minutes",
    "note_ids",
    "marked_notes",
    "shown_notes",
    "uses",
    "datasets",
    "offered",
    "figures",
    "attachments",
    "pictures",
)
TEXTS = (".md", ".markdown")
MESSAGES = ("MELDINGEN.md",)
"""The guide to all messages, which stands among the content and is none."""
_FILENAME_LINK = re.compile(r"\{filename\}(?P<path>[^)\s#\"'>]+)")


def read_documents(build: Build) -> None:
    """Read the headers of all Markdown files and sort out what this build shows."""
    found = []
    for file in _markdown_files(build):
        document = _read_one(build, file)
        if document:
            found.append(document)
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
        for item in build.datasets.values()
    )
    build.report.add(*judge_translations(found))
    for document in _with_own_address(build, found):
        shown = build.preview or document.state == "publiek"
        (build.documents if shown else build.hidden).append(document)
    _report_shared_identities(build, (*build.documents, *build.hidden))
    _index_notes(build)


def _markdown_files(build: Build) -> Iterable[Path]:
    """Give the Markdown files of all kinds in order; what does not belong in content/ is reported on the way."""
    folders = {kind.folder for kind in KINDS}
    for file in walk(build.content, locks=True):
        parts = file.relative_to(build.content).parts
        stray = _stray(build, file, parts)
        if stray:
            build.report.add(stray)
            continue
        if (
            file.suffix.lower() not in TEXTS
            or file.name == "README.md"
            or parts == MESSAGES
            or parts[0] == "data"
        ):
            continue
        if kind_of_path(parts) is None:
            near = nearest(parts[0], folders)
            hint = (
                f"Zet een {_kind_name(parts[0])} in"
                f" content/{parts[0]}/{'<jaar>/' if parts[0] == 'verhalen' else ''}."
                if parts[0] in folders
                else did_you_mean(
                    f"content/{near}/" if near else None,
                    f"Kies een van deze mappen in content/: {', '.join(sorted(folders))}.",
                )
            )
            build.report.add(
                problem(
                    "bestand-plaats",
                    Place(build.path_of(file)),
                    "Dit bestand staat in een map waar geen pagina's horen.",
                    hint,
                )
            )
        else:
            yield file


def _stray(build: Build, file: Path, parts: tuple[str, ...]) -> Problem | None:
    """Report what nobody wrote: a link, the lock file of an office program, a copy of a text or of figures."""
    path = build.path_of(file)
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


def _read_one(build: Build, file: Path) -> Document | None:
    """Read the header of one file.

    In a preview a file with a faulty header still becomes a page.
    """
    path = build.path_of(file)
    kind = kind_of_path(file.relative_to(build.content).parts)
    assert kind is not None
    slug, language = _name(file.stem)
    problems = list(_check_name(build, path, kind, slug, file))
    header, body, body_line, faults = _read_file(build, path, file, kind)
    document = Document(kind, path, slug, language, header, body, body_line)
    problems += faults
    _name_document(build, document, problems)
    build.report.add(*problems)
    build.report.add(*_state(build, document))
    if document.state != CONCEPT:
        build.report.add(*left_examples(path, header, enumerate(body.split("\n"), start=body_line)))
    return document if not any(item.code == "bestand-naam" for item in problems) else None


def _read_file(
    build: Build, path: str, file: Path, kind: Kind
) -> tuple[Header, str, int, list[Problem]]:
    """Give the header of a file, its text, the line on which that begins, and what is wrong; a preview remembers them while the file and the registers are the same."""
    text, found = read_markdown(path, file)
    if found:
        return Header(), "", 1, found
    parts = (
        (build.register_files, sorted(build.datasets), kind.name, path, text) if build.memo else ()
    )
    header, body, body_line, faults = build.remember(
        "header", lambda: _read_text(build, path, text, kind), *parts
    )
    return Header(dict(header.values), header.places, header.starts), body, body_line, faults


def _read_text(
    build: Build, path: str, text: str, kind: Kind
) -> tuple[Header, str, int, list[Problem]]:
    """Split a text and read its header."""
    head, body, body_line, split = split_header(path, text)
    if split:
        return Header(), body, body_line, split
    entries, unread = read_entries(path, head, 2)
    known: dict[str, Iterable[str]] = {**build.registers, "datasets": build.datasets}
    lost = [head.split("\n")[item.place.line - 2] for item in unread]
    header, faults = read_header(path, entries, kind.fields, known, kind.label, lost)
    return header, body, body_line, [*unread, *faults]


def _name(stem: str) -> tuple[str, str]:
    """Split a file name into slug and language: `skills4future.en` is the English version."""
    name, dot, language = stem.rpartition(".")
    return (name, language) if dot and language in FOREIGN else (stem, DUTCH)


def _check_name(build: Build, path: str, kind: Kind, slug: str, file: Path) -> Iterable[Problem]:
    """Check that the file name can be an address, and is a known id where it must be one."""
    if not SLUG.fullmatch(slug):
        yield problem(
            "bestand-naam",
            Place(path),
            f"De bestandsnaam “{file.name}” kan geen adres worden.",
            "Gebruik kleine letters, cijfers en streepjes, zoals"
            f" {slugify(slug) or 'mijn-pagina'}.md",
        )
    elif kind.slug_register and slug not in build.registers[kind.slug_register]:
        ids = list(build.registers[kind.slug_register])
        near = nearest(slug, ids)
        yield problem(
            "bestand-naam",
            Place(path),
            f"“{slug}” staat niet in het register {kind.slug_register}.",
            did_you_mean(
                f"{near}.md" if near else None, f"De bestandsnaam is een van: {', '.join(ids)}."
            ),
        )


def _name_document(build: Build, document: Document, problems: list[Problem]) -> None:
    """Set title and summary with their figures filled in; a preview of a page without a title uses its file name."""
    for name in ("titel", "samenvatting"):
        text = document.header.get(name, "")
        place = document.header.starts.get(name, Place(document.path, 1, 1))
        shown, found = replace_figures(
            document.path,
            text,
            place.line,
            place.column,
            lambda ref: figure_text(build, document, ref, markdown=False),
        )
        problems.extend(found)
        setattr(document, "title" if name == "titel" else "summary", shown)
    document.title = document.title or document.slug
    build.report.titles[document.path] = document.title


def _state(build: Build, document: Document) -> Iterable[Problem]:
    """Set whether a document is public, a concept, planned or ended, and tell what is planned or ended."""
    appears, ends, starts = document.appears, document.ends, document.header.starts
    if document.header.get("status") == "concept":
        document.state = CONCEPT
        build.report.concepts.add(document.path)
    elif appears and appears.begins > build.now:
        document.state = PLANNED
        yield problem(
            "gepland",
            starts["datum"],
            f"Deze pagina verschijnt op {appears.text}.",
            "Moet de pagina nu al op de site? Zet de datum dan op vandaag.",
        )
    elif ends and ends.ends <= build.now:
        document.state = ENDED
        build.report.concepts.add(document.path)
        yield problem(
            "verlopen",
            starts["tot"],
            f"Deze pagina stond {ends.until} op de site.",
            "Moet de pagina weer op de site? Haal dan de regel tot weg, of zet er een latere"
            " dag in.",
        )
    if appears and ends and ends.ends <= appears.begins:
        yield problem(
            "kop-datum",
            starts["tot"],
            f"Deze pagina gaat weg ({ends.until}) voordat zij verschijnt ({appears.text}).",
            "Zet bij tot een dag na de datum.",
        )


def _with_own_address(build: Build, documents: Iterable[Document]) -> Iterable[Document]:
    """Give the documents that have an address of their own; two files with one address are reported, whatever the capitals."""
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
        build.report.add(
            problem(
                "adres-dubbel",
                Place(document.path),
                f"Dit bestand krijgt {what}",
                "Geef een van de twee bestanden een andere naam.",
            )
        )


def _report_shared_identities(build: Build, documents: Iterable[Document]) -> None:
    """Report files that say they are one page: the ledger could not tell which of them an old address leads to."""
    taken: dict[str, Document] = {}
    for document in sorted(documents, key=lambda item: "id" in item.header.places):
        first = taken.setdefault(document.identity, document)
        if first is not document:
            place = document.header.starts.get("id", Place(document.path))
            build.report.add(
                problem(
                    "id-dubbel",
                    place,
                    f"Dit bestand heeft dezelfde id als {first.path}.",
                    "Een id is de oude naam van een bestand dat is hernoemd. Haal de regel weg bij"
                    " het bestand dat niet is hernoemd, of geef een van de twee een andere naam.",
                )
            )


def _index_notes(build: Build) -> None:
    """Sort the notes by what they belong to."""
    for note in build.of_kind("kanttekening"):
        for target in note.header.get("bij", ()):
            build.notes.setdefault(target.text, []).append(note)


def convert_documents(build: Build) -> None:
    """Turn the text of every document into HTML: notes first, since blocks show them, then the rest."""
    word, reserved, glossary = build.theme.word_in, _reserved_ids(build), _glossary(build)
    # The terms are explained in Dutch, so only Dutch texts lead to them.
    renderers = {
        language: Renderer(
            reserved,
            word(language, "back-to-text"),
            word(language, "table"),
            glossary if language == DUTCH else None,
        )
        for language in LANGUAGES
    }
    files = {document.path: document.address for document in (*build.documents, *build.hidden)}
    notes = [item for item in build.documents if item.kind.name == "kanttekening"]
    # A publication reads hidden documents too: a planned one must be right on its day.
    rest = [item for item in build.documents if item.kind.name != "kanttekening"] + (
        [] if build.preview else build.hidden
    )

    def convert(document: Document) -> list[Problem]:
        problems = _convert(build, renderers[document.language], document, files)
        document.minutes = minutes_to_read(document.html) if document.kind.name in LONG_READS else 0
        return problems

    _convert_all(
        build, notes, convert, reserved, worthwhile=len(notes) + 1
    )  # in one process: a note can show those before it
    _convert_explanations(build, renderers[DUTCH], files)
    _convert_all(build, rest, convert, reserved, worthwhile=FEW if build.memo else None)


def _convert_all(
    build: Build,
    documents: list[Document],
    convert: Callable[[Document], list[Problem]],
    reserved: set[str],
    worthwhile: int | None,
) -> None:
    """Convert some documents, except those that can be taken over as they were converted before."""
    kept = KeptTexts(build, build.memo, reserved) if build.memo else None
    known = {
        document: problems
        for document in documents
        if kept and (problems := kept.restore(document)) is not None
    }
    fresh = [document for document in documents if document not in known]
    plain = build.datasets
    build.datasets = watched = AskedDatasets(plain)

    def tried(document: Document) -> tuple[list[Problem], set[str], dict[str, Any]]:
        watched.asked = set()
        problems = convert(document)
        return problems, watched.asked, {name: getattr(document, name) for name in CONVERTED}

    for document, (problems, asked, state) in zip(
        fresh, map_forked(tried, fresh, worthwhile), strict=True
    ):
        known[document] = problems
        vars(document).update(state)
        if kept:
            kept.keep(document, problems, asked)
    build.datasets = plain
    for document in documents:
        build.report.add(*known[document])


def _glossary(build: Build) -> Glossary | None:
    """Give the terms of the register, or None for a site without a page that explains them."""
    page = build.layout_address(GLOSSARY_LAYOUT)
    terms = {
        record.id: word_forms_of(record["vormen"])
        for record in build.registers["begrippen"].values()
    }
    return Glossary(terms, page) if page else None


def _reserved_ids(build: Build) -> set[str]:
    """Give the ids that a heading may not take: those of the theme, of tables with their rows, of figures, charts and notes."""
    taken = set(THEME_IDS)
    for dataset in build.datasets.values():
        rows = {*dataset.figures(), *(slugify(line.group) for line in dataset.lines if line.group)}
        for table in (dataset.id, *(f"{dataset.id}-{side}" for side in SIDES)):
            taken.update((table, *(f"{table}-{row}" for row in rows)))
        taken.update(
            (
                f"grafiek-{dataset.id}",
                f"vergelijking-{dataset.id}",
                *(f"cijfer-{dataset.id}-{row}" for row in rows),
                "regel",
                *(f"regel-{row}" for row in rows),
            )
        )
    for note in build.of_kind("kanttekening"):
        taken.update((f"noot-{note.slug}", f"bij-{note.slug}"))
    return taken


def _convert_explanations(build: Build, renderer: Renderer, files: dict[str, str]) -> None:
    """Convert the note under each table. It is text alone: a table holds no blocks."""
    for dataset in build.datasets.values():
        text, line = dataset.explanation_source
        owner = Document(KINDS[-1], dataset.path, dataset.id, DUTCH, Header())
        lines, problems = _prose(build, owner, text.split("\n"), line, files)
        build.report.add(*problems)
        dataset.explanation = renderer.convert(lines)[0] if text.strip() else ""


def _convert(
    build: Build, renderer: Renderer, document: Document, files: dict[str, str]
) -> list[Problem]:
    """Convert one document and give its problems."""
    parts, problems = find_blocks(document.path, document.source_text, document.body_line)
    blocks: list[str] = []
    flow: list[str | int] = []
    prose: list[str] = []
    line = start = document.body_line
    for part in parts:
        if isinstance(part, str):
            prose.append(part)
            line += 1
            continue
        problems += _flush(build, document, prose, start, files, flow, blocks)
        flow.append(len(blocks))
        blocks.append(_block(build, renderer, document, part, problems, files))
        line = start = part.last_line + 1
        prose = []
    problems += _flush(build, document, prose, start, files, flow, blocks)
    explained = (
        document.kind.name != "kanttekening" and document.header.get("vorm") != GLOSSARY_LAYOUT
    )
    document.html, document.headings = renderer.convert(flow, blocks, terms=explained)
    return problems


def _flush(
    build: Build,
    document: Document,
    prose: list[str],
    start: int,
    files: dict[str, str],
    flow: list[str | int],
    blocks: list[str],
) -> list[Problem]:
    """Check and fill in a stretch of prose and add it to the flow; a preview shows what is wrong under the paragraph it is in."""
    lines, problems = _prose(build, document, prose, start, files)
    waiting = sorted(problems) if build.preview else []
    for number, (line, in_code) in enumerate(
        zip(lines, code_lines(lines), strict=True), start=start
    ):
        flow.append(line)
        passed = [item for item in waiting if item.place.line <= number]
        if passed and not in_code and (not line.strip() or number == start + len(lines) - 1):
            waiting = waiting[len(passed) :]
            flow.append(len(blocks))
            blocks.append(str(build.theme.component("problem_box", problem_views(passed))))
    return problems


def _prose(
    build: Build, document: Document, lines: list[str], start: int, files: dict[str, str]
) -> tuple[list[str], list[Problem]]:
    """Check prose, fill in its figures and its `{filename}` links."""
    if not lines:
        return [], []
    numbered = list(enumerate(lines, start=start))
    problems = list(check_prose(document.path, numbered))
    if document.kind.guards_amounts:
        problems += loose_amounts(document.path, numbered, build.amounts)
    text, found = replace_figures(
        document.path, "\n".join(lines), start, 1, lambda ref: figure_text(build, document, ref)
    )
    if "{filename}" in text:
        text = _FILENAME_LINK.sub(
            lambda match: _file_link(build, document, match["path"], files) or match[0], text
        )
    return text.split("\n"), problems + found


def _file_link(build: Build, document: Document, target: str, files: dict[str, str]) -> str | None:
    """Give the address for Pelican's link to a file: from the content folder with a slash, else from the file itself."""
    target = target.replace("\\", "/")  # as Windows writes it
    base = (
        PurePosixPath(build.path_of(build.content))
        if target.startswith("/")
        else PurePosixPath(document.path).parent
    )
    return files.get(posixpath.normpath(str(base / target.lstrip("/"))))


def _block(
    build: Build,
    renderer: Renderer,
    document: Document,
    use: BlockUse,
    problems: list[Problem],
    files: dict[str, str],
) -> str:
    """Give the HTML of a block; a preview shows the faults in the place of a faulty one."""
    html, faults = "", [item for item in problems if use.line <= item.place.line <= use.last_line]
    if not use.faulty:
        if use.text:
            lines, found = _prose(build, document, use.text.split("\n"), use.text_line, files)
            problems += found
            use.text = renderer.convert(lines)[0]
        try:
            html, faults = BLOCK_HANDLERS[use.name](build, document, use)
        except TemplateFault as fault:
            faults = [
                problem(
                    "sjabloon-fout",
                    Place(document.path, use.line, 1),
                    f"Het blok “{use.name}” kon niet worden gemaakt: {fault}",
                    "Laat dit aan de beheerder van de site zien.",
                )
            ]
        problems += faults
    if faults and build.preview:
        return str(build.theme.component("problem_box", problem_views(faults)))
    return html
