"""What a piece of a credit line is: person, outlet, duty or none of them.

Lives here: what was read so far, and the rules that file the next piece. Not here: the scanner
(`_marks.py`), how a line is read (`_credits.py`), what a name looks like (`_names.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.fields._keys import opens_with
from extract.fields._names import grade, is_foreign, is_place, looks_like_person, nobody_by_key
from extract.fields._outlets import is_domain, is_outlet, is_outlet_by_words, known_outlet_by_key
from extract.lexicon.byline import words
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

PICTURE: Final = frozenset({"photo", "video", "graphics"})
TEXT: Final = ("text",)
MIDDLE: Final = Pattern(r"\s(?:được|bởi|do)\s")


class Person(NamedTuple):
    """One whom a line names."""

    name: str
    """As printed."""
    roles: list[str]
    graded: str | None
    """How the name looks, as `grade` tells."""


@dataclass(slots=True)
class Reading:
    """What a line names so far, and the marks that rule what comes next."""

    text: str
    people: dict[str, Person] = field(default_factory=dict)
    """By folded name."""
    unlabelled: set[str] = field(default_factory=set)
    """Folded names whose role no label told."""
    agencies: list[tuple[int, int]] = field(default_factory=list)
    pictured: list[tuple[int, int]] = field(default_factory=list)
    """Outlets that own a picture."""
    evidence: set[str] = field(default_factory=set)
    left_out: int = 0
    """Pieces that are neither person, outlet nor duty."""
    roles: tuple[str, ...] = TEXT
    labelled: bool = False
    source: bool = False
    last: str = ""
    """What the piece before was: `person`, `agency`, `duty`, `nobody`."""
    sep: str = ""
    depth: int = 0


class Ahead(NamedTuple):
    """What comes behind a piece."""

    outlet: bool
    """A bracket or a slash with a piece behind it comes later."""
    piece: bool


NOTHING: Final = Ahead(outlet=False, piece=False)


class Piece(NamedTuple):
    """A name to be filed, and what is known of its place."""

    name: str
    folded: str
    graded: str | None
    unnamed: bool
    """A word for reporters stood before it."""
    ahead: Ahead


def kind_of(reading: Reading, piece: Piece) -> str:
    """The first rule that knows what the piece is; at last its own look decides."""
    for _, rule in _RULES:
        kind = rule(reading, piece)
        if kind:
            return kind
    return _by_look(reading, piece)


def _behind_collective(_: Reading, piece: Piece) -> str:
    if not piece.unnamed:
        return ""
    return "agency" if is_outlet(piece.name) else "person" if piece.graded else "nobody"


def _branch(reading: Reading, piece: Piece) -> str:
    behind = reading.last == "agency" and reading.sep in "-–—"
    return "branch" if behind and _is_branch(reading, piece.name) else ""


def _outlet(reading: Reading, piece: Piece) -> str:
    if known_outlet_by_key(piece.folded):
        return "agency"
    if piece.graded == "names" or not (is_domain(piece.name) or is_outlet_by_words(piece.name)):
        return ""
    duty = not reading.source and _is_duty(reading, piece.name, piece.graded)
    return "duty" if duty else "agency"


def _duty(reading: Reading, piece: Piece) -> str:
    return "duty" if _is_duty(reading, piece.name, piece.graded) else ""


def _behind_slash(reading: Reading, piece: Piece) -> str:
    if reading.sep != "/":
        return ""
    person = piece.graded in ("names", "name_shape") or _behind_agency(reading, piece.name)
    return "" if person else "agency"


def _in_bracket(reading: Reading, piece: Piece) -> str:
    if not reading.depth or reading.labelled:
        return ""
    if is_place(piece.name):
        return "nobody"
    return "agency" if piece.name[0].isupper() or piece.name.isascii() else "left_out"


def _before_stamp(reading: Reading, piece: Piece) -> str:
    """`Name - Outlet | 07:15 03/04/2019`: three words or more behind the name."""
    if piece.ahead.piece or reading.last != "person" or "stamp" not in reading.evidence:
        return ""
    return "agency" if len(piece.name.split()) > 2 and piece.graded != "names" else ""


def _by_look(reading: Reading, piece: Piece) -> str:
    name = piece.name
    titled = piece.graded and piece.graded != "initials" and "/" not in name
    if titled and not nobody_by_key(piece.folded):
        return "person"
    if looks_like_person(name, lower=True) and _plain(reading, name):
        return "person"
    return _rest(name)


def _plain(reading: Reading, name: str) -> bool:
    """A name in small letters needs a role's word beside it."""
    return not name.islower() or bool(reading.evidence & {"label", "opener"}) or grade_lower(name)


def grade_lower(name: str) -> bool:
    """Whether a name in small letters would be one in title case."""
    return grade(name.title()) is not None


def _rest(name: str) -> str:
    """A clause that ends with an outlet ("... được Báo X lược dịch"), or nothing."""
    tail = MIDDLE.split(name)[-1]
    return "tail" if tail != name and is_outlet(tail) else "left_out"


def _behind_agency(reading: Reading, name: str) -> bool:
    """`VGP/Quang Hiếu`: the agency stands first."""
    return reading.last == "agency" and looks_like_person(name)


def _in_source(reading: Reading, piece: Piece) -> str:
    if not reading.source:
        return ""
    person = _is_source_person(reading, piece.name, piece.graded, follows=piece.ahead.outlet)
    return "person" if person else "agency"


def _is_source_person(reading: Reading, name: str, graded: str | None, *, follows: bool) -> bool:
    """Whether the text is taken from a person, or a picture is his."""
    if PICTURE.issuperset(reading.roles) and graded:
        return True
    if reading.last == "agency" or reading.depth:
        return False
    first = not reading.last or (reading.last == "person" and graded is not None)
    if follows and first and looks_like_person(name, lower=True):
        return True
    return reading.last in ("", "person") and graded == "names" and len(name.split()) > 1


def _is_duty(reading: Reading, name: str, graded: str | None) -> bool:
    """What follows a person behind a dash, comma or bracket and says what he is."""
    if _is_credential(reading, name):
        return True
    if reading.last == "duty" and reading.sep in _DUTY_SIGNS:
        return graded not in ("names", "name_shape", "initials") and (
            reading.sep in "-–—," or has_title(name)
        )
    if reading.last != "person" or graded in ("names", "name_shape"):
        return False
    return bool(opens_with(name.casefold(), "duties")) and reading.sep != "/"


_DUTY_SIGNS: Final = frozenset({"-", "–", "—", ",", "&", "and"})
CREDENTIAL_CHARACTERS: Final = 5


def _is_credential(reading: Reading, name: str) -> bool:
    """`CFP` or `Marketing Director` behind the comma after a name that is no Vietnamese one."""
    if reading.sep != "," or reading.last not in ("person", "duty") or not name.isascii():
        return False
    if name.casefold() in words().credentials or has_title(name):
        return True
    letters = name.isupper() and len(name) <= CREDENTIAL_CHARACTERS and name.isalpha()
    before = next(reversed(reading.people.values()), None)
    return letters and before is not None and is_foreign(before.name)


def has_title(name: str) -> bool:
    """Whether a word of the name is an English one for a job."""
    return not words().titles.isdisjoint(name.casefold().split())


def _is_branch(reading: Reading, name: str) -> bool:
    start, end = reading.agencies[-1] if reading.agencies else (0, 0)
    known = reading.text[start:end].casefold() in words().broadcasters
    return known and bool(opens_with(name.casefold(), "branches") or is_place(name))


_RULES: Final[tuple[tuple[str, Callable[[Reading, Piece], str]], ...]] = (
    ("behind_collective", _behind_collective),
    ("branch", _branch),
    ("outlet", _outlet),
    ("in_source", _in_source),
    ("duty", _duty),
    ("behind_slash", _behind_slash),
    ("in_bracket", _in_bracket),
    ("before_stamp", _before_stamp),
)
