"""What a line shows: reasons to take a line without a credit for a caption."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from extract.labels.folding import has_name, opener, seeker
from extract.lexicon import picture

if TYPE_CHECKING:
    from collections.abc import Callable

# What the openings tell ...
_SEEN: Final = 1
_FALSE: Final = 2
_SCENE: Final = 4
# ... and the words.
_PLACED: Final = 1
_AGAINST: Final = 2


def tells(text: str) -> bool:
    """Whether the line tells what happened, as paragraphs do, and does not show it."""
    return _telling()(text) > 0


def tells_past(text: str) -> bool:
    """Whether the line's verbs are of another time than the picture's."""
    return _past()(text) > 0


def score(text: str) -> int:
    """Reasons for a caption less those for a sub-heading.

    >>> score("Người dân xã Hải Lý gặt lúa tại cánh đồng thôn 2")
    3
    >>> score("Vì sao giá lúa phải giảm?")
    -1
    """
    return _shape(text) + _weigh(text)


def opens_with_seen(text: str) -> bool:
    """Whether a line opens with people or things that a picture may show."""
    return _openings()(text) & (_SEEN | _FALSE) == _SEEN


def reaches(text: str, least: int) -> bool:
    """Whether a text scores so much; most lines are told by their shape, before any word search."""
    shape = _shape(text)
    if shape + 1 < least:
        return False
    return shape - 1 >= least or shape + _weigh(text) >= least


def _shape(text: str) -> int:
    """Reasons for a caption in how a line opens, and whether it names somebody."""
    opening = _openings()(text)
    out = 1 if has_name(text) else 0
    if opening & (_SEEN | _FALSE) == _SEEN:
        out += 1
    return out + 1 if opening & _SCENE else out


def _weigh(text: str) -> int:
    """One for words that place a picture, less one for words that only sub-headings have."""
    told = _words()(text)
    placed = 1 if told & _PLACED else 0
    return placed - 1 if told & _AGAINST else placed


@cache
def _telling() -> Callable[[str], int]:
    return seeker((picture.words().telling,), "", "")


@cache
def _past() -> Callable[[str], int]:
    return seeker((picture.words().past,), "", "")


@cache
def _words() -> Callable[[str], int]:
    words = picture.words()
    return seeker((words.places, words.against), " ", "")


@cache
def _openings() -> Callable[[str], int]:
    words = picture.words()
    kinds = (words.openings, words.false_openings, words.scenes)
    return opener(tuple(tuple(f"{opening} " for opening in kind) for kind in kinds))
