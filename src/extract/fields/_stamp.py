"""Stamps of a line: parts that stand together with nothing but signs between them.

Lives here: finding the parts and joining them. Does not live here: what moment they mean.
"""

from __future__ import annotations

import re
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeAlias

from extract.fields import _clock, _day
from extract.fields._piece import (
    MASK,
    Piece,
    Stamp,
    any_of,
    asked,
    by_mark,
    first_runs,
    piece,
    without,
)
from extract.fields.letters import marks_of
from extract.lexicon.timestamp import words
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

LINE_CHARACTERS: Final = 300
"""So much of a line is looked at; the longest stamp line seen has 150."""
SIGNS: Final = " ,|-–—•·:;/~@()[]*=.»>#\N{BLACK CIRCLE}\N{BULLET}\0\u200b\ufeff"
"""What may stand between the parts of a stamp, and between it and the rest of its line."""
_GAP_SIGNS: Final = " ,|-–—•·:;/~@()[]*=.●\u200b\t\n"
_SIGN: Final = r"[\s,|\-–—•·:;/~@()\[\]*=.●\u200b]"
# "152/TTg-CN, ngày" before a date: it is the date of a document.
_DIGIT: Final = Pattern(r"\d")
_DOCUMENT_NUMBER: Final = re.compile(
    r"\d[/\-][^\W\d_][\w&]{0,11}(?:[\-/][\w&]{1,11}){0,3}[\s,]{0,3}$"
)


def read_stamps(small: str, text: str) -> list[Stamp]:
    """Every stamp by the grammar of all parts; `small` is the line in lower case."""
    parts = pieces(small, text)
    if _CORES.isdisjoint([part.kind for part in parts]):
        return []
    found = [stamp for stamp in _joined(small, parts) if _stands(small, stamp)]
    for stamp in found:
        take_day_word(small, stamp)
    return found


_CORES: Final = frozenset({"day", "clock", "relative", "unfilled"})
"""Kinds of which a stamp has one at least."""


def pieces(small: str, text: str) -> list[Piece]:
    """All parts, in order; a letter belongs to one part at most."""
    found: list[Piece] = []
    marks = marks_of(small)
    if marks.isdisjoint(words_of_stamps()) and _DIGIT.search(small) is None:
        return _unfilled(small, text, marks)
    finders = _finders()
    for place in asked(_by_mark(), marks):
        fresh = finders[place][1](small, text, marks)
        if fresh:
            found += fresh
            small = without(small, fresh)
    return sorted(found, key=_start) if len(found) > 1 else found


_start: Final = attrgetter("start")


def _days(small: str, _: str, marks: set[str]) -> list[Piece]:
    found: list[Piece] = []
    finders = _day.finders()
    for place in asked(_day.finders_by_mark(), marks):
        if found and finders[place][0] in _day.WEAK_LAYOUTS:
            break
        fresh = finders[place][1](small)
        if fresh:
            found += fresh
            small = without(small, fresh)
    return found


def _zones(small: str, text: str, marks: set[str]) -> list[Piece]:
    return _clock.zones(small, text, marks)


def _offsets(small: str, _: str, __: set[str]) -> list[Piece]:
    return _clock.offsets(small)


def _clocks(small: str, _: str, marks: set[str]) -> list[Piece]:
    return _clock.clocks(small, marks)


@cache
def _weekday_pattern() -> Pattern:
    names = any_of([*words().weekdays, *words().weekdays_english])
    # "152/TTg-CN": a weekday does not follow a dash or slash without a blank.
    return Pattern(rf"(?<![^\W\d_])(?<![^\W_][\-/])({names})(?![^\W_])\.?")


def _weekdays(small: str, _: str, __: set[str]) -> list[Piece]:
    lexicon = words()
    found: list[Piece] = []
    for m in _weekday_pattern().finditer(small):
        english = m[1] in lexicon.weekdays_english
        number = (lexicon.weekdays_english if english else lexicon.weekdays)[m[1]]
        found.append(piece("weekday", m, (number,), english=english))
    return found


@cache
def label_table() -> dict[str, tuple[str, bool]]:
    """Labels to the role that they tell, and whether they are English."""
    lexicon = words()
    table = dict.fromkeys(lexicon.weak_labels, ("", False))
    table |= dict.fromkeys(lexicon.published, ("published", False))
    table |= dict.fromkeys(lexicon.published_english, ("published", True))
    table |= dict.fromkeys(lexicon.updated, ("updated", False))
    return table | dict.fromkeys(lexicon.updated_english, ("updated", True))


@cache
def _label_pattern() -> Pattern:
    return Pattern(rf"(?<![^\W_])({any_of(label_table())})(?![^\W\d_\0])")


def _labels(small: str, _: str, __: set[str]) -> list[Piece]:
    return labels(small)


def labels(small: str) -> list[Piece]:
    """Words that tell what the stamp after them is; weak ones lead to it, but tell no role."""
    table = label_table()
    found: list[Piece] = []
    for m in _label_pattern().finditer(small):
        role, english = table[m[1]]
        found.append(piece("label", m, (), role, english))
    return found


@cache
def _relative_patterns() -> tuple[Pattern, ...]:
    """An amount of a unit before now; a day named from now; a line that only says so."""
    lexicon = words()
    amount = (
        rf"(?<![\w.,/:])(?:khoảng\s|cách đây\s)?(\d{{1,3}}|{any_of(lexicon.phrases.amounts)}(?=\s))"
    )
    unit = any_of(lexicon.units)
    ago = any_of(lexicon.phrases.ago)
    return (
        Pattern(rf"{amount}\s?({unit})\s{ago}(?!\s?\w)"),
        Pattern(rf"(?<!\w)({any_of(lexicon.relative_days)})(?!\w)"),
        Pattern(rf"\s*\(?(?:(\d{{1,3}})\s?({unit})|{any_of(lexicon.phrases.now)})\)?\s*"),
    )


_SHORT_CHARACTERS: Final = 24
_AMOUNTS: Final = {"một": 1, "a": 1, "an": 1, "hai": 2, "ba": 3}


def _only_relative(small: str, _: str, __: set[str]) -> list[Piece]:
    """A line that says nothing but how long ago it was: `3 giờ`, `Vừa xong`."""
    only = _relative_patterns()[2].fullmatch(small) if len(small) <= _SHORT_CHARACTERS else None
    if only is None or len(only[2] or "") == 1:
        return []
    numbers = (int(only[1]), words().units[only[2]]) if only[1] else ()
    return [Piece("relative", *_bounds(small), numbers)]


def _ago(small: str, _: str, __: set[str]) -> list[Piece]:
    return [
        piece("relative", m, (_AMOUNTS.get(m[1]) or int(m[1]), words().units[m[2]]))
        for m in _relative_patterns()[0].finditer(small)
    ]


def has_ago(small: str) -> bool:
    """Whether an amount of time ago stands in the line."""
    return _relative_patterns()[0].search(small) is not None


def _named(small: str, _: str, __: set[str]) -> list[Piece]:
    return [
        piece("relative", m, (-words().relative_days[m[1]], 86400), "named")
        for m in _relative_patterns()[1].finditer(small)
    ]


def _bounds(small: str) -> tuple[int, int]:
    """Span of the line without the signs at its ends."""
    inner = small.strip(SIGNS)
    start = small.index(inner)
    return start, start + len(inner)


@cache
def _unfilled_pattern() -> Pattern:
    phrases = words().phrases
    slot = any_of(phrases.slots)
    clock = r"(?:[\s,|\-]{0,3}(?:hh|h|%h|__):(?:mm|m|%m|__)(?::(?:ss|%s))?)?"
    return Pattern(
        rf"(?<![\w.])(?:{slot}\s?([/\-.])\s?{slot}\s?\1\s?{slot}{clock}|{any_of(phrases.unfilled)}"
        r"|\{\{[^{}]{0,20}(?:date|time|ngày)[^{}]{0,20}\}\})(?!\w)"
    )


UNFILLED_RUNS: Final = frozenset({"y", "yy", "yyy", "yyyy", "nan", "invalid", "undefined"})


def _unfilled(small: str, _: str, marks: set[str]) -> list[Piece]:
    if (
        marks.isdisjoint(UNFILLED_RUNS)
        and "__" not in small
        and ".." not in small
        and "…" not in small
        and "{{" not in small
        and "năm]" not in small
    ):
        return []
    found = _unfilled_pattern().finditer(small)
    return [piece("unfilled", m) for m in found if MASK not in m[0]]


_Finder: TypeAlias = "Callable[[str, str, set[str]], list[Piece]]"


@cache
def _finders() -> tuple[tuple[str, _Finder, frozenset[str]], ...]:
    """By precedence, with the marks (`marks_of`) of which a line must have one, if any."""
    lexicon = words()
    return (
        ("unfilled", _unfilled, frozenset()),
        ("only relative", _only_relative, frozenset()),
        ("ago", _ago, first_runs(lexicon.phrases.ago)),
        ("named day", _named, first_runs(lexicon.relative_days)),
        ("named zone", _zones, first_runs([*_clock.zone_words(), "gmt", "utc"])),
        ("day", _days, frozenset()),
        ("offset", _offsets, frozenset("+-")),
        ("clock", _clocks, frozenset(".:hgapt") | first_runs(lexicon.halves)),
        ("weekday", _weekdays, first_runs([*lexicon.weekdays, *lexicon.weekdays_english])),
        ("label", _labels, first_runs(label_table())),
    )


@cache
def _by_mark() -> dict[str, tuple[int, ...]]:
    return by_mark([needed for _, _, needed in _finders()])


@cache
def words_of_stamps() -> frozenset[str]:
    """First words of everything that a stamp may begin with."""
    lexicon = words()
    numbers = [*lexicon.phrases.amounts, *lexicon.phrases.now, *lexicon.phrases.unfilled]
    days = [*lexicon.day_words, *lexicon.month_words, *lexicon.months_english]
    needed = [needed for _, __, needed in _finders()]
    return frozenset().union(*needed, first_runs([*numbers, *days, *UNFILLED_RUNS]))


@cache
def _gap_pattern() -> re.Pattern[str]:
    connector = any_of(words().connectors)
    return re.compile(rf"{_SIGN}{{0,8}}(?:{connector}{_SIGN}{{0,6}})?")


def joins(small: str, start: int, end: int) -> bool:
    """Whether only signs and one connector stand between two parts."""
    if end == start or (end == start + 1 and small[start] in _GAP_SIGNS):
        return True
    return end - start <= 24 and _gap_pattern().fullmatch(small, start, end) is not None


def _joined(small: str, found: list[Piece]) -> list[Stamp]:
    out: list[Stamp] = []
    now: Stamp | None = None
    for index, part in enumerate(found):
        if part.kind == "label":
            if now and _continues(small, now, found, index):
                now.end = part.end
                continue
            now = Stamp(part.start, part.end, part.word, part if part.word else None)
            out.append(now)
        elif now and joins(small, now.end, part.start) and _fits(now, found, index):
            now.take(part)
        else:
            now = Stamp(part.start, part.end)
            now.take(part)
            out.append(now)
    return [stamp for stamp in out if stamp.parts]


def _continues(small: str, now: Stamp, found: list[Piece], index: int) -> bool:
    """Whether a label inside leads on: `Cập nhật: ngày`, `Ngày: 23/07/2018 - Giờ: 08:07`."""
    label, rest = found[index], found[index + 1 : index + 2]
    if not rest or label.word not in ("", now.role or "published"):
        return False
    if not now.parts:
        return not label.word and joins(small, now.end, label.start)
    halves = {"day", "clock"}
    return (
        rest[0].kind in halves - now.parts.keys()
        and len(halves & now.parts.keys()) <= 1
        and joins(small, now.end, label.start)
        and joins(small, label.end, rest[0].start)
    )


def _fits(now: Stamp, found: list[Piece], index: int) -> bool:
    """A stamp has one part of a kind; a weekday after a whole one belongs to the next day."""
    kind, parts = found[index].kind, now.parts
    if kind in parts or _OTHER_DAY.get(kind, "") in parts:
        return False
    following = found[index + 1].kind if index + 1 < len(found) else ""
    return not (kind == "weekday" and "day" in parts and following == "day")


_OTHER_DAY: Final = {"relative": "day", "day": "relative"}


def _stands(small: str, stamp: Stamp) -> bool:
    """Whether the parts make a stamp at all, be it an unreadable one."""
    parts = stamp.parts
    relative, day = parts.get("relative"), parts.get("day")
    if relative is not None and relative.word == "named":
        return "clock" in parts or stamp.label is not None or _is_alone(small, stamp)
    if relative is not None or "unfilled" in parts:
        return True
    if day is None:
        labelled = stamp.label is not None
        return "clock" in parts and (labelled or ("weekday" in parts and _is_alone(small, stamp)))
    start = _before_day_word(small, stamp)
    if start and _DOCUMENT_NUMBER.search(small, max(0, stamp.start - 40), start):
        return False
    if day.word not in _day.WEAK_LAYOUTS or stamp.label is not None:
        return True
    return "clock" in parts or "weekday" in parts or _is_alone(small, stamp)


def _is_alone(small: str, stamp: Stamp) -> bool:
    """Whether nothing but signs stands beside the stamp."""
    start = _before_day_word(small, stamp)
    return not small[stamp.end :].strip(SIGNS) and not small[:start].strip(SIGNS)


def _before_day_word(small: str, stamp: Stamp) -> int:
    """Where a "ngày" in front of the stamp starts, or the stamp itself."""
    if not stamp.start:
        return 0
    cut = small[max(0, stamp.start - 16) : stamp.start].rstrip()
    if not cut.endswith(words().day_words):
        return stamp.start
    cut = small[: stamp.start].rstrip()
    for word in words().day_words:
        if cut.endswith(word) and not cut[: -len(word)][-1:].isalnum():
            return len(cut) - len(word)
    return stamp.start


def take_day_word(small: str, stamp: Stamp) -> None:
    """`ngày 23/07/2018` is written whole, unless the word belongs to the label in front."""
    start = _before_day_word(small, stamp)
    if stamp.label is not None and start < stamp.label.end:
        return
    stamp.start = start
