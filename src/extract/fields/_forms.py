"""Which lines are bylines or source credits by their own evidence.

Lives here: the forms in order of precedence. Not here: the first look (`_glance.py`), reading
a line (`_credits.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields._credits import read, without_prefix
from extract.fields._glance import BY_WORDS, capital_after_theo, may_be_credit
from extract.fields._keys import fold, opens_with
from extract.fields._kinds import Reading, grade_lower
from extract.fields._marks import first_mark, roles_of
from extract.fields._names import LOWER_PARTICLES, is_menu, is_place, is_syllable
from extract.fields._outlets import is_domain, is_known_outlet
from extract.lexicon.byline import words

if TYPE_CHECKING:
    from collections.abc import Callable

_LINE_CHARACTERS: Final = 120
"""The longest byline read has 118 characters."""
_SOURCE_WORDS: Final = 9
"""The longest outlet read has 8 words."""
_PICTURE: Final = frozenset({"photo", "video", "graphics"})


def byline_form(text: str) -> str | None:
    """Name of the form, if the line is a byline or source credit by its own evidence.

    Forms that begin with `source_` name an outlet, and at most the person behind `Theo`; the
    others are `role_label`, `role_after`, `role_alone`, `name_outlet`, `name_stamp`,
    `collective`, `by`, `degree_duty`, `name_and_picture`.

    >>> byline_form("Theo Báo Sông Hồng"), byline_form("Theo đó, giá tăng."), byline_form("PV")
    ('source_theo', None, 'collective')
    """
    if len(text) > _LINE_CHARACTERS or not may_be_credit(text):
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


def _is_masthead(text: str) -> bool:
    low = fold(text)
    return any(phrase in low for phrase in words().masthead)


def _agencies(reading: Reading) -> list[str]:
    return [reading.text[start:end] for start, end in reading.agencies]


def _is_source(name: str) -> bool:
    """Whether an outlet of a credit can be one: known, a host, or a short name in capitals."""
    if is_known_outlet(name) or is_domain(name):
        return True
    parts = name.split()
    low = fold(name)
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
        and not capital_after_theo(text)
        and not (text.count(" ") == 1 and _is_source(agencies[0]))
    ):
        return False
    if not all(map(_is_source, agencies)) or not _fit(reading):
        return False
    return text[-1] != "." or len(text.split()) <= 5 or bool(reading.people)


_OTHER_MARKS: Final = frozenset({"label", "closer", "photo"})


def _opens_theo(text: str) -> bool:
    return fold(text[:6]).lstrip("(").startswith("theo")


def _fit(reading: Reading) -> bool:
    """Whether every person's name can be one: graded, or capitals in each of few words."""
    return all(person.graded or _fits(person.name) for person in reading.people.values())


def _fits(name: str) -> bool:
    if is_menu(name) or any(map(str.isdigit, name)):
        return False
    parts = name.split()
    lower = [p for p in parts if not p[0].isupper() and p not in LOWER_PARTICLES]
    if lower and not (len(lower) == len(parts) <= 3 and grade_lower(name)):
        return False
    return len(parts) <= 5 and not any(fold(p) in words().functions for p in parts)


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
    low = fold(text.lstrip("( -*"))
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
    return all(p.graded or grade_lower(p.name) or _is_word(p.name) for p in reading.people.values())


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
    return fold(name).startswith(words().broadcasters) and len(name.split()) <= 6


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
    if "opener" not in reading.evidence or len(text.split()) > BY_WORDS or text.endswith("."):
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
        or not opens_with(fold(text), "degrees")
    ):
        return False
    graded = [person.graded for person in reading.people.values()]
    if any(phrase in fold(text) for phrase in words().offices):
        return False
    low = fold(text).split()
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
    """Whether the line is a role's word and nothing else."""
    bare = line.strip("()[]. ")
    return len(bare) <= _CLOSER_CHARACTERS and fold(bare) in roles_of("closers")


_CLOSER_CHARACTERS: Final = 40
"""Twice what the longest of them has."""
