"""Class names, ids and microdata of an element, folded into a few hints.

Lives here: how a name is cut into words and looked up. The vocabulary is `lexicon/cms.toml`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.lexicon.cms import words
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

HIDDEN: Final = "hidden"
"""Hint of an element that is not shown."""
NO_HINTS: Final[frozenset[str]] = frozenset()

_CACHE_NAMES: Final = 60_000
"""Names remembered: a site repeats a few dozen, 116 pages of as many sites have over 20,000;
generated ids must not fill the memory."""
_CACHE_PROPS: Final = 1000
"""Values of `itemprop` remembered; schema.org has about as many properties."""
NAME_CHARACTERS: Final = 400
"""So much of a class string or style is read; what follows is utility classes."""
_WORD: Final = Pattern(
    r"""
    [A-Z]+(?![a-z])     # an abbreviation: the VC of VCSortable is cut one letter early, as its S
    | [A-Z]?[a-z]+      # begins the next word
    """,
    re.VERBOSE,
)
_UNWRITTEN: Final = Pattern(r"[^a-z0-9]+")
_SIGNS_APART: Final = "".join(c if c.isalnum() else " " for c in map(chr, range(0x80)))
"""Translation of ASCII: all but letters and digits to blanks."""
_LETTERS_APART: Final = "".join(c if c.isalpha() else " " for c in map(chr, range(0x80)))
LANDMARKS: Final = {
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "sidebar",
    "dialog": "popup",
    "search": "widget",
}
"""ARIA landmark to hint."""
_NO_DISPLAY: Final = ("display:none", "visibility:hidden")
_TELLING: Final = frozenset(("id", "style", "hidden", "itemprop", "role", "rel"))
SEEN: Final[dict[str, frozenset[str]]] = {}
"""Class strings and ids read so far; the walk looks here itself before it calls."""


class Lookup(NamedTuple):
    """The vocabulary by folded names, by two neighbouring words of a name, by single words."""

    names: dict[str, frozenset[str]]
    pairs: dict[str, frozenset[str]]
    parts: dict[str, frozenset[str]]


def hints_of(attributes: Mapping[str, str | None]) -> frozenset[str]:
    """What an element's attributes say about it; `hidden` among it when it is not shown.

    >>> sorted(hints_of({"class": "box article-sapo", "id": "mainComment"}))
    ['comment', 'lead']
    """
    name = attributes.get("class")
    found = NO_HINTS
    if name:
        known = SEEN.get(name)
        found = _read(name) if known is None else known
        if len(attributes) == 1:
            return found
    if _TELLING.isdisjoint(attributes):
        return found
    name = attributes.get("id")
    if name:
        known = SEEN.get(name)
        hints = _read(name) if known is None else known
        if hints:
            found = found | hints if found else hints
    if "style" in attributes or "hidden" in attributes:
        found = _with_display(found, attributes)
    if "itemprop" in attributes or "role" in attributes or "rel" in attributes:
        found = _with_microdata(found, attributes)
    return found


def _read(name: str) -> frozenset[str]:
    """Hints of a class string or id, remembered."""
    if len(SEEN) >= _CACHE_NAMES:
        SEEN.clear()
    hints = SEEN[name] = name_hints(name)
    return hints


def name_hints(name: str) -> frozenset[str]:
    """Hints of a class string or id."""
    hints = NO_HINTS
    tokens = name[:NAME_CHARACTERS].split()
    for token in tokens:
        found = _token_hints(token)
        if found:
            hints = hints | found if hints else found
    if hints and HIDDEN in hints and any(token.endswith(words().revealing) for token in tokens):
        hints -= {HIDDEN}
    return hints


@lru_cache(_CACHE_NAMES)
def _token_hints(token: str) -> frozenset[str]:
    known_words = lookup()
    small = token.casefold()
    parts = small.translate(_SIGNS_APART).split()
    bare = "".join(parts)
    if not bare.isascii():
        bare = _UNWRITTEN.sub("", small)
    known = known_words.names.get(bare)
    if known is not None:
        return known
    if token != small:
        parts = [part.lower() for part in _WORD.findall(token)]
    elif not bare.isalpha():
        parts = small.translate(_LETTERS_APART).split()
    found, of_part = NO_HINTS, known_words.parts.get
    for part in parts:
        hints = of_part(part)
        if hints:
            found = found | hints if found else hints
    for left, right in pairwise(parts):
        hints = known_words.pairs.get(left + right)
        if hints:
            found = found | hints if found else hints
    return found


def all_hints() -> tuple[str, ...]:
    """Every hint that an element can be given, in one order on every machine."""
    vocabulary = words()
    named = {*vocabulary.names, *vocabulary.pairs, *vocabulary.parts}
    stated = {*vocabulary.itemprops.values(), *LANDMARKS.values(), "author", "tags", "time"}
    return tuple(sorted({HIDDEN, *named, *stated}))


@cache
def lookup() -> Lookup:
    """The vocabulary of names, as it is asked."""
    vocabulary = words()
    names: dict[str, frozenset[str]] = {}
    for hint, known in vocabulary.names.items():
        for name in known:
            names[name] = names.get(name, NO_HINTS) | {hint}
    names.update(dict.fromkeys(vocabulary.hidden, frozenset((HIDDEN,))))
    names.update(dict.fromkeys(vocabulary.ignored, NO_HINTS))
    pairs = _by_word(vocabulary.pairs)
    parts = _by_word(vocabulary.parts)
    return Lookup(names, pairs, parts)


def _by_word(words_of_hint: dict[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    return {
        word: alone
        for hint, known in words_of_hint.items()
        for alone in [frozenset((hint,))]
        for word in known
    }


def _with_display(found: frozenset[str], attributes: Mapping[str, str | None]) -> frozenset[str]:
    style = attributes.get("style")
    if "hidden" in attributes:
        return found | {HIDDEN}
    if style and ("none" in style or "hidden" in style):
        bare = "".join(style[:NAME_CHARACTERS].casefold().split())
        if bare.startswith(_NO_DISPLAY) or any(f";{rule}" in bare for rule in _NO_DISPLAY):
            return found | {HIDDEN}
    return found


def _with_microdata(found: frozenset[str], attributes: Mapping[str, str | None]) -> frozenset[str]:
    prop = attributes.get("itemprop")
    if prop:
        found |= itemprop_hints(prop)
    role = attributes.get("role")
    if role in LANDMARKS:
        found |= {LANDMARKS[role]}
        if role == "dialog" and attributes.get("aria-hidden") == "true":
            found |= {HIDDEN}
    relations = attributes.get("rel")
    if relations and "author" in relations:
        found |= {"author"}
    elif relations and "tag" in relations.split():
        found |= {"tags"}
    return found


@lru_cache(_CACHE_PROPS)
def itemprop_hints(value: str) -> frozenset[str]:
    """Hints of an `itemprop`, which may hold several names."""
    itemprops = words().itemprops
    props = value.casefold().split()
    return frozenset([itemprops[prop] for prop in props if prop in itemprops])
