"""The document's own address, which rows of collections carry among their lines."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from extract.labels.folding import fold
from extract.labels.view import NOWHERE
from extract.model import Verdict
from extract.pattern import Pattern

if TYPE_CHECKING:
    from extract.labels.view import View

OWN_ADDRESS: Final = "own_address"
"""Name of the rules, of both passes, by which a line is the document's own address."""
_OWN: Final = Verdict("boilerplate", OWN_ADDRESS)
_END_BLOCKS: Final = 6
"""A row's address is one of its first or last fields."""
_WORD: Final = Pattern(r"[a-z0-9]+")
_LEAST_WORDS: Final = 3
_SAID_SHARE: Final = 0.7
"""Addresses are cut after some words, and leave out signs that stand for words."""


def label_own_address(view: View) -> None:
    """Label the address behind its key, and a bare one that says what the headline says.

    Any other address at the end of a text is where the text was taken from.
    """
    if view.structured:
        return
    count = len(view.alone)
    last = max(_END_BLOCKS, count - _END_BLOCKS)
    for index in range(min(_END_BLOCKS, count)):
        _label(view, index)
    for index in range(last, count):
        _label(view, index)


def _label(view: View, index: int) -> None:
    seen = view.alone[index]
    if not seen.stance:
        return
    if seen.rule == OWN_ADDRESS or (seen.rule == "address" and _says_the_title(view, index)):
        view.say(index, _OWN)


def _says_the_title(view: View, index: int) -> bool:
    bare = " " not in view.texts[index] and view.title != NOWHERE
    return bare and says(view.texts[index], view.texts[view.title])


def says(address: str, title: str) -> bool:
    """Whether the words of a headline stand in an address.

    >>> says("https://bao.example/tin/cau-moi-da-thong-xe-c123.htm", "Cầu mới đã thông xe")
    True
    """
    words = set(_words(title))
    told = words & set(_words(address))
    return len(told) >= _LEAST_WORDS and len(told) >= _SAID_SHARE * len(words)


def _words(text: str) -> list[str]:
    """Words as addresses write them: without marks and in small letters."""
    plain = fold(text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFD", plain.replace("đ", "d"))
        plain = "".join([c for c in plain if c.isascii() or not unicodedata.combining(c)])
    return _WORD.findall(plain)
