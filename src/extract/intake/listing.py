"""Names of documents out of a file: one a line, or ended by NUL."""

from __future__ import annotations

import os
import sys

STANDARD_INPUT = "-"


def read_listing(path: str, *, null: bool) -> list[str]:
    """The names in the file `path` (`-`: standard input); empty ones are left out.

    `null` takes names as `find -print0` prints them, so that a name may hold a newline.

    Raises:
        OSError: the list cannot be read.
    """
    data = sys.stdin.buffer.read() if path == STANDARD_INPUT else _read(path)
    names = data.split(b"\0") if null else [line.rstrip(b"\r") for line in data.split(b"\n")]
    return [os.fsdecode(name) for name in names if name]


def _read(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()
