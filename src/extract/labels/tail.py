"""What stands behind the running text: byline, source, tags, other articles, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.labels.alone import NOTHING, PROSE, ends_sentence, has_letter
from extract.labels.folding import fold
from extract.labels.names import (
    AUTHOR_CHARACTERS,
    NAME_CHARACTERS,
    names_someone,
    outlet_under_person,
)
from extract.labels.view import ABOUT_AUTHOR, FIGURE, OF_ZONE
from extract.labels.zones import BODY, NOISE_LABELS
from extract.lexicon import furniture
from extract.model import LABELS, Verdict

if TYPE_CHECKING:
    from extract.labels.view import View
    from extract.model import Label

_TAG_CHARACTERS: Final = 40
_NEAR_BLOCKS: Final = 8
"""A byline stands at most so many blocks behind the last paragraph."""
_LISTS: Final = frozenset({"related", "comment", "tags"})


class _Tail:
    """What the blocks so far behind the core were.

    Attributes:
        ruling: label of the list whose heading stands above.
        heading: index of that heading.
        signed: whether a byline was seen.
        under: what was last said of a block under a heading.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self.ruling: Label | None = None
        self.heading = 0
        self.signed = False
        self.under = _UNDER["related"]

    def near(self, index: int) -> bool:
        """Whether the block still stands close to the text."""
        return index - self.view.core.stop < _NEAR_BLOCKS


def label_tail(view: View) -> None:
    """Label the blocks behind the core, a list's heading ruling those that follow it."""
    tail = _Tail(view)
    far = view.core.stop + _NEAR_BLOCKS
    for index in range(view.core.stop, len(view.blocks)):
        verdict = view.verdicts[index]
        if verdict is not None:
            if verdict.label == "footer":
                tail.ruling = None
            continue
        if index >= far and _says_nothing(tail, index):
            continue
        said = view.verdicts[index] = _say(tail, index)
        label = said.label
        tail.signed = tail.signed or label in ("byline", "source")
        heads = label in _LISTS and view.alone[index].barrier
        bare_tags = label == "tags" and tail.ruling is None and not view.structured
        if heads or bare_tags:
            tail.ruling, tail.heading = label, index


def _says_nothing(tail: _Tail, index: int) -> bool:
    """Label a block without any evidence far behind the text, as most there are."""
    view, ruling = tail.view, tail.ruling
    alone, zone = view.alone[index], view.zones[index]
    if alone is not NOTHING and alone is not PROSE and alone.label not in _SILENT:
        return False
    if (zone and zone != "footer") or ruling == "tags":
        return False
    if ruling:
        if tail.under.label != ruling:
            tail.under = _UNDER[ruling]
        view.verdicts[index] = tail.under
    else:
        view.verdicts[index] = _ANOTHER if alone is PROSE else _FURNITURE
    return True


_SILENT: Final = frozenset({"", "body", "heading"})


def _say(tail: _Tail, index: int) -> Verdict:
    """What a block behind the core is; order is precedence."""
    said = (
        _contained(tail, index)
        or _commented(tail, index)
        or _told_alone(tail, index)
        or _table(tail, index)
        or _closing_credit(tail, index)
        or _ruled(tail, index)
        or _credit(tail, index)
        or _outlet(tail, index)
        or _classed(tail, index)
        or _bare_tag(tail, index)
        or _name(tail, index)
        or _text(tail, index)
    )
    return said or (_ANOTHER if tail.view.alone[index] is PROSE else _FURNITURE)


def _contained(tail: _Tail, index: int) -> Verdict | None:
    """What its container says; a document without running text is told by its figures."""
    zone = tail.view.zones[index]
    if zone in NOISE_LABELS and zone != "footer":
        return OF_ZONE[zone]
    told = zone == "caption" and tail.view.core.stop == 0
    framed = told and has_letter(tail.view.texts[index])
    return FIGURE if framed else None


def _commented(tail: _Tail, index: int) -> Verdict | None:
    """Buttons and texts under the heading of a comment box."""
    free = tail.view.alone[index].label in ("boilerplate", "", "body")
    return _UNDER["comment"] if free and tail.ruling == "comment" else None


def _told_alone(tail: _Tail, index: int) -> Verdict | None:
    return tail.view.told(index) if tail.view.alone[index].label in _TOLD else None


def _table(tail: _Tail, index: int) -> Verdict | None:
    inside = tail.view.zones[index] == BODY and tail.view.kind(index) == "table_row"
    return _TABLE if inside else None


def _ruled(tail: _Tail, index: int) -> Verdict | None:
    """What follows the heading of a list; headlines under tags are other articles."""
    text = tail.view.texts[index]
    if tail.ruling == "tags" and len(text) > _TAG_CHARACTERS and "," not in text:
        tail.ruling = "related"
    if tail.ruling == "tags" and not _beside(tail, index):
        tail.ruling = "related"
    return _UNDER[tail.ruling] if tail.ruling else None


def _beside(tail: _Tail, index: int) -> bool:
    """Whether the block stands in the same part of the page as its list's heading."""
    view = tail.view
    place, origin = view.blocks[index].container, view.blocks[tail.heading].container
    parents = view.document.containers
    return place in (origin, parents[origin].parent) or parents[place].parent in (
        origin,
        parents[origin].parent,
    )


def _closing_credit(tail: _Tail, index: int) -> Verdict | None:
    """A credit that closes a dump is its article's, though a list of others stands before it."""
    view = tail.view
    if view.structured or tail.ruling not in ("related", "tags"):
        return None
    if _is_nobodys(view, index):
        return None
    for other in range(index + 1, len(view.texts)):
        if view.alone[other].label not in _SIGNING and view.verdicts[other] is None:
            return None
    if view.alone[index].label in _SIGNING:
        return view.told(index)
    if tail.signed or tail.ruling == "tags":
        return None
    form = names_someone(view, index)
    return Verdict("byline", f"name_at_the_end:{form}") if form in ("names", "name_shape") else None


def _credit(tail: _Tail, index: int) -> Verdict | None:
    alone, near = tail.view.alone[index], tail.near(index)
    if alone.label == "timestamp" and not (near and _may_be_stamped(tail.view)):
        return _STAMP_OF_ANOTHER
    credited = near and alone.label in _CREDITS and not _is_nobodys(tail.view, index)
    return tail.view.told(index) if credited else None


def _is_nobodys(view: View, index: int) -> bool:
    """Whether a role stands alone (`(thực hiện)`), without a byline before it."""
    alone = view.alone[index].rule == "byline:role_alone"
    return alone and not view.structured and not view.labelled(index - 1, "byline", "source")


def _may_be_stamped(view: View) -> bool:
    """Whether a stamp behind the text may be the article's: a page states or shows it before."""
    if not view.structured:
        return True
    return not any(evidence.field == "published" for evidence in view.document.evidence)


def _outlet(tail: _Tail, index: int) -> Verdict | None:
    return outlet_under_person(tail.view, index)


def _classed(tail: _Tail, index: int) -> Verdict | None:
    view = tail.view
    author = "author" in view.hints(index) or view.zones[index] == "author"
    if not author or not tail.near(index):
        return None
    text, length = view.texts[index], view.lengths[index]
    told = (
        length > AUTHOR_CHARACTERS
        or (length > NAME_CHARACTERS and ends_sentence(text))  # "Jr." ends a name
        or fold(text).startswith(furniture.words().about_author)
    )
    return ABOUT_AUTHOR if told else _AUTHOR


def _bare_tag(tail: _Tail, index: int) -> Verdict | None:
    if not tail.near(index) or tail.view.structured:
        return None
    if tail.signed:
        bare = _is_bare_tag(tail.view, index)
        return _BARE_TAG if bare else None
    return _LAST_TAG if _ends_with_tags(tail.view, index) else None


def _name(tail: _Tail, index: int) -> Verdict | None:
    view = tail.view
    if not tail.near(index) or (tail.signed and not _stands_over_role(view, index)):
        return None
    form = names_someone(view, index)
    return Verdict("byline", f"name_after_text:{form}") if form else None


def _stands_over_role(view: View, index: int) -> bool:
    """Whether the next line is a role alone: another one's byline in a dump of letters."""
    following = index + 1
    return following < len(view.blocks) and view.alone[following].rule == "byline:role_alone"


def _text(tail: _Tail, index: int) -> Verdict | None:
    """Paragraphs right behind a dump's core."""
    view = tail.view
    running = view.alone[index].label == "body" and tail.near(index) and not view.structured
    return view.told(index) if running else None


_UNDER: Final = {label: Verdict(label, "under_heading") for label in LABELS}
_ANOTHER: Final = Verdict("related", "behind_article")
_FURNITURE: Final = Verdict("boilerplate", "behind_article")
_TABLE: Final = Verdict("body", "table_in_body")
_STAMP_OF_ANOTHER: Final = Verdict("related", "stamp_of_another")
_AUTHOR: Final = Verdict("byline", "author_class")
_BARE_TAG: Final = Verdict("tags", "short_lines_behind_byline")
_LAST_TAG: Final = Verdict("tags", "short_lines_at_the_end")
_SIGNING: Final = frozenset({"byline", "source"})
_TOLD: Final = frozenset({"related", "comment", "tags", "boilerplate"})
_CREDITS: Final = frozenset({"byline", "source", "caption", "timestamp"})


def _is_bare_tag(view: View, index: int) -> bool:
    """One of several short lines in a row behind the byline of a dump."""
    if not _may_be_tag(view, index):
        return False
    if index + 1 == len(view.blocks) or view.gaps[index + 1]:
        return view.gaps[index] == 0
    return view.gaps[index] > 0 and _may_be_tag(view, index + 1)


def _may_be_tag(view: View, index: int) -> bool:
    text = view.texts[index]
    return (
        text[0].isalnum() and view.lengths[index] <= _TAG_CHARACTERS and not view.alone[index].label
    )


def _ends_with_tags(view: View, first: int) -> bool:
    """Whether the rest of a dump is one stack of short lines, of which some open in small letters.

    Names and sub-headings do not; what a link broke off opens so too, but goes on a sentence.
    """
    count = len(view.blocks)
    if first + 1 >= count or not view.gaps[first] or not ends_sentence(view.texts[first - 1]):
        return False
    for index in range(first, count):
        stacked = index == first or not view.gaps[index]
        text = view.texts[index]
        if not (stacked and view.open(index) and _may_be_tag(view, index)) or ends_sentence(text):
            return False
    return any(view.texts[index][0].islower() for index in range(first, count))
