"""The one entry: python -m plugins <command>. Standard library only, until set-up is done.

Exit codes: 0 good, 1 fault in content, 2 fault in configuration or use, 3 fault of ours, 130
interrupted.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an old Python meets first
    sys.stderr.write(
        "Dit systeem heeft Python 3.11 of nieuwer nodig; dit is Python %d.%d.\n"
        % sys.version_info[:2]
    )
    sys.exit(2)

from plugins.commands.entry import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
