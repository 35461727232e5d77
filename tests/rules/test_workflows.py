"""The workflows of GitHub and GitLab.

They are valid and safe, and only call the project's own commands.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers.results import RESULTS
from tests.helpers.screens import SCREENS

ROOT = Path(__file__).resolve().parents[2]
GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
COMMAND = re.compile(
    r'(make|python -m plugins|\.ci/run)( [\w=-]+)*( > [\w.-]+| >> "\$GITHUB_STEP_SUMMARY")?'
)
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def _read(file: Path) -> dict[str, Any]:
    """Read a workflow; YAML takes the key `on` for a truth value."""
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in data.items()}


def _lint(*words: str) -> str:
    """Run a linter. Returns what it says when it finds something, or an empty text."""
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr if done.returncode else ""


def _zizmor(folder: Path) -> str:
    """Run the linter for safety without a network."""
    program = Path(sys.executable).with_name("zizmor.exe" if sys.platform == "win32" else "zizmor")
    done = subprocess.run(
        [str(program), "--offline", "--no-progress", "--persona=pedantic", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr if done.returncode else ""


def _commands() -> list[str]:
    """Return every line that a workflow runs."""
    jobs = [job for file in GITHUB for job in _read(file)["jobs"].values()]
    lines = [
        line for job in jobs for step in job["steps"] for line in step.get("run", "").splitlines()
    ]
    gitlab = _read(GITLAB)
    return lines + [
        line
        for job in gitlab.values()
        if isinstance(job, dict)
        for key in ("before_script", "script", "after_script")
        for line in job.get(key, [])
    ]


def test_github_workflows_follow_their_schema():
    assert GITHUB
    assert (
        _lint("check_jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, GITHUB))
        == ""
    )


def test_the_gitlab_pipeline_follows_its_schema():
    assert (
        _lint(
            "check_jsonschema",
            "--builtin-schema",
            "vendor.gitlab-ci",
            "--data-transform",
            "gitlab-ci",
            str(GITLAB),
        )
        == ""
    )


def test_github_workflows_are_safe():
    assert _zizmor(ROOT / ".github") == ""


def test_every_line_is_a_command_of_the_project():
    lines = _commands()
    assert ".ci/run" in lines
    assert "python -m plugins publish" in lines
    assert [line for line in lines if not COMMAND.fullmatch(line)] == []


def test_an_audit_keeps_the_pictures_and_measurements_that_it_makes():
    made = {f"{SCREENS.relative_to(ROOT).as_posix()}/", RESULTS.relative_to(ROOT).as_posix()}
    steps = _read(ROOT / ".github" / "workflows" / "audit.yml")["jobs"]["audit"]["steps"]
    kept = steps[-1]["with"]
    assert "make audit" in [step.get("run") for step in steps]
    assert (set(kept["path"].split()), kept["include-hidden-files"]) == (made, True)
    audit = _read(GITLAB)["audit"]
    assert audit["script"] == ["make audit"]
    assert set(audit["artifacts"]["paths"]) == made


@pytest.mark.parametrize(
    "line",
    [
        "pip install x",
        "make test && curl x",
        "python -m plugins html; rm -rf /",
        "make $(x)",
        "python -m pelican",
        "make test | tee x",
    ],
)
def test_a_line_with_logic_of_its_own_is_refused(line):
    assert not COMMAND.fullmatch(line)


@pytest.mark.parametrize("file", GITHUB, ids=lambda file: file.name)
def test_actions_are_pinned_and_nothing_is_secret(file):
    text = file.read_text(encoding="utf-8")
    uses = [line.strip().removeprefix("- ") for line in text.splitlines() if "uses:" in line]
    assert uses
    assert [line for line in uses if not PINNED.fullmatch(line)] == []
    assert "secrets." not in text
    assert "pull_request_target" not in text


def test_a_proposal_gets_a_preview_and_a_report_and_publishes_nothing():
    site = _read(ROOT / ".github" / "workflows" / "site.yml")
    assert site["permissions"] == {}
    assert {"push", "pull_request", "schedule"} <= set(site["on"])
    may_write = [
        name for name, job in site["jobs"].items() if "write" in job["permissions"].values()
    ]
    assert may_write == ["publish"]
    assert site["jobs"]["publish"]["needs"] == "test"
    assert "refs/heads/main" in site["jobs"]["publish"]["if"]
    preview = site["jobs"]["preview"]["steps"]
    assert any("--vorm github" in step.get("run", "") for step in preview)
    assert [step["if"] for step in preview if "--vorm samenvatting" in step.get("run", "")] == [
        "always()"
    ], "also when there are faults"
    assert any(step.get("with", {}).get("path") == ".preview/" for step in preview)
    gitlab = _read(GITLAB)
    assert (
        gitlab["preview"]["artifacts"]["reports"]["codequality"] in gitlab["preview"]["script"][-1]
    )
    assert {"verslag.md", ".preview/"} == set(gitlab["preview"]["artifacts"]["paths"])
    assert gitlab["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


def test_a_workflow_with_a_fault_is_found(tmp_path):
    """The linters themselves work."""
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    faulty = folder / "x.yml"
    faulty.write_text(
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{"
        " github.event.issue.title }}\n",
        encoding="utf-8",
    )
    assert "template-injection" in _zizmor(tmp_path / ".github")
    faulty.write_text("on: push\njobs:\n  a:\n    stappen: []\n", encoding="utf-8")
    assert "stappen" in _lint(
        "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(faulty)
    )
    faulty.write_text("test:\n  script: 7\n", encoding="utf-8")
    assert "script" in _lint(
        "check_jsonschema",
        "--builtin-schema",
        "vendor.gitlab-ci",
        "--data-transform",
        "gitlab-ci",
        str(faulty),
    )
