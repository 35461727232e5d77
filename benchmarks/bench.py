"""Build the same stories with this project and with plain Pelican, in turn; print the ratios.

make bench                  1,000 stories, three rounds
make bench ARGS="10000 1"   10,000 stories, one round
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.make_site import make_ours, make_plain

ROOT = Path(__file__).resolve().parents[1]
PLAIN_CONF = """
AUTHOR = "x"
SITENAME = "Plain"
SITEURL = "https://bench.invalid"
PATH = "content"
TIMEZONE = "Europe/Amsterdam"
DEFAULT_LANG = "nl"
PLUGINS = []
THEME = "simple"
DEFAULT_PAGINATION = 20
ARTICLE_URL = "verhalen/{slug}/"
ARTICLE_SAVE_AS = "verhalen/{slug}/index.html"
CATEGORY_URL = "thema/{slug}/"
CATEGORY_SAVE_AS = "thema/{slug}/index.html"
TAG_URL = "gemeente/{slug}/"
TAG_SAVE_AS = "gemeente/{slug}/index.html"
AUTHOR_URL = "sector/{slug}/"
AUTHOR_SAVE_AS = "sector/{slug}/index.html"
YEAR_ARCHIVE_SAVE_AS = "jaar/{date:%Y}/index.html"
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None, "period_archives": None}
PAGINATION_PATTERNS = [(1, "{url}", "{save_as}"), (2, "{base_name}/pagina/{number}/", "{base_name}/pagina/{number}/index.html")]
DIRECT_TEMPLATES = ["index"]
FEED_ALL_ATOM = "feeds/alle.atom.xml"
FEED_ALL_RSS = "feeds/alle.rss.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
CATEGORY_FEED_RSS = "feeds/{slug}.rss.xml"
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
RSS_FEED_SUMMARY_ONLY = False
MARKDOWN = {"extensions": ["tables", "footnotes", "def_list", "sane_lists", "fenced_code", "toc", "meta"], "output_format": "html5"}
"""  # noqa: E501


def _pages(folder: Path) -> tuple[int, int]:
    """Count the pages and feeds that were written."""
    return len(list(folder.rglob("*.html"))), len(list(folder.rglob("*.xml")))


def _timed(folder: Path, conf: str) -> tuple[float, float]:
    """Build in a new process.

    Returns wall seconds and peak memory in MB (0 where the system does not tell).
    """
    measure = (
        "import resource,runpy,sys;sys.argv=['pelican','content','-q','-s',%r]\ntry:\n"
        " runpy.run_module('pelican',run_name='__main__')\nfinally:\n"
        " print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)" % conf
    )
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", measure],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    wall = time.perf_counter() - started
    if not list((folder / "output").rglob("*.html")):
        sys.exit(f"De bouw is mislukt:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return wall, int(done.stdout.split()[-1]) / 1024


def main(arguments: list[str]) -> int:
    """Measure and print."""
    count = int(arguments[0]) if arguments else 1000
    rounds = int(arguments[1]) if len(arguments) > 1 else 3
    with tempfile.TemporaryDirectory() as place:
        ours, plain = Path(place) / "ours", Path(place) / "plain"
        make_ours(ours, count)
        make_plain(plain, count)
        settings = (
            f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\nSITEURL ="
            " 'https://bench.invalid'\nPATH = 'content'\nOUTPUT_PATH = 'output'\nTHEME ="
            f" {str(ROOT / 'theme')!r}\nLEDGER_WRITE = False\n"
        )
        (ours / "conf.py").write_text(settings, encoding="utf-8")
        (plain / "conf.py").write_text(PLAIN_CONF, encoding="utf-8")
        results: dict[str, list[tuple[float, float]]] = {
            "ours cold": [],
            "ours again": [],
            "plain cold": [],
            "plain again": [],
        }
        # Plain Pelican draws no cards to share pages by. Ours are drawn once and kept, so that is
        # told apart.
        first, _ = _timed(ours, "conf.py")
        cards = len(list((ours / "output" / "kaarten").rglob("*.png")))
        for _ in range(rounds):
            for name, folder in (("ours", ours), ("plain", plain)):
                subprocess.run(["rm", "-rf", str(folder / "output")], check=True)
                results[f"{name} cold"].append(_timed(folder, "conf.py"))
                results[f"{name} again"].append(_timed(folder, "conf.py"))
        print(
            f"{count} stories, {rounds} rounds; pages and feeds: ours {_pages(ours / 'output')},"
            f" plain {_pages(plain / 'output')}"
        )
        print(f"  ours first   {first:6.2f} s   with {cards} cards drawn and kept")
        for name, values in results.items():
            print(
                f"  {name:<12} {statistics.median(wall for wall, _ in values):6.2f} s  "
                f" {max(memory for _, memory in values):5.0f} MB"
            )
        for kind in ("cold", "again"):
            ratio = statistics.median(
                wall for wall, _ in results[f"ours {kind}"]
            ) / statistics.median(wall for wall, _ in results[f"plain {kind}"])
            print(f"  ratio {kind}: {ratio:.2f} of plain Pelican")
    codes = [
        subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}"], cwd=ROOT, check=False
        ).returncode
        for name in ("rows", "search")
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
