"""Cut the lines of a masthead into labelled pieces.

Lives here: the label scanner and the pairing of labels with values on other lines. Does
not live here: what a value means (`_contacts.py`, `_licence.py`, `_staff.py`, `_place.py`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields._folding import Piece, count_digits, cutter, fold
from extract.fields._place import is_place
from extract.fields._spelling import COLONS, EDGES, FREE, LABELLED, LICENSED, SEPARATORS, Found
from extract.fields._staff import is_name, names_of
from extract.lexicon import masthead as lexicon
from extract.once import Once
from extract.pattern import Pattern

if TYPE_CHECKING:
    from extract.fields._spelling import Cut

_TAIL: Final = Pattern(r"[^:：@|;©\d]{0,48}+[:：]")
"""What may stand between a label's own words and its colon ("báo in Gia đình")."""
_PAIRED: Final = frozenset({"/", ",", "&", "-", "và", "and"})
"""What joins two labels of one value ("Tel/Fax:")."""
_LONGEST_NAME: Final = 120
"""Characters behind a title in which a name is looked for."""
_MOST_AHEAD: Final = 12
"""Labels looked at behind a label; keeps a line full of labels linear."""
_COMPOUNDING: Final = frozenset({"-", "–", ",", "/", "&", "kiêm", "và"})
"""What joins two titles of one person."""
_CITY: Final = 24
"""Characters of a city's name behind an office's label."""
_FIGURE: Final = Pattern(r"\s*[(+]{0,2}\d")
_ADDRESS_AHEAD: Final = Pattern(r"\s*\S{1,64}@")
_PHONE_DIGITS: Final = 7
_PAIRED_KINDS: Final = (
    "staff", "phone", "fax", "email", "address", "contact", "governing_body", "office",
)  # fmt: skip
"""Kinds whose values may stand on another line, in the order in which they take them."""


@cache
def kinds() -> dict[str, str]:
    """Folded label to its kind."""
    return {
        fold(label): kind for kind, labels in lexicon.words().labels.items() for label in labels
    }


class Reading:
    """A line as it is read.

    Attributes:
        low: the line folded.
        pieces: those that it was cut into, in order.
        hints: what it may say, as `_spelling` tells them.
        labelled: whether labels, or the letters of a licence's number, stand in the line.
    """

    def __init__(self, low: str, pieces: list[Piece], hints: int) -> None:
        self.low = low
        self.pieces = pieces
        self.hints = hints
        self.labelled = hints & LABELLED != 0 or (hints & LICENSED != 0 and "gp" in low)


def read_line(line: str, index: int = 0) -> Reading:
    """The line of that index folded and cut; its pieces hold everything but separators.

    >>> [(p.kind, p.value) for p in read_line("ĐT: 0243.111.222 - Fax: 0243.111.223").pieces]
    [('phone', '0243.111.222'), ('fax', '0243.111.223')]
    """
    low, parts, hints = _CUTTER.get()(line)
    pieces: list[Piece] = []
    for kind, label, value, colon in parts:
        pieces.append(Piece(kind, label, value, index, colon=colon))
    return Reading(low, pieces, hints)


def _stop(line: str, found: list[Found], number: int, last_colon: int) -> int | None:
    """Where the label of that number ends, its colon included; None: it is none."""
    start, end, kind = found[number]
    if kind in ("licence", "copyright"):
        return end
    if end < len(line) and line[end] in COLONS:
        return end + 1
    if kind == "staff":
        end = _compound(line, found, number)
    colon = _TAIL.match(line, end) if last_colon >= end else None
    if colon and not _another(line, found, number, colon.end()):
        return colon.end()
    rest = line[end:]
    if not rest.strip(EDGES) or (kind in FREE and (start == 0 or kind != "website")):
        return end
    return end if _fits(kind, rest, start) else None


def _made_cutter() -> Cut:
    return cutter(kinds(), _stop)


_CUTTER: Final = Once(_made_cutter)


def _compound(line: str, found: list[Found], number: int) -> int:
    """End of a title made of several ("Giám đốc - Tổng biên tập")."""
    end = found[number][1]
    for later in range(number + 1, min(number + _MOST_AHEAD, len(found))):
        start, stop, kind = found[later]
        if kind != "staff" or line[end:start].strip() not in _COMPOUNDING:
            break
        end = stop
    return end


def _another(line: str, found: list[Found], number: int, colon: int) -> bool:
    """Whether the colon belongs to a later label, set off by a separator."""
    _, first_end, kind = found[number]
    for place in range(number + 1, min(number + _MOST_AHEAD, len(found))):
        start, _, later = found[place]
        if start >= colon:
            return False
        if line[first_end:start].strip() in _PAIRED and kind in ("phone", "fax"):
            return False
        both_staff = kind == later == "staff"
        if line[:start].rstrip()[-1:] in SEPARATORS and not both_staff:
            return True
        if later in ("licence", "fax", "email") or (
            later == "phone" and kind in ("address", "staff")
        ):
            return True
    return False


def _fits(kind: str, rest: str, start: int) -> bool:
    """Whether a value of the kind stands right behind a label without a colon."""
    if kind in ("phone", "fax", "account"):
        return bool(_FIGURE.match(rest))
    if kind == "email":
        return bool(_ADDRESS_AHEAD.match(rest))
    if kind == "contact":
        return start == 0 and bool(_FIGURE.match(rest) or "@" in rest)
    if kind == "staff":
        return is_name(re.split(r"\s[-–|]\s|[.;,|(]", rest[:_LONGEST_NAME].strip(), maxsplit=1)[0])
    if kind in ("address", "office"):
        city = len(rest) < 32 and rest.strip()[:1].isupper() and "," not in rest
        return start == 0 and (bool(re.search(r"\d", rest[:60])) or city)
    return False


def pair(pieces: list[Piece]) -> list[Piece]:
    """Give every label without a value the value on the line after or before it, in place.

    Which side is tried per kind: values stand before their labels where that leaves fewer labels
    without a value.
    """
    if not _may_lack(pieces):
        return pieces
    present = {piece.kind for piece in pieces}
    if "staff" in present:
        _take(pieces, _titles_behind(pieces))
    for kind in _PAIRED_KINDS:
        if kind not in present:
            continue
        bare = [i for i, p in enumerate(pieces) if p.kind == kind and _is_bare(pieces, i)]
        if not bare:
            continue
        after = _matches(pieces, bare, 1)
        before = _matches(pieces, bare, -1)
        _take(pieces, before if len(before) > len(after) else after)
    return pieces


def _may_lack(pieces: list[Piece]) -> bool:
    """Whether a label may lack its value, which few mastheads have."""
    for piece in pieces:
        kind = piece.kind
        if not piece.value:
            if kind in _PAIRED_KINDS:
                return True
        elif len(piece.value) <= _CITY and (kind in ("address", "office")):
            return True
    return False


def _titles_behind(pieces: list[Piece]) -> dict[int, int]:
    """Titles behind a name on the same line ("Lê Văn Nam - Tổng biên tập")."""
    return {
        index: index - 1
        for index, piece in enumerate(pieces)
        if index
        and piece.kind == "staff"
        and not piece.value
        and not piece.colon
        and pieces[index - 1].line == piece.line
        and pieces[index - 1].kind in ("", "staff")
        and names_of(pieces[index - 1])
    }


def _is_bare(pieces: list[Piece], index: int) -> bool:
    """Whether the value is missing; a city behind "Trụ sở" is none when an address follows."""
    piece = pieces[index]
    if not piece.value:
        return True
    if piece.kind not in ("address", "office") or len(piece.value) > _CITY or "," in piece.value:
        return False
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    return following is not None and not following.kind and is_place(following.value)


def _matches(pieces: list[Piece], bare: list[int], step: int) -> dict[int, int]:
    """Label to value index; every value serves once."""
    found: dict[int, int] = {}
    for index in bare:
        other = index + step
        if not 0 <= other < len(pieces) or other in found.values():
            continue
        value = pieces[other]
        if (
            not value.kind and value.line != pieces[index].line and suits(pieces[index].kind, value)
        ) or (
            not value.kind and step < 0 and pieces[index].kind == "staff" and suits("staff", value)
        ):
            found[index] = other
    return found


def _take(pieces: list[Piece], found: dict[int, int]) -> None:
    for label, value in found.items():
        pieces[label].value = pieces[value].value
        pieces[label].listed = pieces[value].listed
        if not pieces[value].kind:
            pieces[value].kind = "taken"


def suits(kind: str, piece: Piece) -> bool:
    """Whether a piece without a label may be the value of such a label."""
    if kind == "staff":
        return bool(names_of(piece))
    if kind in ("phone", "fax"):
        return count_digits(piece.value) >= _PHONE_DIGITS
    if kind == "email":
        return "@" in piece.value
    if kind in ("address", "office"):
        return is_place(piece.value, labelled=True)
    if kind == "governing_body":
        return piece.value[:1].isupper() and "@" not in piece.value
    return False
