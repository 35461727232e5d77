"""The files of Decap CMS and of the reader of headers, as npm fetched them.

The only module that knows the files of these packages.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.support.files import walk

__all__ = ["PACKAGES", "published_files"]

PACKAGES = Path(__file__).resolve().parents[2] / ".venv" / "desk" / "node_modules"
"""With the environment, not with the texts: fetched at set-up, with the hashes of
plugins/forms/package-lock.json."""


def published_files() -> Iterator[tuple[str, Path]]:
    """Yield each file that a browser needs, with its name below the page of the forms.

    Nothing when they were not fetched.
    """
    decap = PACKAGES / "decap-cms" / "dist"
    for file in walk(decap):
        # The same program is there under a second name (cms.js), with maps for its makers.
        if file.name == "decap-cms.js" or file.name.endswith(
            (".decap-cms.js", "decap-cms.js.LICENSE.txt")
        ):
            yield f"decap/{file.name}", file
    reader = PACKAGES / "yaml" / "browser"
    for file in walk(reader):
        if file.suffix == ".js":
            yield f"yaml/{file.relative_to(reader).as_posix()}", file
