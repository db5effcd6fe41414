"""Telephone and fax numbers, mail addresses and web sites of a masthead."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.fields._folding import Piece, count_digits, figures, fold, shortest
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
_LIST_DASH: Final = Pattern(r"\s[-–—]\s?|[-–—]\s|–|\.\s|\s(?=[(+])")
_DATE: Final = Pattern(
    r"\d(?<!\d\d)(?:\d?[-./]\d{1,2}[-./](?:19|20)\d\d(?![\d.])"
    r"|(?:(?<=1)9|(?<=2)0)\d\d\s?[-–]\s?(?:19|20)\d\d(?!\d))"
)
_FIRST_DIGIT: Final = Pattern(r"\d")
_SHORTEST: Final = 7
_LONGEST: Final = 13
"""Digits of a telephone number."""
_SHORT: Final = 8
"""Digits of one without its area's code, which opens with 0."""
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
        if "@" in piece.value:
            _add(found.emails, _mails(piece.value))
        if "@" in piece.label:
            _add(found.emails, _mails(piece.label))
        if "." in piece.value:
            _add(found.websites, _sites(piece))
        if piece.kind in _NEVER or count_digits(piece.value) < _SHORTEST:
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


def _mails(text: str) -> list[str]:
    return [match.group().rstrip(".-") for match in EMAIL.finditer(text)]


def _sites(piece: Piece) -> list[str]:
    """Addresses of sites; a bare domain counts only behind the label for one.

    An address with a query is a page's ("http://register.example/search?name=...").
    """
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
        if "?" not in site and (site.startswith(("http", "www.")) or piece.kind == "website"):
            found.append(site)
    return found


@cache
def _extension_words() -> tuple[str, ...]:
    """One of these stands in every text that names an extension."""
    return shortest(tuple(map(fold, lexicon.words().phone.extensions)))


def _names_extension(text: str) -> bool:
    return any(word in text for word in _extension_words())


@cache
def _extensions() -> re.Pattern[str]:
    words = any_of(map(fold, lexicon.words().phone.extensions))
    return re.compile(words + r"\.?\s?:?\s?\d[\d.]{0,6}(?:\s?[,-]\s?\d{2,5}(?!\d))?")


def _numbers(piece: Piece, *, promised: bool) -> list[str]:
    """Numbers of a piece, as written; `promised` by a label for them right before the piece's."""
    text = fold(piece.value)
    if _names_extension(text):
        text = _extensions().sub(_barred, text)
    if "@" in text:
        text = EMAIL.sub(_barred, text)
    if "20" in text or "19" in text:
        text = _DATE.sub(_barred, text)
    near = promised or piece.kind in _NEAR
    found: list[str] = []
    for first, last in figures(text):
        before = text[first - 1] if first else ""
        if before.isalnum() or (before and before in "._=") or (before == "/" and not near):
            continue
        for start, end in _cut(text[first:last], first):
            written = piece.value[start:end].strip(" .-–")
            if _possible(written, near=near):
                near = True
                found.append(_balanced(written))
    return found


def _barred(match: re.Match[str]) -> str:
    """Signs in place of figures that are no number, so that offsets stay."""
    return "|" * len(match.group())


def _cut(written: str, offset: int) -> list[tuple[int, int]]:
    """Spans of single numbers: a dash between spaces parts two that are long enough."""
    if count_digits(written) < 2 * _SHORTEST:
        return [(offset, offset + len(written))]
    spans: list[tuple[int, int]] = []
    start = 0
    for dash in _LIST_DASH.finditer(written):
        left = count_digits(written[start : dash.start()])
        right = count_digits(written[dash.end() :])
        if left >= _SHORTEST and right >= _SHORTEST:
            spans.append((offset + start, offset + dash.start()))
            start = dash.end()
    spans.append((offset + start, offset + len(written)))
    return spans


def _possible(written: str, *, near: bool) -> bool:
    digits = count_digits(written)
    if not _SHORTEST <= digits <= _LONGEST:
        return False
    if near:
        return True
    opens = written.lstrip("(+ ").startswith(("0", "84", "1900", "1800"))
    return opens and (digits > _SHORT or (digits == _SHORT and not _opens_with_nought(written)))


def _opens_with_nought(written: str) -> bool:
    first = _FIRST_DIGIT.search(written)
    return first is not None and first[0] == "0"


def _balanced(written: str) -> str:
    if written.count("(") > written.count(")"):
        return (
            written.replace("(", "", 1).strip() if written.startswith("(") else written.rstrip("( ")
        )
    if written.count(")") > written.count("("):
        return written.replace(")", "")
    return written
