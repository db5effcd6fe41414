"""The lead, only where the document sets it apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.labels.title import fold_title
from extract.lexicon import furniture
from extract.model import Verdict

if TYPE_CHECKING:
    from extract.labels.view import View

_LEAD_CHARACTERS: Final = 60
_MOVED_GAP_LINES: Final = 2
"""The crawler that moves leads to the end leaves three blank lines before them."""
_HEAD_BLOCKS: Final = 3
_NONE: Final = Verdict("boilerplate", "", "")
_HEADER: Final = frozenset({"title", "timestamp", "byline", "category", "boilerplate"})
_DIVIDERS: Final = frozenset({"caption", "heading", "boilerplate"})
_DATELINE: Final = re.compile(
    r"""
    (?: \( [^()]{2,25} \)                             # (Dân trí)
      | [A-ZĐ][\w.]{1,14} (?: [ ][A-ZĐ][\w.]{0,10} ){0,2}   # TTO, VOV.VN, Hà Nội
    )
    [ ]? [-\u2013] [ ]? [\"\u201c]? [A-ZĐÀ-Ỹ0-9]     # a dash and a new sentence
    """,
    re.VERBOSE,
)


def find_moved_lead(view: View) -> None:
    """Label a lead that a crawler moved to the end of the dump, set apart by blank lines."""
    last = len(view.blocks) - 1
    if last < 2 or view.blocks[last].gap <= _MOVED_GAP_LINES:
        return
    if view.alone[last].label not in ("", "body") or last <= view.core.first:
        return
    inner = max(block.gap for block in view.blocks[1:last])
    if len(view.blocks[last].text) >= _LEAD_CHARACTERS and inner < view.blocks[last].gap:
        view.say(last, "lead", "moved_to_end")


def label_lead(view: View) -> None:
    """Label a lead at the head of the running text by its class, its copy or its opening."""
    if any(verdict and verdict.label == "lead" for verdict in view.verdicts):
        return
    stated = {fold_title(e.value) for e in view.document.evidence if e.field == "lead"}
    for index in range(max(view.title, 0), min(view.core.first + _HEAD_BLOCKS, view.core.stop)):
        verdict = view.verdicts[index]
        if verdict is None or verdict.label not in ("body", "heading"):
            continue
        rule = _lead_rule(view, index, stated)
        if rule:
            view.say(index, "lead", rule)
            return


def _lead_rule(view: View, index: int, stated: set[str]) -> str | None:
    block = view.blocks[index]
    if "lead" in block.hints or view.zones[index] == "lead":
        return "lead_class"
    if len(block.text) < _LEAD_CHARACTERS:
        return None
    if fold_title(block.text) in stated:
        return "description_shown"
    if block.text.casefold().startswith(furniture.words().editor_notes):
        return "editor_note"
    if not view.structured and _opens_with_dateline(block.text) and _set_apart(view, index):
        return "dateline_set_apart"
    return None


def _opens_with_dateline(text: str) -> bool:
    """An outlet's or a place's stamp before a dash, or glued to the first word.

    >>> _opens_with_dateline("(Sông Lam) - Sáng nay, cầu mới đã thông xe.")
    True
    >>> _opens_with_dateline("Sáng nay, cầu mới - dài 3 km - đã thông xe.")
    False
    """
    return _DATELINE.match(text) is not None


def _set_apart(view: View, index: int) -> bool:
    """Right under headline or stamp, with a caption or sub-heading before the body."""
    if index + 1 >= len(view.blocks):
        return False
    under = index == 0 or (view.verdicts[index - 1] or _NONE).label in _HEADER
    return under and (view.verdicts[index + 1] or _NONE).label in _DIVIDERS
