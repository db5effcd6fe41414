"""Sentences that inline elements broke into lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.labels.alone import ends_sentence

if TYPE_CHECKING:
    from extract.labels.view import View

_GOING_ON: Final = ",.;)…"
_ADDRESSES: Final = ("http://", "https://", "www.")
_ATTRIBUTION_CHARACTERS: Final = 80
_PIECES: Final = 2
_PIECE_CHARACTERS: Final = 40
"""An inline element breaks a sentence into three lines: itself, and what stands around it."""


def goes_on(view: View, index: int) -> bool:
    """Whether a line is part of a sentence that was broken into lines.

    Attributions under a quotation go on too.
    """
    text = view.texts[index]
    if _continues(text):
        return True
    if not ends_sentence(text) and _continued(view, index):
        return True
    if index == 0 or len(text) > _ATTRIBUTION_CHARACTERS:
        return False
    return is_quotation(view.texts[index - 1])


def _continued(view: View, index: int) -> bool:
    """Whether the sentence goes on in the next line, or behind a short one (a name, a link)."""
    for following in range(index + 1, min(index + 1 + _PIECES, len(view.texts))):
        if view.gaps[following]:
            return False
        text = view.texts[following]
        if _continues(text):
            return True
        if len(text) > _PIECE_CHARACTERS or ends_sentence(text):
            return False
    return False


def _continues(text: str) -> bool:
    if 65 <= ord(text[0]) <= 90:  # most begin with a capital
        return False
    if text[0].islower():
        return not text.startswith(_ADDRESSES)
    return text[0] in _GOING_ON and any(map(str.isalpha, text))


def is_quotation(text: str) -> bool:
    """Whether the whole text stands in quotation marks."""
    if ord(text[0]) not in (34, 8220):  # " “
        return False
    return text[-1] in '”"'
