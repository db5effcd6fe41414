from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from dumps import found
from extract.intake import Failure, File, Selection, documents, load, read_listing


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def test_a_file_is_named_as_given(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    path = tmp_path / "a.txt"
    assert found(path) == [(str(path), b"a.txt")]


def test_a_folder_comes_in_the_order_of_whole_paths(tmp_path: Path) -> None:
    names = ["a/b.txt", "a.txt", "a-b/c.txt", "Z.txt", "é.txt", "a/b/c/d.html"]
    write(tmp_path, *names)
    assert [name for name, _ in found(tmp_path)] == sorted(names, key=str.encode)


def test_several_arguments_keep_the_argument_in_the_name(tmp_path: Path) -> None:
    write(tmp_path, "one/x.txt", "two/x.txt", "y.txt")
    names = [name for name, _ in found(tmp_path / "one", f"{tmp_path}/two/", tmp_path / "y.txt")]
    assert names == [f"{tmp_path}/one/x.txt", f"{tmp_path}/two/x.txt", f"{tmp_path}/y.txt"]


def test_hidden_entries_of_a_folder_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, ".git/config", ".x.swp", "x.txt")
    assert [name for name, _ in found(tmp_path)] == ["x.txt"]
    assert found(tmp_path / ".x.swp") == [(str(tmp_path / ".x.swp"), b".x.swp")]


@pytest.mark.parametrize(
    ("globs", "names"),
    [
        ({"include": ("*.html",)}, ["a/d/3.html", "b/2.html"]),
        ({"include": ("a/*",)}, ["a/1.txt", "a/d/3.html"]),
        ({"exclude": ("*.html",)}, ["a/1.txt"]),
        ({"exclude": ("d",)}, ["a/1.txt", "b/2.html"]),
        ({"include": ("*.html", "*.txt"), "exclude": ("a",)}, ["b/2.html"]),
    ],
)
def test_globs_choose(tmp_path: Path, globs: dict[str, object], names: list[str]) -> None:
    write(tmp_path, "a/1.txt", "b/2.html", "a/d/3.html")
    assert [name for name, _ in found(tmp_path, **globs)] == names


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    assert list(documents([str(tmp_path)], Selection(), told.append)) == []
    assert told == [str(tmp_path)]


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    write(tmp_path, "z.txt")
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop-a").symlink_to("loop-b")
    (tmp_path / "loop-b").symlink_to("loop-a")
    (tmp_path / "self").symlink_to(".")
    (tmp_path / "link.txt").symlink_to("z.txt")
    (tmp_path / "dangling").symlink_to("nothing")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "socket"))
        answers = dict(found(tmp_path))
    refused = {name for name, answer in answers.items() if answer == "unreadable"}
    assert refused == {"fifo", "loop-a", "loop-b", "self", "dangling", "socket"}
    assert answers["link.txt"] == answers["z.txt"] == b"z.txt"


def test_folders_may_nest_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    depth = sys.getrecursionlimit() + 100
    for _ in range(depth):
        os.mkdir("d")  # noqa: PTH102 - paths grow too long to be named from the root
        os.chdir("d")
    write(Path(), "x")
    os.chdir(tmp_path)
    ((name, data),) = found(tmp_path)
    assert (name.count("/"), data) == (depth, b"x")
    for _ in range(depth):
        os.chdir("d")
    os.unlink("x")  # noqa: PTH108 - likewise
    for _ in range(depth):
        os.chdir("..")
        os.rmdir("d")  # noqa: PTH106 - likewise


def test_a_device_is_refused() -> None:
    assert found("/dev/zero") == [("/dev/zero", "unreadable")]


def test_a_file_larger_than_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert found(tmp_path, max_bytes=5) == [("a", b"12345")]
    (entry,) = documents([str(tmp_path)], Selection(), lambda _: None)
    failure = load(entry, 4)
    assert isinstance(failure, Failure)
    assert failure.error.code == "too_large"
    assert "4 bytes" in failure.error.message


def test_a_vanished_file_is_a_failure(tmp_path: Path) -> None:
    write(tmp_path, "a", "b")
    walk = documents([str(tmp_path)], Selection(), lambda _: None)
    next(walk)
    (tmp_path / "b").unlink()
    (failure,) = walk
    assert isinstance(failure, Failure)
    assert failure.error.code == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_folder_is_a_failure(tmp_path: Path) -> None:
    write(tmp_path, "a/1", "b/2")
    (tmp_path / "a").chmod(0)
    assert found(tmp_path) == [("a", "unreadable"), ("b/2", b"b/2")]
    (tmp_path / "a").chmod(0o700)


def test_a_name_that_is_not_utf8_stays_apart(tmp_path: Path) -> None:
    for name in (b"t\xff", b"t\xfe"):
        (tmp_path / os.fsdecode(name)).write_bytes(b"x")
    names = [name for name, _ in found(tmp_path)]
    assert names == ["t\\xfe", "t\\xff"]


def test_a_list_of_names(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_bytes(b"a.txt\r\n\nb c.txt\n")
    assert read_listing(str(path), null=False) == ["a.txt", "b c.txt"]
    path.write_bytes(b"a\nb.txt\0c.txt\0")
    assert read_listing(str(path), null=True) == ["a\nb.txt", "c.txt"]


def test_a_name_with_a_nul_is_a_failure() -> None:
    assert found("a\0b") == [("a\0b", "unreadable")]


def test_a_plain_file_comes_unread(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    path = str(tmp_path / "a.txt")
    (entry,) = documents([path], Selection(), lambda _: None)
    assert entry == File(path, path, 5, os.stat(path).st_mtime_ns)  # noqa: PTH116 - as intake asks


def test_what_no_glob_chooses_is_no_failure(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "fifo")
    assert found(tmp_path, include=("*.txt",)) == [("a.txt", b"a.txt")]
