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
    from collections.abc import Iterable

    from extract.labels.view import Said, View
    from extract.model import Document

_DOUBLED_CHARACTERS: Final = (15, 300)
_CAPTION_CHARACTERS: Final = (12, 220)
_LEAST_SCORE: Final = 2
_COUNTER_ENDS: Final = ".0123456789"
_PICTURE_SHARE: Final = 0.6
_COUNTER_CHARACTERS: Final = 20
_FILE_CHARACTERS: Final = 120
"""No name of a picture's file is longer."""
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
_HEAD: Final = 3
"""By so many characters openings are looked up; none is shorter, its blanks included."""


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
    text, texts = view.texts[index], view.texts
    if not _DOUBLED_CHARACTERS[0] <= len(text) <= _DOUBLED_CHARACTERS[1]:
        return False
    before = index > 0 and texts[index - 1] == text
    after = index + 1 < len(texts) and texts[index + 1] == text
    return (before or after) and text[0] not in _QUOTES and reaches(text, 0)


def label_alt_texts(view: View) -> None:
    """Label the headline with a counter, as pictures without a text of their own are called."""
    if view.title == NOWHERE:
        return
    title = view.texts[view.title]
    low, high = len(title) - _COUNTER_CHARACTERS, len(title) + _COUNTER_CHARACTERS
    longest = max(high, _FILE_CHARACTERS)
    for index, length in enumerate(view.lengths[: view.core.stop]):
        if length > longest or index <= view.title:
            continue
        text = view.texts[index]
        if (length < low or length > high or text[-1] not in _COUNTER_ENDS) and (
            "." not in text[-5:-2]
        ):
            continue
        if view.open(index) and alt_noise(text, title):
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
    runs = _runs(view)
    if runs and _tight_lists(view, runs):
        runs = _runs(view)
    for first, stop in runs:
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


def _tight_lists(view: View, runs: list[tuple[int, int]]) -> bool:
    """Headlines of other articles: a list without blank lines where paragraphs have them.

    Whether there was such a list.
    """
    found = False
    gaps = [block.gap for block in view.blocks[view.core.first + 1 : view.core.stop]]
    if len(gaps) - gaps.count(0) < _SPACED_SHARE * len(gaps):
        return False
    for first, stop in runs:
        texts = [view.blocks[i].text for i in range(first, stop)]
        tight = all(view.blocks[i].gap == 0 for i in range(first + 1, stop))
        apart = view.blocks[first].gap > 0 and len(set(texts)) == len(texts)
        if tight and apart and not _is_verse(texts) and not any(map(_is_list_item, texts)):
            found = True
            for index in range(first, stop):
                view.say(index, "related", "tight_list")
    return found


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
    captions = [a.label for a in view.alone[first : view.core.stop]].count("caption")
    if captions < _CREDITED_BLOCKS:
        return
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
        return plain and not reaches(text, _LEAST_SCORE)

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
        lengths = view.lengths[core.first : core.stop]
        if statistics.median(lengths or [0]) <= _STORY_CHARACTERS:
            return core.first + 1
    for index in range(core.first, core.stop):
        text = view.texts[index]
        if text[-1] == ":" and len(text) <= _HEADING_CHARACTERS and _tells_pictures(text):
            lengths = view.lengths[index + 1 : core.stop]
            if len(lengths) >= _RUN_BLOCKS and max(lengths) <= _CAPTION_CHARACTERS[1]:
                return index + 1
    return None


def _tells_pictures(text: str) -> bool:
    low = text.casefold()
    return _holds_any(low, picture.words().perhaps_stories) or _announces_pictures(text)


def _announces_pictures(text: str) -> bool:
    """Whether the headline can be of nothing but a photo story."""
    low = f" {text.casefold()} "
    for word in picture.words().perhaps_stories:
        low = low.replace(word, "")
    return _holds_any(low, picture.words().stories)


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
    if view.alone[index].label or view.verdicts[index] is not None:
        return False
    low, high = _RUN_CHARACTERS
    text = view.texts[index]
    if not low <= len(text) <= high or ends_sentence(text):
        return False
    plain = view.blocks[index].kind == "paragraph"
    return plain and not text[0].isdigit() and text[0] not in "-+•*"


def is_uncredited(view: View, index: int) -> bool:
    """Whether a line among paragraphs is a caption.

    It stands under a picture, or says who or what is seen where.
    """
    text = view.texts[index]
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
    return ". " not in text and reaches(text, 1)


def _frames_captions(view: View) -> bool:
    first, stop, _ = view.core
    kinds = [block.kind for block in view.blocks[first:stop]]
    return "caption" in view.zones[first:stop] or "caption" in kinds


def _says_who_where(text: str) -> bool:
    if not _CAPTION_CHARACTERS[0] <= len(text) <= _CAPTION_CHARACTERS[1]:
        return False
    if not text[0].isupper() or text.endswith((":", "?", ";", "!")):
        return False
    if text.endswith("."):
        if ". " in text or len(text) > _STOPPED_CHARACTERS or _tells(text):
            return False
        return reaches(text, _LEAST_SCORE if len(text) <= _BRIEF_CHARACTERS else _STOPPED_SCORE)
    return reaches(text, _LEAST_SCORE)


def _tells(text: str) -> bool:
    """Whether the line tells what happened, as paragraphs do, and does not show it."""
    low = text.casefold()
    return _holds_any(low, picture.words().telling)


def _holds_any(text: str, words: Iterable[str]) -> bool:
    """Whether any of the words stands in the text."""
    return any(map(text.__contains__, words))


def score(text: str) -> int:
    """Reasons for a caption less those for a sub-heading.

    >>> score("Người dân xã Hải Lý gặt lúa tại cánh đồng thôn 2")
    3
    >>> score("Vì sao giá lúa phải giảm?")
    -1
    """
    low = f" {text.casefold()}"
    return _shape(text, low) + _placed(low) - _against(low)


def reaches(text: str, least: int) -> bool:
    """Whether a text scores so much; most lines are told by their shape, before any word search."""
    low = f" {text.casefold()}"
    shape = _shape(text, low)
    if shape + 1 < least:
        return False
    return shape - 1 >= least or shape + _placed(low) - _against(low) >= least


def _shape(text: str, low: str) -> int:
    opening = _openings().get(low[:_HEAD], ())
    scene = _scenes().get(low[:_HEAD], ())
    return low.startswith(opening) + low.startswith(scene) + _has_name(text)


def _placed(low: str) -> bool:
    return _holds_any(low, picture.words().places)


def _against(low: str) -> bool:
    return _holds_any(low, picture.words().against)


@cache
def _openings() -> dict[str, tuple[str, ...]]:
    return _by_head(picture.words().openings)


@cache
def _scenes() -> dict[str, tuple[str, ...]]:
    return _by_head(picture.words().scenes)


def _by_head(openings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Openings between blanks, by their first characters."""
    out: dict[str, tuple[str, ...]] = {}
    for opening in openings:
        whole = f" {opening} "
        out[whole[:_HEAD]] = (*out.get(whole[:_HEAD], ()), whole)
    return out


def _has_name(text: str) -> bool:
    """Two syllables in a row with capitals, the first syllable of the line apart."""
    run = 0
    for word in text.split():
        run = run + 1 if word[0].isupper() else 0
        if run >= 2:
            return True
    return False
