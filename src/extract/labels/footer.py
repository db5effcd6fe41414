"""Where the masthead stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields.masthead import ANCHORS
from extract.labels.alone import MASTHEAD
from extract.labels.folding import fold
from extract.labels.view import NOWHERE
from extract.lexicon.masthead import words
from extract.model import Verdict

if TYPE_CHECKING:
    from extract.labels.alone import Alone
    from extract.labels.core import Core
    from extract.labels.view import View

_ANCHORS: Final = frozenset(MASTHEAD[form].rule for form in ANCHORS)
_OPENING: Final = Verdict("footer", "opens_masthead")
_BETWEEN: Final = Verdict("footer", "between_masthead_lines")
_NAME: Final = Verdict("footer", "name_above_masthead")
_REACH_BLOCKS: Final = 8
"""Two masthead lines further apart than this belong to different things."""
_NAME_CHARACTERS: Final = 90
_JOIN_BLOCKS: Final = 3
"""So many lines between two masthead lines are masthead too, unless they are furniture."""
LEAST_WEIGHT: Final = 60
"""A stretch of running text lighter than this (characters, less those of menus) is no article."""
_UNSAID: Final = frozenset({"", "heading", "body"})


def label_masthead(view: View) -> None:
    """Label the masthead's lines behind the article and those between them."""
    forms = _forms(view.alone, view.core.stop, len(view.alone))
    if not forms:
        return
    groups = [group for group in _groups(forms) if _anchored(view.alone, group)]
    if not groups:
        return
    view.masthead = groups[0][0]
    for group in groups:
        before = group[0]
        for index in group:
            view.say(index, view.told(index))
            _join(view, before, index)
            before = index
        _name_above(view, group[0])
    if view.core.stop == 0 and not view.structured:
        _opening(view, view.masthead)


def _forms(alone: list[Alone], first: int, stop: int) -> list[int]:
    """Blocks of a range that look like masthead lines."""
    forms: list[int] = []
    for index in range(first, stop):
        seen = alone[index]
        if seen.stance and seen.label == "footer":
            forms.append(index)
    return forms


def is_masthead_alone(alone: list[Alone], core: Core) -> bool:
    """Whether the running text of a dump is but a few lines of its masthead.

    Either a sentence under lines of it that is too light for an article; or few lines that no
    grammar knows, more that masthead lines are, an anchor right above them and another masthead
    line right below.
    """
    unknown = core.stop - core.first - len(_forms(alone, core.first, core.stop))
    if unknown > _JOIN_BLOCKS and core.weight >= LEAST_WEIGHT:
        return False
    forms = _forms(alone, 0, len(alone))
    if core.weight < LEAST_WEIGHT and forms and forms[0] < core.first:
        return _anchored(alone, forms)
    if unknown > _JOIN_BLOCKS or len(forms) <= unknown:
        return False
    above = range(core.first - _JOIN_BLOCKS, core.first)
    below = range(core.stop, core.stop + _JOIN_BLOCKS)
    anchored = any(alone[i].rule in _ANCHORS for i in forms if i in above)
    return anchored and any(i in below for i in forms)


def _opening(view: View, first: int) -> None:
    """The lines over the masthead of a dump without an article: what the paper calls itself."""
    if first > _JOIN_BLOCKS or any(seen.label not in _UNSAID for seen in view.alone[:first]):
        return
    for index in filter(view.open, range(first)):
        view.say(index, _OPENING)


def _groups(indexes: list[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index in indexes:
        if groups and index - groups[-1][-1] <= _REACH_BLOCKS:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _anchored(alone: list[Alone], group: list[int]) -> bool:
    rules = {alone[index].rule for index in group}
    return not rules.isdisjoint(_ANCHORS) or len(rules) >= 3


def _join(view: View, before: int, after: int) -> None:
    if after - before > _JOIN_BLOCKS:
        return
    for index in range(before + 1, after):
        if view.alone[index].label in ("", "heading", "body", "byline", "source"):
            view.say(index, _BETWEEN)


def _name_above(view: View, first: int) -> None:
    """A line right above the masthead, in capitals (the seed) or called a paper, is its name."""
    index = first - 1
    if index < view.core.stop or not view.open(index) or index == NOWHERE:
        return
    text = view.blocks[index].text
    if not 5 < len(text) <= _NAME_CHARACTERS or view.blocks[first].gap > 2:
        return
    if text.isupper() or fold(text).startswith(words().publication.openings):
        view.say(index, _NAME)
