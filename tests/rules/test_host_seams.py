"""What we rely on in Pelican 4.12, each in a tiny test.

When a new release changes it, this says so and nothing else has to.
"""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points, version
from pathlib import Path

import pelican
import pytest
from pelican import signals

from plugins.run.publisher import Publisher
from tests.helpers.site_text import ROOT, SiteText

RELIED_ON = ("get_generators", "all_generators_finalized", "finalized")


def _project(folder: Path) -> SiteText:
    """Make a small project with its own settings and the real theme beside it, as in a clone."""
    site = SiteText(folder)
    (folder / "theme").symlink_to(ROOT / "theme")
    return site


def _pelican(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Pelican's own command in a project."""
    settings = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "SOURCE_DATE_EPOCH": "1795258800",
        "COLUMNS": "200",
    }
    return subprocess.run(
        [sys.executable, "-m", "pelican", *words],
        cwd=folder,
        env=settings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@contextlib.contextmanager
def _heard(names: tuple[str, ...]) -> Iterator[list[str]]:
    """Note which signals are sent, in order."""
    sent: list[str] = []

    def listener(name: str):
        def listen(sender: object, **_: object) -> None:
            sent.append(name)

        return listen

    listeners = {name: listener(name) for name in names}
    for name, function in listeners.items():
        getattr(signals, name).connect(function)
    try:
        yield sent
    finally:
        for name, function in listeners.items():
            getattr(signals, name).disconnect(function)


def test_the_release_is_the_one_these_tests_were_written_for():
    """Another Pelican needs a look at this file first."""
    assert version("pelican").startswith("4.12.")


def test_pelican_class_may_be_a_class_object(tmp_path: Path):
    """`get_instance` makes the class object that the settings name: `pelican content` runs ours."""
    _project(tmp_path)
    with contextlib.chdir(tmp_path):
        made, settings = pelican.get_instance(
            pelican.parse_arguments(["content", "-s", str(tmp_path / "pelicanconf.py")])
        )
    assert type(made) is Publisher
    assert settings["PELICAN_CLASS"] is Publisher
    logging.getLogger().removeHandler(made._log)


def test_the_signals_exist_and_are_sent_once_and_in_order_in_our_run(tmp_path: Path):
    """Features and plugins from elsewhere hear the three signals they hang on, each once."""
    with _heard(RELIED_ON) as sent:
        assert SiteText(tmp_path).build().published
    assert sent == list(RELIED_ON)


def test_get_generators_takes_one_class_a_list_or_nothing(tmp_path: Path):
    """The answer to `get_generators` may be a class, several or None, as in Pelican."""
    made: list[str] = []

    def generator(name: str) -> type:
        return type(
            name, (), {"__init__": lambda self, **given: made.append(f"{name} {sorted(given)}")}
        )

    answers = [
        lambda sender: generator("One"),
        lambda sender: [generator("Two"), generator("Three")],
        lambda sender: None,
    ]
    for answer in answers:
        signals.get_generators.connect(answer)
    try:
        assert SiteText(tmp_path).build().published
    finally:
        for answer in answers:
            signals.get_generators.disconnect(answer)
    given = "['context', 'output_path', 'path', 'settings', 'theme']"
    assert sorted(made) == [f"One {given}", f"Three {given}", f"Two {given}"]


def test_plain_pelican_only_logs_a_plugin_that_is_not_there_and_ours_counts_it(tmp_path: Path):
    """Pelican itself goes on with exit 0 without the plugin.

    With our class the same settings give exit 1 and no site.
    """
    site = _project(tmp_path)
    (tmp_path / "plain.py").write_text(
        "PLUGINS = ['bestaat_niet']\nPATH = 'leeg'\nOUTPUT_PATH = 'plain'\nSITEURL = ''\n",
        encoding="utf-8",
    )
    (tmp_path / "leeg").mkdir()
    plain = _pelican(tmp_path, "-s", "plain.py")
    assert plain.returncode == 0
    assert "Cannot load plugin `bestaat_niet`" in plain.stdout + plain.stderr

    result = site.build(
        PLUGINS=[
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
        + ["bestaat_niet"]
    )
    assert result.codes() == ["pelican-fout"]
    assert "bestaat_niet" in result.report
    assert not result.output.exists()


@pytest.mark.parametrize(
    "words", [("content",), ("content", "-q"), ("-s", "pelicanconf.py")], ids=" ".join
)
def test_pelican_content_stops_with_exit_one_and_without_a_traceback(
    tmp_path: Path, words: tuple[str, ...]
):
    """A fault in content is reported and stops the publication.

    No option hides that from the exit code.
    """
    site = _project(tmp_path)
    site.write_bytes(
        "content/paginas/over.md", b"---\ntitel: Over\nsamenvatting: Wij.\n---\n[dood](/nergens/)\n"
    )
    done = _pelican(tmp_path, *words)
    assert done.returncode == 1
    assert "link-dood" in done.stdout
    assert "regel 5" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "output").exists()


def test_pelican_content_publishes_a_good_site_with_exit_zero(tmp_path: Path):
    """Who knows Pelican types what they know and gets the site, on the day of SOURCE_DATE_EPOCH."""
    _project(tmp_path)
    done = _pelican(tmp_path, "content")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "output" / "verhalen" / "basis" / "index.html").is_file()


def test_quiet_hides_no_error_of_the_host(tmp_path: Path):
    """With -q an error that Pelican only logs is a fault all the same."""
    _project(tmp_path)
    with (tmp_path / "pelicanconf.py").open("a", encoding="utf-8") as handle:
        handle.write("PLUGINS = [*PLUGINS, 'bestaat_niet']\n")
    done = _pelican(tmp_path, "content", "-q")
    assert done.returncode == 1
    assert "bestaat_niet" in done.stdout
    assert not (tmp_path / "output").exists()


def test_the_command_pelican_is_the_same_entry():
    """`pelican` and `python -m pelican` run one function."""
    found = [
        entry.value for entry in entry_points(group="console_scripts") if entry.name == "pelican"
    ]
    assert found == ["pelican.__main__:main"]
