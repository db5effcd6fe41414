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

_LONGEST: Final = 64
"""Characters; weekday, date, clock with seconds and zone have 56 at most."""
_GAP: Final = r"[ ,|\-–—•]{1,4}"
_CLOCK: Final = r"\d{1,2}(?::\d\d(?::\d\d)?|h\d\d)"
_HALF: Final = r"\s?(?P<half_{0}>[ap]m)(?!\w)"
_NUMBER: Final = re.compile(r"\d+")


@cache
def _pattern() -> re.Pattern[str]:
    """Weekday, clock, day, clock, zone; all but the day may be missing."""
    lexicon = words()
    month = any_of(lexicon.months_english)
    weekday = any_of([*lexicon.weekdays, *lexicon.weekdays_english])
    return re.compile(
        rf"""
        (?: (?P<weekday>{weekday}) (?![\w.]) {_GAP} )?
        (?: (?P<before>{_CLOCK} (?:{_HALF.format("before")})? ) {_GAP} )?
        (?P<day>
            \d{{1,2}} \s? (?P<sign>[/.\-–]) \s? \d{{1,2}} (?P<year> \s? (?P=sign) \s? \d{{4}} )?
          | (?P<first>{month}) \.? \s \d{{1,2}} ,? \s \d{{4}}
          | \d{{1,2}} \s (?P<second>{month}) \.? ,? \s \d{{4}}
        )
        (?: {_GAP} (?P<after>{_CLOCK} (?:{_HALF.format("after")})? ) )?
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
    clock = _clock(m, "before") or _clock(m, "after")
    day = _day(m)
    if (m["before"] and m["after"]) or (day.word == "no_year" and (not clock or m["sign"] in ".–")):
        return None
    found = (_weekday(m), clock, day, _zone(m))
    return Stamp(0, len(small), parts={piece.kind: piece for piece in found if piece})


def _weekday(m: re.Match[str]) -> Piece | None:
    name = m["weekday"]
    if name is None:
        return None
    known = words().weekdays.get(name)
    if known is not None:
        return Piece("weekday", *m.span("weekday"), (known,))
    return Piece("weekday", *m.span("weekday"), (words().weekdays_english[name],), english=True)


def _clock(m: re.Match[str], place: str) -> Piece | None:
    if m[place] is None:
        return None
    hour, minute, *rest = map(int, _NUMBER.findall(m[place]))
    second = rest[0] if rest else NO_SECOND
    return Piece("clock", *m.span(place), (hour, minute, second), m["half_" + place] or "")


def _day(m: re.Match[str]) -> Piece:
    numbers = [int(number) for number in _NUMBER.findall(m["day"])]
    name = m["first"] or m["second"]
    if name:
        day, year = numbers
        date = (year, words().months_english[name], day)
        return Piece("day", *m.span("day"), date, "english", english=True)
    if m["year"] is None:
        day, month = numbers
        return Piece("day", *m.span("day"), (0, month, day), "no_year")
    day, month, year = numbers
    layout = "dotted" if m["sign"] == "." else "numeric"
    return Piece("day", *m.span("day"), (year, month, day), layout)


def _zone(m: re.Match[str]) -> Piece | None:
    if m["zone"] is None:
        return None
    minutes = 60 * int(_NUMBER.findall(m["zone"])[0])
    return Piece("zone", *m.span("zone"), (-minutes if "-" in m["zone"] else minutes,))
