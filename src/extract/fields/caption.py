"""Captions: the credit split off, doubled lines merged.

Lives here: what a line says by itself and how neighbours merge. Does not live here: the credit
(`_photo`); alt texts (`alt`); whether a line without a credit is a caption, which position and
repetition decide (`labels/`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from extract.fields._photo import EDGE, fold, is_named, labels, plain_place, read_credit
from extract.fields.letters import ASK, CREDIT_CHARACTERS, part_early
from extract.lexicon import caption as lexicon
from extract.once import Once

if TYPE_CHECKING:
    from extract.fields._photo import Credit
    from extract.model import Caption

Reading: TypeAlias = "tuple[str | None, str | None]"
"""A caption without its credit, and the credit's value."""
CAPTION_FORMS: Final = ("credit_end", "credit_only", "credit_open", "illustration")
"""What a line with a credit may be: a caption with it or with a phrase, or nothing but a credit."""
_MOST_NAME_WORDS: Final = 4
_BLANK: Final = 32
_FIRST_SMALL: Final = 97
_LAST_SMALL: Final = 122
_BYLINE: Final = 90
"""Characters up to which a line with a byline's opening is one."""
_OPENING_CHARACTERS: Final = 24
_KEY_CHARACTERS: Final = 2
"""By so many letters the openings of bylines are looked up."""
_TEXTUAL: Final = 250
"""Characters above which a line that ends with "Nguồn: X" is prose with its source."""
_NEAR_SHORTEST: Final = 12
"""Letters and digits of a line that another may repeat with a tail."""
_GLANCE_CHARACTERS: Final = 24
"""Lines that differ so near to their beginning are not compared any further."""
_TAIL_LONGEST: Final = 48
"""Characters of a tail (credit or byline) that a near-duplicate has more."""


def read_caption(text: str) -> Reading:
    """The caption without its credit, and the credit's value.

    >>> read_caption("Chợ hoa ngày giáp Tết. Ảnh: Mai Lê/TTXVN.")
    ('Chợ hoa ngày giáp Tết.', 'Mai Lê/TTXVN')
    """
    found = read_credit(text, plain_place(text))
    if found is None:
        return text.strip() or None, None
    own = text[: found.start]
    if found.form != "illustration":
        own = own.rstrip(EDGE)
    if found.kept:
        own += found.kept
    return own.strip() or None, found.value.strip() or None


def caption_form(text: str) -> str | None:
    """Which form of caption the line is by its own evidence; None for anything else.

    >>> caption_form("Chợ hoa. Ảnh: Mai Lê"), caption_form("Bài và ảnh: Mai Lê")
    ('credit_end', None)
    """
    place = plain_place(text)
    if place == ASK and not may_be_caption(text):
        return None
    found = read_credit(text, place)
    return _form(text, found) if found is not None else None


def may_be_caption(text: str) -> bool:
    """Whether words for a picture stand where a credit can begin."""
    tail = text[-CREDIT_CHARACTERS:]
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


def _form(text: str, found: Credit) -> str | None:
    if found.form == "credit_agency":
        return None
    if len(text) <= _BYLINE and _opens_byline(text):
        return None
    if found.form == "illustration":
        return "illustration"
    if found.form == "credit_only":
        return _only_form(text, found)
    if len(text) > _TEXTUAL and _is_textual(found) and "ảnh" not in fold(text[found.start :]):
        return None
    return None if _is_byline(text, found) else "credit_end"


def _is_textual(found: Credit) -> bool:
    return found.label in lexicon.words().texts


def _opens_byline(text: str) -> bool:
    # The last letter may be folded with the one behind it.
    openings = _OPENINGS.get().get(fold(text[: _KEY_CHARACTERS + 1])[:_KEY_CHARACTERS])
    return openings is not None and fold(text[:_OPENING_CHARACTERS]).startswith(openings)


def _made_openings() -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for opening in lexicon.words().byline_openings:
        key = opening[:_KEY_CHARACTERS]
        out[key] = (*out.get(key, ()), opening)
    return out


_OPENINGS: Final = Once(_made_openings)
"""Openings of bylines by their first letters."""


def _only_form(text: str, found: Credit) -> str | None:
    if ":" not in text or _is_textual(found):
        return None
    if not found.value:
        return "credit_open"
    named = len(found.value.split()) <= 7 and is_named(found.value)
    return "credit_only" if named else None


def _is_byline(text: str, found: Credit) -> bool:
    """`Name. Ảnh: Name`: who wrote and who took the picture, not a caption."""
    if "(" in text[found.start : found.start + 3] or not found.value:
        return False
    if _has_small_word(text, found.start):
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
        and fold(found.value) not in lexicon.words().agencies
    )


def _has_small_word(text: str, stop: int) -> bool:
    """Whether a word behind the first one begins with a small letter of the plain alphabet."""
    for index in range(1, stop):
        if ord(text[index - 1]) == _BLANK and _FIRST_SMALL <= ord(text[index]) <= _LAST_SMALL:
            return True
    return False


class _Merged:
    """A caption while its neighbours are still read."""

    def __init__(self, text: str | None, credit: str | None, image: str | None) -> None:
        self.text = text
        self.credit = credit
        self.image = image
        self.repeats = 1


def merge_captions(readings: list[Reading], images: list[str | None]) -> list[Caption]:
    """Captions with doubled neighbours merged and lone credits joined to the caption before."""
    out: list[_Merged] = []
    last: _Merged | None = None
    for index in range(len(readings)):
        text, credit = readings[index]
        image = images[index]
        if text is None:
            _add_credit(out, last, credit, image)
        elif last is not None and _same(last, text, image):
            _repeat(last, text, credit, image)
        else:
            out.append(_Merged(text, credit, image))
        last = out[-1] if out else None
    return [
        {"text": m.text, "credit": m.credit, "image": m.image, "repeats": m.repeats} for m in out
    ]


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


def _repeat(last: _Merged, text: str, credit: str | None, image: str | None) -> None:
    if last.text is not None and len(text) < len(last.text):
        last.text = text
    last.credit = last.credit or credit
    last.image = last.image or image
    last.repeats += 1


def _same(last: _Merged, text: str, image: str | None) -> bool:
    """Whether the line says the last caption again, but for case, signs and a short tail."""
    if last.text is None or (last.image and image and last.image != image):
        return False
    if last.text == text:
        return True
    if part_early(last.text, text) or not _begin_alike(last.text, text):
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
    a, b = _letters(one[:_GLANCE_CHARACTERS]), _letters(other[:_GLANCE_CHARACTERS])
    seen = min(len(a), len(b))
    return a[:seen] == b[:seen]


def _is_tail(tail: str) -> bool:
    """Whether the longer line's rest is a byline or a credit."""
    rest = tail.strip(" .-–—_|/,()")
    low = fold(rest)
    return (
        not rest
        or low.startswith(lexicon.words().byline_openings)
        or labels().match(low) is not None
        or is_named(rest)
    )


def _letters(text: str) -> str:
    low = fold(text).replace(" ", "")
    return low if low.isalnum() else "".join(filter(str.isalnum, low))
