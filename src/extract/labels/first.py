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
from extract.labels.core import NO_CORE, find_core, running_before, widened
from extract.labels.footer import is_masthead_alone
from extract.labels.lead import moved_lead
from extract.labels.pictures import pictured_blocks
from extract.labels.view import View
from extract.labels.zones import NEUTRAL, NO_ZONES, read_zones

if TYPE_CHECKING:
    from extract.labels.alone import Alone
    from extract.labels.core import Core
    from extract.model import Document, Verdict

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
    texts, lengths, links, gaps, places = columns(blocks)
    structured = len(document.containers) > 1
    told = read_zones(document, running_before(lengths, links)) if structured else NO_ZONES
    zones = told.of_blocks(places)
    signs = look_over(blocks, zones, QUIET)
    alone = [NOTHING] * len(blocks)
    view = View(
        document, blocks, alone, zones, texts, lengths, links, gaps, signs, told.bodies,
        structured=structured,
    )  # fmt: skip
    _looks(view, [ZONED.get(zone) for zone in told.names], places)
    _read_mastheads(view)
    core = view.core = _core(view)
    if not structured and is_masthead_alone(alone, core):
        core = view.core = NO_CORE
    above, below = _edges(view)
    _read_fields(view, above)
    _read_fields(view, below)
    _read_credits(view)
    view.under_image = pictured_blocks(document)
    view.verdicts = [None] * len(blocks)
    if structured:
        _contained(view, [CONTAINED.get(zone) for zone in told.names], places)
    return view


def _looks(view: View, told: list[Alone | None], places: list[int]) -> None:
    """The first look at each block; what is told of its container comes first."""
    alone, signs = view.alone, view.signs
    for index, place in enumerate(places):
        verdict = told[place]
        if verdict is None:
            if view.lengths[index] > FIELD_CHARACTERS:
                verdict = PROSE
            elif signs[index] & (FURNITURE | ELEMENT):
                verdict = look(view.blocks[index], signs[index])
            else:
                verdict = by_length(view.lengths[index], view.links[index])
        alone[index] = verdict


def _contained(view: View, told: list[Verdict | None], places: list[int]) -> None:
    """Verdicts on blocks whose containers hold no article; headings there may yet be the title."""
    for index, place in enumerate(places):
        verdict = told[place]
        if verdict is not None and view.kind(index) != "heading":
            view.verdicts[index] = verdict


def _core(view: View) -> Core:
    core = find_core(view, moved_lead(view))
    return widened(core, view.bodies, view.alone)


def _read_mastheads(view: View) -> None:
    """Lines of the masthead: late ones, in no container but a footer."""
    count = len(view.zones)
    first = 0 if count <= _SMALL_BLOCKS else int(_MASTHEAD_SHARE * count)
    for index in range(first, count):
        if not view.signs[index] & MASTHEAD or view.zones[index] not in _MASTHEAD_ZONES:
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
