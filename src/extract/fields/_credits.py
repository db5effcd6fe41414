"""The grammar of one credit line: marks, pieces, and what each piece is.

Lives here: the reading of a single line. Not here: what each piece is (`_kinds.py`), what a
name looks like (`_names.py`), whether a line is a byline at all and how lines join (`byline.py`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from extract.fields._folding import ASKED_AGAIN
from extract.fields._keys import key, opens_with
from extract.fields._kinds import (
    MIDDLE,
    NOTHING,
    PICTURE,
    TEXT,
    Ahead,
    Person,
    Piece,
    Reading,
    kind_of,
)
from extract.fields._marks import EDGES, Token, label_words, prepare, roles_of, tokens
from extract.fields._names import grade, is_nobody, nobody_by_key, split_hyphens
from extract.fields._outlets import is_domain, is_known_outlet, is_outlet
from extract.pattern import Pattern

_CREDIT_CHARACTERS: Final = 600
"""Five times the longest byline read; the reading looks ahead, so its time grows faster."""
_OPEN: Final = ("(", "[")
_SHUT: Final = (")", "]")
_JOINS: Final = frozenset({"&", "và", "and", "+"})

_NOUN: Final = Pattern(r"(?:báo|tờ|trang|kênh|hãng tin|hãng|tạp chí|nguồn tin)\s(?=[A-ZĐÀ-Ỹ])")
"""A common noun before an outlet's name; with a capital it belongs to the name."""
_NOUN_LETTERS: Final = frozenset("bthkn")
_FOR: Final = Pattern(r"\s(?:for|of)\s")
_AT: Final = " tại "
"""Before the place of a bureau ("TTXVN tại Paris")."""
_IN: Final = Pattern(r"\s(?:in|from|at)\s.*")


@lru_cache(ASKED_AGAIN)
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
        reading.evidence.add("picture" if PICTURE.issuperset(reading.roles) else "making")
    elif token.kind == "opener":
        reading.roles, reading.labelled = (roles_of("openers")[low],), True
        reading.source, reading.last = False, ""
    elif token.kind == "closer":
        _close(reading, roles_of("closers")[low])
    else:
        reading.source, reading.last, reading.sep = True, "", ""
        if not (token.kind == "source" and PICTURE.issuperset(reading.roles)):
            reading.roles, reading.labelled = TEXT, False


def _separate(reading: Reading, sign: str) -> None:
    if sign in _OPEN:
        reading.depth += 1
        if "theo" in reading.evidence:
            reading.roles, reading.labelled, reading.source = TEXT, False, True
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
    ahead = Ahead(*_look_ahead(line, stop)) if stop < len(line) else NOTHING
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


def _piece(reading: Reading, text: str, start: int, ahead: Ahead) -> None:
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
    piece = Piece(name, folded, graded, unnamed, ahead)
    _FILE[kind_of(reading, piece)](reading, piece, (start, start + len(name)))


def _without_rest(reading: Reading, name: str, start: int) -> tuple[str, int]:
    """The name without its `for` and without a noun before it, and its place."""
    if "opener" in reading.evidence and reading.last != "duty":
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


def _file_person(reading: Reading, piece: Piece, _: tuple[int, int]) -> None:
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


def _file_agency(reading: Reading, _: Piece, span: tuple[int, int]) -> None:
    photo = reading.roles == ("photo",)
    start, end = span
    bureau = reading.text.find(_AT, start, end)
    if bureau > start and is_known_outlet(reading.text[start:bureau]):
        end = bureau
    (reading.pictured if photo else reading.agencies).append((start, end))
    reading.last = "agency"


def _file_branch(reading: Reading, _: Piece, span: tuple[int, int]) -> None:
    reading.agencies[-1] = (reading.agencies[-1][0], span[1])


def _file_tail(reading: Reading, piece: Piece, span: tuple[int, int]) -> None:
    tail = MIDDLE.split(piece.name)[-1]
    reading.agencies.append((span[1] - len(tail), span[1]))
    reading.left_out += 1
    reading.last = "agency"


def _file_duty(reading: Reading, _: Piece, __: tuple[int, int]) -> None:
    reading.last = "duty"
    reading.evidence.add("duty")


def _file_nobody(reading: Reading, _: Piece, __: tuple[int, int]) -> None:
    reading.last = "nobody"


def _leave_out(reading: Reading, _: Piece, __: tuple[int, int]) -> None:
    reading.left_out += 1


_FILE: Final = {
    "person": _file_person,
    "agency": _file_agency,
    "branch": _file_branch,
    "tail": _file_tail,
    "duty": _file_duty,
    "nobody": _file_nobody,
    "left_out": _leave_out,
}
