"""The compiled look at all lines refuses nothing that the gates of the grammars let pass."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.fields import _forms, masthead, signs
from extract.fields._gate import may_be_stamp
from extract.fields._glance import may_be_credit
from extract.fields.caption import may_be_caption
from extract.fields.masthead import may_be_masthead
from extract.labels import alone
from extract.model import Block

if TYPE_CHECKING:
    from collections.abc import Callable

FIXTURES = Path(__file__).parent / "fixtures"
FIELD, CREDIT, STAMP = alone.FIELD_CHARACTERS, _forms._LINE_CHARACTERS, alone.LINE_CHARACTERS
PACKED = masthead._LONGEST_PACKED
"""Characters of the longest lines that the grammars are asked about."""
GATES: dict[int, Callable[[str], object]] = {
    signs.FURNITURE: lambda text: len(text) <= FIELD and alone._furniture(text),
    signs.CREDIT: lambda text: len(text) <= CREDIT and may_be_credit(text),
    signs.STAMP: lambda text: len(text) <= STAMP and may_be_stamp(text),
    signs.CAPTION: may_be_caption,
    signs.MASTHEAD: lambda text: (
        may_be_masthead(text) if len(text) <= FIELD else "GP" in text and len(text) <= PACKED
    ),
    signs.ADDRESS: lambda text: len(text) <= FIELD and "://" in text,
    signs.SENTENCE: alone.ends_sentence,
}
FURNITURE = alone._KNOWN.get()
PIECES = (
    *(word for _, words in signs.words() for word in words),
    *signs.phrases(), *signs.heads(), *signs.labels(), *signs.openings(), *signs.now(),
    *signs.first_words(), *signs.last_words(), *signs.glued(), *signs.colon_ends(),
    *signs.picture_ends(), *signs.bracket_heads(), *signs.degrees(), *FURNITURE.phrases,
    *FURNITURE.openings, "Bài, ", "Tin-", "(ghi", " (Báo Sông Hồng)", "/VOV", " – ",
    *FURNITURE.end_marks,
    *(opening for said in FURNITURE.openings.values() for opening, _ in said),
    "vừa xong", "mới đây", "mới Ðây", "just now", "7 giờ trước", "8h05", "8 : 05", "2/3/2021",
    "12\N{NO-BREAK SPACE}:30", "tháng 3 năm 2021", "5 - 6 - 20", "Lê Na", "Báo Sông Hồng", "Theo ",
    "Ảnh: ", "tổng biên tập", "Tổng Biên tập: ", "điện thoại", " = ", " ", "  ", ". ", "Mưa to.",
)  # fmt: skip
ODD = (
    "ßİıſŉǰµÐðĐđKÅΣς²①١１２㎏ａ̣\N{NO-BREAK SPACE}\u2003\u3000\0"
    "\t\n\x85\x1c★►→•–—…”»’©®é€中\U0001f600\ud800ĺżĩ"
)
"""Letters whose cases have other lengths, digits and blanks of all kinds, symbols, and letters
whose lower octet is a sign."""


def look(texts: list[str]) -> list[int]:
    compiled = pytest.importorskip("extract.fields._signs")
    blocks = [Block(text, 0, 0, 1, 1, "paragraph", "p", 0, frozenset(), 0, 0) for text in texts]
    said: list[int] = compiled.look(blocks, [""] * len(blocks), frozenset())
    return said


def refuses_nothing(text: str) -> None:
    (sign,) = look([text])
    for kind, gate in GATES.items():
        assert sign & kind or not gate(text), (kind, text)


def cased(piece: str) -> st.SearchStrategy[str]:
    return st.sampled_from((piece, piece.upper(), piece.capitalize(), piece.title(), piece[:-1]))


piece = st.sampled_from(sorted(set(PIECES))).flatmap(cased)
line = st.lists(st.one_of(piece, piece, st.sampled_from(ODD), st.text(max_size=3)), max_size=8)


@settings(max_examples=400)
@given(line)
def test_lines_made_of_signs(parts: list[str]) -> None:
    if any(parts):
        refuses_nothing("".join(parts))


@settings(max_examples=200)
@given(line, st.integers(0, 320))
def test_long_lines(parts: list[str], length: int) -> None:
    text = "".join(parts)
    refuses_nothing("Mưa to " * (length // 7) + text + ".")
    refuses_nothing(text + " mưa to" * (length // 7))


@given(st.text(min_size=1, max_size=60))
def test_any_text(text: str) -> None:
    refuses_nothing(text)


def test_every_piece_by_itself() -> None:
    for text in PIECES:
        for form in (text, text.upper(), text.title(), f"- {text}", f"1) {text}:", f"{text} (2)"):
            refuses_nothing(form)


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*/input.*")), ids=lambda p: p.parent.name)
def test_lines_of_fixtures(path: Path) -> None:
    for text in path.read_bytes().decode("utf-8", "replace").splitlines():
        if text.strip():
            refuses_nothing(" ".join(text.split()))


def test_letters_that_are_taken_for_signs() -> None:
    for size in (1, 30, 120, 400):
        refuses_nothing("ĺ" * size)


def test_lines_that_are_nothing() -> None:
    texts = ["Mưa to gây ngập nhiều nơi", "Người dân qua cầu mới", "Giá vàng tăng", "Thứ ba"]
    assert look(texts) == [0, 0, 0, 0]


@pytest.mark.parametrize(
    "text",
    [
        "Chợ hoa ngày Tết. Ảnh: Mai Lê", "Ảnh: TTXVN", "Du lịch", "Trang chủ", "PV",
        "Giá vàng tăng mạnh từ 15/3", "8/3 và những bó hoa", "Cô có nhiều bạn (bên phải)",
        "The best of all tables", "Bài, ảnh: Mai Lê", "LÊ NA. Ảnh: GIA BẢO",
        "Lê Na (ghi)", "Lê Na/VOV", "Theo VOV", "Lê Na - Mai Lê", "LA BẢOtổng hợp",
    ],
)  # fmt: skip
def test_hardly_a_line_is_put_to_the_gate_of_credits_for_nothing(text: str) -> None:
    (sign,) = look([text])
    assert bool(sign & signs.CREDIT) == (may_be_credit(text) or text == "Lê Na - Mai Lê")


def test_elements_that_say_something() -> None:
    compiled = pytest.importorskip("extract.fields._signs")
    blocks = [
        Block("Ảnh: Lê Na", 0, 0, 1, 1, kind, "p", place, frozenset(hints), 3, 0)
        for place, (kind, hints) in enumerate(
            (("paragraph", ()), ("heading", ()), ("paragraph", ("title",)))
        )
    ]
    assert compiled.columns(blocks) == signs.columns(blocks)
    said = compiled.look(blocks, ["", "quiet", "body"], frozenset({"quiet"}))
    assert said[1] == signs.ELEMENT
    assert said[0] | signs.ELEMENT == said[2] > signs.ELEMENT
