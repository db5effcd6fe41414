"""What a licence says: its number, its issuer, its date.

Lives here: looks for the layouts that nearly all licences have, and expressions for the rest; they
agree where both read something (`tests/test_masthead.py`).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields._folding import finder, fold
from extract.fields.timestamp import read_timestamps
from extract.lexicon import masthead as lexicon
from extract.once import Once
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBER: Final = Pattern(
    r"""
    \d (?<![\d/.-]\d) \d{0,4} (?:/\d{4})? \s? (?:[/\-–_]\s?)?   # 136/  298 /  3276  46
    GP (?!XD|LX) [A-ZĐ&]{0,6}                              # GP, GPXB, GPTTĐT
    (?: \s?[-–_/]\s? (?:TT\s?ĐT|TT\s?DT|[A-ZĐ&]{2,9}) ){0,3}   # -BTTTT, _TTĐT, -ICP-STTTT, / BC
    (?![a-zà-ỹ])
    """,
    re.VERBOSE,
)
_REVERSED: Final = Pattern(
    r"\d(?<![\d/.-]\d)\d{0,4}\s?/\s?(?:[A-ZĐ&]{2,9}\s?[-–_/]\s?){0,2}(?:GP[A-ZĐ]{0,5}|[A-ZĐ&]{2,9})(?![a-zà-ỹ])"
)
"""`26/BC-GPXB`, `410/BVHTT`."""
_PLAIN: Final = Pattern(r"số\s*[:.]?\s*(\d{1,5}(?:/\d{4})?)(?![\d/.\-])")
_DATE: Final = Pattern(
    r"(\d(?<!\d\d)\d?)\s?(?:[-/.]|tháng)\s?(\d{1,2})\s?(?:[-/.,]|năm)\s?(\d{4})(?!\d)"
)
_ISSUER_END: Final = Pattern(
    r"""
    [;|(),.\scnktvod] (?:                       # a set first, so that the search runs over letters
        (?<=[;|()]) | (?<=\s)[-–]\s(?!tt) | (?<=,)(?!\s(?:bộ|sở)\s) | (?<=\.)(?<!tp\.)(?=\s|$)
        | (?<!\w[a-z]) (?:
            (?<=c)ấp | (?<=n)gày | (?<=k)ý | (?<=t)hay | (?<=v)ề | (?<=o)n | (?<=d)ated
        ) (?!\w)
    )
    """,
    re.VERBOSE,
)
_MOST_FIGURES: Final = 5
_MOST_ENDINGS: Final = 3
_LONGEST_ENDING: Final = 9
"""Of a licence's full number, as `_NUMBER` has them."""
_BEHIND_NUMBER: Final = " .,;:)"
_BEHIND_ISSUER: Final = ("cấp", "ngày", "ký", "thay", "về", "on", "dated")
"""Words of `_ISSUER_END`."""


def find_number(text: str) -> tuple[int, int, int] | None:
    """Where the words open that tell a full number, and its half-open span.

    >>> find_number("giấy phép số 136/GP-BTTTT cấp")
    (13, 13, 25)
    """
    place = text.find("GP")
    if place < 0:
        return None
    start, end = _figures_before(text, place), _end_of_number(text, place + len("GP"))
    if start >= 0 and end >= 0:
        return start, start, end
    match = _NUMBER.search(text)
    return (match.start(), match.start(), match.end()) if match else None


def find_rare_number(text: str, low: str, form: str) -> tuple[int, int, int] | None:
    """The same of a number in another form."""
    match = _PLAIN.search(low) if form == "plain" else _REVERSED.search(text)
    return (match.start(), match.start(match.lastindex or 0), match.end()) if match else None


def _figures_before(text: str, place: int) -> int:
    """Where up to five figures begin that stand before a place; -1 where only `_NUMBER` tells."""
    at = place - 1
    at -= _is_blank(text, at)
    if at >= 0 and _is_joint(ord(text[at])):
        at -= 1
        at -= _is_blank(text, at)
    last = at
    while at >= 0 and 48 <= ord(text[at]) <= 57:
        at -= 1
    apart = at < 0 or ord(text[at]) == 32 or ord(text[at]) == 58
    return at + 1 if apart and 1 <= last - at <= _MOST_FIGURES else -1


def _end_of_number(text: str, at: int) -> int:
    """Where the endings of a number end that begin at a place; -1 where only `_NUMBER` tells."""
    end = _behind_capitals(text, at)
    if end != at:
        return -1
    for _ in range(_MOST_ENDINGS):
        at = end + _is_blank(text, end)
        if at >= len(text) or not _is_joint(ord(text[at])):
            break
        at += 1
        at += _is_blank(text, at)
        end = _behind_capitals(text, at)
        if not 2 <= end - at <= _LONGEST_ENDING or _is_split(text, at, end):
            return -1
    return end if end == len(text) or text[end] in _BEHIND_NUMBER else -1


def _is_blank(text: str, at: int) -> int:
    """1 where a blank stands at that place."""
    return 1 if 0 <= at < len(text) and ord(text[at]) == 32 else 0


def _is_joint(letter: int) -> bool:
    """Whether the sign joins the parts of a number."""
    return letter in (45, 47, 95, 0x2013)


def _behind_capitals(text: str, at: int) -> int:
    while at < len(text):
        letter = ord(text[at])
        if not (65 <= letter <= 90 or letter in (38, 0x110)):
            break
        at += 1
    return at


def _is_split(text: str, start: int, end: int) -> bool:
    """Whether an ending of that span may be a part of one ("TT ĐT"), or have one for a part."""
    if ord(text[start]) != 84 or ord(text[start + 1]) != 84:
        return False
    return end - start == 2 or (
        end - start > 4 and ord(text[start + 2]) in (68, 0x110) and ord(text[start + 3]) == 84
    )


@cache
def _issuers() -> Pattern:
    known = list(map(fold, lexicon.words().licence.issuers))
    # A set first, so that the search runs over letters.
    first = "".join(sorted({phrase[0] for phrase in known}))
    rest = "|".join(f"(?<={phrase[0]}){re.escape(phrase[1:])}" for phrase in known)
    return Pattern(rf"[{first}](?<!\w[{first}])(?:{rest})\s")


def _made_finder() -> Callable[[str], list[tuple[int, int, str]]]:
    issuers = dict.fromkeys(map(fold, lexicon.words().licence.issuers), "issuer")
    return finder({**dict.fromkeys(_BEHIND_ISSUER, ""), **issuers})


_ISSUERS: Final = Once(_made_finder)
"""What finds issuers, and the words that end their names, which have no kind."""


def read_issuer(rest: str, low: str) -> str | None:
    """Who granted the licence, as what follows its number says; `low` is the same folded."""
    found = _issuer_span(low)
    if found is None:
        return None
    start, first, end = found
    name = rest[first:end].rstrip()
    return rest[start : first + len(name)].strip(" ,.") or None


def _issuer_span(low: str) -> tuple[int, int, int] | None:
    """Where the issuer's kind begins, and its name, and where that ends."""
    if "@" in low:  # beside such a sign the finder knows no word
        return _rare_issuer_span(low)
    found = _ISSUERS.get()(low)
    for place in range(len(found)):
        start, end, kind = found[place]
        if not kind:
            continue
        if not _is_blank(low, end):
            return _rare_issuer_span(low)
        stop = len(low)
        for later in range(place + 1, len(found)):
            if not found[later][2]:
                stop = found[later][0]
                break
        stop = _name_end(low, end + 1, stop)
        return (start, end + 1, stop) if stop >= 0 else _rare_issuer_span(low)
    return None


def _name_end(low: str, at: int, stop: int) -> int:
    """Where an issuer's name ends before a place; -1 where only `_ISSUER_END` tells."""
    while at < stop:
        letter = ord(low[at])
        if letter in (40, 41, 59, 124):  # ( ) ; |
            return at
        if letter == 46 and at == len(low) - 1 and ord(low[at - 1]) != 112:  # not behind "tp"
            return at
        if 44 <= letter <= 46 or letter == 0x2013:
            return -1
        at += 1
    return stop


def _rare_issuer_span(low: str) -> tuple[int, int, int] | None:
    opening = _issuers().search(low)
    if opening is None:
        return None
    end = _ISSUER_END.search(low, opening.end())
    return opening.start(), opening.end(), end.start() if end else len(low)


def read_issued(rest: str, low: str) -> str | None:
    """ISO date of the first possible date in a text; `low` is the same folded.

    >>> read_issued(" ký 09 tháng 02 năm 2021", " ký 09 tháng 02 năm 2021")
    '2021-02-09'
    >>> read_issued(" granted on July 12, 2023", " granted on july 12, 2023")
    '2023-07-12'
    """
    start = _first_figure(low)
    plain = _plain_date(low, start)
    if plain:
        return plain
    for match in _DATE.finditer(low) if start < len(low) else ():
        day, month, year = match.groups()
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    if not rest.isascii():
        return None
    stamps = [reading.timestamp for reading in read_timestamps(rest)]
    return next((stamp.value[:10] for stamp in stamps if stamp), None)


def _first_figure(low: str) -> int:
    """Where the first figure stands, or a letter among which other figures may be."""
    for at in range(len(low)):
        if _may_be_figure(ord(low[at])):
            return at
    return len(low)


def _may_be_figure(letter: int) -> bool:
    """Whether it is 0 to 9, or none of the letters among which there are no other figures."""
    return 48 <= letter <= 57 or 0x250 <= letter < 0x1E00 or letter >= 0x2100


def _plain_date(low: str, start: int) -> str | None:
    """ISO date where the first figures are a day before the 29th; None where only `_DATE` tells."""
    day, at = _figure(low, start)
    month, at = _figure(low, _behind_sign(low, at, "tháng"))
    start = _behind_sign(low, at, "năm")
    end = start + 4
    if not (1 <= day <= 28 and 1 <= month <= 12 and end <= len(low)):
        return None
    if end < len(low) and _may_be_figure(ord(low[end])):
        return None
    for at in range(start, end):
        if not 48 <= ord(low[at]) <= 57:
            return None
    year = low[start:end]
    if year == "0000":
        return None
    return f"{year}-{'0' if month < 10 else ''}{month}-{'0' if day < 10 else ''}{day}"


def _figure(low: str, at: int) -> tuple[int, int]:
    """The number of one or two figures at a place, and its end; -1 for none, or more figures."""
    figure, end = 0, at
    while end < len(low):
        letter = ord(low[end])
        if not 48 <= letter <= 57:
            break
        figure = 10 * figure + letter - 48
        end += 1
    return (figure, end) if 1 <= end - at <= 2 else (-1, len(low))


def _behind_sign(low: str, at: int, word: str) -> int:
    """What stands behind the sign or word between two numbers of a date; the end for nothing."""
    at += _is_blank(low, at)
    if at < len(low) and 45 <= ord(low[at]) <= 47:  # - . /
        at += 1
    elif low.startswith(word, at):
        at += len(word)
    else:
        return len(low)
    return at + _is_blank(low, at)
