"""The grammar of one credit line: marks, pieces, and what each piece is.

Lives here: the scanner and the reading of a single line. Not here: what a name looks like
(`_names.py`), whether a line is a byline at all and how lines join (`byline.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.fields._marks import EDGES, Token, label_words, prepare, roles_of, tokens
from extract.fields._names import (
    grade,
    is_domain,
    is_known_outlet,
    is_nobody,
    is_outlet,
    is_outlet_by_words,
    is_place,
    key,
    known_outlet_by_key,
    looks_like_person,
    nobody_by_key,
    opens_with,
    split_hyphens,
)
from extract.lexicon.byline import words

if TYPE_CHECKING:
    from collections.abc import Callable

_CREDIT_CHARACTERS: Final = 600
"""Five times the longest byline read; the reading looks ahead, so its time grows faster."""
_PICTURE: Final = frozenset({"photo", "video", "graphics"})
_TEXT: Final = ("text",)
_OPEN: Final = ("(", "[")
_SHUT: Final = (")", "]")
_JOINS: Final = frozenset({"&", "và", "and", "+"})

_NOUN: Final = re.compile(r"(?:báo|tờ|trang|kênh|hãng tin|hãng|tạp chí|nguồn tin)\s(?=[A-ZĐÀ-Ỹ])")
"""A common noun before an outlet's name; with a capital it belongs to the name."""
_NOUN_LETTERS: Final = frozenset("bthkn")
_MIDDLE: Final = re.compile(r"\s(?:được|bởi|do)\s")
_FOR: Final = re.compile(r"\s(?:for|of)\s")
_IN: Final = re.compile(r"\s(?:in|from|at)\s.*")


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
    roles: tuple[str, ...] = _TEXT
    labelled: bool = False
    source: bool = False
    last: str = ""
    """What the piece before was: `person`, `agency`, `duty`, `nobody`."""
    sep: str = ""
    depth: int = 0


def read(text: str) -> Reading:
    """Everything that one line names, and by what evidence; nothing of a long text."""
    if len(text) > _CREDIT_CHARACTERS:
        return Reading(text, left_out=1)
    line, stamped = prepare(text)
    reading = Reading(line)
    if stamped:
        reading.evidence.add("stamp")
    marks = tokens(line)
    index = 0
    while index < len(marks):
        token = marks[index]
        if token.kind == "piece":
            index = _merge_pieces(reading, marks, index)
        else:
            _mark(reading, token)
            index += 1
    return reading


def _mark(reading: Reading, token: Token) -> None:
    """Let a mark rule what comes next."""
    reading.evidence.add(token.kind)
    if token.kind == "sep":
        _separate(reading, token.text.strip())
        return
    low = token.text.strip(" :")
    if token.kind == "label" or (token.kind == "photo" and low != "nguồn"):
        found = (roles_of("labels")[m[0]] for m in label_words().finditer(low))
        reading.roles = tuple(dict.fromkeys(found)) or ("photo",)
        reading.labelled, reading.source, reading.last = True, False, ""
        reading.evidence.add("picture" if _PICTURE.issuperset(reading.roles) else "making")
    elif token.kind == "opener":
        reading.roles, reading.labelled = (roles_of("openers")[low],), True
        reading.source, reading.last = False, ""
    elif token.kind == "closer":
        _close(reading, roles_of("closers")[low])
    else:
        reading.source, reading.last, reading.sep = True, "", ""
        if not (token.kind == "source" and _PICTURE.issuperset(reading.roles)):
            reading.roles, reading.labelled = _TEXT, False


def _separate(reading: Reading, sign: str) -> None:
    if sign in _OPEN:
        reading.depth += 1
        if "theo" in reading.evidence:
            reading.roles, reading.labelled, reading.source = _TEXT, False, True
    elif sign in _SHUT:
        reading.depth = max(0, reading.depth - 1)
    elif sign == ";":
        reading.last = ""
    reading.sep = sign or "-"


def _close(reading: Reading, role: str) -> None:
    """Give the role to those before it that no label spoke for; else to those after it."""
    if reading.labelled and not reading.last:
        reading.evidence.add("nobody")
        return
    for folded in reading.unlabelled:
        reading.people[folded].roles[:] = [role]
    if not reading.people:
        reading.roles, reading.labelled = (role,), True


def _merge_pieces(reading: Reading, line: list[Token], index: int) -> int:
    """Read the piece at `index`, with those behind `&` and `và` that belong to it."""
    token, stop = line[index], index + 1
    while (
        stop + 1 < len(line)
        and line[stop].kind == "sep"
        and line[stop].text.strip() in _JOINS
        and line[stop + 1].kind == "piece"
        and _one_outlet(reading, token, line[stop + 1])
    ):
        token = Token(
            "piece",
            reading.text[token.start : line[stop + 1].end],
            token.start,
            line[stop + 1].end,
        )
        stop += 2
    ahead = _Ahead(*_look_ahead(line, stop)) if stop < len(line) else _NOTHING
    start = token.start
    for part in _parts(reading, token.text) if "-" in token.text else (token.text,):
        at = reading.text.index(part, start) if part else start
        _piece(reading, part, at, ahead)
        reading.sep = "-"
        start = at + len(part)
    return stop


def _one_outlet(reading: Reading, left: Token, right: Token) -> bool:
    whole = reading.text[left.start : right.end].strip(EDGES)
    if is_known_outlet(whole):
        return True
    first, second = left.text.strip(EDGES), right.text.strip(EDGES)
    if is_known_outlet(second) or is_domain(second):
        return False
    if reading.source or reading.depth:
        return not is_known_outlet(first) and grade(first) != "names"
    return opens_with(first.casefold(), "outlet_openings") != "" and not grade(second)


class _Ahead(NamedTuple):
    """What comes behind a piece."""

    outlet: bool
    """A bracket or a slash with a piece behind it comes later."""
    piece: bool


_NOTHING: Final = _Ahead(outlet=False, piece=False)


def _look_ahead(line: list[Token], index: int) -> tuple[bool, bool]:
    before, piece = "", False
    for token in line[index:]:
        if token.kind == "piece":
            if before in _BEFORE_OUTLET:
                return True, True
            before, piece = "", True
        else:
            before = token.text.strip() if token.kind == "sep" else ""
    return False, piece


_BEFORE_OUTLET: Final = frozenset({"(", "/", "["})


def _parts(reading: Reading, text: str) -> list[str]:
    """A piece split at its hyphens, unless it names an outlet."""
    bare = text.strip(EDGES)
    if reading.source or reading.sep == "/" or is_outlet(bare) or "by" in reading.evidence:
        return [text]
    return split_hyphens(text)


def _piece(reading: Reading, text: str, start: int, ahead: _Ahead) -> None:
    """File a piece under people or outlets, or leave it."""
    whole = _trim(text)
    if not whole[:1].isalpha() and not any(map(str.isalpha, whole)):
        reading.left_out += any(map(str.isdigit, whole))
        return
    name, unnamed = without_prefix(whole)
    start = max(start, reading.text.find(name, start))
    if unnamed:
        reading.evidence.add("collective")
    folded = key(name)
    graded = grade(name, folded)
    if (
        not name
        or (whole != name and is_nobody(whole))
        or ((reading.labelled or not graded) and nobody_by_key(folded))
    ):
        reading.evidence.add("nobody")
        reading.last = "nobody"
        return
    rest, start = _without_rest(reading, name, start)
    if rest != name:
        name, folded, graded = rest, key(rest), grade(rest)
    piece = _Piece(name, folded, graded, unnamed, ahead)
    _FILE[_kind(reading, piece)](reading, piece, (start, start + len(name)))


def _without_rest(reading: Reading, name: str, start: int) -> tuple[str, int]:
    """The name without its `for` and without a noun before it, and its place."""
    if "opener" in reading.evidence:
        name = _file_for(reading, name, (start, start + len(name)))
    noun = _NOUN.match(name) if name[:1] in _NOUN_LETTERS else None
    return (name[noun.end() :], start + noun.end()) if noun else (name, start)


def _trim(text: str) -> str:
    """Without signs at the edges, but for the stop behind a last initial."""
    name = text.strip(EDGES)
    if (
        name + "." in text
        and (len(name) < 2 or name[-2] in ". ")
        and grade(name + ".") == "initials"
    ):
        return name + "."
    return name


def without_prefix(name: str) -> tuple[str, bool]:
    """The name behind ranks, degrees and words for reporters; whether such a word stood."""
    unnamed = False
    while name:
        low = name.casefold()
        opening = opens_with(low, "collectives")
        if not opening and len(low) == len(name):
            prefix = opens_with(low, "prefixes")
            if not prefix or (
                len(prefix.split()) == 1 and len(name) > len(prefix) and name[len(prefix)] == "-"
            ):
                break
            name = _trim(name[len(prefix) :])
            continue
        if not opening:
            break
        unnamed = True
        name = _trim(name[len(opening) :])
    return name, unnamed


class _Piece(NamedTuple):
    """A name to be filed, and what is known of its place."""

    name: str
    folded: str
    graded: str | None
    unnamed: bool
    """A word for reporters stood before it."""
    ahead: _Ahead


def _kind(reading: Reading, piece: _Piece) -> str:
    """The first rule that knows what the piece is; at last its own look decides."""
    for _, rule in _RULES:
        kind = rule(reading, piece)
        if kind:
            return kind
    return _by_look(reading, piece)


def _behind_collective(_: Reading, piece: _Piece) -> str:
    if not piece.unnamed:
        return ""
    return "agency" if is_outlet(piece.name) else "person" if piece.graded else "nobody"


def _branch(reading: Reading, piece: _Piece) -> str:
    behind = reading.last == "agency" and reading.sep in "-–—"
    return "branch" if behind and _is_branch(reading, piece.name) else ""


def _outlet(reading: Reading, piece: _Piece) -> str:
    if known_outlet_by_key(piece.folded):
        return "agency"
    if piece.graded == "names" or not (is_domain(piece.name) or is_outlet_by_words(piece.name)):
        return ""
    duty = not reading.source and _is_duty(reading, piece.name, piece.graded)
    return "duty" if duty else "agency"


def _duty(reading: Reading, piece: _Piece) -> str:
    return "duty" if _is_duty(reading, piece.name, piece.graded) else ""


def _behind_slash(reading: Reading, piece: _Piece) -> str:
    if reading.sep != "/":
        return ""
    person = piece.graded in ("names", "name_shape") or _behind_agency(reading, piece.name)
    return "" if person else "agency"


def _in_bracket(reading: Reading, piece: _Piece) -> str:
    if not reading.depth or reading.labelled:
        return ""
    if is_place(piece.name):
        return "nobody"
    return "agency" if piece.name[0].isupper() or piece.name.isascii() else "left_out"


def _before_stamp(reading: Reading, piece: _Piece) -> str:
    """`Name - Outlet | 07:15 03/04/2019`: three words or more behind the name."""
    if piece.ahead.piece or reading.last != "person" or "stamp" not in reading.evidence:
        return ""
    return "agency" if len(piece.name.split()) > 2 and piece.graded != "names" else ""


def _by_look(reading: Reading, piece: _Piece) -> str:
    name = piece.name
    if piece.graded and name[0].isupper() and "/" not in name and not nobody_by_key(piece.folded):
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
    tail = _MIDDLE.split(name)[-1]
    return "tail" if tail != name and is_outlet(tail) else "left_out"


def _behind_agency(reading: Reading, name: str) -> bool:
    """`VGP/Quang Hiếu`: the agency stands first."""
    return reading.last == "agency" and looks_like_person(name)


def _in_source(reading: Reading, piece: _Piece) -> str:
    if not reading.source:
        return ""
    person = _is_source_person(reading, piece.name, piece.graded, follows=piece.ahead.outlet)
    return "person" if person else "agency"


def _is_source_person(reading: Reading, name: str, graded: str | None, *, follows: bool) -> bool:
    """Whether the text is taken from a person, or a picture is his."""
    if _PICTURE.issuperset(reading.roles) and graded:
        return True
    if reading.last == "agency" or reading.depth:
        return False
    first = not reading.last or (reading.last == "person" and graded is not None)
    if follows and first and looks_like_person(name, lower=True):
        return True
    return reading.last in ("", "person") and graded == "names" and len(name.split()) > 1


def _is_duty(reading: Reading, name: str, graded: str | None) -> bool:
    """What follows a person behind a dash, comma or bracket and says what he is."""
    if reading.last == "duty" and reading.sep in "-–—,":
        return graded not in ("names", "name_shape", "initials")
    if reading.last != "person" or graded in ("names", "name_shape"):
        return False
    return bool(opens_with(name.casefold(), "duties")) and reading.sep != "/"


def _is_branch(reading: Reading, name: str) -> bool:
    start, end = reading.agencies[-1] if reading.agencies else (0, 0)
    known = reading.text[start:end].casefold() in words().broadcasters
    return known and bool(opens_with(name.casefold(), "branches") or is_place(name))


def _file_person(reading: Reading, piece: _Piece, _: tuple[int, int]) -> None:
    folded = piece.folded
    person = reading.people.get(folded)
    if person is None:
        reading.people[folded] = Person(piece.name, list(reading.roles), piece.graded)
    else:
        person.roles.extend(role for role in reading.roles if role not in person.roles)
    if not reading.labelled:
        reading.unlabelled.add(folded)
    reading.last = "person"


def _file_for(reading: Reading, name: str, span: tuple[int, int]) -> str:
    """`Jane Doe for The Ledger`: the person, the outlet filed."""
    if " " not in name:
        return name
    match = _FOR.search(name)
    if match:
        reading.agencies.append((span[0] + match.end(), span[1]))
        name = name[: match.start()]
    return _IN.sub("", name)


def _file_agency(reading: Reading, _: _Piece, span: tuple[int, int]) -> None:
    photo = reading.roles == ("photo",)
    (reading.pictured if photo else reading.agencies).append(span)
    reading.last = "agency"


def _file_branch(reading: Reading, _: _Piece, span: tuple[int, int]) -> None:
    reading.agencies[-1] = (reading.agencies[-1][0], span[1])


def _file_tail(reading: Reading, piece: _Piece, span: tuple[int, int]) -> None:
    tail = _MIDDLE.split(piece.name)[-1]
    reading.agencies.append((span[1] - len(tail), span[1]))
    reading.left_out += 1
    reading.last = "agency"


def _file_duty(reading: Reading, _: _Piece, __: tuple[int, int]) -> None:
    reading.last = "duty"
    reading.evidence.add("duty")


def _file_nobody(reading: Reading, _: _Piece, __: tuple[int, int]) -> None:
    reading.last = "nobody"


def _leave_out(reading: Reading, _: _Piece, __: tuple[int, int]) -> None:
    reading.left_out += 1


_RULES: Final[tuple[tuple[str, Callable[[Reading, _Piece], str]], ...]] = (
    ("behind_collective", _behind_collective),
    ("branch", _branch),
    ("outlet", _outlet),
    ("in_source", _in_source),
    ("duty", _duty),
    ("behind_slash", _behind_slash),
    ("in_bracket", _in_bracket),
    ("before_stamp", _before_stamp),
)
_FILE: Final = {
    "person": _file_person,
    "agency": _file_agency,
    "branch": _file_branch,
    "tail": _file_tail,
    "duty": _file_duty,
    "nobody": _file_nobody,
    "left_out": _leave_out,
}
