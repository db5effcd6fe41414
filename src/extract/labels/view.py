"""The document while it is being labelled: what both passes know, and the verdicts so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from extract.labels.core import Core
from extract.model import Verdict

if TYPE_CHECKING:
    from extract.labels.alone import Alone
    from extract.model import Block, Document, Label

NOWHERE: Final = -1


@dataclass(slots=True)
class View:
    """Parallel lists, one value a block."""

    document: Document
    blocks: list[Block]
    alone: list[Alone]
    zones: list[str]
    """Zone of each block's container."""
    core: Core
    title: int = NOWHERE
    """Index of the headline's block."""
    masthead: int = NOWHERE
    """Index of the first block of the masthead behind the article."""
    under_image: frozenset[int] = frozenset()
    """Blocks right behind a picture."""
    verdicts: list[Verdict | None] = field(default_factory=list)

    @property
    def structured(self) -> bool:
        """Whether the document shows its structure, so that the shape of a line says less."""
        return len(self.document.containers) > 1

    def pictured(self, index: int) -> bool:
        """Whether a picture may stand over the block: one does, or the document shows none."""
        return index in self.under_image or not self.structured

    def say(self, index: int, label: Label, rule: str) -> None:
        """Give a block its verdict."""
        self.verdicts[index] = Verdict(label, rule, self.alone[index].rule)

    def open(self, index: int) -> bool:
        """Whether the block has no verdict yet."""
        return self.verdicts[index] is None
