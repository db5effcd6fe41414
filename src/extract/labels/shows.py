"""What a line shows: reasons to take a line without a credit for a caption."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from extract.labels.folding import finder, fold, has_name
from extract.lexicon import picture

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD: Final = 2
"""By so many letters openings are looked up; none is shorter."""
_OPENING_CHARACTERS: Final = 30
"""No opening is longer."""


def tells(text: str) -> bool:
    """Whether the line tells what happened, as paragraphs do, and does not show it."""
    return _telling()(fold(text))


def tells_past(text: str) -> bool:
    """Whether the line's verbs are of another time than the picture's."""
    return _past()(fold(text))


def score(text: str) -> int:
    """Reasons for a caption less those for a sub-heading.

    >>> score("Người dân xã Hải Lý gặt lúa tại cánh đồng thôn 2")
    3
    >>> score("Vì sao giá lúa phải giảm?")
    -1
    """
    return _shape(text) + _words(text)


def opens_with_seen(text: str) -> bool:
    """Whether a line opens with people or things that a picture may show."""
    head = _head(text)
    return head is not None and head.opens(fold(text[:_OPENING_CHARACTERS]))


def reaches(text: str, least: int) -> bool:
    """Whether a text scores so much; most lines are told by their shape, before any word search."""
    shape = _shape(text)
    if shape + 1 < least:
        return False
    return shape - 1 >= least or shape + _words(text) >= least


def _shape(text: str) -> int:
    """Reasons for a caption in how a line opens, and whether it names somebody."""
    out = 1 if has_name(text) else 0
    head = _head(text)
    if head is not None:
        low = fold(text[:_OPENING_CHARACTERS])
        if head.opens(low):
            out += 1
        if low.startswith(head.scenes):
            out += 1
    return out


def _head(text: str) -> _Head | None:
    return _heads().get(fold(text[:_HEAD])[:_HEAD])


def _words(text: str) -> int:
    """One for a word that places a picture, less one for a word that only sub-headings have."""
    low = f" {fold(text)}"
    placed = 1 if _placed()(low) else 0
    return placed - 1 if _against()(low) else placed


@cache
def _telling() -> Callable[[str], bool]:
    return finder(picture.words().telling)


@cache
def _past() -> Callable[[str], bool]:
    return finder(picture.words().past)


@cache
def _placed() -> Callable[[str], bool]:
    return finder(picture.words().places)


@cache
def _against() -> Callable[[str], bool]:
    return finder(picture.words().against)


class _Head:
    """Openings that begin with the same letters, each with a blank behind it."""

    def __init__(self) -> None:
        self.openings: tuple[str, ...] = ()
        self.false: tuple[str, ...] = ()
        self.scenes: tuple[str, ...] = ()

    def opens(self, low: str) -> bool:
        """Whether a line opens so, case-folded."""
        return low.startswith(self.openings) and not low.startswith(self.false)


@cache
def _heads() -> dict[str, _Head]:
    """Openings by their first letters, which few lines share."""
    words = picture.words()
    out: dict[str, _Head] = {}
    for opening in words.openings:
        head = out.setdefault(opening[:_HEAD], _Head())
        head.openings = (*head.openings, opening + " ")
    for opening in words.false_openings:
        head = out.setdefault(opening[:_HEAD], _Head())
        head.false = (*head.false, opening + " ")
    for scene in words.scenes:
        head = out.setdefault(scene[:_HEAD], _Head())
        head.scenes = (*head.scenes, scene + " ")
    return out
