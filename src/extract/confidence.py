"""How sure the tool is of a segmentation, and why it doubts.

The estimate looks at what the labelling engine had to do without: parts that an article has and
this one lacks, running text that was left outside, verdicts of rules that go by looks alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.model import Note

if TYPE_CHECKING:
    from extract.model import Header
    from extract.parts import Parts

_DOUBTFUL: Final = 0.6
"""Below it a record carries the note `doubtful`: on the development corpus the documents below
have several times the errors of those above, see docs/record.md."""
_SHORT_BODY_CHARACTERS: Final = 300
_LOOKS_OF_TEXT: Final = 0.4
_LOOKS_OF_PAGE: Final = 0.6
"""What verdicts by looks take off; a page has better evidence, so they tell more there."""
_REASONS: Final = (
    "no headline was found",
    "no time stamp was found",
    "no running text was found",
    "there is very little running text",
    "running text stands outside the article",
    "many lines were told by their look alone",
    "menus and lists stand around the article",
)


def estimate(parts: Parts, header: Header, body: str) -> tuple[float, list[Note]]:
    """Confidence between 0 and 1, and the note `doubtful` with its strongest reason."""
    doubts = _doubts(parts, header, body)
    total = 0.0
    for doubt in doubts:
        total += doubt
    score = round(max(0.0, 1.0 - total), 2) if total else 1.0
    if score >= _DOUBTFUL:
        return score, []
    strongest = _REASONS[doubts.index(max(doubts))]
    return score, [Note("doubtful", f"the segmentation may be wrong: {strongest}")]


def _doubts(parts: Parts, header: Header, body: str) -> list[float]:
    """What each of the `_REASONS` takes off."""
    if not body and _is_masthead_alone(parts):
        return [0.0, 0.0, 0.1, 0.0, 0.0, 0.0, 0.0]
    inside, looks, around, left, told = parts.counts
    is_page = len(parts.document.containers) > 1
    return [
        0.3 if header.title is None else 0.0,
        0.1 if header.published is None else 0.0,
        0.0 if body else 0.2,
        0.15 if 0 < len(body) < _SHORT_BODY_CHARACTERS else 0.0,
        0.6 * left / (left + told) if left else 0.0,
        (_LOOKS_OF_PAGE if is_page else _LOOKS_OF_TEXT) * (looks / inside) if looks else 0.0,
        0.0 if is_page else 0.25 * around / len(parts.verdicts),
    ]


def _is_masthead_alone(parts: Parts) -> bool:
    return any(parts.verdicts[i].rule != "container" for i in parts.indexes("footer"))
