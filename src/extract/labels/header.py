"""What stands between the top of the document and the running text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields._folding import count_digits
from extract.fields.byline import byline_form, is_menu, name_form
from extract.fields.timestamp import read_timestamps, stamp_rest
from extract.labels.alone import PROSE, ends_sentence, has_letter, is_path
from extract.labels.broken import goes_on
from extract.labels.core import COMPILED
from extract.labels.folding import fold
from extract.labels.names import AUTHOR_CHARACTERS, names_someone
from extract.labels.pictures import is_uncredited
from extract.labels.view import ABOUT_AUTHOR, FIGURE, GOES_ON, NOWHERE, OF_ZONE, SEEN
from extract.labels.zones import BODY, NEUTRAL, NOISE_LABELS
from extract.lexicon import furniture
from extract.model import Verdict
from extract.pattern import Pattern

if TYPE_CHECKING:
    from extract.labels.view import View
    from extract.model import Block

_FRACTION: Final = Pattern(r":\d\d\.\d{3}")
_SECTION_CHARACTERS: Final = 40
_SECTION_SIGNS: Final = " -–&/"
_SUBHEADLINE_CHARACTERS: Final = 60
_FEW_STAMPS: Final = 3
"""More elements of time than this belong to lists of other articles."""
_STAMP_CHARACTERS: Final = 120
_NEAR_BLOCKS: Final = 4
"""Kicker, section and stamp stand so close to the headline."""


def label_header(view: View) -> None:
    """Label the blocks over the running text."""
    if view.core.stop == 0:
        return
    if view.title != NOWHERE and view.title < view.core.first:
        _signed_under_title(view)
        for index in range(view.title + 1, view.core.first):
            if view.open(index):
                view.say(index, _between(view, index))
        _above(view, view.title)
    else:
        _above(view, view.core.first)


def _signed_under_title(view: View) -> None:
    """`By Jane Doe` right under a page's headline, whatever its container is called."""
    if not view.structured or any(e.field == "author" for e in view.document.evidence):
        return
    for index in range(view.title + 1, min(view.title + 1 + _NEAR_BLOCKS, view.core.first)):
        text = view.texts[index]
        if view.zones[index] not in NOISE_LABELS or text[:3].casefold() != "by ":
            continue
        if byline_form(text) == "by":
            view.say(index, _BY)
            return


def _between(view: View, index: int) -> Verdict:
    """What a block between headline and running text is; order is precedence."""
    return (
        _clock(view, index)
        or _stamp(view, index)
        or _broken(view, index)
        or _contained(view, index)
        or _classed(view, index)
        or _told_alone(view, index)
        or _figure(view, index)
        or _no_letters(view, index)
        or _name(view, index)
        or _uncredited(view, index)
        or _short_line(view, index)
        or _subheadline(view, index)
        or _OVER_TEXT
    )


def _above(view: View, index: int) -> None:
    """Stamp, section and kicker shortly before the headline; menus further up."""
    for i in range(index - 1, max(-1, index - 1 - _NEAR_BLOCKS), -1):
        if _is_sole_link(view, i):
            view.say(i, _SOLE_LINK)
        if not view.open(i):
            continue
        if view.zones[i] not in NOISE_LABELS or view.zones[i] == "category":
            view.verdicts[i] = (
                _clock(view, i)
                or _stamp(view, i)
                or _kicker(view, i)
                or _path(view, i)
                or _name_above(view, i)
                or _section(view, i)
            )
    _categories(view)


def _is_sole_link(view: View, index: int) -> bool:
    """A menu of one link right over the headline is the section."""
    if view.zones[index] != "boilerplate" or view.lengths[index] > _SECTION_CHARACTERS:
        return False
    text = view.texts[index]
    container = view.document.containers[view.blocks[index].container]
    linked = view.links[index] >= len(text) > 0 and not ends_sentence(text)
    menu = fold(text) in furniture.words().boilerplate
    return linked and not menu and container.stop - container.first == 1


def _clock(view: View, index: int) -> Verdict | None:
    """The moment of the crawl, to the fraction of a second, over the stamp of the article."""
    text = view.texts[index]
    if "." not in text or view.structured or index + 1 >= len(view.blocks):
        return None
    stamps = view.alone[index].label == view.alone[index + 1].label == "timestamp"
    return _CRAWLED if stamps and _FRACTION.search(text) else None


def _stamp(view: View, index: int) -> Verdict | None:
    """A stamp; one that shares its line with a name is the byline."""
    if not _stamped(view, index):
        return None
    text = view.texts[index]
    rest = stamp_rest(text, read_timestamps(text))
    if rest and (byline_form(rest) or (" " in rest and name_form(rest))):
        return _NAME_AND_STAMP
    return _STAMP


def _broken(view: View, index: int) -> Verdict | None:
    if view.structured or is_path(view.texts[index]):
        return None
    return GOES_ON if goes_on(view, index) else None


def _contained(view: View, index: int) -> Verdict | None:
    return OF_ZONE.get(view.zones[index])


def _classed(view: View, index: int) -> Verdict | None:
    """What the class of the block or of the container around it says."""
    hints, zone = view.hints(index), view.zones[index]
    for hint, verdict in _CLASSES:
        if zone == hint or hint in hints:
            long = hint == "author" and view.lengths[index] > AUTHOR_CHARACTERS
            return ABOUT_AUTHOR if long else verdict
    return None


def _told_alone(view: View, index: int) -> Verdict | None:
    return view.told(index) if view.alone[index].label in _FIELDS else None


def _figure(view: View, index: int) -> Verdict | None:
    framed = view.kind(index) == "caption" or view.zones[index] == "caption"
    return FIGURE if framed else None


def _no_letters(view: View, index: int) -> Verdict | None:
    text = view.texts[index]
    return None if has_letter(text) else _NO_LETTERS


def _name(view: View, index: int) -> Verdict | None:
    form = names_someone(view, index)
    return Verdict("byline", f"name_under_title:{form}") if form else None


def _uncredited(view: View, index: int) -> Verdict | None:
    seen = not view.structured and _heads_text(view, index) and is_uncredited(view, index)
    return SEEN if seen else None


def _short_line(view: View, index: int) -> Verdict | None:
    short = view.lengths[index] < _SECTION_CHARACTERS and view.kind(index) != "heading"
    if not short and not is_path(view.texts[index]):
        return None
    if not view.structured and _heads_text(view, index):
        return _OVER_LINE
    if view.structured and view.links[index] == 0 and "category" not in view.hints(index):
        return _SHORT_NOISE
    if not view.structured and not _looks_like_section(view, index):
        return _SHORT_HEADING
    return _SHORT_SECTION


def _looks_like_section(view: View, index: int) -> bool:
    """Whether a line of a dump is a path, or plain words under a stamp or of a known section."""
    text = view.texts[index]
    if is_path(text):
        return True
    plain = text[0].isupper() and all(c.isalpha() or c in _SECTION_SIGNS for c in text)
    return plain and (view.labelled(index - 1, "timestamp", "category") or is_menu(text))


def _heads_text(view: View, index: int) -> bool:
    """Whether a blank line stands over a line of a dump and none under it, but the text."""
    if view.gaps[index] == 0 or index + 1 != view.core.first or view.gaps[index + 1]:
        return False
    return view.alone[index + 1] is PROSE and not is_path(view.texts[index])


def _subheadline(view: View, index: int) -> Verdict | None:
    if view.kind(index) != "heading":
        return None
    if view.links[index] * 2 > view.lengths[index]:
        return _LINKED
    return _LEAD if view.lengths[index] > _SUBHEADLINE_CHARACTERS else _SUBHEADLINE


def _kicker(view: View, index: int) -> Verdict | None:
    classed = "kicker" in view.hints(index) or view.zones[index] == "kicker"
    return _KICKER if classed else None


def _path(view: View, index: int) -> Verdict | None:
    path = "breadcrumb" in view.hints(index) or is_path(view.texts[index])
    return _PATH if path or view.zones[index] == "category" else None


def _section(view: View, index: int) -> Verdict | None:
    if _is_section(view, index):
        return _SECTION
    return _BESIDE if _beside_section(view, index) else None


def _name_above(view: View, index: int) -> Verdict | None:
    """An English name right over a page's headline, without a link, as sections have one."""
    english = view.structured and index == view.title - 1 and view.texts[index].isascii()
    if not english or view.kind(index) == "heading" or view.links[index]:
        return None
    form = names_someone(view, index)
    return Verdict("byline", f"name_over_title:{form}") if form in _SURE else None


_SURE: Final = frozenset({"names", "name_shape"})
_BY: Final = Verdict("byline", "by_under_title")
_SOLE_LINK: Final = Verdict("category", "sole_link_over_headline")
_OVER_TEXT: Final = Verdict("body", "over_running_text")
_CRAWLED: Final = Verdict("boilerplate", "crawl_clock")
_NAME_AND_STAMP: Final = Verdict("byline", "name_and_stamp")
_STAMP: Final = Verdict("timestamp", "stamp_in_header")
_NEAREST: Final = Verdict("timestamp", "nearest_time")
_CLASSES: Final = (
    ("lead", Verdict("lead", "lead_class")),
    ("author", Verdict("byline", "author_class")),
)
_FIELDS: Final = frozenset(
    {"byline", "source", "timestamp", "caption", "related", "tags", "boilerplate", "comment"}
)
_NO_LETTERS: Final = Verdict("boilerplate", "no_letters")
_OVER_LINE: Final = Verdict("heading", "short_line_right_over_text")
_SHORT_NOISE: Final = Verdict("boilerplate", "short_line_in_header")
_SHORT_HEADING: Final = Verdict("heading", "short_line_in_header")
_SHORT_SECTION: Final = Verdict("category", "short_line_in_header")
_LINKED: Final = Verdict("related", "linked_heading")
_LEAD: Final = Verdict("lead", "subheadline")
_SUBHEADLINE: Final = Verdict("heading", "subheadline")
_KICKER: Final = Verdict("kicker", "kicker_class")
_PATH: Final = Verdict("category", "section_path")
_SECTION: Final = Verdict("category", "section_of_menu")
_BESIDE: Final = Verdict("category", "beside_section")


def label_stray_stamp(view: View) -> None:
    """Where header and text carry no stamp, the nearest block that its class calls the time."""
    called = [i for i in hinted(view.blocks, "time") if view.zones[i] in _STRAY]
    if not called or _has_stamp(view):
        return
    if sum([view.alone[i].label == "timestamp" for i in called]) > _FEW_STAMPS:
        return
    nearest = NOWHERE
    left, stamps = len(called), 0
    for index in sorted(called, key=lambda i: _distance(view, i)):
        left -= 1
        if _stamped(view, index):
            nearest = index if nearest == NOWHERE else nearest
            stamps += 1
        if stamps > _FEW_STAMPS:
            return
        if stamps and stamps + left <= _FEW_STAMPS:
            break
    if nearest != NOWHERE:
        view.say(nearest, _NEAREST)


def hinted_in_python(blocks: list[Block], hint: str) -> list[int]:
    """Blocks with a hint."""
    return [index for index, block in enumerate(blocks) if hint in block.hints]


hinted: Final = COMPILED.hinted if COMPILED else hinted_in_python


def _has_stamp(view: View) -> bool:
    for verdict in view.verdicts:
        if verdict is None:
            continue
        label = verdict.label
        if label == "timestamp" or (label == "byline" and verdict.rule in _WITH_STAMP):
            return True
    return False


def _distance(view: View, index: int) -> int:
    """Blocks between a block and the headline or the end of the text."""
    anchor = view.title if view.title != NOWHERE else view.core.first
    return min(abs(index - anchor), abs(index - view.core.stop))


_WITH_STAMP: Final = frozenset({"name_and_stamp", "byline:name_and_stamp", "byline:name_stamp"})
_STRAY: Final = frozenset({NEUTRAL, BODY, "time", "author", "footer", "boilerplate"})


def _categories(view: View) -> None:
    for index, zone in enumerate(view.zones[: view.core.first]):
        if zone == "category" and view.open(index):
            view.say(index, OF_ZONE["category"])


def _stamped(view: View, index: int) -> bool:
    """A stamp by form, or any readable one in a block whose class says that it is the time."""
    if view.alone[index].label == "timestamp":
        return True
    text, length = view.texts[index], view.lengths[index]
    if length > _STAMP_CHARACTERS:
        return False
    timed = view.zones[index] == "time" or "time" in view.hints(index)
    if not timed and (view.alone[index].label or length > _STAMP_CHARACTERS // 2):
        return False
    if count_digits(text) == 0:
        return False
    for reading in read_timestamps(text):
        if reading.timestamp is not None and (timed or reading.start == 0):
            return True
    return False


def _beside_section(view: View, index: int) -> bool:
    """A short line under a section of the menu is the section inside it."""
    if index == 0 or view.gaps[index] or view.alone[index].label or view.alone[index - 1].label:
        return False
    return view.lengths[index] <= _SECTION_CHARACTERS and _is_section(view, index - 1)


def _is_section(view: View, index: int) -> bool:
    """A short line that the menu above has too."""
    text = view.texts[index]
    if view.alone[index].label or len(text) > _SECTION_CHARACTERS or ends_sentence(text):
        return False
    if not has_letter(text):
        return False
    if index == 0 or (index < _NEAR_BLOCKS and view.alone[index - 1].rule == "furniture"):
        return True
    length = view.lengths[index]
    for above in range(index):
        if view.lengths[above] == length and view.texts[above] == text:
            return True
    return False
