"""An end that is asked for from outside: what is in hand is finished, nothing new is begun."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.intake import Entry

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stop:
    """Whether somebody wants the run to end."""

    def __init__(self) -> None:
        """Nobody does yet."""
        self.asked = False
        self._reading = False

    def until(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The same documents until the end is asked for, even while the next is waited for."""
        iterator = iter(entries)
        while not self.asked:
            self._reading = True
            try:
                entry = next(iterator)
            except (StopIteration, KeyboardInterrupt):
                return
            finally:
                self._reading = False
            yield entry

    def ask(self, *_: object) -> None:
        """Ask for the end; who asks twice does not want to wait.

        Raises:
            KeyboardInterrupt: where waiting for input, and the second time.
        """
        at_once = self.asked or self._reading
        self.asked, self._reading = True, False
        if at_once:
            raise KeyboardInterrupt


@contextmanager
def stopping() -> Iterator[Stop]:
    """Signals that end a process ask for the end instead."""
    stop = Stop()
    before = {number: signal.signal(number, stop.ask) for number in _SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
