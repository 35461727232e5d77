"""Ways through the site with nothing but the keyboard.

They use the menu, a choice among stories, a wide table and its notes.
"""

from __future__ import annotations

import pytest

from tests.helpers.keyboard import focus, focus_faults, tab_to

WIDTHS = (320, 1280)
# The place an address names is in the window.
_AT_PLACE = """id => {
  const place = document.getElementById(id), box = place.getBoundingClientRect();
  return document.querySelector(':target') === place && box.bottom > 0 && box.top >= 0 && box.top < innerHeight;
}"""  # noqa: E501
# What has the keyboard no longer scrolls: a jump during a scroll by key is undone by it.
_AT_REST = """async () => {
  const moved = () => document.activeElement.scrollLeft + document.scrollingElement.scrollTop;
  for (let last = -1; last !== moved();) { last = moved(); await new Promise(done => setTimeout(done, 200)); }
}"""  # noqa: E501
both_widths = pytest.mark.parametrize("width", WIDTHS)


def _follow(page, url: str) -> None:
    """Press Enter on a link and wait until its page is there."""
    with page.expect_navigation(url=url):
        page.keyboard.press("Enter")


@both_widths
def test_menu_every_entry_is_reached_in_order_and_leads_to_its_page(published, open_page, width):
    page = open_page(published.url("/"), width=width)
    entries = page.locator(".site-header__menu a").evaluate_all(
        "links => links.map(link => [link.textContent.trim(), link.href])"
    )
    assert len(entries) > 2
    for text, address in entries:
        at = tab_to(page, text, within="header nav", limit=len(entries) + 10)
        assert at.href == address
    _follow(page, entries[-1][1])
    current = page.locator("header nav [aria-current=page]")
    assert [text.strip() for text in current.all_inner_texts()] == [entries[-1][0]]
    page.keyboard.press("Tab")
    assert focus(page).class_ == "skip-link", "a new page begins at its beginning"


@both_widths
def test_filter_a_choice_is_made_told_and_taken_back(published, open_page, width):
    """A screen reader hears which choice is the current one, and how many stories there are."""
    page = open_page(published.url("/verhalen/"), width=width)
    everything = page.locator(".facets [aria-current=page]").inner_text().strip()
    chosen = page.locator(".facets a:not([aria-current])").first
    name, address = (
        chosen.locator(".facets__text").inner_text(),
        chosen.evaluate("link => link.href"),
    )
    count = int(
        chosen.locator(".facets__count").evaluate(
            "element => parseInt(element.firstChild.textContent)"
        )
    )
    assert tab_to(page, name, within=".facets").href == address
    _follow(page, address)
    now = page.locator(".facets [aria-current=page]")
    assert now.count() == 1
    assert now.evaluate("link => link.href") == address
    assert page.locator("main h2").filter(has_text=f"{count} ").count() == 1
    at = tab_to(page, everything, within=".facets")
    assert at.href == published.url("/verhalen/")
    _follow(page, published.url("/verhalen/"))
    assert page.locator(".facets [aria-current=page]").inner_text().strip() == everything


def test_table_a_wide_table_is_moved_and_a_note_is_followed_and_left(published, open_page):
    page = open_page(published.url("/begroting/"), width=320)
    region = page.locator(".comparison__region").first
    name = region.evaluate(
        "element =>"
        " document.getElementById(element.getAttribute('aria-labelledby'))"
        ".textContent.trim().replace(/\\s+/g,"
        " ' ')"
    )
    assert region.evaluate("element => element.scrollWidth > element.clientWidth"), (
        "the table is wider than the window, or this proves nothing"
    )
    for _ in range(400):
        page.keyboard.press("Tab")
        at = focus(page)
        assert at is None or focus_faults(at) == []
        if region.evaluate("element => element === document.activeElement"):
            break
    assert at is not None
    assert name, "the region tells which table it is"
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    page.evaluate(_AT_REST)
    mark = tab_to(page, "Noot ", within=".comparison__region")
    _note_and_back(page, mark)


def _note_and_back(page, mark) -> None:
    """Follow a note mark to its note, and the note's link back to the mark."""
    target = mark.href.partition("#")[2]
    page.evaluate(_AT_REST)
    page.keyboard.press("Enter")
    page.wait_for_function(_AT_PLACE, arg=target)
    page.keyboard.press("Tab")
    assert page.evaluate(
        "id => document.getElementById(id).contains(document.activeElement)", target
    ), "the next Tab is in the note"
    back = page.locator(f"[id='{target}'] a[href^='#']").first
    for _ in range(20):
        if back.evaluate("link => link === document.activeElement"):
            break
        page.keyboard.press("Tab")
    assert back.evaluate("link => link === document.activeElement")
    place = back.get_attribute("href").removeprefix("#")
    page.keyboard.press("Enter")
    page.wait_for_function(_AT_PLACE, arg=place)


def test_a_reader_who_loses_sight_of_the_keyboard_is_noticed(published, open_page):
    """The checks themselves work: no outline, out of sight, and covered."""
    page = open_page(published.url("/contact/"))
    link = page.locator("main a").first
    link.focus()
    assert focus_faults(focus(page)) == []
    link.evaluate("element => element.attributeStyleMap.set('outline', 'none')")
    assert [fault.rpartition("” ")[2] for fault in focus_faults(focus(page))] == ["has no outline"]
    page.evaluate("""() => {
      const cover = document.body.appendChild(document.createElement('div'));
      for (const [name, value] of [['position', 'fixed'], ['inset', '0'], ['background-color', 'white']]) cover.attributeStyleMap.set(name, value);
    }""")  # noqa: E501
    assert any(fault.endswith("lies under div.") for fault in focus_faults(focus(page)))
    link.evaluate(
        "element => { element.attributeStyleMap.set('position', 'absolute');"
        " element.attributeStyleMap.set('left', '-9999px'); }"
    )
    assert any(fault.endswith("is out of sight") for fault in focus_faults(focus(page)))
    with pytest.raises(AssertionError, match="after 3 times Tab"):
        tab_to(open_page(published.url("/contact/")), "Deze tekst staat nergens", limit=3)
