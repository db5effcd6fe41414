"""What a line shows: reasons to take a line without a credit for a caption."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from extract.labels.folding import finder, fold, has_name
from extract.lexicon import picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_HEAD: Final = 3
"""By so many characters openings are looked up; none is shorter, its blanks included."""

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
    low = f" {fold(text)}"
    return _shape(text, low) + _placed()(low) - _against()(low)


def opens_with_seen(text: str) -> bool:
    """Whether a line opens with people or things that a picture may show."""
    return _opens(f" {fold(text[:_OPENING_CHARACTERS])}")


def _opens(low: str) -> bool:
    opening = _openings().get(low[:_HEAD], ())
    return low.startswith(opening) and not low.startswith(_false_openings())


def reaches(text: str, least: int) -> bool:
    """Whether a text scores so much; most lines are told by their shape, before any word search."""
    low = f" {fold(text)}"
    shape = _shape(text, low)
    if shape + 1 < least:
        return False
    return shape - 1 >= least or shape + _placed()(low) - _against()(low) >= least


def _shape(text: str, low: str) -> int:
    scene = _scenes().get(low[:_HEAD], ())
    return _opens(low) + low.startswith(scene) + has_name(text)


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


@cache
def _openings() -> dict[str, tuple[str, ...]]:
    return _by_head(picture.words().openings)


@cache
def _scenes() -> dict[str, tuple[str, ...]]:
    return _by_head(picture.words().scenes)


@cache
def _false_openings() -> tuple[str, ...]:
    return tuple(f" {opening} " for opening in picture.words().false_openings)


def _by_head(openings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Openings between blanks, by their first characters."""
    out: dict[str, tuple[str, ...]] = {}
    for opening in openings:
        whole = f" {opening} "
        out[whole[:_HEAD]] = (*out.get(whole[:_HEAD], ()), whole)
    return out
