"""What stands between the top of the document and the running text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields.byline import byline_form, name_form
from extract.fields.timestamp import read_timestamps, stamp_rest
from extract.labels.alone import ends_sentence, is_path
from extract.labels.broken import goes_on
from extract.labels.names import names_someone
from extract.labels.view import NOWHERE

if TYPE_CHECKING:
    from extract.labels.view import View

_SECTION_CHARACTERS: Final = 40
_SUBHEADLINE_CHARACTERS: Final = 60
_NEAR_BLOCKS: Final = 4
"""Kicker, section and stamp stand so close to the headline."""
_NOISE: Final = frozenset({"comment", "related", "tags", "boilerplate", "footer", "category"})


def label_header(view: View) -> None:
    """Label the blocks over the running text."""
    if view.core.stop == 0:
        return
    if view.title != NOWHERE and view.title < view.core.first:
        for index in range(view.title + 1, view.core.first):
            if view.open(index):
                _between(view, index)
        _above(view, view.title)
    else:
        _above(view, view.core.first)


def _between(view: View, index: int) -> None:
    """A block between headline and running text."""
    block, alone, zone = view.blocks[index], view.alone[index], view.zones[index]
    if _stamped(view, index):
        _say_stamp(view, index)
    elif not view.structured and goes_on(view, index) and not is_path(block.text):
        view.say(index, "body", "sentence_goes_on")
    elif zone in _NOISE:
        view.say(index, zone, "container")  # type: ignore[arg-type]
    elif "lead" in block.hints or zone == "lead":
        view.say(index, "lead", "lead_class")
    elif "author" in block.hints or zone == "author":
        view.say(index, "byline", "author_class")
    elif alone.label in _FIELDS:
        view.say(index, alone.label, alone.rule)  # type: ignore[arg-type]
    elif block.kind == "caption" or zone == "caption":
        view.say(index, "caption", "figure")
    elif not any(map(str.isalpha, block.text)):
        view.say(index, "boilerplate", "no_letters")
    elif form := names_someone(view, index):
        view.say(index, "byline", f"name_under_title:{form}")
    elif is_path(block.text) or (len(block.text) < _SECTION_CHARACTERS and block.kind != "heading"):
        view.say(index, "category", "short_line_in_header")
    elif block.kind == "heading":
        view.say(
            index, "lead" if len(block.text) > _SUBHEADLINE_CHARACTERS else "heading", "subheadline"
        )
    else:
        view.say(index, "body", "over_running_text")


_FIELDS: Final = frozenset(
    {"byline", "source", "timestamp", "caption", "related", "tags", "boilerplate", "comment"}
)


def _above(view: View, index: int) -> None:
    """Stamp, section and kicker shortly before the headline; menus further up."""
    for i in range(index - 1, max(-1, index - 1 - _NEAR_BLOCKS), -1):
        if not view.open(i):
            continue
        block, zone = view.blocks[i], view.zones[i]
        if _stamped(view, i):
            _say_stamp(view, i)
        elif zone in _NOISE and zone != "category":
            continue
        elif "kicker" in block.hints or zone == "kicker":
            view.say(i, "kicker", "kicker_class")
        elif zone == "category" or "breadcrumb" in block.hints or is_path(block.text):
            view.say(i, "category", "section_path")
        elif _is_section(view, i):
            view.say(i, "category", "section_of_menu")
        elif _beside_section(view, i):
            view.say(i, "category", "beside_section")
    _categories(view)


def _categories(view: View) -> None:
    for index in range(view.core.first):
        if view.zones[index] == "category" and view.open(index):
            view.say(index, "category", "container")


def _say_stamp(view: View, index: int) -> None:
    """A stamp that shares its line with a name is the byline."""
    text = view.blocks[index].text
    rest = stamp_rest(text, read_timestamps(text))
    if rest and (byline_form(rest) or (" " in rest and name_form(rest))):
        view.say(index, "byline", "name_and_stamp")
    else:
        view.say(index, "timestamp", "stamp_in_header")


def _stamped(view: View, index: int) -> bool:
    """A stamp by form, or any readable one in a block whose class says that it is the time."""
    if view.alone[index].label == "timestamp":
        return True
    block = view.blocks[index]
    if "time" not in block.hints and view.zones[index] != "time":
        return False
    return len(block.text) <= 120 and any(r.timestamp for r in read_timestamps(block.text))


def _beside_section(view: View, index: int) -> bool:
    """A short line under a section of the menu is the section inside it."""
    block = view.blocks[index]
    if index == 0 or block.gap or view.alone[index].label or view.alone[index - 1].label:
        return False
    return len(block.text) <= _SECTION_CHARACTERS and _is_section(view, index - 1)


def _is_section(view: View, index: int) -> bool:
    """A short line that the menu above has too."""
    text = view.blocks[index].text
    if view.alone[index].label or len(text) > _SECTION_CHARACTERS or ends_sentence(text):
        return False
    if index == 0 or (index < _NEAR_BLOCKS and view.alone[index - 1].rule == "furniture"):
        return True
    return any(block.text == text for block in view.blocks[:index])
