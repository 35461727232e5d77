"""Files that are cached for later runs are there completely or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.support.files import write_whole


def test_a_file_that_could_not_be_written_whole_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Half a picture under its own name would be taken for the picture by the next build."""
    original = Path.write_bytes

    def half(self: Path, data: bytes) -> int:
        original(self, data[: len(data) // 2])
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", half)
        with pytest.raises(OSError, match="disk full"):
            write_whole(tmp_path / "map" / "a.png", b"picture")
    assert not (tmp_path / "map" / "a.png").exists()
    write_whole(tmp_path / "map" / "a.png", b"picture")
    assert [
        (file.name, file.read_bytes())
        for file in (tmp_path / "map").iterdir()
        if file.suffix == ".png"
    ] == [("a.png", b"picture")]
