"""Running one build with Pelican's settings, as the project's own commands do, with exit codes for people and machines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.support.publication import Busy
from plugins.support.publisher import ConfigurationFault, PublicationStopped, Publisher

__all__ = ["build_site"]


def build_site(conf: Path, overrides: Mapping[str, Any], before: Callable[[Mapping[str, Any]], None] = lambda _: None) -> int:
    """Build a site.

    Args:
        conf: the settings file; overrides: settings on top of it.
        before: called with the settings before anything is built.

    Returns:
        0 when it came out, 1 for faults in content, 2 for configuration.
    """
    try:
        settings = read_settings(str(conf), override=dict(overrides))
        before(settings)
        Publisher(settings).run()
    except PublicationStopped:
        return PublicationStopped.exitcode
    except ConfigurationFault as fault:
        print(fault, file=sys.stderr)
        return ConfigurationFault.exitcode
    except Busy as busy:
        print(f"Er is al iets bezig met {busy}. Wacht tot dat klaar is en probeer het opnieuw.", file=sys.stderr)
        return 2
    return 0
