"""The loop: every document to a record or to a failure, in the order of the input."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from extract.errors import ExtractError
from extract.intake import Failure
from extract.pipeline import extract_line
from extract.record import error_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.model import Options, Raw

_STAGES: Final = {"readers": "read", "decode": "decode", "labels": "label", "assemble": "assemble"}
"""Modules of the package and the stages that they are; everything else is the record."""


@dataclass(slots=True)
class Outcome:
    """What became of a run."""

    extracted: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    """Failures by code."""
    stopped: bool = False
    """Whether `fail_fast` ended it before its time."""

    @property
    def documents(self) -> int:
        """Documents that were looked at."""
        return self.extracted + self.failed.total()


def run(
    documents: Iterable[Raw | Failure],
    options: Options,
    write: Callable[[str, bytes], None],
    fail: Callable[[dict[str, Any]], None],
    *,
    fail_fast: bool = False,
) -> Outcome:
    """Extract every document; one that fails never stops the others unless `fail_fast` says so.

    `write` is given name and record line, `fail` the error record.
    """
    outcome = Outcome()
    for document in documents:
        answer = document if isinstance(document, Failure) else _extract(document, options)
        if isinstance(answer, bytes):
            write(document.name, answer)
            outcome.extracted += 1
            continue
        fail(_told(document, answer.error))
        outcome.failed[answer.error.code] += 1
        if fail_fast:
            outcome.stopped = True
            break
    return outcome


def _extract(raw: Raw, options: Options) -> bytes | Failure:
    try:
        return extract_line(raw, options)
    except ExtractError as error:
        return Failure(raw.name, error)
    except Exception as bug:  # noqa: BLE001 - a bug that one document meets must not stop the rest
        return Failure(raw.name, _crash(bug))


def _told(document: Raw | Failure, error: ExtractError) -> dict[str, Any]:
    if isinstance(document, Failure):
        return error_record(document.name, error, document.size, None)
    digest = hashlib.sha256(document.data).hexdigest()
    return error_record(document.name, error, len(document.data), digest)


def _crash(bug: Exception) -> ExtractError:
    """A bug as an error record that says where to look."""
    stage, place, trace = "record", "", bug.__traceback__
    while trace:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.startswith("extract."):
            stage = _STAGES.get(module.split(".")[1], stage)
            place = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})"
        trace = trace.tb_next
    sentence = f"a mistake in extract itself, please report it: {type(bug).__name__}: {bug}{place}"
    return ExtractError("crash", stage, sentence)
