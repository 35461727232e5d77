"""Rules of our own that no tool knows.

They say what has its place, its test and its docstring, and what must not be written anywhere.
"""

from __future__ import annotations

import ast
import importlib
import json
import re
import statistics
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2
from tinycss2.color5 import parse_color

import plugins.commands.entry as entry
from plugins.core.dutch import slugify
from plugins.core.finding.search_records import FACETS
from plugins.core.problem_codes import CODES
from plugins.core.texts.documents import CONCEPT, ENDED, PLANNED, PUBLIC
from plugins.core.texts.kind_fields import NOTE_KINDS, PAGE_LAYOUTS
from plugins.core.texts.kinds import DATASET_PAGE, KINDS
from plugins.core.vocabulary import (
    BLOCKS,
    DIRECTIONS,
    SCOPES,
    SIDES,
    STATUSES,
    THEME_IDS,
    THIS_PERIOD,
)
from plugins.run.features import blocks_of

ROOT = Path(__file__).resolve().parents[2]
PLUGINS, THEME = ROOT / "plugins", ROOT / "theme"
SOURCES = sorted(PLUGINS.rglob("*.py"))
TEMPLATES = sorted(THEME.rglob("*.html"))
SHEETS = sorted((THEME / "components").rglob("*.css"))
COMPONENTS = sorted(path for path in (THEME / "components").iterdir() if path.is_dir())
TREES = {file: ast.parse(file.read_text(encoding="utf-8")) for file in SOURCES}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tracked() -> list[str]:
    """Return the files that git holds or would take in: made folders are left out by .gitignore."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = done.stdout.decode().split("\0")
    return sorted(name for name in set(names) if name and (ROOT / name).is_file())


# -- the code -------------------------------------------------------------------------------------


def test_every_module_of_the_core_has_its_own_unit_test():
    """`core/x.py` is tested in `tests/unit/test_x.py`."""
    modules = {file.stem for file in (PLUGINS / "core").rglob("*.py")} - {"__init__"}
    tests = {
        file.stem.removeprefix("test_") for file in (ROOT / "tests" / "unit").glob("test_*.py")
    }
    assert modules - tests == set()


def _public(body: list[ast.stmt]) -> Iterator[Function | ast.ClassDef]:
    """Yield public functions, classes and their methods.

    Names that the standard library calls (do_GET) are left out.
    """
    for node in body:
        if isinstance(node, (Function, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body)


@pytest.mark.parametrize("file", SOURCES, ids=_name)
def test_module_and_every_public_function_and_class_in_it_has_a_docstring(file: Path):
    """Whoever calls something reads what it does where it is defined."""
    handled = {"do_GET", "end_headers"}
    without = [
        node.name
        for node in _public(TREES[file].body)
        if not ast.get_docstring(node) and node.name not in handled
    ]
    assert without == []
    assert ast.get_docstring(TREES[file]) or not TREES[file].body


def test_functions_are_short():
    """Half of all functions have at most 8 lines and none more than 40, docstring included."""
    lengths = {
        f"{_name(file)}:{node.name}": node.end_lineno - node.lineno + 1
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, Function)
    }
    assert len(lengths) > 100
    assert {name for name, length in lengths.items() if length > 40} == set()
    assert statistics.median(lengths.values()) <= 8


def test_modules_are_short():
    """No module has more than 320 lines."""
    long = {
        _name(file) for file in SOURCES if len(file.read_text(encoding="utf-8").splitlines()) > 320
    }
    assert long == set()


def test_folders_are_small():
    """No folder of plugins/ has more than 16 modules."""
    modules = Counter(_name(file.parent) for file in SOURCES if file.stem != "__init__")
    assert {name for name, count in modules.items() if count > 16} == set()


def _constants(tree: ast.AST) -> Iterator[str]:
    """Yield the texts in a module, without the tables that only list codes."""
    tables = [
        node
        for node in ast.walk(tree)
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        and {"CODES", "ECHOES"}
        & {
            name.id
            for name in ast.walk(node)
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
        }
    ]
    skipped = {id(node) for table in tables for node in ast.walk(table)}
    yield from (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in skipped
    )


def test_every_code_is_given_somewhere():
    """A message that nothing gives is taken out of the list."""
    assert set(CODES) - {text for tree in TREES.values() for text in _constants(tree)} == set()


def test_every_code_that_is_given_stands_in_the_list():
    """A code given to `problem` and its like is in CODES, with severity and line in the guide."""
    calls = [
        node
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("problem", "Verdict", "Unplaced")
    ]
    given = {
        node.args[0].value for node in calls if node.args and isinstance(node.args[0], ast.Constant)
    }
    assert len(given) > 40
    assert given - set(CODES) == set()


def test_every_block_of_the_vocabulary_has_a_handler_and_a_component():
    """Each block of the vocabulary has a feature and a component that turn it into HTML."""
    names = ("figures", "texts", "pictures")
    features = [importlib.import_module(f"plugins.{name}").FEATURE for name in names]
    assert set(blocks_of(features)) == set(BLOCKS)
    assert {block.component for block in BLOCKS.values()} <= {path.name for path in COMPONENTS}


def test_every_kind_and_form_has_a_template_and_a_view():
    """A declared kind can be shown; no template of the theme is left without a use."""
    pages = importlib.import_module("plugins.pages.page_kinds")
    shown = {kind.name: kind.template for kind in (*KINDS, DATASET_PAGE) if kind.address}
    assert set(pages.KIND_PAGES) == set(shown) - {"pagina"}
    assert {kind.name for kind in KINDS if not kind.address} == {"kanttekening"}
    assert {*pages.LAYOUT_PAGES, "verhalen"} == set(PAGE_LAYOUTS)
    used = {
        *shown.values(),
        *(page.template.name for page in pages.LAYOUT_PAGES.values()),
        "stories.html",
        "not_found.html",
        "redirect.html",
        "styleguide.html",
        "editorial.html",
        "new_file.html",
        "workbooks.html",
        "forms.html",
        "base.html",
    }
    assert {file.name for file in (THEME / "templates").glob("*.html")} == used


# -- the theme ------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda path: path.name)
def test_component_has_its_three_files_and_a_macro_of_its_name(folder: Path):
    """A component is a folder with template, stylesheet and declaration, and at most a script."""
    name = folder.name
    found = {file.name for file in folder.iterdir()}
    assert (
        {f"{name}.html", f"{name}.css", f"{name}.yaml"}
        <= found
        <= {f"{name}.html", f"{name}.css", f"{name}.yaml", f"{name}.js"}
    )
    assert re.search(
        rf"{{%-? macro {name}\(", (folder / f"{name}.html").read_text(encoding="utf-8")
    )


def test_site_css_has_the_layers_and_imports_every_sheet_once():
    """One file says which layers there are, in which order, and what is in them."""
    (first, *lines), (same, *others) = (
        (THEME / "css" / f"{name}.css").read_text(encoding="utf-8").splitlines()
        for name in ("site", "preview")
    )
    assert first == same == "@layer reset, tokens, base, layout, components, utilities, print;"
    around = ["reset", "tokens", "base", "layout", "utilities", "print"]
    own = {f'@import url("{name}.css") layer({name});' for name in around}
    parts = {
        f'@import url("../components/{path.name}/{path.name}.css") layer(components);'
        for path in COMPONENTS
    }
    assert {*lines, *others} == own | parts
    assert len({*lines, *others}) == len(lines) + len(others)
    assert set(others) <= parts, "a sheet of the preview adds components alone"
    assert [re.findall(r"layer\((\w+)\)", line)[0] for line in lines if line in own] == around


def _tokens(rules: list, forced: bool = False) -> Iterator[tuple[object, bool]]:
    """Yield every token of a stylesheet, and whether it is inside forced colours."""
    for rule in rules:
        if rule.type == "at-rule" and rule.content is not None:
            inside = forced or "forced-colors" in tinycss2.serialize(rule.prelude)
            yield from _tokens(
                tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True),
                inside,
            )
        elif rule.type == "qualified-rule":
            for part in tinycss2.parse_blocks_contents(
                rule.content, skip_comments=True, skip_whitespace=True
            ):
                yield from (
                    (token, forced)
                    for token in _flat(part.value if part.type == "declaration" else part.content)
                )


def _flat(values: list) -> Iterator[object]:
    for value in values:
        yield value
        yield from _flat(getattr(value, "arguments", None) or [])


MIXING = {"color", "color-mix", "light-dark"}
SYSTEM_COLOURS = {
    "canvas",
    "canvastext",
    "linktext",
    "visitedtext",
    "activetext",
    "buttonface",
    "buttontext",
    "buttonborder",
    "field",
    "fieldtext",
    "highlight",
    "highlighttext",
    "mark",
    "marktext",
    "graytext",
}


def _roles() -> set[str]:
    """Return the second storey of the tokens: every custom property that is not of the palette."""
    names = set(
        re.findall(
            r"^\s*(--[\w-]+):", (THEME / "css" / "tokens.css").read_text(encoding="utf-8"), re.M
        )
    )
    return {name for name in names if not name.startswith("--palette-")}


@pytest.mark.parametrize(
    "sheet",
    [
        *SHEETS,
        *(THEME / "css" / f"{name}.css" for name in ("base", "layout", "utilities", "print")),
    ],
    ids=lambda path: path.stem,
)
def test_stylesheet_uses_roles_only(sheet: Path):
    """No sheet but the tokens names a colour or the palette.

    System colours are used under forced colours alone.
    """
    rules = tinycss2.parse_stylesheet(
        sheet.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True
    )
    assert [rule.message for rule in rules if rule.type == "error"] == []
    roles, faults = _roles(), []
    for token, forced in _tokens(rules):
        value = getattr(token, "lower_value", "")
        colour = value not in ("transparent", "currentcolor") and parse_color(token) is not None
        if (
            colour
            or getattr(token, "lower_name", "") in MIXING
            or (value in SYSTEM_COLOURS and not forced)
            or (value.startswith("--") and token.value not in roles)
        ):
            faults.append(token.serialize())
    assert faults == []


def test_roles_take_their_colours_from_the_palette():
    """Raw colours are in the palette alone.

    A role refers to the palette, to a role or to a system colour.
    """
    text = (THEME / "css" / "tokens.css").read_text(encoding="utf-8")
    values = re.findall(r"(--color-[\w-]+):\s*([^;]+);", text)
    assert len(values) > 40
    assert [
        pair
        for pair in values
        if not re.fullmatch(r"var\(--(palette|color)-[\w-]+\)", pair[1])
        and pair[1].lower() not in SYSTEM_COLOURS
    ] == []
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= set(re.findall(r"(--[\w-]+):", text))


def _inline(html: str) -> list[str]:
    """Return what a strict content security policy would block in a template.

    One form is let through, letter for letter: a block of JSON-LD. It is data, which no browser
    executes and no policy blocks (`core/finding/structured_data.py` says why); the template may put
    nothing of its own into it.
    """
    html = re.sub(r'<script type="application/ld\+json">{{ page\.data_block }}</script>', "", html)
    return re.findall(
        r"<script(?![^>]*\bsrc=)|</?style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:", html, re.I
    )


@pytest.mark.parametrize("file", TEMPLATES, ids=_name)
def test_template_has_no_inline_style_or_script(file: Path):
    """Templates allow a strict content security policy.

    They have no style or on… attribute, and no script or style in the page.
    """
    html = file.read_text(encoding="utf-8")
    assert _inline(html) == []
    assert re.findall(r"\bsrc=\"(?:https?:)?//", html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<script type="module">{{ page.data_block }}</script>',
        "<script type='application/ld+json'>{{ page.data_block }}</script>",
        '<script type="application/ld+json" onload="x()">{{ page.data_block }}</script>',
        '<script type="application/ld+json">{{ page.data_block }}; alert(1)</script>',
        '<script type="application/ld+json">{{ page.body }}</script>',
        '<script type="application/json">{{ page.data_block }}</script>',
        '<SCRIPT type="text/javascript">{{ page.data_block }}</SCRIPT>',
        '<script type="application/ld+json">{{ page.data_block }}</script><script>x</script>',
        "<style>p {}</style>",
    ],
)
def test_only_the_data_block_of_a_page_may_stand_inside_it(html: str):
    """What is let through for JSON-LD lets nothing else through."""
    assert _inline(html) != []
    assert _inline('<script type="application/ld+json">{{ page.data_block }}</script>') == []


def test_the_ids_of_the_theme_are_those_a_heading_may_not_take():
    """An id that a template uses is never given to a writer's heading: each id is unique."""
    ids: set[str] = set()
    for file in TEMPLATES:
        html = file.read_text(encoding="utf-8")
        own = re.search(r"macro \w+\([^)]*\bid=\"([\w-]+)\"", html)
        for value in re.findall(r"\sid=\"([^\"]*)\"", re.sub("{%.*?%}", "", html)):
            value = value.replace("{{ id }}", own[1]) if own else value
            ids |= {value} if "{" not in value else set()
        ids |= set(re.findall(r"macro \w+\([^)]*\b\w+_id=\"([\w-]+)\"", html))
        ids |= set(re.findall(r"call section\(\"([\w-]+)\"", html))
        ids |= {f"soort-{kind}" for kind in NOTE_KINDS if 'id="soort-{{ group.kind }}"' in html}
    assert ids == set(THEME_IDS)


# Keys of fixed words that Python puts together, with all that can come out.
MADE_WORDS = {
    "status-": STATUSES,
    "note-kind-": [*NOTE_KINDS, *(f"{sort}-explained" for sort in NOTE_KINDS)],
    "kind-": [
        kind.name for kind in (*KINDS, DATASET_PAGE) if kind.address and kind.name != "pagina"
    ],
    "state-": [PUBLIC, CONCEPT, PLANNED, ENDED],
    "money-": SIDES,
    "scope-": [slugify(name) for name in (THIS_PERIOD, *SCOPES)],
    "direction-": DIRECTIONS,
    "comparison-": [f"{kind}-{side}" for kind in ("comparable", "whole") for side in SIDES],
    "row-difference-": ["begroot", "verschil"],
    "money-total-": SIDES,
    "goals-": ["thema", "effect", "tevreden", "effect-named", "tevreden-named"],
    "side-": SIDES,
    "facet-": ["thema", "gemeente", "sector", "jaar"],
    "stories-of-": ["thema", "gemeente", "sector", "jaar"],
    "search-kind-": [*(kind.name for kind in (*KINDS, DATASET_PAGE)), "cijfer"],
    "search-facet-": FACETS,
    "search-all-": FACETS,
}


def _words() -> list[list[str]]:
    lines = (THEME / "woorden.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "sleutel;nl;en;de"
    return [line.split(";") for line in lines[1:]]


def _word_calls() -> Iterator[ast.expr]:
    """Yield the key in every call of `word` and `word_in` in Python."""
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr
                    if isinstance(node.func, ast.Attribute)
                    else getattr(node.func, "id", "")
                )
                if name in ("word_in", "word") and len(node.args) > 1:
                    yield node.args[1]


def test_fixed_words_are_in_every_language_and_in_order():
    """The table of words has each key once, in order, with a text in three languages.

    The three texts take the same values.
    """
    rows = _words()
    assert [row[0] for row in rows if len(row) != 4 or not all(cell.strip() for cell in row)] == []
    assert [
        row[0]
        for row in rows
        if len({tuple(sorted(re.findall(r"{\w+}", cell))) for cell in row[1:]}) != 1
    ] == []
    keys = [row[0] for row in rows]
    assert keys == sorted(set(keys))


def test_templates_and_code_use_exactly_the_fixed_words_that_exist():
    """No word is asked for that is not there, and none is there that nothing asks for."""
    known = {row[0] for row in _words()}
    html = "\n".join(file.read_text(encoding="utf-8") for file in TEMPLATES)
    asked = set(re.findall(r"\bw\(\s*[\"']([^\"']+)[\"']", html))
    assert re.findall(r"(?<![\w_])w\(\s*[^\"'\s][^)]*\)", html) == [], (
        "a key in a template is a plain text, so that this test can see it"
    )
    asked |= {key.value for key in _word_calls() if isinstance(key, ast.Constant)}
    asked |= {prefix + end for prefix, ends in MADE_WORDS.items() for end in ends}
    assert asked - known == set()
    # Keys that Python chooses among are texts with a hyphen beside the call.
    chosen = {text for tree in TREES.values() for text in _constants(tree) if "-" in text}
    assert known - asked - chosen == set()


def test_keys_that_python_puts_together_are_listed_here():
    """Each f-string that makes a key begins with one of the beginnings in MADE_WORDS."""
    beginnings = {
        node.values[0].value
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant)
    }
    in_calls = {key.values[0].value for key in _word_calls() if isinstance(key, ast.JoinedStr)}
    assert in_calls <= set(MADE_WORDS) <= beginnings


# -- the files ------------------------------------------------------------------------------------


def test_no_file_names_a_machine_a_neighbour_or_a_registry():
    """A clone works anywhere.

    No file names a path of one machine, anything outside the project, or a package registry.
    """
    parts = [
        "../" + "shared",
        "/wor" + "k/",
        "/roo" + "t/",
        "pypi" + ".org",
        "python" + "hosted.org",
        "registry.npm" + "js.org",
        "registry.yarn" + "pkg.com",
    ]
    pattern = re.compile(
        "|".join([*map(re.escape, parts), "/hom" + r"e/[a-z]\w*", r"[A-Z]:\\Us" + "ers"]).encode()
    )
    found = {name: pattern.search((ROOT / name).read_bytes()) for name in _tracked()}
    assert {
        name: match[0]
        for name, match in found.items()
        if match and not name.endswith((".png", ".woff2"))
    } == {}


@pytest.mark.parametrize(
    "name", ["requirements.lock", "requirements-desk.lock", "requirements-test.lock"]
)
def test_lock_pins_every_package_by_hash_and_holds_no_address(name: str):
    """Every package has one version and at least one hash.

    Where it comes from is the installer's own setting.
    """
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = [
        line
        for line in re.sub(r"\\\n\s*", " ", text).splitlines()
        if line.strip() and not line.startswith("#")
    ]
    assert len(entries) > 10
    assert [
        line
        for line in entries
        if not re.fullmatch(
            r"[\w.\[\]-]+==[\w.+!]+( ; [^-]*?)?( +--hash=sha256:[0-9a-f]{64})+\s*", line
        )
    ] == []
    assert "http" not in text
    assert "--index-url" not in text


@pytest.mark.parametrize("folder", ["tests/tools", "plugins/forms"])
def test_a_lock_of_npm_has_hashes_and_no_address(folder: str):
    """What comes from npm is held by hash as well."""
    packages = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))[
        "packages"
    ]
    fetched = {name: item for name, item in packages.items() if name}
    assert fetched
    assert [
        name for name, item in fetched.items() if not item["integrity"].startswith("sha512-")
    ] == []
    # Where a maker asks for money is no place that anything is fetched from.
    assert "://" not in json.dumps(
        [
            {key: value for key, value in item.items() if key != "funding"}
            for item in packages.values()
        ]
    )


def test_the_root_stays_short():
    """What is at the top is expected there."""
    assert {name.split("/")[0] for name in _tracked()} == {
        ".ci",
        ".git-blame-ignore-revs",
        ".gitattributes",
        ".github",
        ".gitignore",
        ".gitlab-ci.yml",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "Start.cmd",
        "benchmarks",
        "content",
        "docs",
        "pelicanconf.py",
        "plugins",
        "publishconf.py",
        "pyproject.toml",
        "requirements-desk.lock",
        "requirements-test.lock",
        "requirements.lock",
        "tests",
        "theme",
    }


def test_makefile_only_gives_short_names_to_our_commands():
    """Each target has the line of help of its command, and calls that command alone."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+): +## (.+)\n\t@(.+)$", text, re.M)
    expected = (
        "help setup serve desk html publish check new excel adres jaarcijfers test golden audit"
        " bench clean"
    )
    assert " ".join(name for name, _, _ in targets) == expected
    assert f".PHONY: {expected}\n" in text
    assert text.count("\n\t") == len(targets)
    assert {
        name: call
        for name, _, call in targets[1:]
        if not re.fullmatch(rf"\$\(PYTHON\) -m plugins {name}( \$\(ARGS\))?", call)
    } == {}
    helped = {name: line for name, (_, line) in entry.COMMANDS.items() if name != "lock"}
    plain = {
        name: re.sub(r'make (\w+) ARGS="?([^"]+)"?', r"\1 \2", line)
        for name, line, _ in targets[1:]
    }
    assert plain == helped


def test_start_cmd_has_the_line_ends_windows_needs():
    """Every line of Start.cmd ends in CR LF, here and after every clone; it starts the preview."""
    data = (ROOT / "Start.cmd").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 3
    assert b"py -m plugins serve\r\n" in data
    assert "Start.cmd text eol=crlf\n" in (ROOT / ".gitattributes").read_text(encoding="utf-8")


def test_nothing_is_skipped_in_silence():
    """No test is skipped or expected to fail; what a machine lacks is a fault with its remedy."""
    pattern = re.compile(r"pytest\.(mark\.)?(sk" + r"ip|xf" + r"ail|import" + r"orskip)")
    files = [file for file in (ROOT / "tests").rglob("*.py") if "node_modules" not in file.parts]
    assert [_name(file) for file in files if pattern.search(file.read_text(encoding="utf-8"))] == []
