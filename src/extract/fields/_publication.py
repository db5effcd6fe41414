"""The paper's name: lines that are the name, owners of the copyright, clauses that tell it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields._folding import Piece, fold, shortest
from extract.fields._piece import any_of
from extract.fields._spelling import EDGES, ELECTRONIC, EQUAL, OWNED
from extract.lexicon import masthead as lexicon
from extract.once import Once
from extract.pattern import Pattern

if TYPE_CHECKING:
    from extract.fields._imprint import Reading

_NO_OWNERS: Final = (
    "ban biên tập",
    "all right",
    "công ty",
    "cty",
    "vui lòng",
    "cấm",
    "ghi rõ",
    "giấy phép",
)
"""What stands behind a copyright sign and is no paper."""
_NAME_END: Final = Pattern(r"\s[-–|]\s(?!(?i:truyền hình))|\.\s|[,(;|]")
_OWNED: Final = Pattern(r"^[\s©®:]*(?:\(c\))?(?:[\s,–-]*\d{4})*[\s©®:.–-]*")
"""Signs and years between the copyright and its owner."""
_OWNER_END: Final = Pattern(r"\s[-–|]\s|\.\s|[,(;|©]|\.$")
_HEAD_OF_PAPER: Final = 2
"""Letters."""
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


def read_publication(pieces: list[Piece], lines: list[str], readings: list[Reading]) -> str | None:
    """The paper's name; `readings` are the lines as they are read."""
    return (
        _name_line(pieces)
        or _name_owned(lines, readings)
        or _site_told(lines, readings)
        or _site_alone(pieces)
        or _licensed(lines, readings)
        or _reused(lines, readings)
    )


def _name_line(pieces: list[Piece]) -> str | None:
    """A line, or the part of one before a label, that opens with "Báo", "Tạp chí", ..."""
    heads = _PAPER_HEADS.get()
    for piece in pieces:
        if piece.kind:
            continue
        value, low = piece.value, fold(piece.value)
        if low[:_HEAD_OF_PAPER] not in heads or not low.startswith(_openings()):
            continue
        if value.islower():
            continue
        name = _NAME_END.split(value, maxsplit=1)[0] if has_sign(value) else value
        name = _paper(name.strip(EDGES))
        if 4 < len(name) <= 80 and name[0].isupper():
            return name
    return None


@cache
def _openings() -> tuple[str, ...]:
    """How the names of papers open, folded."""
    return lexicon.words().publication.openings


def _made_heads() -> frozenset[str]:
    return frozenset(opening[:_HEAD_OF_PAPER] for opening in _openings())


_PAPER_HEADS: Final = Once(_made_heads)
"""The first letters of those."""


def _name_owned(lines: list[str], readings: list[Reading]) -> str | None:
    """The owner of the copyright."""
    heads = _owner_heads()
    for number in range(len(lines)):
        if not readings[number].hints & OWNED:
            continue
        line, low = lines[number], readings[number].low
        phrase = _owner_phrase(low, heads)
        if phrase is None and "©" not in line:
            continue
        start = low.index(phrase) + len(phrase) if phrase else line.index("©") + 1
        owner = line[start:]
        owner = owner[behind_signs(owner) :]
        name = _up_to_sign(owner).strip(EDGES)
        if 1 < len(name) <= 80 and not name[0].islower() and not _no_owner(name):
            return name
    return None


def _up_to_sign(owner: str) -> str:
    """What stands before the first sign that ends an owner's name."""
    for at in range(len(owner)):
        letter = ord(owner[at])
        if letter in (40, 44, 59, 0xA9) or (letter == 46 and at == len(owner) - 1):  # ( , ; ©
            return owner[:at]
        if letter in (45, 46, 124, 0x2013):
            return str(_OWNER_END.split(owner, maxsplit=1)[0])
    return owner


def _owner_phrase(low: str, heads: tuple[str, ...]) -> str | None:
    """The longest phrase for owners that stands in a folded line; one has one of the heads."""
    for head in heads:
        if head in low:
            for known in _owner_phrases():
                if known in low:
                    return known
    return None


@cache
def _owner_heads() -> tuple[str, ...]:
    """One of these stands in every line that has such a phrase."""
    return shortest(lexicon.words().publication.after)


@cache
def _owner_phrases() -> tuple[str, ...]:
    """What stands before the owner's name, the longest first."""
    return tuple(sorted(lexicon.words().publication.after, key=len, reverse=True))


def _no_owner(name: str) -> bool:
    return fold(name).startswith(_NO_OWNERS)


def behind_signs(text: str) -> int:
    """Where the signs and years end that open the text."""
    if text[:1] == " " and text[1:2].isalpha():  # nothing but a blank, as mostly
        return 1
    opening = _OWNED.match(text)
    return opening.end() if opening else 0


def has_sign(value: str) -> bool:
    """Whether a sign stands in a value that may end a name."""
    for at in range(len(value)):
        letter = ord(value[at])
        # ( , - . ; | and the dash
        if letter in (40, 44, 45, 46, 59, 124, 0x2013):
            return True
    return False


def _paper(name: str) -> str:
    """The paper that a name of a line stands for; nothing for a slogan.

    >>> _paper("Chuyên trang điện tử thuộc Báo Sông Lam"), _paper("Báo nhiều người đọc nhất")
    ('Báo Sông Lam', '')
    """
    low = fold(name)
    of = _OF.search(low) if "của" in low or "thuộc" in low else None
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


def _site_told(lines: list[str], readings: list[Reading]) -> str | None:
    """`X.vn là trang thông tin điện tử của ...`."""
    kinds = lexicon.words().publication.openings
    for number in range(len(lines)):
        if not readings[number].hints & EQUAL:
            continue
        line = lines[number]
        place = line.find(_IS, 0, _LONGEST_SITE + len(_IS))
        if place >= 0 and fold(line[place + len(_IS) :]).startswith(kinds):
            name = line[:place].strip(_QUOTES)
            if name and all(word[0].isupper() or "." in word for word in name.split()):
                return name
    return None


def _site_alone(pieces: list[Piece]) -> str | None:
    """A line that is a name ending as those of sites do ("Sông Lam Online")."""
    endings = lexicon.words().publication.endings
    for piece in pieces:
        name = piece.value
        if piece.kind or len(name) > _LONGEST_SITE or not fold(name).endswith(endings):
            continue
        words = name.split()
        named = words[0][:1].isupper() and (len(words) == 1 or words[1][:1].isupper())
        if named and not any(sign in name for sign in "@:/,;©"):
            return name
    return None


def _licensed(lines: list[str], readings: list[Reading]) -> str | None:
    """`Giấy phép hoạt động báo điện tử X số ...`."""
    for number in range(len(lines)):
        if not readings[number].hints & ELECTRONIC:
            continue
        line = lines[number]
        place = _kind_place(line)
        match = _LICENSED.search(line, max(place - 1, 0)) if place >= 0 else None
        if match:
            return match.group(1)
    return None


def _kind_place(line: str) -> int:
    """Behind the first letter of the first kind that `_LICENSED` looks for; -1 without any."""
    first, second = line.find("áo điện tử "), line.find("ạp chí điện tử ")
    return first if second < 0 or 0 <= first < second else second


def _reused(lines: list[str], readings: list[Reading]) -> str | None:
    """The paper that a line about copies names ("... từ Báo Sông Lam khi ...")."""
    papers, reuses = _PAPERS.get(), _REUSES.get()
    for number in range(len(lines)):
        line, low = lines[number], readings[number].low
        if not (_holds(low, papers) and _holds(low, reuses)):
            continue
        for match in _opened().finditer(low):
            name = line[match.start() : _stop(line, match.start())].strip(_QUOTES)
            named = name[0].isupper() and " " in name and name == _paper(name)
            if named and len(name) <= _LONGEST_NAME:
                return name
    return None


def _stop(line: str, start: int) -> int:
    end = _END.search(line, start)
    return end.start() if end else len(line)


def _holds(low: str, phrases: tuple[str, ...]) -> bool:
    for phrase in phrases:  # noqa: SIM110 - `any` over a generator takes twice the time
        if phrase in low:
            return True
    return False


def _made_papers() -> tuple[str, ...]:
    return shortest(lexicon.words().publication.printed)


def _made_reuses() -> tuple[str, ...]:
    return shortest(tuple(map(fold, lexicon.words().labels["reuse"])))


_PAPERS: Final = Once(_made_papers)
"""One of these stands in every folded line that names a paper."""
_REUSES: Final = Once(_made_reuses)
"""One of these stands in every folded line about copies."""


@cache
def _opened() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(lexicon.words().publication.printed)}\s")
