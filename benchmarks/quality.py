"""Score the tool, and its peers on pages, on the development corpus; `make quality`.

Writes benchmarks/results/quality.json and prints the figures. Needs the shared material beside
the project; says so and stops where it is missing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from peers import installed

if TYPE_CHECKING:
    from peers import Peer

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score.py"
RESULTS = ROOT / "benchmarks" / "results" / "quality.json"
SETS = {
    "text": ("text/docs", "text/gold", ["--docs", str(SHARED / "corpus/text/docs")]),
    "html": ("html/pages", "html/gold", []),
    "general": ("general/pages", "general/gold", []),
}
COMPARED = ("body", "title", "published", "authors")
"""What peers look for too."""
FIELDS = {"timestamps": "timestamp", "bylines": "byline"}


def run(command: list[str], **options: object) -> bytes:
    return subprocess.run(command, check=False, stdout=subprocess.PIPE, **options).stdout  # type: ignore[call-overload]


def scored(arguments: list[str], folder: Path) -> dict[str, object]:
    answer = folder / "score.json"
    subprocess.run(
        [sys.executable, str(SCORER), *arguments, "--json", str(answer)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return json.loads(answer.read_bytes())["total"]


def documents(name: str, folder: Path) -> dict[str, object]:
    pages, gold, more = SETS[name]
    records = folder / f"{name}.jsonl"
    extract = [sys.executable, "-m", "extract", "run", "-q", "--segments", "--no-profiles"]
    records.write_bytes(run([*extract, str(SHARED / "corpus" / pages)]))
    gold_folder = str(SHARED / "corpus" / gold)
    return scored(["--gold", gold_folder, "--records", str(records), *more], folder)


def peer(work: Peer, name: str, folder: Path) -> dict[str, object]:
    pages, gold, _ = SETS[name]
    records = folder / "peer.jsonl"
    with records.open("w", encoding="utf-8") as stream:
        for page in sorted((SHARED / "corpus" / pages).iterdir()):
            found = {"source": {"name": page.name}, **work(page.read_bytes())}
            stream.write(json.dumps(found, ensure_ascii=False) + "\n")
    total = scored(["--gold", str(SHARED / "corpus" / gold), "--records", str(records)], folder)
    return {key: total[key] for key in COMPARED if key in total}


def fields(name: str, folder: Path) -> dict[str, object]:
    gold = SHARED / "corpus" / "fields" / f"{name}.jsonl"
    lines = [json.loads(line)["raw"] for line in gold.read_text("utf-8").splitlines()]
    answers = folder / f"{name}.jsonl"
    asked = "\n".join(line.replace("\n", " ") for line in lines).encode()
    answers.write_bytes(run([sys.executable, "-m", "extract", "field", FIELDS[name]], input=asked))
    return scored(["--fields", str(gold), "--answers", str(answers)], folder)


def main() -> None:
    if not SCORER.exists():
        sys.exit(f"the development corpus is not here ({SHARED}); nothing was measured")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        result = {"extract": {s: documents(s, folder) for s in SETS}}
        result["extract"]["fields"] = {
            key: value for f in FIELDS for key, value in fields(f, folder).items()
        }
        for name, work in installed().items():
            result[name] = {s: peer(work, s, folder) for s in ("html", "general")}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for part, figures in result["extract"].items():
        print(part)
        for field, row in figures.items():
            print(f"  {field:16} {json.dumps(row, ensure_ascii=False)}")
    for part in ("html", "general"):
        print(part, *COMPARED)
        for name, parts in result.items():
            print(f"  {name:16}", *(parts[part][field]["score"] for field in COMPARED))


if __name__ == "__main__":
    main()
