"""Which lines are bylines or source credits by their own evidence.

Lives here: a cheap test, and the forms in order of precedence. Not here: reading a line
(`_credits.py`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields._credits import Reading, grade_lower, read, without_prefix
from extract.fields._marks import first_mark, roles_of
from extract.fields._names import (
    is_domain,
    is_known_outlet,
    is_menu,
    is_name_syllable,
    is_outlet,
    is_outlet_by_words,
    is_place,
    is_syllable,
    may_name,
    opens_with,
)
from extract.lexicon.byline import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LINE_CHARACTERS: Final = 120
"""The longest byline read has 118 characters."""
_NAMES_CHARACTERS: Final = 80
_SOURCE_WORDS: Final = 9
"""The longest outlet read has 8 words."""
_BY_WORDS: Final = 16
_BRACKET_CHARACTERS: Final = 60
_PICTURE: Final = frozenset({"photo", "video", "graphics"})
_UNFINISHED: Final = frozenset('?!:…,”"')


def byline_form(text: str) -> str | None:
    """Name of the form, if the line is a byline or source credit by its own evidence.

    Forms that begin with `source_` name an outlet, and at most the person behind `Theo`; the
    others are `role_label`, `role_after`, `role_alone`, `name_outlet`, `name_stamp`,
    `collective`, `by`, `degree_duty`, `name_and_picture`.

    >>> byline_form("Theo Báo Sông Hồng"), byline_form("Theo đó, giá tăng."), byline_form("PV")
    ('source_theo', None, 'collective')
    """
    if len(text) > _LINE_CHARACTERS or not _may_be_credit(text):
        return None
    if "@" in text or text.endswith("...") or _is_masthead(text):
        return None
    if is_closer(text):
        return "role_alone" if text.islower() or text[0] in "([" else None
    reading = read(text)
    if reading.left_out:
        return None
    for form, holds in _FORMS:
        if holds(text, reading):
            return form
    return None


def _spellings(words_: Iterable[str]) -> frozenset[str]:
    return frozenset(v for word in words_ for v in (word, word.upper(), word.capitalize()))


@cache
def _first_words() -> frozenset[str]:
    """Words with which a line may begin that names a source or unnamed reporters."""
    heads = ("theo", "(theo", "pv", "pv.", "p.v", "p.v.", "pv/vov", "nhóm", "tốp", "theo:")
    return _spellings(heads)


@cache
def _first_letters() -> frozenset[str]:
    """First three letters of those words, and of the phrases that open an English credit."""
    makers = _spellings(roles_of("openers"))
    heads = {*_first_words(), *makers, *("(" + maker for maker in makers)}
    return frozenset(v[:3] for head in heads for v in (head, head + " "))


@cache
def _last_words() -> frozenset[str]:
    """Words with which a credit may end, with and without bracket or stop."""
    closers = [word for word, role in roles_of("closers").items() if role not in _PICTURE]
    ends = {phrase.split()[-1] for phrase in closers} | {"theo"}
    return frozenset(v + sign for v in _spellings(ends) for sign in ("", ".", ")", ").", "]"))


@cache
def _last_letters() -> frozenset[str]:
    """Last three letters of those words."""
    return frozenset((" " + word)[-3:] for word in _last_words())


@cache
def _label_ends() -> dict[str, tuple[str, ...]]:
    """Labels that a byline's colon may follow, pictures' left out, by their last two letters."""
    labels = [label for label, role in roles_of("labels").items() if role not in _PICTURE]
    ends = [*labels, *words().sources]
    return {end[-2:]: tuple(e for e in ends if e[-2:] == end[-2:]) for end in ends}


@cache
def _bracket_heads() -> frozenset[str]:
    """First words in a bracket behind a name that make a credit of the line."""
    closers = [word for word, role in roles_of("closers").items() if role not in _PICTURE]
    return frozenset(phrase.split()[0] for phrase in (*closers, "theo"))


def _may_be_credit(text: str) -> bool:
    """A cheap test that every credit passes and nearly no other line does.

    The labels put it to every short line of a document, so it costs less than half a microsecond.
    """
    last = text[-3:]
    if last[-1:] in _UNFINISHED:
        return False
    if text[:3] in _first_letters():
        opened = _opened(text)
        if opened is not None:
            return opened
    if last in _last_letters() and _closed(text):
        return True
    if last[-1:] in _SHUT and "(" in text and _bracketed(text):
        return True
    return _labelled(text) if ":" in text and "|" not in text else _joins_outlet(text)


def _opened(text: str) -> bool | None:
    """Whether the first words may open a credit; nothing if they tell neither way."""
    first = text.partition(" ")[0]
    if first in _first_words():
        return first[0] not in "Tt" or _goes_on_as_source(text)
    if text.startswith(("By ", "BY ")) or " by " in text:
        return ":" in text or _opens_with_maker(text)
    return None


def _closed(text: str) -> bool:
    """Whether a role's word ends the line, were it glued to a name."""
    return text.rpartition(" ")[2] in _last_words() or (
        len(text) <= _NAMES_CHARACTERS and text.endswith(("hợp", "dịch"))
    )


_SHUT: Final = frozenset({")", ".", "]"})


def _opens_with_maker(text: str) -> bool:
    """Whether `By` or the like opens the line, and what follows may be a name."""
    head = text.lstrip("(")
    opening = opens_with(head.lower(), "openers")
    if not opening or (text.count(" ") > _BY_WORDS and "|" not in text):
        return False
    name = head[len(opening) :].lstrip(" :(")
    return not name[:1].islower() or is_name_syllable(name.partition(" ")[0])


def _joins_outlet(text: str) -> bool:
    """Whether a short line ends with an outlet or a stamp, or a scholar's duty."""
    if len(text) > _NAMES_CHARACTERS:
        return False
    if "/" in text or "–" in text or ("-" in text and " - " in text):
        return _outlet_last(text) or text.partition(" ")[0].casefold().startswith(words().degrees)
    return False


def _goes_on_as_source(text: str) -> bool:
    """Behind `Theo`: capitals, a noun for outlets, or a single word."""
    return _capital_after_theo(text) or text.count(" ") < 2


def _labelled(text: str) -> bool:
    end = text.index(":")
    if end > _BRACKET_CHARACTERS + 1:
        return False
    head = text[:end].casefold().rstrip()
    if head.endswith(("ảnh", "deo", "lip")):
        return "bài" in head or "tin" in head or text.partition(".")[0].isupper()
    return head.endswith(_label_ends().get(head[-2:], ()))


def _bracketed(text: str) -> bool:
    inside = text[text.rindex("(") + 1 :].rstrip(")]. ").casefold()
    head = inside.partition(" ")[0].rstrip(":")
    if text[0] != "(":
        return head in _bracket_heads()
    return head in _bracket_heads() or head == "nguồn" or is_outlet(inside.partition("/")[0])


def _outlet_last(text: str) -> bool:
    """Whether an outlet or a stamp ends a short line behind a slash or dash."""
    if text[-1].isdigit():
        return "|" in text and may_name(text)
    start = max(text.rfind("/"), text.rfind("–"), text.rfind(" - ") + 2)
    tail = text[start + 1 :].strip()
    if len(tail) > _BRACKET_CHARACTERS or not tail:
        return False
    low = tail.casefold()
    if low.startswith(_outlet_heads()) or is_known_outlet(tail) or is_domain(tail):
        return True
    if "/" not in text:
        return False
    slashed = text.rpartition("/")[2].strip().casefold()
    return slashed.startswith(words().broadcasters) or is_outlet_by_words(tail)


@cache
def _outlet_heads() -> tuple[str, ...]:
    return ("theo ", *words().broadcasters)


def _is_masthead(text: str) -> bool:
    low = text.casefold()
    return any(phrase in low for phrase in words().masthead)


def _agencies(reading: Reading) -> list[str]:
    return [reading.text[start:end] for start, end in reading.agencies]


def _is_source(name: str) -> bool:
    """Whether an outlet of a credit can be one: known, a host, or a short name in capitals."""
    if is_known_outlet(name) or is_domain(name):
        return True
    parts = name.split()
    low = name.casefold()
    if len(parts) > _SOURCE_WORDS or any(part in words().functions for part in low.split()):
        return False
    if opens_with(low, "documents") or any(c in name for c in '“”"?!:'):
        return False
    if not name[0].isupper():
        return len(parts) == 1 and name.isascii() and not is_syllable(name) and len(name) > 2
    return not any(map(str.isdigit, name)) and not (len(parts) == 1 and low in words().bare_nouns)


def _from_theo(text: str, reading: Reading, *, opened: bool) -> bool:
    """Whether `Theo` names outlets, and the people are people."""
    if reading.evidence & _OTHER_MARKS and not reading.people:
        return False
    agencies = _agencies(reading)
    if not agencies and not _strong(reading):
        return False
    if (
        opened
        and not _capital_after_theo(text)
        and not (text.count(" ") == 1 and _is_source(agencies[0]))
    ):
        return False
    if not all(map(_is_source, agencies)) or not _fit(reading):
        return False
    return text[-1] != "." or len(text.split()) <= 5 or bool(reading.people)


_OTHER_MARKS: Final = frozenset({"label", "closer", "photo"})


def _opens_theo(text: str) -> bool:
    return text[:6].casefold().lstrip("(").startswith("theo")


def _capital_after_theo(text: str) -> bool:
    rest = text.lstrip("( ")[4:].lstrip(" :(")
    if rest[:1].isupper() or rest[:1].isdigit():
        return True
    noun = rest.split(" ", 1)
    return noun[0] in ("báo", "tạp", "trang", "đài", "hãng", "kênh", "tờ") and any(
        map(str.isupper, rest)
    )


def _fit(reading: Reading) -> bool:
    """Whether every person's name can be one: graded, or capitals in each of few words."""
    return all(person.graded or _fits(person.name) for person in reading.people.values())


def _fits(name: str) -> bool:
    if is_menu(name) or any(map(str.isdigit, name)):
        return False
    parts = name.split()
    lower = [p for p in parts if not p[0].isupper()]
    if lower and not (len(lower) == len(parts) <= 3 and grade_lower(name)):
        return False
    return len(parts) <= 5 and not any(p.casefold() in words().functions for p in parts)


def _strong(reading: Reading) -> bool:
    """People, and each of them graded."""
    return bool(reading.people) and all(p.graded for p in reading.people.values())


def _source_theo(text: str, reading: Reading) -> bool:
    return not reading.people and _source_person(text, reading)


def _source_person(text: str, reading: Reading) -> bool:
    opened = "theo" in reading.evidence and _opens_theo(text)
    return opened and _from_theo(text, reading, opened=True)


def _name_source(text: str, reading: Reading) -> bool:
    if "theo" not in reading.evidence or _opens_theo(text):
        return False
    named = bool(reading.people) or "collective" in reading.evidence
    return named and _from_theo(text, reading, opened=False)


def _source_named(text: str, reading: Reading) -> bool:
    low = text.lstrip("( -*").casefold()
    if (
        "source" not in reading.evidence
        or not low.startswith(words().sources)
        or (reading.people and not _fit(reading))
    ):
        return False
    return bool(reading.agencies or reading.people) and all(map(_is_source, _agencies(reading)))


def _source_bracket(text: str, reading: Reading) -> bool:
    if text[0] not in "([" or text[-1] not in ")]." or not reading.agencies or reading.people:
        return False
    return all(is_known_outlet(name) or is_domain(name) for name in _agencies(reading))


def _role_label(text: str, reading: Reading) -> bool:
    if "making" not in reading.evidence or not _fit(reading):
        return False
    if not (reading.people or reading.agencies or reading.evidence & {"nobody", "collective"}):
        return False
    opened = first_mark(text.lstrip("(*-– ")) == "label"
    return (opened or _strong(reading)) and all(map(_is_source, _agencies(reading)))


def _role_after(text: str, reading: Reading) -> bool:
    if "closer" not in reading.evidence or (
        "picture" in reading.evidence and "text" not in _roles(reading)
    ):
        return False
    if not reading.people:
        return "collective" in reading.evidence and len(text.split()) <= 5
    if "(" in text:
        return _fit(reading)
    return all(
        p.graded or grade_lower(p.name) or _is_word(p.name) for p in reading.people.values()
    )


def _is_word(name: str) -> bool:
    """A pen name of one word that pages have no section for."""
    return name.isalpha() and name[0].isupper() and not is_menu(name) and not is_place(name)


def _name_outlet(text: str, reading: Reading) -> bool:
    if reading.evidence & {"picture", "label", "theo", "source", "duty"} or not reading.agencies:
        return False
    if not all(is_known_outlet(a) or is_domain(a) or _has_branch(a) for a in _agencies(reading)):
        return False
    if reading.people:
        return _strong(reading) and ("/" in text or "-" in text or "–" in text)
    return "collective" in reading.evidence and "/" in text


def _has_branch(name: str) -> bool:
    return name.casefold().startswith(words().broadcasters) and len(name.split()) <= 6


def _name_stamp(text: str, reading: Reading) -> bool:
    if (
        "stamp" not in reading.evidence
        or "|" not in text
        or reading.evidence & {"label", "theo", "source"}
    ):
        return False
    grades = {person.graded for person in reading.people.values()}
    return (
        bool(grades)
        and (None not in grades)
        and (bool(reading.agencies) or "pen_name" not in grades)
    )


def _collective(text: str, reading: Reading) -> bool:
    if "collective" not in reading.evidence or reading.people or reading.agencies or ":" in text:
        return False
    parts = text.split()
    if (
        parts[0].casefold() not in ("pv", "p.v", "pv.", "p.v.", "nhóm", "tốp", "tổ")
        or len(parts) > 5
    ):
        return False
    rest = [p for p in without_prefix(text)[0].split() if p[0].isalpha()]
    return not rest or (rest[0][0].isupper() and not any(p in words().functions for p in parts))


def _by(text: str, reading: Reading) -> bool:
    if "opener" not in reading.evidence or len(text.split()) > _BY_WORDS or text.endswith("."):
        return False
    if first_mark(text.lstrip("(")) != "opener" or not _fit(reading):
        return False
    if not reading.people:
        return bool(reading.agencies) and all(map(is_known_outlet, _agencies(reading)))
    return all(p.graded or " " in p.name for p in reading.people.values())


def _name_and_picture(_: str, reading: Reading) -> bool:
    """`LAN NHI. Ảnh: GIA BẢO`: captions do not print names in capitals."""
    roles = [person.roles for person in reading.people.values()]
    if "picture" not in reading.evidence or roles[:1] != [["text"]] or len(roles) < 2:
        return False
    return _strong(reading) and all(p.name.isupper() for p in reading.people.values())


def _degree_duty(text: str, reading: Reading) -> bool:
    """A scholar's name with a duty behind a dash: how journals print their authors."""
    if (
        "duty" not in reading.evidence
        or text.endswith(".")
        or not opens_with(text.casefold(), "degrees")
    ):
        return False
    graded = [person.graded for person in reading.people.values()]
    if any(phrase in text.casefold() for phrase in words().offices):
        return False
    low = text.casefold().split()
    return graded == ["names"] and not any(p in words().functions or p == "phát" for p in low)


_FORMS: Final[tuple[tuple[str, Callable[[str, Reading], bool]], ...]] = (
    ("source_theo", _source_theo),
    ("source_theo_person", _source_person),  # people: the form before takes none
    ("name_source", _name_source),
    ("source_named", _source_named),
    ("source_bracket", _source_bracket),
    ("role_label", _role_label),
    ("role_after", _role_after),
    ("by", _by),
    ("name_stamp", _name_stamp),
    ("name_outlet", _name_outlet),
    ("collective", _collective),
    ("degree_duty", _degree_duty),
    ("name_and_picture", _name_and_picture),
)


def _roles(reading: Reading) -> set[str]:
    return {role for person in reading.people.values() for role in person.roles}


def is_closer(line: str) -> bool:
    return line.casefold().strip("()[]. ") in roles_of("closers")
