"""What the containers of a page say about the blocks inside them.

A text document has one container, so every zone of it is neutral and only the grammar decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.model import Container, Document

Columns: TypeAlias = "tuple[list[int], list[int], list[int], list[int]]"
"""Parents of the containers, what they say, their first blocks and where they stop."""
_ReadContainers: TypeAlias = "Callable[[list[Container], dict[str, int], dict[str, int]], Columns]"
_RunningBefore: TypeAlias = "Callable[[list[int], list[int], int, int], list[int]]"

NEUTRAL: Final = ""
BODY: Final = "body"
LEAD: Final = "lead"
NOISE: Final = {
    "comment": "comment",
    "related": "related",
    "sidebar": "related",
    "tags": "tags",
    "breadcrumb": "category",
    "nav": "boilerplate",
    "share": "boilerplate",
    "ad": "boilerplate",
    "popup": "boilerplate",
    "footer": "footer",
}
"""Hints whose containers hold no article text, and the label of what they hold."""
NOISE_LABELS: Final = frozenset(NOISE.values())
NOISE_TAGS: Final = {"nav": "boilerplate", "aside": "related", "footer": "footer"}
ROLES: Final = ("title", "kicker", LEAD, "time", "author", "source", "caption")
"""Hints of small containers around a piece of the header or a caption."""
_ROLE_BLOCKS: Final = 6
"""A container with more blocks than this is no wrapper of a single header field."""
_FALSE_SHARES: Final = {"comment": 0.8, "related": 0.5, "footer": 0.5}
"""A noise hint on a container with more of the page's prose than this is about something else
("has-comments" on the page's wrapper); comments alone can outweigh an article."""
_FALSE_SHARE: Final = 0.2
"""The same for menus, tags, shares and advertisements, which hold hardly any prose."""
_LEADS: Final = 3
_BODY_SHARE: Final = 0.25


@dataclass(slots=True)
class Zones:
    """What the containers of a document say."""

    names: list[str]
    """One a container: a label of `NOISE`, a role, `BODY` or `NEUTRAL`."""
    bodies: list[tuple[int, int]]
    """Blocks of the containers that are called the body."""

    def of_blocks(self, places: list[int]) -> list[str]:
        """Zones of blocks, by their containers."""
        names = self.names
        return [names[place] for place in places]


NO_ZONES: Final = Zones([NEUTRAL], [])


def read_zones(document: Document, running: list[int]) -> Zones:
    """The zones of a page; `running` holds the characters of running text before each block."""
    parents, said, firsts, stops = _read_containers(document.containers, _OF_TAG, _OF_HINT)
    total = running[-1] or 1
    bodies, called = _bodies(said, firsts, stops, running)
    names, leads = [NEUTRAL], False
    for index in range(1, len(parents)):
        name = names[parents[index]]
        bits = said[index]
        if bits and name not in _ABSORBING:
            first, stop = firsts[index], stops[index]
            share = (running[stop] - running[first]) / total
            name = _zone(bits, first, stop, share, bodies) or name
            leads = leads or name == LEAD
        names.append(name)
    if leads:
        names = _without_leads(names, document.containers, running)
    return Zones(names, called)


def _bodies(
    said: list[int], firsts: list[int], stops: list[int], running: list[int]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Blocks of containers that hold the body's text, and of all that are called the body."""
    bodies: list[tuple[int, int]] = []
    called: list[tuple[int, int]] = []
    least = _BODY_SHARE * (running[-1] or 1)
    for index, bits in enumerate(said):
        if bits & _BODY:
            first, stop = firsts[index], stops[index]
            if running[stop] - running[first] >= least:
                bodies.append((first, stop))
            if bits & _CALLED_BODY:
                called.append((first, stop))
    return bodies, called


def read_containers(
    containers: list[Container], of_tag: dict[str, int], of_hint: dict[str, int]
) -> Columns:
    """Columns of the containers; what one says are the bits of its element and its hints."""
    said: list[int] = []
    for container in containers:
        bits = of_tag.get(container.tag, 0)
        for hint in container.hints:
            bits |= of_hint.get(hint, 0)
        said.append(bits)
    parents = [container.parent for container in containers]
    firsts = [container.first for container in containers]
    return parents, said, firsts, [container.stop for container in containers]


def running_before(lengths: list[int], links: list[int], least: int, most: int) -> list[int]:
    """Characters of running text before each block, and at last of all.

    They are those outside links of blocks with `least` characters and most of them outside links,
    up to `most` a block.

    >>> running_before([120, 30, 700], [20, 0, 0], 100, 600)
    [0, 100, 100, 700]
    """
    sums, total = [0], 0
    for index, length in enumerate(lengths):
        linked = links[index]
        if length >= least and linked * 2 <= length:
            total += min(length - linked, most)
        sums.append(total)
    return sums


def noise_of(hints: frozenset[str]) -> str:
    """The label of what is called so; empty where the hints are none of noise."""
    bits = 0
    for hint in hints:
        bits |= _OF_HINT.get(hint, 0)
    return _noise(bits)


def _noise(bits: int) -> str:
    bits &= _ANY_NOISE
    return _NOISE_OF[bits & -bits] if bits else ""


def _without_leads(zones: list[str], containers: list[Container], sums: list[int]) -> list[str]:
    """A page has one lead: where many containers with prose are called so, they are the text."""
    leads = 0
    for index, zone in enumerate(zones):
        if zone == LEAD:
            container = containers[index]
            if zones[container.parent] != LEAD and sums[container.stop] > sums[container.first]:
                leads += 1
    if leads < _LEADS:
        return zones
    return [NEUTRAL if zone == LEAD else zone for zone in zones]


_ABSORBING: Final = NOISE_LABELS | {"caption"}
_BITS: Final = {
    said: 1 << place for place, said in enumerate((*NOISE, *ROLES, BODY, "article", "figure"))
}
"""Bits of hints and elements; of several the lowest one counts."""
_OF_HINT: Final = {said: bit for said, bit in _BITS.items() if said not in ("article", "figure")}
_WHOLE: Final = 2 * max(_BITS.values())
"""An element around the article or all of the page."""
_OF_TAG: Final = {
    "article": _BITS["article"] | _WHOLE,
    "main": _WHOLE,
    "body": _WHOLE,
    "figure": _BITS["figure"],
    **{tag: _WHOLE << place for place, tag in enumerate(NOISE_TAGS, 1)},
}
_NOISE_OF: Final = {_BITS[hint]: label for hint, label in NOISE.items()}
_ROLE_OF: Final = {_BITS[role]: role for role in ROLES}
_NOISE_OF_TAG: Final = {_OF_TAG[tag]: label for tag, label in NOISE_TAGS.items()}
_ANY_NOISE: Final = sum(_NOISE_OF)
_ANY_ROLE: Final = sum(_ROLE_OF)
_ANY_NOISE_TAG: Final = sum(_NOISE_OF_TAG)
_FIGURE: Final = _BITS["figure"]
_CALLED_BODY: Final = _BITS[BODY]
_BODY: Final = _CALLED_BODY | _BITS["article"]


def _zone(said: int, first: int, stop: int, share: float, bodies: list[tuple[int, int]]) -> str:
    noise = "" if said & _WHOLE else _noise(said)
    if not noise and said & _ANY_NOISE_TAG:
        noise = _NOISE_OF_TAG[said & _ANY_NOISE_TAG]
    if (
        noise
        and share <= _FALSE_SHARES.get(noise, _FALSE_SHARE)
        and not _holds_body(first, stop, bodies)
    ):
        return noise
    blocks = stop - first
    if said & _FIGURE and blocks <= _ROLE_BLOCKS:
        return "caption"
    if said & _ANY_ROLE and blocks <= _ROLE_BLOCKS:
        role = said & _ANY_ROLE
        return _ROLE_OF[role & -role]
    return BODY if said & _BODY and not noise else NEUTRAL


def _holds_body(start: int, end: int, bodies: list[tuple[int, int]]) -> bool:
    for first, stop in bodies:  # noqa: SIM110 - `any` over a generator takes twice the time
        if start <= first and stop <= end:
            return True
    return False


def _readers() -> tuple[_ReadContainers, _RunningBefore]:
    try:
        from extract.labels import _zones
    except ImportError:
        return read_containers, running_before
    return _zones.read_containers, _zones.running_before


_READERS: Final = _readers()
_read_containers: Final = _READERS[0]
sums_of_running: Final = _READERS[1]
"""The compiled `running_before` where it is there."""
