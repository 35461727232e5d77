"""Addresses are promises: the ledger of every published address, and what happens when one vanishes.

`content/adressen.csv` has a line for each: `adres;identiteit;naar`. `naar` is empty while the
address lives, another address when it moved, or `vervallen` when it was given up on purpose.
`core/addresses/moves.py` writes that for the command `adres`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.core.command_lines import command_line
from plugins.core.dutch import nearest
from plugins.core.languages import DUTCH, FOREIGN
from plugins.core.problems import Place, Problem, problem
from plugins.core.tables.csv_cells import Row

__all__ = [
    "BACK",
    "FEED",
    "GONE",
    "LEDGER_COLUMNS",
    "LIST",
    "LedgerLine",
    "Thing",
    "above",
    "given_up",
    "judge_addresses",
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
    """Explain what is wrong with a line of the ledger, or give an empty text."""
    if not line.address.startswith("/"):
        return f"Het adres “{line.address}” begint niet met /."
    if line.address in before:
        return f"Het adres {line.address} staat ook op regel {before[line.address].line}."
    if not line.identity:
        return f"Bij {line.address} ontbreekt de identiteit."
    if line.target and line.target != GONE and not line.target.startswith("/"):
        return f"“{line.target}” is geen adres en niet {GONE}."
    return ""


def judge_addresses(
    path: str,
    ledger: Sequence[LedgerLine],
    current: Mapping[str, str],
    *,
    new_are_recorded: bool,
    whole: bool = True,
    ended: bool = False,
) -> list[Problem]:
    """Compare the ledger with the addresses of this build.

    Args:
        current: identity by address, of everything this build publishes.
        new_are_recorded: this run, or the one it checks for, writes new addresses into the ledger
            itself.
        whole: everything could be read. If not, lists, feeds and files made from what was not read
            may be lacking.
        ended: the time of some page is over. A list that vanishes with it leads on (`redirects`),
            and a feed that does stops nothing.

    Returns:
        One adres-verdwenen for each page or folder with figures of which an address is gone, or for
        all lists and feeds if those alone are; adres-ongeldig for a redirect that leads nowhere or
        lies on what lives; and one adres-nieuw for all addresses the ledger does not have and will
        not get by itself.
    """
    known = {line.address for line in ledger}
    fresh = {address: identity for address, identity in current.items() if address not in known}
    problems = [
        item.milder() if ended else item
        for item in _judge_vanished(path, ledger, current, fresh, whole=whole, ended=ended)
    ]
    moved = {
        line.address: line.target for line in ledger if line.target and line.address not in current
    }
    for line in ledger:
        place = Place(path, line.line, 1)
        if (
            line.address in current
            and line.target
            and not (_is_derived(line.identity) and line.identity == current[line.address])
        ):
            problems.append(
                problem(
                    "adres-ongeldig",
                    place,
                    f"Het adres {line.address} bestaat, maar staat hier als {line.target}.",
                    f"Typ: {command_line(f'adres {line.address} {BACK}')}",
                )
            )
        elif (
            line.address not in current
            and line.target not in ("", GONE)
            and _end(line.target, moved) not in (*current, GONE)
        ):
            text = (
                f"Het adres {line.address} verwijst naar {line.target}, maar dat leidt niet naar"
                " een pagina die er is."
            )
            near = nearest(line.target, current, cutoff=0.75)
            hint = (
                f"Typ: {command_line(f'adres {line.address} {near or GONE}')} — of zet als laatste"
                " een ander adres dat er is."
            )
            problems.append(problem("adres-ongeldig", place, text, hint))
    new = [] if new_are_recorded else sorted(fresh)
    if new:
        more = f" en {len(new) - 1} andere" if len(new) > 1 else ""
        problems.append(
            problem(
                "adres-nieuw",
                Place(path),
                f"Nieuw en nog niet vastgelegd: {new[0]}{more}.",
                "Bouw de site een keer met make html en bewaar het gewijzigde adressen.csv; dan"
                " wordt bewaakt dat deze adressen blijven.",
            )
        )
    return problems


def vanished(ledger: Iterable[LedgerLine], current: Mapping[str, str]) -> list[LedgerLine]:
    """Return the lines of addresses that are gone without a word."""
    return [line for line in ledger if not line.target and line.address not in current]


def _is_derived(identity: str) -> bool:
    """Return whether something comes and goes with the pages it is made from: a list or a feed."""
    return identity.startswith((LIST, FEED))


def _judge_vanished(
    path: str,
    ledger: Sequence[LedgerLine],
    current: Mapping[str, str],
    fresh: Mapping[str, str],
    *,
    whole: bool,
    ended: bool,
) -> list[Problem]:
    """Report what is gone, once for each thing a writer made; the command settles all its addresses, and lists and feeds with it."""
    made: dict[str, list[LedgerLine]] = {}
    derived = []
    for line in vanished(ledger, current):
        if not _is_derived(line.identity):
            made.setdefault(thing_of(line.identity).base, []).append(line)
        elif whole and not (ended and line.identity.startswith(LIST)):
            derived.append(line)
    now = {identity: address for address, identity in current.items()}
    # Figures may be away while they have a fault of their own.
    groups = [lines for base, lines in made.items() if whole or not base.startswith(DATA)]
    problems = [
        _word_vanished(path, sorted(lines, key=_page_first), now, fresh) for lines in groups
    ]
    if derived and not made:
        first = derived[0]
        target = above(first.address, current) if first.identity.startswith(LIST) else GONE
        what = (
            "Geen pagina komt nog in deze lijst."
            if first.identity.startswith(LIST)
            else "Geen pagina komt nog in deze feed."
        )
        problems.append(
            problem(
                "adres-verdwenen",
                Place(path, first.line, 1),
                f"{_gone_text(first, len(derived) - 1)} {what}",
                f"Typ: {command_line(f'adres {first.address} {target}')}",
            )
        )
    return problems


def _page_first(line: LedgerLine) -> tuple[bool, bool, int]:
    """Order the addresses of one thing: the Dutch page, its translations, its files."""
    thing = thing_of(line.identity)
    return bool(thing.file), thing.language != DUTCH, line.line


def _gone_text(line: LedgerLine, others: int) -> str:
    more = (
        f" Ook {others} adressen die daarmee samenhangen zijn weg."
        if others > 1
        else " Ook 1 adres dat daarmee samenhangt is weg."
        if others
        else ""
    )
    return f"Het adres {line.address} was gepubliceerd en bestaat niet meer.{more}"


def _word_vanished(
    path: str, lines: Sequence[LedgerLine], now: Mapping[str, str], fresh: Mapping[str, str]
) -> Problem:
    """Report a page that is gone, with the command that mends it."""
    line = lines[0]
    # A renamed page is a new page of the same kind and language.
    kind = line.identity.partition(":")[0] + ":"
    language = thing_of(line.identity).language
    alike = [
        address
        for address, identity in fresh.items()
        if identity.startswith(kind) and thing_of(identity).language == language
    ]
    new = now.get(line.identity) or nearest(line.address, alike, cutoff=0.75)
    if line.identity in now:
        hint = f"Typ: {command_line(f'adres {line.address} {new}')}"
    elif new:
        hint = (
            f"Staat de inhoud nu op {new}? Typ: {command_line(f'adres {line.address} {new}')} — en"
            f" anders: {command_line(f'adres {line.address} {GONE}')}"
        )
    else:
        hint = (
            f"Typ: {command_line(f'adres {line.address} {GONE}')} — of zet op de plaats van {GONE}"
            " het adres dat ervoor in de plaats komt."
        )
    return problem(
        "adres-verdwenen", Place(path, line.line, 1), _gone_text(line, len(lines) - 1), hint
    )


def _end(target: str, moved: Mapping[str, str]) -> str:
    """Follow redirects to where they end; one that goes round ends where it began."""
    seen = set()
    while target in moved and target not in seen:
        seen.add(target)
        target = moved[target]
    return target


def redirects(
    ledger: Sequence[LedgerLine], current: Mapping[str, str], *, ended: bool = False
) -> dict[str, str]:
    """Return the final living address for each address that moved.

    Args:
        ended: as for `judge_addresses`; a list that vanished then leads to the list it was a part
            of.
    """
    moved = {
        line.address: line.target for line in ledger if line.target and line.address not in current
    }
    found = {address: _end(target, moved) for address, target in moved.items()}
    found = {address: target for address, target in found.items() if target in current}
    for line in vanished(ledger, current) if ended else ():
        if line.identity.startswith(LIST):
            found[line.address] = above(line.address, current)
    return found


def given_up(ledger: Sequence[LedgerLine], current: Mapping[str, str]) -> list[str]:
    """Return the addresses that were given up, or that led to one that was."""
    moved = {
        line.address: line.target for line in ledger if line.target and line.address not in current
    }
    return [address for address, target in moved.items() if _end(target, moved) == GONE]


def above(address: str, current: Mapping[str, str]) -> str:
    """Return the nearest living address above another."""
    while address != "/":
        address = address.rstrip("/").rpartition("/")[0] + "/"
        if address in current:
            break
    return address


def ledger_text(ledger: Iterable[LedgerLine], current: Mapping[str, str]) -> str:
    """Return the text of the ledger with the new addresses of this build added, sorted by address.

    What lives at an address is what it is now: another page may have taken the place of one that
    moved, and a list or feed that was given up may be there again.
    """
    lines = {line.address: line for line in ledger} | {
        address: LedgerLine(address, identity) for address, identity in current.items()
    }
    body = "".join(
        f"{line.address};{line.identity};{line.target}\n" for line in sorted(lines.values())
    )
    return ";".join(LEDGER_COLUMNS) + "\n" + body
