"""What a licence says: the looks at plain layouts read what the expressions read."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from extract.fields import _grant
from extract.fields._folding import fold

_NUMBERS = """
số |GP|GPXB|XD|LX|TT|ĐT|DT|BTTTT|BC|Đ|&|B|cấp|a|136|7|12345|2019|٣|/|-|–|_| |\u00a0|.|:|,|)
"""
_GRANTS = """
Bộ |bộ|Sở |tổng cục |UBND |Ban Tuyên giáo |của |TT&TT|Tp.|TP. | cấp| ngày |ký |thay|on |dated
|Thông tin|@|(|)|;|,|.|-| - |–| |\u00a0|/|tháng| tháng |năm| năm |1|29|02|7/2/2019|31.12.2020
|29-2-2021|2012|0000|٣|_
"""


def _texts(pieces: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces.strip().split("|")), max_size=12).map("".join)


@given(_texts(_NUMBERS))
def test_plain_numbers_are_those_of_the_expression(text: str) -> None:
    match = _grant._NUMBER.search(text)
    found = _grant.find_number(text)
    assert found == (match and (match.start(), match.start(), match.end()))


@given(_texts(_GRANTS))
def test_plain_issuers_are_those_of_the_expressions(text: str) -> None:
    assert _grant._issuer_span(fold(text)) == _grant._rare_issuer_span(fold(text))


@given(_texts(_GRANTS))
def test_plain_dates_are_those_of_the_expression(text: str) -> None:
    low = fold(text)
    found = _grant._plain_date(low, _grant._first_figure(low))
    if found is not None:
        match = _grant._DATE.search(low)
        assert match is not None
        assert date.fromisoformat(found) == date(*map(int, reversed(match.groups())))
