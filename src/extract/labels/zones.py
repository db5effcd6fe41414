"""What the containers of a page say about the blocks inside them.

A text document has one container, so every zone of it is neutral and only the grammar decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.model import Container

Range: TypeAlias = "tuple[int, int]"
"""First block, and where it stops."""
Zones: TypeAlias = "tuple[list[str], list[Range]]"
"""Zone of each block: a label of `NOISE`, a role, `BODY` or `NEUTRAL`; and the blocks of the
containers that are called the body."""
_Reader: TypeAlias = "Callable[[Sequence[Container], list[int], list[str], list[int]], Zones]"
Speaking: TypeAlias = "tuple[list[int], list[int], list[int], list[int], list[int], list[int], int]"
"""The root and the containers that say anything of themselves: which of these stands around each,
what it says, its first block, where it stops, and the characters of running text inside; then
which of these stands around each block, and the characters of running text of the whole document.
"""

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
ROLE_BLOCKS: Final = 6
"""A container with more blocks than this is no wrapper of a single header field."""
FALSE_SHARES: Final = {"comment": 0.8, "related": 0.5, "footer": 0.5}
"""A noise hint on a container with more of the page's prose than this is about something else
("has-comments" on the page's wrapper); comments alone can outweigh an article."""
FALSE_SHARE: Final = 0.2
"""The same for menus, tags, shares and advertisements, which hold hardly any prose."""
LONG_CHARACTERS: Final = 100
FULL_WEIGHT: Final = 600
"""Weight of the longest paragraph: one giant block must not outweigh a whole article."""
LEADS: Final = 3
BODY_SHARE: Final = 0.25


def read_zones_in_python(
    containers: Sequence[Container], places: list[int], texts: list[str], links: list[int]
) -> Zones:
    """The zones of a page, by the containers and texts of its blocks.

    What says nothing of itself is what stands around it, so most containers are never looked at.
    """
    parents, said, firsts, stops, inside, owners, running = _speaking(
        containers, places, texts, links
    )
    total = running or 1
    bodies, called = _bodies(said, firsts, stops, inside, total)
    names, leads = [NEUTRAL], False
    for index in range(1, len(parents)):
        name = names[parents[index]]
        bits = said[index]
        if name not in ABSORBING:
            share = inside[index] / total
            name = _zone(bits, firsts[index], stops[index], share, bodies) or name
            leads = leads or name == LEAD
        names.append(name)
    if leads:
        names = _without_leads(names, parents, inside)
    return [names[owner] for owner in owners], called


def _bodies(
    said: list[int], firsts: list[int], stops: list[int], inside: list[int], total: int
) -> tuple[list[Range], list[Range]]:
    """Blocks of containers that hold the body's text, and of all that are called the body."""
    bodies: list[Range] = []
    called: list[Range] = []
    least = BODY_SHARE * total
    for index, bits in enumerate(said):
        if bits & HOLDS_BODY:
            place = firsts[index], stops[index]
            if inside[index] >= least:
                bodies.append(place)
            if bits & CALLED_BODY:
                called.append(place)
    return bodies, called


def _speaking(
    containers: Sequence[Container],
    places: list[int],
    texts: list[str],
    links: list[int],
) -> Speaking:
    """The containers that say anything; what one says are the bits of its element and hints."""
    sums = running_before(texts, links)
    parents: list[int] = []
    said: list[int] = []
    firsts: list[int] = []
    stops: list[int] = []
    owners: list[int] = []
    for container in containers:
        bits = OF_TAG.get(container.tag, 0)
        for hint in container.hints:
            bits |= OF_HINT.get(hint, 0)
        owner = owners[container.parent] if owners else 0
        if bits or not owners:
            parents.append(owner)
            owner = len(said)
            said.append(bits)
            firsts.append(container.first)
            stops.append(container.stop)
        owners.append(owner)
    inside = [sums[stop] - sums[first] for first, stop in zip(firsts, stops, strict=True)]
    return parents, said, firsts, stops, inside, [owners[place] for place in places], sums[-1]


def running_before(texts: list[str], links: list[int]) -> list[int]:
    """Characters of running text before each block, and at last of all.

    They are those outside links of long blocks with most of their characters outside links, up to
    a giant's weight a block.

    >>> running_before(["a" * 120, "a" * 30, "a" * 700], [20, 0, 0])
    [0, 100, 100, 700]
    """
    sums, total = [0], 0
    for index, text in enumerate(texts):
        length, linked = len(text), links[index]
        if length >= LONG_CHARACTERS and linked * 2 <= length:
            total += min(length - linked, FULL_WEIGHT)
        sums.append(total)
    return sums


def noise_of(hints: frozenset[str]) -> str:
    """The label of what is called so; empty where the hints are none of noise."""
    bits = 0
    for hint in hints:
        bits |= OF_HINT.get(hint, 0)
    return _noise(bits)


def _noise(bits: int) -> str:
    bits &= _ANY_NOISE
    return NOISE_OF[bits & -bits] if bits else ""


def _without_leads(zones: list[str], parents: list[int], inside: list[int]) -> list[str]:
    """A page has one lead: where many containers with prose are called so, they are the text."""
    leads = 0
    for index, zone in enumerate(zones):
        if zone == LEAD and zones[parents[index]] != LEAD and inside[index] > 0:
            leads += 1
    if leads < LEADS:
        return zones
    return [NEUTRAL if zone == LEAD else zone for zone in zones]


ABSORBING: Final = NOISE_LABELS | {"caption"}
"""Zones of all that stands in them."""
_BITS: Final = {
    said: 1 << place for place, said in enumerate((*NOISE, *ROLES, BODY, "article", "figure"))
}
"""Bits of hints and elements; of several the lowest one counts."""
OF_HINT: Final = {said: bit for said, bit in _BITS.items() if said not in ("article", "figure")}
WHOLE: Final = 2 * max(_BITS.values())
"""An element around the article or all of the page."""
OF_TAG: Final = {
    "article": _BITS["article"] | WHOLE,
    "main": WHOLE,
    "body": WHOLE,
    "figure": _BITS["figure"],
    **{tag: WHOLE << place for place, tag in enumerate(NOISE_TAGS, 1)},
}
NOISE_OF: Final = {_BITS[hint]: label for hint, label in NOISE.items()}
ROLE_OF: Final = {_BITS[role]: role for role in ROLES}
NOISE_OF_TAG: Final = {OF_TAG[tag]: label for tag, label in NOISE_TAGS.items()}
_ANY_NOISE: Final = sum(NOISE_OF)
_ANY_ROLE: Final = sum(ROLE_OF)
_ANY_NOISE_TAG: Final = sum(NOISE_OF_TAG)
FIGURE: Final = _BITS["figure"]
CALLED_BODY: Final = _BITS[BODY]
HOLDS_BODY: Final = CALLED_BODY | _BITS["article"]


def _zone(said: int, first: int, stop: int, share: float, bodies: list[Range]) -> str:
    noise = "" if said & WHOLE else _noise(said)
    if not noise and said & _ANY_NOISE_TAG:
        noise = NOISE_OF_TAG[said & _ANY_NOISE_TAG]
    if (
        noise
        and share <= FALSE_SHARES.get(noise, FALSE_SHARE)
        and not _holds_body(first, stop, bodies)
    ):
        return noise
    blocks = stop - first
    if said & FIGURE and blocks <= ROLE_BLOCKS:
        return "caption"
    if said & _ANY_ROLE and blocks <= ROLE_BLOCKS:
        role = said & _ANY_ROLE
        return ROLE_OF[role & -role]
    return BODY if said & HOLDS_BODY and not noise else NEUTRAL


def _holds_body(start: int, end: int, bodies: list[Range]) -> bool:
    for first, stop in bodies:  # noqa: SIM110 - `any` over a generator takes twice the time
        if start <= first and stop <= end:
            return True
    return False


def _reader() -> _Reader:
    try:
        from extract.labels import _zones
    except ImportError:
        return read_zones_in_python
    return _zones.read_zones


read_zones: Final = _reader()
"""The same as `read_zones_in_python`."""
