"""A long run over generated documents: documents a second, memory by time, failures; `make soak`.

Then the same pages with one process and with two: throughput and CPU. Writes
benchmarks/results/soak.json. Counts come from the command line: `soak.py DOCUMENTS PAGES`.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results" / "soak.json"
FIXTURES = ROOT / "tests" / "fixtures"
DOCUMENTS, PAGES = 100_000, 20_000
SAMPLE_SECONDS = 1.0
WARM = 10_000
"""Documents after which memory must not grow any more."""
_SUBREAPER = 36
"""prctl's PR_SET_CHILD_SUBREAPER: the CPU of all processes of a run comes to be counted here."""


def crawl(folder: Path, count: int, pattern: str) -> None:
    """`count` names for the fixtures' documents, a thousand a folder."""
    inputs = sorted(FIXTURES.glob(pattern))
    for index in range(count):
        place = folder / f"{index // 1000:04}"
        place.mkdir(exist_ok=True, parents=True)
        source = inputs[index % len(inputs)]
        copy = place / f"{index:07}{source.suffix}"
        copy.write_bytes(source.read_bytes())


def memory(session: int) -> int:
    """Bytes that the processes of a session have for themselves, shared pages by their share."""
    total = 0
    for process in filter(lambda path: path.name.isdigit(), Path("/proc").iterdir()):
        try:
            if os.getsid(int(process.name)) == session:
                rollup = (process / "smaps_rollup").read_text()
                total += sum(int(x.split()[1]) for x in rollup.splitlines() if x[:4] == "Pss:")
        except OSError:  # it has just ended
            continue
    return total * 1024


def measure(folder: Path, out: Path, *options: str) -> dict[str, object]:
    """One run, watched."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    errors = out.with_suffix(".errors")
    process = subprocess.Popen(
        [sys.executable, "-m", "extract", folder, "-o", out, "--errors", errors, "-q", *options],
        start_new_session=True,
    )
    samples: list[tuple[int, int]] = []
    journal = out.with_name(f".{out.name}.journal")
    while process.poll() is None:
        time.sleep(SAMPLE_SECONDS)
        try:
            state = json.loads(journal.read_bytes())
        except (OSError, ValueError):
            continue
        samples.append((state["extracted"] + sum(state["failed"].values()), memory(process.pid)))
    wall = time.monotonic() - begun
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    records = sum(1 for _ in out.open("rb"))
    failures = [json.loads(line)["code"] for line in errors.open("rb")]
    early = max((m for done, m in samples if done <= WARM), default=0)
    late = max((m for done, m in samples if done > WARM), default=0)
    return {
        "documents": records + len(failures),
        "failures": {code: failures.count(code) for code in sorted(set(failures))},
        "seconds": round(wall, 1),
        "documents_a_second": round((records + len(failures)) / wall),
        "cpu_seconds": round(
            after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1
        ),
        "peak_mb_until_warm": round(early / 1e6),
        "peak_mb_after": round(late / 1e6),
    }


def main() -> None:
    documents, pages = (int(n) for n in sys.argv[1:]) if sys.argv[1:] else (DOCUMENTS, PAGES)
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        crawl(place / "documents", documents, "*/input.*")
        crawl(place / "pages", pages, "*/input.html")
        result = {"soak": measure(place / "documents", place / "all.jsonl")}
        print(json.dumps(result["soak"]))
        for jobs in (1, 2):
            key = f"pages, {jobs} process{'es'[: 2 * (jobs - 1)]}"
            result[key] = measure(place / "pages", place / f"{jobs}.jsonl", f"-j{jobs}")
            print(key, json.dumps(result[key]))
        same = (place / "1.jsonl").read_bytes() == (place / "2.jsonl").read_bytes()
    if not same:
        sys.exit("one process and two gave different bytes")
    RESULTS.write_text(json.dumps(result, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
