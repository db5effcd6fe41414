"""Photo stories: articles told in captions, which end sentences and carry no credit."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from extract.labels.folding import fold, seeker
from extract.labels.shows import tells
from extract.lexicon import picture
from extract.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.labels.view import View

_PHOTO_STORY: Final = Verdict("caption", "photo_story")
_COLON: Final = 58
_HEADING_CHARACTERS: Final = 110
_CAPTION_CHARACTERS: Final = 220
_RUN_BLOCKS: Final = 4
_STORY_CHARACTERS: Final = 200
"""Median length of the blocks of a photo story."""
_STORY_LINE_CHARACTERS: Final = 400
_LONGEST_CHARACTERS: Final = 700
_SHOWN_BLOCKS: Final = 6
"""Where so many lines of a photo story are captions and a single one is not, it is one too."""


def label_photo_story(view: View) -> None:
    """Label the lines of a photo story."""
    story = _story_start(view)
    if story is None:
        return
    sure = view.title >= 0 and _announces_pictures(fold(view.texts[view.title]))
    lines = [i for i in range(story, _signed(view, story)) if _may_show(view, i)]
    shown = [i for i in lines if _is_story_line(view, i, sure=sure)]
    for index in lines if len(lines) - 1 == len(shown) >= _SHOWN_BLOCKS else shown:
        view.say(index, _PHOTO_STORY)


def _signed(view: View, story: int) -> int:
    """Where the story ends: at the byline, or with the running text."""
    for index in range(story, view.core.stop):
        if view.alone[index].label == "byline":
            return index
    return view.core.stop


def _may_show(view: View, index: int) -> bool:
    plain = view.open(index) and view.alone[index].label in ("", "body")
    return plain and view.lengths[index] <= _LONGEST_CHARACTERS


def _story_start(view: View) -> int | None:
    """First block of a photo story; `None` where the document is none."""
    core = view.core
    if view.title >= 0 and _tells_pictures(view.texts[view.title]):
        lengths = sorted(view.lengths[core.first : core.stop]) or [0]
        if lengths[len(lengths) // 2] <= _STORY_CHARACTERS:
            return core.first + 1
    for index in range(core.first, core.stop):
        if view.lengths[index] > _HEADING_CHARACTERS:
            continue
        text = view.texts[index]
        if ord(text[len(text) - 1]) == _COLON and _tells_pictures(text):
            lengths = view.lengths[index + 1 : core.stop]
            if len(lengths) >= _RUN_BLOCKS and max(lengths) <= _CAPTION_CHARACTERS:
                return index + 1
    return None


def _tells_pictures(text: str) -> bool:
    """Whether a headline may be of a photo story."""
    if not _looks()(text):
        return False
    low = fold(text)
    return _announces_pictures(low) or any(word in low for word in picture.words().perhaps_stories)


def _announces_pictures(low: str) -> bool:
    """Whether a headline, case-folded, can be of nothing but a photo story."""
    low = f" {low} "
    for word in picture.words().perhaps_stories:
        low = low.replace(word, "")
    return any(word in low for word in picture.words().stories)


@cache
def _looks() -> Callable[[str], int]:
    """What finds any word for pictures, which few headlines have."""
    words = picture.words()
    return seeker(((*words.perhaps_stories, *words.stories),), " ", " ")


def _is_story_line(view: View, index: int, *, sure: bool) -> bool:
    text = view.texts[index]
    if len(text) > _STORY_LINE_CHARACTERS:
        return False
    if not sure and len(text) > _STORY_CHARACTERS and tells(text):
        return False
    return len(text) <= _CAPTION_CHARACTERS or ". " not in text
