"""The bytes of a record that is written without orjson are those that orjson gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import (
    Article,
    Byline,
    Contributor,
    Footer,
    Header,
    Licence,
    Note,
    Person,
    Segment,
    Source,
    Timestamp,
)
from extract.parts import BODY_KINDS
from extract.record import record

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


def line(article: Article, *, segments: bool = False) -> bytes | None:
    compiled = pytest.importorskip("extract._written")
    written: bytes | None = compiled.line(article, segments)
    return written


def article_of(**fields: Any) -> Article:  # noqa: ANN401
    source = Source("a", "text", "utf-8", 1, "0f", "", b"")
    header = Header(None, None, None, [], None, None)
    footer = Footer(None, None, None, None, [], None, [], [], [], [])
    empty = Article(
        source, None, "vi", 1.0, header, "", [], [], [], Byline((), (), ()), footer, [], [], []
    )
    return empty._replace(**fields)


def check(texts: list[str], kinds: list[str]) -> None:
    text = "\n\n".join(texts)
    article = article_of(body_text=text, body_kinds=kinds, body_texts=texts)
    written = line(article)
    try:
        wanted = orjson.dumps(record(article, segments=False))
    except orjson.JSONEncodeError:
        assert written is None
    else:
        assert written == (None if RARE.search(text) else wanted)


@given(st.lists(st.tuples(KINDS, TEXTS)))
def test_a_body_is_written_as_orjson_writes_it(blocks: list[tuple[str, str]]) -> None:
    check([text for _, text in blocks], [kind for kind, _ in blocks])


@given(st.dictionaries(TEXTS, VALUES))
def test_values_are_written_as_orjson_writes_them(value: dict[str, Any]) -> None:
    article = article_of(captions=[value])
    wanted = orjson.dumps(record(article, segments=False))
    assert line(article) == (None if any(map(RARE.search, texts_in(value))) else wanted)


WORDS = st.one_of(LATIN, PROSE)
MAYBE = st.one_of(st.none(), WORDS)
LISTED = st.lists(WORDS, max_size=3)
STAMPS = st.one_of(st.none(), st.builds(Timestamp, WORDS, WORDS, WORDS, WORDS))
ARTICLES = st.builds(
    Article,
    st.builds(Source, WORDS, WORDS, WORDS, st.integers(0, 2**63), WORDS, WORDS, st.binary(), MAYBE),
    MAYBE,
    MAYBE,
    st.floats(0, 1),
    st.builds(Header, MAYBE, MAYBE, MAYBE, LISTED, STAMPS, STAMPS),
    st.just("a\n\nb"),
    st.just(["quote", "paragraph"]),
    st.just(["a", "b"]),
    st.just([]),
    st.builds(
        Byline,
        LISTED.map(tuple),
        st.lists(st.builds(Contributor, WORDS, LISTED.map(tuple))).map(tuple),
        LISTED.map(tuple),
    ),
    st.builds(
        Footer,
        *(MAYBE, MAYBE, MAYBE),
        st.one_of(st.none(), st.builds(Licence, WORDS, MAYBE, MAYBE, WORDS)),
        st.lists(st.builds(Person, WORDS, WORDS, WORDS), max_size=3),
        *(MAYBE, LISTED, LISTED, LISTED, LISTED),
    ),
    LISTED,
    st.lists(st.builds(Segment, WORDS, *[st.integers(0, 9_999)] * 4, WORDS), max_size=3),
    st.lists(st.builds(Note, WORDS, WORDS), max_size=2),
)


@given(ARTICLES, st.booleans())
def test_articles_are_written_as_their_records(
    article: Article,
    segments: bool,
) -> None:
    assert line(article, segments=segments) == orjson.dumps(record(article, segments=segments))


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
    assert line(article_of(tags=["\ud800"])) is None
    assert line(article_of(captions=[{1: "b"}])) is None
    with pytest.raises(TypeError):
        line(article_of(tags=[object()]))
