"""Shape of `masthead.toml`."""

from functools import cache
from typing import NamedTuple

from extract.lexicon.loading import load


class Role(NamedTuple):
    """A role and the phrases of a title that give it."""

    role: str
    phrases: tuple[str, ...]


class PersonWords(NamedTuple):
    """What stands around and between names."""

    ranks: tuple[str, ...]
    duties: frozenset[str]
    shared: frozenset[str]
    joiners: tuple[str, ...]


class PlaceWords(NamedTuple):
    """What addresses are made of."""

    openings: tuple[str, ...]
    parts: tuple[str, ...]
    regions: tuple[str, ...]
    carries_on: tuple[str, ...]


class LicenceWords(NamedTuple):
    """What stands in and after a licence's number; `suffixes` in capitals."""

    suffixes: frozenset[str]
    issuers: tuple[str, ...]
    carries_on: tuple[str, ...]
    other_kinds: tuple[str, ...]


class PhoneWords(NamedTuple):
    """What makes a figure no telephone number of its own."""

    extensions: tuple[str, ...]


class PublicationWords(NamedTuple):
    """Where the paper's name stands."""

    companies: tuple[str, ...]
    openings: tuple[str, ...]
    generic: tuple[str, ...]
    printed: tuple[str, ...]
    endings: tuple[str, ...]
    after: tuple[str, ...]


class Masthead(NamedTuple):
    """What mastheads say, folded."""

    labels: dict[str, tuple[str, ...]]
    """Kind of field to its labels."""
    roles: tuple[Role, ...]
    """In order of precedence."""
    person: PersonWords
    place: PlaceWords
    licence: LicenceWords
    phone: PhoneWords
    publication: PublicationWords


@cache
def words() -> Masthead:
    """The lexicon, read once."""
    return load("masthead", Masthead)
