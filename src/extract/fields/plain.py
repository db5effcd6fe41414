"""Stamps of a line: at a look where it has a plain one, else by the grammar.

Lives here: the order of the ways, and the words of which the look must know. A plain stamp has a
day in figures or with an English month, and may have a weekday, a clock, an offset and a label; no
other figures or words of stamps stand in its line. That is what nine of ten stamp lines are. The
look itself is compiled (`_plain.pyx`); without it every line is put to the grammar, with which it
agrees (`tests/test_timestamp.py`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from extract.fields import _stamp, _whole
from extract.fields._folding import ASKED_AGAIN
from extract.fields._piece import Stamp, first_runs, low
from extract.lexicon.timestamp import words
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

LINE_CHARACTERS: Final = 150
"""No stamp line is longer."""
LABEL: Final = "label"
WEEKDAY: Final = "weekday"
MONTH: Final = "month"
OFFSET: Final = "offset"
_DIGIT: Final = Pattern(r"\d")
_HOUR_WORDS: Final = frozenset(
    {"h", "g", "giờ", "gio", "p", "ph", "phút", "phut", "giây", "s", "t"}
)
"""What makes a clock of a number."""
_OFFSETS: Final = ("gmt", "utc")

_Known: TypeAlias = "tuple[str, str, int | str, bool]"
"""A phrase, what it is, its number or role, and whether it is English."""


@lru_cache(ASKED_AGAIN)
def stamps(text: str) -> tuple[Stamp, ...]:
    """Every stamp of the line, in order."""
    text = text[: _stamp.LINE_CHARACTERS]
    plain = plain_stamp(text)
    if plain is not None:
        return (plain,)
    small = low(text)
    whole = _whole.stamp(small) if _DIGIT.search(small) else None
    return (whole,) if whole else tuple(_stamp.read_stamps(small, text))


def plain_stamp(text: str) -> Stamp | None:
    """The stamp of a line that has a plain one; `None` where only the grammar tells."""
    found = _find(text)
    if found is None:
        return None
    stamp, led = found
    if led:
        _stamp.take_day_word(low(text), stamp)
    return stamp


def vocabulary() -> dict[str, tuple[_Known, ...] | None]:
    """First runs of letters to the phrases that begin so, longest first.

    `None` stands for what a look does not read.
    """
    lexicon = words()
    known: list[_Known] = [
        *((name, WEEKDAY, number, False) for name, number in lexicon.weekdays.items()),
        *((name, WEEKDAY, number, True) for name, number in lexicon.weekdays_english.items()),
        *((name, MONTH, number, True) for name, number in lexicon.months_english.items()),
        *((name, OFFSET, 0, False) for name in _OFFSETS),
        *((name, LABEL, role, english) for name, (role, english) in _stamp.label_table().items()),
    ]
    table: dict[str, tuple[_Known, ...] | None] = {}
    for one in sorted(known, key=lambda one: len(one[0]), reverse=True):
        (run,) = first_runs([one[0]])
        table[run] = (*(table.get(run) or ()), one)
    days = set(lexicon.day_words).difference(_stamp.label_table())
    unread = (_stamp.beginnings() | _HOUR_WORDS | days).difference(_OFFSETS)
    return table | dict.fromkeys(unread)


def _nothing(_: str) -> tuple[Stamp, bool] | None:
    """What is plain where nothing looks."""
    return None


def _finder() -> Callable[[str], tuple[Stamp, bool] | None]:
    try:
        from extract.fields import _plain
    except ImportError:
        return _nothing
    return _plain.find


_find: Final = _finder()
"""The stamp of a line with a plain one, and whether a word leads to it that is no label."""
