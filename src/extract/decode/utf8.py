"""Whether bytes are UTF-8: told without making their text where that is compiled (`_utf8.pyx`).

A page stays bytes for the parser, and the text of a whole page costs as much as a fifth of the
parse.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def utf8_test() -> Callable[[bytes], bool]:
    """The test to use, chosen once."""
    try:
        from extract.decode import _utf8
    except ImportError:
        return decodes
    return _utf8.is_utf8


def decodes(data: bytes) -> bool:
    """Whether every byte fits."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
