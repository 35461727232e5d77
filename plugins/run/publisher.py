"""Pelican's run with two outcomes: the site is published, or nothing changes and a report says why.

`PELICAN_CLASS` in pelicanconf.py names this class, so `pelican content` and `python -m pelican`
behave the same as the project's own commands.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican import Pelican, signals

from plugins.core.dutch import format_date
from plugins.core.problems import Place, problem
from plugins.core.texts.schedule import said_of_day
from plugins.run.features import Feature, blocks_of
from plugins.run.host import TO_MAINTAINER, HostGenerators, HostLog, culprit, offered
from plugins.run.publication import Busy, complete_interrupted, locked, staging_folder
from plugins.run.report import Report
from plugins.run.run_state import Run
from plugins.run.settings import ConfigurationFault, RunSettings, read_settings
from plugins.run.site import Site
from plugins.run.steps import build_site, publish
from plugins.run.tree_writer import TreeWriter
from plugins.support.templates import Theme

__all__ = ["PublicationStopped", "Publisher", "new_run"]

OR_REMOVE = "Laat dit aan de beheerder van de site zien, of haal de plugin weg uit PLUGINS."


class PublicationStopped(Exception):
    """There are faults, so nothing was changed."""

    exitcode = 1


def new_run(settings: RunSettings, report: Report, staging: Path) -> Run:
    """Return a run that has read nothing yet.

    Args:
        settings: what is asked for.
        report: takes all problems.
        staging: the folder of the new tree.
    """
    prefix = "/" + "/".join(settings.site_url.split("/")[3:])
    writer = TreeWriter(
        staging,
        settings.output,
        {"/404.html": prefix.rstrip("/") + "/"},
        named_files=settings.named_files,
        dry=settings.check_only,
        sparse=settings.preview and settings.memo is not None,
    )
    site = Site(settings.root, settings.content)
    return Run(settings, report, Theme(settings.theme), writer, site)


class Publisher(Pelican):  # type: ignore[misc]
    """Builds beside the last good site, judges there, and only then exchanges the two.

    `run/settings.py` says which settings there are besides Pelican's own.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self.root = Path(settings["PATH"]).resolve().parent
        self.report = Report(self.root)
        self.state: Run | None = None
        """The last run, as far as it got."""
        self._log = HostLog(self.report)
        # -q raises the level of the root logger; errors of the host must count all the same.
        host = logging.getLogger("pelican")
        if host.getEffectiveLevel() > logging.WARNING:
            host.setLevel(logging.WARNING)
        host.addFilter(_without_trace)
        logging.getLogger().addHandler(self._log)
        asked = len(settings["PLUGINS"])
        super().__init__(settings)
        self._lost_plugins = asked > len(self.plugins)
        self._report_missing_plugins()
        self._at_start = self.report.problems

    def init_plugins(self) -> None:
        """Load the plugins; a third-party one that cannot be imported is a fault.

        Pelican would stop with a traceback.
        """
        try:
            super().init_plugins()
        except Exception as error:
            names = [given for given in self.settings["PLUGINS"] if isinstance(given, str)]
            name = culprit(error, names)
            if not name:
                raise
            said = f"{type(error).__name__}: {error}"
            self._plugin_fault(f"De plugin “{name}” kan niet worden geladen: {said}", OR_REMOVE)

    def _report_missing_plugins(self) -> None:
        """Report that no plugin was loaded: Pelican only logs that."""
        if not self.plugins and not self.report.stops:
            self._plugin_fault("Er is geen enkele plugin geladen.", TO_MAINTAINER)

    def _plugin_fault(self, text: str, hint: str) -> None:
        self.report.add(problem("pelican-fout", Place("pelicanconf.py"), text, hint))

    def run(self) -> None:
        """Build, judge, and publish or stop.

        Raises:
            PublicationStopped: there are faults; the report has been shown.
            publication.Busy: another run is writing the same folder.
        """
        self._new_report()
        output, checks = Path(self.settings["OUTPUT_PATH"]), bool(self.settings.get("CHECK_ONLY"))
        # A check writes nothing, so it need not wait for a run that does.
        with contextlib.nullcontext() if checks else locked(output):
            if not checks:
                complete_interrupted(output)
            run = self.state = self._new_run()
            try:
                self._finish(run, self._build(run))
            except BaseException:
                run.writer.discard()
                if run.settings.memo:
                    run.settings.memo.forget()
                raise
            finally:
                logging.getLogger().removeHandler(self._log)

    def _new_report(self) -> None:
        """Start a report with the faults of the start: autoreload runs one object repeatedly."""
        self.report = self._log.report = Report(self.root)
        self.report.add(*self._at_start)
        logging.getLogger().addHandler(self._log)

    def _new_run(self) -> Run:
        settings = read_settings(self.settings)
        run = new_run(settings, self.report, _new_folder(settings))
        self.output_path = str(run.writer.folder)
        if settings.memo and not settings.check_only:
            settings.memo.hold_to(settings.output)
        return run

    def _build(self, run: Run) -> list[Feature]:
        """Build with the features and generators that plugins offer; return the features."""
        try:
            features, others = offered(signals.get_generators.send(self))
            run.blocks = blocks_of(features)
            build_site(run, features, HostGenerators(self, others, run))
        except Exception as error:
            self._stop_for_plugin(error)
            raise
        return features

    def _stop_for_plugin(self, error: Exception) -> None:
        """Report an error in a third-party plugin, or for lack of one, and stop.

        An error in our own code is raised as it is.
        """
        name = culprit(error, [plugin.__name__ for plugin in self.plugins])
        if name:
            self._plugin_fault(f"De plugin “{name}” is gestopt: {error!r}", OR_REMOVE)
        if name or self._lost_plugins:
            self._show(self.settings.get("REPORT_FORMAT", "mens"))
            raise PublicationStopped(self.report.summary()) from error

    def _show(self, report_format: str) -> None:
        """Print the report."""
        text = self.report.text(report_format, language=bool(self.settings.get("CHECK_ONLY")))
        if text.strip():
            print(text, flush=True)

    def _finish(self, run: Run, features: Sequence[Feature]) -> None:
        """Show the report; publish when nothing stops it."""
        settings = run.settings
        for_people = settings.report_format == "mens"
        stops = self.report.stops and (not settings.preview or settings.check_only)
        if for_people:
            _print_today(run)  # before the messages: those and their count belong together
        self._show(settings.report_format)
        if for_people:
            print(self._closing_line(run, stops), flush=True)
        if settings.memo and settings.check_only:
            settings.memo.store()
        if stops:
            raise PublicationStopped(self.report.summary())
        if settings.check_only:
            run.writer.discard()
        else:
            publish(run, features)

    def _closing_line(self, run: Run, stops: bool) -> str:
        """Return the line that says how the run ended."""
        pages, settings = len(run.writer.pages), run.settings
        summary = self.report.summary(language=settings.check_only)
        if settings.check_only:
            return f"\n{summary}. {pages} pagina's nagekeken."
        if stops:
            return f"\n{summary}. Er is niets veranderd: de vorige site staat er nog."
        on_windows = sys.platform == "win32"
        folder = (
            str(settings.output) if on_windows else os.path.relpath(settings.output, Path.cwd())
        )
        return f"\n{summary}. {pages} pagina's staan in {folder}."


def _new_folder(settings: RunSettings) -> Path:
    """Make the folder of the new tree; a check has its own, where other plugins may write."""
    if settings.check_only:
        return Path(tempfile.mkdtemp())
    staging = staging_folder(settings.output)
    staging.mkdir(parents=True)
    return staging


def _print_today(run: Run) -> None:
    """Print which pages come and go today; a preview, made after each save, has a page for it."""
    if run.preview and not run.settings.check_only:
        return
    said = said_of_day((*run.site.documents, *run.site.hidden), run.settings.now)
    if said:
        lines = [f"\nVandaag, {format_date(run.day)}:", *(f"  {line}" for line in said)]
        print("\n".join(lines), flush=True)


def _without_trace(record: logging.LogRecord) -> bool:
    """Remove the traceback where the run stopped on purpose: the report holds everything."""
    stopped = (PublicationStopped, ConfigurationFault, Busy)
    if record.exc_info and isinstance(record.exc_info[1], stopped):
        record.exc_info = None
    return True
