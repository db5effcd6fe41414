"""Looks at all bytes of a document: in C where it is compiled (`_octets.pyx`).

A page stays bytes for the parser, and the text of a whole page costs as much as a fifth of the
parse.
"""

from __future__ import annotations

from typing import Final

CONTROLS: Final = bytes({*range(0x01, 0x20), 0x7F} - set(b"\t\n\v\f\r\x1b"))
"""Control characters that no text has; NUL is asked for by itself."""


def is_plain_in_python(data: bytes) -> bool:
    """Whether every byte fits, and none is NUL."""
    if 0 in data:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decoded_in_python(data: bytes) -> str:
    """The text that bytes in UTF-8 stand for.

    Raises:
        UnicodeDecodeError: they are not.
    """
    return data.decode("utf-8")


def count_controls_in_python(data: bytes, most: int) -> int:
    """How many of so many bytes at the beginning are control characters that no text has."""
    head = data[:most]
    return len(head) - len(head.translate(None, CONTROLS))


try:
    from extract.decode import _octets
except ImportError:
    is_plain, decoded = is_plain_in_python, decoded_in_python
    count_controls = count_controls_in_python
else:
    is_plain, decoded = _octets.is_plain, _octets.decoded
    count_controls = _octets.count_controls
