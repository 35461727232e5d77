"""Pages that no document is behind: redirects, expired pages, the page for a missing address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict
from urllib.parse import urlsplit

from plugins.core.addresses.links import relative
from plugins.core.addresses.redirect_hosts import HOSTS, Host, redirect_file
from plugins.core.addresses.redirect_rules import page_address
from plugins.core.dutch import format_date
from plugins.core.languages import DUTCH, language_of
from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.documents import ENDED
from plugins.pages.guidance.signposts import questions
from plugins.pages.page_writer import PageWriter
from plugins.pages.site_views import OtherLanguage
from plugins.run.reuse.reused_pages import Written
from plugins.run.run_state import Run
from plugins.views.links import QuestionLink
from plugins.views.page_frames import PageView, Template, canonical, plain_page

__all__ = ["NOT_FOUND", "REDIRECT", "write_expired", "write_not_found", "write_redirects"]


class NotFoundContext(TypedDict):
    """The page for an address without a page."""

    questions: list[QuestionLink]
    others: list[OtherLanguage]


class RedirectContext(TypedDict):
    """A page that redirects."""

    target: str


NOT_FOUND = Template("not_found.html", NotFoundContext)
REDIRECT = Template("redirect.html", RedirectContext)


def write_not_found(pages: PageWriter) -> None:
    """Write the page that hosts show for an address that is not there."""
    written, word = pages.start(), pages.run.theme.word_in
    page: PageView = {
        **plain_page(pages.run, "/404.html", word(DUTCH, "not-found-title")),
        "kind_label": "404",
        "summary": word(DUTCH, "not-found-explained"),
        "canonical": "",
        "noindex": True,
    }
    context: NotFoundContext = {
        "questions": questions(pages.views),
        "others": pages.views.others("not-found-explained"),
    }
    place = Place("theme/templates/not_found.html")
    pages.render(written, NOT_FOUND, page, place, context)
    pages.merge(written)


def write_expired(pages: PageWriter) -> None:
    """Write a page at the address of each expired page, so that links to it are not dead."""
    written, word = pages.start(), pages.run.theme.word_in
    nothing: NotFoundContext = {"questions": [], "others": []}
    for document in pages.run.site.hidden:
        if document.state == ENDED and document.address and document.ends:
            language = document.language
            day = format_date(document.ends.day, language)
            page: PageView = {
                **plain_page(pages.run, document.address, word(language, "ended")),
                "lang": language,
                "summary": word(language, "ended-explained", day=day),
                "canonical": "",
                "noindex": True,
            }
            place = Place(document.path)
            pages.render(written, NOT_FOUND, page, place, nothing)
            written.identities[document.address] = document.identity
    pages.merge(written)


def write_redirects(pages: PageWriter) -> None:
    """Write the redirects: the file of the host that is named, and pages where they help."""
    written, run = pages.start(), pages.run
    host = HOSTS.get(run.settings.host)
    written.problems.extend(_host_file(run, written, host) if host else _without_page(run))
    moved = {} if host and host.files_win else run.redirect_pages
    for address, target in moved.items():
        title = run.theme.word_in(language_of(address), "moved")
        page: PageView = {
            **plain_page(run, address, title),
            "canonical": canonical(run, target),
            "noindex": True,
        }
        place = Place("content/adressen.csv")
        context: RedirectContext = {"target": relative(address, target)}
        pages.render(written, REDIRECT, page, place, context)
    pages.merge(written)


def _host_file(run: Run, written: Written, host: Host) -> Iterator[Problem]:
    """Write the file with redirects for one host; report what it cannot take."""
    made = redirect_file(host, run.rules, urlsplit(run.settings.site_url).path)
    written.writer.data(made.address, made.text.encode("utf-8"))
    if made.excess:
        hint = (
            "Laat dit aan de beheerder van de site zien. Zonder SITEHOST staat op elk oud adres"
            " een pagina die doorverwijst; dat kan altijd."
        )
        place = Place("publishconf.py")
        yield problem("omleiding-te-veel", place, f"Er zijn {made.excess}.", hint)
    if made.unable:
        text = f"{host.label} kan het oude adres {made.unable[0].shown} niet omleiden"
        yield _unable(text, len(made.unable) - 1)


def _without_page(run: Run) -> Iterator[Problem]:
    """Report old addresses that lead nowhere on a host that knows no redirects."""
    unable = [rule for rule in run.rules if rule.target and not page_address(rule)]
    if unable and run.settings.site_url:
        text = f"Zonder SITEHOST kan het oude adres {unable[0].shown} niet worden omgeleid"
        yield _unable(text, len(unable) - 1)


def _unable(text: str, others: int) -> Problem:
    more = f"; dat geldt ook voor {others} andere" if others else ""
    return problem(
        "omleiding-kan-niet",
        Place("publishconf.py"),
        f"{text}{more}. Wie dat adres gebruikt, komt niet op de goede pagina.",
        "Wilt u dat anders? Dan is een host nodig die dit kan, zoals nginx of Apache.",
    )
