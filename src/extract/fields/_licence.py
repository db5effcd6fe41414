"""The press licence of a masthead: number, issuer, date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.fields._folding import Piece, fold
from extract.fields._grant import find_number, find_rare_number, read_issued, read_issuer
from extract.fields._imprint import Reading, read_line
from extract.fields._spelling import LICENSED
from extract.lexicon import masthead as lexicon
from extract.model import Licence
from extract.once import Once
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDING: Final = Pattern(r"[A-ZĐ&]{2,9}")
_SPLIT_ENDING: Final = Pattern(r"(?<=TT)\s(?=ĐT)")
_OPEN_END: Final = Pattern(r"(?:số|/|gp|-|–|do|của|sở|bộ|ngày|cấp)\s*:?$")
"""How a line ends that does not end its licence; `_CARRIED_ON`: how the next one begins."""
_CARRIED_ON: Final = Pattern(r"[\d(]|gp|bộ|sở|cục")
_BEFORE_SUFFIX: Final = ".,:;"
_LOOKAHEAD_LINES: Final = 2
_JOINTS: Final = " &-–,;"
"""What joins a licence to another one behind it."""
_RARE_FORMS: Final = ("reversed", "plain")
"""Of a licence's number, the surest first; surer is the full one."""
_BEFORE_ENDING: Final = " -–_/"
_LONGEST_OPENING: Final = 40
"""Characters before the number in a line without a label."""
_HEAD: Final = 2
"""Letters by which most words are told from those that are looked for."""


class Statement:
    """Lines that may state a licence.

    Attributes:
        whole: the line that names one, with those that carry it on.
        reading: the same, read.
        labelled: its parts from a label on.
        named: whether a licence is named in it, though no label stands in it.
    """

    def __init__(self, whole: str, reading: Reading) -> None:
        self.whole = whole
        self.reading = reading
        self.labelled = [
            _labelled(whole, piece) for piece in reading.pieces if piece.kind == "licence"
        ]
        self.named = not self.labelled and "giấy phép" in reading.low


def _labelled(whole: str, piece: Piece) -> str:
    start = whole.index(piece.label)
    end = start + len(piece.label)
    place = whole.find(piece.value, end)
    if place < 0:
        return f"{piece.label} {piece.value}"
    return whole[start : place + len(piece.value)]


def read_licence(lines: list[str], readings: list[Reading]) -> Licence | None:
    """The first licence that the lines state; it may be broken over several lines.

    `readings` are the lines as they are read.
    """
    stated: list[Statement] = []
    for index in range(len(lines)):
        if not readings[index].hints & LICENSED:
            continue
        if "GP" in lines[index] or "giấy phép" in readings[index].low:
            whole = _joined(lines, readings, index)
            alone = whole == lines[index]
            statement = Statement(whole, readings[index] if alone else read_line(whole))
            found = _read(statement, "full")
            if found:
                return found
            stated.append(statement)
    for form in _RARE_FORMS:
        for statement in stated:
            found = _read(statement, form)
            if found:
                return found
    return None


def _candidates(statement: Statement, form: str) -> list[str]:
    """Texts in which a number of the form is looked for."""
    if form == "full" or statement.named:
        return [*statement.labelled, statement.whole]
    return statement.labelled


def _joined(lines: list[str], readings: list[Reading], index: int) -> str:
    """The line of that index with those that carry its licence on."""
    text = lines[index].replace("Ð", "Đ")
    for later in range(index + 1, min(index + 1 + _LOOKAHEAD_LINES, len(lines))):
        if not _broken(text, lines[later], readings[later].low):
            break
        text = f"{text} {lines[later]}"
    return text


def _broken(text: str, following: str, low: str) -> bool:
    """Whether the licence of `text` goes on in the next line; `low` is that line folded."""
    first = low[:1]
    if first.isalpha():
        if low[:_HEAD] not in _CARRYING_HEADS.get():
            return False
    elif first != "(" and first not in _BEFORE_SUFFIX and not first.isdecimal():
        return False
    licence = lexicon.words().licence
    if text.rstrip().endswith((".", ";")) or "@" in following:
        return False
    head = following.replace("Ð", "Đ").split(" ")[0].strip(_BEFORE_SUFFIX)
    return (
        head in licence.suffixes
        or low.startswith(licence.carries_on)
        or (
            _CARRIED_ON.match(low) is not None and _OPEN_END.search(fold(text).rstrip()) is not None
        )
    )


def _made_carrying() -> frozenset[str]:
    licence = lexicon.words().licence
    words = (*map(fold, licence.suffixes), *licence.carries_on, "gp", "bộ", "sở", "cục")
    return frozenset(word[:_HEAD] for word in words)


_CARRYING_HEADS: Final = Once(_made_carrying)
"""First letters of all words with which a line carries a licence on."""


def _read(statement: Statement, form: str) -> Licence | None:
    """The licence of a statement whose number has that form."""
    for text in _candidates(statement, form):
        low = statement.reading.low if text == statement.whole else fold(text)
        found = _read_text(text, low, form)
        if found:
            return found
    return None


def _read_text(text: str, low: str, form: str) -> Licence | None:
    """The same in a text; `low` is the text folded."""
    found = find_number(text) if form == "full" else find_rare_number(text, low, form)
    if found is None:
        return None
    opening, start, end = found
    if _other_kind(low, opening):
        return None
    rest, low_rest = text[end:], low[end:]
    number = "".join(text[start:end].split())
    raw = text.strip().rstrip(_JOINTS)
    said = (number, read_issuer(rest, low_rest), read_issued(rest, low_rest), raw)
    return tuple.__new__(Licence, said)  # in a fourth of the time


def _other_kind(low: str, stop: int) -> bool:
    """Whether the licence that is named last before a place is of another kind."""
    place = low.rfind("giấy phép", 0, stop)
    if place < 0:
        return False
    kind = low[place + len("giấy phép") : stop].strip()
    return kind[:_HEAD] in _OTHER_HEADS.get() and kind.startswith(
        lexicon.words().licence.other_kinds
    )


def _made_others() -> frozenset[str]:
    return frozenset(kind[:_HEAD] for kind in lexicon.words().licence.other_kinds)


_OTHER_HEADS: Final = Once(_made_others)
"""First letters of licences of another kind."""


def licence_form(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether a line states a press licence: a label opens a field, a press number follows.

    `pieces` are those that the line was cut into.
    """
    marked = None
    for piece in pieces:
        if piece.kind == "licence":
            marked = piece
            break
    text = text.replace("Ð", "Đ")
    found = find_number(text)
    if found is None:
        return bool(marked and _labelled_form(marked.label, marked.value))
    start, _, end = found
    press = _press(text[start:end])
    if marked is None:
        return start <= _LONGEST_OPENING and press
    stated = fold(f"{marked.label} {marked.value}")
    return not _other_kind(stated, len(stated)) and (press or fold(marked.label) != "giấy phép")


def _labelled_form(label: str, value: str) -> bool:
    low = fold(value)
    stated = fold(f"{label} {low}")
    if _other_kind(stated, len(stated)):
        return False
    figure = re.search(r"số\s*:?\s*\d", low) or re.match(r"số\s*:", low)
    return (
        bool(figure)
        and len(low) < 120
        and any(
            word in low or word in fold(label)
            for word in (
                "thông tin",
                "báo chí",
                "báo điện tử",
                "trang",
                "xuất bản",
                "cấp",
                "số giấy",
            )
        )
    )


def _press(number: str) -> bool:
    """Whether the number's ending names a press authority, or names none."""
    ending = number[number.find("GP") + len("GP") :]
    plain = ending.lstrip(_BEFORE_ENDING)
    if len(plain) < len(ending) and plain in lexicon.words().licence.suffixes:
        return True
    endings = _ENDING.findall(_SPLIT_ENDING.sub("", number) if "ĐT" in number else number)[1:]
    return not endings or any(e in lexicon.words().licence.suffixes for e in endings)
