"""What the command `adres` changes: lines of the ledger, and the header of a renamed page."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from plugins.core.addresses.ledger import (
    BACK,
    DATA,
    FEED,
    FILE,
    GONE,
    LIST,
    LedgerLine,
    Thing,
    above,
    redirects,
    thing_of,
    vanished,
)
from plugins.core.command_lines import command_line
from plugins.core.dutch import nearest, normalise_key

__all__ = ["Move", "Refusal", "move", "typed_address", "with_cells"]


class Refusal(Exception):
    """What was asked cannot be; the message says why and what can."""


@dataclass(frozen=True)
class Move:
    """What has to change."""

    old: str
    """The address that was asked about."""
    targets: dict[int, str]
    """What stands in `naar`, by line of the ledger."""
    identities: dict[int, str] = field(default_factory=dict)
    """What stands in `identiteit` where another page took the place of one that moved."""
    names: dict[str, str] = field(default_factory=dict)
    """The `id` that a page's header gets, by address of the page."""
    target: str = ""
    """Where the old address leads."""
    others: int = 0
    """How many addresses were gone with it, and are settled too."""


def typed_address(text: str, known: Iterable[str]) -> str:
    """Return the address a person means: a whole URL, one without the first or the last slash."""
    text = text.strip()
    path = unquote(urlsplit(text).path) if "://" in text else text
    path = "/" + path.lstrip("/")
    return path + "/" if not path.endswith("/") and f"{path}/" in set(known) else path


def move(
    ledger: Sequence[LedgerLine],
    current: Mapping[str, str],
    old: str,
    target: str,
    *,
    whole: bool = True,
) -> Move:
    """Explain what changes when an address moved, was given up, or is there again.

    Args:
        current: identity by address, of everything the site publishes now.
        old: as it was published; target: a living address, `vervallen` or `terug`.
        whole: everything could be read, so that a list that is gone is gone.

    Raises:
        Refusal: one of the two is not what it should be; nothing changes.
    """
    lines = {line.address: line for line in ledger}
    old = typed_address(old, lines)
    line = lines.get(old)
    if line is None:
        near = nearest(old, lines, cutoff=0.7)
        raise Refusal(
            f"Het adres {old} stond nooit op de site. "
            + (
                f"Bedoelde u {near}?"
                if near
                else "Kijk in content/adressen.csv welke adressen er zijn."
            )
        )
    if target == BACK:
        return _back(line, current)
    if old in current:
        raise Refusal(
            f"Het adres {old} bestaat nog; daar leidt niets van weg."
            + (f" Typ: {command_line(f'adres {old} {BACK}')}" if line.target else "")
        )
    if target != GONE:
        target = _living(ledger, current, old, typed_address(target, current))
    return _settle(ledger, current, line, target, whole=whole)


def _back(line: LedgerLine, current: Mapping[str, str]) -> Move:
    """Take back what was said of an address that lives."""
    if line.address not in current:
        raise Refusal(
            f"Op {line.address} staat nu geen pagina. Zet haar eerst terug, met status: publiek."
        )
    return Move(
        line.address, {line.line: ""}, {line.line: current[line.address]}, target=line.address
    )


def _living(ledger: Sequence[LedgerLine], current: Mapping[str, str], old: str, target: str) -> str:
    """Return the living address a target is or leads to."""
    if target == old:
        raise Refusal(f"{old} kan niet naar zichzelf leiden.")
    if target in current:
        return target
    led = redirects(ledger, current).get(target)
    if led:
        return led
    near = nearest(target, current, cutoff=0.6)
    raise Refusal(
        f"Op {target} staat geen pagina. "
        + (
            f"Bedoelde u {near}?"
            if near
            else "Kijk in de adresbalk hoe het adres is, zoals /verhalen/skills4future/."
        )
    )


def _settle(
    ledger: Sequence[LedgerLine],
    current: Mapping[str, str],
    line: LedgerLine,
    target: str,
    *,
    whole: bool,
) -> Move:
    """Settle an address with all that hangs on it."""
    base = thing_of(line.identity).base
    lost = vanished(ledger, current)
    group = {
        line.address: line,
        **{item.address: item for item in lost if thing_of(item.identity).base == base},
    }
    versions = {
        thing_of(identity): address
        for address, identity in current.items()
        if _base_at(current, target) == thing_of(identity).base
    }
    if target in current:
        # A page with the name that another had is called the same as that one, as long as its
        # header does not say otherwise.
        versions[thing_of(current[target])] = target
    led = {
        address: target if address == line.address else _counterpart(item, versions, target)
        for address, item in group.items()
    }
    for item in lost if whole else ():
        if item.address not in led and item.identity.startswith((LIST, FEED)):
            led[item.address] = (
                above(item.address, current) if item.identity.startswith(LIST) else GONE
            )
    targets = {item.line: led[item.address] for item in ledger if item.address in led}
    # What led to one of them now leads straight to the end; the page that takes the place of
    # another lives.
    targets |= {
        item.line: led[item.target]
        for item in ledger
        if item.target in led and item.address not in led and item.address not in current
    }
    again = [item for item in ledger if item.target and item.address in versions.values()]
    targets |= {item.line: "" for item in again}
    names = _names(ledger, current, group, led)
    identities = {
        address: item.identity
        for address, item in ((led[address], item) for address, item in group.items())
        if address in names
    }
    return Move(
        line.address,
        targets,
        {item.line: identities.get(item.address, current[item.address]) for item in again},
        names,
        target,
        len(led) - 1,
    )


def _base_at(current: Mapping[str, str], address: str) -> str:
    return thing_of(current[address]).base if address in current else ""


def _counterpart(item: LedgerLine, versions: Mapping[Thing, str], target: str) -> str:
    """Return the address that replaces one of a group.

    It has the same language and the same file, else it is the page itself.
    """
    if target == GONE:
        return GONE
    thing = thing_of(item.identity)
    page = next(
        (
            address
            for other, address in versions.items()
            if other.language == thing.language and not other.file
        ),
        target,
    )
    return next(
        (
            address
            for other, address in versions.items()
            if thing.file and (other.language, other.file) == (thing.language, thing.file)
        ),
        page,
    )


def _names(
    ledger: Sequence[LedgerLine],
    current: Mapping[str, str],
    group: Mapping[str, LedgerLine],
    led: Mapping[str, str],
) -> dict[str, str]:
    """Return the `id` for each renamed page, which makes it the page it was.

    A renamed page is one that was not there before, of the same kind and language.
    """
    lived = {item.address for item in ledger if not item.target}
    found = {}
    for address, item in group.items():
        target, was = led[address], thing_of(item.identity)
        now = thing_of(current.get(target, ""))
        is_page = (
            not was.file and not now.file and not item.identity.startswith((DATA, FILE, LIST, FEED))
        )
        kind, _, name = was.base.partition(":")
        new = (
            target not in lived and now.base.startswith(f"{kind}:") and now.language == was.language
        )
        if is_page and new and now.base != was.base and item.identity not in current.values():
            found[target] = name
    return found


def with_cells(text: str, column: str, cells: Mapping[int, str]) -> str:
    """Write the cells of one column of the ledger on some lines; the rest of the file stays.

    Args:
        cells: by physical line, counted from 1.
    """
    parts = re.split(r"(\r\n|\n|\r)", text)
    lines = parts[::2]
    first = next(
        number
        for number, line in enumerate(lines)
        if line.strip() and not line.strip('"').startswith("sep=")
    )
    delimiter = next(sign for sign in ";,\t" if sign in lines[first])
    at = [
        normalise_key(name) for name in next(csv.reader([lines[first]], delimiter=delimiter))
    ].index(column)
    for number, cell in cells.items():
        lines[number - 1] = _with_cell(lines[number - 1], delimiter, at, cell)
    parts[::2] = lines
    return "".join(parts)


def _with_cell(line: str, delimiter: str, at: int, text: str) -> str:
    """Write one cell of a line."""
    if '"' not in line and delimiter not in text:
        cells = line.split(delimiter)
        cells[at] = text
        return delimiter.join(cells)
    cells = next(csv.reader([line], delimiter=delimiter))
    cells[at] = text
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter, lineterminator="").writerow(cells)
    return made.getvalue()
