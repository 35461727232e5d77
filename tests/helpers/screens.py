"""Pictures of screens, small enough to be sent around or kept in the history of the project."""

from __future__ import annotations

import html
import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

__all__ = ["SCREENS", "picture_of_terminal", "small_picture"]

SCREENS = Path(__file__).resolve().parents[2] / ".cache" / "schermen"
"""Where an audit leaves its pictures; git ignores it, and a pipeline keeps it with its run."""
QUALITY = 70
_TERMINAL = (
    "<body style='margin:0;background:#1e1a17;color:#f4efe6;font:15px/1.45 monospace'>"
    "<pre style='margin:0;padding:24px;background:#1e1a17;white-space:pre-wrap'>"
    "<b>{command}</b>\n{output}</pre>"
)


def small_picture(png: bytes, width: int) -> bytes:
    """Return a screenshot as WebP of a width in pixels."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture = picture.resize(
        (width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS
    )
    made = io.BytesIO()
    picture.save(made, "WEBP", quality=QUALITY, method=6)
    return made.getvalue()


def picture_of_terminal(page: Page, command: str, output: str) -> bytes:
    """Return a screenshot of what a command said, as a terminal shows it."""
    page.goto("about:blank")
    page.set_content(_TERMINAL.format(command=html.escape(command), output=html.escape(output)))
    return page.locator("pre").screenshot()
