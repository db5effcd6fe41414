"""Text or a page, told by content and never by name."""

from __future__ import annotations

import re
from typing import Final

_HEAD_CHARACTERS: Final = 4096
_JUNK_CHARACTERS: Final = 1024
"""So far in may a page begin behind warnings of its server or stray text."""
_ENOUGH_TAGS: Final = 2
_ENOUGH_TAGS_BEHIND_TEXT: Final = 4

_ROOTS: Final = frozenset({"html", "head", "body"})
_BLOCKS: Final = frozenset(
    """
    address article aside base blockquote center dd div dl dt fieldset figcaption figure footer
    form frameset h1 h2 h3 h4 h5 h6 header hr iframe li link main meta nav noscript ol p pre script
    section select style table tbody td template textarea tfoot th thead title tr ul video
    """.split()  # noqa: SIM905 - names to read, not a list to scroll
)
_INLINES: Final = frozenset(
    """
    a abbr audio b big br button cite code del em font i img input ins label mark picture q s
    small source span strike strong sub sup svg time tt u var wbr
    """.split()  # noqa: SIM905 - names to read, not a list to scroll
)
_KNOWN: Final = _ROOTS | _BLOCKS | _INLINES

_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]{0,15})(?=[\s/>])([^<>]{0,300})")
_DOCTYPE: Final = re.compile(r"<!doctype\s+html[\s>]", re.IGNORECASE)
_OPENING: Final = re.compile(
    rb"""
    [ \t\r\n]{0,64} <
    (?: !doctype [ \t\r\n]{1,16} html [ \t\r\n>]
      | (?: %b ) [ \t\r\n/>]
      | (?: %b ) [ \t\r\n/] [^<>=]{0,200} = )
    """
    % ("|".join(sorted(_ROOTS)).encode(), "|".join(sorted(_BLOCKS)).encode()),
    re.IGNORECASE | re.VERBOSE,
)
"""How nearly every page opens: with the document type of HTML, or an element that tells enough."""
_PROLOGUE: Final = ("<!--", "<?xml")
_FIRST: Final = re.compile(r"\S")


def is_page(text: str) -> bool:
    r"""Whether a document is HTML.

    A block cut out of a page is; a dump that mentions a tag, or has left-over inline ones, is not.

    >>> is_page('<div class="tin"><p>Sáng nay, cầu thông xe.</p></div>')
    True
    >>> is_page("<< Trang chủ\nThẻ <b> làm chữ đậm.")
    False
    """
    if "<" not in text:
        return False
    start = _content_start(text)
    if _DOCTYPE.match(text, start, start + _HEAD_CHARACTERS):
        return True
    head = text[start : start + _HEAD_CHARACTERS].lower()
    if head.startswith("<"):
        return _begins_as_page(head)
    return _page_behind_junk(head)


def opens_as_page(data: bytes) -> bool:
    """Whether the first bytes alone tell that a document is HTML, as they do of nearly every page.

    >>> opens_as_page(b"<!DOCTYPE html><title>Tin</title>")
    True
    """
    return _OPENING.match(data) is not None


def begins_as_page(head: str) -> bool:
    """Whether a document is HTML by its first characters alone, whatever follows them."""
    start = _content_start(head)
    cut = len(head) - start < _HEAD_CHARACTERS or head.startswith(_PROLOGUE, start)
    return not cut and is_page(head)


def _content_start(text: str) -> int:
    """Behind white space, the XML declaration and comments."""
    at = _next_character(text, 0)
    while text.startswith(_PROLOGUE, at):
        end = "-->" if text.startswith("<!--", at) else "?>"
        stop = text.find(end, at)
        if stop < 0:
            return at
        at = _next_character(text, stop + len(end))
    return at


def _next_character(text: str, at: int) -> int:
    first = _FIRST.search(text, at)
    return first.start() if first else len(text)


def _begins_as_page(head: str) -> bool:
    first = _TAG.match(head)
    if not first or first[2] not in _KNOWN:
        return False
    if first[2] in _ROOTS:
        return True
    if first[2] in _BLOCKS and "=" in first[3]:
        return True
    return _holds_tags(head)


def _holds_tags(head: str) -> bool:
    """Whether there are tags enough, and one of them is not inline; looks no further than that."""
    count, tells = 0, False
    for tag in _TAG.finditer(head):
        if tag[2] in _KNOWN:
            count += 1
            tells = tells or tag[2] not in _INLINES
            if tells and count >= _ENOUGH_TAGS:
                return True
    return False


def _page_behind_junk(head: str) -> bool:
    if _DOCTYPE.search(head, 0, _JUNK_CHARACTERS):
        return True
    names = [tag[2] for tag in _TAG.finditer(head) if tag[2] not in _INLINES and tag[2] in _KNOWN]
    has_root = any(tag[2] in _ROOTS for tag in _TAG.finditer(head, 0, _JUNK_CHARACTERS))
    return has_root and len(names) >= _ENOUGH_TAGS_BEHIND_TEXT
