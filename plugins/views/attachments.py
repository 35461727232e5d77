"""Files beside a page: found in the folder with its name, published below its address."""

from __future__ import annotations

from pathlib import Path

from plugins.core.dutch import format_size, nearest
from plugins.core.problems import Place, Problem, did_you_mean, problem
from plugins.core.texts.header import Value
from plugins.core.texts.page_texts import Download, PageDraft
from plugins.run.run_state import Run
from plugins.support.files import within

__all__ = ["FILE_TYPES", "attach", "find_beside"]

FILE_TYPES = {
    ".pdf": "PDF",
    ".csv": "CSV",
    ".xlsx": "Excel",
    ".ods": "OpenDocument",
    ".docx": "Word",
    ".odt": "OpenDocument",
    ".ics": "Agenda",
    ".zip": "ZIP",
}


def find_beside(
    run: Run, draft: PageDraft, value: Value, code: str
) -> tuple[Path | None, list[Problem]]:
    """Find a file beside a page.

    Args:
        run: the run.
        draft: the page.
        value: the name that a writer gave.
        code: of the problem, where there is no such file.
    """
    folder = run.site.folder_of(draft.document)
    file = within(folder, value.text)
    if file:
        return file, []
    names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    near = nearest(value.text, names, cutoff=0.5)
    hint = did_you_mean(near, f"Zet het bestand in de map {run.site.path_of(folder)}/.")
    return None, [
        problem(
            code,
            Place(draft.path, value.line, value.column),
            f"Het bestand “{value.text}” is niet gevonden.",
            hint,
        )
    ]


def attach(run: Run, draft: PageDraft, value: Value) -> tuple[Download | None, list[Problem]]:
    """Publish a file beside a page as a download."""
    file, problems = find_beside(run, draft, value, "bestand-ontbreekt")
    if file is None:
        return None, problems
    if file.suffix.lower() not in FILE_TYPES:
        place = Place(draft.path, value.line, value.column)
        return None, [
            problem(
                "bestand-ontbreekt",
                place,
                f"Bestanden van het soort “{file.suffix}” kunnen niet op de site.",
                f"Kies een van deze soorten: {', '.join(FILE_TYPES)}.",
            )
        ]
    content = file.read_bytes()
    address = f"{draft.address}{file.name}"
    draft.attachments[address] = content
    size = format_size(len(content), draft.language)
    text = file.stem.replace("-", " ")
    return Download(text, address, size, FILE_TYPES[file.suffix.lower()]), []
