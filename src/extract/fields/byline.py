"""Bylines and source lines: who made an article, and where its text was taken from.

Lives here: what lines name together, how broken ones join, bare names, machine values. Not here:
which lines are credits (`_forms.py`), the grammar of one line (`_credits.py`), what a name looks
like (`_names.py`), captions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields._credits import read, without_prefix
from extract.fields._forms import byline_form, is_closer
from extract.fields._kinds import CREDENTIAL_CHARACTERS
from extract.fields._marks import first_mark
from extract.fields._names import (
    STRENGTH,
    grade,
    grade_list,
    is_domain,
    is_foreign,
    is_known_outlet,
    is_menu,
    is_nobody,
    is_title,
    key,
    may_name,
    opens_with,
    split_names,
)
from extract.lexicon.byline import words
from extract.model import Byline, Contributor
from extract.pattern import Pattern

__all__ = [
    "byline_form",
    "clean_author",
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
_DIGIT: Final = Pattern(r"\d")
_AND: Final = Pattern(r"[,;|]\s*(?:(?:and|và)\s)?|\s(?:and|và|&|[-–|/])\s")


def read_byline(text: str) -> Byline:
    """People with their roles and outlets that one line names; always attempted.

    The outlet of a photo is told only where the line credits nothing but pictures.

    >>> read_byline("Theo CTV Lan Chi (Báo Sông Hồng)")[1:]
    ((Contributor(name='Lan Chi', roles=('text',)),), ('Báo Sông Hồng',))
    """
    reading = read(text)
    byline = _byline((text,), (reading,))
    if byline.agencies or any("text" in person.roles for person in reading.people.values()):
        return byline
    return byline._replace(agencies=tuple(reading.text[a:b] for a, b in reading.pictured))


def read_bylines(lines: Sequence[str]) -> Byline:
    """The byline and source lines of one document, joined where a form is broken over lines."""
    return _byline(tuple(lines), tuple(read(line) for line in _joined(lines)))


def _byline(raw: tuple[str, ...], readings: tuple[Reading, ...]) -> Byline:
    people: dict[str, tuple[str, dict[str, None]]] = {}
    agencies: dict[str, str] = {}
    for reading in readings:
        for folded, person in reading.people.items():
            people.setdefault(folded, (person.name, {}))[1].update(dict.fromkeys(person.roles))
        for start, end in reading.agencies:
            name = reading.text[start:end]
            agencies.setdefault(key(name), name)
    kept = _without_titles([name for name, _ in people.values()])
    contributors = tuple(
        Contributor(name, tuple(roles)) for name, roles in people.values() if name in kept
    )
    return Byline(raw, contributors, tuple(agencies.values()))


def _without_titles(names: Sequence[str]) -> Sequence[str]:
    """The names without jobs ("Marketing Director"), unless there is nothing else."""
    kept = [name for name in names if not is_title(name)]
    return kept or [name for name in names if " " in name]


def _told(lines: Sequence[str]) -> list[str]:
    """The lines, folded, without biographies and lines that are a job beside a name."""
    folded = [" ".join(line.split()) for line in lines]
    short = [
        line for line in folded if line and (len(line) <= _LINE_CHARACTERS or first_mark(line))
    ]
    named = [line for line in short if not is_title(line) or "," in line or first_mark(line)]
    return named or short


def _joined(lines: Sequence[str]) -> list[str]:
    """Logical lines: a label with its value, a name with its role, a person with the outlet."""
    out: list[str] = []
    for line in _told(lines):
        before = out[-1] if out else ""
        if before.endswith(":") or before.casefold() == "theo" or is_closer(line):
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
    low = text.casefold()
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
    value = " ".join(value.split())
    if len(value) > _AUTHOR_CHARACTERS or "://" in value or value.casefold() in outlets:
        return ()
    value = value[len(opens_with(value.casefold(), "openers")) :].lstrip(": ")
    value = (_MAIL.sub("", value) if "@" in value else value).strip(" <>()[]")
    pieces = [part for piece in _AND.split(value) for part in split_names(piece)]
    names = [name for name in (_author(piece.strip(_BARE), outlets) for piece in pieces) if name]
    kept = [name for place, name in enumerate(names) if not place or not _is_degree(name, names[0])]
    return tuple(_without_titles(list(dict.fromkeys(kept))))


_BARE: Final = " .<>()[]"


def _is_degree(name: str, first: str) -> bool:
    """Capitals behind a name that is no Vietnamese one ("PSP")."""
    return name.isupper() and len(name) <= CREDENTIAL_CHARACTERS and is_foreign(first)


def _is_desk(name: str) -> bool:
    """Whether a known outlet's name stands before a word that only outlets have ("Zing News")."""
    outlet, _, last = name.rpartition(" ")
    return last.casefold() in words().outlet_words and is_known_outlet(outlet)


def _author(piece: str, outlets: frozenset[str]) -> str:
    name, _ = without_prefix(piece) if grade(piece) != "names" else (piece, False)
    low = name.casefold()
    if not name or low in outlets or is_nobody(name) or is_known_outlet(name) or is_domain(name):
        return ""
    if (" " in name and _DIGIT.search(name)) or not any(map(str.isalpha, name)):
        return ""
    if low.startswith("www.") or low in words().credentials or _is_desk(name):
        return ""
    return name
