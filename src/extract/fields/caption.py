"""Captions: the credit split off, doubled lines merged.

Lives here: what a line says by itself and how neighbours merge. Does not live here: alt texts
(`alt`); whether a line without a credit is a caption, which position and repetition decide
(`labels/`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from extract.fields._folding import ASKED_AGAIN
from extract.fields._piece import any_of
from extract.fields.alt import differ
from extract.fields.letters import credit_place
from extract.lexicon import caption as lexicon
from extract.model import Caption, CaptionReading
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH: Final = 130
"""Characters from the end in which a credit begins; the longest one studied has 74."""
_LONGEST_VALUE: Final = 90
_MOST_WORDS: Final = 12
_MOST_NAME_WORDS: Final = 4
_JOINTS: Final = ".…!?”\"')]-–—_|/,;:•"
"""Signs after which a label without a bracket may stand."""
_LEADS: Final = "_|/–—-"
"""Of these, the ones after which it needs no capital."""
_HEAD_CHARACTERS: Final = 4
_BREAKS: Final = (*'-–—_.!?…”")', "")
"""Ends of a text after which a phrase in running words ("Ảnh trích từ clip của ...") may follow."""
_BYLINE: Final = 90
"""Characters up to which a line with a byline's opening is one."""
_OPENING_CHARACTERS: Final = 24
_TEXTUAL: Final = 250
"""Characters above which a line that ends with "Nguồn: X" is prose with its source."""
_SENTENCE: Final = Pattern(r"[^\W\d_]{3,}[.!?…]\s+\w")
"""A sentence's end inside a value; initials and "TP." are shorter."""
_EDGE: Final = " -–—_|/•"
_NEAR_SHORTEST: Final = 12
"""Letters and digits of a line that another may repeat with a tail."""
_GLANCE_CHARACTERS: Final = 24
"""Lines that differ so near to their beginning are not compared any further."""
_TAIL_LONGEST: Final = 48
"""Characters of a tail (credit or byline) that a near-duplicate has more."""


_SIGNED: Final = Pattern(
    r"[.!?”\"]\s+([^.!?]{2,40}/(?:getty images|ap|afp|reuters|ttxvn|shutterstock))$"
)
_SIGNED_CHARACTERS: Final = 80


@dataclass(slots=True)
class _Credit:
    """Where a credit begins and what it says."""

    start: int
    """Offset at which the caption's own text ends."""
    value: str
    kept: str
    """What of the formula stays in the text: "(Ảnh minh họa)", or empty."""
    form: str
    label: str = ""
    """In small letters; told where the form is `credit_end` or `credit_only`."""


def _fold(text: str) -> str:
    """Lower case with the length kept; "hoạ" as "họa"."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(letter.lower()[0] for letter in text)
    return low.replace("oạ", "ọa")


@cache
def _labels() -> re.Pattern[str]:
    words = lexicon.words()
    illustrations = _alternatives(words.illustrations)
    labels = _alternatives(words.labels)
    return re.compile(
        rf"(?<![^\W_])(?:(?P<illustration>{illustrations})|(?P<label>{labels}))(?!\w)"
    )


def _alternatives(phrases: Sequence[str]) -> str:
    return any_of(map(_fold, phrases))


@cache
def _heads() -> tuple[str, ...]:
    """First letters of the labels."""
    words = lexicon.words()
    phrases = (*words.labels, *words.illustrations)
    return tuple(sorted({_fold(phrase)[:_HEAD_CHARACTERS] for phrase in phrases}))


@lru_cache(ASKED_AGAIN)
def _credit(text: str) -> _Credit | None:
    """The credit at the text's end: the leftmost label from which all the rest is credit."""
    offset = max(0, len(text) - _REACH)
    place = credit_place(text, offset, _heads())
    if place >= 0:
        # No label has a full stop or bracket, so none reaches over them.
        place = max(offset, place)
        offset = max(offset, text.rfind(".", offset, place) + 1, text.rfind("(", offset, place) + 1)
        base = max(0, offset - 1)  # the letter in front tells whether a label may begin
        for match in _labels().finditer(_fold(text[base:]), offset - base):
            found = _from_label(text, match, base)
            if found:
                return found
    return _agency(text)


def _from_label(text: str, match: re.Match[str], base: int) -> _Credit | None:
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
    form = "credit_end" if before.strip(_EDGE) else "credit_only"
    return _Credit(len(before), value, "", form, label)


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


def _illustrated(text: str, end: int, before: str, rest: str, *, bracket: bool) -> _Credit | None:
    """A picture without a person: the phrase stays, a credit behind it is split off."""
    inner = rest.lstrip(" :：.-–,(").rstrip()
    label = _labels().match(_fold(inner))
    if label and label["label"]:
        inner = inner[label.end() :].lstrip(" :：")
    kept = text[len(before) : end] + (")" if bracket else "")
    if rest[:1] == "." and not bracket:
        kept += "."
    inner = inner.rstrip(" .)") if rest.lstrip(" :.-").startswith("(") else inner
    if not inner.strip(" .)"):
        return _Credit(len(before), "", kept, "illustration")
    if rest[:1].isalpha():
        if inner[:1].islower() and (bracket or before[-1:] in _BREAKS):
            return _Credit(len(before), "", text[len(before) :], "illustration")
        value = _value(inner, strict=True)
    else:
        value = _value(inner, strict=False)
    return _Credit(len(before), value, kept, "illustration") if value else None


def _value(rest: str, *, strict: bool) -> str | None:
    """The credit's value; empty where the name stands on another line; None where prose goes on."""
    value = rest.lstrip(" :：").rstrip()
    while (label := _labels().match(_fold(value))) and value[label.end() :].lstrip()[:1] == ":":
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
    if _SENTENCE.search(value) and not _labels().search(_fold(value)):
        return None
    if strict:
        return value if _is_named(value) else None
    return value if value[0].isupper() or value[0] in "@#\"“'" or _is_named(value) else None


def _undotted(value: str) -> str:
    """Without the final dot; that of initials stays off too ("H.Y.T.")."""
    value = value.rstrip(" .…;,")
    if value.count("(") < value.count(")"):
        value = value.rstrip(")").rstrip(" .")
    return value


def _is_named(value: str) -> bool:
    """Whether the value is made of names and the small words at home in credits."""
    if value[0].isdigit():
        return False
    if not _SMALL_LETTER.search(value):
        return True
    low = _small().sub(_crossed, _fold(value))
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


def _agency(text: str) -> _Credit | None:
    """`... (AFP)`, `... (AP Photo/Name)`, `... . Name/Getty Images`: a credit without a label."""
    stripped = text.rstrip(" .")
    if stripped.endswith(")"):
        start = stripped.rfind("(")
        inner = stripped[start + 1 : -1].strip()
        if start > 0 and len(inner) <= 60 and _is_agency(_fold(inner)):
            return _Credit(len(text[:start].rstrip()), inner, "", "credit_agency")
    reach = max(0, len(stripped) - _SIGNED_CHARACTERS)
    match = _SIGNED.search(_fold(stripped), reach) if stripped.find("/", reach) >= 0 else None
    if match:
        return _Credit(match.start() + 1, text[match.start(1) : match.end(1)], "", "credit_agency")
    return None


def _is_agency(inner: str) -> bool:
    pieces, agencies = inner.split("/"), lexicon.words().agencies
    return pieces[0] in agencies or pieces[-1] in agencies


def read_caption(text: str) -> CaptionReading:
    """The caption without its credit, and the credit's value.

    >>> read_caption("Chợ hoa ngày giáp Tết. Ảnh: Mai Lê/TTXVN.")
    CaptionReading(text='Chợ hoa ngày giáp Tết.', credit='Mai Lê/TTXVN')
    """
    found = _credit(text)
    if found is None:
        return CaptionReading(text.strip() or None, None)
    own = text[: found.start].rstrip(_EDGE) if found.form != "illustration" else text[: found.start]
    if found.kept:
        own = own + found.kept
    return CaptionReading(own.strip() or None, found.value.strip() or None)


def caption_form(text: str) -> str | None:
    """Which form of caption the line is by its own evidence; None for anything else.

    >>> caption_form("Chợ hoa. Ảnh: Mai Lê"), caption_form("Bài và ảnh: Mai Lê")
    ('credit_end', None)
    """
    return _form(text) if may_be_caption(text) else None


def may_be_caption(text: str) -> bool:
    """Whether words for a picture stand where a credit can begin."""
    tail = text[-_REACH:]
    if "inh h" in tail or " by " in tail or (not tail.isascii() and _names_a_picture(tail)):
        return True
    if ":" in tail and (
        "ảnh:" in tail or "guồn" in tail or "hoto" in tail or "redit" in tail or "Video" in tail
        or "Clip" in tail or "mage" in tail or "Đồ h" in tail or "Hình" in tail or "ourc" in tail
        or "ảnh :" in tail or "raphic" in tail or "icture" in tail or "llustr" in tail
    ):  # fmt: skip
        return True
    return (")" in tail and "hoto)" in tail) or ("f" in tail and "ourtesy of" in tail)


def _names_a_picture(tail: str) -> bool:
    """Whether a Vietnamese word for a picture opens a bracket, or has a capital."""
    return ("ả" in tail and "(ảnh" in tail) or ("Ả" in tail and ("Ảnh" in tail or "ẢNH" in tail))


def _form(text: str) -> str | None:
    found = _credit(text)
    if found is None or found.form == "credit_agency":
        return None
    openings = lexicon.words().byline_openings
    if len(text) <= _BYLINE and _fold(text[:_OPENING_CHARACTERS]).startswith(openings):
        return None
    if found.form == "illustration":
        return "illustration"
    textual = found.label in lexicon.words().texts
    if found.form == "credit_only":
        return _only_form(found, textual=textual, colon=":" in text)
    if textual and len(text) > _TEXTUAL and "ảnh" not in _fold(text[found.start :]):
        return None
    return None if _is_byline(text, found) else "credit_end"


def _only_form(found: _Credit, *, textual: bool, colon: bool) -> str | None:
    if textual or not colon:
        return None
    if not found.value:
        return "credit_open"
    named = len(found.value.split()) <= 7 and _is_named(found.value)
    return "credit_only" if named else None


def _is_byline(text: str, found: _Credit) -> bool:
    """`Name. Ảnh: Name`: who wrote and who took the picture, not a caption."""
    if "(" in text[found.start : found.start + 3] or not found.value:
        return False
    words = text[: found.start].strip(" -–—_|/.,;").split(None, _MOST_NAME_WORDS)
    if not 1 < len(words) <= _MOST_NAME_WORDS or not all(word[0].isupper() for word in words):
        return False
    person = all(
        part[0].isupper() and part.replace(".", "").isalpha() for part in found.value.split()
    )
    return (
        person
        and len(found.value.split()) >= 2
        and _fold(found.value) not in lexicon.words().agencies
    )


class _Merged:
    """A caption while its neighbours are still read."""

    def __init__(self, text: str | None, credit: str | None, image: str | None) -> None:
        self.text = text
        self.credit = credit
        self.image = image
        self.repeats = 1


def merge_captions(
    readings: Sequence[CaptionReading], images: Sequence[str | None]
) -> list[Caption]:
    """Captions with doubled neighbours merged and lone credits joined to the caption before."""
    out: list[_Merged] = []
    for reading, image in zip(readings, images, strict=True):
        last = out[-1] if out else None
        if reading.text is None:
            _add_credit(out, last, reading.credit, image)
        elif last is not None and _same(last, reading.text, image):
            _repeat(last, reading, image)
        else:
            out.append(_Merged(reading.text, reading.credit, image))
    return [Caption(m.text, m.credit, m.image, m.repeats) for m in out]


def _add_credit(
    out: list[_Merged], last: _Merged | None, credit: str | None, image: str | None
) -> None:
    if credit is None:
        return
    if last is not None and last.text is not None and last.credit is None:
        last.credit = credit
        last.image = last.image or image
    elif last is None or last.repeats == 1 or last.credit != credit:
        out.append(_Merged(None, credit, image))


def _repeat(last: _Merged, reading: CaptionReading, image: str | None) -> None:
    if reading.text is not None and last.text is not None and len(reading.text) < len(last.text):
        last.text = reading.text
    last.credit = last.credit or reading.credit
    last.image = last.image or image
    last.repeats += 1


def _same(last: _Merged, text: str, image: str | None) -> bool:
    """Whether the line says the last caption again, but for case, signs and a short tail."""
    if last.text is None or (last.image and image and last.image != image):
        return False
    if last.text == text:
        return True
    if not _begin_alike(last.text, text):
        return False
    a, b = _letters(last.text), _letters(text)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < _NEAR_SHORTEST or not long.startswith(short):
        return False
    tail = max(last.text, text, key=len)[len(min(last.text, text, key=len)) :]
    return len(tail) <= _TAIL_LONGEST and _is_tail(tail)


def _begin_alike(one: str, other: str) -> bool:
    if _differ_at_once(one[:1], other[:1]) or differ(_fold(one[:2]), _fold(other[:2])):
        return False
    a, b = _letters(one[:_GLANCE_CHARACTERS]), _letters(other[:_GLANCE_CHARACTERS])
    seen = min(len(a), len(b))
    return a[:seen] == b[:seen]


def _differ_at_once(one: str, other: str) -> bool:
    """Whether two letters are different ones, neither of them an "o", which may be folded."""
    if one == other or not one.isalpha() or not other.isalpha():
        return False
    a, b = one.lower()[0], other.lower()[0]
    return a not in (b, "o") and b != "o"


def _is_tail(tail: str) -> bool:
    """Whether the longer line's rest is a byline or a credit."""
    rest = tail.strip(" .-–—_|/,()")
    low = _fold(rest)
    return (
        not rest
        or low.startswith(lexicon.words().byline_openings)
        or _labels().match(low) is not None
        or _is_named(rest)
    )


def _letters(text: str) -> str:
    low = _fold(text).replace(" ", "")
    return low if low.isalnum() else "".join(filter(str.isalnum, low))
