"""Puts a finished tree in the place of the last good one: readers see the old site or the new one.

They never see a mix of the two.

The new tree is made beside the old one. One system call exchanges the two where the system has one
(Linux `renameat2`, macOS `renameatx_np`); elsewhere it takes two renames, which are written down
beforehand in a journal that the next run completes.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import shutil
import sys
import time
from collections.abc import Collection, Iterator
from pathlib import Path

__all__ = [
    "Busy",
    "complete_interrupted",
    "exchange",
    "locked",
    "publish_tree",
    "staging_folder",
    "update_tree",
]

_AT_FDCWD = -100
TRIES = 20
"""How often replacing a file is tried, a twentieth of a second apart."""
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_AT_FDCWD_MAC = -2


class Busy(Exception):
    """Another run is writing the same folder; the message is its name."""


def staging_folder(output: Path) -> Path:
    """Return the folder of the new tree: a hidden sibling, so a rename stays on one file system."""
    return output.parent / f".{output.name.lstrip('.')}-nieuw"


def _retired_folder(output: Path) -> Path:
    return output.parent / f".{output.name.lstrip('.')}-oud"


def _journal(output: Path) -> Path:
    return output.parent / f".{output.name.lstrip('.')}-wissel.json"


@contextlib.contextmanager
def locked(output: Path) -> Iterator[None]:
    """Lock a folder for writing; the system releases the lock however the process ends.

    Raises:
        Busy: another run holds it.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    path = output.parent / f".{output.name.lstrip('.')}-slot"
    with path.open("a+b") as handle:
        try:
            _lock(handle.fileno())
        except OSError as error:
            raise Busy(output.name) from error
        yield


def _lock(descriptor: int) -> None:
    """Lock an open file without waiting; OSError when another process has it."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def complete_interrupted(output: Path) -> None:
    """Complete the exchange that an interrupted run wrote down, and remove the trees it left."""
    journal, staging, retired = _journal(output), staging_folder(output), _retired_folder(output)
    if journal.exists():
        # The journal exists only around the two renames; what is left of them is done now.
        if not output.exists():
            (staging if staging.exists() else retired).rename(output)
        journal.unlink()
    for folder in (staging, retired):
        if folder.exists():
            shutil.rmtree(folder)


def publish_tree(staging: Path, output: Path) -> None:
    """Put the finished tree in place of the old one and remove the old one."""
    if not output.exists():
        staging.rename(output)
        return
    if exchange(staging, output):
        shutil.rmtree(staging)
        return
    journal, retired = _journal(output), _retired_folder(output)
    with journal.open("w", encoding="utf-8") as handle:
        json.dump({"nieuw": staging.name, "oud": retired.name}, handle)
        handle.flush()
        os.fsync(handle.fileno())
    output.rename(retired)
    staging.rename(output)
    journal.unlink()
    shutil.rmtree(retired)


def update_tree(staging: Path, output: Path, kept: Collection[str]) -> None:
    """Put the files of a tree into the old one, one by one, and remove what is not kept.

    This is for a preview, where speed matters and the next build repairs what an interruption
    leaves. Each update gives the folder another modification time, before its first change, so
    that a process that remembers the tree can tell it from any other.

    Args:
        staging: the files that are new.
        output: the tree that is updated.
        kept: names below `output` that stay as they are.
    """
    _stamp(output)
    new = {file.relative_to(staging).as_posix(): file for file in _files(staging)}
    # Removals come first: a folder can take the place of a file, and the other way round.
    for file in _files(output):
        name = file.relative_to(output).as_posix()
        if name not in new and name not in kept:
            file.unlink()
            with contextlib.suppress(OSError):  # its folder holds other files
                os.removedirs(file.parent)
    for name, file in new.items():
        target = output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(file, target)
    shutil.rmtree(staging)
    _stamp(output)


def _files(folder: Path) -> list[Path]:
    return [Path(place, name) for place, _, names in os.walk(folder) for name in names]


def _stamp(folder: Path) -> None:
    """Set the modification time of a folder to now, to the nanosecond."""
    now = time.time_ns()
    os.utime(folder, ns=(now, now))


def _replace(file: Path, target: Path) -> None:
    """Put a file in the place of another.

    On Windows that fails while another process reads the file there, which takes a moment.
    """
    for _ in range(TRIES):
        try:
            file.replace(target)
            return
        except PermissionError:
            time.sleep(0.05)
    file.replace(target)


def exchange(left: Path, right: Path) -> bool:
    """Exchange two folders in one system call.

    Returns:
        False where the system or the file system has no such call.
    """
    if sys.platform.startswith("linux"):
        call, arguments = (
            "renameat2",
            (_AT_FDCWD, os.fsencode(left), _AT_FDCWD, os.fsencode(right), _RENAME_EXCHANGE),
        )
    elif sys.platform == "darwin":
        call, arguments = (
            "renameatx_np",
            (_AT_FDCWD_MAC, os.fsencode(left), _AT_FDCWD_MAC, os.fsencode(right), _RENAME_SWAP),
        )
    else:
        return False
    function = getattr(ctypes.CDLL(None, use_errno=True), call, None)
    if function is None:
        return False
    if function(*arguments) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(code, os.strerror(code), str(right))
