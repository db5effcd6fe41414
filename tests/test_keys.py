"""Keys of names and lines that are plainly names: the compiled looks agree with the grammar."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.fields import _glance, _keys, _names, byline
from extract.lexicon.byline import words

LEXICON = words()
SIGNS = [*" .:_*•-–—,;|\"“”'()[]/&+?!…%\t\n\N{NO-BREAK SPACE}1²٣\u0301", "  ", " - ", " – ", ", "]
ODD = st.sampled_from(
    ["PV", "HN", "H.V", "K. Miên", "Tr.", "iPhone", "Papai", "VÀ", "vÀ", "và", "and", "AND", "cùng",
     "Cùng", "hoà", "Thủy", "nghĩa", "QUÝ", "Ủy", "Ð", "ð", "ß", "ſ", "K", "ǅ", "ª", "µ", "19h",
     "theo", "Theo", "nguồn", "đi", "lễ", "bố", "mẹ"]
)  # fmt: skip
WORDS = st.one_of(
    st.sampled_from([*LEXICON.names.families.split(), *LEXICON.names.given.split()]),
    st.sampled_from(LEXICON.names.english.split()),
    st.sampled_from([*LEXICON.names.places.split("|"), *LEXICON.names.menu.split("|")]),
    st.sampled_from([*LEXICON.prefixes, *LEXICON.collectives, *LEXICON.tails]),
    st.sampled_from(sorted(LEXICON.outlets)),
    st.text(alphabet="abcyaoòóùúủýưừAÀĐđHn.-", max_size=5),
)
CASED = st.builds(
    lambda word, change: str(change(word)),
    WORDS,
    st.sampled_from([str.title, str.title, str.upper, str.lower, str.capitalize]),
)
GAPS = st.one_of(st.just(" "), st.just(" "), st.just(" "), st.sampled_from(SIGNS))
LINES = st.lists(st.tuples(st.one_of(CASED, CASED, ODD), GAPS), max_size=8).map(
    lambda pairs: "".join(word + gap for word, gap in pairs).removesuffix(" ")
)

compiled = pytest.mark.skipif(_keys.fold is _keys.fold_in_python, reason="nothing looks")


@compiled
@given(st.one_of(LINES, st.text()))
@example("Nghĩa\0")
def test_folding_and_keys_are_those_of_python(text: str) -> None:
    assert _keys.fold(text) == _keys.fold_in_python(text)
    assert _keys.key(text) == _keys.key_in_python(text)


@compiled
@given(st.one_of(LINES, st.text()))
@example("Đi chợ / VÀ / về nhà bố mẹ")
@example("Ảnh tư liệu của nhà báo / K. miên")
@example("Stephen theo")
def test_plain_lines_are_those_of_the_grammar(text: str) -> None:
    assert byline.name_form(text) == byline.form_by_grammar(text)
    assert _names.grade(text) == _names.grade_by_grammar(text)


@compiled
@pytest.mark.parametrize(
    ("line", "form"),
    [("Lê Phương", "names"), ("Tri Túc", "name_shape"), ("Đi lễ dễ bị bắt con?", None),
     ("Giá vàng tăng 500 đồng/lượng mỗi chiều", None), ("Trang chủ", None)],
)  # fmt: skip
def test_plain_lines_never_meet_the_grammar(line: str, form: str | None) -> None:
    assert _keys.GRADES[_keys.form_look(line)] == form
    assert _keys.form_look(line) != _keys.UNSURE


@given(st.one_of(LINES, st.text()))
@example("Sao Khuê – Lan,Chi; Huy - An và –")
def test_lines_are_cut_as_by_expressions(text: str) -> None:
    joiner = r"\s[-–—+&/]\s|\s?[–—]\s?|,\s|;\s|\s(?:và|and)\s"
    assert _names.joined(text) == re.split(joiner, text)
    assert _names.parted(text) == re.split(r"[-–—+&/()\[\];|\d]", text)


OUTLETS = st.sampled_from(
    [*sorted(LEXICON.outlets), *sorted(LEXICON.outlet_words), *LEXICON.outlet_openings,
     *LEXICON.broadcasters, *LEXICON.branches, "Thoibao.de", "sẽ đổi mã"]
)  # fmt: skip
JOINTS = st.sampled_from(["/", " / ", " – ", "–", " - ", " ", " | ", "-"])


@compiled
@given(
    st.lists(st.tuples(JOINTS, st.one_of(OUTLETS, WORDS, ODD)), max_size=4),
    st.sampled_from([str, str.title, str.upper]),
)
@example([(" / ", "24h")], str)
def test_the_look_lets_outlets_pass(pairs: list[tuple[str, str]], change: type[str]) -> None:
    text = "Lan Chi" + "".join(joint + change(word) for joint, word in pairs)
    assert _keys.outlet_look(text) or not _glance.has_outlet_last(text)


@compiled
@pytest.mark.parametrize(
    "outlet",
    [*sorted(LEXICON.outlets), *LEXICON.broadcasters, *map("{} X".format, LEXICON.outlet_openings),
     *map("X {}".format, sorted(LEXICON.outlet_words))],
)  # fmt: skip
@pytest.mark.parametrize("sign", ["/", " – ", " - "])
def test_the_look_knows_the_lexicon(outlet: str, sign: str) -> None:
    assert _keys.outlet_look(f"Lan Chi{sign}{outlet}")
    assert _keys.outlet_look(f"Lan Chi{sign}{outlet.upper()}")
