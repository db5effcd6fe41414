"""Shape of `caption.toml`."""

from functools import cache
from typing import NamedTuple

from extract.lexicon.loading import load


class CaptionWords(NamedTuple):
    """What captions say, lower-case."""

    labels: tuple[str, ...]
    """Labels before a credit."""
    colonless: frozenset[str]
    """Labels that need no colon."""
    texts: frozenset[str]
    """Labels that, alone on a line, credit a text."""
    illustrations: tuple[str, ...]
    """Phrases of pictures without a person."""
    small: tuple[str, ...]
    """Small words at home in a credit's value."""
    agencies: frozenset[str]
    """Picture agencies that need no label."""
    byline_openings: tuple[str, ...]
    extensions: tuple[str, ...]
    """Ends of image file names."""
    counters: tuple[str, ...]
    """Words of a counter, without diacritics."""


@cache
def words() -> CaptionWords:
    """The lexicon, read once."""
    return load("caption", CaptionWords)
