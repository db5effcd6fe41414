"""The running text and what stands between its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from extract.labels.alone import PROSE, ends_sentence
from extract.labels.broken import goes_on, is_quotation
from extract.labels.names import names_someone
from extract.labels.pictures import is_doubled, is_uncredited
from extract.labels.zones import BODY, NEUTRAL, NOISE_LABELS

if TYPE_CHECKING:
    from extract.labels.view import Rule, Said, View
    from extract.model import Label

_HEADING_CHARACTERS: Final = 110
_CAPTION_CHARACTERS: Final = 220
_LIST_CHARACTERS: Final = 140
_TEASER_CHARACTERS: Final = 400
_KEPT: Final = frozenset({"caption", "related", "tags", "comment", "boilerplate"})
_CREDITS: Final = frozenset({"byline", "source", "timestamp"})
_CERTAIN_CHARACTERS: Final = 220
"""Longer paragraphs are no captions, headings or credits."""
_QUOTATION_CHARACTERS: Final = 60
_LINK_CHARACTERS: Final = 20
_LAST_CHARACTERS: Final = 300
"""A byline may have so much running text behind it (a note, a second credit)."""


def label_lists(view: View) -> None:
    """Label the lists of other articles between headline and core's end, with their headings."""
    index = view.title + 1 if 0 <= view.title < view.core.first else view.core.first
    while index < view.core.stop:
        if view.alone[index].label == "related" and view.alone[index].barrier and view.open(index):
            view.say(index, "related", "related_heading")
            stop = _list_end(view, index + 1)
            for other in range(index + 1, stop):
                view.say(other, "related", "related_list")
            index = stop
        else:
            index += 1


def label_inside(view: View) -> None:
    """Label every block of the core that has no verdict yet."""
    last, closing = _last_text(view), _closing(view)
    for index in range(view.core.first, view.core.stop):
        if view.open(index):
            form = _signature(view, index, last) if index >= closing else None
            if form:
                view.say(index, "byline", f"name_after_text:{form}")
            else:
                _one(view, index)


def _last_text(view: View) -> int:
    """Index of the last block of running text in the core."""
    for index in range(view.core.stop - 1, view.core.first - 1, -1):
        if view.alone[index] is PROSE and view.zones[index] not in NOISE_LABELS:
            return index
    return view.core.stop


def _signature(view: View, index: int, last: int) -> str | None:
    """Form of a short line that names who wrote the text above it.

    A surely personal name may have a note behind it.
    """
    if view.zones[index] in NOISE_LABELS or view.alone[index].label not in ("", "heading"):
        return None
    if view.blocks[index].kind == "heading" or (not view.structured and goes_on(view, index)):
        return None
    form = names_someone(view, index)
    return form if index > last or form == "names" else None


def _closing(view: View) -> int:
    """First block of the core with no more than a note's running text behind it."""
    behind = 0
    for index in range(view.core.stop - 1, view.core.first - 1, -1):
        if behind > _LAST_CHARACTERS:
            return index + 1
        if view.alone[index] is PROSE and view.zones[index] not in NOISE_LABELS:
            behind += len(view.blocks[index].text)
    return view.core.first


def _text_behind(view: View, index: int) -> int:
    """Characters of running text in the core behind a block."""
    return sum(
        len(view.blocks[i].text)
        for i in range(index + 1, view.core.stop)
        if view.alone[i] is PROSE and view.zones[i] not in NOISE_LABELS
    )


def _list_end(view: View, index: int) -> int:
    """Where a list of other articles ends: at running text that is no headline's teaser."""
    start = index
    while index < view.core.stop:
        if _is_text(view, index) and not _is_teaser(view, index, start):
            break
        index += 1
    return index


def _is_text(view: View, index: int) -> bool:
    block = view.blocks[index]
    if block.link_chars * 2 > len(block.text):
        return False
    return len(block.text) > _LIST_CHARACTERS or block.text.endswith((".", ":"))


def _is_teaser(view: View, index: int, start: int) -> bool:
    """A paragraph of a list that goes headline, teaser, headline, teaser."""
    if index == start or _is_text(view, index - 1):
        return False
    if len(view.blocks[index].text) > _TEASER_CHARACTERS:
        return False
    if index + 1 >= view.core.stop:
        return index - start >= 3
    return not _is_text(view, index + 1) and not view.alone[index + 1].label


def _one(view: View, index: int) -> None:
    """Label one block; long paragraphs, which nearly all blocks are, at once."""
    block = view.blocks[index]
    if (
        view.alone[index] is PROSE
        and len(block.text) > _CERTAIN_CHARACTERS
        and view.zones[index] in (NEUTRAL, BODY)
        and block.kind == "paragraph"
        and block.link_chars * 2 < len(block.text)
    ) or not view.decide(index, _RULES):
        view.say(index, "body", "running_text")


def _contained(view: View, index: int) -> Said | None:
    zone = view.zones[index]
    if zone in NOISE_LABELS:
        return cast("Label", zone), "container"
    framed = zone == "caption" and any(map(str.isalpha, view.blocks[index].text))
    return ("caption", "figure") if framed else None


def _told_alone(view: View, index: int) -> Said | None:
    alone = view.alone[index]
    if view.blocks[index].kind == "caption":
        return "caption", "figure"
    return (cast("Label", alone.label), alone.rule) if alone.label in _KEPT else None


def _credit(view: View, index: int) -> Said | None:
    """A byline or stamp counts at the head of the core or near its end, not in its middle."""
    alone = view.alone[index]
    if alone.label not in _CREDITS:
        return None
    before = sum(len(b.text) for b in view.blocks[view.core.first : index])
    if min(_text_behind(view, index), before) <= _LAST_CHARACTERS:
        return cast("Label", alone.label), alone.rule
    return "body", "credit_inside_text"


def _beside_credit(view: View, index: int) -> Said | None:
    return ("caption", "over_or_under_credit") if _is_credited(view, index) else None


def _links(view: View, index: int) -> Said | None:
    block = view.blocks[index]
    linked = block.link_chars >= _LINK_CHARACTERS and block.link_chars * 10 > len(block.text) * 8
    return ("related", "links") if linked else None


def _doubled(view: View, index: int) -> Said | None:
    doubled = view.pictured(index) and is_doubled(view, index)
    return ("caption", "doubled_line") if doubled else None


def _heading_element(view: View, index: int) -> Said | None:
    block = view.blocks[index]
    heads = block.kind == "heading" or "subtitle" in block.hints
    return ("heading", "heading_element") if heads else None


def _under_link(view: View, index: int) -> Said | None:
    """A link's text that an inline element broke off behind its label."""
    goes_on_ = view.blocks[index].text[0] == ":" and view.labelled(index - 1, "related")
    return ("related", "link_goes_on") if goes_on_ else None


def _broken(view: View, index: int) -> Said | None:
    broken = not view.structured and goes_on(view, index)
    return ("body", "sentence_goes_on") if broken else None


def _uncredited(view: View, index: int) -> Said | None:
    seen = view.pictured(index) and is_uncredited(view, index)
    return ("caption", "who_is_seen_where") if seen else None


def _short_line(view: View, index: int) -> Said | None:
    heads = view.alone[index] is not PROSE and _is_heading(view, index)
    return ("heading", "short_line") if heads else None


_RULES: Final[tuple[Rule, ...]] = (
    _contained,
    _told_alone,
    _credit,
    _beside_credit,
    _links,
    _doubled,
    _heading_element,
    _under_link,
    _broken,
    _uncredited,
    _short_line,
)
"""Order is precedence; what no rule claims is running text."""


def _is_credited(view: View, index: int) -> bool:
    """A line over one that is only a credit, or a credit in an element of its own."""
    block = view.blocks[index]
    if block.kind in ("heading", "table_row") or len(block.text) > _CAPTION_CHARACTERS:
        return False
    following = view.alone[index + 1].rule if index + 1 < view.core.stop else ""
    if following == "caption:credit_only" and not view.structured:
        return view.alone[index] is not PROSE or len(block.text) <= _HEADING_CHARACTERS
    if view.labelled(index - 1, "caption"):
        return "source" in block.hints
    before = view.verdicts[index - 1] if index else None
    alt = before is not None and before.rule == "title_and_counter"
    return alt and not ends_sentence(block.text)


def _announces_list(view: View, index: int) -> bool:
    if index + 1 >= view.core.stop:
        return False
    following = view.verdicts[index + 1]
    return not view.blocks[index + 1].text[0].isalpha() or (
        following is not None and following.rule == "verse"
    )


def _is_heading(view: View, index: int) -> bool:
    block = view.blocks[index]
    text = block.text
    if block.kind in ("table_row", "list_item", "quote"):
        return False
    if len(text) > _HEADING_CHARACTERS or not any(map(str.isalpha, text)):
        return False
    if ends_sentence(text) and not text.endswith(("?", "”", '"', "!", ":")):
        return False
    if text.endswith(":") and _announces_list(view, index):
        return False
    if len(text) > _QUOTATION_CHARACTERS and is_quotation(text):
        return False
    return text[0].isupper() or text[0].isdigit() or text[0] in "“\"'"
