"""Processes that extract: killed when they hang, replaced when they die, asked in order."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
from collections import deque
from concurrent.futures import TimeoutError as OverdueTaskError
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pebble import ProcessExpired, ProcessPool

from extract.batch.extraction import Answer, extract_task, overdue
from extract.errors import ExtractError
from extract.model import Raw
from extract.record import error_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pebble import ProcessFuture

    from extract.batch.extraction import Work
    from extract.intake import Entry

    Task = tuple[Sequence[Entry], ProcessFuture[list[Answer]]]

_FIRST_DOCUMENTS: Final = 4
_TASK_DOCUMENTS: Final = 64
"""Handing over a task costs as much as extracting a small document."""
_TASK_BYTES: Final = 1 << 20
_TASKS_AHEAD: Final = 4
"""Tasks in hand for every process: none waits for the slowest one, and memory stays bounded."""
_ALONE_FACTOR: Final = 1.5
"""A process that has not answered to one document in so many times the limit hangs."""
_MEMORY_BYTES: Final = 1 << 29
"""What one process may take over what it has at its start."""
_KILLED: Final = -int(signal.SIGKILL)


def extract_all(documents: Iterable[Entry], work: Work) -> Iterator[Answer]:
    """Answers in the order of the documents, made by `work.jobs` processes.

    A task whose process hangs or dies is asked again one document at a time, so that only the
    one that did it fails.
    """
    # Forked from a small server, not from here, where threads run.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["extract.cli", "extract.batch.pool", "extract.batch.server"])
    pool = ProcessPool(max_workers=work.jobs, initializer=_begin, context=context)

    def ask(task: Sequence[Entry]) -> Task:
        limit = work.timeout * (_ALONE_FACTOR if len(task) == 1 else 1)
        return task, pool.schedule(extract_task, args=(task, work), timeout=limit)

    tasks = _tasks(documents, work.jobs)
    pending: deque[Task] = deque()
    try:
        while True:
            room = work.jobs * _TASKS_AHEAD - len(pending)
            pending.extend(map(ask, islice(tasks, max(0, room))))
            if not pending:
                return
            task, future = pending.popleft()
            try:
                answers = future.result()
            except (OverdueTaskError, ProcessExpired) as end:
                if len(task) == 1:
                    yield _lost(task[0], end, work.timeout)
                else:
                    pending.extendleft([ask([document]) for document in reversed(task)])
                continue
            yield from answers
            if len(answers) < len(task):
                pending.appendleft(ask(task[len(answers) :]))
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _tasks(documents: Iterable[Entry], jobs: int) -> Iterator[Sequence[Entry]]:
    """Documents in tasks that grow, so that the first answers come soon and none is idle."""
    task: list[Entry] = []
    size = made = 0
    for document in documents:
        task.append(document)
        size += len(document.data) if isinstance(document, Raw) else 0
        if (
            len(task) >= min(_TASK_DOCUMENTS, _FIRST_DOCUMENTS << made // jobs)
            or size > _TASK_BYTES
        ):
            yield task
            task, size, made = [], 0, made + 1
    if task:
        yield task


def _lost(found: Entry, end: BaseException, timeout: float) -> Answer:
    """The answer to the document that hung or took its process with it."""
    if isinstance(end, OverdueTaskError):
        error = overdue(timeout)
    else:
        code = getattr(end, "exitcode", None)
        how = f"signal {-code}" if code is not None and code < 0 else f"exit status {code}"
        memory = "; the system may have run out of memory" if code == _KILLED else ""
        error = ExtractError("crash", "read", f"the process that read it died ({how}){memory}")
    size = len(found.data) if isinstance(found, Raw) else getattr(found, "size", None)
    return Answer(found.name, b"", error_record(found.name, error, size))


def _begin() -> None:
    """What a process does first: leave Ctrl-C to the one that asks, and bound its own memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if _STATUS.exists():
        pages = int(_STATUS.read_bytes().split()[0])
        limit = pages * os.sysconf("SC_PAGE_SIZE") + _MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


_STATUS: Final = Path("/proc/self/statm")
"""Where Linux tells how much memory a process has; its first number counts pages."""
