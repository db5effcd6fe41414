"""The command as a person runs it: real processes, real files and pipes."""

from __future__ import annotations

import json
import os
import pty
import re
import resource
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from extract.record import error_schema, schema

ARTICLE = """Làng Yên Hạ có cầu mới

08:07, 23/07/2018

Sáng 23-7, người dân làng Yên Hạ đã đi qua chiếc cầu mới dài tám mươi mét, sau ba năm xây dựng.

Chiếc cầu nối hai bờ sông Lá, giúp học sinh đến trường an toàn hơn trong mùa mưa lũ.

Lê Thị Mẫu
"""
FULL = Path("/dev/full")
PLAIN = str(Path(__file__).parent / "fixtures" / "large-site-text" / "input.txt")


def command(
    *arguments: object, given: bytes = b"", cwd: Path | None = None, **more: str
) -> subprocess.CompletedProcess[bytes]:
    environment = {
        k: v for k, v in os.environ.items() if k not in ("CI", "NO_COLOR", "FORCE_COLOR")
    }
    return subprocess.run(
        [sys.executable, "-m", "extract", *map(os.fspath, map(_plain, arguments))],
        input=given,
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**environment, **more},
        timeout=60,
    )


def _plain(argument: object) -> str | bytes:
    return argument if isinstance(argument, bytes) else str(argument)


def records(answer: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.stdout.splitlines()]


def names(answer: subprocess.CompletedProcess[bytes]) -> list[str]:
    return [record["source"]["name"] for record in records(answer)]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A folder with two articles, a picture and nothing else."""
    folder = tmp_path / "dump"
    (folder / "b").mkdir(parents=True)
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    (folder / "b" / "c.txt").write_text(ARTICLE, "utf-8")
    (folder / "b" / "d.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    return folder


def test_a_file_gives_a_record_that_keeps_the_schema(dump: Path) -> None:
    answer = command(dump / "a.txt")
    (record,) = records(answer)
    jsonschema.validate(record, schema())
    assert record["source"]["name"] == str(dump / "a.txt")
    assert record["header"]["title"] == "Làng Yên Hạ có cầu mới"
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert command("run", dump / "a.txt").stdout == answer.stdout


def test_a_folder_with_a_failure(dump: Path) -> None:
    answer = command(dump)
    assert names(answer) == ["a.txt", "b/c.txt"]
    assert answer.returncode == 1
    failure, summary = answer.stderr.decode().splitlines()
    assert failure.startswith("extract: b/d.png: ")
    assert failure.endswith("[binary]")
    told = "extract: 3 documents: 2 extracted, 1 failed (1 binary)"
    assert re.fullmatch(re.escape(told) + r"(?: in [\d.]+ s \(\d+ a second\))?", summary)


@pytest.mark.parametrize("arguments", [(), ("-",), ("run",)])
def test_standard_input(arguments: tuple[str, ...]) -> None:
    answer = command(*arguments, given=ARTICLE.encode())
    assert names(answer) == ["-"]
    assert answer.returncode == 0


def test_options_without_a_command_are_those_of_run(dump: Path) -> None:
    (record,) = records(command("--segments", dump / "a.txt"))
    assert record["segments"]


def test_a_terminal_on_standard_input_gets_the_help() -> None:
    leader, follower = pty.openpty()
    answer = subprocess.run(
        [sys.executable, "-m", "extract"],
        stdin=follower,
        capture_output=True,
        check=False,
        timeout=60,
    )
    os.close(leader)
    os.close(follower)
    assert (answer.returncode, answer.stdout) == (0, b"")
    assert b"Commands:" in answer.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere.txt",),
        ("--from", "word", "x"),
        ("--encoding", "rot13", "-"),
        ("--reference", "yesterday", "-"),
        ("--max-bytes", "0", "-"),
        ("-0", "-"),
        ("--errors", "-", "-"),
        ("-o", "x", "--errors", "x", "-"),
        ("--files-from", "nowhere"),
        ("--files-from", "-", "-"),
        ("check", "nowhere"),
        ("explain", "nowhere"),
        ("text", "."),
        ("field", "colour"),
        ("",),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], tmp_path: Path) -> None:
    answer = command(*arguments, given=ARTICLE.encode(), cwd=tmp_path)
    assert (answer.returncode, answer.stdout) == (2, b"")
    assert b"extract: " in answer.stderr
    assert b"Traceback" not in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_documents_is_a_warning(tmp_path: Path) -> None:
    answer = command(tmp_path)
    assert (answer.returncode, answer.stdout) == (0, b"")
    assert b"warning: no documents" in answer.stderr
    assert command("-q", tmp_path).stderr == b""


def test_output_to_a_file(dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    out.chmod(0o640)
    answer = command(dump, "-q", "-o", out)
    assert answer.stdout == b""
    assert out.read_bytes() == command(dump).stdout
    assert out.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dump", "out.jsonl"]


@pytest.mark.parametrize("where", ["dump", "nowhere/out.jsonl", "dump/a.txt/out"])
def test_output_that_cannot_be_written(where: str, dump: Path, tmp_path: Path) -> None:
    answer = command(dump, "-o", where, cwd=tmp_path)
    assert (answer.returncode, answer.stdout) == (3, b"")
    (sentence,) = answer.stderr.decode().splitlines()
    assert sentence.startswith(f"extract: cannot write {where}")


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such device here")
def test_a_device_is_written_directly(dump: Path, tmp_path: Path) -> None:
    plain = command(dump / "a.txt").stdout
    assert command(dump / "a.txt", "-o", "/dev/stdout").stdout == plain
    redirected = tmp_path / "redirected"
    with redirected.open("ab") as stream:
        stream.write(b"before ")
        stream.flush()
        subprocess.run(
            [sys.executable, "-m", "extract", dump / "a.txt", "-o", "/dev/stdout"],
            stdout=stream,
            check=True,
        )
    assert redirected.read_bytes() == b"before " + plain
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with subprocess.Popen(["cat", fifo], stdout=subprocess.PIPE) as reader:
        assert command(dump / "a.txt", "-o", fifo).returncode == 0
        assert reader.communicate()[0] == plain


def test_a_link_to_the_output_stays_a_link(dump: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real")
    assert command(dump / "a.txt", "-o", tmp_path / "link").returncode == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == command(dump / "a.txt").stdout


def test_closed_streams(dump: Path) -> None:
    def shell(line: str) -> subprocess.CompletedProcess[str]:
        script = f'"$0" -m extract {line}'
        return subprocess.run(
            ["sh", "-c", script, sys.executable, dump / "a.txt"],
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=60,
        )

    assert shell('"$1" >&-').returncode == 3
    assert "standard output is closed" in shell('"$1" >&-').stderr
    assert "standard input is closed" in shell("- <&-").stderr
    assert "Commands:" in shell("<&-").stderr
    assert shell('"$1" nowhere 2>&-').returncode == 2


@pytest.mark.skipif(not FULL.exists(), reason="no full device here")
def test_a_full_disk(dump: Path) -> None:
    answer = command(dump / "a.txt", "-o", FULL)
    assert answer.returncode == 3
    assert b"No space left" in answer.stderr
    with FULL.open("wb") as full:
        for arguments in ([str(dump / "a.txt")], ["schema"], ["--help"]):
            shell = subprocess.run(
                [sys.executable, "-m", "extract", *arguments],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                timeout=60,
            )
            assert shell.returncode == 3
            assert shell.stderr.startswith(b"extract: cannot write standard output")
            assert shell.stderr.count(b"\n") == 1
    assert FULL.is_char_device()


@pytest.mark.parametrize("arguments", [["-"], ["schema"], ["--help"], ["text", "-"]])
def test_a_closed_pipe_ends_quietly(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    answer = subprocess.run(
        [sys.executable, "-m", "extract", *arguments],
        input=ARTICLE.encode(),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(writing)
    assert (answer.returncode, answer.stderr) == (0, b"")


def test_an_interrupt_is_130_and_leaves_nothing(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "extract", "-v", "-o", "out", "-"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not list(tmp_path.iterdir()):  # the part file: it waits for its input now
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert said == b"extract: interrupted\n"
    # A signal that meets CPython while it runs a string of code (as for a named tuple) ends the
    # process once more at its exit; a shell says 130 of both.
    assert process.returncode in {130, -signal.SIGINT}
    assert list(tmp_path.iterdir()) == []


def test_error_records(dump: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors.jsonl"
    answer = command(dump, "--errors", errors)
    (record,) = [json.loads(line) for line in errors.read_bytes().splitlines()]
    jsonschema.validate(record, error_schema())
    assert (record["code"], record["stage"]) == ("binary", "decode")
    assert record["source"]["name"] == "b/d.png"
    assert record["source"]["bytes"] == 9
    assert answer.stderr.count(b"\n") == 1  # the summary only
    command(dump / "a.txt", "--errors", errors)
    assert errors.read_bytes() == b""


def test_fail_fast(dump: Path, tmp_path: Path) -> None:
    (dump / "0.txt").write_bytes(b"")
    answer = command(dump, "--fail-fast")
    assert (answer.returncode, answer.stdout) == (1, b"")
    errors = tmp_path / "errors"
    answer = command(dump, "--fail-fast", "-o", tmp_path / "out", "--errors", errors)
    assert answer.returncode == 1
    assert not (tmp_path / "out").exists()
    assert errors.read_bytes().count(b"\n") == 1


def test_a_fifo_is_never_waited_for(dump: Path) -> None:
    os.mkfifo(dump / "pipe")
    answer = command(dump)
    assert names(answer) == ["a.txt", "b/c.txt"]
    assert b"pipe: it is a named pipe" in answer.stderr
    assert command(dump / "pipe").returncode == 1


def test_include_exclude_and_lists(dump: Path) -> None:
    assert command(dump, "--include", "*.txt").returncode == 0
    assert names(command(dump, "--include", "*.txt", "--exclude", "b")) == ["a.txt"]
    listed = b"\0".join(os.fsencode(dump / name) for name in ("b/c.txt", "a.txt", "gone"))
    answer = command("--files-from", "-", "-0", given=listed)
    assert names(answer) == [str(dump / "b/c.txt"), str(dump / "a.txt")]
    assert b"[unreadable]" in answer.stderr


@pytest.mark.parametrize("name", [b"t\nx.txt", b"t\x1b[31m.txt", b"t\xff.txt", "tối.txt".encode()])
def test_odd_names(name: bytes, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    Path(os.fsdecode(path)).write_text(ARTICLE, "utf-8")
    shown = name.decode("utf-8", "backslashreplace")
    answer = command(path, LC_ALL="C")
    assert names(answer) == [f"{tmp_path}/{shown}"]
    Path(os.fsdecode(path)).write_bytes(b"")
    failed = command(path, LC_ALL="C")
    assert failed.stderr.count(b"\n") == 1
    assert b"\x1b" not in failed.stderr


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_output_does_not_depend_on_the_locale(locale: dict[str, str], dump: Path) -> None:
    for arguments in ([dump / "a.txt"], ["explain", dump / "a.txt"], ["text", dump / "a.txt"]):
        assert command(*arguments, **locale).stdout == command(*arguments).stdout


def test_text_prints_the_rendition_exactly(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes("\ufeffMột\r\n\r\n\tHai \x1b[1m\rBa".encode())
    assert command("text", path).stdout == "Một\r\n\r\n\tHai \x1b[1m\rBa".encode()


def test_segments_point_into_the_text(dump: Path) -> None:
    (record,) = records(command("--segments", dump / "a.txt"))
    text = command("text", dump / "a.txt").stdout.decode()
    pieces = [text[segment["start"] : segment["end"]] for segment in record["segments"]]
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_explain(dump: Path) -> None:
    plain = command("explain", dump / "a.txt").stdout.decode()
    assert plain.splitlines()[0].split()[:2] == ["1", "title"]
    assert "\x1b" not in plain
    blocks = records(command("explain", "--json", dump / "a.txt"))
    assert len(blocks) == len(plain.splitlines())
    assert blocks[0]["text"] == "Làng Yên Hạ có cầu mới"
    assert b"\x1b[" in command("explain", dump / "a.txt", FORCE_COLOR="1").stdout
    assert b"\x1b" not in command("explain", dump / "a.txt", FORCE_COLOR="1", NO_COLOR="1").stdout
    assert command("explain", "-", given=b"").returncode == 1


def test_explain_shows_control_characters() -> None:
    given = ARTICLE.replace("làng", "l\x1b[31màng [/b]").encode()
    shown = command("explain", "-", given=given).stdout.decode()
    assert "␛[31m" in shown
    assert "[/b]" in shown
    assert "\x1b" not in shown
    assert command("explain", "-", given=given, FORCE_COLOR="1").returncode == 0


def test_nothing_acts_on_a_terminal() -> None:
    given = ARTICLE.replace("làng", "l\x9b31m\x7fàng").encode()
    for arguments in (["-"], ["text", "-"], ["explain", "--json", "-"]):
        leader, follower = pty.openpty()
        with subprocess.Popen(
            [sys.executable, "-m", "extract", *arguments], stdin=subprocess.PIPE, stdout=follower
        ) as process:
            process.communicate(given, timeout=60)
        os.close(follower)
        shown = os.read(leader, 65536).decode("utf-8", "ignore")
        os.close(leader)
        assert "31m" in shown
        assert not {"\x9b", "\x7f", "\x1b"} & set(shown)


def test_schema() -> None:
    assert json.loads(command("schema").stdout) == json.loads(json.dumps(schema()))
    assert json.loads(command("schema", "--errors").stdout)["title"] == "extract error"


def test_field_timestamp() -> None:
    answer = command("field", "timestamp", "08:07, 23/07/2018", "không có gì")
    first, second = records(answer)
    assert first["value"] == "2018-07-23T08:07:00+07:00"
    assert second is None
    piped = command("field", "timestamp", given="08:07, 23/07/2018\r\n\nhôm qua\n".encode())
    assert records(piped) == [first, None, None]
    (relative,) = records(
        command("field", "timestamp", "3 giờ trước", "--reference", "2018-07-23T11:07:00")
    )
    assert relative["value"].startswith("2018-07-23T08:07")


def test_field_byline_and_masthead() -> None:
    (byline,) = records(command("field", "byline", "Theo TTXVN"))
    assert byline["agencies"] == ["TTXVN"]
    given = "BÁO LÀNG MẪU\nTổng biên tập: Lê Thị Mẫu\n".encode()
    (footer,) = records(command("field", "masthead", given=given))
    assert footer["people"][0]["name"] == "Lê Thị Mẫu"
    assert footer == records(command("field", "masthead", *given.decode().splitlines()))[0]
    assert command("field", "byline", given=b"").stdout == b""


def test_the_limit_is_that_of_intake() -> None:
    from extract import intake
    from extract.cli.run import MAX_BYTES, MAX_MEMBERS

    assert (MAX_BYTES, MAX_MEMBERS) == (intake.MAX_BYTES, intake.MAX_MEMBERS)


def test_visible_leaves_nothing_that_acts() -> None:
    from extract.review.visible import visible

    every = "".join(map(chr, range(0x3000))) + "\ud800\udfff"
    shown = visible(every)
    assert not {c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}
    assert "\u202e" not in shown
    assert "ệ" in shown


def test_version_is_cheap(tmp_path: Path) -> None:
    answer = command("--version")
    assert answer.stdout.startswith(b"extract ")
    loaded = "import sys, extract.cli.group; print(*sys.modules)"
    modules = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, check=True, text=True
    ).stdout.split()
    assert not {"rich", "selectolax", "orjson", "dateutil", "extract.pipeline"} & set(modules)
    assert _times("import click", tmp_path, "--version") < 1.5


def test_one_file_is_cheap(tmp_path: Path) -> None:
    loaded = "import sys; from extract.cli import main; main(sys.argv[1:]); print(*sys.modules)"
    modules = subprocess.run(
        [sys.executable, "-c", loaded, PLAIN], capture_output=True, check=True, text=True
    ).stdout.split()
    late = {"rich", "selectolax", "dateutil", "pathlib", "html", "multiprocessing", "pebble"}
    assert not late & set(modules)
    bare = "import click, selectolax.lexbor, orjson"
    assert _times(bare, tmp_path, PLAIN) < 3  # 1.8 compiled, 2.2 in Python, more on a busy machine


def _times(bare: str, cache: Path, *arguments: str) -> float:
    """CPU of the command over that of Python with some imports, both from bytecode."""
    return _seconds(cache, "-m", "extract", *arguments) / _seconds(cache, "-c", bare)


def _seconds(cache: Path, *arguments: str) -> float:
    """CPU of the fastest of several runs."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(once() for _ in range(5))
