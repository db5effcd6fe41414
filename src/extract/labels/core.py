"""Where the article's running text stands: one stretch of blocks.

Every block gets a weight, positive for running text and negative for menus and links; the core
is the stretch with the largest sum (maximum subsequence segmentation, Pasternack and Roth 2009),
never across a heading behind which articles do not go on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract.fields.signs import ELEMENT, SENTENCE
from extract.labels.alone import AFTER, ends_sentence
from extract.labels.zones import BODY

if TYPE_CHECKING:
    from extract.labels.alone import Alone
    from extract.labels.view import View
    from extract.model import Container

_LONG_CHARACTERS: Final = 100
_SENTENCE_CHARACTERS: Final = 25
_SHORT_CHARACTERS: Final = 35
_FULL_WEIGHT: Final = 600
"""Weight of the longest paragraph: one giant block must not outweigh a whole article."""
_MENU_WEIGHT: Final = -15
_HEADLINE_WEIGHT: Final = -8
"""An unpunctuated line as long as a headline: a caption, or another article."""
_LINK_WEIGHT: Final = -25
NOISE_WEIGHT: Final = -40
_OUTSIDE_SHARE: Final = 0.1
"""What running text counts for outside the body's container, where the page names one."""
_BODY_SHARE: Final = 0.3
_LEAD_BLOCKS: Final = 3
"""The core may begin so many blocks before the body's container: with the lead."""
_EARLY_SHARE: Final = 0.5
"""The first stretch with so much of the best one's weight is the article: lists of teasers and
comments behind it can hold more text."""


@dataclass(slots=True, eq=False)
class Core:
    """Half-open range of blocks, and its weight."""

    first: int
    stop: int
    weight: int


NO_CORE: Final = Core(0, 0, 0)


def running_characters(lengths: list[int], links: list[int]) -> list[int]:
    """Characters of running text of each block, by its length and its characters of links."""
    out: list[int] = []
    for index, length in enumerate(lengths):
        linked = links[index]
        if length < _LONG_CHARACTERS or linked * 2 > length:
            out.append(0)
        else:
            out.append(min(length - linked, _FULL_WEIGHT))
    return out


def weigh(view: View, stop: int) -> list[int]:
    """Characters of each block before `stop` that speak for running text; negative: against it."""
    lengths, links = view.lengths, view.links
    out: list[int] = []
    for index in range(stop):
        length, linked = lengths[index], links[index]
        label = view.alone[index].label
        if label and label in _AGAINST:
            weight = NOISE_WEIGHT
        elif linked and linked * 2 > length:
            weight = _LINK_WEIGHT
        elif label and label in _PIECES:
            weight = 0
        elif length >= _LONG_CHARACTERS or (
            length >= _SENTENCE_CHARACTERS and _is_sentence(view, index)
        ):
            weight = min(length - 2 * linked, _FULL_WEIGHT)
        elif length < _SHORT_CHARACTERS:
            weight = _MENU_WEIGHT
        elif view.signs[index] & ELEMENT and view.kind(index) != "paragraph":
            weight = 0
        else:
            weight = _HEADLINE_WEIGHT
        out.append(weight)
    return out


def _is_sentence(view: View, index: int) -> bool:
    return bool(view.signs[index] & SENTENCE) and ends_sentence(view.texts[index])


_AGAINST: Final = frozenset({"related", "comment", "tags", "boilerplate", "footer", "category"})
_PIECES: Final = frozenset({"caption", "byline", "source", "timestamp"})


def find_core(weights: list[int], zones: list[str], alone: list[Alone]) -> Core:
    """The stretch of blocks that holds the article's text; empty where there is none.

    `weights` has one value a block; `zones` and `alone` may have more.
    """
    zoned = any(zones)
    adjusted = _by_zone(weights, zones) if zoned else weights
    stretches = _stretches(adjusted, alone)
    best = 0
    for _, _, weight in stretches:
        best = max(best, weight)
    for first, stop, weight in stretches:
        if weight >= _EARLY_SHARE * best:
            return Core(first, stop if zoned else _extended(stop, adjusted, alone), weight)
    return NO_CORE


def _extended(stop: int, weights: list[int], alone: list[Alone]) -> int:
    """Past the captions and unpunctuated lines that follow the last paragraph."""
    while stop < len(weights) and _extends(weights[stop], alone[stop]):
        stop += 1
    return stop


def _extends(weight: int, alone: Alone) -> bool:
    return weight in (0, _HEADLINE_WEIGHT) and alone.label in _EXTENDING


_EXTENDING: Final = frozenset({"", "caption"})


def _by_zone(weights: list[int], zones: list[str]) -> list[int]:
    """Weights as the zones see them."""
    total = body = 0
    for index, weight in enumerate(weights):
        if weight > 0:
            total += weight
            body += weight if zones[index] == BODY else 0
    named = body >= _BODY_SHARE * (total or 1)
    out: list[int] = []
    for index, weight in enumerate(weights):
        zone = zones[index]
        if not zone:  # neutral
            out.append(int(weight * _OUTSIDE_SHARE) if named and weight > 0 else weight)
        elif zone == BODY:
            out.append(0 if named and weight < 0 else weight)
        else:
            out.append(0 if zone in _QUIET else min(_LINK_WEIGHT, -weight // 4))
    return out


_QUIET: Final = frozenset({"caption", "time", "author", "source", "title", "kicker", "lead"})


def widened(core: Core, containers: list[Container], alone: list[Alone]) -> Core:
    """The core up to the end of the container that the page calls its body.

    Tables, captions and lists at the end of the body weigh nothing by themselves.
    """
    if core.stop == 0:
        return core
    last, stop = core.first + _LEAD_BLOCKS, 0
    for container in containers:
        hints = container.hints
        if not hints or BODY not in hints:
            continue
        end = container.stop
        if container.first <= last and end >= core.stop and not 0 < stop <= end:
            stop = end
    if not stop:
        return core
    for index in range(core.stop, stop):
        if alone[index].barrier == AFTER:
            stop = index
            break
    return Core(core.first, stop, core.weight)


def _stretches(weights: list[int], alone: list[Alone]) -> list[tuple[int, int, int]]:
    """The best stretch of each part of the document that no barrier divides: range and weight."""
    out: list[tuple[int, int, int]] = []
    total = first = best = best_first = best_stop = 0
    for index, weight in enumerate(weights):
        if weight > 0:
            if total <= 0:
                total, first = 0, index
            total += weight
            if total > best:
                best, best_first, best_stop = total, first, index + 1
        elif alone[index].barrier == AFTER:
            if best:
                out.append((best_first, best_stop, best))
            best = total = 0
        elif total > 0:
            total += weight
    if best:
        out.append((best_first, best_stop, best))
    return out
