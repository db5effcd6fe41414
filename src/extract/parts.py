"""A document's blocks by what they are, and what it states of itself by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from extract.model import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.model import Block, Document, Label, Verdict

Counts: TypeAlias = "tuple[int, int, int, int, int]"
"""Blocks in the article, of these those told by looks, blocks around it; characters of running text
that was left outside, and of all blocks in the article."""
Survey: TypeAlias = "tuple[list[list[int]], list[str], list[str], Counts, int]"
"""The indexes of the blocks with each label; kinds and texts of those of the body, the kinds as the
record has them; counts; the index of the document's own address, or -1."""
BODY_KINDS: Final = frozenset({"paragraph", "heading", "list_item", "quote", "table_row"})
INSIDE: Final = frozenset({"body", "heading", "lead", "caption"})
AROUND: Final = frozenset({"boilerplate", "related", "comment"})
OUTSIDE: Final = frozenset({"outside", "behind_article"})
"""Rules of what is left around the article for want of anything better."""
BY_LOOKS: Final = frozenset(
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
RUNNING_CHARACTERS: Final = 100
UNASKED: Final = frozenset({"body", "heading", "related", "comment", "boilerplate"})
"""Labels whose blocks nobody asks for by their places."""
OWN_ADDRESS: Final = "own_address"
"""Rule of the line in which a dump states its address."""
NOWHERE: Final[list[int]] = []
_PLACES: Final = {label: place for place, label in enumerate(LABELS)}
_NOTHING: Final[list[str]] = []


class Parts:
    """The document's blocks by label, in order.

    Attributes:
        places: indexes of the blocks with each label, in the order of the labels.
        kinds: what each block of the body is, as the record has it.
        body: the texts of these blocks.
        counts: how many blocks and characters stand in the article and around it.
        own_address: index of the block that states the document's address, or -1.
    """

    def __init__(self, document: Document, verdicts: list[Verdict]) -> None:
        self.document = document
        self.verdicts = verdicts
        places, kinds, body, counts, own = survey(document.blocks, verdicts)
        self.places = places
        self.kinds = kinds
        self.body = body
        self.counts = counts
        self.own_address = own
        self.by_field: dict[str, list[str]] = {}
        evidence = document.evidence
        for index in range(len(evidence)):
            field, value = evidence[index].field, evidence[index].value
            known = self.by_field.get(field)
            if known is None:
                self.by_field[field] = [value]
            else:
                known.append(value)

    def indexes(self, label: Label) -> list[int]:
        """Indexes of the blocks with the label, in order; of those that are `UNASKED` none."""
        return self.places[_PLACES[label]]

    def either(self, label: Label, other: Label) -> list[int]:
        """Indexes of the blocks with either label, in order."""
        found, more = self.indexes(label), self.indexes(other)
        return sorted(found + more) if found and more else found or more

    def blocks(self, label: Label) -> list[Block]:
        """Blocks with the label, in order."""
        blocks = self.document.blocks
        return [blocks[i] for i in self.indexes(label)]

    def texts(self, label: Label) -> list[str]:
        """Texts of the blocks with the label, in order."""
        blocks = self.document.blocks
        return [blocks[i].text for i in self.indexes(label)]

    def first(self, label: Label) -> str | None:
        """Text of the first block with the label."""
        found = self.indexes(label)
        return self.document.blocks[found[0]].text if found else None

    def stated(self, field: str) -> Sequence[str]:
        """What the document says of itself, most trusted first."""
        return self.by_field.get(field, _NOTHING)


def survey_in_python(blocks: list[Block], verdicts: list[Verdict]) -> Survey:
    """What one look at all blocks tells."""
    places: list[list[int]] = [[] for _ in LABELS]
    kinds: list[str] = []
    texts: list[str] = []
    inside = looks = around = left = told = 0
    own = -1
    for index, (label, rule) in enumerate(verdicts):
        block = blocks[index]
        length = len(block.text)
        if label not in UNASKED:
            places[_PLACES[label]].append(index)
        if label in ("body", "heading"):
            kind = "heading" if label == "heading" else block.kind
            kinds.append(kind if kind in BODY_KINDS else "paragraph")
            texts.append(block.text)
        if label in INSIDE:
            inside += 1
            looks += rule in BY_LOOKS
            told += length
        elif label in AROUND:
            around += 1
            if own < 0 and label == "boilerplate" and rule == OWN_ADDRESS:
                own = index
            if rule in OUTSIDE and length >= RUNNING_CHARACTERS and block.link_chars * 2 < length:
                left += length
    return places, kinds, texts, (inside, looks, around, left, told), own


try:
    from extract import _parts
except ImportError:
    survey = survey_in_python
else:
    survey = _parts.survey
