"""Pictures of every kind of page, narrow and wide, light and dark, for people who judge its look.

They and the page that shows them (`overzicht.md`) are written into an ignored folder, `SCREENS`.
"""

from __future__ import annotations

import pytest

from tests.helpers.browser import PAGE_TEMPLATES
from tests.helpers.screens import SCREENS, small_picture

PICTURES = SCREENS / "sjablonen"
# Width and height of the window, and the width of the stored picture.
WINDOWS = ((320, 800, 320), (768, 1100, 520), (1440, 1000, 760))
SCHEMES = {"light": "licht", "dark": "donker"}
MAX_ALL = 6_000_000
"""Bytes of all pictures together: small enough to send around."""


def _name(template: str, width: int, scheme: str) -> str:
    return f"{template.removesuffix('.html').replace('_', '-')}-{width}-{SCHEMES[scheme]}.webp"


def _overview(addresses: dict[str, str]) -> str:
    """Write the page that shows them all."""
    lines = [
        "# Schermen",
        "",
        (
            "Elk sjabloon op drie breedtes, licht en donker, telkens de volste pagina. Geschreven"
            " door `make audit`."
        ),
        "",
    ]
    for template, address in addresses.items():
        lines += [f"## {template.removesuffix('.html')}: `{address}`", ""]
        for scheme in SCHEMES:
            lines += [
                " ".join(
                    f"![{template.removesuffix('.html')}, {width} pixels,"
                    f" {SCHEMES[scheme]}](sjablonen/{_name(template, width, scheme)})"
                    for width, _, _ in WINDOWS
                ),
                "",
            ]
    return "\n".join(lines)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_template_is_pictured(published, open_page, scheme):
    PICTURES.mkdir(parents=True, exist_ok=True)
    addresses = {template: published.fullest(template) for template in PAGE_TEMPLATES}
    for width, height, kept in WINDOWS:
        page = open_page("about:blank", width=width, height=height, color_scheme=scheme)
        for template, address in addresses.items():
            page.goto(published.url(address), wait_until="load")
            page.evaluate("() => document.fonts.ready.then(() => true)")
            (PICTURES / _name(template, width, scheme)).write_bytes(
                small_picture(page.screenshot(), kept)
            )
        page.context.close()
    (SCREENS / "overzicht.md").write_text(_overview(addresses), encoding="utf-8")


def test_the_pictures_are_those_of_the_templates_and_stay_small():
    wanted = {
        _name(template, width, scheme)
        for template in PAGE_TEMPLATES
        for width, _, _ in WINDOWS
        for scheme in SCHEMES
    }
    for file in PICTURES.iterdir():
        if file.name not in wanted:
            file.unlink()
    assert {file.name for file in PICTURES.iterdir()} == wanted
    assert sum(file.stat().st_size for file in PICTURES.iterdir()) < MAX_ALL
