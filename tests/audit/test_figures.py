"""The long trial of CSV files, and the size at which reading must stay quick."""

from __future__ import annotations

from tests.fuzz.csv_fuzz import try_damaged, try_sound, try_spoilt


def test_ten_thousand_sound_budgets():
    """Every total is exact and nothing is refused."""
    assert [text for seed in range(1, 10_001) if (text := try_sound(seed))] == []


def test_two_thousand_damaged_budgets():
    """Each gives the old total, stops, or gives what a strict reader gives."""
    assert [text for seed in range(1, 2_001) if (text := try_damaged(seed))] == []
    assert [text for seed in range(1, 2_001) if (text := try_spoilt(seed))] == []
