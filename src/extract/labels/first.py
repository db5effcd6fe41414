"""First pass: every block's cheap look, and the field grammars where their lines can stand.

Stamps and bylines stand near the headline and near the end of the text, credits of pictures in
it, mastheads behind it. Menus, comments and other articles' headlines never meet the grammars.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields.signs import (
    ADDRESS,
    CAPTION,
    CREDIT,
    ELEMENT,
    FURNITURE,
    MASTHEAD,
    STAMP,
    lookers,
)
from extract.labels.alone import (
    CONTAINED,
    END_MARK,
    FIELD_CHARACTERS,
    HEADING,
    LINE_CHARACTERS,
    NOTHING,
    PROSE,
    QUIET,
    ZONED,
    by_length,
    look,
    read_credit,
    read_fields,
    read_masthead_line,
)
from extract.labels.core import COMPILED, NO_CORE, find_core, widened
from extract.labels.footer import is_masthead_alone
from extract.labels.lead import moved_lead
from extract.labels.pictures import pictured_blocks
from extract.labels.view import View
from extract.labels.zones import NEUTRAL, noise_of, read_zones

if TYPE_CHECKING:
    from extract.labels.alone import Alone
    from extract.labels.core import Core
    from extract.labels.zones import Zones
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
_FIELDS: Final = CREDIT | STAMP | CAPTION | ADDRESS


def first_pass(document: Document) -> View:
    """The document with what each block says of itself, and where its running text stands."""
    blocks = document.blocks
    columns, look_over = lookers()
    told = columns(blocks)
    texts, _, links, _, places = told
    around: Zones = [NEUTRAL] * len(blocks), []
    if len(document.containers) > 1:
        around = read_zones(document.containers, places, texts, links)
    zones = around[0]
    signs = look_over(blocks, zones, QUIET)
    view = View(document, told, around, signs)
    looked: tuple[list[Alone], list[int]] = looks(zones, texts, signs, blocks)
    view.alone = alone = looked[0]
    for index in looked[1]:
        alone[index] = look(blocks[index], signs[index])
    _read_mastheads(view)
    core = view.core = _core(view)
    if not view.structured and is_masthead_alone(alone, core):
        core = view.core = NO_CORE
    above, below = _edges(view)
    _read_fields(view, above)
    _read_fields(view, below)
    _read_credits(view)
    view.under_image = pictured_blocks(document)
    if view.structured:
        view.verdicts = contained(zones, blocks)
    return view


def looks_in_python(
    zones: list[str], texts: list[str], signs: list[int], blocks: list[Block]
) -> tuple[list[Alone], list[int]]:
    """The first look at each block, and those that are yet to be looked at.

    What is told of its container comes first. Most elements say no more than the lines of a dump.
    """
    alone: list[Alone] = []
    asked: list[int] = []
    for index, zone in enumerate(zones):
        verdict = ZONED.get(zone)
        if verdict is None:
            length = len(texts[index])
            verdict = PROSE
            if length <= FIELD_CHARACTERS:
                verdict = by_length(length, blocks[index].link_chars)
                element = signs[index] & ELEMENT
                if signs[index] & FURNITURE or (element and noise_of(blocks[index].hints)):
                    verdict = NOTHING
                    asked.append(index)
                elif element and blocks[index].kind == "heading":
                    verdict = HEADING
        alone.append(verdict)
    return alone, asked


def contained_in_python(zones: list[str], blocks: list[Block]) -> list[Verdict | None]:
    """Verdicts on blocks whose containers hold no article; headings there may yet be the title."""
    out = [CONTAINED.get(zone) for zone in zones]
    for index, verdict in enumerate(out):
        if verdict and blocks[index].kind == "heading":
            out[index] = None
    return out


looks: Final = COMPILED.looks if COMPILED else looks_in_python
contained: Final = COMPILED.contained if COMPILED else contained_in_python


def _core(view: View) -> Core:
    core = find_core(view, moved_lead(view))
    return widened(core, view.bodies, view.alone)


def _read_mastheads(view: View) -> None:
    """Lines of the masthead: late ones, in no container but a footer."""
    signs, zones = view.signs, view.zones
    count = len(zones)
    first = 0 if count <= _SMALL_BLOCKS else int(_MASTHEAD_SHARE * count)
    for index in range(first, count):
        if not signs[index] & MASTHEAD or zones[index] not in _MASTHEAD_ZONES:
            continue
        if _is_open(view.alone[index]):
            _hear(view, index, read_masthead_line(view.texts[index]))


def _edges(view: View) -> tuple[range, range]:
    """Blocks near both ends of the text; all of a small document without any."""
    core, alone, lengths = view.core, view.alone, view.lengths
    count = len(alone)
    first, stop = core.first, core.stop
    if stop == 0:
        return range(count if count <= _SMALL_BLOCKS else 0), range(0)
    running = 0
    while first < stop and running <= _EDGE_CHARACTERS:
        running += lengths[first] if alone[first] is PROSE else 0
        first += 1
    running = 0
    while stop > first and running <= _EDGE_CHARACTERS:
        stop -= 1
        running += lengths[stop] if alone[stop] is PROSE else 0
    above = range(max(0, core.first - _ABOVE_BLOCKS), first)
    return above, range(stop, min(count, core.stop + _BELOW_BLOCKS))


def _read_fields(view: View, places: range) -> None:
    """Stamps, credits and addresses, but not where most of a line links to another page."""
    for index in places:
        signs = view.signs[index]
        if not signs & _FIELDS or not _is_open(view.alone[index]):
            continue
        length = view.lengths[index]
        if view.links[index] * 2 <= length or length > LINE_CHARACTERS or view.hints(index):
            _hear(view, index, read_fields(view.texts[index], signs))


def _read_credits(view: View) -> None:
    """Credits of pictures in the text."""
    for index in range(view.core.first, view.core.stop):
        if view.signs[index] & CAPTION and _is_open(view.alone[index]):
            _hear(view, index, read_credit(view.texts[index]))


def _is_open(seen: Alone) -> bool:
    """Whether a grammar may speak: the first look had nothing to say."""
    return seen.label in _READ and seen is not END_MARK


def _hear(view: View, index: int, verdict: Alone | None) -> None:
    if verdict is not None:
        view.alone[index] = verdict
