"""Addresses of a masthead, with a label or without."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields._folding import Piece, fold
from extract.fields._piece import any_of
from extract.lexicon import masthead as lexicon
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_HOUSE: Final = Pattern(r"(?:số\s+)?\d{1,4}[a-zđ]?(?:\s?[-/+]\s?\d{1,4}[a-zđ]?){0,4}\s*,?\s+\D")
_LONGEST: Final = 240
"""Characters; addresses of the imprints studied have at most 170."""
_MOST_DIGITS: Final = 22
"""Digits of an address."""
_DIGIT: Final = Pattern(r"\d")
_WORDS: Final = Pattern(r"\w+")
_CARRIED: Final = 90
"""Characters of a line that carries an address on."""


def _words(phrases: Sequence[str]) -> str:
    return any_of(map(fold, phrases))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + _words(lexicon.words().place.parts) + r")(?!\w)")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(?:" + _words(lexicon.words().place.openings) + r")(?=[\s.\d])")


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(
        r"[,.;:|–-]\s+(?=" + _words(lexicon.words().place.openings) + r"[\s.]+\w*\d)"
        r"|;\s+(?=\d{1,4}[a-zđ]?(?:/\d{1,4}){0,3}\s+\D)"
    )


def is_place(text: str, *, labelled: bool = False) -> bool:
    """Whether the text is an address; behind a label less is asked.

    >>> is_place("12A Hàng Giấy Gió, Phường 3 - TP.HCM")
    True
    """
    if not 5 <= len(text) <= _LONGEST or "@" in text or "©" in text:
        return False
    if labelled:
        return (
            "," in text
            or _DIGIT.search(text) is not None
            or _parts().search(fold(text)) is not None
        )
    low = fold(text)
    needed = 1 if _HOUSE.match(low) else 2
    if needed > 1 and not _opening().match(low):
        return False
    if text.endswith("?") or not 1 <= len(_DIGIT.findall(text)) <= _MOST_DIGITS:
        return False
    return len(set(_parts().findall(low))) >= needed and _capitals(text)


def _capitals(text: str) -> bool:
    """Whether about half of the words are names: prose has far fewer."""
    words = [word for word in _WORDS.findall(text) if word[0].isalpha()]
    return bool(words) and sum([word[0].isupper() for word in words]) * 2 >= len(words)


def read_address(pieces: Sequence[Piece]) -> str | None:
    """The office's address: labelled first, then unlabelled, then a branch's."""
    for kinds in (
        ("address",),
        ("", "copyright", "governing_body", "maker", "contact"),
        ("office",),
    ):
        for index, piece in enumerate(pieces):
            if piece.kind not in kinds:
                continue
            found = _address(piece, labelled=kinds[0] in ("address", "office"))
            if found:
                return _carried(found, piece, pieces[index + 1 :])
    return None


def _address(piece: Piece, *, labelled: bool) -> str | None:
    value = piece.value
    if labelled:
        return _clean(value) if is_place(value, labelled=True) else None
    if not piece.kind and is_place(value):
        return _clean(value)
    inner = _inside().search(fold(value))
    if inner and is_place(value[inner.end() :]):
        return _clean(value[inner.end() :])
    return None


def _clean(value: str) -> str:
    value = value.strip(" -–—|,;:.")
    if value.endswith("(") or value.count("(") > value.count(")"):
        value = value.rsplit("(", 1)[0] if value.endswith("(") else value
    return value.strip(" -–—|,;:.(")


def _carried(address: str, piece: Piece, rest: Sequence[Piece]) -> str:
    """The address with the next line, if that goes on with ward, district or city."""
    following = next((p for p in rest if p.kind != "taken"), None)
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
