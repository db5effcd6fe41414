"""Shape of `furniture.toml`."""

from functools import cache
from typing import NamedTuple

from extract.lexicon.loading import load


class Furniture(NamedTuple):
    """What newspaper sites put around an article; phrases are case-folded."""

    related_inside: frozenset[str]
    related_after: frozenset[str]
    related_openings: tuple[str, ...]
    comment_after: frozenset[str]
    comment_openings: tuple[str, ...]
    tag_labels: frozenset[str]
    tag_heads: frozenset[str]
    tag_openings: tuple[str, ...]
    boilerplate: frozenset[str]
    boilerplate_openings: tuple[str, ...]
    address_keys: tuple[str, ...]
    end_marks: frozenset[str]
    editor_notes: tuple[str, ...]
    about_author: tuple[str, ...]
    path_heads: frozenset[str]
    path_separators: tuple[str, ...]


@cache
def words() -> Furniture:
    """The lexicon, read once."""
    return load("furniture", Furniture)
