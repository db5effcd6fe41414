"""First pass: what a block is on its own evidence, before it sees its neighbours.

The cheapest evidence comes first: length, exact phrases, openings; only short blocks with the
right letters in them meet the field grammars.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.fields._piece import any_of
from extract.fields.byline import byline_form, name_form
from extract.fields.caption import CAPTION_FORMS, caption_form
from extract.fields.masthead import FORMS, masthead_form, packed_form
from extract.fields.signs import ADDRESS, ANY, CAPTION, CREDIT, FURNITURE, STAMP
from extract.fields.timestamp import has_moment, stamp_line, stamp_rest
from extract.labels.folding import fold
from extract.labels.zones import NOISE, noise_of
from extract.lexicon import furniture
from extract.model import Verdict
from extract.once import Once
from extract.pattern import Pattern

if TYPE_CHECKING:
    from extract.model import Block

INSIDE: Final = 1
"""A list of other articles may begin here and end before the article does."""
AFTER: Final = 2
"""The article never goes on behind this."""
AGAINST: Final = 1
"""No running text of the article."""
PIECE: Final = 2
"""A piece of the article beside its running text."""
BARS: Final = 4
"""With a barrier behind which the article never goes on."""
_STANCES: Final = {
    **dict.fromkeys(("related", "comment", "tags", "boilerplate", "footer", "category"), AGAINST),
    **dict.fromkeys(("caption", "byline", "source", "timestamp"), PIECE),
}

FIELD_CHARACTERS: Final = 300
"""No masthead line of the 85 imprints read is longer."""
LINE_CHARACTERS: Final = 130
"""Bylines and stamps are shorter: the longest byline seen has 118 characters."""
_PHRASE_CHARACTERS: Final = 60
_HASH: Final = 35
_KEY_CHARACTERS: Final = 24
"""A key, the sign behind it and the scheme of an address are no longer."""
_PATH_CHARACTERS: Final = 100
_SECTION_CHARACTERS: Final = 40
_CAPTION_CHARACTERS: Final = 700
PROSE_CHARACTERS: Final = 100
_SURE_NAMES: Final = ("names", "name_shape")
_EDGES: Final = " .:;,()[]{}0123456789…!?-–—+»>•|*#/\"'“”"


class Alone:
    """A verdict of the first pass.

    Attributes:
        label: empty where there is no opinion.
        rule: the rule that said so.
        barrier: `INSIDE`, `AFTER` or 0.
        stance: what it says of running text: `AGAINST`, `PIECE` or neither, and `BARS`.
        verdict: the same as a final verdict, once that was asked for.
    """

    # Compiled, a class of this kind is made in a fraction of what a data class takes.
    def __init__(self, label: str, rule: str, barrier: int = 0) -> None:
        self.label = label
        self.rule = rule
        self.barrier = barrier
        self.stance = _STANCES.get(label, 0) | (BARS if barrier == AFTER else 0)
        self.verdict: Verdict | None = None


NOTHING: Final = Alone("", "")
PROSE: Final = Alone("body", "prose")
CLASSED: Final = {label: Alone(label, "class") for label in set(NOISE.values()) - {"footer"}}
CLASSED["footer"] = NOTHING
_SPEAKING: Final = frozenset({"time", "title", "lead", "author", "source", "caption", "kicker"})
"""Hints that say more than one of noise beside them ("time_comment")."""
HEADING: Final = Alone("heading", "heading_element")
MASTHEAD: Final = {form: Alone("footer", "masthead:" + form) for form in FORMS}
"""What the first pass says of lines of mastheads, by their form."""
CAPTIONS: Final = {form: Alone("caption", "caption:" + form) for form in CAPTION_FORMS}
"""What it says of captions, by their form."""
END_MARK: Final = Alone("body", "end_mark")
ZONED: Final = {
    label: Alone(label, "container") for label in set(NOISE.values()) if label != "footer"
}
"""What the first pass says of blocks in containers that hold no article."""
ZONED["footer"] = NOTHING
QUIET: Final = frozenset(zone for zone, verdict in ZONED.items() if verdict is not NOTHING)
"""Zones whose blocks are not looked at."""
CONTAINED: Final = {
    label: Verdict(label, "container") for label in ("comment", "related", "boilerplate")
}
"""The same as final verdicts; tags and sections count only near the article."""


class _Furniture:
    """What stands around articles.

    Attributes:
        phrases: exact phrases to their verdicts.
        openings: openings with the verdict of each, by their first two letters.
        end_marks: what closes an article.
    """

    def __init__(self, words: furniture.Furniture) -> None:
        self.phrases = _phrases(words)
        self.openings = _openings(words)
        self.end_marks = words.end_marks


def _made_furniture() -> _Furniture:
    return _Furniture(furniture.words())


_KNOWN: Final = Once(_made_furniture)


def _phrases(words: furniture.Furniture) -> dict[str, Alone]:
    """Exact phrases to their verdicts; later kinds win over earlier ones."""
    kinds = (
        (words.boilerplate, Alone("boilerplate", "furniture")),
        (words.tag_labels, Alone("tags", "tag_label", AFTER)),
        (words.related_inside, Alone("related", "related_heading", INSIDE)),
        (words.related_after, Alone("related", "related_heading", AFTER)),
        (words.comment_after, Alone("comment", "comment_heading", AFTER)),
    )
    table = {phrase: verdict for phrases, verdict in kinds for phrase in phrases}
    return {phrase: verdict for phrase, verdict in table.items() if phrase == phrase.strip(_EDGES)}


def _openings(words: furniture.Furniture) -> dict[str, list[tuple[str, Alone]]]:
    """Openings with the verdict of each, by their first two letters."""
    table: dict[str, Alone] = {}
    for opening in (*words.tag_openings, *(label + ":" for label in words.tag_labels)):
        table[opening] = Alone("tags", "tag_label", AFTER)
    for opening in words.boilerplate_openings:
        table[opening] = Alone("boilerplate", "furniture")
    for opening in words.comment_openings:
        table[opening] = Alone("comment", "comment_box", AFTER)
    for opening in words.related_openings:
        table[opening] = Alone("related", "related_line")
    out: dict[str, list[tuple[str, Alone]]] = {}
    for opening, verdict in table.items():
        out.setdefault(opening[:2], []).append((opening, verdict))
    return out


def look(block: Block, signs: int = ANY) -> Alone:
    """The cheap half: class, exact phrases and openings, length."""
    text = block.text
    length = len(text)
    if length > FIELD_CHARACTERS:
        return PROSE
    verdict = _classed(block) if block.hints else None
    if verdict is None and signs & FURNITURE:
        verdict = _furniture(text, signs)
    if verdict is not None:
        return verdict
    if block.kind == "heading":
        return HEADING
    return by_length(length, block.link_chars)


def by_length(length: int, linked: int) -> Alone:
    """What a block is that says nothing, by its characters and those of them in links."""
    return PROSE if length >= PROSE_CHARACTERS and linked * 2 <= length else NOTHING


def read_fields(text: str, signs: int) -> Alone | None:
    """What the field grammars say; asked only where such a line can stand."""
    if len(text) > LINE_CHARACTERS:
        return read_credit(text)
    verdict = _byline(text) if signs & CREDIT else None
    if verdict is None and signs & STAMP:
        verdict = _stamp(text)
    if verdict is None and signs & CAPTION:
        verdict = _caption(text)
    if verdict is None and signs & ADDRESS:
        verdict = _address(text)
    return verdict


def read_credit(text: str) -> Alone | None:
    """What the grammar of captions says, which stand anywhere in the text."""
    return _caption(text) if len(text) < _CAPTION_CHARACTERS else None


def read_masthead_line(text: str) -> Alone | None:
    """What the grammar of mastheads says."""
    form = packed_form(text) if len(text) > FIELD_CHARACTERS else masthead_form(text)
    return MASTHEAD[form] if form else None


def _classed(block: Block) -> Alone | None:
    """What the block's own class says, where it says nothing more telling beside it."""
    noise = noise_of(block.hints)
    if not noise or len(block.text) > LINE_CHARACTERS or not _SPEAKING.isdisjoint(block.hints):
        return None
    return CLASSED[noise]


def _furniture(text: str, signs: int = ANY) -> Alone | None:
    """What phrases and openings say; only lists of other articles open long lines."""
    short = len(text) <= _PHRASE_CHARACTERS
    low, known = fold(text[:_PHRASE_CHARACTERS]), _KNOWN.get()
    if short:
        phrases = known.phrases
        hit = phrases.get(low)
        if hit is None and not (low[0].isalpha() and low[-1].isalpha()):
            hit = phrases.get(low.strip(_EDGES))
        if hit is not None:
            return hit
        if low in known.end_marks:
            return END_MARK
    for opening, verdict in known.openings.get(low[:2], ()):
        if low.startswith(opening):
            return verdict if short or verdict.label == "related" else None
    return _keyed(text, low) if signs & ADDRESS or ord(low[0]) == _HASH else None


def _keyed(text: str, low: str) -> Alone | None:
    """A key and its value, as rows of collections have them."""
    if "://" in low[:_KEY_CHARACTERS] and _keyed_address().fullmatch(text):
        return Alone("boilerplate", "own_address")
    told = low.startswith("# ") and " = " in low and len(text) <= _PHRASE_CHARACTERS
    return Alone("boilerplate", "key_and_value") if told and not stamp_line(text) else None


@cache
def _keyed_address() -> re.Pattern[str]:
    """`url: https://...` and `# url = https://...`, as rows of collections state their address."""
    keys = any_of(furniture.words().address_keys)
    return re.compile(rf"(?:#\s)?{keys}\s?[:=]\s?https?://\S+", re.IGNORECASE)


def _stamp(text: str) -> Alone | None:
    readings = stamp_line(text)
    if not readings:
        return None
    if not has_moment(readings):
        return _STAMP_REFUSED
    rest = stamp_rest(text, readings)
    if rest and (byline_form(rest) or name_form(rest) in _SURE_NAMES):
        return _NAME_AND_STAMP
    return _STAMP


_STAMP: Final = Alone("timestamp", "stamp")
_STAMP_REFUSED: Final = Alone("timestamp", "stamp_refused")
_NAME_AND_STAMP: Final = Alone("byline", "byline:name_and_stamp")


def _byline(text: str) -> Alone | None:
    form = byline_form(text)
    if not form:
        return None
    return Alone("source" if form.startswith("source") else "byline", "byline:" + form)


def _caption(text: str) -> Alone | None:
    form = caption_form(text)
    return CAPTIONS[form] if form else None


def _address(text: str) -> Alone | None:
    """A line that gives another page's address."""
    return Alone("source", "address") if "://" in text else None


def ends_sentence(text: str) -> bool:
    """Whether the text closes as running text does.

    >>> ends_sentence("Mưa to."), ends_sentence("(Mưa to.)"), ends_sentence("(ảnh)")
    (True, True, False)
    """
    if not text:
        return False
    last = ord(text[-1])
    if last == 41:  # )
        return text.endswith(".)")
    if last < 128:  # compiled, numbers are compared at once
        return last in (33, 34, 46, 58, 59, 63)  # ! " . : ; ?
    return last in (187, 8217, 8221, 8230)  # » ’ ” …


def is_one_sentence(text: str) -> bool:
    """Whether no other sentence begins in a text; most have no stop but their last letter.

    >>> is_one_sentence("Mưa 1.5 mm."), is_one_sentence("Mưa to. Lũ về")
    (True, False)
    """
    first = text.find(".")
    return first < 0 or first == len(text) - 1 or ". " not in text


_DATELINE: Final = Pattern(
    r"""
    (?: \( [^()]{2,25} \)                                   # (Dân trí)
      | [A-ZĐ][\w.]{1,14} (?: [ ][A-ZĐ][\w.]{0,10} ){0,2}   # TTO, VOV.VN, Hà Nội
    )
    [ ]? [-\u2013] [ ]? [\"\u201c]? [A-ZĐÀ-Ỹ0-9]           # a dash and a new sentence
    """,
    re.VERBOSE,
)


def opens_with_dateline(text: str) -> bool:
    """Whether an outlet's or a place's stamp stands before a dash at the head of the text.

    >>> opens_with_dateline("(Sông Lam) - Sáng nay, cầu mới đã thông xe.")
    True
    >>> opens_with_dateline("Sáng nay, cầu mới - dài 3 km - đã thông xe.")
    False
    """
    return _DATELINE.match(text) is not None


def _made_signs() -> tuple[str, ...]:
    return tuple({separator.strip()[0] for separator in furniture.words().path_separators})


_PATH_SIGNS: Final = Once(_made_signs)
"""The separators without the blanks around them: single signs are found at once."""


def has_letter(text: str) -> bool:
    """Whether any letter stands in the text; nearly all begin with one."""
    for place in range(len(text)):
        letter = ord(text[place])
        if letter >= _ASCII_END:
            if text[place].isalpha():
                return True
        elif _CAPITALS[0] <= letter < _CAPITALS[1] or _SMALL[0] <= letter < _SMALL[1]:
            return True
    return False


_CAPITALS: Final = (65, 91)
_SMALL: Final = (97, 123)
_ASCII_END: Final = 128


def _has_path_sign(text: str) -> bool:
    for sign in _PATH_SIGNS.get():  # noqa: SIM110 - faster
        if sign in text:
            return True
    return False


def is_path(text: str) -> bool:
    """Whether the text is a path of sections: short names between angle signs or bars."""
    if len(text) > _PATH_CHARACTERS or not _has_path_sign(text):
        return False
    for separator in furniture.words().path_separators:
        if separator in text:
            return all(len(part) <= _SECTION_CHARACTERS for part in text.split(separator))
    return False
