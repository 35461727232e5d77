"""The theme's own files: one stylesheet with its hash in the name, fonts and marks, and in a preview the style guide."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.assets.css_bundle import bundle
from plugins.assets.styleguide import style_guide
from plugins.run.generator import SiteGenerator
from plugins.support.files import walk

PREVIEW_ONLY = ("preview.js",)


class AssetsGenerator(SiteGenerator):
    """Publishes what pages need besides their text."""

    def generate_context(self) -> None:
        """Make the stylesheets first, so that pages know their names; that of the preview alone weighs on no visitor."""
        build = self.build
        self._sheets = {"css": "site"} | ({"preview_css": "preview"} if build.preview else {})
        for key, name in self._sheets.items():
            css = build.remember("stylesheet", functools.partial(self._sheet, name), name)
            build.extras[key] = f"/theme/{name}.{hashlib.sha256(css).hexdigest()[:12]}.css"
            build.extras[f"{key} text"] = css
        if build.preview:
            build.extras["scripts"] = ["/theme/preview.js"]

    def _sheet(self, name: str) -> bytes:
        """Give a stylesheet."""
        return bundle(
            f"css/{name}.css",
            lambda path: (self.build.theme.folder / path).read_text(encoding="utf-8"),
        ).encode("utf-8")

    def generate_output(self, writer: Any) -> None:
        """Write stylesheets, files and, in a preview, the style guide."""
        for key in self._sheets:
            writer.data(self.build.extras[key], self.build.extras[f"{key} text"])
        static: Path = self.build.theme.folder / "static"
        for file in walk(static):
            if self.build.preview or file.name not in PREVIEW_ONLY:
                writer.copy("/theme/" + file.relative_to(static).as_posix(), file)
        if self.build.preview:
            style_guide(self.build)


def _generator(pelican: Any) -> type[AssetsGenerator]:
    return AssetsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
