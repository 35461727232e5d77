"""Pelican's autoreload runs one object again and again."""

from __future__ import annotations

import pytest
from pelican.settings import read_settings

from plugins.run.publisher import PublicationStopped, Publisher
from tests.helpers.site_text import DAY, ROOT

BROKEN = """
-- content/paginas/over.md --
---
titel: Over
samenvatting: Een pagina.
---
Lees [dit](/nergens/).
"""


def test_a_second_run_forgets_the_faults_of_the_first(site):
    """After the fault is mended the same object publishes, and reports nothing of before."""
    made = site(BROKEN)
    settings = {
        "PATH": str(made.folder / "content"),
        "OUTPUT_PATH": str(made.folder / "output"),
        "THEME": str(ROOT / "theme"),
        "BUILD_DAY": DAY,
        "REPORT_FORMAT": "regels",
    }
    publisher = Publisher(read_settings(str(made.folder / "pelicanconf.py"), override=settings))
    with pytest.raises(PublicationStopped):
        publisher.run()
    assert [item.code for item in publisher.report.problems] == ["link-dood"]
    made.write(BROKEN.replace("/nergens/", "/verhalen/"))
    publisher.run()
    assert publisher.report.problems == []
    assert (made.folder / "output/over/index.html").is_file()
