"""How far a run has come, for a person: a line that moves on a terminal, or one now and then."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Literal

from extract.cli.speech import is_terminal, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

    from extract.batch import Outcome

_PATIENCE_SECONDS: Final = 1.0
"""A shorter run shows nothing."""
_REFRESH_SECONDS: Final = 0.2
_LINE_SECONDS: Final = 30.0
When = Literal["auto", "always", "never"]


@contextmanager
def progress(when: When, count: Callable[[], int | None]) -> Iterator[Callable[[Outcome], None]]:
    """Something to tell the outcome after every document.

    `auto` shows it on a terminal only. `count` finds out how many documents there are, if that
    can be known; it is asked beside the run and may take long.
    """
    terminal = is_terminal(sys.stderr)
    if when == "never" or (when == "auto" and not terminal):
        yield lambda _: None
        return
    display = _Moving(count) if terminal else _Lines(count)
    try:
        yield display.tell
    finally:
        display.close()


class _Display:
    """Shows the outcome now and then."""

    def __init__(self, count: Callable[[], int | None], first: float, every: float) -> None:
        self.total: int | None = None
        self._count = count
        self._first = first
        self._every = every
        self._begun = self._next = 0.0
        self._before = 0
        self._counting = False

    def tell(self, outcome: Outcome) -> None:
        """One more document is done."""
        now = time.monotonic()
        if not self._begun:  # processes have started; what they take to start is not counted
            self._begun, self._next = now, now + self._first
            self._before = outcome.documents
        if now < self._next:
            return
        if not self._counting:
            self._counting = True
            threading.Thread(target=self._find_total, daemon=True).start()
        self._next = now + self._every
        done = outcome.documents - self._before
        self.show(outcome, done / (now - self._begun))

    def show(self, outcome: Outcome, rate: float) -> None:
        """Print it; `rate` is documents a second."""
        raise NotImplementedError

    def close(self) -> None:
        """The run is over."""

    def left(self, outcome: Outcome, rate: float) -> float | None:
        """Seconds that the rest will take, where that can be known."""
        if self.total is None or outcome.documents > self.total or not rate:
            return None
        return (self.total - outcome.documents) / rate

    def _find_total(self) -> None:
        self.total = self._count()


class _Lines(_Display):
    """Plain lines, for a log."""

    def __init__(self, count: Callable[[], int | None]) -> None:
        super().__init__(count, _LINE_SECONDS, _LINE_SECONDS)

    def show(self, outcome: Outcome, rate: float) -> None:
        say(f"extract: {described(outcome, rate, self.left(outcome, rate))}")


class _Moving(_Display):
    """A line that moves; it is gone when the run is over."""

    def __init__(self, count: Callable[[], int | None]) -> None:
        super().__init__(count, _PATIENCE_SECONDS, _REFRESH_SECONDS)
        self._bar: Progress | None = None

    def show(self, outcome: Outcome, rate: float) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn

            columns = (TextColumn("{task.description}", markup=False), BarColumn(bar_width=20))
            console = Console(stderr=True)
            self._bar = Progress(*columns, console=console, transient=True)
            self._task = self._bar.add_task("", total=None)
            self._bar.start()
        said = described(outcome, rate, self.left(outcome, rate))
        self._bar.update(
            self._task, description=said, completed=outcome.documents, total=self.total
        )

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()


def described(outcome: Outcome, rate: float, left: float | None) -> str:
    """`12,000 documents, 3 failed, 850 a second, 2 min left`."""
    said = f"{outcome.documents:,} documents"
    if outcome.failed:
        said += f", {outcome.failed.total():,} failed"
    said += f", {rate:,.0f} a second"
    return said if left is None else f"{said}, {_lasting(left)} left"


def _lasting(seconds: float) -> str:
    """`40 s`, `3 min`, `2 h 05 min`."""
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60:02} min"
