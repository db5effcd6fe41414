"""Where the answers of a run go: records and error records, each to a stream or a file.

Where the records go to a file, the run keeps a journal and can be gone on with.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Final

import orjson

from extract.batch.output import STANDARD_OUTPUT, is_device, open_lines
from extract.batch.run import Outcome
from extract.batch.state import State
from extract.errors import GivenUpError, OutputError, ResumeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extract.batch.extraction import Answer
    from extract.batch.journal import Journal, Trail
    from extract.batch.output import Lines
    from extract.batch.parts import Part
    from extract.intake import Entry

MARK_DOCUMENTS: Final = 250
"""After so many documents what was written is made safe; compressed pieces end there."""


class Saving:
    """Writes answers, and knows how far it has come."""

    def __init__(
        self,
        records: Lines | Part | None,
        errors: Lines | Part | None,
        kept: tuple[Journal, Trail] | None,
        state: State,
    ) -> None:
        """`state` is where to go on; `errors` may be told of elsewhere."""
        self._records = records
        self._errors = errors
        self._written = state.documents
        self._journal = kept[0] if kept else None
        self._trail = kept[1] if kept else None
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
        if self._trail is None:
            return iter(entries)
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
        if self._trail is not None:
            self._trail.passed()
        self._written += 1
        if self._written % MARK_DOCUMENTS == 0:
            self.mark()

    def mark(self, *, whole: bool = False) -> None:
        """Make safe what is written, so that a run that is killed later goes on from here."""
        if self._journal is None:
            return
        self.state = self.state._replace(
            extracted=self.outcome.extracted,
            failed=dict(self.outcome.failed),
            trail=str(self._trail),
            output=self._records.mark() if self._records else 0,
            errors=self._errors.mark() if self._errors else 0,
            whole=whole,
        )
        self._journal.write(self.state)

    def publish(self) -> None:
        """Give the files their names; a kill in between is made good when the run is gone on with.

        Raises:
            OutputError: the disk is full, the device gone.
        """
        self.mark(whole=True)
        for place in self._places():
            place.publish()
        if self._journal is not None:
            self._journal.remove()

    def leave(self) -> None:
        """The run ends early: keep what can be gone on with, and no more."""
        whole = self._written == self.outcome.documents
        if self._written and whole and all(place.ends_anywhere for place in self._places()):
            with suppress(OutputError):
                self.mark()
        kept = self._journal is not None and self.state.documents > 0
        for place in self._places():
            place.close() if kept else place.discard()

    def give_up(self) -> None:
        """The run is not to be gone on with; what failed is told, what was extracted is not whole.

        Raises:
            OutputError: the disk is full, the device gone.
        """
        if self._records is not None:
            self._records.discard()
        if self._errors is not None:
            self._errors.publish()
        if self._journal is not None:
            self._journal.remove()

    def _places(self) -> list[Lines | Part]:
        return [place for place in (self._errors, self._records) if place is not None]


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
    kept = _keeping(output) if to_file else None
    journal = kept[0] if kept else None
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
            if records is not None:
                records.close() if state.documents else records.discard()
            raise
        if journal and not resume:
            journal.remove()
        saved = Saving(records, failures, kept, state)
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


def _keeping(output: str) -> tuple[Journal, Trail]:
    """What a run keeps of itself beside its output; not imported where it goes to a stream."""
    from extract.batch.journal import Journal, Trail

    return Journal(output), Trail()


def _place(name: str, size: int, stack: ExitStack, state: State) -> Lines | Part | None:
    """Where lines go; nowhere if a run that is gone on with has published them."""
    if name == STANDARD_OUTPUT or is_device(name):
        return stack.enter_context(open_lines(name))
    from extract.batch.parts import Part, has_part

    return None if state.whole and not has_part(name) else Part(name, size=size)


def unfinished(output: str) -> int:
    """How many documents of an unfinished run are safe in what it has left of the output."""
    if output == STANDARD_OUTPUT:
        return 0
    journal, _ = _keeping(output)
    state = journal.read()
    return state.documents if state else 0


def _require_same(before: Mapping[str, str], now: Mapping[str, str]) -> None:
    other = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    if other:
        raise ResumeError(f"it was begun with other {', '.join(other)}")
