"""The rooms of plugins/ import only what their place allows.

`imports.ini` beside this file says which.
"""

from __future__ import annotations

import ast
import configparser
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.api import read_configuration
from importlinter.application.use_cases import lint_imports

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ROOT / "plugins"
CONFIG = Path(__file__).with_name("imports.ini")
SUPPORT_ONLY = {
    "markdown",
    "hunspell",
    "jinja2",
    "yaml",
    "PIL",
    "openpyxl",
    "feedgenerator",
    "watchfiles",
    "markupsafe",
    "blinker",
    "cbor2",
    "pagefind",
}
FEATURES = {
    "content",
    "texts",
    "pictures",
    "feeds",
    "assets",
    "figures",
    "language",
    "pages",
    "sharing",
    "search",
    "forms",
    "judge",
    "editorial",
}


def _modules(room: str) -> list[Path]:
    files = sorted((PLUGINS / room).rglob("*.py"))
    assert files, f"plugins/{room} holds no module"
    return files


def _imports(file: Path, *, anywhere: bool = True) -> Iterator[str]:
    """Yield every module or name that a file imports, in full.

    `anywhere` includes imports inside functions.
    """
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree) if anywhere else tree.body:
        if isinstance(node, ast.Import):
            yield from (item.name for item in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file} imports relative to itself"
            yield from (f"{node.module}.{item.name}" for item in node.names)


def _outside(names: Iterator[str]) -> set[str]:
    """Keep what is neither the standard library's nor ours."""
    return {
        name for name in names if name.split(".")[0] not in {*sys.stdlib_module_names, "plugins"}
    }


def test_every_contract_of_the_import_rules_holds(capsys: pytest.CaptureFixture[str]):
    """Import-linter finds no broken contract in plugins/.

    If it does, it says which import breaks which.
    """
    kept = lint_imports(str(CONFIG), cache_dir=None, no_logo=True, is_debug_mode=True)
    assert kept, capsys.readouterr().out


def test_the_contract_names_every_room_that_exists():
    """The layers are the packages of plugins/, so a new one without a place is found here too."""
    layers = next(
        item["layers"]
        for item in read_configuration(str(CONFIG))["contracts_options"]
        if item["name"].startswith("Each room")
    )
    named = {part.strip() for layer in layers for part in layer.split("|")}
    rooms = {
        path.name for path in PLUGINS.iterdir() if path.is_dir() and path.name != "__pycache__"
    } | {"__main__"}
    assert named == rooms
    assert {path.name for path in PLUGINS.glob("*.py")} == {"__init__.py", "__main__.py"}


def test_the_contract_keeps_every_library_out_of_every_room_but_support():
    """The list of libraries and rooms in `imports.ini` is complete."""
    config = configparser.ConfigParser()
    config.read(CONFIG, encoding="utf-8")
    contract = config["importlinter:contract:libraries"]
    rooms = {
        path.name for path in PLUGINS.iterdir() if path.is_dir() and path.name != "__pycache__"
    } | {"__main__"}
    assert set(contract["source_modules"].split()) == {
        f"plugins.{room}" for room in rooms - {"support"}
    }
    used = {
        name.split(".")[0] for file in _modules("support") for name in _outside(_imports(file))
    } - {"pelican"}
    assert used <= SUPPORT_ONLY == set(contract["forbidden_modules"].split())


@pytest.mark.parametrize("file", _modules("core"), ids=lambda file: file.stem)
def test_core_imports_only_the_standard_library_and_itself(file: Path):
    """A module of the core knows no library, no host and no other room."""
    assert _outside(_imports(file)) == set()
    assert {
        name
        for name in _imports(file)
        if name.startswith("plugins") and not name.startswith("plugins.core.")
    } == set()


@pytest.mark.parametrize("room", sorted(FEATURES))
def test_a_feature_imports_nothing_from_outside_but_the_signals_of_pelican(room: str):
    """What a feature knows of the host are its signals, and of libraries nothing."""
    assert {name for file in _modules(room) for name in _outside(_imports(file))} <= {
        "pelican.signals"
    }


@pytest.mark.parametrize(
    "name",
    [
        "__main__.py",
        "commands/entry.py",
        "commands/environment.py",
        "commands/__init__.py",
        "__init__.py",
    ],
)
def test_what_runs_before_set_up_imports_only_the_standard_library_and_its_like(name: str):
    """The entry runs on a bare Python.

    While it is loaded it imports only the standard library and modules that do the same.
    """
    bare = {"plugins.commands.entry.main", "plugins.commands.environment.", "plugins.core."}
    names = list(_imports(PLUGINS / name, anywhere=False))
    assert _outside(iter(names)) == set()
    assert [
        item for item in names if item.startswith("plugins") and not item.startswith(tuple(bare))
    ] == []


def test_nothing_in_plugins_imports_tests_or_benchmarks():
    """The machinery does not lean on its tests."""
    names = [name for file in PLUGINS.rglob("*.py") for name in _imports(file)]
    assert [name for name in names if name.split(".")[0] in ("tests", "benchmarks")] == []
