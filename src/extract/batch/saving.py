"""Where the answers of a run go: records and error records, each to a stream or a file.

Where the records go to a file, the run keeps a journal and can be gone on with.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Final

import orjson

from extract.batch.journal import Journal, State, Trail
from extract.batch.output import STANDARD_OUTPUT, is_device, open_lines
from extract.batch.parts import Part, has_part
from extract.batch.run import Outcome
from extract.errors import GivenUpError, OutputError, ResumeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.batch.extraction import Answer
    from extract.batch.output import Lines
    from extract.intake import Entry

MARK_DOCUMENTS: Final = 250
"""After so many documents what was written is made safe; compressed pieces end there."""


class Saving:
    """Writes answers, and knows how far it has come."""

    def __init__(
        self,
        records: Lines | Part | None,
        errors: Lines | Part | None,
        journal: Journal | None,
        state: State,
    ) -> None:
        """`state` is where to go on; `errors` may be told of elsewhere."""
        self._records = records
        self._errors = errors
        self._written = state.documents
        self._journal = journal
        self._trail = Trail()
        self.state = state
        self.given_up = 0
        """Documents that an unfinished run had extracted, and that are extracted anew."""
        self.outcome = Outcome(state.extracted)
        self.outcome.failed.update(state.failed)

    def remaining(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The documents whose answers are not written yet.

        Raises:
            ResumeError: those that are written are not the ones that come now.
        """
        if self.state.whole:
            return iter(())
        followed = self._trail.follow(entries)
        for _ in islice(followed, self.state.documents):
            self._trail.passed()
        if self.state.documents and str(self._trail) != self.state.trail:
            raise ResumeError("the documents that were extracted already have changed since")
        return followed

    def write(self, answer: Answer) -> None:
        """One answer; the outcome counts it already.

        Raises:
            OutputError: the disk is full, the device gone.
            BrokenPipeError: nobody reads any more.
        """
        if answer.error is not None:
            if self._errors is not None:
                self._errors.write(orjson.dumps(answer.error))
        elif self._records is not None:
            self._records.write(answer.line)
        self._trail.passed()
        self._written += 1
        if self._written % MARK_DOCUMENTS == 0:
            self.mark()

    def mark(self, *, whole: bool = False) -> None:
        """Make safe what is written, so that a run that is killed later goes on from here."""
        if self._journal is None:
            return
        self.state.extracted = self.outcome.extracted
        self.state.failed = dict(self.outcome.failed)
        self.state.trail = str(self._trail)
        self.state.output = self._records.mark() if isinstance(self._records, Part) else 0
        self.state.errors = self._errors.mark() if isinstance(self._errors, Part) else 0
        self.state.whole = whole
        self._journal.write(self.state)

    def publish(self) -> None:
        """Give the files their names; a kill in between is made good when the run is gone on with.

        Raises:
            OutputError: the disk is full, the device gone.
        """
        self.mark(whole=True)
        for place in (self._errors, self._records):
            if isinstance(place, Part):
                place.publish()
            elif place is not None:
                place.flush()
        if self._journal is not None:
            self._journal.remove()

    def leave(self) -> None:
        """The run ends early: keep what can be gone on with, and no more."""
        parts = [place for place in (self._errors, self._records) if isinstance(place, Part)]
        whole = self._written == self.outcome.documents
        if self._written and whole and all(part.ends_anywhere for part in parts):
            with suppress(OutputError):
                self.mark()
        kept = self._journal is not None and self.state.documents > 0
        for part in parts:
            part.close() if kept else part.discard()

    def give_up(self) -> None:
        """The run is not to be gone on with; what failed is told, what was extracted is not whole.

        Raises:
            OutputError: the disk is full, the device gone.
        """
        if isinstance(self._records, Part):
            self._records.discard()
        if isinstance(self._errors, Part):
            self._errors.publish()
        if self._journal is not None:
            self._journal.remove()


@contextmanager
def saving(
    output: str, errors: str | None, settings: dict[str, str], *, resume: bool
) -> Iterator[Saving]:
    """Where a run's answers go; what was written is published when nothing is raised.

    Raises:
        OutputError: it cannot be written.
        ResumeError: what an earlier run has left cannot be gone on with.
    """
    to_file = output != STANDARD_OUTPUT and not is_device(output)
    journal = Journal(output) if to_file else None
    earlier = journal.read() if journal else None
    state = State(settings)
    if resume and earlier is not None:
        _require_same(earlier.settings, settings)
        state = earlier
    with ExitStack() as stack:
        records = _place(output, state.output, stack, state)
        try:
            failures = _place(errors, state.errors, stack, state) if errors else None
        except OutputError:
            if isinstance(records, Part):
                records.close() if state.documents else records.discard()
            raise
        if journal and not resume:
            journal.remove()
        saved = Saving(records, failures, journal, state)
        saved.given_up = earlier.documents if earlier and not resume else 0
        try:
            yield saved
        except GivenUpError:
            saved.give_up()
            raise
        except BaseException:
            saved.leave()
            raise
        saved.publish()


def _place(name: str, size: int, stack: ExitStack, state: State) -> Lines | Part | None:
    """Where lines go; nowhere if a run that is gone on with has published them."""
    if name == STANDARD_OUTPUT or is_device(name):
        return stack.enter_context(open_lines(name))
    return None if state.whole and not has_part(name) else Part(name, size=size)


def unfinished(output: str) -> int:
    """How many documents of an unfinished run are safe in what it has left of the output."""
    state = Journal(output).read() if output != STANDARD_OUTPUT else None
    return state.documents if state else 0


def _require_same(before: dict[str, str], now: dict[str, str]) -> None:
    other = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    if other:
        raise ResumeError(f"it was begun with other {', '.join(other)}")
