"""The encoding that a page states in its first bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.decode.encodings import UTF_8, encoding_named

if TYPE_CHECKING:
    from extract.decode.encodings import Encoding

HEAD_BYTES: Final = 2048
"""Browsers look at 1,024; templates with a long comment on top need more."""

_META: Final = re.compile(rb"<meta\s([^>]{0,400})", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML: Final = re.compile(rb"""\s*<\?xml\s[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""")


def declared_encoding(data: bytes) -> Encoding | None:
    """What `<meta charset>`, `<meta http-equiv>` or the XML declaration names.

    `None` where nothing is stated, or a label that nobody knows. A page that can be read so far
    is in no encoding of two bytes a letter: UTF-16 and UTF-32 there mean UTF-8, as browsers do.
    """
    label = _label(data[:HEAD_BYTES])
    encoding = encoding_named(label.decode("ascii", "replace")) if label else None
    if encoding and encoding.name.startswith(("utf-16", "utf-32")):
        return UTF_8
    return encoding


def _label(head: bytes) -> bytes | None:
    xml = _XML.match(head)
    if xml:
        return xml[1]
    for meta in _META.finditer(head):
        charset = _CHARSET.search(meta[1])
        if charset:
            return charset[1]
    return None
