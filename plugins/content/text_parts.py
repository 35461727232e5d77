"""Converts one text: its prose checked and filled in, its blocks rendered by their features."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from plugins.core.figures.datasets import Dataset
from plugins.core.languages import DUTCH
from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.blocks import code_lines, find_blocks
from plugins.core.texts.documents import Document
from plugins.core.texts.inline import check_prose, loose_amounts, replace_figures
from plugins.core.texts.kinds import DATASET_PAGE
from plugins.core.texts.page_texts import PageDraft, PageText
from plugins.core.texts.reading_time import LONG_READS, minutes_to_read
from plugins.run.run_state import Run
from plugins.support.markdown_renderer import Renderer
from plugins.support.templates import TemplateFault
from plugins.views.problem_views import problem_views
from plugins.views.words import figure_text

__all__ = ["TextConverter"]

WITHOUT_TERMS = "begrippen"
"""The layout of the page that explains the terms, which does not link to itself."""
_FILENAME_LINK = re.compile(r"\{filename\}(?P<path>[^)\s#\"'>]+)")


class TextConverter:
    """Converts the texts of one run.

    Args:
        run: the run, when everything is read.
        renderers: the Markdown converter of each language.
    """

    def __init__(self, run: Run, renderers: Mapping[str, Renderer]) -> None:
        self.run, self.renderers = run, renderers
        documents = (*run.site.documents, *run.site.hidden)
        self.addresses = {document.path: document.address for document in documents}
        """The address of each file, for links to files."""

    def text(self, document: Document) -> tuple[PageText, list[Problem]]:
        """Convert one document; return its text and what is wrong with it."""
        flow = _Flow(self, PageDraft(document))
        parts, problems = find_blocks(document.path, document.source_text, document.body_line)
        flow.problems += problems
        prose: list[str] = []
        line = start = document.body_line
        for part in parts:
            if isinstance(part, str):
                prose.append(part)
                line += 1
                continue
            flow.add_prose(prose, start)
            flow.add_block(part)
            line = start = part.last_line + 1
            prose = []
        flow.add_prose(prose, start)
        return flow.converted(), flow.problems

    def explanation(self, dataset: Dataset) -> tuple[str, list[Problem]]:
        """Convert the note under the table of a dataset, which is prose without blocks."""
        text, line = dataset.explanation_source
        owner = Document(DATASET_PAGE, dataset.path, dataset.id, DUTCH, dataset.header)
        lines, problems = self.prose(PageDraft(owner), text.split("\n"), line)
        html = self.renderers[DUTCH].convert(lines)[0] if text.strip() else ""
        return html, problems

    def prose(
        self, draft: PageDraft, lines: list[str], start: int
    ) -> tuple[list[str], list[Problem]]:
        """Check prose, and fill in its figures and its `{filename}` links.

        Args:
            draft: the page it is on.
            lines: the lines of the text.
            start: the number of the first one in its file.
        """
        if not lines:
            return [], []
        numbered = list(enumerate(lines, start=start))
        problems = list(check_prose(draft.path, numbered))
        if draft.document.kind.guards_amounts:
            problems += loose_amounts(draft.path, numbered, self.run.site.amounts)
        text, found = replace_figures(
            draft.path,
            "\n".join(lines),
            start,
            1,
            lambda ref: figure_text(self.run, draft, ref),
        )
        if "{filename}" in text:
            text = _FILENAME_LINK.sub(
                lambda match: self._file_link(draft, match["path"]) or match[0], text
            )
        return text.split("\n"), problems + found

    def _file_link(self, draft: PageDraft, target: str) -> str | None:
        """Return the address for Pelican's link to a file.

        With a leading slash the link is relative to content/, else to the file it is in.
        """
        site = self.run.site
        target = target.replace("\\", "/")  # as Windows writes it
        of_content = target.startswith("/")
        base = (
            PurePosixPath(site.path_of(site.content))
            if of_content
            else PurePosixPath(draft.path).parent
        )
        return self.addresses.get(posixpath.normpath(str(base / target.lstrip("/"))))


class _Flow:
    """The lines and blocks of one text, in order, on their way to Markdown."""

    def __init__(self, converter: TextConverter, draft: PageDraft) -> None:
        self._converter, self._run, self._draft = converter, converter.run, draft
        self._renderer = converter.renderers[draft.language]
        self._parts: list[str | int] = []
        self._blocks: list[str] = []
        self.problems: list[Problem] = []

    def converted(self) -> PageText:
        """Return the finished text."""
        document = self._draft.document
        explained = (
            document.kind.name != "kanttekening" and document.header.get("vorm") != WITHOUT_TERMS
        )
        html, headings = self._renderer.convert(self._parts, self._blocks, terms=explained)
        minutes = minutes_to_read(html) if document.kind.name in LONG_READS else 0
        return self._draft.finished(html, tuple(headings), minutes)

    def add_prose(self, prose: list[str], start: int) -> None:
        """Add prose; a preview shows what is wrong under the paragraph that it is in."""
        lines, problems = self._converter.prose(self._draft, prose, start)
        self.problems += problems
        waiting = sorted(problems) if self._run.preview else []
        last = start + len(lines) - 1
        for number, (line, in_code) in enumerate(
            zip(lines, code_lines(lines), strict=True), start=start
        ):
            self._parts.append(line)
            passed = [item for item in waiting if item.place.line <= number]
            if passed and not in_code and (not line.strip() or number == last):
                waiting = waiting[len(passed) :]
                self._add_html(self._problem_box(passed))

    def add_block(self, use: BlockUse) -> None:
        """Add a block; a preview shows the faults of a faulty one in its place."""
        html = ""
        faults = [item for item in self.problems if use.line <= item.place.line <= use.last_line]
        if not use.faulty:
            html, faults = self._rendered(self._with_text(use))
            self.problems += faults
        self._add_html(self._problem_box(faults) if faults and self._run.preview else html)

    def _with_text(self, use: BlockUse) -> BlockUse:
        """Return a block with its text as HTML."""
        if not use.text:
            return use
        lines, found = self._converter.prose(self._draft, use.text.split("\n"), use.text_line)
        self.problems += found
        return replace(use, text=self._renderer.convert(lines)[0])

    def _rendered(self, use: BlockUse) -> tuple[str, list[Problem]]:
        try:
            return self._run.blocks[use.name](self._run, self._draft, use)
        except TemplateFault as fault:
            place = Place(self._draft.path, use.line, 1)
            text = f"Het blok “{use.name}” kon niet worden gemaakt: {fault}"
            hint = "Laat dit aan de beheerder van de site zien."
            return "", [problem("sjabloon-fout", place, text, hint)]

    def _add_html(self, html: str) -> None:
        self._parts.append(len(self._blocks))
        self._blocks.append(html)

    def _problem_box(self, problems: list[Problem]) -> str:
        return str(self._run.theme.component("problem_box", problem_views(problems)))
