"""Alt texts of pictures that were printed as lines, told apart from captions."""

from __future__ import annotations

import unicodedata
from typing import Final

from extract.lexicon import caption as lexicon
from extract.pattern import Pattern

_GLANCE_CHARACTERS: Final = 8
_WORD: Final = Pattern(r"[^\W_]+")
# The marks of the letters of Latin scripts ...
_MARKS: Final = Pattern("[\u0300-\u036f]+")
# ... and the letters and signs of all others, some of which are marks.
_FOREIGN: Final = Pattern("[\u0483-\u1fff\u2080-\U0010ffff]")
_COUNTER_SIGNS: Final = " -–—_:.,()#|/"


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
    if not _may_agree(own, title):
        return False
    folded = _bare(title)
    if folded[-1:].isdigit() and folded == _bare(end):
        return False
    return _is_title(_bare(own), folded)


def _is_file(low: str) -> bool:
    return len(low) <= 120 and low.endswith(lexicon.words().extensions) and low.count(" ") <= 4


def _is_title(own: str, title: str) -> bool:
    for counter in ("", *lexicon.words().counters):
        if counter and not own.endswith(" " + counter):
            continue
        rest = own[: len(own) - len(counter)].strip() if counter else own
        if rest == title or (len(rest) >= 24 and title.startswith(rest)):
            return True
    return False


def _may_agree(own: str, title: str) -> bool:
    """Whether a line and a title begin with the same letters, but for the last one looked at.

    A capital's small letter may depend on whether it is the last one of its word.
    """
    a, b = _bare(own[:_GLANCE_CHARACTERS]), _bare(title[:_GLANCE_CHARACTERS])
    seen = max(0, min(len(a), len(b)) - 1)
    return a[:seen] == b[:seen]


def _bare(text: str) -> str:
    """Words in lower case without diacritics or signs."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = _MARKS.sub("", plain)
    if _FOREIGN.search(plain):
        plain = "".join([c for c in plain if not unicodedata.combining(c)])
    return " ".join(_WORD.findall(plain))


def differ(a: str, b: str) -> bool:
    """Whether two folded texts begin with letters or digits, and not with the same."""
    return a[:1] != b[:1] and a[:1].isalnum() and b[:1].isalnum()
