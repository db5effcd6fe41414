"""The press licence of a masthead: number, issuer, date."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.fields._folding import Piece, fold
from extract.fields._imprint import read_line
from extract.fields.timestamp import read_timestamps
from extract.lexicon import masthead as lexicon
from extract.model import Licence
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER: Final = Pattern(
    r"""
    \d (?<![\d/.-]\d) \d{0,4} (?:/\d{4})? \s? (?:[/\-–_]\s?)?   # 136/  298 /  3276  46
    GP (?!XD|LX) [A-ZĐ&]{0,6}                              # GP, GPXB, GPTTĐT
    (?: \s?[-–_/]\s? (?:TT\s?ĐT|TT\s?DT|[A-ZĐ&]{2,9}) ){0,3}   # -BTTTT, _TTĐT, -ICP-STTTT, / BC
    (?![a-zà-ỹ])
    """,
    re.VERBOSE,
)
_REVERSED: Final = Pattern(
    r"\d(?<![\d/.-]\d)\d{0,4}\s?/\s?(?:[A-ZĐ&]{2,9}\s?[-–_/]\s?){0,2}(?:GP[A-ZĐ]{0,5}|[A-ZĐ&]{2,9})(?![a-zà-ỹ])"
)
"""`26/BC-GPXB`, `410/BVHTT`."""
_ENDING: Final = Pattern(r"[A-ZĐ&]{2,9}")
_SPLIT_ENDING: Final = Pattern(r"(?<=TT)\s(?=ĐT)")
_PLAIN: Final = Pattern(r"số\s*[:.]?\s*(\d{1,5}(?:/\d{4})?)(?![\d/.\-])")
_DATE: Final = Pattern(
    r"(\d(?<!\d\d)\d?)\s?(?:[-/.]|tháng)\s?(\d{1,2})\s?(?:[-/.,]|năm)\s?(\d{4})(?!\d)"
)
_ISSUER_END: Final = Pattern(
    r"""
    [;|(),.\scnktvod] (?:                       # a set first, so that the search runs over letters
        (?<=[;|()]) | (?<=\s)[-–]\s(?!tt) | (?<=,)(?!\s(?:bộ|sở)\s) | (?<=\.)(?<!tp\.)(?=\s|$)
        | (?<!\w[a-z]) (?:
            (?<=c)ấp | (?<=n)gày | (?<=k)ý | (?<=t)hay | (?<=v)ề | (?<=o)n | (?<=d)ated
        ) (?!\w)
    )
    """,
    re.VERBOSE,
)
_OPEN_END: Final = Pattern(r"(?:số|/|gp|-|–|do|của|sở|bộ|ngày|cấp)\s*:?$")
"""How a line ends that does not end its licence; `_CARRIED_ON`: how the next one begins."""
_CARRIED_ON: Final = Pattern(r"[\d(]|gp|bộ|sở|cục")
_LOOKAHEAD_LINES: Final = 2
_JOINTS: Final = " &-–,;"
"""What joins a licence to another one behind it."""
_FORMS: Final = (("full", _NUMBER), ("reversed", _REVERSED), ("plain", _PLAIN))
"""Of a licence's number, the surest first."""


class Statement(NamedTuple):
    """Lines that may state a licence."""

    whole: str
    """The line that names one, with those that carry it on."""
    labelled: list[str]
    """Its parts from a label on."""
    named: bool
    """Whether a licence is named in it, though no label stands in it."""


def read_licence(lines: Sequence[str], lows: Sequence[str]) -> Licence | None:
    """The first licence that the lines state; it may be broken over several lines.

    `lows` are the lines folded.
    """
    stated = [
        _statement(lines, index)
        for index in range(len(lines))
        if "GP" in lines[index] or "giấy phép" in lows[index]
    ]
    for number, form in _FORMS:
        for statement in stated:
            for text in _candidates(statement, number):
                found = _read(text, form)
                if found:
                    return found
    return None


def _statement(lines: Sequence[str], index: int) -> Statement:
    text = lines[index].replace("Ð", "Đ")
    whole = _joined(text, lines[index + 1 : index + 1 + _LOOKAHEAD_LINES])
    reading = read_line(whole)
    labelled: list[str] = []
    for piece in reading.pieces:
        if piece.kind == "licence":
            joint = whole[whole.index(piece.label) :][len(piece.label) :]
            joint = joint[: joint.find(piece.value)] if piece.value in joint else " "
            labelled.append(piece.label + joint + piece.value)
    return Statement(whole, labelled, not labelled and "giấy phép" in reading.low)


def _candidates(statement: Statement, number: str) -> list[str]:
    """Texts in which a number of the form is looked for."""
    if number == "full" or statement.named:
        return [*statement.labelled, statement.whole]
    return statement.labelled


def _joined(text: str, following: Sequence[str]) -> str:
    for line in following:
        if not _broken(text, line):
            break
        text = f"{text} {line}"
    return text


def _broken(text: str, following: str) -> bool:
    """Whether the licence of `text` goes on in the next line."""
    licence = lexicon.words().licence
    if text.rstrip().endswith((".", ";")) or "@" in following:
        return False
    low = fold(following)
    head = following.replace("Ð", "Đ").split(" ")[0].strip(".,:;")
    return (
        head in licence.suffixes
        or low.startswith(licence.carries_on)
        or (
            _CARRIED_ON.match(low) is not None and _OPEN_END.search(fold(text).rstrip()) is not None
        )
    )


def _read(text: str, form: Pattern) -> Licence | None:
    folded = form is _PLAIN
    match = form.search(fold(text) if folded else text)
    if match is None or _other_kind(text[: match.start()]):
        return None
    number = match.group(1) if folded else match.group()
    rest = text[match.end() :]
    low = fold(rest)
    raw = text.strip().rstrip(_JOINTS)
    return Licence("".join(number.split()), _issuer(rest, low), _issued(rest, low), raw)


def _other_kind(before: str) -> bool:
    low = fold(before)
    place = low.rfind("giấy phép")
    if place < 0:
        return False
    between = low[place + len("giấy phép") :].strip()
    return between.startswith(lexicon.words().licence.other_kinds)


@cache
def _issuers() -> Pattern:
    issuers = list(map(fold, lexicon.words().licence.issuers))
    # A set first, so that the search runs over letters.
    first = "".join(sorted({issuer[0] for issuer in issuers}))
    rest = "|".join(f"(?<={issuer[0]}){re.escape(issuer[1:])}" for issuer in issuers)
    return Pattern(rf"[{first}](?<!\w[{first}])(?:{rest})\s")


def _issuer(rest: str, low: str) -> str | None:
    opening = _issuers().search(low)
    if opening is None:
        return None
    first = opening.end()
    end = _ISSUER_END.search(low, first)
    name = rest[first : end.start() if end else len(rest)].rstrip()
    return rest[opening.start() : first + len(name)].strip(" ,.") or None


def _issued(rest: str, low: str) -> str | None:
    """ISO date of the first possible date in a text; `low` is the same folded.

    >>> _issued(" ký 09 tháng 02 năm 2021", " ký 09 tháng 02 năm 2021")
    '2021-02-09'
    >>> _issued(" granted on July 12, 2023", " granted on july 12, 2023")
    '2023-07-12'
    """
    for match in _DATE.finditer(low):
        day, month, year = match.groups()
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    if not rest.isascii():
        return None
    stamps = [reading.timestamp for reading in read_timestamps(rest)]
    return next((stamp.value[:10] for stamp in stamps if stamp), None)


def licence_form(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether a line states a press licence: a label opens a field, a press number follows.

    `pieces` are those that the line was cut into.
    """
    marked = None
    for piece in pieces:
        if piece.kind == "licence":
            marked = piece
            break
    match = _NUMBER.search(text.replace("Ð", "Đ")) if "GP" in text else None
    if match is None:
        return bool(marked and _labelled_form(marked.label, marked.value))
    if marked is None:
        return match.start() <= 40 and _press(match.group())
    return not _other_kind(marked.label + " " + marked.value) and (
        _press(match.group()) or fold(marked.label) != "giấy phép"
    )


def _labelled_form(label: str, value: str) -> bool:
    low = fold(value)
    if _other_kind(f"{label} {low}"):
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
    endings = _ENDING.findall(_SPLIT_ENDING.sub("", number) if "ĐT" in number else number)[1:]
    return not endings or any(e in lexicon.words().licence.suffixes for e in endings)
