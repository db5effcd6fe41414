"""Ways to reach an office: the looks at plain values read what the expressions read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.fields import _contacts
from extract.fields._folding import count_digits

_NUMBERS = """
024|0912|84|1900|1800|19|20|2012|3911|567|1|7|0|(|)|+| | - |-|.|/| / |–|,|;|ext |máy lẻ |Ms. Lan
|@|٣|²|\u00a0|_
"""
_MAILS = "toasoan|A|b|9|.|-|_|+|%|@|@|bendo.example|.vn|.com.vn|x| |Đ"


def _texts(pieces: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces.strip("\n").split("|")), max_size=9).map("".join)


@given(_texts(_NUMBERS), st.sampled_from(["phone", ""]))
def test_plain_numbers_are_those_of_the_expressions(value: str, kind: str) -> None:
    if count_digits(value) >= 7:
        near = kind == "phone"
        found = _contacts._numbers(value, near=near)
        assert found == _contacts._rare_numbers(value, near=near)


@given(_texts(_NUMBERS), _texts(_NUMBERS), st.sampled_from([" - ", " – ", " / ", "-", "/ ", " -"]))
def test_two_numbers_are_those_of_the_expressions(first: str, second: str, sign: str) -> None:
    value = f"0243 {first}{sign}0912{second}".strip()
    found = _contacts._two_numbers(value)
    if found:
        assert found == _contacts._rare_numbers(value, near=True)


def test_two_numbers_are_mostly_plain() -> None:
    for value in ("028-3930.6262 / 028-3930.5376", "(024) 38253067 – 39287445. Báo giá"):
        assert len(_contacts._two_numbers(value)) == 2


@given(_texts(_MAILS))
def test_plain_addresses_are_those_of_the_expression(value: str) -> None:
    if _contacts._is_mail(value):
        assert _contacts._mails(value) == [value.removesuffix(".")]
