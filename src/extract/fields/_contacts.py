"""Telephone and fax numbers, mail addresses and web sites of a masthead."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.fields._folding import Piece, fold
from extract.fields._piece import any_of
from extract.lexicon import masthead as lexicon
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

EMAIL: Final = Pattern(r"[A-Za-z0-9][\w.+%-]{0,63}@[A-Za-z0-9][\w-]*(?:\.[A-Za-z0-9][\w-]*){1,4}")
_SITE: Final = Pattern(
    r"(?<![\w@.])(?:https?://|www\.)[^\s,;|()<>\"“”']{3,120}|(?<![\w@.])[a-z0-9-]{2,40}(?:\.[a-z]{2,6}){1,3}"
    r"(?![\w@])"
)
_FIGURES: Final = Pattern(r"[(+]?\s?\+?\d[\d\s.()+\-–]{0,80}\d")
"""Figures with the signs that stand inside telephone numbers; may hold several numbers."""
_LONG_FIGURE: Final = Pattern(r"\d[\d\s.()+\-–]{6}")
"""As many signs of a number as its digits are at least, `_SHORTEST`."""
_LIST_DASH: Final = Pattern(r"\s[-–—]\s?|[-–—]\s|–|\.\s|\s(?=[(+])")
_DATE: Final = Pattern(
    r"(?<!\d)\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d(?![\d.])"
    r"|(?<!\d)(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d(?!\d)"
)
_NO_DIGIT: Final = Pattern(r"\D")
_SHORTEST: Final = 7
_LONGEST: Final = 13
"""Digits of a telephone number."""
_NEVER: Final = frozenset({"licence", "account", "reuse"})
_NEAR: Final = frozenset({"phone", "contact", "fax"})


class Contacts(NamedTuple):
    """Values as written, in order, none twice."""

    phones: list[str]
    faxes: list[str]
    emails: list[str]
    websites: list[str]


def read_contacts(pieces: Sequence[Piece]) -> Contacts:
    """All ways to reach the office that the pieces name."""
    found = Contacts([], [], [], [])
    before: Piece | None = None
    for piece in pieces:
        if piece.kind == "taken":
            continue
        promised = before is not None and _promises(before, piece)
        before = piece
        for text in (piece.value, piece.label):
            if "@" in text:
                _add(found.emails, [m.group().rstrip(".-") for m in EMAIL.finditer(text)])
        if "." in piece.value:
            _add(found.websites, _sites(piece))
        if piece.kind in _NEVER or not _has_figures(piece.value):
            continue
        numbers = _numbers(piece, promised=promised)
        if piece.kind == "fax":
            _add(found.faxes, numbers)
            continue
        _add(found.phones, numbers)
        if numbers and "fax" in fold(piece.label):
            _add(found.faxes, numbers)
    return found


def _promises(label: Piece, piece: Piece) -> bool:
    """Whether a label for numbers stands right before the piece ("Điện thoại: Văn phòng: ...")."""
    return label.kind == "phone" and not label.value and label.line == piece.line


def _add(values: list[str], new: list[str]) -> None:
    for value in new:
        if value not in values:
            values.append(value)


def _sites(piece: Piece) -> list[str]:
    """Addresses of sites; a bare domain counts only behind the label for one."""
    text = piece.value
    if piece.kind == "reuse":
        return []
    if piece.kind != "website" and "http" not in text and "www." not in text:
        return []
    if "@" in text:
        text = EMAIL.sub(" ", text)
    found: list[str] = []
    for match in _SITE.finditer(text):
        site = match.group().rstrip("./:")
        if site.startswith(("http", "www.")) or piece.kind == "website":
            found.append(site)
    return found


@cache
def _extensions() -> re.Pattern[str]:
    words = any_of(map(fold, lexicon.words().phone.extensions))
    return re.compile(words + r"\.?\s?:?\s?\d[\d.]{0,6}(?:\s?[,-]\s?\d{2,5}(?!\d))?")


def _has_figures(value: str) -> bool:
    """Whether figures as long as a number stand together; what is barred later is no longer."""
    return _LONG_FIGURE.search(value) is not None


def _numbers(piece: Piece, *, promised: bool) -> list[str]:
    """Numbers of a piece, as written; `promised` by a label for them right before the piece's."""
    text = fold(piece.value)
    if text.islower():  # a letter stands in it
        text = _extensions().sub(_barred, text)
    if "@" in text:
        text = EMAIL.sub(_barred, text)
    if "20" in text or "19" in text:
        text = _DATE.sub(_barred, text)
    near = promised or piece.kind in _NEAR
    found: list[str] = []
    for match in _FIGURES.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if before.isalnum() or (before and before in "._=") or (before == "/" and not near):
            continue
        for start, end in _cut(match.group(), match.start()):
            written = piece.value[start:end].strip(" .-–")
            if _possible(written, near=near):
                near = True
                found.append(_balanced(written))
    return found


def _barred(match: re.Match[str]) -> str:
    """Signs in place of figures that are no number, so that offsets stay."""
    return "|" * len(match.group())


def _cut(figures: str, offset: int) -> list[tuple[int, int]]:
    """Spans of single numbers: a dash between spaces parts two that are long enough."""
    spans: list[tuple[int, int]] = []
    start = 0
    for dash in _LIST_DASH.finditer(figures):
        left = sum(map(str.isdigit, figures[start : dash.start()]))
        right = sum(map(str.isdigit, figures[dash.end() :]))
        if left >= _SHORTEST and right >= _SHORTEST:
            spans.append((offset + start, offset + dash.start()))
            start = dash.end()
    spans.append((offset + start, offset + len(figures)))
    return spans


def _possible(written: str, *, near: bool) -> bool:
    digits = _NO_DIGIT.sub("", written)
    if not _SHORTEST <= len(digits) <= _LONGEST:
        return False
    if near:
        return True
    opens = written.lstrip("(+ ").startswith(("0", "84", "1900", "1800"))
    return opens and len(digits) >= 8 and not (len(digits) == 8 and digits[0] == "0")


def _balanced(written: str) -> str:
    if written.count("(") > written.count(")"):
        return (
            written.replace("(", "", 1).strip() if written.startswith("(") else written.rstrip("( ")
        )
    if written.count(")") > written.count("("):
        return written.replace(")", "")
    return written
