"""The ledger of every published address, since an address is a promise.

`content/adressen.csv` has a line for each: `adres;identiteit;naar`. `naar` is empty while the
address exists, another address when it moved, or `vervallen` when it was given up on purpose.
`core/addresses/moves.py` writes that for the command `adres`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.core.languages import DUTCH, FOREIGN
from plugins.core.problems import Place, Problem, problem
from plugins.core.tables.csv_cells import Row

__all__ = [
    "BACK",
    "DATA",
    "FEED",
    "GONE",
    "LEDGER_COLUMNS",
    "LIST",
    "LedgerLine",
    "Thing",
    "above",
    "end_of_redirects",
    "given_up",
    "ledger_text",
    "read_ledger",
    "redirects",
    "thing_of",
    "vanished",
]


GONE = "vervallen"
BACK = "terug"
"""What a person types to take back that an address moved or was given up."""
LIST, FEED, DATA, FILE = "lijst:", "feed:", "gegevens:", "bestand:"
"""How identities begin of what is made from other things than its own text: a list of stories, a
feed, figures, a file beside a page."""
LEDGER_COLUMNS = ("adres", "identiteit", "naar")


@dataclass(frozen=True, order=True)
class LedgerLine:
    """One published address."""

    address: str
    identity: str
    target: str = ""
    line: int = 0


@dataclass(frozen=True)
class Thing:
    """What an identity says: what a writer made, and which address of it this is."""

    base: str
    """The Dutch page or the folder with figures to which it belongs: `verhaal:skills4future`,
    `gegevens:begroting-2026`."""
    language: str = DUTCH
    file: str = ""
    """The file beside the page, or what follows the name of the figures (`.csv`); empty for the
    page itself."""


def thing_of(identity: str) -> Thing:
    """Read an identity."""
    if identity.startswith(FILE):
        page, _, name = identity.removeprefix(FILE).partition("/")
        owner = thing_of(page)
        return Thing(owner.base, owner.language, name)
    if identity.startswith(DATA):
        base, dot, rest = identity.partition(".")
        return Thing(base, file=dot + rest)
    base, _, language = identity.rpartition(":")
    return Thing(base, language) if language in FOREIGN and ":" in base else Thing(identity)


def read_ledger(path: str, rows: Sequence[Row]) -> tuple[list[LedgerLine], list[Problem]]:
    """Read the ledger; a line that cannot be is `adres-ongeldig`."""
    lines: dict[str, LedgerLine] = {}
    problems = []
    for row in rows:
        line = LedgerLine(row.text("adres"), row.text("identiteit"), row.text("naar"), row.line)
        fault = _fault(line, lines)
        if fault:
            problems.append(
                problem(
                    "adres-ongeldig",
                    Place(path, row.line, 1),
                    fault,
                    "Een regel is: adres;identiteit; en achter de tweede puntkomma niets, een ander"
                    " adres of vervallen.",
                )
            )
        else:
            lines[line.address] = line
    return list(lines.values()), problems


def _fault(line: LedgerLine, before: Mapping[str, LedgerLine]) -> str:
    """Explain what is wrong with a line of the ledger, or return an empty text."""
    if not line.address.startswith("/"):
        return f"Het adres “{line.address}” begint niet met /."
    if line.address in before:
        return f"Het adres {line.address} staat ook op regel {before[line.address].line}."
    if not line.identity:
        return f"Bij {line.address} ontbreekt de identiteit."
    if line.target and line.target != GONE and not line.target.startswith("/"):
        return f"“{line.target}” is geen adres en niet {GONE}."
    return ""


def moved_addresses(ledger: Iterable[LedgerLine], current: Mapping[str, str]) -> dict[str, str]:
    """Return the target of each address that moved or was given up and is not there."""
    return {
        line.address: line.target for line in ledger if line.target and line.address not in current
    }


def vanished(ledger: Iterable[LedgerLine], current: Mapping[str, str]) -> list[LedgerLine]:
    """Return the lines of addresses that are gone and of which the ledger says nothing."""
    return [line for line in ledger if not line.target and line.address not in current]


def end_of_redirects(target: str, moved: Mapping[str, str]) -> str:
    """Follow redirects to where they end; one that goes round ends where it began."""
    seen = set()
    while target in moved and target not in seen:
        seen.add(target)
        target = moved[target]
    return target


def redirects(
    ledger: Sequence[LedgerLine], current: Mapping[str, str], *, ended: bool = False
) -> dict[str, str]:
    """Return the final address that exists for each address that moved.

    Args:
        ledger: all published addresses.
        current: identity by address, of everything this build publishes.
        ended: some page has expired; a list that vanished then redirects to the list it was a part
            of.
    """
    moved = moved_addresses(ledger, current)
    found = {address: end_of_redirects(target, moved) for address, target in moved.items()}
    found = {address: target for address, target in found.items() if target in current}
    for line in vanished(ledger, current) if ended else ():
        if line.identity.startswith(LIST):
            found[line.address] = above(line.address, current)
    return found


def given_up(ledger: Sequence[LedgerLine], current: Mapping[str, str]) -> list[str]:
    """Return the addresses that were given up, or that redirected to one that was."""
    moved = moved_addresses(ledger, current)
    return [address for address, target in moved.items() if end_of_redirects(target, moved) == GONE]


def above(address: str, current: Mapping[str, str]) -> str:
    """Return the nearest address above another that exists."""
    while address != "/":
        address = address.rstrip("/").rpartition("/")[0] + "/"
        if address in current:
            break
    return address


def ledger_text(ledger: Iterable[LedgerLine], current: Mapping[str, str]) -> str:
    """Return the text of the ledger with the new addresses of this build added, sorted by address.

    What is at an address now counts: another page may have taken the place of one that moved, and a
    list or feed that was given up may be there again.
    """
    lines = {line.address: line for line in ledger} | {
        address: LedgerLine(address, identity) for address, identity in current.items()
    }
    body = "".join(
        f"{line.address};{line.identity};{line.target}\n" for line in sorted(lines.values())
    )
    return ";".join(LEDGER_COLUMNS) + "\n" + body
