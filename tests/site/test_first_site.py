"""A small site comes out whole."""

from __future__ import annotations


def test_a_small_site_is_published_without_problems(site):
    """The base site has no faults and its story is at its address."""
    result = site().build()
    assert result.report == ""
    assert result.published
    assert "<h1" in result.file("verhalen/basis/index.html")
