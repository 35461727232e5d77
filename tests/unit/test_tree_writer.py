"""The new tree: unchanged files are the old ones, links are relative and remembered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.run.tree_writer import TreeWriter


def _published(tmp_path: Path, **files: bytes) -> Path:
    old = tmp_path / "oud"
    old.mkdir()
    for name, content in files.items():
        (old / f"{name}.txt").write_bytes(content)
    return old


def test_unchanged_file_is_the_same_file_and_a_changed_one_is_new(tmp_path: Path):
    """An unchanged file is a hard link.

    A changed file is a new one, so the old tree keeps what it had.
    """
    old = _published(tmp_path, gelijk=b"zelfde", anders=b"eerst")
    writer = TreeWriter(tmp_path / "nieuw", old)
    writer.data("/gelijk.txt", b"zelfde")
    writer.data("/anders.txt", b"later")
    assert (tmp_path / "nieuw/gelijk.txt").stat().st_ino == (old / "gelijk.txt").stat().st_ino
    assert (tmp_path / "nieuw/anders.txt").stat().st_ino != (old / "anders.txt").stat().st_ino
    assert (old / "anders.txt").read_bytes() == b"eerst"
    assert (tmp_path / "nieuw/anders.txt").read_bytes() == b"later"


def test_same_length_is_not_the_same_content(tmp_path: Path):
    """Bytes are compared, not sizes and not times."""
    old = _published(tmp_path, a=b"aaaa")
    os.utime(old / "a.txt", (0, 0))
    TreeWriter(tmp_path / "nieuw", old).data("/a.txt", b"bbbb")
    assert (tmp_path / "nieuw/a.txt").read_bytes() == b"bbbb"


def test_file_system_without_links_gets_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where a hard link cannot be made the file is written."""

    def refuse(*given: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    old = _published(tmp_path, a=b"zelfde")
    TreeWriter(tmp_path / "nieuw", old).data("/a.txt", b"zelfde")
    assert (tmp_path / "nieuw/a.txt").read_bytes() == b"zelfde"
    assert (tmp_path / "nieuw/a.txt").stat().st_ino != (old / "a.txt").stat().st_ino


def test_links_are_made_relative_and_remembered(tmp_path: Path):
    """Every address of a page is written relative to where the page is.

    Text and links to elsewhere stay as they are.
    """
    writer = TreeWriter(tmp_path / "nieuw", tmp_path / "niets")
    writer.page(
        "/a/b/",
        '<p id="kop">/x/ <a href="/x/?q=1&amp;r=2#y">x</a> <a href="#kop">k</a> <a'
        ' href="https://x.nl/">e</a> <img src="/f.png" srcset="/f-1.png 1w, /f-2.png 2w"></p>',
    )
    assert (tmp_path / "nieuw/a/b/index.html").read_text(encoding="utf-8") == (
        '<p id="kop">/x/ <a href="../../x/?q=1&amp;r=2#y">x</a> <a'
        ' href="#kop">k</a> <a href="https://x.nl/">e</a> <img'
        ' src="../../f.png" srcset="../../f-1.png 1w, ../../f-2.png 2w"></p>'
    )
    assert set(writer.pages["/a/b/"].links) == {
        "/x/?q=1&r=2#y",
        "#kop",
        "/f.png",
        "/f-1.png",
        "/f-2.png",
    }
    assert writer.pages["/a/b/"].ids == {"kop"}


def test_page_for_missing_addresses_begins_its_links_at_the_site(tmp_path: Path):
    """It is shown at any address, so a relative link would go astray."""
    writer = TreeWriter(tmp_path / "nieuw", tmp_path / "niets", {"/404.html": "/dtz/"})
    writer.page("/404.html", '<a href="/verhalen/">x</a><a href="#a">y</a>')
    assert (tmp_path / "nieuw/404.html").read_text(
        encoding="utf-8"
    ) == '<a href="/dtz/verhalen/">x</a><a href="#a">y</a>'


def test_one_address_is_written_once(tmp_path: Path):
    """Two features that write one file are a fault of ours, never a silent loss."""
    writer = TreeWriter(tmp_path / "nieuw", tmp_path / "niets")
    writer.data("/a.txt", b"1")
    with pytest.raises(FileExistsError):
        writer.data("/a.txt", b"2")


def test_discarded_tree_is_gone(tmp_path: Path):
    """A build that stops leaves nothing."""
    writer = TreeWriter(tmp_path / "nieuw", tmp_path / "niets")
    writer.data("/a/b.txt", b"1")
    writer.discard()
    assert not (tmp_path / "nieuw").exists()


def test_a_sparse_tree_has_only_what_differs(tmp_path: Path):
    """What is as it was is named, and the folder of the last tree stays untouched."""
    old = _published(tmp_path, gelijk=b"zelfde", anders=b"eerst")
    writer = TreeWriter(tmp_path / "nieuw", old, sparse=True)
    branch = writer.branch()
    branch.data("/gelijk.txt", b"zelfde")
    branch.data("/anders.txt", b"later")
    assert not branch.again("/nergens/", None)
    writer.merge(branch)
    assert [file.name for file in (tmp_path / "nieuw").iterdir()] == ["anders.txt"]
    assert writer.kept == {"gelijk.txt"}
    assert writer.files == {"/gelijk.txt", "/anders.txt"}


def test_without_a_last_tree_a_sparse_one_is_whole(tmp_path: Path):
    writer = TreeWriter(tmp_path / "nieuw", tmp_path / "niets", sparse=True)
    writer.data("/a.txt", b"a")
    assert not writer.sparse
    assert (tmp_path / "nieuw/a.txt").read_bytes() == b"a"
