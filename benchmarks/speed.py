"""CPU of `extract_json` and of its peers over the bare parse, and text throughput; `make speed`.

Contenders take turns on each document within one run, medians over the rounds are summed over
the documents; pages once more without peers, which leave the caches to parse and tool. Writes
benchmarks/results/speed.json.
"""

from __future__ import annotations

import contextlib
import gc
import json
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
from selectolax.lexbor import LexborHTMLParser

from extract import ExtractError, extract_json
from peers import PEERS, installed

if TYPE_CHECKING:
    from collections.abc import Callable

    from peers import Peer

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
RESULTS = ROOT / "benchmarks" / "results" / "speed.json"
ROUNDS = 5
TEXT_ROUNDS = 50
"""Dumps are so short that five rounds are over in a tenth of a second, and measure its weather."""
PAGES = {"html": "html/pages", "general": "general/pages"}
TEXT = "text/docs"


def seconds(work: Callable[[bytes], object], document: bytes) -> float:
    start = time.process_time_ns()
    work(document)
    return (time.process_time_ns() - start) / 1e9


def ours(document: bytes) -> None:
    with contextlib.suppress(ExtractError):
        extract_json(document)


def lines(peers: dict[str, Peer]) -> dict[str, Callable[[bytes], object]]:
    """Peers that end, as we do, with a line of JSON."""
    return {name: lambda page, work=work: orjson.dumps(work(page)) for name, work in peers.items()}


def medians(
    contenders: dict[str, Callable[[bytes], object]],
    documents: list[bytes],
    rounds: int = ROUNDS,
) -> dict[str, float]:
    """Seconds of CPU a contender: the sum over documents of the median over rounds."""
    gc.collect()
    gc.freeze()  # nobody pays for what another one has loaded
    times = {name: [[] for _ in documents] for name in contenders}
    for round_ in range(rounds + 1):
        for index, document in enumerate(documents):
            for name, work in contenders.items():
                spent = seconds(work, document)
                if round_:
                    times[name][index].append(spent)
    return {n: sum(statistics.median(t) for t in rows) for n, rows in times.items()}


def read(folder: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((CORPUS / folder).iterdir())]


def main() -> None:
    if not CORPUS.exists():
        sys.exit(f"the development corpus is not here ({CORPUS}); nothing was measured")
    result: dict[str, object] = {}
    texts = read(TEXT)
    size = sum(map(len, texts))
    # Before peers are loaded into the same memory.
    spent = medians({"extract": ours}, texts, TEXT_ROUNDS)
    result["text"] = {
        "documents": len(texts),
        "bytes": size,
        "us_a_document": round(spent["extract"] / len(texts) * 1e6, 1),
        "mb_a_second": round(size / spent["extract"] / 1e6, 1),
    }
    for name, folder in PAGES.items():
        pages = read(folder)
        both = {"parse": LexborHTMLParser, "extract": ours}
        alone = medians(both, pages)
        spent = medians({**both, **lines(installed())}, pages)
        result[name] = {
            "documents": len(pages),
            "bytes": sum(map(len, pages)),
            "parse_ms": round(spent["parse"] / len(pages) * 1e3, 3),
            "extract_ms": round(spent["extract"] / len(pages) * 1e3, 3),
            "times_the_parse": round(spent["extract"] / spent["parse"], 2),
            "times_the_parse_without_peers": round(alone["extract"] / alone["parse"], 2),
            "peers_times_the_parse": {
                peer: round(spent[peer] / spent["parse"], 2) for peer in PEERS if peer in spent
            },
        }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    for name, row in result.items():
        print(f"{name:8} {json.dumps(row)}")


if __name__ == "__main__":
    main()
