"""Settings for publication, on top of pelicanconf.py: the site's real address, and nothing written back."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from pelicanconf import *  # noqa: F403

# For example https://www.dutchtechzone.nl or https://naam.github.io/site. `publish` refuses without it.
SITEURL = os.environ.get("SITEURL", "").rstrip("/")
LEDGER_WRITE = False
