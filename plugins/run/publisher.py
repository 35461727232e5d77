"""Pelican's run, with two outcomes only: everything right and published, or nothing changed and a report.

`PELICAN_CLASS` in pelicanconf.py names this class, so `pelican content` and `python -m pelican`
behave the same as the project's own commands.
"""

from __future__ import annotations

import contextlib
import datetime
import logging
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from pelican import Pelican, signals

from plugins.core.addresses.redirect_hosts import HOSTS
from plugins.core.dutch import format_date, nearest
from plugins.core.moments import ZONE, parse_moment
from plugins.core.problems import Place, problem
from plugins.core.texts.schedule import said_of_day
from plugins.run.build import Build
from plugins.run.publication import (
    Busy,
    complete_interrupted,
    locked,
    publish_tree,
    staging_folder,
    update_tree,
)
from plugins.run.report import HostLog, Report
from plugins.run.tree_writer import TreeWriter
from plugins.support.templates import Theme

__all__ = ["ConfigurationFault", "PublicationStopped", "Publisher"]


class PublicationStopped(Exception):
    """There are faults; nothing was changed."""

    exitcode = 1


class ConfigurationFault(Exception):
    """A setting cannot be used."""

    exitcode = 2


class Publisher(Pelican):  # type: ignore[misc]
    """Builds beside the last good site, judges there, and only then exchanges the two.

    Settings besides Pelican's own:
        PREVIEW: show concepts and planned items; a page with a fault shows it.
        NAMED_FILES: links name index.html, so that the tree opens without a server (an artefact of
            CI).
        CHECK_ONLY: judge and report, publish nothing.
        BUILD_DAY: the day to build for, as text, perhaps with a time; empty = now, in
            Europe/Amsterdam.
        SITEHOST: the host that gets a file with redirects (`core/addresses/redirect_hosts.py:
            HOSTS`); empty = pages that lead on, for any host.
        LEDGER_WRITE: write new addresses into content/adressen.csv after publication.
        REPORT_FORMAT: one of `report.FORMATS`.
        ON_PUBLISHED: what to call once the new tree stands, before everything about it is done.
        MEMO: a `memo.Memo` of earlier builds, for a preview or a check.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self.root = Path(settings["PATH"]).resolve().parent
        self.report = Report(self.root)
        self.build: Build | None = None
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
        """Load the plugins.

        One from elsewhere whose code fails while it is imported is a fault; Pelican would break
        off.
        """
        try:
            super().init_plugins()
        except Exception as error:
            name = _culprit(
                error, [given for given in self.settings["PLUGINS"] if isinstance(given, str)]
            )
            if not name:
                raise
            self.report.add(
                problem(
                    "pelican-fout",
                    Place("pelicanconf.py"),
                    f"De plugin “{name}” kan niet worden geladen: {type(error).__name__}: {error}",
                    "Laat dit aan de beheerder van de site zien, of haal de plugin weg uit"
                    " PLUGINS.",
                )
            )

    def _report_missing_plugins(self) -> None:
        """Pelican logs a plugin that cannot be loaded and goes on; the loss is a fault whatever the log level."""
        if not self.plugins and not self.report.stops:
            self.report.add(
                problem(
                    "pelican-fout",
                    Place("pelicanconf.py"),
                    "Er is geen enkele plugin geladen.",
                    "Laat dit aan de beheerder van de site zien.",
                )
            )

    def run(self) -> None:
        """Build, judge, and publish or stop.

        Raises:
            PublicationStopped: there are faults; the report has been shown.
            publication.Busy: another run is writing the same folder.
        """
        self._new_report()
        output = Path(self.settings["OUTPUT_PATH"])
        checks = bool(self.settings.get("CHECK_ONLY"))
        # A check writes nothing, so it need not wait for who does.
        with contextlib.nullcontext() if checks else locked(output):
            if not checks:
                complete_interrupted(output)
            build = self.build = self._new_build(output)
            try:
                try:
                    generators = self._generate(build)
                except Exception as error:
                    self._stop_for_plugin(error)
                    raise
                self._finish(build, generators)
            except BaseException:
                build.writer.discard()
                if build.memo:
                    build.memo.forget()
                raise
            finally:
                logging.getLogger().removeHandler(self._log)

    def _new_report(self) -> None:
        """Begin with what was wrong at the start alone: Pelican's autoreload runs one object again and again."""
        self.report = self._log.report = Report(self.root)
        self.report.add(*self._at_start)
        logging.getLogger().addHandler(self._log)

    def _new_build(self, output: Path) -> Build:
        """Set up the state of this run."""
        settings = self.settings
        host = str(settings.get("SITEHOST", ""))
        if host not in ("", *HOSTS):
            near = nearest(host, HOSTS)
            raise ConfigurationFault(
                f"SITEHOST “{host}” ken ik niet. "
                + (
                    f"Bedoelde u “{near}”?"
                    if near
                    else f"Kies uit: {', '.join(HOSTS)}, of laat hem leeg."
                )
            )
        prefix = "/" + "/".join(str(settings["SITEURL"]).split("/")[3:])
        staging = _new_folder(output, checks=bool(settings.get("CHECK_ONLY")))
        build = Build(
            root=self.root,
            content=Path(settings["PATH"]),
            output=output,
            settings=settings,
            now=_build_moment(settings.get("BUILD_DAY", "")),
            report=self.report,
            theme=Theme(Path(settings["THEME"])),
            writer=TreeWriter(
                staging,
                output,
                {"/404.html": prefix.rstrip("/") + "/"},
                named_files=bool(settings.get("NAMED_FILES")),
                dry=bool(settings.get("CHECK_ONLY")),
                sparse=bool(settings.get("PREVIEW") and settings.get("MEMO")),
            ),
            memo=settings.get("MEMO"),
            preview=bool(settings.get("PREVIEW")),
        )
        self.output_path = str(staging)
        if build.memo and not settings.get("CHECK_ONLY"):
            build.memo.hold_to(output)
        return build

    def _generate(self, build: Build) -> list[Any]:
        """Run the features in Pelican's own order and signals."""
        context = dict(self.settings)
        context.update(
            generated_content={},
            static_links=set(),
            static_content={},
            localsiteurl=self.settings["SITEURL"],
            build=build,
        )
        generators = [
            made(
                context=context,
                settings=self.settings,
                path=self.path,
                theme=self.theme,
                output_path=self.output_path,
            )
            for _, given in signals.get_generators.send(self)
            for made in (given if isinstance(given, (list, tuple)) else [given])
            if made is not None
        ]
        for generator in generators:
            if hasattr(generator, "generate_context"):
                generator.generate_context()
        signals.all_generators_finalized.send(generators)
        for generator in generators:
            if hasattr(generator, "generate_output"):
                generator.generate_output(build.writer)
        signals.finalized.send(self)
        for generator in generators:
            if hasattr(generator, "judge"):
                generator.judge()
        return generators

    def _stop_for_plugin(self, error: Exception) -> None:
        """Report an error that arose in a plugin from elsewhere, or for want of one, and stop; an error of our own stays what it is."""
        name = _culprit(error, [plugin.__name__ for plugin in self.plugins])
        if name:
            self.report.add(
                problem(
                    "pelican-fout",
                    Place("pelicanconf.py"),
                    f"De plugin “{name}” is gestopt: {error!r}",
                    "Laat dit aan de beheerder van de site zien, of haal de plugin weg uit"
                    " PLUGINS.",
                )
            )
        if name or self._lost_plugins:
            self._show()
            raise PublicationStopped(self.report.summary()) from error

    def _show(self) -> None:
        """Print the report in the form that is asked for."""
        text = self.report.text(
            self.settings.get("REPORT_FORMAT", "mens"),
            language=bool(self.settings.get("CHECK_ONLY")),
        )
        if text.strip():
            print(text, flush=True)

    def _finish(self, build: Build, generators: list[Any]) -> None:
        """Show the report; publish when nothing stops it."""
        form = self.settings.get("REPORT_FORMAT", "mens")
        if form == "mens":
            _say_today(build)  # before the messages: those and their count belong together
        self._show()
        stops = self.report.stops and (not build.preview or bool(self.settings.get("CHECK_ONLY")))
        if form == "mens":
            print(self._closing_line(build, stops), flush=True)
        if build.memo and self.settings.get("CHECK_ONLY"):
            build.memo.keep()
        if stops:
            raise PublicationStopped(self.report.summary())
        if self.settings.get("CHECK_ONLY"):
            build.writer.discard()
            return
        if build.writer.sparse:
            update_tree(build.writer.folder, build.output, build.writer.kept)
        else:
            publish_tree(build.writer.folder, build.output)
        if build.memo:
            build.memo.keep(build.output)
        self.settings.get("ON_PUBLISHED", _nothing)()
        for generator in generators:
            if hasattr(generator, "after_publication"):
                generator.after_publication()

    def _closing_line(self, build: Build, stops: bool) -> str:
        """Say in one line how it ended."""
        pages = len(build.writer.pages)
        summary = self.report.summary(language=bool(self.settings.get("CHECK_ONLY")))
        if self.settings.get("CHECK_ONLY"):
            return f"\n{summary}. {pages} pagina's nagekeken."
        if stops:
            return f"\n{summary}. Er is niets veranderd: de vorige site staat er nog."
        folder = (
            os.path.relpath(build.output, Path.cwd())
            if sys.platform != "win32"
            else str(build.output)
        )
        return f"\n{summary}. {pages} pagina's staan in {folder}."


def _new_folder(output: Path, *, checks: bool) -> Path:
    """Make the folder for the new tree; a check has one of its own, which plugins from elsewhere may write in."""
    if checks:
        return Path(tempfile.mkdtemp())
    staging = staging_folder(output)
    staging.mkdir(parents=True)
    return staging


def _nothing() -> None:
    """Do nothing."""


def _say_today(build: Build) -> None:
    """Say which pages come and go by themselves on the day that is built for; a preview is made after each save, and has a page for it."""
    if build.preview and not build.settings.get("CHECK_ONLY"):
        return
    said = said_of_day((*build.documents, *build.hidden), build.now)
    if said:
        print(
            "\n".join([f"\nVandaag, {format_date(build.day)}:", *(f"  {line}" for line in said)]),
            flush=True,
        )


def _culprit(error: Exception, names: list[str]) -> str:
    """Name the plugin from elsewhere in whose code an error arose; empty when it arose in ours."""
    modules, trace = [], error.__traceback__
    while trace:
        modules.append(trace.tb_frame.f_globals.get("__name__", ""))
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename:
        modules += [Path(error.filename).stem, Path(error.filename).parent.name]
    others = [name for name in names if not name.startswith("plugins.")]
    return next(
        (
            name
            for module in modules
            for name in others
            if module == name or module.startswith(name + ".")
        ),
        "",
    )


def _without_trace(record: logging.LogRecord) -> bool:
    """Leave the traceback out of what Pelican logs when we stopped on purpose: the report has said it all."""
    if record.exc_info and isinstance(
        record.exc_info[1], (PublicationStopped, ConfigurationFault, Busy)
    ):
        record.exc_info = None
    return True


def _build_moment(text: str) -> datetime.datetime:
    """Give the moment to build for: as set (a day alone is its midnight), from SOURCE_DATE_EPOCH, or now."""
    if text:
        moment = parse_moment(str(text))
        if moment is None or not moment.exists:
            raise ConfigurationFault(f"BUILD_DAY “{text}” is geen datum.")
        return moment.begins
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (
        datetime.datetime.fromtimestamp(int(epoch), ZONE) if epoch else datetime.datetime.now(ZONE)
    )
