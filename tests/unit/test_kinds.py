"""Kinds: a file belongs to the kind of its folder; every declaration is whole."""

from __future__ import annotations

import pytest

from plugins.core.texts.kinds import KINDS, kind_of_path

PATHS = [
    ("verhalen/2026/een.md", "verhaal"),
    ("verhalen/een.md", None),
    ("verhalen/2026/een/twee.md", None),
    ("paginas/over.md", "pagina"),
    ("paginas/x/over.md", None),
    ("jaarplannen/2026.md", "jaarplan"),
    ("jaarverslagen/2021.md", "jaarverslag"),
    ("koers/2026-2029.md", "koers"),
    ("themas/x.md", "thema"),
    ("gemeenten/emmen.md", "gemeente"),
    ("verantwoording/x.md", "verantwoording"),
    ("kanttekeningen/x.md", "kanttekening"),
    ("over.md", None),
    ("zomaar/over.md", None),
]


@pytest.mark.parametrize(("path", "name"), PATHS)
def test_kind_follows_the_folder(path: str, name: str | None):
    """A file elsewhere, or deeper than the folder of its kind, has no kind."""
    kind = kind_of_path(tuple(path.split("/")))
    assert (kind.name if kind else None) == name


def test_every_kind_is_whole():
    """Names, folders and addresses are each used once; a kind with pages has a template."""
    for part in ("name", "folder", "label"):
        values = [getattr(kind, part) for kind in KINDS]
        assert len(set(values)) == len(values)
    addresses = [kind.address for kind in KINDS if kind.address]
    assert len(set(addresses)) == len(addresses)
    assert all(bool(kind.address) == bool(kind.template) for kind in KINDS)
