"""Reads content/: registers, then figures, then documents; each uses what came before."""

from __future__ import annotations

from dataclasses import replace

from plugins.content.dataset_folders import read_datasets
from plugins.content.document_files import read_documents
from plugins.content.register_files import (
    read_ledger_file,
    read_map,
    read_old_addresses_file,
    read_registers,
)
from plugins.run.run_state import Run
from plugins.run.site import Datasets

__all__ = ["read_site"]


def read_site(run: Run) -> None:
    """Read all of content/ into `run.site`; faults go to the report."""
    registers = read_registers(run)
    run.site = replace(
        run.site,
        registers=registers,
        region=read_map(run, registers),
        ledger=read_ledger_file(run),
        old_addresses=read_old_addresses_file(run),
    )
    datasets, offers = read_datasets(run)
    run.site = replace(run.site, datasets=Datasets(datasets), offers=offers)
    documents, hidden = read_documents(run)
    run.site = replace(run.site, documents=documents, hidden=hidden)
