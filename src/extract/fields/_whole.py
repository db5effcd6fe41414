"""Lines that are nothing but a stamp, in the layouts that nearly all of them have.

Lives here: one expression for the whole line and the stamp made of its match. What it does not
know is left to the grammar of `_stamp`, with which it agrees (`tests/test_timestamp.py`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from extract.fields._piece import NO_SECOND, Piece, Stamp, any_of
from extract.lexicon.timestamp import words
from extract.pattern import Pattern

_LONGEST: Final = 64
"""Characters; weekday, date, clock with seconds and zone have 56 at most."""
_GAP: Final = r"[ ,|\-–—•]{1,4}"
_CLOCK: Final = (
    r"(?P<hour_{0}>\d{{1,2}})[:h](?P<minute_{0}>\d\d)(?:(?<=:\d\d):(?P<second_{0}>\d\d))?"
)
_HALF: Final = r"\s?(?P<half_{0}>[ap]m)(?!\w)"
_NUMBER: Final = Pattern(r"\d+")


@cache
def _pattern() -> Pattern:
    """Weekday, clock, day, clock, zone; all but the day may be missing."""
    lexicon = words()
    month = any_of(lexicon.months_english)
    weekday = any_of([*lexicon.weekdays, *lexicon.weekdays_english])
    return Pattern(
        rf"""
        (?: (?P<weekday>{weekday}) (?![\w.]) {_GAP} )?
        (?: (?P<before>{_CLOCK.format("before")} (?:{_HALF.format("before")})? ) {_GAP} )?
        (?P<day>
            (?P<date>\d{{1,2}}) \s? (?P<sign>[/.\-–]) \s? (?P<month>\d{{1,2}})
            (?: \s? (?P=sign) \s? (?P<year>\d{{4}}) )?
          | (?P<first>{month}) \.? \s \d{{1,2}} ,? \s \d{{4}}
          | \d{{1,2}} \s (?P<second>{month}) \.? ,? \s \d{{4}}
        )
        (?: {_GAP} (?P<after>{_CLOCK.format("after")} (?:{_HALF.format("after")})? ) )?
        (?: {_GAP} (?P<zone> (?P<open>\()? (?:gmt|utc) \s? [+\-] \s? \d{{1,2}} (?(open)\)) ) )?
        """,
        re.VERBOSE,
    )


def stamp(small: str) -> Stamp | None:
    """The stamp that the line is; None where it holds anything else or is written otherwise.

    >>> stamp("thứ hai, 23/07/2018 - 08:07").parts["clock"].numbers
    (8, 7, -1)
    """
    m = _pattern().fullmatch(small) if len(small) <= _LONGEST else None
    if m is None:
        return None
    before, after, weekday, zone = m.group("before", "after", "weekday", "zone")
    if before and after:
        return None
    day = _day(m)
    if day.word == "no_year" and (not (before or after) or m["sign"] in ".–"):
        return None
    parts: dict[str, Piece] = {}
    if weekday:
        parts["weekday"] = _weekday(m, weekday)
    if before or after:
        parts["clock"] = _clock(m, "before" if before else "after")
    parts["day"] = day
    if zone:
        parts["zone"] = _zone(m, zone)
    return Stamp(0, len(small), parts=parts)


def _weekday(m: re.Match[str], name: str) -> Piece:
    known = words().weekdays.get(name)
    start, end = m.span("weekday")
    if known is not None:
        return Piece("weekday", start, end, (known,))
    return Piece("weekday", start, end, (words().weekdays_english[name],), english=True)


def _clock(m: re.Match[str], place: str) -> Piece:
    hour, minute, second, half = m.group(*_CLOCK_GROUPS[place])
    numbers = (int(hour), int(minute), int(second) if second else NO_SECOND)
    start, end = m.span(place)
    return Piece("clock", start, end, numbers, half or "")


_CLOCK_GROUPS: Final = {
    place: ("hour_" + place, "minute_" + place, "second_" + place, "half_" + place)
    for place in ("before", "after")
}


def _day(m: re.Match[str]) -> Piece:
    day, sign, month, year = m.group("date", "sign", "month", "year")
    start, end = m.span("day")
    if sign is None:
        day, year = _NUMBER.findall(m["day"])
        number = words().months_english[m["first"] or m["second"]]
        return Piece("day", start, end, (int(year), number, int(day)), "english", english=True)
    if year is None:
        return Piece("day", start, end, (0, int(month), int(day)), "no_year")
    layout = "dotted" if sign == "." else "numeric"
    return Piece("day", start, end, (int(year), int(month), int(day)), layout)


def _zone(m: re.Match[str], written: str) -> Piece:
    minutes = 60 * int(_NUMBER.findall(written)[0])
    start, end = m.span("zone")
    return Piece("zone", start, end, (-minutes if "-" in written else minutes,))
