"""Digests: short names for values and files, equal when the contents are equal.

Values are written in one canonical form, whatever objects they share and in which order a set or
a mapping was filled. The form is only hashed and never read back.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import hashlib
from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import Enum
from pathlib import Path, PurePath
from typing import Any

from plugins.support.files import walk

__all__ = ["digest_of", "digest_of_files"]


def digest_of(*parts: Any) -> str:
    """Return the digest of values.

    Args:
        parts: texts, bytes, numbers, dates, paths, lists, mappings, sets, members of an Enum, and
            dataclasses or subclasses of these; all that a subclass adds counts as well.

    Raises:
        TypeError: a value of another type, whose content is not known.
    """
    out: list[bytes] = []
    _write(parts, out.append)
    return hashlib.sha256(b"".join(out)).hexdigest()


def digest_of_files(*folders: Path, ending: str = "") -> str:
    """Return the digest of the names and bytes of all files below folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in walk(folder):
            if file.name.endswith(ending) and file.is_file():
                data = file.read_bytes()
                digest.update(f"{file.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
                digest.update(data)
    return digest.hexdigest()


Write = Callable[[bytes], None]


def _write(value: Any, write: Write) -> None:
    """Write one value: what it is, how long it is, what it holds."""
    kind = type(value)
    if kind is str:
        data = value.encode("utf-8", "surrogatepass")
        write(b"s%d:" % len(data))
        write(data)
    elif value is None or kind is bool or kind is int:
        write(f"{value};".encode())
    elif kind is tuple or kind is list:
        write(b"%d[" % len(value) if kind is list else b"%d(" % len(value))
        for item in value:
            _write(item, write)
    elif kind is dict:
        _write_mapping(value, write)
    else:
        _write_other(kind, value, write)


def _write_mapping(value: Any, write: Write) -> None:
    """Write a mapping in the order of its keys as they are written."""
    write(b"%d{" % len(value))
    for key, item in sorted((_written(key), item) for key, item in value.items()):
        write(key)
        _write(item, write)


def _written(value: Any) -> bytes:
    out: list[bytes] = []
    _write(value, out.append)
    return b"".join(out)


def _write_other(kind: type, value: Any, write: Write) -> None:
    """Write a value of a class: its name, the plain value it is, and what it adds to that."""
    write(f"{kind.__module__}.{kind.__qualname__}".encode())
    if isinstance(value, Enum):
        _write(value.name, write)
        return
    plain = _plain(kind, value)
    added = [getattr(value, name, None) for name in _added(kind)]
    if plain is None and not dataclasses.is_dataclass(value):
        raise TypeError(f"no digest of a {kind.__qualname__}: {value!r}")
    _write([*plain, *added] if plain else added, write)


def _plain(kind: type, value: Any) -> list[Any] | None:
    """Return the plain values that say all of a value, or None."""
    if isinstance(value, str):
        return [str.__str__(value)]
    if isinstance(value, (set, frozenset)):
        return [sorted(_written(item) for item in value).__repr__()]
    if isinstance(value, dict):
        return [dict(dict.items(value))]
    if isinstance(value, (list, tuple)):
        return [list(value)]
    if isinstance(value, bytes):
        return [hashlib.sha256(value).hexdigest()]
    if isinstance(value, (int, float, Decimal, PurePath)):
        return [str(value)]
    if isinstance(value, (datetime.date, datetime.time)):
        return [value.isoformat()]
    return None


@functools.cache
def _added(kind: type) -> tuple[str, ...]:
    """Return the names of what a class adds to the plain value: fields and slots."""
    fields = (
        [item.name for item in dataclasses.fields(kind)] if dataclasses.is_dataclass(kind) else []
    )
    return tuple(dict.fromkeys([*fields, *_slots(kind)]))


def _slots(kind: type) -> Iterator[str]:
    for base in kind.__mro__:
        slots = base.__dict__.get("__slots__", ())
        yield from ([slots] if isinstance(slots, str) else slots)
