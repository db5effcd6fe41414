"""What is said to a person: on standard error, and nothing in it acts on a terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import IO


def say(line: str) -> None:
    """One line to standard error; letters that it cannot show come out escaped."""
    from extract.review.visible import visible

    if sys.stderr is not None:  # started with `2>&-`
        sys.stderr.write(f"{visible(line)}\n")
        sys.stderr.flush()


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether a person sits at the other end."""
    return stream is not None and stream.isatty()


def wants_colour(stream: IO[str] | None) -> bool:
    """`NO_COLOR` wins over `FORCE_COLOR`; without either, terminals get colour."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"
