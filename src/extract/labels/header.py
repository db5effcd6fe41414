"""What stands between the top of the document and the running text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from extract.fields.byline import byline_form, name_form
from extract.fields.timestamp import read_timestamps, stamp_rest
from extract.labels.alone import PROSE, ends_sentence, is_path
from extract.labels.broken import goes_on
from extract.labels.names import names_someone
from extract.labels.pictures import is_uncredited
from extract.labels.view import NOWHERE
from extract.labels.zones import BODY, NEUTRAL, NOISE_LABELS
from extract.lexicon import furniture
from extract.pattern import Pattern

if TYPE_CHECKING:
    from extract.labels.view import Rule, Said, View
    from extract.model import Label

_FRACTION: Final = Pattern(r":\d\d\.\d{3}")
_SECTION_CHARACTERS: Final = 40
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
        for index in range(view.title + 1, view.core.first):
            if view.open(index):
                _between(view, index)
        _above(view, view.title)
    else:
        _above(view, view.core.first)


def _between(view: View, index: int) -> None:
    """A block between headline and running text."""
    if not view.decide(index, _BETWEEN):
        view.say(index, "body", "over_running_text")


def _above(view: View, index: int) -> None:
    """Stamp, section and kicker shortly before the headline; menus further up."""
    for i in range(index - 1, max(-1, index - 1 - _NEAR_BLOCKS), -1):
        if _is_sole_link(view, i):
            view.say(i, "category", "sole_link_over_headline")
        if not view.open(i):
            continue
        if view.zones[i] not in NOISE_LABELS or view.zones[i] == "category":
            view.decide(i, _ABOVE)
    _categories(view)


def _is_sole_link(view: View, index: int) -> bool:
    """A menu of one link right over the headline is the section."""
    if view.zones[index] != "boilerplate" or view.lengths[index] > _SECTION_CHARACTERS:
        return False
    block = view.blocks[index]
    container = view.document.containers[block.container]
    linked = block.link_chars >= len(block.text) > 0 and not ends_sentence(block.text)
    menu = block.text.casefold() in furniture.words().boilerplate
    return linked and not menu and container.stop - container.first == 1


def _clock(view: View, index: int) -> Said | None:
    """The moment of the crawl, to the fraction of a second, over the stamp of the article."""
    text = view.texts[index]
    if "." not in text or view.structured or index + 1 >= len(view.blocks):
        return None
    stamps = view.alone[index].label == view.alone[index + 1].label == "timestamp"
    return ("boilerplate", "crawl_clock") if stamps and _FRACTION.search(text) else None


def _stamp(view: View, index: int) -> Said | None:
    """A stamp; one that shares its line with a name is the byline."""
    if not _stamped(view, index):
        return None
    text = view.blocks[index].text
    rest = stamp_rest(text, read_timestamps(text))
    if rest and (byline_form(rest) or (" " in rest and name_form(rest))):
        return "byline", "name_and_stamp"
    return "timestamp", "stamp_in_header"


def _broken(view: View, index: int) -> Said | None:
    if view.structured or is_path(view.blocks[index].text):
        return None
    return ("body", "sentence_goes_on") if goes_on(view, index) else None


def _contained(view: View, index: int) -> Said | None:
    zone = view.zones[index]
    return (cast("Label", zone), "container") if zone in NOISE_LABELS else None


def _classed(view: View, index: int) -> Said | None:
    """What the class of the block or of the container around it says."""
    hints, zone = view.blocks[index].hints, view.zones[index]
    for hint, label in _CLASSES.items():
        if zone == hint or hint in hints:
            return label, f"{hint}_class"
    return None


def _told_alone(view: View, index: int) -> Said | None:
    alone = view.alone[index]
    return (cast("Label", alone.label), alone.rule) if alone.label in _FIELDS else None


def _figure(view: View, index: int) -> Said | None:
    framed = view.blocks[index].kind == "caption" or view.zones[index] == "caption"
    return ("caption", "figure") if framed else None


def _no_letters(view: View, index: int) -> Said | None:
    text = view.texts[index]
    letters = text[0].isalpha() or any(map(str.isalpha, text))
    return None if letters else ("boilerplate", "no_letters")


def _name(view: View, index: int) -> Said | None:
    form = names_someone(view, index)
    return ("byline", f"name_under_title:{form}") if form else None


def _uncredited(view: View, index: int) -> Said | None:
    seen = not view.structured and _heads_text(view, index) and is_uncredited(view, index)
    return ("caption", "who_is_seen_where") if seen else None


def _short_line(view: View, index: int) -> Said | None:
    block = view.blocks[index]
    short = len(block.text) < _SECTION_CHARACTERS and block.kind != "heading"
    if not short and not is_path(block.text):
        return None
    if not view.structured and _heads_text(view, index):
        return "heading", "short_line_right_over_text"
    if view.structured and block.link_chars == 0 and "category" not in block.hints:
        return "boilerplate", "short_line_in_header"
    return "category", "short_line_in_header"


def _heads_text(view: View, index: int) -> bool:
    """Whether a blank line stands over a line of a dump and none under it, but the text."""
    blocks = view.blocks
    if blocks[index].gap == 0 or index + 1 != view.core.first or blocks[index + 1].gap:
        return False
    return view.alone[index + 1] is PROSE and not is_path(blocks[index].text)


def _subheadline(view: View, index: int) -> Said | None:
    block = view.blocks[index]
    if block.kind != "heading":
        return None
    if block.link_chars * 2 > len(block.text):
        return "related", "linked_heading"
    return "lead" if len(block.text) > _SUBHEADLINE_CHARACTERS else "heading", "subheadline"


def _kicker(view: View, index: int) -> Said | None:
    classed = "kicker" in view.blocks[index].hints or view.zones[index] == "kicker"
    return ("kicker", "kicker_class") if classed else None


def _path(view: View, index: int) -> Said | None:
    block = view.blocks[index]
    path = "breadcrumb" in block.hints or is_path(block.text)
    return ("category", "section_path") if path or view.zones[index] == "category" else None


def _section(view: View, index: int) -> Said | None:
    if _is_section(view, index):
        return "category", "section_of_menu"
    return ("category", "beside_section") if _beside_section(view, index) else None


_CLASSES: Final[dict[str, Label]] = {"lead": "lead", "author": "byline"}
_FIELDS: Final = frozenset(
    {"byline", "source", "timestamp", "caption", "related", "tags", "boilerplate", "comment"}
)
_BETWEEN: Final[tuple[Rule, ...]] = (
    _clock,
    _stamp,
    _broken,
    _contained,
    _classed,
    _told_alone,
    _figure,
    _no_letters,
    _name,
    _uncredited,
    _short_line,
    _subheadline,
)
_ABOVE: Final[tuple[Rule, ...]] = (_clock, _stamp, _kicker, _path, _section)
"""Order is precedence."""


def label_stray_stamp(view: View) -> None:
    """Where header and text carry no stamp, the nearest block that its class calls the time."""
    for verdict in view.verdicts:
        if verdict is not None and (verdict.label == "timestamp" or verdict.rule in _WITH_STAMP):
            return
    anchor = view.title if view.title != NOWHERE else view.core.first
    timed: list[int] = []
    for index, block in enumerate(view.blocks):
        if "time" in block.hints and view.zones[index] in _STRAY and _stamped(view, index):
            timed.append(index)
            if len(timed) > _FEW_STAMPS:
                return
    nearest = min(timed, key=lambda i: min(abs(i - anchor), abs(i - view.core.stop)), default=None)
    if nearest is not None:
        view.say(nearest, "timestamp", "nearest_time")


_WITH_STAMP: Final = frozenset({"name_and_stamp", "byline:name_and_stamp", "byline:name_stamp"})
_STRAY: Final = frozenset({NEUTRAL, BODY, "time", "author", "footer", "boilerplate"})


def _categories(view: View) -> None:
    for index, zone in enumerate(view.zones[: view.core.first]):
        if zone == "category" and view.open(index):
            view.say(index, "category", "container")


def _stamped(view: View, index: int) -> bool:
    """A stamp by form, or any readable one in a block whose class says that it is the time."""
    if view.alone[index].label == "timestamp":
        return True
    text, length = view.texts[index], view.lengths[index]
    if length > _STAMP_CHARACTERS:
        return False
    timed = view.zones[index] == "time" or "time" in view.blocks[index].hints
    if not timed and (view.alone[index].label or length > _STAMP_CHARACTERS // 2):
        return False
    if not any(map(str.isdigit, text)):
        return False
    readings = read_timestamps(text)
    return any(r.timestamp and (timed or r.start == 0) for r in readings)


def _beside_section(view: View, index: int) -> bool:
    """A short line under a section of the menu is the section inside it."""
    block = view.blocks[index]
    if index == 0 or block.gap or view.alone[index].label or view.alone[index - 1].label:
        return False
    return len(block.text) <= _SECTION_CHARACTERS and _is_section(view, index - 1)


def _is_section(view: View, index: int) -> bool:
    """A short line that the menu above has too."""
    text = view.blocks[index].text
    if view.alone[index].label or len(text) > _SECTION_CHARACTERS or ends_sentence(text):
        return False
    if index == 0 or (index < _NEAR_BLOCKS and view.alone[index - 1].rule == "furniture"):
        return True
    return text in view.texts[:index]
