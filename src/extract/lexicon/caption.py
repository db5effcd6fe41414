"""Shape of `caption.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extract.lexicon.loading import load


@dataclass(frozen=True, slots=True)
class CaptionWords:
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
