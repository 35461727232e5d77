"""The index of the search page, made by Pagefind from records.

The only module that knows Pagefind and its files.

An index is stored in .cache/zoeken/ by the hash of its records, so it is made anew only when
something that can be found has changed. Pagefind writes the values of a filter in an order that
differs from run to run; here they get a fixed one.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.metadata
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import cbor2

from plugins.core.finding.search_records import Part, SearchRecord, record_file, record_html
from plugins.support.files import walk, write_whole
from plugins.support.parallel import map_forked

__all__ = ["INDEX", "IndexFault", "SearchIndexes", "WaitingIndex"]

INDEX = "/zoeken/index/"
"""The address of the files of the index."""
_MAGIC = b"pagefind_dcd"
"""What the content of each of Pagefind's files begins with."""
_AS_IT_IS = ("pagefind.js", "wasm.nl.pagefind", "fragment/")
"""What our own search page uses of what Pagefind writes and is not written anew here."""
_LARGE = 40_000
"""Bytes above which a file of words is nearly all one word that is on nearly every page: too
much to fetch for one question."""
_WORTHWHILE = 8
"""Files of words for each process: a large one takes a tenth of a second."""
_RECIPE = 5
"""To be raised when the same records must make another index."""
_MOST = 2
"""How many indexes stay: that of the publication and that of the preview."""


class IndexFault(Exception):
    """Pagefind made no index; the message is what it said."""


class SearchIndexes:
    """The indexes that were made, by their records.

    Args:
        folder: where they are cached.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, records: Sequence[SearchRecord]) -> Path:
        """Return the folder with the index of these records, made now when it was not cached.

        Raises:
            IndexFault: it cannot be made.
        """
        stated = json.dumps(
            [_RECIPE, importlib.metadata.version("pagefind_bin"), *map(asdict, records)],
            ensure_ascii=False,
        )
        folder = self._folder / hashlib.sha256(stated.encode("utf-8")).hexdigest()[:32]
        if folder.is_dir():
            folder.touch()
            return folder
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._folder, prefix=".") as place:
            made = _index(records, Path(place))
            if not folder.is_dir():
                made.rename(folder)
        self._forget_old()
        return folder

    def _forget_old(self) -> None:
        kept = [
            item
            for item in self._folder.iterdir()
            if item.is_dir() and not item.name.startswith(".")
        ]
        for item in sorted(kept, key=lambda item: -item.stat().st_mtime_ns)[_MOST:]:
            shutil.rmtree(item, ignore_errors=True)


def _index(records: Sequence[SearchRecord], place: Path) -> Path:
    """Make an index below a folder, and return the folder with its files."""
    site, raw = place / "records", place / "raw"
    for record in records:
        file = site / record_file(record.address)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(record_html(record), encoding="utf-8", newline="\n")
    done = _run_pagefind(site, raw)
    if done.returncode or not (raw / "pagefind-entry.json").is_file():
        said = " ".join((done.stderr or done.stdout).split())[-500:]
        raise IndexFault(said or f"Pagefind gave {done.returncode}")
    return _put_in_order(raw, place / "index")


def _run_pagefind(site: Path, raw: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(raw)]
    return subprocess.run(  # noqa: S603 - fixed words
        [*command, "--force-language", "nl", "--silent"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _put_in_order(raw: Path, made: Path) -> Path:
    """Take over what is needed, with filters in a fixed order and names by content."""
    for file in walk(raw):
        name = file.relative_to(raw).as_posix()
        if name.startswith(_AS_IT_IS):
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            file.rename(made / name)
    chunked = sorted(walk(raw / "index"))
    names = map_forked(lambda file: _words(file, made / "index"), chunked, worthwhile=_WORTHWHILE)
    renamed = {file.stem: name for file, name in zip(chunked, names, strict=True)}
    for file in walk(raw / "filter"):
        facet, values = _read(file)
        renamed[file.stem] = _write(made / "filter", "nl", 7, ".pf_filter", [facet, sorted(values)])
    entry = json.loads((raw / "pagefind-entry.json").read_text(encoding="utf-8"))
    language = entry["languages"]["nl"]
    version, pages, chunks, filters, *others = _read(raw / f"pagefind.{language['hash']}.pf_meta")
    ordered = sorted([facet, renamed[name]] for facet, name in filters)
    chunks = [[first, last, renamed[name]] for first, last, name in chunks]
    language["hash"] = _write(
        made, "pagefind.nl", 10, ".pf_meta", [version, pages, chunks, ordered, *others]
    ).removeprefix("pagefind.")
    (made / "pagefind-entry.json").write_text(
        json.dumps(entry, ensure_ascii=False, sort_keys=True), encoding="utf-8", newline="\n"
    )
    return made


def _words(file: Path, folder: Path) -> str:
    """Take over a copy of a file of words.

    Returns its name; in a large one each word keeps one place on each page, the weightiest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if file.stat().st_size <= _LARGE:
        shutil.copyfile(file, folder / file.name)
        return file.stem
    words, *others = _read(file)
    short = [
        [word, [[page, _weightiest(places), *rest] for page, places, *rest in pages], *more]
        for word, pages, *more in words
    ]
    return _write(folder, "nl", 7, ".pf_index", [short, *others])


def _weightiest(places: list[int]) -> list[int]:
    """Return the first place of the greatest weight.

    A negative number is the weight of the places after it.
    """
    negatives = [at for at, value in enumerate(places) if value < 0]
    at = min(negatives, key=lambda at: places[at], default=0)
    return places[at : at + 2]


def _read(file: Path) -> Any:
    """Read one of Pagefind's files: gzip around a prefix and CBOR."""
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_MAGIC))


def _write(folder: Path, start: str, length: int, end: str, content: Any) -> str:
    """Write such a file under the hash of its content. Returns its name without the end."""
    data = cbor2.dumps(content)
    name = f"{start}_{hashlib.sha256(data).hexdigest()[:length]}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}{end}").write_bytes(gzip.compress(_MAGIC + data, 9, mtime=0))
    return name


class WaitingIndex:
    """The index of a preview, made when somebody searches, so that saving stays fast.

    Args:
        folder: as for `SearchIndexes`.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "voorbeeld.json"
        self._indexes = SearchIndexes(folder)
        self._lock = threading.Lock()
        self._made: tuple[int, Path] | None = None

    def leave(self, records: Sequence[SearchRecord]) -> None:
        """Keep the records of the newest build."""
        write_whole(
            self._file,
            json.dumps([asdict(record) for record in records], ensure_ascii=False).encode("utf-8"),
        )

    def folder(self) -> Path | None:
        """Return the folder of the newest index; None when there is none or it cannot be made."""
        with self._lock:
            try:
                stamp = self._file.stat().st_mtime_ns
                if self._made is None or self._made[0] != stamp:
                    records = map(_record, json.loads(self._file.read_bytes()))
                    self._made = (stamp, self._indexes.of(list(records)))
            except (OSError, IndexFault):
                return None
            return self._made[1]


def _record(item: dict[str, Any]) -> SearchRecord:
    """Make a record of what was stored of it."""
    parts = tuple(
        Part(part["anchor"], part["heading"], tuple(part["paragraphs"]))
        for part in item.pop("parts")
    )
    others: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in item.items()
    }
    return SearchRecord(parts=parts, **others)
