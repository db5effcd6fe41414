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
_NOISE_HINTS: Final = frozenset(NOISE)
_ROLE_HINTS: Final = frozenset(ROLES)
_ROLE_BLOCKS: Final = 6
"""A container with more blocks than this is no wrapper of a single header field."""
_FALSE_SHARES: Final = {"comment": 0.8, "related": 0.5, "footer": 0.5}
"""A noise hint on a container with more of the page's prose than this is about something else
("has-comments" on the page's wrapper); comments alone can outweigh an article."""
_FALSE_SHARE: Final = 0.2
"""The same for menus, tags, shares and advertisements, which hold hardly any prose."""
_LEADS: Final = 3
_ARTICLE_TAGS: Final = frozenset({"article", "main", "body"})
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
    telling: list[bool] = []
    bodies: list[tuple[int, int]] = []
    for container in containers:
        hints, tag = container.hints, container.tag
        telling.append(bool(hints) or tag in _TELLING_TAGS)
        if tag == "article" or (hints and BODY in hints):
            first, stop = container.first, container.stop
            if sums[stop] - sums[first] >= _BODY_SHARE * total:
                bodies.append((first, stop))
    zones = [NEUTRAL]
    for index in range(1, len(containers)):
        container = containers[index]
        zone = zones[container.parent]
        if telling[index] and zone not in _ABSORBING:
            share = (sums[container.stop] - sums[container.first]) / total
            zone = _zone(container, share, bodies) or zone
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
    if not _NOISE_HINTS.isdisjoint(hints):
        for hint, label in NOISE.items():
            if hint in hints:
                return label
    return ""


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
_TELLING_TAGS: Final = frozenset({*NOISE_TAGS, "article", "figure"})
"""Elements that say something without a class."""


def _zone(container: Container, share: float, bodies: list[tuple[int, int]]) -> str:
    hints, tag, blocks = container.hints, container.tag, container.stop - container.first
    noise = NOISE_TAGS.get(tag)
    if hints and tag not in _ARTICLE_TAGS:
        noise = noise_of(hints) or noise
    if (
        noise
        and share <= _FALSE_SHARES.get(noise, _FALSE_SHARE)
        and not _holds_body(container, bodies)
    ):
        return noise
    if tag == "figure" and blocks <= _ROLE_BLOCKS:
        return "caption"
    if blocks <= _ROLE_BLOCKS and not _ROLE_HINTS.isdisjoint(hints):
        for role in ROLES:
            if role in hints:
                return role
    if (BODY in hints or tag == "article") and not noise:
        return BODY
    return NEUTRAL


def _holds_body(container: Container, bodies: list[tuple[int, int]]) -> bool:
    start, end = container.first, container.stop
    for first, stop in bodies:  # noqa: SIM110 - `any` over a generator takes twice the time
        if start <= first and stop <= end:
            return True
    return False
