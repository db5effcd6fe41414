"""CPU of whole processes: `extract FILE` and `extract --version` over bare imports; `make startup`.

User and system time of the command beside a Python that only imports what it is made of. The
commands take turns, medians over the rounds. Writes benchmarks/results/startup.json.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
RESULTS = ROOT / "benchmarks" / "results" / "startup.json"
ROUNDS = 25
COMMAND = str(Path(sys.executable).with_name("extract"))
COMMANDS = {
    "click": [sys.executable, "-c", "import click"],
    "libraries": [sys.executable, "-c", "import click, selectolax.lexbor, orjson"],
    "version": [COMMAND, "--version"],
    "text": [COMMAND, str(FIXTURES / "large-site-text" / "input.txt")],
    "page": [COMMAND, str(FIXTURES / "large-site-page" / "input.html")],
}
OVER = {"version": "click", "text": "libraries", "page": "libraries"}


def seconds(command: list[str]) -> float:
    silence = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawn(command[0], command, os.environ, file_actions=silence)
    _, status, used = os.wait4(process, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed")
    return used.ru_utime + used.ru_stime


def main() -> None:
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for round_ in range(ROUNDS + 1):
        for name, command in COMMANDS.items():
            spent = seconds(command)
            if round_:
                times[name].append(spent)
    medians = {name: statistics.median(spent) for name, spent in times.items()}
    result = {name: {"ms": round(spent * 1e3, 1)} for name, spent in medians.items()}
    for name, bare in OVER.items():
        result[name][f"times_{bare}"] = round(medians[name] / medians[bare], 2)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    for name, row in result.items():
        print(f"{name:10} {json.dumps(row)}")


if __name__ == "__main__":
    main()
