"""The document while it is being labelled: what both passes know, and the verdicts so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, cast

from extract.fields.signs import ELEMENT
from extract.labels.alone import Alone  # noqa: TC001 - compiled, a field's type is looked up
from extract.labels.core import NO_CORE, Core
from extract.labels.zones import NOISE_LABELS
from extract.model import Block, Document, Label, Verdict

NOWHERE: Final = -1
_NO_HINTS: Final[frozenset[str]] = frozenset()

OF_ZONE: Final = {zone: Verdict(cast("Label", zone), "container") for zone in NOISE_LABELS}
"""Verdicts on what stands in containers that hold no article, by their zones."""
FIGURE: Final = Verdict("caption", "figure")
GOES_ON: Final = Verdict("body", "sentence_goes_on")
ABOUT_AUTHOR: Final = Verdict("boilerplate", "about_the_author")
SEEN: Final = Verdict("caption", "who_is_seen_where")


@dataclass(slots=True)
class View:
    """Parallel lists, one value a block."""

    document: Document
    blocks: list[Block]
    alone: list[Alone]
    zones: list[str]
    """Zone of each block's container."""
    texts: list[str]
    lengths: list[int]
    """Characters of each text."""
    links: list[int]
    """Those of them inside links."""
    gaps: list[int]
    """Blank lines before each block."""
    signs: list[int]
    """What each text may be, as the first look tells (`fields/signs.py`)."""
    bodies: list[tuple[int, int]]
    """Blocks of the containers that the page calls its body."""
    core: Core = NO_CORE
    title: int = NOWHERE
    """Index of the headline's block."""
    masthead: int = NOWHERE
    """Index of the first block of the masthead behind the article."""
    under_image: frozenset[int] = frozenset()
    """Blocks right behind a picture."""
    verdicts: list[Verdict | None] = field(default_factory=list)
    structured: bool = False
    """Whether the document shows its structure, so that the shape of a line says less."""

    def kind(self, index: int) -> str:
        """Structure of the block as given; nearly all are paragraphs."""
        return self.blocks[index].kind if self.signs[index] & ELEMENT else "paragraph"

    def hints(self, index: int) -> frozenset[str]:
        """Hints of the block's own element."""
        return self.blocks[index].hints if self.signs[index] & ELEMENT else _NO_HINTS

    def pictured(self, index: int) -> bool:
        """Whether a picture may stand over the block: one does, or the document shows none."""
        return index in self.under_image or not self.structured

    def say(self, index: int, verdict: Verdict) -> None:
        """Give a block its verdict."""
        self.verdicts[index] = verdict

    def told(self, index: int) -> Verdict:
        """What the first pass took the block for, as a verdict."""
        alone = self.alone[index]
        said = (cast("Label", alone.label), alone.rule)
        return tuple.__new__(Verdict, said)

    def labelled(self, index: int, *labels: str) -> bool:
        """Whether the block at the index has one of the labels; false outside the document."""
        verdict = self.verdicts[index] if 0 <= index < len(self.verdicts) else None
        return verdict is not None and verdict.label in labels

    def open(self, index: int) -> bool:
        """Whether the block has no verdict yet."""
        return self.verdicts[index] is None
