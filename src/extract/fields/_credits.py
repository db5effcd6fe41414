"""The grammar of one credit line: marks, pieces, and what each piece is.

Lives here: the scanner and the reading of a single line. Not here: what a name looks like
(`_names.py`), whether a line is a byline at all and how lines join (`byline.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.fields._names import (
    grade,
    is_domain,
    is_known_outlet,
    is_nobody,
    is_outlet,
    is_place,
    key,
    looks_like_person,
    opens_with,
    split_hyphens,
)
from extract.lexicon.byline import words

if TYPE_CHECKING:
    from collections.abc import Iterable

_PICTURE: Final = frozenset({"photo", "video", "graphics"})
_TEXT: Final = ("text",)
_EDGES: Final = " .:_*•-–—,;|\t\"“”'"
_OPEN: Final = "(["
_SHUT: Final = ")]"

_STAMP: Final = re.compile(
    r"""
    [\s|,(–-]{0,4}
    (?: \d{1,2}[:hg]\d{2}                                  # 08:07
      | \d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}        # 23/07/2018
      | \d{1,2}[/-]\d{4}                                   # 2/2017
      | ngày\s\d{1,2}[/.-]\d{1,2}
      | (?:thứ|chủ)\s(?:hai|ba|tư|năm|sáu|bảy|nhật),?\s\d
      | (?:on\s|updated\s|published\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,7}\.?\s\d{1,2}\b
      | (?:on|updated|published)\s\d
    ).*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"https?://(?:www\.)?([^\s/]+)\S*")
_OTHERS: Final = re.compile(r"\s(?:và|and|cùng)\s(?:\d+\s|các\s|nhóm\s|cộng sự|others).*", re.IGNORECASE)
_NOUN: Final = re.compile(r"(?:báo|tờ|trang|kênh|hãng tin|hãng|tạp chí)\s(?=[A-ZĐÀ-Ỹ])")
"""A common noun before an outlet's name; with a capital it belongs to the name."""
_MIDDLE: Final = re.compile(r"\s(?:được|bởi|do)\s")
_FOR: Final = re.compile(r"\s(?:for|of)\s")
_IN: Final = re.compile(r"\s(?:in|from|at)\s.*")


class _Token(NamedTuple):
    """A mark or a piece of a credit line."""

    kind: str
    """`label`, `source`, `closer`, `theo`, `opener`, `sep` or `piece`."""
    text: str
    start: int
    end: int


@dataclass(slots=True)
class Reading:
    """What a line names so far, and the marks that rule what comes next."""

    text: str
    people: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    """Folded name to the name as printed and its roles."""
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


@cache
def roles_of(table: str) -> dict[str, str]:
    """Words of a table (`labels`, `openers`, `closers`) to their role."""
    rows: dict[str, tuple[str, ...]] = getattr(words(), table)
    return {word: role for role, phrases in rows.items() for word in phrases}


def _either(phrases: Iterable[str]) -> str:
    """Alternation, longest first; a blank may be doubled by the printer."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase) for phrase in ordered) + ")"


@cache
def _label_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_either(roles_of('labels'))}(?!\w)", re.IGNORECASE)


@cache
def scanner() -> re.Pattern[str]:
    """Marks and separators of a credit line; what lies between them are pieces."""
    label, joiner = _either(roles_of("labels")), _either(words().joiners)
    return re.compile(
        rf"""
          (?P<label> (?<!\w){label} (?:\ ?{joiner}\ ?{label})* \ ?: )
        | (?P<source> (?<!\w){_either(words().sources)} \ ?: )
        | (?P<opener> (?<!\w){_either(roles_of("openers"))} (?=\ [^\W\d_]) )
        | (?P<closer> (?<![\w.]){_either(roles_of("closers"))} (?=\ ?(?:[)\].;,|(]|$|(?:theo|từ|by)\ )) )
        | (?P<theo> (?<!\w)(?:theo|từ)(?!\w) )
        | (?P<photo> (?:(?<=\()|^) (?:ảnh|nguồn) (?=\ ) )
        | (?P<sep> [()\[\];,|+/&] | \ [-–—]+\ ? | [-–—]+\  | [–—] | \ (?:và|and)\  )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _tokens(text: str) -> list[_Token]:
    out, last = [], 0
    for match in scanner().finditer(text):
        if not _counts(text, match):
            continue
        if text[last : match.start()].strip(_EDGES):
            out.append(_Token("piece", text[last : match.start()], last, match.start()))
        out.append(_Token(match.lastgroup or "", match[0], match.start(), match.end()))
        last = match.end()
    if text[last:].strip(_EDGES):
        out.append(_Token("piece", text[last:], last, len(text)))
    return out


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether a mark is one where it stands: `By` before a capital, `từ` behind a role."""
    kind = match.lastgroup
    if kind == "opener":
        return text[match.end() + 1].isupper() or match.start() == 0
    if kind == "closer" and roles_of("closers")[match[0].casefold()] == "photo":
        return text[match.start() - 1 : match.start()] == "("
    if kind == "theo":
        if match[0].casefold() == "từ":
            return text[: match.start()].rstrip().casefold().endswith(tuple(roles_of("closers")))
        return not text[:3].casefold().startswith("by ")
    return True


def _prepare(text: str) -> tuple[str, bool]:
    """The line without its stamp, page furniture and addresses' paths; whether a stamp stood."""
    text = " ".join(text.split())
    text = _ADDRESS.sub(r"\1", text)
    text = _unglue().sub(" ", text)
    text = _OTHERS.sub("", text)
    stamp = _STAMP.search(text)
    stamped = stamp is not None and stamp.start() > 0
    if stamped and stamp:
        text = text[: stamp.start()] + ("" if ")" not in stamp[0] else ")")
    low = text.casefold()
    tail = next((t for t in words().tails if low.endswith(" " + t)), None)
    if tail and len(low) == len(text):
        text = text[: -len(tail)]
    return text.strip(" _*•"), stamped


@cache
def _unglue() -> re.Pattern[str]:
    """Between a small letter and the capital of a role word: an inline tag was lost there."""
    closers = (w.capitalize() for w in roles_of("closers") if " " in w)
    return re.compile(rf"(?<=[^\W\d_A-Z])(?={_either(closers)}(?!\w))")


def read(text: str) -> Reading:
    line, stamped = _prepare(text)
    reading = Reading(line)
    if stamped:
        reading.evidence.add("stamp")
    tokens = _tokens(line)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "piece":
            index = _merge_pieces(reading, tokens, index)
        else:
            _mark(reading, token)
            index += 1
    return reading


def _mark(reading: Reading, token: _Token) -> None:
    """Let a mark rule what comes next."""
    reading.evidence.add(token.kind)
    low = token.text.casefold().strip(" :")
    if token.kind == "sep":
        _separate(reading, token.text.strip())
    elif token.kind in ("label", "photo"):
        found = (roles_of("labels")[m[0].casefold()] for m in _label_words().finditer(low))
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
    if sign in _OPEN and sign:
        reading.depth += 1
        if "theo" in reading.evidence:
            reading.roles, reading.labelled, reading.source = _TEXT, False, True
    elif sign in _SHUT and sign:
        reading.depth = max(0, reading.depth - 1)
    if sign == ";":
        reading.last = ""
    reading.sep = sign or "-"


def _close(reading: Reading, role: str) -> None:
    """Give the role to those before it that no label spoke for; else to those after it."""
    if reading.labelled and not reading.last:
        reading.evidence.add("nobody")
        return
    for folded in reading.unlabelled:
        reading.people[folded][1][:] = [role]
    if not reading.people:
        reading.roles, reading.labelled = (role,), True


def _merge_pieces(reading: Reading, tokens: list[_Token], index: int) -> int:
    """Read the piece at `index`, with those behind `&` and `và` that belong to it."""
    token, stop = tokens[index], index + 1
    while (
        stop + 1 < len(tokens)
        and tokens[stop].kind == "sep"
        and tokens[stop].text.strip().casefold() in ("&", "và", "and", "+")
        and tokens[stop + 1].kind == "piece"
        and _one_outlet(reading, token, tokens[stop + 1])
    ):
        token = _Token("piece", reading.text[token.start : tokens[stop + 1].end], token.start, tokens[stop + 1].end)
        stop += 2
    follows = _outlet_follows(tokens, stop)
    last = not any(t.kind == "piece" for t in tokens[stop:])
    start = token.start
    for part in _parts(reading, token.text):
        at = reading.text.index(part, start) if part else start
        _piece(reading, part, at, follows=follows, final=last)
        reading.sep = "-"
        start = at + len(part)
    return stop


def _one_outlet(reading: Reading, left: _Token, right: _Token) -> bool:
    whole = reading.text[left.start : right.end].strip(_EDGES)
    if is_known_outlet(whole):
        return True
    first, second = left.text.strip(_EDGES), right.text.strip(_EDGES)
    if is_known_outlet(second) or is_domain(second):
        return False
    if reading.source or reading.depth:
        return not is_known_outlet(first) and not grade(first) == "names"
    return opens_with(first.casefold(), words().outlet_openings) != "" and not grade(second)


def _outlet_follows(tokens: list[_Token], index: int) -> bool:
    """Whether a bracket or a slash with a piece behind it comes later."""
    return any(
        a.kind == "sep" and a.text.strip() in ("(", "/", "[") and b.kind == "piece"
        for a, b in zip(tokens[index:], tokens[index + 1 :], strict=False)
    )


def _parts(reading: Reading, text: str) -> list[str]:
    """A piece split at its hyphens, unless it names an outlet."""
    bare = text.strip(_EDGES)
    if reading.source or reading.sep == "/" or is_outlet(bare) or "by" in reading.evidence:
        return [text]
    return split_hyphens(text)


def _piece(reading: Reading, text: str, start: int, *, follows: bool, final: bool) -> None:
    """File a piece under people or outlets, or leave it."""
    name = _trim(text)
    if not any(map(str.isalpha, name)):
        reading.left_out += any(map(str.isdigit, name))
        return
    name, unnamed = without_prefix(name)
    start = reading.text.index(name, start) if name in reading.text[start:] else start
    span = (start, start + len(name))
    if unnamed:
        reading.evidence.add("collective")
    if not name or is_nobody(name) and (reading.labelled or not grade(name)):
        reading.evidence.add("nobody")
        reading.last = "nobody"
        return
    noun = _NOUN.match(name)
    if noun:
        name, span = name[noun.end() :], (span[0] + noun.end(), span[1])
    kind = _kind(reading, name, unnamed=unnamed, follows=follows, final=final)
    _FILE[kind](reading, name, span)


def _trim(text: str) -> str:
    """Without signs at the edges, but for the stop behind a last initial."""
    name = text.strip(_EDGES)
    if grade(name + ".") == "initials" and name + "." in text and (len(name) < 2 or name[-2] in ". "):
        return name + "."
    return name


def without_prefix(name: str) -> tuple[str, bool]:
    """The name behind ranks, degrees and words for reporters; whether such a word stood."""
    unnamed = False
    while name:
        low = name.casefold()
        opening = opens_with(low, words().collectives)
        if not opening and len(low) == len(name):
            prefix = opens_with(low, words().prefixes)
            if not prefix or (len(prefix.split()) == 1 and len(name) > len(prefix) and name[len(prefix)] == "-"):
                break
            name = _trim(name[len(prefix) :])
            continue
        if not opening:
            break
        unnamed = True
        name = _trim(name[len(opening) :])
    return name, unnamed


def _kind(reading: Reading, name: str, *, unnamed: bool, follows: bool, final: bool) -> str:
    """The first rule that knows what the piece is."""
    graded = grade(name)
    if unnamed:
        return "agency" if is_outlet(name) else "person" if graded else "nobody"
    if reading.last == "agency" and reading.sep in "-–—" and _is_branch(reading, name):
        return "branch"
    if is_outlet(name) and not (graded == "names" and not is_known_outlet(name)):
        return "duty" if _is_duty(reading, name, graded) and not is_known_outlet(name) else "agency"
    if reading.source:
        return _kind_in_source(reading, name, graded, follows=follows)
    if _is_duty(reading, name, graded):
        return "duty"
    if reading.sep == "/" and not (graded in ("names", "name_shape") or _behind_agency(reading, name)):
        return "agency"
    if reading.depth and not reading.labelled:
        return "nobody" if is_place(name) else "agency" if name[0].isupper() or name.isascii() else "left_out"
    if "stamp" in reading.evidence and final and reading.last == "person" and len(name.split()) > 2 and graded != "names":
        return "agency"
    return "person" if looks_like_person(name, lower=True) and _plain(reading, name) else _rest(name)


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


def _kind_in_source(reading: Reading, name: str, graded: str | None, *, follows: bool) -> str:
    if _PICTURE.issuperset(reading.roles) and graded:
        return "person"
    if reading.last == "agency" or reading.depth and not follows:
        return "agency"
    if follows and not reading.last and not reading.depth and looks_like_person(name, lower=True):
        return "person"
    if reading.last in ("", "person") and graded == "names" and len(name.split()) > 1 and not reading.depth:
        return "person"
    return "agency"


def _is_duty(reading: Reading, name: str, graded: str | None) -> bool:
    """What follows a person behind a dash, comma or bracket and says what he is."""
    if reading.last == "duty" and reading.sep in "-–—,":
        return graded not in ("names", "name_shape", "initials")
    if reading.last != "person" or graded in ("names", "name_shape"):
        return False
    return bool(opens_with(name.casefold(), words().duties)) and reading.sep != "/"


def _is_branch(reading: Reading, name: str) -> bool:
    start, end = reading.agencies[-1] if reading.agencies else (0, 0)
    known = reading.text[start:end].casefold() in words().broadcasters
    return known and bool(opens_with(name.casefold(), words().branches) or is_place(name))


def _file_person(reading: Reading, name: str, span: tuple[int, int]) -> None:
    if "opener" in reading.evidence:
        name = _file_for(reading, name, span)
    folded = key(name)
    _, roles = reading.people.setdefault(folded, (name, []))
    roles.extend(role for role in reading.roles if role not in roles)
    if not reading.labelled:
        reading.unlabelled.add(folded)
    reading.last = "person"


def _file_for(reading: Reading, name: str, span: tuple[int, int]) -> str:
    """`Jane Doe for The Ledger`: the person, the outlet filed."""
    match = _FOR.search(name)
    if match:
        reading.agencies.append((span[0] + match.end(), span[1]))
        name = name[: match.start()]
    return _IN.sub("", name)


def _file_agency(reading: Reading, _: str, span: tuple[int, int]) -> None:
    photo = reading.roles == ("photo",)
    (reading.pictured if photo else reading.agencies).append(span)
    reading.last = "agency"


def _file_branch(reading: Reading, _: str, span: tuple[int, int]) -> None:
    reading.agencies[-1] = (reading.agencies[-1][0], span[1])


def _file_tail(reading: Reading, name: str, span: tuple[int, int]) -> None:
    tail = _MIDDLE.split(name)[-1]
    reading.agencies.append((span[1] - len(tail), span[1]))
    reading.left_out += 1
    reading.last = "agency"


def _file_duty(reading: Reading, _: str, __: tuple[int, int]) -> None:
    reading.last = "duty"
    reading.evidence.add("duty")


def _file_nobody(reading: Reading, _: str, __: tuple[int, int]) -> None:
    reading.last = "nobody"


def _leave_out(reading: Reading, _: str, __: tuple[int, int]) -> None:
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
