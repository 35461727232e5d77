"""Each code says how bad it is, and what it stands for."""

from __future__ import annotations

import re

from plugins.core.problem_codes import CODES, LANGUAGE_HELP, Severity


def test_only_information_does_not_stop():
    """These codes and those about the language inform, others ask to mind.

    Every other one stops.
    """
    assert all(CODES[code][0] is Severity.TER_INFO for code in LANGUAGE_HELP)
    assert {code for code in CODES if code.startswith("taal-")} == LANGUAGE_HELP | {"taal-onaf"}
    assert [
        code
        for code, (severity, _) in CODES.items()
        if severity is Severity.TER_INFO and code not in LANGUAGE_HELP
    ] == [
        "werkmap-gelijk",
        "afbeelding-klein",
        "afbeelding-zonder-maker",
        "afbeelding-ongebruikt",
        "adres-nieuw",
        "vertaling-kenmerk",
        "gepland",
        "verlopen",
    ]
    assert [code for code, (severity, _) in CODES.items() if severity is Severity.LET_OP] == [
        "kop-hekje",
        "bedrag-los",
        "werkmap-klaar",
        "werkmap-onleesbaar",
        "werkmap-blad",
        "werkmap-cel",
        "afbeelding-zegt-niets",
        "omleiding-kan-niet",
        "vertaling-verouderd",
        "link-verlopen",
    ]


def test_codes_are_dutch_words_with_a_sentence():
    """A code is small letters with hyphens, and a sentence explains what it means."""
    for code, (_, text) in CODES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+|gepland|verlopen", code)
        assert re.fullmatch(r"[A-ZÉ].*\.", text)
