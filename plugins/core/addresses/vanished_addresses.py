"""What is wrong with addresses that were published: vanished, or with a redirect that fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.core.addresses.ledger import (
    BACK,
    DATA,
    FEED,
    GONE,
    LIST,
    LedgerLine,
    above,
    end_of_redirects,
    moved_addresses,
    thing_of,
    vanished,
)
from plugins.core.command_lines import command_line
from plugins.core.dutch import nearest
from plugins.core.languages import DUTCH
from plugins.core.problems import Place, Problem, problem

__all__ = ["judge_addresses"]


@dataclass(frozen=True)
class _Comparison:
    """The ledger and the addresses of this build, side by side."""

    path: str
    ledger: Sequence[LedgerLine]
    current: Mapping[str, str]
    """Identity by address, of everything this build publishes."""
    fresh: Mapping[str, str]
    """Of these, the addresses that the ledger does not have."""

    def place(self, line: LedgerLine) -> Place:
        return Place(self.path, line.line, 1)


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
        path: the file of the ledger, for places.
        ledger: its lines.
        current: identity by address, of everything this build publishes.
        new_are_recorded: this run, or the one it checks for, writes new addresses into the ledger
            itself.
        whole: everything could be read. If not, lists, feeds and files made from what was not read
            may be lacking.
        ended: some page has expired. A list that vanishes with it redirects (`redirects`), and a
            feed that does stops nothing.

    Returns:
        One adres-verdwenen for each page or folder with figures of which an address is gone, or for
        all lists and feeds if those alone are; adres-ongeldig for a redirect that ends nowhere or
        hides a page; and one adres-nieuw for all addresses that the ledger lacks and will not get
        by itself.
    """
    known = {line.address for line in ledger}
    fresh = {address: identity for address, identity in current.items() if address not in known}
    compared = _Comparison(path, ledger, current, fresh)
    gone = _judge_vanished(compared, whole=whole, ended=ended)
    return [
        *(item.milder() if ended else item for item in gone),
        *_judge_targets(compared),
        *([] if new_are_recorded else _judge_new(path, sorted(fresh))),
    ]


def _judge_targets(compared: _Comparison) -> Iterator[Problem]:
    """Report redirects that hide a page, or that end nowhere."""
    current, moved = compared.current, moved_addresses(compared.ledger, compared.current)
    for line in compared.ledger:
        if line.address in current:
            back = _is_derived(line.identity) and line.identity == current[line.address]
            if line.target and not back:
                yield _hides_page(compared.place(line), line)
        elif line.target and end_of_redirects(line.target, moved) not in (*current, GONE):
            yield _ends_nowhere(compared.place(line), line, current)


def _hides_page(place: Place, line: LedgerLine) -> Problem:
    return problem(
        "adres-ongeldig",
        place,
        f"Het adres {line.address} bestaat, maar staat hier als {line.target}.",
        f"Typ: {command_line(f'adres {line.address} {BACK}')}",
    )


def _ends_nowhere(place: Place, line: LedgerLine, current: Mapping[str, str]) -> Problem:
    near = nearest(line.target, current, cutoff=0.75)
    return problem(
        "adres-ongeldig",
        place,
        f"Het adres {line.address} verwijst naar {line.target}, maar dat leidt niet naar een pagina"
        " die er is.",
        f"Typ: {command_line(f'adres {line.address} {near or GONE}')} — of zet als laatste"
        " een ander adres dat er is.",
    )


def _judge_new(path: str, new: Sequence[str]) -> Iterator[Problem]:
    """Report all new addresses in one problem."""
    if new:
        more = f" en {len(new) - 1} andere" if len(new) > 1 else ""
        yield problem(
            "adres-nieuw",
            Place(path),
            f"Nieuw en nog niet vastgelegd: {new[0]}{more}.",
            "Bouw de site een keer met make html en bewaar het gewijzigde adressen.csv; dan"
            " wordt bewaakt dat deze adressen blijven.",
        )


def _is_derived(identity: str) -> bool:
    """Return whether something comes and goes with the pages it is made from: a list or a feed."""
    return identity.startswith((LIST, FEED))


def _judge_vanished(compared: _Comparison, *, whole: bool, ended: bool) -> Iterator[Problem]:
    """Report what is gone, once for each thing a writer made.

    The command `adres` settles all its addresses, and lists and feeds with it.
    """
    made: dict[str, list[LedgerLine]] = {}
    derived = []
    for line in vanished(compared.ledger, compared.current):
        if not _is_derived(line.identity):
            made.setdefault(thing_of(line.identity).base, []).append(line)
        elif whole and not (ended and line.identity.startswith(LIST)):
            derived.append(line)
    for base, lines in made.items():
        # Figures may be away while they have a fault of their own.
        if whole or not base.startswith(DATA):
            yield _vanished_thing(compared, sorted(lines, key=_page_first))
    if derived and not made:
        yield _vanished_lists(compared, derived)


def _vanished_lists(compared: _Comparison, derived: Sequence[LedgerLine]) -> Problem:
    first = derived[0]
    is_list = first.identity.startswith(LIST)
    target = above(first.address, compared.current) if is_list else GONE
    return problem(
        "adres-verdwenen",
        compared.place(first),
        f"{_gone_text(first, len(derived) - 1)} Geen pagina komt nog in deze"
        f" {'lijst' if is_list else 'feed'}.",
        f"Typ: {command_line(f'adres {first.address} {target}')}",
        (first.address,),
    )


def _page_first(line: LedgerLine) -> tuple[bool, bool, int]:
    """Order the addresses of one thing: the Dutch page, its translations, its files."""
    thing = thing_of(line.identity)
    return bool(thing.file), thing.language != DUTCH, line.line


def _gone_text(line: LedgerLine, others: int) -> str:
    more = ""
    if others > 1:
        more = f" Ook {others} adressen die daarmee samenhangen zijn weg."
    elif others:
        more = " Ook 1 adres dat daarmee samenhangt is weg."
    return f"Het adres {line.address} was gepubliceerd en bestaat niet meer.{more}"


def _vanished_thing(compared: _Comparison, lines: Sequence[LedgerLine]) -> Problem:
    """Report a page or folder with figures that is gone, with the command that settles it."""
    line = lines[0]
    return problem(
        "adres-verdwenen",
        compared.place(line),
        _gone_text(line, len(lines) - 1),
        _settling(compared, line),
        (line.address,),
    )


def _settling(compared: _Comparison, line: LedgerLine) -> str:
    """Return the remedy: where the page is now, or perhaps is, or that it was given up."""
    given_up = command_line(f"adres {line.address} {GONE}")
    now = {identity: address for address, identity in compared.current.items()}
    if line.identity in now:
        return f"Typ: {command_line(f'adres {line.address} {now[line.identity]}')}"
    new = nearest(line.address, _alike(compared, line), cutoff=0.75)
    if new:
        return (
            f"Staat de inhoud nu op {new}? Typ: {command_line(f'adres {line.address} {new}')} — en"
            f" anders: {given_up}"
        )
    return (
        f"Typ: {given_up} — of zet op de plaats van {GONE} het adres dat ervoor in de plaats komt."
    )


def _alike(compared: _Comparison, line: LedgerLine) -> list[str]:
    """Return the new pages that may be a renamed one: of the same kind and language."""
    kind = line.identity.partition(":")[0] + ":"
    language = thing_of(line.identity).language
    return [
        address
        for address, identity in compared.fresh.items()
        if identity.startswith(kind) and thing_of(identity).language == language
    ]
