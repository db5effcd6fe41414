"""The compiled look at all blocks files and counts them as the Python one does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import parts
from extract.model import LABELS, Block, Verdict

KINDS = (*sorted(parts.BODY_KINDS), "caption")
RULES = (*sorted(parts.BY_LOOKS), *sorted(parts.OUTSIDE), parts.OWN_ADDRESS, "container")
VERDICTS = st.builds(Verdict, st.sampled_from(LABELS), st.sampled_from(RULES))
LENGTHS = st.sampled_from([1, parts.RUNNING_CHARACTERS - 1, parts.RUNNING_CHARACTERS, 400])


@st.composite
def labelled(draw: st.DrawFn) -> tuple[list[Block], list[Verdict]]:
    """Blocks with their verdicts, most of which several blocks share."""
    said = draw(st.lists(VERDICTS, min_size=1, max_size=40))
    verdicts = draw(st.lists(st.sampled_from(said)))
    blocks = []
    for _ in verdicts:
        length, kind = draw(LENGTHS), draw(st.sampled_from(KINDS))
        links = draw(st.sampled_from([0, length // 2, length]))
        blocks.append(Block("ả" * length, 0, 0, 1, 1, kind, "p", 0, frozenset(), links, 0))
    return blocks, verdicts


@given(labelled())
def test_blocks_are_filed_and_counted(document: tuple[list[Block], list[Verdict]]) -> None:
    compiled = pytest.importorskip("extract._parts")
    assert compiled.survey(*document) == parts.survey_in_python(*document)


def test_more_verdicts_than_are_kept_by_their_addresses() -> None:
    compiled = pytest.importorskip("extract._parts")
    verdicts = [Verdict(label, f"rule_{number}") for label in LABELS for number in range(3)] * 2
    blocks = [Block("ả", 0, 0, 1, 1, "quote", "p", 0, frozenset(), 0, 0)] * len(verdicts)
    assert compiled.survey(blocks, verdicts) == parts.survey_in_python(blocks, verdicts)
