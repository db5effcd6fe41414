"""Days: every way in which a date is written, most specific first.

Lives here: the layouts and their reading into year, month, day as written. Does not live here:
whether such a day exists (`_moment`), clocks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields._piece import any_of, by_mark, first_runs, piece
from extract.fields.letters import LONG, LONG_SIGNED, TWICE
from extract.lexicon.timestamp import words
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.fields._piece import Piece

UNSURE_LAYOUTS: Final = frozenset({"month_only", "no_year"})
"""Layouts that name no day for certain."""
WEAK_LAYOUTS: Final = frozenset({"compact", "spaced"}) | UNSURE_LAYOUTS
"""Layouts that count only beside a label or clock, or as the whole line."""
_CENTURY_TURN: Final = 70
"""Two-digit years from here on belong to the 1900s."""

# A date may follow a clock's minutes with nothing but a dash or full stop between. It is asked
# behind the first digit: a search that begins with a digit is several times as fast.
_LEFT: Final = r"(?:(?<!\d\d)(?<!\d[./\-–]\d)|(?<=[:hg]\d\d\d)|(?<=[:hg]\d\d[\-–.]\d))"
_FIRST: Final = rf"(\d{_LEFT}\d?)"
# ... and a clock may follow a date in the same way.
_RIGHT: Final = r"(?!\d(?!\d[:hg]\d\d))(?![./]\d)(?![\-–]\d(?!\d?[:hg]))"

_YEAR_LAST: Final = Pattern(
    rf"""
    {_FIRST} \s? ([/.\-–]) \s? (\d{{1,2}}) \s? \2 \s?
    (\d{{4}} | \d\d (?!\d)) {_RIGHT}
    """,
    re.VERBOSE,
)
_YEAR_FIRST: Final = Pattern(
    rf"(\d{_LEFT}\d{{3}}) \s? ([/.\-]) \s? (\d{{1,2}}) \s? \2 \s? (\d{{1,2}}) {_RIGHT}", re.VERBOSE
)
_SPACED: Final = Pattern(
    r"(\d(?<!\d\d)(?<!\d[ ./\-]\d)\d)[ ](\d\d)[ ]((?:19|20)\d\d)(?!\d)(?![ ]\d(?!\d?[:hg]))"
)
_COMPACT: Final = Pattern(
    r"((?:19|20)(?<![\d./\-]..)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=t\d\d|(?![\d./\-]))"
)
_NO_YEAR: Final = Pattern(rf"{_FIRST} \s? [/\-] \s? (\d{{1,2}}) {_RIGHT}", re.VERBOSE)
_MONTH: Final = Pattern(rf"{_FIRST} \s? [/\-.] \s? ((?:19|20)\d\d) {_RIGHT}", re.VERBOSE)


def year_of(digits: str) -> int:
    """The year that two or four digits mean.

    >>> year_of("18"), year_of("98"), year_of("2018")
    (2018, 1998, 2018)
    """
    if len(digits) > 2:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= _CENTURY_TURN else 2000)


def _year_last(text: str) -> list[Piece]:
    return [
        piece(
            "day",
            m,
            (year_of(m[4]), int(m[3]), int(m[1])),
            "dotted" if m[2] == "." else "numeric",
        )
        for m in _YEAR_LAST.finditer(text)
    ]


def _year_first(text: str) -> list[Piece]:
    return [
        piece("day", m, (int(m[1]), int(m[3]), int(m[4])), "year_first")
        for m in _YEAR_FIRST.finditer(text)
    ]


def _spaced(text: str) -> list[Piece]:
    return [
        piece("day", m, (int(m[3]), int(m[2]), int(m[1])), "spaced") for m in _SPACED.finditer(text)
    ]


def _compact(text: str) -> list[Piece]:
    return [
        piece("day", m, (int(m[1]), int(m[2]), int(m[3])), "compact")
        for m in _COMPACT.finditer(text)
    ]


@cache
def _spelt_patterns() -> tuple[Pattern, Pattern, Pattern, Pattern]:
    """Day before month, month before day, no year, month only, with "tháng" or "thg"."""
    lexicon = words()
    month = any_of(lexicon.month_words) + r"\.?\s?"
    name = rf"({any_of(lexicon.months)}(?!\w)|\d{{1,2}})"
    year = (
        rf"[\s,/\-.]{{0,3}}(?:(?:{any_of(lexicon.year_words)}\s?)(\d{{4}}|\d\d)|(\d{{4}}))"
        r"(?!\d(?!\d[:hg]))"
    )
    day = r"(\d(?<!\d\d)(?<!\d[./\-]\d)\d?)"
    return (
        Pattern(rf"{day}[\s,/\-]{{0,2}}{month}{name}{year}"),
        Pattern(rf"(?<![^\W\d_]){month}{name}[\s,](\d{{1,2}}),?\s(\d{{4}})(?!\d)"),
        Pattern(rf"{day}[\s,/\-]{{0,2}}{month}{name}(?![\d\w])"),
        Pattern(rf"(?<![^\W\d_]){month}{name}{year}"),
    )


def _month_number(name: str) -> int:
    return int(name) if name.isdigit() else words().months[name]


def _spelt(text: str) -> list[Piece]:
    """`23 tháng 7 năm 2018`, `23 thg 7, 2018`, `Tháng Bảy 23, 2018`."""
    day_first, month_first = _spelt_patterns()[:2]
    found = [
        piece("day", m, (year_of(m[3] or m[4]), _month_number(m[2]), int(m[1])), "spelt")
        for m in day_first.finditer(text)
    ]
    return found + [
        piece("day", m, (int(m[3]), _month_number(m[1]), int(m[2])), "spelt")
        for m in month_first.finditer(text)
    ]


@cache
def _english_patterns() -> tuple[Pattern, ...]:
    """Month before day, day before month, year first, no year (both orders), month only."""
    month = rf"(?<![^\W\d_])({any_of(words().months_english)})(?![^\W\d_])\.?"
    day = r"(\d(?<!\d\d)\d?)(?:st|nd|rd|th)?(?![^\W_]|[:.]\d)"
    return (
        Pattern(rf"{month}[\s\-]{{0,2}}{day},?[\s\-]{{0,2}}(\d{{4}})(?!\d)"),
        Pattern(rf"{day}(?:\sof)?[\s,/\-]{{0,2}}{month},?[\s/\-]{{0,2}}(\d{{4}})(?!\d)"),
        Pattern(rf"(\d(?<!\d\d)\d{{3}}),?[\s/\-]{month}[\s/\-]{day}"),
        Pattern(rf"{month}\s{day}"),
        Pattern(rf"{day}\s{month}"),
        Pattern(rf"{month},?\s(\d{{4}})(?!\d)"),
    )


_ENGLISH_ORDERS: Final = ((3, 1, 2), (3, 2, 1), (1, 2, 3))
"""Groups of year, month and day in the first of the patterns."""


def _english(text: str) -> list[Piece]:
    """`July 30, 2019`, `30th of July 2019`, `30-Jul-2019`, `2019 Jul 30`."""
    months = words().months_english
    found: list[Piece] = []
    for pattern, (year, month, day) in zip(_english_patterns()[:3], _ENGLISH_ORDERS, strict=True):
        for m in pattern.finditer(text):
            numbers = (int(m[year]), months[m[month]], int(m[day]))
            found.append(piece("day", m, numbers, "english", english=True))
    return found


@cache
def _worded_pattern() -> Pattern:
    lexicon = words()
    number = any_of([*lexicon.numbers, *lexicon.multipliers])
    day, month, year = (
        any_of(w) for w in (lexicon.day_words, lexicon.month_words, lexicon.year_words)
    )
    return Pattern(
        rf"(?<!\w){day}\s({number}(?:\s{number}){{0,2}})\s{month}\s({any_of(lexicon.months)})"
        rf",?\s{year}\s({number}(?:\s{number}){{2,7}})(?!\w)"
    )


def number_of(phrase: str) -> int:
    """The number that Vietnamese words spell.

    >>> number_of("hai nghìn không trăm mười tám"), number_of("hai mươi ba"), number_of("mười")
    (2018, 23, 10)
    """
    lexicon = words()
    total, unit = 0, 0
    for word in phrase.split():
        factor = lexicon.multipliers.get(word)
        if factor is None:
            unit = lexicon.numbers[word]
        else:
            total += (unit or (1 if word == "mười" else 0)) * factor
            unit = 0
    return total + unit


def _worded(text: str) -> list[Piece]:
    return [
        piece("day", m, (number_of(m[3]), words().months[m[2]], number_of(m[1])), "worded")
        for m in _worded_pattern().finditer(text)
    ]


def _no_year(text: str) -> list[Piece]:
    """`23/07`: year 0 stands for the missing one."""
    return [piece("day", m, (0, int(m[2]), int(m[1])), "no_year") for m in _NO_YEAR.finditer(text)]


def _no_year_spelt(text: str) -> list[Piece]:
    """`ngày 23 tháng 7`."""
    return [
        piece("day", m, (0, _month_number(m[2]), int(m[1])), "no_year")
        for m in _spelt_patterns()[2].finditer(text)
    ]


def _no_year_english(text: str) -> list[Piece]:
    """`July 23`, `23 July`."""
    months = words().months_english
    found: list[Piece] = []
    for pattern, (month, day) in zip(_english_patterns()[3:5], ((1, 2), (2, 1)), strict=True):
        for m in pattern.finditer(text):
            numbers = (0, months[m[month]], int(m[day]))
            found.append(piece("day", m, numbers, "no_year", english=True))
    return found


def _month_spelt(text: str) -> list[Piece]:
    """`Tháng 7/2018`: day 0 stands for the missing one."""
    return [
        piece("day", m, (year_of(m[2] or m[3]), _month_number(m[1]), 0), "month_only")
        for m in _spelt_patterns()[3].finditer(text)
    ]


def _month(text: str) -> list[Piece]:
    """`07/2018`."""
    return [piece("day", m, (int(m[2]), int(m[1]), 0), "month_only") for m in _MONTH.finditer(text)]


def _month_english(text: str) -> list[Piece]:
    """`July 2018`."""
    months = words().months_english
    return [
        piece("day", m, (int(m[2]), months[m[1]], 0), "month_only", english=True)
        for m in _english_patterns()[5].finditer(text)
    ]


_SIGNED: Final = frozenset("/.-–")
"""Signs behind a number without which no date is written in figures."""


@cache
def finders() -> tuple[tuple[str, Callable[[str], list[Piece]], frozenset[str]], ...]:
    """Layouts by precedence: what an earlier one takes, a later one does not see.

    With each, the marks (`letters.marks_of`) of which a line must have one.
    """
    spelt, english = first_runs(words().month_words), first_runs(words().months_english)
    return (
        ("year_first", _year_first, frozenset({LONG_SIGNED})),
        ("year_last", _year_last, frozenset({TWICE})),
        ("spelt", _spelt, spelt),
        ("english", _english, english),
        ("worded", _worded, spelt),
        ("spaced", _spaced, frozenset({LONG})),
        ("compact", _compact, frozenset({LONG})),
        ("month_only", _month_spelt, spelt),
        ("month_only", _month, frozenset({LONG})),
        ("month_only", _month_english, english),
        ("no_year", _no_year, _SIGNED),
        ("no_year", _no_year_spelt, spelt),
        ("no_year", _no_year_english, english),
    )


@cache
def finders_by_mark() -> dict[str, tuple[int, ...]]:
    """Marks to the places of the finders that need one of them."""
    return by_mark([needed for _, _, needed in finders()])
