"""The parts of a stamp as they are found in a line, and the way to look for words.

Lives here: the shape that the finders of days, clocks and zones share. Does not live here:
anything that knows how a day or a clock is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MASK: Final = "\0"
"""Stands for the letters that a finder has taken, so that the next one does not see them."""
NO_SECOND: Final = -1
_FULL_WIDTH: Final = {ord("０") + i: ord("0") + i for i in range(10)} | {
    ord("／"): "/",
    ord("："): ":",
    ord("－"): "-",
    ord("．"): ".",
    ord("，"): ",",
    ord("（"): "(",
    ord("）"): ")",
    ord("＋"): "+",
    ord("−"): "-",
    ord("Ð"): "đ",
    ord("\N{NO-BREAK SPACE}"): " ",
    ord("\t"): " ",
    ord("\n"): " ",
    ord("\r"): " ",
}
_ODD: Final = re.compile("[" + "".join(map(chr, _FULL_WIDTH)) + "]")


class Piece(NamedTuple):
    """A part of a stamp."""

    kind: str
    """`day`, `clock`, `zone`, `weekday`, `label`, `relative`, `unfilled`."""
    start: int
    """Half-open span, code points into the line."""
    end: int
    numbers: tuple[int, ...] = ()
    """Day: year, month, day; clock: hour, minute, second (`NO_SECOND` for none); zone: minutes
    east; weekday: Monday = 0; relative: amount, seconds of the unit. Empty where unsure."""
    word: str = ""
    """Day: the layout's name; clock: what stands after it (`pm`, `evening`); label: the role."""
    english: bool = False


def low(text: str) -> str:
    """Lower-case letters and ASCII digits, one for one: offsets stay those of `text`."""
    if _ODD.search(text):
        text = text.translate(_FULL_WIDTH)
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    first = "".join(sorted({re.escape(word[0]) for word in ordered}))
    # The look-ahead spares the alternation at most letters: 5 times as fast over 150 words.
    return f"(?:(?=[{first}])(?:" + "|".join(re.escape(word) for word in ordered) + "))"


def spans(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches that do not touch what is masked."""
    return (match for match in pattern.finditer(text) if MASK not in match[0])


def without(text: str, pieces: Iterable[Piece]) -> str:
    """`text` with the pieces masked."""
    for piece in pieces:
        text = text[: piece.start] + MASK * (piece.end - piece.start) + text[piece.end :]
    return text
