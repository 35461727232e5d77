"""The files of every dataset to download, and the package that describes them together."""

from __future__ import annotations

from plugins.core.figures.exports import data_package
from plugins.run.run_state import Run
from plugins.views.download_views import files_of_dataset

__all__ = ["PACKAGE", "make_dataset_files", "write_dataset_files"]

PACKAGE = "/data/datapackage.json"


def make_dataset_files(run: Run) -> None:
    """Make the files of all datasets before work is divided, so that each is made once."""
    for dataset in run.site.datasets.values():
        files_of_dataset(run, dataset)


def write_dataset_files(run: Run) -> None:
    """Write all formats of every dataset, and the package that describes them, below /data/."""
    site = run.site
    for dataset in site.datasets.values():
        for address, content in files_of_dataset(run, dataset).items():
            run.writer.data(address, content)
            run.publish(address, f"gegevens:{dataset.id}.{address.partition('.')[2]}")
    if site.datasets:
        package = run.remember(
            "package",
            lambda: data_package(site.datasets.values(), site.registers["bronnen"]),
            site.data_digest,
        )
        run.writer.data(PACKAGE, package)
        run.publish(PACKAGE, "gegevens:datapackage")
