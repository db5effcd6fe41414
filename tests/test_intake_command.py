"""What several documents come in, as a person names it to the command."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from dumps import http, record, zipped
from extract.model import Options, Raw
from extract.pipeline import extract_record
from extract.record import schema
from test_cli import ARTICLE, command, names, records

if TYPE_CHECKING:
    from pathlib import Path

ROW = {"text": ARTICLE, "id": "m-1", "url": "https://bao.example/1"}
PAGE = f"<html><body><h1>Làng Yên Hạ có cầu mới</h1><p>{ARTICLE}</p></body></html>"


def test_rows_keep_their_id_and_address(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = (ROW, {"text": ARTICLE}, {"html": PAGE, "id": 7})
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    answer = command(path, "--base-url", "https://base.example/")
    for line in records(answer):
        jsonschema.validate(line, schema())
    sources = [line["source"] for line in records(answer)]
    assert names(answer) == [f"{path}:{number}" for number in (1, 2, 3)]
    assert [source.get("id") for source in sources] == ["m-1", None, "7"]
    assert [source["url"] for source in sources] == [ROW["url"], *["https://base.example/"] * 2]
    assert [source["format"] for source in sources] == ["text", "text", "html"]
    assert "id" not in sources[1]


def test_rows_are_utf8_whatever_files_are(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(ROW), "utf-8")
    (tmp_path / "b.txt").write_bytes(ARTICLE.encode("utf-16-le"))
    answer = command(tmp_path, "--encoding", "utf-16le")
    assert [line["source"]["encoding"] for line in records(answer)] == ["utf-8", "utf-16le"]


def test_what_the_caller_says_of_the_format_stands() -> None:
    raw = Raw("-", PAGE.encode(), format="html")
    assert extract_record(raw, Options())["source"]["format"] == "html"
    assert extract_record(raw, Options(format="text"))["source"]["format"] == "text"


def test_rows_of_a_pipe_with_fields_of_other_names() -> None:
    given = json.dumps({"body": ARTICLE}).encode()
    assert names(command("--text-field", "body", given=given)) == ["-:1"]
    assert names(command("--from", "jsonl", "--text-field", "body", given=given)) == ["-:1"]
    assert names(command(given=given)) == ["-"]


@pytest.mark.parametrize("wrap", [gzip.compress, lambda data: zipped(("a.txt", data))])
def test_archives_of_a_pipe(wrap: object) -> None:
    answer = command(given=wrap(ARTICLE.encode()))  # type: ignore[operator]
    (name,) = names(answer)
    assert name in ("-", "-!a.txt")


def test_archives_of_a_file_on_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("a.txt", ARTICLE.encode())))
    assert names(command("-", given=path.read_bytes())) == ["-!a.txt"]


def test_a_web_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(record("response", http(PAGE.encode()))))
    (line,) = records(command(path, "--from", "warc"))
    assert line["source"]["url"] == "https://bao.example/response"


def test_a_dump_is_split(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_text(f"{ARTICLE}-----\n{ARTICLE}", "utf-8")
    answer = command("--segments", "--split", "^-{5}$", path)
    assert names(answer) == [f"{path}#1", f"{path}#2"]
    first, second = records(answer)
    assert first["segments"] == second["segments"]


def test_a_pattern_that_is_none_is_wrong_usage() -> None:
    answer = command("--split", "(", given=b"x")
    assert answer.returncode == 2
    assert b"no regular expression" in answer.stderr


def test_a_bad_row_is_one_line_of_errors(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"no row\n{json.dumps(ROW)}\n", "utf-8")
    answer = command(path, "--errors", tmp_path / "errors")
    assert names(answer) == [f"{path}:2"]
    (line,) = (tmp_path / "errors").read_text().splitlines()
    error = json.loads(line)
    assert (error["source"]["name"], error["code"]) == (f"{path}:1", "bad_member")


def test_names_that_terminals_obey_are_shown_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("a\x1b[31m\n.txt", b"\0")))
    answer = command(path)
    assert b"\x1b" not in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["explain", "text"])
def test_commands_for_one_document_take_just_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(ARTICLE.encode()))
    assert command(name, tmp_path / "a.gz").returncode == 0
    for number, members in (("no", ()), ("several", (("a", b"x"), ("b", b"y")))):
        (tmp_path / "a.zip").write_bytes(zipped(*members))
        answer = command(name, tmp_path / "a.zip")
        assert answer.returncode == 2
        assert f"holds {number} document" in answer.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "extra"), [(("a.warc.gz",), "warc"), (("--from", "warc", "a"), "warc")]
)
def test_an_extra_that_is_missing_is_wrong_usage(
    tmp_path: Path, arguments: tuple[str, ...], extra: str
) -> None:
    for name in ("a.warc.gz", "a"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, *more: None if name == 'fastwarc' else find(name, *more)\n"
    )
    answer = command(*arguments, cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert answer.returncode == 2
    assert f"pip install 'vnextract[{extra}]'" in answer.stderr.decode()
