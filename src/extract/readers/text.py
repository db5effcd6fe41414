"""Plain text into blocks: lines, or paragraphs where the dump is hard-wrapped.

Lines end at LF, CRLF or CR and nowhere else. Every non-blank character of the input lies in
exactly one block. Every character of a dump is looked at for that, in C where it is compiled
(`_text.pyx`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from extract.model import ROOT, Block, Container, Document, Source
from extract.readers.limits import LINES, refuse_long, refuse_many_lines, refuse_many_marks

if TYPE_CHECKING:
    from collections.abc import Callable

_GAP: Final = re.compile(r"[ \t\N{NO-BREAK SPACE}]{3,}|\t+")
_WRAP_WIDTH_CHARACTERS: Final = (40, 130)
"""Editors and mailers wrap at 60 to 100; an unwrapped dump of articles has far longer lines."""
_WRAP_QUANTILE: Final = 0.9
"""A tenth of the lines, such as a masthead's, may be longer than the wrapped paragraphs."""
_WRAP_LINES: Final = 4
"""So many soft line ends at least, before a document counts as hard-wrapped."""
_WRAP_SHARE: Final = 0.6
_ONE_LINE_CHARACTERS: Final = 300
"""A document of a single line longer than this may hold title, stamp and body, set apart by
runs of blanks."""
_ROW: Final = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d[^|\s]{0,25}\|")
"""How a document opens that is one row of a table, its fields set apart by bars."""
_FIELD: Final = re.compile(r"[^|]+\|?|\|")
_QUOTED_CHARACTERS: Final = 2

NO_HINTS: Final[frozenset[str]] = frozenset()


class Line(NamedTuple):
    """A line of the text, without the blanks at its ends."""

    start: int
    end: int
    number: int
    gap: int
    """Blank lines before it."""


_Cut: TypeAlias = "Callable[[str], list[Line]]"
_Make: TypeAlias = "Callable[[str, list[tuple[Line, Line]]], list[Block]]"


def read_text(source: Source) -> Document:
    """Cut a text document into blocks with exact offsets and line numbers.

    Raises:
        ExtractError: it is too long to be an article; see `limits.py`.
    """
    text = source.text
    refuse_many_lines(text.count("\n") + text.count("\r") if len(text) > LINES else 0)
    refuse_long(0, len(text))
    refuse_many_marks(text)
    cut, make = cutters()
    lines = cut(text)
    refuse_long(len(lines), 0)
    width = _wrap_width(text, lines)
    if width:
        spans = _paragraphs(text, lines, width)
    elif len(lines) == 1 and lines[0].end - lines[0].start > _ONE_LINE_CHARACTERS:
        if _ROW.match(text, lines[0].start):
            return _document(source, _fields(text, lines[0]))
        spans = [(piece, piece) for piece in _pieces(text, lines[0])]
    else:
        spans = [(line, line) for line in lines]
    return _document(source, make(text, spans))


@cache
def cutters() -> tuple[_Cut, _Make]:
    """What cuts lines and makes blocks: the compiled functions where they are there."""
    try:
        from extract.readers import _text
    except ImportError:
        return cut_lines, make_blocks
    return _text.cut_lines, _text.make_blocks


def _document(source: Source, blocks: list[Block]) -> Document:
    root = Container(ROOT, "", NO_HINTS, 0, len(blocks))
    return Document(source, source.text, blocks, [root], notes=list(source.notes))


def cut_lines(text: str) -> list[Line]:
    """Every line that is not blank, its blanks at both ends left out."""
    out: list[Line] = []
    new = tuple.__new__
    start = gap = 0
    for number, line in enumerate(_cut(text), 1):
        bare = line.strip()
        if bare:
            left = start if len(bare) == len(line) else start + line.index(bare[0])
            out.append(new(Line, (left, left + len(bare), number, gap)))
            gap = 0
        else:
            gap += 1
        start += len(line) + 1
    return out


def _cut(text: str) -> list[str]:
    """Lines without the last character of their ends: a CR before an LF stays."""
    lines = text.split("\n")
    if "\r" not in text or text.count("\r") == text.count("\r\n"):
        return lines
    out: list[str] = []
    for line in lines:
        bare = line.removesuffix("\r")
        out += bare.split("\r")
        out[-1] += line[len(bare) :]
    return out


def _wrap_width(text: str, lines: list[Line]) -> int:
    """Width at which the document was wrapped by hand or mailer; 0 where it was not.

    A line end is soft when the next line's first word would not have fitted any more and the
    sentence goes on in lower case or without a stop.
    """
    if len(lines) <= _WRAP_LINES:
        return 0
    lengths = sorted([end - start for start, end, _, _ in lines])
    width = lengths[int(_WRAP_QUANTILE * (len(lengths) - 1))]
    if not _WRAP_WIDTH_CHARACTERS[0] <= width <= _WRAP_WIDTH_CHARACTERS[1]:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 0]
    soft = sum(_soft(text, a, b, width) for a, b in pairs)
    lower = sum(text[b.start].islower() for _, b in pairs)
    return width if soft >= _WRAP_LINES and min(soft, lower * 2) >= _WRAP_SHARE * len(pairs) else 0


def _soft(text: str, line: Line, following: Line, width: int) -> bool:
    word = text[following.start : following.end].split(None, 1)[0]
    return line.end - line.start + 1 + len(word) > width


def _paragraphs(text: str, lines: list[Line], width: int) -> list[tuple[Line, Line]]:
    """First and last line of every paragraph of a hard-wrapped document."""
    out: list[tuple[Line, Line]] = []
    for line in lines:
        if out and line.gap == 0 and _soft(text, out[-1][1], line, width):
            out[-1] = (out[-1][0], line)
        else:
            out.append((line, line))
    return out


def _pieces(text: str, line: Line) -> list[Line]:
    """Parts of a one-line document that runs of blanks set apart."""
    out, start = [], line.start
    for gap in _GAP.finditer(text, line.start, line.end):
        out.append(Line(start, gap.start(), line.number, line.gap))
        start = gap.end()
    out.append(Line(start, line.end, line.number, line.gap))
    return out


def _fields(text: str, line: Line) -> list[Block]:
    """Fields of a row; the bar behind a field and the quotation marks around it say nothing."""
    spans = []
    for field in _FIELD.finditer(text, line.start, line.end):
        piece = Line(field.start(), field.end(), line.number, line.gap)
        spans.append((piece, piece))
    return [block._replace(text=_unquoted(block.text)) for block in make_blocks(text, spans)]


def _unquoted(field: str) -> str:
    """What a field says; marks inside a quoted one are doubled.

    >>> _unquoted('"Đò ""Ninh"" đã cập bến."|')
    'Đò "Ninh" đã cập bến.'
    """
    bare = field.removesuffix("|").strip() or field
    if len(bare) > _QUOTED_CHARACTERS and bare[0] == bare[-1] == '"':
        return bare[1:-1].replace('""', '"').strip() or bare
    return bare


def make_blocks(text: str, spans: list[tuple[Line, Line]]) -> list[Block]:
    """A block for each span from a first line to a last one."""
    out: list[Block] = []
    add, new = out.append, tuple.__new__  # half the time of calling the class
    for (start, _, number, gap), (_, end, last, _) in spans:
        value = folded(text[start:end])
        add(
            new(
                Block,
                (value, start, end, number, last, "paragraph", "line", ROOT, NO_HINTS, 0, gap),
            )
        )
    return out


def folded(value: str) -> str:
    """NFC, and white space as single blanks; there is none at the ends."""
    if not value.isascii():
        value = unicodedata.normalize("NFC", value)
    if not value.isprintable() or "  " in value:
        return " ".join(value.split())
    return value
