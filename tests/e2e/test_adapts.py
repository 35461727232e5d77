"""Pages follow the settings of a reader.

Those are wider spacing, larger text, their own colours, and no movement.
"""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.helpers.browser import PAGE_TEMPLATES, scrolls_sideways
from tests.helpers.keyboard import focus, focus_faults

every_template = pytest.mark.parametrize("template", PAGE_TEMPLATES)
WIDTHS = (320, 640, 1280)
"""A window of 1280 px at 400 %, 200 % and 100 %."""
# The four spacings of WCAG 2.2, 1.4.12. A drawing is a picture of text; its words are in the
# table beside it.
_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`*:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p:not(svg *) { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}"""  # noqa: E501
_CLIPPED = """() => [...document.querySelectorAll('body *:not(svg *)')].filter(element => {
  const style = getComputedStyle(element);
  const cuts = axis => ['hidden', 'clip'].includes(style['overflow' + axis]);
  const over = cuts('X') && element.scrollWidth > element.clientWidth + 1 || cuts('Y') && element.scrollHeight > element.clientHeight + 1;
  return element.checkVisibility() && element.clientWidth > 1 && element.textContent.trim() && over;
}).map(element => element.tagName.toLowerCase() + '.' + element.className)"""  # noqa: E501
_MOVING = """() => {
  const seconds = text => Math.max(...text.split(',').map(parseFloat));
  const moving = [...document.querySelectorAll('*')].filter(element => ['', '::before', '::after'].some(part => {
    const style = getComputedStyle(element, part || null);
    return style.animationName !== 'none' && seconds(style.animationDuration) > 0.01 || seconds(style.transitionDuration) > 0.01 || style.scrollBehavior === 'smooth';
  }));
  return [...moving.map(element => element.tagName.toLowerCase() + '.' + element.className), ...document.getAnimations().map(String)];
}"""  # noqa: E501
# Shapes that carry a value, by what they look like; a pattern counts as what is in it.
_GROUND = """() => {
  const probe = document.body.appendChild(document.createElement('span'));
  probe.attributeStyleMap.set('background-color', 'canvas');
  const ground = getComputedStyle(probe).backgroundColor;
  probe.remove();
  return ground;
}"""
_SERIES = """ground => [...document.querySelectorAll('svg.drawing[role=img]')].flatMap(drawing => {
  const look = shape => {
    const style = getComputedStyle(shape);
    const fill = /url/.test(style.fill) ? style.fill.replace(/.*patroon-/, 'pattern ') : style.fill;
    return { fill, edge: style.strokeWidth === '0px' ? 'none' : style.stroke, dash: style.strokeDasharray };
  };
  return [...drawing.querySelectorAll(':scope > rect, :scope > path, :scope > circle, :scope > line, :scope > polyline')].map(look)
    .filter(({ fill, edge }) => [ground, 'none'].includes(fill) && [ground, 'none'].includes(edge))
    .map(() => drawing.getAttribute('aria-labelledby') ?? drawing.getAttribute('aria-label'));
})"""  # noqa: E501


@every_template
def test_nothing_is_lost_when_text_is_set_wider(published, open_page, template):
    page = open_page(published.url(published.fullest(template)))
    page.evaluate(_SPACING)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert (
            page.evaluate("() => getComputedStyle(document.querySelector('main')).letterSpacing")
            != "normal"
        )
        assert (width, scrolls_sideways(page), page.evaluate(_CLIPPED)) == (width, 0, [])


def test_text_that_is_cut_off_is_found(published, open_page):
    page = open_page(published.url("/contact/"))
    page.evaluate("""() => {
      const narrow = document.querySelector('main').appendChild(document.createElement('p'));
      narrow.textContent = 'Dit past niet.';
      narrow.className = 'proef';
      for (const [name, value] of [['height', '5px'], ['overflow', 'hidden']]) narrow.attributeStyleMap.set(name, value);
    }""")  # noqa: E501
    assert page.evaluate(_CLIPPED) == ["p.proef"]


@every_template
def test_nothing_moves_for_a_reader_who_wants_no_movement(published, open_page, template):
    assert open_page(published.url(published.fullest(template))).evaluate(_MOVING) == []


def test_movement_is_found(published, open_page):
    page = open_page(published.url("/contact/"))
    page.evaluate(
        "() => document.querySelector('h1').attributeStyleMap.set('transition-duration', '2s')"
    )
    assert page.evaluate(_MOVING) == ["h1.page-header__title"]


@every_template
def test_the_keyboard_and_the_drawings_are_seen_in_colours_of_the_reader(
    published, open_page, template
):
    page = open_page(published.url(published.fullest(template)), forced_colors="active")
    ground = page.evaluate(_GROUND)
    for _ in range(12):
        page.keyboard.press("Tab")
        at = focus(page)
        if at is None:
            break
        assert focus_faults(at) == []
        assert (
            page.evaluate("() => getComputedStyle(document.activeElement).outlineColor") != ground
        )
    assert page.evaluate(_SERIES, ground) == []


def test_a_shape_in_the_colour_of_the_page_is_found(published, open_page):
    page = open_page(published.url("/begroting/"), forced_colors="active")
    page.evaluate("""() => {
      const shape = document.querySelector('svg.drawing[role=img]').appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'rect'));
      shape.attributeStyleMap.set('fill', 'canvas');
    }""")  # noqa: E501
    assert len(page.evaluate(_SERIES, page.evaluate(_GROUND))) == 1


@pytest.mark.parametrize(
    "options",
    [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["light", "dark", "forced colours"],
)
def test_a_table_that_goes_on_shows_it_at_its_edge(published, open_page, options):
    """A table is dark at the side where there is more, and only there.

    That is the right side before scrolling and the left side after it.
    """
    page = open_page(published.url("/begroting/"), width=320, **options)
    region = page.locator(".comparison__region").first
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.comparison__region > * { visibility: hidden; }');
      document.adoptedStyleSheets.push(sheet);
    }""")
    sides = []
    for place in ("0", "element.scrollWidth"):
        region.evaluate(f"element => {{ element.scrollLeft = {place}; }}")
        row = Image.open(io.BytesIO(region.screenshot())).convert("L")
        middle = row.height // 2
        ground = row.getpixel((row.width // 2, middle))
        sides.append([abs(row.getpixel((x, middle)) - ground) > 40 for x in (0, row.width - 1)])
    assert sides == [[False, True], [True, False]]


def test_a_table_that_fits_shows_no_edge(published, open_page):
    page = open_page(published.url("/begroting/"), width=1280)
    region = page.locator(".comparison__region").first
    page.evaluate(
        "() => document.querySelector('.comparison__table').attributeStyleMap.set('visibility',"
        " 'hidden')"
    )
    row = Image.open(io.BytesIO(region.screenshot())).convert("L")
    assert (
        len({row.getpixel((x, row.height // 2)) for x in (0, row.width // 2, row.width - 1)}) == 1
    )
