"""Addresses are promises: the ledger of every published address, and what happens when one vanishes.

`content/adressen.csv` has a line for each: `adres;identiteit;naar`. `naar` is empty while the address lives, another
address when it moved, or `vervallen` when it was given up on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.core.csv_table import Row
from plugins.core.dutch import nearest
from plugins.core.problems import Place, Problem, problem

__all__ = ["GONE", "LEDGER_COLUMNS", "LedgerLine", "judge_addresses", "ledger_text", "read_ledger", "redirects"]

GONE = "vervallen"
LIST = "lijst:"
DERIVED = (LIST, "feed:", "gegevens:")
"""How identities begin of what is made from other things than its own file."""
LEDGER_COLUMNS = ("adres", "identiteit", "naar")


@dataclass(frozen=True, order=True)
class LedgerLine:
    """One published address."""

    address: str
    identity: str
    target: str = ""
    line: int = 0


def read_ledger(path: str, rows: Sequence[Row]) -> tuple[list[LedgerLine], list[Problem]]:
    """Read the ledger; a line that cannot be is `adres-ongeldig`."""
    lines: dict[str, LedgerLine] = {}
    problems = []
    for row in rows:
        line = LedgerLine(row.text("adres"), row.text("identiteit"), row.text("naar"), row.line)
        fault = _fault(line, lines)
        if fault:
            problems.append(problem("adres-ongeldig", Place(path, row.line, 1), fault, "Een regel is: adres;identiteit; en achter de tweede puntkomma niets, een ander adres of vervallen."))
        else:
            lines[line.address] = line
    return list(lines.values()), problems


def _fault(line: LedgerLine, before: Mapping[str, LedgerLine]) -> str:
    """Say what is wrong with a line of the ledger, or give an empty text."""
    if not line.address.startswith("/"):
        return f"Het adres “{line.address}” begint niet met /."
    if line.address in before:
        return f"Het adres {line.address} staat ook op regel {before[line.address].line}."
    if not line.identity:
        return f"Bij {line.address} ontbreekt de identiteit."
    if line.target and line.target != GONE and not line.target.startswith("/"):
        return f"“{line.target}” is geen adres en niet {GONE}."
    return ""


def judge_addresses(path: str, ledger: Sequence[LedgerLine], current: Mapping[str, str], *, new_are_recorded: bool, whole: bool = True, ended: bool = False) -> list[Problem]:
    """Compare the ledger with the addresses of this build.

    Args:
        current: identity by address, of everything this build publishes.
        new_are_recorded: this run, or the one it checks for, writes new addresses into the ledger itself.
        whole: everything could be read. If not, lists, feeds and files made from what was not read may be lacking.
        ended: the time of some page is over. A list that vanishes with it leads on (`redirects`), and a feed that does stops nothing.

    Returns:
        adres-verdwenen for each living address that is gone, adres-ongeldig for a redirect that leads nowhere,
        and one adres-nieuw for all addresses the ledger does not have and will not get by itself.
    """
    problems = []
    now = {identity: address for address, identity in current.items()}
    moved = {line.address: line.target for line in ledger if line.target}
    known = {line.address for line in ledger}
    fresh = {address: identity for address, identity in current.items() if address not in known}
    for line in ledger:
        place = Place(path, line.line, 1)
        if line.address in current:
            if line.target:
                problems.append(problem("adres-ongeldig", place, f"Het adres {line.address} bestaat, maar staat hier als {line.target}.", f"Maak de regel: {line.address};{line.identity};"))
        elif not line.target:
            found = _vanished(place, line, now, fresh)
            if not line.identity.startswith(DERIVED):
                problems.append(found)
            elif whole and not (ended and line.identity.startswith(LIST)):
                problems.append(found.milder() if ended else found)
        elif line.target != GONE and not _arrives(line.target, current, moved):
            problems.append(problem("adres-ongeldig", place, f"Het adres {line.address} verwijst naar {line.target}, maar dat leidt niet naar een pagina die er is.", "Verwijs naar een adres dat er is, of schrijf vervallen."))
    new = [] if new_are_recorded else sorted(fresh)
    if new:
        more = f" en {len(new) - 1} andere" if len(new) > 1 else ""
        problems.append(problem("adres-nieuw", Place(path), f"Nieuw en nog niet vastgelegd: {new[0]}{more}.", "Bouw de site een keer met make html en bewaar het gewijzigde adressen.csv; dan wordt bewaakt dat deze adressen blijven."))
    return problems


def _vanished(place: Place, line: LedgerLine, now: Mapping[str, str], fresh: Mapping[str, str]) -> Problem:
    """Word the fault of an address that was published and is gone, with the line that mends it."""
    # A renamed page is a new page of the same kind; a list or feed follows from pages and has no header to put an id in.
    kind = "" if line.identity.startswith(DERIVED) else line.identity.partition(":")[0] + ":"
    new = now.get(line.identity) or (nearest(line.address, [address for address, identity in fresh.items() if identity.startswith(kind)], cutoff=0.75) if kind else None)
    name = line.identity.partition(":")[2]
    text = f"Het adres {line.address} was gepubliceerd en bestaat niet meer."
    if new:
        extra = "" if line.identity in now else f" Is het hernoemd? Zet dan ook in de kop van de nieuwe pagina: id: {name}"
        return problem("adres-verdwenen", place, text, f"Maak de regel: {line.address};{line.identity};{new}{extra}")
    return problem("adres-verdwenen", place, text, f"Maak de regel: {line.address};{line.identity};{GONE} — of zet achter de tweede puntkomma het adres dat ervoor in de plaats komt.")


def _arrives(target: str, current: Mapping[str, str], moved: Mapping[str, str]) -> bool:
    """Tell whether a redirect reaches a living address or one given up, without going round."""
    seen = set()
    while target in moved and target not in seen:
        seen.add(target)
        target = moved[target]
    return target in current or target == GONE


def redirects(ledger: Sequence[LedgerLine], current: Mapping[str, str], *, ended: bool = False) -> dict[str, str]:
    """Give the final living address for each address that moved.

    Args:
        ended: as for `judge_addresses`; a list that vanished then leads to the list it was a part of.
    """
    moved = {line.address: line.target for line in ledger if line.target and line.target != GONE}
    found = {}
    for address, target in moved.items():
        for _ in moved:
            target = moved.get(target, target)
        # Only a page can lead on; a file that moved has an address of another sort.
        if target in current and address not in current and address.endswith("/"):
            found[address] = target
    for line in ledger if ended else ():
        if line.identity.startswith(LIST) and not line.target and line.address not in current:
            found[line.address] = _above(line.address, current)
    return found


def _above(address: str, current: Mapping[str, str]) -> str:
    """Give the nearest living address above another."""
    while address != "/":
        address = address.rstrip("/").rpartition("/")[0] + "/"
        if address in current:
            break
    return address


def ledger_text(ledger: Iterable[LedgerLine], current: Mapping[str, str]) -> str:
    """Give the text of the ledger with the new addresses of this build added, sorted by address."""
    lines = {line.address: line for line in ledger}
    for address, identity in current.items():
        lines.setdefault(address, LedgerLine(address, identity))
    body = "".join(f"{line.address};{line.identity};{line.target}\n" for line in sorted(lines.values()))
    return ";".join(LEDGER_COLUMNS) + "\n" + body
