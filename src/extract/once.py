"""Values that are made when they are first asked for, and then kept.

The same as a function without arguments under `functools.cache`, for those that are asked at every
line: where it is compiled, to ask for it costs a tenth of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")


class Once(Generic[Made]):
    """What a function returns, which is called but once."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._made: Made | None = None

    def get(self) -> Made:
        """The value; `None` is none, and made again."""
        if self._made is None:
            self._made = self._make()
        return self._made
