"""Settings of the site.

The code is in plugins/, the design in theme/, the words and numbers in content/.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from plugins.run.publisher import Publisher as PELICAN_CLASS  # noqa: F401, N814

SITENAME = "Dutch TechZone"
SITEMOTTO = "Wij maken het en de wereld weet het!"
# Empty while the site has no address of its own: feeds then name the preview's.
# publishconf.py sets it.
SITEURL = ""

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
TIMEZONE = "Europe/Amsterdam"
DEFAULT_LANG = "nl"

# The order in which features read, write and judge.
PLUGINS = [
    "plugins.content",
    "plugins.texts",
    "plugins.pictures",
    "plugins.language",
    "plugins.feeds",
    "plugins.assets",
    "plugins.figures",
    "plugins.pages",
    "plugins.sharing",
    "plugins.search",
    "plugins.forms",
    "plugins.judge",
    "plugins.editorial",
]

# Documents are read by plugins/content, not by the generators of Pelican itself.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
# Our own feeds (plugins/feeds) replace these.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = (
    None
)
IGNORE_FILES = [".*", "*~", "~$*", "#*"]
CACHE_CONTENT = False

# The forms in the browser, at /beheer/ of a publication: off. docs/forms.md explains what to set in
# publishconf.py for each service.
FORMS: dict[str, str] = {}

# The day to build for, as text, optionally with a time; empty is now, in Europe/Amsterdam.
BUILD_DAY = ""
PREVIEW = False
NAMED_FILES = False
CHECK_ONLY = False
REPORT_FORMAT = "mens"
# A build on a writer's or maintainer's own machine records new addresses in content/adressen.csv.
LEDGER_WRITE = True
