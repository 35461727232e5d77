"""Reports links that lead nowhere, at the place where they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from plugins.core.addresses.links import Verdict, is_inside, judge_link
from plugins.core.dutch import nearest
from plugins.core.problems import Place, Problem, did_you_mean, problem
from plugins.core.texts.documents import ENDED, PLANNED, Document
from plugins.run.run_state import Run

__all__ = ["link_problems"]

_HREF = re.compile(r' href="([^"]*)"')


def link_problems(run: Run) -> Iterator[Problem]:
    """Check every link of every page; report each faulty link of a page once."""
    files = run.writer.files | set(run.redirect_pages)
    anchors = {address: page.ids for address, page in run.writer.pages.items()}
    yield from _planned_links(run, files, anchors)
    owners = {document.address: document for document in run.site.documents}
    shown = (*run.site.documents, *run.site.hidden)
    expired = {item.address: item for item in shown if item.state == ENDED}
    known: dict[str, bool] = {}
    for address, page in run.writer.pages.items():
        for link in dict.fromkeys(page.links):
            if link in expired and link != address:
                yield _to_expired(run, owners.get(address), address, link, expired[link])
            if link.startswith("/") and "#" not in link and known.setdefault(link, link in files):
                continue
            verdict = judge_link(address, link, files, anchors)
            if verdict:
                yield _dead(run, owners.get(address), address, link, verdict)


def _planned_links(run: Run, files: set[str], anchors: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Check the links of planned pages, so that none of them stops the site on its day."""
    planned = [item for item in run.site.hidden if item.state == PLANNED and item.address]
    coming = files | {item.address for item in planned}
    for document in planned:
        typed = (unescape(value) for value in _HREF.findall(run.text_of(document).html))
        for link in dict.fromkeys(typed):
            if not is_inside(link):
                continue
            verdict = judge_link(document.address, link, coming, anchors)
            if verdict:
                yield _dead(run, document, document.address, link, verdict)


def _dead(
    run: Run, document: Document | None, address: str, link: str, verdict: Verdict
) -> Problem:
    """Report a dead link.

    Args:
        run: the run.
        document: the document behind the page, where there is one.
        address: the address of the page.
        link: the link as it is on the page.
        verdict: what is wrong with it.
    """
    place = _place(run, document, address, link)
    if not place.line:
        text = f"Op {address} staat een link naar “{link}”, maar die pagina of plek is er niet."
        hint = (
            "De link staat niet in uw tekst; het thema maakt hem. Maak die pagina, of laat dit"
            " aan de beheerder van de site zien."
        )
        return problem(verdict.code, place, text, hint, (link, address))
    text, hint = _words(run, link, verdict)
    return problem(verdict.code, place, text, hint, (link,))


def _words(run: Run, link: str, verdict: Verdict) -> tuple[str, str]:
    """Return what is wrong with a typed link, and the remedy."""
    near = verdict.near
    if verdict.code == "anker-dood":
        otherwise = "Haal het deel vanaf # weg, of kies een tussenkop van die pagina."
        hint = did_you_mean(f"#{near}" if near else None, otherwise)
        return f"De link “{link}” gaat naar een plek die niet op die pagina staat.", hint
    if link.startswith("{"):
        otherwise = (
            "Noem het bestand vanaf content/, zoals {filename}/verhalen/2026/skills4future.md."
        )
        hint = did_you_mean(_near_file(run, link), otherwise)
        return f"De link “{link}” gaat naar een bestand dat er niet is.", hint
    otherwise = "Kijk in de adresbalk hoe het adres is, zoals /verhalen/skills4future/."
    text = f"De link “{link}” gaat naar een pagina die er niet is."
    return text, did_you_mean(near, otherwise)


def _near_file(run: Run, link: str) -> str | None:
    """Return the link to an existing file that is nearest to a link by file name."""
    folder = run.site.path_of(run.site.content)
    files = ["{filename}" + item.path.removeprefix(folder) for item in run.site.documents]
    return nearest(link, files, cutoff=0.7)


def _to_expired(
    run: Run, document: Document | None, address: str, link: str, target: Document
) -> Problem:
    """Report a link to an expired page; the page at its address says that it expired.

    Args:
        run: the run.
        document: the document behind the page with the link, where there is one.
        address: the address of that page.
        link: the link as it is on the page.
        target: the expired page.
    """
    assert target.ends is not None
    place = _place(run, document, address, link)
    text = f"De link “{link}” gaat naar een pagina die {target.ends.until} op de site stond."
    hint = (
        "Haal de link weg, of kies een andere pagina. Bezoekers lezen nu dat de pagina er niet"
        " meer is."
    )
    return problem("link-verlopen", place, text, hint, (link,))


def _place(run: Run, document: Document | None, address: str, link: str) -> Place:
    """Find where a link was typed: in the text, in a note on the page or in the timeline.

    For a link that the theme made, that is the page as a whole.
    """
    if document is None:
        return Place(f"theme ({address})")
    typed = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|<)(" + re.escape(link) + r")(?=[\s)>]|$)")
    notes = (item.path for item in run.site.documents if item.kind.name == "kanttekening")
    for path in (document.path, *notes):
        for number, line in enumerate(run.report.file_lines(path), start=1):
            match = typed.search(line)
            if match:
                return Place(path, number, match.start(1) + 1)
    records = run.site.registers["tijdlijn"].values()
    listed = (record.place for record in records if record["link"] == link)
    return next(listed, Place(document.path))
