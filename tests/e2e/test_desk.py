"""`make desk`: the preview with the forms, and the server that saves texts.

Both are on this machine alone, and Ctrl-C ends both.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.commands.desk import BEYOND, fetch
from plugins.commands.environment import python_of
from tests.e2e.test_serve import WAIT, Serving, _listen_to_interrupts, _listens, _project, _until
from tests.helpers.forms import two_free_ports


@pytest.fixture(name="desk")
def _desk(tmp_path: Path) -> Iterator[Serving]:
    fetch()
    folder, port = _project(tmp_path), two_free_ports()
    command = [
        str(python_of(folder / ".venv")),
        "-m",
        "plugins",
        "desk",
        "--poort",
        str(port),
        "--dag",
        "2026-11-21",
    ]
    log = (folder / "serve.log").open("w+b")
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=_listen_to_interrupts,
    )
    serving = Serving(folder, port, process)
    try:
        _until(
            lambda: process.poll() is not None or "Schrijven in de browser" in serving.log,
            lambda: serving.log,
        )
        assert process.poll() is None, serving.log
        yield serving
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
        log.close()


def _ask(port: int, action: str, origin: str, **given: object) -> tuple[dict, str | None]:
    """Ask Decap's server something, as a page at an address does.

    Returns its answer, and whose pages may read it.
    """
    body = json.dumps({"action": action, "params": {"branch": "main", **given}}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v1",
        body,
        {"Content-Type": "application/json", "Origin": origin},
    )
    try:
        with urllib.request.urlopen(request, timeout=WAIT) as answer:
            return json.load(answer), answer.headers["Access-Control-Allow-Origin"]
    except urllib.error.HTTPError as error:
        return json.load(error), error.headers["Access-Control-Allow-Origin"]


@pytest.mark.xdist_group("serve")
def test_the_desk_shows_the_forms_keeps_texts_and_ends_with_ctrl_c(desk):
    """The server sees content/ alone, and answers pages of our own preview alone."""
    assert f"http://localhost:{desk.port}/beheer/" in desk.log
    assert desk.get("/beheer/")[0] == 200
    keeping = desk.port + BEYOND
    assert json.loads(desk.get("/beheer/config.json")[1])["config"]["backend"] == {
        "name": "proxy",
        "proxy_url": f"http://127.0.0.1:{keeping}/api/v1",
    }
    ours = f"http://localhost:{desk.port}"
    found, allowed = _ask(
        keeping, "entriesByFolder", ours, folder="verhalen", extension="md", depth=2
    )
    assert [item["file"]["path"] for item in found] == ["verhalen/2026/basis.md"]
    assert allowed == ours
    assert (
        _ask(
            keeping,
            "entriesByFolder",
            "http://localhost:1",
            folder="verhalen",
            extension="md",
            depth=2,
        )[1]
        == ours
    )
    outside, _ = _ask(keeping, "getEntry", ours, path="../pelicanconf.py")
    assert "must resolve to a path under the configured repository" in outside["error"]
    assert desk.interrupt() in (0, 130)
    assert "Traceback" not in desk.log
    assert not _listens(keeping)
    assert not _listens(desk.port)


@pytest.mark.xdist_group("serve")
def test_a_desk_that_is_told_to_end_leaves_no_server_behind(desk):
    """Told alone, as by a program that started it; the next desk would find the port taken."""
    desk.process.terminate()
    assert desk.process.wait(WAIT) in (0, 130)
    assert not _listens(desk.port + BEYOND)
    assert "Traceback" not in desk.log


@pytest.mark.xdist_group("serve")
def test_a_taken_port_is_said_in_words_and_nothing_is_started(tmp_path):
    """Of both ports; the other one stays free."""
    fetch()
    folder, port = _project(tmp_path), two_free_ports()
    for taken, other in ((port, port + BEYOND), (port + BEYOND, port)):
        with socket.socket() as holder:
            holder.bind(("127.0.0.1", taken))
            holder.listen()
            command = [
                str(python_of(folder / ".venv")),
                "-m",
                "plugins",
                "desk",
                "--poort",
                str(port),
            ]
            done = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, timeout=WAIT, check=False
            )
            assert done.returncode == 2
            assert (
                done.stderr.strip()
                == f"Poort {taken} is al in gebruik. Sluit het andere venster, of kies een andere"
                f" poort: desk --poort {port + 1}"
            )
            assert not _listens(other)
