"""Runs over many documents: real processes, killed, stopped and gone on with."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pyarrow.parquet as pq
import pytest
import zstandard

from extract.batch import Work, run
from extract.batch.saving import MARK_DOCUMENTS
from extract.model import Options, Raw
from extract.record import error_schema, schema

if TYPE_CHECKING:
    from extract.batch import Answer, Outcome

KILLS = int(os.environ.get("EXTRACT_KILLS", "3"))
"""`make kills` has more."""
DOCUMENTS = KILLS * MARK_DOCUMENTS + 50
BROKEN_EVERY = 97
"""Every so many documents one fails."""


def article(number: int) -> bytes:
    text = f"""Xã Cồn Lá khánh thành cầu số {number}

08:{number % 60:02}, 23/07/2018

Sáng 23-7, cây cầu số {number} của xã đã thông xe sau hai năm xây dựng bằng tiền góp của dân.

Cầu dài {number} mét, rộng bốn mét, xe tải nhẹ qua lại được, học sinh không phải đi đò nữa.

Trần Văn Mẫu
"""
    return text.encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many documents that every kill meets an unfinished run; some are no articles."""
    path = tmp_path_factory.mktemp("crawl")
    for number in range(DOCUMENTS):
        place = path / f"{number // 100:03}"
        place.mkdir(exist_ok=True)
        data = b"" if number % BROKEN_EVERY == 5 else article(number)
        (place / f"{number:05}.txt").write_bytes(data)
    return path


def begin(*arguments: object, **more: str) -> subprocess.Popen[bytes]:
    environment = {k: v for k, v in os.environ.items() if k != "CI"}
    return subprocess.Popen(
        [sys.executable, "-m", "extract", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**environment, **more},
    )


def finish(*arguments: object, **more: str) -> tuple[int, bytes, str]:
    with begin(*arguments, **more) as process:
        out, said = process.communicate(timeout=120)
        return process.returncode, out, said.decode()


@pytest.fixture(scope="module")
def unbroken(folder: Path) -> tuple[bytes, bytes]:
    """Records and error records of a run that nothing disturbs."""
    errors = folder.parent / f"{folder.name}.errors"
    status, out, _ = finish(folder, "-j2", "--errors", errors)
    assert status == 1
    return out, errors.read_bytes()


def test_order_is_that_of_the_input_whatever_the_number_of_processes(
    folder: Path, unbroken: tuple[bytes, bytes]
) -> None:
    names = [json.loads(line)["source"]["name"] for line in unbroken[0].splitlines()]
    assert names == sorted(names)
    assert len(names) + unbroken[1].count(b"\n") == DOCUMENTS
    for jobs in ("-j1", "-j3"):
        assert finish("-q", folder, jobs)[1] == unbroken[0]


def unpacked(path: Path) -> bytes:
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes())
    if path.suffix == ".zst":
        with path.open("rb") as stream:
            reader = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True)
            return bytes(reader.read())
    return path.read_bytes()


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".jsonl.zst"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_killed_run_goes_on_and_gives_the_same_bytes(
    folder: Path,
    unbroken: tuple[bytes, bytes],
    tmp_path: Path,
    ending: str,
    number: signal.Signals,
) -> None:
    whole, out, errors = (tmp_path / name for name in ("whole" + ending, "out" + ending, "errors"))
    finish("-q", folder, "-o", whole)
    arguments = ("-q", folder, "-j2", "-o", out, "--errors", errors, "--resume")
    journal = tmp_path / f".{out.name}.journal"
    for _ in range(KILLS):
        done = safe_documents(journal)
        with begin(*arguments) as process:
            wait_for_documents(journal, done + 1, process)
            time.sleep(random.uniform(0, 0.1))  # noqa: S311 - any moment will do
            process.send_signal(number)
            process.communicate(timeout=60)
            if number is not signal.SIGKILL and not out.exists():  # there it was faster
                assert process.returncode == 130
    status, _, said = finish(*arguments)
    assert (status, said) == (1, "")
    assert unpacked(out) == unbroken[0]
    assert out.read_bytes() == whole.read_bytes()
    assert errors.read_bytes() == unbroken[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        path.name for path in (whole, out, errors)
    )


def wait_for_documents(journal: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    """Until so many documents are safe, or the run is over."""
    while process.poll() is None and safe_documents(journal) < count:
        time.sleep(0.005)


def safe_documents(journal: Path) -> int:
    try:
        return int(json.loads(journal.read_bytes())["extracted"])
    except OSError:
        return 0


def stopped(folder: Path, out: Path, *more: object) -> None:
    """Leave an unfinished run."""
    journal = out.with_name(f".{out.name}.journal")
    with begin("-q", folder, "-j2", "-o", out, *more) as process:
        wait_for_documents(journal, 1, process)
        process.kill()
        process.communicate(timeout=60)
    assert journal.exists()
    assert not out.exists()


def test_a_run_is_gone_on_with_under_the_same_options_only(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    stopped(folder, out)
    status, _, said = finish(folder, "-o", out, "--resume", "--segments")
    assert status == 2
    assert "--segments" in said
    assert "without --resume" in said
    assert finish("-q", folder, "-o", out, "--resume")[0] == 1


def test_a_run_is_not_gone_on_with_over_changed_documents(folder: Path, tmp_path: Path) -> None:
    out, copy = tmp_path / "out.jsonl", tmp_path / "copy"
    subprocess.run(["cp", "-r", folder, copy], check=True)
    stopped(copy, out)
    (copy / "000" / "00003.txt").write_bytes(article(4))
    status, _, said = finish(copy, "-o", out, "--resume")
    assert status == 2
    assert "have changed" in said


def test_without_resume_it_begins_anew_and_says_so(
    folder: Path, unbroken: tuple[bytes, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    stopped(folder, out)
    _, _, said = finish(folder, "-o", out)
    assert "documents of an unfinished run are extracted anew" in said
    assert out.read_bytes() == unbroken[0]


def test_two_runs_do_not_write_one_file(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with subprocess.Popen(
        [sys.executable, "-m", "extract", "-o", out, "-"], stdin=subprocess.PIPE
    ) as waiting:
        while not list(tmp_path.iterdir()):
            assert waiting.poll() is None
        status, _, said = finish(folder, "-o", out)
        assert (status, "another run is writing it" in said) == (3, True)
        waiting.communicate(article(1), timeout=60)
    assert out.read_bytes().count(b"\n") == 1


def test_nothing_is_left_where_errors_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    answer = finish(folder, "-o", tmp_path / "out", "--errors", tmp_path / "no" / "errors")
    assert answer[0] == 3
    assert list(tmp_path.iterdir()) == []


def test_resume_needs_a_file(folder: Path) -> None:
    assert finish(folder, "--resume")[0] == 2


@pytest.mark.parametrize(
    ("fault", "code"),
    [("spin", "timeout"), ("hang", "timeout"), ("die", "crash"), ("memory", "crash")],
)
def test_the_document_that_did_it_fails_and_its_neighbours_do_not(
    folder: Path, tmp_path: Path, fault: str, code: str
) -> None:
    errors, name = tmp_path / "errors", "00042.txt"
    begun = time.monotonic()
    status, out, _ = finish(
        folder / "000",
        *("--errors", errors, "-j2", "--timeout", "1"),
        EXTRACT_FAULT=f"{fault}:{name}",
    )
    assert time.monotonic() - begun < 30
    assert status == 1
    failures = [json.loads(line) for line in errors.read_bytes().splitlines()]
    assert [(f["source"]["name"], f["code"]) for f in failures] == [
        ("00005.txt", "empty"),
        (name, code),
    ]
    assert len(out.splitlines()) == 98
    for failure in failures:
        jsonschema.validate(failure, error_schema())


def test_a_single_document_that_takes_too_long(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(article(1))
    status, out, said = finish(path, "--timeout", "0.5", EXTRACT_FAULT=f"spin:{path}")
    assert (status, out) == (1, b"")
    assert "longer than 0.5 seconds" in said


def test_a_bug_is_an_error_record(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(raw: Raw, options: Options) -> bytes:
        raise ZeroDivisionError(raw.name, options)

    monkeypatch.setattr("extract.batch.extraction.extract_line", broken)
    answers: list[Answer] = []

    def tell(answer: Answer, outcome: Outcome) -> None:
        assert outcome.documents == 1
        answers.append(answer)

    outcome = run([Raw("x", b"y")], Work(Options(), 100, 1), tell)
    assert outcome.failed == {"crash": 1}
    assert answers[0].error is not None
    jsonschema.validate(answers[0].error, error_schema())


def test_a_full_disk_leaves_what_can_be_gone_on_with(
    folder: Path, unbroken: tuple[bytes, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    limit = len(unbroken[0]) // 2

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    answer = subprocess.run(
        [sys.executable, "-m", "extract", folder, "-o", out, "--errors", "/dev/null"],
        preexec_fn=small,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert answer.returncode == 3
    assert b"cannot write" in answer.stderr
    assert b"--resume goes on" in answer.stderr
    assert b"Traceback" not in answer.stderr
    assert not out.exists()
    assert finish("-q", folder, "-o", out, "--errors", "/dev/null", "--resume")[0] == 1
    assert out.read_bytes() == unbroken[0]


def test_parquet_has_the_keys_of_the_record(
    folder: Path, unbroken: tuple[bytes, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out.parquet"
    assert finish("-q", folder / "000", "-o", out)[0] == 1
    rows = pq.read_table(out).to_pylist()
    records = [json.loads(line) for line in unbroken[0].splitlines()[: len(rows)]]
    for row, record in zip(rows, records, strict=True):
        present: dict[str, Any] = {key: row[key] for key in record}
        present["source"]["name"] = record["source"]["name"]
        assert {k: v for k, v in present["source"].items() if k in record["source"]} == record[
            "source"
        ]
        present["source"] = record["source"]
        assert present == record
        jsonschema.validate(present, schema())


def test_a_closed_pipe_ends_it_quietly(folder: Path) -> None:
    with begin(folder, "-j2") as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        said = process.stderr.read().splitlines()
        failed = [line for line in said if re.search(rb"\[[a-z_]+\]$", line)]  # before it closed
        assert (process.wait(timeout=60), said) == (0, failed)


def test_no_process_is_left_behind(folder: Path, tmp_path: Path) -> None:
    stopped(folder, tmp_path / "out.jsonl")
    mark = str(folder).encode()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        left = [pid for pid in Path("/proc").iterdir() if pid.name.isdigit() and of_run(pid, mark)]
        if not left:
            return
        time.sleep(0.1)
    pytest.fail(f"still there: {left}")


def of_run(process: Path, mark: bytes) -> bool:
    try:
        said = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
    except OSError:
        return False
    return mark in said and int(process.name) != os.getpid()


def test_progress_into_a_log(folder: Path) -> None:
    _, _, said = finish(folder / "000", "--progress", "always")
    assert said.count("\n") == 2  # the failure and the summary: it is over before the first line


def test_progress_on_a_terminal_and_in_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.batch import Outcome
    from extract.cli import progress as shown

    now = 0.0
    said: list[str] = []
    monkeypatch.setattr(shown, "say", said.append)
    monkeypatch.setattr(shown.time, "monotonic", lambda: 100 + now)
    outcome = Outcome()
    with shown.progress("always", lambda: 4000) as tell:
        for number in range(601):
            outcome.extracted += number % 100 > 0
            outcome.failed["empty"] += number % 100 == 0
            now = number / 10
            tell(outcome)
            time.sleep(0.0002)  # the thread that counts
    assert said[0].startswith("extract: 301 documents, 4 failed, 10 a second")
    assert said[1] == "extract: 601 documents, 7 failed, 10 a second, 6 min left"


def test_parquet_without_its_extra_is_told_before_the_work(folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None; from extract.cli import main; sys.exit(main())"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, folder, "-o", tmp_path / "out.parquet"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (answer.returncode, answer.stdout) == (2, b"")
    assert b"pip install 'vnextract[arrow]'" in answer.stderr
    assert list(tmp_path.iterdir()) == []
