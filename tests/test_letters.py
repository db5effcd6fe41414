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
