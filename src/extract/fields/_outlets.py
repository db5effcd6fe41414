"""Names of outlets: known ones, hosts, and those told by their words.

Lives here: whether a piece of a credit names an outlet. Not here: names of people (`_names.py`),
the words (`lexicon/byline.toml`).
"""

from __future__ import annotations

from typing import Final

from extract.fields._keys import OUTLET_NOUNS, fold, key, opens_with, outlets
from extract.fields._names import grade
from extract.lexicon.byline import words


def is_known_outlet(text: str) -> bool:
    """Whether the lexicon has the outlet, with or without `Báo` and `điện tử` around it."""
    return known_outlet_by_key(key(text))


def known_outlet_by_key(folded: str) -> bool:
    """`is_known_outlet` of a text's key."""
    bare = folded.strip(" .")
    return bare in outlets() or (
        bare.startswith(_OPENING_KEYS)
        and bare.removeprefix(_OPENING_KEYS[0]).removeprefix(_OPENING_KEYS[1]) in outlets()
    )


_OPENING_KEYS: Final = tuple([key(noun) + " " for noun in OUTLET_NOUNS])


def is_domain(text: str) -> bool:
    """Whether the text is a host's name ("Thoibao.de")."""
    if "." not in text or "@" in text:
        return False
    low = fold(text).strip(" .")
    if " " in low or "." not in low or low.startswith("."):
        return False
    return low.endswith(words().domains) or ".com" in low


def is_outlet(text: str) -> bool:
    """Whether the text names an outlet or office: known, a host, or by its words."""
    if is_known_outlet(text) or is_domain(text):
        return True
    return is_outlet_by_words(text)


def is_outlet_by_words(text: str) -> bool:
    """Whether an outlet that the lexicon does not have is told by words of its name."""
    low = fold(text)
    parts = low.split()
    if len(parts) < 2:
        return False
    if opens_with(low, "outlet_openings"):
        return True
    return (
        not words().outlet_words.isdisjoint(parts)
        and words().functions.isdisjoint(parts)
        and grade(text) not in ("names", "initials", "name_shape")
    )
