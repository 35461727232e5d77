"""What Windows does to files and paths changes nothing of the site."""

from __future__ import annotations

import io
import re

from PIL import Image

STORY = """
-- content/verhalen/2026/streep.md --
---
titel: Streep
samenvatting: Paden met een schuine streep naar achteren.
datum: 2026-11-01
periode: 2020
themas: opleiding
bronnen:
  - plan-2026 (Partners)
---
Lees [de basis]({filename}basis.md), [nog eens]({filename}..\\2026\\basis.md) en [weer]({filename}\\verhalen\\2026\\basis.md).

::: afbeelding mappen\\foto.png
alt: Een rood vlak.
maker: Gemeente Emmen
:::

::: downloads
bestanden: mappen\\plan.pdf
:::
"""  # noqa: E501


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 8), "red").save(out, "PNG")
    return out.getvalue()


def test_backslashes_in_paths_lead_to_the_same_files(site):
    """A link, a picture and a download named with backslashes are found."""
    made = site(STORY)
    made.write_bytes("content/verhalen/2026/streep/mappen/foto.png", _picture())
    made.write_bytes("content/verhalen/2026/streep/mappen/plan.pdf", b"%PDF-1.4")
    result = made.build()
    assert result.report == ""
    page = result.file("verhalen/streep/index.html")
    assert page.count('href="../basis/"') >= 3
    assert len(re.findall(r'src="foto-[0-9a-f]{8}-640\.png"', page)) == 1
    assert 'href="plan.pdf"' in page


def test_a_path_that_leads_outside_is_not_followed(site):
    """Drives, roots and steps upward in a file name are refused, whichever way the stroke leans."""
    for name in ("..\\basis.md", "C:\\plan.pdf", "/plan.pdf", "../basis.md"):
        result = site(
            STORY.replace("mappen\\plan.pdf", name).replace(
                "::: afbeelding mappen\\foto.png\nalt: Een rood vlak.\nmaker: Gemeente Emmen\n:::",
                "",
            )
        ).build()
        assert result.codes() == ["bestand-ontbreekt"]
        assert not result.published
