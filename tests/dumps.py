"""What intake's tests are made of: archives built with the real libraries, and their documents."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

from extract.intake import Failure, Selection, documents, load
from extract.model import Raw

if TYPE_CHECKING:
    from pathlib import Path

Found = tuple[str, object]


def entries(*paths: object, **selection: object) -> list[Raw | Failure]:
    """Every document with its bytes, or its failure."""
    chosen = Selection(**selection)  # type: ignore[arg-type]
    named = documents([str(path) for path in paths], chosen, lambda _: None)
    return [load(entry, chosen.max_bytes) for entry in named]


def found(*paths: object, **selection: object) -> list[Found]:
    """Name and bytes, or name and error code, of every document."""
    return [
        (entry.name, entry.data if isinstance(entry, Raw) else entry.error.code)
        for entry in entries(*paths, **selection)
    ]


def inside(path: Path, **selection: object) -> list[Found]:
    """The same, names without the path of the file."""
    return [(name.removeprefix(str(path)), what) for name, what in found(path, **selection)]


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def tarred(*members: tuple[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def record(
    kind: str, block: bytes, *, content: str = "application/http; msgtype=response"
) -> bytes:
    """One WARC record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://bao.example/{kind}\r\n"
        f"Content-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def http(body: bytes, *headers: str, status: str = "200 OK", content: str = "text/html") -> bytes:
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {content}", *headers, "", "")
    return "\r\n".join(lines).encode() + body


def gzipped_each(*records: bytes) -> bytes:
    return b"".join(map(gzip.compress, records))
