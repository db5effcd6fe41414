"""One document's bytes: regular files only, never waited for, never more than the limit."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.errors import ExtractError
from extract.model import Raw

if TYPE_CHECKING:
    from typing import BinaryIO

_STAGE: Final = "intake"
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


def find_file(path: str, name: str) -> File:
    """A regular file, not opened yet.

    Raises:
        ExtractError: `unreadable`.
    """
    try:
        status = os.stat(path)  # noqa: PTH116 - a path may be anything that the system takes
    except OSError as error:
        raise unreadable(_reason(error)) from error
    except ValueError as error:  # a NUL in a name out of a list
        raise unreadable("no file can have that name") from error
    _refuse_kind(status.st_mode)
    return File(name, path, status.st_size, status.st_mtime_ns)


def load(found: Entry, max_bytes: int) -> Raw | Failure:
    """The document with its bytes."""
    if not isinstance(found, File):
        return found
    try:
        return Raw(found.name, read_file(found.path, max_bytes))
    except ExtractError as error:
        return Failure(found.name, error)


def unreadable(reason: str) -> ExtractError:
    """The error of a document whose bytes cannot be had."""
    return ExtractError("unreadable", _STAGE, reason)


def read_file(path: str, max_bytes: int) -> bytes:
    """The bytes of a regular file.

    Raises:
        ExtractError: `unreadable` or `too_large`.
    """
    try:
        # O_NONBLOCK: a named pipe without a writer opens at once, and is refused by its kind.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except OSError as error:
        raise unreadable(_reason(error)) from error
    except ValueError as error:  # a NUL in a name out of a list
        raise unreadable("no file can have that name") from error
    with os.fdopen(descriptor, "rb", closefd=True) as stream:
        status = os.fstat(descriptor)
        _refuse_kind(status.st_mode)
        if status.st_size > max_bytes:
            raise _too_large(max_bytes)
        return read_stream(stream, max_bytes)


def read_stream(stream: BinaryIO, max_bytes: int) -> bytes:
    """Everything that is left in a stream.

    Raises:
        ExtractError: `unreadable` or `too_large`.
    """
    try:
        data = stream.read(max_bytes + 1)
    except OSError as error:
        raise unreadable(_reason(error)) from error
    if len(data) > max_bytes:
        raise _too_large(max_bytes)
    return data


def _refuse_kind(mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    kind = next((words for test, words in _KINDS if test(mode)), "something else")
    raise unreadable(f"it is {kind}, no regular file; pipe it into standard input instead")


def _reason(error: OSError) -> str:
    return f"it cannot be read: {error.strerror or error}"


def _too_large(max_bytes: int) -> ExtractError:
    sentence = f"it is larger than the limit of {max_bytes} bytes; raise the limit with --max-bytes"
    return ExtractError("too_large", _STAGE, sentence)
