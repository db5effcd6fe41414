"""The paper's name where a clause of the masthead tells it.

Lives here: names inside longer lines. Not here: lines that are the name, owners of the copyright
(`masthead.py`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields._folding import Piece, fold, shortest
from extract.fields._piece import any_of
from extract.fields._spelling import EDGES
from extract.lexicon import masthead as lexicon
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_NAME: Final = 80
_LONGEST_SITE: Final = 50
"""Characters of names; a site's name before "là" or alone on its line has fewer."""
_OF: Final = Pattern(r"(?<!\w)(?:của|thuộc)\s")
_IS: Final = " là "
_END: Final = Pattern(r"\s(?:khi|nếu|trên|và|từ)\s|\s[-–|]\s|[,.;:(\"”“]|$")
_LICENSED: Final = Pattern(
    r"((?:[Bb]áo|[Tt]ạp chí) điện tử (?!số|tiếng)[^:,\d]{2,40}?) (?:trên|số|sô)\b"
)
_QUOTES: Final = " \"“”'" + EDGES


def paper(name: str) -> str:
    """The paper that a name of a line stands for; nothing for a slogan.

    >>> paper("Chuyên trang điện tử thuộc Báo Sông Lam"), paper("Báo nhiều người đọc nhất")
    ('Báo Sông Lam', '')
    """
    low = fold(name)
    of = _OF.search(low)
    owned = of is not None and low.startswith(lexicon.words().publication.openings, of.end())
    head = low[: of.start()] if of and owned else low
    generic = _generic().match(head)
    rest = head[generic.end() :].strip() if generic else head
    if not rest:
        return name[of.end() :].strip(_QUOTES) if of and owned else name
    if of and _generic().fullmatch(low[: of.start()]) and _is_company(low[of.end() :]):
        return ""
    start = low.index(rest)
    if name[start].islower():
        return ""
    return name[: of.start()].strip(EDGES) if of and owned else name


def _is_company(low: str) -> bool:
    return low.startswith(("công ty", "cty"))


@cache
def _generic() -> re.Pattern[str]:
    """The words of a paper's kind, which tell no name."""
    words = lexicon.words().publication
    return re.compile(rf"(?:{any_of(map(fold, (*words.openings, *words.generic)))}(?:\s+|$))+")


def site_told(lines: Sequence[str]) -> str | None:
    """`X.vn là trang thông tin điện tử của ...`."""
    kinds = lexicon.words().publication.openings
    for line in lines:
        name, found, rest = line.partition(_IS)
        if found and len(name) <= _LONGEST_SITE and fold(rest).startswith(kinds):
            name = name.strip(_QUOTES)
            if name and all(word[0].isupper() or "." in word for word in name.split()):
                return name
    return None


def site_alone(pieces: Sequence[Piece]) -> str | None:
    """A line that is a name ending as those of sites do ("Sông Lam Online")."""
    endings = lexicon.words().publication.endings
    for piece in pieces:
        name, low = piece.value, fold(piece.value)
        if piece.kind or len(name) > _LONGEST_SITE or not low.endswith(endings):
            continue
        words = name.split()
        named = words[0][:1].isupper() and (len(words) == 1 or words[1][:1].isupper())
        if named and not any(sign in name for sign in "@:/,;©"):
            return name
    return None


def licensed(lines: Sequence[str]) -> str | None:
    """`Giấy phép hoạt động báo điện tử X số ...`."""
    for line in lines:
        match = _LICENSED.search(line) if "điện tử" in line else None
        if match:
            return match.group(1)
    return None


def reused(lines: Sequence[str], lows: Sequence[str]) -> str | None:
    """The paper that a line about copies names ("... từ Báo Sông Lam khi ...").

    `lows` are the lines folded.
    """
    for number in range(len(lines)):
        line, low = lines[number], lows[number]
        if not any(phrase in low for phrase in _reuses()):
            continue
        for match in _opened().finditer(low):
            name = line[match.start() : _stop(line, match.start())].strip(_QUOTES)
            named = name[0].isupper() and " " in name and name == paper(name)
            if named and len(name) <= _LONGEST_NAME:
                return name
    return None


def _stop(line: str, start: int) -> int:
    end = _END.search(line, start)
    return end.start() if end else len(line)


@cache
def _reuses() -> tuple[str, ...]:
    """One of these stands in every folded line about copies."""
    return shortest(tuple(map(fold, lexicon.words().labels["reuse"])))


@cache
def _opened() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(lexicon.words().publication.printed)}\s")
