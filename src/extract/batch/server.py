"""Imported by the server that processes are forked from, so that each begins with all loaded."""

from __future__ import annotations

import contextlib

from extract import ExtractError, extract_json

for document in ("Tin", "<p>Tin"):
    with contextlib.suppress(ExtractError):
        extract_json(document)
