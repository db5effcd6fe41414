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
from typing import TYPE_CHECKING, Final

from extract.model import ROOT, Block, Container, Document, Source
from extract.readers.limits import LINES, refuse_long, refuse_many_lines, refuse_many_marks

if TYPE_CHECKING:
    from collections.abc import Callable

_GAP: Final = re.compile(r"[ \t\N{NO-BREAK SPACE}]{3,}|\t+")
WRAP_WIDTH_CHARACTERS: Final = (40, 130)
"""Editors and mailers wrap at 60 to 100; an unwrapped dump of articles has far longer lines."""
WRAP_QUANTILE: Final = 0.9
"""A tenth of the lines, such as a masthead's, may be longer than the wrapped paragraphs."""
WRAP_LINES: Final = 4
"""So many soft line ends at least, before a document counts as hard-wrapped."""
WRAP_SHARE: Final = 0.6
_ONE_LINE_CHARACTERS: Final = 300
"""A document of a single line longer than this may hold title, stamp and body, set apart by
runs of blanks."""
_ROW: Final = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d[^|\s]{0,25}\|")
"""How a document opens that is one row of a table, its fields set apart by bars."""
_FIELD: Final = re.compile(r"[^|]+\|?|\|")
_QUOTED_CHARACTERS: Final = 2

NO_HINTS: Final[frozenset[str]] = frozenset()


def read_text(source: Source, *, placed: bool = True) -> Document:
    """Cut a text document into blocks; with exact offsets and line numbers if they are `placed`.

    Raises:
        ExtractError: it is too long to be an article; see `limits.py`.
    """
    text = source.text
    if len(text) > LINES:
        refuse_many_lines(text.count("\n") + text.count("\r"))
        refuse_long(0, len(text))
    blocks, width = cutter()(text, placed)
    if width:
        blocks = _paragraphs(text, blocks, width)
    elif len(blocks) == 1:
        blocks = _parts(text, blocks[0])
    root = Container(ROOT, "", NO_HINTS, 0, len(blocks))
    return tuple.__new__(Document, (source, text, blocks, [root], [], []))


@cache
def cutter() -> Callable[[str, bool], tuple[list[Block], int]]:
    """What cuts a text into blocks: the compiled function where it is there."""
    try:
        from extract.readers import _text
    except ImportError:
        return line_blocks
    return _text.line_blocks


def line_blocks(
    text: str,
    placed: bool,  # noqa: FBT001 - the compiled function takes no keywords
) -> tuple[list[Block], int]:
    """A block for every line that is not blank, and the width at which they are wrapped, if any.

    Wrapped lines and a lone one are placed in any case, since they may be cut otherwise.

    Raises:
        ExtractError: too many lines, or combining marks.
    """
    refuse_many_marks(text)
    blocks: list[Block] = []
    start = gap = 0
    for number, line in enumerate(_cut(text), 1):
        bare = line.strip()
        if bare:
            left = start if len(bare) == len(line) else start + line.index(bare[0])
            blocks.append(_block(bare, left, number, gap))
            gap = 0
        else:
            gap += 1
        start += len(line) + 1
    refuse_long(len(blocks), 0)
    width = _wrap_width(text, blocks)
    if not (placed or width or len(blocks) == 1):
        blocks = [block._replace(start=0, end=0, first_line=0, last_line=0) for block in blocks]
    return blocks, width


def _block(value: str, start: int, number: int, gap: int) -> Block:
    """A block of what stands there; built in half the time of calling the class."""
    end = start + len(value)
    return tuple.__new__(
        Block,
        (folded(value), start, end, number, number, "paragraph", "line", ROOT, NO_HINTS, 0, gap),
    )


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


def _wrap_width(text: str, lines: list[Block]) -> int:
    """Width at which the document was wrapped by hand or mailer; 0 where it was not.

    A line end is soft when the next line's first word would not have fitted any more and the
    sentence goes on in lower case or without a stop.
    """
    if len(lines) <= WRAP_LINES:
        return 0
    lengths = sorted([line.end - line.start for line in lines])
    width = lengths[int(WRAP_QUANTILE * (len(lengths) - 1))]
    if not WRAP_WIDTH_CHARACTERS[0] <= width <= WRAP_WIDTH_CHARACTERS[1]:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 0]
    soft = sum(_soft(text, a, b, width) for a, b in pairs)
    lower = sum(text[b.start].islower() for _, b in pairs)
    return width if soft >= WRAP_LINES and min(soft, lower * 2) >= WRAP_SHARE * len(pairs) else 0


def _soft(text: str, line: Block, following: Block, width: int) -> bool:
    word = text[following.start : following.end].split(None, 1)[0]
    return line.end - line.start + 1 + len(word) > width


def _paragraphs(text: str, lines: list[Block], width: int) -> list[Block]:
    """The paragraphs of a hard-wrapped document."""
    groups: list[list[Block]] = []
    for line in lines:
        if groups and line.gap == 0 and _soft(text, groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_joined(group) for group in groups]


def _joined(lines: list[Block]) -> Block:
    """A block of lines; nothing is composed over a line's end."""
    value = " ".join([line.text for line in lines])
    return lines[0]._replace(text=value, end=lines[-1].end, last_line=lines[-1].last_line)


def _parts(text: str, line: Block) -> list[Block]:
    """What a document of one line holds."""
    if line.end - line.start <= _ONE_LINE_CHARACTERS:
        return [line]
    if _ROW.match(text, line.start):
        return _fields(text, line)
    return _pieces(text, line)


def _pieces(text: str, line: Block) -> list[Block]:
    """Parts of a one-line document that runs of blanks set apart."""
    out, start = [], line.start
    for gap in _GAP.finditer(text, line.start, line.end):
        out.append(_block(text[start : gap.start()], start, line.first_line, line.gap))
        start = gap.end()
    out.append(_block(text[start : line.end], start, line.first_line, line.gap))
    return out


def _fields(text: str, line: Block) -> list[Block]:
    """Fields of a row; the bar behind a field and the quotation marks around it say nothing."""
    out = []
    for field in _FIELD.finditer(text, line.start, line.end):
        block = _block(field[0], field.start(), line.first_line, line.gap)
        out.append(block._replace(text=_unquoted(block.text)))
    return out


def _unquoted(field: str) -> str:
    """What a field says; marks inside a quoted one are doubled.

    >>> _unquoted('"Đò ""Ninh"" đã cập bến."|')
    'Đò "Ninh" đã cập bến.'
    """
    bare = field.removesuffix("|").strip() or field
    if len(bare) > _QUOTED_CHARACTERS and bare[0] == bare[-1] == '"':
        return bare[1:-1].replace('""', '"').strip() or bare
    return bare


def folded(value: str) -> str:
    """NFC, and white space as single blanks; there is none at the ends."""
    if not value.isascii():
        value = unicodedata.normalize("NFC", value)
    if not value.isprintable() or "  " in value:
        return " ".join(value.split())
    return value
