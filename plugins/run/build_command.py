"""Run one build with Pelican's settings, as the project's own commands do, with exit codes."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.run.publication import Busy
from plugins.run.publisher import PublicationStopped, Publisher
from plugins.run.run_state import Run
from plugins.run.settings import ConfigurationFault

__all__ = ["build", "look"]


def build(
    conf: Path,
    overrides: Mapping[str, Any],
    before: Callable[[Mapping[str, Any]], None] = lambda _: None,
) -> int:
    """Build a site.

    Args:
        conf: the settings file.
        overrides: settings on top of it.
        before: called with the settings before anything is built.

    Returns:
        0 when the site was built, 1 for faults in content, 2 for configuration.
    """
    _, code = _run(conf, overrides, before)
    return code


def look(conf: Path, overrides: Mapping[str, Any]) -> Run | None:
    """Check the site as it is now, silently; return the run, or None once the reason is printed."""
    with contextlib.redirect_stdout(io.StringIO()):
        run, _ = _run(conf, {"CHECK_ONLY": True, "LEDGER_WRITE": False, **overrides})
    return run


def _run(
    conf: Path,
    overrides: Mapping[str, Any],
    before: Callable[[Mapping[str, Any]], None] = lambda _: None,
) -> tuple[Run | None, int]:
    """Build; return the run as far as it got, and the exit code."""
    publisher = None
    try:
        settings = read_settings(str(conf), override=dict(overrides))
        before(settings)
        publisher = Publisher(settings)
        publisher.run()
    except PublicationStopped:
        return publisher.state if publisher else None, PublicationStopped.exitcode
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
    return publisher.state, 0
