"""Clocks and zones: how they are written and what hour they mean."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from extract.fields._piece import MASK, NO_SECOND, Piece, any_of, first_runs, piece
from extract.lexicon.timestamp import words
from extract.pattern import Pattern

_COLON: Final = Pattern(
    r"""
    (\d(?<!\d\d)(?<!\d[:.,]\d)\d?) \s?:\s? (\d\d)
    (?: \s?:\s? (\d\d) (?:[.,]\d{1,9})? )?
    (?!\d) (?!:\d) (?:\s?(?:h|giờ)(?!\w))?
    """,
    re.VERBOSE,
)
_MINUTE_WORD: Final = r"(?:phút|phut|ph|p|['’′])(?![^\W\d_])"
_HOUR: Final = Pattern(
    rf"""
    (\d(?<!\d\d)(?<!\d[:.,]\d)\d?)
    (?:
        \s?(?:giờ|gio|h)\s?kém\s?(?P<less>\d{{1,2}})(?!\d)(?:\s?{_MINUTE_WORD})?
      | \s?(?:giờ|gio|h)\s?(?P<half>rưỡi)
      | \s?(?:giờ|gio|h|g)\s?[:.]?\s?(?P<minute>\d\d|\d(?=\s?{_MINUTE_WORD}))(?!\d)
        (?:\s?{_MINUTE_WORD})?
        (?:\s?[:.]?(?P<second>\d\d)(?!\d)(?:\s?(?:giây|s|["”″])(?!\w))?)?
      | \s?(?:giờ|gio|h)(?!\w)
    )
    """,
    re.VERBOSE,
)
_TWELVE: Final = Pattern(
    r"(\d(?<![\d:.,/]\d)\d?) (?:\.(\d\d))? (?= \s? (?:am|pm|a\.m|p\.m) (?!\w) )", re.VERBOSE
)
# A full stop makes a clock only right beside a day, which is masked by now.
_DOTTED: Final = Pattern(
    rf"(?:(?<={MASK}[ ,|])|(?<={MASK}[,|] )|(?<={MASK} [\-–|] ))"
    r"([01]\d|2[0-3])\.([0-5]\d)(?![\d.,])"
    rf"|(?<![\d.,])([01]\d|2[0-3])\.([0-5]\d)(?=[\s,|\-–]{{1,3}}{MASK})"
)
# ISO without signs: T080700.
_BASIC: Final = Pattern(r"(?<=t)(\d\d)(\d\d)(\d\d)?(?!\d)")
_OFFSET: Final = Pattern(r"(?<=\d)\s?(?P<sign>[+\-])(\d\d):?(\d\d)?(?![\d:])")
# The day before the "t" is masked by now.
_ISO: Final = Pattern(rf"[\d{MASK}]t\d\d")
_NAMED_OFFSET: Final = Pattern(
    r"(?<![^\W\d_])(?:gmt|utc)\s?(?:(?P<sign>[+\-])\s?(\d{1,2})(?::?(\d\d))?(?![\d:]))"
)
_BRACKETS: Final = {"(": ")", "[": "]"}
_DAY_HOURS: Final = 24
_NO_OFFSET: Final = 24 * 60
"""Minutes of an offset that there is not: none is so far."""


def clocks(text: str, marks: set[str]) -> list[Piece]:
    """Every clock, with the word after it that tells the half of the day.

    `marks` are those of the line (`letters.marks_of`).
    """
    halves = not marks.isdisjoint(_half_runs())
    found = _bare_clocks(text, marks, halves=halves)
    if halves:
        for clock in found:
            half = _half_pattern().match(text, clock.end)
            if half and MASK not in half[0]:
                clock.end, clock.word = half.end(), words().halves[half[1]]
    return found


def _bare_clocks(text: str, marks: set[str], *, halves: bool) -> list[Piece]:
    found: list[Piece] = []
    for pattern, needed in ((_COLON, ":"), (_BASIC, "t")):
        if needed in marks:
            for m in pattern.finditer(text):
                numbers = (int(m[1]), int(m[2]), int(m[3]) if m[3] else NO_SECOND)
                found.append(piece("clock", m, numbers))
    if "h" in marks or "g" in marks:
        found += [piece("clock", m, _hour_numbers(m)) for m in _HOUR.finditer(text)]
    if "." in marks and MASK in text:
        found += [
            piece("clock", m, (int(m[1] or m[3]), int(m[2] or m[4]), NO_SECOND))
            for m in _DOTTED.finditer(text)
        ]
    if halves:
        found += [
            piece("clock", m, (int(m[1]), int(m[2] or 0), NO_SECOND))
            for m in _TWELVE.finditer(text)
        ]
    return found


@cache
def _half_runs() -> frozenset[str]:
    return first_runs(words().halves)


def _hour_numbers(m: re.Match[str]) -> tuple[int, int, int]:
    """`8 giờ 7 phút`, `8h`, `8 giờ rưỡi`, `8 giờ kém 5`."""
    hour, second = int(m[1]), int(m["second"]) if m["second"] else NO_SECOND
    if m["less"]:
        return (hour - 1) % _DAY_HOURS, 60 - int(m["less"]), NO_SECOND
    if m["half"]:
        return hour, 30, NO_SECOND
    return hour, int(m["minute"] or 0), second


@cache
def _half_pattern() -> Pattern:
    return Pattern(rf"\s?[,(]?\s?({any_of(words().halves)})(?![^\W_])\)?")


def hour_of(hour: int, half: str) -> tuple[int | None, bool]:
    """The hour of 0 to 23 that a clock means, and whether the word after it means nothing.

    A 24-hour clock with AM or PM after it is common (21:06 PM, 00:01 AM); "17h30 chiều" is one
    too. `None` where the hour is not certain ("12h đêm", "2h tối").

    >>> hour_of(8, "evening"), hour_of(21, "pm"), hour_of(12, "am"), hour_of(12, "night")
    ((20, False), (21, True), (0, False), (None, False))
    """
    if not half:
        return hour, False
    if hour > 12 or hour == 0:
        return hour, half in ("am", "pm")
    return _TWELVE_HOURS[half][hour], False


_NOT: Final = None
_MORNING: Final = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0)
_AFTERNOON: Final = (0, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 12)
_TWELVE_HOURS: Final[dict[str, tuple[int | None, ...]]] = {
    "am": _MORNING,
    "morning": _MORNING,
    "pm": _AFTERNOON,
    "afternoon": _AFTERNOON,
    "noon": (0, 13, 14, *(_NOT,) * 7, 10, 11, 12),
    "evening": (0, *(_NOT,) * 4, 17, 18, 19, 20, 21, 22, 23, _NOT),
    "night": (0, 1, 2, 3, 4, 5, _NOT, 19, 20, 21, 22, 23, _NOT),
}
"""Hour by what the clock shows, 0 to 12."""


def zones(text: str, source: str, marks: set[str]) -> list[Piece]:
    """Every time zone; `source` is the line as written, since abbreviations count in capitals.

    `marks` are those of the line (`letters.marks_of`).
    """
    found: list[Piece] = []
    if "gmt" in marks or "utc" in marks:
        found += [_bracketed(text, *m.span(), (_minutes(m),)) for m in _NAMED_OFFSET.finditer(text)]
    known = words()
    if marks.isdisjoint(_zone_names()) and not _has_zone_phrase(text):
        return found
    for m in _zone_pattern().finditer(text):
        if m[1] or source[m.start() : m.end()].isupper():
            east = known.zone_phrases if m[1] else known.zones
            found.append(_bracketed(text, *m.span(), (east[m[0]],) if m[0] in east else ()))
    return found


def _has_zone_phrase(text: str) -> bool:
    return any(phrase in text for phrase in words().zone_phrases)


@cache
def _zone_names() -> frozenset[str]:
    return frozenset([*words().zones, *_UNSURE_ZONES])


_UNSURE_ZONES: Final = ("et", "pt", "ct", "mt")
"""Without a single offset."""


def zone_words() -> tuple[str, ...]:
    """Everything by which a zone is called."""
    return (*words().zone_phrases, *words().zones, *_UNSURE_ZONES)


@cache
def _zone_pattern() -> Pattern:
    phrases, names = any_of(words().zone_phrases), any_of([*words().zones, *_UNSURE_ZONES])
    return Pattern(
        rf"(?<!\w)(?:({phrases})|{names})(?!\w)"
        r"|(?<=:\d\d)z(?!\w)|(?<=\.\d\d\d)z(?!\w)"
    )


def offsets(text: str) -> list[Piece]:
    """Offsets right after a clock; `-05:00` in ISO only, since `08:00-09:00` is a span."""
    found: list[Piece] = []
    for m in _OFFSET.finditer(text):
        before = text[max(0, m.start() - 3) : m.start()]
        if (before[:1] == ":" and m["sign"] == "+") or _ISO.search(text):
            found.append(piece("zone", m, (_minutes(m),)))
    return found


def _minutes(m: re.Match[str]) -> int:
    rest = int(m[3] or 0)
    minutes = int(m[2]) * 60 + rest if rest < 60 else _NO_OFFSET
    return -minutes if m["sign"] == "-" else minutes


def _bracketed(text: str, start: int, end: int, numbers: tuple[int, ...]) -> Piece:
    """A zone with the brackets that stand close round it."""
    if start and _BRACKETS.get(text[start - 1]) == text[end : end + 1]:
        start, end = start - 1, end + 1
    return Piece("zone", start, end, numbers)
