"""What is fuzzed, and what must hold: an answer or an `ExtractError`, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract import ExtractError, extract_json
from extract.decode import decode
from extract.fields.byline import byline_form, read_byline
from extract.fields.caption import caption_form, read_caption
from extract.fields.masthead import masthead_form, read_masthead
from extract.fields.timestamp import read_timestamp, stamp_line
from extract.model import Options, Raw
from extract.pipeline import label_document, read_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.model import Document, Source

_FIELD_CHARACTERS: Final = 700
"""No grammar is asked about longer lines."""


def fuzz_decode(data: bytes) -> Source:
    """Bytes to text or a page."""
    return decode(Raw("-", data), Options())


def fuzz_text(data: bytes) -> None:
    """The reader of dumps: every non-blank character in one block."""
    _require_accounted(read_document(Raw("-", data), Options(format="text")))


def fuzz_html(data: bytes) -> None:
    """The scan and the reader of pages."""
    _require_accounted(read_document(Raw("-", data), Options(format="html")))


def fuzz_pipeline(data: bytes) -> None:
    """The whole line, and one verdict a block."""
    document = read_document(Raw("-", data), Options())
    verdicts = label_document(document, Options())
    if len(verdicts) != len(document.blocks):
        raise AssertionError("not one verdict a block")
    extract_json(data, segments=True)


def fuzz_timestamp(data: bytes) -> None:
    """One line for the timestamp's grammar."""
    read_timestamp(_line(data), reference=None)
    stamp_line(_line(data))


def fuzz_byline(data: bytes) -> None:
    """One line for the byline's grammar."""
    byline_form(_line(data))
    read_byline(_line(data))


def fuzz_caption(data: bytes) -> None:
    """One line for the caption's grammar."""
    caption_form(_line(data))
    read_caption(_line(data))


def fuzz_masthead(data: bytes) -> None:
    """Lines for the masthead's grammar."""
    lines = [line for line in _text(data).split("\n") if line.strip()]
    for line in lines:
        masthead_form(" ".join(line.split()))
    read_masthead([" ".join(line.split()) for line in lines])


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _line(data: bytes) -> str:
    return " ".join(_text(data).split())[:_FIELD_CHARACTERS] or "x"


def _require_accounted(document: Document) -> None:
    end = 0
    for block in document.blocks:
        if not end <= block.start < block.end or document.text[end : block.start].strip():
            raise AssertionError(f"text is lost or doubled before {block.start}")
        end = block.end
    if document.text[end:].strip():
        raise AssertionError(f"text is lost behind {end}")


TARGETS: Final[dict[str, Callable[[bytes], object]]] = {
    "decode": fuzz_decode,
    "text": fuzz_text,
    "html": fuzz_html,
    "timestamp": fuzz_timestamp,
    "byline": fuzz_byline,
    "caption": fuzz_caption,
    "masthead": fuzz_masthead,
    "pipeline": fuzz_pipeline,
}


def run(target: str, data: bytes) -> None:
    """One input for one target; whatever comes out but an `ExtractError` is a finding."""
    try:
        TARGETS[target](data)
    except ExtractError as error:
        if error.code == "crash":
            raise AssertionError("a crash is no answer") from error
