"""The document while it is being labelled: what both passes know, and the verdicts so far."""

from __future__ import annotations

from typing import Final, cast

from extract.fields.signs import ELEMENT, Columns
from extract.labels.alone import Alone  # noqa: TC001 - compiled, a field's type is looked up
from extract.labels.core import NO_CORE
from extract.labels.zones import NOISE_LABELS, Zones
from extract.model import Document, Label, Verdict

NOWHERE: Final = -1
_NO_HINTS: Final[frozenset[str]] = frozenset()

OF_ZONE: Final = {zone: Verdict(cast("Label", zone), "container") for zone in NOISE_LABELS}
"""Verdicts on what stands in containers that hold no article, by their zones."""
FIGURE: Final = Verdict("caption", "figure")
GOES_ON: Final = Verdict("body", "sentence_goes_on")
ABOUT_AUTHOR: Final = Verdict("boilerplate", "about_the_author")
SEEN: Final = Verdict("caption", "who_is_seen_where")


class View:
    """What is known of a document's blocks: mostly parallel lists, one value a block.

    Attributes:
        alone: what the first pass says of each block.
        zones: zone of each block's container.
        lengths: characters of each text.
        links: those of them inside links.
        gaps: blank lines before each block.
        signs: what each text may be, as the first look tells (`fields/signs.py`).
        bodies: blocks of the containers that the page calls its body.
        structured: whether the document shows its structure, so that the shape of a line says less.
        core: where the running text stands.
        title: index of the headline's block.
        masthead: index of the first block of the masthead behind the article.
        under_image: blocks right behind a picture.
        verdicts: what each block is, so far.
    """

    # Compiled, a class of this kind is made in a fraction of what a data class takes.
    def __init__(
        self, document: Document, columns: Columns, zones: Zones, signs: list[int]
    ) -> None:
        self.document = document
        self.blocks = document.blocks
        self.texts, self.lengths, self.links, self.gaps, _ = columns
        self.zones, self.bodies = zones
        self.signs = signs
        self.structured = len(document.containers) > 1
        self.alone: list[Alone] = []
        self.core = NO_CORE
        self.title = NOWHERE
        self.masthead = NOWHERE
        self.under_image: frozenset[int] = frozenset()
        self.verdicts: list[Verdict | None] = [None] * len(signs)

    def kind(self, index: int) -> str:
        """Structure of the block as given; nearly all are paragraphs."""
        return self.blocks[index].kind if self.signs[index] & ELEMENT else "paragraph"

    def hints(self, index: int) -> frozenset[str]:
        """Hints of the block's own element."""
        return self.blocks[index].hints if self.signs[index] & ELEMENT else _NO_HINTS

    def pictured(self, index: int) -> bool:
        """Whether a picture may stand over the block: one does, or the document shows none."""
        return not self.structured or index in self.under_image

    def say(self, index: int, verdict: Verdict) -> None:
        """Give a block its verdict."""
        self.verdicts[index] = verdict

    def told(self, index: int) -> Verdict:
        """What the first pass took the block for, as a verdict."""
        alone = self.alone[index]
        if alone.verdict is None:
            alone.verdict = Verdict(cast("Label", alone.label), alone.rule)
        return alone.verdict

    def labelled(self, index: int, *labels: str) -> bool:
        """Whether the block at the index has one of the labels; false outside the document."""
        verdict = self.verdicts[index] if 0 <= index < len(self.verdicts) else None
        return verdict is not None and verdict.label in labels

    def open(self, index: int) -> bool:
        """Whether the block has no verdict yet."""
        return self.verdicts[index] is None
