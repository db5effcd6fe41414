"""The credit of a picture, at the end of its caption: where it begins, and whom it names.

Lives here: the plain credits, which a look at the letters tells, and the grammar of all others.
Does not live here: whether a line with a credit is a caption (`caption`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from extract.fields._folding import ASKED_AGAIN
from extract.fields._piece import any_of
from extract.fields.letters import ASK, CREDIT_CHARACTERS, NOWHERE, credit_looks
from extract.lexicon import caption as lexicon
from extract.once import Once
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LONGEST_VALUE: Final = 90
_MOST_WORDS: Final = 12
_JOINTS: Final = ".…!?”\"')]-–—_|/,;:•"
"""Signs after which a label without a bracket may stand."""
_LEADS: Final = "_|/–—-"
"""Of these, the ones after which it needs no capital."""
_HEAD_CHARACTERS: Final = 4
_BREAKS: Final = (*'-–—_.!?…”")', "")
"""Ends of a text after which a phrase in running words ("Ảnh trích từ clip của ...") may follow."""
_SENTENCE: Final = Pattern(r"[^\W\d_]{3,}[.!?…]\s+\w")
"""A sentence's end inside a value; initials and "TP." are shorter."""
EDGE: Final = " -–—_|/•"
PICTURE: Final = "ảnh"
"""Label of plain credits."""
_AROUND: Final = " .…;,)"
"""What may stand around the name of a plain credit."""
_SIGNED: Final = Pattern(
    r"[.!?”\"]\s+([^.!?]{2,40}/(?:getty images|ap|afp|reuters|ttxvn|shutterstock))$"
)
_SIGNED_CHARACTERS: Final = 80


class Credit:
    """Where a credit begins and what it says.

    Attributes:
        start: offset at which the caption's own text ends.
        value: empty where it names nobody.
        kept: what of the formula stays in the text ("(Ảnh minh họa)"), or empty.
        form: which one of them.
        label: in small letters; told where the form is `credit_end` or `credit_only`.
    """

    # Compiled, a class of this kind is made in a fraction of what a data class takes.
    def __init__(self, start: int, value: str, kept: str, form: str, label: str = "") -> None:
        self.start = start
        self.value = value
        self.kept = kept
        self.form = form
        self.label = label


def fold(text: str) -> str:
    """Lower case with the length kept; "hoạ" as "họa"."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(letter.lower()[0] for letter in text)
    return low.replace("oạ", "ọa")


@cache
def labels() -> re.Pattern[str]:
    words = lexicon.words()
    illustrations = _alternatives(words.illustrations)
    makers = _alternatives(words.labels)
    return re.compile(
        rf"(?<![^\W_])(?:(?P<illustration>{illustrations})|(?P<label>{makers}))(?!\w)"
    )


def _alternatives(phrases: Sequence[str]) -> str:
    return any_of(map(fold, phrases))


@cache
def _heads() -> tuple[str, ...]:
    """First letters of the labels."""
    words = lexicon.words()
    phrases = (*words.labels, *words.illustrations)
    return tuple(sorted({fold(phrase)[:_HEAD_CHARACTERS] for phrase in phrases}))


def _made_looks() -> tuple[Callable[[str, int], int], Callable[[str], int]]:
    return credit_looks(_heads())


_LOOKS: Final = Once(_made_looks)
"""Where a credit may begin at or behind a place, and where a plain one does."""


def plain_place(text: str) -> int:
    """Where the label of a plain credit stands; `NOWHERE`, or `ASK` for what the grammar reads."""
    return _LOOKS.get()[1](text)


def read_credit(text: str, place: int) -> Credit | None:
    """The credit at the text's end, by the place that `plain_place` tells."""
    if place == NOWHERE:
        return None
    return _read(text) if place == ASK else _plain(text, place)


def _plain(text: str, place: int) -> Credit:
    """The credit of a line that has a plain one, its label at the place."""
    before = text[:place].rstrip()
    if before[-1:] == "(":
        before = before[:-1].rstrip()
    value = text[place + len(PICTURE) + 1 :].strip(_AROUND)
    form = "credit_end" if before.strip(EDGE) else "credit_only"
    return Credit(len(before), value, "", form, PICTURE)


@lru_cache(ASKED_AGAIN)
def _read(text: str) -> Credit | None:
    """The credit at the text's end: the leftmost label from which all the rest is credit."""
    offset = max(0, len(text) - CREDIT_CHARACTERS)
    place = _LOOKS.get()[0](text, offset)
    if place >= 0:
        # No label has a full stop or bracket, so none reaches over them.
        place = max(offset, place)
        offset = max(offset, text.rfind(".", offset, place) + 1, text.rfind("(", offset, place) + 1)
        base = max(0, offset - 1)  # the letter in front tells whether a label may begin
        for match in labels().finditer(fold(text[base:]), offset - base):
            found = _from_label(text, match, base)
            if found:
                return found
    return _agency(text)


def _from_label(text: str, match: re.Match[str], base: int) -> Credit | None:
    """The credit of a label; `base` is where the text begins in which it was found."""
    start, end = match.start() + base, match.end() + base
    opening = text[:start].rstrip()
    bracket = opening[-1:] in ("(", "[")
    before = opening[:-1].rstrip() if bracket else opening
    inside = _unbracket(text[end:].strip()) if bracket else text[end:].strip()
    if inside is None:
        return None
    rest = inside
    colon = rest[:1] in (":", "：")
    if not _may_begin(text, start, opening, bracket=bracket, colon=colon):
        return None
    if match["illustration"]:
        return _illustrated(text, end, before, rest, bracket=bracket)
    label = match.group()
    if not colon and not bracket and label not in lexicon.words().colonless:
        return None
    value = _value(rest, strict=not colon)
    if value is None:
        return None
    form = "credit_end" if before.strip(EDGE) else "credit_only"
    return Credit(len(before), value, "", form, label)


def _may_begin(text: str, start: int, opening: str, *, bracket: bool, colon: bool) -> bool:
    """Whether a label may stand there: at the beginning, after a sign, or after a gap."""
    if bracket or not opening:
        return True
    if opening[-1] in _JOINTS:
        return text[start].isupper() or opening[-1] in _LEADS
    return text[start].isupper() and (colon or text[start : start + 3] == "Ảnh")


def _unbracket(rest: str) -> str | None:
    """The inside of a bracket that closes at the end or not at all."""
    inner = rest.rstrip(". ")
    if inner.endswith((")", "]")):
        inner = inner[:-1]
        return inner if inner.count(")") <= inner.count("(") else None
    return rest if ")" not in rest else None


def _illustrated(text: str, end: int, before: str, rest: str, *, bracket: bool) -> Credit | None:
    """A picture without a person: the phrase stays, a credit behind it is split off."""
    inner = rest.lstrip(" :：.-–,(").rstrip()
    label = labels().match(fold(inner))
    if label and label["label"]:
        inner = inner[label.end() :].lstrip(" :：")
    kept = text[len(before) : end] + (")" if bracket else "")
    if rest[:1] == "." and not bracket:
        kept += "."
    inner = inner.rstrip(" .)") if rest.lstrip(" :.-").startswith("(") else inner
    if not inner.strip(" .)"):
        return Credit(len(before), "", kept, "illustration")
    if rest[:1].isalpha():
        if inner[:1].islower() and (bracket or before[-1:] in _BREAKS):
            return Credit(len(before), "", text[len(before) :], "illustration")
        value = _value(inner, strict=True)
    else:
        value = _value(inner, strict=False)
    return Credit(len(before), value, kept, "illustration") if value else None


def _value(rest: str, *, strict: bool) -> str | None:
    """The credit's value; empty where the name stands on another line; None where prose goes on."""
    value = rest.lstrip(" :：").rstrip()
    while (label := labels().match(fold(value))) and value[label.end() :].lstrip()[:1] == ":":
        value = value[label.end() :].lstrip(" :")
    if not value.strip(" ."):
        return None if strict else ""
    value = _undotted(value)
    if not value:
        return None
    if (
        len(value) > _LONGEST_VALUE
        or (len(value) > 2 * _MOST_WORDS and len(value.split()) > _MOST_WORDS)
        or value.endswith("?")
        or "|" in value
    ):
        return None
    if _SENTENCE.search(value) and not labels().search(fold(value)):
        return None
    if strict:
        return value if is_named(value) else None
    return value if value[0].isupper() or value[0] in "@#\"“'" or is_named(value) else None


def _undotted(value: str) -> str:
    """Without the final dot; that of initials stays off too ("H.Y.T.")."""
    value = value.rstrip(" .…;,")
    if value.count("(") < value.count(")"):
        value = value.rstrip(")").rstrip(" .")
    return value


def is_named(value: str) -> bool:
    """Whether the value is made of names and the small words at home in credits."""
    if value[0].isdigit():
        return False
    if not _SMALL_LETTER.search(value):
        return True
    low = _small().sub(_crossed, fold(value))
    for part in _PART.finditer(value):
        word = part[0]
        if word[0].islower() and low[part.start()] != "X" and "." not in word:
            return False
    return True


_PART: Final = Pattern(r"\w[\w.@+'’]*")
# A word in small letters, but for what the lower case of no letter is.
_SMALL_LETTER: Final = Pattern(r"(?<![\w.@+'’])[^\W\dA-Z]")


@cache
def _small() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_alternatives(tuple(lexicon.words().small))}(?!\w)")


def _crossed(match: re.Match[str]) -> str:
    return "X" * len(match[0])


def _agency(text: str) -> Credit | None:
    """`... (AFP)`, `... (AP Photo/Name)`, `... . Name/Getty Images`: a credit without a label."""
    stripped = text.rstrip(" .")
    if stripped.endswith(")"):
        start = stripped.rfind("(")
        inner = stripped[start + 1 : -1].strip()
        if start > 0 and len(inner) <= 60 and _is_agency(fold(inner)):
            return Credit(len(text[:start].rstrip()), inner, "", "credit_agency")
    reach = max(0, len(stripped) - _SIGNED_CHARACTERS)
    match = _SIGNED.search(fold(stripped), reach) if stripped.find("/", reach) >= 0 else None
    if match:
        return Credit(match.start() + 1, text[match.start(1) : match.end(1)], "", "credit_agency")
    return None


def _is_agency(inner: str) -> bool:
    pieces, agencies = inner.split("/"), lexicon.words().agencies
    return pieces[0] in agencies or pieces[-1] in agencies
