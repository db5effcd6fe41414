"""Text out of documents and file names, made safe for a terminal."""

from __future__ import annotations

import re
from typing import Final

_PICTURES: Final = 0x2400
"""U+2400 to U+241F are the pictures of the control characters U+0000 to U+001F."""
_DELETE: Final = 0x7F
_BIDI: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)
"""Direction marks that can make a line read as something else."""
_VISIBLE: Final = {
    **{code: chr(_PICTURES + code) for code in range(0x20)},
    _DELETE: "\N{SYMBOL FOR DELETE}",
    **{code: f"\\x{code:02x}" for code in range(0x80, 0xA0)},
    **{code: f"\\u{code:04x}" for code in (*_BIDI, 0x2028, 0x2029)},
}
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    r"""One line in which every control character can be seen and none acts.

    >>> visible("tin\x1b[31m.txt")
    'tin␛[31m.txt'
    """
    shown = text.translate(_VISIBLE)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", shown)
