"""The block afbeelding, and the files that headers name."""

from __future__ import annotations

from plugins.pictures.header_pictures import read_header_files
from plugins.pictures.picture_block import picture_block
from plugins.run.features import Feature, connect
from plugins.views.picture_views import make_ready

FEATURE = Feature(
    "pictures",
    blocks={"afbeelding": picture_block},
    prepare=make_ready,
    relate=read_header_files,
)


def register() -> None:
    """Connect to Pelican."""
    connect(FEATURE)
