"""What the containers of a page say about the blocks inside them.

A text document has one container, so every zone of it is neutral and only the grammar decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from extract.model import Container, Document

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


def read_zones(document: Document, prose: list[int]) -> list[str]:
    """One zone a container: a label of `NOISE`, a role, `BODY` or `NEUTRAL`.

    `prose` holds the characters of running text of each block.
    """
    containers = document.containers
    if len(containers) == 1:
        return [NEUTRAL]
    sums = _sums(prose)
    total = sums[-1] or 1
    said: list[int] = []
    bodies: list[tuple[int, int]] = []
    for container in containers:
        hints = container.hints
        bits = _OF_TAG.get(container.tag, 0)
        if hints:
            bits |= _bits(hints)
        said.append(bits)
        if bits & _BODY:
            first, stop = container.first, container.stop
            if sums[stop] - sums[first] >= _BODY_SHARE * total:
                bodies.append((first, stop))
    zones = [NEUTRAL]
    for index in range(1, len(containers)):
        container = containers[index]
        zone = zones[container.parent]
        if said[index] and zone not in _ABSORBING:
            share = (sums[container.stop] - sums[container.first]) / total
            zone = _zone(said[index], container, share, bodies) or zone
        zones.append(zone)
    return _without_leads(zones, containers, sums) if LEAD in zones else zones


def _sums(prose: list[int]) -> list[int]:
    """Characters of running text before each block, and at last of all."""
    sums, total = [0], 0
    for characters in prose:
        total += characters
        sums.append(total)
    return sums


def noise_of(hints: frozenset[str]) -> str:
    """The label of what is called so; empty where the hints are none of noise."""
    return _noise(_bits(hints))


def _bits(hints: frozenset[str]) -> int:
    """What the hints say, a bit each."""
    out = 0
    for hint in hints:
        out |= _OF_HINT.get(hint, 0)
    return out


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
_BODY: Final = _BITS[BODY] | _BITS["article"]


def _zone(said: int, container: Container, share: float, bodies: list[tuple[int, int]]) -> str:
    noise = "" if said & _WHOLE else _noise(said)
    if not noise and said & _ANY_NOISE_TAG:
        noise = _NOISE_OF_TAG[said & _ANY_NOISE_TAG]
    if (
        noise
        and share <= _FALSE_SHARES.get(noise, _FALSE_SHARE)
        and not _holds_body(container, bodies)
    ):
        return noise
    blocks = container.stop - container.first
    if said & _FIGURE and blocks <= _ROLE_BLOCKS:
        return "caption"
    if said & _ANY_ROLE and blocks <= _ROLE_BLOCKS:
        role = said & _ANY_ROLE
        return _ROLE_OF[role & -role]
    return BODY if said & _BODY and not noise else NEUTRAL


def _holds_body(container: Container, bodies: list[tuple[int, int]]) -> bool:
    start, end = container.first, container.stop
    for first, stop in bodies:  # noqa: SIM110 - `any` over a generator takes twice the time
        if start <= first and stop <= end:
            return True
    return False
