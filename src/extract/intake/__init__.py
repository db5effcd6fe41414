"""Where bytes come from: files, folders, lists of names, standard input.

Never what they mean. Inputs are opened for reading only, and only regular files are.
"""

from __future__ import annotations

from extract.intake.listing import read_listing
from extract.intake.opening import Failure, File, load
from extract.intake.sources import MAX_BYTES, Selection, documents

__all__ = ["MAX_BYTES", "Failure", "File", "Selection", "documents", "load", "read_listing"]
