"""Documents that are made to cost much: a record or an error record, in time that grows evenly."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

import jsonschema
import pytest

import hostile
from extract import ExtractError, extract_json
from extract.readers.limits import PAGE
from extract.readers.scan import scan
from extract.record import error_schema, schema

if TYPE_CHECKING:
    from pathlib import Path

MODERATE_BYTES: Final = 12_000
FULL_BYTES: Final = 16 * 1024 * 1024 - 4096
SECONDS: Final = 10
MEGABYTES: Final = 500
CODES: Final = {"empty", "too_large", "too_deep", "too_many_attributes", "binary", "no_article"}
SMALL_BYTES: Final = 2_000
MORE: Final = 2.6
"""Twice the input may cost so many times the calls; the beginning of a document is dearer."""


def command(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "extract", *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=300,
    )


def test_every_case_gives_a_record_or_an_error_record(tmp_path: Path) -> None:
    folder, errors = tmp_path / "dump", tmp_path / "errors.jsonl"
    folder.mkdir()
    for case in hostile.CASES:
        (folder / case).write_bytes(hostile.document(case, MODERATE_BYTES))
    answer = command("run", "--segments", "--errors", errors, folder)
    assert b"Traceback" not in answer.stderr
    records = [json.loads(line) for line in answer.stdout.splitlines()]
    failures = [json.loads(line) for line in errors.read_bytes().splitlines()]
    assert answer.returncode == bool(failures)
    validate = jsonschema.Draft202012Validator(schema()).validate
    validate_failure = jsonschema.Draft202012Validator(error_schema()).validate
    for record in records:
        validate(record)
    for failure in failures:
        validate_failure(failure)
    assert {failure["code"] for failure in failures} <= CODES
    told = [answer["source"]["name"] for answer in (*records, *failures)]
    assert sorted(told) == sorted(hostile.CASES)


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("nested_div", "too_deep"),
        ("open_ul_li", "too_deep"),
        ("open_select_div", "too_deep"),
        ("open_svg", "too_deep"),
        ("open_template", "too_deep"),
        ("open_table", "too_deep"),
        ("open_font", "too_deep"),
        ("open_font_p", "too_deep"),
        ("adoption_b_div", "too_deep"),
        ("attributes", "too_many_attributes"),
        ("attributes_end_tag", "too_many_attributes"),
        ("body_attributes", "too_many_attributes"),
        ("open_option", "too_large"),
        ("text_marks", "too_large"),
        ("one_line_marks", "too_large"),
    ],
)
def test_what_costs_too_much_is_refused(case: str, code: str) -> None:
    with pytest.raises(ExtractError) as caught:
        extract_json(hostile.document(case, 120_000))
    assert (caught.value.code, caught.value.stage) == (code, "read")
    assert any(map(str.isdigit, caught.value.message))


@pytest.mark.parametrize(
    "case",
    [
        "open_p",
        "open_li",
        "open_dd",
        "cells",
        "rows",
        "script_tags",
        "comments",
        "attributes_quoted",
    ],
)
def test_what_only_looks_deep_is_read(case: str) -> None:
    size = 2_000 if case == "attributes_quoted" else 30_000
    page = hostile.document(case, size)
    scanned = scan(page, PAGE)
    assert all(found <= most for found, most in zip(scanned, PAGE, strict=True))


@pytest.mark.parametrize("case", hostile.CASES)
def test_twice_the_input_makes_about_twice_the_calls(case: str) -> None:
    small, large = (_calls(hostile.document(case, SMALL_BYTES * n)) for n in (1, 2))
    assert large <= MORE * small + 4000


def _calls(data: bytes) -> int:
    """Calls of functions, in Python and in C, that a document takes."""
    count = 0

    def counting(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    _answer(data)  # fills the caches
    sys.setprofile(counting)
    try:
        _answer(data)
    finally:
        sys.setprofile(None)
    return count


def _answer(data: bytes) -> None:
    try:
        extract_json(data, segments=True)
    except ExtractError:
        return


@pytest.mark.nightly
@pytest.mark.parametrize("case", hostile.CASES)
@pytest.mark.parametrize("size", [200_000, 2_000_000, FULL_BYTES])
def test_full_sizes_end_in_time(case: str, size: int, tmp_path: Path) -> None:
    path = tmp_path / case
    path.write_bytes(hostile.document(case, size))
    start = time.monotonic()
    answer = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(path)], capture_output=True, check=False, timeout=300
    )
    assert answer.returncode in (0, 1), answer.stderr[-500:]
    assert time.monotonic() - start < SECONDS
    assert int(answer.stderr.splitlines()[-1]) < MEGABYTES * 1024


_MEASURED: Final = """
import resource, sys
from extract.cli import main
status = main(["run", "-q", sys.argv[1]])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(status)
"""
