"""The body that is written ahead of the record has the bytes that orjson gives it."""

from __future__ import annotations

import re

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.parts import BODY_KINDS
from extract.record import body_object

RARE = re.compile(r"[\0-\x07\x0b\x0e-\x1f]")
"""Control characters that JSON has no letter for."""
KINDS = st.sampled_from(sorted(BODY_KINDS))
PROSE = st.text(alphabet=st.sampled_from([*'aàẢđ "\\\n\t\x7f\x80“…', "\U0001f600"]), max_size=70)
STRIDE = 16


def check(texts: list[str], kinds: list[str]) -> None:
    compiled = pytest.importorskip("extract._written")
    text = "\n\n".join(texts)
    written = compiled.body(text, kinds, texts)
    try:
        wanted = orjson.dumps(body_object(text, kinds, texts))
    except orjson.JSONEncodeError:
        assert written is None
    else:
        assert written is not None or RARE.search(text)
        assert written is None or orjson.dumps(written) == wanted


@given(st.lists(st.tuples(KINDS, st.one_of(PROSE, st.text()))))
def test_a_body_is_written_as_orjson_writes_it(blocks: list[tuple[str, str]]) -> None:
    check([text for _, text in blocks], [kind for kind, _ in blocks])


@pytest.mark.parametrize("beside", ["", "Ả", "\U0001f600"])
def test_every_letter_is_written_as_orjson_writes_it(beside: str) -> None:
    for first in range(0, 0x11000, STRIDE):
        letters = [chr(code) for code in range(first, first + STRIDE)]
        if 0xD800 <= first < 0xE000 or first < 32:
            for letter in letters:
                check([beside + letter], ["paragraph"])
        else:
            check(["".join([beside, *letters]), letters[-1]], ["paragraph", "heading"])


def test_places_of_many_figures_are_written() -> None:
    check(["a" * 99_999, "b" * 9_900_000, "Ả"], ["paragraph", "quote", "list_item"])


def test_kinds_that_need_more_than_ascii_are_left_to_orjson() -> None:
    compiled = pytest.importorskip("extract._written")
    assert compiled.body("a", ["đoạn"], ["a"]) is None
