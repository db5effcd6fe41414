"""The loop: every document to a record or to a failure, in the order of the input."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

from extract.batch.extraction import extract_document

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from extract.batch.extraction import Answer, Work
    from extract.intake import Entry


class Outcome:
    """What became of a run."""

    def __init__(self, extracted: int = 0) -> None:
        """Begin with so many documents that an earlier run has extracted."""
        self.extracted = extracted
        self.failed: Counter[str] = Counter()
        """Failures by code."""
        self.stopped = False
        """Whether `fail_fast` ended it before its time."""

    @property
    def documents(self) -> int:
        """Documents that were looked at."""
        return self.extracted + self.failed.total()


def run(
    documents: Iterable[Entry],
    work: Work,
    tell: Callable[[Answer, Outcome], None],
    outcome: Outcome | None = None,
    *,
    fail_fast: bool = False,
) -> Outcome:
    """Extract every document; one that fails never stops the others unless `fail_fast` says so.

    `tell` is given each answer, in order, and the outcome with it. `outcome` is what a run that
    is gone on with has reached already.
    """
    outcome = outcome or Outcome()
    answers = _answers(iter(documents), work)
    for answer in answers:
        if answer.error is None:
            outcome.extracted += 1
        else:
            outcome.failed[answer.error["code"]] += 1
        tell(answer, outcome)
        if fail_fast and answer.error:
            outcome.stopped = True
            break
    answers.close()
    return outcome


def _answers(documents: Iterator[Entry], work: Work) -> Generator[Answer, None, None]:
    """A single document is extracted here; for more there are processes."""
    first = list(islice(documents, 2))
    if len(first) < 2:
        yield from (extract_document(document, work) for document in first)
        return
    from extract.batch.pool import extract_all

    yield from extract_all(chain(first, documents), work)
