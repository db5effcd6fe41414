"""What stands behind the running text: byline, source, tags, other articles, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.labels.alone import PROSE
from extract.labels.names import names_someone
from extract.labels.zones import BODY

if TYPE_CHECKING:
    from extract.labels.view import View
    from extract.model import Label

_TAG_CHARACTERS: Final = 40
_NEAR_BLOCKS: Final = 8
"""A byline stands at most so many blocks behind the last paragraph."""
_NOISE: Final = frozenset({"comment", "related", "tags", "boilerplate", "footer", "category"})
_LISTS: Final = frozenset({"related", "comment", "tags"})


def label_tail(view: View) -> None:
    """Label the blocks behind the core, a list's heading ruling those that follow it."""
    ruling: Label | None = None
    signed = False
    for index in range(view.core.stop, len(view.blocks)):
        if not view.open(index):
            ruling = None if view.verdicts[index].label == "footer" else ruling  # type: ignore[union-attr]
            continue
        label, rule = _tail_label(view, index, ruling, signed=signed)
        view.say(index, label, rule)
        signed = signed or label in ("byline", "source")
        if label in _LISTS and view.alone[index].barrier:
            ruling = label
        elif ruling is None and label == "tags":
            ruling = "tags"


def _tail_label(view: View, index: int, ruling: Label | None, *, signed: bool) -> tuple[Label, str]:
    block, alone, zone = view.blocks[index], view.alone[index], view.zones[index]
    near = index - view.core.stop < _NEAR_BLOCKS
    if zone in _NOISE and zone != "footer":
        return zone, "container"  # type: ignore[return-value]
    if ruling == "comment" and alone.label in ("boilerplate", "", "body"):
        return "comment", "under_heading"
    if alone.label in ("related", "comment", "tags", "boilerplate"):
        return alone.label, alone.rule  # type: ignore[return-value]
    if ruling == "tags" and len(block.text) > _TAG_CHARACTERS and "," not in block.text:
        ruling = "related"
    if zone == BODY and block.kind == "table_row":
        return "body", "table_in_body"
    if ruling:
        return ruling, "under_heading"
    if near and alone.label in ("byline", "source", "caption"):
        return alone.label, alone.rule  # type: ignore[return-value]
    if near and ("author" in block.hints or zone == "author"):
        return "byline", "author_class"
    if near and signed and _is_bare_tag(view, index):
        return "tags", "short_lines_behind_byline"
    form = names_someone(view, index) if near and not signed else None
    if form:
        return "byline", f"name_after_text:{form}"
    if alone.label == "timestamp":
        return ("timestamp", alone.rule) if near else ("related", "stamp_of_another")
    if alone.label == "body" and near and not view.document.containers[1:]:
        return "body", alone.rule
    return ("related", "behind_article") if alone is PROSE else ("boilerplate", "behind_article")


def _is_bare_tag(view: View, index: int) -> bool:
    """One of several short lines in a row behind the byline of a dump."""
    block = view.blocks[index]
    if view.structured or len(block.text) > _TAG_CHARACTERS or view.alone[index].label:
        return False
    joined = index + 1 < len(view.blocks) and view.blocks[index + 1].gap == 0
    return block.gap > 0 if joined else block.gap == 0
