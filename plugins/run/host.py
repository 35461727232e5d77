"""Pelican's side of a run: generators, signals, log and faults of third-party plugins."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.core.problems import Place, problem
from plugins.run.features import Feature
from plugins.run.report import Report
from plugins.run.run_state import Run

__all__ = ["TO_MAINTAINER", "HostGenerators", "HostLog", "culprit", "offered"]

TO_MAINTAINER = "Laat dit aan de beheerder van de site zien."
# Warnings that mean nothing is wrong, by how they begin. Any other warning is a fault.
KNOWN_WARNINGS = (
    "Feeds generated without SITEURL set properly may not be valid",
    "Unable to use LOCALE",
    "Keyboard interrupt received",
    "--port without --listen",
    "--bind without --listen",
)


def offered(answers: Iterable[tuple[Any, Any]]) -> tuple[list[Feature], list[Any]]:
    """Separate what plugins offer as generators: our features, and third-party classes."""
    found = [
        item
        for _, given in answers
        for item in (given if isinstance(given, (list, tuple)) else [given])
        if item is not None
    ]
    features = [item for item in found if isinstance(item, Feature)]
    return features, [item for item in found if not isinstance(item, Feature)]


class _OurGenerator:
    """What third-party plugins find of us in the list of generators."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str) -> None:
        self.context, self.settings, self.path = context, settings, path


class HostGenerators:
    """The generators of third-party plugins.

    Args:
        publisher: Pelican's class, which signals name as their sender.
        classes: what the plugins offered.
        run: the run they take part in; they find it in their context.
    """

    def __init__(self, publisher: Any, classes: Iterable[Any], run: Run) -> None:
        self._publisher, self._run = publisher, run
        self._context = dict(publisher.settings)
        self._context.update(
            generated_content={},
            static_links=set(),
            static_content={},
            localsiteurl=publisher.settings["SITEURL"],
            run=run,
        )
        self._generators = [
            made(
                context=self._context,
                settings=publisher.settings,
                path=publisher.path,
                theme=publisher.theme,
                output_path=publisher.output_path,
            )
            for made in classes
        ]

    def read(self) -> None:
        """Let them read, then signal that reading is done."""
        # Names under which themes and plugins made for Pelican look for content.
        self._context["articles"] = self._run.site.of_kind("verhaal")
        self._context["pages"] = self._run.site.of_kind("pagina")
        for generator in self._generators:
            if hasattr(generator, "generate_context"):
                generator.generate_context()
        publisher = self._publisher
        ours = _OurGenerator(self._context, publisher.settings, publisher.path)
        signals.all_generators_finalized.send([ours, *self._generators])

    def write(self) -> None:
        """Let them write, then signal that writing is done."""
        for generator in self._generators:
            if hasattr(generator, "generate_output"):
                generator.generate_output(self._run.writer)
        signals.finalized.send(self._publisher)


class HostLog(logging.Handler):
    """Turns what Pelican and plugins log into problems: every error, and unknown warnings."""

    def __init__(self, report: Report) -> None:
        super().__init__(logging.WARNING)
        self.report = report

    def emit(self, record: logging.LogRecord) -> None:
        """Add one record to the report."""
        message = " ".join(record.getMessage().split())
        place = Place("pelicanconf.py")
        if record.levelno >= logging.ERROR:
            reason = f": {record.exc_info[1]!r}" if record.exc_info and record.exc_info[1] else ""
            self.report.add(problem("pelican-fout", place, f"{message}{reason}", TO_MAINTAINER))
        elif not message.startswith(KNOWN_WARNINGS):
            self.report.add(problem("pelican-waarschuwing", place, message, TO_MAINTAINER))


def culprit(error: Exception, names: list[str]) -> str:
    """Return the name of the third-party plugin that failed; empty when our own code did."""
    modules, trace = [], error.__traceback__
    while trace:
        modules.append(trace.tb_frame.f_globals.get("__name__", ""))
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename:
        modules += [Path(error.filename).stem, Path(error.filename).parent.name]
    others = [name for name in names if not name.startswith("plugins.")]
    for module in modules:
        for name in others:
            if module == name or module.startswith(name + "."):
                return name
    return ""
