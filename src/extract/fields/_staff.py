"""People of a masthead: names without ranks, titles as written, roles."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields._folding import Piece, capitalised, count_digits, finder, fold, plain_names
from extract.fields._keys import fold as casefolded
from extract.fields._piece import any_of
from extract.fields._spelling import EDGES
from extract.lexicon import masthead as lexicon
from extract.model import Person
from extract.once import Once
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

# The first sign stands before the branches, so that the search runs over all letters at once.
_PARTS: Final = Pattern(
    r"""
    [,;/|•:()\[\]\s\-–—.]
    (?: (?<=[,;/|•:()\[\]]) | (?<=\s)[-–—]+\s* | (?<=[-–—])\s | (?<=\.)(?<![\s.,]\w\.)\s+(?=\w{2}) )
    """,
    re.VERBOSE,
)
_INITIAL: Final = Pattern(r"[^\W\d_]\.?")
_MOST_SYLLABLES: Final = 6
_RANK_HEAD: Final = 2
"""Letters; no rank is shorter."""


@cache
def _ranks() -> re.Pattern[str]:
    return re.compile(any_of(map(fold, lexicon.words().person.ranks)) + r"(?:\.\s*|\s*,\s*|\s+)")


@cache
def _rank_heads() -> frozenset[str]:
    """The first letters of all ranks, which most names lack."""
    return frozenset(fold(rank)[:_RANK_HEAD] for rank in lexicon.words().person.ranks)


def bare_name(text: str) -> str:
    """The name without ranks and the signs around it.

    >>> bare_name("Đại tá, TS. Nguyễn Thị Sao Khuê.")
    'Nguyễn Thị Sao Khuê'
    """
    return _without_ranks(text, fold(text))[0]


def _without_ranks(text: str, folded: str) -> tuple[str, str]:
    """The name without ranks and signs, and as it is folded."""
    text, folded = text.strip(EDGES), folded.strip(EDGES)
    while folded[:_RANK_HEAD] in _rank_heads() and (rank := _ranks().match(folded)):
        end = rank.end()
        text, folded = text[end:].strip(EDGES), folded[end:].strip(EDGES)
    name = _unglue(text)
    return name, folded[: len(name)]


def _unglue(text: str) -> str:
    """Cut where a small letter meets a capital: "Lê SơnĐiều khoản" (an element lost its gap)."""
    if text.istitle() or text.isupper():
        return text
    for index in range(1, len(text)):
        if text[index].isupper() and text[index - 1].islower():
            return text[:index]
    return text


def is_name(text: str) -> bool:
    """Whether the text is a person's name and nothing else."""
    return _is_bare_name(*_without_ranks(text, fold(text)))


def _is_bare_name(text: str, folded: str) -> bool:
    """Whether a text without ranks is a name."""
    plain = capitalised(text)
    if plain:
        return 2 <= plain <= _MOST_SYLLABLES and not _says_duty(folded, plain)
    syllables = text.split()
    if not 2 <= len(syllables) <= _MOST_SYLLABLES:
        return False
    for part in syllables:
        if not part[0].isupper() or not (
            part.isalpha()
            or part.replace("-", "").replace("'", "").isalpha()
            or _INITIAL.fullmatch(part)
        ):
            return False
    return not _is_duty(folded.split())


@cache
def duty_words() -> tuple[frozenset[str], frozenset[str]]:
    """Syllables that no name holds, and those that names hold as well."""
    person = lexicon.words().person
    shared = frozenset(map(fold, person.shared))
    return frozenset(map(fold, person.duties)) - shared, shared


def _is_duty(syllables: list[str]) -> bool:
    """Whether the folded syllables are those of an office."""
    duties, shared = duty_words()
    return not duties.isdisjoint(syllables) or shared.issuperset(syllables)


@cache
def _duty_finder() -> Callable[[str], list[tuple[int, int, str]]]:
    duties, shared = duty_words()
    return finder({**dict.fromkeys(shared, ""), **dict.fromkeys(duties, "duty")})


def _says_duty(folded: str, syllables: int) -> bool:
    """The same for so many syllables of nothing but letters."""
    found = _duty_finder()(folded)
    return len(found) == syllables or any(kind for _, _, kind in found)


def names(value: str) -> list[str]:
    """The names that a value lists, in order; parts that are no names are left out.

    >>> names("LÊ THỊ ĐÀO, Đại tá Trần Sơn - Phó Giám đốc")
    ['LÊ THỊ ĐÀO', 'Trần Sơn']
    """
    plain = plain_names(value)
    return names_by_grammar(value) if plain is None else plain


def names_by_grammar(value: str) -> list[str]:
    """The same of a value that may be written in any way."""
    found: list[str] = []
    folded_value = fold(value)
    # Letters and blanks alone hold no separator, and most values are one name.
    alone = value.replace(" ", "").isalpha()
    parts = _joined(value, folded_value) if alone else _split(value, folded_value)
    for part, folded in parts:
        name, low = _without_ranks(part, folded)
        if _is_bare_name(name, low):
            found.append(name)
        elif found and count_digits(part):
            break
    return found


def names_of(piece: Piece) -> list[str]:
    """The names in a piece's value, read once; for nobody to change."""
    if piece.listed is None:
        piece.listed = names(piece.value)
    return piece.listed


def _split(value: str, folded: str) -> list[tuple[str, str]]:
    """Parts of a list, each with its folded form; a rank with a dot is no part of its own."""
    rank = _ranks()
    parts: list[tuple[str, str]] = []
    start = reached = 0
    for separator in _PARTS.finditer(value):
        stop = separator.start()
        part = folded[start:stop].strip(EDGES)
        if stop < reached or rank.fullmatch(part + " ") or _only_ranks(part):
            continue
        parts += _joined(value[start:stop], folded[start:stop])
        start = reached = separator.end()
    parts += _joined(value[start:], folded[start:])
    return parts


def _only_ranks(part: str) -> bool:
    rest = part + " "
    while rest and (match := _ranks().match(rest)):
        rest = rest[match.end() :]
    return bool(part) and not rest.strip(EDGES)


@cache
def _joiners() -> tuple[str, ...]:
    return tuple(f" {joiner} " for joiner in lexicon.words().person.joiners)


def _joined(part: str, folded: str) -> list[tuple[str, str]]:
    """The parts between words that join names."""
    several = part
    for joiner in _joiners():
        if joiner in several:
            several = several.replace(joiner, ",")
    if "," not in several:
        return [(part, folded)]
    return [(name, fold(name)) for name in several.split(",")]


def role_of(title: str) -> str:
    """Role that a title gives.

    >>> role_of("Ủy viên Ban biên tập - Phó tổng Thư ký tòa soạn")
    'managing_secretary'
    """
    return _role(fold(title))


def _role(low: str) -> str:
    """Role that a folded title gives."""
    role = _LABEL_ROLES.get().get(low)
    return role if role is not None else _role_within(low)


def _role_within(low: str) -> str:
    """The role of the first phrase that the folded title holds."""
    for phrase, role in _roles():
        if phrase in low:
            return role
    return "other"


def _made_roles() -> dict[str, str]:
    return {low: _role_within(low) for low in map(fold, lexicon.words().labels["staff"])}


_LABEL_ROLES: Final = Once(_made_roles)
"""The labels before names, folded, with their roles; titles made of several are none."""


@cache
def _roles() -> tuple[tuple[str, str], ...]:
    """Folded phrases with their roles, by precedence."""
    return tuple((fold(p), role.role) for role in lexicon.words().roles for p in role.phrases)


def read_people(pieces: list[Piece]) -> list[Person]:
    """Everyone whom a title introduces; nobody twice under one role."""
    people: list[Person] = []
    known: set[tuple[str, str]] = set()
    for index in range(len(pieces)):
        piece = pieces[index]
        if piece.kind != "staff" or _advertising(pieces, index):
            continue
        low = fold(piece.label)
        role = _role(low)
        listed = names_of(piece)
        if not listed or _open_list(piece, role, low):
            listed = listed + _below(pieces, index + 1)
        # Only what was known before: a list may have a name in small letters and in capitals.
        before = known.copy() if len(listed) > 1 else known
        for name in listed if len(listed) == 1 else dict.fromkeys(listed):
            key = (casefolded(name), role)
            if key not in before:  # in a fourth of the time:
                people.append(tuple.__new__(Person, (name, role, piece.label)))
                known.add(key)
    return people


def _advertising(pieces: list[Piece], index: int) -> bool:
    """Whether an advertising label on the same line takes the person for a contact."""
    before = pieces[index - 1] if index else None
    return (
        before is not None
        and before.kind == "contact"
        and not before.value
        and before.line == pieces[index].line
    )


def _open_list(piece: Piece, role: str, low: str) -> bool:
    """Whether names of that label, `low` when folded, may follow on lines of their own."""
    if role == "deputy_editor" and _lone_after(piece):
        return True
    return low.startswith("các ") or "deputy editors" in low


def _lone_after(piece: Piece) -> bool:
    """A label alone on its line opens a list of lines; its first name was paired with it."""
    return bool(piece.value) and piece.value.count(",") == 0 and piece.kind == "staff"


def _below(pieces: list[Piece], start: int) -> list[str]:
    """The names that stand alone from that piece on."""
    found: list[str] = []
    for index in range(start, len(pieces)):
        piece = pieces[index]
        if piece.kind == "taken":
            continue
        if piece.kind or not is_name(piece.value):
            break
        found.append(bare_name(piece.value))
    return found
