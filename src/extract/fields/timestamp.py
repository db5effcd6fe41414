"""When an article was published: the stamps that it shows, and what machines say.

Lives here: the four questions that the rest of the house asks about times. Does not live here:
how days and clocks are written (`_day`, `_clock`), how they make a stamp (`plain`, `_stamp`,
`_whole`), what moment it means (`_moment`), which lines with a date in them are no stamp lines
(`_gate`, `_against`).
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields import _moment, _stamp
from extract.fields._against import is_against, is_bare_number
from extract.fields._folding import ASKED_AGAIN
from extract.fields._gate import may_be_stamp, shows_other
from extract.fields._piece import Stamp, low
from extract.fields.plain import look, stamps
from extract.lexicon.timestamp import words
from extract.model import StampReading, Timestamp
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_STAMP_LINE_CHARACTERS: Final = 150
_MOST_STAMPS: Final = 3
_OLDEST_YEAR: Final = "1990"
"""Older dates on a line of their own are those of a story's past: the web is younger."""
_LABEL_END_CHARACTERS: Final = 36
"""The last word of a label stands so near to its stamp: 24 signs and its own letters."""
_NOTHING_ELSE: Final = ("", "")
"""What stands before and behind a stamp that is the whole line."""
_RUN: Final = Pattern(r"[^\W\d_]+")


def read_timestamps(text: str, *, reference: datetime | None = None) -> tuple[StampReading, ...]:
    """Every stamp in one header line, in order; the label in front tells published from updated.

    >>> [r.timestamp.value for r in read_timestamps("Đăng 8h05 2/3/2021, cập nhật 4/3/2021")]
    ['2021-03-02T08:05:00+07:00', '2021-03-04']
    """
    if reference is not None:
        return _read(text, stamps(text), reference)
    known = _KNOWN.get(text)
    return _kept(text, stamps(text)) if known is None else known


_KNOWN: Final[dict[str, tuple[StampReading, ...]]] = {}
"""Lines with what was read of them without a reference: they are asked again when the article is
put together. So few are kept that no line outlives its document by much."""


def _kept(text: str, found: tuple[Stamp, ...]) -> tuple[StampReading, ...]:
    """What the stamps found in a line mean, to be remembered."""
    if len(_KNOWN) >= ASKED_AGAIN:
        _KNOWN.clear()
    readings = _read(text, found, None)
    _KNOWN[text] = readings
    return readings


def _read(
    text: str, found: tuple[Stamp, ...], reference: datetime | None
) -> tuple[StampReading, ...]:
    if len(found) == 1:
        return (_moment.read(text, found[0], reference),)
    return tuple([_moment.read(text, stamp, reference) for stamp in found])


def read_timestamp(text: str, *, reference: datetime | None = None) -> StampReading | None:
    """The first stamp that can be read, else the first refusal, else `None`."""
    readings = read_timestamps(text, reference=reference)
    readable = (reading for reading in readings if reading.timestamp)
    return next(readable, readings[0] if readings else None)


def has_moment(readings: Sequence[StampReading]) -> bool:
    """Whether any of the stamps can be read."""
    for reading in readings:  # noqa: SIM110 - faster
        if reading.timestamp is not None:
            return True
    return False


def stamp_rest(text: str, readings: Sequence[StampReading]) -> str:
    """The line without its stamps, their labels and the signs around them.

    >>> line = "LĐO | 12/11/2019 | 13:05"
    >>> stamp_rest(line, read_timestamps(line))
    'LĐO'
    """
    if len(readings) == 1 and _is_all(text, readings[0].start, readings[0].end):
        return ""
    return " | ".join([part for part in _rest_parts(text, readings) if part])


def _is_all(text: str, start: int, end: int) -> bool:
    """Whether nothing stands beside a stamp, be it signs."""
    return end - start == len(text)


def _rest_parts(text: str, readings: Sequence[StampReading | Stamp]) -> list[str]:
    if len(readings) == 1:
        only = readings[0]
        if _is_all(text, only.start, only.end):
            return [*_NOTHING_ELSE]
        plain = look(text)
        if plain and plain.start == only.start:
            return [_stripped(text[: plain.lead]), _stripped(text[only.end :])]
    parts, last = [], 0
    for reading in readings:
        parts.append(text[last : _label_start(text, last, reading.start)])
        last = reading.end
    parts.append(text[last:])
    return [_stripped(part) for part in parts]


def _label_start(text: str, last: int, cut: int) -> int:
    """Where the labels right in front of a stamp begin; `cut` where there are none."""
    if cut == last:
        return cut
    tail = _RUN.findall(low(text[max(last, cut - _LABEL_END_CHARACTERS) : cut]))
    if not tail or tail[-1] not in _label_ends():
        return cut
    small = low(text[: _stamp.LINE_CHARACTERS])
    labels = [p for p in _stamp.labels(small) if last <= p.start and p.end <= cut]
    for label in reversed(labels):
        if not _stamp.joins(small, label.end, cut):
            break
        cut = label.start
    return cut


@cache
def _label_ends() -> frozenset[str]:
    """Words with which the labels, and what may stand between label and stamp, end."""
    phrases = [*_stamp.label_table(), *words().connectors]
    return frozenset(_RUN.findall(phrase)[-1] for phrase in phrases)


def _stripped(part: str) -> str:
    """A part of the line without signs at its ends; a bracket stays with its partner."""
    inner = part.strip(_stamp.SIGNS)
    if not inner or ("(" not in part and ")" not in part):
        return inner
    start = part.find(inner)
    end = start + len(inner)
    if inner.count("(") > inner.count(")") and part[end : end + 1] == ")":
        end += 1
    if inner.count(")") > inner.count("(") and part[start - 1 : start] == "(":
        start -= 1
    return part[start:end]


def stamp_line(text: str) -> tuple[StampReading, ...]:
    """The readings if the whole line is a stamp line by its own evidence, else `()`.

    Beside the stamp there may be a section, an outlet's initials or an author.
    """
    if len(text) > _STAMP_LINE_CHARACTERS:
        return ()
    plain = look(text)
    if plain is False:
        return ()
    if not may_be_stamp(text, ago=plain is not None and "relative" in plain.parts):
        return ()
    if plain and _is_all(text, plain.start, plain.end):
        if is_bare_number(text, (plain,), _NOTHING_ELSE):
            return ()
    elif shows_other(text) or not _stands(text):
        return ()
    readings = _kept(text, (plain,)) if plain else read_timestamps(text)
    return () if _too_old(readings) else readings


def _stands(text: str) -> bool:
    """Whether the line has stamps, and nothing in it is against them."""
    found = stamps(text)
    if not 0 < len(found) <= _MOST_STAMPS:
        return False
    return not is_against(text, found, _rest_parts(text, found))


def _too_old(readings: Sequence[StampReading]) -> bool:
    for reading in readings:
        moment = reading.timestamp
        if moment is not None and moment.value < _OLDEST_YEAR:
            return True
    return False


_HOME_OFFSET: Final = "+07:00"
_MACHINE_CHARACTERS: Final = 80
_MACHINE_YEARS: Final = ("1970-01-01T00:00:00", "0001-", "0000-", "1970-01-01")
_ISO: Final = Pattern(
    r"""
    (\d{4}-\d\d-\d\d)
    (?: (?:[Tt]|\s{1,3}T?) (\d\d:\d\d) (:\d\d)? (?:[.,]\d{1,9})? \s?
        (Z|z|[+\-]\d\d(?::?\d\d)?)? (?:\[[\w/+\-]{1,40}\])? )?
    """,
    re.VERBOSE,
)
_RFC_822: Final = Pattern(
    r"(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d\d:\d\d(?P<second>:\d\d)?\s(?:GMT|UTC|Z|[+\-]\d{4})"
)
_BROWSER: Final = Pattern(r"(?<=[+\-]\d{4})\s\([^()]{1,40}\)$")
_AMERICAN_CLOCK: Final = Pattern(r"[AaPp]\.?[Mm]\b")


def read_machine_time(value: str) -> Timestamp | None:
    """A time out of a meta tag, `<time datetime>` or JSON-LD; `None` when it is not certain.

    RFC 822, and what is odd in ISO, go through dateutil, which never sees `GMT+7` (it reads
    -07:00) nor anything that it would complete from today.

    >>> read_machine_time("2026-03-07T08:52:11.000 +07:00").value
    '2026-03-07T08:52:11+07:00'
    """
    if len(value) > _MACHINE_CHARACTERS * 2:
        return None
    text = _unescaped(value) if "&" in value else value
    text = " ".join(text.split())
    if not text or len(text) > _MACHINE_CHARACTERS or text.startswith(_MACHINE_YEARS):
        return None
    for _, reader in _MACHINE_READERS:
        stamp = reader(text)
        if stamp is not None:
            # Never one of those that are shown, which a line's readings are remembered with.
            said = (stamp.value, value.strip(), stamp.precision, stamp.zone)
            return tuple.__new__(Timestamp, said)
    return None


def _unescaped(value: str) -> str:
    """Without character references, of which some machines escape the ampersands."""
    from html import unescape  # knows 2,231 names

    return unescape(unescape(value))


_SHAPE: Final = "0000-00-00T00:00:00"
_ZERO: Final = 48
_NINE: Final = 57
_BLANK: Final = 32
_DAY_END: Final = 10
_MINUTE_END: Final = 16
_SECOND_END: Final = 19
_FRACTION_DIGITS: Final = 9


def _plain_iso(text: str) -> Timestamp | None:
    """A whole moment as nearly all machines write it, which needs neither expression nor library.

    >>> _plain_iso("2026-03-07T08:52:11.000Z").value, _plain_iso("2026-03-07 08:52").value
    ('2026-03-07T08:52:11+00:00', '2026-03-07T08:52:00+07:00')
    """
    end = _shaped(text)
    if end < _MINUTE_END:
        return None
    seconds = end == _SECOND_END
    offset = _offset_of(text, _fraction_end(text, end) if seconds else end)
    if offset is None:
        return None
    year = _two(text, 0) * 100 + _two(text, 2)
    if not _moment.exists(year, _two(text, 5), _two(text, 8)):
        return None
    if _two(text, 11) > 23 or _two(text, 14) > 59:
        return None
    if seconds and _two(text, 17) > 59:
        return None
    clock = text[_DAY_END + 1 : end] if seconds else text[_DAY_END + 1 : end] + ":00"
    value = f"{text[:_DAY_END]}T{clock}{offset or _HOME_OFFSET}"
    precision, zone = "second" if seconds else "minute", "explicit" if offset else "assumed"
    return tuple.__new__(Timestamp, (value, text, precision, zone))


def _shaped(text: str) -> int:
    """How far the text has the shape of a moment: to the end of its second, minute or not."""
    size = min(len(text), _SECOND_END)
    for place in range(size):
        letter, shape = ord(text[place]), ord(_SHAPE[place])
        if shape == _ZERO:
            fits = _ZERO <= letter <= _NINE
        else:
            fits = letter == shape or (place == _DAY_END and letter == _BLANK)
        if not fits:
            return _MINUTE_END if place == _MINUTE_END else 0
    return size if size in (_MINUTE_END, _SECOND_END) else 0


def _two(text: str, place: int) -> int:
    """The number of two digits there."""
    return 10 * (ord(text[place]) - _ZERO) + ord(text[place + 1]) - _ZERO


def _fraction_end(text: str, place: int) -> int:
    """Where the fraction of a second ends that may begin there."""
    if text[place : place + 1] != ".":
        return place
    end = place + 1
    while end < len(text) and end <= place + _FRACTION_DIGITS and _ZERO <= ord(text[end]) <= _NINE:
        end += 1
    return end if end > place + 1 else place


def _offset_of(text: str, place: int) -> str | None:
    """The offset that ends the text as ISO writes it; empty for none, `None` where it is odd."""
    rest = text[place:]
    if not rest:
        return ""
    if rest == "Z":
        return "+00:00"
    if len(rest) == 5:
        rest = f"{rest[:3]}:{rest[3:]}"
    if len(rest) != 6 or rest[0] not in "+-" or rest[3] != ":" or rest == "-00:00":
        return None
    digits = rest[1:3] + rest[4:]
    if not (digits.isascii() and digits.isdecimal()) or digits[:2] > "23" or digits[2:] > "59":
        return None
    return rest


def _iso(text: str) -> Timestamp | None:
    return _plain_iso(text) or _odd_iso(text)


def _odd_iso(text: str) -> Timestamp | None:
    m = _ISO.fullmatch(text) if text[4:5] == "-" else None
    if m is None:
        return None
    day, clock, second, zone = m.groups()
    if clock is None:
        date = _parsed(day)
        return Timestamp(day, text, "day", "assumed") if date else None
    moment = _parsed(f"{day}T{clock}{second or ':00'}{(zone or '').upper()}")
    return _stated(moment, text, second=bool(second))


def _rfc_822(text: str) -> Timestamp | None:
    m = _RFC_822.fullmatch(text)
    return _stated(_parsed(text, iso=False), text, second=bool(m["second"])) if m else None


def _parsed(text: str, *, iso: bool = True) -> datetime | None:
    if iso and (text[-1] == "Z" or text[-2:] < "60"):  # the library takes a zone's minute 99
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass  # midnight as 24:00, for one
    from dateutil import parser

    try:
        return parser.isoparse(text) if iso else parser.parse(text)
    except (ValueError, OverflowError):
        return None


def _stated(moment: datetime | None, text: str, *, second: bool) -> Timestamp | None:
    if moment is None:
        return None
    stated = moment.tzinfo is not None
    offset = moment.utcoffset() if stated else None
    if offset is None:
        moment = moment.replace(tzinfo=_moment.HOME)
    return Timestamp(
        moment.isoformat(timespec="seconds"),
        text,
        "second" if second else "minute",
        "explicit" if stated else "assumed",
    )


def _shown(text: str) -> Timestamp | None:
    """A value written as for people, if nothing else stands in it."""
    text = _BROWSER.sub("", text)
    readings = read_timestamps(text)
    if len(readings) != 1 or stamp_rest(text, readings) or _is_american(text):
        return None
    return readings[0].timestamp


def _is_american(text: str) -> bool:
    """`3/7/2018 8:07:00 AM`: a program's month may come first, and nothing tells."""
    if not _AMERICAN_CLOCK.search(text):
        return False
    day = stamps(text)[0].parts.get("day")
    return day is not None and day.word == "numeric" and day.numbers[2] <= 12


_MACHINE_READERS: Final = (("iso", _iso), ("rfc 822", _rfc_822), ("shown", _shown))
