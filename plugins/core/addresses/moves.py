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
    """The new `naar`, by line of the ledger."""
    identities: dict[int, str] = field(default_factory=dict)
    """The new `identiteit`, by line, where another page took the place of one that moved."""
    names: dict[str, str] = field(default_factory=dict)
    """The `id` that a page's header gets, by address of the page."""
    target: str = ""
    """Where the old address redirects to."""
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
    """Return what changes when an address moved, was given up, or is there again.

    Args:
        ledger: all published addresses.
        current: identity by address, of everything the site publishes now.
        old: the address, as it was published.
        target: an address that exists, `vervallen` or `terug`.
        whole: everything could be read, so that a list that is gone is gone.

    Raises:
        Refusal: one of the two is not what it should be; nothing changes.
    """
    lines = {line.address: line for line in ledger}
    old = typed_address(old, lines)
    line = lines.get(old)
    if line is None:
        raise _refused(
            f"Het adres {old} stond nooit op de site.",
            nearest(old, lines, cutoff=0.7),
            "Kijk in content/adressen.csv welke adressen er zijn.",
        )
    if target == BACK:
        return _back(line, current)
    if old in current:
        raise Refusal(
            f"Het adres {old} bestaat nog; daar leidt niets van weg."
            + (f" Typ: {command_line(f'adres {old} {BACK}')}" if line.target else "")
        )
    if target != GONE:
        target = _existing(ledger, current, old, typed_address(target, current))
    return _Settlement(ledger, current, line, target).move(whole=whole)


def _refused(text: str, near: str | None, otherwise: str) -> Refusal:
    return Refusal(f"{text} {f'Bedoelde u {near}?' if near else otherwise}")


def _back(line: LedgerLine, current: Mapping[str, str]) -> Move:
    """Take back what the ledger says of an address that exists."""
    if line.address not in current:
        raise Refusal(
            f"Op {line.address} staat nu geen pagina. Zet haar eerst terug, met status: publiek."
        )
    return Move(
        line.address, {line.line: ""}, {line.line: current[line.address]}, target=line.address
    )


def _existing(
    ledger: Sequence[LedgerLine], current: Mapping[str, str], old: str, target: str
) -> str:
    """Return the address that exists which a target is or redirects to."""
    if target == old:
        raise Refusal(f"{old} kan niet naar zichzelf leiden.")
    if target in current:
        return target
    led = redirects(ledger, current).get(target)
    if led:
        return led
    raise _refused(
        f"Op {target} staat geen pagina.",
        nearest(target, current, cutoff=0.6),
        "Kijk in de adresbalk hoe het adres is, zoals /verhalen/skills4future/.",
    )


class _Settlement:
    """An address that moved or was given up, with all that is settled together with it.

    Args:
        ledger: all published addresses.
        current: identity by address, of everything the site publishes now.
        line: the line of the address that was asked about.
        target: where it redirects to, or `vervallen`.
    """

    def __init__(
        self,
        ledger: Sequence[LedgerLine],
        current: Mapping[str, str],
        line: LedgerLine,
        target: str,
    ) -> None:
        self.ledger, self.current, self.line, self.target = ledger, current, line, target
        self.lost = vanished(ledger, current)
        self.base = thing_of(line.identity).base
        self.versions = self._versions()

    def move(self, *, whole: bool) -> Move:
        """Return what has to change; `whole` as for the function `move`."""
        group = self._group()
        led = {address: self._new_address(item) for address, item in group.items()}
        led |= self._derived(led) if whole else {}
        places = set(self.versions.values())
        again = [item for item in self.ledger if item.target and item.address in places]
        names = self._names(group, led)
        identities = {led[address]: item.identity for address, item in group.items()}
        return Move(
            self.line.address,
            self._targets(led) | {item.line: "" for item in again},
            {
                item.line: identities[item.address]
                if item.address in names
                else self.current[item.address]
                for item in again
            },
            names,
            self.target,
            len(led) - 1,
        )

    def _group(self) -> dict[str, LedgerLine]:
        """Return the lost addresses of the same page or figures."""
        same = (item for item in self.lost if thing_of(item.identity).base == self.base)
        return {self.line.address: self.line, **{item.address: item for item in same}}

    def _versions(self) -> dict[Thing, str]:
        """Return the addresses of the page at the target: its translations and files."""
        at_target = self.current.get(self.target)
        if at_target is None:
            return {}
        base = thing_of(at_target).base
        found = {
            thing_of(identity): address
            for address, identity in self.current.items()
            if thing_of(identity).base == base
        }
        # A page with the name that another had is called the same as that one, as long as its
        # header does not say otherwise.
        found[thing_of(at_target)] = self.target
        return found

    def _new_address(self, item: LedgerLine) -> str:
        """Return the address that replaces one of the group.

        It has the same language and the same file, else it is the page itself.
        """
        if self.target == GONE or item.address == self.line.address:
            return self.target
        thing = thing_of(item.identity)
        same = {
            other.file: address
            for other, address in reversed(self.versions.items())
            if other.language == thing.language
        }
        return same.get(thing.file) or same.get("", self.target)

    def _derived(self, led: Mapping[str, str]) -> dict[str, str]:
        return {
            item.address: above(item.address, self.current)
            if item.identity.startswith(LIST)
            else GONE
            for item in self.lost
            if item.address not in led and item.identity.startswith((LIST, FEED))
        }

    def _targets(self, led: Mapping[str, str]) -> dict[int, str]:
        """Return the new target by line; what redirected to a lost address goes to its end."""
        direct = {item.line: led[item.address] for item in self.ledger if item.address in led}
        return direct | {
            item.line: led[item.target]
            for item in self.ledger
            if item.target in led and item.address not in led and item.address not in self.current
        }

    def _names(self, group: Mapping[str, LedgerLine], led: Mapping[str, str]) -> dict[str, str]:
        """Return the `id` for each renamed page, which makes it the page it was."""
        return {
            led[address]: thing_of(item.identity).base.partition(":")[2]
            for address, item in group.items()
            if self._is_renamed(item, led[address])
        }

    def _is_renamed(self, item: LedgerLine, target: str) -> bool:
        """Return whether a page at a new address is one of the same kind and language."""
        was, now = thing_of(item.identity), thing_of(self.current.get(target, ""))
        if was.file or now.file or item.identity.startswith((DATA, FILE, LIST, FEED)):
            return False
        is_new = all(line.target or line.address != target for line in self.ledger)
        kind = was.base.partition(":")[0]
        same_kind = now.base.startswith(f"{kind}:") and now.language == was.language
        is_other = now.base != was.base and item.identity not in self.current.values()
        return is_new and same_kind and is_other


def with_cells(text: str, column: str, cells: Mapping[int, str]) -> str:
    """Write the cells of one column of the ledger on some lines; the rest of the file stays.

    Args:
        text: the whole file.
        column: the name of the column.
        cells: the new texts by physical line, counted from 1.
    """
    parts = re.split(r"(\r\n|\n|\r)", text)
    lines = parts[::2]
    first = next(
        number
        for number, line in enumerate(lines)
        if line.strip() and not line.strip('"').startswith("sep=")
    )
    delimiter = next(character for character in ";,\t" if character in lines[first])
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
