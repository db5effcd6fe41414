"""The parts of a stamp as they are found in a line, and the way to look for words.

Lives here: the shape that the finders of days, clocks and zones share. Does not live here:
anything that knows how a day or a clock is written.
"""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MASK: Final = "\0"
"""Stands for the letters that a finder has taken, so that the next one does not see them."""
NO_SECOND: Final = -1
UNTOLD: Final = -1
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
_BLANK: Final = 32
_HARD_BLANK: Final = 0xA0
_STROKE: Final = ord("Ð")
_LATIN_END: Final = 0x2000
_MINUS: Final = ord("−")
_WIDE: Final = 0xFF00


class Piece:
    """A part of a stamp.

    Attributes:
        kind: `day`, `clock`, `zone`, `weekday`, `label`, `relative`, `unfilled`.
        start: half-open span, code points into the line.
        end: its end.
        numbers: day: year, month, day; clock: hour, minute, second (`NO_SECOND` for none); zone:
            minutes east; weekday: Monday = 0; relative: amount, seconds of the unit. Empty where
            unsure.
        word: day: the layout's name; clock: what stands after it (`pm`, `evening`); label: the
            role.
        english: whether it is written in English.
    """

    # Compiled, a class of this kind is made in a fraction of what a data class takes.
    def __init__(  # noqa: PLR0913, PLR0917 - by place, as the compiled look gives them
        self,
        kind: str,
        start: int,
        end: int,
        numbers: tuple[int, ...] = (),
        word: str = "",
        english: bool = False,  # noqa: FBT001, FBT002 - it is a label's or month's language
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.numbers = numbers
        self.word = word
        self.english = english


def piece(
    kind: str,
    m: re.Match[str],
    numbers: tuple[int, ...] = (),
    word: str = "",
    english: bool = False,  # noqa: FBT001, FBT002 - as in `Piece`
) -> Piece:
    """The piece that is a match."""
    start, end = m.span()
    return Piece(kind, start, end, numbers, word, english)


class Stamp:
    """Parts that belong together.

    Attributes:
        start: half-open span, code points into the line.
        end: its end.
        role: what the label in front says; empty without one.
        label: that label.
        parts: by kind.
        lead: where the labels right in front of it begin; `UNTOLD` where nobody looked.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - by place, as the compiled look gives them
        self,
        start: int,
        end: int,
        role: str = "",
        label: Piece | None = None,
        parts: dict[str, Piece] | None = None,
        lead: int = UNTOLD,
    ) -> None:
        self.start = start
        self.end = end
        self.role = role
        self.label = label
        self.parts: dict[str, Piece] = {} if parts is None else parts
        self.lead = lead

    def take(self, piece: Piece) -> None:
        """Add a part at the end."""
        if not self.parts:
            self.start = piece.start
        self.parts[piece.kind] = piece
        self.end = piece.end


def low(text: str) -> str:
    """Lower-case letters and ASCII digits, one for one: offsets stay those of `text`."""
    if _may_be_odd(text):
        text = text.translate(_FULL_WIDTH)
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _may_be_odd(text: str) -> bool:
    """Whether letters of full width may stand there, or others that are taken for plain ones."""
    for place in range(len(text)):
        letter = ord(text[place])
        if letter < _BLANK or letter in (_HARD_BLANK, _STROKE):
            return True
        if letter >= _LATIN_END and (letter == _MINUS or letter >= _WIDE):
            return True
    return False


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first.

    Words with the same beginning share it, so that a place of the text costs a handful of
    comparisons however many words there are.

    >>> any_of(["at", "on", "once"])
    '(?:(?:at|on(?:ce)?))'
    """
    return f"(?:{_branches(sorted(set(words)))})"


def _branches(words: Sequence[str]) -> str:
    """An expression for words in order; a word that others begin with is the last choice."""
    ends = words[0] == ""
    groups = groupby(words[1:] if ends else words, key=itemgetter(0))
    branches = [_branch(list(group)) for _, group in groups]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")


def _branch(words: Sequence[str]) -> str:
    """An expression for words, in order, that begin with the same letter."""
    shared = 1  # what the first and the last begin with is what all of them begin with
    for one, other in zip(words[0][1:], words[-1][1:], strict=False):
        if one != other:
            break
        shared += 1
    return re.escape(words[0][:shared]) + _branches([word[shared:] for word in words])


_RUN: Final = Pattern(r"[^\W\d_]+")


def first_runs(phrases: Iterable[str]) -> frozenset[str]:
    """The first run of letters of every phrase that has one."""
    return frozenset(m[0] for m in map(_RUN.search, phrases) if m)


def by_mark(needs: Sequence[frozenset[str]]) -> dict[str, tuple[int, ...]]:
    """Marks to the places of the finders that they are for; "" to those that need none.

    `needs` are the marks of which a line must have one, for each finder.
    """
    table: dict[str, tuple[int, ...]] = {"": ()}
    for place, needed in enumerate(needs):
        for mark in needed or ("",):
            table[mark] = (*table.get(mark, ()), place)
    return table


def asked(table: dict[str, tuple[int, ...]], marks: set[str]) -> list[int]:
    """Places, in order, of the finders that a line with these marks may have something for."""
    places = set(table[""])
    for mark in marks:
        found = table.get(mark)
        if found is not None:
            places.update(found)
    return sorted(places)


def without(text: str, pieces: Iterable[Piece]) -> str:
    """`text` with the pieces masked."""
    for piece in pieces:
        text = text[: piece.start] + MASK * (piece.end - piece.start) + text[piece.end :]
    return text
