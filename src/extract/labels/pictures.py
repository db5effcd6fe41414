"""Captions that carry no credit: told by doubling, by runs and by what they open with."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from extract.fields._folding import count_digits
from extract.fields.alt import alt_noise
from extract.labels.alone import (
    PROSE,
    ends_sentence,
    is_one_sentence,
    opens_with_dateline,
)
from extract.labels.core import Core
from extract.labels.shows import reaches, score, tells
from extract.labels.stories import label_photo_story
from extract.labels.view import NOWHERE
from extract.model import Verdict

if TYPE_CHECKING:
    from extract.labels.view import View
    from extract.model import Document

_ALT_TEXT: Final = Verdict("boilerplate", "title_and_counter")
_HEADLINES: Final = Verdict("related", "headlines_in_a_row")
_VERSE: Final = Verdict("body", "verse")
_CAPTIONS: Final = Verdict("caption", "captions_in_a_row")
_TIGHT: Final = Verdict("related", "tight_list")
_CELL: Final = Verdict("body", "cell")
_AMONG: Final = Verdict("caption", "among_captions")
_DOUBLED_CHARACTERS: Final = (15, 300)
_CAPTION_CHARACTERS: Final = (12, 220)
_LEAST_SCORE: Final = 2
_STOP: Final = 46
_ZERO: Final = 48
_NINE: Final = 57
_COLON: Final = 58
_SEMICOLON: Final = 59
_QUESTION: Final = 63
_CALL: Final = 33
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
    places = [image.container for image in images]
    several = set(places)
    if len(several) == len(places):
        return frozenset(out)
    for place in several:
        container = document.containers[place]
        blocks = container.stop - container.first
        if place and 1 < blocks <= places.count(place) / _PICTURE_SHARE:
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
    letter = _letter(title)
    low, high = len(title) - _COUNTER_CHARACTERS, len(title) + _COUNTER_CHARACTERS
    longest = max(high, _FILE_CHARACTERS)
    for index in range(view.title + 1, view.core.stop):
        length = view.lengths[index]
        if length > longest:
            continue
        text = view.texts[index]
        counts = low <= length <= high and _may_count(text, letter)
        if (counts or _may_be_file(text)) and view.open(index) and alt_noise(text, title):
            view.say(index, _ALT_TEXT)


def _may_be_file(text: str) -> bool:
    """Whether a text ends as the names of files do."""
    last = len(text) - 1
    for index in range(max(0, last - 4), last - 1):  # noqa: SIM110 - `any` takes thrice the time
        if ord(text[index]) == _STOP:
            return True
    return False


def _may_count(text: str, title: str) -> bool:
    """Whether a text may be a title that begins with the letter, and a counter."""
    end = ord(text[len(text) - 1])
    if end != _STOP and not _ZERO <= end <= _NINE:
        return False
    if end == _STOP and text[-2:-1].isalpha():
        return False
    letter = _letter(text)
    return not letter or not title or letter == title


def _letter(text: str) -> str:
    """The text's first letter in lower case without its diacritics; empty where it has none."""
    letter = text[0].lower()
    if not letter.isascii():
        letter = unicodedata.normalize("NFD", letter.replace("đ", "d"))[0]
    return letter if letter.isalnum() else ""


def label_galleries(view: View) -> None:
    """Runs of short lines inside the core: a gallery's captions, or other articles' headlines.

    Sub-headings are followed by paragraphs, so short lines in a row are none. In a photo story
    (its headline or a sub-heading says so and its text is short) captions end sentences too.
    """
    if view.structured:
        return
    _cells(view)
    label_photo_story(view)
    _mixed_runs(view)
    runs = _runs(view)
    if runs and _tight_lists(view, runs):
        runs = _runs(view)
    for first, stop in runs:
        said = _run_label(view, first, stop)
        if said:
            for index in range(first, stop):
                view.say(index, said)


def _run_label(view: View, first: int, stop: int) -> Verdict | None:
    """What a run of unpunctuated lines is; `None` leaves its lines to their own looks."""
    texts, last = view.texts[first:stop], stop == view.core.stop
    total = sum([score(text) for text in texts])
    if total < _HEADLINE_SCORE * len(texts):
        if last:
            return _HEADLINES
        return _VERSE if _is_verse(texts) else None
    if len(texts) == 2 and total < _PAIR_SCORE:
        return None
    if last and len(texts) < _RUN_BLOCKS:
        return None
    return _CAPTIONS


def _tight_lists(view: View, runs: list[tuple[int, int]]) -> bool:
    """Headlines of other articles: a list without blank lines where paragraphs have them.

    Whether there was such a list.
    """
    found = False
    gaps = view.gaps[view.core.first + 1 : view.core.stop]
    if len(gaps) - gaps.count(0) < _SPACED_SHARE * len(gaps):
        return False
    for first, stop in runs:
        texts = view.texts[first:stop]
        tight = all(view.gaps[i] == 0 for i in range(first + 1, stop))
        apart = view.gaps[first] > 0 and len(set(texts)) == len(texts)
        if tight and apart and not _is_verse(texts) and not any(map(_is_list_item, texts)):
            found = True
            for index in range(first, stop):
                view.say(index, _TIGHT)
    return found


def _is_list_item(text: str) -> bool:
    return not text[0].isalpha() and text[0] not in "“\"'"


def _cells(view: View) -> None:
    """A table that was flattened to a cell a line, behind a line that announces it.

    The core ends before it, since cells weigh like a menu.
    """
    start = view.core.stop
    if start == 0 or ord(view.texts[start - 1][view.lengths[start - 1] - 1]) != _COLON:
        return
    stop = start
    while stop < len(view.blocks) and _is_cell(view, stop):
        stop += 1
    if stop - start < _TABLE_CELLS:
        return
    counted = sum([count_digits(view.texts[i]) > 0 for i in range(start, stop)])
    if counted < _COUNTED_SHARE * (stop - start):
        return
    for index in range(start, stop):
        view.say(index, _CELL)
    view.core = Core(view.core.first, stop, view.core.weight)


def _is_cell(view: View, index: int) -> bool:
    alone = view.alone[index]
    if not view.open(index) or alone.barrier or alone.label not in ("", "timestamp", "boilerplate"):
        return False
    return len(view.texts[index]) <= _CELL_CHARACTERS


def _mixed_runs(view: View) -> None:
    """Lines of one short sentence in a row, some of them with a credit: all are captions."""
    first = view.core.first + 1
    if _captions(view, first, view.core.stop) < _CREDITED_BLOCKS:
        return
    for index in range(first, view.core.stop + 1):
        if index < view.core.stop and _is_short_sentence(view, index):
            continue
        if index - first >= _MIXED_BLOCKS:
            _label_mixed(view, *_without_headings(view, first, index))
        first = index + 1


def _label_mixed(view: View, first: int, stop: int) -> None:
    least = max(_CREDITED_BLOCKS, _CREDITED_SHARE * (stop - first))
    if stop - first >= _MIXED_BLOCKS and _captions(view, first, stop) >= least:
        for index in range(first, stop):
            if view.open(index):
                view.say(index, _AMONG)


def _captions(view: View, first: int, stop: int) -> int:
    """How many blocks the first pass takes for captions."""
    out = 0
    for index in range(first, stop):
        if view.alone[index].label == "caption":
            out += 1
    return out


def _without_headings(view: View, first: int, stop: int) -> tuple[int, int]:
    """The run without sub-headings at its ends."""
    while first < stop and _heads(view, stop - 1):
        stop -= 1
    while first < stop and _heads(view, first):
        first += 1
    return first, stop


def _heads(view: View, index: int) -> bool:
    text = view.texts[index]
    plain = view.alone[index].label != "caption" and not ends_sentence(text)
    return plain and not reaches(text, _LEAST_SCORE)


def _is_short_sentence(view: View, index: int) -> bool:
    alone = view.alone[index]
    if alone.label == "caption":
        return True
    if view.lengths[index] > _STOPPED_CHARACTERS or alone.label not in ("", "body"):
        return False
    text = view.texts[index]
    plain = view.open(index) and text[-1] != ":" and is_one_sentence(text)
    return plain and not opens_with_dateline(text)


def _is_verse(texts: list[str]) -> bool:
    """Lines of a poem: short and much of a length."""
    lengths = [len(text) for text in texts]
    return len(texts) >= _VERSE_LINES and max(lengths) <= min(
        _VERSE_CHARACTERS, _VERSE_RATIO * min(lengths)
    )


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
    if not low <= view.lengths[index] <= high:
        return False
    text = view.texts[index]
    if ends_sentence(text):
        return False
    plain = view.kind(index) == "paragraph"
    return plain and not text[0].isdigit() and text[0] not in "-+•*"


def is_uncredited(view: View, index: int) -> bool:
    """Whether a line among paragraphs is a caption.

    It stands under a picture, or says who or what is seen where.
    """
    text = view.texts[index]
    if view.structured:
        return _is_under_picture(view, index)
    return view.alone[index] is not PROSE and _says_who_where(text)


def _is_under_picture(view: View, index: int) -> bool:
    """Whether a block right behind a picture is its caption and no paragraph.

    Where the page frames its captions, an unpunctuated line there is a sub-heading. A sentence in
    an element for paragraphs needs one reason more.
    """
    text = view.texts[index]
    if len(text) > _CAPTION_CHARACTERS[1] or text.endswith((":", "?")):
        return False
    tag = view.blocks[index].tag
    if tag == "li" or text[0] in "-+•*":
        return False
    if not ends_sentence(text):
        return not _frames_captions(view)
    return is_one_sentence(text) and reaches(text, 2 if tag == "p" else 1)


def _frames_captions(view: View) -> bool:
    first, stop = view.core.first, view.core.stop
    if "caption" in view.zones[first:stop]:
        return True
    return any(view.kind(index) == "caption" for index in range(first, stop))


def _says_who_where(text: str) -> bool:
    if not _CAPTION_CHARACTERS[0] <= len(text) <= _CAPTION_CHARACTERS[1]:
        return False
    end = ord(text[len(text) - 1])
    if end in (_COLON, _QUESTION, _SEMICOLON, _CALL) or not text[0].isupper():
        return False
    if end == _STOP:
        if len(text) > _STOPPED_CHARACTERS or not is_one_sentence(text) or tells(text):
            return False
        return reaches(text, _LEAST_SCORE if len(text) <= _BRIEF_CHARACTERS else _STOPPED_SCORE)
    return reaches(text, _LEAST_SCORE)
