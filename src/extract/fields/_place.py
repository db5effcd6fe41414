"""Addresses of a masthead, with a label or without."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields._folding import Piece, capitals, count_decimals, finder, fold
from extract.fields._piece import any_of
from extract.lexicon import masthead as lexicon
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_HOUSE: Final = Pattern(r"(?:số\s+)?\d{1,4}[a-zđ]?(?:\s?[-/+]\s?\d{1,4}[a-zđ]?){0,4}\s*,?\s+\D")
_LONGEST: Final = 240
"""Characters; addresses of the imprints studied have at most 170."""
_MOST_DIGITS: Final = 22
"""Digits of an address."""
_UNLABELLED: Final = ("", "copyright", "governing_body", "maker", "contact")
"""Kinds of pieces that may hold an address without a label."""
_CARRIED: Final = 90
"""Characters of a line that carries an address on."""


def _words(phrases: Sequence[str]) -> str:
    return any_of(map(fold, phrases))


@cache
def _part_finder() -> Callable[[str], list[tuple[int, int, str]]]:
    return finder({part: part for part in map(fold, lexicon.words().place.parts)})


@cache
def first_letters() -> frozenset[str]:
    """The first letters of addresses that open with no figure."""
    return frozenset(fold(opening)[0] for opening in ("số", *lexicon.words().place.openings))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(?:" + _words(lexicon.words().place.openings) + r")(?=[\s.\d])")


@cache
def _opening_finder() -> Callable[[str], list[tuple[int, int, str]]]:
    return finder({opening: opening for opening in map(fold, lexicon.words().place.openings)})


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(
        r"[,.;:|–-]\s+(?=" + _words(lexicon.words().place.openings) + r"[\s.]+\w*\d)"
        r"|;\s+(?=\d{1,4}[a-zđ]?(?:/\d{1,4}){0,3}\s+\D)"
    )


@cache
def _region() -> re.Pattern[str]:
    return re.compile(
        r"(?:tại\s+)?(?:khu vực\s+)?" + _words(lexicon.words().place.regions) + r"[\s:,–-]+"
    )


def is_place(text: str, *, labelled: bool = False) -> bool:
    """Whether the text is an address; behind a label less is asked.

    >>> is_place("12A Hàng Giấy Gió, Phường 3 - TP.HCM")
    True
    """
    if not 5 <= len(text) <= _LONGEST or "@" in text or "©" in text:
        return False
    if labelled:
        return "," in text or count_decimals(text) > 0 or bool(_part_finder()(fold(text)))
    digits = count_decimals(text)
    if not 1 <= digits <= _MOST_DIGITS or text.endswith("?"):
        return False
    low = fold(text)
    if not low[0].isdecimal() and low[0] not in first_letters():
        return False
    needed = 1 if _HOUSE.match(low) else 2
    if needed > 1 and not _opening().match(low):
        return False
    return len({part for _, _, part in _part_finder()(low)}) >= needed and capitals(text)


def read_address(pieces: list[Piece]) -> str | None:
    """The office's address: labelled first, then unlabelled, then a branch's, then an agent's."""
    return (
        _first(pieces, ("address",), labelled=True, own=True)
        or _first(pieces, _UNLABELLED, labelled=False)
        or _first(pieces, ("office", "address"), labelled=True)
    )


def _first(
    pieces: list[Piece], kinds: tuple[str, ...], *, labelled: bool, own: bool = False
) -> str | None:
    """The first address in pieces of these kinds; `own`: unless it may be an agency's."""
    for index in range(len(pieces)):
        piece = pieces[index]
        if piece.kind not in kinds:
            continue
        found = _address(piece, labelled=labelled)
        if found and not (own and _is_agency(pieces, index)):
            return _carried(found, piece, pieces, index + 1)
    return None


def _is_agency(pieces: list[Piece], index: int) -> bool:
    """Whether a contact behind an unlabelled address stands before a piece: it may be an agency."""
    contact = index - 1
    while contact >= 0 and pieces[contact].kind != "contact":
        contact -= 1
    for before in range(contact):
        if not pieces[before].kind and _address(pieces[before], labelled=False) is not None:
            return True
    return False


def _address(piece: Piece, *, labelled: bool) -> str | None:
    value = piece.value
    if labelled:
        region = _region().match(fold(value)) if piece.kind == "office" else None
        value = value[region.end() :] if region else value
        return _clean(value) if is_place(value, labelled=True) else None
    if not piece.kind and is_place(value):
        return _clean(value)
    if not count_decimals(value):
        return None
    low = fold(value)
    inner = _inside().search(low) if ";" in low or _opening_finder()(low) else None
    if inner and is_place(value[inner.end() :]):
        return _clean(value[inner.end() :])
    return None


def _clean(value: str) -> str:
    return value.strip(" -–—|,;:.(")


def _carried(address: str, piece: Piece, pieces: list[Piece], start: int) -> str:
    """The address with the next line, if that goes on with ward, district or city."""
    while start < len(pieces) and pieces[start].kind == "taken":
        start += 1
    following = pieces[start] if start < len(pieces) else None
    if following is None or following.kind or following.line > piece.line + 2:
        return address
    low = fold(following.value)
    if len(low) <= _CARRIED and low.startswith(_carries_on()) and "," in low:
        return f"{address}, {_clean(following.value)}"
    return address


@cache
def _carries_on() -> tuple[str, ...]:
    """Openings of lines that go on with an address, folded."""
    return tuple(map(fold, lexicon.words().place.carries_on))
