"""Captions that say again what the text says: reporters hardly repeat themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.labels.alone import is_one_sentence
from extract.labels.folding import repeated
from extract.labels.shows import opens_with_seen, reaches, tells_past

if TYPE_CHECKING:
    from extract.labels.view import View

_SENTENCE_CHARACTERS: Final = (60, 220)
_SAME_SHARE: Final = 0.9
_REPEATED_SHARE: Final = 0.5
_LEAST_SCORE: Final = 2
_STOP: Final = ord(".")


def repeats_text(view: View, index: int) -> bool:
    """Whether a block is one sentence that opens with who is seen and repeats longer paragraphs.

    Nearly all of its runs of three words stand in them, or half of those of a line that shows
    something.
    """
    text, length = view.texts[index], view.lengths[index]
    if not _SENTENCE_CHARACTERS[0] <= length <= _SENTENCE_CHARACTERS[1]:
        return False
    if ord(text[length - 1]) != _STOP or not is_one_sentence(text) or not opens_with_seen(text):
        return False
    share = _repeated_share(view, index)
    if _REPEATED_SHARE <= share < _SAME_SHARE:
        return reaches(text, _LEAST_SCORE) and not tells_past(text)
    return share >= _SAME_SHARE


def _repeated_share(view: View, index: int) -> float:
    """How many of a line's runs of three words stand in longer blocks."""
    line = view.texts[index][:-1]
    runs = line.count(" ") - 1
    return repeated(line, view.texts, view.lengths[index]) / runs if runs > 0 else 0.0
