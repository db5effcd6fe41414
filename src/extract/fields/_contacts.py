"""Telephone and fax numbers, mail addresses and web sites of a masthead."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from extract.fields._folding import Piece, contact_signs, count_digits, figures, fold, shortest
from extract.fields._piece import any_of
from extract.fields._spelling import AT, DOT, LINK, NUMBER, SHORTEST_NUMBER
from extract.lexicon import masthead as lexicon
from extract.pattern import Pattern

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
_LONGEST: Final = 13
"""Digits of a telephone number."""
_SHORT: Final = 8
"""Digits of one without its area's code, which opens with 0."""
_LONGEST_LOCAL: Final = 64
_MOST_DOTS: Final = 4
"""Characters before the sign of an address, and dots behind it, as `EMAIL` has them."""
_LONGEST_NUMBER: Final = 40
"""Characters of a number that opens a value; `figures` joins those that are farther apart."""
_LONGEST_TWO: Final = 80
"""Characters of two of them."""
_BETWEEN: Final = (" - ", " – ", " / ")
_BETWEEN_CHARACTERS: Final = 3
_YEAR_DIGITS: Final = 4
_NEVER: Final = frozenset({"licence", "account", "reuse"})
_NEAR: Final = frozenset({"phone", "contact", "fax"})


class Contacts:
    """Values as written, in order, none twice."""

    def __init__(self) -> None:
        self.phones: list[str] = []
        self.faxes: list[str] = []
        self.emails: list[str] = []
        self.websites: list[str] = []


def read_contacts(pieces: list[Piece]) -> Contacts:
    """All ways to reach the office that the pieces name."""
    found = Contacts()
    label: Piece | None = None
    for piece in pieces:
        if piece.kind == "taken":
            continue
        before, label = label, piece
        signs = contact_signs(piece.value) if piece.value else 0
        if not signs:
            continue
        mail = signs & AT != 0 and _is_mail(piece.value)
        if mail:
            _add(found.emails, [piece.value.removesuffix(".")])
        elif signs & AT:
            _add(found.emails, _mails(piece.value))
        if signs & DOT and not mail and (signs & LINK or piece.kind == "website"):
            _add(found.websites, _sites(piece))
        if signs & NUMBER and piece.kind not in _NEVER:
            promised = before is not None and _promises(before, piece)
            _file(found, piece, _numbers(piece.value, near=promised or piece.kind in _NEAR))
    return found


def _file(found: Contacts, piece: Piece, numbers: list[str]) -> None:
    """Keep the numbers of a piece as what its label calls them."""
    fax = piece.kind == "fax"
    if not fax:
        _add(found.phones, numbers)
    if numbers and (fax or "fax" in fold(piece.label)):
        _add(found.faxes, numbers)


def _promises(label: Piece, piece: Piece) -> bool:
    """Whether a label for numbers stands right before the piece ("Điện thoại: Văn phòng: ...")."""
    return label.kind == "phone" and not label.value and label.line == piece.line


def _add(values: list[str], new: list[str]) -> None:
    for value in new:
        if value not in values:
            values.append(value)


def _is_mail(text: str) -> bool:
    """Whether the text is a plain address, a full stop behind it apart."""
    place = text.find("@")
    if not (1 <= place <= _LONGEST_LOCAL and _is_plain(ord(text[0]))):
        return False
    for at in range(1, place):
        letter = ord(text[at])
        if not (_is_plain(letter) or letter in (37, 43, 45, 46, 95)):  # % + - . _
            return False
    dots, last = 0, 46
    for at in range(place + 1, len(text)):
        letter = ord(text[at])
        if letter == 46 and last != 46:
            dots += 1
        elif not (_is_plain(letter) or (letter == 45 and last != 46)):
            return False
        last = letter
    if last == 46:
        dots -= 1
    return last != 45 and text[-2:] != "-." and 1 <= dots <= _MOST_DOTS


def _is_plain(letter: int) -> bool:
    return 97 <= letter <= 122 or 48 <= letter <= 57 or 65 <= letter <= 90


def _mails(text: str) -> list[str]:
    return [match.group().rstrip(".-") for match in EMAIL.finditer(text)]


def _sites(piece: Piece) -> list[str]:
    """Addresses of sites; a bare domain counts only behind the label for one.

    An address with a query is a page's ("http://register.example/search?name=...").
    """
    text = piece.value
    if piece.kind == "reuse":
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


def _numbers(value: str, *, near: bool) -> list[str]:
    """Numbers of a value, as written; `near` where a label promises them."""
    end = _number_end(value)
    if end > 0:
        number = value[:end]
        return [number] if near or _possible(number, near=False) else []
    if not near:
        return [] if _has_no_number(value) else _rare_numbers(value, near=False)
    return _two_numbers(value) or _rare_numbers(value, near=True)


def _two_numbers(value: str) -> list[str]:
    """Both numbers of a value that are its only ones, a dash or slash between them."""
    end = _stop(value, 0)
    start = end + _BETWEEN_CHARACTERS
    if not end or start >= len(value) or value[end:start] not in _BETWEEN:
        return []
    stop = _stop(value, start)
    if not stop or stop > _LONGEST_TWO or _has_figure(value, stop):
        return []
    return [value[:end], value[start:stop]]


def _stop(value: str, at: int) -> int:
    """Where a number ends that begins at a place, one sign at most between its figures; 0: none."""
    bracket = ord(value[at]) == 40
    at += 1 if ord(value[at]) in (40, 43) else 0  # ( +
    end = digits = run = 0
    signed = True
    while at < len(value):
        letter = ord(value[at])
        at += 1
        if 48 <= letter <= 57:
            digits += 1
            run += 1
            end = at
            signed = False
            continue
        if signed:
            break
        if run == _YEAR_DIGITS and _is_year(value, end - run):
            return 0
        run = 0
        if letter == 41 and bracket:
            bracket = False
            end = 0
        elif letter in (32, 45, 46):  # blank - .
            signed = True
        else:
            break
    if bracket or (run == _YEAR_DIGITS and _is_year(value, end - run)):
        return 0
    return end if SHORTEST_NUMBER <= digits <= _LONGEST else 0


def _number_end(value: str) -> int:
    """Where the number ends that opens the value, and is its only one; 0 for anything else."""
    opened = 1 if ord(value[0]) in (40, 43) else 0  # ( +
    if opened == len(value) or not 48 <= ord(value[opened]) <= 57:
        return 0
    end = digits = run = depth = 0
    for at in range(len(value)):
        letter = ord(value[at])
        if 48 <= letter <= 57:
            digits += 1
            run += 1
            end = at + 1 if not depth else -1
            continue
        if run == _YEAR_DIGITS < digits and _is_year(value, at - run):
            return 0
        run = 0
        if letter == 40:
            depth += 1
        elif letter == 41:
            depth -= 1
        elif letter not in (32, 45, 46) and at:  # blank - .
            if _has_figure(value, at):
                return 0
            break
    if run == _YEAR_DIGITS < digits and _is_year(value, len(value) - run):
        return 0
    return end if SHORTEST_NUMBER <= digits <= _LONGEST and end <= _LONGEST_NUMBER else 0


def _has_figure(value: str, at: int) -> bool:
    """Whether a figure may stand from a place on, or an address."""
    for place in range(at, len(value)):
        letter = ord(value[place])
        if 48 <= letter <= 57 or letter == 64 or _may_be_figure(letter):
            return True
    return False


def _may_be_figure(letter: int) -> bool:
    """Whether it is none of the letters among which there are no figures but 0 to 9."""
    return 0x250 <= letter < 0x1E00 or letter >= 0x2100


def _is_year(value: str, at: int) -> bool:
    """Whether a year of this century or the last may begin there: it may end a date."""
    second = ord(value[at + 1])
    return second == 57 if ord(value[at]) == 49 else second == 48 and ord(value[at]) == 50


def _has_no_number(value: str) -> bool:
    """Whether so few figures stand together in a value that none of its numbers has no label."""
    digits = first = 0
    for at in range(len(value)):
        letter = ord(value[at])
        if 48 <= letter <= 57:
            first = first if digits else at
            digits += 1
            if digits > _SHORT or (digits == _SHORT and _opens(value, first)):
                return False
        elif _may_be_figure(letter):
            return False
        elif not (letter <= 32 or 40 <= letter <= 46 or letter in (0x85, 0xA0) or letter >= 0x2000):
            digits = 0  # no blank, bracket or dash
    return True


def _opens(value: str, at: int) -> bool:
    """Whether those figures may open a number of eight: 84, 1800, 1900."""
    letter, second = ord(value[at]), ord(value[at + 1])
    return second in (56, 57) if letter == 49 else letter == 56 and second == 52


def _rare_numbers(value: str, *, near: bool) -> list[str]:
    text = fold(value)
    if _names_extension(text):
        text = _extensions().sub(_barred, text)
    if "@" in text:
        text = EMAIL.sub(_barred, text)
    if "20" in text or "19" in text:
        text = _DATE.sub(_barred, text)
    found: list[str] = []
    for first, last in figures(text):
        before = text[first - 1] if first else ""
        if before.isalnum() or (before and before in "._=") or (before == "/" and not near):
            continue
        for start, end in _cut(text[first:last], first):
            written = value[start:end].strip(" .-–")
            if _possible(written, near=near):
                near = True
                found.append(_balanced(written))
    return found


def _barred(match: re.Match[str]) -> str:
    """Signs in place of figures that are no number, so that offsets stay."""
    return "|" * len(match.group())


def _cut(written: str, offset: int) -> list[tuple[int, int]]:
    """Spans of single numbers: a dash between spaces parts two that are long enough."""
    if count_digits(written) < 2 * SHORTEST_NUMBER:
        return [(offset, offset + len(written))]
    spans: list[tuple[int, int]] = []
    start = 0
    for dash in _LIST_DASH.finditer(written):
        left = count_digits(written[start : dash.start()])
        right = count_digits(written[dash.end() :])
        if left >= SHORTEST_NUMBER and right >= SHORTEST_NUMBER:
            spans.append((offset + start, offset + dash.start()))
            start = dash.end()
    spans.append((offset + start, offset + len(written)))
    return spans


def _possible(written: str, *, near: bool) -> bool:
    digits = count_digits(written)
    if not SHORTEST_NUMBER <= digits <= _LONGEST:
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
