"""The theme's own files: one stylesheet with its hash in the name, fonts and marks, and in a preview the style guide."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.assets.styleguide import style_guide
from plugins.core.css_bundle import bundle
from plugins.support.files import walk
from plugins.support.generator import SiteGenerator

PREVIEW_ONLY = ("preview.js",)


class AssetsGenerator(SiteGenerator):
    """Publishes what pages need besides their text."""

    def generate_context(self) -> None:
        """Make the stylesheet first, so that pages know its name."""
        theme = self.build.theme.folder
        css = bundle("css/site.css", lambda path: (theme / path).read_text(encoding="utf-8"))
        digest = hashlib.sha256(css.encode("utf-8")).hexdigest()[:12]
        self.build.extras["css"] = f"/theme/site.{digest}.css"
        self.build.extras["stylesheet"] = css
        if self.build.preview:
            self.build.extras["scripts"] = ["/theme/preview.js"]

    def generate_output(self, writer: Any) -> None:
        """Write stylesheet, files and, in a preview, the style guide."""
        writer.data(self.build.extras["css"], self.build.extras["stylesheet"].encode("utf-8"))
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
