r"""Turn raw newspaper articles, plain text or HTML, into structured records.

>>> from extract import extract
>>> extract("Cầu mới thông xe\n\n08:07, 23/07/2018\n\nSáng 23-7, cầu mới đã thông xe.")[
...     "header"]["published"]["value"]
'2018-07-23T08:07:00+07:00'
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

if os.environ.get("EXTRACT_PURE_PYTHON"):
    from extract.pure import prefer_sources

    prefer_sources()

from extract.errors import ExtractError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from extract.model import Options, Raw

__version__ = "0.1.0"
__all__ = ["ExtractError", "__version__", "extract", "extract_json"]


def extract(  # noqa: PLR0913 - the published signature
    data: bytes | str,
    *,
    name: str = "-",
    format: Literal["auto", "text", "html"] = "auto",  # noqa: A002 - the published name
    encoding: str | None = None,
    url: str | None = None,
    reference: datetime | None = None,
    segments: bool = False,
    profiles: bool = True,
) -> dict[str, Any]:
    """The record of one document; see docs/record.md for its keys.

    Args:
        data: the document's bytes, or its text.
        name: what `source.name` says.
        format: `auto` tells HTML from text by content.
        encoding: asserts how bytes are encoded; found out when `None`.
        url: the document's address; resolves relative image addresses.
        reference: moment from which relative times count; they are refused when `None`.
        segments: adds the list that accounts for every block.
        profiles: lets publisher profiles help.

    Raises:
        ExtractError: the document cannot be extracted; `.code` says why.
    """
    options_of, raw_of, extract_record, _ = _line()
    raw, encoding = _raw(data, encoding)
    options = options_of(format, encoding, url, reference, segments, profiles)
    return extract_record(raw_of(name, raw), options)


def extract_json(  # noqa: PLR0913 - the published signature
    data: bytes | str,
    *,
    name: str = "-",
    format: Literal["auto", "text", "html"] = "auto",  # noqa: A002 - the published name
    encoding: str | None = None,
    url: str | None = None,
    reference: datetime | None = None,
    segments: bool = False,
    profiles: bool = True,
) -> bytes:
    """The line that the command writes for one document, without its newline.

    Arguments and errors are those of `extract`.
    """
    options_of, raw_of, _, extract_line = _line()
    raw, encoding = _raw(data, encoding)
    options = options_of(format, encoding, url, reference, segments, profiles)
    return extract_line(raw_of(name, raw), options)


@cache
def _line() -> tuple[
    type[Options],
    type[Raw],
    Callable[[Raw, Options], dict[str, Any]],
    Callable[[Raw, Options], bytes],
]:
    """What reads a document, imported with the first one: the package alone is light."""
    from extract.model import Options, Raw
    from extract.pipeline import extract_line, extract_record

    return Options, Raw, extract_record, extract_line


def _raw(data: bytes | str, encoding: str | None) -> tuple[bytes, str | None]:
    """Text is already decoded: its bytes are its UTF-8, lone surrogates made visible."""
    if isinstance(data, str):
        return data.encode("utf-8", "replace"), "utf-8"
    return bytes(data), encoding
