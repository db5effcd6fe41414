"""First pass: every block's cheap look, and the field grammars where their lines can stand.

Stamps and bylines stand near the headline and near the end of the text, credits of pictures in
it, mastheads behind it. Menus, comments and other articles' headlines never meet the grammars.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.labels.alone import (
    CONTAINED,
    END_MARK,
    FIELD_CHARACTERS,
    PROSE,
    ZONED,
    look,
    read_credit,
    read_fields,
    read_masthead_line,
)
from extract.labels.core import NO_CORE, find_core, running_characters, weigh, widened
from extract.labels.footer import is_masthead_alone
from extract.labels.lead import moved_lead
from extract.labels.pictures import pictured_blocks
from extract.labels.view import View
from extract.labels.zones import NEUTRAL, read_zones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from extract.labels.alone import Alone
    from extract.labels.core import Core
    from extract.model import Block, Document, Verdict

_ABOVE_BLOCKS: Final = 25
"""So far above the text stamps and bylines are looked for."""
_BELOW_BLOCKS: Final = 12
_EDGE_CHARACTERS: Final = 600
"""Inside the text they are looked for within so many characters of its ends."""
_SMALL_BLOCKS: Final = 60
"""A document of so few blocks may be nothing but a masthead, which can begin anywhere."""
_MASTHEAD_SHARE: Final = 0.3
"""In a longer one the masthead stands behind the first third."""
_MASTHEAD_ZONES: Final = frozenset({NEUTRAL, "footer"})
_READ: Final = frozenset({"", "body", "heading"})


def first_pass(document: Document) -> View:
    """The document with what each block says of itself, and where its running text stands."""
    blocks = document.blocks
    texts = [block.text for block in blocks]
    lengths = list(map(len, texts))
    links = [block.link_chars for block in blocks]
    structured = len(document.containers) > 1
    if structured:
        by_container = read_zones(document, running_characters(lengths, links))
        zones = [by_container[block.container] for block in blocks]
    else:
        zones = [NEUTRAL] * len(blocks)
    alone = _looks(blocks, zones, lengths)
    view = View(document, blocks, alone, zones, texts, lengths, structured=structured)
    _read(view, _masthead_places(zones), read_masthead_line)
    core = view.core = _core(view, links)
    if not structured and is_masthead_alone(alone, core):
        core = view.core = NO_CORE
    _read(view, _edges(view), read_fields)
    _read(view, range(core.first, core.stop), read_credit)
    view.under_image = pictured_blocks(document)
    view.verdicts = _contained(blocks, zones) if structured else [None] * len(blocks)
    return view


def _looks(blocks: Sequence[Block], zones: Sequence[str], lengths: Sequence[int]) -> list[Alone]:
    """The first look at each block; its container's label comes first."""
    told = ZONED.get
    return [
        told(zone) or (PROSE if length > FIELD_CHARACTERS else look(block))
        for block, zone, length in zip(blocks, zones, lengths, strict=True)
    ]


def _contained(blocks: Sequence[Block], zones: Sequence[str]) -> list[Verdict | None]:
    """Verdicts on blocks whose containers hold no article; headings there may yet be the title."""
    told = CONTAINED.get
    verdicts = [told(zone) for zone in zones]
    for index, verdict in enumerate(verdicts):
        if verdict is not None and blocks[index].kind == "heading":
            verdicts[index] = None
    return verdicts


def _core(view: View, links: Sequence[int]) -> Core:
    moved = moved_lead(view.blocks, view.alone)
    core = find_core(weigh(view, links, moved), view.zones, view.alone)
    return widened(core, view.document.containers, view.alone)


def _masthead_places(zones: Sequence[str]) -> list[int]:
    """Blocks that may be lines of the masthead: late ones, in no container but a footer."""
    count = len(zones)
    first = 0 if count <= _SMALL_BLOCKS else int(_MASTHEAD_SHARE * count)
    return [index for index in range(first, count) if zones[index] in _MASTHEAD_ZONES]


def _edges(view: View) -> list[int]:
    """Blocks near both ends of the text; all of a small document without any."""
    core, alone, lengths = view.core, view.alone, view.lengths
    if core.stop == 0:
        return list(range(len(alone))) if len(alone) <= _SMALL_BLOCKS else []
    first, stop = core.first, core.stop
    running = 0
    while first < stop and running <= _EDGE_CHARACTERS:
        running += lengths[first] if alone[first] is PROSE else 0
        first += 1
    running = 0
    while stop > first and running <= _EDGE_CHARACTERS:
        stop -= 1
        running += lengths[stop] if alone[stop] is PROSE else 0
    above = range(max(0, core.first - _ABOVE_BLOCKS), first)
    below = range(stop, min(len(alone), core.stop + _BELOW_BLOCKS))
    return [*above, *below]


def _read(view: View, places: Iterable[int], grammar: Callable[[Block], Alone | None]) -> None:
    """Let a grammar speak where the first look had nothing to say."""
    blocks, alone = view.blocks, view.alone
    for index in places:
        seen = alone[index]
        if seen.label in _READ and seen is not END_MARK:
            verdict = grammar(blocks[index])
            if verdict is not None:
                alone[index] = verdict
