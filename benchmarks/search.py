"""Measures searching in many stories.

How long the index takes, how large it is, what a first answer costs to fetch, and how long it
takes.

    python -m benchmarks.search          10,000 stories
    python -m benchmarks.search 2000

Two sets of stories: those of `make_site`, whose 22 words all are in nearly every story (the worst
case for an index), and stories of sentences from content/, as people write them.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from benchmarks.make_site import make_ours
from plugins.commands.test_tools import find_browser
from plugins.search import SearchGenerator
from tests.helpers.browser import build_content
from tests.helpers.static_host import StaticHost

ROOT = Path(__file__).resolve().parents[1]
PAGE = "---\ntitel: Zoeken\nsamenvatting: Zoek in alles.\nvorm: zoeken\n---\n"
QUESTIONS = {
    "made": ("gemeente", "techniek", "verhaal 4711", "nieuw plan"),
    "written": ("gemeente", "subsidies", "dryport", "plan voor de regio"),
}


def _written(folder: Path) -> None:
    """Fill every story with sentences from content/, the same each time for its name.

    It has about as many words as before.
    """
    sentences = []
    for file in sorted((ROOT / "content" / "verhalen").rglob("*.md")):
        body = file.read_text(encoding="utf-8").split("---", 2)[2]
        plain = re.sub(
            r":::.*?:::|\{[^}]*\}|\[([^\]]*)\]\([^)]*\)|[#*_|]",
            lambda match: match[1] or "",
            body,
            flags=re.S,
        )
        sentences += [
            sentence
            for sentence in re.split(r"(?<=[.!?])\s+", " ".join(plain.split()))
            if len(sentence.split()) > 4
        ]
    for file in (folder / "content" / "verhalen").rglob("*.md"):
        chance = random.Random(file.stem)
        head = file.read_text(encoding="utf-8").split("---")[1]
        body = "\n\n".join(" ".join(chance.choice(sentences) for _ in range(7)) for _ in range(9))
        file.write_text(f"---{head}---\n{body}\n", encoding="utf-8")


def _ask(browser: Browser, base: str, question: str) -> tuple[dict[str, int], float, str]:
    """Search once with an empty cache.

    Returns bytes by file (with the heads of answers), seconds to the first result, and what the page
    says.
    """  # noqa: E501
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    network.on(
        "Network.requestWillBeSent",
        lambda event: names.update({event["requestId"]: event["request"]["url"]}),
    )
    network.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: int(event["encodedDataLength"])}),
    )
    started = time.perf_counter()
    page.goto(f"{base}/zoeken/?q={quote(question)}", wait_until="commit")
    page.locator(".search-results__item").first.wait_for()
    wall = time.perf_counter() - started
    page.wait_for_load_state("networkidle")
    said = page.locator("[data-search-status]").inner_text()
    context.close()
    return (
        {names[key].removeprefix(base): size for key, size in sizes.items() if key in names},
        wall,
        said,
    )


def _kind(name: str) -> str:
    """Sort a file by what it is for."""
    if "/zoeken/index/" not in name:
        return "page"
    return next(
        (kind for kind in ("fragment", "filter", "index") if f"/index/{kind}/" in name), "engine"
    )


def _measure(place: Path, name: str, count: int) -> None:
    """Build one set of stories, search in it, and print."""
    make_ours(place, count)
    (place / "content" / "paginas" / "zoeken.md").write_text(PAGE, encoding="utf-8")
    if name == "written":
        _written(place)
    spent: list[tuple[float, float]] = []
    generate = SearchGenerator.generate_output

    def timed(generator: SearchGenerator, writer: object) -> None:
        started, worked = time.perf_counter(), sum(os.times()[:4])
        generate(generator, writer)
        spent.append((time.perf_counter() - started, sum(os.times()[:4]) - worked))

    SearchGenerator.generate_output = timed
    try:
        build_content(place / "content", place / "output", SITEURL="")
    finally:
        SearchGenerator.generate_output = generate
    index = place / "output" / "zoeken" / "index"
    files = [file.stat().st_size for file in index.rglob("*") if file.is_file()]
    print(
        f"search, {count} {name} stories: index in {spent[0][0]:.1f} s ({spent[0][1]:.1f} s of all"
        f" cores); {sum(files) / 1e6:.1f} MB in {len(files)} files"
    )
    host = StaticHost(place / "output")
    host.start()
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(),
            args=["--disable-gpu", *(["--no-sandbox"] if root else [])],
        )
        for question in QUESTIONS[name]:
            sizes, wall, said = _ask(browser, host.base, question)
            kinds: dict[str, int] = {}
            for file, size in sizes.items():
                kinds[_kind(file)] = kinds.get(_kind(file), 0) + size
            parts = ", ".join(f"{kind} {size / 1000:.0f}" for kind, size in sorted(kinds.items()))
            print(
                f"  {said:<45} {sum(sizes.values()) / 1000:4.0f} kB in {len(sizes)} requests"
                f" ({parts}); first result after {wall:.2f} s"
            )
        browser.close()
    host.stop()


def main(arguments: list[str]) -> int:
    """Measure both sets."""
    count = int(arguments[0]) if arguments else 10_000
    for name in QUESTIONS:
        with tempfile.TemporaryDirectory() as place:
            _measure(Path(place), name, count)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
