"""Lines out, to standard output or to something that is no file.

A closed pipe is a `BrokenPipeError`; whatever else stands in the way is an `OutputError`. Files
are made in `parts.py`.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from functools import cache
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, BinaryIO, Final

from extract.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARD_OUTPUT: Final = "-"


class Lines:
    """Writes lines of JSON to a stream."""

    ends_anywhere: Final = True

    def __init__(self, stream: BinaryIO, name: str) -> None:
        """`name` stands in the sentence when writing fails."""
        self._stream = stream
        self._name = name
        self._terminal = stream.isatty()

    def write(self, line: bytes) -> None:
        """One line, its newline added.

        Raises:
            OutputError: the disk is full, the device gone.
            BrokenPipeError: nobody reads any more.
        """
        with told(self._name):
            self._stream.write((_tame(line) if self._terminal else line) + b"\n")
            if self._terminal:
                self._stream.flush()

    def flush(self) -> None:
        """Hand on what is buffered; raises as `write` does."""
        with told(self._name):
            self._stream.flush()

    def mark(self) -> int:
        """Nothing: what was written to a stream cannot be gone on with."""
        return 0

    def publish(self) -> None:
        """All is written; raises as `write` does."""
        self.flush()

    def discard(self) -> None:
        """What is written stays."""

    def close(self) -> None:
        """The stream is whoever's opened it."""


@contextmanager
def open_lines(path: str = STANDARD_OUTPUT) -> Iterator[Lines]:
    """Lines to standard output, or to the device `path`, which is written as is.

    Raises:
        OutputError: it cannot be written.
    """
    if path != STANDARD_OUTPUT:
        # "ab": /dev/stdout may be a file that already holds something
        with told(path), open(path, "ab") as stream:
            lines = Lines(stream, path)
            yield lines
            lines.flush()
        return
    if sys.stdout is None:  # started with `>&-`
        raise OutputError("standard output is closed")
    lines = Lines(sys.stdout.buffer, "standard output")
    yield lines
    lines.flush()


def write_bytes(data: bytes) -> None:
    """Bytes to standard output as they are; raises as `Lines.write` does."""
    with open_lines(), told("standard output"):
        sys.stdout.buffer.write(data)


def is_device(path: str) -> bool:
    """Something that no file may take the place of; `/dev/stdout` is, whatever it leads to."""
    if path.startswith(("/dev/", "/proc/")):
        return True
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not (S_ISREG(mode) or S_ISDIR(mode))


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn what the system says into one sentence."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write {name}: {error.strerror or error}") from error


def _tame(line: bytes) -> bytes:
    """The same JSON value with nothing in it that a terminal obeys."""
    text = line.decode("utf-8", "surrogateescape")
    if not _controls().search(text):
        return line
    tame = _controls().sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return tame.encode("utf-8", "surrogateescape")


@cache
def _controls() -> re.Pattern[str]:
    """Control characters and marks of direction that JSON leaves bare; U+009B acts as ESC [ does.

    For terminals only.
    """
    return re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
