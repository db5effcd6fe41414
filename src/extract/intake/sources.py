"""Arguments of the command line to documents, one after the other."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple, cast

from extract.errors import ExtractError
from extract.intake.kinds import CONTAINERS, HEAD_BYTES, kind_of
from extract.intake.limits import unreadable
from extract.intake.listing import STANDARD_INPUT
from extract.intake.naming import document_name, inside_name
from extract.intake.opening import Entry, Failure, File, as_stream, open_file
from extract.intake.streams import cannot_read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from io import BufferedReader

    from extract.intake.selection import Selection
    from extract.model import Raw


class _Run(NamedTuple):
    """What holds for all arguments."""

    selection: Selection
    warn: Callable[[str], None]


def documents(
    paths: Sequence[str], selection: Selection, warn: Callable[[str], None]
) -> Iterator[Entry]:
    """Every document that the arguments name, in order; no argument means standard input.

    A file that is one document comes unread. `warn` is given the name of each folder and archive
    without documents.
    """
    run = _Run(selection, warn)
    alone = len(paths) == 1
    for path in paths or [STANDARD_INPUT]:
        if path == STANDARD_INPUT:
            yield from _standard_input(run)
        elif os.path.isdir(path):
            yield from _folder(path, run, alone=alone)
        else:
            yield from _file(path, path, path, run)


def count_documents(paths: Sequence[str], selection: Selection) -> int | None:
    """How many files the arguments name; nothing where standard input is among them."""
    from extract.intake.walking import walk

    total = 0
    for path in paths:
        if path == STANDARD_INPUT:
            return None
        if os.path.isdir(path):
            found = walk(path, selection.leaves_out)
            total += sum(selection.chooses(entry.inside) for entry in found)
        else:
            total += 1
    return total or None


def _folder(folder: str, run: _Run, *, alone: bool) -> Iterator[Entry]:
    from extract.intake.walking import walk

    empty = True
    for found in walk(folder, run.selection.leaves_out):
        name = inside_name(folder, found.inside, alone=alone) if found.inside else folder
        if found.problem:
            entries: Iterator[Entry] = iter(
                [Failure(document_name(name), unreadable(found.problem))]
            )
        else:
            entries = _file(found.path, name, found.inside, run)
        for entry in entries:
            empty = False
            yield entry
    if empty:
        run.warn(document_name(folder))


def _file(path: str, name: str, chosen_by: str, run: _Run) -> Iterator[Entry]:
    """The documents of a file: itself, yet to be read, or those that it holds.

    Archives are like folders: one that the globs do not choose may hold members that they do.
    """
    name = document_name(name)
    if run.selection.leaves_out(chosen_by):
        return
    chosen = run.selection.chooses(chosen_by)
    try:
        descriptor, status = open_file(path)
    except ExtractError as error:
        if chosen:
            yield Failure(name, error)
        return
    with as_stream(descriptor) as stream:
        try:
            kind = kind_of(os.pread(descriptor, HEAD_BYTES, 0), name, run.selection)
        except OSError as error:
            yield Failure(name, cannot_read(error))
            return
        if kind == "plain" and chosen and run.selection.split is None:
            yield File(name, path, status.st_size, status.st_mtime_ns)
        elif chosen or kind in CONTAINERS:
            yield from _unfolded(stream, name, run, status.st_size, chosen=chosen)


def _standard_input(run: _Run) -> Iterator[Raw | Failure]:
    if sys.stdin is None:  # started with `<&-`
        yield Failure(STANDARD_INPUT, unreadable("standard input is closed"))
        return
    stream = cast("BufferedReader", sys.stdin.buffer)
    yield from _unfolded(stream, STANDARD_INPUT, run)


def _unfolded(
    stream: BufferedReader, name: str, run: _Run, size: int | None = None, *, chosen: bool = True
) -> Iterator[Raw | Failure]:
    """Modules come late, so that a run over one plain file does not wait for them."""
    from extract.intake.limits import Meter
    from extract.intake.streams import guarded_file
    from extract.intake.unfolding import Place, unfold

    meter = Meter(size)
    place = Place(name, name, run.selection, meter, run.warn, chosen)
    return unfold(guarded_file(stream, meter.take), place)
