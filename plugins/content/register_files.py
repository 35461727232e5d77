"""Reads registers, the map, the ledger of addresses and the addresses of the old site."""

from __future__ import annotations

import os

from plugins.content.csv_files import csv_rows, csv_text
from plugins.core.addresses.ledger import LEDGER_COLUMNS, LedgerLine, read_ledger
from plugins.core.addresses.old_addresses import OLD_COLUMNS, OldAddress, read_old_addresses
from plugins.core.drawings.region_map import Region, read_region
from plugins.core.problems import SOURCES
from plugins.core.tables.csv_table import read_table
from plugins.core.tables.registers import REGISTERS, Register, read_records
from plugins.run.run_state import Run

__all__ = ["read_ledger_file", "read_map", "read_old_addresses_file", "read_registers"]

LEDGER = "adressen.csv"
OLD_ADDRESSES = "oude-adressen.csv"


def read_registers(run: Run) -> dict[str, Register]:
    """Read all registers, the sources first since the others refer to them."""
    registers: dict[str, Register] = {}
    for name, kind in REGISTERS.items():
        file = run.site.content / "data" / "registers" / f"{name}.csv"
        if not os.path.lexists(file):
            registers[name] = {}
            continue
        before = run.report.count
        whole = {
            other: found
            for other, found in registers.items()
            if f"register {other}" not in run.report.unread
        }
        register, problems = read_records(
            kind, csv_rows(run, file, kind.columns, kind.optional), whole
        )
        run.report.add(*problems)
        registers[name] = register
        if run.report.count > before:
            run.report.unread.add(SOURCES if name == "bronnen" else f"register {name}")
    return registers


def read_map(run: Run, registers: dict[str, Register]) -> Region:
    """Make the map from its register."""
    region, problems = read_region(registers["kaart"], registers["gemeenten"])
    run.report.add(*problems)
    return region


def read_ledger_file(run: Run) -> list[LedgerLine]:
    """Read content/adressen.csv; a site without one has published no addresses yet."""
    file = run.site.content / LEDGER
    if not os.path.lexists(file):
        return []
    path = run.site.path_of(file)
    before = run.report.count
    text = csv_text(run, file)
    if run.report.count > before or text.strip() == ";".join(LEDGER_COLUMNS):
        return []
    rows, problems = read_table(path, text, LEDGER_COLUMNS, ())
    run.report.add(*problems)
    lines, problems = read_ledger(path, rows)
    run.report.add(*problems)
    return lines


def read_old_addresses_file(run: Run) -> list[OldAddress]:
    """Read content/oude-adressen.csv; a site that replaces no other has none."""
    file = run.site.content / OLD_ADDRESSES
    if not os.path.lexists(file):
        return []
    path, before = run.site.path_of(file), run.report.count
    text = csv_text(run, file)
    if run.report.count > before:
        return []
    rows, problems = read_table(path, text, OLD_COLUMNS, ())
    run.report.add(*problems)
    found, problems = read_old_addresses(path, rows)
    run.report.add(*problems)
    return found
