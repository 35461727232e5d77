"""The keyboard of a visitor: Tab until something has focus, and whether that can be seen."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

__all__ = ["Focus", "focus", "focus_faults", "keyboard_faults", "stops", "tab_to"]

MAX_TABS = 400
OUTLINE = 2
"""Pixels that an outline has at least."""
# What is seen at a point of the focused element: itself, something in it, or something around it
# that has no ground of its own.
_FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const boxes = [...element.getClientRects()].filter(box => box.width > 1 && box.height > 1);
  const inside = box => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const covers = (x, y) => {
    const top = document.elementFromPoint(x, y);
    return top && !element.contains(top) && !top.contains(element) ? top.tagName.toLowerCase() + '.' + top.className : '';
  };
  const points = boxes.filter(inside).flatMap(box => [0.1, 0.5, 0.9].map(part => [
    Math.min(Math.max(box.left + box.width * part, 0), innerWidth - 1), Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1),
  ]));
  const covered = points.map(([x, y]) => covers(x, y));
  return {
    tag: element.tagName.toLowerCase(), class: element.className, href: element.href === undefined ? '' : new URL(element.href.baseVal ?? element.href, document.baseURI).href,
    name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\\s+/g, ' '),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    shown: points.length > 0, cover: covered.length > 0 && covered.every(Boolean) ? covered[0] : '',
  };
}"""  # noqa: E501


@dataclass(frozen=True)
class Focus:
    """What has the keyboard."""

    tag: str
    class_: str
    href: str
    name: str
    """What it says, at most the words it shows or its label."""
    outline: float
    shown: bool
    cover: str
    """What lies over it, or nothing."""


def focus(page: Page) -> Focus | None:
    """Return what has the keyboard, or None when nothing has."""
    found = page.evaluate(_FOCUS)
    return (
        None
        if found is None
        else Focus(
            found["tag"],
            found["class"],
            found["href"],
            found["name"],
            found["outline"],
            found["shown"],
            found["cover"],
        )
    )


def focus_faults(at: Focus) -> list[str]:
    """Return why a visitor cannot see where the keyboard is (WCAG 2.4.7, 2.4.11)."""
    what = f"{at.tag}.{at.class_} “{at.name[:40]}”"
    faults = [] if at.shown else [f"{what} is out of sight"]
    faults += [] if at.outline >= OUTLINE else [f"{what} has no outline"]
    return faults + ([f"{what} lies under {at.cover}"] if at.cover else [])


def tab_to(page: Page, name: str, *, within: str = "", limit: int = MAX_TABS) -> Focus:
    """Press Tab until something that says a text has focus; every stop on the way must be seen.

    Args:
        page: where Tab is pressed.
        name: words at the beginning of what it says.
        within: a CSS selector of what it must be in.
        limit: how often to press at most.

    Raises:
        AssertionError: it is not reached, or the visitor loses sight of the keyboard on the way.
    """
    for _ in range(limit):
        page.keyboard.press("Tab")
        at = focus(page)
        if at is None:
            continue
        assert focus_faults(at) == []
        inside = not within or page.evaluate(
            "selector => !!document.activeElement.closest(selector)", within
        )
        if inside and at.name.startswith(name):
            return at
    raise AssertionError(f"after {limit} times Tab nothing that begins with “{name}” has focus")


def stops(page: Page) -> list[Focus]:
    """Press Tab through the whole page and return everything that had focus.

    Raises:
        AssertionError: the page has no end for the keyboard.
    """
    found: list[Focus] = []
    while len(found) < MAX_TABS:
        page.keyboard.press("Tab")
        stop = focus(page)
        if stop is None:
            return found
        found.append(stop)
    raise AssertionError(f"after {MAX_TABS} times Tab the page has no end: the keyboard is trapped")


def keyboard_faults(page: Page) -> list[str]:
    """Return what a page does wrong for a visitor who presses Tab from its beginning to its end."""
    reachable = page.locator(
        "a[href]:visible, button:visible, summary:visible, input:not([type=radio]):visible,"
        " input[type=radio]:checked:visible, [tabindex='0']:visible"
    ).count()
    found = stops(page)
    faults = [fault for stop in found for fault in focus_faults(stop)]
    if not found or found[0].class_ != "skip-link":
        faults.append("the first stop is not the skip link")
    if len(found) < reachable:
        faults.append(f"{len(found)} stops for {reachable} parts that can be reached")
    return faults
