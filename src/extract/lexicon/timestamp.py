"""Shape of `timestamp.toml`."""

from functools import cache
from typing import NamedTuple

from extract.lexicon.loading import load


class Phrases(NamedTuple):
    """Turns of phrase that stand for a time without being a date."""

    now: tuple[str, ...]
    ago: tuple[str, ...]
    amounts: tuple[str, ...]
    unfilled: tuple[str, ...]
    slots: tuple[str, ...]


class Lines(NamedTuple):
    """Words that tell a stamp line from a line with a date in it."""

    against: frozenset[str]
    credits: frozenset[str]
    counters: tuple[str, ...]
    sections: frozenset[str]


class Stamps(NamedTuple):
    """Words of visible time stamps; lower case."""

    published: tuple[str, ...]
    weak_labels: tuple[str, ...]
    published_english: tuple[str, ...]
    updated: tuple[str, ...]
    updated_english: tuple[str, ...]
    connectors: tuple[str, ...]
    day_words: tuple[str, ...]
    month_words: tuple[str, ...]
    year_words: tuple[str, ...]
    weekdays: dict[str, int]
    weekdays_english: dict[str, int]
    months: dict[str, int]
    months_english: dict[str, int]
    numbers: dict[str, int]
    multipliers: dict[str, int]
    halves: dict[str, str]
    zones: dict[str, int]
    """Minutes east of Greenwich."""
    zone_phrases: dict[str, int]
    units: dict[str, int]
    """Seconds; 0 for units without a fixed length."""
    relative_days: dict[str, int]
    phrases: Phrases
    lines: Lines


@cache
def words() -> Stamps:
    """The lexicon, read once."""
    return load("timestamp", Stamps)
