"""Lines to bytes of a file: as they are, or compressed, by the ending of the file's name.

Compressed data comes in pieces that end where they are told to, so that a file cut off there is
whole, and the same lines always give the same bytes.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

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


class Compressed:
    """Pieces, each made by a compressor of its own."""

    def __init__(self, begin: Callable[[], _Compressor]) -> None:
        """`begin` makes a compressor."""
        self._begin = begin
        self._piece: _Compressor | None = None

    def pack(self, data: bytes) -> bytes:
        """What the compressor gives back."""
        if self._piece is None:
            self._piece = self._begin()
        return self._piece.compress(data)

    def end(self) -> bytes:
        """The end of the piece, if it holds anything."""
        piece, self._piece = self._piece, None
        return piece.flush() if piece else b""


class _Compressor(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...

    def flush(self) -> bytes: ...


def packing_of(name: str) -> Packing:
    """By the ending of the name; Parquet is made out of plain lines when they are whole."""
    if name.endswith(".gz"):
        return Compressed(lambda: zlib.compressobj(wbits=_GZIP))  # with no time in it
    if name.endswith(".zst"):
        import zstandard

        return Compressed(zstandard.ZstdCompressor(level=_ZSTD_LEVEL).compressobj)
    return Plain()
