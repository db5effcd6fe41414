"""Alt texts of pictures that were printed as lines, told apart from captions."""

from __future__ import annotations

import unicodedata
from typing import Final

from extract.lexicon import caption as lexicon

_COUNTER_SIGNS: Final = " -–—_:.,()#|/"
_FIRST_MARK: Final = "\u0300"
"""No character before it combines with another."""
_HEAD_CHARACTERS: Final = 6
"""Lines that differ so near to their beginning are not compared any further."""


def alt_noise(text: str, title: str) -> bool:
    """Whether a line is the title with a counter, an image's file name, or the word "alt".

    >>> alt_noise("Lễ hội đèn lồng mùa thu - Hình 3", "Lễ hội đèn lồng mùa thu")
    True
    """
    line = text.strip()
    low = line.lower()
    if low == "alt" or _is_file(low):
        return True
    end = line.rstrip(_COUNTER_SIGNS)
    if not end or not end[-1].isdigit():
        return False
    own = end.rstrip("0123456789").rstrip(_COUNTER_SIGNS)
    digits = len(end) - len(end.rstrip("0123456789"))
    if not title or digits > 3 or not own:
        return False
    if not _may_begin_alike(own, title):
        return False
    return _is_title(_bare(own), _bare(title), original=_bare(end))


def _may_begin_alike(text: str, title: str) -> bool:
    """Whether the first letters of both are the same, signs apart."""
    one, other = (_bare(whole[:_HEAD_CHARACTERS].casefold()) for whole in (text, title))
    return one.startswith(other) or other.startswith(one)


def _is_file(low: str) -> bool:
    return len(low) <= 120 and low.endswith(lexicon.words().extensions) and low.count(" ") <= 4


def _is_title(own: str, title: str, *, original: str) -> bool:
    if original == title:
        return False
    for counter in ("", *lexicon.words().counters):
        if counter and not own.endswith(" " + counter):
            continue
        rest = own[: len(own) - len(counter)].strip() if counter else own
        if rest == title or (len(rest) >= 24 and title.startswith(rest)):
            return True
    return False


def _bare(text: str) -> str:
    """Words in lower case without diacritics or signs."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = [
        letter if letter.isalnum() else " "
        for letter in plain
        if letter < _FIRST_MARK or not unicodedata.combining(letter)
    ]
    return " ".join("".join(letters).split())


def differ(a: str, b: str) -> bool:
    """Whether two folded texts begin with letters or digits, and not with the same."""
    return a[:1] != b[:1] and a[:1].isalnum() and b[:1].isalnum()
