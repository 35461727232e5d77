"""Settings for publication, on top of pelicanconf.py: the real address, no file written back."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from pelicanconf import *  # noqa: F403

# For example https://www.dutchtechzone.nl or https://naam.github.io/site. `publish` refuses to run
# without it.
SITEURL = os.environ.get("SITEURL", "").rstrip("/")
# The host whose redirects are written: netlify, cloudflare, gitlab, nginx, apache, iis or azure.
# Empty: pages that redirect, for any host.
SITEHOST = os.environ.get("SITEHOST", "").strip().lower()
LEDGER_WRITE = False
