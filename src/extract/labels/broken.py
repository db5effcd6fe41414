"""Sentences that inline elements broke into lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.labels.alone import ends_sentence

if TYPE_CHECKING:
    from extract.labels.view import View

_GOING_ON: Final = ",.;)…"
_ADDRESSES: Final = ("http://", "https://", "www.")
_ATTRIBUTION_CHARACTERS: Final = 80


def goes_on(view: View, index: int) -> bool:
    """Whether a line is part of a sentence that was broken into lines.

    Attributions under a quotation go on too.
    """
    text = view.blocks[index].text
    if _continues(text):
        return True
    if index + 1 < len(view.blocks) and not ends_sentence(text):
        following = view.blocks[index + 1]
        if following.gap == 0 and _continues(following.text):
            return True
    if index == 0 or len(text) > _ATTRIBUTION_CHARACTERS:
        return False
    return is_quotation(view.blocks[index - 1].text)


def _continues(text: str) -> bool:
    if text[0].islower():
        return not text.startswith(_ADDRESSES)
    return text[0] in _GOING_ON and any(map(str.isalpha, text))


def is_quotation(text: str) -> bool:
    """Whether the whole text stands in quotation marks."""
    return text[0] in '“"' and text[-1] in '”"'
