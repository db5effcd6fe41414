"""The lead, only where the document sets it apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.labels.title import fold_title
from extract.lexicon import furniture
from extract.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.labels.alone import Alone
    from extract.labels.view import View
    from extract.model import Block

_LEAD_CHARACTERS: Final = 60
_MOVED_GAP_LINES: Final = 2
"""The crawler that moves leads to the end leaves three blank lines before them."""
_MOVED_BLOCKS: Final = 3
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


def moved_lead(blocks: Sequence[Block], alone: Sequence[Alone]) -> int:
    """Index of a lead that a crawler moved to the end of the dump, set apart by blank lines.

    The number of blocks where there is none.
    """
    last = len(blocks) - 1
    if last < _MOVED_BLOCKS or blocks[last].gap <= _MOVED_GAP_LINES:
        return len(blocks)
    if alone[last].label not in ("", "body") or len(blocks[last].text) < _LEAD_CHARACTERS:
        return len(blocks)
    inner = max(block.gap for block in blocks[1:last])
    return last if inner < blocks[last].gap else len(blocks)


def label_moved_lead(view: View) -> None:
    """Label the lead that stands at the end."""
    index = moved_lead(view.blocks, view.alone)
    if index < len(view.blocks):
        view.say(index, "lead", "moved_to_end")


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
