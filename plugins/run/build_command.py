"""Running one build with Pelican's settings, as the project's own commands do, with exit codes for people and machines."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.run.build import Build
from plugins.run.publication import Busy
from plugins.run.publisher import ConfigurationFault, PublicationStopped, Publisher

__all__ = ["build_site", "look"]


def build_site(
    conf: Path,
    overrides: Mapping[str, Any],
    before: Callable[[Mapping[str, Any]], None] = lambda _: None,
) -> int:
    """Build a site.

    Args:
        conf: the settings file; overrides: settings on top of it.
        before: called with the settings before anything is built.

    Returns:
        0 when it came out, 1 for faults in content, 2 for configuration.
    """
    _, code = _run(conf, overrides, before)
    return code


def look(conf: Path, overrides: Mapping[str, Any]) -> Build | None:
    """Give the state of the site as it is now, without a word of what is wrong with it; None when it could not be looked at, after saying why."""
    with contextlib.redirect_stdout(io.StringIO()):
        build, _ = _run(conf, {"CHECK_ONLY": True, "LEDGER_WRITE": False, **overrides})
    return build


def _run(
    conf: Path,
    overrides: Mapping[str, Any],
    before: Callable[[Mapping[str, Any]], None] = lambda _: None,
) -> tuple[Build | None, int]:
    """Build, and give how far it came and the exit code."""
    publisher = None
    try:
        settings = read_settings(str(conf), override=dict(overrides))
        before(settings)
        publisher = Publisher(settings)
        publisher.run()
    except PublicationStopped:
        return publisher.build if publisher else None, PublicationStopped.exitcode
    except ConfigurationFault as fault:
        print(fault, file=sys.stderr)
        return None, ConfigurationFault.exitcode
    except Busy as busy:
        print(
            f"Er is al iets bezig met de map “{busy}”. Wacht tot dat klaar is en probeer het"
            " opnieuw.",
            file=sys.stderr,
        )
        return None, 2
    return publisher.build, 0
