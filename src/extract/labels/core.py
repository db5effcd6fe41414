"""Where the article's running text stands: one stretch of blocks.

Every block gets a weight, positive for running text and negative for menus and links; the core
is the stretch with the largest sum (maximum subsequence segmentation, Pasternack and Roth 2009),
never across a heading behind which articles do not go on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from extract.fields.signs import SENTENCE
from extract.labels.alone import AGAINST, BARS, PIECE, ends_sentence
from extract.labels.zones import BODY, FULL_WEIGHT, LONG_CHARACTERS

if TYPE_CHECKING:
    from types import ModuleType

    from extract.labels.alone import Alone
    from extract.labels.view import View

Stretch: TypeAlias = "tuple[int, int, int]"
"""First block, where it stops, and its weight."""

SENTENCE_CHARACTERS: Final = 25
SHORT_CHARACTERS: Final = 35
MENU_WEIGHT: Final = -15
HEADLINE_WEIGHT: Final = -8
"""An unpunctuated line as long as a headline: a caption, or another article."""
LINK_WEIGHT: Final = -25
NOISE_WEIGHT: Final = -40
OUTSIDE_SHARE: Final = 0.1
"""What running text counts for outside the body's container, where the page names one."""
BODY_SHARE: Final = 0.3
_LEAD_BLOCKS: Final = 3
"""The core may begin so many blocks before the body's container: with the lead."""
_EARLY_SHARE: Final = 0.5
"""The first stretch with so much of the best one's weight is the article: lists of teasers and
comments behind it can hold more text."""


class Core:
    """Half-open range of blocks, and its weight."""

    def __init__(self, first: int, stop: int, weight: int) -> None:
        self.first = first
        self.stop = stop
        self.weight = weight


NO_CORE: Final = Core(0, 0, 0)


def _weigh(view: View, index: int) -> int:
    """Characters of a block that speak for running text; negative: against it."""
    seen = view.alone[index]
    length, linked = view.lengths[index], view.links[index]
    if seen.stance & AGAINST:
        return NOISE_WEIGHT
    if linked and linked * 2 > length:
        return LINK_WEIGHT
    if seen.stance & PIECE:
        return 0
    if length >= LONG_CHARACTERS or (length >= SENTENCE_CHARACTERS and _is_sentence(view, index)):
        return min(length - 2 * linked, FULL_WEIGHT)
    if length < SHORT_CHARACTERS:
        return MENU_WEIGHT
    return HEADLINE_WEIGHT if view.kind(index) == "paragraph" else 0


def _is_sentence(view: View, index: int) -> bool:
    return bool(view.signs[index] & SENTENCE) and ends_sentence(view.texts[index])


def find_core(view: View, count: int) -> Core:
    """The stretch of the first blocks that holds the article's text; empty where there is none."""
    zoned = view.structured and any(view.zones)
    found = stretches(view, count, zoned=zoned)
    best = 0
    for _, _, weight in found:
        best = max(best, weight)
    for first, stop, weight in found:
        if weight >= _EARLY_SHARE * best:
            return Core(first, stop if zoned else _extended(view, stop, count), weight)
    return NO_CORE


def _extended(view: View, stop: int, count: int) -> int:
    """Past the captions and unpunctuated lines that follow the last paragraph."""
    while stop < count and view.alone[stop].label in _EXTENDING:
        if _weigh(view, stop) not in (0, HEADLINE_WEIGHT):
            break
        stop += 1
    return stop


_EXTENDING: Final = frozenset({"", "caption"})


def _names_body(view: View, count: int) -> bool:
    """Whether a good part of the running text stands where the page says that its body is."""
    if not view.bodies and BODY not in view.zones:
        return False
    total = body = 0
    for index in range(count):
        weight = _weigh(view, index)
        if weight > 0:
            total += weight
            body += weight if view.zones[index] == BODY else 0
    return body >= BODY_SHARE * (total or 1)


def _by_zone(weight: int, zone: str, *, named: bool) -> int:
    """The weight as the block's zone sees it; `named` where the page names its body."""
    if not zone:  # neutral
        return int(weight * OUTSIDE_SHARE) if named and weight > 0 else weight
    if zone == BODY:
        return 0 if named and weight < 0 else weight
    return 0 if zone in WEIGHTLESS else min(LINK_WEIGHT, -weight // 4)


WEIGHTLESS: Final = frozenset({"caption", "time", "author", "source", "title", "kicker", "lead"})


def widened(core: Core, bodies: list[tuple[int, int]], alone: list[Alone]) -> Core:
    """The core up to the end of the container that the page calls its body.

    Tables, captions and lists at the end of the body weigh nothing by themselves.
    """
    if core.stop == 0:
        return core
    last, stop = core.first + _LEAD_BLOCKS, 0
    for first, end in bodies:
        if first <= last and end >= core.stop and not 0 < stop <= end:
            stop = end
    if not stop:
        return core
    for index in range(core.stop, stop):
        if alone[index].stance & BARS:
            stop = index
            break
    return Core(core.first, stop, core.weight)


def stretches_in_python(view: View, count: int, *, zoned: bool) -> list[Stretch]:
    """The best stretch of each part of the document that no barrier divides."""
    out: list[Stretch] = []
    named = zoned and _names_body(view, count)
    total = first = best = best_first = best_stop = 0
    for index in range(count):
        weight = _weigh(view, index)
        if zoned:
            weight = _by_zone(weight, view.zones[index], named=named)
        if weight > 0:
            if total <= 0:
                total, first = 0, index
            total += weight
            if total > best:
                best, best_first, best_stop = total, first, index + 1
        elif view.alone[index].stance & BARS:
            if best:
                out.append((best_first, best_stop, best))
            best = total = 0
        elif total > 0:
            total += weight
    if best:
        out.append((best_first, best_stop, best))
    return out


def _compiled() -> ModuleType | None:
    try:
        from extract.labels import _blocks
    except ImportError:
        return None
    return _blocks


COMPILED: Final = _compiled()
"""The loops over all blocks, of this module and of `first.py`, where they are compiled."""


def stretches(view: View, count: int, *, zoned: bool) -> list[Stretch]:
    """The same as `stretches_in_python`."""
    if COMPILED is None:
        return stretches_in_python(view, count, zoned=zoned)
    found: list[Stretch] = COMPILED.stretches(
        view.blocks, view.alone, view.texts, view.links, view.zones, count, zoned,
        bool(view.bodies),
    )  # fmt: skip
    return found
