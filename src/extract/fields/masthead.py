"""The masthead of a newspaper: what a line of it looks like, and the fields of all its lines.

Lives here: `masthead_form` for single lines (a look tells of nearly all, see `plain_words`; the
grammar of the rest) and `read_masthead`. The fields are read in
`_staff.py`, `_licence.py`, `_contacts.py`, `_place.py` and `_publication.py` from the pieces that
`_imprint.py` cuts.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from extract.fields._contacts import EMAIL, read_contacts
from extract.fields._folding import (
    Piece,
    count_digits,
    fold,
    gate,
    is_prose,
    plain_form,
    spellings,
)
from extract.fields._imprint import kinds, pair, read_line
from extract.fields._licence import licence_form, read_licence
from extract.fields._place import first_letters, is_place, read_address
from extract.fields._publication import behind_signs, has_sign, read_publication
from extract.fields._spelling import EDGES
from extract.fields._staff import duty_words, names_of, read_people, role_of
from extract.lexicon import masthead as lexicon
from extract.model import Footer
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.fields._imprint import Reading

ANCHORS: Final = frozenset({"licence", "editor", "governing_body", "copyright", "responsible"})
"""Forms that make a masthead on their own; the others count beside an anchor or another form."""
FORMS: Final = ANCHORS | {
    "staff", "phone", "email", "address", "office", "contact", "publisher", "reuse", "website",
    "account",
}  # fmt: skip
"""All that a line can be."""

_LONGEST_LINE: Final = 420
_LONGEST_PACKED: Final = 900
_PACKED: Final = frozenset({"licence", "staff", "address", "phone", "email", "governing_body"})
_PACKED_KINDS: Final = 4
"""A line of so many of these is no sentence."""
_LONGEST_SIGNED: Final = 300
_LONGEST_SITE: Final = 40
_LONGEST_PLACE: Final = 170
"""Characters of lines that hold nothing but a copyright, a site's address, an office's address."""
_BY_COLON: Final = ("chủ quản", "ngôn luận")
"""Ends of labels of governing bodies behind which a colon stands."""
_SLOGAN: Final = "tiếng nói"
_OWNING: Final = ("bản quyền", "copyright")
_BARE_PHONE: Final = Pattern(r"[(+\d][\d\s().+–/-]{7,40}(?:\([^()]{1,20}\))?\.?")
_NO_DIGIT: Final = Pattern(r"\D")
_FRACTION: Final = Pattern(r"\d/\d")
_BODY_END: Final = Pattern(r";|\.(?=\s|$)(?<!tp\.)|\s[-–|]\s(?=\S+ (?:online|điện tử))")
_HEAD: Final = 4
"""Characters of a line by which the gate knows the openings of labels."""


@cache
def heads() -> frozenset[str]:
    """First letters of all labels and addresses, lower case; labels of one sign need another."""
    words = lexicon.words()
    openings = [*kinds(), *words.place.openings, *words.publication.companies]
    folded = {*chain.from_iterable(map(spellings, openings)), "http", "www.", "địa "}
    known = {opening[:_HEAD] for opening in folded}
    known |= {head.replace("đ", "ð") for head in known}
    return frozenset(
        {head for head in known if len(head) == _HEAD}
        | {head + sign for head in known if len(head) < _HEAD for sign in " :.(1234567890"}
    )


def opening_words() -> list[str]:
    """Openings that need no colon, no figure and no sign in the line; lower case, not folded."""
    openings = [*kinds(), *lexicon.words().publication.companies]
    return list(chain.from_iterable(map(spellings, openings)))


def masthead_form(text: str) -> str | None:
    """Which line of a masthead the text is by its own evidence; None for anything else.

    >>> masthead_form("Giấy phép số 77/GP-BTTTT cấp ngày 1/2/2019")
    'licence'
    """
    if len(text) > _LONGEST_LINE:
        return None
    plain = plain_form(text)
    if plain is not None:
        return plain or None
    return _form(text) if may_be_masthead(text) else None


def may_be_masthead(text: str) -> bool:
    """Whether a label opens the line, or a sign of mastheads stands in it, and it can say more."""
    return _gate()(text)


@cache
def _gate() -> Callable[[str], bool]:
    return gate(heads(), opening_words())


def packed_form(text: str) -> str | None:
    """`licence` for a whole masthead on one line, longer than any of its lines would be."""
    if len(text) > _LONGEST_PACKED or "GP" not in text:
        return None
    kinds = {piece.kind for piece in read_line(text).pieces if piece.value}
    return "licence" if "licence" in kinds and len(kinds & _PACKED) >= _PACKED_KINDS else None


def _form(text: str) -> str | None:
    reading = read_line(text)
    low, pieces = reading.low, reading.pieces
    if not reading.labelled:
        return _bare_form(text.strip(), text, low)
    if ("gp" in low or "giấy phép" in low) and licence_form(text, pieces):
        return "licence"
    for piece in pieces:
        kind = piece.kind
        if not kind:
            form = _bare_form(piece.value, text, low)
        else:
            reader = _FORMS.get(kind)
            form = reader(piece, text, low) if reader else None
        if form:
            return form
        if (
            piece is pieces[0]
            and kind in ("", "licence")
            and len(piece.value) > 80
            and not is_place(piece.value)
        ):
            return None
    return None


def _staff_form(piece: Piece, text: str, _: str) -> str | None:
    if len(text) > 200:
        return None
    if not piece.value:
        alone = len(text) <= len(piece.label) + 4
        return _staff_name(piece) if alone and role_of(piece.label) != "other" else None
    if not piece.colon and (len(piece.value) > 40 or text.endswith("?")):
        return None
    listed = names_of(piece)
    if not listed:
        return None
    return None if _has_more_to_say(piece.value, listed) else _staff_name(piece)


def _has_more_to_say(value: str, listed: Sequence[str]) -> bool:
    """Whether a sentence stands beside the names."""
    if len(value) <= _LONGEST_ASIDE:
        return False
    for name in listed:
        value = value.replace(name, "")
    return sum(map(str.islower, value)) > _LONGEST_ASIDE


def _staff_name(piece: Piece) -> str:
    role = role_of(piece.label)
    if role in ("editor_in_chief", "deputy_editor"):
        return "editor"
    return "responsible" if role == "responsible" else "staff"


def _phone_form(piece: Piece, text: str, _: str) -> str | None:
    if count_digits(piece.value) >= _PHONE_DIGITS and len(text) <= 160 and not is_prose(text):
        return "phone"
    bare = not piece.value and len(text) <= len(piece.label) + 3
    return "phone" if bare else None


_LONGEST_ASIDE: Final = 60
"""Small letters beside the names of a field."""
_PHONE_DIGITS: Final = 7


def _has_mail(value: str) -> bool:
    return "@" in value and EMAIL.search(value) is not None


def _email_form(piece: Piece, text: str, _: str) -> str | None:
    if _has_mail(piece.value) and not is_prose(text):
        return "email"
    bare = not piece.value and len(text) <= len(piece.label) + 3
    return "email" if bare else None


def _address_form(piece: Piece, text: str, _: str) -> str | None:
    if not piece.value:
        return "address" if len(text) <= len(piece.label) + 3 else None
    if _has_mail(piece.value):
        return "email"
    if not text.startswith(piece.label[:3]) and len(text) > 200:
        return None
    return "address" if is_place(piece.value, labelled=True) and not is_prose(text) else None


def _office_form(piece: Piece, text: str, _: str) -> str | None:
    if not piece.value:
        return "office" if len(text) <= len(piece.label) + 3 and len(piece.label) > 8 else None
    return "office" if is_place(piece.value) or piece.label.isupper() else None


def _contact_form(piece: Piece, text: str, _: str) -> str | None:
    if len(text) > 160 or is_prose(text):
        return None
    if _has_mail(piece.value) or count_digits(piece.value) >= _PHONE_DIGITS:
        return "contact"
    return "contact" if not piece.value and len(text) > 8 else None


def _governing_form(piece: Piece, text: str, low: str) -> str | None:
    if not text.startswith(piece.label) and "©" not in text and len(piece.label) < 14:
        return None
    if low.startswith(_SLOGAN) or len(text) > 200 or is_prose(text):
        return None
    if piece.label.casefold().endswith(_BY_COLON):
        return "governing_body" if ":" in text else None
    return "governing_body" if len(text) <= 110 and piece.value[:1].isupper() else None


def _copyright_form(_: Piece, text: str, low: str) -> str | None:
    sign = "©" in text or "®" in text or "reserved" in low
    if sign or (low.startswith(_OWNING) and not is_prose(text)):
        return "copyright"
    return None


def _maker_form(piece: Piece, text: str, low: str) -> str | None:
    return "publisher" if low.startswith(fold(piece.label)) and len(text) <= 120 else None


def _reuse_form(piece: Piece, _: str, low: str) -> str | None:
    return "reuse" if low.lstrip(EDGES).startswith(fold(piece.label)) else None


def _website_form(piece: Piece, text: str, _: str) -> str | None:
    return "website" if "." in piece.value.split(" ")[0][:-1] and len(text) <= 120 else None


def _bare_form(value: str, text: str, low: str) -> str | None:
    """A value without any label: it has to be the whole line."""
    if ("©" in text or "®" in text) and len(text) <= _LONGEST_SIGNED:
        return "copyright"
    if len(value) + 4 < len(text):
        return None
    opening = low[:1]
    if opening.isdigit() and _is_dated_copyright(text, low):
        return "copyright"
    if (opening in "(+" or opening.isdecimal()) and _BARE_PHONE.fullmatch(text):
        return "phone" if _is_phone(text) else None
    return _site_form(text, low) or _place_form(text, low)


def _is_dated_copyright(text: str, low: str) -> bool:
    """`2009 - 2012 Bản quyền ...`: the years stand first."""
    if "bản quyền" not in low:
        return False
    return low.startswith("bản quyền", behind_signs(low)) and not is_prose(text)


def _site_form(text: str, low: str) -> str | None:
    """A site's address alone, or an e-mail address that closes the line."""
    if low.startswith(("http", "www.")) and " " not in text and len(text) <= _LONGEST_SITE:
        return "website"
    if "@" in text and EMAIL.fullmatch(low.rpartition(": ")[2].strip(EDGES)) and not is_prose(text):
        return "email"
    return None


def _is_phone(text: str) -> bool:
    digits = _NO_DIGIT.sub("", text)
    opens = digits.startswith(("0", "84", "1900", "1800"))
    return opens and 9 <= len(digits) <= 24 and not _FRACTION.search(text)


def _place_form(text: str, low: str) -> str | None:
    if len(text) <= 90 and low.startswith(lexicon.words().publication.companies):
        return None if text.endswith(".") or is_prose(text) else "publisher"
    if len(text) > _LONGEST_PLACE or text[-1:] in "!?…:":
        return None
    return "address" if is_place(text) else None


def _account_form(piece: Piece, _: str, low: str) -> str | None:
    digits = count_digits(piece.value)
    return "account" if digits >= _PHONE_DIGITS and low.startswith(fold(piece.label)) else None


_FORMS: Final = {
    "staff": _staff_form,
    "phone": _phone_form,
    "fax": _phone_form,
    "email": _email_form,
    "address": _address_form,
    "office": _office_form,
    "contact": _contact_form,
    "governing_body": _governing_form,
    "copyright": _copyright_form,
    "maker": _maker_form,
    "reuse": _reuse_form,
    "website": _website_form,
    "account": _account_form,
}


def plain_words() -> tuple[object, ...]:
    """What the look at plain lines must know: the gate, the labels, and words of several kinds.

    These are companies, the first letters of addresses, their openings, their parts, ranks, words
    for duties and those that names hold as well, licences of another kind, and who grants licences.
    """
    words = lexicon.words()
    return (
        _gate(),
        plain_labels(),
        words.publication.companies,
        first_letters(),
        list(map(fold, words.place.openings)),
        list(map(fold, words.place.parts)),
        list(map(fold, words.person.ranks)),
        *duty_words(),
        words.licence.other_kinds,
        words.licence.suffixes,
    )


def plain_labels() -> dict[str, tuple[str, str]]:
    """Labels to what they lead to, and to the form of plain lines with them.

    Kinds are set apart where the look must know more of a label, and left empty where it knows
    nothing.
    """
    return {label: _plain_label(label, kind) for label, kind in kinds().items()}


def _plain_label(label: str, kind: str) -> tuple[str, str]:
    if "gp" in label or "giấy phép" in label:
        return "licence" if label.endswith("giấy phép") else "gp", "licence"
    if kind == "staff":
        return kind, _staff_name(Piece(kind, label, "", 0, colon=True))
    if kind == "governing_body" and label.endswith(_BY_COLON):
        return "governing_body:", kind
    unknown = kind in ("account", "website") or label.startswith(_SLOGAN)
    if unknown or (kind == "copyright" and not label.startswith(_OWNING)):
        return "", ""
    return kind, _PLAIN_FORMS.get(kind, kind)


_PLAIN_FORMS: Final = {"fax": "phone", "maker": "publisher"}


def read_masthead(lines: Sequence[str]) -> Footer:
    """Every field of the masthead; `text` is its lines joined by newlines."""
    kept = [line for line in lines if line.strip()]
    readings: list[Reading] = []
    pieces: list[Piece] = []
    for line in kept:
        reading = read_line(line, len(readings))
        readings.append(reading)
        pieces += reading.pieces
    pair(pieces)
    contacts = read_contacts(pieces)
    return tuple.__new__(
        Footer,
        (
            "\n".join(kept) or None,
            read_publication(pieces, kept, readings),
            _governing_body(pieces),
            read_licence(kept, readings),
            read_people(pieces),
            read_address(pieces),
            contacts.phones,
            contacts.faxes,
            contacts.emails,
            contacts.websites,
        ),
    )


def _governing_body(pieces: list[Piece]) -> str | None:
    for piece in pieces:
        if piece.kind != "governing_body" or not piece.value:
            continue
        end = _BODY_END.search(fold(piece.value)) if has_sign(piece.value) else None
        name = piece.value[: end.start()] if end else piece.value
        if name.strip(EDGES):
            return name.strip(EDGES)
    return None
