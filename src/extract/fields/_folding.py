"""What all masthead readers share: folding, and the labelled piece of a line."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.pattern import Pattern

if TYPE_CHECKING:
    import re

ASKED_AGAIN: Final = 64
"""Lines remembered: a document asks up to four times about one line, to tell what it is and to
read it. So few are kept that no line outlives its document by much."""
EDGES: Final = " \t-–—|,;:：.•*/·®©™+"
"""Signs that separate fields and belong to none."""
# Written so that the search runs over all other letters at once.
_OLDER: Final = Pattern("[òóỏõọùúủũụ](?:(?<=[òóỏõọ])a|(?<=[ùúủũụ])y)")
_NEWER: Final = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "ủy": "uỷ", "ùy": "uỳ", "úy": "uý", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
"""The two places of the tone mark, older and newer; words are brought to the newer one."""
_OLDEST: Final = {new: old for old, new in _NEWER.items()}
# Where a letter follows, the mark has one place only: "soạn".
_OPEN: Final = Pattern(rf"(?:{'|'.join(_OLDEST)})(?!\w)")


def fold(text: str) -> str:
    """Lower case, tone marks at one place, U+00D0 as "đ"; the length stays.

    >>> fold("TÒA SOẠN: Ðiện thoại")
    'toà soạn: điện thoại'
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(letter.lower()[0] for letter in text)
    if low.isascii():
        return low
    return _OLDER.sub(_newer, low.replace("ð", "đ"))


fold_line = lru_cache(ASKED_AGAIN)(fold)
"""The same for whole lines, which are asked for again."""


def spellings(phrase: str) -> tuple[str, str]:
    """The phrase in lower case with its tone marks at the newer and at the older place.

    >>> spellings("Tòa soạn")
    ('toà soạn', 'tòa soạn')
    """
    newer = fold(phrase)
    return newer, _OPEN.sub(lambda match: _OLDEST[match[0]], newer)


def _newer(match: re.Match[str]) -> str:
    return _NEWER[match[0]]


class Piece(NamedTuple):
    """A label with what follows it, or text without a label."""

    kind: str
    """Key of the lexicon's labels, or empty."""
    label: str
    value: str
    line: int
    """Index of the line."""
    colon: bool = False
    """Whether a colon follows the label."""
