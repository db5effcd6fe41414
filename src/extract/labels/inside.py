"""The running text and what stands between its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields.caption import alt_noise
from extract.labels.alone import INSIDE, PROSE, ends_sentence
from extract.labels.pictures import is_doubled, is_uncredited
from extract.labels.view import NOWHERE
from extract.labels.zones import BODY, NEUTRAL

if TYPE_CHECKING:
    from extract.labels.view import View

_HEADING_CHARACTERS: Final = 110
_LIST_CHARACTERS: Final = 140
_TEASER_CHARACTERS: Final = 400
_KEPT: Final = frozenset({"caption", "related", "tags", "comment"})
_NOISE: Final = frozenset({"comment", "related", "tags", "boilerplate", "footer", "category"})
_LAST_CHARACTERS: Final = 300
"""A byline may have so much running text behind it (a note, a second credit)."""


def label_lists(view: View) -> None:
    """Label the lists of other articles that stand inside the core, with their headings."""
    index = view.core.first
    while index < view.core.stop:
        if view.alone[index].barrier == INSIDE and view.open(index):
            view.say(index, "related", "related_heading")
            stop = _list_end(view, index + 1)
            for other in range(index + 1, stop):
                view.say(other, "related", "related_list")
            index = stop
        else:
            index += 1


def label_inside(view: View) -> None:
    """Label every block of the core that has no verdict yet."""
    for index in range(view.core.first, view.core.stop):
        if view.open(index):
            _one(view, index)


def _list_end(view: View, index: int) -> int:
    """Where a list of other articles ends: at running text that is no headline's teaser."""
    start = index
    while index < view.core.stop:
        if _is_text(view, index) and not _is_teaser(view, index, start):
            break
        index += 1
    return index


def _is_text(view: View, index: int) -> bool:
    block = view.blocks[index]
    if block.link_chars * 2 > len(block.text):
        return False
    return len(block.text) > _LIST_CHARACTERS or block.text.endswith((".", ":"))


def _is_teaser(view: View, index: int, start: int) -> bool:
    """A paragraph of a list that goes headline, teaser, headline, teaser."""
    if index == start or _is_text(view, index - 1):
        return False
    if len(view.blocks[index].text) > _TEASER_CHARACTERS:
        return False
    if index + 1 >= view.core.stop:
        return index - start >= 3
    return not _is_text(view, index + 1) and not view.alone[index + 1].label


def _one(view: View, index: int) -> None:
    block, alone, zone = view.blocks[index], view.alone[index], view.zones[index]
    if zone in _NOISE:
        view.say(index, zone, "container")  # type: ignore[arg-type]
    elif zone == "caption" or block.kind == "caption":
        view.say(index, "caption", "figure")
    elif alone.label in _KEPT:
        view.say(index, alone.label, alone.rule)  # type: ignore[arg-type]
    elif alone.label in ("byline", "source", "timestamp"):
        _credit(view, index)
    elif alone.label == "boilerplate" and zone in (NEUTRAL, BODY):
        view.say(index, "boilerplate", alone.rule)
    elif view.title != NOWHERE and alt_noise(block.text, view.blocks[view.title].text):
        view.say(index, "boilerplate", "title_and_counter")
    elif _links(view, index):
        view.say(index, "related", "links")
    elif view.pictured(index) and is_doubled(view, index):
        view.say(index, "caption", "doubled_line")
    elif block.kind == "heading":
        view.say(index, "heading", "heading_element")
    elif alone is not PROSE and view.pictured(index) and is_uncredited(block.text):
        view.say(index, "caption", "who_is_seen_where")
    elif alone is not PROSE and _is_heading(view, index):
        view.say(index, "heading", "short_line")
    else:
        view.say(index, "body", "running_text")


def _credit(view: View, index: int) -> None:
    """A byline or stamp counts at the head of the core or near its end, not in its middle."""
    alone = view.alone[index]
    behind = sum(len(b.text) for b in view.blocks[index + 1 : view.core.stop])
    before = sum(len(b.text) for b in view.blocks[view.core.first : index])
    if min(behind, before) <= _LAST_CHARACTERS:
        view.say(index, alone.label, alone.rule)  # type: ignore[arg-type]
    else:
        view.say(index, "body", "credit_inside_text")


def _links(view: View, index: int) -> bool:
    block = view.blocks[index]
    return block.link_chars >= 20 and block.link_chars * 10 > len(block.text) * 8


def _is_heading(view: View, index: int) -> bool:
    block = view.blocks[index]
    text = block.text
    if block.kind in ("table_row", "list_item", "quote"):
        return False
    if len(text) > _HEADING_CHARACTERS or not any(map(str.isalpha, text)):
        return False
    if ends_sentence(text) and not text.endswith(("?", "”", '"', "!", ":")):
        return False
    return text[0].isupper() or text[0].isdigit() or text[0] in "“\"'"
