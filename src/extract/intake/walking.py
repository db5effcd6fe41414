"""The regular files of a folder, in the order of their paths' bytes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Found(NamedTuple):
    """Something that stands in a folder."""

    path: str
    inside: str
    """Its path inside the folder that was asked for."""
    problem: str | None = None
    """Why it cannot be read; `None` where that is for the opening to find out."""


class _Folder(NamedTuple):
    path: str
    inside: str


def walk(folder: str, unwanted: Callable[[str], bool]) -> Iterator[Found]:
    """Everything below `folder` that is no folder, hidden entries left out.

    `unwanted(inside)` says whether an entry is to be left out too, with all below it. A link to a
    folder is told as a problem and never followed, so that no loop is walked.
    """
    pending: list[Found | _Folder] = [_Folder(folder, "")]  # no recursion: folders nest deep
    while pending:
        entry = pending.pop()
        if isinstance(entry, Found):
            yield entry
        else:
            pending.extend(reversed(_look_into(entry, unwanted)))


def _look_into(folder: _Folder, unwanted: Callable[[str], bool]) -> list[Found | _Folder]:
    try:
        with os.scandir(folder.path) as stream:
            entries = sorted(stream, key=_order)
    except OSError as error:
        problem = f"its folder cannot be read: {error.strerror or error}"
        return [Found(folder.path, folder.inside, problem)]
    found: list[Found | _Folder] = []
    for entry in entries:
        inside = f"{folder.inside}/{entry.name}" if folder.inside else entry.name
        if entry.name.startswith(".") or unwanted(inside):
            continue
        if not _is_folder(entry):
            found.append(Found(entry.path, inside))
        elif entry.is_symlink():
            problem = "it is a link to a folder, which is not followed"
            found.append(Found(entry.path, inside, problem))
        else:
            found.append(_Folder(entry.path, inside))
    return found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Follows links; a link that leads nowhere or in a loop is no folder."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _order(entry: os.DirEntry[str]) -> bytes:
    """With the slash behind a folder's name, the walk comes in the order of whole paths."""
    name = os.fsencode(entry.name)
    return name + b"/" if entry.is_dir(follow_symlinks=False) else name
