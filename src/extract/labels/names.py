"""Bare names: a short line that is a byline only by where it stands and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields.byline import name_form

if TYPE_CHECKING:
    from extract.labels.view import View

_NAME_CHARACTERS: Final = 60
_STRONG: Final = frozenset({"names", "initials", "name_shape"})
"""Forms that need no second witness; any capitalised word is a pen name's shape, and pages are
full of menus."""


def names_someone(view: View, index: int) -> str | None:
    """Form of a block that is nothing but the names of people, as `name_form` grades it.

    `over_source`: any capitalised syllables right over the line that names the outlet, since
    people are called like places (Hà Giang).
    """
    block = view.blocks[index]
    if len(block.text) > _NAME_CHARACTERS or block.kind == "table_row":
        return None
    form = name_form(block.text)
    if form is None:
        return "over_source" if _stands_over_source(view, index) else None
    if form in _STRONG or not view.structured or _is_stated(view, block.text):
        return form
    return None


def _stands_over_source(view: View, index: int) -> bool:
    if index + 1 >= len(view.blocks) or view.alone[index + 1].label != "source":
        return False
    syllables = view.blocks[index].text.split()
    return 2 <= len(syllables) <= 4 and all(s.isalpha() and s[0].isupper() for s in syllables)


def _is_stated(view: View, text: str) -> bool:
    key = text.casefold()
    return any(e.field == "author" and key in e.value.casefold() for e in view.document.evidence)
