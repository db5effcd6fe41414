"""Many documents: processes that extract them, and where records and failures are written."""

from __future__ import annotations

from extract.batch.extraction import Answer, Work
from extract.batch.output import Lines, open_lines, write_bytes
from extract.batch.run import Outcome, run

__all__ = ["Answer", "Lines", "Outcome", "Work", "open_lines", "run", "write_bytes"]
