"""What tells a line with a date in it from a stamp line.

Lives here: the rules that look at the stamps of a line and at what stands beside them. Does not
live here: the cheap look at a line before anything is read in it (`_gate`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields import _moment, _stamp
from extract.fields._folding import count_digits, shortest
from extract.fields._piece import Stamp, any_of, low
from extract.lexicon.timestamp import words
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

REST_CHARACTERS: Final = 70
REST_WORDS: Final = 9
"""Characters and words beside the stamps of a line, at most."""
SHORTEST_TALK: Final = 2 * REST_WORDS + 1
"""More words have no fewer characters."""
_SECTION_WORDS: Final = 5
_NAME_WORDS: Final = 4
SENTENCE_ENDS: Final = '.!?…;”",%'
# A number of its own; "M416" is a pen name.
NUMBER: Final = Pattern(r"(?<!\w)\d")


def is_against(text: str, found: Sequence[Stamp], parts: Sequence[str]) -> bool:
    """Whether anything tells that the line with these stamps is no stamp line.

    `parts` is what stands before, between and behind them; nothing where they are all of it.
    """
    if _is_span(found) or is_bare_number(text, found, parts):
        return True
    return any(parts) and (_has_prose(text, found, parts) or _leans_on_words(text, found, parts))


def _is_span(found: Sequence[Stamp]) -> bool:
    """Two stamps of which no label tells the second: a term, an event's span."""
    return len(found) > 1 and any(stamp.label is None for stamp in found[1:])


def is_bare_number(text: str, found: Sequence[Stamp], parts: Sequence[str]) -> bool:
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
    """Whether what stands beside the stamps is more than sections, outlets and authors."""
    rest = [told for told in [_without_counters(part) for part in parts] if told]
    if len(rest) > 2 or sum([len(part) for part in rest]) > REST_CHARACTERS:
        return True
    apart, bare = _is_whole(found[0]) and not _touches_words(text, found), _is_bare(found[0])
    for part in rest:
        if _is_prose(part, apart and len(part.split()) <= _SECTION_WORDS):
            return True
        if bare and _is_title(text, part):
            return True
    return False


def _is_bare(stamp: Stamp) -> bool:
    """A date with nothing that stamps have and other dates have not."""
    parts = stamp.parts
    told = "clock" in parts or "weekday" in parts or "relative" in parts
    return stamp.label is None and not told


def _is_title(text: str, part: str) -> bool:
    """A remainder beside a bare date that is rather the title of a linked article."""
    after = text[text.find(part) + len(part) :].lstrip()
    return len(part.split()) > _SECTION_WORDS or (
        after.startswith("(") and not is_section_or_name(part)
    )


def _is_whole(stamp: Stamp) -> bool:
    return "clock" in stamp.parts and "day" in stamp.parts


def _touches_words(text: str, found: Sequence[Stamp]) -> bool:
    """Whether words stand right before or after the stamps, without a sign between."""
    start = found[0].label.start if found[0].label else found[0].start
    before, after = text[:start].rstrip()[-1:], text[found[-1].end :].lstrip()[:1]
    return before.isalnum() or after.isalnum()


def _without_counters(part: str) -> str:
    """`Lượt xem: 169` and `2 phút đọc` say nothing about the line."""
    if not count_digits(part):
        return part
    small = low(part)
    for name in _counter_names():
        if name in small:
            return _counter_pattern().sub("", small).strip(_stamp.SIGNS) and part
    return part


@cache
def _counter_names() -> tuple[str, ...]:
    """Names of counters, one of which stands in all others."""
    return shortest(words().lines.counters)


@cache
def _counter_pattern() -> re.Pattern[str]:
    name = any_of(words().lines.counters)
    return re.compile(
        rf"(?<!\w){name}\s?:?\s?[\d.,]{{1,9}}(?!\w)|(?<!\w)[\d.,]{{1,9}}\s{name}(?!\w)"
    )


def _is_prose(part: str, apart: bool) -> bool:  # noqa: FBT001
    """A remainder that is no section, outlet or author; `apart` if a sign sets it off."""
    if count_digits(part) and NUMBER.search(part):
        return True
    if len(part) >= SHORTEST_TALK and len(part.split()) > REST_WORDS:
        return True
    if part[-1] in SENTENCE_ENDS or part[0] in "\"“‘'":
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
    return not is_section_or_name(before)


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


def is_section_or_name(before: str) -> bool:
    names = before.split()
    if low(before) in words().lines.sections or before.isupper():
        return len(names) <= _SECTION_WORDS
    if all(low(p.strip()) in words().lines.sections for p in re.split(r"[-–|/>,&]", before)):
        return True
    return 2 <= len(names) <= _NAME_WORDS and all(n[0].isupper() and n.isalpha() for n in names)


def _continues_in_words(text: str, last: Stamp, after: str) -> bool:
    """Words after the stamp without a sign: a caption or a sentence, but for a name or section."""
    if not after or not text[last.end :].lstrip()[:1].isalnum():
        return False
    after = _without_counters(after)
    return bool(after) and not is_section_or_name(after)
