"""How sure the tool is of a segmentation, and why it doubts.

The estimate looks at what the labelling engine had to do without: parts that an article has and
this one lacks, running text that was left outside, verdicts of rules that go by looks alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.model import Note

if TYPE_CHECKING:
    from extract.model import Block, Document, Header, Verdict

_DOUBTFUL: Final = 0.6
"""Below it a record carries the note `doubtful`: on the development corpus the documents below
have several times the errors of those above, see docs/record.md."""
_RUNNING_CHARACTERS: Final = 100
_SHORT_BODY_CHARACTERS: Final = 300
_BY_LOOKS: Final = frozenset(
    {
        "short_line",
        "over_running_text",
        "who_is_seen_where",
        "captions_in_a_row",
        "headlines_in_a_row",
        "among_captions",
        "photo_story",
        "tight_list",
        "credit_inside_text",
        "short_line_in_header",
        "cell",
        "verse",
    }
)
"""Rules that go by the look of a line among its neighbours."""
_NOWHERE: Final[list[int]] = []
_OUTSIDE: Final = frozenset({"outside", "behind_article"})
_REASONS: Final = (
    "no headline was found",
    "no time stamp was found",
    "no running text was found",
    "there is very little running text",
    "running text stands outside the article",
    "many lines were told by their look alone",
    "menus and lists stand around the article",
)
_AROUND: Final = ("boilerplate", "related", "comment")
_INSIDE: Final = ("body", "heading", "lead", "caption")


def estimate(
    document: Document,
    verdicts: list[Verdict],
    places: dict[str, list[int]],
    header: Header,
    body: str,
) -> tuple[float, list[Note]]:
    """Confidence between 0 and 1, and the note `doubtful` with its strongest reason.

    `places` holds the indexes of the blocks of each label.
    """
    doubts = _doubts(document, verdicts, places, header, body)
    score = round(max(0.0, 1.0 - sum(doubts)), 2)
    if score >= _DOUBTFUL:
        return score, []
    strongest = _REASONS[doubts.index(max(doubts))]
    return score, [Note("doubtful", f"the segmentation may be wrong: {strongest}")]


def _is_running(block: Block) -> bool:
    length = len(block.text)
    return length >= _RUNNING_CHARACTERS and block.link_chars * 2 < length


def _told_by(verdicts: list[Verdict], places: list[int], rules: frozenset[str]) -> list[int]:
    """The places whose verdicts are of these rules."""
    out: list[int] = []
    last: Verdict | None = None
    told = False
    for i in places:
        verdict = verdicts[i]
        if verdict is not last:  # neighbours mostly share one
            told = verdict.rule in rules
            last = verdict
        if told:
            out.append(i)
    return out


def _looks_cost(document: Document) -> float:
    """What verdicts by looks take off; a page has better evidence, so they tell more there."""
    return 0.6 if len(document.containers) > 1 else 0.4


def _doubts(
    document: Document,
    verdicts: list[Verdict],
    places: dict[str, list[int]],
    header: Header,
    body: str,
) -> list[float]:
    """What each of the `_REASONS` takes off."""
    if not body and any(verdicts[i].rule != "container" for i in places.get("footer", ())):
        return [0.0, 0.0, 0.1, 0.0, 0.0, 0.0, 0.0]
    inside = looks = around = 0
    outside: list[int] = []
    for label in _INSIDE:
        found = places.get(label, _NOWHERE)
        inside += len(found)
        looks += len(_told_by(verdicts, found, _BY_LOOKS))
    for label in _AROUND:
        found = places.get(label, _NOWHERE)
        around += len(found)
        outside.extend(_told_by(verdicts, found, _OUTSIDE))
    menus = around if len(document.containers) == 1 else 0
    return [
        0.3 * (header.title is None),
        0.1 * (header.published is None),
        0.2 * (not body),
        0.15 * (0 < len(body) < _SHORT_BODY_CHARACTERS),
        _left_cost(document.blocks, outside, places),
        _looks_cost(document) * (looks / (inside or 1)),
        0.25 * menus / len(verdicts),
    ]


def _left_cost(blocks: list[Block], outside: list[int], places: dict[str, list[int]]) -> float:
    """What the share of running text outside the article takes off."""
    left = running = 0
    for index in outside:
        if _is_running(blocks[index]):
            left += len(blocks[index].text)
    if not left:
        return 0.0
    for label in _INSIDE:
        for index in places.get(label, _NOWHERE):
            running += len(blocks[index].text)
    return 0.6 * left / (left + running)
