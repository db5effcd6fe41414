"""Cut the lines of a masthead into labelled pieces.

Lives here: the label scanner and the pairing of labels with values on other lines. Does
not live here: what a value means (`_contacts.py`, `_licence.py`, `_staff.py`, `_place.py`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from extract.fields._folding import ASKED_AGAIN, EDGES, Piece, fold, fold_line
from extract.fields._piece import any_of
from extract.fields._place import is_place
from extract.fields._staff import is_name, names
from extract.lexicon import masthead as lexicon
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLONS: Final = frozenset(":：")
_TAIL: Final = Pattern(r"[^:：@|;©\d]{0,48}+[:：]")
"""What may stand between a label's own words and its colon ("báo in Gia đình")."""
_SEPARATORS: Final = frozenset("-–—|.,;:：•*/([®©&+")
_INSIDE: Final = ("-", "/", "_", "–")
"""Signs right before "GPXB" that make it the end of a licence's number."""
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
_FREE: Final = frozenset(
    {"licence", "copyright", "maker", "reuse", "governing_body", "account", "website"}
)
"""Kinds whose labels need no colon after them."""


@cache
def kinds() -> dict[str, str]:
    """Folded label to its kind."""
    return {
        fold(label): kind for kind, labels in lexicon.words().labels.items() for label in labels
    }


@cache
def _stems() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@]){any_of(kinds())}(?![\w@])")


def cut(line: str, index: int = 0) -> list[Piece]:
    """Pieces of one line, in order; together they hold everything but separators.

    >>> [(p.kind, p.value) for p in cut("ĐT: 0243.111.222 - Fax: 0243.111.223")]
    [('phone', '0243.111.222'), ('fax', '0243.111.223')]
    """
    pieces = labelled(line)
    if pieces is None:
        return [Piece("", "", _trim(line), index)] if line.strip(EDGES) else []
    return [piece._replace(line=index) for piece in pieces] if index else list(pieces)


@lru_cache(ASKED_AGAIN)
def labelled(line: str) -> tuple[Piece, ...] | None:
    """The pieces, as of line 0, of a line in which labels may stand; nothing for others.

    Labels, or the letters of a licence's number, stand in a line that is cut.
    """
    folded = fold_line(line)
    found = [match.span() for match in _stems().finditer(folded)]
    if not found:
        return _pieces(line, []) if "gp" in folded else None
    return _pieces(line, _marks(line, folded, found))


def _pieces(line: str, marks: list[tuple[str, int, int]]) -> tuple[Piece, ...]:
    """The labels, each with what follows it, and what stands before them."""
    if not marks:
        return (Piece("", "", _trim(line), 0),) if line.strip(EDGES) else ()
    pieces: list[Piece] = []
    first = marks[0][1]
    if first and (head := line[:first]).strip(EDGES):
        pieces.append(Piece("", "", _trim(head), 0))
    stops = [mark[1] for mark in marks]
    stops.append(len(line))
    for place, (kind, start, end) in enumerate(marks, 1):
        value = _trim(line[end : stops[place]])
        label = line[start:end].strip(EDGES)
        pieces.append(Piece(kind, label, value, 0, line[end - 1] in _COLONS))
    return tuple(pieces)


def _trim(value: str) -> str:
    value = value.strip().lstrip("-–—|,;:：.•*/· ").rstrip("-–—|,;:：•*/· ")
    if value[-1:] == "(" or (value[:1] == "(" and ")" not in value and "@" in value):
        value = value.strip("( ")
    return value


def _marks(line: str, folded: str, found: list[tuple[int, int]]) -> list[tuple[str, int, int]]:
    """Kind and half-open span of the labels, colons included, of those found by their words."""
    marks: list[tuple[str, int, int]] = []
    table = kinds()
    reached = 0
    last_colon = max(line.rfind(":"), line.rfind("："))
    for number, (start, end) in enumerate(found):
        if start < reached:
            continue
        before = line[reached:start].rstrip()[-1:]
        apart = not before or before in _SEPARATORS
        if not apart and last_colon < start:
            continue
        if folded.startswith("gp", start) and line[start - 1 : start] in _INSIDE:
            continue
        kind = table[folded[start:end]]
        stop = _stop(line, folded, kind, found[number : number + _MOST_AHEAD])
        if stop is None or not (
            apart
            or (
                line[stop - 1] in _COLONS
                and (reached > 0 or before.isdigit() or line[start].isupper())
            )
        ):
            continue
        marks.append((kind, start, stop))
        reached = stop
    return marks


def _stop(line: str, folded: str, kind: str, found: list[tuple[int, int]]) -> int | None:
    """Where the label that begins at `found[0]` ends, its colon included; None: it is none."""
    start, end = found[0]
    if kind in ("licence", "copyright"):
        return end
    if line[end : end + 1] in _COLONS:
        return end + 1
    if kind == "staff":
        end = _compound(line, folded, found)
    colon = _TAIL.match(line, end)
    if colon and not _another(line, folded, kind, found, colon.end()):
        return colon.end()
    rest = line[end:]
    if not rest.strip(EDGES) or (kind in _FREE and (start == 0 or kind != "website")):
        return end
    return end if _fits(kind, rest, start) else None


def _compound(line: str, folded: str, found: list[tuple[int, int]]) -> int:
    """End of a title made of several ("Giám đốc - Tổng biên tập")."""
    end = found[0][1]
    for start, stop in found[1:]:
        if kinds()[folded[start:stop]] != "staff" or line[end:start].strip() not in _COMPOUNDING:
            break
        end = stop
    return end


def _another(line: str, folded: str, kind: str, found: list[tuple[int, int]], colon: int) -> bool:
    """Whether the colon belongs to a later label, set off by a separator."""
    for start, end in found[1:]:
        if start >= colon:
            return False
        later = kinds()[folded[start:end]]
        if line[found[0][1] : start].strip() in _PAIRED and kind in ("phone", "fax"):
            return False
        both_staff = kind == later == "staff"
        if line[:start].rstrip()[-1:] in _SEPARATORS and not both_staff:
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


def pair(pieces: Sequence[Piece]) -> list[Piece]:
    """Give every label without a value the value on the line after or before it.

    Which side is tried per kind: values stand before their labels where that leaves fewer labels
    without a value.
    """
    out = list(pieces)
    _take(out, _titles_behind(out))
    for kind in (
        "staff",
        "phone",
        "fax",
        "email",
        "address",
        "contact",
        "governing_body",
        "office",
    ):
        bare = [i for i, p in enumerate(out) if p.kind == kind and _is_bare(p, out[i + 1 : i + 2])]
        if not bare:
            continue
        after = _matches(out, bare, 1)
        before = _matches(out, bare, -1)
        _take(out, before if len(before) > len(after) else after)
    return out


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
        and names(pieces[index - 1].value)
    }


def _is_bare(piece: Piece, following: Sequence[Piece]) -> bool:
    """Whether the value is missing; a city behind "Trụ sở" is none when an address follows."""
    if not piece.value:
        return True
    if piece.kind not in ("address", "office") or len(piece.value) > _CITY or "," in piece.value:
        return False

    return bool(following) and not following[0].kind and is_place(following[0].value)


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
        pieces[label] = pieces[label]._replace(value=pieces[value].value)
        if not pieces[value].kind:
            pieces[value] = pieces[value]._replace(kind="taken")


def suits(kind: str, piece: Piece) -> bool:
    """Whether a piece without a label may be the value of such a label."""
    if kind == "staff":
        return bool(names(piece.value))
    if kind in ("phone", "fax"):
        return sum(map(str.isdigit, piece.value)) >= 7
    if kind == "email":
        return "@" in piece.value
    if kind in ("address", "office"):
        return is_place(piece.value, labelled=True)
    if kind == "governing_body":
        return piece.value[:1].isupper() and "@" not in piece.value
    return False
