"""What the readers of mastheads ask of the characters of a line, in Python.

Lives here: the gate, folding, the search for words and numbers, what stands between signs. The
same is compiled in `_spelt.pyx`; `_folding.py` chooses, and a test compares both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from extract.fields._piece import any_of
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

Found: TypeAlias = tuple[int, int, str]
"""A label's half-open span, without its colon, and its kind."""
Part: TypeAlias = tuple[str, str, str, bool]
"""Kind, label and value of a piece of a line, and whether a colon stands between them."""
Cut: TypeAlias = "Callable[[str], tuple[str, list[Part], int]]"
"""What folds a line and cuts it into pieces, and tells what it may say: a sum of `LABELLED` and
those behind it."""
Stop: TypeAlias = "Callable[[str, list[Found], int, int], int | None]"
"""What tells where the label of a number ends, its colon included, by the line, the labels and the
place of the last colon; None: it is none."""
_Mark: TypeAlias = tuple[str, int, int]
"""Kind and half-open span of a label, its colon included."""

# Written so that the search runs over all other letters at once.
_OLDER: Final = Pattern("[òóỏõọùúủũụ](?:(?<=[òóỏõọ])a|(?<=[ùúủũụ])y)")
NEWER: Final = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "ủy": "uỷ", "ùy": "uỳ", "úy": "uý", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
"""The two places of the tone mark, older and newer; words are brought to the newer one."""

EDGES: Final = " \t-–—|,;:：.•*/·®©™+"
"""Signs that separate fields and belong to none."""
_PROSE_WORDS: Final = 14
COLONS: Final = ":："
SEPARATORS: Final = frozenset("-–—|.,;:：•*/([®©&+")
_INSIDE: Final = ("-", "/", "_", "–")
"""Signs right before "GPXB" that make it the end of a licence's number."""
_FIGURES: Final = Pattern(r"[(+]?\s?\+?\d[\d\s.()+\-–]{0,80}\d")
_WORDS: Final = Pattern(r"\w+")
_DIGIT: Final = Pattern(r"\d")
_FIRST_SIGNS: Final = "(+-*•0123456789®"
_MARKS: Final = ("@", "©", "GP", "p: ", "P: ", "el:", "ĐT:")
"""Signs and ends of labels that stand in mastheads; "Tổng Biên tập: " behind another field."""
_LONGEST_HEAD: Final = 4
_OPENING_CHARACTERS: Final = 40
_SHORTEST_FIGURE: Final = 9
"""Characters of a line that opens with a figure and may be a number or an address."""
LABELLED: Final = 1
"""Words for labels stand in it."""
LICENSED: Final = 2
"""It may name a licence ("GP", "phép")."""
OWNED: Final = 4
"""It may name an owner ("quyền", "copyright", the sign)."""
EQUAL: Final = 8
"""It may say what a site is ("là")."""
ELECTRONIC: Final = 16
"""It may name a paper on the net ("điện tử")."""
AT: Final = 1
DOT: Final = 2
LINK: Final = 4
"""The opening of a site's address."""
NUMBER: Final = 8
"""Digits enough for a telephone number."""
SHORTEST_NUMBER: Final = 7
FREE: Final = frozenset(
    {"licence", "copyright", "maker", "reuse", "governing_body", "account", "website"}
)
"""Kinds whose labels need no colon after them; those of sites do inside a line."""


def fold(text: str) -> str:
    """Lower case, tone marks at one place, U+00D0 as "đ"; the length stays.

    >>> fold("TÒA SOẠN: Ðiện thoại")
    'toà soạn: điện thoại'
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(letter.lower()[0] for letter in text)
    if low.isascii():
        return low
    return _OLDER.sub(_newer, low.replace("ð", "đ"))


def _newer(match: re.Match[str]) -> str:
    return NEWER[match[0]]


def finder(table: dict[str, str]) -> Callable[[str], list[tuple[int, int, str]]]:
    """What finds the words of the table: half-open spans with the words' values, in order.

    Words stand between no letters, figures or at signs; of several at one place the longest is
    taken, and none begins inside another.

    >>> finder({"tel": "phone", "tel no": "phone", "fax": "fax"})("tel no 1, fax, taxfax")
    [(0, 6, 'phone'), (10, 13, 'fax')]
    """
    words = re.compile(rf"(?<![\w@]){any_of(table)}(?![\w@])")

    def find(text: str) -> list[tuple[int, int, str]]:
        return [(match.start(), match.end(), table[match[0]]) for match in words.finditer(text)]

    return find


def gate(heads: Collection[str], openings: Collection[str]) -> Callable[[str], bool]:
    """What tells whether a line may be of a masthead, by its characters alone.

    A head of up to four letters opens it, or a mark stands in it; and a sign, a figure or one of
    the openings says that it can be a field.
    """
    known, said = frozenset(heads), tuple(openings)
    pairs = {f(head[:2]) for head in heads for f in (str.lower, str.upper, str.title)}

    def may_be(text: str) -> bool:
        if not text:
            return False
        marked = (
            text[0] in _FIRST_SIGNS
            or (text[:2] in pairs and _is_headed(text[:_LONGEST_HEAD].lower(), known))
            or any(mark in text for mark in _MARKS)
        )
        return marked and _promises(text, said)

    return may_be


def plain_form(_: str) -> str | None:
    """The form of a plain line, empty for one that has none: where nothing looks, none is plain."""
    return None


def plain_names(_: str) -> list[str] | None:
    """The names that a plain value lists: where nothing looks, none is plain."""
    return None


def _is_headed(opening: str, heads: frozenset[str]) -> bool:
    return opening in heads or opening[:3] in heads or opening[:2] in heads


def _promises(text: str, openings: tuple[str, ...]) -> bool:
    """Whether anything in the line can be a field at all."""
    signed = "@" in text or "©" in text or "®" in text
    if text[0].isdigit():
        return signed or not (len(text) < _SHORTEST_FIGURE or ":" in text[:3])
    small = text[:_OPENING_CHARACTERS].lower().lstrip(EDGES)
    return signed or ":" in text or _DIGIT.search(text) is not None or small.startswith(openings)


def contact_signs(text: str) -> int:
    """What of ways to reach an office may stand in a value."""
    signs = AT if "@" in text else 0
    signs |= DOT if "." in text else 0
    signs |= LINK if "http" in text or "www." in text else 0
    return signs | (NUMBER if count_digits(text) >= SHORTEST_NUMBER else 0)


def count_digits(text: str) -> int:
    """How many of its characters are digits."""
    return sum(map(str.isdigit, text))


def count_decimals(text: str) -> int:
    """How many of its characters are figures of numbers, which leaves out raised ones."""
    return sum(map(str.isdecimal, text))


def capitals(text: str) -> bool:
    """Whether about half of the words are names: prose has far fewer."""
    words = [word for word in _WORDS.findall(text) if word[0].isalpha()]
    return bool(words) and sum([word[0].isupper() for word in words]) * 2 >= len(words)


def is_prose(text: str) -> bool:
    """Whether the line reads as running text: many words, most of them without a capital."""
    words = text.split()
    return len(words) > _PROSE_WORDS and sum(map(str.islower, words)) * 3 > len(words) * 2


def capitalised(text: str) -> int:
    """How many words it has, where all are letters behind a capital; else 0.

    >>> capitalised("Lê Văn NAM"), capitalised("Lê V. Nam")
    (3, 0)
    """
    words = text.split()
    return len(words) if all(word.isalpha() and word[0].isupper() for word in words) else 0


def figures(text: str) -> list[tuple[int, int]]:
    """Spans of figures with the signs that stand inside telephone numbers; each may hold several.

    >>> figures("ĐT: (024) 3911.2233, fax 12")
    [(4, 19), (24, 27)]
    """
    return [match.span() for match in _FIGURES.finditer(text)]


def trim(text: str, start: int, stop: int) -> str:
    """What stands between two labels, without the signs around it.

    >>> trim("ĐT: 024 3911 - Fax", 3, 14)
    '024 3911'
    """
    value = text[start:stop].strip().lstrip("-–—|,;:：.•*/· ").rstrip("-–—|,;:：•*/· ")
    if value[-1:] == "(" or (value[:1] == "(" and ")" not in value and "@" in value):
        value = value.strip("( ")
    return value


def within_edges(text: str, start: int, stop: int) -> str:
    """The part of a line without the signs that belong to no field."""
    return text[start:stop].strip(EDGES)


def cutter(table: dict[str, str], stop: Stop) -> Cut:
    """What folds a line and cuts it at the labels of the table, which end where `stop` says."""
    find = finder(table)

    def cut(line: str) -> tuple[str, list[Part], int]:
        low = fold(line)
        found = find(low)
        hints = _hints(low) | (LABELLED if found else 0)
        return low, parts(line, low, found, stop), hints

    return cut


def _hints(low: str) -> int:
    """What a folded line may say."""
    hints = LICENSED if "gp" in low or "ép" in low else 0
    hints |= OWNED if "©" in low or "yề" in low or "py" in low else 0
    hints |= EQUAL if "là" in low else 0
    return hints | (ELECTRONIC if "tử" in low else 0)


def parts(line: str, low: str, found: list[Found], stop: Stop) -> list[Part]:
    """The labels of a line, each with what follows it, and what stands before them.

    `low` is the line folded, and `found` are the words in it that may be labels.
    """
    marks = _marks(line, low, found, stop)
    first = marks[0][1] if marks else len(line)
    cut: list[Part] = []
    if within_edges(line, 0, first):
        cut.append(("", "", trim(line, 0, first), False))
    ends = [start for _, start, _ in marks[1:]] + [len(line)]
    for (kind, start, end), reach in zip(marks, ends, strict=False):
        label, value = within_edges(line, start, end), trim(line, end, reach)
        cut.append((kind, label, value, line[end - 1] in COLONS))
    return cut


def _marks(line: str, low: str, found: list[Found], stop: Stop) -> list[_Mark]:
    """The labels among those that were found by their words."""
    marks: list[_Mark] = []
    reached = 0
    last_colon = max(map(line.rfind, COLONS))
    for number, (start, _, kind) in enumerate(found):
        if start < reached:
            continue
        before = line[reached:start].rstrip()[-1:]
        apart = not before or before in SEPARATORS
        if not apart and last_colon < start:
            continue
        if low[start : start + 2] == "gp" and line[start - 1 : start] in _INSIDE:
            continue
        end = stop(line, found, number, last_colon)
        if end is None or not (
            apart
            or (
                line[end - 1] in COLONS
                and (reached > 0 or before.isdigit() or line[start].isupper())
            )
        ):
            continue
        marks.append((kind, start, end))
        reached = end
    return marks
