"""Which block is the headline."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.labels.alone import PROSE, ends_sentence, is_path
from extract.labels.view import NOWHERE, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.model import Document

_LEAST_SCORE: Final = 20
_CHARACTERS: Final = (8, 250)
_HEADLINE_CHARACTERS: Final = (25, 200)
_OPENING: Final = _HEADLINE_CHARACTERS[0]
_KICKER_CHARACTERS: Final = 40
_REACH_BLOCKS: Final = 60
"""So far before the running text a headline is looked for; behind come menus."""
_INTO_BLOCKS: Final = 6
"""So far into the running text: a short teaser may stand over the headline."""
_PART_CHARACTERS: Final = 15
_SAME_SHARE: Final = 0.6
_STRANGE_SHARE: Final = 0.25
"""A headline that shares fewer words with what the page states is a logo or a box's heading."""
_NO_TITLE: Final = frozenset(
    {"timestamp", "footer", "related", "comment", "tags", "boilerplate", "source", "category"}
)
_NOISY: Final = frozenset({"comment", "related", "tags", "boilerplate", "footer", "category"})
_QUOTES: Final = str.maketrans("“”‘’–—", "\"\"''--")


def find_title(view: View) -> None:
    """Set `view.title` and label the headline and its copies."""
    stated = stated_titles(view.document)
    core = view.core
    stop = min(core.first + _INTO_BLOCKS, core.stop) if core.stop else len(view.blocks)
    openings = Counter([b.text[:_OPENING] for b in view.blocks[: max(core.stop, stop) + 1]])
    best, index = _LEAST_SCORE - 1, NOWHERE
    for i in range(max(0, core.first - _REACH_BLOCKS), stop):
        score = _score(view, i, stated) if view.open(i) else 0
        if score and openings[view.blocks[i].text[:_OPENING]] > 1:
            score += _echo(view, i)
        if score > best:
            best, index = score, i
    if core.stop == 0 and best < 2 * _LEAST_SCORE:
        index = NOWHERE
    if index != NOWHERE and stated:
        key = fold_title(view.blocks[index].text)
        index = index if _overlap(key, stated) >= _STRANGE_SHARE else NOWHERE
    view.title = index
    if index >= core.first:
        view.core = core._replace(first=_text_below(view, index))
    if index != NOWHERE:
        view.say(index, "title", "headline")
        _copies(view, index, stop)
        _kicker(view, index)


def _text_below(view: View, title: int) -> int:
    """First block of running text under a headline that the core held."""
    for index in range(title + 1, view.core.stop):
        text = view.blocks[index].text
        if view.alone[index] is PROSE or (len(text) > _KICKER_CHARACTERS and ends_sentence(text)):
            return index
    return min(title + 1, view.core.stop)


def _kicker(view: View, title: int) -> None:
    """A short line at the top of a dump, right over the headline, is the kicker."""
    if title == 1 and view.open(0) and _is_kicker(view):
        view.say(0, "kicker", "short_line_over_headline")


def _is_kicker(view: View) -> bool:
    text = view.blocks[0].text
    if view.structured or view.alone[0].label or is_path(text) or ends_sentence(text):
        return False
    return len(text) <= _KICKER_CHARACTERS and view.blocks[1].gap == 0


class Stated(NamedTuple):
    """What the document says about its own headline."""

    keys: tuple[str, ...]
    """Folded, each once."""
    words: tuple[frozenset[str], ...]
    """The words of each key."""
    any_words: frozenset[str]
    """The words of all of them."""


def stated_titles(document: Document) -> Stated | None:
    """The stated headlines; `None` where the document states none."""
    values = (fold_title(e.value) for e in document.evidence if e.field == "title" and e.value)
    keys = tuple(dict.fromkeys(values))
    words = tuple(frozenset(key.split()) for key in keys)
    return Stated(keys, words, frozenset().union(*words)) if keys else None


def fold_title(text: str) -> str:
    """A headline to compare: one shape of quotation marks and dashes, case and blanks folded."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_QUOTES).casefold().split())


def _score(view: View, index: int, stated: Stated | None) -> int:
    block, alone = view.blocks[index], view.alone[index]
    length = len(block.text)
    if not _CHARACTERS[0] <= length <= _CHARACTERS[1] or alone.barrier:
        return 0
    noisy = view.zones[index] in _NOISY and block.kind != "heading"
    agreement = _agreement(block.text, stated) if stated and not noisy else 0
    if not agreement and (alone.label in _NO_TITLE or alone is PROSE or is_path(block.text)):
        return 0
    return agreement + sum(_reasons(view, index, length))


def _agreement(text: str, stated: Stated) -> int:
    """Score for saying what the document states; nearly all blocks share no word with it."""
    words = text.casefold().split()
    if stated.any_words.isdisjoint(words):
        return 0
    key = fold_title(text)
    if key in stated.keys:
        return 60
    if len(key) >= _PART_CHARACTERS and any(key in value for value in stated.keys):
        return 40
    return 20 if _overlap(key, stated) >= _SAME_SHARE else 0


def _overlap(key: str, stated: Stated) -> float:
    """Share of the words of a stated title that the text has, for the best of them."""
    words = frozenset(key.split())
    return max(len(words & said) / (len(said) or 1) for said in stated.words)


def _reasons(view: View, index: int, length: int) -> Iterator[int]:
    block, core = view.blocks[index], view.core
    if block.tag == "h1":
        yield 35
    elif block.kind == "heading":
        yield 12
    if "title" in block.hints or view.zones[index] == "title":
        yield 20
    distance = core.first - index
    yield 20 - min(distance, 20) if distance >= 0 else -10
    if _HEADLINE_CHARACTERS[0] <= length <= _HEADLINE_CHARACTERS[1] and block.text.count(" ") >= 3:
        yield 10
    elif block.text.count(" ") < 3 and block.tag == "line":
        yield -15
    if index == 0 and core.first <= _INTO_BLOCKS:
        yield 15
    elif index == 1 and _is_kicker(view):
        yield 20
    if any(_is_stamp(view, i) for i in (index - 1, index + 1, index + 2)):
        yield 20
    if ends_sentence(block.text) and not block.text.endswith(("?", "!", "”", '"', "…", "...")):
        yield -30
    if block.link_chars * 2 > length:
        yield -15


def _echo(view: View, index: int) -> int:
    """Score for standing again: as an alt text with a counter, or twice over the article.

    Right beside itself it may as well be another article's alt text and link.
    """
    text = view.blocks[index].text
    if len(text) < _HEADLINE_CHARACTERS[0]:
        return 0
    stop = min(len(view.blocks), view.core.stop + 1)
    copies = [
        abs(i - index)
        for i, block in enumerate(view.blocks[:stop])
        if i != index and block.text.startswith(text) and len(block.text) - len(text) <= 15
    ]
    return (30 if max(copies) > 1 else 10) if copies else 0


def _is_stamp(view: View, index: int) -> bool:
    return 0 <= index < len(view.blocks) and view.alone[index].label == "timestamp"


def _copies(view: View, title: int, stop: int) -> None:
    """A second copy of the headline over the article is a headline too."""
    key, length = fold_title(view.blocks[title].text), len(view.blocks[title].text)
    for i in range(max(0, view.core.first - _REACH_BLOCKS), stop):
        text = view.blocks[i].text
        if len(text) == length and i != title and fold_title(text) == key:
            view.say(i, "title", "headline_again")
