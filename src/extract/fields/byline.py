"""Bylines and source lines: who made an article, and where its text was taken from.

Lives here: what lines name together, how broken ones join, bare names, machine values. Not here:
which lines are credits (`_forms.py`), the grammar of one line (`_credits.py`), what a name looks
like (`_names.py`), captions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields._credits import read, without_prefix
from extract.fields._folding import count_decimals
from extract.fields._forms import byline_form, is_closer
from extract.fields._keys import (
    GRADES,
    STRENGTH,
    UNSURE,
    fold,
    form_look,
    grade_look,
    key,
    opens_with,
)
from extract.fields._kinds import CREDENTIAL_CHARACTERS, Person
from extract.fields._marks import first_mark
from extract.fields._names import (
    grade,
    grade_list,
    is_foreign,
    is_menu,
    is_title,
    may_name,
    nobody_by_key,
    split_names,
)
from extract.fields._outlets import is_domain, is_known_outlet, known_outlet_by_key
from extract.lexicon.byline import words
from extract.model import Byline, Contributor
from extract.pattern import Pattern

__all__ = [
    "byline_form",
    "clean_author",
    "form_by_grammar",
    "is_known_outlet",
    "is_menu",
    "is_outlet_name",
    "name_form",
    "read_byline",
    "read_bylines",
]

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.fields._kinds import Reading

_NAMES_CHARACTERS: Final = 80
_LINE_CHARACTERS: Final = 120
"""The longest byline read has 118 characters; what is longer is about a person."""
_AUTHOR_CHARACTERS: Final = 200
_MAIL: Final = Pattern(r"<?[\w.+-]+@[\w-]+\.[\w.]+>?")
_BLANK: Final = 32
_ASCII_END: Final = 0x7F
_LATIN: Final = (0xA1, 0x250)
_VIETNAMESE: Final = (0x1E00, 0x1F00)
"""Letters among which is no white space."""
_AND: Final = Pattern(r"[,;|]\s*(?:(?:and|và)\s)?|\s(?:and|và|&|[-–|/])\s")


def read_byline(text: str) -> Byline:
    """People with their roles and outlets that one line names; always attempted.

    The outlet of a photo is told only where the line credits nothing but pictures.

    >>> read_byline("Theo CTV Lan Chi (Báo Sông Hồng)")[1:]
    ((Contributor(name='Lan Chi', roles=('text',)),), ('Báo Sông Hồng',))
    """
    reading = read(text)
    byline = _byline((text,), [reading])
    if byline.agencies or any("text" in person.roles for person in reading.people.values()):
        return byline
    return byline._replace(agencies=tuple(reading.text[a:b] for a, b in reading.pictured))


def read_bylines(lines: Sequence[str], printed: Sequence[str] = ()) -> Byline:
    """The byline and source lines of one document, joined where a form is broken over lines.

    `printed` are the same lines with their stamps, where some have any.
    """
    return _byline(tuple(printed or lines), [read(line) for line in _joined(lines)])


def _byline(raw: tuple[str, ...], readings: list[Reading]) -> Byline:
    people = _people(readings)
    kept = _without_titles([name for name, _, _ in people])
    contributors: list[Contributor] = []
    for name, roles, _ in people:
        if name in kept:
            said = (name, tuple(roles if len(roles) == 1 else dict.fromkeys(roles)))
            contributors.append(tuple.__new__(Contributor, said))
    return tuple.__new__(Byline, (raw, tuple(contributors), tuple(_agencies(readings))))


def _people(readings: list[Reading]) -> list[Person]:
    """Whom the lines name, each with all roles that they give."""
    if len(readings) == 1:
        return list(readings[0].people.values())
    people: dict[str, Person] = {}
    for reading in readings:
        for folded, person in reading.people.items():
            if folded not in people:
                people[folded] = Person(person.name, [], person.graded)
            people[folded].roles.extend(person.roles)
    return list(people.values())


def _agencies(readings: list[Reading]) -> list[str]:
    """Outlets that the lines name, each once."""
    names = [reading.text[a:b] for reading in readings for a, b in reading.agencies]
    if len(names) > 1:
        agencies: dict[str, str] = {}
        for name in names:
            agencies.setdefault(key(name), name)
        return list(agencies.values())
    return names


def _without_titles(names: Sequence[str]) -> Sequence[str]:
    """The names without jobs ("Marketing Director"), unless there is nothing else."""
    kept = [name for name in names if not is_title(name)]
    return kept or [name for name in names if " " in name]


def _told(lines: Sequence[str]) -> list[str]:
    """The lines, folded, without biographies and lines that are a job beside a name."""
    folded = [line if _is_single_spaced(line) else " ".join(line.split()) for line in lines]
    short = [
        line for line in folded if line and (len(line) <= _LINE_CHARACTERS or first_mark(line))
    ]
    if len(short) == 1:
        return short
    named = [line for line in short if not is_title(line) or "," in line or first_mark(line)]
    return named or short


def _is_single_spaced(text: str) -> bool:
    """Whether all white space is single blanks between words; false where that is unsure."""
    before = _BLANK
    for index in range(len(text)):
        letter = ord(text[index])
        if letter <= _BLANK:
            if letter != _BLANK or before == _BLANK:
                return False
        elif letter >= _ASCII_END and not (
            _LATIN[0] <= letter < _LATIN[1] or _VIETNAMESE[0] <= letter < _VIETNAMESE[1]
        ):
            return False
        before = letter
    return before != _BLANK


def _joined(lines: Sequence[str]) -> list[str]:
    """Logical lines: a label with its value, a name with its role, a person with the outlet."""
    told = _told(lines)
    if len(told) == 1:
        return told
    out: list[str] = []
    for line in told:
        before = out[-1] if out else ""
        if before.endswith(":") or fold(before) == "theo" or is_closer(line):
            out[-1:] = [f"{before} {line}".strip()]
        elif _wants_outlet(before) and not first_mark(line) and not grade_list(line):
            out[-1] = f"{before} ({line})"
        else:
            out.append(line)
    return out


def _wants_outlet(line: str) -> bool:
    """`Theo` with a person and no outlet: the outlet's link became the next line."""
    return line.startswith("Theo ") and grade(line[5:]) in ("names", "name_shape")


def name_form(text: str) -> str | None:
    """How a bare line of names looks; the weakest of its names tells, strongest first.

    `names` (a family name leads, or several names are joined), `initials` (`H.V.`, `HN`),
    `name_shape` (two to four known syllables in capitals), `pen_name` (one word, or one of two
    syllables is known). `None` for sections, buttons, places, outlets, sentences, headings.

    >>> name_form("Lan Chi - Đức Huy"), name_form("Q.C"), name_form("Giải Trí"), name_form("Hà Nội")
    ('names', 'initials', None, None)
    """
    look = form_look(text)
    return GRADES[look] if look >= 0 else form_by_grammar(text)


def form_by_grammar(text: str) -> str | None:
    """The same of a line that is not plain."""
    if len(text) > _NAMES_CHARACTERS or not text[:1].isalpha():
        return None
    graded = grade_list(text)
    if not graded and (text[-1] in _NO_END or "," in text or not may_name(text)):
        return None
    if is_menu(text):
        return None
    if graded or _opens_with_honour(text):
        return graded
    return _weakest(read(text))


def _weakest(reading: Reading) -> str | None:
    """Grade of the weakest of the names that a reading holds, and nothing else."""
    if reading.left_out or not reading.people or not reading.evidence <= _PLAIN:
        return None
    if reading.agencies and "|" in reading.text:  # a page's name and its site's
        return None
    weakest = 0
    for person in reading.people.values():
        if person.graded is None:
            return None
        weakest = max(weakest, STRENGTH.index(person.graded))
    return STRENGTH[weakest]


_NO_END: Final = frozenset('.:?!”"')
_PLAIN: Final = frozenset({"sep", "duty", "stamp", "collective"})


def _opens_with_honour(text: str) -> bool:
    """`Ông X` under a quotation is its speaker; scholars' degrees and `PV` are a byline's."""
    low = fold(text)
    return bool(opens_with(low, "prefixes")) and not opens_with(low, "degrees")


def is_outlet_name(text: str) -> bool:
    """Whether the text is the name of a known outlet, and no section is called so.

    >>> is_outlet_name("VnExpress"), is_outlet_name("Đời sống")
    (True, False)
    """
    return is_known_outlet(text) and not is_menu(text)


def clean_author(value: str, *, outlets: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """People in a machine author value; `outlets` are case-folded names that are none.

    >>> clean_author("By Jane Doe, John Roe and Max Mustermann")
    ('Jane Doe', 'John Roe', 'Max Mustermann')
    """
    if not _is_single_spaced(value):
        value = " ".join(value.split())
    low = fold(value)
    if len(value) > _AUTHOR_CHARACTERS or "://" in value or low in outlets:
        return ()
    value = value[len(opens_with(low, "openers")) :].lstrip(": ")
    value = (_MAIL.sub("", value) if "@" in value else value).strip(" <>()[]")
    names = [name for name in [_author(piece, outlets) for piece in _pieces(value)] if name]
    kept = [name for place, name in enumerate(names) if not place or not _is_degree(name, names[0])]
    return tuple(_without_titles(list(dict.fromkeys(kept))))


def _pieces(value: str) -> list[str]:
    """What stands between signs and words that join names."""
    if grade_look(value) != UNSURE and " and " not in value and " và " not in value:
        return [value]
    return [part.strip(_BARE) for piece in _AND.split(value) for part in split_names(piece)]


_BARE: Final = " .<>()[]"


def _is_degree(name: str, first: str) -> bool:
    """Capitals behind a name that is no Vietnamese one ("PSP")."""
    return name.isupper() and len(name) <= CREDENTIAL_CHARACTERS and is_foreign(first)


def _is_desk(name: str) -> bool:
    """Whether a known outlet's name stands before a word that only outlets have ("Zing News")."""
    outlet, _, last = name.rpartition(" ")
    return fold(last) in words().outlet_words and is_known_outlet(outlet)


def _author(piece: str, outlets: frozenset[str]) -> str:
    name, _ = without_prefix(piece) if grade(piece) != "names" else (piece, False)
    low, folded = fold(name), key(name)
    if not name or low in outlets or nobody_by_key(folded) or known_outlet_by_key(folded):
        return ""
    if is_domain(name) or (" " in name and count_decimals(name)):
        return ""
    if not name[0].isalpha() and not any(map(str.isalpha, name)):
        return ""
    if low.startswith("www.") or low in words().credentials or _is_desk(name):
        return ""
    return name
