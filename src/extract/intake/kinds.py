"""What a stream holds, told by its first bytes and never by its name, but for JSON Lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from extract.intake.selection import without_compression

if TYPE_CHECKING:
    from extract.intake.selection import Selection

Kind = Literal["plain", "gzip", "bzip2", "xz", "zstd", "zip", "tar", "warc", "parquet", "jsonl"]

CONTAINERS: Final[frozenset[Kind]] = frozenset({"gzip", "bzip2", "xz", "zstd", "zip", "tar"})
"""Kinds in which something else lies, whose own name says nothing about it."""

HEAD_BYTES: Final = 512
"""A whole header of a tar archive; every other kind shows earlier."""

_MAGIC: Final[tuple[tuple[bytes, Kind], ...]] = (
    (rb"\x1f\x8b\x08", "gzip"),
    (rb"BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90)", "bzip2"),
    (rb"\xfd7zXZ\x00", "xz"),
    (rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18", "zstd"),
    (rb"PK(?:\x03\x04|\x05\x06\x00\x00)", "zip"),
    (rb"WARC/[01]\.\d", "warc"),
    (rb"PAR1", "parquet"),
)
_TESTS: Final = tuple((re.compile(pattern, re.DOTALL), kind) for pattern, kind in _MAGIC)
_OFFICE: Final = re.compile(
    rb"PK\x03\x04.{22}(?:.\x00|..)..(?:\[Content_Types\]\.xml|_rels/|mimetype|META-INF/)", re.DOTALL
)
"""One document that happens to be a zip archive: OOXML, OpenDocument, EPUB, JAR."""
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
    for magic, kind in _TESTS:
        if magic.match(head):
            return "plain" if _OFFICE.match(head) else kind
    return "tar" if _is_tar(head) else "plain"


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
