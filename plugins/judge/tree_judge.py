"""Checks the whole tree once everything is written, and keeps the ledger of addresses."""

from __future__ import annotations

from plugins.core.addresses.ledger import ledger_text
from plugins.core.addresses.old_addresses import judge_old_addresses
from plugins.core.addresses.vanished_addresses import judge_addresses
from plugins.judge.link_problems import link_problems
from plugins.judge.loose_ends import loose_notes, loose_ties
from plugins.run.run_state import Run

__all__ = ["judge_tree", "write_ledger"]

LEDGER, OLD_ADDRESSES = "adressen.csv", "oude-adressen.csv"


def judge_tree(run: Run) -> None:
    """Report everything that only the whole tree can show."""
    run.whole = not run.report.stops
    run.report.add(*link_problems(run), *loose_notes(run), *loose_ties(run))
    if not run.preview:
        _judge_addresses(run)


def _judge_addresses(run: Run) -> None:
    """Report addresses that vanished, and old ones that lead nowhere."""
    site, settings = run.site, run.settings
    vanished = judge_addresses(
        site.path_of(site.content / LEDGER),
        site.ledger,
        run.identities,
        new_are_recorded=settings.writes_ledger or settings.check_only,
        whole=run.whole,
        ended=site.has_ended,
    )
    old = judge_old_addresses(
        site.path_of(site.content / OLD_ADDRESSES),
        site.old_addresses,
        site.ledger,
        run.identities,
    )
    run.report.add(*vanished, *old)


def write_ledger(run: Run) -> None:
    """Write new addresses into the ledger, in runs that update it."""
    if not run.settings.writes_ledger or run.preview:
        return
    file = run.site.content / LEDGER
    text = ledger_text(run.site.ledger, run.identities)
    if not file.exists() or file.read_text(encoding="utf-8-sig") != text:
        file.write_text(text, encoding="utf-8", newline="\n")
