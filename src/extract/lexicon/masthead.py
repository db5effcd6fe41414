"""Shape of `masthead.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extract.lexicon.loading import load


@dataclass(frozen=True, slots=True)
class Role:
    """A role and the phrases of a title that give it."""

    role: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What stands around and between names."""

    ranks: tuple[str, ...]
    duties: frozenset[str]
    shared: frozenset[str]
    joiners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What addresses are made of."""

    openings: tuple[str, ...]
    parts: tuple[str, ...]
    carries_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LicenceWords:
    """What stands in and after a licence's number; `suffixes` in capitals."""

    suffixes: frozenset[str]
    issuers: tuple[str, ...]
    carries_on: tuple[str, ...]
    other_kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhoneWords:
    """What makes a figure no telephone number of its own."""

    extensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicationWords:
    """Where the paper's name stands."""

    companies: tuple[str, ...]
    openings: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Masthead:
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
