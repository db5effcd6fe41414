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
from extract.fields._piece import Stamp, any_of, low
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
# Cheap gates before anything is read: three numbers joined by signs, or a clock ...
_NUMERIC: Final = re.compile(
    r"\d(?:\s?[/.\-–]\s?\d{1,2}\s?[/.\-–]\s?\d\d|\s?[:hgHG]\s?\d\d|\s?giờ|[hH]\s)"
)
# ... or a year beside a month.
_MONTHLY: Final = re.compile(
    r"[Tt]háng|THÁNG|[Tt]hg|THG|[Tt]h\.?\s?\d|\b(?:19|20)\d{6}\b"
    r"|\b(?:[Jj]an|JAN|[Ff]eb|FEB|[Mm]ar|MAR|[Aa]pr|APR|[Mm]ay|MAY|[Jj]u[nl]|JU[NL]|[Aa]ug|AUG"
    r"|[Ss]ep|SEP|[Oo]ct|OCT|[Nn]ov|NOV|[Dd]ec|DEC)"
)
_TEMPLATE: Final = re.compile(r"yyyy|YYYY|\{\{|__/|NaN|/yy|Invalid")
_SHORT_CHARACTERS: Final = 24
_MONTH_LINE_CHARACTERS: Final = 50
"""A Vietnamese line that tells its month in English or by an abbreviation is no longer."""
_MOST_BLANKS: Final = 24
_SENTENCE_ENDS: Final = frozenset('.!?…;”",')
_DIGIT: Final = re.compile(r"\d")
# A number of its own; "M416" is a pen name.
_NUMBER: Final = re.compile(r"(?<!\w)\d")


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


def _rest_parts(text: str, readings: Sequence[StampReading | Stamp]) -> list[str]:
    if len(readings) == 1 and readings[0].end - readings[0].start == len(text):
        return ["", ""]
    parts, last = [], 0
    for reading in readings:
        before = text[last : reading.start]
        if before.strip(_stamp.SIGNS):
            before = text[last : _label_start(text, last, reading.start)]
        parts.append(before)
        last = reading.end
    parts.append(text[last:])
    return [_stripped(part) for part in parts]


def _label_start(text: str, last: int, cut: int) -> int:
    """Where the labels right in front of a stamp begin; `cut` where there are none."""
    small = low(text[: _stamp.LINE_CHARACTERS])
    labels = [p for p in _stamp.labels(small) if last <= p.start and p.end <= cut]
    for label in reversed(labels):
        if not _stamp.joins(small, label.end, cut):
            break
        cut = label.start
    return cut


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
    if len(text) > _STAMP_LINE_CHARACTERS or not _may_be_stamp(text):
        return ()
    found = _stamp.stamps(text)
    if not 0 < len(found) <= _MOST_STAMPS:
        return ()
    parts = _rest_parts(text, found)
    for _, rule in _AGAINST if any(parts) else _AGAINST_WHOLE:
        if rule(text, found, parts):
            return ()
    readings = tuple([_moment.read(text, stamp, None) for stamp in found])
    return () if _too_old(readings) else readings


def _may_be_stamp(text: str) -> bool:
    """Cheap tests, cheapest first: nearly all lines end here."""
    if text[-1:] in _SENTENCE_ENDS and not text.endswith((".m.", ".M.", "...")):
        return False
    digit = _DIGIT.search(text)
    if digit is None:
        return _may_be_wordy(text)
    if text.count(" ") > _MOST_BLANKS:
        return False
    if _NUMERIC.search(text, digit.start()) or _may_be_ago(text):
        return True
    if "20" not in text and "19" not in text:
        return len(text) <= _SHORT_CHARACTERS and _may_be_wordy(text)
    if "háng" in text or "thg" in text or "HÁNG" in text:
        return True
    short = len(text) <= _MONTH_LINE_CHARACTERS or text.isascii()
    return short and _MONTHLY.search(text) is not None


def _may_be_wordy(text: str) -> bool:
    """Whether a line without a full date may be one of the phrases or an unfilled pattern."""
    if len(text) > _SHORT_CHARACTERS:
        return text.count(" ") <= _MOST_BLANKS and _may_be_ago(text)
    if text[:1] in _now_heads() and low(text) in words().phrases.now:
        return True
    return "rước" in text or " ago" in text or _TEMPLATE.search(text) is not None


def _may_be_ago(text: str) -> bool:
    """Whether an amount of time ago may stand in the line."""
    if "rước" not in text and " ago" not in text:
        return False
    return len(text) <= _SHORT_CHARACTERS or _stamp.has_ago(low(text))


@cache
def _now_heads() -> frozenset[str]:
    """First letters of the phrases for now; an empty line has none."""
    return frozenset(letter for p in words().phrases.now for letter in (p[0], p[0].upper()))


def _too_old(readings: Sequence[StampReading]) -> bool:
    return any([r.timestamp and r.timestamp.value < _OLDEST_YEAR for r in readings])


def _is_span(_: str, found: Sequence[Stamp], __: Sequence[str]) -> bool:
    """Two stamps of which no label tells the second: a term, an event's span."""
    return len(found) > 1 and any(stamp.label is None for stamp in found[1:])


def _is_bare_number(text: str, found: Sequence[Stamp], parts: Sequence[str]) -> bool:
    """Numbers alone that other things are written with: versions, scores, shares, sections."""
    day = found[0].parts.get("day")
    if day is None or not _is_bare(found[0]):
        return False
    short_year = len(text[day.end - 3 : day.end].lstrip("/-.– ")) < 3
    if day.word == "dotted" and (short_year or text.strip() != text[day.start : day.end]):
        return True
    if day.word in ("no_year", "compact", "month_only", "spaced"):
        return True
    return short_year and (any(parts) or _moment.read(text, found[0], None).timestamp is None)


def _has_prose(text: str, found: Sequence[Stamp], parts: Sequence[str]) -> bool:
    rest = [part for part in map(_without_counters, parts) if part]
    apart = _is_whole(found[0]) and not _touches_words(text, found)
    return bool(rest) and (
        len(rest) > 2
        or sum(map(len, rest)) > _REST_CHARACTERS
        or any(_is_prose(part, apart and len(part.split()) <= _SECTION_WORDS) for part in rest)
        or (_is_bare(found[0]) and any(_is_title(text, part) for part in rest))
    )


def _is_bare(stamp: Stamp) -> bool:
    """A date with nothing that stamps have and other dates have not."""
    return stamp.label is None and not {"clock", "weekday", "relative"} & stamp.parts.keys()


def _is_title(text: str, part: str) -> bool:
    """A remainder beside a bare date that is rather the title of a linked article."""
    after = text[text.find(part) + len(part) :].lstrip()
    return len(part.split()) > _SECTION_WORDS or (
        after.startswith("(") and not _is_section_or_name(part)
    )


def _is_whole(stamp: Stamp) -> bool:
    return {"clock", "day"} <= stamp.parts.keys()


def _touches_words(text: str, found: Sequence[Stamp]) -> bool:
    """Whether words stand right before or after the stamps, without a sign between."""
    start = found[0].label.start if found[0].label else found[0].start
    before, after = text[:start].rstrip()[-1:], text[found[-1].end :].lstrip()[:1]
    return before.isalnum() or after.isalnum()


def _without_counters(part: str) -> str:
    """`Lượt xem: 169` and `2 phút đọc` say nothing about the line."""
    if not any(map(str.isdigit, part)):
        return part
    return _counter_pattern().sub("", low(part)).strip(_stamp.SIGNS) and part


@cache
def _counter_pattern() -> re.Pattern[str]:
    name = any_of(words().lines.counters)
    return re.compile(
        rf"(?<!\w){name}\s?:?\s?[\d.,]{{1,9}}(?!\w)|(?<!\w)[\d.,]{{1,9}}\s{name}(?!\w)"
    )


def _is_prose(part: str, apart: bool) -> bool:  # noqa: FBT001
    """A remainder that is no section, outlet or author; `apart` if a sign sets it off."""
    if _NUMBER.search(part) or len(part.split()) > _REST_WORDS:
        return True
    if part[-1] in _SENTENCE_ENDS or part[0] in "\"“‘'":
        return True
    small = low(part)
    lead, colon, _ = small.partition(":")
    if colon and lead.strip() not in words().lines.credits:
        return True
    return not apart and _against_pattern().search(small) is not None


@cache
def _against_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words().lines.against)}(?!\w)")


def _leans_on_words(text: str, found: Sequence[Stamp], parts: Sequence[str]) -> bool:
    """A stamp to which words lead without a sign between, as in a title with a date."""
    if _continues_in_words(text, found[-1], parts[-1]):
        return True
    before, stamp = parts[0], found[0]
    if not before:
        return False
    lead = text[text.find(before) + len(before) : stamp.start]
    if ":" in lead and stamp.label is None:
        return low(before) not in words().lines.credits
    raw, between = low(text[stamp.start : stamp.end]), low(lead.strip())
    if between in ("", ",") and raw.startswith(_leading_words()):
        return True
    apart = lead[:2].strip(_stamp.SIGNS) != lead[:2].strip()
    return not apart and (
        between in words().weak_labels or _is_title_with_date(text, stamp, before)
    )


def _is_title_with_date(text: str, stamp: Stamp, before: str) -> bool:
    """Whether words right before a stamp are neither section nor author nor outlet."""
    whole = _is_whole(stamp) and not _is_clock_of_title(text, stamp)
    if whole or stamp.label is not None:
        return len(before.split()) > _SECTION_WORDS and not _is_name_and_outlet(before)
    return not _is_section_or_name(before)


def _is_name_and_outlet(before: str) -> bool:
    """`Minh Tuệ, Theo Sông Quê Trẻ`: nothing but capitalised words."""
    return all(not word[0].isalpha() or word[0].isupper() for word in before.split())


@cache
def _leading_words() -> tuple[str, ...]:
    return tuple(word + " " for word in words().day_words)


def _is_clock_of_title(text: str, stamp: Stamp) -> bool:
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


def _continues_in_words(text: str, last: Stamp, after: str) -> bool:
    """Words after the stamp without a sign: a caption or a sentence, but for a name or section."""
    after = _without_counters(after)
    if not after or not text[last.end :].lstrip()[:1].isalnum():
        return False
    return not _is_section_or_name(after)


_AGAINST_WHOLE: Final = (("span", _is_span), ("bare number", _is_bare_number))
_AGAINST: Final = (
    *_AGAINST_WHOLE,
    ("prose", _has_prose),
    ("leans on words", _leans_on_words),
)
"""What tells a line with a date in it from a stamp line; nothing but the first ones where the
stamps are all of it."""

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
_BROWSER: Final = re.compile(r"(?<=[+\-]\d{4})\s\([^()]{1,40}\)$")
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
        date = _parsed(day)
        return Timestamp(day, text, "day", "assumed") if date else None
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
