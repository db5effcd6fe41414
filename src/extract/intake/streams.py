"""Streams as intake reads them: counted, guarded, and never more of them in memory than asked for.

Whatever goes wrong in one is an `ExtractError`, and goes wrong again at the next read.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, Protocol

from extract.errors import ExtractError
from extract.intake.limits import too_large, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import WriteableBuffer

STEP_BYTES: Final = 64 * 1024


class Readable(Protocol):
    """What gives some bytes, at most as many as asked for, and none at its end."""

    def read1(self, size: int, /) -> bytes:
        """Some of what comes next."""


class Guarded(io.RawIOBase):
    """A stream under a stream: every read is full but the last, and its trouble an `ExtractError`.

    Bytes before the trouble are handed on first.
    """

    def __init__(
        self,
        source: Readable,
        count: Callable[[int], None],
        explain: Callable[[Exception], ExtractError],
    ) -> None:
        """Read out of `source`; tell `count` of bytes, and let `explain` say what went wrong."""
        self._source = source
        self._count = count
        self._explain = explain
        self._error: ExtractError | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer.

        Raises:
            ExtractError: the source is damaged, cannot be read, or unpacks to too much.
        """
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view) and self._error is None:
            try:
                piece = self._source.read1(min(len(view) - filled, STEP_BYTES))
                self._count(len(piece))
            except ExtractError as error:
                self._error = error
            except Exception as error:  # noqa: BLE001 - decoders raise what their authors thought of
                self._error = self._explain(error)
            else:
                if not piece:
                    break
                view[filled : filled + len(piece)] = piece
                filled += len(piece)
        if not filled and self._error is not None:
            raise self._error
        return filled


class GuardedFile(Guarded):
    """One over a file, which can be sought where the file can."""

    def __init__(self, file: io.BufferedReader, count: Callable[[int], None]) -> None:
        """Read out of `file`; tell `count` of bytes."""
        super().__init__(file, count, cannot_read)
        self._file = file

    def seekable(self) -> bool:
        """Whether the file is."""
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go elsewhere, where the file can."""
        return self._file.seek(offset, whence)


def guarded(
    source: Readable, count: Callable[[int], None], explain: Callable[[Exception], ExtractError]
) -> io.BufferedReader:
    """A buffered stream over a guarded one; it cannot be sought."""
    return io.BufferedReader(Guarded(source, count, explain), STEP_BYTES)


def guarded_file(file: io.BufferedReader, count: Callable[[int], None]) -> io.BufferedReader:
    """A buffered stream over a guarded file."""
    return io.BufferedReader(GuardedFile(file, count), STEP_BYTES)


def read_stream(stream: Readable, max_bytes: int) -> bytes:
    """Everything that is left in a stream.

    Raises:
        ExtractError: `too_large`, or what went wrong in the stream.
    """
    pieces: list[bytes] = []
    left = max_bytes + 1
    while left > 0:
        piece = stream.read1(min(left, STEP_BYTES))
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        left -= len(piece)
    raise too_large(max_bytes)


def seekable(stream: io.BufferedReader, max_bytes: int, noun: str) -> io.BufferedIOBase:
    """The stream, or all of it in memory where it cannot be sought.

    Raises:
        ExtractError: `too_large`, or what went wrong in the stream.
    """
    if stream.seekable():
        return stream
    try:
        return io.BytesIO(read_stream(stream, max_bytes))
    except ExtractError as error:
        if error.code != "too_large" or "--max-bytes" not in error.message:
            raise
        sentence = (
            f"{noun} that comes as a stream is held in memory up to the limit of {max_bytes} "
            "bytes; name it as a file of its own, or raise the limit with --max-bytes"
        )
        raise ExtractError(error.code, error.stage, sentence) from error


def cannot_read(error: Exception) -> ExtractError:
    """What the system says about a file."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else error
    return unreadable(f"it cannot be read: {reason}")
