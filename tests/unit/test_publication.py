"""Publication: the new tree replaces the old at once, or the next run finishes what began."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from plugins.run import publication
from plugins.run.publication import (
    Busy,
    complete_interrupted,
    exchange,
    locked,
    publish_tree,
    staging_folder,
    update_tree,
)


class Interrupted(Exception):
    """Stands for a power cut."""


def _tree(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def _state(tmp_path: Path) -> list[str]:
    return sorted(entry.name for entry in tmp_path.iterdir() if not entry.name.endswith("-slot"))


def _text(output: Path) -> str:
    return (output / "index.html").read_text(encoding="utf-8")


def test_first_publication_is_one_rename(tmp_path: Path):
    """Without an old tree the new one takes its name."""
    output = tmp_path / "output"
    publish_tree(_tree(staging_folder(output), "nieuw"), output)
    assert _text(output) == "nieuw"
    assert _state(tmp_path) == ["output"]


def test_exchange_is_one_call_in_which_output_is_never_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """With a system call that exchanges, nothing is renamed.

    The old tree goes, output stays a real folder.
    """
    output = _tree(tmp_path / "output", "oud")
    new = _tree(staging_folder(output), "nieuw")
    identity = new.stat().st_ino
    monkeypatch.setattr(
        Path, "rename", lambda *given: pytest.fail("a rename leaves a moment without a site")
    )
    publish_tree(new, output)
    assert _text(output) == "nieuw"
    assert output.stat().st_ino == identity
    assert not output.is_symlink()
    assert _state(tmp_path) == ["output"]


def test_without_the_call_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where the system cannot exchange, the result is the same and no journal is left."""
    monkeypatch.setattr(publication, "exchange", lambda left, right: False)
    output = _tree(tmp_path / "output", "oud")
    publish_tree(_tree(staging_folder(output), "nieuw"), output)
    assert _text(output) == "nieuw"
    assert _state(tmp_path) == ["output"]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("before the first rename", "oud"),
        ("between the renames", "nieuw"),
        ("after the second rename", "nieuw"),
        ("before the old tree is removed", "nieuw"),
    ],
)
def test_interrupted_renames_are_finished_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, point: str, expected: str
):
    """Wherever the two renames stop, the next run leaves one whole tree and nothing else."""
    output = _tree(tmp_path / "output", "oud")
    new = _tree(staging_folder(output), "nieuw")
    renames = {"before the first rename": 0, "between the renames": 1}.get(point, 2)
    rename, unlink = Path.rename, Path.unlink
    done: list[str] = []

    def stopping(self: Path, target: Path) -> Path:
        if len(done) == renames:
            raise Interrupted
        done.append(self.name)
        return rename(self, target)

    def stop(*given: object, **named: object) -> None:
        raise Interrupted

    with monkeypatch.context() as patch:
        patch.setattr(publication, "exchange", lambda left, right: False)
        patch.setattr(Path, "rename", stopping)
        patch.setattr(Path, "unlink", stop if point == "after the second rename" else unlink)
        patch.setattr(publication.shutil, "rmtree", stop)
        with pytest.raises(Interrupted):
            publish_tree(new, output)
    assert len(done) == renames
    complete_interrupted(output)
    assert _text(output) == expected
    assert _state(tmp_path) == ["output"]


def test_interrupted_build_leaves_the_old_site_and_its_half_tree_is_removed(tmp_path: Path):
    """A tree that was not finished has no journal, and never takes the place of the old one."""
    output = _tree(tmp_path / "output", "oud")
    _tree(staging_folder(output), "half")
    complete_interrupted(output)
    assert _text(output) == "oud"
    assert _state(tmp_path) == ["output"]


def test_exchange_reports_what_it_cannot_do(tmp_path: Path):
    """A tree that is not there is an error, not a reason to try renames."""
    with pytest.raises(OSError) as caught:
        exchange(tmp_path / "niets", _tree(tmp_path / "output", "oud"))
    assert caught.value.errno == errno.ENOENT


def test_second_run_is_told_that_the_first_is_busy(tmp_path: Path):
    """Two runs never write one folder; when the first is done the second may."""
    output = tmp_path / "output"
    with locked(output), pytest.raises(Busy, match="output"), locked(output):
        pass
    with locked(output):
        assert (tmp_path / ".output-slot").exists()


def test_lock_ends_with_its_process(tmp_path: Path):
    """A process that is killed while it holds the lock does not keep it."""
    output = tmp_path / "output"
    child = os.fork()
    if child == 0:
        with locked(output):
            os._exit(0)
    os.waitpid(child, 0)
    with locked(output):
        assert (tmp_path / ".output-slot").exists()


# -- a preview ------------------------------------------------------------------------------------


def _write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        file = folder / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def _texts(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_an_updated_tree_has_what_is_new_and_what_is_kept(tmp_path: Path):
    """What is neither goes, with its folder.

    A folder can come where a file was, and a file where a folder was.
    """
    output = _write(
        tmp_path / "voorbeeld",
        a__een="oud",
        a__twee="blijft",
        weg__diep__drie="gaat",
        vier="bestand",
        vijf__zes="map",
    )
    update_tree(
        _write(staging_folder(output), a__een="nieuw", vier__zeven="map", vijf="bestand"),
        output,
        {"a/twee"},
    )
    assert _texts(output) == {
        "a/een": "nieuw",
        "a/twee": "blijft",
        "vier/zeven": "map",
        "vijf": "bestand",
    }
    assert not (output / "weg").exists()
    assert _state(tmp_path) == ["voorbeeld"]


def test_an_update_that_was_interrupted_is_another_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Who remembered the tree from before must not take it for the same."""
    output = _write(tmp_path / "voorbeeld", a="oud", b="oud")
    os.utime(output, ns=(1, 1))
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(Interrupted))
    with pytest.raises(Interrupted):
        update_tree(_write(staging_folder(output), a="nieuw"), output, {"b"})
    assert output.stat().st_mtime_ns != 1


def test_a_file_that_somebody_reads_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """As on Windows; one that stays in use is a fault after a second."""
    output = _write(tmp_path / "voorbeeld", a="oud")
    replace, refused = Path.replace, [True, True, False]

    def busy(file: Path, target: Path) -> Path:
        if refused and refused.pop(0):
            raise PermissionError
        return replace(file, target)

    monkeypatch.setattr(Path, "replace", busy)
    monkeypatch.setattr(publication.time, "sleep", lambda _: None)
    update_tree(_write(staging_folder(output), a="nieuw"), output, set())
    assert _texts(output) == {"a": "nieuw"}
    refused.extend([True] * 100)
    with pytest.raises(PermissionError):
        update_tree(_write(staging_folder(output), a="later"), output, set())
