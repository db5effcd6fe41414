"""Blocks inside the running text that a few numbers tell: nearly all of them.

Lives here: what looks at them one after the other, compiled in `_blocks.pyx`. What it leaves has a
look of its own (`inside.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from extract.fields.signs import ELEMENT
from extract.labels.alone import PROSE, ends_sentence, has_letter
from extract.labels.broken import is_quotation
from extract.labels.zones import BODY
from extract.model import Verdict

if TYPE_CHECKING:
    from extract.labels.alone import Alone
    from extract.model import Block

Columns: TypeAlias = (
    "tuple[list[Block], list[Alone], list[str], list[int], list[int], list[str], "
    "list[Verdict | None], frozenset[int]]"
)
"""Blocks, what the first look says of them, their texts, characters in links, signs, zones and
verdicts; and those right behind a picture."""

CERTAIN_CHARACTERS: Final = 220
"""Longer paragraphs are no captions, headings or credits."""
HEADING_CHARACTERS: Final = 110
QUOTATION_CHARACTERS: Final = 60
LINK_CHARACTERS: Final = 20
HEADING_ENDS: Final = (33, 34, 58, 63, 8221)  # ! " : ? ”
NO_HEADINGS: Final = frozenset({"table_row", "list_item", "quote"})
_A: Final = 65
_Z: Final = 90

PARAGRAPH: Final = Verdict("body", "running_text")
LINKED: Final = Verdict("related", "links")
HEADS: Final = Verdict("heading", "heading_element")
SHORT_LINE: Final = Verdict("heading", "short_line")
TELLING: Final = frozenset({"source", "boilerplate"})
"""Labels that may tell what stands behind them."""


def pass_plain_in_python(columns: Columns, first: int, stop: int, closing: int) -> int:
    """Label what lengths, links and elements tell, up to a block that needs a look of its own.

    Long paragraphs are told; before `closing` also the blocks of a page of which neither the first
    look, a class, a picture nor the block before says anything.
    """
    verdicts = columns[6]
    for index in range(first, stop):
        if verdicts[index] is not None:
            continue
        if _is_paragraph(columns, index):
            verdicts[index] = PARAGRAPH
            continue
        if index >= closing or not _is_plain(columns, index):
            return index
        verdicts[index] = _verdict(columns, index)
        if verdicts[index] is None:
            return index
    return stop


def _is_paragraph(columns: Columns, index: int) -> bool:
    """Whether a block is a long paragraph, which nearly all blocks are."""
    blocks, alone, texts, links, signs, zones, _, _ = columns
    length = len(texts[index])
    if alone[index] is not PROSE or length <= CERTAIN_CHARACTERS or links[index] * 2 >= length:
        return False
    if signs[index] & ELEMENT and (
        blocks[index].kind != "paragraph" or "related" in blocks[index].hints
    ):
        return False
    return not zones[index] or zones[index] == BODY


def _is_plain(columns: Columns, index: int) -> bool:
    """Whether a block has nothing but its text, element and links."""
    blocks, alone, texts, _, signs, zones, verdicts, under_image = columns
    if alone[index].stance or index in under_image or texts[index][0] == ":":
        return False
    if signs[index] & ELEMENT and (blocks[index].hints or blocks[index].kind == "caption"):
        return False
    before = verdicts[index - 1] if index else None
    if before is not None and before.label in TELLING:
        return False
    return not zones[index] or zones[index] == BODY


def _verdict(columns: Columns, index: int) -> Verdict | None:
    """What such a block is; `None` behind a colon, where what follows may tell."""
    blocks, alone, texts, links, signs = columns[:5]
    text = texts[index]
    kind = blocks[index].kind if signs[index] & ELEMENT else "paragraph"
    if links[index] >= LINK_CHARACTERS and links[index] * 10 > len(text) * 8:
        return LINKED
    if kind == "heading":
        return HEADS
    if alone[index] is PROSE or len(text) > HEADING_CHARACTERS or kind in NO_HEADINGS:
        return PARAGRAPH
    if text[-1] == ":":
        return None
    return SHORT_LINE if opens_heading(text) else PARAGRAPH


def opens_heading(text: str) -> bool:
    """Whether a short line opens and ends as sub-headings do."""
    if not has_letter(text):
        return False
    if ends_sentence(text) and ord(text[len(text) - 1]) not in HEADING_ENDS:
        return False
    if len(text) > QUOTATION_CHARACTERS and is_quotation(text):
        return False
    first = text[0]
    return _A <= ord(first) <= _Z or first.isupper() or first.isdigit() or first in "“\"'"
