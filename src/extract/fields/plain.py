"""Stamps of a line: at a look where it has a plain one or none, else by the grammar.

Lives here: the order of the ways, and the words of which the look must know. A plain stamp has a
day in figures, or with an English month or "tháng", and may have a weekday, a clock, an offset and
a label; or it is a time ago. No other figures or words of stamps stand in its line but such as make
nothing of one. That is what nine of ten stamp lines are. The look itself is compiled
(`_plain.pyx`); without it every line is put to the grammar, with which it agrees
(`tests/test_timestamp.py`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from extract.fields import _clock, _stamp, _whole
from extract.fields._folding import ASKED_AGAIN
from extract.fields._piece import Stamp, low
from extract.lexicon.timestamp import words
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LINE_CHARACTERS: Final = 150
"""No stamp line is longer."""
# What a phrase is.
HOUR: Final = 1
"""Makes a clock of a number in front of it, and is nothing by itself."""
UNREAD: Final = 2
"""Begins a part that only the grammar reads."""
LABEL: Final = 3
WEEKDAY: Final = 4
MONTH: Final = 5
OFFSET: Final = 6
MINUTE: Final = 7
"""Belongs to a clock in front of it, and is nothing by itself."""
HALF: Final = 8
AGO: Final = 9
NOW: Final = 10
"""May be all of a short line."""
MONTH_WORD: Final = 11
NUMBER: Final = 12
"""Names a month behind a word for one."""
LINK: Final = 13
"""May stand between the parts of a stamp."""
DAY_WORD: Final = 14
SLOT: Final = 15
"""May be of a pattern that was never filled in."""
UNIT: Final = 16
_HOURS: Final = ("giờ", "gio", "h", "g")
_MINUTES: Final = ("phút", "phut", "ph", "p", "giây", "s")
_SLOTS: Final = ("y", "yy", "yyy", "yyyy")
_OFFSETS: Final = ("gmt", "utc")
_DIGIT: Final = Pattern(r"\d")

_Known: TypeAlias = "tuple[str, int, int, str, bool]"
"""A phrase, what it is, its number, its role or half of the day, and whether it is English."""


def stamps(text: str) -> tuple[Stamp, ...]:
    """Every stamp of the line, in order."""
    if len(text) > _stamp.LINE_CHARACTERS:
        text = text[: _stamp.LINE_CHARACTERS]
    plain = look(text)
    if plain is not None:
        return (plain,) if plain else ()
    return _stamps_by_grammar(text)


@lru_cache(ASKED_AGAIN)
def _stamps_by_grammar(text: str) -> tuple[Stamp, ...]:
    small = low(text)
    whole = _whole.stamp(small) if _DIGIT.search(small) else None
    return (whole,) if whole else tuple(_stamp.read_stamps(small, text))


def vocabulary() -> list[_Known]:
    """All that the look must know, for each first run of letters the longest first."""
    lexicon = words()
    labels = _stamp.label_table()
    known: list[_Known] = [
        *((name, WEEKDAY, number, "", False) for name, number in lexicon.weekdays.items()),
        *((name, WEEKDAY, number, "", True) for name, number in lexicon.weekdays_english.items()),
        *((name, MONTH, number, "", True) for name, number in lexicon.months_english.items()),
        *((name, LABEL, 0, role, english) for name, (role, english) in labels.items()),
        *((half, HALF, 0, word, False) for half, word in lexicon.halves.items() if "." not in half),
        *((unit, UNIT, seconds, "", False) for unit, seconds in lexicon.units.items()),
    ]
    known += [(phrase, UNREAD, 0, "", False) for phrase in _labelled_zones(labels)]
    for kind, phrases in _plain_words():
        known += [(phrase, kind, 0, "", False) for phrase in phrases]
    return sorted(known, key=lambda one: (one[1] != HOUR, -len(one[0])))


def _labelled_zones(labels: Iterable[str]) -> list[str]:
    """Zones of which a label before has taken the first word: `ngày giờ Việt Nam`."""
    return [
        label.removesuffix(word) + zone
        for zone in words().zone_phrases
        for word in (zone.split(" ")[0],)
        for label in labels
        if label.endswith(" " + word)
    ]


def _plain_words() -> tuple[tuple[int, list[str]], ...]:
    """Words of which nothing is told but what they are."""
    lexicon = words()
    phrases = lexicon.phrases
    labels = _stamp.label_table()
    zones = [word for word in _clock.zone_words() if word not in _OFFSETS]
    dotted = [half for half in lexicon.halves if "." in half]
    never = sorted(_stamp.UNFILLED_RUNS.difference(_SLOTS))
    links = [w for w in lexicon.connectors if " " not in w and w not in labels]
    days = [word for word in lexicon.day_words if word not in labels]
    return (
        (HOUR, [*_HOURS]),
        (UNREAD, [*lexicon.relative_days, *zones, *dotted, *never]),
        (OFFSET, [*_OFFSETS]),
        (MINUTE, [*_MINUTES]),
        (AGO, [*phrases.ago]),
        (NOW, [*phrases.now]),
        (MONTH_WORD, [*lexicon.month_words]),
        (NUMBER, [*lexicon.months]),
        (LINK, [word for word in links if word not in days]),
        (DAY_WORD, days),
        (SLOT, [*_SLOTS]),
    )


def day_words() -> tuple[str, ...]:
    """Words that lead to a day and belong to its stamp."""
    return words().day_words


def _nothing(_: str) -> Stamp | Literal[False] | None:
    """What is plain where nothing looks."""
    return None


def _finder() -> Callable[[str], Stamp | Literal[False] | None]:
    try:
        from extract.fields import _plain
    except ImportError:
        return _nothing
    return _plain.find


look: Final = _finder()
"""The stamp of a line with a plain one, `False` for a line without any, `None` where only the
grammar tells."""
