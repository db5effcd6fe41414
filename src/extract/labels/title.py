"""Which block is the headline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields.signs import ELEMENT
from extract.labels.alone import PIECE, PROSE, ends_sentence, is_path
from extract.labels.broken import goes_on
from extract.labels.core import COMPILED, Core
from extract.labels.folding import PART, SHARES, WHOLE, Titles, spell
from extract.labels.view import NOWHERE
from extract.model import Verdict

if TYPE_CHECKING:
    from extract.labels.view import View
    from extract.model import Document

_HEADLINE: Final = Verdict("title", "headline")
AGAIN: Final = Verdict("title", "headline_again")
_KICKER: Final = Verdict("kicker", "short_line_over_headline")
_LEAST_SCORE: Final = 20
_CHARACTERS: Final = (8, 250)
_HEADLINE_CHARACTERS: Final = (25, 200)
_KICKER_CHARACTERS: Final = 40
_BLANK: Final = 32
_NEAR_BLOCKS: Final = 20
"""Each block nearer to the running text than this counts."""
_REACH_BLOCKS: Final = 60
"""So far before the running text a headline is looked for; behind come menus."""
_INTO_BLOCKS: Final = 6
"""So far into the running text: a short teaser may stand over the headline."""
_PART_CHARACTERS: Final = 15
_SAME_PERCENT: Final = 60
"""A text with so many of the words of a stated title says the same."""
_STRANGE_PERCENT: Final = 25
"""A headline that shares fewer words with what the page states is a logo or a box's heading."""
_NO_TITLE: Final = frozenset(
    {"timestamp", "footer", "related", "comment", "tags", "boilerplate", "source", "category"}
)
_NOISY: Final = frozenset({"comment", "related", "tags", "boilerplate", "footer", "category"})
_PLAIN_SCORE: Final = 100
"""A line that is no heading, is not called a title and says nothing stated has no more."""


def find_title(view: View) -> None:
    """Set `view.title` and label the headline and its copies."""
    stated = stated_titles(view.document)
    core = view.core
    stop = min(core.first + _INTO_BLOCKS, core.stop) if core.stop else len(view.blocks)
    index = _best(view, range(max(0, core.first - _REACH_BLOCKS), stop), stated)
    if index != NOWHERE and stated and _is_strange(view.texts[index], stated):
        index = NOWHERE
    view.title = index
    if index >= core.first:
        view.core = Core(_text_below(view, index), core.stop, core.weight)
    if index != NOWHERE:
        view.say(index, _HEADLINE)
        _copies(view, index, stop)
        _kicker(view, index)


def _best(view: View, places: range, stated: Titles | None) -> int:
    """The block with the highest score; the plain ones are scored where no other has enough."""
    plain: list[int] = []
    best, index = _LEAST_SCORE - 1, NOWHERE
    for i in places:
        if view.verdicts[i] is not None or not _may_be_title(view, i):
            continue
        agreement = _agreement(view, i, stated) if stated else 0
        if not agreement and _is_plain(view, i):
            plain.append(i)
            continue
        score = _score(view, i, agreement, best)
        if score > best:
            best, index = score, i
    for i in reversed(plain if best <= _PLAIN_SCORE else []):
        if not _may_reach(view, i, best):
            continue
        score = _score(view, i, 0, best - 1)
        if score > best or (score == best and i < index):
            best, index = score, i
    return NOWHERE if view.core.stop == 0 and best < 2 * _LEAST_SCORE else index


def _may_be_title(view: View, index: int) -> bool:
    return _CHARACTERS[0] <= view.lengths[index] <= _CHARACTERS[1] and not view.alone[index].barrier


def _is_plain(view: View, index: int) -> bool:
    if view.zones[index] == "title" or view.blocks[index].tag == "h1":
        return False
    if not view.signs[index] & ELEMENT:
        return True
    return view.kind(index) != "heading" and "title" not in view.hints(index)


def _may_reach(view: View, index: int, score: int) -> bool:
    """Whether a plain block may score so much: most are too short, or too far from the text."""
    distance = view.core.first - index
    most = max(0, _NEAR_BLOCKS - distance) if distance >= 0 else 0
    if view.lengths[index] >= _HEADLINE_CHARACTERS[0]:
        most += 10 + _ECHO
    if index <= 1:
        most += 20
    return most >= score or (most + 20 >= score and _is_beside_stamp(view, index))


def _text_below(view: View, title: int) -> int:
    """First block of running text under a headline that the core held."""
    for index in range(title + 1, view.core.stop):
        text = view.texts[index]
        if view.alone[index] is PROSE or (len(text) > _KICKER_CHARACTERS and ends_sentence(text)):
            return index
    return min(title + 1, view.core.stop)


def _kicker(view: View, title: int) -> None:
    """A short line at the top of a dump, right over the headline, is the kicker."""
    if title == 1 and view.open(0) and _is_kicker(view):
        view.say(0, _KICKER)


def _is_kicker(view: View) -> bool:
    text = view.texts[0]
    if view.structured or view.alone[0].label or is_path(text) or ends_sentence(text):
        return False
    return len(text) <= _KICKER_CHARACTERS and view.gaps[1] == 0


def stated_titles(document: Document) -> Titles | None:
    """The stated headlines; `None` where the document states none."""
    values = []
    for field, value, _ in document.evidence:
        if field == "title" and value:
            values.append(value)
    return Titles(values) if values else None


def fold_title(text: str) -> str:
    """A headline to compare: one shape of quotation marks and dashes, case folded.

    Each letter by itself: blocks and evidence are in NFC, with single blanks.
    """
    return spell(text)


def _score(view: View, index: int, agreement: int, best: int) -> int:
    """Score of a block; what it repeats is counted only where that can make it the best."""
    if not agreement and _says_other(view, index):
        return 0
    score = agreement + _reasons(view, index)
    if not score or score + _ECHO <= best:
        return score
    score += _echo(view, index)
    return 0 if score > best and not agreement and _is_part(view, index) else score


def _says_other(view: View, index: int) -> bool:
    """Whether a line is told to be no headline."""
    alone = view.alone[index]
    return alone.label in _NO_TITLE or (alone is PROSE and not _opens_over_stamp(view, index))


def _is_part(view: View, index: int) -> bool:
    """Whether a line is a path of sections or, in a dump, a piece of a sentence."""
    if is_path(view.texts[index]):
        return True
    return index > 0 and not view.structured and _is_broken(view, index)


def _is_broken(view: View, index: int) -> bool:
    """Whether a line of a dump is a piece of a sentence; names may open in small letters (iOS)."""
    text = view.texts[index]
    if text[0].islower() and not text[1].isupper():
        return True
    return goes_on(view, index) and not text[0].islower()


def _agreement(view: View, index: int, stated: Titles) -> int:
    """Score for saying what the document states; nearly all blocks share no word with it."""
    text = view.texts[index]
    if view.zones[index] in _NOISY and view.kind(index) != "heading":
        return 0
    said = stated.agree(text, _SAME_PERCENT)
    if said & WHOLE:
        return 60
    if said & PART and view.lengths[index] >= _PART_CHARACTERS:
        return 40
    return 20 if said & SHARES else 0


def _is_strange(text: str, stated: Titles) -> bool:
    """Whether a text shares hardly any words with what is stated."""
    return not stated.agree(text, _STRANGE_PERCENT) & (WHOLE | SHARES)


def _reasons(view: View, index: int) -> int:
    """Score for the block's element, its place, its length and its shape."""
    text, length, tag = view.texts[index], view.lengths[index], view.blocks[index].tag
    score = 35 if tag == "h1" else 12 if view.kind(index) == "heading" else 0
    if "title" in view.hints(index) or view.zones[index] == "title":
        score += 20
    distance = view.core.first - index
    if distance < _NEAR_BLOCKS:
        score += _NEAR_BLOCKS - distance if distance >= 0 else -10
    if _has_few_words(text, length):
        score -= 15 if tag == "line" else 0
    elif _HEADLINE_CHARACTERS[0] <= length <= _HEADLINE_CHARACTERS[1]:
        score += 10
    if index == 0 and (view.core.first <= _INTO_BLOCKS or _stands_apart(view)):
        score += 15
    elif index == 1 and _is_kicker(view):
        score += 20
    if _is_beside_stamp(view, index):
        score += 20
    if ends_sentence(text) and not text.endswith(_HEADLINE_STOPS):
        score -= 30
    return score - 15 if view.links[index] * 2 > length else score


def _has_few_words(text: str, length: int) -> bool:
    """Whether there are less than three blanks; most lines have them soon."""
    blanks = 0
    for index in range(length):
        if ord(text[index]) == _BLANK:
            blanks += 1
            if blanks == 3:
                return False
    return True


def _stands_apart(view: View) -> bool:
    """Whether a blank line parts the first line of a dump from lines that stand together."""
    gaps = view.gaps[1:4]
    return not view.structured and len(gaps) == 3 and gaps[0] > 0 and gaps[1:] == [0, 0]


_HEADLINE_STOPS: Final = ("?", "!", "”", '"', "…", "...")
"""Stops that headlines have too."""


def _is_beside_stamp(view: View, index: int) -> bool:
    """Whether a stamp stands right before the block or at most two behind it."""
    return _is_stamp(view, index - 1) or _is_stamp(view, index + 1) or _is_stamp(view, index + 2)


def _is_stamp(view: View, index: int) -> bool:
    if not 0 <= index < len(view.alone):
        return False
    seen = view.alone[index]
    return bool(seen.stance & PIECE) and seen.label == "timestamp"


def _opens_over_stamp(view: View, index: int) -> bool:
    """Whether a long line opens the document right over a stamp, without a stop at its end."""
    if index or len(view.alone) < 2 or view.alone[1].label != "timestamp":
        return False
    return not ends_sentence(view.texts[0])


_ECHO: Final = 30
_ECHO_CHARACTERS: Final = 15
"""No counter is longer."""


def _echo(view: View, index: int) -> int:
    """Score for standing again: as an alt text with a counter, or twice over the article.

    Right beside itself it may as well be another article's alt text and link.
    """
    if view.lengths[index] < _HEADLINE_CHARACTERS[0]:
        return 0
    out = 0
    for i in echoes(view.texts, index, view.core.stop + 1, _ECHO_CHARACTERS):
        out = max(out, _ECHO if abs(i - index) > 1 else 10)
    return out


def echoes_in_python(texts: list[str], said: int, stop: int, more: int) -> list[int]:
    """Of the first blocks the others that begin with a block's text, with little behind it."""
    text, longest = texts[said], len(texts[said]) + more
    found = enumerate(texts[:stop])
    return [i for i, t in found if len(t) <= longest and i != said and t.startswith(text)]


echoes: Final = COMPILED.echoes if COMPILED else echoes_in_python


def _copies(view: View, title: int, stop: int) -> None:
    """A second copy of the headline over the article is a headline too."""
    text, length = view.texts[title], view.lengths[title]
    for i in range(max(0, view.core.first - _REACH_BLOCKS), stop):
        if view.lengths[i] == length and i != title and _are_same(view.texts[i], text):
            view.say(i, AGAIN)


def _are_same(text: str, other: str) -> bool:
    return text == other or fold_title(text) == fold_title(other)
