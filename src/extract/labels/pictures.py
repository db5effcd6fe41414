"""Captions that carry no credit: told by doubling, by runs and by what they open with."""

from __future__ import annotations

import statistics
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields.caption import alt_noise
from extract.labels.alone import PROSE, ends_sentence, opens_with_dateline
from extract.labels.view import NOWHERE
from extract.lexicon import picture

if TYPE_CHECKING:
    from extract.labels.view import Said, View
    from extract.model import Document

_DOUBLED_CHARACTERS: Final = (15, 300)
_CAPTION_CHARACTERS: Final = (12, 220)
_LEAST_SCORE: Final = 2
_COUNTER_ENDS: Final = ".0123456789"
_PICTURE_SHARE: Final = 0.6
_COUNTER_CHARACTERS: Final = 20
_RUN_CHARACTERS: Final = (20, 160)
_RUN_BLOCKS: Final = 4
_HEADLINE_SCORE: Final = 0.8
"""Mean score below which lines in a row at the end are other articles' headlines."""
_PAIR_SCORE: Final = 3
"""Two short lines in a row may be a sub-heading printed twice or over another one."""
_SPACED_SHARE: Final = 0.7
_TABLE_CELLS: Final = 12
_COUNTED_SHARE: Final = 0.3
_CELL_CHARACTERS: Final = 40
_MIXED_BLOCKS: Final = 4
_CREDITED_BLOCKS: Final = 2
_CREDITED_SHARE: Final = 0.35
"""Short paragraphs stand beside single captions too; a photo story credits more of its lines."""
_VERSE_LINES: Final = 3
_VERSE_CHARACTERS: Final = 48
_VERSE_RATIO: Final = 2.5
_HEADING_CHARACTERS: Final = 110
_STORY_CHARACTERS: Final = 200
"""Median length of the blocks of a photo story."""
_STORY_LINE_CHARACTERS: Final = 400
_STOPPED_SCORE: Final = 3
"""A line with a full stop may be a short paragraph: it needs one reason more."""
_STOPPED_CHARACTERS: Final = 110
_BRIEF_CHARACTERS: Final = 60
_QUOTES: Final = "“\"'‘"


def pictured_blocks(document: Document) -> frozenset[int]:
    """Blocks right behind a picture, and those of containers with about a picture a block."""
    images = document.images
    if not images:
        return frozenset()
    out = {image.before for image in images}
    for place, count in Counter(image.container for image in images).items():
        container = document.containers[place]
        blocks = container.stop - container.first
        if place and 1 < blocks <= count / _PICTURE_SHARE:
            out.update(range(container.first, container.stop))
    return frozenset(out)


def is_doubled(view: View, index: int) -> bool:
    """Whether a line stands twice in a row, as a caption beside its alt text.

    A quotation, or a line with words that only sub-headings have, is a sub-heading printed twice.
    """
    text = view.blocks[index].text
    if not _DOUBLED_CHARACTERS[0] <= len(text) <= _DOUBLED_CHARACTERS[1]:
        return False
    blocks = view.blocks
    before = index > 0 and blocks[index - 1].text == text
    after = index + 1 < len(blocks) and blocks[index + 1].text == text
    return (before or after) and text[0] not in _QUOTES and (score(text) >= 0)


def label_alt_texts(view: View) -> None:
    """Label the headline with a counter, as pictures without a text of their own are called."""
    if view.title == NOWHERE:
        return
    title = view.blocks[view.title].text
    for index in range(view.title + 1, view.core.stop):
        text = view.blocks[index].text
        near = abs(len(text) - len(title)) <= _COUNTER_CHARACTERS and text[-1] in _COUNTER_ENDS
        if (near or "." in text[-5:-2]) and view.open(index) and alt_noise(text, title):
            view.say(index, "boilerplate", "title_and_counter")


def label_galleries(view: View) -> None:
    """Runs of short lines inside the core: a gallery's captions, or other articles' headlines.

    Sub-headings are followed by paragraphs, so short lines in a row are none. In a photo story
    (its headline or a sub-heading says so and its text is short) captions end sentences too.
    """
    if view.structured:
        return
    _cells(view)
    _photo_story(view)
    _mixed_runs(view)
    _tight_lists(view)
    for first, stop in _runs(view):
        said = _run_label(view, first, stop)
        if said:
            for index in range(first, stop):
                view.say(index, *said)


def _photo_story(view: View) -> None:
    """Label the lines of a photo story."""
    story = _story_start(view)
    if story is None:
        return
    sure = view.title >= 0 and _announces_pictures(view.blocks[view.title].text)
    for index in range(story, view.core.stop):
        if view.open(index) and _is_story_line(view, index, sure=sure):
            view.say(index, "caption", "photo_story")


def _run_label(view: View, first: int, stop: int) -> Said | None:
    """What a run of unpunctuated lines is; `None` leaves its lines to their own looks."""
    texts = [view.blocks[i].text for i in range(first, stop)]
    total, last = sum(map(score, texts)), stop == view.core.stop
    if total < _HEADLINE_SCORE * len(texts):
        if last:
            return "related", "headlines_in_a_row"
        return ("body", "verse") if _is_verse(texts) else None
    if len(texts) == 2 and total < _PAIR_SCORE:
        return None
    if last and len(texts) < _RUN_BLOCKS:
        return None
    return "caption", "captions_in_a_row"


def _tight_lists(view: View) -> None:
    """Headlines of other articles: a list without blank lines where paragraphs have them."""
    gaps = [view.blocks[i].gap for i in range(view.core.first + 1, view.core.stop)]
    if sum(gap > 0 for gap in gaps) < _SPACED_SHARE * len(gaps):
        return
    for first, stop in _runs(view):
        texts = [view.blocks[i].text for i in range(first, stop)]
        tight = all(view.blocks[i].gap == 0 for i in range(first + 1, stop))
        apart = view.blocks[first].gap > 0 and len(set(texts)) == len(texts)
        if tight and apart and not _is_verse(texts) and not any(map(_is_list_item, texts)):
            for index in range(first, stop):
                view.say(index, "related", "tight_list")


def _is_list_item(text: str) -> bool:
    return not text[0].isalpha() and text[0] not in "“\"'"


def _cells(view: View) -> None:
    """A table that was flattened to a cell a line, behind a line that announces it.

    The core ends before it, since cells weigh like a menu.
    """
    start = view.core.stop
    if start == 0 or not view.blocks[start - 1].text.endswith(":"):
        return
    stop = start
    while stop < len(view.blocks) and _is_cell(view, stop):
        stop += 1
    counted = [i for i in range(start, stop) if any(map(str.isdigit, view.blocks[i].text))]
    if stop - start < _TABLE_CELLS or len(counted) < _COUNTED_SHARE * (stop - start):
        return
    for index in range(start, stop):
        view.say(index, "body", "cell")
    view.core = view.core._replace(stop=stop)


def _is_cell(view: View, index: int) -> bool:
    alone = view.alone[index]
    if not view.open(index) or alone.barrier or alone.label not in ("", "timestamp", "boilerplate"):
        return False
    return len(view.blocks[index].text) <= _CELL_CHARACTERS


def _mixed_runs(view: View) -> None:
    """Lines of one short sentence in a row, some of them with a credit: all are captions."""
    first = view.core.first + 1
    for index in range(first, view.core.stop + 1):
        if index < view.core.stop and _is_short_sentence(view, index):
            continue
        first, stop = _without_headings(view, first, index)
        credited = sum(view.alone[i].label == "caption" for i in range(first, stop))
        least = max(_CREDITED_BLOCKS, _CREDITED_SHARE * (stop - first))
        if stop - first >= _MIXED_BLOCKS and credited >= least:
            for i in range(first, stop):
                if view.open(i):
                    view.say(i, "caption", "among_captions")
        first = index + 1


def _without_headings(view: View, first: int, stop: int) -> tuple[int, int]:
    """The run without sub-headings at its ends."""

    def heads(index: int) -> bool:
        text = view.blocks[index].text
        plain = view.alone[index].label != "caption" and not ends_sentence(text)
        return plain and score(text) < _LEAST_SCORE

    while first < stop and heads(stop - 1):
        stop -= 1
    while first < stop and heads(first):
        first += 1
    return first, stop


def _is_short_sentence(view: View, index: int) -> bool:
    alone, text = view.alone[index], view.blocks[index].text
    if alone.label == "caption":
        return True
    if not view.open(index) or alone.label not in ("", "body") or opens_with_dateline(text):
        return False
    return len(text) <= _STOPPED_CHARACTERS and ". " not in text and not text.endswith(":")


def _is_verse(texts: list[str]) -> bool:
    """Lines of a poem: short and much of a length."""
    lengths = [len(text) for text in texts]
    return len(texts) >= _VERSE_LINES and max(lengths) <= min(
        _VERSE_CHARACTERS, _VERSE_RATIO * min(lengths)
    )


def _story_start(view: View) -> int | None:
    """First block of a photo story; `None` where the document is none."""
    core = view.core
    if view.title >= 0 and _tells_pictures(view.blocks[view.title].text):
        lengths = [len(view.blocks[i].text) for i in range(core.first, core.stop)]
        if statistics.median(lengths or [0]) <= _STORY_CHARACTERS:
            return core.first + 1
    for index in range(core.first, core.stop):
        text = view.blocks[index].text
        if len(text) <= _HEADING_CHARACTERS and text.endswith(":") and _tells_pictures(text):
            lengths = [len(view.blocks[i].text) for i in range(index + 1, core.stop)]
            if len(lengths) >= _RUN_BLOCKS and max(lengths) <= _CAPTION_CHARACTERS[1]:
                return index + 1
    return None


def _tells_pictures(text: str) -> bool:
    low = text.casefold()
    perhaps = any(word in low for word in picture.words().perhaps_stories)
    return perhaps or _announces_pictures(text)


def _announces_pictures(text: str) -> bool:
    """Whether the headline can be of nothing but a photo story."""
    low = f" {text.casefold()} "
    for word in picture.words().perhaps_stories:
        low = low.replace(word, "")
    return any(word in low for word in picture.words().stories)


def _is_story_line(view: View, index: int, *, sure: bool) -> bool:
    text = view.blocks[index].text
    if view.alone[index].label not in ("", "body") or len(text) > _STORY_LINE_CHARACTERS:
        return False
    if not sure and len(text) > _STORY_CHARACTERS and _tells(text):
        return False
    return len(text) <= _CAPTION_CHARACTERS[1] or ". " not in text


def _runs(view: View) -> list[tuple[int, int]]:
    """Half-open ranges of two or more unpunctuated lines in a row."""
    out: list[tuple[int, int]] = []
    first = view.core.first
    for index in range(view.core.first, view.core.stop + 1):
        if index < view.core.stop and _is_run_line(view, index):
            continue
        if index - first >= 2:
            out.append((first, index))
        first = index + 1
    return out


def _is_run_line(view: View, index: int) -> bool:
    block = view.blocks[index]
    if not view.open(index) or view.alone[index].label or block.kind != "paragraph":
        return False
    low, high = _RUN_CHARACTERS
    if not low <= len(block.text) <= high or ends_sentence(block.text):
        return False
    return not block.text[0].isdigit() and block.text[0] not in "-+•*"


def is_uncredited(view: View, index: int) -> bool:
    """Whether a line among paragraphs is a caption.

    It stands under a picture, or says who or what is seen where.
    """
    text = view.blocks[index].text
    if view.structured:
        return text[0] not in "-+•*" and _is_under_picture(view, text)
    return view.alone[index] is not PROSE and _says_who_where(text)


def _is_under_picture(view: View, text: str) -> bool:
    """Whether a block right behind a picture is its caption and no paragraph.

    Where the page frames its captions, an unpunctuated line there is a sub-heading.
    """
    if len(text) > _CAPTION_CHARACTERS[1] or text.endswith((":", "?")):
        return False
    if not ends_sentence(text):
        return not _frames_captions(view)
    return ". " not in text and score(text) > 0


def _frames_captions(view: View) -> bool:
    return any(
        view.zones[i] == "caption" or view.blocks[i].kind == "caption"
        for i in range(view.core.first, view.core.stop)
    )


def _says_who_where(text: str) -> bool:
    if not _CAPTION_CHARACTERS[0] <= len(text) <= _CAPTION_CHARACTERS[1]:
        return False
    if not text[0].isupper() or text.endswith((":", "?", ";", "!")):
        return False
    if text.endswith("."):
        if ". " in text or len(text) > _STOPPED_CHARACTERS or _tells(text):
            return False
        return score(text) >= (_LEAST_SCORE if len(text) <= _BRIEF_CHARACTERS else _STOPPED_SCORE)
    return score(text) >= _LEAST_SCORE


def _tells(text: str) -> bool:
    """Whether the line tells what happened, as paragraphs do, and does not show it."""
    low = text.casefold()
    return any(word in low for word in picture.words().telling)


def score(text: str) -> int:
    """Reasons for a caption less those for a sub-heading.

    >>> score("Người dân xã Hải Lý gặt lúa tại cánh đồng thôn 2")
    3
    >>> score("Vì sao giá lúa phải giảm?")
    -1
    """
    low = f" {text.casefold()}"
    words = picture.words()
    placed = any(place in low for place in words.places)
    opening = low.startswith(_openings()) + low.startswith(_scenes())
    named = _has_name(text)
    against = any(word in low for word in words.against)
    return placed + opening + named - against


@cache
def _openings() -> tuple[str, ...]:
    return tuple(f" {opening} " for opening in picture.words().openings)


@cache
def _scenes() -> tuple[str, ...]:
    return tuple(f" {opening} " for opening in picture.words().scenes)


def _has_name(text: str) -> bool:
    """Two syllables in a row with capitals, the first syllable of the line apart."""
    run = 0
    for word in text.split():
        run = run + 1 if word[0].isupper() else 0
        if run >= 2:
            return True
    return False
