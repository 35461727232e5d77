"""The theme's own files: stylesheets named by their digest, fonts, logos, the style guide."""

from __future__ import annotations

import functools
import hashlib

from plugins.assets.css_bundle import bundle
from plugins.assets.styleguide import style_guide
from plugins.run.run_state import Run, Stylesheet
from plugins.support.files import walk

__all__ = ["make_stylesheets", "write_theme_files"]

PREVIEW_ONLY = ("preview.js",)


def make_stylesheets(run: Run) -> None:
    """Make the stylesheets before pages name them; that of the preview weighs on no visitor."""
    for name in ("site", "preview") if run.preview else ("site",):
        css = run.remember("stylesheet", functools.partial(_sheet, run, name), name)
        address = f"/theme/{name}.{hashlib.sha256(css).hexdigest()[:12]}.css"
        run.stylesheets[name] = Stylesheet(address, css)
    if run.preview:
        run.scripts.append("/theme/preview.js")


def _sheet(run: Run, name: str) -> bytes:
    """Return one stylesheet with all it imports."""
    folder = run.theme.folder

    def read(path: str) -> str:
        return (folder / path).read_text(encoding="utf-8")

    return bundle(f"css/{name}.css", read).encode("utf-8")


def write_theme_files(run: Run) -> None:
    """Write stylesheets, files and, in a preview, the style guide."""
    for sheet in run.stylesheets.values():
        run.writer.data(sheet.address, sheet.css)
    static = run.theme.folder / "static"
    for file in walk(static):
        if run.preview or file.name not in PREVIEW_ONLY:
            run.writer.copy("/theme/" + file.relative_to(static).as_posix(), file)
    if run.preview:
        style_guide(run)
