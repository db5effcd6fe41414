"""What the documentation shows is what the command prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "cli.md"
BLOCK = re.compile(r"```console\n\$ (extract[^\n]*--help)\n(.*?)```", re.DOTALL)
BLOCKS = [(found[1], found[2]) for found in BLOCK.finditer(PAGE.read_text("utf-8"))]


@pytest.mark.parametrize(("asked", "shown"), BLOCKS, ids=[asked for asked, _ in BLOCKS])
def test_help_blocks_are_current(asked: str, shown: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", *asked.split()],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "80"},
    )
    assert answer.stdout == shown


def test_every_command_is_documented() -> None:
    from extract.cli.group import COMMANDS

    asked = {asked for asked, _ in BLOCKS}
    assert asked == {
        "extract --help",
        *(f"extract {name} --help" for name in COMMANDS),
    }


def test_every_error_code_is_documented() -> None:
    from extract.errors import CODES

    page = PAGE.read_text("utf-8")
    assert [code for code in sorted(CODES) if f"`{code}`" not in page] == []
