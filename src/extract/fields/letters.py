"""What the letters of a text or line tell before anything is read in it.

Lives here: looks at every letter, as expressions. Where `_letters.pyx` is built, its functions take
their place: they look once, and for a tenth of the instructions.
"""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

_LETTERS: Final = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_VIETNAMESE: Final = Pattern(f"[{_LETTERS}{_LETTERS.upper()}]")
# A sign or letter right behind a number, as dates, clocks and offsets have them ...
_JOINT: Final = Pattern(r"\d\s?([/.\-–:+hgap])")
# ... numbers of four digits, as years are ...
_LONG_NUMBER: Final = Pattern(r"\d{4}(?!\d)(?:\s?([/.\-–]))?")
# ... and runs of letters.
_RUN: Final = Pattern(r"[^\W\d_]+")
_SIGNS: Final = "/.-–"
TWICE: Final = "//"
"""Mark of a line with two numbers before the same of these signs, as whole dates have them."""
LONG: Final = "0000"
"""Mark of a line with a number of four digits or more."""
LONG_SIGNED: Final = "0000/"
"""... and with one that has one of the signs behind it."""
# Three numbers joined by signs, or a clock.
JOINED_NUMBERS: Final = Pattern(
    r"\d(?:\s?[/.\-–]\s?\d{1,2}\s?[/.\-–]\s?\d\d|\s?[:hgHG]\s?\d\d|\s?giờ|[hH]\s)"
)
_FIGURES: Final = "0123456789１２"
NO_FIGURES: Final = 0
APART: Final = 1
"""A line has figures that are joined in no such way, or has no sign that joins them."""
JOINED: Final = 2
_BEFORE_CREDIT: Final = "([_|/–—-"
"""Signs behind which a credit needs no capital."""
CREDIT_CHARACTERS: Final = 130
"""Characters from the end in which a credit begins; the longest one studied has 74."""
NOWHERE: Final = -1
ASK: Final = -2
"""Only the grammar tells."""
_WORD: Final = Pattern(r"[^\W_]+")
# The marks of the letters of Latin scripts ...
_MARKS: Final = Pattern("[\u0300-\u036f]+")
# ... and the letters and signs of all others, some of which are marks.
_FOREIGN: Final = Pattern("[\u0483-\u1fff\u2080-\U0010ffff]")

_Credits: TypeAlias = "tuple[Callable[[str, int], int], Callable[[str], int]]"


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


def find_joined(text: str) -> int:
    """Whether numbers are joined in the line as those of dates and clocks; `NO_FIGURES` for none.

    >>> find_joined("Sáng 3/4/2019"), find_joined("Sáng 3/4"), find_joined("Sáng nay")
    (2, 1, 0)
    """
    if not any(figure in text for figure in _FIGURES):
        return NO_FIGURES
    signed = ":" in text or "/" in text or "-" in text or "." in text
    return JOINED if signed and JOINED_NUMBERS.search(text) else APART


def count_vietnamese(text: str) -> int:
    """How many letters of the text only Vietnamese has."""
    return len(_VIETNAMESE.findall(text))


def find_credit(text: str, offset: int, heads: tuple[str, ...]) -> int:
    """Where a credit may begin at or behind `offset`, and -1 for nowhere; 0 for the text's own.

    There stands one of the heads (first letters of labels, small) with a capital, or behind a
    bracket or dash, or at the text's beginning.

    >>> find_credit("Chợ hoa ngày Tết. Ảnh: Mai Lê", 0, ("ảnh", "nguồ"))
    18
    """
    low = "".join([letter.lower()[0] for letter in text])
    if low.lstrip().startswith(heads):
        return 0
    for place in range(offset, len(text)):
        if text[place] in _BEFORE_CREDIT:
            if low[place + 1 :].lstrip().startswith(heads):
                return place
        elif text[place] != low[place] and low.startswith(heads, place):
            return place
    return -1


def credit_looks_in_python(heads: tuple[str, ...]) -> _Credits:
    """Where a credit may begin at or behind a place, as `find_credit`; and where a plain one does.

    A plain credit has the label "Ảnh:" at the line's beginning, in a bracket or behind a sign, and
    a name behind it with no signs but those within names; that is what four of five credits are.
    `NOWHERE` stands for lines without any credit; where nothing looks, the grammar is asked.
    """
    return partial(find_credit, heads=heads), lambda _text: ASK


def part_early_in_python(_one: str, _other: str, /) -> bool:
    """Whether two texts part for certain within their first letters: never, where nothing looks."""
    return False


def find_bare(text: str) -> str:
    """Words in lower case without diacritics or signs.

    >>> find_bare("Đèn lồng, mùa thu!")
    'den long mua thu'
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = _MARKS.sub("", plain)
    if _FOREIGN.search(plain):
        plain = "".join([c for c in plain if not unicodedata.combining(c)])
    return " ".join(_WORD.findall(plain))


try:
    from extract.fields import _letters
except ImportError:
    marks_of, vietnamese_letters, joined_of = find_marks, count_vietnamese, find_joined
    credit_looks, part_early, bare = credit_looks_in_python, part_early_in_python, find_bare
else:
    marks_of, vietnamese_letters = _letters.marks_of, _letters.vietnamese_letters
    joined_of, credit_looks = _letters.joined_of, _letters.credit_looks
    part_early, bare = _letters.part_early, _letters.bare
