"""What all masthead readers share: folding, and the labelled piece of a line."""

from __future__ import annotations

from typing import Final, NamedTuple

EDGES: Final = " \t-–—|,;:：.•*/·®©™+"
"""Signs that separate fields and belong to none."""
_VOWELS: Final = (
    ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
    ("uỷ", "ủy"), ("uỳ", "ùy"), ("uý", "úy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
)  # fmt: skip
"""The two places of the tone mark, newer and older; words are brought to the newer one."""


def fold(text: str) -> str:
    """Lower case, tone marks at one place, U+00D0 as "đ"; the length stays.

    >>> fold("TÒA SOẠN: Ðiện thoại")
    'toà soạn: điện thoại'
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(letter.lower()[0] for letter in text)
    low = low.replace("ð", "đ")
    for new, old in _VOWELS:
        low = low.replace(old, new)
    return low


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
