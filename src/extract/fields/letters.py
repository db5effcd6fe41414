"""What the letters of a text or line tell before anything is read in it.

Lives here: looks at every letter, as expressions. Where `_letters.pyx` is built, its functions take
their place: they look once, and for a tenth of the instructions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_LETTERS: Final = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_VIETNAMESE: Final = re.compile(f"[{_LETTERS}{_LETTERS.upper()}]")
# A sign or letter right behind a number, as dates, clocks and offsets have them ...
_JOINT: Final = re.compile(r"\d\s?([/.\-–:+hgap])")
# ... numbers of four digits, as years are ...
_LONG_NUMBER: Final = re.compile(r"\d{4}(?!\d)(?:\s?([/.\-–]))?")
# ... and runs of letters.
_RUN: Final = re.compile(r"[^\W\d_]+")
_SIGNS: Final = "/.-–"
TWICE: Final = "//"
"""Mark of a line with two numbers before the same of these signs, as whole dates have them."""
LONG: Final = "0000"
"""Mark of a line with a number of four digits or more."""
LONG_SIGNED: Final = "0000/"
"""... and with one that has one of the signs behind it."""


def find_marks(small: str) -> set[str]:
    """What a line holds that a part of a stamp may begin or go on with.

    >>> sorted(find_marks("thứ hai 5/6, 8:07")), sorted(find_marks("5/6/2018"))
    (['/', ':', 'hai', 'thứ'], ['/', '//', '0000'])
    """
    marks = set(_RUN.findall(small))
    for joint in _JOINT.findall(small):
        if joint in marks and joint in _SIGNS:
            marks.add(TWICE)
        marks.add(joint)
    for sign in _LONG_NUMBER.findall(small):
        marks.update((LONG, LONG_SIGNED) if sign else (LONG,))
    return marks


def count_vietnamese(text: str) -> int:
    """How many letters of the text only Vietnamese has."""
    return len(_VIETNAMESE.findall(text))


def _chosen() -> tuple[Callable[[str], set[str]], Callable[[str], int]]:
    try:
        from extract.fields import _letters
    except ImportError:
        return find_marks, count_vietnamese
    return _letters.marks_of, _letters.vietnamese_letters


marks_of, vietnamese_letters = _chosen()
