"""Marks and pieces of a credit line: the scanner.

Lives here: stripping a line of stamps and furniture, and cutting it into tokens. Not here: what
the pieces are (`_credits.py`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.lexicon.byline import words

if TYPE_CHECKING:
    from collections.abc import Iterable

EDGES: Final = " .:_*•-–—,;|\t\"“”'"
"""Signs that are no part of a name at its edges."""
_STAMP: Final = re.compile(
    r"""
    [\s|,(–-]{0,4}
    (?: \d{1,2}[:hg]\d{2}                                  # 08:07
      | \d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}        # 23/07/2018
      | \d{1,2}[/-]\d{4}                                   # 2/2017
      | ngày\s\d{1,2}[/.-]\d{1,2}
      | (?:thứ|chủ)\s(?:hai|ba|tư|năm|sáu|bảy|nhật),?\s\d
      | (?:on\s|updated\s|published\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?
        |oct|nov|dec)[a-z]{0,7}\.?\s\d{1,2}\b
      | (?:on|updated|published)\s\d
    ).*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"https?://(?:www\.)?([^\s/]+)\S*")
_OTHERS: Final = re.compile(
    r"\s(?:và|and|cùng)\s(?:\d+\s|các\s|nhóm\s|cộng sự|others).*", re.IGNORECASE
)


class Token(NamedTuple):
    """A mark or a piece of a credit line."""

    kind: str
    """`label`, `source`, `closer`, `theo`, `opener`, `sep` or `piece`."""
    text: str
    start: int
    end: int


@cache
def roles_of(table: str) -> dict[str, str]:
    """Words of a table (`labels`, `openers`, `closers`) to their role."""
    rows: dict[str, tuple[str, ...]] = getattr(words(), table)
    return {word: role for role, phrases in rows.items() for word in phrases}


def _either(phrases: Iterable[str]) -> str:
    """Alternation, longest first; a blank may be doubled by the printer."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase) for phrase in ordered) + ")"


@cache
def label_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_either(roles_of('labels'))}(?!\w)", re.IGNORECASE)


@cache
def scanner() -> re.Pattern[str]:
    """Marks and separators of a credit line; what lies between them are pieces."""
    label, joiner = _either(roles_of("labels")), _either(words().joiners)
    return re.compile(
        rf"""
          (?P<label> (?<!\w){label} (?:\ ?{joiner}\ ?{label}){{0,4}} \ ?: )
        | (?P<source> (?<!\w){_either(words().sources)} \ ?: )
        | (?P<opener> (?<!\w){_either(roles_of("openers"))} (?=\ [^\W\d_]) )
        | (?P<closer> (?<![\w.]){_either(roles_of("closers"))}
            (?= \ ?(?:[)\].;,|(]|$|(?:theo|từ|by)\ )) )
        | (?P<theo> (?<!\w)(?:theo|từ)(?!\w) )
        | (?P<photo> (?:(?<=\()|^) (?:ảnh|nguồn) (?=\ ) )
        | (?P<sep> [()\[\];,|/&] | \ \+\  | \ [-–—]+\ ? | [-–—]+\  | [–—] | \ (?:và|and)\  )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def tokens(text: str) -> list[Token]:
    out, last = [], 0
    for match in scanner().finditer(text):
        if not _counts(text, match):
            continue
        if text[last : match.start()].strip(EDGES):
            out.append(Token("piece", text[last : match.start()], last, match.start()))
        out.append(Token(match.lastgroup or "", match[0], match.start(), match.end()))
        last = match.end()
    if text[last:].strip(EDGES):
        out.append(Token("piece", text[last:], last, len(text)))
    return out


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether a mark is one where it stands: `By` before a capital, `từ` behind a role."""
    kind = match.lastgroup
    if kind == "opener":
        return text[match.end() + 1].isupper() or match.start() == 0
    if kind == "closer" and text[: match.end()].casefold().endswith(_unnamed()):
        return False
    if kind == "closer" and roles_of("closers")[match[0].casefold()] == "photo":
        return text[match.start() - 1 : match.start()] == "("
    if kind == "theo":
        if match[0].casefold() == "từ":
            return text[: match.start()].rstrip().casefold().endswith(tuple(roles_of("closers")))
        return not text[:3].casefold().startswith("by ")
    return True


@cache
def _unnamed() -> tuple[str, ...]:
    """Words for unnamed reporters that end with a role's word ("Ban biên tập")."""
    return tuple(
        phrase for phrase in words().collectives if phrase.endswith(tuple(roles_of("closers")))
    )


def prepare(text: str) -> tuple[str, bool]:
    """The line without its stamp, page furniture and addresses' paths; whether a stamp stood."""
    text = " ".join(text.split())
    text = _ADDRESS.sub(r"\1", text)
    text = _unglue().sub(" ", text)
    text = _OTHERS.sub("", text)
    stamp = _STAMP.search(text)
    stamped = stamp is not None and stamp.start() > 0
    if stamped and stamp:
        text = text[: stamp.start()] + ("" if ")" not in stamp[0] else ")")
    low = text.casefold()
    tail = next((t for t in words().tails if low.endswith(" " + t)), None)
    if tail and len(low) == len(text):
        text = text[: -len(tail)]
    return text.strip(" _*•"), stamped


@cache
def _unglue() -> re.Pattern[str]:
    """Between a small letter and the capital of a role word: an inline tag was lost there."""
    closers = (w.capitalize() for w in roles_of("closers") if " " in w)
    return re.compile(rf"(?<=[^\W\d_A-Z])(?={_either(closers)}(?!\w))")
