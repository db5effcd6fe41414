"""The bytes of a record that is written without orjson are those that orjson gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.parts import BODY_KINDS
from extract.record import body_object

if TYPE_CHECKING:
    from collections.abc import Iterator

RARE = re.compile(r"[\0-\x07\x0b\x0e-\x1f]")
"""Control characters that JSON has no letter for."""
KINDS = st.sampled_from(sorted(BODY_KINDS))
PROSE = st.text(alphabet=st.sampled_from([*'aàẢđ "\\\n\t\x7f\x80“…', "\U0001f600"]), max_size=70)
LATIN = st.text(alphabet=st.sampled_from('abcdefghij "\\\n\x7fé'), max_size=40)
TEXTS = st.one_of(LATIN, PROSE, st.text())
NUMBERS = st.one_of(
    st.integers(-(2**63), 2**64 - 1), st.integers(0, 12_000), st.floats(0, 1), st.booleans()
)
VALUES = st.recursive(
    st.one_of(TEXTS, NUMBERS, st.none()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(TEXTS, inner)),
)
STRIDE = 16


def line(value: dict[str, Any]) -> bytes | None:
    compiled = pytest.importorskip("extract._written")
    written: bytes | None = compiled.line(value)
    return written


def check(texts: list[str], kinds: list[str]) -> None:
    text = "\n\n".join(texts)
    written = line({"body": (text, kinds, texts)})
    try:
        wanted = orjson.dumps({"body": body_object(text, kinds, texts)})
    except orjson.JSONEncodeError:
        assert written is None
    else:
        assert written == (None if RARE.search(text) else wanted)


@given(st.lists(st.tuples(KINDS, TEXTS)))
def test_a_body_is_written_as_orjson_writes_it(blocks: list[tuple[str, str]]) -> None:
    check([text for _, text in blocks], [kind for kind, _ in blocks])


@given(st.dictionaries(TEXTS, VALUES))
def test_values_are_written_as_orjson_writes_them(value: dict[str, Any]) -> None:
    written = line(value)
    assert written == (None if any(map(RARE.search, texts_in(value))) else orjson.dumps(value))


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for pair in value.items():
            yield from texts_in(list(pair))
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)


@pytest.mark.parametrize("beside", ["", "Ả", "\U0001f600"])
def test_every_letter_is_written_as_orjson_writes_it(beside: str) -> None:
    for first in range(0, 0x11000, STRIDE):
        letters = [chr(code) for code in range(first, first + STRIDE)]
        if 0xD800 <= first < 0xE000 or first < 32:
            for letter in letters:
                check([beside + letter], ["paragraph"])
        else:
            check(["".join([beside, *letters]), letters[-1]], ["paragraph", "heading"])


def test_texts_of_any_length_are_written() -> None:
    for letter in ("a", "é", "Ả", "中", "\U0001f600", "\n"):
        for length in (*range(70), 4_000, 4_096, 100_000):
            check([letter * length] * 3, ["paragraph", "quote", "list_item"])


def test_what_orjson_refuses_is_left_to_it() -> None:
    assert line({"a": ["\ud800"]}) is None
    assert line({"a": {1: "b"}}) is None
    with pytest.raises(TypeError):
        line({"a": object()})
