"""How far a run has come; `journal.py` keeps it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class State(NamedTuple):
    """What is safe on disk."""

    settings: Mapping[str, str]
    """Version, inputs and options, by name: a run is gone on with under the same ones only."""
    extracted: int = 0
    failed: Mapping[str, int] = MappingProxyType({})
    """Failures by code."""
    trail: str = ""
    """Digest of the documents so far."""
    output: int = 0
    """Bytes of the records' part."""
    errors: int = 0
    """Bytes of the error records' part."""
    whole: bool = False
    """Whether nothing is left but to publish the parts."""

    @property
    def documents(self) -> int:
        """Documents that were looked at."""
        return self.extracted + sum(self.failed.values())
