"""Records of web archives as documents: the only place that knows fastwarc."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from extract.errors import ExtractError
from extract.intake.limits import bad_member, too_large, unreadable
from extract.intake.opening import Failure
from extract.intake.streams import STEP_BYTES
from extract.model import Raw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from typing import BinaryIO

    from fastwarc.warc import WarcRecord

    from extract.intake.selection import Selection

MISSING: Final = "reading web archives needs an extra: pip install 'vnextract[warc]'"
_MAX_HEADER_BYTES: Final = 64 * 1024
"""Of HTTP, over the limit of the document itself; browsers and servers stop well before."""
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_DOCUMENTS: Final = _PAGES | {"text/plain", "application/xml", "text/xml", ""}
"""Pictures, scripts and style sheets are no documents."""
_SUCCESS: Final = range(200, 300)


def read_warc(stream: BufferedReader, name: str, selection: Selection) -> Iterator[Raw | Failure]:
    """Pages out of `response` records, text out of `conversion` records (WET).

    A document is called after the number of its record, all kinds of records counted.

    Raises:
        ExtractError: the archive is damaged, or the extra is not installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError as error:
        raise unreadable(MISSING) from error
    try:
        records = ArchiveIterator(
            cast("BinaryIO", _Feed(stream)), parse_http=False, stream_detect=False
        )
        for number, record in enumerate(records, 1):
            found = _document(record, f"{name}#{number}", selection.max_bytes)
            if found:
                yield found
    except ExtractError:
        raise
    except Exception as error:  # fastwarc raises what its parsing meets
        sentence = f"this web archive is damaged; what was behind is lost ({error})"
        raise bad_member(sentence) from error


def _document(record: WarcRecord, name: str, max_bytes: int) -> Raw | Failure | None:
    """The document of a record, `None` where it holds none."""
    size = record.headers.get("Content-Length")
    reader = _READERS.get((record.headers.get("WARC-Type") or "").lower())
    if size is not None and reader is None:
        return None
    block = record.reader.read(max_bytes + _MAX_HEADER_BYTES)
    if size is None or len(block) < min(record.content_length, max_bytes + _MAX_HEADER_BYTES):
        return Failure(name, bad_member("this record is cut off"))
    if record.content_length > max_bytes + _MAX_HEADER_BYTES:
        return Failure(name, too_large(max_bytes), record.content_length)
    try:
        return reader(record, block, name, max_bytes) if reader else None
    except ExtractError as error:
        return Failure(name, error)
    except Exception as error:  # noqa: BLE001 - fastwarc raises what its parsing meets
        return Failure(name, bad_member(f"the HTTP response in this record is damaged ({error})"))


def _page(record: WarcRecord, block: bytes, name: str, max_bytes: int) -> Raw | None:
    """The page that a server sent, without chunks and compression."""
    from fastwarc.warc import WarcRecord

    if not (record.headers.get("Content-Type") or "").startswith("application/http"):
        return None
    response = WarcRecord()  # parsing the record itself would end the walk where it fails
    response.set_bytes_content(block)
    response.is_http = True
    response.parse_http(auto_decode="all", max_header_len=_MAX_HEADER_BYTES)
    if not isinstance(response.http_headers.status_code, int):
        raise bad_member("there is no HTTP response in this record")
    kind = (response.http_content_type or "").strip().lower()
    if response.http_headers.status_code not in _SUCCESS or kind not in _DOCUMENTS:
        return None
    page = response.reader.read(max_bytes + 1)
    if len(page) > max_bytes:
        raise too_large(max_bytes)
    return Raw(name, page, _url(record), "html" if kind in _PAGES else "auto")


def _text(record: WarcRecord, block: bytes, name: str, max_bytes: int) -> Raw:
    if len(block) > max_bytes:
        raise too_large(max_bytes)
    return Raw(name, block, _url(record), "text", encoding="utf-8")


_READERS: Final = {"response": _page, "conversion": _text}


def _url(record: WarcRecord) -> str | None:
    """Some archives write it in angle brackets, as WARC 1.0 had it."""
    return (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None


class _Feed:
    """What fastwarc reads from: no byte before some trouble is lost."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._position = 0

    def read(self, size: int = STEP_BYTES) -> bytes:
        piece = self._stream.read1(min(size, STEP_BYTES) if size >= 0 else STEP_BYTES)
        self._position += len(piece)
        return piece

    def tell(self) -> int:
        return self._position
