"""Where line breaks inside one element cut its text into blocks.

A line break is a space, a line of a masthead, or the end of a paragraph, as the writer of the
page liked. The rule: two breaks in a row always cut. A single one never cuts a heading or a
caption, and never before a small letter, which goes on with a sentence. Elsewhere it cuts after a
full stop, and between short lines; two long lines without a stop are hard-wrapped prose.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from extract.readers.meta import fold

BREAK: Final = "\0"
"""Stands for a line break in gathered text; the parser deletes every NUL of the page."""

STOPS: Final = (".", "!", "?", "…", ":", ";", '"', "”", "»", ")")
LINE_CHARACTERS: Final = 60
"""A line up to this length is a line by intent; e-mails and old pages wrap at 65 to 80."""
WHOLE_KINDS: Final = frozenset(("heading", "caption", "table_row"))


class Line(NamedTuple):
    """A piece of an element's text, and what stood inside it."""

    text: str
    link_chars: int
    hints: frozenset[str]


def cut_at_breaks(
    text: str, marks: list[tuple[int, frozenset[str]]], kind: str, *, kept: bool, always: bool
) -> list[Line]:
    """Cut gathered text where its breaks say so; the lines are folded, none of them empty.

    Args:
        text: what was gathered, breaks as `BREAK`.
        marks: link characters and inline hints of every line between two breaks.
        kind: kind of the block that the lines would make together.
        kept: whether a line feed is a break too, as in preformatted text.
        always: whether every break ends a block.
    """
    lines: list[Line] = []
    for part, (chars, hints) in zip(text.split(BREAK), marks, strict=True):
        rows = part.split("\n") if kept else [part]
        chars = chars if len(rows) == 1 else 0
        lines += [Line(fold(row), chars, hints) for row in rows]
    return cut(lines, kind, always=always)


def cut(lines: list[Line], kind: str, *, always: bool) -> list[Line]:
    """Join the lines between breaks to blocks, none of them empty.

    Args:
        lines: what stands between the breaks, in order; folded.
        kind: kind of the block that the lines would make together.
        always: whether every break ends a block, as in footers, addresses and preformatted text.
    """
    groups: list[list[Line]] = []
    joins = False
    length = 0  # characters of the last group
    for line in lines:
        text = line.text
        if not text:
            joins = kind in WHOLE_KINDS and bool(groups)
        elif joins and not _ends_block(groups[-1][-1].text, length, text, kind, always=always):
            groups[-1].append(line)
            length += 1 + len(text)
        else:
            groups.append([line])
            joins, length = True, len(text)
    return [_joined(group) if len(group) > 1 else group[0] for group in groups]


def _joined(lines: list[Line]) -> Line:
    texts, chars, hints = zip(*lines, strict=True)
    return Line(" ".join(texts), sum(chars), frozenset().union(*hints))


def _ends_block(left: str, length: int, right: str, kind: str, *, always: bool) -> bool:
    """Whether a break ends a block of so many characters between its last line and the next."""
    if kind in WHOLE_KINDS:
        return False
    if always:
        return True
    if right[0].islower():
        return False
    if left.endswith(STOPS) or length <= LINE_CHARACTERS:
        return True
    return len(right) <= LINE_CHARACTERS and not right.endswith(STOPS)
