"""The command `adres` on a real site, and what visitors of old addresses get from each host.

It is F3 of the failure model.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from plugins.core.addresses.redirect_hosts import HOSTS
from tests.helpers.redirect_hosts import BELOW, READERS, Reader
from tests.helpers.site_text import SiteText
from tests.site.reading import HOST, pages, story

LEDGER = "content/adressen.csv"
STORIES = "content/verhalen/2026"


def _ledger(site: SiteText) -> dict[str, str]:
    """Return the last column by address."""
    lines = (site.folder / LEDGER).read_text(encoding="utf-8-sig").splitlines()[1:]
    return {line.split(";")[0]: line.split(";")[2] for line in lines}


def _published(site: SiteText) -> SiteText:
    site.write_bytes(f"{STORIES}/eerst.md", story("Een verhaal"))
    site.write_bytes(f"{STORIES}/eerst.en.md", story("A story"))
    assert site.build().published
    return site


def _rename(site: SiteText, old: str, new: str) -> None:
    for ending in (".md", ".en.md"):
        file = site.folder / STORIES / (old + ending)
        if file.exists():
            file.rename(file.with_name(new + ending))


# -- the command ----------------------------------------------------------------------------------


def test_one_command_mends_a_renamed_page_whole(site, capsys: pytest.CaptureFixture[str]):
    """Both languages redirect, both files get the old name, feeds keep the item.

    The check has no remarks.
    """
    made = _published(site())
    identity = re.findall(
        r"<id>(tag:[^<]*verhaal:eerst)</id>", made.build().file("feeds/verhalen.atom.xml")
    )
    _rename(made, "eerst", "daarna")
    capsys.readouterr()
    assert made.move("/verhalen/eerst/", "/verhalen/daarna/") == 0
    assert (
        capsys.readouterr().out
        == "/verhalen/eerst/ leidt nu naar /verhalen/daarna/. Ook 1 adres dat daarmee samenhangt is"
        " bijgewerkt. In content/verhalen/2026/daarna.en.md en content/verhalen/2026/daarna.md"
        " staat nu de oude naam (id), zodat het dezelfde pagina blijft.\n"
    )
    result = made.build()
    assert result.codes() == ["vertaling-kenmerk"], "what it had before"
    assert (
        re.findall(r"<id>(tag:[^<]*verhaal:eerst)</id>", result.file("feeds/verhalen.atom.xml"))
        == identity
    )
    assert {address: target for address, target in _ledger(made).items() if target} == {
        "/verhalen/eerst/": "/verhalen/daarna/",
        "/en/verhalen/eerst/": "/en/verhalen/daarna/",
    }


@pytest.mark.parametrize(
    ("mark", "end"),
    [(b"", b"\n"), (b"\xef\xbb\xbf", b"\r\n"), (b"\xef\xbb\xbf", b"\n"), (b"", b"\r\n")],
)
def test_files_keep_every_other_byte(site, mark: bytes, end: bytes):
    """Mark and line ends of the ledger and of the page stay as an editor on Windows left them."""
    made = _published(site())
    _rename(made, "eerst", "daarna")
    files = [made.folder / LEDGER, made.folder / STORIES / "daarna.md"]
    for file in files:
        file.write_bytes(mark + file.read_bytes().replace(b"\n", end))
    before = [file.read_bytes() for file in files]
    assert made.move("/verhalen/eerst/", "/verhalen/daarna/") == 0
    old = b"/verhalen/eerst/;verhaal:eerst;"
    assert files[0].read_bytes() == before[0].replace(
        b"/en" + old[:-1] + b":en;", b"/en" + old[:-1] + b":en;/en/verhalen/daarna/"
    ).replace(end + old, end + old + b"/verhalen/daarna/")
    head, _, rest = before[1].partition(end + b"---" + end)
    assert files[1].read_bytes() == head + end + b"id: eerst" + end + b"---" + end + rest


def test_what_is_refused_changes_nothing(site, capsys: pytest.CaptureFixture[str]):
    """A typing error is answered with a near miss, on the other stream and with exit 1."""
    made = _published(site())
    (made.folder / STORIES / "eerst.md").unlink()
    before = (made.folder / LEDGER).read_bytes()
    capsys.readouterr()
    assert made.move("/verhalen/eerst/", "/verhalen/bassis/") == 1
    assert made.move("/verhalen/eersst/", "vervallen") == 1
    out = capsys.readouterr()
    assert out.out == ""
    assert (
        out.err
        == "Op /verhalen/bassis/ staat geen pagina. Bedoelde u /verhalen/basis/?\nEr is niets"
        " veranderd.\nHet adres /verhalen/eersst/ stond nooit op de site. Bedoelde u"
        " /verhalen/eerst/?\nEr is niets veranderd.\n"
    )
    assert (made.folder / LEDGER).read_bytes() == before


def test_a_damaged_ledger_is_left_as_it_is(site, capsys: pytest.CaptureFixture[str]):
    """Read as another encoding it would be written back with other characters."""
    made = _published(site())
    file = made.folder / LEDGER
    damaged = file.read_bytes() + "/café-à-vis/;verhaal:café;/".encode() + b"x\xff/\n"
    file.write_bytes(damaged)
    _rename(made, "eerst", "daarna")
    capsys.readouterr()
    assert made.move("/verhalen/eerst/", "/verhalen/daarna/") != 0
    assert "niets veranderd" in capsys.readouterr().err
    assert file.read_bytes() == damaged


def test_a_write_that_fails_half_way_leaves_all_as_it_was(site, monkeypatch: pytest.MonkeyPatch):
    """The header is written first; when the ledger cannot be, the header is as it was."""
    from plugins.commands import address as command

    made = _published(site())
    _rename(made, "eerst", "daarna")
    files = {
        file: file.read_bytes() for file in (made.folder / "content").rglob("*") if file.is_file()
    }
    real = command.write_whole
    refused = []

    def write(file: Path, data: bytes) -> None:
        if file.name == "adressen.csv" and not refused:
            refused.append(file)
            raise PermissionError(13, "in use", str(file))
        real(file, data)

    monkeypatch.setattr(command, "write_whole", write)
    with pytest.raises(PermissionError):
        made.move("/verhalen/eerst/", "/verhalen/daarna/")
    assert refused
    assert {
        file: file.read_bytes() for file in (made.folder / "content").rglob("*") if file.is_file()
    } == files


def test_a_file_beside_a_page_is_guarded_and_goes_along(site):
    """A PDF has an address that people link to.

    It is recorded, reported when it is missing, and redirected with its page.
    """
    made = site()
    made.write_bytes(
        "content/paginas/plannen.md",
        b"---\ntitel: Plannen\nsamenvatting: Plannen.\n---\n\n::: downloads\nbestanden: plan.pdf,"
        b" kaart.pdf\n:::\n",
    )
    made.write_bytes("content/paginas/plannen/plan.pdf", b"%PDF-1.4\n")
    made.write_bytes("content/paginas/plannen/kaart.pdf", b"%PDF-1.4\n")
    result = made.build()
    if not result.published:
        pytest.fail(result.report)
    assert "/plannen/plan.pdf" in _ledger(made)
    (made.folder / "content/paginas/plannen").rename(made.folder / "content/paginas/ideeen")
    (made.folder / "content/paginas/plannen.md").rename(made.folder / "content/paginas/ideeen.md")
    assert len(made.build().problems) == 1
    assert made.move("/plannen/", "/ideeen/") == 0
    assert made.build().report == ""
    assert _ledger(made)["/plannen/plan.pdf"] == "/ideeen/plan.pdf"


def test_deleting_the_last_story_of_a_year_settles_its_lists(site):
    """One command redirects the list to all stories.

    When a story of that year comes, the list is there again by itself.
    """
    made = _published(site())
    for file in (made.folder / STORIES).glob("eerst*"):
        file.unlink()
    assert made.move("/verhalen/eerst/", "vervallen") == 0
    assert made.build().report == ""
    assert _ledger(made)["/verhalen/jaar/2020/"] == "/verhalen/"
    made.write_bytes(f"{STORIES}/later.md", story("Later"))
    assert made.build().report == ""
    assert _ledger(made)["/verhalen/jaar/2020/"] == ""


# -- what is published ----------------------------------------------------------------------------


@pytest.mark.parametrize("base", ["", "/dtz"])
@pytest.mark.parametrize("name", ["", *HOSTS])
def test_a_publication_has_the_file_of_its_host_alone(site, name: str, base: str):
    """The addresses of the site before and of this one, in the format of one host.

    There is a page at the old address unless it would be in the way.
    """
    made = _published(site())
    _rename(made, "eerst", "daarna")
    made.move("/verhalen/eerst/", "/verhalen/daarna/")
    made.write_bytes(
        "content/oude-adressen.csv",
        "oud;nieuw\r\nhttp://www.vroeger.nl/Over-Ons;/verhalen/\r\n/café;/verhalen/eerst/\r\n/weg;vervallen\r\n/VERHALEN/;/verhalen/\r\n".encode(
            "cp1252"
        ),
    )
    result = made.build(SITEURL=HOST + base, SITEHOST=name)
    assert {item.code for item in result.problems} <= {"vertaling-kenmerk", "omleiding-kan-niet"}
    files = result.files()
    assert {item.file[1:] for item in HOSTS.values()} & set(files) == (
        {HOSTS[name].file[1:]} if name else set()
    )
    led = {
        address
        for address, page in pages(result.output).items()
        if page.xpath("//meta[@http-equiv='refresh']")
    }
    assert led == (
        set()
        if name in ("netlify", "gitlab")
        else {"/verhalen/eerst/", "/en/verhalen/eerst/", "/Over-Ons/", "/café/"}
    )
    if name:
        answer = _reader(name, result.output, base)
        assert answer(f"{base}/verhalen/eerst/", "") == (301, f"{base}/verhalen/daarna/")
        assert answer(f"{base}/Over-Ons", "") == (301, f"{base}/verhalen/")
        assert answer(f"{base}/caf%C3%A9", "") == (
            None if name == "azure" else (301, f"{base}/verhalen/daarna/")
        )
        assert answer(f"{base}/weg", "") == ((410, "") if HOSTS[name].says_gone else None)


def test_an_unknown_host_is_a_fault_of_use(site):
    """Before anything is read, with a near miss."""
    from plugins.run.publisher import ConfigurationFault

    with pytest.raises(
        ConfigurationFault, match=r"SITEHOST “ngnix” ken ik niet\. Bedoelde u “nginx”\?"
    ):
        site().build(SITEHOST="ngnix")


def test_a_page_whose_time_is_over_is_in_no_redirect(site):
    """It keeps the page that says so, at its own address."""
    made = _published(site())
    made.write_bytes(f"{STORIES}/eerst.md", story("Een verhaal", more="tot: 2026-11-20\n"))
    result = made.build(SITEURL=HOST, SITEHOST="nginx")
    assert "/verhalen/eerst/" not in result.file("nginx-redirects.conf").replace(
        "/en/verhalen/eerst/", ""
    )


def _reader(name: str, output: Path, base: str = "") -> Reader:
    text = (output / HOSTS[name].file[1:]).read_text(encoding="utf-8")
    return BELOW[name](text, base) if name in BELOW else READERS[name](text)


# -- F3 -------------------------------------------------------------------------------------------

STEPS = 50
SEED = 20261121


def _step(site: SiteText, chance: random.Random, names: list[str], number: int) -> None:
    """Rename or delete a story as a writer does, and run the command of the message.

    Some get a name that they had before.
    """
    old = chance.choice(names)
    used = [
        address.split("/")[2]
        for address, target in _ledger(site).items()
        if target and re.fullmatch(r"/verhalen/[a-z0-9-]+/", address)
    ]
    names.remove(old)
    if len(names) > 2 and chance.random() < 0.35:
        for file in (site.folder / STORIES).glob(f"{old}.*"):
            file.unlink()
        target = "vervallen" if chance.random() < 0.6 else f"/verhalen/{chance.choice(names)}/"
    else:
        free = [name for name in used if name not in names]
        new = chance.choice(free) if free and chance.random() < 0.3 else f"verhaal-{number}"
        _rename(site, old, new)
        names.append(new)
        target = f"/verhalen/{new}/"
    assert site.move(f"/verhalen/{old}/", target) == 0, (old, target)
    if len(names) < 5:
        site.write_bytes(f"{STORIES}/nieuw-{number}.md", story(f"Nieuw {number}"))
        names.append(f"nieuw-{number}")


def test_no_published_address_is_lost_over_fifty_renames_and_deletions(site):
    """No address is ever lost: 200, one redirect to 200, or gone.

    That holds for the file of every host, and for the pages alone.
    """
    chance, names = random.Random(SEED), [f"begin-{number}" for number in range(6)]
    made = site()
    for name in names:
        made.write_bytes(f"{STORIES}/{name}.md", story(name))
    made.write_bytes(f"{STORIES}/begin-0.en.md", story("In English"))
    assert made.build().published
    ever = set(_ledger(made))
    for number in range(STEPS):
        _step(made, chance, names, number)
        result = made.build()
        assert result.published, f"step {number} (seed {SEED}): {result.report}"
        ever |= set(_ledger(made))
    results = {name: _ends(made, name, ever) for name in ("", *HOSTS)}
    assert {
        name: {end for end in ends.values() if end not in (200, 301, 410)}
        for name, ends in results.items()
    } == {name: set() for name in results}
    assert list(results["nginx"].values()).count(301) > 10
    assert list(results["nginx"].values()).count(410) > 3
    assert len({tuple(sorted(ends.items())) for name, ends in results.items() if name}) == 1, (
        "the hosts differ"
    )


def _ends(site: SiteText, name: str, ever: set[str]) -> dict[str, int]:
    """Return what a visitor of each address gets in the end: 200, 301 to a 200, or 410.

    Anything else is lost. A 404 where the ledger says gone is gone, on hosts without 410.
    """
    result = site.build(SITEURL=HOST, SITEHOST=name, LEDGER_WRITE=False)
    assert result.published, result.report
    there = {"/" + file.removesuffix("index.html") for file in result.files()}
    led = {
        address: page.xpath("//meta[@http-equiv='refresh']/@content")
        for address, page in pages(result.output).items()
    }
    led = {address: found[0].partition("url=")[2] for address, found in led.items() if found}
    lives = there - set(led)
    answer = (
        _reader(name, result.output)
        if name
        else lambda path, query: (301, _joined(path, led[path])) if path in led else None
    )
    ledger, ends = _ledger(site), {}
    for address in ever:
        said = answer(address, "")
        if said and said[0] == 301:
            ends[address] = 301 if said[1] in lives and address not in lives else 500
        elif said:
            ends[address] = said[0]
        else:
            ends[address] = (
                200 if address in lives else 410 if ledger[address] == "vervallen" else 404
            )
    return ends


def _joined(path: str, link: str) -> str:
    from urllib.parse import urljoin, urlsplit

    return urlsplit(urljoin(HOST + path, link)).path
