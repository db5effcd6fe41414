"""Plain text into blocks: offsets, line numbers, wrapped paragraphs, one-line documents."""

from __future__ import annotations

import textwrap
import unicodedata
from itertools import permutations
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import ExtractError
from extract.model import Block, Document, Source
from extract.readers.limits import BLOCKS, MARKS
from extract.readers.text import folded, line_blocks, read_text

WRAPPED = """Cầu phao bắc qua sông tạm dừng hoạt động

Từ sáng nay, cầu phao nối hai bờ sông tạm dừng hoạt động để bảo trì toàn
bộ phần neo giữ và thay mới các phao thép đã hoen gỉ sau nhiều năm chịu
nắng mưa. Người dân được đề nghị đi đường vòng qua cầu cứng cách đó năm
cây số, nhất là vào giờ cao điểm buổi sáng và buổi chiều hằng ngày.

Ban quản lý cho biết việc sửa chữa kéo dài mười ngày. Trong thời gian ấy
phà sẽ chạy tăng chuyến, miễn phí cho học sinh và người cao tuổi sinh
sống ở các xã ven sông thường xuyên phải qua lại hai bên bờ.
"""


ODD = "aạ \t\n\r\N{NO-BREAK SPACE}.…”\u2028\u2126\x0c\x1c\x85\x7f\0\u0301\u0323\ud800\U0001f600"
"""Blanks, line ends, letters that are composed or not, and characters that are hardly text."""
MARKED = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0308\u0327"
"""The marks of Vietnamese and some others."""


def document(text: str) -> Document:
    return read_text(Source("-", "text", "utf-8", 0, "", text, b""))


def test_lines_have_offsets_and_numbers() -> None:
    blocks = document("Một\n\n  Hai \n").blocks
    assert [(b.text, b.start, b.end, b.first_line, b.gap) for b in blocks] == [
        ("Một", 0, 3, 1, 0),
        ("Hai", 7, 10, 3, 1),
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\r\nb\r\nc", [1, 2, 3]),
        ("a\rb\rc", [1, 2, 3]),
        ("a\r\nb\rc\nd", [1, 2, 3, 4]),
        ("a\x0bb\x0cc\u2028d\x85e", [1]),
        ("a\n\r\nb", [1, 3]),
    ],
)
def test_lines_end_at_lf_crlf_and_cr_only(text: str, lines: list[int]) -> None:
    assert [b.first_line for b in document(text).blocks] == lines


def test_hard_wrapped_paragraphs_are_joined() -> None:
    blocks = document(WRAPPED).blocks
    assert [(b.first_line, b.last_line) for b in blocks] == [(1, 1), (3, 6), (8, 10)]
    assert "chịu nắng mưa. Người dân" in blocks[1].text


def test_list_of_short_lines_is_not_wrapped() -> None:
    menu = "\n".join(["Thời sự", "Kinh tế", "Văn hóa", "Thể thao", "Pháp luật", "Du lịch"] * 3)
    assert len(document(menu).blocks) == 18


def test_paragraph_a_line_is_not_wrapped() -> None:
    paragraph = "Nước sông lên nhanh từ đêm qua và đã vượt mức báo động hai. " * 5
    assert len(document("\n".join([paragraph] * 8)).blocks) == 8


def test_one_line_document_is_cut_at_runs_of_blanks() -> None:
    body = "Nước sông lên nhanh từ đêm qua và đã vượt mức báo động hai. " * 6
    blocks = document(f"Nước sông lên nhanh    08:07, 23/07/2018\t\t{body}").blocks
    assert [b.text[:19] for b in blocks] == [
        "Nước sông lên nhanh",
        "08:07, 23/07/2018",
        "Nước sông lên nhanh",
    ]


def test_row_is_cut_at_its_bars() -> None:
    body = "Nước sông lên nhanh từ đêm qua và đã vượt mức báo động hai. " * 6
    row = f'2024-05-12T08:10:00+07:00|Nước sông||"{body}Ông kể: ""Nước to lắm."""|""|Lê Na'
    read = document(row)
    assert [b.text[-19:] for b in read.blocks] == [
        "-05-12T08:10:00+07:00"[-19:],
        "Nước sông",
        "|",
        'g kể: "Nước to lắm."'[-19:],
        '""',
        "Lê Na",
    ]
    assert "".join(row[b.start : b.end] for b in read.blocks) == row


def test_bars_alone_make_no_row() -> None:
    body = "Nước sông lên nhanh từ đêm qua và đã vượt mức báo động hai. " * 6
    assert len(document(f"Thời sự | 12/05/2024|{body}|Lê Na").blocks) == 1


def test_values_are_composed_and_folded_but_the_text_is_not() -> None:
    text = "Ca\u0302\u0300u\N{NO-BREAK SPACE}  mới"
    read = document(text)
    assert read.text == text
    assert read.blocks[0].text == "Cầu mới"


@given(st.text(alphabet="aạ \t\n\r\N{NO-BREAK SPACE}.\u2028\x0c\u0301", max_size=200))
def test_every_character_lies_in_one_block(text: str) -> None:
    read = document(text)
    covered = [False] * len(text)
    last = 0
    for block in read.blocks:
        assert last <= block.start < block.end
        last = block.end
        covered[block.start : block.end] = [True] * (block.end - block.start)
    assert all(c or text[i].isspace() for i, c in enumerate(covered))


def agree(text: str) -> None:
    compiled = pytest.importorskip("extract.readers._text")
    for placed in (True, False):
        found = compiled.line_blocks(text, placed)
        assert found == line_blocks(text, placed)
        assert all(type(block) is Block for block in found[0])


@given(st.text(alphabet=ODD, max_size=200))
def test_both_cutters_agree(text: str) -> None:
    agree(text)


@given(st.text(max_size=60))
def test_both_cutters_agree_on_any_text(text: str) -> None:
    agree(text)


@given(
    st.lists(
        st.sampled_from(["Từ", "sáng", "nay,", "\u0301cầu", "nối", "Hai\n", "\r\n"]), min_size=90
    ),
    st.integers(30, 140),
)
def test_both_cutters_agree_on_wrapped_text(words: list[str], width: int) -> None:
    text = "\n".join(textwrap.wrap(" ".join(words), width, replace_whitespace=False))
    agree(text)
    whole = [folded(text[b.start : b.end]) for b in document(text).blocks]
    assert [b.text for b in document(text).blocks] == whole


@given(st.text(alphabet="aAăâạậeéiơuựyđnñ \U00020000" + MARKED, max_size=30))
def test_both_cutters_agree_on_marked_letters(text: str) -> None:
    agree(text)


@pytest.mark.parametrize("form", ["NFD", "NFC"])
def test_both_cutters_agree_on_vietnamese(form: Literal["NFD", "NFC"]) -> None:
    for letter in "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáàãéèíìĩóòõúùũý":
        for case in (letter, letter.upper()):
            apart = unicodedata.normalize(form, case)
            for marks in permutations(apart[1:]):
                agree("th" + apart[0] + "".join(marks) + "n")


def test_both_cutters_agree_on_every_character() -> None:
    for first in range(0, 0x30000, 0x1000):
        agree("\n".join("a" + chr(c) + "b" for c in range(first, first + 0x1000)))


@pytest.mark.parametrize("text", ["a\n" * (BLOCKS + 1), "a\ne" + "\u0301" * MARKS])
def test_both_cutters_refuse(text: str) -> None:
    compiled = pytest.importorskip("extract.readers._text")
    for cut in (compiled.line_blocks, line_blocks):
        with pytest.raises(ExtractError):
            cut(text, True)


def test_what_is_taken_for_composed_is() -> None:
    rows = (*range(0x300), *range(0x1E00, 0x1F00), *range(0x2010, 0x2028))
    text = "".join(map(chr, rows))
    assert unicodedata.is_normalized("NFC", text)
