"""Lines to bytes of a file: as they are, or compressed, by the ending of the file's name.

Compressed data comes in pieces that end where they are told to, so that a file cut off there is
whole, and the same lines always give the same bytes.
"""

from __future__ import annotations

import zlib
from typing import Final, Protocol

_GZIP: Final = 31
"""zlib's window bits for the largest window inside a gzip wrapping."""
_ZSTD_LEVEL: Final = 3


class Packing(Protocol):
    """Turns lines into what is written."""

    def pack(self, data: bytes) -> bytes:
        """Bytes to write now; may be none yet."""

    def end(self) -> bytes:
        """The rest of the piece; the next `pack` begins another."""


class Plain:
    """Lines as they are."""

    def pack(self, data: bytes) -> bytes:
        """The same bytes."""
        return data

    def end(self) -> bytes:
        """Nothing: every line is whole by itself."""
        return b""


class Gzip:
    """Members of gzip, without a time in them."""

    def __init__(self) -> None:
        self._member = zlib.compressobj(wbits=_GZIP)
        self._begun = False

    def pack(self, data: bytes) -> bytes:
        """What the compressor gives back."""
        self._begun = True
        return self._member.compress(data)

    def end(self) -> bytes:
        """The end of the member, if it holds anything."""
        if not self._begun:
            return b""
        rest = self._member.flush()
        self._member = zlib.compressobj(wbits=_GZIP)
        self._begun = False
        return rest


class Zstandard:
    """Frames of Zstandard."""

    def __init__(self) -> None:
        import zstandard

        self._compressor = zstandard.ZstdCompressor(level=_ZSTD_LEVEL)
        self._frame = self._compressor.compressobj()
        self._begun = False

    def pack(self, data: bytes) -> bytes:
        """What the compressor gives back."""
        self._begun = True
        return self._frame.compress(data)

    def end(self) -> bytes:
        """The end of the frame, if it holds anything."""
        if not self._begun:
            return b""
        rest = self._frame.flush()
        self._frame = self._compressor.compressobj()
        self._begun = False
        return rest


def packing_of(name: str) -> Packing:
    """By the ending of the name; Parquet is made out of plain lines when they are whole."""
    if name.endswith(".gz"):
        return Gzip()
    return Zstandard() if name.endswith(".zst") else Plain()
