"""One document, or a task of several, to answers: what every process does, whichever it is."""

from __future__ import annotations

import hashlib
import os
import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from extract.batch.fault import fall
from extract.errors import ExtractError
from extract.intake import Failure, load
from extract.pipeline import extract_line
from extract.record import error_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.intake import Entry
    from extract.model import Options, Raw

_STAGES: Final = {"readers": "read", "decode": "decode", "labels": "label", "assemble": "assemble"}
"""Modules of the package and the stages that they are; everything else is the record."""


_NO_MEMORY: Final = "it takes more memory than a process may have"


class Work(NamedTuple):
    """What is to be done with every document; the same for the whole run."""

    options: Options
    max_bytes: int
    """Largest document that is read."""
    timeout: float
    """Seconds of computing that one document may take."""
    jobs: int = 1
    """Processes; a single document needs none."""


class Answer(NamedTuple):
    """What became of a document: its record, or its error record."""

    name: str
    line: bytes
    """The record as JSON, without its newline; empty where the document failed."""
    error: dict[str, Any] | None = None


def extract_task(documents: Sequence[Entry], work: Work) -> list[Answer]:
    """Answers in order; fewer than documents where time runs short, so that the rest is asked anew.

    What is handed back early is not lost when a later document must be stopped from outside.
    """
    out: list[Answer] = []
    enough = time.monotonic() + work.timeout / 2
    for document in documents:
        out.append(extract_document(document, work))
        if time.monotonic() > enough:
            break
    return out


def extract_document(found: Entry, work: Work) -> Answer:
    """The answer to one document; nothing that it holds raises anything here."""
    document = load(found, work.max_bytes)
    if isinstance(document, Failure):
        return Answer(found.name, b"", error_record(found.name, document.error, document.size))
    try:
        with _limited(work.timeout):
            fall(document.name)
            return Answer(found.name, extract_line(document, work.options))
    except ExtractError as error:
        return _failed(document, error)
    except _OverdueError:
        return _failed(document, overdue(work.timeout))
    except MemoryError:
        return _failed(document, ExtractError("crash", "read", _NO_MEMORY))
    except Exception as bug:  # noqa: BLE001 - a bug that one document meets must not stop the rest
        return _failed(document, _crash(bug))


def overdue(seconds: float) -> ExtractError:
    """The error of a document that took too long."""
    sentence = f"it takes longer than {seconds:g} seconds; allow more with --timeout"
    return ExtractError("timeout", "read", sentence)


def _failed(document: Raw, error: ExtractError) -> Answer:
    digest = hashlib.sha256(document.data).hexdigest()
    record = error_record(document.name, error, len(document.data), digest)
    return Answer(document.name, b"", record)


class _OverdueError(BaseException):
    """Raised into work that takes too long; no `except Exception` on the way stops it."""


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Stop the work after so many seconds of this process's computing, whatever else runs.

    Machine code that never comes back is not stopped by this; the pool kills its process.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals reach the main thread only
        return

    def stop(*_: object) -> None:
        raise _OverdueError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _crash(bug: Exception) -> ExtractError:
    """A bug as an error record that says where to look."""
    stage, place, trace = "record", "", bug.__traceback__
    while trace:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.startswith("extract."):
            stage = _STAGES.get(module.split(".")[1], stage)
            place = f" ({os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno})"
        trace = trace.tb_next
    sentence = f"a mistake in extract itself, please report it: {type(bug).__name__}: {bug}{place}"
    return ExtractError("crash", stage, sentence)
