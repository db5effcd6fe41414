"""Shapes of people's names.

Lives here: what a piece of a credit looks like on its own. Not here: names of outlets
(`_outlets.py`), the grammar of credit lines (`byline.py`), the words (`lexicon/byline.toml`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from extract.fields._keys import (
    ENGLISH,
    FAMILY,
    GIVEN,
    GRADES,
    JOINING,
    PARTING,
    STRENGTH,
    fold,
    grade_look,
    key,
    keys,
    no_names,
    nobody,
    opens_with,
    syllables,
)
from extract.lexicon.byline import words
from extract.pattern import Pattern

_MARKS: Final = Pattern("[\u0300-\u036f]")
_SYLLABLE: Final = Pattern(
    r"""
    (?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?   # onset
    [aeiouy]{1,3}                                              # nucleus
    (?:ch|ng|nh|[cmnpt])?                                      # coda
    """,
    re.VERBOSE,
)
_INITIALS: Final = Pattern(
    r"""
    (?:[^\W\d_]{1,2}\.\s?){1,4}        # H.V. | Tr. | K. M
    (?:[^\W\d_]{1,7}\.?)?              # the name behind them, or a last initial
    """,
    re.VERBOSE,
)
_CAPITALS: Final = Pattern(r"[^\W\d_a-z]{2,3}")
_HANDLE: Final = Pattern(r"[A-Z][A-Za-z]{2,14}(?:@[A-Z]{2,4})?")
_JOINTS: Final = frozenset(map(ord, "-–—+&/,;"))
_SIGNS_END: Final = ord("A")
_LETTERS_END: Final = 0x2000
"""No Latin letter stands between it and the first sign of running text."""
_BLANK: Final = 32
_HYPHEN: Final = Pattern(r"-")
_NAME_CHARACTERS: Final = 50
_NAME_WORDS: Final = 6
_CAPITAL_CHARACTERS: Final = 3
LOWER_PARTICLES: Final = frozenset(
    {"van", "de", "der", "von", "da", "di", "del", "la", "le", "bin", "al"}
)
_MAIL: Final = Pattern(r"@[\w-]+\.")
_ODD: Final = Pattern('[?!:…“”"=<>%]')
_KNOWN: Final = FAMILY | GIVEN


def is_syllable(word: str) -> bool:
    """Whether a word is spelt as a Vietnamese syllable."""
    low = fold(word)
    if not low.isascii():
        low = _MARKS.sub("", unicodedata.normalize("NFD", low)).replace("đ", "d")
    return _SYLLABLE.fullmatch(low) is not None


def is_foreign(name: str) -> bool:
    """Whether the name is no Vietnamese one: its first word is English, or no name's."""
    kind = syllables().get(key(name.partition(" ")[0]), 0)
    return bool(kind & ENGLISH) or not kind


def is_name_syllable(word: str) -> bool:
    """Whether the word stands in Vietnamese names."""
    return syllables().get(key(word), 0) & _KNOWN != 0


def is_place(text: str) -> bool:
    """Whether the text is a province, town, region or country."""
    return key(text) in keys("places")


def is_menu(text: str) -> bool:
    """Whether the text is a section's name or a button."""
    return key(text) in keys("menu")


def is_nobody(text: str) -> bool:
    """Whether the text stands where a name stands, and names none ("NVCC", "Internet").

    Both capitals of `TL`, `KT` and the like count only where a label asks for a picture.
    """
    return nobody_by_key(key(text))


def nobody_by_key(folded: str) -> bool:
    """`is_nobody` of a text's key."""
    bare = folded.strip(" .:")
    return bare in nobody() or bare.startswith("do ")


def grade(text: str, folded: str = "") -> str | None:
    """How one name looks: `names`, `initials`, `name_shape`, `pen_name`, strongest first.

    `folded` is its key, where that is known.

    >>> grade("Nguyễn Lan Chi"), grade("H.V."), grade("Sao Khuê"), grade("Papai")
    ('names', 'initials', 'name_shape', 'pen_name')
    """
    look = grade_look(text)
    return GRADES[look] if look >= 0 else grade_by_grammar(text, folded)


def grade_by_grammar(text: str, folded: str = "") -> str | None:
    """The same of a name that is not plain."""
    if not 1 < len(text) <= _NAME_CHARACTERS or not text[0].isalpha():
        return None
    if "." in text and _INITIALS.fullmatch(text):
        return _grade_initials(text)
    parts = text.split()
    if len(parts) > 1:
        if len(parts) < _NAME_WORDS and _titled(parts):
            return _grade_words(parts, folded or key(text))
        return None
    return None if text.islower() else _grade_word(text, folded or key(text))


def _titled(parts: list[str]) -> bool:
    """Whether each part has a capital and then none, or is all capitals."""
    for part in parts:
        if not part[0].isupper():
            return False
        if not (part[1:].islower() or part.isupper() or len(part) == 1):
            return False
    return True


def _grade_initials(text: str) -> str | None:
    acronym = "." in text[2:3] and key(text.replace(".", "")) in keys("capitals")
    return "initials" if text[0].isupper() and _has_initial(text) and not acronym else None


def _has_initial(text: str) -> bool:
    """An abbreviation of one letter, or one without a vowel at its end ("Tr.")."""
    head = text.partition(".")[0]
    return len(head) == 1 or head[-1] not in "aeiouy"


def _grade_word(word: str, folded: str) -> str | None:
    if folded in no_names():
        return None
    if len(word) <= _CAPITAL_CHARACTERS and word.isupper() and _is_acronym(word):
        return None if folded in keys("capitals") else "initials"
    known = syllables().get(folded, 0) & _KNOWN
    return "pen_name" if (known and _titled([word])) or _is_handle(word) else None


def _is_acronym(word: str) -> bool:
    spelt = len(word) == _CAPITAL_CHARACTERS and is_syllable(word)
    return _CAPITALS.fullmatch(word) is not None and not spelt


def _grade_words(parts: list[str], folded: str) -> str | None:
    """Two to five words, each with a capital."""
    if folded in no_names():
        return None
    kinds = syllables()
    bits = [kinds.get(k, 0) for k in folded.split(" ")]
    known = len(bits) - bits.count(0) - bits.count(ENGLISH)
    family = bits[0] & FAMILY
    if len(parts) > 4 + family:
        return None
    if family and known >= len(parts) - (len(parts) > 2):
        return "names"
    return _grade_shape(parts, bits[0], known)


def _grade_shape(parts: list[str], first: int, known: int) -> str | None:
    """Names without a family's."""
    if known == len(parts):
        return "name_shape"
    if first & ENGLISH and len(parts) <= 3 and not _has_outlet_word(parts):
        return "name_shape"
    if len(parts) == 2 and known and _plain_syllables(parts):
        return "pen_name"
    return None


def _plain_syllables(parts: list[str]) -> bool:
    """Vietnamese syllables, none of them a word that outlets and offices have."""
    return all(map(is_syllable, parts)) and not _has_outlet_word(parts)


def _has_outlet_word(parts: list[str]) -> bool:
    return not words().outlet_words.isdisjoint(map(fold, parts))


def _is_handle(text: str) -> bool:
    """A pen name of one word that is no Vietnamese syllable ("Papai", "Meggie@LN")."""
    if not _HANDLE.fullmatch(text) or text.isupper():
        return False
    return "@" in text or (4 <= len(text) <= 9 and text[1:].islower() and not is_syllable(text))


def grade_list(text: str) -> str | None:
    """The weakest grade of several joined names; `None` if any piece is no name.

    Two joined name shapes are as good as a name with its family's.
    """
    if not may_join(text):
        return grade(text.strip())
    for word in text.split():
        if word[0].islower() and word not in _AND:
            return None
    worst, pieces = 0, split_names(text)
    for piece in pieces:
        graded = grade(piece)
        if graded is None:
            return None
        worst = max(worst, STRENGTH.index(graded))
    if not pieces:
        return None
    return "names" if len(pieces) > 1 and worst == _SHAPE else STRENGTH[worst]


_AND: Final = ("và", "and")
_AND_LETTERS: Final = (ord("v"), ord("a"))
_SHAPE: Final = STRENGTH.index("name_shape")


def may_join(text: str) -> bool:
    """Whether the text has a sign or word that may stand between two names."""
    return _has_joint(text) or " và " in text or " and " in text


def _has_joint(text: str) -> bool:
    """Whether the text has a sign that may stand between two names."""
    for index in range(len(text)):
        sign = ord(text[index])
        if (sign < _SIGNS_END or sign > _LETTERS_END) and sign != _BLANK and sign in _JOINTS:
            return True
    return False


_EDGE: Final = " .:_*•-–—,;|\"“”'"


def may_name(text: str) -> bool:
    """A cheap test that every line passes whose pieces between marks are names.

    For lines that are no names as they stand: a mark must part one off, or a rank open the line.
    """
    head = fold(text[:_NAME_CHARACTERS])
    if opens_with(head, "prefixes") or opens_with(head, "collectives"):
        return True
    for word in map(str.upper, JOINING) if text.isupper() else JOINING:
        if word in text:
            text = text.replace(word, " / ")
    pieces = parted(text)
    if len(pieces) < 2:
        return text[-1] in _EDGE or fold(text).endswith(words().tails)
    if "-" in text and _has_inner_hyphen(text):
        return True
    for piece in pieces:  # noqa: SIM110 - `any` over a generator takes twice the time
        if grade(piece.strip(_EDGE)):
            return True
    return False


def parted(text: str) -> list[str]:
    """What stands between the signs and figures that part names.

    >>> parted("Sao Khuê/VOV 2")
    ['Sao Khuê', 'VOV ', '']
    """
    out: list[str] = []
    start = 0
    for index in range(len(text)):
        sign = ord(text[index])
        if sign == _BLANK or _is_plain_letter(sign):
            continue
        if text[index] in PARTING or text[index].isdecimal():
            out.append(text[start:index])
            start = index + 1
    out.append(text[start:])
    return out


def _is_plain_letter(letter: int) -> bool:
    """Whether a code point is a Latin letter."""
    return (
        _SMALL[0] <= letter < _SMALL[1]
        or _CAPITAL[0] <= letter < _CAPITAL[1]
        or _LATIN[0] <= letter < _LATIN[1]
        or _VIETNAMESE[0] <= letter < _VIETNAMESE[1]
    )


_SMALL: Final = (ord("a"), ord("z") + 1)
_CAPITAL: Final = (ord("A"), ord("Z") + 1)
_LATIN: Final = (0xC0, 0x250)
_VIETNAMESE: Final = (0x1E00, 0x1F00)


def _has_inner_hyphen(text: str) -> bool:
    """Whether a hyphen stands between two letters or figures."""
    at = text.find("-", 1)
    while 0 < at < len(text) - 1:
        before, after = text[at - 1], text[at + 1]
        if (before.isalnum() or before == "_") and (after.isalnum() or after == "_"):
            return True
        at = text.find("-", at + 1)
    return False


def split_names(text: str) -> list[str]:
    """Pieces between joiners; hyphens without blanks part Vietnamese names only."""
    pieces = [part.strip() for piece in joined(text) for part in split_hyphens(piece)]
    return [piece for piece in pieces if piece]


def joined(text: str) -> list[str]:
    """What stands between the signs and words that join names, blanks around them.

    >>> joined("Sao Khuê –Lan, Chi và Huy-An")
    ['Sao Khuê', 'Lan', 'Chi', 'Huy-An']
    """
    out: list[str] = []
    start = at = 0
    while at < len(text):
        end = 0 if _joins_nothing(text, at) else _joiner_end(text, at)
        if end:
            out.append(text[start:at])
            start = at = end
        else:
            at += 1
    out.append(text[start:])
    return out


def _joins_nothing(text: str, at: int) -> bool:
    """Whether a letter stands there, or a blank before one with which no joining word begins."""
    letter = ord(text[at])
    if letter != _BLANK or at + 1 == len(text):
        return _is_plain_letter(letter)
    letter = ord(text[at + 1])
    return _is_plain_letter(letter) and letter not in _AND_LETTERS


def _joiner_end(text: str, at: int) -> int:
    """The end of the joiner that begins there; 0 for none."""
    blank = text[at].isspace()
    sign = text[at + 1 : at + 2] if blank else text[at]
    behind = at + 2 if blank else at + 1
    spaced = text[behind : behind + 1].isspace()
    if sign in _DASHES:
        return (behind + spaced) if sign else 0
    if blank:
        if spaced and sign in _JOINING_SIGNS:
            return behind + 1
        for word in _AND:
            end = at + 1 + len(word)
            if text.startswith(word, at + 1) and text[end : end + 1].isspace():
                return end + 1
        return 0
    return behind + 1 if spaced and sign in _LISTING_SIGNS else 0


_DASHES: Final = "–—"
_JOINING_SIGNS: Final = "-+&/"
_LISTING_SIGNS: Final = ",;"


def split_hyphens(piece: str) -> list[str]:
    """Split at the hyphens between two names; not in foreign double names.

    >>> split_hyphens("Mai Lan-Đức Huy"), split_hyphens("Anne-Marie Roe")
    (['Mai Lan', 'Đức Huy'], ['Anne-Marie Roe'])
    """
    if "-" not in piece:
        return [piece]
    out, start = [], 0
    for match in _HYPHEN.finditer(piece):
        left, right = piece[start : match.start()].split(), piece[match.end() :].split()
        if left and right and _parts_names(left, right, piece, match):
            out.append(piece[start : match.start()])
            start = match.end()
    return [*out, piece[start:]]


def _parts_names(left: list[str], right: list[str], piece: str, match: re.Match[str]) -> bool:
    if piece[match.start() - 1 : match.start()] == " " or piece[match.end()] == " ":
        return True
    last, first = left[-1].rstrip("."), right[0].rstrip(".").split("-")[0]
    if not first[:1].isupper():
        return False
    return all(is_syllable(w) or "." in w or w.isupper() for w in (last, first))


def looks_like_person(text: str, *, lower: bool = False) -> bool:
    """Whether a piece can be a person's name where a credit says that one stands.

    `lower` admits names in small letters.
    """
    parts = text.split()
    if not parts or len(text) > _NAME_CHARACTERS or len(parts) > _NAME_WORDS or "/" in text:
        return False
    if not text[0].isalpha() or _ODD.search(text) or is_nobody(text) or _MAIL.search(text):
        return False
    if text.islower():
        return lower and len(parts) <= 3 and words().functions.isdisjoint(parts)
    return text[0].isupper() and _all_capitals(parts)


def _all_capitals(parts: list[str]) -> bool:
    for part in parts:
        if not part[0].isupper() and part[0] not in "('‘’“@" and part not in LOWER_PARTICLES:
            return False
    return True


def is_title(text: str) -> bool:
    """Whether the text ends with an English word for a job ("Marketing Director")."""
    return fold(text[text.rfind(" ") + 1 :].strip(".,")) in words().titles
