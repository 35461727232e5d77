"""What a visitor gets at first: little, in one stylesheet, and nothing that moves.

And the scores of Lighthouse that know no time.

No time is measured here: a busy machine would decide. `audit` gives the scores for speed, as the
median of five, and looks at every page and every template where some stand for all here.
"""

from __future__ import annotations

import pytest

from tests.helpers.browser import PAGE_TEMPLATES, REPRESENTATIVES
from tests.helpers.first_view import MAX_WEIGHT, MAX_WITHOUT_FONT, layout_shift, weigh
from tests.helpers.lighthouse import TIMELESS, lighthouse, medians, timeless_faults
from tests.helpers.static_host import StaticHost

every_template = pytest.mark.parametrize("template", PAGE_TEMPLATES)
some_templates = pytest.mark.parametrize("template", REPRESENTATIVES)


@some_templates
def test_the_first_view_is_light(compressed, open_page, template):
    weight = weigh(open_page, compressed.url(compressed.fullest(template)))
    assert weight.of("document") > 0, "the check itself works"
    assert weight.of("font") > 0, "the check itself works"
    assert weight.without_pictures <= MAX_WEIGHT
    assert weight.without_font <= MAX_WITHOUT_FONT


@every_template
def test_only_one_stylesheet_stands_before_the_first_view(published, open_page, template):
    page = open_page(published.url(published.fullest(template)))
    blocking = page.evaluate(
        "() => performance.getEntriesByType('resource').filter(entry => entry.renderBlockingStatus"
        " === 'blocking').map(entry => entry.initiatorType)"
    )
    assert blocking == ["link"]
    assert page.locator("link[rel=stylesheet], style").count() == 1
    assert page.evaluate("() => document.styleSheets.length") == 1


@some_templates
def test_nothing_moves_while_a_page_comes_in(compressed, open_page, template):
    for width in (320, 1280):
        assert layout_shift(open_page, compressed.url(compressed.fullest(template)), width) == []


def test_weight_and_movement_are_found(open_page, tmp_path):
    """The checks themselves work.

    A heavy script counts compressed, a picture apart, and a picture without a size moves what is
    below.
    """
    dot = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>'
    (tmp_path / "index.html").write_text(
        "<!DOCTYPE html><title>x</title><script src='zwaar.js'></script><img loading='lazy'"
        " src='late.svg'><p>Dit schuift.</p>",
        encoding="utf-8",
    )
    (tmp_path / "zwaar.js").write_text(
        "//" + "".join(chr(33 + (n * n * 7 + n // 3) % 90) for n in range(200_000)),
        encoding="utf-8",
    )
    (tmp_path / "late.svg").write_text(dot, encoding="utf-8")
    host = StaticHost(tmp_path)
    host.start()
    weight = weigh(open_page, host.base + "/")
    moved = layout_shift(open_page, host.base + "/", 320, late="**/late.svg")
    host.stop()
    assert 0 < weight.of("script") < 150_000
    assert weight.of("image") > 0
    assert weight.without_pictures == weight.of("document") + weight.of("script")
    assert moved


def test_lighthouse_has_no_remarks_on_some_pages(hosted):
    """Accessibility, good practice and SEO of the home page and of the one for lost addresses."""
    assert timeless_faults(hosted, ("home.html", "not_found.html")) == {}


def test_lighthouse_does_find_faults(tmp_path):
    (tmp_path / "index.html").write_text(
        "<!DOCTYPE html><title>x</title><img src='weg.png'><a href='/'>klik hier</a>",
        encoding="utf-8",
    )
    host = StaticHost(tmp_path)
    host.start()
    marks = medians([lighthouse([host.base + "/"], TIMELESS, quick=True)[0]])
    host.stop()
    assert {"image-alt", "html-has-lang", "meta-description", "errors-in-console"} <= {
        fault.partition(":")[0] for fault in marks.failed
    }
    assert all((score or 0) < 99 for score in marks.scores.values())
