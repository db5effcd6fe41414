"""Bare names: a short line that is a byline only by where it stands and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields.byline import byline_form, is_known_outlet, name_form
from extract.fields.caption import caption_form
from extract.labels.folding import fold
from extract.model import Verdict

if TYPE_CHECKING:
    from extract.labels.view import View

AUTHOR_CHARACTERS: Final = 160
"""What is longer in an element for the author is about him."""
NAME_CHARACTERS: Final = 60
_NEAR_BLOCKS: Final = 8
_ROLE_CHARACTERS: Final = 20
_SHUT: Final = ("”", "’", ")", ",", ";")
_ROLE: Final = Verdict("byline", "role_over_name")
_OUTLET: Final = Verdict("source", "outlet_under_person")
_ANYBODY: Final = "Văn An"
"""A role alone is no byline by itself; with a name behind it, it is."""
_OVER_SOURCE: Final = "over_source"
_STRONG: Final = frozenset({"names", "initials", "name_shape", _OVER_SOURCE})
"""Forms that need no second witness; any capitalised word is a pen name's shape, and pages are
full of menus."""


def names_someone(view: View, index: int) -> str | None:
    """Form of a block that is nothing but the names of people, as `name_form` grades it.

    `over_source`: any capitalised syllables right over the line that names the outlet, since
    people are called like places (Hà Giang).
    """
    text = view.texts[index]
    if len(text) > NAME_CHARACTERS or view.kind(index) == "table_row":
        return None
    form = name_form(text) or (_OVER_SOURCE if _stands_over_source(view, index) else None)
    if form is None or (not view.structured and _is_broken_off(view, index)):
        return None
    if form in _STRONG or not view.structured or _is_stated(view, text):
        return form
    under_title = 0 <= view.title < index <= view.title + 2
    return form if under_title and " " in text and not view.links[index] else None


def outlet_under_person(view: View, index: int) -> Verdict | None:
    """The outlet under `Theo` with a person, its link having become a line of its own."""
    before = view.verdicts[index - 1] if index else None
    if before is None or before.label != "source" or view.lengths[index] > NAME_CHARACTERS:
        return None
    person = view.alone[index - 1].rule == "byline:source_theo_person"
    if not person or view.texts[index - 1][-1] == ")":
        return None
    return _OUTLET if is_known_outlet(view.texts[index]) else None


def _is_broken_off(view: View, index: int) -> bool:
    """Whether the line stands in quotation marks that line breaks parted from it."""
    before = view.texts[index - 1] if index else ""
    after = view.texts[index + 1] if index + 1 < len(view.texts) else ""
    return before.endswith(("“", "‘", "(")) or after.startswith(_SHUT)


def label_role_lines(view: View) -> None:
    """Label roles that stand on lines of their own near the end, and the names under them.

    Inline elements that became line breaks leave `Bài:` over the name.
    """
    stop = min(len(view.blocks) - 1, view.core.stop + _NEAR_BLOCKS)
    for index in range(max(view.core.first, view.core.stop - _NEAR_BLOCKS), stop):
        if view.open(index) and view.open(index + 1) and _is_role(view, index):
            for line in (index, index + 1):
                if len(view.texts[line]) <= NAME_CHARACTERS:
                    view.say(line, _ROLE)


def _is_role(view: View, index: int) -> bool:
    text = view.texts[index]
    if view.lengths[index] > _ROLE_CHARACTERS or not text.endswith(":"):
        return False
    if byline_form(f"{text} {_ANYBODY}") == "role_label":
        return True
    before = view.verdicts[index - 1] if index else None
    return (
        before is not None
        and before.rule == _ROLE.rule
        and caption_form(f"{text} {_ANYBODY}") is not None
    )


def _stands_over_source(view: View, index: int) -> bool:
    if index + 1 >= len(view.blocks) or view.alone[index + 1].label != "source":
        return False
    syllables = view.texts[index].split()
    return 2 <= len(syllables) <= 4 and all(s.isalpha() and s[0].isupper() for s in syllables)


def _is_stated(view: View, text: str) -> bool:
    key = fold(text)
    return any(e.field == "author" and key in fold(e.value) for e in view.document.evidence)
