"""The command line: one file a command. Only here are exit codes known.

Heavy modules are imported inside the commands that need them, so that `--version` and `--help`
cost little more than click.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLLECT_AFTER: Final = 50_000
"""Objects made and kept before the collector looks for cycles. To start makes 35,000, all of which
stay; with Python's 700 it looks through them a dozen times."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status comes back.

    Args:
        arguments: without the program's name; those of the process when `None`.
    """
    gc.set_threshold(_COLLECT_AFTER)
    from extract.cli.entry import enter

    status = enter(arguments)
    gc.freeze()  # what is left goes with the process: nothing in it is worth looking through
    return status
