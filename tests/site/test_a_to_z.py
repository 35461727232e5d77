"""The index from A to Z.

It has every page once, by the first word that counts, with a link to each letter.
"""

from __future__ import annotations

from tests.site.reading import pages, story

PAGE = b"---\ntitel: Alles van A tot Z\nsamenvatting: Alles.\nvorm: a-z\n---\nTekst.\n"


def _letters(site) -> tuple[list[tuple[str, list[str]]], object]:
    made = site().write_bytes("content/paginas/a-z.md", PAGE)
    made.write_bytes(
        "content/verhalen/2026/spoor.md", story("Het spoor", more="initiatieven: dryport\n")
    )
    made.write_bytes("content/verhalen/2026/tien.md", story("10 jaar A37"))
    made.write_bytes("content/verhalen/2026/open.md", story("“Één deur” open"))
    made.write_bytes("content/verhalen/2026/later.md", story("Zeker later", day="2026-12-24"))
    page = pages(made.build().output)["/a-z/"]
    found = [
        (section.find("h2").text, [link.text for link in section.iter("a")])
        for section in page.xpath("//section[@class='letter-index__section']")
    ]
    return found, page


def test_every_page_stands_once_under_the_first_word_that_counts(site):
    """Articles and quotes do not count, and “één” is no article; figures come first.

    The initiative of a story leads to that story; planned pages are not there.
    """
    found, page = _letters(site)
    assert found == [
        ("0–9", ["10 jaar A37"]),
        ("B", ["Basis", "Begin"]),
        ("D", ["Dryport"]),
        ("E", ["“Één deur” open"]),
        ("S", ["Het spoor"]),
        ("V", ["Verhalen"]),
    ]
    assert page.xpath("//a[text()='Dryport']")[0].get("href") == "../verhalen/spoor/"


def test_every_letter_can_be_reached(site):
    """The row of letters links to each letter that there is, and to no other."""
    found, page = _letters(site)
    letters = page.xpath("//nav[@aria-label='Letters']//a")
    assert [link.text for link in letters] == [letter for letter, _ in found]
    ids = set(page.xpath("//@id"))
    assert all(link.get("href").removeprefix("#") in ids for link in letters)
