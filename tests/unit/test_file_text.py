"""What the forms write into a file: the lines of changed keys, and no other byte."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest

from plugins.core.dutch import normalise_key
from plugins.core.figures.dataset_fields import DATASET_FIELDS
from plugins.core.texts.header_reading import split_header
from plugins.core.texts.kinds import KINDS, kind_of_path
from plugins.core.writing.form_configuration import DATASETS
from plugins.support.yaml_reader import read_entries
from tests.helpers.file_text import run_jobs

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
pytestmark = pytest.mark.xdist_group("file_text")
FIELDS = {**{kind.name: kind.fields for kind in KINDS}, DATASETS: DATASET_FIELDS}

# title: (collection, text, changed values, expected text)
CASES = {
    "only the line of the key changes; comments, order and quotes of others stay": (
        "verhaal",
        (
            "---\n# uitleg\nperiode: '2019'   # zie bron\ntitel: Oud # nog eens\n\nsamenvatting:  "
            " Een zin.\n---\n\nTekst.\n"
        ),
        {"titel": "Nieuw"},
        (
            "---\n# uitleg\nperiode: '2019'   # zie bron\ntitel: Nieuw # nog eens\n\nsamenvatting: "
            "  Een zin.\n---\n\nTekst.\n"
        ),
    ),
    "a quoted value stays quoted in its own way": (
        "verhaal",
        "---\ntitel: 'Oud'\nsamenvatting: \"Oud\"\n---\n",
        {"titel": "Pieter's nieuw", "samenvatting": "Nieuw"},
        "---\ntitel: 'Pieter''s nieuw'\nsamenvatting: \"Nieuw\"\n---\n",
    ),
    "a value with a colon gets quotes": (
        "verhaal",
        "---\ntitel: Oud\n---\n",
        {"titel": "Koers: samen"},
        '---\ntitel: "Koers: samen"\n---\n',
    ),
    "a value with a colon and quotes gets the other quotes": (
        "verhaal",
        "---\ntitel: Oud\n---\n",
        {"titel": 'De "koers": samen'},
        "---\ntitel: 'De \"koers\": samen'\n---\n",
    ),
    "a value that begins with a sign of YAML gets quotes": (
        "verhaal",
        "---\ntitel: Oud\n---\n",
        {"titel": "{cijfer: begroting-2026#emmen}"},
        '---\ntitel: "{cijfer: begroting-2026#emmen}"\n---\n',
    ),
    "a word that YAML takes for nothing gets quotes": (
        "verhaal",
        "---\ntitel: Oud\n---\n",
        {"titel": "null"},
        '---\ntitel: "null"\n---\n',
    ),
    "a folded value that did not change stays folded": (
        "verhaal",
        (
            "---\ntitel: Oud\nsamenvatting: Een lange\n  zin over\n  drie regels.\nperiode:"
            " 2019\n---\n"
        ),
        {"titel": "Nieuw"},
        (
            "---\ntitel: Nieuw\nsamenvatting: Een lange\n  zin over\n  drie regels.\nperiode:"
            " 2019\n---\n"
        ),
    ),
    "a folded value that changes is one line": (
        "verhaal",
        "---\nsamenvatting: Een lange\n  zin.\nperiode: 2019\n---\n",
        {"samenvatting": "Een korte\nzin."},
        "---\nsamenvatting: Een korte zin.\nperiode: 2019\n---\n",
    ),
    "a list keeps its own indent": (
        "verhaal",
        "---\nthemas:\n- een\nperiode: 2019\n---\n",
        {"themas": ["een", "twee"]},
        "---\nthemas:\n- een\n- twee\nperiode: 2019\n---\n",
    ),
    "a list with commas stays with commas": (
        "verhaal",
        "---\ngemeenten: emmen, hoogeveen\n---\n",
        {"gemeenten": ["emmen", "coevorden"]},
        "---\ngemeenten: emmen, coevorden\n---\n",
    ),
    "a list between brackets stays between brackets": (
        "verhaal",
        "---\ngemeenten: [emmen, hoogeveen] # twee\n---\n",
        {"gemeenten": ["emmen"]},
        "---\ngemeenten: [emmen] # twee\n---\n",
    ),
    "a key in another spelling is the same key": (
        "verhaal",
        "---\nThema's: een\nBeeld alt: Oud.\n---\n",
        {"themas": ["een", "twee"], "beeld-alt": "Nieuw."},
        "---\nThema's: een, twee\nBeeld alt: Nieuw.\n---\n",
    ),
    "sources are a document with its place": (
        "verhaal",
        "---\nbronnen:\n  - plan (a, b)\n---\n",
        {
            "bronnen": [
                {"document": "plan", "plaats": "a, b"},
                {"document": "verslag", "plaats": ""},
            ]
        },
        "---\nbronnen:\n  - plan (a, b)\n  - verslag\n---\n",
    ),
    "a key behind a # takes its place": (
        "verhaal",
        "---\ntitel: A\n# De gemeenten.\n# gemeenten:\n#   - emmen\n\nperiode: 2019\n---\n",
        {"gemeenten": ["coevorden"]},
        "---\ntitel: A\n# De gemeenten.\ngemeenten:\n  - coevorden\n\nperiode: 2019\n---\n",
    ),
    "a key that was not there comes behind the one before it": (
        "verhaal",
        "---\ntitel: A\nperiode: 2019\n---\n",
        {"samenvatting": "B."},
        "---\ntitel: A\nsamenvatting: B.\nperiode: 2019\n---\n",
    ),
    "a key behind a folded value comes under its last line": (
        "verhaal",
        "---\nsamenvatting: Een\n  zin. # zo\n---\n",
        {"periode": "2019"},
        "---\nsamenvatting: Een\n  zin. # zo\nperiode: 2019\n---\n",
    ),
    "a value taken away takes its line away": (
        "verhaal",
        "---\ntitel: A\ngemeenten:\n  - emmen\nperiode: 2019\n---\n",
        {"gemeenten": []},
        "---\ntitel: A\nperiode: 2019\n---\n",
    ),
    "a default is not written": (
        "verhaal",
        "---\ntitel: A\n---\n",
        {"status": "publiek", "beeld-midden": "midden"},
        "---\ntitel: A\n---\n",
    ),
    "another choice than the default is written": (
        "verhaal",
        "---\ntitel: A\n---\n",
        {"status": "concept"},
        "---\ntitel: A\nstatus: concept\n---\n",
    ),
    "a date in words is kept while it is the same day": (
        "verhaal",
        "---\ntitel: A\nbijgewerkt: 21 november 2026\n---\n",
        {"titel": "B", "bijgewerkt": "2026-11-21"},
        "---\ntitel: B\nbijgewerkt: 21 november 2026\n---\n",
    ),
    "a date that changes is written as the picker gives it": (
        "verhaal",
        "---\nbijgewerkt: 21-11-2026\n---\n",
        {"bijgewerkt": "2026-12-01"},
        "---\nbijgewerkt: 2026-12-01\n---\n",
    ),
    "line ends of Windows and the mark at the start stay": (
        "verhaal",
        "\ufeff---\r\ntitel: A\r\nperiode: 2019\r\n---\r\n\r\nEen.\r\nTwee.\r\n",
        {"titel": "B", "body": "Een.\nDrie."},
        "\ufeff---\r\ntitel: B\r\nperiode: 2019\r\n---\r\n\r\nEen.\r\nDrie.\r\n",
    ),
    "mixed line ends stay where nothing changed": (
        "verhaal",
        "---\r\ntitel: A\nperiode: 2019\r\n---\r\nEen.\nTwee.\r\n",
        {"periode": "2020"},
        "---\r\ntitel: A\nperiode: 2020\r\n---\r\nEen.\nTwee.\r\n",
    ),
    "empty lines around the text stay": (
        "verhaal",
        "---\ntitel: A\n---\n\n\nTekst.\n\n\n",
        {"body": "Andere tekst."},
        "---\ntitel: A\n---\n\n\nAndere tekst.\n\n\n",
    ),
    "spaces at the end of a line of the text stay": (
        "verhaal",
        "---\ntitel: A\n---\nEen  \nTwee\n",
        {"titel": "B"},
        "---\ntitel: B\n---\nEen  \nTwee\n",
    ),
    "an unknown key stays": (
        "verhaal",
        "---\ntitle: A\ntitel: B\n---\n",
        {"titel": "C"},
        "---\ntitle: A\ntitel: C\n---\n",
    ),
    "a line that cannot be read stays": (
        "verhaal",
        "---\nsamenvatting: een: twee\ntitel: B\n---\n",
        {"titel": "C"},
        "---\nsamenvatting: een: twee\ntitel: C\n---\n",
    ),
    "a value that cannot be read is shown, and written so that it can": (
        "verhaal",
        "---\nsamenvatting: een: twee\ntitel: B\n---\n",
        {"samenvatting": "een: drie"},
        '---\nsamenvatting: "een: drie"\ntitel: B\n---\n',
    ),
    "a line --- in the text is text": (
        "verhaal",
        "---\ntitel: A\n---\n\nEen.\n\n---\n\nTwee.\n",
        {"titel": "B"},
        "---\ntitel: B\n---\n\nEen.\n\n---\n\nTwee.\n",
    ),
    "a file without a header gets one": (
        "verhaal",
        "Alleen tekst.\n",
        {"titel": "A"},
        "---\ntitel: A\n---\nAlleen tekst.\n",
    ),
    "an empty header takes a key": (
        "verhaal",
        "---\n---\nTekst.\n",
        {"titel": "A"},
        "---\ntitel: A\n---\nTekst.\n",
    ),
    "a text of its own lines keeps its commas": (
        "kanttekening",
        "---\nbij:\n  - 'a#b'\n---\n",
        {"bij": ["a#b", "c#d, e"]},
        "---\nbij:\n  - a#b\n  - c#d, e\n---\n",
    ),
    "totals are lines": (
        "gegevens",
        "---\ntitel: A\ntotalen:\n  - inkomsten = 10\n---\n",
        {"totalen": ["inkomsten = 12"]},
        "---\ntitel: A\ntotalen:\n  - inkomsten = 12\n---\n",
    ),
}


@pytest.fixture(name="cases", scope="module")
def _cases(tmp_path_factory):
    done = run_jobs(
        tmp_path_factory.mktemp("cases"),
        [(name, text, changes) for name, text, changes, _ in CASES.values()],
    )
    return dict(zip(CASES, done, strict=True))


@pytest.mark.parametrize("title", CASES)
def test_a_change_in_a_form_is_written(cases, title: str):
    """Each case: a file, what changes in its form, and the file after it."""
    assert cases[title]["written"] == CASES[title][3]


# title: (collection, text, values of the form)
READ = {
    "lists, dates, choices and quotes": (
        "verhaal",
        (
            "---\nThemas: een, twee\ndatum: 1 mei 2026\nSTATUS: Concept\ntitel: 'It''s'\nid:"
            " ~\n---\n\nTekst.\n\n"
        ),
        {
            "themas": ["een", "twee"],
            "datum": "1 mei 2026",
            "status": "concept",
            "titel": "It's",
            "beeld-midden": "midden",
            "taalhulp": "aan",
            "body": "Tekst.",
        },
    ),
    "a comma between brackets parts nothing": (
        "verhaal",
        "---\nthemas: een (a, b), twee\n---\n",
        {
            "themas": ["een (a, b)", "twee"],
            "status": "publiek",
            "beeld-midden": "midden",
            "taalhulp": "aan",
            "body": "",
        },
    ),
    "what is no date stays as it is": (
        "pagina",
        "---\ndatum: gisteren\n---\n",
        {"datum": "gisteren", "status": "publiek", "vorm": "gewoon", "taalhulp": "aan", "body": ""},
    ),
}


def test_values_are_read_as_the_check_reads_them(tmp_path: Path):
    """The form shows what the check understands."""
    done = run_jobs(tmp_path, [(name, text, {}) for name, text, _ in READ.values()])
    assert {title: item["values"] for title, item in zip(READ, done, strict=True)} == {
        title: values for title, (_, _, values) in READ.items()
    }


def _files() -> list[tuple[str, Path]]:
    """Return every file of the real content with its collection."""
    found = [
        (kind.name, file)
        for file in sorted(CONTENT.rglob("*.md"))
        if (kind := kind_of_path(file.relative_to(CONTENT).parts))
    ]
    return [*found, *((DATASETS, file) for file in sorted(CONTENT.glob("data/*/toelichting.md")))]


def _values(text: str) -> dict[str, list[str]]:
    """Return the texts of each key by our own reader, which is not the one of the forms."""
    head, _, line, problems = split_header("proef.md", text)
    entries, unread = read_entries("proef.md", head, line)
    assert not problems
    assert not unread, [(text, unread)]
    return {
        normalise_key(entry.key.text): [value.text for value in entry.values] for entry in entries
    }


def test_every_file_of_the_real_content_comes_back_byte_for_byte(tmp_path: Path):
    """Read into a form and written again, no byte of any file differs."""
    files = _files()
    assert len(files) > 150
    texts = [file.read_bytes().decode("utf-8") for _, file in files]
    done = run_jobs(
        tmp_path, [(name, text, {}) for (name, _), text in zip(files, texts, strict=True)]
    )
    assert [
        file
        for (_, file), text, item in zip(files, texts, done, strict=True)
        if item["written"] != text
    ] == []
    # The reader of the forms is another one than ours: they see the same keys.
    for (name, _), text, item in zip(files, texts, done, strict=True):
        keys = {
            normalise_key(field.name)
            for field in FIELDS[name]
            if field.name in item["values"] and item["values"][field.name] != field.default
        }
        assert keys == {
            key
            for key, values in _values(text).items()
            if values
            and values
            != [
                next(
                    (field.default for field in FIELDS[name] if normalise_key(field.name) == key),
                    None,
                )
            ]
        }


NEW_TEXT = 'Nieuw: een "waarde" # met tekens, en {meer}'


def test_a_change_of_any_key_of_any_file_changes_that_key_alone(tmp_path: Path):
    """Each text of each file is changed once, and one is taken out.

    Our own reader finds that change and no other.
    """
    jobs, changed = [], []
    for name, file in _files():
        text = file.read_bytes().decode("utf-8")
        present = _values(text)
        for field in FIELDS[name]:
            if field.type == "text" and not field.many:
                jobs.append((name, text, {field.name: NEW_TEXT}))
                changed.append((file, text, normalise_key(field.name), [NEW_TEXT]))
            elif field.type == "register" and normalise_key(field.name) in present:
                jobs.append((name, text, {field.name: ["een", "twee"]}))
                changed.append((file, text, normalise_key(field.name), ["een", "twee"]))
            elif field.type == "number" and normalise_key(field.name) in present:
                jobs.append((name, text, {field.name: None}))
                changed.append((file, text, normalise_key(field.name), None))
    assert len(jobs) > 900
    for (file, before, key, expected), item in zip(changed, run_jobs(tmp_path, jobs), strict=True):
        wanted = {
            name: values
            for name, values in {**_values(before), key: expected}.items()
            if values is not None
        }
        assert _values(item["written"]) == wanted, file
        old, new = before.split("\n"), item["written"].split("\n")
        touched = [line for line in difflib.ndiff(old, new) if line.startswith(("- ", "+ "))]
        assert len(touched) <= 2 + sum(
            len(values or []) + 1 for values in (_values(before).get(key), expected)
        ), (file, json.dumps(touched))


def test_a_new_file_has_the_form_of_make_new(tmp_path: Path):
    """Help is above every key, keys without a value wait behind a #, and the text follows."""
    values = {
        "titel": "Een verhaal",
        "samenvatting": "Een zin.",
        "datum": "2026-11-21",
        "status": "concept",
        "periode": "2026",
        "themas": ["een"],
        "bronnen": [{"document": "plan", "plaats": "Kop"}],
        "gemeenten": ["emmen"],
        "body": "Tekst.\n\n::: bedragen begroting-2026\n:::\n",
    }
    text = run_jobs(tmp_path, [("verhaal", None, values)])[0]["written"]
    assert text.startswith("---\n# Regels die met een # beginnen, zijn uitleg.")
    assert text.endswith("\n---\n\nTekst.\n\n::: bedragen begroting-2026\n:::\n")
    assert _values(text) == {
        "titel": ["Een verhaal"],
        "samenvatting": ["Een zin."],
        "datum": ["2026-11-21"],
        "status": ["concept"],
        "periode": ["2026"],
        "themas": ["een"],
        "bronnen": ["plan (Kop)"],
        "gemeenten": ["emmen"],
    }
    assert "# De sectoren waar dit bij hoort.\n# sectoren:\n#   - htsm\n" in text
    assert "# De gemeenten waar dit over gaat.\ngemeenten:\n  - emmen\n\n" in text
