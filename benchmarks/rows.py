"""Reads a budget of 100,000 rows as the site does, and refuses one of 200 MB.

It prints seconds and peak memory.
"""

from __future__ import annotations

import sys
import time
from decimal import Decimal

from plugins.core.tables.csv_encoding import MAX_BYTES
from tests.fuzz.csv_fuzz import read

ROWS = 100_000


def main() -> int:
    """Measure and print; a wrong sum is an error."""
    body = "".join(
        f"post-{number};inkomsten;Groep {number % 50};Post nummer {number};€"
        f" {number % 900 + 100}.{number % 1000:03},25;\r\n"
        for number in range(ROWS)
    )
    data = ("id;kant;groep;post;bedrag;noot\r\n" + body).encode("cp1252")
    expected = sum(
        Decimal((number % 900 + 100) * 1000 + number % 1000) + Decimal("0.25")
        for number in range(ROWS)
    )
    started = time.perf_counter()
    lines, codes = read(data)
    seconds = time.perf_counter() - started
    if codes or sum(line.value or 0 for line in lines) != expected:
        sys.exit(f"de som klopt niet, of er is een fout: {codes}")
    started = time.perf_counter()
    _, codes = read(bytes(MAX_BYTES * 3))
    refused = time.perf_counter() - started
    print(
        f"  100,000 rows: {seconds:.1f} s, {_peak()}; 192 MB refused ({codes[0]}) in"
        f" {refused:.2f} s"
    )
    return 0


def _peak() -> str:
    """Return the peak memory of this process, where the system tells."""
    try:
        import resource
    except ImportError:
        return "memory not told by this system"
    return (
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB (the made file"
        " included)"
    )


if __name__ == "__main__":
    sys.exit(main())
