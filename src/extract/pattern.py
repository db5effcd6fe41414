"""Regular expressions that are compiled when they are first asked.

Of a hundred that the grammars write down, a document meets a score behind cheaper tests, and to
compile all of them costs a process as much as forty documents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Pattern:
    """A regular expression; each of its methods answers as that of `re.Pattern` does."""

    def __init__(self, source: str, flags: int = 0) -> None:
        """Keep what is written; mistakes in it are told when it is first asked."""
        self._source = source
        self._flags = flags
        self._made: re.Pattern[str] | None = None

    def made(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._made is None:
            self._made = re.compile(self._source, self._flags)
        return self._made

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first place at which it is found."""
        return self.made().search(text, start) if start else self.made().search(text)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """What it is at the start."""
        return self.made().match(text, start) if start else self.made().match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """What it is of the whole text."""
        return self.made().fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places at which it is found, one behind the other."""
        return self.made().finditer(text)

    def findall(self, text: str) -> list[Any]:
        """What is found there: whole, or its groups."""
        return self.made().findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        """What stands between, and the groups."""
        return self.made().split(text, maxsplit)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with something new where it is found."""
        return self.made().sub(new, text)
