"""Every page of the site by the rules for accessibility, valid HTML and a narrow window.

The results are printed in a table.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.e2e.test_validity import ALLOWED
from tests.helpers.browser import axe_findings, scrolls_sideways
from tests.helpers.validity import nu_messages


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("site", ["published", "preview"])
def test_accessible(request, open_page, table, site, width, scheme):
    built = request.getfixturevalue(site)
    found: dict[str, list[str]] = {}
    page = open_page("about:blank", width=width, color_scheme=scheme)
    for address in built.all_pages():
        page.goto(built.url(address))
        faults = axe_findings(page)
        sideways = scrolls_sideways(page)
        faults += [f"scrolls-sideways by {sideways} px"] if sideways > 0 else []
        if faults:
            found[address] = faults
    rules = Counter(fault.partition(" ")[0] for faults in found.values() for fault in faults)
    table.append(
        (
            f"axe, {site}, {width} px, {scheme}",
            len(built.all_pages()),
            sum(rules.values()),
            ", ".join(f"{rule} {count}" for rule, count in rules.most_common()),
        )
    )
    assert found == {}


@pytest.mark.parametrize("site", ["published", "preview"])
def test_valid(request, table, site):
    built = request.getfixturevalue(site)
    files = sorted(
        file for file in built.folder.rglob("*") if file.suffix in (".html", ".css", ".svg")
    )
    messages = nu_messages(files, built.folder)
    errors = [
        (name, text, around[:120])
        for name, sort, text, around in messages
        if sort not in ("warning", "info") and text not in ALLOWED
    ]
    table.append(
        (
            f"Nu, {site}, errors",
            len(files),
            len(errors),
            f"{sum(text in ALLOWED for _, _, text, _ in messages)} allowed",
        )
    )
    warnings = Counter(text for _, sort, text, _ in messages if sort == "warning")
    table.extend(
        (f"Nu, {site}, warning (stops nothing)", len(files), count, text[:100])
        for text, count in warnings.most_common(10)
    )
    assert errors == []
