"""The guide to every message is made from the cases that prove them, and leaves none out."""

from __future__ import annotations

import os
import re

import pytest

from plugins.core.problem_codes import CODES
from tests.helpers.message_guide import GUIDE, HAND_MADE, guide
from tests.problems.made_cases import MADE
from tests.problems.test_problems import CASES


def test_the_guide_to_messages_is_up_to_date(request: pytest.FixtureRequest):
    """`make golden` writes it."""
    if request.config.getoption("--update-golden") and not os.environ.get("CI"):
        GUIDE.write_text(guide(), encoding="utf-8", newline="\n")
    assert GUIDE.read_text(encoding="utf-8") == guide()


def test_every_message_has_a_wrong_and_a_right_example_that_differ():
    text = GUIDE.read_text(encoding="utf-8")
    entries = dict(zip(CODES, re.split(r"(?m)^## [a-z-]+$", text)[1:], strict=True))
    assert re.findall(r"(?m)^## ([a-z-]+)$", text) == list(CODES)
    for code, entry in entries.items():
        wrong, right = re.findall(r"```\n(.*?)\n```", entry, re.S)
        assert wrong.strip(), code
        assert right.strip(), code
        assert wrong != right, code


def test_what_is_written_by_hand_is_only_what_no_case_shows():
    """A code with a case that mends it gets its example from there."""
    shown = {case.name.partition("+")[0] for case in CASES if case.remedies}
    assert set(HAND_MADE) & shown == set()
    tested = {case.name.partition("+")[0] for case in CASES} | {
        name.partition("+")[0] for name in MADE
    }
    assert set(HAND_MADE) <= tested
