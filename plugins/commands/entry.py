"""Reads the command line, makes the environment, and runs the command inside it."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from plugins.commands.environment import ROOT, SetUpFault, ensure, inside
from plugins.core.command_lines import command_line
from plugins.core.dutch import nearest

__all__ = ["main"]

GOOD, CONTENT, USAGE, OURS, INTERRUPTED = 0, 1, 2, 3, 130
# name: (what it needs, help). The order is that of `make help`.
COMMANDS = {
    "setup": ("site", "zet alles klaar (dat doen de andere opdrachten ook zelf)"),
    "serve": ("site", "toon de site op http://localhost:8000 en ververs na elke wijziging"),
    "desk": ("desk", "open de formulieren om in de browser te schrijven"),
    "html": ("site", "maak de site in output/"),
    "publish": ("site", "maak de site voor publicatie (SITEURL moet het echte adres zijn)"),
    "check": ("site", "controleer alles en geef alleen het verslag"),
    "new": ("site", "maak een nieuw bestand, bijvoorbeeld: new verhaal mijn-verhaal"),
    "excel": ("site", "laat zien wat een werkmap naast cijfers verandert en neem haar over"),
    "adres": (
        "site",
        "leg vast dat een adres verhuisd of vervallen is, bijvoorbeeld: adres /oud/ /nieuw/",
    ),
    "jaarcijfers": (
        "site",
        "tel verhalen, initiatieven en bijeenkomsten van een jaar, bijvoorbeeld: jaarcijfers 2020",
    ),
    "test": ("test", "draai alle tests"),
    "golden": ("test", "werk de voorbeelduitkomsten van de tests bij"),
    "audit": ("test", "draai de lange controles over alle pagina's"),
    "bench": ("test", "meet de snelheid naast kale Pelican"),
    "clean": ("", "ruim op wat gemaakt is"),
    "lock": ("test", "leg de versies van alle pakketten opnieuw vast (voor beheerders)"),
}
FORMATS = ("mens", "regels", "samenvatting", "json", "github", "gitlab")
"""The formats of a report, as in `run/report.py`, which needs more than Python."""


class _Parser(argparse.ArgumentParser):
    """A parser with Dutch messages, which suggests what was meant."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, add_help=False, formatter_class=_Formatter)
        self._positionals.title, self._optionals.title = "opdracht", "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Explain what is wrong with the typed command, and exit with the code for wrong use."""
        said = re.search(r"^argument .*?: (“.*)$", message)
        word = re.search(r"invalid choice: '([^']*)' \(choose from (.*)\)", message)
        if word:
            near = nearest(word[1], re.findall(r"[\w-]+", word[2]))
            text = f"“{word[1]}” ken ik niet. " + (f"Bedoelde u “{near}”?" if near else "")
        elif said:
            text = said[1]
        else:
            text = (
                "Er ontbreekt iets, of er staat iets te veel."
                if message.startswith(("the following", "unrecognized"))
                else "Een van de woorden kan hier niet."
            )
        self.exit(USAGE, f"{text}\nMet {self.prog} --help ziet u wat er kan.\n")


_Parsers = Mapping[str, argparse.ArgumentParser]


class _Formatter(argparse.HelpFormatter):
    """Writes the first line of the help in Dutch."""

    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


def _year(text: str) -> int:
    """Read a year of four digits."""
    if not re.fullmatch(r"[0-9]{4}", text):
        raise argparse.ArgumentTypeError(f"“{text}” is geen jaar. Typ vier cijfers, zoals 2020.")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    """Declare all commands and their options."""
    parser = _Parser(
        prog=command_line("").strip(), description="Het publicatiesysteem van Dutch TechZone."
    )
    commands = parser.add_subparsers(
        dest="command", metavar="opdracht", required=True, parser_class=_Parser
    )
    made = {
        name: commands.add_parser(name, help=text, description=text)
        for name, (_, text) in COMMANDS.items()
    }
    _declare_builds(made)
    _declare_previews(made)
    _declare_writing(made)
    _declare_year_count(made)
    made["setup"].add_argument(
        "--tests", action="store_true", help="zet ook klaar wat de tests nodig hebben"
    )
    for name in ("test", "golden", "audit", "bench"):
        made[name].add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def _declare_builds(made: _Parsers) -> None:
    """Declare the options of the commands that build or check the site."""
    for name in ("html", "publish", "check", "serve", "desk"):
        made[name].add_argument(
            "--dag",
            default="",
            help="de dag waarvoor u bouwt, zoals 2026-11-21 of “2026-11-21 9:30” (anders nu)",
        )
    for name in ("html", "publish", "check"):
        made[name].add_argument(
            "--vorm",
            choices=FORMATS,
            default="mens",
            help="de vorm van het verslag; samenvatting is om door te sturen",
        )
    made["check"].add_argument(
        "--met-concepten", action="store_true", help="kijk ook concepten en geplande pagina's na"
    )


def _declare_previews(made: _Parsers) -> None:
    """Declare the options of the commands that show the site."""
    made["serve"].add_argument("--poort", type=int, default=8000, help="de poort (anders 8000)")
    made["desk"].add_argument(
        "--poort",
        type=int,
        default=8000,
        help="de poort (anders 8000); bewaren gaat over de poort die 81 hoger is",
    )
    made["serve"].add_argument(
        "--alleen-bouwen", action="store_true", help="maak het voorbeeld in .preview/ en stop"
    )
    made["serve"].add_argument(
        "--zonder-server",
        action="store_true",
        help="met --alleen-bouwen: links die ook werken als u de bestanden zo opent",
    )


def _declare_writing(made: _Parsers) -> None:
    """Declare the options of the commands that write into content/."""
    made["new"].add_argument(
        "soort", nargs="?", default="", help="verhaal, jaarplan, pagina, gegevens, vertaling, …"
    )
    made["new"].add_argument(
        "naam",
        nargs="?",
        default="",
        help=(
            "de bestandsnaam zonder .md; bij een vertaling met de map en de taal: paginas/regio.en"
        ),
    )
    made["excel"].add_argument(
        "naam", nargs="?", default="", help="de map in content/data, zoals begroting-2026"
    )
    made["excel"].add_argument("--ja", action="store_true", help="neem over zonder te vragen")
    made["adres"].add_argument(
        "oud", help="het adres zoals het op de site stond, zoals /verhalen/oude-naam/"
    )
    made["adres"].add_argument(
        "nieuw",
        help=(
            "het adres dat ervoor in de plaats komt, of: vervallen, of: terug (het oude adres"
            " bestaat weer)"
        ),
    )
    made["adres"].add_argument("--dag", default="", help="de dag waarvoor u kijkt (anders nu)")


def _declare_year_count(made: _Parsers) -> None:
    """Declare the options of the command that counts a year."""
    made["jaarcijfers"].add_argument(
        "jaar", type=_year, help="het jaar waarin het gebeurde, zoals 2020"
    )
    made["jaarcijfers"].add_argument(
        "--vorm", choices=("mens", "csv"), default="mens", help="csv: maak een bestand voor Excel"
    )


def main(argv: Sequence[str]) -> int:
    """Run one command.

    Returns:
        One of the exit codes that the docstring of `plugins.__main__` lists.
    """
    _speak_utf8()
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return _prepared(arguments, argv)
    except KeyboardInterrupt:
        return INTERRUPTED
    except SetUpFault as fault:
        print(f"Klaarzetten is niet gelukt. {fault}", file=sys.stderr)
        return USAGE
    except Exception:
        traceback.print_exc()
        print(
            "\nDit is een fout in het systeem zelf, niet in uw tekst. Er is niets gepubliceerd."
            " Stuur de regels hierboven aan de beheerder.",
            file=sys.stderr,
        )
        return OURS


def _speak_utf8() -> None:
    """Write UTF-8 whatever the terminal's code page is: Windows would stop at the first arrow."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _prepared(arguments: argparse.Namespace, argv: Sequence[str]) -> int:
    """Make the environment a command needs, and run it there."""
    group = COMMANDS[arguments.command][0]
    if arguments.command == "setup" and arguments.tests:
        group = "test"
    if not group:
        from plugins.commands.clean import clean

        return clean(ROOT)
    # A command started with the Python of the environment still gets the packages of the lock.
    python = ensure(group)
    if not inside():
        environment = {**os.environ, "PYTHONUTF8": "1"}
        return _hand_over([str(python), "-m", "plugins", *argv], environment)
    from plugins.commands.run import run

    return run(arguments)


def _hand_over(command: list[str], environment: dict[str, str]) -> int:
    """Run a command in the environment and return its exit code; an interrupt reaches both."""
    with subprocess.Popen(command, cwd=ROOT, env=environment) as child:  # noqa: S603 - our own module
        try:
            return child.wait()
        except KeyboardInterrupt:
            child.wait()
            return INTERRUPTED
