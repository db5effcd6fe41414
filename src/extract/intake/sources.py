"""Arguments of the command line to documents, one after the other."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Final

from extract.errors import ExtractError
from extract.intake.listing import STANDARD_INPUT
from extract.intake.naming import document_name, inside_name
from extract.intake.opening import Failure, File, find_file, read_stream, unreadable
from extract.intake.walking import walk
from extract.model import Raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MAX_BYTES: Final = 16 * 1024 * 1024
"""Largest document that is read unless told otherwise; the largest front pages are near 5 MB."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents are taken."""

    include: tuple[str, ...] = ()
    """Globs of which one must match; none means all. See `takes`."""
    exclude: tuple[str, ...] = ()
    """Globs of which none may match; a folder that matches is not entered."""
    max_bytes: int = MAX_BYTES

    def takes(self, path: str, is_folder: bool) -> bool:  # noqa: FBT001 - the walk's question
        """Whether a path is wanted.

        A glob with a slash is matched against the whole path, one without against the last name;
        `*` crosses slashes.
        """
        if any(_matches(path, glob) for glob in self.exclude):
            return False
        return is_folder or not self.include or any(_matches(path, g) for g in self.include)


def documents(
    paths: Sequence[str], selection: Selection, warn: Callable[[str], None]
) -> Iterator[Raw | File | Failure]:
    """Every document that the arguments name, in order; no argument means standard input.

    `warn` is given the name of each folder without documents.
    """
    alone = len(paths) == 1
    for path in paths or [STANDARD_INPUT]:
        if path == STANDARD_INPUT:
            yield _standard_input(selection.max_bytes)
        elif Path(path).is_dir():
            yield from _folder(path, selection, warn, alone=alone)
        elif selection.takes(path, is_folder=False):
            yield _document(path, path)


def _folder(
    folder: str, selection: Selection, warn: Callable[[str], None], *, alone: bool
) -> Iterator[Raw | File | Failure]:
    empty = True
    for found in walk(folder, selection.takes):
        empty = False
        name = inside_name(folder, found.inside, alone=alone) if found.inside else folder
        if found.problem:
            yield Failure(document_name(name), unreadable(found.problem))
        else:
            yield _document(found.path, name)
    if empty:
        warn(document_name(folder))


def _document(path: str, name: str) -> File | Failure:
    try:
        return find_file(path, document_name(name))
    except ExtractError as error:
        return Failure(document_name(name), error)


def _standard_input(max_bytes: int) -> Raw | Failure:
    if sys.stdin is None:  # started with `<&-`
        return Failure(STANDARD_INPUT, unreadable("standard input is closed"))
    try:
        return Raw(STANDARD_INPUT, read_stream(sys.stdin.buffer, max_bytes))
    except ExtractError as error:
        return Failure(STANDARD_INPUT, error)


def _matches(path: str, glob: str) -> bool:
    return fnmatchcase(path if "/" in glob else path.rsplit("/", 1)[-1], glob)
