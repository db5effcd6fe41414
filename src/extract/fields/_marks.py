"""Marks and pieces of a credit line: the scanner.

Lives here: stripping a line of stamps and furniture, and cutting it into tokens. Not here: what
the pieces are (`_credits.py`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from extract.fields._piece import any_of
from extract.lexicon.byline import words
from extract.pattern import Pattern

EDGES: Final = " .:_*•-–—,;|\t\"“”'"
"""Signs that are no part of a name at its edges."""
_DIGIT: Final = Pattern(r"\d")
_STAMP: Final = Pattern(
    r"""
    (?: \d{1,2}[:hg]\d{2}                                  # 08:07
      | \d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}        # 23/07/2018
      | \d{1,2}[/-]\d{4}                                   # 2/2017
      | ngày\s\d{1,2}[/.-]\d{1,2}
      | (?:thứ|chủ)\s(?:hai|ba|tư|năm|sáu|bảy|nhật),?\s\d
      | (?:on\s|updated\s|published\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?
        |oct|nov|dec)[a-z]{0,7}\.?\s\d{1,2}\b
      | (?:on|updated|published)\s\d
    )
    """,
    re.VERBOSE,
)
"""Searched in small letters; what follows it belongs to it."""
_BEFORE_STAMP: Final = frozenset(" |,(–-")
_BEFORE_STAMP_CHARACTERS: Final = 4
_ADDRESS: Final = Pattern(r"https?://(?:www\.)?([^\s/]+)\S*")
_OTHERS: Final = Pattern(r"\s(?:và|and|cùng)\s(?:\d+\s|các\s|nhóm\s|cộng sự|others)")


class Token(NamedTuple):
    """A mark or a piece of a credit line."""

    kind: str
    """`label`, `source`, `closer`, `theo`, `opener`, `sep`, `photo` or `piece`."""
    text: str
    """As printed for a piece, in small letters for a mark."""
    start: int
    end: int


@cache
def roles_of(table: str) -> dict[str, str]:
    """Words of a table (`labels`, `openers`, `closers`) to their role."""
    rows: dict[str, tuple[str, ...]] = getattr(words(), table)
    return {word: role for role, phrases in rows.items() for word in phrases}


@cache
def label_words() -> re.Pattern[str]:
    """A label in small letters."""
    return re.compile(rf"(?<!\w){any_of(roles_of('labels'))}(?!\w)")


@cache
def _colon_scanner() -> re.Pattern[str]:
    """Marks and separators of a credit line in small letters; between them lie pieces."""
    return _scanner(labels=True)


@cache
def _plain_scanner() -> re.Pattern[str]:
    """Those of a line without a colon, where no label stands."""
    return _scanner(labels=False)


def _scanner_of(line: str) -> re.Pattern[str]:
    return _colon_scanner() if ":" in line else _plain_scanner()


def _scanner(*, labels: bool) -> re.Pattern[str]:
    label, joiner = any_of(roles_of("labels")), any_of(words().joiners)
    label_first = rf"""
        (?P<label> {label} (?:\ ?{joiner}\ ?{label}){{0,4}} \ ?: )
      | (?P<source> {any_of(words().sources)} \ ?: )
      | """
    return re.compile(
        rf"""
          (?<!\w) (?: {label_first if labels else ""}
            (?P<opener> {any_of(roles_of("openers"))} (?=\ [^\W\d_]) )
          | (?P<closer> (?<!\.) {any_of(roles_of("closers"))}
              (?= \ ?(?:[)\].;,|(]|$|(?:theo|từ|by)\ )) )
          | (?P<theo> (?:theo|từ)(?!\w) )
          | (?P<photo> (?:(?<=\()|^) (?:ảnh|nguồn) (?=\ ) ) )
        | (?P<sep> [()\[\];,|/&⋅·] | \ (?: \+\  | [-–—]+\ ? | (?:và|and)\  ) | [-–—]+\  | [–—] )
        """,
        re.VERBOSE,
    )


def lowered(text: str) -> str:
    """The text in small letters, and as long as it was."""
    low = text.lower()
    return low if len(low) == len(text) else text.replace("İ", "I").lower()


def first_mark(text: str) -> str:
    """Kind of the mark with which the text begins; empty without one."""
    match = _scanner_of(text).match(lowered(text))
    return (match.lastgroup or "") if match else ""


def tokens(text: str) -> list[Token]:
    """Marks and pieces in their order."""
    low = lowered(text)
    out: list[Token] = []
    last = 0
    for match in _scanner_of(text).finditer(low):
        kind, (start, end) = match.lastgroup or "", match.span()
        if kind not in _ALWAYS and not _counts(kind, text, low, start, end):
            continue
        if start > last and text[last:start].strip(EDGES):
            out.append(_token("piece", text[last:start], last, start))
        out.append(_token(kind, low[start:end], start, end))
        last = end
    if text[last:].strip(EDGES):
        out.append(_token("piece", text[last:], last, len(text)))
    return out


def _token(kind: str, text: str, start: int, end: int) -> Token:
    """One made in a fraction of the time that the class takes."""
    return tuple.__new__(Token, (kind, text, start, end))


_ALWAYS: Final = frozenset({"sep", "label", "source", "photo"})


def _counts(kind: str, text: str, low: str, start: int, end: int) -> bool:
    """Whether a mark is one where it stands: `By` before a capital, `từ` behind a role."""
    if kind == "opener":
        return start == 0 or text[end + 1].isupper()
    if kind == "theo":
        if low[start:end] == "từ":
            return low[:start].rstrip().endswith(tuple(roles_of("closers")))
        return not low.startswith("by ")
    if low.endswith(_unnamed(), 0, end):
        return False
    return roles_of("closers")[low[start:end]] != "photo" or low[start - 1 : start] == "("


@cache
def _unnamed() -> tuple[str, ...]:
    """Words for unnamed reporters that end with a role's word ("Ban biên tập")."""
    return tuple(
        phrase for phrase in words().collectives if phrase.endswith(tuple(roles_of("closers")))
    )


def prepare(text: str) -> tuple[str, bool]:
    """The line without its stamp, page furniture and addresses' paths; whether a stamp stood."""
    text = " ".join(text.split())
    if "://" in text:
        text = _ADDRESS.sub(r"\1", text)
    if _is_glued(text):
        text = _unglue().sub(" ", text)
    low = lowered(text)
    others = _OTHERS.search(low) if low.count(" ") > 2 else None
    if others:
        text, low = text[: others.start()], low[: others.start()]
    stamped = False
    if _DIGIT.search(text):
        text, stamped = _without_stamp(text, low)
        low = lowered(text)
    if low.endswith(_tails()):
        text = text[: -len(next(t for t in _tails() if low.endswith(t))) + 1]
    return text.strip(" _*•"), stamped


def _without_stamp(text: str, low: str) -> tuple[str, bool]:
    stamp = _STAMP.search(low)
    if not stamp:
        return text, False
    start = stamp.start()
    least = max(0, start - _BEFORE_STAMP_CHARACTERS)
    while start > least and text[start - 1] in _BEFORE_STAMP:
        start -= 1
    if not start:
        return text, False
    return text[:start] + (")" if ")" in text[start:] else ""), True


@cache
def _tails() -> tuple[str, ...]:
    return tuple(" " + tail for tail in words().tails)


@cache
def _glued() -> tuple[str, ...]:
    return tuple(w.capitalize() for w in roles_of("closers") if " " in w)


def _is_glued(text: str) -> bool:
    for phrase in _glued():  # noqa: SIM110 - `any` over a generator takes twice the time
        if phrase in text:
            return True
    return False


@cache
def _unglue() -> re.Pattern[str]:
    """Between a small letter and the capital of a role word: an inline tag was lost there."""
    return re.compile(rf"(?<=[^\W\d_A-Z])(?={any_of(_glued())}(?!\w))")
