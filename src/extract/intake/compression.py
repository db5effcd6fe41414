"""Compressed streams, unpacked as they are read: gzip, bzip2, xz and Zstandard.

All members and frames are read, one behind the other. What is cut off or damaged is `bad_member`.
The only place that knows zstandard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.intake.limits import bad_member
from extract.intake.streams import STEP_BYTES, guarded

if TYPE_CHECKING:
    from io import BufferedReader
    from typing import Literal

    from extract.errors import ExtractError
    from extract.intake.limits import Meter
    from extract.intake.streams import Readable

    Compression = Literal["gzip", "bzip2", "xz", "zstd"]

_ZSTD_STEP_BYTES: Final = 512
"""Four bytes of Zstandard can stand for 128 KiB, and a step is unpacked whole: 16 MiB at most."""


def decompressed(kind: Compression, stream: BufferedReader, meter: Meter) -> BufferedReader:
    """What was compressed."""

    def explain(error: Exception) -> ExtractError:
        if isinstance(error, EOFError):
            return bad_member(f"its {kind} data is cut off; what was behind is lost")
        return bad_member(f"its {kind} data is damaged; what was behind is lost ({error})")

    return guarded(_open(kind, stream), meter.make, explain)


def _open(kind: Compression, stream: BufferedReader) -> Readable:
    if kind == "gzip":
        import gzip

        return gzip.GzipFile(fileobj=stream)
    if kind == "bzip2":
        import bz2

        return bz2.BZ2File(stream)
    if kind == "xz":
        import lzma

        return lzma.LZMAFile(stream)
    return _Frames(stream)


class _Frames:
    """Zstandard, told apart from its own reader by noticing a frame that is cut off."""

    def __init__(self, stream: BufferedReader) -> None:
        import zstandard

        self._stream = stream
        self._new = zstandard.ZstdDecompressor().decompressobj
        self._frame = self._new()
        self._begun = False
        self._packed = memoryview(b"")
        self._unpacked = memoryview(b"")

    def read1(self, size: int, /) -> bytes:
        """Some of what comes next, at most `size` bytes; nothing at the end.

        Raises:
            EOFError: the last frame is cut off.
            zstandard.ZstdError: it is damaged.
        """
        while not self._unpacked:
            if not self._packed:
                self._packed = memoryview(self._stream.read1(STEP_BYTES))
            if not self._packed:
                if self._begun:
                    raise EOFError
                return b""
            self._unpack()
        piece, self._unpacked = self._unpacked[:size], self._unpacked[size:]
        return bytes(piece)

    def _unpack(self) -> None:
        step = self._packed[:_ZSTD_STEP_BYTES]
        self._unpacked = memoryview(self._frame.decompress(step))
        self._packed = self._packed[len(step) - len(self._frame.unused_data) :]
        self._begun = not self._frame.eof
        if self._frame.eof:
            self._frame = self._new()
