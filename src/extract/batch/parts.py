"""Files in the making: written beside their names, and renamed when they are whole."""

from __future__ import annotations

import fcntl
import os
import stat
from pathlib import Path
from typing import Final

from extract.batch.output import told
from extract.batch.packing import Plain, packing_of
from extract.errors import OutputError

PARQUET: Final = ".parquet"


def beside(target: Path, ending: str) -> Path:
    """A hidden file beside the target: a walk of that folder does not read it as a document."""
    return target.with_name(f".{target.name}.{ending}")


class Part:
    """Lines on their way to a file."""

    def __init__(self, name: str, *, size: int = 0) -> None:
        """Begin the file `name`, or go on behind the first `size` bytes of its part.

        Raises:
            OutputError: it cannot be written, or another run is writing it.
        """
        self.name = name
        self._target = Path(os.path.realpath(name))
        self._path = beside(self._target, "part")
        self._packing = packing_of(name)
        self.ends_anywhere = isinstance(self._packing, Plain)
        """Whether a mark leaves no trace in the file."""
        with told(name):
            if self._target.is_dir():
                raise IsADirectoryError(21, "it is a folder")
            # Opened before it is cut: another run's part is left alone.
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        self._stream = os.fdopen(descriptor, "r+b")
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._stream.close()
            raise OutputError(f"cannot write {name}: another run is writing it") from error
        if os.fstat(descriptor).st_size < size:
            self._stream.close()
            raise OutputError(f"cannot go on with {name}: {self._path} has lost what it held")
        with told(name):
            self._stream.truncate(size)
            self._stream.seek(size)

    def write(self, line: bytes) -> None:
        """One line, its newline added.

        Raises:
            OutputError: the disk is full, the device gone.
        """
        with told(self.name):
            self._stream.write(self._packing.pack(line + b"\n"))

    def mark(self) -> int:
        """Make what was written so far whole and safe on disk; its bytes.

        Raises:
            OutputError: the disk is full, the device gone.
        """
        with told(self.name):
            self._stream.write(self._packing.end())
            self._stream.flush()
            os.fsync(self._stream.fileno())
            return self._stream.tell()

    def publish(self) -> None:
        """Give the file its name.

        Raises:
            OutputError: the disk is full, the device gone.
        """
        self.mark()
        with told(self.name):
            made = self._path
            if self._target.suffix == PARQUET:
                from extract.batch.parquet import write_parquet

                made = beside(self._target, "made")
                write_parquet(self._path, made)
            if self._target.exists():
                made.chmod(stat.S_IMODE(self._target.stat().st_mode))
            made.replace(self._target)
            self._path.unlink(missing_ok=True)
        self._stream.close()

    def discard(self) -> None:
        """Leave nothing behind."""
        self._path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Leave the part for a run that goes on with it."""
        try:
            self._stream.close()
        except OSError:  # what could not be written was told of already
            return


def has_part(name: str) -> bool:
    """Whether something of the file is in the making."""
    return beside(Path(os.path.realpath(name)), "part").exists()
