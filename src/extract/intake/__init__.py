"""Where bytes come from: files, folders, lists of names, standard input.

Never what they mean. Inputs are opened for reading only, and only regular files are.
"""

from __future__ import annotations

from extract.intake.listing import read_listing
from extract.intake.opening import Entry, Failure, File, load
from extract.intake.sources import MAX_BYTES, Selection, count_documents, documents

__all__ = [
    "MAX_BYTES",
    "Entry",
    "Failure",
    "File",
    "Selection",
    "count_documents",
    "documents",
    "load",
    "read_listing",
]
