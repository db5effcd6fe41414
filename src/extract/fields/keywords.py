"""Tags and section paths: lists of short names.

Lives here: how their lines are parted. Not here: which lines they are (`labels/`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields.byline import is_outlet_name
from extract.lexicon import furniture

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ONE_TAG: Final = 12
_PARTED_SHARE: Final = 0.6


def tags_in(text: str, known: Sequence[str]) -> list[str]:
    """The tags of a line, without its label; `known` are those that the page states.

    >>> tags_in("Từ khóa: bến đò; sông Ninh", [])
    ['bến đò', 'sông Ninh']
    """
    head, found, tail = text.partition(":")
    value = tail if found and head.casefold().strip(" •#") in _labels() else text
    for sign in ";#|":
        value = value.replace(sign, ",")
    return [tag.strip(" •.,-") for tag in _parted(value, known).split(",")]


def is_tag_label(text: str) -> bool:
    """Whether the text only says that tags follow."""
    return text.casefold().strip(": ") in _labels()


@cache
def _labels() -> frozenset[str]:
    words = furniture.words()
    return words.tag_labels | words.tag_heads


def _parted(value: str, stated: Sequence[str]) -> str:
    """Tags that only their links set apart, parted by what the page states as its tags."""
    if "," in value or len(value) < _ONE_TAG:
        return value
    low = value.casefold()
    found: dict[str, str] = {}
    for line in stated:
        for tag in line.split(","):
            folded = tag.casefold()
            if folded and folded not in found:
                bare = tag.strip()
                found[folded] = bare if bare.casefold() in low else ""
    kept = [tag for tag in found.values() if tag]
    covered = sum(map(len, kept))
    return ",".join(kept) if covered >= _PARTED_SHARE * len(value) else value


def without_site(path: list[str]) -> list[str]:
    """A path of sections without the site's own name, with which it may begin.

    >>> without_site(["VnExpress", "Đời sống"]), without_site(["Đời sống", "Gia đình"])
    (['Đời sống'], ['Đời sống', 'Gia đình'])
    """
    if len(path) < 2:
        return path
    site = path[0].casefold() in furniture.words().path_heads or is_outlet_name(path[0])
    return path[1:] if site else path


def once(values: Iterable[str]) -> list[str]:
    """Values in order of their first places, none empty and none twice, whatever its case."""
    kept: dict[str, str] = {}
    for value in filter(None, values):
        kept.setdefault(value.casefold(), value)
    return [*kept.values()]
