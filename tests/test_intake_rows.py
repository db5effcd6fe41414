"""Rows, records of web archives and parts of dumps as documents."""

from __future__ import annotations

import base64
import codecs
import gzip
import io
import json
import os
import re
import sys
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dumps import entries, gzipped_each, http, inside, record
from extract.intake import Failure, Fields
from extract.model import Raw

if TYPE_CHECKING:
    from pathlib import Path


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


@pytest.mark.parametrize("name", ["a.jsonl", "a.NDJSON", "a.jsonl.gz"])
def test_lines_of_json_are_documents(tmp_path: Path, name: str) -> None:
    data = lines({"text": "chữ", "id": "m1"}, {"html": "<p>", "text": "x", "url": "u", "id": 7})
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    assert entries(path) == [
        Raw(f"{path}:1", "chữ".encode(), None, "text", "m1", "utf-8"),
        Raw(f"{path}:2", b"<p>", "u", "html", "7", "utf-8"),
    ]


def test_lines_that_are_no_rows_are_failures_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = lines({"html": None, "text": "x"})
    bad = lines([1], {"content": "x"}, {"text": 5}) + b'{"text": "\n{"text": "\\ud800"}\n\xff\n'
    path.write_bytes(codecs.BOM_UTF8 + good + b"\n \r\n" + bad + good.rstrip())
    failures = [(f":{number}", "bad_member") for number in range(4, 10)]
    assert inside(path) == [(":1", b"x"), *failures, (":10", b"x")]


def test_fields_have_the_names_that_the_caller_gives(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(lines({"body": "b", "html": "h", "key": 1, "link": "l", "text": "t"}))
    fields = Fields.named("body", None, "link", "key")
    assert entries(path, content="jsonl", fields=fields) == [
        Raw(f"{path}:1", b"b", "l", "text", "1", "utf-8")
    ]
    fields = Fields.named("body", "html", None, None)
    assert inside(path, content="jsonl", fields=fields) == [(":1", b"h")]
    assert inside(path, content="auto")[0][0] == ""


@pytest.mark.parametrize("content", ["text", "html"])
def test_the_caller_may_know_better_than_the_ending(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{}")
    assert inside(tmp_path / "a.jsonl", content=content) == [("", b"{}")]


def test_a_line_over_the_limit_is_skipped_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    long = lines({"text": "x" * 10_000_000})
    path.write_bytes(lines({"text": "a"}) + long + lines({"text": "b"}) + long.rstrip())
    answer = [(":1", b"a"), (":2", "too_large"), (":3", b"b"), (":4", "too_large")]
    assert inside(path, max_bytes=1000) == answer


def test_a_page_that_is_empty_gives_way_to_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"html": "", "text": "x"}, {"html": "", "text": ""}, {"html": ""}))
    assert inside(path) == [(":1", b"x"), (":2", b""), (":3", b"")]


def table(path: Path, **columns: object) -> Path:
    pq.write_table(pa.table(columns), path, row_group_size=2)
    return path


def test_rows_of_a_parquet_file(tmp_path: Path) -> None:
    path = table(
        tmp_path / "any name",
        id=[1, 2, None],
        text=pa.array(["chữ", None, "z"]).dictionary_encode(),
        html=pa.array([None, b"\xff", b""], pa.binary()),
        url=pa.array(["u", None, None], pa.large_string()),
        other=[[1], [2], [3]],
    )
    assert entries(path) == [
        Raw(f"{path}:1", "chữ".encode(), "u", "text", "1", "utf-8"),
        Raw(f"{path}:2", b"\xff", None, "html", "2", None),
        Raw(f"{path}:3", b"z", None, "text", None, "utf-8"),
    ]
    assert inside(path, fields=Fields.named("url", None, None, None))[1] == (":2", "bad_member")
    assert inside(path, max_bytes=3)[0] == (":1", "too_large")


def test_a_parquet_file_without_the_columns_is_one_failure(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", content=["x", "y"])
    (failure,) = entries(path)
    assert isinstance(failure, Failure)
    assert "--text-field" in failure.error.message


def test_a_parquet_file_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["Tin " * 5_000_000] * 3}), path, compression="zstd")
    assert path.stat().st_size < 100_000
    assert inside(path) == [("", "too_large")]


def test_large_rows_of_a_parquet_file_come_one_by_one(tmp_path: Path) -> None:
    large = [base64.b64encode(os.urandom(6_000_000)).decode() for _ in range(5)]
    path = table(tmp_path / "a.parquet", text=[*large, "z"])
    assert [len(document.data) for document in entries(path)] == [8_000_000] * 5 + [1]


def test_a_parquet_file_that_is_cut_off_is_a_failure(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", text=["x" * 1000, "y"])
    path.write_bytes(path.read_bytes()[:-100])
    assert inside(path) == [("", "bad_member")]


RECORDS = (
    record("warcinfo", b"software: x", content="application/warc-fields"),
    record("request", b"GET / HTTP/1.1\r\n\r\n", content="application/http; msgtype=request"),
    record("response", http(b"<p>1")),
    record("response", http(gzip.compress(b"<p>2"), "Content-Encoding: gzip")),
    record("response", http(b"4\r\n<p>3\r\n0\r\n\r\n", "Transfer-Encoding: chunked")),
    record("response", http(b"", status="301 Moved")),
    record("response", http(b"\x89PNG", content="image/png")),
    record("response", b"20260101 127.0.0.1", content="text/dns"),
    record("response", http(b"text", content="text/plain")),
    record("conversion", "chữ".encode(), content="text/plain"),
)
PAGES = [("#3", b"<p>1"), ("#4", b"<p>2"), ("#5", b"<p>3")]
WHOLE = [*PAGES, ("#9", b"text")]
TEXTS = [("#9", b"text"), ("#10", "chữ".encode())]


@pytest.mark.parametrize("data", [b"".join(RECORDS), gzipped_each(*RECORDS)], ids=["plain", "gz"])
def test_records_of_a_web_archive(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    assert inside(path) == PAGES + TEXTS
    page, *_, conversion = entries(path)
    assert page == Raw(f"{path}#3", b"<p>1", "https://bao.example/response", "html")
    assert isinstance(conversion, Raw)
    assert (conversion.format, conversion.encoding) == ("text", "utf-8")


@pytest.mark.parametrize("cut", [2, 20, 40, 100, 130])
def test_a_web_archive_that_is_cut_off_is_noticed(tmp_path: Path, cut: int) -> None:
    whole = b"".join(RECORDS)
    path = tmp_path / "a.warc"
    path.write_bytes(whole[: -cut - 4])
    assert inside(path) in ([*WHOLE, ("#10", "bad_member")], [*WHOLE, ("", "bad_member")])
    whole = gzipped_each(*RECORDS)
    path.write_bytes(whole[:-cut])
    assert inside(path)[:4] == WHOLE
    assert inside(path)[-1][1] == "bad_member"


def test_a_damaged_response_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    bad = (
        http(b"nothing packed", "Content-Encoding: gzip"),
        http(b"no chunks", "Transfer-Encoding: chunked"),
        b"no response at all",
        http(b"", "X: " + "y" * 100_000),
    )
    path.write_bytes(b"".join(record("response", block) for block in bad) + RECORDS[2])
    failures = [(f"#{number}", "bad_member") for number in range(1, 5)]
    assert inside(path) == [*failures, ("#5", b"<p>1")]


def test_a_record_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    bomb = http(gzip.compress(bytes(1_000_000)), "Content-Encoding: gzip")
    large = (record("response", http(bytes(200_000))), record("response", bomb))
    text = record("conversion", bytes(1001))
    path.write_bytes(b"".join(large) + text + RECORDS[2])
    failures = [("#1", "too_large"), ("#2", "too_large"), ("#3", "too_large")]
    assert inside(path, max_bytes=1000) == [*failures, ("#4", b"<p>1")]


def test_garbage_in_a_web_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(RECORDS[2] + b"garbage\r\n" * 100 + RECORDS[3])
    assert inside(path) == [("#1", b"<p>1"), ("", "bad_member")]
    path.write_bytes(b"no web archive")
    assert {what for _, what in inside(path, content="warc")} == {"bad_member"}


@pytest.mark.parametrize(("module", "name"), [("fastwarc", "warc"), ("pyarrow", "parquet")])
def test_an_extra_that_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str
) -> None:
    for known in [known for known in sys.modules if known.split(".")[0] == module]:
        monkeypatch.setitem(sys.modules, known, None)
    monkeypatch.setitem(sys.modules, module, None)
    path = tmp_path / f"a.{name}"
    path.write_bytes(RECORDS[0] if name == "warc" else b"PAR1")
    (failure,) = entries(path)
    assert isinstance(failure, Failure)
    assert failure.error.code == "unreadable"
    assert "pip install 'vnextract[" in failure.error.message


DUMP = "\ufeff=====\nmột\n\n=====\n \n=====\r\nhai\r\n===== ba\rbốn"


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_dump_is_split_at_lines(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(DUMP.encode(codec))
    parts = inside(path, split=re.compile("^={5}"))
    mark = b"" if codec == "utf-8" else "\ufeff".encode(codec)
    texts = ("một\n\n", "hai\r\n", "===== ba\rbốn")
    assert parts == [
        (f"#{number}", mark + text.encode(codec)) for number, text in enumerate(texts, 1)
    ]


def test_parts_keep_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"TIN 1\nB\xe0i\nTIN 2\n\xff")
    parts = [("#1", b"TIN 1\nB\xe0i\n"), ("#2", b"TIN 2\n\xff")]
    for encoding in (None, "windows-1258", "tcvn3"):
        assert inside(path, split=re.compile(r"^TIN \d"), encoding=encoding) == parts
    assert inside(path, split=re.compile("à"), encoding="windows-1258")[1][0] == "#2"


def test_a_part_over_the_limit_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\n--\n" + b"x" * 1_000_000 + b"\n" + b"y\n" * 100 + b"--\nb\n")
    answer = [("#1", b"a\n"), ("#2", "too_large"), ("#3", b"b\n")]
    assert inside(path, split=re.compile("^--$"), max_bytes=100) == answer


def test_wide_text_that_does_not_decode_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(codecs.BOM_UTF16_LE + b"a\0\n\0" + b"\x00\xd8a\0")
    assert inside(path, split=re.compile("x"))[-1][1] == "undecodable"


def test_members_are_split_and_rows_are_not(tmp_path: Path) -> None:
    from dumps import zipped

    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("a.txt", b"a\n-\nb"), ("b.jsonl", lines({"text": "a\n-\nb"}))))
    parts = [("!a.txt#1", b"a\n"), ("!a.txt#2", b"b"), ("!b.jsonl:1", b"a\n-\nb")]
    assert inside(path, split=re.compile("^-$")) == parts


def test_rows_of_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(lines({"text": "x"}))))  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", stream)
    assert inside("-", content="jsonl") == [(":1", b"x")]  # type: ignore[arg-type]
