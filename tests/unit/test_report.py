"""The report in its formats, for people and for machines."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from plugins.core.problems import Place, problem
from plugins.run.host import HostLog
from plugins.run.report import FORMATS, Report


def _report(tmp_path: Path) -> Report:
    (tmp_path / "a.md").write_bytes("\ufeff---\r\ntitel: Café: één\r\n---\r\n".encode())
    report = Report(tmp_path)
    report.titles["a.md"] = "Café"
    report.add(
        problem(
            "kop-onleesbaar",
            Place("a.md", 2, 12),
            "Er staat een dubbele punt.",
            "Zet aanhalingstekens.",
        ),
        problem("gepland", Place("b,c:d.md"), "100% later,\nzo: dan", "Wacht."),
    )
    return report


def test_form_for_people_groups_by_page_and_quotes_the_line(tmp_path: Path):
    """Title and file, then each problem with its line, what is wrong and the remedy."""
    assert _report(tmp_path).text("mens").split("\n") == [
        "",
        "Café",
        "  a.md",
        "",
        "  FOUT     regel 2, teken 12   [kop-onleesbaar]",
        "    │ titel: Café: één",
        "    Er staat een dubbele punt.",
        "    → Zet aanhalingstekens.",
        "",
        "b,c:d.md",
        "",
        "  TER INFO hele bestand   [gepland]",
        "    100% later,",
        "zo: dan",
        "    → Wacht.",
    ]


def test_form_to_forward_reads_without_knowing_anything(tmp_path: Path):
    """The letter says whether the site can be published, then what is wrong, page by page.

    It has no codes and no columns.
    """
    assert (
        _report(tmp_path).text("samenvatting")
        == "# Verslag van de controle\n\n**1 fout, 1 ter info.** De site kan zo niet worden"
        " vernieuwd. Eerst moet dit worden hersteld.\n\n## Café\n\nBestand: `a.md`\n\n- **Fout,"
        " regel 2.** Er staat een dubbele punt. Zet aanhalingstekens.\n\n## b,c:d.md\n\nBestand:"
        " `b,c:d.md`\n\n- **Ter info.** 100% later,\nzo: dan Wacht."
    )
    assert (
        Report(tmp_path).text("samenvatting")
        == "# Verslag van de controle\n\n**Geen fouten.** De site kan worden vernieuwd."
    )


def test_form_of_lines_is_that_of_compilers(tmp_path: Path):
    """`file:line:column: severity code: text hint`."""
    assert (
        _report(tmp_path)
        .text("regels")
        .startswith(
            "a.md:2:12: fout kop-onleesbaar: Er staat een dubbele punt. Zet"
            " aanhalingstekens.\nb,c:d.md:0:0: ter info gepland: "
        )
    )


def test_form_in_json_has_every_part(tmp_path: Path):
    """A program reads the same values."""
    assert json.loads(_report(tmp_path).text("json"))[0] == {
        "bestand": "a.md",
        "regel": 2,
        "kolom": 12,
        "ernst": "fout",
        "code": "kop-onleesbaar",
        "tekst": "Er staat een dubbele punt.",
        "herstel": "Zet aanhalingstekens.",
    }


def test_form_for_github_escapes_its_signs(tmp_path: Path):
    """Percent and line ends are escaped everywhere, colons and commas in properties.

    Lines count from 1.
    """
    assert _report(tmp_path).text("github").split("\n") == [
        (
            "::error file=a.md,line=2,col=12,title=fout kop-onleesbaar::Er staat een dubbele punt."
            " Zet aanhalingstekens."
        ),
        (
            "::notice file=b%2Cc%3Ad.md,line=1,col=1,title=ter info gepland::100%25 later,%0Azo:"
            " dan Wacht."
        ),
    ]


def test_form_for_gitlab_has_the_fields_of_a_code_quality_report(tmp_path: Path):
    """The report has the fields that GitLab's documentation lists.

    Those are description, check_name, a stable fingerprint, severity and place.
    """
    first, second = json.loads(_report(tmp_path).text("gitlab"))
    assert set(first) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert (first["severity"], second["severity"]) == ("blocker", "info")
    assert first["location"] == {"path": "a.md", "lines": {"begin": 2}}
    assert second["location"]["lines"] == {"begin": 1}
    assert first["fingerprint"] != second["fingerprint"]
    assert first["fingerprint"] == json.loads(_report(tmp_path).text("gitlab"))[0]["fingerprint"]


def test_empty_report_is_empty_or_valid_in_each_form(tmp_path: Path):
    """Without problems people read nothing, machines an empty list.

    A person who is sent the report reads that all is well.
    """
    assert [Report(tmp_path).text(form) for form in FORMATS] == [
        "",
        "",
        Report(tmp_path).text("samenvatting"),
        "[]",
        "",
        "[]",
    ]


def test_remarks_about_the_language_may_be_counted_instead_of_told(tmp_path: Path):
    """Whoever publishes reads how many there are; machines always get them all."""
    report = Report(tmp_path)
    report.add(
        problem("gepland", Place("a.md", 1), "Later.", "x"),
        problem("taal-spelling", Place("a.md", 2), "Fout woord.", "x"),
        problem("taal-niveau", Place("b.md"), "Moeilijk.", "x"),
    )
    assert "Fout woord." in report.text()
    assert "Fout woord." not in report.text(language=False)
    assert "b.md" not in report.text(language=False)
    assert "Later." in report.text(language=False)
    assert report.text("regels", language=False) == report.text("regels")
    assert report.summary() == "3 ter info"
    assert (
        report.summary(language=False)
        == "1 ter info. Over de taal: 2 opmerkingen bij 2 bestanden; u leest ze met: python3 -m"
        " plugins check"
    )


def test_long_line_is_quoted_around_its_column(tmp_path: Path):
    """The place of the fault is within the quotation."""
    (tmp_path / "a.md").write_text("x" * 300 + "HIER" + "y" * 300, encoding="utf-8")
    report = Report(tmp_path)
    report.add(problem("link-dood", Place("a.md", 1, 301), "a", "b"))
    quote = next(line for line in report.text().split("\n") if "│" in line)
    assert "HIER" in quote
    assert quote.startswith("    │ …")
    assert quote.endswith("…")
    assert len(quote) < 120


def test_concepts_and_echoes_do_not_stop(tmp_path: Path):
    """A fault in a concept is milder; an echo of faulty figures is hidden, by what it is about."""
    report = Report(tmp_path)
    report.concepts.add("c.md")
    report.add(problem("link-dood", Place("c.md", 1, 1), "a", "b"))
    assert not report.stops
    assert report.summary() == "1 let op"
    report.unread.add("geld")
    report.add(
        problem("csv-getal", Place("content/data/geld/cijfers.csv", 2), "“x” is geen getal.", "b"),
        problem("cijfer-onbekend", Place("p.md", 1), "niet in geld.", "b", ("geld#emmen",)),
        problem("cijfer-onbekend", Place("p.md", 2), "niet in geld.", "b", ("geld-2026#emmen",)),
    )
    assert [item.place.path for item in report.problems] == [
        "c.md",
        "content/data/geld/cijfers.csv",
        "p.md",
    ]
    assert report.summary() == "2 fouten, 1 let op"
    assert report.stops


@pytest.mark.parametrize(
    ("level", "message", "codes"),
    [
        (logging.ERROR, "kapot", ["pelican-fout"]),
        (logging.CRITICAL, "heel kapot", ["pelican-fout"]),
        (logging.WARNING, "let\nop", ["pelican-waarschuwing"]),
        (logging.WARNING, "Feeds generated without SITEURL set properly may not be valid", []),
        (logging.INFO, "gewoon", []),
    ],
)
def test_what_the_host_logs_is_a_problem_unless_it_is_known(
    tmp_path: Path, level: int, message: str, codes: list[str]
):
    """Every error and every warning that is not listed counts, on one line."""
    report = Report(tmp_path)
    logger = logging.Logger("host", logging.INFO)
    logger.addHandler(HostLog(report))
    logger.log(level, message)
    assert [item.code for item in report.problems] == codes
    assert "\n" not in report.text("regels")
