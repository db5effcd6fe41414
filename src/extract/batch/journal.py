"""How far a run has come, beside its output, so that a killed one can be gone on with."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Final

import orjson

from extract.batch.output import told
from extract.batch.parts import beside
from extract.batch.state import State
from extract.intake import Failure, File

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.intake import Entry

_ENDING: Final = "journal"


class Journal:
    """The file that holds the state."""

    def __init__(self, name: str) -> None:
        """`name` is that of the output."""
        self._name = name
        self._path = beside(Path(os.path.realpath(name)), _ENDING)

    def read(self) -> State | None:
        """What an earlier run has left, if it can be read."""
        try:
            return State(**orjson.loads(self._path.read_bytes()))
        except (OSError, TypeError, ValueError):
            return None

    def write(self, state: State) -> None:
        """Keep the state; after a kill it is the old one or the new one, never half of it.

        Raises:
            OutputError: the disk is full, the device gone.
        """
        new = self._path.with_name(self._path.name + ".new")
        with told(self._name):
            with new.open("wb") as stream:
                stream.write(orjson.dumps(state._asdict()))
                stream.flush()
                os.fsync(stream.fileno())
            new.replace(self._path)

    def remove(self) -> None:
        """The run is over."""
        self._path.unlink(missing_ok=True)


class Trail:
    """A digest of the documents whose answers are written, which run behind those that are read."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._ahead: deque[bytes] = deque()

    def follow(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The same documents, remembered until they pass."""
        for entry in entries:
            self._ahead.append(_footprint(entry))
            yield entry

    def passed(self) -> None:
        """The next document's answer is written."""
        self._digest.update(self._ahead.popleft())

    def __str__(self) -> str:
        return self._digest.hexdigest()


def _footprint(entry: Entry) -> bytes:
    """What tells a document from another, and from itself after a change, without reading it."""
    if isinstance(entry, File):
        said: tuple[object, ...] = (entry.name, entry.size, entry.modified)
    elif isinstance(entry, Failure):
        said = (entry.name, entry.error.code)
    else:
        said = (entry.name, len(entry.data), zlib.crc32(entry.data))
    return orjson.dumps(said)
