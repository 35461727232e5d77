"""The form of a feature's generator: what Pelican's life cycle asks for, and nothing else.

generate_context     read
generate_output      write pages and files into the new tree
judge                check the whole tree
after_publication    what may only happen once the new site stands
"""

from __future__ import annotations

from typing import Any

from plugins.run.build import Build

__all__ = ["SiteGenerator"]


class SiteGenerator:
    """Base of the generators; takes what Pelican passes and keeps the build."""

    def __init__(self, context: dict[str, Any], **others: Any) -> None:
        self.context = context
        self.build: Build = context["build"]
