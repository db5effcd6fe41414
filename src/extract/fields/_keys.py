"""Keys of names, and the words of the lexicon by their keys.

Lives here: folding, and the word lists by which a name is told. What looks at letters is compiled
(`_keyed.pyx`); it also tells lines that are plainly names or plainly none, of which without it
nothing is told (`_names.py` and `byline.py` have the grammar, and a test compares). Not here: what
a name looks like.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields._piece import first_runs
from extract.lexicon.byline import words
from extract.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable
    from types import ModuleType

FAMILY: Final = 1
GIVEN: Final = 2
ENGLISH: Final = 4
NO_NAME: Final = 8
"""A place, section or outlet."""
OPENING: Final = 16
"""A rank or a word for reporters begins so."""
AND: Final = 32
"""Stands between two names."""
OUTLET_HEAD: Final = 64
"""The first letters of an outlet's name, or of what opens one."""
OUTLET_WORD: Final = 128
CHANNEL: Final = 256
"""First letters of an outlet that letters of a branch may follow."""
STRENGTH: Final = ("names", "initials", "name_shape", "pen_name")
GRADES: Final[tuple[str | None, ...]] = (*STRENGTH, None)
"""Those and none, as the looks tell them by their places."""
NONE: Final = len(STRENGTH)
UNSURE: Final = -1
"""Only the grammar tells."""
JOINING: Final = (" và ", " and ", " cùng ")
OUTLET_NOUNS: Final = ("báo", "tạp chí")
"""Nouns before the name of an outlet that is known without them."""
OUTLET_LEADS: Final = ("theo ",)
PARTING: Final = "-–—+&/()[];|"
"""Signs between names; figures part them too."""

FIRST: Final = "òóỏõọùúủũụìíỉĩịừứửữự"
SECOND: Final = "aeyêơâăô"
_TONES: Final = "\u0300\u0301\u0309\u0303\u0323"
"""Combining grave, acute, hook above, tilde, dot below, in the order of `FIRST`."""
_EARLY_TONE: Final = Pattern(f"[{FIRST}][{SECOND}]|[\u0300-\u036f]")


def fold_in_python(text: str) -> str:
    """The text case-folded."""
    return text.casefold()


def key_in_python(text: str) -> str:
    """Text without differences of case, of D with stroke, or of where the tone mark stands.

    >>> key_in_python("HOÀ") == key_in_python("Hòa")
    True
    """
    low = text.casefold()
    if low.isascii():
        return " ".join(low.split()) if " " in low else low
    low = low.replace("ð", "đ")
    if _EARLY_TONE.search(low):
        low = _EARLY_TONE.sub(_late_tone, unicodedata.normalize("NFC", low))
    return " ".join(low.split())


def _late_tone(match: re.Match[str]) -> str:
    pair = match[0]
    return late_tones().get(pair, pair)


@cache
def late_tones() -> dict[str, str]:
    """Two vowels with the tone on the first to the same with the tone on the second."""
    return {
        first + second: unicodedata.normalize(
            "NFC", unicodedata.normalize("NFD", first)[:-1] + second + _TONES[place % 5]
        )
        for place, first in enumerate(FIRST)
        for second in SECOND
    }


def _parts(field: str) -> list[str]:
    """Words or phrases of a list of `[names]`."""
    value: str = getattr(words().names, field)
    parts = value.replace("\n", " ").split("|") if "|" in value else value.split()
    return [part.strip() for part in parts if part.strip()]


@cache
def keys(field: str) -> frozenset[str]:
    """Keys of a word list of `[names]`."""
    return frozenset([key(part) for part in _parts(field)])


@cache
def syllables() -> dict[str, int]:
    """Keys of the words of names to what they may be."""
    kinds: dict[str, int] = {}
    for bit, field in _SYLLABLES:
        for word in keys(field):
            kinds[word] = kinds.get(word, 0) | bit
    return kinds


_SYLLABLES: Final = ((FAMILY, "families"), (GIVEN, "given"), (ENGLISH, "english"))


@cache
def outlets() -> frozenset[str]:
    """Keys of the outlets."""
    return frozenset([key(name) for name in words().outlets])


@cache
def nobody() -> frozenset[str]:
    """Keys of what names nobody where a name stands."""
    return frozenset([key(name) for name in words().nobody])


@cache
def no_names() -> frozenset[str]:
    """Keys of places, sections and outlets."""
    return keys("places") | keys("menu") | outlets()


def opens_with(low: str, field: str) -> str:
    """The longest opening, of a list of the lexicon, with which a lower-case text starts.

    Up to the end of a word; nothing if there is none.
    """
    for opening in _openings(field).get(low[:2], ()):
        if low.startswith(opening):
            rest = low[len(opening) : len(opening) + 1]
            if not rest.isalnum() or opening[-1] in ". ":
                return opening
    return ""


@cache
def _openings(field: str) -> dict[str, tuple[str, ...]]:
    """First two letters of the phrases of a list to the phrases, longest first."""
    value = getattr(words(), field)
    rows = value.values() if isinstance(value, dict) else (value,)
    phrases = sorted((phrase for row in rows for phrase in row), key=len, reverse=True)
    return {p[:2]: tuple(q for q in phrases if q[:2] == p[:2]) for p in phrases}


def vocabulary() -> list[tuple[int, Iterable[str]]]:
    """What words and phrases tell; openings with signs by their first run of letters."""
    lexicon = words()
    openings = [*lexicon.prefixes, *lexicon.collectives]
    signed = [phrase for phrase in openings if not phrase.replace(" ", "").isalpha()]
    return [
        *((bit, _parts(field)) for bit, field in _SYLLABLES),
        (NO_NAME, [*_parts("places"), *_parts("menu"), *lexicon.outlets]),
        (OPENING, [*openings, *first_runs(signed)]),
        (AND, [word.strip() for word in JOINING]),
        (OUTLET_HEAD, first_runs([*lexicon.outlets, *lexicon.outlet_openings, *OUTLET_NOUNS])),
        (OUTLET_WORD, first_runs(lexicon.outlet_words)),
        (CHANNEL, first_runs([*lexicon.broadcasters, *OUTLET_LEADS])),
    ]


def tails() -> Iterable[str]:
    """What a page prints behind a byline."""
    return words().tails


def _anything(_: str) -> bool:
    """Whether an outlet may stand behind the last sign of a line, where nothing looks."""
    return True


def _unsure(_: str) -> int:
    """What is told of a line where nothing looks."""
    return UNSURE


def _looks() -> ModuleType | None:
    try:
        from extract.fields import _keyed
    except ImportError:
        return None
    return _keyed


_LOOKS: Final = _looks()
fold: Final[Callable[[str], str]] = _LOOKS.fold if _LOOKS else fold_in_python
key: Final[Callable[[str], str]] = _LOOKS.key if _LOOKS else key_in_python
form_look: Final[Callable[[str], int]] = _LOOKS.form if _LOOKS else _unsure
"""Place of the form of a line in `GRADES`, where it is plain."""
grade_look: Final[Callable[[str], int]] = _LOOKS.grade if _LOOKS else _unsure
"""Place of the grade of a name, where it is plain."""
outlet_look: Final[Callable[[str], bool]] = _LOOKS.ends_with_outlet if _LOOKS else _anything
"""Whether an outlet's name may stand behind the last slash or dash of a line."""
