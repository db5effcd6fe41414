"""Where bytes come from: files, folders, lists of names, standard input, and what is in them.

Never what they mean. Inputs are opened for reading only, and only regular files are; nothing is
unpacked to disk.
"""

from __future__ import annotations

from extract.intake.limits import MAX_BYTES, MAX_MEMBERS
from extract.intake.listing import read_listing
from extract.intake.opening import Entry, Failure, File, load
from extract.intake.selection import Fields, Selection
from extract.intake.sources import count_documents, documents

__all__ = [
    "MAX_BYTES",
    "MAX_MEMBERS",
    "Entry",
    "Failure",
    "Fields",
    "File",
    "Selection",
    "count_documents",
    "documents",
    "load",
    "read_listing",
]
