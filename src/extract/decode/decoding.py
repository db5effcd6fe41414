"""The stage itself: which encoding, then text or page."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from extract.decode.binary import refuse_binary
from extract.decode.encodings import BYTE_ORDER_MARKS, UTF_8, Encoding, encoding_named
from extract.decode.markup import begins_as_page, is_page, opens_as_page
from extract.decode.octets import decoded, is_plain
from extract.errors import ExtractError
from extract.model import Source

if TYPE_CHECKING:
    from extract.model import Options, Raw

_STAGE: Final = "decode"
_WIDE: Final = frozenset({"utf-16", "utf-32"})
"""Families whose text is full of NUL bytes."""
_FIRST_BYTES: Final = frozenset({mark[:1] for mark, _ in BYTE_ORDER_MARKS})
_HEAD_BYTES: Final = 16384
"""Room for the characters that tell a page, behind comments, at up to three bytes each."""
_TAG: Final = ord("<")
_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"


def decode(raw: Raw, options: Options) -> Source:
    """A document whose encoding and format are known.

    The encoding is the one that the caller asserts, else what a byte order mark says, else UTF-8
    if every byte fits, else what the page declares.

    Raises:
        ExtractError: `empty`, `binary` or `undecodable`.
    """
    data = raw.data
    if options.encoding is None and options.format != "text" and _is_plain_page(data):
        refuse_binary(data, nul=False)
        digest = hashlib.sha256(data).hexdigest()
        said = (raw.name, "html", UTF_8.name, len(data), digest, "", data, raw.id)
        return tuple.__new__(Source, said)  # in a fraction of what the class takes
    text, encoding = _read(data, options.encoding)
    text = text.removeprefix(_MARK)
    if not text or text.isspace():
        raise ExtractError("empty", _STAGE, "there is nothing in it but white space")
    page = is_page(text) if options.format == "auto" else options.format == "html"
    return tuple.__new__(
        Source,
        (
            raw.name,
            "html" if page else "text",
            encoding.name,
            len(data),
            hashlib.sha256(data).hexdigest(),
            "" if page else text,
            _as_utf8(data, text, encoding) if page else b"",
            raw.id,
        ),
    )


def _is_plain_page(data: bytes) -> bool:
    """Whether it is a page in UTF-8 by its beginning, without a mark or NUL; most are.

    Such a page is never made into text: only its head is, where its first bytes do not tell.
    """
    if _TAG not in data:
        return False
    if not opens_as_page(data):
        head = data[:_HEAD_BYTES].decode("utf-8", "ignore")
        if head.startswith(_MARK) or not begins_as_page(head):
            return False
    return is_plain(data)


def _read(data: bytes, asserted: str | None) -> tuple[str, Encoding]:
    """Text, perhaps with its mark, and the encoding it was read in."""
    if asserted is not None:
        return _read_asserted(data, asserted)
    for mark, encoding in BYTE_ORDER_MARKS if data[:1] in _FIRST_BYTES else ():
        if data.startswith(mark):
            return _strictly(data, encoding, f"though it begins with the mark of {encoding.name}")
    refuse_binary(data)
    try:
        return decoded(data), UTF_8
    except UnicodeDecodeError as error:
        from extract.decode.declared import declared_encoding

        declared = declared_encoding(data)
        if declared and declared != UTF_8:
            return _strictly(data, declared, f"though it declares {declared.name}")
        raise _undecodable(error.start, "UTF-8", "and it declares no other encoding") from error


def _read_asserted(data: bytes, label: str) -> tuple[str, Encoding]:
    encoding = encoding_named(label)
    if encoding is None:
        raise ExtractError("undecodable", _STAGE, f"nobody knows the encoding {label!r}")
    family = encoding.name[:6]
    for mark, marked in BYTE_ORDER_MARKS:
        if family in _WIDE and marked.name.startswith(family):
            encoding = marked if data.startswith(mark) else encoding
    if family not in _WIDE:
        refuse_binary(data)
    return _strictly(data, encoding, "as it was told to be")


def _strictly(data: bytes, encoding: Encoding, told: str) -> tuple[str, Encoding]:
    try:
        text = data.decode(encoding.codec)
    except UnicodeDecodeError as error:
        raise _undecodable(error.start, encoding.name, told) from error
    if "\0" in text:
        raise ExtractError("binary", _STAGE, f"read as {encoding.name} it holds NUL characters")
    return text, encoding


def _undecodable(at: int, name: str, told: str) -> ExtractError:
    sentence = f"byte {at} is not {name}, {told}; say which it is with --encoding"
    return ExtractError("undecodable", _STAGE, sentence)


def _as_utf8(data: bytes, text: str, encoding: Encoding) -> bytes:
    if encoding is not UTF_8 and encoding != UTF_8:
        return text.encode()
    return data.removeprefix(BYTE_ORDER_MARKS[0][0])
