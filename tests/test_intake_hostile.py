"""Archives made to harm: nothing but failures, soon, and in little memory."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import subprocess
import sys
import tarfile
import tempfile
import warnings
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dumps import entries, gzipped_each, http, inside, record, tarred, zipped
from extract.intake import Failure
from extract.model import Raw

if TYPE_CHECKING:
    from collections.abc import Callable

ZEROS = bytes(200_000_000)
MEGABYTE = 1024 * 1024


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path, compress: Callable[[bytes], bytes]) -> None:
    (tmp_path / "a").write_bytes(compress(ZEROS))
    (failure,) = entries(tmp_path / "a", max_bytes=2**40)
    assert isinstance(failure, Failure)
    assert failure.error.code == "too_large"
    assert "100 times" in failure.error.message


def test_a_bomb_of_zstandard_is_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(zstandard.compress(ZEROS))
    assert inside(path, max_bytes=2**40) == [("", "too_large")]
    assert peak_megabytes(path) < 150


def test_members_before_a_bomb_are_handed_on(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    path.write_bytes(tarred(("a", b"1"), ("b", ZEROS), ("c", b"2"), mode="w:gz"))
    answer = [("!a", b"1"), ("!b", "too_large"), ("", "too_large")]
    assert inside(path, max_bytes=2**40) == answer
    assert inside(path, max_bytes=1000)[:2] == answer[:2]


def test_a_small_bomb_in_a_zip_archive_is_cut_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("a", ZEROS[:10_000_000]), ("b", b"2")))
    assert inside(path, max_bytes=1000) == [("!a", "too_large"), ("!b", b"2")]


def nested(depth: int, wrap: Callable[[bytes], bytes]) -> bytes:
    data = b"deep"
    for _ in range(depth):
        data = wrap(data)
    return data


def test_nesting_has_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(nested(8, gzip.compress))
    assert inside(path) == [("", b"deep")]
    path.write_bytes(nested(9, gzip.compress))
    assert inside(path) == [("", "too_deep")]
    path.write_bytes(nested(9, lambda data: zipped(("x", data))))
    assert inside(path) == [("!x" * 8, "too_deep")]


def test_nested_bombs_share_one_measure(tmp_path: Path) -> None:
    """As 42.zip has it: each archive is harmless by itself, all of them together are not."""
    inner = zipped(*((f"{n}", ZEROS[: 4 * MEGABYTE]) for n in range(16)))
    middle = zipped(*((f"{n}.zip", inner) for n in range(16)))
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(*((f"{n}.zip", middle) for n in range(16))))
    codes = [what for _, what in inside(path) if isinstance(what, str)]
    assert set(codes) == {"too_large"}
    assert peak_megabytes(path) < 200


def test_members_have_a_limit(tmp_path: Path) -> None:
    members = [(f"{number}", b"x") for number in range(5)]
    (tmp_path / "a").write_bytes(tarred(*members))
    assert inside(tmp_path / "a", max_members=5)[-1] == ("!4", b"x")
    found = inside(tmp_path / "a", max_members=4)
    assert [name for name, _ in found] == ["!0", "!1", "!2", "!3", ""]
    (failure,) = (entry for entry in entries(tmp_path / "a", max_members=4) if entry[0][-2] != "!")
    assert isinstance(failure, Failure)
    assert "--max-members" in failure.error.message
    (tmp_path / "a").write_bytes(zipped(*members))
    assert inside(tmp_path / "a", max_members=4) == [("", "too_large")]


def test_a_zip_archive_in_a_stream_has_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    noise = bytes(range(256)) * 100
    inner = zipped(("x", noise), method=zipfile.ZIP_STORED)
    path.write_bytes(tarred(("b.zip", inner), ("c", b"2")))
    assert inside(path, max_bytes=20_000) == [("!b.zip", "too_large"), ("!c", b"2")]


def test_a_tar_archive_that_is_cut_off_is_noticed(tmp_path: Path) -> None:
    whole = tarred(("a", b"1"), ("b", b"2" * 600))
    path = tmp_path / "a.tar"
    path.write_bytes(whole[:2560])
    assert inside(path) == [("!a", b"1"), ("!b", b"2" * 600), ("", "bad_member")]
    path.write_bytes(whole[:2000])
    assert inside(path) == [("!a", b"1"), ("!b", "bad_member"), ("", "bad_member")]
    path.write_bytes(whole[:1300])
    assert inside(path) == [("!a", b"1"), ("", "bad_member")]
    path.write_bytes(whole[:1024] + b"garbage " * 64 + whole[1536:])
    assert inside(path) == [("!a", b"1"), ("", "bad_member")]


def test_members_before_the_cut_are_handed_on(tmp_path: Path) -> None:
    noise = [(f"{n}", (f"{n} " * 3000).encode()) for n in range(200)]
    path = tmp_path / "a.tar.gz"
    whole = tarred(*noise, mode="w:gz")
    path.write_bytes(whole[: len(whole) // 2])
    found = inside(path)
    assert len(found) > 50
    assert [name for name, what in found if what != "bad_member"] == [
        f"!{n}" for n in range(len(found) - 2)
    ]
    assert found[-1] == ("", "bad_member")


def test_a_corrupt_zip_directory_is_a_failure(tmp_path: Path) -> None:
    whole = zipped(("a", b"1"), ("b", b"2"))
    path = tmp_path / "a.zip"
    for broken in (
        whole[:-10],
        whole[: len(whole) // 2],
        whole.replace(b"PK\1\2", b"PK\1\3"),
        whole.replace(b"PK\5\6", b"PK\5\7"),
        whole[:-6] + b"\xff\xff\xff\x7f\0\0",
    ):
        path.write_bytes(broken)
        assert {what for _, what in inside(path)} == {"bad_member"}


def test_a_member_without_a_name_is_a_document(tmp_path: Path) -> None:
    whole = zipped(("x", b"1"), ("y", b"2"), method=zipfile.ZIP_STORED)
    (tmp_path / "a.zip").write_bytes(whole.replace(b"x", b"\0"))
    assert inside(tmp_path / "a.zip") == [("!\0", b"1"), ("!y", b"2")]


def test_a_header_that_asks_for_memory_is_refused(tmp_path: Path) -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 2**33
    (tmp_path / "a").write_bytes(tarred(("a", b"1"))[:1024] + info.tobuf() + ZEROS[:MEGABYTE])
    assert inside(tmp_path / "a") == [("!a", b"1"), ("", "bad_member")]


def test_a_sparse_map_without_end_is_refused(tmp_path: Path) -> None:
    """GNU format 1.0: the map is in the data, and tells of more entries than there are."""
    info = tarfile.TarInfo("x")
    info.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0"}
    info.size = 512
    head = info.tobuf(tarfile.PAX_FORMAT)
    (tmp_path / "a").write_bytes(head + b"99999999\n".ljust(512, b"1"))
    assert inside(tmp_path / "a") == [("", "bad_member")]


def test_the_size_of_an_archive_does_not_matter(tmp_path: Path) -> None:
    """200 MB of members, of which the largest is 64 MB too large."""
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for number, megabytes in enumerate((1, 64, 10, 10, 110)):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = megabytes * MEGABYTE
            archive.addfile(info, io.BytesIO(b"\0" * info.size))
    assert peak_megabytes(path, "--max-bytes", str(2 * MEGABYTE)) < 100


def peak_megabytes(path: Path, *options: str) -> float:
    """The most memory that the command held."""
    code = (
        "import sys; from extract.cli import main; main(sys.argv[1:]);"
        "print(*(line for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, str(path), "-q", *options],
        capture_output=True,
        check=True,
        timeout=120,
    )
    return int(answer.stdout.split()[-2]) / 1024


def parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"text": ["x", "y" * 50], "id": [1, 2]}), out)
    return out.getvalue()


RECORDS = (record("response", http(b"<p>1")), record("conversion", b"x"), record("metadata", b""))
WHOLE = {
    "gz": gzip.compress(b"abc" * 50),
    "bz2": bz2.compress(b"abc" * 50),
    "xz": lzma.compress(b"abc" * 50),
    "zst": zstandard.compress(b"abc" * 50),
    "zip": zipped(("a", b"1" * 50), ("b.jsonl", b'{"text": "x"}\n')),
    "tar": tarred(("a", b"1"), ("b", b"2")),
    "tar.gz": tarred(("a", b"1"), ("b", b"2"), mode="w:gz"),
    "warc": b"".join(RECORDS),
    "warc.gz": gzipped_each(*RECORDS),
    "jsonl": b'{"text": "x", "url": "u", "id": 5}\n{"html": "y"}\n',
    "parquet": parquet(),
}


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(
    kind=st.sampled_from(sorted(WHOLE)),
    changes=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=4),
    cut=st.one_of(st.none(), st.integers(0, 4000)),
    tail=st.binary(max_size=20),
)
def test_any_damage_is_a_failure_and_nothing_else(
    kind: str, changes: list[tuple[int, int]], cut: int | None, tail: bytes
) -> None:
    data = bytearray(WHOLE[kind])
    for at, value in changes:
        data[at % len(data)] = value
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("error")
        path = Path(folder) / f"a.{kind}"
        path.write_bytes(bytes(data)[:cut] + tail)
        for entry in entries(path):
            assert isinstance(entry, Raw | Failure)
            entry.name.encode()


@settings(max_examples=200)
@given(
    magic=st.sampled_from(sorted(data[:6] for data in WHOLE.values())),
    rest=st.binary(max_size=2000),
    kind=st.sampled_from(["auto", "warc", "jsonl", "text"]),
)
def test_any_bytes_as_anything(magic: bytes, rest: bytes, kind: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        path.write_bytes(magic + rest)
        for entry in entries(path, content=kind):
            assert isinstance(entry, Raw | Failure)
