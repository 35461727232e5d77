"""The addresses of the former site: `content/oude-adressen.csv`, as Excel saves it.

`oud` is an address of that site or its whole URL, `nieuw` an address of this site or `vervallen`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from plugins.core.addresses.ledger import GONE, LedgerLine, given_up, redirects
from plugins.core.addresses.redirect_rules import Rule
from plugins.core.dutch import nearest
from plugins.core.problems import Place, Problem, did_you_mean, problem, shown
from plugins.core.tables.csv_cells import Row

__all__ = ["OLD_COLUMNS", "OldAddress", "judge_old_addresses", "read_old_addresses", "rules_of"]

OLD_COLUMNS = ("oud", "nieuw")
_URL = re.compile(r"(?:https?:)?//|www\.", re.I)


@dataclass(frozen=True)
class OldAddress:
    """One address of the former site."""

    path: str
    """Letters as people read them."""
    query: str
    """As a browser sends it."""
    target: str
    line: int

    @property
    def shown(self) -> str:
        """The address as it is typed."""
        return Rule(self.path, self.query).shown


def read_old_addresses(path: str, rows: Iterable[Row]) -> tuple[list[OldAddress], list[Problem]]:
    """Read the list; a line that cannot be is `oud-adres`, and the same line twice counts once."""
    found: dict[tuple[str, str], OldAddress] = {}
    problems = []
    for row in rows:
        old = _address(row)
        place = Place(path, row.line, 1)
        first = found.setdefault((old.path, old.query), old) if old.path else old
        if not old.path:
            problems.append(_no_address(place, row.text("oud")))
        elif first.target != old.target:
            problems.append(_two_targets(place, old, first))
    return list(found.values()), problems


def _no_address(place: Place, text: str) -> Problem:
    return problem(
        "oud-adres",
        place,
        f"“{shown(text)}” is geen adres.",
        "Begin met / of met https://, zoals /over-ons/ of https://www.voorbeeld.nl/over-ons/",
        (text,),
    )


def _two_targets(place: Place, old: OldAddress, first: OldAddress) -> Problem:
    return problem(
        "oud-adres",
        place,
        f"Het oude adres {old.shown} staat ook op regel {first.line}, met iets anders erachter.",
        "Laat er één staan.",
        (old.shown,),
    )


def _address(row: Row) -> OldAddress:
    """Read one line. Host, place on the page (#) and the way letters are stored do not count."""
    text, target = row.text("oud"), row.text("nieuw")
    whole = text if not re.match(r"www\.", text, re.I) else f"//{text}"
    parts = urlsplit(
        whole if _URL.match(whole) else f"//host{whole}" if whole.startswith("/") else ""
    )
    path = unicodedata.normalize("NFC", unquote(parts.path)) or ("/" if parts.netloc else "")
    query = quote(parts.query, safe="=&%+;/?:@!$'()*,~")
    return OldAddress(path, query, GONE if target.casefold() == GONE else target, row.line)


def judge_old_addresses(
    path: str, old: Iterable[OldAddress], ledger: Sequence[LedgerLine], current: Mapping[str, str]
) -> list[Problem]:
    """Report the old addresses of which it is not known what becomes of them.

    Args:
        path: the file of the list, for places.
        old: its lines.
        ledger: all addresses that this site published.
        current: identity by address, of everything this build publishes.
    """
    known = {**redirects(ledger, current), **dict.fromkeys(given_up(ledger, current), GONE)}
    found = []
    for item in old:
        lives = _existing(item, current)
        fault = _fault(item, lives, current, known)
        if fault:
            about = (item.shown, item.target)
            found.append(problem("oud-adres", Place(path, item.line, 1), *fault, about))
    return found


def _existing(item: OldAddress, current: Mapping[str, str]) -> str:
    """Return the page that this site has at an old address too.

    Hosts add the last slash and the name of the file themselves.
    """
    names = (item.path, item.path + "/", item.path.removesuffix("index.html"))
    return "" if item.query else next((name for name in names if name in current), "")


def _fault(
    item: OldAddress, hidden: str, current: Mapping[str, str], known: Mapping[str, str]
) -> tuple[str, str] | None:
    """Explain what is wrong with a line and how to mend it; `hidden` is the page it hides."""
    if hidden and item.target in ("", hidden, item.path):
        return None
    if hidden:
        return (
            f"Het oude adres {item.shown} bestaat ook op deze site; daar leidt niets van weg.",
            "Haal deze regel weg.",
        )
    if not item.target:
        return _no_target(item, current)
    if item.target == GONE or item.target in current or item.target in known:
        return None
    if _URL.match(item.target):
        return _whole_url(item, current)
    text = f"Het oude adres {item.shown} leidt naar “{shown(item.target)}”, maar die pagina is er"
    near = nearest(item.target, current, cutoff=0.6)
    hint = did_you_mean(near, f"Zet er een adres neer dat er is, of het woord {GONE}.")
    return f"{text} niet.", hint


def _no_target(item: OldAddress, current: Mapping[str, str]) -> tuple[str, str]:
    near = nearest(item.path, current, cutoff=0.75)
    perhaps = f" (misschien {near})" if near else ""
    return (
        f"Achter het oude adres {item.shown} staat niets.",
        f"Zet erachter het adres waar bezoekers nu moeten zijn{perhaps}, of het woord {GONE}.",
    )


def _whole_url(item: OldAddress, current: Mapping[str, str]) -> tuple[str, str]:
    inside = urlsplit(item.target if "//" in item.target else f"//{item.target}").path or "/"
    return (
        f"“{shown(item.target)}” is een hele URL; hier hoort een adres van deze site.",
        did_you_mean(
            inside if inside in current else None,
            "Schrijf alleen het deel vanaf de / achter de naam van de site, zoals /over-ons/.",
        ),
    )


def rules_of(
    old: Iterable[OldAddress],
    ledger: Sequence[LedgerLine],
    current: Mapping[str, str],
    *,
    ended: bool = False,
) -> list[Rule]:
    """Return what becomes of every address at which there is nothing, each in one step.

    What this site published itself goes before the list.

    Args:
        old: the addresses of the former site.
        ledger: all addresses that this site published.
        current: identity by address, of everything this build publishes.
        ended: some page has expired (see `ledger.redirects`).
    """
    moved = redirects(ledger, current, ended=ended)
    gone = given_up(ledger, current)
    found = {(address, ""): Rule(address, "", target) for address, target in moved.items()} | {
        (address, ""): Rule(address) for address in gone
    }
    for item in old:
        target = item.target if item.target in current else moved.get(item.target, "")
        if not _existing(item, current) and (target or item.target == GONE or item.target in gone):
            found.setdefault((item.path, item.query), Rule(item.path, item.query, target))
    return sorted(found.values())
