"""The commands in a project of their own.

What they print in each format, what they write, and with which code they exit.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.commands import entry, run
from plugins.commands.environment import SetUpFault
from tests.helpers.site_text import DAY, ROOT, SiteText

FAULTY = """
-- content/paginas/over.md --
---
titel: Over, en: 100% "ons"
samenvatting: Wij.
---
Tekst.
-- content/paginas/wij.md --
---
titel: Over wie wij zijn
samenvatting: Wij.
---
[dood](/nergens/)
-- content/verhalen/2026/straks.md --
---
titel: Straks
samenvatting: Straks.
datum: 2026-12-01
periode: 2019
themas: opleiding
bronnen: plan-2026 (Straks)
---
Tekst.
"""


@pytest.fixture(name="project")
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SiteText:
    """A small project that the commands take for their own."""
    site = SiteText(tmp_path)
    shutil.copy(ROOT / "publishconf.py", tmp_path / "publishconf.py")
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(entry, "ensure", lambda group: Path(sys.executable))
    monkeypatch.setattr(entry, "inside", lambda: True)
    monkeypatch.delenv("SITEURL", raising=False)
    return site


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


# -- check, in each form --------------------------------------------------------------------------


def test_check_of_a_good_site_says_so_and_writes_nothing(
    project: SiteText, capsys: pytest.CaptureFixture[str]
):
    """Exit 0, one line, no output folder and no ledger."""
    assert entry.main(["check", "--dag", DAY]) == 0
    assert _lines(capsys.readouterr().out) == ["Geen fouten. 7 pagina's nagekeken."]
    assert not (project.folder / "output").exists()
    assert not (project.folder / "content/adressen.csv").exists()


def test_check_for_people_quotes_the_line_and_gives_the_remedy(
    project: SiteText, capsys: pytest.CaptureFixture[str]
):
    """Under the title of the page are the line as typed, what is wrong and how to mend it."""
    project.write(FAULTY)
    assert entry.main(["check", "--dag", DAY]) == 1
    out = capsys.readouterr().out
    block = out[
        out.index("Over wie wij zijn\n  content/paginas/wij.md\n") : out.index(
            "Straks\n  content/verhalen/2026/straks.md\n"
        )
    ]
    assert "FOUT     regel 5, teken 8   [link-dood]" in block
    assert "│ [dood](/nergens/)" in block
    assert "→ Kijk in de adresbalk" in block
    assert "TER INFO regel 4, teken 8   [gepland]" in out
    assert "2 fouten, 1 ter info." in out


def test_check_by_line_is_one_line_for_each_problem(
    project: SiteText, capsys: pytest.CaptureFixture[str]
):
    """`file:line:column: grade code: text` as editors and scripts read it, and nothing besides."""
    project.write(FAULTY)
    assert entry.main(["check", "--vorm", "regels", "--dag", DAY]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [
        re.match(r"([^:]+):(\d+):(\d+): (fout|let op|ter info) ([a-z-]+): ", line).groups()
        for line in lines
    ] == [
        ("content/paginas/over.md", "2", "16", "fout", "kop-onleesbaar"),
        ("content/paginas/wij.md", "5", "8", "fout", "link-dood"),
        ("content/verhalen/2026/straks.md", "4", "8", "ter info", "gepland"),
    ]


def test_check_as_json_is_json_alone(project: SiteText, capsys: pytest.CaptureFixture[str]):
    """All that is printed is one JSON list with every problem."""
    project.write(FAULTY)
    assert entry.main(["check", "--vorm", "json", "--dag", DAY]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [
        (item["bestand"], item["regel"], item["kolom"], item["ernst"], item["code"])
        for item in found
    ] == [
        ("content/paginas/over.md", 2, 16, "fout", "kop-onleesbaar"),
        ("content/paginas/wij.md", 5, 8, "fout", "link-dood"),
        ("content/verhalen/2026/straks.md", 4, 8, "ter info", "gepland"),
    ]
    assert set(found[0]) == {"bestand", "regel", "kolom", "ernst", "code", "tekst", "herstel"}


def test_json_of_a_good_site_is_an_empty_list(
    project: SiteText, capsys: pytest.CaptureFixture[str]
):
    """Nothing wrong is JSON too."""
    assert entry.main(["check", "--vorm", "json", "--dag", DAY]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_check_for_github_is_workflow_commands(
    project: SiteText, capsys: pytest.CaptureFixture[str]
):
    """Each line is a workflow command of GitHub with its characters escaped.

    In properties those are `%25`, `%3A` and `%2C`.
    """
    project.write(FAULTY).write_bytes("content/paginas/a,b: 100%.md", b"Tekst.\n")
    assert entry.main(["check", "--vorm", "github", "--dag", DAY]) == 1
    lines = capsys.readouterr().out.splitlines()
    parsed = [
        re.fullmatch(
            r"::(error|warning|notice) file=([^,:]*),line=(\d+),col=(\d+),title=([^,:]*)::(.+)",
            line,
        )
        for line in lines
    ]
    assert all(parsed), lines
    files = [match[2] for match in parsed]
    assert "content/paginas/a%2Cb%3A 100%25.md" in files
    assert [match[1] for match in parsed if match[2].endswith(("straks.md", "wij.md"))] == [
        "error",
        "notice",
    ]
    assert all(int(match[3]) >= 1 and int(match[4]) >= 1 for match in parsed)


def test_check_for_gitlab_is_a_code_quality_report(
    project: SiteText, capsys: pytest.CaptureFixture[str]
):
    """The list has the parts GitLab asks for, with fingerprints that differ and stay."""
    project.write(FAULTY)
    assert entry.main(["check", "--vorm", "gitlab", "--dag", DAY]) == 1
    found = json.loads(capsys.readouterr().out)
    assert entry.main(["check", "--vorm", "gitlab", "--dag", DAY]) == 1
    assert json.loads(capsys.readouterr().out) == found
    assert len({item["fingerprint"] for item in found}) == len(found) == 3
    for item in found:
        assert item["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert item["location"]["lines"]["begin"] >= 1
        assert item["description"]
        assert item["check_name"]
        assert not item["location"]["path"].startswith(("/", "./"))


def test_check_with_concepts_looks_at_them_too(
    project: SiteText, capsys: pytest.CaptureFixture[str]
):
    """`--met-concepten` also judges links of concepts, and still publishes nothing."""
    project.write(
        "-- content/paginas/c.md --\n---\ntitel: C\nsamenvatting: C.\nstatus:"
        " concept\n---\n[dood](/nergens/)\n"
    )
    assert entry.main(["check", "--vorm", "regels", "--dag", DAY]) == 0
    assert capsys.readouterr().out == ""
    entry.main(["check", "--vorm", "regels", "--dag", DAY, "--met-concepten"])
    assert "content/paginas/c.md:6:8: let op link-dood" in capsys.readouterr().out
    assert not (project.folder / ".preview").exists()


# -- html, publish, serve -------------------------------------------------------------------------


def test_html_writes_the_site_and_the_ledger(project: SiteText, capsys: pytest.CaptureFixture[str]):
    """Exit 0, the site in output/, its addresses recorded, and one line that says where it is."""
    assert entry.main(["html", "--dag", DAY]) == 0
    assert "pagina's staan in output." in capsys.readouterr().out
    assert (project.folder / "output/verhalen/basis/index.html").is_file()
    assert (project.folder / "content/adressen.csv").is_file()


def test_html_with_a_fault_ends_with_one_and_says_that_nothing_changed(
    project: SiteText, capsys: pytest.CaptureFixture[str]
):
    """Exit 1, and the last line puts the reader's mind at rest."""
    assert entry.main(["html", "--dag", DAY]) == 0
    project.write(FAULTY)
    assert entry.main(["html", "--dag", DAY]) == 1
    assert "Er is niets veranderd: de vorige site staat er nog." in capsys.readouterr().out


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://www.dutchtechzone.nl",
        "https://localhost",
        "https://site.example",
        "https://x.invalid",
        "www.dutchtechzone.nl",
        "https://",
    ],
)
def test_publish_refuses_without_a_real_address(
    project: SiteText,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    address: str,
):
    """The exit code is 2 before anything is built.

    Feeds and canonical links would name a host that is not there.
    """
    monkeypatch.setenv("SITEURL", address)
    assert entry.main(["publish", "--dag", DAY]) == 2
    assert "SITEURL" in capsys.readouterr().err
    assert not (project.folder / "output").exists()


def test_publish_writes_the_real_address_and_nothing_back(
    project: SiteText, monkeypatch: pytest.MonkeyPatch
):
    """With an address the site names it in canonical links and feeds; content/ stays as it is."""
    monkeypatch.setenv("SITEURL", "https://www.dutchtechzone.nl/dtz/")
    assert entry.main(["publish", "--dag", DAY]) == 0
    page = (project.folder / "output/verhalen/basis/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://www.dutchtechzone.nl/dtz/verhalen/basis/">' in page
    assert not (project.folder / "content/adressen.csv").exists()


def test_serve_that_only_builds_makes_the_preview(project: SiteText):
    """The preview is in .preview/, with faults in their pages; a faulty page does not stop it."""
    project.write(FAULTY)
    assert entry.main(["serve", "--alleen-bouwen", "--dag", DAY]) == 0
    assert "link-dood" not in (project.folder / ".preview/verhalen/basis/index.html").read_text(
        encoding="utf-8"
    )
    assert (project.folder / ".preview/verhalen/straks/index.html").is_file()
    assert not (project.folder / "output").exists()


def test_a_build_day_that_is_no_day_is_a_fault_of_use(
    project: SiteText, capsys: pytest.CaptureFixture[str]
):
    """Exit 2 with the word that was given."""
    assert entry.main(["html", "--dag", "gisteren"]) == 2
    assert "gisteren" in capsys.readouterr().err


# -- how the entry ends ---------------------------------------------------------------------------


def _answer(value: object):
    def answer(arguments: argparse.Namespace) -> int:
        if isinstance(value, BaseException):
            raise value
        return int(value)

    return answer


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0, 0),
        (1, 1),
        (2, 2),
        (SetUpFault("Geen internet."), 2),
        (RuntimeError("stuk"), 3),
        (KeyboardInterrupt(), 130),
    ],
    ids=["good", "content", "configuration", "set-up", "ours", "interrupted"],
)
def test_each_way_to_end_has_its_code(
    project: SiteText, monkeypatch: pytest.MonkeyPatch, value: object, code: int
):
    """0 good, 1 content, 2 configuration or use, 3 our fault, 130 interrupted."""
    monkeypatch.setattr(run, "run", _answer(value))
    assert entry.main(["html"]) == code


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["bestaat-niet"],
        ["html", "--vorm", "xml"],
        ["html", "te", "veel"],
        ["serve", "--poort", "acht"],
    ],
    ids=lambda words: " ".join(words) or "nothing",
)
def test_wrong_use_ends_with_two(
    project: SiteText, capsys: pytest.CaptureFixture[str], words: list[str]
):
    """What is not understood is answered in Dutch with where to look, on the error stream."""
    assert entry.main(words) == 2
    assert "--help ziet u wat er kan." in capsys.readouterr().err


def test_help_ends_with_zero(project: SiteText, capsys: pytest.CaptureFixture[str]):
    """`--help` names every command."""
    assert entry.main(["--help"]) == 0
    out = capsys.readouterr().out
    assert [name for name in entry.COMMANDS if name not in out] == []


def test_our_own_fault_says_that_it_is_ours_and_that_nothing_was_published(
    project: SiteText, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """A writer who meets an error of the machinery reads that it is not theirs."""
    monkeypatch.setattr(run, "run", _answer(RuntimeError("stuk")))
    entry.main(["html"])
    err = capsys.readouterr().err
    assert "RuntimeError: stuk" in err
    assert "niet in uw tekst" in err


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_the_code_of_the_command_inside_the_environment_is_passed_on(
    project: SiteText, monkeypatch: pytest.MonkeyPatch, code: int
):
    """Outside the environment the entry starts itself there and ends as that ended."""
    fake = project.folder / "plugins"
    fake.mkdir()
    (fake / "__init__.py").write_text("", encoding="utf-8")
    (fake / "__main__.py").write_text(
        f"import sys\nassert sys.argv[1:] == ['html', '--vorm', 'json']\nsys.exit({code})\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(entry, "ROOT", project.folder)
    monkeypatch.setattr(entry, "inside", lambda: False)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert entry.main(["html", "--vorm", "json"]) == code


def test_an_interrupt_while_the_command_runs_waits_for_it(
    project: SiteText, monkeypatch: pytest.MonkeyPatch
):
    """Ctrl-C reaches the command as well; the entry sees it end before it says 130."""
    waited: list[str] = []

    class Child:
        """Stands for the started process: interrupted once, then ended."""

        def __init__(self, *given: object, **named: object) -> None:
            self.times = 0

        def __enter__(self) -> Child:
            return self

        def __exit__(self, *given: object) -> None:
            waited.append("closed")

        def wait(self) -> int:
            self.times += 1
            if self.times == 1:
                raise KeyboardInterrupt
            waited.append("ended")
            return 0

    monkeypatch.setattr(subprocess, "Popen", Child)
    monkeypatch.setattr(entry, "inside", lambda: False)
    assert entry.main(["html"]) == 130
    assert waited == ["ended", "closed"]


def test_an_old_python_is_told_what_it_needs():
    """The first file that runs can be read by any Python 3 and names the version that is needed."""
    text = (ROOT / "plugins/__main__.py").read_text(encoding="utf-8")
    assert text.index("sys.version_info < (3, 11)") < text.index("from plugins")
    compile(text, "plugins/__main__.py", "exec", flags=0, dont_inherit=False)
    assert "sys.exit(2)" in text


PAGE = (
    "-- content/paginas/over.md --\n---\ntitel: Over ons\nsamenvatting: Wie wij zijn.\nmenu:"
    " 1\n---\nEen alinea.\n"
)


def test_a_new_translation_starts_from_the_dutch_text_and_is_up_to_date(project, capsys):
    """It is a draft with all of the text, and the check has nothing to say about it.

    It lacks what belongs to the Dutch page alone; a change of the Dutch text is reported.
    """
    project.write(PAGE)
    assert entry.main(["new", "vertaling", "paginas/over.en"]) == 0
    made = (project.folder / "content/paginas/over.en.md").read_text(encoding="utf-8")
    assert (
        re.sub(r"[0-9a-f]{12}", "KENMERK", made)
        == "---\ntitel: Over ons\nsamenvatting: Wie wij zijn.\nstatus: concept\nvertaling-van:"
        " KENMERK\n---\nEen alinea.\n"
    )
    assert project.build(PREVIEW=True).report == ""
    project.write(PAGE.replace("Een alinea.", "Een andere alinea."))
    assert project.build(PREVIEW=True).codes() == ["vertaling-verouderd"]
    capsys.readouterr()
    assert entry.main(["new", "vertaling", "paginas/over.en"]) == 2
    assert (project.folder / "content/paginas/over.en.md").read_text(encoding="utf-8") == made, (
        "what is there is never written over"
    )


@pytest.mark.parametrize("name", ["paginas/over.fr", "paginas/nergens.en", "over", "en"])
def test_what_cannot_be_translated_is_said_in_words(project, capsys, name):
    project.write(PAGE)
    assert entry.main(["new", "vertaling", name]) == 2
    assert (
        capsys.readouterr().err
        == f"“{name}” kan niet worden vertaald. Schrijf de plaats van de Nederlandse tekst met een"
        " punt en de taal erachter (en of de), zoals paginas/regio.en\n"
    )


def test_year_count_prints_writes_a_file_and_refuses_faulty_content(
    project: SiteText, capsys: pytest.CaptureFixture[str]
):
    """A count of what cannot be read would be too low, so it is not given."""
    assert entry.main(["jaarcijfers", "2019"]) == 0
    assert re.search(r"^alles +1 +0$", capsys.readouterr().out, re.M)
    assert entry.main(["jaarcijfers", "2019", "--vorm", "csv"]) == 0
    assert capsys.readouterr().out == "Gemaakt: jaarcijfers-2019.csv. Open het in Excel.\n"
    assert (
        (project.folder / "jaarcijfers-2019.csv").read_bytes().startswith(b"\xef\xbb\xbfjaar;wat;")
    )
    for year in ("vorig", "26"):
        assert entry.main(["jaarcijfers", year]) == 2
        assert capsys.readouterr().err.startswith(
            f"“{year}” is geen jaar. Typ vier cijfers, zoals 2020.\n"
        )
    project.write(FAULTY)
    assert entry.main(["jaarcijfers", "2019"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Herstel dit eerst; wat niet te lezen is, kan niet worden geteld." in captured.err


def test_year_count_says_that_the_file_is_still_open(
    project: SiteText, capsys: pytest.CaptureFixture[str]
):
    (project.folder / "jaarcijfers-2019.csv").mkdir()
    assert entry.main(["jaarcijfers", "2019", "--vorm", "csv"]) == 2
    assert "Is het nog open in Excel?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("begroting", "Een soort “begroting” bestaat niet. Bedoelde u “gegevens”?"),
        ("Dataset", "Een soort “Dataset” bestaat niet. Bedoelde u “gegevens”?"),
    ],
)
def test_figures_are_found_by_what_people_call_them(project, capsys, asked, answer):
    assert entry.main(["new", asked, "begroting-2027"]) == 2
    assert capsys.readouterr().err.strip() == answer
    assert not (project.folder / "content/data/begroting-2027").exists()


def test_no_answer_to_the_question_makes_nothing(project, capsys, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _: "")
    assert entry.main(["new"]) == 2
    assert capsys.readouterr().err.startswith(
        "Er is niets gemaakt: u koos geen soort. Kies uit: verhaal, "
    )
