"""Fuzz the targets one after the other, each for `FUZZ_SECONDS` (60), guided by coverage.

Usage: run.py [TARGET...]. Seeds are the inputs and lines of tests/fixtures; what was interesting
stays in fuzz/corpus/TARGET, and an input that broke something in fuzz/findings.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["extract"]):
    import targets

HERE: Final = Path(__file__).parent
FIXTURES: Final = HERE.parent / "tests" / "fixtures"
LONGEST_BYTES: Final = {"decode": 4096, "text": 4096, "html": 8192, "pipeline": 8192}
LINE_BYTES: Final = 1000
ONE: Final = "FUZZ_TARGET"


def main() -> int:
    """All targets, or those named; 1 where any was broken."""
    names = sys.argv[1:] or list(targets.TARGETS)
    broken = [name for name in names if not _holds(name)]
    print(f"fuzz: {len(names) - len(broken)} targets held, broken: {', '.join(broken) or 'none'}")
    return 1 if broken else 0


def _holds(name: str) -> bool:
    """One target in a process of its own, since the fuzzer never returns."""
    seconds = os.environ.get("FUZZ_SECONDS", "60")
    corpus, findings = HERE / "corpus" / name, HERE / "findings"
    _seed(name, corpus)
    findings.mkdir(exist_ok=True)
    longest = LONGEST_BYTES.get(name, LINE_BYTES)
    done = subprocess.run(
        [
            sys.executable,
            __file__,
            str(corpus),
            f"-max_total_time={seconds}",
            f"-max_len={longest}",
            f"-artifact_prefix={findings}/{name}-",
            "-timeout=10",
            "-rss_limit_mb=1024",
            "-print_final_stats=1",
        ],
        env={**os.environ, ONE: name},
        check=False,
    )
    print(f"fuzz: {name}: {'held' if done.returncode == 0 else 'BROKEN, see fuzz/findings'}")
    return done.returncode == 0


def _seed(name: str, corpus: Path) -> None:
    corpus.mkdir(parents=True, exist_ok=True)
    for path in sorted(FIXTURES.glob("*/input.*")):
        data = path.read_bytes()
        if name in LONGEST_BYTES:
            (corpus / path.parent.name).write_bytes(data[: LONGEST_BYTES[name]])
        elif path.suffix == ".txt":
            for number, line in enumerate(data.splitlines()):
                if line.strip():
                    seed = corpus / f"{path.parent.name}-{number}"
                    seed.write_bytes(line[:LINE_BYTES])


if __name__ == "__main__":
    if ONE in os.environ:
        chosen = os.environ[ONE]
        atheris.Setup(sys.argv, lambda data: targets.run(chosen, data))
        atheris.Fuzz()
    else:
        sys.exit(main())
