"""The straight line from bytes to a record, each stage a function from one type to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from extract.assemble import assemble
from extract.decode import decode
from extract.labels.labelling import label, look
from extract.once import Once
from extract.readers.text import read_text
from extract.record import line, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.model import Article, Document, Options, Raw, Source, Verdict


def extract_line(raw: Raw, options: Options) -> bytes:
    """The record of one document as a line of JSON, without its newline.

    Raises:
        ExtractError: the document cannot be extracted; its code says why.
    """
    options = options_of(raw, options)
    return line(extract_article(raw, options), segments=options.segments)


def extract_record(raw: Raw, options: Options) -> dict[str, Any]:
    """The record of one document.

    Raises:
        ExtractError: the document cannot be extracted; its code says why.
    """
    options = options_of(raw, options)
    return record(extract_article(raw, options), segments=options.segments)


def extract_article(raw: Raw, options: Options) -> Article:
    """What the record of one document says; the options are those for this document.

    Raises:
        ExtractError: the document cannot be extracted; its code says why.
    """
    document = read_document(raw, options) if options.segments else read_blocks(raw, options)
    verdicts = label_document(document, options)
    return assemble(document, verdicts, options)


def read_document(raw: Raw, options: Options) -> Document:
    """Bytes to blocks, and to the text that they have their places in.

    Raises:
        ExtractError: the bytes are no document that can be read.
    """
    source = read_source(raw, options)
    if source.format == "text":
        return read_text(source)
    from extract.readers.html import read_html, rendered

    return rendered(read_html(source, options_of(raw, options).url))


def read_blocks(raw: Raw, options: Options) -> Document:
    """Bytes to blocks that have no place in a text, which few ask for.

    Raises:
        ExtractError: the bytes are no document that can be read.
    """
    source = read_source(raw, options)
    if source.format == "text":
        return read_text(source, placed=False)
    return _READ_HTML.get()(source, options_of(raw, options).url)


def _read_html() -> Callable[[Source, str | None], Document]:
    """The reader of pages, imported with the first one."""
    from extract.readers.html import read_html

    return read_html


_READ_HTML: Final = Once(_read_html)


def read_source(raw: Raw, options: Options) -> Source:
    """Bytes to a document whose encoding and format are known.

    Raises:
        ExtractError: the bytes are no document that can be read.
    """
    return decode(raw, options_of(raw, options))


def options_of(raw: Raw, options: Options) -> Options:
    """The options for one document: what its row or archive says of it comes first.

    A format that the caller asks for stands.
    """
    if raw.url is None and raw.encoding is None and raw.format == "auto":
        return options
    return options._replace(
        url=raw.url or options.url,
        encoding=raw.encoding or options.encoding,
        format=raw.format if options.format == "auto" else options.format,
    )


def label_document(document: Document, options: Options) -> list[Verdict]:
    """Blocks to verdicts, one a block, in order."""
    return label(document, options)


def look_at_document(document: Document) -> list[str]:
    """What each block is taken for without its neighbours, in order; empty: for nothing."""
    return look(document)
