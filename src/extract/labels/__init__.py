"""What each block is: one engine, two passes, for text and pages alike.

`alone` reads a block by itself; the other modules read it among its neighbours. Every verdict
has the name of its rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.labels.alone import ZONED, read_alone
from extract.labels.core import find_core, running_characters, weigh, widened
from extract.labels.grammar import GRAMMAR
from extract.labels.lead import moved_lead
from extract.labels.pictures import pictured_blocks
from extract.labels.view import View
from extract.labels.zones import read_zones
from extract.model import Verdict

if TYPE_CHECKING:
    from extract.model import Document, Options

__all__ = ["label"]


def label(document: Document, options: Options) -> list[Verdict]:
    """One verdict a block, in order.

    Raises:
        ExtractError: `no_article`, where nothing of an article or a masthead was recognised.
    """
    del options  # publisher profiles come with a later version
    blocks = document.blocks
    by_container = read_zones(document, [running_characters(block) for block in blocks])
    zones = [by_container[block.container] for block in blocks]
    contained = ZONED.get
    alone = [
        contained(zone) or read_alone(block, zone)
        for block, zone in zip(blocks, zones, strict=True)
    ]
    weights = [weigh(block, verdict) for block, verdict in zip(blocks, alone, strict=True)]
    moved = moved_lead(blocks, alone)
    core = find_core(weights[:moved], zones[:moved], alone[:moved])
    core = widened(core, document.containers, alone)
    pictured = pictured_blocks(document)
    view = View(document, blocks, alone, zones, core, under_image=pictured)
    view.verdicts = [None] * len(blocks)
    for _, step in GRAMMAR:
        step(view)
    return [verdict or Verdict("boilerplate", "outside", "") for verdict in view.verdicts]
