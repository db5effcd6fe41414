"""Rows as documents: lines of JSON, and what one row means whatever table it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from extract.intake.limits import bad_member, too_large
from extract.intake.opening import Failure
from extract.intake.streams import STEP_BYTES
from extract.model import Raw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from io import BufferedReader

    from extract.intake.selection import Fields, Selection

_MARK: Final = b"\xef\xbb\xbf"


def read_lines(stream: BufferedReader, name: str, selection: Selection) -> Iterator[Raw | Failure]:
    """One document for every line that is not blank; a line over the limit is skipped unread.

    Raises:
        ExtractError: what went wrong in the stream.
    """
    number = 0
    while line := stream.readline(selection.max_bytes + 1):
        number += 1
        if len(line) > selection.max_bytes and not line.endswith(b"\n"):
            _skip_line(stream)
            yield Failure(f"{name}:{number}", too_large(selection.max_bytes))
        elif not line.isspace():
            line = line.removeprefix(_MARK) if number == 1 else line
            yield _document(line, f"{name}:{number}", selection)


def document_of_row(row: Mapping[str, Any], name: str, selection: Selection) -> Raw | Failure:
    """The document of one row.

    Its page is taken, or its text where the page is missing, null or empty.

    Args:
        row: values by column; text as `str`, or as `bytes` whose encoding nobody knows.
        name: what the document is called.
        selection: which columns to look at, and the limit of bytes.
    """
    fields = selection.fields
    found: Raw | None = None
    for column, markup in ((fields.html, "html"), (fields.text, "text")):
        value = row.get(column) if column else None
        if value is None or (found and not value):
            continue
        if not isinstance(value, str | bytes):
            return Failure(name, bad_member(f"its field {column!r} holds no text"))
        text, encoding = (value.encode(), "utf-8") if isinstance(value, str) else (value, None)
        found = Raw(name, text, _url(row, fields), markup, _id(row, fields), encoding)  # type: ignore[arg-type]
        if len(text) > selection.max_bytes:
            return Failure(name, too_large(selection.max_bytes), len(text))
        if value:
            break
    return found or Failure(name, bad_member(f"it has no {missing(fields)}"))


def missing(fields: Fields) -> str:
    """What a row must have, with the advice that goes with it."""
    columns = " and no ".join(repr(column) for column in (fields.html, fields.text) if column)
    return f"{columns}; name the field with --text-field or --html-field"


def _document(line: bytes, name: str, selection: Selection) -> Raw | Failure:
    import orjson

    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return Failure(name, bad_member(f"this line is no JSON: {error}"), len(line))
    if not isinstance(row, dict):
        return Failure(name, bad_member("this line is no JSON object"), len(line))
    return document_of_row(row, name, selection)


def _url(row: Mapping[str, Any], fields: Fields) -> str | None:
    value = row.get(fields.url)
    return value if isinstance(value, str) and value else None


def _id(row: Mapping[str, Any], fields: Fields) -> str | None:
    """Numbers come as their digits; `true` is nobody's name."""
    value = row.get(fields.id)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None


def _skip_line(stream: BufferedReader) -> None:
    while (piece := stream.readline(STEP_BYTES)) and not piece.endswith(b"\n"):
        pass
