"""Shape of `cms.toml`: what class names, ids, microdata and meta tags say about an element."""

from functools import cache
from typing import NamedTuple

from extract.lexicon.loading import load


class Schema(NamedTuple):
    """Types of schema.org, as JSON-LD names them."""

    articles: frozenset[str]
    pages: frozenset[str]
    telling: tuple[str, ...]
    """Words of which a script must hold one to be parsed at all."""


class Cms(NamedTuple):
    """Names are folded: lower case, letters and digits only."""

    ignored: frozenset[str]
    hidden: frozenset[str]
    revealing: tuple[str, ...]
    """Ends of a name that shows a hidden element at some screen width."""
    names: dict[str, tuple[str, ...]]
    """Hint to whole names."""
    pairs: dict[str, tuple[str, ...]]
    """Hint to two neighbouring words of a name, joined."""
    parts: dict[str, tuple[str, ...]]
    """Hint to single words of a name."""
    itemprops: dict[str, str]
    """Folded microdata property to hint."""
    meta: dict[str, str]
    """Folded name or property of a meta tag to the field of its evidence."""
    schema: Schema


@cache
def words() -> Cms:
    """The vocabulary, read once."""
    return load("cms", Cms)
