"""One stream to its documents, through every compression, archive and table that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract.errors import ExtractError
from extract.intake.kinds import CONTAINERS, HEAD_BYTES, kind_of
from extract.intake.limits import MAX_DEPTH, too_deep, too_many_members
from extract.intake.opening import Failure
from extract.intake.selection import without_compression
from extract.intake.streams import read_stream
from extract.model import Raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader

    from extract.intake.archives import Member
    from extract.intake.kinds import Kind
    from extract.intake.limits import Meter
    from extract.intake.selection import Selection

    Documents = Iterator[Raw | Failure]


class Place(NamedTuple):
    """Where a stream stands, and what holds for all that comes out of it."""

    name: str
    """What its documents are called, or what their names begin with."""
    path: str
    """What it is called by itself, without the endings of compressions that were taken off."""
    selection: Selection
    meter: Meter
    warn: Callable[[str], None]
    """Is given the name of each archive without documents."""
    chosen: bool = True
    """Whether the caller's globs have chosen it, and so all that is in it; what they have not may
    still be an archive with members that they do."""
    depth: int = 0


def unfold(stream: BufferedReader, place: Place) -> Documents:
    """Every document in a stream; what cannot be read is a failure in its place."""
    try:
        kind = kind_of(stream.peek(HEAD_BYTES)[:HEAD_BYTES], place.path, place.selection)
        if place.chosen or kind in CONTAINERS:
            yield from _documents(kind, stream, place)
    except ExtractError as error:
        yield Failure(place.name, error)


def _documents(kind: Kind, stream: BufferedReader, place: Place) -> Documents:
    """Modules come late, so that a run over plain files does not wait for them."""
    if kind == "plain":
        return _plain(stream, place)
    if kind == "zip" or kind == "tar":  # noqa: PLR1714 - mypy sees what is left
        return _archive(_members(kind, stream, place), _deeper(place))
    if kind == "jsonl":
        from extract.intake.rows import read_lines

        return read_lines(stream, place.name, place.selection)
    if kind == "parquet":
        from extract.intake.parquet import read_parquet

        return read_parquet(stream, place.name, place.selection)
    if kind == "warc":
        from extract.intake.warc import read_warc

        return read_warc(stream, place.name, place.selection)
    from extract.intake.compression import decompressed

    inner = _deeper(place)._replace(path=without_compression(place.path))
    return unfold(decompressed(kind, stream, place.meter), inner)


def _plain(stream: BufferedReader, place: Place) -> Documents:
    if place.selection.split is not None:
        from extract.intake.splitting import split_lines

        yield from split_lines(stream, place.name, place.selection, place.selection.split)
    else:
        yield Raw(place.name, read_stream(stream, place.selection.max_bytes))


def _members(kind: Kind, stream: BufferedReader, place: Place) -> Iterator[Member]:
    from extract.intake.archives import tar_members, zip_members

    if kind == "tar":
        return tar_members(stream)
    return zip_members(stream, place.selection, place.meter)


def _archive(members: Iterator[Member], place: Place) -> Documents:
    selection = place.selection
    count = 0
    for count, member in enumerate(members, 1):
        if count > selection.max_members:
            raise too_many_members(selection.max_members)
        if not selection.leaves_out_member(member.path):
            chosen = place.chosen or selection.chooses(member.path)
            yield from _member(member, place._replace(chosen=chosen))
    if not count:
        place.warn(place.name)


def _member(member: Member, place: Place) -> Documents:
    name = f"{place.name}!{member.path}"
    if member.copy > 1:
        name += f"#{member.copy}"
    try:
        stream = member.open()
    except ExtractError as error:
        if place.chosen:
            yield Failure(name, error)
    else:
        yield from unfold(stream, place._replace(name=name, path=member.path))


def _deeper(place: Place) -> Place:
    if place.depth == MAX_DEPTH:
        raise too_deep()
    return place._replace(depth=place.depth + 1)
