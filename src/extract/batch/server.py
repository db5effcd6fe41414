"""Imported by the server that processes are forked from, so that each begins with all loaded."""

from __future__ import annotations

import contextlib
import ctypes
import gc
from typing import Final

from extract import ExtractError, extract_json

_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
"""Names of glibc's for what `mallopt` sets."""
_KEPT: Final = 64 << 20
"""Bytes of free memory that a process keeps. By itself glibc hands a page's memory back behind the
page and asks for it again with the next one: a tenth of the time of a run over pages."""

with contextlib.suppress(AttributeError):  # other C libraries have no such function
    mallopt = ctypes.CDLL(None).mallopt
    mallopt(_TRIM_THRESHOLD, _KEPT)
    mallopt(_MMAP_THRESHOLD, _KEPT // 2)

for document in ("Tin", "<p>Tin"):
    with contextlib.suppress(ExtractError):
        extract_json(document)

# What is loaded stays: the collector need not look at it again, nor write to its shared pages.
gc.collect()
gc.freeze()
