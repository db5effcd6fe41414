"""The first look at a line: whether it may be a credit at all.

Lives here: tests by first and last letters and signs, before anything is read. Not here: the
forms of credits (`_forms.py`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields._keys import (
    OUTLET_LEADS,
    OUTLET_NOUNS,
    fold,
    key,
    opens_with,
    outlet_look,
)
from extract.fields._marks import roles_of
from extract.fields._names import is_name_syllable, may_name
from extract.fields._outlets import is_domain, is_known_outlet, is_outlet, is_outlet_by_words
from extract.lexicon.byline import words
from extract.once import Once

if TYPE_CHECKING:
    from collections.abc import Iterable

BY_WORDS: Final = 16
_NAMES_CHARACTERS: Final = 80
_UNNAMED_WORDS: Final = 5
_BRACKET_CHARACTERS: Final = 60
_PICTURE: Final = frozenset({"photo", "video", "graphics"})
PICTURE_ENDS: Final = ("ảnh", "deo", "lip")
GLUED: Final = ("hợp", "dịch")
"""Ends of credits that stand right behind a name."""
_UNFINISHED: Final = frozenset('?!:…,”"')


def letters() -> tuple[frozenset[str], frozenset[str]]:
    """First and last three letters of words that begin and end a credit."""
    return _LETTERS.get()


def _made_letters() -> tuple[frozenset[str], frozenset[str]]:
    makers = _spellings(roles_of("openers"))
    heads = {*first_words(), *makers, *("(" + maker for maker in makers)}
    first = frozenset(v[:3] for head in heads for v in (head, head + " "))
    return first, frozenset((" " + word)[-3:] for word in last_words())


_LETTERS: Final = Once(_made_letters)


def may_be_credit(text: str) -> bool:
    """A cheap test that every credit passes and nearly no other line does.

    The labels put it to every short line of a document, so it costs less than half a microsecond.
    """
    first, final = letters()
    last, end = text[-3:], text[-1:]
    if end in _UNFINISHED:
        return False
    if text[:3] in first:
        opened = _opened(text)
        if opened is not None:
            return opened
    if (last in final and _closed(text)) or (end in _SHUT and "(" in text and _bracketed(text)):
        return True
    if ":" in text and "|" not in text:
        return _labelled(text)
    return ("-" in text or "/" in text or "–" in text) and _joins_outlet(text)


def _spellings(words_: Iterable[str]) -> frozenset[str]:
    return frozenset(v for word in words_ for v in (word, word.upper(), word.capitalize()))


@cache
def first_words() -> frozenset[str]:
    """Words with which a line may begin that names a source or unnamed reporters."""
    heads = ("theo", "(theo", "pv", "pv.", "p.v", "p.v.", "pv/vov", "nhóm", "tốp", "theo:")
    return _spellings(heads)


@cache
def last_words() -> frozenset[str]:
    """Words with which a credit may end, with and without bracket or stop."""
    ends = {phrase.split()[-1] for phrase in _closers()}
    return frozenset(v + sign for v in _spellings(ends) for sign in ("", ".", ")", ").", "]"))


@cache
def _closers() -> tuple[str, ...]:
    """Phrases that end a credit, pictures' left out."""
    return (*(word for word, role in roles_of("closers").items() if role not in _PICTURE), "theo")


@cache
def colon_ends() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Last two letters of words before a colon to the labels and the source words so ending.

    Pictures' labels are left out, but for the ends of those that share a colon ("Bài, ảnh:").
    """
    labels = [label for label, role in roles_of("labels").items() if role not in _PICTURE]
    ends = {end[-2:] for end in (*labels, *words().sources, *PICTURE_ENDS)}
    return {
        end: (
            tuple(label for label in labels if label.endswith(end)),
            tuple(source for source in words().sources if source.endswith(end)),
        )
        for end in ends
    }


@cache
def bracket_heads() -> frozenset[str]:
    """First words in a bracket behind a name that make a credit of the line."""
    return frozenset(phrase.split()[0] for phrase in _closers())


def _opened(text: str) -> bool | None:
    """Whether the first words may open a credit; nothing if they tell neither way."""
    first = text.partition(" ")[0]
    if first in first_words():
        return _goes_on_as_source(text) if first[0] in "Tt" else _goes_on_unnamed(text)
    if text.startswith(("By ", "BY ")) or " by " in text:
        return ":" in text or _opens_with_maker(text)
    return None


def _closed(text: str) -> bool:
    """Whether a role's word ends the line, were it glued to a name."""
    if text.rpartition(" ")[2] in last_words():
        return fold(text[-_CLOSER_CHARACTERS:]).rstrip(".)]").endswith(_closers())
    return len(text) <= _NAMES_CHARACTERS and text.endswith(GLUED)


_CLOSER_CHARACTERS: Final = 40
_SHUT: Final = frozenset({")", ".", "]"})


def _opens_with_maker(text: str) -> bool:
    """Whether `By` or the like opens the line, and what follows may be a name."""
    head = text.lstrip("(")
    opening = opens_with(head.lower(), "openers")
    if not opening or (text.count(" ") > BY_WORDS and "|" not in text):
        return False
    name = head[len(opening) :].lstrip(" :(")
    return not name[:1].islower() or is_name_syllable(name.partition(" ")[0])


def _joins_outlet(text: str) -> bool:
    """Whether a short line ends with an outlet or a stamp, or a scholar's duty."""
    if len(text) > _NAMES_CHARACTERS or not ("/" in text or "–" in text or " - " in text):
        return False
    return (_outlet_last(text) and may_name(text)) or (
        fold(text[:2]) in _degree_letters() and fold(text).startswith(words().degrees)
    )


@cache
def _degree_letters() -> frozenset[str]:
    return frozenset(degree[:2] for degree in words().degrees)


def _goes_on_unnamed(text: str) -> bool:
    """Behind `Nhóm` and the like: few words, or the words for reporters."""
    return text.count(" ") < _UNNAMED_WORDS or bool(opens_with(fold(text), "collectives"))


def _goes_on_as_source(text: str) -> bool:
    """Behind `Theo`: capitals, a noun for outlets, or a single word."""
    return capital_after_theo(text) or text.count(" ") < 2


def _labelled(text: str) -> bool:
    head = text[: text.index(":")].rstrip()
    ends = colon_ends().get(fold(head[-2:]))
    if ends is None or len(head) > _BRACKET_CHARACTERS:
        return False
    low = fold(head)
    if low.endswith(PICTURE_ENDS):
        return "bài" in low or "tin" in low or text.partition(".")[0].isupper()
    labels, sources = ends
    if low.endswith(labels):
        return True
    return low.endswith(sources) and not low.lstrip("( -*").startswith(_pictures())


@cache
def _pictures() -> tuple[str, ...]:
    """Words with which captions begin that end with their source."""
    return tuple(label for label, role in roles_of("labels").items() if role in _PICTURE)


def _bracketed(text: str) -> bool:
    inside = fold(text[text.rindex("(") + 1 :].rstrip(")]. "))
    head = inside.partition(" ")[0].rstrip(":")
    if head in bracket_heads() and inside.startswith(_closers()):
        return True
    return (
        text[0] == "("
        and len(inside) <= _BRACKET_CHARACTERS
        and (head == "nguồn" or is_outlet(inside.partition("/")[0]))
    )


_NO_NAME_BEGINS: Final = frozenset("0123456789/")


def _outlet_last(text: str) -> bool:
    """Whether an outlet or a stamp ends a short line behind a slash or dash."""
    if text[-1].isdigit() or text[0].islower() or text[0] in _NO_NAME_BEGINS:
        return "|" in text and text[-1].isdigit()
    return outlet_look(text) and has_outlet_last(text)


def has_outlet_last(text: str) -> bool:
    """Whether an outlet's name stands behind the last slash or dash."""
    start = max(text.rfind("/"), text.rfind("–"), text.rfind(" - ") + 2)
    tail = text[start + 1 :].strip()
    if len(tail) > _BRACKET_CHARACTERS or not tail:
        return False
    if fold(tail[:2]) in _outlet_letters() and (
        fold(tail).startswith(_outlet_heads()) or is_known_outlet(tail)
    ):
        return True
    if "." in tail and is_domain(tail):
        return True
    return "/" in text and _is_outlet_behind_slash(text, tail)


def _is_outlet_behind_slash(text: str, tail: str) -> bool:
    slashed = fold(text.rpartition("/")[2].strip())
    return slashed.startswith(words().broadcasters) or is_outlet_by_words(tail)


@cache
def _outlet_letters() -> frozenset[str]:
    """First two letters of what `_outlet_last` knows, in each spelling."""
    heads = [*_outlet_heads(), *words().outlets, *OUTLET_NOUNS]
    spelt = [form for head in heads for form in (head, key(head))]
    return frozenset(form[:2].replace("đ", d) for form in spelt for d in "đð")


@cache
def _outlet_heads() -> tuple[str, ...]:
    return (*OUTLET_LEADS, *words().broadcasters)


def capital_after_theo(text: str) -> bool:
    rest = text.lstrip("( ")[4:].lstrip(" :(")
    if rest[:1].isupper() or rest[:1].isdigit():
        return True
    noun = rest.split(" ", 1)
    return noun[0] in ("báo", "tạp", "trang", "đài", "hãng", "kênh", "tờ") and any(
        map(str.isupper, rest)
    )
