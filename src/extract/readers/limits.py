"""How much a document may hold: checked before the work that it would cost.

Lives here: the limits, each with what was measured, and the errors that name them. Does not live
here: the largest size in bytes, which intake checks, and the look at tags (`scan.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import combining

from extract.errors import ExtractError
from extract.once import Once
from extract.readers import scan as in_python
from extract.readers.scan import Cost

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE: Final = Cost(
    tags=250_000,
    depth=512,
    attributes=512,
    attributes_in_all=1_000_000,
    reopened=500_000,
    copied=100_000_000,
    controls=10_000,
)
"""The most of 167 real pages: 9,769 tags, 37 open at once, 53 attributes of one element, 6,278 in
all, 246 formatting elements opened anew, 1.7 MB of copies, 197 options and inputs. Browsers flatten
what is deeper than 512. 20,000 nested elements cost one second, 100,000 cost 23; 36,000 attributes
of an element 1.4; 90,000 options 7; 1,800 formatting elements in as many paragraphs 1 GB."""
BLOCKS: Final = 100_000
"""A block costs 7 microseconds and 700 bytes; the longest of 295 dumps has under 1,000 lines."""
LINES: Final = 1_000_000
"""Line ends, of which most may be blank lines."""
CHARACTERS: Final = 5_000_000
"""Of text; the longest novels have three million. Hostile lines cost a microsecond a character."""
SCRIPT: Final = 2_000_000
"""Characters of a script with JSON-LD, whose objects take many times as much memory."""
MARKS: Final = 250
"""Combining marks on one letter: to put them into their order takes quadratic time."""
_SENTENCES: Final = (
    ("too_large", "more than {:,} tags and comments"),
    ("too_deep", "more than {:,} elements open at once"),
    ("too_many_attributes", "more than {:,} attributes on one element"),
    ("too_many_attributes", "more than {:,} attributes in all"),
    ("too_deep", "formatting elements left open, to be opened anew more than {:,} times"),
    ("too_large", "text to be joined in more than {:,} bytes of copies"),
    ("too_large", "more than {:,} options and inputs"),
)
"""Code and sentence for every number of `Cost`."""


def parsable(page: bytes) -> bytes:
    """What the parser is to see of a page that it can read in good time.

    Raises:
        ExtractError: `too_large`, `too_deep` or `too_many_attributes`, with the limit.
    """
    lightened, scan = _LOOKS.get()
    light = lightened(page, PAGE)
    if light is None:
        for (code, sentence), found, most in zip(_SENTENCES, scan(page, PAGE), PAGE, strict=True):
            if found > most:
                raise _refusal(code, f"the page has {sentence.format(most)}")
    refuse_many_lines(page.count(b"\n") if len(page) > LINES else 0)
    return page if light is None else light


def refuse_many_lines(count: int) -> None:
    """Let a document with so many line ends pass.

    Raises:
        ExtractError: `too_large`.
    """
    if count > LINES:
        raise _refusal("too_large", f"the document has more than {LINES:,} lines")


def refuse_long(blocks: int, characters: int) -> None:
    """Let so much text pass.

    Raises:
        ExtractError: `too_large`.
    """
    if blocks > BLOCKS:
        raise _refusal("too_large", f"the document has more than {BLOCKS:,} lines of text")
    if characters > CHARACTERS:
        raise _refusal("too_large", f"the document has more than {CHARACTERS:,} characters of text")


def refuse_long_script(characters: int) -> None:
    """Let a script of JSON-LD pass.

    Raises:
        ExtractError: `too_large`.
    """
    if characters > SCRIPT:
        sentence = f"the page has a script of JSON-LD with more than {SCRIPT:,} characters"
        raise _refusal("too_large", sentence)


def refuse_many_marks(text: str) -> None:
    """Let a text pass whose letters have few combining marks.

    A run of as many marks as the limit covers one of the places that are looked at.

    Raises:
        ExtractError: `too_large`.
    """
    if len(text) < MARKS or text.isascii():
        return
    for at in range(0, len(text), MARKS):
        if combining(text[at]) and _marks_around(text, at) >= MARKS:
            raise _refusal("too_large", f"a letter has more than {MARKS} combining marks")


def _marks_around(text: str, at: int) -> int:
    first = at
    while first > 0 and combining(text[first - 1]) and at - first < MARKS:
        first -= 1
    while at < len(text) and combining(text[at]) and at - first < MARKS:
        at += 1
    return at - first


def _looks() -> tuple[Callable[[bytes, Cost], bytes | None], Callable[[bytes, Cost], Cost]]:
    """`lightened` and `scan`, compiled where they are built, else those in Python."""
    try:
        from extract.readers import _scan
    except ImportError:
        return in_python.lightened, in_python.scan
    return _scan.lightened, _scan.scan


_LOOKS: Final = Once(_looks)


def _refusal(code: str, sentence: str) -> ExtractError:
    return ExtractError(code, "read", sentence)
