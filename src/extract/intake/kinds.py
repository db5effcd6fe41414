"""What a stream holds, told by its first bytes and never by its name, but for JSON Lines."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final, Literal

from extract.intake.selection import without_compression

if TYPE_CHECKING:
    from extract.intake.selection import Selection

Kind = Literal["plain", "gzip", "bzip2", "xz", "zstd", "zip", "tar", "warc", "parquet", "jsonl"]

CONTAINERS: Final[frozenset[Kind]] = frozenset({"gzip", "bzip2", "xz", "zstd", "zip", "tar"})
"""Kinds in which something else lies, whose own name says nothing about it."""

HEAD_BYTES: Final = 512
"""A whole header of a tar archive; every other kind shows earlier."""

_BLOCKS: Final = (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90")
"""What bzip2 data goes on with: a block, or the end where there is none."""
_MAGIC: Final[tuple[tuple[Kind, tuple[bytes, ...]], ...]] = (
    ("gzip", (b"\x1f\x8b\x08",)),
    ("bzip2", tuple(b"BZh%d%b" % each for each in product(range(1, 10), _BLOCKS))),
    ("xz", (b"\xfd7zXZ\x00",)),
    ("zstd", (b"\x28\xb5\x2f\xfd", *(b"%c\x2a\x4d\x18" % first for first in range(0x50, 0x60)))),
    ("zip", (b"PK\x03\x04", b"PK\x05\x06\x00\x00")),
    ("warc", tuple(b"WARC/%d.%d" % version for version in product(range(2), range(10)))),
    ("parquet", (b"PAR1",)),
)
_CHECKSUM: Final = slice(148, 156)
_ROWS_ENDINGS: Final = (".jsonl", ".ndjson")
_DOCUMENTS: Final = frozenset({"text", "html"})
_READ_AS_DOCUMENTS: Final = frozenset({"warc", "parquet"})
"""Kinds that the caller may overrule by saying that there is nothing but a document."""


def kind_of(head: bytes, path: str, selection: Selection) -> Kind:
    """What a stream is that begins with `head` and is called `path`."""
    found = _by_content(head)
    if found == "plain" or (found in _READ_AS_DOCUMENTS and selection.content in _DOCUMENTS):
        return _plain_kind(path, selection)
    return found


def _by_content(head: bytes) -> Kind:
    for kind, openings in _MAGIC:
        if head.startswith(openings):
            return "plain" if kind == "zip" and _office().match(head) else kind
    return "tar" if _is_tar(head) else "plain"


@cache
def _office() -> re.Pattern[bytes]:
    """One document that happens to be a zip archive: OOXML, OpenDocument, EPUB, JAR."""
    names = rb"\[Content_Types\]\.xml|_rels/|mimetype|META-INF/"
    return re.compile(rb"PK\x03\x04.{22}(?:.\x00|..)..(?:" + names + rb")", re.DOTALL)


def _plain_kind(path: str, selection: Selection) -> Kind:
    if selection.content == "warc" or selection.content == "jsonl":  # noqa: PLR1714 - for mypy
        return selection.content
    rows = without_compression(path).lower().endswith(_ROWS_ENDINGS)
    return "jsonl" if rows and selection.content == "auto" else "plain"


def _is_tar(head: bytes) -> bool:
    """Whether a header's checksum is right: old archives have no other mark."""
    stated = head[_CHECKSUM].strip(b" \0")
    if len(head) < HEAD_BYTES or not stated.isdigit() or b"\0" not in head:
        return False
    spaces = sum(b"        ") - sum(head[_CHECKSUM])
    try:
        return int(stated, 8) == sum(head) + spaces
    except ValueError:
        return False
