"""The document while it is being labelled: what both passes know, and the verdicts so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from extract.labels.alone import Alone  # noqa: TC001 - compiled, a field's type is looked up
from extract.labels.core import NO_CORE, Core
from extract.model import Block, Document, Label, Verdict

NOWHERE: Final = -1

Said = tuple[Label, str]
"""A label and the name of the rule that gave it."""
Rule = Callable[["View", int], Said | None]
"""Answers for one block, or leaves it to the next rule."""


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
    signs: list[int]
    """What each text may be, as the first look tells (`fields/signs.py`)."""
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

    def pictured(self, index: int) -> bool:
        """Whether a picture may stand over the block: one does, or the document shows none."""
        return index in self.under_image or not self.structured

    def say(self, index: int, label: Label, rule: str) -> None:
        """Give a block its verdict."""
        said = (label, rule, self.alone[index].rule)
        self.verdicts[index] = tuple.__new__(Verdict, said)

    def decide(self, index: int, rules: tuple[Rule, ...]) -> bool:
        """Give a block the verdict of the first rule that has one; whether any had."""
        for rule in rules:
            said = rule(self, index)
            if said is not None:
                self.say(index, *said)
                return True
        return False

    def labelled(self, index: int, *labels: str) -> bool:
        """Whether the block at the index has one of the labels; false outside the document."""
        verdict = self.verdicts[index] if 0 <= index < len(self.verdicts) else None
        return verdict is not None and verdict.label in labels

    def open(self, index: int) -> bool:
        """Whether the block has no verdict yet."""
        return self.verdicts[index] is None
