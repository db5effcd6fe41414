"""Imported by the server that processes are forked from, so that each begins with all loaded."""

from __future__ import annotations

import contextlib
import gc

from extract import ExtractError, extract_json

for document in ("Tin", "<p>Tin"):
    with contextlib.suppress(ExtractError):
        extract_json(document)

# What is loaded stays: the collector need not look at it again, nor write to its shared pages.
gc.collect()
gc.freeze()
