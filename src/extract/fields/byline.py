"""Bylines and source lines: who made an article, and where its text was taken from.

Lives here: which lines are credits, how broken ones join, what a document's lines name together.
Not here: the grammar of one line (`_credits.py`), what a name looks like (`_names.py`), captions.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields._credits import Reading, read, roles_of, scanner, without_prefix
from extract.fields._names import (
    STRENGTH,
    grade,
    grade_list,
    is_domain,
    is_known_outlet,
    is_menu,
    is_nobody,
    is_outlet,
    is_place,
    is_syllable,
    key,
    opens_with,
    split_names,
)
from extract.lexicon.byline import words
from extract.model import Byline, Contributor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LINE_CHARACTERS: Final = 120
"""The longest byline read has 118 characters."""
_NAMES_CHARACTERS: Final = 80
_AUTHOR_CHARACTERS: Final = 200
_SOURCE_WORDS: Final = 9
"""The longest outlet read has 8 words."""
_BRACKET_CHARACTERS: Final = 60
_PICTURE: Final = frozenset({"photo", "video", "graphics"})
_UNFINISHED: Final = ("?", "!", ":", "…", ",", "”", '"', "...")
_BY: Final = re.compile(r"\s*(?:(?:written|posted)\s)?by:?\s+", re.IGNORECASE)
_MAIL: Final = re.compile(r"<?[\w.+-]+@[\w-]+\.[\w.]+>?")
_AND: Final = re.compile(r"\s+(?:and|và|&|[-–|/])\s+|[,;|]\s*")


def read_byline(text: str) -> Byline:
    """People with their roles and outlets that one line names; always attempted.

    >>> read_byline("Theo CTV Lan Chi (Báo Sông Hồng)")[1:]
    ((Contributor(name='Lan Chi', roles=('text',)),), ('Báo Sông Hồng',))
    """
    return _byline((text,), (read(text),))


def read_bylines(lines: Sequence[str]) -> Byline:
    """The byline and source lines of one document, joined where a form is broken over lines."""
    return _byline(tuple(lines), tuple(read(line) for line in _joined(lines)))


def _byline(raw: tuple[str, ...], readings: tuple[Reading, ...]) -> Byline:
    people: dict[str, tuple[str, dict[str, None]]] = {}
    agencies: dict[str, str] = {}
    for reading in readings:
        for folded, (name, roles) in reading.people.items():
            people.setdefault(folded, (name, {}))[1].update(dict.fromkeys(roles))
        alone = not reading.agencies and "text" not in _roles(reading)
        for start, end in reading.agencies or (reading.pictured if alone else ()):
            name = reading.text[start:end]
            agencies.setdefault(key(name), name)
    contributors = tuple(Contributor(name, tuple(roles)) for name, roles in people.values())
    return Byline(raw, contributors, tuple(agencies.values()))


def _roles(reading: Reading) -> set[str]:
    return {role for _, roles in reading.people.values() for role in roles}


def _joined(lines: Sequence[str]) -> list[str]:
    """Logical lines: a label with its value, a name with its role, a person with the outlet."""
    out: list[str] = []
    for line in filter(None, (" ".join(line.split()) for line in lines)):
        before = out[-1] if out else ""
        if before.endswith(":") or before.casefold() == "theo" or _is_closer(line):
            out[-1:] = [f"{before} {line}".strip()]
        elif _wants_outlet(before) and not scanner().match(line) and not grade_list(line):
            out[-1] = f"{before} ({line})"
        else:
            out.append(line)
    return out


def _is_closer(line: str) -> bool:
    return line.casefold().strip("()[]. ") in roles_of("closers")


def _wants_outlet(line: str) -> bool:
    """`Theo` with a person and no outlet: the outlet's link became the next line."""
    return line.startswith("Theo ") and grade(line[5:]) in ("names", "name_shape")


def byline_form(text: str) -> str | None:
    """Name of the form, if the line is a byline or source credit by its own evidence.

    Forms that begin with `source_` name an outlet, and at most the person behind `Theo`; the
    others are `role_label`, `role_after`, `role_alone`, `name_outlet`, `name_stamp`,
    `collective`, `by`, `degree_duty`.

    >>> byline_form("Theo Báo Sông Hồng"), byline_form("Theo đó, giá tăng."), byline_form("PV")
    ('source_theo', None, 'collective')
    """
    if len(text) > _LINE_CHARACTERS or not _may_be_credit(text):
        return None
    if text.endswith(_UNFINISHED) or "@" in text or _is_masthead(text):
        return None
    if _is_closer(text):
        return "role_alone" if text.islower() or text[0] in "([" else None
    reading = read(text)
    if reading.left_out:
        return None
    return next((form for form, holds in _FORMS if holds(text, reading)), None)


@cache
def _first_words() -> frozenset[str]:
    """Words with which a credit may begin, in each case they are printed in."""
    phrases = (*words().collectives, *words().degrees, *roles_of("openers"), "theo", "(theo", "từ")
    heads = {phrase.split()[0] for phrase in phrases}
    heads |= {head + "." for head in words().degrees} | {"pgs.ts", "gs.ts", "pgs.ts.", "gs.ts."}
    return frozenset(v for head in heads for v in (head, head.upper(), head.capitalize(), _ranks(head)))


def _ranks(head: str) -> str:
    return {"ths": "ThS", "ths.": "ThS.", "th.s": "Th.S"}.get(head, head)


@cache
def _last_words() -> frozenset[str]:
    """Words with which a credit may end, with and without bracket or stop."""
    ends = {phrase.split()[-1] for phrase in roles_of("closers")} | {"theo"}
    spelt = {v for end in ends for v in (end, end.upper(), end.capitalize())}
    return frozenset(v + sign for v in spelt for sign in ("", ".", ")", ").", "]"))


@cache
def _label_ends() -> frozenset[str]:
    """Last words of the labels that a byline's colon may follow, pictures' left out."""
    labels = [label for label, role in roles_of("labels").items() if role not in _PICTURE]
    return frozenset(phrase.split()[-1] for phrase in (*labels, *words().sources))


@cache
def _bracket_heads() -> frozenset[str]:
    """First words in a bracket that make a credit of the line."""
    return frozenset(phrase.split()[0] for phrase in (*roles_of("closers"), *words().sources))


def _may_be_credit(text: str) -> bool:
    """A cheap test that every credit passes and nearly no other line does."""
    if text.partition(" ")[0] in _first_words() or text.rpartition(" ")[2] in _last_words():
        return True
    if ":" in text and _labelled(text):
        return True
    if text[-1:] in ").]" and "(" in text and _bracketed(text):
        return True
    if len(text) > _NAMES_CHARACTERS:
        return False
    if "/" in text or "–" in text or " - " in text:
        return _outlet_last(text)
    return text[-4:].endswith(("hợp", "dịch"))


def _labelled(text: str) -> bool:
    head = text[: text.index(":")].casefold().rstrip()
    if head[-3:] in ("ảnh", "deo", "lip"):
        return "bài" in head or "tin" in head or "text" in head
    return re.split(r"[ ,\-–/&(]", head)[-1] in _label_ends()


def _bracketed(text: str) -> bool:
    inside = text[text.rindex("(") + 1 :].rstrip("). ").casefold()
    if text[0] == "(" and len(text) < _BRACKET_CHARACTERS:
        return True
    return inside.partition(" ")[0].rstrip(":") in _bracket_heads()


def _outlet_last(text: str) -> bool:
    """Whether an outlet or a stamp ends a short line behind a slash or dash."""
    if text[-1].isdigit():
        return "|" in text
    tail = max((text.rpartition(sign)[2] for sign in ("/", " - ", "–") if sign in text), key=len)
    first = tail.strip().partition(" ")[0].casefold()
    return len(tail) < _BRACKET_CHARACTERS and (
        first in ("theo", "vov", "ttxvn") or first.startswith(words().broadcasters)
        or is_known_outlet(tail) or is_domain(tail) or is_outlet(tail.strip()) and "/" in text
        or is_known_outlet(text.rpartition("/")[2])
    )


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
    if opens_with(low, words().documents) or any(c in name for c in "“”\"?!:"):
        return False
    if not name[0].isupper():
        return len(parts) == 1 and name.isascii() and not is_syllable(name) and len(name) > 2
    return not any(map(str.isdigit, name)) and not (len(parts) == 1 and low in words().bare_nouns)


def _theo(text: str, reading: Reading) -> str | None:
    if "theo" not in reading.evidence or reading.evidence & {"label", "closer", "photo"} and not reading.people:
        return None
    agencies = _agencies(reading)
    if not agencies and not _strong(reading):
        return None
    opened = text[:6].casefold().lstrip("(").startswith("theo")
    if opened and not _capital_after_theo(text) and not (len(text.split()) == 2 and _is_source(agencies[0])):
        return None
    if not all(map(_is_source, agencies)) or not _fit(reading):
        return None
    if text.endswith(".") and len(text.split()) > 5 and not reading.people:
        return None
    return "source" if opened else "byline"


def _capital_after_theo(text: str) -> bool:
    rest = text.lstrip("( ")[4:].lstrip(" :(")
    if rest[:1].isupper() or rest[:1].isdigit():
        return True
    noun = rest.split(" ", 1)
    return noun[0] in ("báo", "tạp", "trang", "đài", "hãng", "kênh", "tờ") and any(map(str.isupper, rest))


def _fit(reading: Reading) -> bool:
    """Whether every person's name can be one: graded, or capitals in each of few words."""
    return all(_fits(name) for name, _ in reading.people.values())


def _fits(name: str) -> bool:
    if grade(name):
        return True
    if is_menu(name) or any(map(str.isdigit, name)):
        return False
    parts = name.split()
    lower = [p for p in parts if not p[0].isupper()]
    if lower and not (len(lower) == len(parts) <= 3 and grade(name.title())):
        return False
    return len(parts) <= 5 and not any(p.casefold() in words().functions for p in parts)


def _strong(reading: Reading) -> bool:
    """People, and each of them graded."""
    return bool(reading.people) and all(grade(name) for name, _ in reading.people.values())


def _source_theo(text: str, reading: Reading) -> bool:
    return _theo(text, reading) == "source" and not reading.people


def _source_person(text: str, reading: Reading) -> bool:
    return _theo(text, reading) == "source"


def _name_source(text: str, reading: Reading) -> bool:
    return _theo(text, reading) == "byline" and (bool(reading.people) or "collective" in reading.evidence)


def _source_named(text: str, reading: Reading) -> bool:
    low = text.lstrip("( -*").casefold()
    if "source" not in reading.evidence or not low.startswith(words().sources) or reading.people and not _fit(reading):
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
    head = scanner().match(text.lstrip("(*-– "))
    opened = head is not None and head.lastgroup == "label"
    return (opened or _strong(reading)) and all(map(_is_source, _agencies(reading)))


def _role_after(text: str, reading: Reading) -> bool:
    if "closer" not in reading.evidence or "picture" in reading.evidence and "text" not in _roles(reading):
        return False
    if not reading.people:
        return "collective" in reading.evidence and len(text.split()) <= 5
    if "(" in text:
        return _fit(reading)
    return all(grade(name) or grade(name.title()) or _is_word(name) for name, _ in reading.people.values())


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
    if "stamp" not in reading.evidence or "|" not in text or reading.evidence & {"label", "theo", "source"}:
        return False
    grades = {grade(name) for name, _ in reading.people.values()}
    return bool(grades) and (None not in grades) and (bool(reading.agencies) or "pen_name" not in grades)


def _collective(text: str, reading: Reading) -> bool:
    if "collective" not in reading.evidence or reading.people or reading.agencies or ":" in text:
        return False
    parts = text.split()
    if parts[0].casefold() not in ("pv", "p.v", "pv.", "p.v.", "nhóm", "tốp", "tổ") or len(parts) > 5:
        return False
    rest = [p for p in without_prefix(text)[0].split() if p[0].isalpha()]
    return not rest or rest[0][0].isupper() and not any(p in words().functions for p in parts)


def _by(text: str, reading: Reading) -> bool:
    if "opener" not in reading.evidence or not reading.people or len(text.split()) > 16:
        return False
    first = scanner().match(text)
    if first is None or first.lastgroup != "opener":
        return False
    return not text.endswith(".") and _fit(reading) and all(
        len(name.split()) > 1 or grade(name) for name, _ in reading.people.values()
    )


def _degree_duty(text: str, reading: Reading) -> bool:
    """A scholar's name with a duty behind a dash: how journals print their authors."""
    if "duty" not in reading.evidence or text.endswith(".") or not opens_with(text.casefold(), words().degrees):
        return False
    graded = [grade(name) for name, _ in reading.people.values()]
    if any(phrase in text.casefold() for phrase in words().offices):
        return False
    low = text.casefold().split()
    return graded == ["names"] and not any(p in words().functions or p == "phát" for p in low)


_FORMS: Final[tuple[tuple[str, Callable[[str, Reading], bool]], ...]] = (
    ("source_theo", _source_theo),
    ("source_theo_person", _source_person),
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
)


def name_form(text: str) -> str | None:
    """How a bare line of names looks; the weakest of its names tells, strongest first.

    `names` (a family name leads, or several names are joined), `initials` (`H.V.`, `HN`),
    `name_shape` (two to four known syllables in capitals), `pen_name` (one word, or one of two
    syllables is known). `None` for sections, buttons, places, outlets, sentences, headings.

    >>> name_form("Lan Chi - Đức Huy"), name_form("Q.C"), name_form("Giải Trí"), name_form("Hà Nội")
    ('names', 'initials', None, None)
    """
    if len(text) > _NAMES_CHARACTERS or not text[:1].isalpha():
        return None
    graded = grade_list(text)
    if graded:
        return graded
    if text[-1] in ".:?!”\"," or _opens_with_honour(text):
        return None
    reading = read(text)
    if reading.left_out or not reading.people or reading.evidence - _PLAIN or "," in text:
        return None
    grades = [grade(name) for name, _ in reading.people.values()]
    if None in grades:
        return None
    return max(grades, key=lambda g: STRENGTH.index(g or ""))


_PLAIN: Final = frozenset({"sep", "duty", "stamp", "collective"})


def _opens_with_honour(text: str) -> bool:
    """`Ông X` under a quotation is its speaker; scholars' degrees and `PV` are a byline's."""
    low = text.casefold()
    return bool(opens_with(low, words().prefixes)) and not opens_with(low, words().degrees)


def clean_author(value: str, *, outlets: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """People in a machine author value; `outlets` are case-folded names that are none.

    >>> clean_author("By Jane Doe, John Roe and Max Mustermann")
    ('Jane Doe', 'John Roe', 'Max Mustermann')
    """
    value = " ".join(value.split())
    if len(value) > _AUTHOR_CHARACTERS or "://" in value or value.casefold() in outlets:
        return ()
    value = _MAIL.sub("", _BY.sub("", value, count=1) if _BY.match(value) else value).strip(" <>()[]")
    pieces = [part for piece in _AND.split(value) for part in split_names(piece)]
    names = (_author(piece.strip(" .<>()[]"), outlets) for piece in pieces)
    return tuple(dict.fromkeys(name for name in names if name))


def _author(piece: str, outlets: frozenset[str]) -> str:
    name, _ = without_prefix(piece) if not grade(piece) == "names" else (piece, False)
    low = name.casefold()
    if not name or low in outlets or is_nobody(name) or is_known_outlet(name) or is_domain(name):
        return ""
    if not any(map(str.isalpha, name)) or low.startswith("www.") or low in words().credentials:
        return ""
    return name
