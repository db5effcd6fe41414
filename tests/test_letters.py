"""What the letters of a text tell: the compiled looks and the expressions agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.fields import letters

VIETNAMESE = st.sampled_from("aàăĂđĐêơỲỹẾ\0ẀẟıßI\N{LATIN SMALL LETTER MIDDLE-WELSH V}")
STAMPED = st.sampled_from(
    [*"0123456789/.-–:+hgapt _|", "\N{NO-BREAK SPACE}", "²", "½", "٣", "ngày"]
)


@given(st.text(alphabet=st.one_of(VIETNAMESE, st.characters())))
def test_letters_that_only_vietnamese_has_are_counted(text: str) -> None:
    assert letters.vietnamese_letters(text) == letters.count_vietnamese(text)


@given(st.one_of(st.text(), st.lists(st.one_of(STAMPED, st.text(max_size=2))).map("".join)))
def test_marks_of_stamps_are_found(line: str) -> None:
    assert letters.marks_of(line) == letters.find_marks(line)


CREDITS = st.sampled_from([*"([_|/–—-. ()İK", "Ảnh", "ảnh", "Nguồn", "NGUỒN", "nguồ", "Nguyễn"])


@given(st.lists(st.one_of(CREDITS, st.text(max_size=2))).map("".join), st.integers(0, 9))
def test_places_of_credits_are_found(text: str, offset: int) -> None:
    heads = ("ảnh", "kin", "nguồ")
    place, plain = letters.credit_looks(heads)
    found = letters.find_credit(text, offset, heads)
    assert place(text, offset) == found
    nearest = max(0, len(text) - letters.CREDIT_CHARACTERS)
    none = letters.find_credit(text, nearest, heads) < 0
    assert plain(text) != letters.NOWHERE or (none and ")" not in text[-1:])


@given(st.text(alphabet=st.one_of(VIETNAMESE, st.characters(), st.sampled_from(" _-–“…²ß"))))
def test_letters_are_bare_without_diacritics(text: str) -> None:
    assert letters.bare(text) == letters.find_bare(text)
