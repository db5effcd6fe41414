"""A text dump that holds several articles, cut before the lines that a pattern is found in.

Only the text of one article is held. A pattern sees one line at a time and no more than its first
characters, so that no dump, however large its lines, makes a sane pattern slow.
"""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, Final

from extract.errors import ExtractError
from extract.intake.limits import STAGE, too_large
from extract.intake.opening import Failure
from extract.model import Raw

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from extract.intake.selection import Selection

_LOOKED_AT_CHARACTERS: Final = 4096
_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
_BLANK: Final = f"{_MARK} \t\r\n\v\f"
_WIDE: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def split_lines(
    stream: io.BufferedReader, name: str, selection: Selection, pattern: re.Pattern[str]
) -> Iterator[Raw | Failure]:
    """Every part that is not blank, in order.

    A line in which the pattern is found begins a part and belongs to it, unless it has neither
    letter nor digit (`-----`): such a line stands between parts.

    Raises:
        ExtractError: what went wrong in the stream.
    """
    mark, codec, errors = _encoding(stream.peek(len(codecs.BOM_UTF32_LE)), selection.encoding)
    lines = io.TextIOWrapper(stream, codec, errors, newline="")
    number = 0
    try:
        for part in _parts(lines, pattern, selection.max_bytes):
            if part is not None and not part.strip(_BLANK):
                continue
            number += 1
            yield _document(part, f"{name}#{number}", selection.max_bytes, mark, codec, errors)
    except UnicodeDecodeError as error:
        sentence = f"behind part {number} it is not {codec}; say what it is with --encoding"
        raise ExtractError("undecodable", STAGE, sentence) from error


def _parts(
    lines: io.TextIOWrapper, pattern: re.Pattern[str], max_bytes: int
) -> Iterator[str | None]:
    """Texts between separators; `None` for one over the limit."""
    part: list[str] = []
    left = max_bytes
    is_whole = True  # a line from its beginning, not the rest of a long one
    while line := lines.readline(max_bytes):
        separates = is_whole and _found(pattern, line)
        is_whole = line.endswith(("\n", "\r"))
        if separates:
            yield "".join(part) if left >= 0 else None
            part, left = [], max_bytes
            if not any(map(str.isalnum, line)):
                continue
        left -= len(line) if line.isascii() else len(line.encode("utf-8", "surrogateescape"))
        if left >= 0:
            part.append(line)
        else:
            part.clear()
    yield "".join(part) if left >= 0 else None


def _found(pattern: re.Pattern[str], line: str) -> bool:
    looked_at = line[:_LOOKED_AT_CHARACTERS].removeprefix(_MARK).rstrip("\r\n")
    return pattern.search(looked_at) is not None


def _document(  # noqa: PLR0913, PLR0917 - what the encoding takes
    part: str | None, name: str, max_bytes: int, mark: bytes, codec: str, errors: str
) -> Raw | Failure:
    """The part in the bytes that it came in, with the mark that tells their encoding."""
    if part is None:
        return Failure(name, too_large(max_bytes))
    data = part.encode(codec, errors)
    return Raw(name, data if data.startswith(mark) else mark + data)


def _encoding(head: bytes, asserted: str | None) -> tuple[bytes, str, str]:
    """Mark, codec and its error handling: bytes that do not fit come out as they came in."""
    for mark, codec in _WIDE:
        if head.startswith(mark):
            return mark, codec, "strict"
    try:
        codec = codecs.lookup(asserted or "utf-8").name
    except LookupError:  # one of decode's own: they keep ASCII
        codec = "utf-8"
    return b"", codec, "strict" if codec.startswith(("utf-16", "utf-32")) else "surrogateescape"
