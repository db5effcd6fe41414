"""`extract check`, on fixtures of its own and on the project's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extract.review.check import check, differences
from extract.review.fixtures import Case, CaseError, cases

FIXTURES = Path(__file__).parent / "fixtures"
ARTICLE = """Chợ làng họp lại

3 giờ trước

Sáng nay, phiên chợ làng Yên Hạ đã họp lại sau hai tháng sửa chữa, đông vui hơn mọi năm.

Ban quản lý cho biết chợ sẽ mở cửa mỗi ngày từ năm giờ sáng đến sáu giờ chiều.
"""


def command(*arguments: object, ci: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "extract", "check", *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "CI": ci},
        timeout=120,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article and one refusal, their expectations written."""
    for name, text in (("article", ARTICLE), ("nothing", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "input.txt").write_text(text, "utf-8")
    assert command("--update", tmp_path).returncode == 0
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_project_s_fixtures_are_as_expected() -> None:
    checked = check(FIXTURES)
    assert checked.cases > 0
    assert [str(difference) for difference in checked.differences] == []


def test_update_writes_what_comes_out(folder: Path) -> None:
    written = (folder / "article" / "expected.json").read_text("utf-8")
    record = json.loads(written)
    assert record["source"]["name"] == "input.txt"
    assert record["segments"]
    assert written.startswith('{\n "schema": 1,\n "source": {\n  "name"')
    error = json.loads((folder / "nothing" / "expected_error.json").read_bytes())
    assert error["code"] == "empty"
    answer = command(folder)
    assert (answer.returncode, answer.stdout) == (0, "")
    assert answer.stderr == "extract: 2 cases: 2 as expected, 0 differ\n"
    assert "0 expectations changed" in command("--update", folder).stderr


def test_a_difference_names_field_and_values(folder: Path) -> None:
    change(folder / "article" / "expected.json", '"title": "Chợ làng', '"title": "Chợ huyện')
    answer = command(folder)
    assert answer.returncode == 1
    expected = 'article: header.title: expected "Chợ huyện họp lại" got "Chợ làng họp lại"\n'
    assert answer.stdout == expected


def test_only_one_field(folder: Path) -> None:
    change(folder / "article" / "expected.json", '"title": "Chợ làng', '"title": "Chợ huyện')
    assert command("--only", "body", folder).returncode == 0
    assert command("--only", "header", folder).returncode == 1
    assert command("--only", "header.title", folder).returncode == 1
    assert command("--only", "header.colour", folder).returncode == 2
    assert command("--only", "body", "--update", folder).returncode == 2


def test_update_is_refused_in_ci(folder: Path) -> None:
    (folder / "article" / "expected.json").unlink()
    answer = command("--update", folder, ci="true")
    assert answer.returncode == 2
    assert not (folder / "article" / "expected.json").exists()


def test_update_replaces_an_expectation_of_the_other_kind(folder: Path) -> None:
    (folder / "nothing" / "input.txt").write_text(ARTICLE, "utf-8")
    answer = command(folder)
    assert answer.returncode == 1
    assert answer.stdout == "nothing: expected an error, got a record\n"
    command("--update", folder)
    assert not (folder / "nothing" / "expected_error.json").exists()
    assert command(folder).returncode == 0


def test_an_empty_folder_fails(tmp_path: Path) -> None:
    assert command(tmp_path).returncode == 1
    assert command("--update", tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("article/input.txt", "needs exactly one of input.txt and input.html, has 0"),
        ("article/expected.json", "needs exactly one of expected.json and expected_error.json"),
    ],
)
def test_half_a_case_fails(folder: Path, name: str, sentence: str) -> None:
    (folder / name).unlink()
    answer = command(folder)
    assert answer.returncode == 1
    assert sentence in answer.stdout


def test_a_case_may_choose_options(folder: Path) -> None:
    meta = folder / "article" / "meta.toml"
    meta.write_text('[options]\nformat = "html"\nno_profiles = true\n', "utf-8")
    answer = command("--only", "source.format", folder)
    assert answer.returncode == 1
    assert answer.stdout == 'article: source.format: expected "text" got "html"\n'
    meta.write_text('[options]\ncolour = "red"\n', "utf-8")
    assert "'colour' is no option" in command(folder).stdout
    meta.write_text("[options\n", "utf-8")
    assert "meta.toml cannot be read" in command(folder).stdout


@pytest.mark.parametrize(
    ("reference", "moment"),
    [
        ("2018-07-23T11:07:00+07:00", "2018-07-23T11:07:00+07:00"),
        ("2018-07-23T11:07:00", "2018-07-23T11:07:00+07:00"),
        ('"2018-07-23T11:07Z"', "2018-07-23T11:07:00+00:00"),
        ("2018-07-23", "2018-07-23T00:00:00+07:00"),
    ],
)
def test_a_case_may_choose_its_moment(reference: str, moment: str, tmp_path: Path) -> None:
    (tmp_path / "meta.toml").write_text(f"[options]\nreference = {reference}\n", "utf-8")
    options = Case("x", tmp_path).options()
    assert options.reference is not None
    assert options.reference.isoformat() == moment
    assert options.segments
    (tmp_path / "meta.toml").write_text('[options]\nreference = "hôm qua"\n', "utf-8")
    with pytest.raises(CaseError, match="ISO 8601"):
        Case("x", tmp_path).options()


def test_control_characters_of_a_difference_are_shown(folder: Path) -> None:
    change(folder / "article" / "expected.json", '"title": "Chợ', '"title": "\\u001b[31mChợ')
    answer = command(folder)
    assert "\x1b" not in answer.stdout


def test_differences_of_long_strings_are_short() -> None:
    long = "một hai ba " * 50
    ((path, sentence),) = differences({"body": {"text": long}}, {"body": {"text": f"{long}x"}})
    assert path == "body.text"
    assert len(sentence) < 200
    assert list(differences([1], [])) == [("[0]", "expected 1 got nothing")]
    assert list(differences({"a": None}, {"a": None})) == []
    assert list(differences(1, True)) == [("", "expected 1 got true")]


def test_cases_come_in_order() -> None:
    names = [case.name for case in cases(FIXTURES)]
    assert names == sorted(names)
