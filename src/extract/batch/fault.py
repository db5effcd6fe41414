"""Faults on demand, for the tests: work that never ends, hangs, dies or runs out of memory.

`EXTRACT_FAULT=spin:NAME` (or `hang`, `die`, `memory`) in the environment makes the process that
extracts the document `NAME` do so.
"""

from __future__ import annotations

import os
import signal
import time
from typing import Final

_WANTED: Final = os.environ.get("EXTRACT_FAULT", "")
_FOREVER_SECONDS: Final = 3600


def fall(name: str) -> None:
    """Do what the environment wants done for the document of that name."""
    kind, _, wanted = _WANTED.partition(":")
    if not kind or name != wanted:
        return
    while kind == "spin":
        pass
    if kind == "die":
        os.kill(os.getpid(), signal.SIGSEGV)
    if kind == "hang":
        time.sleep(_FOREVER_SECONDS)
    if kind == "memory":
        bytearray(1 << 40)
