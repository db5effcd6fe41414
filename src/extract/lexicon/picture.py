"""Shape of `picture.toml`."""

from functools import cache
from typing import NamedTuple

from extract.lexicon.loading import load


class Picture(NamedTuple):
    """Words by which uncredited captions are told from sub-headings; case-folded."""

    openings: tuple[str, ...]
    false_openings: tuple[str, ...]
    scenes: tuple[str, ...]
    places: tuple[str, ...]
    telling: tuple[str, ...]
    past: tuple[str, ...]
    against: tuple[str, ...]
    stories: tuple[str, ...]
    perhaps_stories: tuple[str, ...]


@cache
def words() -> Picture:
    """The lexicon, read once."""
    return load("picture", Picture)
