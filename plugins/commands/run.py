"""The commands themselves, inside the environment."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from urllib.parse import urlsplit

from plugins.commands.environment import ROOT, folder, python_of

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Run one command and return its exit code."""
    os.chdir(ROOT)
    return _COMMANDS[arguments.command](arguments)


def _build(conf: str, **overrides: object) -> int:
    """Build with one settings file; fetch what the forms need where it switches them on."""
    from plugins.commands.desk import fetch
    from plugins.run.build_command import build

    return build(
        ROOT / conf,
        overrides,
        before=lambda settings: (
            fetch() if settings.get("FORMS") and not settings.get("CHECK_ONLY") else None
        ),
    )


def _setup(arguments: argparse.Namespace) -> int:
    if arguments.tests:
        from plugins.commands.test_tools import ensure_tools

        ensure_tools()
    print("Alles staat klaar.")
    return 0


def _html(arguments: argparse.Namespace) -> int:
    return _build("pelicanconf.py", BUILD_DAY=arguments.dag, REPORT_FORMAT=arguments.vorm)


def _publish(arguments: argparse.Namespace) -> int:
    """Build for publication, which needs the real address: feeds and absolute links hold it."""
    address = os.environ.get("SITEURL", "")
    parts = urlsplit(address)
    if (
        parts.scheme != "https"
        or "." not in (parts.hostname or "")
        or (parts.hostname or "").endswith((".example", ".invalid", ".test"))
    ):
        print(
            "Voor publicatie moet SITEURL het echte https-adres van de site zijn; nu is het"
            f" “{address}”.\nBijvoorbeeld: SITEURL=https://www.dutchtechzone.nl make publish",
            file=sys.stderr,
        )
        return 2
    return _build("publishconf.py", BUILD_DAY=arguments.dag, REPORT_FORMAT=arguments.vorm)


def _check(arguments: argparse.Namespace) -> int:
    preview = (
        {"PREVIEW": True, "OUTPUT_PATH": str(ROOT / ".preview")} if arguments.met_concepten else {}
    )
    from plugins.run.reuse.memo import Memo

    memo = Memo(ROOT / ".cache" / "controle" / ("voorbeeld.json" if preview else "publicatie.json"))
    return _build(
        "pelicanconf.py",
        MEMO=memo,
        CHECK_ONLY=True,
        LEDGER_WRITE=False,
        BUILD_DAY=arguments.dag,
        REPORT_FORMAT=arguments.vorm,
        **preview,
    )


def _serve(arguments: argparse.Namespace) -> int:
    if arguments.alleen_bouwen:
        return _build(
            "pelicanconf.py",
            PREVIEW=True,
            NAMED_FILES=arguments.zonder_server,
            LEDGER_WRITE=False,
            OUTPUT_PATH=str(ROOT / ".preview"),
            BUILD_DAY=arguments.dag,
            FORMS={},
        )
    from plugins.commands.serve import serve

    return serve(ROOT, arguments.poort, arguments.dag)


def _desk(arguments: argparse.Namespace) -> int:
    from plugins.commands.desk import desk

    return desk(ROOT, arguments.poort, arguments.dag)


def _new(arguments: argparse.Namespace) -> int:
    from plugins.commands.new import new

    return new(ROOT, arguments.soort, arguments.naam)


def _excel(arguments: argparse.Namespace) -> int:
    from plugins.commands.excel import excel

    return excel(ROOT, arguments.naam, sure=arguments.ja)


def _address(arguments: argparse.Namespace) -> int:
    from plugins.commands.address import address

    return address(ROOT, arguments.oud, arguments.nieuw, arguments.dag)


def _year_count(arguments: argparse.Namespace) -> int:
    from plugins.commands.year_count import year_count

    return year_count(ROOT, arguments.jaar, arguments.vorm)


def _python(*words: str) -> int:
    """Run a module with the environment's Python."""
    return subprocess.run([str(python_of(folder())), *words], cwd=ROOT, check=False).returncode  # noqa: S603 - our own tools


def _tools() -> None:
    """Install the tools beyond Python that tests need."""
    from plugins.commands.test_tools import ensure_tools

    ensure_tools()


def _test(arguments: argparse.Namespace) -> int:
    _tools()
    return _python("-m", "pytest", *(arguments.rest or ["-n", "2", "--dist", "loadgroup"]))


def _golden(arguments: argparse.Namespace) -> int:
    _tools()
    return _python(
        "-m",
        "pytest",
        "--update-golden",
        "tests/golden",
        "tests/e2e/test_spoken.py",
        "tests/unit/test_manual.py",
        "tests/unit/test_message_guide.py",
        *arguments.rest,
    )


def _audit(arguments: argparse.Namespace) -> int:
    _tools()
    return _python("-m", "pytest", "tests/audit", "--audit", *arguments.rest)


def _bench(arguments: argparse.Namespace) -> int:
    return _python("-m", "benchmarks.bench", *arguments.rest)


def _lock(arguments: argparse.Namespace) -> int:
    from plugins.commands.lock import lock

    return lock(ROOT)


_COMMANDS = {
    "setup": _setup,
    "serve": _serve,
    "desk": _desk,
    "html": _html,
    "publish": _publish,
    "check": _check,
    "new": _new,
    "excel": _excel,
    "adres": _address,
    "jaarcijfers": _year_count,
    "test": _test,
    "golden": _golden,
    "audit": _audit,
    "bench": _bench,
    "lock": _lock,
}
