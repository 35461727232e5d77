"""What visitors get, measured.

Lighthouse scores a page of every template, every page is weighed, and every link is followed.
"""

from __future__ import annotations

import pytest

from tests.helpers.browser import PAGE_TEMPLATES
from tests.helpers.crawl import link_faults
from tests.helpers.first_view import MAX_WEIGHT, MAX_WITHOUT_FONT, weigh
from tests.helpers.lighthouse import CATEGORIES, Marks, lighthouse, medians
from tests.helpers.results import PageResult

ROUNDS = 5
ENOUGH = 99


@pytest.mark.parametrize("site", ["published", "below_a_path"])
def test_every_page_opens_clean_and_every_link_leads_somewhere(request, open_page, table, site):
    """A page uses no other host, and has no console message, refused request or dead link.

    Anchors that do not exist count as dead links.
    """
    built = request.getfixturevalue(site)
    faults, links = link_faults(open_page, built, built.all_pages())
    faults += open_page.faults
    open_page.faults.clear()
    table.append(
        (
            f"browser, {site}, pages and {links} links",
            len(built.all_pages()),
            len(faults),
            "other hosts, console, policy, links, anchors",
        )
    )
    assert faults == []


def test_every_page_is_light(hosted, open_page, table):
    heavy = {}
    heaviest = (0, "")
    for address in hosted.all_pages():
        weight = weigh(open_page, hosted.url(address))
        heaviest = max(heaviest, (weight.without_pictures, address))
        if weight.without_pictures > MAX_WEIGHT or weight.without_font > MAX_WITHOUT_FONT:
            heavy[address] = weight.parts
    table.append(
        (
            "browser, weight of the first view",
            len(hosted.all_pages()),
            len(heavy),
            f"heaviest {heaviest[0]} bytes, {heaviest[1]}",
        )
    )
    assert heavy == {}


def test_lighthouse_gives_the_highest_marks(hosted, open_page, results):
    """The median of five, in turn, so that a busy minute does not fall on one page."""
    addresses = {template: hosted.fullest(template) for template in PAGE_TEMPLATES}
    rounds = [
        lighthouse([hosted.url(address) for address in addresses.values()]) for _ in range(ROUNDS)
    ]
    found = {
        template: medians(marks)
        for template, marks in zip(addresses, zip(*rounds, strict=True), strict=True)
    }
    low = {template: faults for template, marks in found.items() if (faults := _low(marks))}
    for template, marks in found.items():
        weight = weigh(open_page, hosted.url(addresses[template]))
        scores = tuple(
            "–" if _hidden(marks) and name == "seo" else str(round(marks.scores[name] or 0))
            for name in CATEGORIES
        )
        results.pages.append(
            PageResult(
                template,
                addresses[template],
                scores,
                weight.without_pictures,
                weight.without_font,
                marks.metrics["cumulative-layout-shift"],
            )
        )
    results.rounds = ROUNDS
    results.rows.append(
        (
            "Lighthouse, a page of every template",
            len(found),
            len(low),
            f"median of {ROUNDS}, all four categories at least {ENOUGH}, layout shift 0",
        )
    )
    assert low == {}


def _hidden(marks: Marks) -> bool:
    """Return whether all that a page lacks for being found is that it asks not to be."""
    return [
        fault.partition(":")[0] for fault in marks.failed if fault.startswith("is-crawlable")
    ] == ["is-crawlable"]


def _low(marks: Marks) -> list[str]:
    """Return the scores below the lowest one allowed, with the rules that caused them."""
    names = [
        name
        for name in CATEGORIES
        if not (name == "seo" and _hidden(marks)) and (marks.scores[name] or 0) < ENOUGH
    ]
    shift = (
        [f"layout shift {marks.metrics['cumulative-layout-shift']}"]
        if marks.metrics["cumulative-layout-shift"]
        else []
    )
    return [*shift, *(f"{name} {marks.scores[name]}: {', '.join(marks.failed)}" for name in names)]
