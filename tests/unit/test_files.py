"""Files that are kept for later builds are there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from plugins.support.files import write_whole
from plugins.support.pillow import render_picture


def test_a_file_that_could_not_be_written_whole_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
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
    assert [(file.name, file.read_bytes()) for file in (tmp_path / "map").iterdir() if file.suffix == ".png"] == [("a.png", b"picture")]


def test_sizes_of_a_picture_that_were_not_all_kept_are_made_again(tmp_path: Path):
    """A build that was stopped between two sizes leaves no picture with too few of them."""
    picture = tmp_path / "foto.png"
    Image.new("RGB", (1000, 500), "red").save(picture)
    cache = tmp_path / "cache"
    made = render_picture(picture, cache)
    assert len(made) > 1
    assert render_picture(picture, cache) == made
    next(file for file in sorted(cache.iterdir()) if file.suffix == ".png").unlink()
    assert render_picture(picture, cache) == made
    next(file for file in cache.iterdir() if file.suffix == ".txt").unlink()
    sorted(file for file in cache.iterdir() if file.suffix == ".png")[-1].unlink()
    assert render_picture(picture, cache) == made
