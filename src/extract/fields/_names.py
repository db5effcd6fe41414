"""Shapes of people's and outlets' names.

Lives here: what a piece of a credit looks like on its own. Not here: the grammar of credit
lines (`byline.py`), the words (`lexicon/byline.toml`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from extract.lexicon.byline import words

_TONES: Final = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
"""Combining grave, acute, tilde, hook above, dot below: the tone marks of Vietnamese."""
_MARKS: Final = re.compile("[\u0300-\u036f]")
_SYLLABLE: Final = re.compile(
    r"""
    (?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?   # onset
    [aeiouy]{1,3}                                              # nucleus
    (?:ch|ng|nh|[cmnpt])?                                      # coda
    """,
    re.VERBOSE,
)
_INITIALS: Final = re.compile(
    r"""
    (?:[^\W\d_]{1,2}\.\s?){1,4}        # H.V. | Tr. | K. M
    (?:[^\W\d_]{1,7}\.?)?              # the name behind them, or a last initial
    """,
    re.VERBOSE,
)
_CAPITALS: Final = re.compile(r"[^\W\d_a-z]{2,3}")
_HANDLE: Final = re.compile(r"[A-Z][A-Za-z]{2,14}(?:@[A-Z]{2,4})?")
_JOINER: Final = re.compile(r"\s[-–—+&/]\s|\s?[–—]\s?|,\s|;\s|\s(?:và|and)\s")
_HYPHEN: Final = re.compile(r"-")
_NAME_CHARACTERS: Final = 50
_NAME_WORDS: Final = 6
_LOWER_PARTICLES: Final = frozenset(
    {"van", "de", "der", "von", "da", "di", "del", "la", "le", "bin", "al"}
)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Text without differences of case, of D with stroke, or of where the tone mark stands.

    >>> key("HOÀ") == key("Hòa")
    True
    """
    out = []
    for word in text.casefold().replace("ð", "đ").split():
        apart = unicodedata.normalize("NFD", word)
        bare = apart.translate(_TONES)
        out.append(bare + "".join(c for c in apart if ord(c) in _TONES))
    return " ".join(out)


@cache
def _keys(field: str) -> frozenset[str]:
    """Keys of a word list of `[names]`."""
    value: str = getattr(words().names, field)
    parts = value.replace("\n", " ").split("|") if "|" in value else value.split()
    return frozenset(key(part) for part in parts if part.strip())


@cache
def _outlets() -> frozenset[str]:
    return frozenset(key(name) for name in words().outlets)


@cache
def _nobody() -> frozenset[str]:
    return frozenset(key(name) for name in words().nobody)


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether a word is spelt as a Vietnamese syllable."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", word.casefold())).replace("đ", "d")
    return _SYLLABLE.fullmatch(bare) is not None


def is_place(text: str) -> bool:
    """Whether the text is a province, town, region or country."""
    return key(text) in _keys("places")


def is_menu(text: str) -> bool:
    """Whether the text is a section's name or a button."""
    return key(text) in _keys("menu")


def is_nobody(text: str) -> bool:
    """Whether the text stands where a name stands, and names none ("NVCC", "Internet").

    Both capitals of `TL`, `KT` and the like count only where a label asks for a picture.
    """
    folded = key(text.strip(" .:"))
    return folded in _nobody() or folded.startswith(("chụp ", "cắt từ ", "do "))


def _is_title(word: str) -> bool:
    return word[:1].isupper() and (word.isupper() or word[1:].islower() or len(word) == 1)


def grade(text: str) -> str | None:
    """How one name looks: `names`, `initials`, `name_shape`, `pen_name`, strongest first.

    >>> grade("Nguyễn Lan Chi"), grade("H.V."), grade("Sao Khuê"), grade("Papai")
    ('names', 'initials', 'name_shape', 'pen_name')
    """
    if not 1 < len(text) <= _NAME_CHARACTERS or not text[0].isalpha():
        return None
    if _INITIALS.fullmatch(text):
        return _grade_initials(text)
    if is_place(text) or is_menu(text) or key(text) in _outlets():
        return None
    if _CAPITALS.fullmatch(text) and text.isupper() and not (is_syllable(text) and len(text) > 2):
        return None if key(text) in _keys("capitals") else "initials"
    return _grade_words(text.split())


def _grade_initials(text: str) -> str | None:
    acronym = "." in text[2:3] and key(text.replace(".", "")) in _keys("capitals")
    return "initials" if text[0].isupper() and _has_initial(text) and not acronym else None


def _has_initial(text: str) -> bool:
    """An abbreviation of one letter, or one without a vowel at its end ("Tr.")."""
    head = text.partition(".")[0]
    return len(head) == 1 or head[-1] not in "aeiouy"


def _grade_words(parts: list[str]) -> str | None:
    keys = [key(part) for part in parts]
    known = sum(k in _keys("given") or k in _keys("families") for k in keys)
    if len(parts) == 1:
        titled = known and _is_title(parts[0])
        return "pen_name" if titled or _is_handle(parts[0]) else None
    family = keys[0] in _keys("families")
    if not all(map(_is_title, parts)) or len(parts) > 4 + family:
        return None
    if family and known >= len(parts) - (len(parts) > 2):
        return "names"
    return _grade_shape(parts, keys, known)


def _grade_shape(parts: list[str], keys: list[str], known: int) -> str | None:
    """Names without a family's."""
    english = keys[0] in _keys("english") and len(parts) <= 3 and not _has_outlet_word(parts)
    if known == len(parts) or english:
        return "name_shape"
    if len(parts) == 2 and known and _plain_syllables(parts):
        return "pen_name"
    return None


def _plain_syllables(parts: list[str]) -> bool:
    """Vietnamese syllables, none of them a word that outlets and offices have."""
    return all(map(is_syllable, parts)) and not _has_outlet_word(parts)


def _has_outlet_word(parts: list[str]) -> bool:
    return any(part.casefold() in words().outlet_words for part in parts)


def _is_handle(text: str) -> bool:
    """A pen name of one word that is no Vietnamese syllable ("Papai", "Meggie@LN")."""
    if not _HANDLE.fullmatch(text) or text.isupper() or is_menu(text) or is_place(text):
        return False
    return "@" in text or (4 <= len(text) <= 9 and text[1:].islower() and not is_syllable(text))


STRENGTH: Final = ("names", "initials", "name_shape", "pen_name")


def grade_list(text: str) -> str | None:
    """The weakest grade of several joined names; `None` if any piece is no name.

    Two joined name shapes are as good as a name with its family's.
    """
    pieces = split_names(text)
    grades = [grade(piece) for piece in pieces]
    if not grades or None in grades:
        return None
    worst = max(grades, key=lambda g: STRENGTH.index(g or ""))
    return "names" if len(grades) > 1 and worst == "name_shape" else worst


def split_names(text: str) -> list[str]:
    """Pieces between joiners; hyphens without blanks part Vietnamese names only."""
    out: list[str] = []
    for piece in _JOINER.split(text):
        out.extend(part.strip() for part in split_hyphens(piece))
    return [piece for piece in out if piece]


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
    if not text[0].isalpha() or any(c in '?!:…“”"=<>%' for c in text) or is_nobody(text):
        return False
    if text.islower():
        return lower and len(parts) <= 3 and not any(p in words().functions for p in parts)
    return text[0].isupper() and all(
        part[0].isupper() or part.casefold() in _LOWER_PARTICLES or part[0] in "('‘’“@"
        for part in parts
    )


def is_known_outlet(text: str) -> bool:
    """Whether the lexicon has the outlet, with or without `Báo` and `điện tử` around it."""
    folded = key(text.strip(" ."))
    return folded in _outlets() or (
        folded.startswith(_OPENING_KEYS)
        and folded.removeprefix(_OPENING_KEYS[0]).removeprefix(_OPENING_KEYS[1]) in _outlets()
    )


_OPENING_KEYS: Final = (key("báo") + " ", key("tạp chí") + " ")


def is_domain(text: str) -> bool:
    """Whether the text is a host's name ("Thoibao.de")."""
    low = text.casefold().strip(" .")
    if " " in low or "." not in low or low.startswith("."):
        return False
    return low.endswith(words().domains) or ".com" in low


def is_outlet(text: str) -> bool:
    """Whether the text names an outlet or office: known, a host, or by its words."""
    if is_known_outlet(text) or is_domain(text):
        return True
    low = text.casefold()
    parts = low.split()
    if len(parts) > 1 and opens_with(low, words().outlet_openings):
        return True
    return (
        len(parts) > 1
        and _has_outlet_word(parts)
        and not any(part in words().functions for part in parts)
        and grade(text) not in ("names", "initials", "name_shape")
    )


def opens_with(low: str, openings: tuple[str, ...]) -> str:
    """The opening with which a lower-case text starts, up to the end of a word; or nothing."""
    if not low.startswith(openings):
        return ""
    best = ""
    for opening in openings:
        if len(opening) > len(best) and low.startswith(opening):
            rest = low[len(opening) :]
            if not rest or not rest[0].isalnum() or opening[-1] in ". ":
                best = opening
    return best
