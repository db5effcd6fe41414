"""Members of zip and tar archives as streams, in the archive's order, never unpacked to disk.

Their names are only data: `..` and `/` in them lead nowhere.
"""

from __future__ import annotations

import struct
import tarfile
import zipfile
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from extract.errors import ExtractError
from extract.intake.limits import DIRECTORY_BYTES, bad_member, too_many_members, unreadable
from extract.intake.naming import member_name
from extract.intake.streams import STEP_BYTES, guarded, seekable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedIOBase, BufferedReader
    from typing import BinaryIO

    from extract.intake.limits import Meter
    from extract.intake.selection import Selection

_ENCRYPTED: Final = 0x1
_UTF_8: Final = 0x800
_UNPACKED_IN_STEPS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Of other methods zipfile unpacks whatever it has read at once: 45 bytes of bzip2 can be 60 MB."""
_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = struct.Struct("<4sLQL")
_LONGEST_COMMENT_BYTES: Final = 0xFFFF
_TAR_NAMES: Final = frozenset(
    {
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_LONGLINK,
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
        tarfile.SOLARIS_XHDTYPE,
    }
)
"""Headers whose content tarfile reads whole."""
_MAX_TAR_NAME_BYTES: Final = 256 * 1024
"""Real ones hold a path or two; the longest path that systems take has 4 KiB."""
_MAX_READS_AT_END: Final = 64
"""tarfile asks a cut-off archive for more without end, in sparse maps and when it skips."""


class Member(NamedTuple):
    """Something in an archive that is no folder."""

    path: str
    """As the archive has it, valid Unicode."""
    open: Callable[[], BufferedReader]
    """Its bytes, to be read before the next member is asked for; raises ExtractError."""
    copy: int = 1
    """Which one it is of those with its path, where the archive's directory tells."""


def zip_members(stream: BufferedReader, selection: Selection, meter: Meter) -> Iterator[Member]:
    """The members in the order of the archive's directory.

    Raises:
        ExtractError: the archive is damaged, or over a limit.
    """
    source = seekable(stream, selection.max_bytes, "a zip archive")
    _refuse_directory(source, selection.max_members)
    try:
        archive = zipfile.ZipFile(source)
    except ExtractError:
        raise
    except Exception as error:  # zipfile raises what its parsing meets
        raise bad_member(f"its zip directory is damaged or cut off ({error})") from error
    copies: Counter[str] = Counter()
    with archive:
        for info in archive.infolist():
            path = member_name(_zip_name(info))
            copies[path] += 1
            if not path.endswith("/"):  # not is_dir(), which wants a name of some length
                yield Member(path, _zip_opener(archive, info, meter), copies[path])


def _zip_name(info: zipfile.ZipInfo) -> bytes:
    """The bytes of the name; without the flag zipfile took them for code page 437."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF_8 else "cp437")


def _zip_opener(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, meter: Meter
) -> Callable[[], BufferedReader]:
    def explain(error: Exception) -> ExtractError:
        return bad_member(f"this member of a zip archive is damaged ({error or 'cut off'})")

    def opened() -> BufferedReader:
        if info.flag_bits & _ENCRYPTED:
            raise bad_member("this member of a zip archive is encrypted; decrypt the archive first")
        if info.compress_type not in _UNPACKED_IN_STEPS:
            method = f"method {info.compress_type}, which is not read"
            raise bad_member(f"this member of a zip archive is packed by {method}; use deflate")
        try:
            source = cast("zipfile.ZipExtFile", archive.open(info))
        except ExtractError:
            raise
        except Exception as error:  # zipfile raises what its parsing meets
            raise explain(error) from error
        return guarded(source, meter.make, explain)

    return opened


def _refuse_directory(source: BufferedIOBase, max_members: int) -> None:
    """Look at the directory's size before zipfile takes all of it into memory.

    Raises:
        ExtractError: it is over the limit.
    """
    size = source.seek(0, 2)
    start = max(0, size - _LONGEST_COMMENT_BYTES - _END.size - _LOCATOR.size)
    source.seek(start)
    tail = source.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        return  # zipfile says what is wrong
    *_, count, directory, _, _ = _END.unpack_from(tail, at)
    if at >= _LOCATOR.size and tail.startswith(b"PK\6\7", at - _LOCATOR.size):
        source.seek(min(_LOCATOR.unpack_from(tail, at - _LOCATOR.size)[2], size))
        record = source.read(_END_64.size)
        if len(record) == _END_64.size:
            *_, count, directory, _ = _END_64.unpack(record)
    if count > max_members or directory > max_members * DIRECTORY_BYTES:
        raise too_many_members(max_members)


def tar_members(stream: BufferedReader) -> Iterator[Member]:
    """The members in the archive's order; several archives behind each other are one.

    Raises:
        ExtractError: the archive is damaged or cut off.
    """
    with _checked():
        archive = _Archive.open(
            fileobj=cast("BinaryIO", _Feed(stream)), mode="r|", ignore_zeros=True
        )
    with archive:
        while True:
            with _checked():
                info = archive.next()
            if info is None:
                break
            archive.members.clear()  # type: ignore[attr-defined]  # kept by tarfile for those who ask again
            if not info.isdir():
                name = info.name.encode("utf-8", "surrogateescape")
                yield Member(member_name(name), _tar_opener(archive, info))
        if not archive.ended:
            raise bad_member("this tar archive ends without its end mark; it seems to be cut off")


def _tar_opener(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Callable[[], BufferedReader]:
    def explain(error: Exception) -> ExtractError:
        return bad_member(f"this member of a tar archive is damaged or cut off ({error})")

    def opened() -> BufferedReader:
        if not info.isreg():
            raise unreadable(f"it is {_tar_noun(info)} in a tar archive, no regular file")
        source = archive.extractfile(info)
        if source is None:
            raise AssertionError(info)
        return guarded(cast("BufferedReader", source), _uncounted, explain)

    return opened


def _tar_noun(info: tarfile.TarInfo) -> str:
    if info.issym() or info.islnk():
        return "a link"
    if info.isfifo():
        return "a named pipe"
    return "a device" if info.isdev() else "something unknown"


def _uncounted(count: int) -> None:
    """Bytes that were not compressed."""


@contextmanager
def _checked() -> Iterator[None]:
    """Turn what tarfile raises into `bad_member`."""
    try:
        yield
    except ExtractError:
        raise
    except Exception as error:  # tarfile raises what its parsing meets
        raise bad_member(f"this tar archive is damaged or cut off ({error})") from error


class _Header(tarfile.TarInfo):
    """A header that never asks for more memory than a name needs, and tells of the end mark."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> _Header:
        try:
            return super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            archive.ended = True  # type: ignore[attr-defined]
            raise
        except tarfile.InvalidHeaderError as error:  # type: ignore[attr-defined]
            raise bad_member(f"this tar archive is damaged ({error})") from error
        except tarfile.TruncatedHeaderError as error:  # type: ignore[attr-defined]
            raise bad_member("this tar archive is cut off") from error

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _TAR_NAMES and not 0 <= self.size <= _MAX_TAR_NAME_BYTES:
            sentence = f"a header of this tar archive has over {_MAX_TAR_NAME_BYTES} bytes"
            raise bad_member(sentence)
        return super()._proc_member(archive)  # type: ignore[misc,no-any-return]


class _Archive(tarfile.TarFile):
    tarinfo = _Header
    ended = False
    """Whether an end mark was met."""


class _Feed:
    """What tarfile reads from: no byte before some trouble is lost, and the end is an end."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._ends = 0

    def read(self, size: int) -> bytes:
        piece = self._stream.read1(min(size, STEP_BYTES))
        self._ends += not piece
        if self._ends > _MAX_READS_AT_END:
            raise bad_member("this tar archive is cut off")
        return piece
