"""A cheap look at a line: whether a stamp may stand in it, and whether it tells something else.

Lives here: tests that cost less than a microsecond for nearly all lines. They refuse nothing that
the grammar of `_stamp` and the rules of `_against` would take.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from extract.fields import _stamp
from extract.fields._against import (
    NUMBER,
    REST_CHARACTERS,
    REST_WORDS,
    SENTENCE_ENDS,
    SHORTEST_TALK,
    is_section_or_name,
)
from extract.fields._piece import low
from extract.fields.letters import JOINED, JOINED_NUMBERS, NO_FIGURES, joined_of, marks_of
from extract.lexicon.timestamp import words
from extract.pattern import Pattern

# A cheap gate before anything is read: a year beside a month.
# Alternatives that begin with a letter of their own are searched for several times as fast.
_MONTHLY: Final = Pattern(r"th\.?\s?\d|Th\.?\s?\d|19\d{6}\b(?<!\w\d{8})|20\d{6}\b(?<!\w\d{8})")
_ENGLISH_MONTH: Final = Pattern(
    r"\b(?:[Jj]an|JAN|[Ff]eb|FEB|[Mm]ar|MAR|[Aa]pr|APR|[Mm]ay|MAY|[Jj]u[nl]|JU[NL]|[Aa]ug|AUG"
    r"|[Ss]ep|SEP|[Oo]ct|OCT|[Nn]ov|NOV|[Dd]ec|DEC)"
)
_MONTH_STEMS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
)  # fmt: skip
# A section and the counters of readers and comments behind a stamp.
_COUNTERS: Final = Pattern(r"[^\W\d_]\s\d{1,4}\s\d{1,3}\Z")
_COUNTER_CHARACTERS: Final = 12
# A day or a time ago in brackets, as lists of articles have them.
_BRACKETED: Final = Pattern(
    r"\((?:(\d{1,2}[/\-]\d{1,2}(?:[/\-]\d{2,4})?)|\d{1,3}\s\w{1,6}\s(?:trước|ago))\)\Z"
)
_SHORT_CHARACTERS: Final = 24
_MONTH_LINE_CHARACTERS: Final = 50
"""A Vietnamese line that tells its month in English or by an abbreviation is no longer."""
_MOST_BLANKS: Final = 24
_CLOSE: Final = ord(")")
_ZERO: Final = ord("0")
_NINE: Final = ord("9")
_FOREIGN: Final = 0x660
"""No figures of other scripts come before it, and none between these:"""
_LATIN: Final = 0x1E00
_SYMBOLS: Final = 0x2100
_RUN: Final = Pattern(r"[^\W\d_]+")


def may_be_stamp(text: str, *, ago: bool = False) -> bool:
    """Cheap tests, cheapest first: nearly all lines end here.

    `ago` where an amount of time ago is known to stand in the line.
    """
    if text[-1:] in SENTENCE_ENDS and not text.endswith((".m.", ".M.", "...")):
        return False
    joined = joined_of(text)
    if joined == NO_FIGURES:
        if len(text) <= _SHORT_CHARACTERS:
            return _may_be_phrase(text)
        return ("rước" in text or " ago" in text) and _may_be_ago(text, ago=ago)
    if text.count(" ") > _MOST_BLANKS:
        return False
    return (
        joined == JOINED
        or (("rước" in text or " ago" in text) and _may_be_ago(text, ago=ago))
        or _may_be_spelt(text)
        or (len(text) <= _SHORT_CHARACTERS and _may_be_phrase(text))
    )


def _may_be_spelt(text: str) -> bool:
    """Whether a year and a month's name stand in the line."""
    if "20" not in text and "19" not in text:
        return False
    if "háng" in text or "thg" in text or "HÁNG" in text:
        return True
    short = len(text) <= _MONTH_LINE_CHARACTERS or text.isascii()
    if not short:
        return False
    small = text.lower()
    for stem in _MONTH_STEMS:
        if stem in small and _ENGLISH_MONTH.search(text):
            return True
    return _MONTHLY.search(text) is not None


def _may_be_phrase(text: str) -> bool:
    """Whether a short line may be a phrase for now, or a pattern that was never filled in."""
    if text[:1] in _now_heads() and low(text) in words().phrases.now:
        return True
    return (
        "rước" in text or " ago" in text or "yyyy" in text or "YYYY" in text or "/yy" in text
        or "{{" in text or "__/" in text or "NaN" in text or "Invalid" in text
    )  # fmt: skip


def _may_be_ago(text: str, *, ago: bool) -> bool:
    """Whether an amount of time may stand in a line with a word for "ago"."""
    if text.count(" ") > _MOST_BLANKS:
        return False
    return ago or len(text) <= _SHORT_CHARACTERS or _stamp.has_ago(low(text))


@cache
def _now_heads() -> frozenset[str]:
    """First letters of the phrases for now; an empty line has none."""
    return frozenset(letter for p in words().phrases.now for letter in (p[0], p[0].upper()))


def shows_other(text: str) -> bool:
    """Whether the words in front of the first stamp, or counters behind it, tell another line.

    It repeats rules that the grammar's answer meets later on, for lines that are common.
    """
    if "iấy phép" in text or _has_counters(text):
        return True
    tail = _BRACKETED.search(text) if ord(text[-1]) == _CLOSE else None
    begin = tail.start() if tail else _first_digit(text)
    if not tail and begin < SHORTEST_TALK:
        return False
    head = text[:begin].strip(_stamp.SIGNS)
    if len(head) > REST_CHARACTERS or len(head.split()) > REST_WORDS:
        other = True
    elif tail and head:
        day = tail[1] is not None
        if day:
            close = text[:begin].rstrip().endswith(head)
            other = close and not is_section_or_name(head)
        else:
            other = NUMBER.search(head) is not None
        other = other and not JOINED_NUMBERS.search(head)
    else:
        return False
    return other and not _has_word_of_stamps(low(head))


def _has_counters(text: str) -> bool:
    """Whether the counters of readers and comments end the line."""
    if not text[-1].isdecimal():
        return False
    return _COUNTERS.search(text[-_COUNTER_CHARACTERS:]) is not None


def _first_digit(text: str) -> int:
    """The place of the first figure; 0 where there is none."""
    for place in range(len(text)):
        letter = ord(text[place])
        if _ZERO <= letter <= _NINE:
            return place
        if letter >= _FOREIGN and not _LATIN <= letter < _SYMBOLS and text[place].isdecimal():
            return place
    return 0


def _has_word_of_stamps(small: str) -> bool:
    """Whether a word with which stamps begin stands there."""
    said = _stamp.words_of_stamps()
    # Marks are more than words, and cost a fraction.
    return not (said.isdisjoint(marks_of(small)) or said.isdisjoint(_RUN.findall(small)))
