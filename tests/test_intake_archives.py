"""Compressed files and archives, whole ones."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import warnings
import zipfile
from typing import TYPE_CHECKING

import pytest
import zstandard

from dumps import entries, found, inside, tarred, zipped
from extract.intake import Failure, Selection, documents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMPRESSIONS = [
    gzip.compress,
    bz2.compress,
    lzma.compress,
    zstandard.ZstdCompressor(write_checksum=True).compress,  # as the zstd command does
]
WORDS = " ".join(str(number) for number in range(50_000)).encode()


@pytest.mark.parametrize("compress", COMPRESSIONS)
def test_a_compressed_file_keeps_its_name(
    tmp_path: Path, compress: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "page.html.any"
    path.write_bytes(compress(WORDS))
    assert inside(path) == [("", WORDS)]
    assert inside(path, max_bytes=len(WORDS)) == [("", WORDS)]
    assert inside(path, max_bytes=len(WORDS) - 1) == [("", "too_large")]


@pytest.mark.parametrize("compress", COMPRESSIONS)
def test_all_members_and_frames_are_read(
    tmp_path: Path, compress: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"".join(compress(letter) for letter in (b"a", b"", WORDS, b"z")))
    assert inside(path) == [("", b"a" + WORDS + b"z")]


def test_skippable_frames_are_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"\x50\x2a\x4d\x18\3\0\0\0abc" + zstandard.compress(b"x"))
    assert inside(path) == [("", b"x")]


@pytest.mark.parametrize("compress", COMPRESSIONS)
def test_what_is_cut_off_is_noticed(tmp_path: Path, compress: Callable[[bytes], bytes]) -> None:
    whole = compress(WORDS)
    path = tmp_path / "a"
    for length in (len(whole) - 1, len(whole) // 2, 20):
        path.write_bytes(whole[:length])
        (failure,) = entries(path)
        assert isinstance(failure, Failure)
        assert failure.error.code == "bad_member"
        assert "cut off" in failure.error.message


@pytest.mark.parametrize("compress", COMPRESSIONS)
def test_what_is_damaged_is_noticed(tmp_path: Path, compress: Callable[[bytes], bytes]) -> None:
    whole = bytearray(compress(WORDS))
    whole[1000:1040] = bytes(byte ^ 0x55 for byte in whole[1000:1040])
    path = tmp_path / "a"
    path.write_bytes(whole)
    assert inside(path) == [("", "bad_member")]


def test_text_that_begins_like_an_archive_stays_text(tmp_path: Path) -> None:
    for text in (b"BZh9 la mot ma", b"PK\x03 la", b"WARC la gi?", b"PAR"):
        (tmp_path / "a").write_bytes(text)
        assert inside(tmp_path / "a") == [("", text)]


def test_an_office_document_is_one_document(tmp_path: Path) -> None:
    for name in ("[Content_Types].xml", "mimetype"):
        data = zipped((name, b"x"), ("word/document.xml", b"y"))
        (tmp_path / "a.docx").write_bytes(data)
        assert inside(tmp_path / "a.docx") == [("", data)]


MEMBERS = [("b/c.html", b"page"), ("../../etc/x", b"up"), ("/abs", b"abs"), ("a\x1b[31m\n", b"esc")]


def test_members_of_a_zip_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(*MEMBERS, ("folder/", b"")))
    assert inside(path) == [(f"!{name}", data) for name, data in MEMBERS]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_members_of_a_tar_archive(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(tarred(*MEMBERS, mode=mode))
    assert inside(path) == [(f"!{name}", data) for name, data in MEMBERS]
    assert list(tmp_path.iterdir()) == [path]


def test_an_old_tar_archive_is_known_by_its_checksum(tmp_path: Path) -> None:
    info = tarfile.TarInfo("old.txt")
    info.size = 3
    header = bytearray(info.tobuf(tarfile.USTAR_FORMAT))
    header[257:265] = bytes(8)
    header[148:156] = b"        "
    header[148:156] = f"{sum(header):06o}\0 ".encode()
    (tmp_path / "a").write_bytes(bytes(header) + b"abc".ljust(512, b"\0") + bytes(1024))
    assert inside(tmp_path / "a") == [("!old.txt", b"abc")]


def test_only_regular_members_of_a_tar_archive_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, b"Q")
    with tarfile.open(path, "w") as archive:
        for number, kind in enumerate((tarfile.DIRTYPE, *kinds)):
            info = tarfile.TarInfo(str(number))
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("x")
        info.size = 1
        archive.addfile(info, io.BytesIO(b"x"))
    refused = [(f"!{number}", "unreadable") for number in (1, 2, 3, 4)]
    assert [entry for entry in inside(path) if entry[0] != "!5"] == [*refused, ("!x", b"x")]


def test_archives_behind_each_other_are_one(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(tarred(("x", b"1")) + tarred(("y", b"2")))
    assert inside(path) == [("!x", b"1"), ("!y", b"2")]


def test_sparse_members_are_read_with_their_holes(tmp_path: Path) -> None:
    """GNU format 0.0: two pieces of data at 0 and 5 of 6 bytes."""
    info = tarfile.TarInfo("sparse")
    info.size = 2
    info.pax_headers = {
        "GNU.sparse.size": "6",
        "GNU.sparse.map": "0,1,5,1",
        "GNU.sparse.numblocks": "2",
    }
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info, io.BytesIO(b"ab"))
    assert inside(path) == [("!sparse", b"a\0\0\0\0b")]


def test_archives_in_archives(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    rows = b'{"text": "x"}\n{"text": "y"}\n'
    inner = zipped(("c.txt", b"deep"), ("d.jsonl.gz", gzip.compress(rows)))
    path.write_bytes(tarred(("b.zip", inner), ("e.txt.gz", gzip.compress(b"e")), mode="w:gz"))
    assert inside(path) == [
        ("!b.zip!c.txt", b"deep"),
        ("!b.zip!d.jsonl.gz:1", b"x"),
        ("!b.zip!d.jsonl.gz:2", b"y"),
        ("!e.txt.gz", b"e"),
    ]


def test_members_of_one_name_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile wonders about the second
        path.write_bytes(zipped(("a", b"1"), ("a", b"2"), ("b", b"3")))
    assert inside(path) == [("!a", b"1"), ("!a#2", b"2"), ("!b", b"3")]


def test_names_that_are_not_utf8_stay_apart(tmp_path: Path) -> None:
    flat = zipped(("t1.txt", b"1"), ("t2.txt", b"2"))
    (tmp_path / "a.zip").write_bytes(flat.replace(b"t1.", b"t\xff.").replace(b"t2.", b"t\xfe."))
    assert inside(tmp_path / "a.zip") == [("!t\\xff.txt", b"1"), ("!t\\xfe.txt", b"2")]
    with tarfile.open(tmp_path / "a.tar", "w", format=tarfile.GNU_FORMAT) as archive:
        archive.addfile(tarfile.TarInfo("t\udcff"))
    assert inside(tmp_path / "a.tar") == [("!t\\xff", b"")]


def test_names_in_utf8_without_the_flag_are_read_as_such(tmp_path: Path) -> None:
    name = "tin số 1.txt"
    data = zipped(("x" * len(name.encode()), b"1"))
    path = tmp_path / "a.zip"
    path.write_bytes(data.replace(b"x" * len(name.encode()), name.encode()))
    assert inside(path) == [(f"!{name}", b"1")]


def test_hidden_members_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped((".x", b""), ("__MACOSX/._a", b""), (".git/a", b""), ("./a", b"a")))
    assert inside(path) == [("!./a", b"a")]


@pytest.mark.parametrize(
    ("globs", "names"),
    [
        ({"include": ("*.html",)}, ["a.zip!b/1.html", "a.zip!c.zip!2.html", "p.html", "q.html.gz"]),
        ({"include": ("a.zip",)}, ["a.zip!b/1.html", "a.zip!b/2.txt", "a.zip!c.zip!2.html"]),
        ({"include": ("c.zip",)}, ["a.zip!c.zip!2.html"]),
        ({"include": ("b/*",), "exclude": ("*.txt",)}, ["a.zip!b/1.html"]),
        ({"exclude": ("b", "*.gz", "p.*")}, ["a.zip!c.zip!2.html"]),
        ({"exclude": ("*.zip",)}, ["p.html", "q.html.gz"]),
    ],
)
def test_globs_choose_members(tmp_path: Path, globs: dict[str, object], names: list[str]) -> None:
    inner = zipped(("2.html", b"x"))
    archive = zipped(("b/1.html", b"x"), ("b/2.txt", b"x"), ("c.zip", inner))
    (tmp_path / "a.zip").write_bytes(archive)
    (tmp_path / "p.html").write_bytes(b"x")
    (tmp_path / "q.html.gz").write_bytes(gzip.compress(b"x"))
    assert [name for name, _ in found(tmp_path, **globs)] == names


def test_an_archive_without_members_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    path = tmp_path / "a.zip"
    path.write_bytes(zipped())
    assert list(documents([str(path)], Selection(), told.append)) == []
    assert told == [str(path)]


def test_an_encrypted_member_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    data = bytearray(zipped(("a", b"1"), ("b", b"2")))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert inside(tmp_path / "a.zip") == [("!a", "bad_member"), ("!b", b"2")]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_unpack_without_measure_are_refused(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("a", bytes(1000)), method=method))
    assert inside(path) == [("!a", "bad_member")]


def test_a_damaged_member_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    data = zipped(("a", b"wrong"), ("b", b"right"), method=zipfile.ZIP_STORED)
    (tmp_path / "a.zip").write_bytes(data.replace(b"wrong", b"wrung"))
    assert inside(tmp_path / "a.zip") == [("!a", "bad_member"), ("!b", b"right")]


def test_a_large_directory_of_a_zip_archive(tmp_path: Path) -> None:
    """More than 65,535 members need the directory of zip64."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(65_600):
            archive.writestr(zipfile.ZipInfo(f"{number}"), b"")
    path = tmp_path / "a.zip"
    path.write_bytes(out.getvalue())
    assert len(inside(path)) == 65_600
    assert inside(path, max_members=65_599) == [("", "too_large")]
