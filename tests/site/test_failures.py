"""When our code fails, nothing is published and the last good site stays, byte for byte."""

from __future__ import annotations

import shutil
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from pelican import signals

from plugins.run import publication
from plugins.run.publication import Busy, locked
from plugins.run.publisher import ConfigurationFault
from tests.helpers.site_text import ROOT, Result, SiteText
from tests.problems.made_cases import loose_plugins

OURS = [
    f"plugins.{name}"
    for name in (
        "content",
        "texts",
        "pictures",
        "feeds",
        "assets",
        "figures",
        "pages",
        "sharing",
        "judge",
    )
]
CONNECT = (
    "from pelican import signals\n{extra}\ndef act(*given, **named):\n    {act}\ndef register():\n "
    "   signals.{signal}.connect(act)\n"
)


@pytest.fixture(autouse=True)
def _loose() -> Iterator[None]:
    """Let go of what a test plugs in."""
    with loose_plugins():
        yield


def _below(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _stands(site: SiteText, **settings: object) -> Result:
    """Build well once, then with a changed text and these settings; the good site must stand.

    Returns the second result.
    """
    assert site.build().published
    output, ledger, names = (
        _below(site.folder / "output"),
        (site.folder / "content/adressen.csv").read_bytes(),
        _names(site.folder),
    )
    story = site.folder / "content/verhalen/2026/basis.md"
    story.write_text(
        story.read_text(encoding="utf-8").replace("Een gewone alinea.", "Een andere alinea."),
        encoding="utf-8",
    )
    result = site.build(**settings)
    assert not result.published
    assert {item.severity.label for item in result.problems} == {"fout"}
    assert _below(site.folder / "output") == output
    assert (site.folder / "content/adressen.csv").read_bytes() == ledger
    assert _names(site.folder) == names
    return result


def _names(folder: Path) -> list[str]:
    return sorted(
        entry.name
        for entry in folder.iterdir()
        if not entry.name.startswith(("eigen_", "theme", "__pycache__"))
    )


def _plugged(site: SiteText, name: str, source: str) -> Result:
    (site.folder / f"{name}.py").write_text(source, encoding="utf-8")
    return _stands(site, PLUGIN_PATHS=[str(site.folder)], PLUGINS=[*OURS, name])


def test_a_plugin_that_fails_to_register_stops_the_site(site):
    """Pelican goes on without a plugin whose register() raises; here that is a fault."""
    result = _plugged(site(), "eigen_register", "def register():\n    raise RuntimeError('stuk')\n")
    assert result.codes() == ["pelican-fout"]
    assert "eigen_register" in result.report


@pytest.mark.parametrize("signal", ["get_generators", "all_generators_finalized", "finalized"])
def test_a_plugin_that_fails_in_a_signal_stops_the_site(site, signal: str):
    """An exception in a handler of any signal is reported with the name of the plugin."""
    name = f"eigen_stuk_{signal}"
    result = _plugged(
        site(), name, CONNECT.format(extra="", act="raise KeyError('stuk')", signal=signal)
    )
    assert result.codes() == ["pelican-fout"]
    assert name in result.report


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("def register(:\n", "SyntaxError"),
        ("raise ValueError('stuk')\n", "ValueError: stuk"),
        ("import bestaat_niet_echt\n", "bestaat_niet_echt"),
    ],
    ids=["syntax", "error", "import"],
)
def test_a_plugin_that_fails_while_it_is_imported_stops_the_site(site, source: str, message: str):
    """A plugin whose code breaks off is reported once, as a fault, like one that is not there."""
    name = f"eigen_{len(source)}"
    result = _plugged(site(), name, source)
    assert result.codes() == ["pelican-fout"]
    assert name in result.report
    assert message in result.report


def test_an_error_of_our_own_is_no_fault_of_the_site(site, monkeypatch: pytest.MonkeyPatch):
    """An error in our own code is reported as such, not as a fault of a writer.

    Nothing is published.
    """
    made = site()
    assert made.build().published
    before = _below(made.folder / "output")
    judge = sys.modules["plugins.judge.link_problems"]
    monkeypatch.setattr(judge, "judge_link", lambda *given: 1 / 0)
    made.write_bytes(
        "content/paginas/over.md", b"---\ntitel: Over\nsamenvatting: Wij.\n---\n[dood](/nergens/)\n"
    )
    with pytest.raises(ZeroDivisionError):
        made.build()
    assert _below(made.folder / "output") == before


def test_a_plugin_that_only_logs_an_error_stops_the_site(site):
    """What a plugin logs as an error counts, though it goes on."""
    source = CONNECT.format(
        extra="import logging",
        act="logging.getLogger('pelican.eigen').error('half %s', 'werk')",
        signal="finalized",
    )
    result = _plugged(site(), "eigen_logt", source)
    assert "half werk" in result.report


def test_a_plugin_that_is_not_there_stops_the_site(site):
    """A name in PLUGINS that cannot be found is a fault."""
    assert "eigen_weg" in _stands(site(), PLUGINS=[*OURS, "eigen_weg"]).report


@pytest.mark.parametrize("feature", ["content", "assets", "feeds", "pages"])
def test_a_feature_of_our_own_that_cannot_be_loaded_is_told_once_and_stops_the_site(
    site, feature: str
):
    """What fails because a feature is missing is explained without a traceback.

    The report names the feature that is not there.
    """
    made = site()
    before = signals.get_generators.receivers.copy()
    result = None
    try:
        for key, receiver in list(signals.get_generators.receivers.items()):
            function = receiver() if isinstance(receiver, weakref.ref) else receiver
            if function.__module__ == f"plugins.{feature}":
                del signals.get_generators.receivers[key]
        made.write_bytes("output/index.html", b"oud")
        result = made.build(
            PLUGINS=[*(name for name in OURS if name != f"plugins.{feature}"), "eigen_weg"]
        )
    finally:
        signals.get_generators.receivers.update(before)
    assert not result.published
    assert [item.text for item in result.problems if item.code == "pelican-fout"] == [
        "Cannot load plugin `eigen_weg` Cannot import plugin `eigen_weg`"
    ]
    assert _below(made.folder / "output") == {"index.html": b"oud"}


def test_a_site_without_any_plugin_is_not_published(site):
    """With no feature loaded nothing would come out; that is a fault and no empty site."""
    assert "pelican-fout" in _stands(site(), PLUGINS=[]).codes()


@pytest.mark.parametrize(
    ("template", "source", "message"),
    [
        ("templates/story.html", "{{ page.bestaat_niet }}", "story.html, regel 1"),
        ("templates/story.html", "{% if %}", "story.html, regel 1"),
        ("templates/story.html", "{{ 1 / 0 }}", "ZeroDivisionError"),
        ("templates/story.html", "{{ w('geen-woord') }}", "geen-woord"),
        ("templates/base.html", "\n\n{{ onbekend }}", "base.html, regel 3"),
        (
            "components/card/card.html",
            "{% macro card(card, level='h3') %}{{ card.niets }}{% endmacro %}",
            "card.html, regel 1",
        ),
        ("components/card/card.html", "{% macro kaart() %}{% endmacro %}", "card"),
    ],
    ids=[
        "unknown part",
        "syntax",
        "arithmetic",
        "unknown word",
        "the frame",
        "a component",
        "no macro",
    ],
)
def test_a_template_that_fails_stops_the_site(site, template: str, source: str, message: str):
    """A broken template is reported with its name and line, as a fault of the theme."""
    made = site()
    shutil.copytree(ROOT / "theme", made.folder / "theme")
    (made.folder / "theme" / template).write_text(source, encoding="utf-8")
    result = _stands(made, THEME=str(made.folder / "theme"))
    assert set(result.codes()) == {"sjabloon-fout"}
    assert message in result.report


def test_a_template_that_is_gone_stops_the_site(site):
    """A kind whose template is missing is reported."""
    made = site()
    shutil.copytree(ROOT / "theme", made.folder / "theme")
    (made.folder / "theme/templates/story.html").unlink()
    assert "story.html" in _stands(made, THEME=str(made.folder / "theme")).report


def test_an_interrupt_leaves_the_last_good_site(site):
    """Ctrl-C while pages are written changes nothing and leaves no half tree."""
    made = site()
    assert made.build().published
    before, names = _below(made.folder / "output"), _names(made.folder)

    def interrupt(sender: object) -> None:
        raise KeyboardInterrupt

    signals.finalized.connect(interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            made.build()
    finally:
        signals.finalized.disconnect(interrupt)
    assert _below(made.folder / "output") == before
    assert _names(made.folder) == names


def test_a_run_beside_another_changes_nothing(site):
    """While one run writes a folder a second one is refused."""
    made = site()
    assert made.build().published
    before = _below(made.folder / "output")
    with locked(made.folder / "output"), pytest.raises(Busy):
        made.build()
    assert _below(made.folder / "output") == before
    assert made.build().published


def test_a_build_day_that_is_no_date_is_a_fault_of_configuration(site):
    """A day that does not exist is refused before anything is read."""
    with pytest.raises(ConfigurationFault) as caught:
        site().build(BUILD_DAY="2026-13-40")
    assert caught.value.exitcode == 2


def test_without_a_system_call_to_exchange_the_tree_is_still_replaced(
    site, monkeypatch: pytest.MonkeyPatch
):
    """Without a system call that exchanges folders, two renames do it and leave nothing behind."""
    made = site()
    assert made.build().published
    monkeypatch.setattr(publication, "exchange", lambda left, right: False)
    made.write_bytes(
        "content/paginas/over.md", b"---\ntitel: Over\nsamenvatting: Wij.\n---\nNieuw.\n"
    )
    assert made.build().published
    assert "Nieuw." in (made.folder / "output/over/index.html").read_text(encoding="utf-8")
    assert not [
        name
        for name in _names(made.folder)
        if name.startswith(".output") and not name.endswith("-slot")
    ]


@pytest.mark.parametrize("moment", [1, 2])
def test_a_run_killed_between_the_renames_is_completed_by_the_next(
    site, monkeypatch: pytest.MonkeyPatch, moment: int
):
    """A run that is killed before or between the two renames is completed by the next one.

    That finds one whole site, the old one or the new one, and goes on.
    """
    made = site()
    assert made.build().published
    monkeypatch.setattr(publication, "exchange", lambda left, right: False)
    rename, count = Path.rename, []

    def killed(self: Path, target: Path) -> Path:
        count.append(target)
        if len(count) == moment:
            raise SystemExit("killed")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", killed)
    monkeypatch.setattr(publication.shutil, "rmtree", lambda *given, **named: None)
    with pytest.raises(SystemExit):
        made.build()
    monkeypatch.undo()
    publication.complete_interrupted(made.folder / "output")
    assert "Een gewone alinea." in (made.folder / "output/verhalen/basis/index.html").read_text(
        encoding="utf-8"
    )
    assert not [
        name
        for name in _names(made.folder)
        if name.startswith(".output") and not name.endswith("-slot")
    ]
    assert made.build().published


def test_unchanged_files_are_links_to_the_last_good_ones_and_changed_files_are_new(site):
    """A second build writes only what changed; a file of the old tree is never written to."""
    made = site()
    made.build()
    kept, changed = (
        made.folder / "output/404.html",
        made.folder / "output/verhalen/basis/index.html",
    )
    before = kept.stat().st_ino, changed.stat().st_ino
    story = made.folder / "content/verhalen/2026/basis.md"
    story.write_text(
        story.read_text(encoding="utf-8").replace("gewone", "andere"), encoding="utf-8"
    )
    copy = made.folder / "bewaard.html"
    copy.hardlink_to(changed)
    made.build()
    assert kept.stat().st_ino == before[0]
    assert changed.stat().st_ino != before[1]
    assert "gewone" in copy.read_text(encoding="utf-8")
    assert "andere" in changed.read_text(encoding="utf-8")
