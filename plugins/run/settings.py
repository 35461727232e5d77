"""The settings of a run: Pelican's and our own, read once and typed."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.core.addresses.redirect_hosts import HOSTS
from plugins.core.dutch import nearest
from plugins.core.moments import ZONE, parse_moment
from plugins.run.reuse.memo import Memo

__all__ = ["ConfigurationFault", "RunSettings", "read_settings"]


class ConfigurationFault(Exception):
    """A setting cannot be used."""

    exitcode = 2


def _nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True)
class RunSettings:
    """What one run is asked for."""

    content: Path
    output: Path
    theme: Path
    now: datetime.datetime
    """The moment the site is made for, with its offset: the only clock."""
    site_name: str = ""
    site_motto: str = ""
    site_url: str = ""
    """The absolute address of the site without a slash at the end; empty while it is not known."""
    host: str = ""
    """The host that gets a file with redirects (`core/addresses/redirect_hosts.py: HOSTS`)."""
    preview: bool = False
    """Show concepts and planned items; a page with a fault shows it."""
    named_files: bool = False
    """Links name index.html, so that the tree opens without a server (an artefact of CI)."""
    check_only: bool = False
    """Check and report, publish nothing."""
    writes_ledger: bool = False
    """Write new addresses into content/adressen.csv after publication."""
    report_format: str = "mens"
    """One of `report.FORMATS`."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """The service behind the forms in the browser; empty = no forms."""
    on_published: Callable[[], None] = _nothing
    """Called once the new tree is in place, before the steps that follow."""
    memo: Memo | None = None
    """What earlier runs made, for a preview or a check; a publication uses none."""

    @property
    def root(self) -> Path:
        """The project: reports name files below it."""
        return self.content.resolve().parent


def read_settings(given: Mapping[str, Any]) -> RunSettings:
    """Read Pelican's settings.

    Raises:
        ConfigurationFault: a setting has a value that cannot be used.
    """
    return RunSettings(
        content=Path(given["PATH"]),
        output=Path(given["OUTPUT_PATH"]),
        theme=Path(given["THEME"]),
        now=_moment(str(given.get("BUILD_DAY", ""))),
        site_name=str(given["SITENAME"]),
        site_motto=str(given["SITEMOTTO"]),
        site_url=str(given["SITEURL"]).rstrip("/"),
        host=_host(str(given.get("SITEHOST", ""))),
        preview=bool(given.get("PREVIEW")),
        named_files=bool(given.get("NAMED_FILES")),
        check_only=bool(given.get("CHECK_ONLY")),
        writes_ledger=bool(given.get("LEDGER_WRITE")),
        report_format=given.get("REPORT_FORMAT", "mens"),
        forms=given.get("FORMS") or {},
        on_published=given.get("ON_PUBLISHED", _nothing),
        memo=given.get("MEMO"),
    )


def _host(name: str) -> str:
    if name in ("", *HOSTS):
        return name
    near = nearest(name, HOSTS)
    options = f"Kies uit: {', '.join(HOSTS)}, of laat hem leeg."
    raise ConfigurationFault(
        f"SITEHOST “{name}” ken ik niet. {f'Bedoelde u “{near}”?' if near else options}"
    )


def _moment(text: str) -> datetime.datetime:
    """Return the moment as set (a day is its midnight), from SOURCE_DATE_EPOCH, or now."""
    if text:
        moment = parse_moment(text)
        if moment is None or not moment.exists:
            raise ConfigurationFault(f"BUILD_DAY “{text}” is geen datum.")
        return moment.begins
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), ZONE)
    return datetime.datetime.now(ZONE)
