"""The lead, only where the document sets it apart."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from extract.labels.alone import opens_with_dateline
from extract.labels.folding import fold
from extract.labels.title import fold_title
from extract.lexicon import furniture
from extract.model import Verdict

if TYPE_CHECKING:
    from extract.labels.view import View

_LEAD_CHARACTERS: Final = 60
_MOVED_GAP_LINES: Final = 2
"""The crawler that moves leads to the end leaves three blank lines before them."""
_LONG_HEADING_CHARACTERS: Final = 100
_COPY_BLOCKS: Final = 8
_NOTE_CHARACTERS: Final = 60
"""No opening of an editor's note is longer."""
_FOLDED_CHARACTERS: Final = 4
"""Folding makes a text longer by a letter here and there ("ß"), never shorter."""
_MOVED_BLOCKS: Final = 3
_HEAD_BLOCKS: Final = 3
_NONE: Final = Verdict("boilerplate", "")
_MOVED: Final = Verdict("lead", "moved_to_end")
_AGAIN: Final = Verdict("lead", "lead_again")
_DASHES: Final = ("- ", "– ")
"""What is left of a dateline whose outlet is a picture."""
_HEADER: Final = frozenset({"title", "timestamp", "byline", "category", "boilerplate"})
_DIVIDERS: Final = frozenset({"caption", "heading", "boilerplate"})


def moved_lead(view: View) -> int:
    """Index of a lead that a crawler moved to the end of the dump, set apart by blank lines.

    The number of blocks where there is none.
    """
    gaps, count = view.gaps, len(view.gaps)
    last = count - 1
    if last < _MOVED_BLOCKS or gaps[last] <= _MOVED_GAP_LINES:
        return count
    if view.alone[last].label not in ("", "body") or view.lengths[last] < _LEAD_CHARACTERS:
        return count
    return last if max(gaps[1:last]) < gaps[last] else count


def label_moved_lead(view: View) -> None:
    """Label the lead that stands at the end."""
    index = moved_lead(view)
    if index < len(view.blocks):
        view.say(index, _MOVED)


def label_lead(view: View) -> None:
    """Label a lead at the head of the running text by its class, its copy or its opening."""
    for index, verdict in enumerate(view.verdicts):
        if verdict is not None and verdict.label == "lead":
            _copies(view, index)
            return
    stated = []
    for field, value, _ in view.document.evidence:
        if field == "lead" and len(value) >= _LEAD_CHARACTERS:
            stated.append(value)
    for index in range(max(view.title, 0), min(view.core.first + _HEAD_BLOCKS, view.core.stop)):
        verdict = view.verdicts[index]
        if verdict is None or verdict.label not in ("body", "heading"):
            continue
        rule = _lead_rule(view, index, stated)
        if rule:
            view.say(index, Verdict("lead", rule))
            _copies(view, index)
            return


def _copies(view: View, lead: int) -> None:
    """A second copy of the lead near the head is lead too."""
    text = view.texts[lead]
    for index in range(lead + 1, min(lead + _COPY_BLOCKS, view.core.stop)):
        if view.texts[index] == text:
            view.say(index, _AGAIN)


def _lead_rule(view: View, index: int, stated: list[str]) -> str | None:
    """The rule by which a block is the lead; order is precedence."""
    if view.zones[index] == "lead" or "lead" in view.hints(index):
        return "lead_class"
    if view.lengths[index] >= _LONG_HEADING_CHARACTERS and view.kind(index) == "heading":
        return "long_heading"
    if stated and _is_description(view, index, stated):
        return "description_shown"
    if _is_editors_note(view.texts[index]):
        return "editor_note"
    return "dateline_set_apart" if _is_dateline(view, index) else None


def _is_description(view: View, index: int, stated: list[str]) -> bool:
    length = view.lengths[index]
    if length < _LEAD_CHARACTERS:
        return False
    text = view.texts[index]
    for value in stated:
        if fold_title(value[:1])[:1] == fold_title(text[:1])[:1]:
            key = fold_title(value)
            if 0 <= len(key) - length <= _FOLDED_CHARACTERS and fold_title(text) == key:
                return True
    return False


def _is_editors_note(text: str) -> bool:
    if fold(text[0])[0] not in _note_letters():
        return False
    return fold(text[:_NOTE_CHARACTERS]).startswith(furniture.words().editor_notes)


@cache
def _note_letters() -> frozenset[str]:
    return frozenset(note[0] for note in furniture.words().editor_notes)


def _is_dateline(view: View, index: int) -> bool:
    if view.lengths[index] < _LEAD_CHARACTERS or not _set_apart(view, index):
        return False
    return view.texts[index].startswith(_DASHES) or opens_with_dateline(view.texts[index])


def _set_apart(view: View, index: int) -> bool:
    """Right under headline or stamp, with a caption or sub-heading before the body.

    Or, on a page, with links to other articles, which stand under the lead in older layouts.
    """
    if index + 1 >= view.core.stop:
        return False
    under = index == 0 or (view.verdicts[index - 1] or _NONE).label in _HEADER
    following = (view.verdicts[index + 1] or _NONE).label
    return under and (following in _DIVIDERS or (view.structured and following == "related"))
