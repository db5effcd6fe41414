"""When an article was published: the stamps that it shows, and what machines say.

Lives here: the four questions that the rest of the house asks about times. Does not live here:
how days and clocks are written (`_day`, `_clock`), how they make a stamp (`_stamp`), what moment
it means (`_moment`).
"""

from __future__ import annotations

import html
import re
from datetime import datetime, timezone
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields import _moment, _stamp
from extract.fields._piece import any_of, low
from extract.lexicon.timestamp import words
from extract.model import StampReading, Timestamp

if TYPE_CHECKING:
    from collections.abc import Sequence

_STAMP_LINE_CHARACTERS: Final = 150
_REST_CHARACTERS: Final = 70
_REST_WORDS: Final = 9
_SECTION_WORDS: Final = 5
_NAME_WORDS: Final = 4
_MOST_STAMPS: Final = 3
_OLDEST_YEAR: Final = "1990"
"""Older dates on a line of their own are those of a story's past: the web is younger."""
# Cheap gate: a year, three numbers joined by signs, "tháng", or a relative time.
_PLAUSIBLE: Final = re.compile(
    r"\d(?:[/.\-]| [/.\-] )\d|\d\d:\d\d|(?:19|20)\d\d|\d ?(?:giờ|phút|ngày|tuần|giây|h|m|d|s|w|p)|[/\-.}]",
    re.IGNORECASE,
)
_SENTENCE_ENDS: Final = (".", "!", "?", "…", ";", "”", '"', ",")
_BRACKETS: Final = "()[]"


def read_timestamps(text: str, *, reference: datetime | None = None) -> tuple[StampReading, ...]:
    """Every stamp in one header line, in order; the label in front tells published from updated.

    >>> [r.timestamp.value for r in read_timestamps("Đăng 8h05 2/3/2021, cập nhật 4/3/2021")]
    ['2021-03-02T08:05:00+07:00', '2021-03-04']
    """
    return tuple(_moment.read(text, stamp, reference) for stamp in _stamp.stamps(text))


def read_timestamp(text: str, *, reference: datetime | None = None) -> StampReading | None:
    """The first stamp that can be read, else the first refusal, else `None`."""
    readings = read_timestamps(text, reference=reference)
    readable = (reading for reading in readings if reading.timestamp)
    return next(readable, readings[0] if readings else None)


def stamp_rest(text: str, readings: Sequence[StampReading]) -> str:
    """The line without its stamps, their labels and the signs around them.

    >>> line = "LĐO | 12/11/2019 | 13:05"
    >>> stamp_rest(line, read_timestamps(line))
    'LĐO'
    """
    return " | ".join(part for part in _rest_parts(text, readings) if part)


def _rest_parts(text: str, readings: Sequence[StampReading]) -> list[str]:
    small = low(text[: _stamp.LINE_CHARACTERS])
    labels = list(_stamp.labels(small, text)) if readings else []
    parts, last = [], 0
    for reading in readings:
        before = [p for p in labels if p.end <= reading.start and p.start >= last]
        joined = before and _stamp.joins(small, before[-1].end, reading.start)
        cut = before[-1].start if joined else reading.start
        parts.append(text[last:cut])
        last = reading.end
    parts.append(text[last:])
    return [_stripped(part) for part in parts]


def _stripped(part: str) -> str:
    """A part of the line without signs at its ends; a bracket stays with its partner."""
    inner = part.strip(_stamp.SIGNS)
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
    if len(text) > _STAMP_LINE_CHARACTERS or not _may_be_stamp(text):
        return ()
    readings = read_timestamps(text)
    if not 0 < len(readings) <= _MOST_STAMPS:
        return ()
    found = _stamp.stamps(text)
    parts = _rest_parts(text, readings)
    if any(rule(text, readings, found, parts) for _, rule in _AGAINST):
        return ()
    return readings


def _may_be_stamp(text: str) -> bool:
    if text[-1:] in _SENTENCE_ENDS and not text.endswith((".m.", ".M.", "...")):
        return False
    return _PLAUSIBLE.search(text) is not None or len(text) < 20


def _too_old(
    _t: str, readings: Sequence[StampReading], _f: Sequence[_stamp.Stamp], _p: Sequence[str]
) -> bool:
    return any(r.timestamp and r.timestamp.value < _OLDEST_YEAR for r in readings)


def _is_span(
    _t: str, _r: Sequence[StampReading], found: Sequence[_stamp.Stamp], _p: Sequence[str]
) -> bool:
    """Two stamps of which no label tells the second: a term, an event's span."""
    return any(stamp.label is None for stamp in found[1:])


def _is_bare_number(
    text: str, readings: Sequence[StampReading], found: Sequence[_stamp.Stamp], _p: Sequence[str]
) -> bool:
    """Numbers alone that other things are written with: versions, scores, shares, sections."""
    day = found[0].parts.get("day")
    if found[0].label is not None or day is None or {"clock", "weekday"} & found[0].parts.keys():
        return False
    short_year = len(text[day.end - 3 : day.end].lstrip("/-.– ")) < 3
    if day.word == "dotted" and (short_year or text.strip() != text[day.start : day.end]):
        return True
    if day.word in ("no_year", "compact", "month_only", "spaced"):
        return True
    return readings[0].timestamp is None and short_year


def _has_prose(
    text: str, readings: Sequence[StampReading], found: Sequence[_stamp.Stamp], parts: Sequence[str]
) -> bool:
    rest = [part for part in parts if part]
    return bool(rest) and (
        len(rest) > 2
        or sum(map(len, rest)) > _REST_CHARACTERS
        or any(_is_prose(part) for part in rest)
        or (readings[0].timestamp is None and "relative" not in found[0].parts and len(rest) > 1)
    )


def _is_prose(part: str) -> bool:
    """A remainder that is no section, outlet or author."""
    if any(map(str.isdigit, part)) or len(part.split()) > _REST_WORDS:
        return True
    if part.endswith(_SENTENCE_ENDS) or part[0] in "\"“‘'":
        return True
    small = low(part)
    lead, colon, _ = small.partition(":")
    if colon and lead.strip() not in words().lines.credits:
        return True
    return _against_pattern().search(small) is not None


@cache
def _against_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words().lines.against)}(?!\w)")


def _leans_on_words(
    text: str, readings: Sequence[StampReading], found: Sequence[_stamp.Stamp], parts: Sequence[str]
) -> bool:
    """A stamp to which words lead without a sign between, as in a title with a date."""
    before, stamp = parts[0], found[0]
    if _continues_in_words(text, readings[-1], parts[-1]):
        return True
    lead = text[text.find(before) + len(before) : stamp.start]
    if not before or lead[:2].strip(_stamp.SIGNS) != lead[:2].strip():
        return False
    if not lead.strip() and low(text[stamp.start : stamp.end]).startswith(_leading_words()):
        return True
    if low(lead.strip()) in words().weak_labels:
        return True
    kinds = stamp.parts.keys()
    whole = {"clock", "day"} <= kinds and not _is_clock_of_title(text, stamp)
    if whole or stamp.label is not None:
        return len(before.split()) > _SECTION_WORDS
    return not _is_section_or_name(before)


@cache
def _leading_words() -> tuple[str, ...]:
    return tuple(word + " " for word in words().day_words)


def _is_clock_of_title(text: str, stamp: _stamp.Stamp) -> bool:
    """`Chương trình Thời sự 23h00 | 28/06/2025`: an hour spelt with a letter right after words."""
    clock = stamp.parts["clock"]
    return clock.start == stamp.start and ":" not in text[clock.start : clock.end]


def _is_section_or_name(before: str) -> bool:
    names = before.split()
    if low(before) in words().lines.sections or before.isupper():
        return len(names) <= _SECTION_WORDS
    if all(low(p.strip()) in words().lines.sections for p in re.split(r"[-–|/>,&]", before)):
        return True
    return 2 <= len(names) <= _NAME_WORDS and all(n[0].isupper() and n.isalpha() for n in names)


def _continues_in_words(text: str, last: StampReading, after: str) -> bool:
    """Words after the stamp without a sign: a caption or a sentence, but for a name or section."""
    if not after or not text[last.end :].lstrip()[:1].isalnum():
        return False
    return not _is_section_or_name(after)


_AGAINST: Final = (
    ("too old", _too_old),
    ("span", _is_span),
    ("bare number", _is_bare_number),
    ("prose", _has_prose),
    ("leans on words", _leans_on_words),
)
"""What tells a line with a date in it from a stamp line."""

_MACHINE_CHARACTERS: Final = 80
_MACHINE_YEARS: Final = ("1970-01-01T00:00:00", "0001-", "0000-", "1970-01-01")
_ISO: Final = re.compile(
    r"""
    (\d{4}-\d\d-\d\d)
    (?: (?:[Tt]|\s{1,3}T?) (\d\d:\d\d) (:\d\d)? (?:[.,]\d{1,9})? \s?
        (Z|z|[+\-]\d\d(?::?\d\d)?)? (?:\[[\w/+\-]{1,40}\])? )?
    """,
    re.VERBOSE,
)
_RFC_822: Final = re.compile(
    r"(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d\d:\d\d(?P<second>:\d\d)?\s(?:GMT|UTC|Z|[+\-]\d{4})"
)
_BROWSER: Final = re.compile(r"\s\([^()]{1,40}\)$")
_AMERICAN_CLOCK: Final = re.compile(r"[AaPp]\.?[Mm]\b")


def read_machine_time(value: str) -> Timestamp | None:
    """A time out of a meta tag, `<time datetime>` or JSON-LD; `None` when it is not certain.

    ISO and RFC 822 go through dateutil, which never sees `GMT+7` (it reads -07:00) nor anything
    that it would complete from today.

    >>> read_machine_time("2026-03-07T08:52:11.000 +07:00").value
    '2026-03-07T08:52:11+07:00'
    """
    if len(value) > _MACHINE_CHARACTERS * 2:
        return None
    text = " ".join(html.unescape(html.unescape(value)).split())
    if not text or len(text) > _MACHINE_CHARACTERS or text.startswith(_MACHINE_YEARS):
        return None
    for _, reader in _MACHINE_READERS:
        stamp = reader(text)
        if stamp is not None:
            return stamp._replace(raw=value.strip())
    return None


def _iso(text: str) -> Timestamp | None:
    m = _ISO.fullmatch(text)
    if m is None:
        return None
    day, clock, second, zone = m.groups()
    if clock is None:
        moment = _parsed(day)
        return moment and Timestamp(moment.date().isoformat(), text, "day", "assumed")
    moment = _parsed(f"{day}T{clock}{second or ':00'}{(zone or '').upper()}")
    return _stated(moment, text, second=bool(second))


def _rfc_822(text: str) -> Timestamp | None:
    m = _RFC_822.fullmatch(text)
    return _stated(_parsed(text, iso=False), text, second=bool(m["second"])) if m else None


def _parsed(text: str, *, iso: bool = True) -> datetime | None:
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
    moment = moment.replace(tzinfo=_moment.HOME if offset is None else timezone(offset))
    return Timestamp(
        moment.replace(microsecond=0).isoformat(),
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
    day = _stamp.stamps(text)[0].parts.get("day")
    return day is not None and day.word == "numeric" and day.numbers[2] <= 12


_MACHINE_READERS: Final = (("iso", _iso), ("rfc 822", _rfc_822), ("shown", _shown))
