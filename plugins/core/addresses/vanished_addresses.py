"""What is wrong with addresses that were published: vanished, or with a redirect that fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.core.addresses.ledger import (
    BACK,
    DATA,
    FEED,
    GONE,
    LIST,
    LedgerLine,
    above,
    end_of_redirects,
    thing_of,
    vanished,
)
from plugins.core.command_lines import command_line
from plugins.core.dutch import nearest
from plugins.core.languages import DUTCH
from plugins.core.problems import Place, Problem, problem

__all__ = ["judge_addresses"]


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
            and end_of_redirects(line.target, moved) not in (*current, GONE)
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
    """Report what is gone, once for each thing a writer made.

    The command `adres` settles all its addresses, and lists and feeds with it.
    """
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
