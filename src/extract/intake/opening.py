"""One file: regular files only, never waited for, never more of it than the limit."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.errors import ExtractError
from extract.intake.limits import too_large, unreadable
from extract.intake.streams import cannot_read, read_stream
from extract.model import Raw

if TYPE_CHECKING:
    from io import BufferedReader

_KINDS: Final = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)


class Failure(NamedTuple):
    """A document that intake could not hand on."""

    name: str
    error: ExtractError
    size: int | None = None
    """Bytes, where they are known."""


class File(NamedTuple):
    """A regular file that is one document, yet to be read: whoever extracts it opens it."""

    name: str
    path: str
    size: int
    modified: int
    """When it was changed last, nanoseconds since 1970."""


Entry = Raw | File | Failure
"""A document as intake hands it on: with its bytes, to be opened, or failed."""


def open_file(path: str) -> tuple[int, os.stat_result]:
    """The descriptor of a regular file, and what the system knows about the file.

    Raises:
        ExtractError: `unreadable`.
    """
    try:
        # O_NONBLOCK: a named pipe without a writer opens at once, and is refused by its kind.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except OSError as error:
        raise _unopened(path, error) from error
    except ValueError as error:  # a NUL in a name out of a list
        raise unreadable("no file can have that name") from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise _no_regular_file(status.st_mode)
    return descriptor, status


def load(found: Entry, max_bytes: int) -> Raw | Failure:
    """The document with its bytes."""
    if not isinstance(found, File):
        return found
    try:
        return Raw(found.name, read_file(found.path, max_bytes))
    except ExtractError as error:
        return Failure(found.name, error)


def read_file(path: str, max_bytes: int) -> bytes:
    """The bytes of a regular file.

    Raises:
        ExtractError: `unreadable` or `too_large`.
    """
    descriptor, status = open_file(path)
    with as_stream(descriptor) as stream:
        if status.st_size > max_bytes:
            raise too_large(max_bytes)
        try:
            return read_stream(stream, max_bytes)
        except OSError as error:
            raise cannot_read(error) from error


def as_stream(descriptor: int) -> BufferedReader:
    """A stream that closes the descriptor with itself."""
    return os.fdopen(descriptor, "rb")


def _unopened(path: str, error: OSError) -> ExtractError:
    """Sockets, and devices without a driver, cannot even be opened."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return cannot_read(error)
    return cannot_read(error) if stat.S_ISREG(mode) else _no_regular_file(mode)


def _no_regular_file(mode: int) -> ExtractError:
    kind = next((words for test, words in _KINDS if test(mode)), "something else")
    return unreadable(f"it is {kind}, no regular file; pipe it into standard input instead")
