"""The running text and what stands between its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields.signs import ELEMENT
from extract.labels.alone import PROSE, ends_sentence, has_letter
from extract.labels.broken import goes_on
from extract.labels.core import COMPILED
from extract.labels.names import names_someone, outlet_under_person
from extract.labels.pictures import is_doubled, is_uncredited
from extract.labels.plain import (
    HEADING_CHARACTERS,
    HEADS,
    LINK_CHARACTERS,
    LINKED,
    NO_HEADINGS,
    PARAGRAPH,
    SHORT_LINE,
    opens_heading,
    pass_plain_in_python,
)
from extract.labels.repeats import repeats_text
from extract.labels.title import AGAIN
from extract.labels.view import FIGURE, GOES_ON, NOWHERE, OF_ZONE, SEEN
from extract.labels.zones import BODY, NOISE_LABELS
from extract.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.labels.plain import Columns
    from extract.labels.view import View

_CAPTION_CHARACTERS: Final = 220
_LIST_CHARACTERS: Final = 140
_TEASER_CHARACTERS: Final = 400
_KEPT: Final = frozenset({"caption", "related", "tags", "comment", "boilerplate"})
_CREDITS: Final = frozenset({"byline", "source", "timestamp"})
_COLON: Final = 58
_LAST_CHARACTERS: Final = 300
"""A byline may have so much running text behind it (a note, a second credit)."""


def label_lists(view: View) -> None:
    """Label the lists of other articles between headline and core's end, with their headings."""
    index = view.title + 1 if 0 <= view.title < view.core.first else view.core.first
    while index < view.core.stop:
        seen = view.alone[index]
        if seen.barrier and seen.label == "related" and view.open(index):
            view.say(index, _LIST_HEADING)
            stop = _list_end(view, index + 1)
            for other in range(index + 1, stop):
                view.say(other, _LISTED)
            index = stop
        else:
            index += 1


def label_inside(view: View) -> None:
    """Label every block of the core that has no verdict yet."""
    last, closing, stop = _last_text(view), _closing(view), view.core.stop
    verdicts, structured = view.verdicts, view.structured
    columns = (
        view.blocks, view.alone, view.texts, view.links, view.signs, view.zones, verdicts,
        view.under_image,
    )  # fmt: skip
    plain_stop = closing if structured else 0
    index = pass_plain(columns, view.core.first, stop, plain_stop)
    while index < stop:
        form = _signature(view, index, last) if index >= closing else None
        if form:
            verdicts[index] = Verdict("byline", f"name_after_text:{form}")
        elif structured and index >= closing:  # no signature: as plain as the blocks before it
            pass_plain(columns, index, index + 1, stop)
        if verdicts[index] is None:
            verdicts[index] = _look(view, index) or PARAGRAPH
        index = pass_plain(columns, index + 1, stop, plain_stop)


pass_plain: Final[Callable[[Columns, int, int, int], int]] = (
    COMPILED.pass_plain if COMPILED else pass_plain_in_python
)


def _look(view: View, index: int) -> Verdict | None:
    """What the block is if it is no running text; order is precedence."""
    alone, zone = view.alone[index], view.zones[index]
    told = (alone.stance and alone.label in _TOLD) or view.kind(index) == "caption"
    if told or (zone and zone != BODY):
        said = _contained(view, index) or _told_alone(view, index) or _credit(view, index)
        if said is not None:
            return said
    if not view.structured and not _speaks(view, index):
        return _bare(view, index)
    return (
        outlet_under_person(view, index)
        or _teaser(view, index)
        or _beside_credit(view, index)
        or _links(view, index)
        or _doubled(view, index)
        or _heading_element(view, index)
        or _under_link(view, index)
        or _broken(view, index)
        or _uncredited(view, index)
        or _repeated(view, index)
        or _short_line(view, index)
    )


def _speaks(view: View, index: int) -> bool:
    """Whether element, links, a colon or the line before say anything of a line of a dump."""
    if view.signs[index] & ELEMENT or view.links[index] or ord(view.texts[index][0]) == _COLON:
        return True
    before = view.verdicts[index - 1] if index else None
    return before is not None and before.label == "source"


def _bare(view: View, index: int) -> Verdict | None:
    """The same of a line of which they say nothing."""
    return (
        _beside_credit(view, index)
        or _doubled(view, index)
        or _broken(view, index)
        or _uncredited(view, index)
        or _repeated(view, index)
        or _short_line(view, index)
    )


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
    if view.kind(index) == "heading" or (not view.structured and goes_on(view, index)):
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
            behind += view.lengths[index]
    return view.core.first


def _text_behind(view: View, index: int) -> int:
    """Characters of running text in the core behind a block."""
    return sum(
        view.lengths[i]
        for i in range(index + 1, view.core.stop)
        if view.alone[i] is PROSE and view.zones[i] not in NOISE_LABELS
    )


def _list_end(view: View, index: int) -> int:
    """Where a list of other articles ends: at running text that is no headline's teaser.

    Or at the article's own headline over running text, where a page prints its head twice.
    """
    start = index
    title = view.texts[view.title] if view.title != NOWHERE else ""
    while index < view.core.stop:
        if _is_text(view, index) and not _is_teaser(view, index, start):
            break
        if view.texts[index] == title and view.alone[index + 1 : index + 2] == [PROSE]:
            view.say(index, AGAIN)
            return index
        index += 1
    return index


def _is_text(view: View, index: int) -> bool:
    text = view.texts[index]
    if view.links[index] * 2 > len(text):
        return False
    return len(text) > _LIST_CHARACTERS or text.endswith((".", ":"))


def _is_teaser(view: View, index: int, start: int) -> bool:
    """A paragraph of a list that goes headline, teaser, headline, teaser."""
    if index == start or _is_text(view, index - 1):
        return False
    if len(view.texts[index]) > _TEASER_CHARACTERS:
        return False
    if index + 1 >= view.core.stop:
        return index - start >= 3
    return not _is_text(view, index + 1) and _may_be_headline(view, index + 1)


def _may_be_headline(view: View, index: int) -> bool:
    """Whether a block is told to be nothing else than another article's headline."""
    alone = view.alone[index]
    linked = alone.rule == "heading_element" and view.links[index] * 2 > view.lengths[index]
    return linked or not alone.label


def _contained(view: View, index: int) -> Verdict | None:
    zone = view.zones[index]
    if zone in NOISE_LABELS:
        return OF_ZONE[zone]
    framed = zone == "caption" and has_letter(view.texts[index])
    return FIGURE if framed else None


def _told_alone(view: View, index: int) -> Verdict | None:
    if view.kind(index) == "caption":
        return FIGURE
    return view.told(index) if view.alone[index].label in _KEPT else None


def _credit(view: View, index: int) -> Verdict | None:
    """A byline or stamp counts at the head of the core or near its end, not in its middle."""
    if view.alone[index].label not in _CREDITS:
        return None
    before = sum(view.lengths[view.core.first : index])
    if before <= _LAST_CHARACTERS or _text_behind(view, index) <= _LAST_CHARACTERS:
        return view.told(index)
    return _CREDIT_INSIDE


def _beside_credit(view: View, index: int) -> Verdict | None:
    return _BESIDE_CREDIT if _is_credited(view, index) else None


def _links(view: View, index: int) -> Verdict | None:
    links = view.links[index]
    linked = links >= LINK_CHARACTERS and links * 10 > view.lengths[index] * 8
    return LINKED if linked else None


def _doubled(view: View, index: int) -> Verdict | None:
    return _TWICE if is_doubled(view, index) and view.pictured(index) else None


def _heading_element(view: View, index: int) -> Verdict | None:
    if not view.signs[index] & ELEMENT:
        return None
    heads = view.kind(index) == "heading" or "subtitle" in view.hints(index)
    return HEADS if heads else None


def _under_link(view: View, index: int) -> Verdict | None:
    """A link's text that an inline element broke off behind its label."""
    goes_on_ = view.texts[index][0] == ":" and view.labelled(index - 1, "related")
    return _LINK_GOES_ON if goes_on_ else None


def _broken(view: View, index: int) -> Verdict | None:
    return GOES_ON if not view.structured and goes_on(view, index) else None


def _uncredited(view: View, index: int) -> Verdict | None:
    return SEEN if view.pictured(index) and is_uncredited(view, index) else None


def _repeated(view: View, index: int) -> Verdict | None:
    return _REPEATS if not view.structured and repeats_text(view, index) else None


def _short_line(view: View, index: int) -> Verdict | None:
    heads = view.alone[index] is not PROSE and _is_heading(view, index)
    return SHORT_LINE if heads else None


def _teaser(view: View, index: int) -> Verdict | None:
    """What a related article says in a box inside the text."""
    boxed = "related" in view.hints(index) and view.labelled(index - 1, "related")
    return _TEASER if boxed else None


_TEASER: Final = Verdict("related", "teaser_class")
_LIST_HEADING: Final = Verdict("related", "related_heading")
_LISTED: Final = Verdict("related", "related_list")
_CREDIT_INSIDE: Final = Verdict("body", "credit_inside_text")
_BESIDE_CREDIT: Final = Verdict("caption", "over_or_under_credit")
_TWICE: Final = Verdict("caption", "doubled_line")
_LINK_GOES_ON: Final = Verdict("related", "link_goes_on")
_REPEATS: Final = Verdict("caption", "repeats_the_text")
_TOLD: Final = _KEPT | _CREDITS


def _is_credited(view: View, index: int) -> bool:
    """A line over one that is only a credit, or a credit in an element of its own."""
    length = view.lengths[index]
    if length > _CAPTION_CHARACTERS:
        return False
    if view.signs[index] & ELEMENT and view.kind(index) in ("heading", "table_row"):
        return False
    following = index + 1 if not view.structured and index + 1 < view.core.stop else NOWHERE
    if following != NOWHERE and view.alone[following].rule == "caption:credit_only":
        short = view.alone[index] is not PROSE or length <= HEADING_CHARACTERS
        return short or _is_tight_pair(view, index)
    before = view.verdicts[index - 1] if index else None
    if before is None:
        return False
    if before.label == "caption":
        return "source" in view.hints(index)
    return before.rule == "title_and_counter" and not ends_sentence(view.texts[index])


def _is_tight_pair(view: View, index: int) -> bool:
    """One sentence set apart from the text above, its credit right under it."""
    apart = view.gaps[index] > 0 and view.gaps[index + 1] == 0
    return apart and ". " not in view.texts[index]


def _announces_list(view: View, index: int) -> bool:
    if index + 1 >= view.core.stop:
        return False
    following = view.verdicts[index + 1]
    return not view.texts[index + 1][0].isalpha() or (
        following is not None and following.rule == "verse"
    )


def _is_heading(view: View, index: int) -> bool:
    text = view.texts[index]
    if view.lengths[index] > HEADING_CHARACTERS or view.kind(index) in NO_HEADINGS:
        return False
    if ord(text[len(text) - 1]) == _COLON and _announces_list(view, index):
        return False
    return opens_heading(text)
