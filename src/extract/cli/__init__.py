"""The command line: one file a command. Only here are exit codes known.

Heavy modules are imported inside the commands that need them, so that `--version` and `--help`
cost little more than click.
"""

from __future__ import annotations

from extract.cli.entry import main

__all__ = ["main"]
