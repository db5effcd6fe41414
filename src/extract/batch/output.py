"""Lines out: to standard output, or to a file that appears under its name when it is whole.

A closed pipe is a `BrokenPipeError`; whatever else stands in the way is an `OutputError`.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from extract.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARD_OUTPUT: Final = "-"
_CONTROLS: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters that JSON leaves bare; terminals obey U+009B as they do ESC [."""


class Lines:
    """Writes lines of JSON to a stream."""

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
        with _told(self._name):
            self._stream.write((_tame(line) if self._terminal else line) + b"\n")
            if self._terminal:
                self._stream.flush()

    def flush(self) -> None:
        """Hand on what is buffered; raises as `write` does."""
        with _told(self._name):
            self._stream.flush()


@contextmanager
def open_lines(path: str) -> Iterator[Lines]:
    """Lines to the file `path`, or to standard output for `-`.

    A file is written beside its name, made safe on disk and renamed at the end; when anything is
    raised meanwhile it is removed, and what had the name before stays. A device is written as is.

    Raises:
        OutputError: it cannot be written.
    """
    if path == STANDARD_OUTPUT:
        if sys.stdout is None:  # started with `>&-`
            raise OutputError("standard output is closed")
        lines = Lines(sys.stdout.buffer, "standard output")
        yield lines
        lines.flush()
        return
    opened = _device(path) if _is_device(path) else _beside(Path(os.path.realpath(path)), path)
    with opened as lines:
        yield lines


def write_bytes(data: bytes) -> None:
    """Bytes to standard output as they are; raises as `Lines.write` does."""
    with open_lines(STANDARD_OUTPUT), _told("standard output"):
        sys.stdout.buffer.write(data)


@contextmanager
def _device(path: str) -> Iterator[Lines]:
    # "ab": /dev/stdout may be a file that already holds something
    with _told(path), Path(path).open("ab") as stream:
        lines = Lines(stream, path)
        yield lines
        lines.flush()


@contextmanager
def _beside(target: Path, name: str) -> Iterator[Lines]:
    part = target.with_name(f".extract-{os.getpid()}-{os.urandom(4).hex()}.part")
    with _told(name):
        if target.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        stream = part.open("xb")
    try:
        with stream:
            lines = Lines(stream, name)
            yield lines
            lines.flush()
            with _told(name):
                os.fsync(stream.fileno())
        with _told(name):
            if target.exists():
                part.chmod(stat.S_IMODE(target.stat().st_mode))
            part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _is_device(path: str) -> bool:
    """Something that no file may take the place of; `/dev/stdout` is, whatever it leads to."""
    if path.startswith(("/dev/", "/proc/")):
        return True
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


@contextmanager
def _told(name: str) -> Iterator[None]:
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
    if not _CONTROLS.search(text):
        return line
    tame = _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return tame.encode("utf-8", "surrogateescape")
