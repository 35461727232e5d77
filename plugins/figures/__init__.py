"""The blocks that show figures, and the files of datasets to download."""

from __future__ import annotations

from plugins.figures.chart_blocks import chart_block
from plugins.figures.comparison_blocks import comparison_block
from plugins.figures.dataset_files import make_dataset_files, write_dataset_files
from plugins.figures.figure_blocks import downloads_block, figures_block, money_block
from plugins.figures.map_blocks import map_block
from plugins.run.features import Feature, connect

FEATURE = Feature(
    "figures",
    blocks={
        "bedragen": money_block,
        "cijfers": figures_block,
        "downloads": downloads_block,
        "grafiek": chart_block,
        "vergelijking": comparison_block,
        "kaart": map_block,
    },
    prepare=make_dataset_files,
    make=write_dataset_files,
)


def register() -> None:
    """Connect to Pelican."""
    connect(FEATURE)
