"""Captions that say again what the text says: reporters hardly repeat themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.labels.folding import fold
from extract.labels.shows import opens_with_seen, reaches, tells_past

if TYPE_CHECKING:
    from extract.labels.view import View

_SENTENCE_CHARACTERS: Final = (60, 220)
_SAME_SHARE: Final = 0.9
_REPEATED_SHARE: Final = 0.5
_LEAST_SCORE: Final = 2


def repeats_text(view: View, index: int) -> bool:
    """Whether a block is one sentence that opens with who is seen and repeats longer paragraphs.

    Nearly all of its runs of three words stand in them, or half of those of a line that shows
    something.
    """
    text, length = view.texts[index], view.lengths[index]
    if not _SENTENCE_CHARACTERS[0] <= length <= _SENTENCE_CHARACTERS[1] or text[-1] != ".":
        return False
    if ". " in text or not opens_with_seen(text):
        return False
    shows = reaches(text, _LEAST_SCORE) and not tells_past(text)
    return _repeats(view, index, _REPEATED_SHARE if shows else _SAME_SHARE)


def _repeats(view: View, index: int, share: float) -> bool:
    """Whether so many of a line's runs of three words stand in longer blocks."""
    words = _plain(view.texts[index][:-1]).split(" ")
    runs = len(words) - 2
    longer = _longer_text(view, view.lengths[index])
    found = runs
    for start in range(runs):
        if " ".join(words[start : start + 3]) not in longer:
            found -= 1
            if found / runs < share:  # most lines are told by their first words
                return False
    return runs > 0


def _longer_text(view: View, length: int) -> str:
    """The text of all longer blocks, a line each; a lead may stand at the end."""
    if not view.plain:
        view.plain = _plain("\n".join(view.texts)).split("\n")
    texts = zip(view.plain, view.lengths, strict=True)
    return "\n".join([text for text, chars in texts if chars > length])


def _plain(text: str) -> str:
    return fold(text).replace(",", "")
