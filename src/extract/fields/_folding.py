"""What all masthead readers share: folding, and the labelled piece of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract.fields import _spelling
from extract.fields._spelling import NEWER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ASKED_AGAIN: Final = 64
"""Lines remembered: a document asks up to four times about one line, to tell what it is and to
read it. So few are kept that no line outlives its document by much."""
EDGES: Final = " \t-–—|,;:：.•*/·®©™+"
"""Signs that separate fields and belong to none."""
_OLDEST: Final = {new: old for old, new in NEWER.items()}
# Where a letter follows, the mark has one place only: "soạn".
_OPEN: Final = re.compile(rf"(?:{'|'.join(_OLDEST)})(?!\w)")


def _looks() -> tuple[
    Callable[[str], str],
    Callable[[dict[str, str]], Callable[[str], list[tuple[int, int, str]]]],
    Callable[[str], int],
    Callable[[str], int],
]:
    """The looks at letters to use: compiled where they are built."""
    try:
        from extract.fields import _letters
    except ImportError:
        return _spelling.fold, _spelling.finder, _spelling.count_digits, _spelling.count_decimals
    return _letters.fold, _letters.finder, _letters.count_digits, _letters.count_decimals


fold, finder, count_digits, count_decimals = _looks()


def spellings(phrase: str) -> tuple[str, str]:
    """The phrase in lower case with its tone marks at the newer and at the older place.

    >>> spellings("Tòa soạn")
    ('toà soạn', 'tòa soạn')
    """
    newer = fold(phrase)
    return newer, _OPEN.sub(lambda match: _OLDEST[match[0]], newer)


def shortest(phrases: Sequence[str]) -> tuple[str, ...]:
    """Those of the phrases that hold no other one: without them none of all is in a text.

    >>> shortest(["số máy lẻ", "máy lẻ", "ext"])
    ('máy lẻ', 'ext')
    """
    return tuple(p for p in phrases if not any(q != p and q in p for q in phrases))


@dataclass(slots=True)
class Piece:
    """A label with what follows it, or text without a label."""

    kind: str
    """Key of the lexicon's labels, or empty."""
    label: str
    value: str
    line: int
    """Index of the line."""
    colon: bool = False
    """Whether a colon follows the label."""
