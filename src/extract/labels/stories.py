"""Photo stories: articles told in captions, which end sentences and carry no credit."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Final

from extract.labels.shows import holds_any, tells
from extract.lexicon import picture

if TYPE_CHECKING:
    from extract.labels.view import View

_HEADING_CHARACTERS: Final = 110
_CAPTION_CHARACTERS: Final = 220
_RUN_BLOCKS: Final = 4
_STORY_CHARACTERS: Final = 200
"""Median length of the blocks of a photo story."""
_STORY_LINE_CHARACTERS: Final = 400


def label_photo_story(view: View) -> None:
    """Label the lines of a photo story."""
    story = _story_start(view)
    if story is None:
        return
    sure = view.title >= 0 and _announces_pictures(view.blocks[view.title].text)
    for index in range(story, view.core.stop):
        if view.open(index) and _is_story_line(view, index, sure=sure):
            view.say(index, "caption", "photo_story")


def _story_start(view: View) -> int | None:
    """First block of a photo story; `None` where the document is none."""
    core = view.core
    if view.title >= 0 and _tells_pictures(view.blocks[view.title].text):
        lengths = view.lengths[core.first : core.stop]
        if statistics.median(lengths or [0]) <= _STORY_CHARACTERS:
            return core.first + 1
    for index in range(core.first, core.stop):
        text = view.texts[index]
        if text[-1] == ":" and len(text) <= _HEADING_CHARACTERS and _tells_pictures(text):
            lengths = view.lengths[index + 1 : core.stop]
            if len(lengths) >= _RUN_BLOCKS and max(lengths) <= _CAPTION_CHARACTERS:
                return index + 1
    return None


def _tells_pictures(text: str) -> bool:
    low = text.casefold()
    return holds_any(low, picture.words().perhaps_stories) or _announces_pictures(text)


def _announces_pictures(text: str) -> bool:
    """Whether the headline can be of nothing but a photo story."""
    low = f" {text.casefold()} "
    for word in picture.words().perhaps_stories:
        low = low.replace(word, "")
    return holds_any(low, picture.words().stories)


def _is_story_line(view: View, index: int, *, sure: bool) -> bool:
    text = view.blocks[index].text
    if view.alone[index].label not in ("", "body") or len(text) > _STORY_LINE_CHARACTERS:
        return False
    if not sure and len(text) > _STORY_CHARACTERS and tells(text):
        return False
    return len(text) <= _CAPTION_CHARACTERS or ". " not in text
