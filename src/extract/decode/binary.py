"""Bytes that are neither text nor a page, told by what they begin with and by control bytes."""

from __future__ import annotations

from typing import Final

from extract.decode.octets import count_controls
from extract.errors import ExtractError

_MAGIC: Final = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an XZ file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a Rich Text file"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_FIRST_BYTES: Final = frozenset(magic[:1] for magic, _ in _MAGIC)
_READABLE_STARTS: Final = frozenset({b"RIFF", b"BZh", b"PAR1"})
"""Letters that may open a text as well; they count only where bytes follow that no text has."""
_HEAD_BYTES: Final = 4096
_MAX_CONTROL_SHARE: Final = 0.05
"""Random bytes have 0.1; the Vietnamese encodings that put letters there stay under 0.02."""


def refuse_binary(data: bytes, *, nul: bool = True) -> None:
    """Let text pass; `nul` is false where it is known that no byte is NUL.

    Raises:
        ExtractError: `binary`, saying what the bytes seem to be.
    """
    for magic, words in _MAGIC if data[:1] in _FIRST_BYTES else ():
        if data.startswith(magic) and (magic not in _READABLE_STARTS or _has_controls(data)):
            raise _refusal(f"the bytes are {words}")
    if nul and 0 in data:
        at = data.index(0)
        raise _refusal(f"there is a NUL at byte {at}; UTF-16 without a mark needs --encoding")
    if count_controls(data, _HEAD_BYTES) > min(len(data), _HEAD_BYTES) * _MAX_CONTROL_SHARE:
        raise _refusal("too many bytes are control characters")


def _has_controls(data: bytes) -> bool:
    return 0 in data[:_HEAD_BYTES] or count_controls(data, _HEAD_BYTES) > 0


def _refusal(reason: str) -> ExtractError:
    return ExtractError("binary", "decode", f"this is neither text nor HTML: {reason}")
