"""The compiled stages say what their sources say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from extract.labels import core

FIXTURES = Path(__file__).parent / "fixtures"
VARIABLE = "EXTRACT_PURE_PYTHON"
IS_COMPILED = not core.__file__.endswith(".py")
_RATE = re.compile(rb" in [\d.,]+ s \([\d,]+ a second\)")
"""What the command says of a run that took its time, as either does on a busy machine."""


def answer(*arguments: str, pure: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, VARIABLE: pure},
        timeout=120,
    )


@pytest.mark.skipif(not IS_COMPILED, reason="nothing is compiled, or the sources were asked for")
def test_records_are_the_same_bytes() -> None:
    run = ("-m", "extract", "run", "--segments", "--include", "input.*", str(FIXTURES))
    compiled, pure = answer(*run, pure=""), answer(*run, pure="1")
    assert compiled.stdout.count(b"\n") > 0
    assert compiled.stdout == pure.stdout
    assert _RATE.sub(b"", compiled.stderr) == _RATE.sub(b"", pure.stderr)
    assert compiled.returncode == pure.returncode


def test_the_environment_asks_for_the_sources() -> None:
    script = "import extract.labels.core as core, extract.assemble as assemble\n"
    script += "print(core.__file__, assemble.__file__, sep='\\n')"
    places = answer("-c", script, pure="1").stdout.decode().splitlines()
    assert [Path(place).name for place in places] == ["core.py", "assemble.py"]


def test_the_environment_leaves_out_what_has_no_source() -> None:
    script = """
from extract.decode import octets
from extract.fields import _folding, _spelling, signs
from extract.readers import compiled, limits, scan, walk
assert signs.lookers() == (signs.columns, signs.look)
assert _folding.fold is _spelling.fold
assert octets.looks() == (octets.is_plain, octets.decoded, octets.count_controls)
assert compiled.walk_page() is walk.gathered
assert limits._looks() == (scan.lightened, scan.scan)
"""
    assert answer("-c", script, pure="1").stderr == b""
