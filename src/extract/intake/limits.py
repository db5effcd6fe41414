"""How much of anything is taken in, and the errors that say so.

Over a limit is always an error with the limit in its sentence, never a silent pass.
"""

from __future__ import annotations

from typing import Final

from extract.errors import ExtractError

STAGE: Final = "intake"
MAX_BYTES: Final = 16 * 1024 * 1024
"""Largest document that is read unless told otherwise; the largest front pages are near 5 MB."""
MAX_MEMBERS: Final = 1_000_000
"""Members of one archive unless told otherwise; what a zip archive's directory says of so many
still fits in a gigabyte."""
MAX_DEPTH: Final = 8
"""Archives and compressions around a document; a real `a.tar.gz!b.zip!c.txt.gz` has four."""
MAX_RATIO: Final = 100
"""Unpacked bytes for each byte of input. Articles give 3 to 10, the most repetitive logs near 40;
deflated zeros 1,030, and Zstandard's more than 10,000."""
UNMEASURED_BYTES: Final = 16 * 1024 * 1024
"""Unpacked bytes that are granted before the ratio counts: less harms nobody."""
DIRECTORY_BYTES: Final = 128
"""Of a zip archive's directory, for each member that is allowed: 46 for its header, a path."""


class Meter:
    """What one input took in and what it was unpacked to, through all its layers."""

    def __init__(self, size: int | None = None) -> None:
        """Begin at nothing; `size` is that of the input where it is known."""
        self._size = size
        self._taken = 0
        self._made = 0

    def take(self, count: int) -> None:
        """Bytes of the input were read, some of them perhaps again."""
        self._taken += count

    def make(self, count: int) -> None:
        """Bytes were unpacked.

        Raises:
            ExtractError: `too_large`: the input is a bomb.
        """
        self._made += count
        taken = self._taken if self._size is None else min(self._taken, self._size)
        if self._made > UNMEASURED_BYTES and self._made > MAX_RATIO * taken:
            sentence = f"it unpacks to more than {MAX_RATIO} times its size, as bombs do"
            raise ExtractError("too_large", STAGE, sentence)


def too_large(max_bytes: int) -> ExtractError:
    """The error of a document over the limit of bytes."""
    sentence = f"it is larger than the limit of {max_bytes} bytes; raise the limit with --max-bytes"
    return ExtractError("too_large", STAGE, sentence)


def too_many_members(max_members: int) -> ExtractError:
    """The error of an archive over the limit of members."""
    sentence = (
        f"it holds more than the limit of {max_members} members, the rest is not read; "
        "raise the limit with --max-members"
    )
    return ExtractError("too_large", STAGE, sentence)


def too_deep() -> ExtractError:
    """The error of what lies in too many archives."""
    sentence = f"it lies deeper than {MAX_DEPTH} archives and compressions in each other"
    return ExtractError("too_deep", STAGE, sentence)


def bad_member(reason: str) -> ExtractError:
    """The error of an archive, a member or a row that is damaged or no document."""
    return ExtractError("bad_member", STAGE, reason)


def unreadable(reason: str) -> ExtractError:
    """The error of a document whose bytes cannot be had."""
    return ExtractError("unreadable", STAGE, reason)
