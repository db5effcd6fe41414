"""Shape of `byline.toml`."""

from functools import cache
from typing import NamedTuple

from extract.lexicon.loading import load


class NameWords(NamedTuple):
    """By which a bare line is told to be names; lower case, parted by blanks or bars."""

    families: str
    given: str
    english: str
    """English first names."""
    places: str
    menu: str
    """Sections and buttons of a page."""
    capitals: str
    """Acronyms that are nobody's initials."""


class BylineWords(NamedTuple):
    """Words by which bylines and source lines are read; lower case."""

    labels: dict[str, tuple[str, ...]]
    """Words before a colon to the roles of those who follow."""
    openers: dict[str, tuple[str, ...]]
    """English phrases that open a list of people without a colon."""
    closers: dict[str, tuple[str, ...]]
    """Words behind a name or in brackets to the roles of those before them."""
    joiners: tuple[str, ...]
    """What joins two labels ("Bài và ảnh")."""
    sources: tuple[str, ...]
    """Words before a colon that open a list of outlets."""
    collectives: tuple[str, ...]
    """Names for unnamed reporters."""
    prefixes: tuple[str, ...]
    """Ranks, degrees and forms of address before a name."""
    degrees: tuple[str, ...]
    """Those prefixes by which scholars sign."""
    nobody: frozenset[str]
    """What stands in a person's place and is neither person nor outlet."""
    duties: tuple[str, ...]
    """Openings of a duty or an office."""
    outlets: frozenset[str]
    outlet_openings: tuple[str, ...]
    outlet_words: frozenset[str]
    """Words that stand in names of outlets and not in those of people."""
    broadcasters: tuple[str, ...]
    """Outlets that write a branch behind a dash ("VOV-Tây Bắc")."""
    branches: tuple[str, ...]
    """Openings of such a branch."""
    domains: tuple[str, ...]
    functions: frozenset[str]
    """Words of sentences; a credit has none of them."""
    documents: tuple[str, ...]
    """Openings of laws, plans and findings, to which prose refers with `Theo`."""
    bare_nouns: frozenset[str]
    """Common nouns that name an outlet only together with its name."""
    credentials: frozenset[str]
    """What stands behind a comma after an English name."""
    titles: frozenset[str]
    """English words for jobs, with which a line about a person ends."""
    offices: tuple[str, ...]
    """Places of work; behind a dash they mark the speaker of a quotation or a caption."""
    masthead: tuple[str, ...]
    """What makes a duty of the masthead out of a role label."""
    tails: tuple[str, ...]
    """What a page prints behind a byline on the same line."""
    names: NameWords


@cache
def words() -> BylineWords:
    """The lexicon, read once."""
    return load("byline", BylineWords)
