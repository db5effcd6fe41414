"""What a walk over a page brings home, whichever walk it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.model import Block, Container, Image
    from extract.readers.meta import Found

UNDATED: Final = frozenset(("comment", "related", "sidebar", "nav"))
"""Hints of containers whose dates are not the article's."""


class Gathered(NamedTuple):
    """What a walk brings home."""

    blocks: list[Block]
    """In order; without their places in the rendition, which is made when it is asked for."""
    containers: Sequence[Container]
    images: list[Image]
    found: Found
    """What the page states."""
    skipped: int
    """Hidden elements left out."""
    characters: int
    """Length of the rendition: of all blocks, one a line."""
    plain_chars: int
    """Characters of all blocks that lie outside links."""


def is_aside(containers: Sequence[Container], place: int) -> bool:
    """Whether the container at `place` stands among comments, teasers or menus."""
    while place:
        container = containers[place]
        if container.tag in ("aside", "nav") or not container.hints.isdisjoint(UNDATED):
            return True
        place = container.parent
    return False
