"""Results that are kept: made once, made again when what they depend on changes, and forgotten when nobody asks."""

from __future__ import annotations

from plugins.support.kept_results import KeptResults, key_of


def _made(file, mark, *keys):
    """Ask for results in one run. Gives which were made now."""
    made = []
    kept = KeptResults(file, mark)
    for key in keys:
        assert kept.of(key, lambda key=key: made.append(key) or [key]) == [key]
    kept.save()
    return made


def test_a_result_is_made_once_for_its_mark(tmp_path):
    file = tmp_path / "taal" / "x.json"
    assert _made(file, "1", "a", "b", "a") == ["a", "b"]
    before = file.stat().st_mtime_ns
    assert _made(file, "1", "b", "a") == []
    assert file.stat().st_mtime_ns == before
    assert _made(file, "2", "a") == ["a"]


def test_what_is_damaged_is_made_again(tmp_path):
    file = tmp_path / "x.json"
    _made(file, "1", "a")
    for damage in (b"", b"{", b"[]", b'{"mark": "1"}', b'{"mark": "1", "results": 3}', b"\xff"):
        file.write_bytes(damage)
        assert _made(file, "1", "a") == ["a"]


def test_what_another_run_asked_stays_while_it_is_not_the_most(tmp_path):
    """A preview shows more pages than a publication; neither loses what is its own."""
    file = tmp_path / "x.json"
    _made(file, "1", "a", "b", "concept")
    _made(file, "1", "a", "c")
    assert _made(file, "1", "concept", "b", "a", "c") == []
    _made(file, "1", "d")
    assert _made(file, "1", "a", "d") == ["a"]


def test_keys_tell_values_apart():
    assert key_of("a", "bc") != key_of("ab", "c")
    assert key_of("a", [["b", 1]]) == key_of("a", (("b", 1),))
