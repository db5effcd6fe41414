"""Tags and section paths: lists of short names.

Lives here: how their lines are parted. Not here: which lines they are (`labels/`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields._keys import fold
from extract.fields.byline import is_outlet_name
from extract.lexicon import furniture
from extract.once import Once

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONE_TAG: Final = 12
_PARTED_SHARE: Final = 0.6


def tags_of(lines: list[str], stated: Sequence[str]) -> dict[str, str]:
    """The tags of these lines by their folded forms; `stated` is what the page says they are.

    >>> list(tags_of(["Từ khóa: bến đò; sông Ninh"], []).values())
    ['bến đò', 'sông Ninh']
    >>> list(tags_of(["bến đòsông Ninhđò dọc"], ["sông Ninh, bến đò"]).values())
    ['sông Ninh', 'bến đò']
    """
    if not lines:
        return {}
    out: list[str] = []
    known: list[tuple[str, str]] | None = None
    for line in lines:
        value = _value(line)
        if "," not in value and len(value) >= _ONE_TAG:
            known = _known(stated) if known is None else known
            value = _parted(value, known)
        out += [tag.strip(" •.,-") for tag in value.split(",")]
    return by_fold(out)


def pieces(lines: list[str]) -> dict[str, str]:
    """What commas part, by its folded forms."""
    return by_fold([tag.strip() for line in lines for tag in line.split(",")])


def without_labels(tags: dict[str, str]) -> list[str]:
    """The tags without those that only say that tags follow."""
    if not tags:
        return []
    labels = _LABELS.get()
    return [tag for low, tag in tags.items() if low.strip(": ") not in labels]


def _value(line: str) -> str:
    """The line without its label, a comma between its tags."""
    head, found, tail = line.partition(":")
    value = tail if found and fold(head).strip(" •#") in _LABELS.get() else line
    for sign in ";#|":
        value = value.replace(sign, ",")
    return value


def _known(stated: Sequence[str]) -> list[tuple[str, str]]:
    """The tags that a page states, each with its folded form."""
    names = [name.strip() for name in once([tag for line in stated for tag in line.split(",")])]
    return [(name, fold(name)) for name in names if name]


def _made_labels() -> frozenset[str]:
    words = furniture.words()
    return words.tag_labels | words.tag_heads


_LABELS: Final = Once(_made_labels)


def _parted(value: str, known: Sequence[tuple[str, str]]) -> str:
    """Tags that only their links set apart, parted by what the page states as its tags."""
    if not known:
        return value
    low = fold(value)
    found = [name for name, folded in known if folded in low]
    covered = sum(map(len, found))
    return ",".join(found) if covered >= _PARTED_SHARE * len(value) else value


def without_site(path: list[str]) -> list[str]:
    """A path of sections without the site's own name, with which it may begin.

    >>> without_site(["VnExpress", "Đời sống"]), without_site(["Đời sống", "Gia đình"])
    (['Đời sống'], ['Đời sống', 'Gia đình'])
    """
    if len(path) < 2:
        return path
    site = fold(path[0]) in furniture.words().path_heads or is_outlet_name(path[0])
    return path[1:] if site else path


def once(values: Sequence[str]) -> list[str]:
    """Values in order of their first places, none empty and none twice, whatever its case."""
    return list(by_fold(values).values()) if values else []


def by_fold(values: Sequence[str]) -> dict[str, str]:
    """The same by their folded forms."""
    kept: dict[str, str] = {}
    for value in values:
        if value:
            kept.setdefault(fold(value), value)
    return kept
